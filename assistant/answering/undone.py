"""What was only vowed, planned or feared was not done: "vowed to break the siege" tells no day on which it broke."""

from __future__ import annotations

import re

from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.kin import kin
from assistant.language.terms import terms

INTENT = (
    r"(?:vow|pledg|promis|threaten|plan(?!e)|hop(?:e|ing)|intend|want|prepar|fail|refus|declin|seek|sought|aim|attempt|"
    r"swear|swore|sworn|unable|ready|expect)[a-z]*"
)
# "Vowed on Monday to break", "would retake".
TO_DO = re.compile(
    rf"\b(?:{INTENT}(?: (?!that\b)[\w'’-]+){{0,4}}? to|will|would|could|might|may|should) (?:be |soon |also )?"
    r"(?P<done>[a-z]{3,})\b"
)
ASKS_INTENT = re.compile(rf"\b(?:{INTENT}|will|would|could|might|may|should)\b", re.IGNORECASE)
# Of what was done the day, the place or the doer is asked for.
DONE = frozenset({QuestionKind.WHEN, QuestionKind.WHERE, QuestionKind.WHO_DID})


def asks_of_done(frame: QuestionFrame) -> bool:
    """`When did the army break the siege?`, and not when it vowed to."""
    return frame.kind in DONE and ASKS_INTENT.search(frame.text) is None


def is_only_meant(question: str, sentence: str) -> bool:
    """Does a sentence tell of what was asked about as something still to be done, and of nothing else?"""
    meant = {term for found in TO_DO.finditer(sentence) for term in terms(found["done"])}
    asked = [term for term in terms(question) if term in meant]
    rest = terms(TO_DO.sub(" ", sentence))
    return bool(asked) and all(kin(term).isdisjoint(rest) for term in asked)
