"""All the dead and not a part of them, the attack asked for and not its province, the television and not the agency."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.choosing import _heads, _repeats
from assistant.answering.fits import Fit
from assistant.answering.instead import instead, is_part, is_placed
from assistant.answering.matching import Match
from assistant.answering.ranking import Ranked
from assistant.answering.weighing import Weighed
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()
DAY = DateSpan(date(2016, 3, 4), date(2016, 3, 4))


def claim(quote: str, text: str, low: int, **slots: object) -> Claim:
    figure = Figure(text, low, low, Qualifier.EXACT)
    told = Claim("a", 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN, event_date=DAY, claimant="a medic")
    return replace(told, **slots)


def frame(text: str, **slots: object) -> QuestionFrame:
    return replace(QuestionFrame(text, QuestionKind.COUNT), **slots)


def weighed(told: Claim, chance: float, **fits: Fit) -> Weighed:
    return Weighed(Ranked(Match(told, fits, frozenset()), 1.0, 0), (), chance)


def shown(asked: QuestionFrame, *likely: Weighed) -> Claim:
    return instead(likely[0], likely, asked, LEXICON).item.claim


PART = claim("She died with two other guests in Hama.", "two other guests", 2, place="Hama")
WHOLE = claim("The fire killed three people in Hama, a medic said.", "three people", 3, place="Hama")


def test_everybody_is_asked_for_and_not_the_others():
    likely = weighed(PART, 0.8), weighed(WHOLE, 0.5)
    assert shown(frame("How many died in the fire?"), *likely) is WHOLE
    assert shown(frame("How many others died in the fire?"), *likely) is PART
    assert shown(frame("How many guests died?", group="guests"), *likely) is PART


@pytest.mark.parametrize(
    "slots",
    [{"claimant": "a clerk"}, {"place": None}, {"place": "Raqqa"}, {"outcome": Outcome.INJURED}, {"group": "children"}],
)
def test_another_voice_place_or_part_is_not_the_whole(slots):
    other = replace(WHOLE, **slots)
    assert shown(frame("How many died in the fire?"), weighed(PART, 0.8), weighed(other, 0.5)) is PART


def test_what_is_far_less_likely_is_not_shown():
    assert shown(frame("How many died in the fire?"), weighed(PART, 0.8), weighed(WHOLE, 0.3)) is PART


def test_soldiers_are_a_part_where_everybody_is_asked_for():
    soldiers = replace(WHOLE, status=Status.COMBATANT)
    assert is_part(soldiers, frame("How many died?"))
    assert not is_part(soldiers, frame("How many fighters died?", status=Status.COMBATANT))
    assert not is_part(WHOLE, frame("How many died?"))


def test_whom_the_question_names_are_no_mere_part():
    guests = replace(PART, group="displaced people")
    assert is_part(guests, frame("How many died?"))
    assert not is_part(guests, frame("How many refugees were lost?"))
    assert not is_part(guests, frame("How many of a family died?"))


def test_others_who_were_wounded_are_all_the_wounded():
    assert is_part(PART, frame("How many died?"))
    assert not is_part(replace(PART, outcome=Outcome.INJURED), frame("How many were wounded?"))


def test_a_toll_of_nowhere_may_be_another_events():
    assert is_placed(WHOLE, PART)
    assert not is_placed(replace(WHOLE, place=None), PART)
    assert is_placed(replace(WHOLE, place="Syria"), PART)
    assert not is_placed(replace(WHOLE, place="Syria", article_id="b"), PART)


def test_one_attack_is_not_all_of_its_province():
    wide = claim("They were among 30 people killed across Hama province.", "30 people", 30, place="Hama")
    market = claim("The raid on the market killed 12 people.", "12 people", 12, place="Hama")
    road = claim("A raid on a road killed 12 people.", "12 people", 12, place="Hama")
    asked = frame("How many died in the market?")
    assert shown(asked, weighed(wide, 0.7), weighed(market, 0.5)) is market
    assert shown(asked, weighed(wide, 0.7), weighed(road, 0.5)) is wide
    assert (
        shown(frame("How many died across Hama, markets included?"), weighed(wide, 0.7), weighed(market, 0.5)) is wide
    )


def test_television_and_agency_are_two_voices():
    agency = replace(WHOLE, claimant="the state news agency", actor="syria-state-media")
    television = replace(WHOLE, claimant="state television", actor="syria-state-media")
    likely = weighed(agency, 0.8), weighed(television, 0.5)
    asked = frame("How many died, by state TV?", claimant="state TV", claimant_actor="syria-state-media")
    assert shown(asked, *likely) is television
    media = replace(asked, claimant="state media")
    assert shown(media, *likely) is agency
    nameless = replace(agency, claimant="state media")
    assert shown(asked, weighed(nameless, 0.8), likely[1]) is television


def test_each_clause_has_its_place():
    quote = "A raid killed 12 people in Homs while 7 people died in Raqqa, a medic said."
    homs, raqqa = claim(quote, "12 people", 12), claim(quote, "7 people", 7)
    asked = frame("How many died in Raqqa?", places=("raqqa",))
    assert shown(asked, weighed(homs, 0.6), weighed(raqqa, 0.4)) is raqqa
    assert shown(asked, weighed(homs, 0.6), weighed(replace(raqqa, start=500, end=600), 0.4)) is homs
    assert shown(frame("How many died in Homs?", places=("homs",)), weighed(homs, 0.6), weighed(raqqa, 0.4)) is homs
    assert shown(frame("How many died?"), weighed(homs, 0.6), weighed(raqqa, 0.4)) is homs


def test_one_of_those_killed_is_a_part():
    one = claim("One of those killed was a baker.", "One", 1)
    assert is_part(one, frame("How many died?"))
    assert not is_part(claim("One person died.", "One person", 1), frame("How many died?"))


def test_a_headline_is_told_again_with_its_source():
    headline = claim("Fire in Hama: 40 injured.", "40 injured", 40, claimant=None, status=Status.CIVILIAN)
    below = claim("Around 40 were hurt, a medic said.", "Around 40", 40, status=Status.COMBATANT, start=60, end=94)
    assert _heads(headline, below)
    # Some outlets print the first sentence twice, the source only in the second.
    assert _heads(headline, replace(below, start=260, end=294))
    assert not _heads(headline, replace(below, start=900, end=934))
    assert not _heads(headline, replace(below, article_id="b"))
    assert not _heads(headline, replace(below, figure=Figure("41", 41, 41, Qualifier.EXACT)))
    assert not _heads(headline, replace(below, group="children", status=Status.CIVILIAN))


def test_the_source_of_a_headline_may_stand_far_below():
    headline = claim("Fire in Hama: 40 injured.", "40 injured", 40, claimant=None)
    below = claim("Around 40 were hurt, a medic said.", "Around 40", 40, start=1900, end=1934)
    assert _repeats(headline, below)
    assert not _repeats(headline, replace(below, article_id="b"))
    assert not _repeats(headline, replace(below, outcome=Outcome.INJURED))
    assert not _repeats(headline, replace(below, figure=Figure("41", 41, 41, Qualifier.EXACT)))


PROVINCE = claim("Raids killed 42 people in Idlib province, a medic said.", "42 people", 42, place="Idlib province")
TOWN = claim("They killed 23 people in the town of Saraqib, the medic said.", "23 people", 23, place="Saraqib")


def test_the_towns_dead_are_not_its_provinces():
    asked = frame("How many died in Saraqib?", places=("saraqib", "idlib"))
    assert shown(asked, weighed(PROVINCE, 0.6), weighed(TOWN, 0.5)) is TOWN
    country = replace(PROVINCE, quote="Raids killed 42 people in Syria.", place="Syria")
    of_province = replace(TOWN, quote="23 people died in Idlib province.", place="Idlib province")
    assert (
        shown(frame("How many died in Idlib?", places=("idlib",)), weighed(country, 0.6), weighed(of_province, 0.5))
        is of_province
    )


@pytest.mark.parametrize(
    "asked",
    [
        frame("How many died in Idlib province?", places=("idlib-province",)),
        frame("How many died in all in Saraqib and around?", places=("saraqib",)),
        frame("How many died in Saraqib and Douma?", places=("saraqib", "douma")),
        frame("How many died in Homs?", places=("homs",)),
        frame("How many died in the raids?"),
    ],
)
def test_the_whole_is_kept_where_no_one_town_is_asked_for(asked):
    assert shown(asked, weighed(PROVINCE, 0.6), weighed(TOWN, 0.5)) is PROVINCE


@pytest.mark.parametrize(
    "slots", [{"claimant": "a clerk"}, {"article_id": "b"}, {"outcome": Outcome.INJURED}, {"group": "children"}]
)
def test_another_voice_report_or_part_is_not_the_towns_toll(slots):
    asked = frame("How many died in Saraqib?", places=("saraqib",))
    assert shown(asked, weighed(PROVINCE, 0.6), weighed(replace(TOWN, **slots), 0.5)) is PROVINCE
