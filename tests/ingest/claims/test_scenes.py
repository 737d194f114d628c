"""Where people came to harm: each rule beside a sentence that only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Article
from assistant.language.actors_file import load_lexicon
from ingest.claims import read_claims

LEXICON = load_lexicon()
# A Wednesday.
PUBLISHED = date(2016, 10, 12)


def first_claim(text):
    return read_claims(Article("a", text, None, outlet="The Paper", published=PUBLISHED), LEXICON)[0]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jets struck Atareb town in western Aleppo province, where nine people were killed.", "Atareb"),
        ("Jets struck Atareb, Aleppo, killing nine people.", "Atareb"),
        ("Nine people were killed in Atareb in the province of Aleppo.", "Atareb"),
        ("After a raid on Homs, jets struck Atareb and killed nine people.", "Atareb"),
    ],
)
def test_the_smallest_of_places_in_one_another(text, place):
    """The town and not the province it lies in; of two places apart, the nearer."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jets struck Douma, a rebel-held town east of Damascus, killing nine people.", "Douma"),
        ("Nine people were killed east of Damascus.", "Damascus"),
        ("Jets struck the town of Douma. Nine people were killed in the town, east of Damascus.", "Douma"),
        ("Jets struck Nuwayrat village. Raids on the village northeast of Homs killed nine people.", "Nuwayrat"),
        ("Jets struck Nuwayrat village. Raids on a village northeast of Homs killed nine people.", "Homs"),
        ("Jets struck the town of Atareb. Nine people were killed east of Damascus.", "Damascus"),
        ("Gunmen positioned in Binnish shelled Idlib, killing nine people.", "Idlib"),
        ("Gunmen shelled Binnish and Idlib, killing nine people.", "Idlib"),
        ("Shells hit Saraqeb. Nine wounded were taken to hospitals in Hatay.", "Saraqeb"),
        ("Shells hit hospitals in Hatay, wounding nine people.", "Hatay"),
        ("Shells hit Saraqeb. The Istanbul-based council said nine people were killed.", "Saraqeb"),
        ("Shells hit Saraqeb. The council said nine people were killed in Istanbul.", "Istanbul"),
        ("A raid hit Saraqeb. Rebels driving across the Euphrates said nine people were killed.", "Saraqeb"),
        ("A raid hit Saraqeb. The mission accused Damascus of killing nine people.", "Saraqeb"),
        ("A raid hit Saraqeb. The mission said a blast in Damascus killed nine people.", "Damascus"),
        ("Raids in Saraqeb, Syria by Ann Smith Beirut- Jets struck on Monday killing nine people.", "Saraqeb"),
        ("Raids in Syria by Ann Smith. Jets struck in Beirut - the port - killing nine people.", "Beirut"),
        ("In Saraqeb shells killed nine people and in Douma ten were wounded.", "Saraqeb"),
        ("A raid hit Syria. It killed nine people on the deadliest day for Moscow.", "Syria"),
        ("A raid hit Syria. It killed nine people in Moscow.", "Moscow"),
        ("In Saraqeb a raid killed nine in the old market and 8 in Douma.", "Saraqeb"),
        ("From Saraqeb a raid moved on and killed nine in Douma and 8 in Binnish.", "Douma"),
        ("Nine fighters of a group outlawed in Russia were killed in Douma.", "Douma"),
        ("Nine people were killed in Russia and the group was outlawed in Douma.", "Russia"),
        ("A raid hit Saraqeb. It killed nine people in a Druze quarter.", "Saraqeb"),
        ("A raid hit Saraqeb. It killed nine people in Jabal al-Druze.", "Jabal al-Druze"),
        ("A raid hit Saraqeb. It killed nine people in the Southern and Western parts of the town.", "Saraqeb"),
    ],
)
def test_what_only_stands_beside_the_scene(text, place):
    """A landmark, the seat of who tells, of who fires, and the hospital: not there, where the text says where."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine people were killed in a town in Idlib province. The raid hit Saraqeb at noon.", "Saraqeb"),
        ("Nine people were killed in towns of Idlib province. The raid hit Saraqeb at noon.", "Idlib province"),
        ("Nine people were killed in a town in Idlib province. The raid came after one on Homs.", "Idlib province"),
        ("A raid hit Saraqeb. The monitor in Syria said the raid killed nine people.", "Saraqeb"),
        ("A raid hit Saraqeb. Nine people were killed across Syria.", "Syria"),
        ("Nine people were killed in Idlib province's Saraqeb.", "Saraqeb"),
    ],
)
def test_a_place_that_another_sentence_names(text, place):
    """`a town`, `the raid`: the sentences around say which."""
    assert first_claim(text).place == place


def test_the_dead_of_a_war_died_in_the_land():
    """The town that the report is about is not where a whole war's dead are."""
    claims = read_claims(
        Article(
            "a", "Jets hit Atareb in Syria, killing nine people. The war has killed 300,000 people.", None, "The Paper"
        ),
        LEXICON,
    )
    assert [claim.place for claim in claims] == ["Atareb", "Syria"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The raid killed nine people in northern Syria in the Arab country.", "Syria"),
        ("Nine people were killed in US Air Forces raids on a village near the town of Jarablus.", "Jarablus"),
        ("Over 50 Civilians Killed in One Week in Bombing Campaign in Aleppo.", "Aleppo"),
        ("The shells killed nine people in al-Nahr HRW reports.", "al-Nahr"),
        ("Nine people died in al-Nahr Northwest.", "al-Nahr"),
        ("Raids on Syrias towns killed nine people.", "Syria"),
        ("Nine people died in blasts targeting Azaz hospital in the suburbs of Aleppo.", "Azaz"),
        ("Residents in the town of Ariha in Idlib province said four men died.", "Ariha"),
    ],
)
def test_a_place_ends_where_its_name_does(text, place):
    """A lost comma glues an agency or a direction to a name, a lost apostrophe an s; forces and weeks are no places."""
    article = Article("a", text, None, outlet="The Paper", published=date(2020, 10, 5))
    assert {claim.place for claim in read_claims(article, LEXICON)} == {place}


def test_what_befell_a_land_over_days_befell_no_one_town():
    """A count of several days in a country is not placed in the town that the headline names."""
    text = "Raid on Aleppo. At least 90 people have been killed in the raids on Syria since Tuesday."
    article = Article("a", text, None, outlet="The Paper", published=date(2020, 10, 5))
    assert {claim.place for claim in read_claims(article, LEXICON)} == {"Syria"}


def test_where_an_event_took_place_is_told_by_the_next_sentence():
    """A lead that places the deaths in a country is placed by the sentence that says where the raids took place."""
    text = "Nine people have been killed in Syria. The monitor said the raids had taken place in the town of Azaz."
    article = Article("a", text, None, outlet="The Paper", published=date(2020, 10, 5))
    assert {claim.place for claim in read_claims(article, LEXICON)} == {"Azaz"}
    apart = "Nine people have been killed in Syria. The monitor said the raids were like others in the town of Azaz."
    article = Article("a", apart, None, outlet="The Paper", published=date(2020, 10, 5))
    assert {claim.place for claim in read_claims(article, LEXICON)} == {"Syria"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A medic at the Directorate of Health in Homs said nine people were killed.", "Homs"),
        ("Nine people were killed despite Damascus pledges of a truce. It was in Zeitan.", "Zeitan"),
        ("Nine people were killed near Damascus despite pledges of a truce. It was in Zeitan.", "Damascus"),
    ],
)
def test_what_is_no_place(text, place):
    """An office is no place by its kind alone, nor is a capital that stands for its government."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine fighters of the Islamic State in Iraq and Syria died on Monday. It was in Zeitan.", "Zeitan"),
        ("Nine fighters of the Islamic State died in Iraq on Monday. It was in Zeitan.", "Iraq"),
    ],
)
def test_lands_of_a_band_s_name(text, place):
    """The lands that a band calls itself after are not where its men died."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine people were killed near the Finance Directorate in Homs.", "Homs"),
        ("Nine people were killed said a man who lives in Paris. It was in Zeitan.", "Zeitan"),
        ("Nine people were killed in Paris said a man who works there. It was in Zeitan.", "Paris"),
        ("Nine fighters were killed said the army of its operation Tigris Shield.", None),
        ("Nine fighters were killed in the Wrath of Tigris campaign said the army.", None),
        ("Nine fighters were killed on the Tigris said the army.", "Tigris"),
    ],
)
def test_what_names_no_scene(text, place):
    """Neither an office nor where a speaker lives is where people died."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine soldiers died near Zeitan while Yerevan put its own losses at 12.", "Zeitan"),
        ("Nine soldiers died in Yerevan claims of an attack notwithstanding.", "Yerevan"),
    ],
)
def test_capital_that_speaks(text, place):
    """A capital that speaks is its government, and no scene."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Baku lost 12 soldiers in the offensive.", None),
        ("In Baku the raid killed 12 residents.", "Baku"),
        ("Forty refugees from the town of Gao were killed in a raid near Kidal.", "Kidal"),
        ("Twelve people from Gao were killed in an attack on a bus in Kidal.", "Kidal"),
        ("Twelve people from Gao were killed in an attack on a bus.", "Gao"),
        ("A bomb killed 98 people leaving Gao and Kidal at a crossing west of Zeitan.", "Zeitan"),
        ("Forty people fled Gao.", "Gao"),
    ],
)
def test_where_people_came_from(text, place):
    """Where the victims came from, or whose soldiers they were, is not where they died."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jets carried out strikes against Saraqeb, a town east of Homs. The strikes killed five people.", "Saraqeb"),
        ("Envoys made accusations against Baku near Homs. The strikes killed five people.", "Homs"),
        ("The base in Zeitan was hit from the Tomahawk cruise missiles. Six people were killed.", "Zeitan"),
    ],
)
def test_what_was_struck(text, place):
    """Who strikes against a town strikes there; a weapon's name is no town."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A strike on tents in the southern Homs town of Zeitan killed nine people.", "Zeitan"),
        ("A strike in the Zeitan district of Homs killed nine people.", "Zeitan"),
        ("A blast at the Al-Noor hospital in Zeitan killed nine people.", "Al-Noor"),
        ("Nine people died after they were taken to hospital in Zeitan. A bomb had hit Homs.", "Homs"),
        ("A drone hit the weekly market of Tarsa in northern Homs, killing nine people.", "Tarsa"),
        ("A strike on the Ras Mira oil port killed nine people.", "Ras Mira"),
        ("A drone attack on Rohingya leaving the town of Tarsa killed nine people.", "Tarsa"),
        ("A shell fell on Zeitan. Homs Gov. Omar Hadi said nine people were killed.", "Zeitan"),
        ("A shell fell on Zeitan, Homs's civil defence said. Nine people were killed.", "Zeitan"),
        ("A shell fell in the Homs village of Zeitan. Nine people were killed.", "Zeitan"),
        ("HOMS, Syria (AP) — Nine people were killed in Zeitan.", "Zeitan"),
        ("A shell fell on Zeitan, officials at the Noor Hospital said. Nine people were killed.", "Zeitan"),
        ("Nine people were killed across the Gaza Strip. A raid had hit Rafah.", "Gaza Strip"),
        (
            "A shell fell on Zeitan. Omar Hadi, an analyst in Homs, said it was a crime. It killed nine people.",
            "Zeitan",
        ),
        ("The broadcaster Al Mayadeen mourned its crew. A shell killed nine people in Zeitan.", "Zeitan"),
        ("In Zeitan a flood killed nine people who were displaced from Homs.", "Zeitan"),
        ("A shell hit Ituri in the Democratic Republic of the Congo, killing nine people.", "Ituri"),
    ],
)
def test_towns_of_a_land_and_offices_of_a_town(text, place):
    """`the Homs town of Zeitan` lies in Homs; whose governor or rescuers tell of it is not where it happened."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Photo Ann Smith Raid Kills Nine Rebels Near Gao NAIROBI (Sputnik) A blast in Kidal killed nine.", "Gao"),
        ("NAIROBI May 3 (Reuters) - The army said nine rebels were killed by airstrikes.", None),
        ("The army said that nine rebels were killed in NAIROBI (Kenya) by airstrikes.", "NAIROBI"),
    ],
)
def test_city_a_report_is_sent_from(text, place):
    """It is no scene, and the report that begins with it is not the headline before it."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Raiders from the Qaeda branch in Mali killed nine people near Zeitan.", "Zeitan"),
        ("Raiders from the town of Ansongo in Mali killed nine people.", "Ansongo"),
        ("The envoy said in Geneva the raid on Zeitan had killed nine people.", "Zeitan"),
        ("The envoy said nine people were killed in Geneva.", "Geneva"),
        ("The raid killed nine people and drew criticism from Moscow.", None),
        ("The raid killed nine people in Moscow.", "Moscow"),
        ("With nine people wounded Niger dispatched ambulances.", None),
        ("Nine people were wounded in Niger.", "Niger"),
        ("The general staff said Niger had lost 90 soldiers.", None),
        ("Nine people were killed in a raid; Niger did not comment.", None),
        ("Ninety rebels were killed, rebels said, and Niger said twelve soldiers had died.", None),
        ("Ninety rebels were killed in Mali and Niger said officials.", "Mali"),
        ("The general staff said 90 soldiers were killed in Niger.", "Niger"),
        ("Nine people were killed by the coalition fighting ISIS in Iraq.", None),
        ("Nine people were killed by a car bomb in Iraq.", "Iraq"),
    ],
)
def test_whence_words_and_bands_come(text, place):
    """Where a band has its branch, where somebody spoke and whence he was blamed is no scene."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "A mine went off at the border with Niger. Some 12,000 people have been killed since Malis conflict began.",
            "Mali",
        ),
        ("A mine went off at the border with Niger. Malian war planes have killed 12,000 people since 2012.", "Niger"),
    ],
)
def test_whose_war_a_toll_is_of(text, place):
    """It is told by the sentence, whatever land the article tells of."""
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb killed nine people in Donetsk. The war has left 14,000 people dead since 2014.", "Ukraine"),
        ("A raid killed nine people in Mandalay. The conflict has killed 50,000 people since 2021.", "Myanmar"),
        ("Shells hit Martuni. The conflict has left 30,000 people dead since 1988.", "Nagorno-Karabakh"),
        ("A bomb killed nine people in Donetsk. The siege has left 14 people dead.", "Donetsk"),
        # A government's seat that only speaks tells of a war elsewhere.
        ("Ukraine says 31,000 Ukrainian soldiers have died, and not the 150,000 of whom Moscow speaks.", "Ukraine"),
    ],
)
def test_a_wars_dead_are_the_countrys(text, place):
    """Where an article names no state, that in which its scene lies."""
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=PUBLISHED), LEXICON)
    assert claims[-1].place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The General Staff in Kyiv said 12 soldiers had died.", None),
        ("Activists in Homs said 12 people had died.", "Homs"),
        ("A hospital in Khartoum said 12 people had died.", "Khartoum"),
        ("The General Staff said 12 soldiers had died in Kyiv.", "Kyiv"),
    ],
)
def test_where_a_government_sits_is_no_scene(text, place):
    """The seat of who speaks in the lead is not where people died, unless they are people of the place."""
    assert first_claim(text).place == place
