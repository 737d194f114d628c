"""What an article says around a claim: the place last named, and what it has nowhere of what the question names."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import wiring
from assistant.answering.feature_names import AROUND
from assistant.answering.material import Material
from assistant.answering.relevance import names_in_question, read
from assistant.answering.surroundings import surroundings, unheard_in
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.terms import terms
from assistant.retrieval import Evidence
from assistant.settings import Settings

DEAD = "Nine people died."
NAMES = AROUND[AROUND.index("last_place") : AROUND.index("printed_late") + 1]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    return wiring.build_lexicon(Settings(data=tmp_path_factory.mktemp("none")))


def told(lexicon, text: str, question: QuestionFrame, *, title: str = "Shelling") -> dict[str, float]:
    article = Article(id="a", title=title, text=text, published=date(2016, 5, 11))
    start = text.index(DEAD)
    figure = Figure("Nine people", 9, 9, Qualifier.EXACT)
    claim = Claim(
        "a", start, start + len(DEAD), DEAD, figure, Outcome.KILLED, Status.UNKNOWN, published=article.published
    )
    weights = dict.fromkeys(terms(question.text), 1.0)
    material = Material(question, Evidence((), {}, ()), {"a": read(article)}, weights, lexicon)
    names = names_in_question(question.text) & weights.keys()
    unheard = unheard_in([article], question, lexicon)
    return dict(zip(NAMES, surroundings(claim, material, weights, names, unheard), strict=True))


def asks(text: str, **slots) -> QuestionFrame:
    return QuestionFrame(text, QuestionKind.COUNT, **slots)


@pytest.mark.parametrize(
    ("text", "met", "other"),
    [
        (f"A shell fell on Palmyra. It hit a bakery. {DEAD}", 1, 0),
        (f"A shell fell on Palmyra. Another hit Manbij. {DEAD}", 0, 1),
        (f"A shell fell on a bakery. {DEAD}", 0, 0),
    ],
    ids=["the one asked for", "another since", "none"],
)
def test_a_sentence_without_a_place_stays_at_the_last_one(lexicon, text, met, other):
    found = told(lexicon, text, asks("How many died in Palmyra?", places=("palmyra",)))
    assert (found["last_place"], found["last_place_other"]) == (met, other)


def test_the_title_may_name_the_place(lexicon):
    asked = asks("How many died in Palmyra?", places=("palmyra",))
    assert told(lexicon, DEAD, asked, title="Shells fall on Palmyra")["titled"] == 1
    assert told(lexicon, DEAD, asked, title="Shells fall on Manbij")["titled"] == 0


def test_what_the_article_has_nowhere_is_lacking(lexicon):
    """A name that stands further on is not near, and not lacking."""
    text = f"A mill burned. The fire spread. Rain fell. {DEAD} Roads closed. Snow fell. Trains stood. Tarquin came."
    near = told(lexicon, text, asks("How many died when Tarquin came?"))
    assert (near["names_lacking"], near["names_lacking_near"]) == (0, 1)
    never = told(lexicon, text, asks("How many died when Sulpicia came?"))
    assert (never["names_lacking"], never["names_lacking_near"]) == (1, 1)
    assert never["words_lacking"] > near["words_lacking"]


def test_a_claimant_is_heard_in_the_article_or_not_at_all(lexicon):
    text = f"The ferryman saw it. {DEAD}"
    assert told(lexicon, text, asks("How many, says the ferryman?", claimant="the ferryman"))["claimant_unheard"] == 0
    assert told(lexicon, text, asks("How many, says the abbess?", claimant="the abbess"))["claimant_unheard"] == 1


def test_an_event_is_printed_within_days(lexicon):
    asked = asks("How many had died by then?", as_of=date(2016, 5, 9))
    assert told(lexicon, DEAD, asked)["printed_soon"] == 1
    assert told(lexicon, DEAD, asks("How many had died by then?", as_of=date(2016, 1, 9)))["printed_late"] == 1
