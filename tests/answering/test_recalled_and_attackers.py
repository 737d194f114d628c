"""A recalled event has its own day; attackers are no toll; a headline counts as its sentence; who left is alive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.attackers import are_attackers_own
from assistant.answering.fits import Fit, Setting, sentence_before
from assistant.answering.headlines import told_below
from assistant.answering.matching import Match
from assistant.answering.moving import asks_who_went
from assistant.answering.ranking import Ranked
from assistant.answering.recalled import recalled_fit
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan

JUNE = DateSpan(date(2012, 6, 1), date(2012, 6, 30))


def told(before: str, quote: str, text: str = "Nine people", low: int = 9) -> tuple[Claim, Setting]:
    article = Article(id="a", title="Raids", text=before + quote, published=date(2016, 5, 11))
    figure = Figure(text, low, low, Qualifier.EXACT)
    start = len(before)
    claim = Claim("a", start, start + len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN)
    return replace(claim, published=article.published), Setting(article, ())


@pytest.mark.parametrize(
    ("before", "quote", "fit"),
    [
        ("Gas was used in Saraqeb in June 2012. ", "A panel says that attack killed nine people.", Fit.MET),
        ("Gas was used in Saraqeb in 2012. ", "A panel says that attack killed nine people.", Fit.OPEN),
        # It says that raids killed, and points at none.
        ("Gas was used in Saraqeb in June 2012. ", "A panel says that air strikes killed nine people.", None),
        ("Gas was used in Saraqeb in June 2012. ", "A panel says that attack killed nine people on Monday.", None),
        ("Gas was used in June 2012. It was hushed up. ", "A panel says that attack killed nine people.", None),
        ("Gas was used in May 2012. ", "A panel says that attack killed nine people.", None),
    ],
)
def test_that_attack_is_dated_by_the_sentence_before(before, quote, fit):
    claim, setting = told(before, quote, "nine people")
    assert recalled_fit(claim, JUNE, setting) is fit


def test_a_whole_wars_dead_are_not_of_a_day_recalled():
    claim, setting = told("Gas was used in June 2012. ", "A panel says that attack killed nine people.")
    assert recalled_fit(replace(claim, scope=Scope.CUMULATIVE), JUNE, setting) is None


def test_the_sentence_before_is_that_alone():
    assert sentence_before(*told("One fell. Two fell. ", "Nine people died.")).strip() == "Two fell."
    assert sentence_before(*told("", "Nine people died.")) == ""


def asks(text: str, **slots: object) -> QuestionFrame:
    return replace(QuestionFrame(text, QuestionKind.COUNT), **slots)


@pytest.mark.parametrize(
    ("quote", "text", "own"),
    [
        ("Two men drove at the gate before one of them blew himself up.", "one", True),
        ("Three of the raiders had detonated their vests at the mill.", "Three", True),
        ("Nine people died when a man blew himself up at the mill.", "Nine people", False),
        ("Nine people were killed and a raider blew himself up.", "Nine people", False),
    ],
)
def test_who_blew_himself_up_is_no_victim(quote, text, own):
    claim, _ = told("", quote, text)
    assert are_attackers_own(claim, asks("What was the toll of the attack on the mill?")) is own
    assert not are_attackers_own(claim, asks("How many attackers died?"))
    assert not are_attackers_own(claim, asks("How many died of the raiding side?", status=Status.COMBATANT))


def ranked(claim: Claim, **fits: Fit) -> Ranked:
    return Ranked(Match(claim, fits, frozenset()), 1.0, 0)


def test_a_headline_counts_whom_the_sentence_below_names():
    title, _ = told("", "Blast kills nine.", "nine")
    below = replace(told("Blast kills nine. ", "A blast killed nine people.", "nine people")[0], group="people")
    headline, lead = ranked(title, group=Fit.OPEN), ranked(below, group=Fit.VIOLATED)
    assert told_below([headline, lead])[0].match.fits["group"] is Fit.VIOLATED
    for other in (
        # No other count, no other outcome, and none that meets what is asked.
        ranked(replace(below, figure=Figure("eight people", 8, 8, Qualifier.EXACT)), group=Fit.VIOLATED),
        ranked(replace(below, outcome=Outcome.INJURED), group=Fit.VIOLATED),
        ranked(replace(below, article_id="b"), group=Fit.VIOLATED),
        ranked(below, group=Fit.MET),
    ):
        assert told_below([headline, other])[0].match.fits["group"] is Fit.OPEN


@pytest.mark.parametrize(
    ("question", "went"),
    [
        ("How many families had left the quarter by noon?", True),
        ("How many residents fled the fighting?", True),
        ("How many people were left dead in the quarter?", False),
        ("How many people were in the quarter?", False),
        ("How many casualties did the brigade have before it fled?", False),
    ],
)
def test_who_left_is_not_who_died(question, went):
    assert asks_who_went(asks(question)) is went
    assert not asks_who_went(asks(question, outcome=Outcome.KILLED))
