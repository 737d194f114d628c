"""Dead and wounded in one figure, those set free, those taken alive: no count of the dead or of hostages is that."""

from __future__ import annotations

import pytest

from assistant.answering.composing import counts_both
from assistant.answering.fates_asked import fate_frame, of_another_fate
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind

BOTH = "Killed and injured taken together, how many men did the army lose?"


def claim(quote: str, outcome: Outcome) -> Claim:
    return Claim("a", 0, len(quote), quote, Figure("Nine", 9, 9, Qualifier.EXACT), outcome, Status.UNKNOWN)


@pytest.mark.parametrize(
    ("question", "quote", "outcome", "other"),
    [
        (BOTH, "Nine of its men were killed or wounded.", Outcome.OTHER, False),
        (BOTH, "Nine of its men were killed.", Outcome.KILLED, True),
        ("How many of the hostages had the gunmen set free?", "Nine hostages were taken.", Outcome.CAPTURED, True),
        ("How many prisoners were released?", "Nine of the prisoners were freed.", Outcome.CAPTURED, False),
        ("How many hostages are seen in the video released in May?", "Nine were taken.", Outcome.CAPTURED, False),
        ("How many did he say were held when he wanted them freed?", "Nine were taken.", Outcome.CAPTURED, False),
        ("How many of the fighters were taken alive?", "Nine fighters were killed.", Outcome.KILLED, True),
        ("How many of the fighters were taken alive?", "Nine fighters were captured.", Outcome.CAPTURED, False),
        ("How many wounded did the rescuers evacuate?", "Nine people were wounded.", Outcome.INJURED, True),
        ("How many wounded did the rescuers evacuate?", "Nine wounded were taken to Homs.", Outcome.INJURED, False),
        ("How many survivors did they dig out?", "Nine people were killed.", Outcome.KILLED, True),
        ("How many did the survivors count?", "Nine people were killed.", Outcome.KILLED, False),
        ("How many fell before the town was taken?", "Nine fighters were killed.", Outcome.KILLED, False),
    ],
)
def test_another_fate_is_no_answer(question, quote, outcome, other):
    assert of_another_fate(claim(quote, outcome), QuestionFrame(question, QuestionKind.COUNT)) is other


def test_both_fates_are_asked_for_as_neither():
    dead = QuestionFrame(BOTH, QuestionKind.COUNT, outcome=Outcome.KILLED)
    assert fate_frame(dead).outcome is Outcome.OTHER
    apart = QuestionFrame("How many dead and wounded did it count?", QuestionKind.COUNT, outcome=Outcome.KILLED)
    assert fate_frame(apart) is apart


@pytest.mark.parametrize(
    ("quote", "both"),
    [
        ("Nine Killed & Injured in Homs", True),
        ("Nine Terrorists Killed Injured in Homs", True),
        ("Nine killed and wounded", True),
        ("Nine killed, many were wounded", False),
        ("Nine killed in Homs, injured brought to Hama", False),
    ],
)
def test_a_headline_joins_both_with_a_sign_or_with_none(quote, both):
    assert counts_both(claim(quote, Outcome.OTHER)) is both
