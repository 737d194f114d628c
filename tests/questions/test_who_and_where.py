"""Who spoke and where it was, asked in words that are seldom used for it; each with a question that only looks so."""

from __future__ import annotations

import pytest

from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()

ASKED = [
    # Who judges what others say speaks himself
    ("Who in the Tripoli government dismissed the reports of a massacre in Derna?", "who_said"),
    ("Who dismissed the governor after the massacre in Derna?", "who_did"),
    ("Who backed up the toll of the Derna fire?", "who_said"),
    ("Who backed the rebels in the battle of Derna?", "who_did"),
    ("Who was demanding in May 2018 that the port of Derna be opened?", "who_said"),
    ("Who was said to have shelled the port of Derna?", "who_did"),
    # Whatever the verb, who does it with "that" speaks; not of his own deed
    ("Who charged that the gunmen in Derna wore uniforms?", "who_said"),
    ("Who claimed that the gunmen in Derna had carried out the raid?", "who_said"),
    ("Who bombed that market in Derna in May 2018?", "who_did"),
    ("Who pinned the bombing in Derna on the rebels?", "who_said"),
    # What befalls a place
    ("Which south Gaza neighbourhood came under rocket fire on 3 May 2018?", "where"),
    ("Which Gaza neighbourhood watch came under fire on 3 May 2018?", "what"),
    # A place by its name
    ("What is the name of the village near Sumy that was bombed in May 2023?", "where"),
    ("What was the name of the commander in the village near Sumy?", "what"),
    ("From which countries had the volunteers near Sumy come?", "where"),
    ("Between which two villages near Sumy did the shells fall?", "where"),
    ("Next to what facility in Sumy did the car explode?", "where"),
    ("In front of which church in Sumy did the car explode?", "where"),
    ("What was the crowd in Sumy standing in front of?", "where"),
    ("Between which two rulers of Sumy was the truce made?", "what"),
    ("Who was the crowd in Sumy standing next to?", "what"),
    ("What did the mayor say was needed to establish how many died at Sumy?", "what"),
    ("What did the mayor say about how many died at Sumy?", "count"),
    ("Which station reported the blast in Sumy?", "who_said"),
    ("Which station was hit by the blast in Sumy?", "what"),
    # What is asked for by its name alone
    ("Cause of death of the mayor of Sumy in May 2023?", "why"),
    ("Exact date of the killings at Sumy?", "when"),
    ("Site of the ambush that killed 30 soldiers near Sumy?", "where"),
    ("Perpetrators of the bombing at Sumy that killed 30?", "who_did"),
    ("The names of the officers killed at Sumy?", "what"),
    ("Death toll of the bombing at Sumy?", "count"),
    ("Killed at the site of the Sumy blast?", "count"),
    ("By which countries were the volunteers near Sumy armed?", "who_did"),
]


@pytest.mark.parametrize(("question", "kind"), ASKED)
def test_kind_of_a_question(question, kind):
    """Who spoke, who did it, where it was, or something else."""
    assert read_question(question, LEXICON).kind.value == kind
