"""Where a question asks what somebody said, the sentence gives his words and not another's."""

from __future__ import annotations

import pytest

from assistant.answering.saying import asks_words, gives_words, is_anothers, speaks
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What did Moscow say about the raid on Ganja?", True),
        ("How did the Pentagon explain the raid on Ganja?", True),
        ("Where in Ganja did the shell land, according to Moscow?", False),
        ("Did Moscow deny the raid on Ganja?", False),
        ("Who spoke of the raid on Ganja?", False),
        ("Whom did Moscow hold responsible for the raid on Ganja?", False),
        ("What does Moscow call the village of Ganja?", False),
    ],
)
def test_whose_words_are_asked_for(question, asked):
    """What a party said is asked for by the auxiliary before it; whether it said so is another question."""
    assert asks_words(read_question(question, LEXICON, [])) is asked


@pytest.mark.parametrize(
    ("text", "before", "given"),
    [
        ("Moscow said the village had been empty.", "", True),
        ("The village had been empty, according to Moscow.", "", True),
        ("It added that the village had been empty.", "Moscow spoke of it.", True),
        ("“The village was empty.”", "Moscow denied the raid.", True),
        ("The village was empty, a resident said of the raid by Moscow.", "", False),
        ("Moscows remarks on the village came a day late.", "", True),
        ("Jets of Moscow were over Ganja.", "", False),
        # Of whom nothing was told yet; "the spokesman" is the one who was named before.
        ("A rebel spokesman said the village had been empty.", "", False),
        ("The spokesman said the village had been empty.", "", True),
        ("Moscow, which has sent two more frigates to the coast of the Black Sea, said it was over.", "", True),
        ("Moscow, which has sent two more frigates to the coast of the Black Sea, struck at dawn.", "", False),
        ("A spokesman of Moscow would not speak; Moscow declined to comment.", "", True),
        ("Moscow vowed to strike the village again.", "", True),
        ("Moscow broke its promise to the village.", "", False),
        ("The ministry said the village had been empty.", "", True),
        ("The group said the village had been empty.", "", True),
        # The word behind a name is of whoever bears it
        ("The village had been empty, the Anadolu news agency said of the raid.", "", False),
        ("“The village was empty.”", "A resident saw the jets of Moscow.", False),
    ],
)
def test_a_party_speaks_or_is_only_spoken_of(text, before, given):
    """Who flew the jets said nothing of them."""
    frame = read_question("What did Moscow say about the raid on Ganja?", LEXICON, [])
    assert gives_words(frame, text, before, LEXICON) is given


@pytest.mark.parametrize(
    ("text", "anothers"),
    [
        ("The village had been empty, the Syrian Observatory for Human Rights said.", True),
        ("The village had been empty, the monitor said.", True),
        ("According to the Pentagon the village had been empty.", True),
        # Whoever passes it on has it from Moscow, and who only stands in the sentence says nothing.
        ("The village had been empty, Moscow told Reuters, the agency said.", False),
        ("The village had been empty, he said.", False),
        ("Turkish jets hit the village.", False),
    ],
)
def test_whose_words_a_sentence_gives_by_name(text, anothers):
    """What Moscow says is not told by those who speak in their own name."""
    frame = read_question("According to Moscow, did the raid hit the village of Ganja?", LEXICON, [])
    assert is_anothers(frame, text, LEXICON) is anothers


@pytest.mark.parametrize(
    ("text", "spoke"),
    [
        ("Its commissioner-general, Philippe Lazzarini, said the road was closed.", True),
        ("The agency's head, Lazzarini, also warned of hunger.", True),
        ("He met the agency's head, Philippe Lazzarini, whose car was hit.", False),
        ("The road to the camp was shown to Lazzarini, said the driver.", False),
    ],
)
def test_who_speaks_behind_his_post(text, spoke):
    """A name between commas is as much the speaker as one without."""
    frame = read_question("What did Philippe Lazzarini say about the road?", LEXICON, [])
    assert speaks(frame, text, LEXICON) is spoke
