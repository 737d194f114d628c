"""Attackers who died by their own bomb: no toll of the attack, where nobody asks for them."""

from __future__ import annotations

import re

from assistant.domain.claims import Claim, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.remembering import has

THEMSELVES = re.compile(
    r"(?:\s+(?!and\b|when\b|after\b|as\b|while\b|before\b)[\w'’-]+){0,4}\s+(?:had\s+)?(?:"
    r"bl(?:ew|own)\s+(?:him|her|them)sel(?:f|ves)\s+up|"
    r"(?:detonated|set\s+off|exploded)\s+(?:his|her|their)\s+(?:\w+\s+)?(?:belts?|vests?|explosives))",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\b(?:bombers|attackers?|assailants?|perpetrators?|gunmen|terrorists?|militants?|fighters|jihadists?|insurgents?|"
    r"(?:blew|blow|blown|detonated?) (?:him|her|them)sel(?:f|ves)|died? with)\b",
    re.IGNORECASE,
)
asks_attackers = has(ASKED)


def are_attackers_own(claim: Claim, frame: QuestionFrame) -> bool:
    """`Two men drove in before one of them blew himself up`: whoever asks how many the attack killed means others."""
    if claim.figure is None or frame.status is Status.COMBATANT or asks_attackers(frame.text):
        return False
    at = claim.quote.find(claim.figure.text)
    return at >= 0 and THEMSELVES.match(claim.quote, at + len(claim.figure.text)) is not None
