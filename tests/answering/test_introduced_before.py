"""Who "the source" or "he" is stands in a sentence before, and is quoted with it."""

from __future__ import annotations

import pytest

from assistant.answering.relevance import read
from assistant.answering.told_beside import telling_beside
from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()
ASKED = "Who told Reuters that ten people had died at Garissa?"


@pytest.mark.parametrize(
    ("text", "number", "introduced"),
    [
        ("A source in the militia said it was late. Rain fell. Ten died, the source told Reuters.", 2, 0),
        ("Ben Haddad said it was late. Rain fell. Ten died, he told Reuters.", 2, 0),
        # Another kind of speaker, or nobody.
        ("A medic said it was late. Rain fell. Ten died, the source told Reuters.", 2, None),
        ("Rain fell. Rain fell again. Ten died, he told Reuters.", 2, None),
        # Who speaks is named in the sentence itself.
        ("A source said it was late. Ten died, the source told Reuters by way of Ben Haddad.", 1, None),
    ],
)
def test_who_speaks_is_told_before(text, number, introduced):
    assert telling_beside(read_question(ASKED, LEXICON), read(Article("a", text)), number, LEXICON) == introduced


def test_only_where_it_is_asked_who_said_so():
    asked = read_question("How high is the bridge at Garissa?", LEXICON)
    text = "A source said it was late. Ten died, the source told Reuters."
    assert telling_beside(asked, read(Article("a", text)), 1, LEXICON) is None
