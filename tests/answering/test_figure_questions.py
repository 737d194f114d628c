"""Which questions ask for a figure, and which only mention one to say what event is meant."""

from __future__ import annotations

import pytest

from assistant.answering.figure_questions import (
    asks_figure,
    asks_who_counted,
    asks_whose_toll,
    counts_victims,
    may_lack_figure,
)
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Who said that 41 people were killed in Ganja?", True),
        ("Who reported the raid that killed 41 people in Ganja?", True),
        ("Which official explained the raid that killed 41 people in Ganja?", False),
        ("Who described the road to Ganja where 41 people died?", False),
        ("Who denied the reports that the raid on Ganja had killed 41 people?", False),
        ("Who put the toll at 41 when Ganja was shelled?", True),
        ("Who warned of famine after some 41 farmers were killed in Ganja?", False),
        ("Did the ministry say 41 people were killed in Ganja?", True),
        ("Did the ministry name the village in its account of the raid that killed 41 people?", False),
        ("Could the ministry tell whether rockets or bombs killed 41 people in Ganja?", False),
        ("How many were killed in the raid that wounded 41 in Ganja?", True),
        ("What bridge was taken in Ganja after heavy losses?", False),
        ("What losses did the army admit in Ganja?", True),
        ("How deadly was the blast in Ganja?", True),
        ("Who said that a volley of twelve ground-launched rockets wounded people in Ganja?", False),
        ("Who said that 41 people were killed by 12 rockets in Ganja?", True),
        ("Who said that 41 died in raids on Ganja?", True),
        ("Who said that 41 bomb victims died in Ganja?", True),
        ("Were most of the 41 villagers killed in Ganja civilians?", False),
        ("Were 41 of the villagers killed in Ganja civilians?", True),
        ("Name the two towns where civilians were killed on Monday.", False),
    ],
)
def test_a_figure_that_tells_the_event_is_not_asked_for(question, figure):
    """Who is asked for by another's deed or words is not found by the figure that the question gives."""
    assert asks_figure(read_question(question, LEXICON, [])) is figure


@pytest.mark.parametrize(
    ("question", "whose"),
    [
        ("Who gave the death toll of the raid on Ganja?", True),
        ("On whose word was the toll of the raid on Ganja reported?", True),
        ("Who gave the number of civilians killed in Ganja?", True),
        ("Who described the raid on Ganja?", False),
        ("Who put the heavy toll of the raid on Ganja down to the holiday crowds?", False),
        ("Which agency was the paper quoting for the toll of the raid on Ganja?", False),
        ("Who denied the toll of the raid on Ganja?", False),
        ("What was the toll of the raid on Ganja?", False),
    ],
)
def test_whose_toll_it_is_may_be_asked_without_a_figure(question, whose):
    """Who counted is known from the counts; who explained or denied a count is not."""
    assert asks_whose_toll(read_question(question, LEXICON, [])) is whose


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("Did anybody but soldiers die in Ganja?", True),
        ("Has Baku said how many of its soldiers had been killed in Ganja?", False),
        ("Has Moscow published the number of its soldiers killed in Ganja?", False),
        ("Did Moscow say that 12 soldiers died in Ganja?", False),
    ],
)
def test_whether_a_count_was_given_is_asked_of_the_ledger(question, lacking):
    """That it was withheld is known there; whether anybody died may be told without a number."""
    assert may_lack_figure(read_question(question, LEXICON, [])) is lacking


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("Who gave a number of dead for the raid on Ganja?", True),
        ("Which charity put a figure on the losses of Ganja?", True),
        ("Who gave the order to shell Ganja?", False),
        ("Who put the wounded of Ganja on a train?", False),
    ],
)
def test_whether_whoever_counted_is_asked_for(question, counted):
    """Giving a number, and not giving anything else."""
    assert asks_who_counted(question) is counted


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("At least eight people died in Ganja, a medic said.", True),
        ("The shelling killed more than 30 villagers.", True),
        ("The charity said that hospitals in Ganja had closed.", False),
        ("Some of the fighters were among the dead.", False),
    ],
)
def test_whether_a_sentence_counts_victims(sentence, counts):
    """A number of people lost, and not that somebody was."""
    assert counts_victims(sentence) is counts
