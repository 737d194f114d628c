"""A city is no province, and a town that dates a war's toll is not where it was counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.cities_told import names_city
from assistant.answering.fits import Fit, Setting
from assistant.answering.placing import is_elsewhere, place_fit
from assistant.answering.war_asked import asks_of_war
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind


def claim(quote: str, **slots: object) -> Claim:
    told = Claim("a", 0, len(quote), quote, Figure("9", 9, 9, Qualifier.EXACT), Outcome.KILLED, Status.UNKNOWN)
    return replace(told, **slots)


def frame(text: str, *places: str) -> QuestionFrame:
    return replace(QuestionFrame(text, QuestionKind.COUNT), places=places)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("A blast killed 9 people in the city of Hama.", True),
        ("A blast killed 9 people in Hama city on Sunday.", True),
        ("A blast killed 9 people in Hama province.", False),
        ("A blast killed 9 people in Hama.", False),
        ("Shells killed 9 people in villages north of the city of Hama.", False),
        ("Shells killed 9 people in hamlets near the city of Hama.", False),
    ],
)
def test_a_city_is_named_as_one(text, city):
    assert names_city("Hama", text) is city


@pytest.mark.parametrize(
    ("quote", "fit"),
    [
        # Salamiyah lies in the province of Hama, and not in its city.
        ("A blast killed 9 people in the city of Hama.", Fit.VIOLATED),
        ("A blast killed 9 people in Hama province.", Fit.OPEN),
        ("A blast killed 9 people in villages near the city of Hama.", Fit.OPEN),
    ],
)
def test_another_town_does_not_lie_in_the_city(quote, fit):
    setting = Setting(Article("a", quote), ("Salamiyah",), ("Salamiyah",))
    assert place_fit(claim(quote), frame("How many died in Salamiyah?", "salamiyah"), setting) is fit


@pytest.mark.parametrize(
    ("quote", "place", "elsewhere"),
    [
        ("9 people were killed in raids on the town of Douma.", "Douma", True),
        ("9 people were killed in raids on the town of Jobar.", "Jobar", False),
        # Only the article around it puts it there; an outlet sits there; a village that nobody knows proves nothing.
        ("9 people were killed in raids.", "Douma", False),
        ("The Aleppo-based centre said 9 people were killed.", "Aleppo", False),
        ("9 people were killed in raids on the village of Zeitanbur.", "Zeitanbur", False),
        # Near another town is in neither.
        ("9 people were killed in raids near the town of Douma.", "Douma", False),
        # The province around it, and the place itself named beside another.
        ("9 people were killed in Damascus.", "Damascus", False),
        ("9 people were killed in Douma and Jobar.", "Douma", False),
    ],
)
def test_a_known_place_of_its_own_is_elsewhere(quote, place, elsewhere):
    setting = Setting(Article("a", quote), (), ())
    asked = frame("How many died in Jobar?", "jobar")
    assert is_elsewhere(claim(quote, place=place), asked, setting) is elsewhere


def test_the_province_named_beside_a_village_is_not_the_village():
    """A quarter that the question calls as the sentence does is met, though its spelling is known as another town's."""
    quote = "Shells killed 9 people in Quneitra."
    setting = Setting(Article("a", f"{quote} Others fell on Zeitanbur."), (), ("Zeitanbur", "Quneitra"))
    village = frame("How many died in Zeitanbur in Quneitra?", "ztnbr", "quneitra")
    assert place_fit(claim(quote), village, setting) is not Fit.MET
    assert place_fit(claim(quote), frame("How many died in Quneitra?", "quneitra"), setting) is Fit.MET


@pytest.mark.parametrize(
    ("before", "quote", "elsewhere"),
    [
        # A land that both towns lie in makes them no one town.
        ("", "9 people were killed in Douma in Eastern Ghouta.", True),
        ("", "9 people were killed in Eastern Ghouta.", False),
        # A sentence without a place goes on from the one before, as far as that names none that is asked for.
        ("Shells fell on Jobar. They fell on Douma. ", "They killed 9 people.", True),
        ("They fell on Douma. Shells fell on Jobar. ", "They killed 9 people.", False),
        ("Shells fell on Douma near Harasta. ", "They killed 9 people.", False),
        ("", "A shell that was fired from Harasta at Douma killed 9 people.", False),
    ],
)
def test_another_town_of_the_same_land_and_the_place_of_the_sentence_before(before, quote, elsewhere):
    setting = Setting(Article("a", before + quote), (), ())
    told = claim(quote, place="Douma", start=len(before), end=len(before + quote))
    assert is_elsewhere(told, frame("How many died in Harasta?", "harasta"), setting) is elsewhere


@pytest.mark.parametrize(
    ("question", "elsewhere"),
    [
        ("How many died when the Harasta convoy was hit?", False),
        ("How many died on the buses from Harasta?", False),
        ("How many of the people leaving Harasta died?", False),
        ("How many died when convoys met in Harasta?", True),
        ("How many people died in Harasta on a bus?", True),
    ],
)
def test_where_travellers_came_from_is_not_where_they_were_hit(question, elsewhere):
    quote = "A blast in Douma killed 9 people."
    setting = Setting(Article("a", quote), (), ())
    told = claim(quote, place="Douma", start=0, end=len(quote))
    assert is_elsewhere(told, frame(question, "harasta"), setting) is elsewhere


@pytest.mark.parametrize(
    ("question", "war"),
    [
        ("When the school of Homs was hit in May, how many lives had the war cost?", True),
        ("How many people had the Syrian civil war killed by the time Homs fell?", True),
        ("What was the number of war deaths in Syria when Homs was hit?", True),
        ("How many people had the war cost the town of Homs by May?", False),
        ("How many war deaths in Homs were counted?", False),
        ("How many people did the raid on Homs kill?", False),
    ],
)
def test_the_cost_of_a_whole_war_is_asked_for(question, war):
    assert asks_of_war(frame(question, "homs")) is war


def test_a_town_that_dates_a_wars_toll_is_not_where_it_was_counted():
    """A town's own toll is asked for in other words, and a whole war's is not that."""
    toll, setting = claim("The war has killed 9 people.", scope=Scope.CUMULATIVE), Setting(Article("a", ""), ())
    dated = frame("When the school of Homs was hit, how many lives had the war cost?", "homs")
    assert place_fit(toll, dated, setting) is None
    assert place_fit(toll, frame("How many have been killed in Homs?", "homs"), setting) is Fit.VIOLATED


@pytest.mark.parametrize(
    ("quote", "fit"),
    [
        # No gazetteer has the hamlet: it may lie in any province, and in no town that the sentence names.
        ("A blast in the province of Hama killed 9 people.", Fit.OPEN),
        ("A blast in the city of Hama killed 9 people.", Fit.VIOLATED),
        ("A blast in Salamiyah killed 9 people.", Fit.VIOLATED),
    ],
)
def test_an_unknown_hamlet_may_lie_in_a_province(quote, fit):
    text = f"{quote} It struck the hamlet of Kfar Zubril, residents said."
    setting = Setting(Article("a", text), (), ("Hama", "Kfar Zubril"))
    assert place_fit(claim(quote), frame("How many died in Kfar Zubril?", "kfar zubril"), setting) is fit


def test_the_town_named_behind_a_quarter_is_not_that_quarter():
    """A village or quarter that no gazetteer has is met by its own name alone."""
    setting = Setting(Article("a", "Raids hit Manbij."), ("Manbij",), ("Manbij",))
    asked = frame("How many died in the al-Zeitanbura neighbourhood of Manbij?", "zeitanbura")
    assert place_fit(claim("Raids on Manbij countryside killed 9 people."), asked, setting) is not Fit.MET
    assert place_fit(claim("Raids on al-Zeitanbura killed 9 people."), asked, setting) is Fit.MET


@pytest.mark.parametrize(("city", "elsewhere"), [("aleppo", False), ("homs", True)])
def test_a_quarter_of_two_cities_is_not_elsewhere_when_either_city_is_asked_for(city, elsewhere):
    """A town in the countryside of Damascus and a quarter of Aleppo are both called Dahiyet al-Assad."""
    quote = "Shells killed 9 people in Dahiyet al-Assad."
    setting = Setting(Article("a", quote), (), ())
    told = claim(quote, place="Dahiyet al-Assad", start=0, end=len(quote))
    assert is_elsewhere(told, frame(f"How many died in {city.title()}?", city), setting) is elsewhere
