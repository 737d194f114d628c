"""Claims that fit about equally well are shown side by side; one that is likelier than they are stands alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answering.fits import Fit
from assistant.answering.matching import Match
from assistant.answering.ranking import Ranked
from assistant.answering.tying import alike, tied, told_apart
from assistant.answering.weighing import Weighed, scales
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan

THAT_DAY = DateSpan(date(2016, 5, 10), date(2016, 5, 10))
ASKED = QuestionFrame(text="How many pupils died at Amrun on 10 May 2016?", kind=QuestionKind.COUNT)
MET = {"outcome": Fit.MET, "place": Fit.MET, "when": Fit.MET}
BELOW = scales().threshold - 0.01


def counted(number: int, likely: float, *, fits: dict[str, Fit] = MET, **slots: object) -> Ranked:
    quote = f"{number} pupils died."
    figure = Figure(f"{number} pupils", number, number, Qualifier.EXACT)
    claim = Claim(f"a{number}", 0, len(quote), quote, figure, Outcome.KILLED, Status.CIVILIAN, event_date=THAT_DAY)
    return Ranked(Match(replace(claim, **slots), fits, frozenset()), 1.0, 0, likely)


ASKED = QuestionFrame("How many pupils died in the raid?", QuestionKind.COUNT)


def weighed(*items: Ranked) -> list[Weighed]:
    return [Weighed(item, (), item.likely or 0.0) for item in items]


def numbers(items: list[Ranked]) -> list[int | None]:
    return [item.claim.figure.low for item in items if item.claim.figure]


def test_several_that_fit_alike_are_a_tie():
    """Four, five or six: one of them is nearly surely meant, and none is likely enough by itself."""
    found = tied(weighed(counted(4, BELOW), counted(5, BELOW), counted(6, BELOW - 0.1)), ASKED)
    assert numbers([one.item for one in found]) == [4, 5, 6]


def test_what_is_no_tie():
    """One that is likely enough; one alone; two that are unlikely even together; two of which much is unknown."""
    unknown = {**MET, "place": Fit.OPEN, "when": Fit.OPEN}
    for items in (
        [counted(4, scales().threshold), counted(5, BELOW)],
        [counted(4, BELOW), counted(5, 0.1)],
        [counted(4, 0.31), counted(5, 0.3)],
        [counted(4, BELOW, fits=unknown), counted(5, BELOW, fits=unknown)],
        [counted(4, BELOW), counted(5, BELOW, fits={**MET, "when": Fit.VIOLATED})],
        [],
    ):
        assert tied(weighed(*items), ASKED) == []


def test_a_total_that_nobody_asks_for_is_in_no_tie():
    """What that brought the number to; where one asks for all so far, it stays, and so it does alone."""
    total = replace(counted(5, BELOW).claim, quote="The raid brought the number killed to 5 pupils.")
    five = Ranked(Match(total, MET, frozenset()), 1.0, 0, BELOW)
    assert numbers([one.item for one in tied(weighed(counted(4, BELOW), five), ASKED)]) == [4]
    in_all = replace(five.match.claim, quote="In total 5 pupils died across the province.")
    whole = Ranked(Match(in_all, MET, frozenset()), 1.0, 0, BELOW)
    assert numbers([one.item for one in tied(weighed(counted(4, BELOW), whole), ASKED)]) == [4, 5]
    all_so_far = replace(ASKED, text="How many pupils had died so far?")
    assert numbers([one.item for one in tied(weighed(counted(4, BELOW), five), all_so_far)]) == [4, 5]


def test_another_count_of_the_event_stands_beside_the_likeliest():
    """Of the same event and nearly as likely; not what says the same, what is far less likely, nor other victims."""
    best = counted(4, 0.8)
    same, unlikely = counted(4, 0.7), counted(9, 0.2)
    apart = counted(7, 0.7, event_date=DateSpan(date(2016, 6, 10), date(2016, 6, 10)))
    soldiers = counted(8, 0.7, status=Status.COMBATANT)
    fitting = [best, same, counted(6, 0.7), unlikely, apart, soldiers]
    assert numbers(alike(best, [], fitting, ASKED)) == [6]
    assert numbers(alike(best, [counted(6, 0.7)], fitting, ASKED)) == []


def test_a_tie_shows_what_else_fits_whatever_it_is_of():
    """Two events of a month fit alike: nothing says which is meant, and both are told."""
    other = counted(7, BELOW, event_date=DateSpan(date(2016, 5, 30), date(2016, 5, 30)))
    fitting = [replace(counted(4, BELOW), tied=True), other]
    assert numbers(alike(fitting[0], [], fitting, ASKED)) == [7]


def test_one_voice_that_counts_hundreds_and_thousands_counts_two_things():
    """Of one report: 280,000 and 300 are no two accounts of one toll; 20 and 22 may be, and so may two reports'."""
    war, town = counted(280_000, 0.8).claim, counted(300, 0.8).claim
    town = replace(town, article_id=war.article_id, start=100, end=120)
    assert told_apart(war, town)
    assert not told_apart(war, replace(town, article_id="other"))
    assert not told_apart(
        replace(counted(20, 0.8).claim, start=200, end=220), replace(counted(22, 0.8).claim, article_id="a20")
    )


def test_one_report_that_dates_two_tolls_apart_tells_of_two_events():
    """Nor does a report that gives a toll of Tuesday and one of Wednesday contradict itself; two reports may."""
    before = DateSpan(date(2016, 5, 9), date(2016, 5, 9))
    seven = counted(7, 0.8).claim
    eight = replace(counted(8, 0.8).claim, article_id=seven.article_id, start=100, end=120, event_date=before)
    assert told_apart(seven, eight)
    assert not told_apart(seven, replace(eight, event_date=THAT_DAY))
    assert not told_apart(seven, replace(eight, article_id="other"))


def test_one_sentence_that_tells_whose_side_tells_of_two():
    """On the northern side six, while the south announced fourteen: each its own. The army lost six, while the
    south put it at fourteen: that may be two accounts of one toll.
    """
    six = replace(counted(6, 0.8).claim, side="north", quote="On the northern side 6 fell, while the south gave 14.")
    fourteen = replace(six, figure=counted(14, 0.8).claim.figure, side=None, claimant="the south")
    assert told_apart(six, fourteen)
    assert not told_apart(six, replace(fourteen, side="north"))
    assert not told_apart(six, replace(fourteen, start=200, end=240))
    army = replace(six, quote="The army lost 6 men, while the south put it at 14.")
    assert not told_apart(army, fourteen)
