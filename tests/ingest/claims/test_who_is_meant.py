"""Whom a claim is credited to, where a name stands beside another's or in two places of a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Article
from assistant.language.actors_file import load_lexicon
from assistant.language.datelines import filed
from ingest.claims import read_claims

LEXICON = load_lexicon()


def claims_of(text):
    return read_claims(Article("a", text, None, outlet="The Paper", published=date(2016, 10, 12)), LEXICON)


def last_claimant(text):
    claim = claims_of(text)[-1]
    return claim.claimant, claim.actor


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Opponents of Syrian President Bashar al-Assad", None),
        ("A spokesman for Syrian President Bashar al-Assad", "syria"),
        ("A critic of the Azerbaijani government", None),
        ("A cousin of Assad", None),
        ("The brother of President Ilham Aliyev", None),
        ("A defector from the Syrian army", None),
        ("A rival of Erdogan", None),
        ("An anti-ISIS network", None),
        ("An ISIS statement", "islamic-state"),
        ("The Arabic-language news website Syria Now", None),
        ("A Turkish broadcaster", None),
        ("Myanmar Now", None),
        ("Iran International", None),
        ("Iran's International Affairs Ministry", "iran"),
        ("The Yemen Red Crescent", None),
        ("AP Syrias state TV", "syria-state-media"),
    ],
)
def test_who_only_stands_near_a_party(name, actor):
    """Whoever is named by his distance to a party, or bears a land in his name, does not speak for it."""
    assert last_claimant(f"{name} said 20 people died.") == (name, actor)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Omar Brown, director of the clinic, said 20 people died.", "Omar Brown, director of the clinic"),
        (
            "Omar al-Said, secretary general of the council, said 20 people died.",
            "Omar al-Said, secretary general of the council",
        ),
        ("In New York, director of the clinic Omar Brown said 20 people died.", None),
        ("20 people died, said Omar Brown, director of the clinic.", "Omar Brown, director of the clinic"),
        ("20 people died, said Omar Brown, who runs the clinic.", "Omar Brown"),
        ("20 people died, said Omar Brown, the mayor of Gao, adding that it was over.", "Omar Brown, the mayor of Gao"),
        ("20 people died where they said Omar Brown, Gao and Kidal meet.", None),
    ],
)
def test_name_and_role(text, claimant):
    """A name and the role behind its comma are one speaker."""
    found = last_claimant(text)[0]
    assert found == claimant or (claimant is None and "," not in (found or ""))


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "Nasr al-Hariri, Secretary General of the Syrian Coalition, said so. Hariri said 30 were hurt.",
            "syrian-national-coalition",
        ),
        (
            "Nasr al-Hariri Secretary General of the Syrian Coalition said 20 died. Hariri said 30 people were hurt.",
            "syrian-national-coalition",
        ),
        ("The Syrian Coalition said 20 died. Hariri said 30 people were hurt.", "lebanon"),
    ],
)
def test_a_surname_is_his_who_spoke_before(text, actor):
    """Whoever spoke under his full name is meant by his surname, and not a statesman who bears it too."""
    assert last_claimant(text)[1] == actor


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("An F-16 pilot was killed.", "An F-16 pilot"),
        ("Two Su-24 pilots were killed.", "Two Su-24 pilots"),
        ("AFP-12 pilots were killed.", "12 pilots"),
    ],
)
def test_what_aircraft_are_called_is_no_number(text, figure):
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=date(2016, 10, 12)), LEXICON)
    assert [claim.figure.text for claim in claims] == [figure]


def test_quotation_whose_closing_mark_was_lost():
    """A mark that opens a sentence closes no quotation; behind the one that does nobody is quoted."""
    lost = '"It was calm said Omar Brown, a clerk in Gao. "But today was bad. Eight people died. It goes on". '
    article = Article("a", f"{lost}Nine people died in Kidal.", None, outlet="The Paper", published=date(2016, 10, 12))
    eight, nine = read_claims(article, LEXICON)
    assert "clerk" in (eight.claimant or "")
    assert nine.claimant is None


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("BAGHDAD — Amid claims that nine people were killed, the army withdrew.", None),
        ("Baghdad amid claims that nine people were killed accused the army.", "Baghdad"),
        ("KYIV: Nine people were killed in a raid, officials said.", "officials"),
        ("KYIV: NINE SOLDIERS KILLED IN A RAID", "KYIV"),
        ("UN: Nine people were killed in a raid.", "UN"),
        ("DAMASCUS (AP) — Saying nine people were killed, the mayor wept.", None),
        ("The White Helmets (SCD) said nine people were killed.", "The White Helmets (SCD)"),
    ],
)
def test_where_a_report_was_filed_says_nothing(text, claimant):
    assert claims_of(text)[-1].claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("MOSCOW (AP) — The government did not say how many soldiers had died.", None),
        ("MOSCOW (AP) — Ukraine did not say how many soldiers had died.", "Ukraine"),
    ],
)
def test_the_agency_of_a_dateline_withholds_nothing(text, claimant):
    assert [claim.claimant for claim in claims_of(text)] == ([claimant] if claimant else [])


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("Kyiv — A raid killed nine people.", "Kyiv — "),
        ("Kyiv — which lost nine men — said so.", ""),
        ("KYIV: A raid killed nine people.", "KYIV: "),
        ("Kyiv: A raid killed nine people.", ""),
        ("Ukraine — A raid killed nine people.", ""),
    ],
)
def test_a_city_and_a_mark_before_a_story(text, dateline):
    assert text[: filed(text, LEXICON.mentions(text))] == dateline


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The health ministry said 12 people had died in Tripoli, Libya.", None),
        ("Khartoum State's health ministry said 12 people had died.", "sudan"),
        ("Shells hit Rafah. The health ministry said 12 people had died.", "gaza-health-ministry"),
        ("The ministry of health said 12 people had died in Khan Younis.", "gaza-health-ministry"),
        ("The health ministry in Gaza said 12 people had died.", "gaza-health-ministry"),
        ("Lebanon's health ministry spoke. The health ministry said 12 people had died in Tyre.", "lebanon"),
    ],
)
def test_whose_health_ministry(text, actor):
    """Gaza's is called so only where the scene lies there; elsewhere it needs its country's name."""
    assert last_claimant(text)[1] == actor


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Nine people died in the raid, the ministry of health said.", "the ministry of health"),
        ("Nine people died in the ministry of health in a raid.", None),
    ],
)
def test_a_ministry_of_something_speaks(text, claimant):
    assert last_claimant(text)[0] == claimant


@pytest.mark.parametrize(
    ("text", "claimant", "outcome"),
    [
        (
            "Armenia spoke of war. The prosecutor's office counted nine dead. It gave no figures.",
            "The prosecutor's office",
            "killed",
        ),
        ("Armenia spoke of war. It did not say how many of its men were wounded.", "Armenia", "injured"),
        ("Armenia spoke of war. It did not say how many were killed and wounded.", "Armenia", "killed"),
    ],
)
def test_it_is_who_spoke_in_the_sentence_before(text, claimant, outcome):
    """It is not the party named further up that gives no figures; and of which fate, is told."""
    withheld = [claim for claim in claims_of(text) if claim.figure is None]
    assert [(claim.claimant, claim.outcome.value) for claim in withheld] == [(claimant, outcome)]


@pytest.mark.parametrize(
    ("text", "claimant", "actor"),
    [
        (
            "The local committee, one of many volunteer groups across Sudan, put the number of the wounded at 71.",
            "The local committee",
            None,
        ),
        ("Nine people died, said the village mukhtar, Youssef Atieh.", "the village mukhtar", None),
        # Rescuers called so are the White Helmets in Syria alone.
        ("Shells fell on Gaza City. Civil defense teams said nine people died.", "Civil defense teams", None),
        ("Shells fell on Aleppo. Civil defense teams said nine people died.", "Civil defense teams", "white-helmets"),
        (
            "The war in Syria went on. Civil defense teams said nine people died.",
            "Civil defense teams",
            "white-helmets",
        ),
    ],
)
def test_who_is_one_of_many_speaks_for_himself(text, claimant, actor):
    assert [(claim.claimant, claim.actor) for claim in claims_of(text)] == [(claimant, actor)]
