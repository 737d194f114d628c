"""Whose word a note asks for: at its end, in brackets, before a colon, or behind what another said."""

import pytest

from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "claimant"),
    [
        ("Death toll of the Kharkiv station strikes, 12 March 2022, from OCHA?", "OCHA"),
        (
            "Ganja missile strike, October 2020: how many dead, from the Prosecutor General's Office?",
            "Prosecutor General's Office",
        ),
        ("How many arms were found on 12 March 2022, from Iran?", None),
        ("Number of wounded in the Ganja missile attack - Azerbaijani prosecutors?", "Azerbaijani prosecutors"),
        ("Number of wounded in the missile attack - Ganja?", None),
        ("Number killed in Bakhmut on 3 May (Russian MoD)?", "Russian MoD"),
        ("Number killed at the bridge on 3 May (Bakhmut)?", None),
        ("Kharkiv police, 3 May 2022: number of people hurt by shells on Saltivka?", "Kharkiv police"),
        ("Kharkiv police, 3 May 2022: how many were killed by the shell?", None),
        ("TASS's military source on the Kursk raid: how many did he say were killed?", "TASS's military source"),
        ("The Kyiv authorities gave one toll for the Mariupol bombs; what was the OSCE's?", "OSCE"),
        ("Kyiv gave one toll for the Mariupol bombs; what was Mariupol?", "Kyiv"),
        ("Not the ministry's figure but MSF's: how many were hurt in Kunduz?", "MSF"),
        ("Baku says 12 soldiers died at Aghdam. What is Yerevan's figure?", "Yerevan"),
        ("Khartoum said 30 died in the market raid, but how many according to the RSF?", "RSF"),
        ("The market was hit, but how many died, according to Khartoum?", "Khartoum"),
        ("whats the RSF number for dead in el-Fasher", "RSF"),
        ("Tell me the number of kids UNICEF verified as killed in Tigray", "UNICEF"),
        ("How many were shot in Izium, if Ukrainian prosecutors are right?", "Ukrainian prosecutors"),
        ("How many were shot in Izium, if the lists on the wall at the school, torn as it was, are right?", None),
        # An aside closes with a comma; who only denies it, or tells otherwise there, is not asked.
        ("Kyiv says, but Moscow denies, that how many soldiers died?", "Kyiv"),
        ("According to the RSF, but the army says 5, how many died?", "RSF"),
        # Whose the thing itself is; whose men were hit.
        ("The village is Israel's. How many civilians were hurt?", None),
        ("The shell was Hezbollah's, and how many children did it kill?", None),
        ("Peacekeepers killed in Jonglei (UN)?", None),
        ("How many died in the clash between rioters - Nairobi police?", None),
        ("Kabul hospital, 8 March 2017: number of people killed by gunmen?", None),
        ("Going by the Red Cross statement, how many were buried in Bucha?", "Red Cross"),
    ],
)
def test_whose_word_is_asked_for(question, claimant):
    assert read_question(question, LEXICON).claimant == claimant


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("How many fighters were lost in the battle for the ridge which the army captured on 8 May 2020?", "killed"),
        ("How many fighters were captured in the battle for the ridge which the army lost?", "captured"),
        ("How many soldiers that the rebels captured were found?", "captured"),
    ],
)
def test_what_became_of_a_hill_is_not_what_became_of_men(question, outcome):
    assert read_question(question, LEXICON).outcome == outcome


@pytest.mark.parametrize(
    ("question", "when"),
    [
        ("As of 8 June 2023, how many had shelling killed over the previous two months?", "2023-04-08/2023-06-08"),
        ("By 3 December 2022, how many had died over the preceding week?", "2022-11-26/2022-12-03"),
        ("As of 20 May 2023, how many had the previous week and a half of raids killed?", "2023-05-10/2023-05-20"),
        ("How many were hurt in the days leading up to 2 June 2016?", "2016-05-26/2016-06-02"),
        ("How many were hurt on the day before 2 June 2016?", "2016-06-01/2016-06-02"),
        ("As of 31 March 2023, how many had died in the past month?", "2023-02-28/2023-03-31"),
        ("As of 5 May 2015, how many had died in the preceding few days?", None),
        ("By 10 March 2022, how many had been killed on the last day?", None),
        ("How many had died by 1 March 2021, compared with the previous year?", None),
        ("How many had died in the last known raid by 5 May 2015?", None),
    ],
)
def test_a_span_is_counted_back_from_the_day_of_the_question(question, when):
    span = read_question(question, LEXICON).when
    assert (span.iso if span else None) == when


@pytest.mark.parametrize(
    ("question", "kind", "outcome"),
    [
        ("Kyiv gave a number for the soldiers hurt by the raid on Saky. What was it?", "count", "injured"),
        ("Moscow put out its own figure for the dead of Saky: which number?", "count", "killed"),
        ("Were any journalists hurt in Martuni, and how many?", "count", "injured"),
        ("Was it 12 or 15 people that Baku said had been killed in Barda?", "count", "killed"),
        ("Was it one or 2 bombs that killed the mayor?", "yes_no", "killed"),
        ("The UN published a total of 300 dead. What is the name of the town?", "what", "killed"),
        ("Was it shells or rockets that killed people in Barda?", "yes_no", "killed"),
        ("Kyiv gave a reason for the raid on Saky. What was it?", "what", None),
        ("Kyiv gave a number for its dead. Which of its officials said so?", "who_said", "killed"),
    ],
)
def test_a_number_that_was_given_is_asked_for(question, kind, outcome):
    frame = read_question(question, LEXICON)
    assert (frame.kind, frame.outcome) == (kind, outcome)


def test_all_that_an_army_lost_is_asked_for():
    asked = "With the plane lost over Belgorod, what did Russia's total military death count in Ukraine come to?"
    frame = read_question(asked, LEXICON)
    assert (frame.side_actor, frame.scope, frame.claimant) == ("russia", "cumulative", None)
    one = read_question("What death count did the Russian military give for the Belgorod plane?", LEXICON)
    assert (one.claimant_actor, one.scope) == ("russia", None)


@pytest.mark.parametrize("place", ["northern Mali", "Mali", "the north of Mali"])
def test_a_part_of_a_country_is_a_scene(place):
    assert read_question(f"How many fighters were killed in {place}?", LEXICON).places == ("mali",)
    assert read_question("How many did southern Sudan lose at Malakal?", LEXICON).places == ("malakal",)
