"""The others, one family, a whole land and a sum: words of a question and a report that say which count is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.fits import Fit
from assistant.answering.matching import Match
from assistant.answering.parts_asked import is_but_some, part_asked
from assistant.answering.ranking import Ranked
from assistant.answering.weighing import Weighed
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()
DAY = DateSpan(date(2015, 6, 2), date(2015, 6, 2))


def claim(quote: str, text: str, low: int, **slots: object) -> Claim:
    figure = Figure(text, low, low, Qualifier.EXACT)
    told = Claim("a", 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN, event_date=DAY, claimant="a medic")
    return replace(told, **slots)


def weighed(told: Claim, chance: float) -> Weighed:
    return Weighed(Ranked(Match(told, {"outcome": Fit.MET}, frozenset()), 1.0, 0), (), chance)


def shown(text: str, *likely: tuple[Claim, float], **slots: object) -> Claim:
    asked = replace(QuestionFrame(text, QuestionKind.COUNT), **slots)
    told = [weighed(*one) for one in likely]
    return part_asked(told[0], told, asked, LEXICON).item.claim


ALL = claim("Raids killed 17 people, including five at the well.", "17 people", 17)
OTHERS = claim("As well as the five, 12 others died in the lanes.", "12 others", 12)


def test_the_others_are_asked_for_beside_some():
    likely = (ALL, 0.7), (OTHERS, 0.5)
    assert shown("Leaving aside those at the well, how many died?", *likely) is OTHERS
    assert shown("Not counting those at the well, how many died?", *likely) is OTHERS
    assert shown("How many died at the well and in the lanes?", *likely) is ALL
    assert shown("Leaving aside those at the well, how many died?", (ALL, 0.7), (OTHERS, 0.2)) is ALL


KIN = claim("Among the 31 killed was a family of six people, he said.", "six people", 6)
EVERYBODY = replace(KIN, figure=Figure("31", 31, 31, Qualifier.EXACT))


def test_a_familys_dead_are_those_of_the_family():
    likely = (EVERYBODY, 0.7), (KIN, 0.5)
    assert shown("One family was lost in the raid: how many of its members died?", *likely) is KIN
    assert shown("How many died in the raid?", *likely) is EVERYBODY


LAND = claim("Shelling of the Eastern Ghouta killed 20 people.", "20 people", 20)
TOWN = claim("The highest toll was in Douma in the Eastern Ghouta, where nine people died.", "nine people", 9)


@pytest.mark.parametrize(
    ("places", "is_town"),
    [(("eastern-ghouta",), False), (("douma",), True), ((), True)],
    ids=["the land", "the town", "nothing"],
)
def test_the_worst_hit_place_is_a_part_of_its_land(places, is_town):
    found = shown("How many died?", (TOWN, 0.9), (LAND, 0.35), places=places)
    assert found is (TOWN if is_town else LAND)


def test_a_toll_that_is_no_highest_one_stays():
    plain = replace(TOWN, quote="In Douma in the Eastern Ghouta nine people died.")
    assert shown("How many died?", (plain, 0.9), (LAND, 0.35), places=("eastern-ghouta",)) is plain


def test_a_sum_is_not_what_one_of_the_places_lost():
    sum_told = claim("A string of blasts killed 24 people, the radio said.", "24 people", 24, claimant="the radio")
    one = claim("In Hama 11 people died.", "11 people", 11)
    places = ("hama", "homs", "idlib")
    assert shown("Blasts in Hama, Homs, Idlib: combined toll?", (one, 0.6), (sum_told, 0.5), places=places) is sum_told
    assert shown("How many died in Hama, in the week of Homs?", (one, 0.6), (sum_told, 0.5), places=places) is one
    other = replace(sum_told, article_id="b")
    assert shown("Blasts in Hama, Homs, Idlib: combined toll?", (one, 0.6), (other, 0.5), places=places) is one


def test_what_was_added_is_not_all():
    more = claim("Six more people died in a hamlet.", "Six more people", 6)
    assert shown("In all, how many died?", (more, 0.7), (LAND, 0.6)) is LAND
    assert shown("How many died in the hamlet?", (more, 0.7), (LAND, 0.6)) is more


def test_who_is_asked_for_keeps_his_own_count():
    other = replace(OTHERS, claimant="a clerk")
    asked = "Leaving aside those at the well, how many died, by the medic's word?"
    assert shown(asked, (ALL, 0.7), (other, 0.5), claimant="medic") is ALL


WOUNDED = claim("Thirty people were wounded in Hama, a clerk said.", "Thirty people", 30, claimant="a clerk")
CRITICAL = claim("He added that eight of the wounded were in critical condition.", "eight", 8)


@pytest.mark.parametrize(
    "quote",
    [
        "He added that eight of the wounded were in critical condition.",
        "He said eight people were in a critical condition.",
    ],
)
def test_some_of_the_wounded_are_not_all(quote):
    some = replace(CRITICAL, quote=quote, figure=Figure("eight", 8, 8, Qualifier.EXACT))
    likely = (some, 0.6), (WOUNDED, 0.25)
    assert shown("How many were wounded in Hama?", *likely) is WOUNDED
    assert shown("Of the wounded in Hama, how many were in a critical condition?", *likely) is some
    assert shown("How many were wounded, by the medic's word?", *likely, claimant="medic") is some
    plain = replace(some, quote="He said eight were wounded.")
    assert shown("How many were wounded in Hama?", (plain, 0.6), (WOUNDED, 0.25)) is plain


def test_one_of_those_killed_is_not_all_of_them():
    told = claim("One of those killed was Omar Brown, a teacher.", "One", 1)
    assert is_but_some(told, QuestionFrame("How many people died?", QuestionKind.COUNT))
    among = claim("One among them was Omar Brown, a teacher.", "One", 1)
    assert is_but_some(among, QuestionFrame("How many people died?", QuestionKind.COUNT))
    with_a_part = claim("The shells hurt nine others among them two girls.", "nine others", 9)
    assert not is_but_some(with_a_part, QuestionFrame("How many people were hurt?", QuestionKind.COUNT))
    alone = claim("One was killed, and Omar Brown was hurt.", "One", 1)
    assert not is_but_some(alone, QuestionFrame("How many people died?", QuestionKind.COUNT))


AMONG = claim("It said nine children were among the victims of the blast.", "nine children", 9)


@pytest.mark.parametrize(
    ("text", "quote", "slots", "some"),
    [
        ("How many people died?", AMONG.quote, {}, True),
        ("How many people died?", "It said nine children were killed by the blast.", {}, False),
        ("How many children died?", AMONG.quote, {"group": "children"}, False),
        ("How many of the dead were under 18?", AMONG.quote, {}, False),
        ("How many civilians died?", AMONG.quote, {"status": Status.CIVILIAN}, True),
        ("How many soldiers died?", AMONG.quote, {"status": Status.COMBATANT}, False),
    ],
)
def test_some_of_the_victims_are_not_all(text, quote, slots, some):
    told = replace(AMONG, quote=quote, group="children")
    assert is_but_some(told, replace(QuestionFrame(text, QuestionKind.COUNT), **slots)) is some


@pytest.mark.parametrize(
    ("question", "figure", "some"),
    [
        ("How many people did the relief agency say were killed in total?", "nine of its workers", True),
        ("How many people did the relief agency say were killed?", "nine of its workers", False),
        ("How many people did the relief agency say were killed in total?", "nine workers", False),
    ],
)
def test_ones_own_are_not_all(question, figure, some):
    quote = f"The relief agency said that {figure} were killed."
    told = Claim("a", 0, len(quote), quote, Figure(figure, 9, 9, Qualifier.EXACT), Outcome.KILLED, Status.CIVILIAN)
    claim = replace(told, group="staff")
    assert is_but_some(claim, QuestionFrame(question, QuestionKind.COUNT)) is some
