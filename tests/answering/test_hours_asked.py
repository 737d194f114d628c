"""At what time it was is asked: a day is no time of day, and a page's own stamp tells of its printing."""

from __future__ import annotations

import pytest

from assistant.answering.answer_types import has_type
from assistant.answering.granting import granted
from assistant.answering.hours_asked import asks_hour, tells_hour
from assistant.answering.relevance import read
from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()
ASKED = "At what hour did the shells hit Garissa on 3 May 2019?"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (ASKED, True),
        ("At what time of day was the bridge blown up?", True),
        ("On what day was the bridge blown up?", False),
        ("At what time of year do the floods come?", False),
        ("How many men were at the bridge at what time the mayor called late?", False),
    ],
)
def test_whether_an_hour_is_asked_for(question, asked):
    assert asks_hour(read_question(question, LEXICON)) is asked


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The shells hit at dawn.", True),
        ("The first shell fell around 7 pm, a trader said.", True),
        ("The first shell fell at 19:40.", True),
        ("It fell at 0630 GMT.", True),
        ("The shells hit late on Friday.", True),
        ("The shells hit on Friday 3 May 2019.", False),
        ("The town has been under siege since 2014.", False),
        ("2159 03.05.2019 (updated 2204 03.05.2019) Shells hit Garissa on Friday.", False),
        ("Posted on 3 May 2019 at 10:15 Shells hit Garissa.", False),
    ],
)
def test_whether_a_sentence_tells_one(sentence, told):
    assert tells_hour(sentence) is told
    assert has_type(read_question(ASKED, LEXICON), sentence, LEXICON) == told


def test_it_may_stand_in_the_sentence_beside():
    fits = granted(read_question(ASKED, LEXICON), LEXICON)
    assert fits is not None
    assert fits(read(Article("a", "Shells hit Garissa. It was early morning. Rain fell. Dogs barked.")), 0)
    assert not fits(read(Article("a", "Shells hit Garissa. It was early morning. Rain fell. Dogs barked.")), 3)
