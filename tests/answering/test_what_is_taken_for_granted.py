"""That somebody owned up or replied weighs against a sentence only where it is not of the place and day asked for."""

from __future__ import annotations

import pytest

from assistant.answering.answer_types import has_type
from assistant.answering.judging import FEATURES, SIGNS, signs_of
from assistant.domain.questions import QuestionKind
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "sign", "place", "doubted"),
    [
        ("Who claimed responsibility for the blast at Zeitan?", "owner", 1.0, 0.0),
        ("Who claimed responsibility for the blast at Zeitan?", "owner", 0.7, 1.0),
        ("Who denied the raid on Zeitan?", "reply", 1.0, 0.0),
        ("Who denied the raid on Zeitan?", "reply", 0.0, 1.0),
        # Many a name is told of the place and day, and is not that of the one asked for
        ("What was the name of the bomber of Zeitan?", "by_name", 1.0, 1.0),
    ],
)
def test_a_sentence_of_that_event_bears_it_out(question, sign, place, doubted):
    """By its place and day, and where it has what was asked for."""
    told = {"type": 1.0, "time": 1.0, "place": place}
    features = [tuple(told.get(name, 0.5) for name in FEATURES)]
    assert signs_of(question, QuestionKind.WHO_DID, [0.7], features)[SIGNS.index(sign)] == doubted


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("What reason did the army give for the raid on Zeitan?", "The raid caused massive damage, it said.", 0.0),
        ("What reason did the army give for the raid on Zeitan?", "The raid was a response to fire, it said.", 1.0),
        ("Why did the hall at Zeitan collapse?", "The collapse was caused by a shell.", 1.0),
        ("What caused the collapse of the hall at Zeitan?", "A shell caused the collapse.", 1.0),
    ],
)
def test_damage_that_was_caused_is_no_reason(question, sentence, told):
    """What caused something is told so where that is asked."""
    assert has_type(read_question(question, LEXICON), sentence, LEXICON) == told
