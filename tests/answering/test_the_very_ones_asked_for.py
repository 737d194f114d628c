"""The others and not the excepted, the shelling and not the raid, the number and not "dozens", this quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.choosing import Weighed, _numbered, _same_sentence
from assistant.answering.circumstances import arms, kinds, weapons
from assistant.answering.contesting import _as_likely
from assistant.answering.fits import Fit, Setting
from assistant.answering.groups import same_group
from assistant.answering.matching import Match
from assistant.answering.placing import place_fit
from assistant.answering.ranking import Ranked, counts_better, same_victims
from assistant.answering.revising import RISE
from assistant.answering.scenes import scenes_in
from assistant.answering.telling import apart_from, of_family
from assistant.answering.unidentified import undetermined, undetermined_fit
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan

DAY = DateSpan(date(2016, 3, 4), date(2016, 3, 4))


def claim(quote: str, text: str, low: int | None = 9, **slots: object) -> Claim:
    figure = Figure(text, low, low, Qualifier.EXACT if low else Qualifier.VAGUE)
    told = Claim("a", 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN, event_date=DAY)
    return replace(told, **slots)


def frame(text: str, **slots: object) -> QuestionFrame:
    return replace(QuestionFrame(text, QuestionKind.COUNT), **slots)


def weighed(told: Claim, chance: float) -> Weighed:
    return Weighed(Ranked(Match(told, {}, frozenset()), 1.0, 0), (), chance)


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("How many died on the ferry?", "nine other people", (0, 0)),
        ("Besides the captain, how many died on the ferry?", "nine other sailors", (1, 0)),
        ("Besides the captain, how many died on the ferry?", "a captain", (0, 1)),
        ("Apart from the teachers, how many died?", "two teachers", (0, 1)),
        ("How many teachers died?", "two teachers", (0, 0)),
    ],
)
def test_others_are_meant_where_some_are_excepted(question, text, told):
    assert apart_from(claim(f"The storm killed {text} at sea.", text), frame(question)) == told


@pytest.mark.parametrize(
    ("question", "quote", "told"),
    [
        ("Of how many was it not known whether they fought?", "It was unclear whether 9 others were guards.", (1, 0)),
        ("Of how many was it not known whether they fought?", "9 villagers died.", (0, 1)),
        ("How many villagers died?", "It was unclear whether 9 others were guards.", (0, 0)),
        ("Of how many was it not known whether they fought?", "9 died, and another 4 were not identified.", (0, 1)),
        ("Of how many was it not known whether they fought?", "4 died, and another 9 were not identified.", (1, 0)),
    ],
)
def test_those_who_could_not_be_told_apart(question, quote, told):
    assert undetermined(claim(quote, "9"), frame(question)) == told


@pytest.mark.parametrize(
    ("question", "quote", "fit"),
    [
        ("How many bodies could not be assigned to fighters or villagers?", "9 were not identified.", Fit.MET),
        ("How many bodies could not be assigned to fighters or villagers?", "9 villagers died.", Fit.VIOLATED),
        ("How many did planes that were not identified kill?", "9 villagers died.", None),
    ],
)
def test_where_just_those_are_counted_no_others_answer(question, quote, fit):
    assert undetermined_fit(claim(quote, "9"), frame(question)) is fit


def test_one_family_is_not_all_the_dead():
    asked = frame("How many of one farmer's family died in the flood?")
    assert of_family(claim("It drowned a whole family of nine people.", "nine people"), asked)
    assert not of_family(claim("It drowned nine people.", "nine people"), asked)
    assert not of_family(claim("It drowned a family of nine people.", "nine people"), frame("How many drowned?"))


def test_the_weapon_is_that_of_the_figures_own_clause():
    quote = "Shelling killed 9 people in the port while air raids killed 30 people inland."
    asked = "How many did the shelling kill?"
    assert weapons(claim(quote, "9 people"), asked) == (1, 0, 0)
    assert weapons(claim(quote, "30 people"), asked) == (0, 1, 0)
    both = claim("Shelling and air raids killed 39 people.", "39 people")
    assert weapons(both, asked) == (0, 0, 1)
    assert weapons(both, "How many people died?") == (0, 0, 0)
    assert kinds("Nine corpses were unearthed") == {"bodies"}
    assert not kinds("It remains unclear where")
    assert arms("A hunter was shot dead") == {"small_arms"}
    assert not arms("A balloon was shot down")


def test_a_number_comes_before_dozens_of_the_same_event():
    dozens = claim("The blast killed dozens, the mayor said.", "dozens", None, claimant="the mayor")
    number = claim("The blast killed 24 people, the mayor said.", "24 people", 24, claimant="the mayor")
    assert _numbered(weighed(dozens, 0.8), [weighed(dozens, 0.8), weighed(number, 0.5)]).item.claim is number
    hurt = replace(number, outcome=Outcome.INJURED)
    assert _numbered(weighed(dozens, 0.8), [weighed(dozens, 0.8), weighed(hurt, 0.5)]).item.claim is dozens
    assert _numbered(weighed(dozens, 0.8), [weighed(dozens, 0.8), weighed(number, 0.1)]).item.claim is dozens


def test_another_voice_or_a_part_is_no_number_of_dozens():
    dozens = claim("It killed dozens, the ministry said.", "dozens", None, claimant="the ministry", actor="ministry")
    number = claim("It killed 24 people.", "24 people", 24, actor="observatory", claimant="the observatory")
    children = claim("It killed 24 children.", "24 children", 24, actor="ministry", group="children")
    assert not counts_better(number, dozens)
    assert not counts_better(children, dozens)
    assert counts_better(replace(number, actor="ministry"), dozens)


def test_a_towns_event_is_told_of_its_provinces_city():
    dozens = claim("It killed dozens in Saraqib.", "dozens", None, place="Saraqib")
    number = claim("It killed 24 people in Idlib.", "24 people", 24, place="Idlib", article_id="b")
    assert counts_better(number, dozens)
    assert not counts_better(replace(number, place="Hama"), dozens)


def test_workers_are_a_part_of_the_dead():
    workers = claim("It killed three ferry workers.", "three workers", 3, group="workers")
    everybody = claim("It killed ten persons.", "ten persons", 10, group="persons")
    assert not same_victims(workers, everybody)
    assert same_group("farm workers", "labourers")
    assert not same_group("aid workers", "factory workers")


def test_a_sentence_has_one_speaker():
    one = claim("Storm kills 9 monitor Minister travels", "9", claimant="monitor Minister")
    other = claim("Storm kills 9 monitor Minister travels", "9 people", claimant="the Observatory")
    assert _same_sentence(one, other)
    assert not _same_sentence(one, replace(other, start=500, end=600))
    assert not _same_sentence(one, replace(other, figure=Figure("8", 8, 8, Qualifier.EXACT)))


def test_what_is_hardly_likely_is_no_other_account():
    best = Ranked(Match(claim("9 died.", "9"), {}, frozenset()), 1.0, 0, likely=0.8)
    assert _as_likely(replace(best, likely=0.5), best, 0.4)
    assert not _as_likely(replace(best, likely=0.5), best, 0.7)
    assert _as_likely(replace(best, likely=None), replace(best, likely=None), 0.4)


@pytest.mark.parametrize("text", ["What did the monitor finally report?", "What was the later toll of the flood?"])
def test_the_last_count_is_asked_for(text):
    assert RISE.search(text)
    assert not RISE.search("How many were killed later that day?")


def test_where_the_gunners_sat_is_no_scene():
    told = "Shells fired by militants positioned in Eastern Ghouta fell on a school in Damascus."
    assert scenes_in(told) == ("Damascus",)
    assert "Eastern Ghouta" in scenes_in("A school in Eastern Ghouta was hit.")


def fits(quote: str, question: str, *places: str) -> Fit | None:
    return place_fit(claim(quote, "9"), frame(question, places=places), Setting(Article("a", quote), (), ()))


def test_a_quarter_is_the_one_that_the_question_spells():
    """Its name may be another town's in the gazetteer."""
    asked = "How many did rockets kill in the Midan quarter of Aleppo?"
    assert fits("Rockets on the Midane quarter killed 9.", asked, "midan-aleppo", "aleppo") is Fit.MET
    assert fits("Rockets on Midane in Damascus killed 9.", asked, "midan-aleppo", "aleppo") is not Fit.MET


def test_a_long_name_is_known_by_its_sound():
    asked = "How many died at a fuel station in Deir ez-Zor?"
    assert fits("Raids on a fuel station in Syria Der-Ezzor killed 9.", asked, "deir-ez-zor") is Fit.MET
    assert fits("Raids on a fuel station in Darayya killed 9.", asked, "deir-ez-zor") is not Fit.MET
    assert fits("Raids on a fuel station in Hama killed 9.", "How many died in Homs?", "homs") is not Fit.MET


def test_a_province_is_called_by_its_citys_name():
    asked = "How many died in the village of Tell Zarqun, Aleppo province?"
    assert (
        fits("A raid on a village in the province of Aleppo killed 9.", asked, "tlzrqn", "aleppo-province") is Fit.OPEN
    )
    assert fits("A raid on Al-Bab in Hama killed 9.", asked, "tlzrqn", "aleppo-province") is Fit.VIOLATED
