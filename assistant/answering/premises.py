"""Hospitals and prisons that are asked for: reports seldom name them, and any place is no answer."""

from __future__ import annotations

import re

ASKED = re.compile(
    r"\b(?:which|what|whose|name\s+of\s+the)\s+(?:[\w'’-]+\s+){0,2}?"
    r"(?:(?P<hospital>hospitals?|clinics?)|(?P<prison>prisons?|jails?|detention\s+cent(?:er|re)s?))\b"
    r"|\bwhere\s+(?:were|was|are|is)\b(?:\s+[\w'’-]+){1,14}?\s+(?P<treated>treated|hospitali[sz]ed|(?:for|given|receiv\w+|got|under)\s+(?:medical\s+)?(?:treatment|care))\b",
    re.IGNORECASE,
)
WORDS = {
    "hospital": re.compile(r"\b(?:hospitals?|clinics?|infirmar(?:y|ies))\b", re.IGNORECASE),
    "prison": re.compile(r"\b(?:prisons?|jails?|jailed|cells?|detention|detained|dungeons?)\b", re.IGNORECASE),
    "treated": re.compile(r"\b(?:hospitals?|hospitali[sz]ed|clinics?|treated|treatment|medical)\b", re.IGNORECASE),
}


def asked_premises(question: str) -> str | None:
    """`hospital`, `prison`, or `treated` for where the wounded were brought; None where none of these is asked for."""
    asked = ASKED.search(question)
    return asked.lastgroup if asked else None


def has_premises(asked: str, sentence: str) -> bool:
    """Does a sentence speak of what was asked for?"""
    return WORDS[asked].search(sentence) is not None
