"""The highest toll given, a count of two months, and whose "terrorists" are where the report says it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.extremes import asks_highest, asks_lowest, outermost
from assistant.answering.fits import Fit
from assistant.answering.headlines import told_below
from assistant.answering.matching import Match
from assistant.answering.peoples_and_pairs import counts_own, fit_of_both
from assistant.answering.ranking import Ranked
from assistant.answering.revising import superseded
from assistant.answering.spans_asked import of_the_span
from assistant.answering.weighing import Weighed
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan
from assistant.language.actors_file import load_lexicon


def claim(size: int, **slots: object) -> Claim:
    figure = Figure(f"{size} men", size, size, Qualifier.EXACT)
    told = Claim("a", 0, 9, f"{size} men died", figure, Outcome.KILLED, Status.UNKNOWN, place="Homs")
    return replace(told, **slots)


def weighed(told: Claim, chance: float) -> Weighed:
    return Weighed(Ranked(Match(told, {}, frozenset()), 1.0, 0), (), chance)


def asked(text: str, **slots: object) -> QuestionFrame:
    return replace(QuestionFrame(text, QuestionKind.COUNT), **slots)


@pytest.mark.parametrize(
    ("question", "highest", "lowest"),
    [
        ("What is the highest toll given for the blast in Homs?", True, False),
        ("What was the lowest civilian death count reported for it?", False, True),
        ("What was the highest toll of any raid that year?", False, False),
        ("How many died in the largest camp?", False, False),
        ("How many died at least?", False, False),
    ],
)
def test_the_highest_or_the_lowest_is_asked_for(question, highest, lowest):
    assert (asks_highest(question), asks_lowest(question)) == (highest, lowest)


def test_of_one_events_counts_the_outermost_is_taken():
    counts = [weighed(claim(30), 0.4), weighed(claim(90), 0.35), weighed(claim(500, place="Hama"), 0.3)]
    first = outermost(counts, asked("What is the highest toll given for the blast?"))[0]
    assert first.item.claim.figure == claim(90).figure
    assert first.chance == pytest.approx(0.75)
    assert outermost(counts, asked("What is the lowest toll given for the blast?"))[0].item is counts[0].item
    assert outermost(counts, asked("How many died in the blast?")) == counts


def test_another_reports_count_must_be_nearly_as_likely():
    counts = [weighed(claim(30), 0.4), weighed(claim(90, article_id="b"), 0.15)]
    assert outermost(counts, asked("What is the highest toll given for the blast?")) == counts


def test_lower_counts_are_no_other_account_of_the_highest():
    assert superseded(claim(30), claim(90), "What is the highest toll given?")
    assert not superseded(claim(90), claim(30), "What is the highest toll given?")


def test_two_months_are_counted_by_no_single_day():
    months = DateSpan(date(2015, 4, 3), date(2015, 6, 3))
    day = weighed(claim(9, event_date=DateSpan(date(2015, 6, 1), date(2015, 6, 1))), 0.6)
    whole = weighed(claim(600, scope=Scope.PERIOD, event_date=months), 0.3)
    question = asked("How many died in Syria in these two months?", when=months, places=("syria",))
    assert of_the_span([day, whole], question) is whole
    assert of_the_span([day, whole], replace(question, places=("homs",))) is day
    assert of_the_span([day, weighed(whole.item.claim, 0.1)], question) is day


def test_a_great_number_is_told_twice_of_the_same_people():
    named = Ranked(Match(claim(60), {"side": Fit.MET}, frozenset()), 1.0, 0)
    later = Ranked(Match(claim(60, start=900, end=930, place="Hama"), {"side": Fit.OPEN}, frozenset()), 1.0, 0)
    assert told_below([named, later])[1].match.fits["side"] is Fit.MET
    small = [
        replace(item, match=replace(item.match, claim=replace(item.claim, figure=claim(6).figure)))
        for item in (named, later)
    ]
    assert told_below(small)[1].match.fits["side"] is Fit.OPEN


def test_the_figures_own_words_name_the_party():
    lexicon = load_lexicon()
    assert counts_own(claim(9, group="Daesh terror group militants"), "islamic-state", lexicon)
    assert not counts_own(claim(9, group="Daesh hostages"), "islamic-state", lexicon)
    assert not counts_own(claim(9, group="Daesh militants"), "nusra-front", lexicon)


def test_who_fought_the_one_is_not_of_the_other():
    """A count that is one's own may still be a part of what both lost."""
    frames = (asked("", side="army", side_actor="syria"), asked("", side="Hezbollah", side_actor="hezbollah"))
    told = {"syria": Fit.VIOLATED, "hezbollah": Fit.OPEN}
    lexicon = load_lexicon()
    assert fit_of_both(claim(9), frames, lambda one: told[one.side_actor or ""], lexicon) is Fit.VIOLATED
    told["hezbollah"] = Fit.MET
    assert fit_of_both(claim(9), frames, lambda one: told[one.side_actor or ""], lexicon) is Fit.OPEN
