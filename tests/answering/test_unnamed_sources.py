"""Speakers told by their post, those who pass on, and victims told by what they rode or whose kin they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.asked_groups import group_fit
from assistant.answering.belonging import side_fit
from assistant.answering.fits import Fit, Setting
from assistant.answering.voices import claimant_fit
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()


def told(quote: str, figure: str, **slots: object) -> tuple[Claim, Setting]:
    article = Article(id="a", title="News of the day", text=quote, outlet="sana", published=date(2016, 7, 1))
    counted = Figure(figure, 7, 7, Qualifier.EXACT)
    claim = Claim("a", 0, len(quote), quote, counted, Outcome.KILLED, Status.UNKNOWN)
    return replace(claim, **slots), Setting(article, ())


def asked(**slots: object) -> QuestionFrame:
    return replace(QuestionFrame("How many were killed?", QuestionKind.COUNT, outcome=Outcome.KILLED), **slots)


SPEAKERS = [
    ("army-linked sources", None, "the military sources", Fit.MET),
    ("Syrian army source", "syria", "a military source", Fit.MET),
    ("Turkish army source", "turkey", "a military source", Fit.VIOLATED),
    ("army source", None, "a medical source", Fit.VIOLATED),
    ("SANA's governorate source", "sana", "A source at Daraa Governorate", Fit.MET),
    ("Reuters' governorate source", "reuters", "A source at Daraa Governorate", Fit.VIOLATED),
    ("Syrian army", "syria", "a military source", Fit.MET),
    ("Turkish army", "turkey", "a military source", Fit.VIOLATED),
    ("SANA source", None, "a source in the province", Fit.MET),
    ("Reuters source", None, "a source in the province", Fit.VIOLATED),
    ("agency", None, "Report", Fit.MET),
    ("SANA", "sana", "Initial reports", Fit.MET),
    ("Reuters", "reuters", "Initial reports", Fit.VIOLATED),
    ("Turkish army", "turkey", "Early estimates", Fit.VIOLATED),
    ("agency", None, "a villager", Fit.VIOLATED),
]


@pytest.mark.parametrize(("who", "key", "claimant", "fit"), SPEAKERS)
def test_a_source_is_known_by_its_post(who, key, claimant, fit):
    """An army's source is the unnamed military one at home; an outlet's source spoke in what it printed."""
    claim, setting = told("A source said seven died in Daraa.", "seven", claimant=claimant, place="Daraa")
    assert claimant_fit(claim, asked(claimant=who, claimant_actor=key), setting, LEXICON) is fit


def test_who_passes_on_a_count_is_asked_for_it_too():
    """What the Red Cross says officials have reported is its word; what it only stands beside is not."""
    frame = asked(claimant="Red Cross", claimant_actor=LEXICON.resolve("Red Cross").key)
    passed, setting = told("The Red Cross says local officials have reported seven dead.", "seven")
    beside, _ = told("As the Red Cross left, local officials reported seven dead.", "seven")
    fits = [claimant_fit(replace(one, claimant="local officials"), frame, setting, LEXICON) for one in (passed, beside)]
    assert fits == [Fit.MET, Fit.VIOLATED]


PASSED_ON = [
    ("Anadolu Agency", "Anadolu Agency reported seven deaths citing a statement from the Harbour Committee.", Fit.MET),
    ("Anadolu Agency", "Anadolu Agency had left when the Harbour Committee told of seven deaths.", Fit.VIOLATED),
    ("SANA source", "Seven died in Izra the Harbour Committee said on Monday SANA reported.", Fit.MET),
]


@pytest.mark.parametrize(("who", "quote", "fit"), PASSED_ON)
def test_what_an_agency_cites_it_reports(who, quote, fit):
    """`Citing a statement from the committee` passes it on; standing beside the committee does not."""
    claim, setting = told(quote, "seven", claimant="the Harbour Committee")
    setting = Setting(replace(setting.article, outlet="herald"), ())
    found = LEXICON.resolve(who)
    assert claimant_fit(claim, asked(claimant=who, claimant_actor=found and found.key), setting, LEXICON) is fit


def test_an_account_that_runs_on_is_passed_on_as_it_began():
    """The next sentence of what the WHO says officials reported is the WHO's too, where the account runs on."""
    first = "The World Health Organization says Yemeni officials have reported 40 dead. "
    claim, setting = told("Seven women were among them.", "seven", claimant="Yemeni officials", inferred=True)
    article = replace(setting.article, text=first + claim.quote)
    claim = replace(claim, start=len(first), end=len(article.text))
    who = asked(claimant="WHO", claimant_actor="who")
    assert claimant_fit(claim, who, Setting(article, ()), LEXICON) is Fit.MET
    assert claimant_fit(replace(claim, inferred=False), who, Setting(article, ()), LEXICON) is Fit.VIOLATED


BODIES = [
    ("Russia's ceasefire monitors", "The Russian Centre", Fit.MET),
    ("Turkey's ceasefire monitors", "The Russian Centre", Fit.VIOLATED),
    ("Russia's hospital inspectors", "The Russian Centre", Fit.VIOLATED),
]


@pytest.mark.parametrize(("who", "claimant", "fit"), BODIES)
def test_a_body_is_known_by_what_it_does(who, claimant, fit):
    """A body's full name says what it does and whose it is; another state's, or another work, is another body."""
    quote = "The Russian Centre for monitoring the cessation of hostilities said seven died."
    claim, setting = told(quote, "seven", claimant=claimant, actor="russia")
    assert claimant_fit(claim, asked(claimant=who), setting, LEXICON) is fit


def test_an_outlet_is_itself_by_whichever_name_it_is_called():
    """`Lebanon's al-Manar` in its own words is al-Manar; another channel's words are not."""
    claim, setting = told("Seven men died in Izra.", "seven")
    for outlet, fit in (("almanar", Fit.MET), ("sana", Fit.OPEN)):
        there = Setting(replace(setting.article, outlet=outlet), ())
        who = asked(claimant="Lebanon's al-Manar", claimant_actor="al-manar")
        assert claimant_fit(claim, who, there, LEXICON) is fit


def test_its_director_is_whom_the_report_presents_so():
    claim, setting = told("Director of Zabid Hospital Dr. Amin al-Harithi said seven died.", "seven")
    claim = replace(claim, claimant="Amin al-Harithi")
    assert claimant_fit(claim, asked(claimant="its director"), setting, LEXICON) is Fit.MET
    assert claimant_fit(claim, asked(claimant="its mayor"), setting, LEXICON) is Fit.VIOLATED


def test_whose_soldiers_died_cites_nobody():
    """`12 Turkish soldiers died, media said citing a source in the YPG`: it is no word of Turkey's."""
    quote = "Fighters killed 12 Turkish soldiers and hurt three others Kurdish media said citing a source in the YPG."
    claim, setting = told(quote, "12 Turkish soldiers", claimant="a source in the YPG", actor="ypg")
    assert claimant_fit(claim, asked(claimant="Turkey", claimant_actor="turkey"), setting, LEXICON) is Fit.VIOLATED
    cited = "SANA news agency reported 12 dead, citing a source in the YPG."
    claim, setting = told(cited, "12 dead", claimant="a source in the YPG", actor="ypg")
    assert claimant_fit(claim, asked(claimant="SANA", claimant_actor="sana"), setting, LEXICON) is Fit.MET


GROUPS = [
    ("bus passengers", "A bus was hit too, resulting in seven civilian deaths.", "civilian deaths", Fit.OPEN),
    ("bus passengers", "A market was hit too, resulting in seven civilian deaths.", "civilian deaths", Fit.VIOLATED),
    ("relatives", "The raid killed an entire family of seven displaced people.", "displaced people", Fit.MET),
    ("relatives", "The raid killed a crowd of seven displaced people.", "displaced people", Fit.VIOLATED),
    ("employees", "The raid killed seven workers.", "workers", Fit.MET),
    ("employees", "The raid killed seven aid workers.", "aid workers", Fit.VIOLATED),
    ("miners", "Gunmen shot seven men at the pit.", "men", Fit.OPEN),
    ("women", "Gunmen shot seven men at the pit.", "men", Fit.VIOLATED),
    ("youngsters", "The raid killed seven children.", "children", Fit.MET),
]


@pytest.mark.parametrize(("who", "quote", "group", "fit"), GROUPS)
def test_a_group_is_told_by_what_stands_about_it(who, quote, group, fit):
    """A bus that was hit had passengers, a family of seven are relatives, and a plant's employees are workers."""
    claim, _ = told(quote, f"seven {group}", group=group)
    assert group_fit(claim, asked(group=who), LEXICON) is fit


def test_troops_told_in_another_clause_were_not_killed_by_their_own():
    """`… died in regime shelling, it said, adding that seven troops fell`: the regime may have lost them."""
    frame = asked(side="regime", side_actor="syria", status=Status.COMBATANT)
    slots = {"group": "troops", "status": Status.COMBATANT, "place": "Homs"}
    apart, setting = told("In Syria one man died in regime shelling, adding that seven troops fell.", "seven", **slots)
    own, other = told("In Syria regime shelling killed seven troops.", "seven", **slots)
    assert side_fit(apart, frame, setting, LEXICON) is not Fit.VIOLATED
    assert side_fit(own, frame, other, LEXICON) is Fit.VIOLATED


def test_an_unnamed_monitor_is_the_one_that_the_next_sentences_name():
    """A lead's "a monitor" is who is named first behind it, whoever else is named later."""
    lead = "Seven men were hanged in Tabqa, a monitor said. "
    who = asked(claimant="SOHR", claimant_actor="syrian-observatory")
    for rest, fit in (
        ("The Syrian Observatory for Human Rights gave no names. The Syrian Network for Human Rights did.", Fit.MET),
        ("The Syrian Network for Human Rights gave names. The Syrian Observatory gave none.", Fit.VIOLATED),
        # Where nobody is named it may be anybody, and is credited to nobody.
        ("It gave no names.", Fit.OPEN),
    ):
        claim, setting = told(lead, "Seven", claimant="a monitor")
        setting = Setting(replace(setting.article, text=lead + rest), ())
        assert claimant_fit(claim, who, setting, LEXICON) is fit
