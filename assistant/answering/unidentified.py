"""Victims of whom nobody could tell who they were: whether they are asked for, and which claim counts them."""

from __future__ import annotations

import re

from assistant.answering.fits import Fit
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.remembering import has

UNDETERMINED = re.compile(
    r"\b(?:unidentified|unknown|unclear|undetermined|unspecified|whether|"
    r"(?:not|n't|without|yet to be|cannot|could not) (?:\w+ ){0,3}"
    r"(?:identif\w+|clear|known|specif\w+|determin\w+|assign\w*|attribut\w+|classif\w+|establish\w*))\b",
    re.IGNORECASE,
)
asks_undetermined = has(UNDETERMINED)
# Whom nobody could tell to be fighters or not, and not whose planes nobody knew.
COUNTS_UNDETERMINED = re.compile(
    r"\bhow many\b[^?]*?\b(?:not|n['’]t|cannot|yet to be)\s+(?:\w+\s+){0,2}"
    r"(?:identif\w+|assign\w*|attribut\w+|classif\w+|determin\w+)\b[^?]*\b(?:as|or|whether|to)\b",
    re.IGNORECASE,
)
counts_undetermined = has(COUNTS_UNDETERMINED)


def undetermined_fit(claim: Claim, frame: QuestionFrame) -> Fit | None:
    """Where just those are asked for, others are no answer; None where they are not."""
    if not counts_undetermined(frame.text):
        return None
    return Fit.MET if is_undetermined(claim) else Fit.VIOLATED


def undetermined(claim: Claim, frame: QuestionFrame) -> tuple[float, float]:
    """`How many could not be told to be fighters or not?`: those of whom the sentence says so; those of whom it does
    not.
    """
    asked = asks_undetermined(frame.text)
    told = asked and is_undetermined(claim)
    return float(told), float(asked and not told)


def is_undetermined(claim: Claim) -> bool:
    """As in "15 villagers died, and another 10 bodies were yet to be identified": the ten, and not the 15."""
    figure = claim.figure.text if claim.figure else ""
    start = claim.quote.find(figure) if figure else -1
    behind = claim.quote[start + len(figure) :] if start >= 0 else ""
    found = UNDETERMINED.search(behind)
    if found is not None and not COUNTED.search(behind[: found.start()]):
        return True
    return start >= 0 and UNDETERMINED.search(claim.quote[max(0, start - NEAR_BY) : start + len(figure)]) is not None


COUNTED = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)\b", re.IGNORECASE)
NEAR_BY = 25
