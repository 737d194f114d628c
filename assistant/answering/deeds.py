"""Deeds that a yes-or-no question asks about and that no report of the dead implies: an abduction, a poisoning."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

from assistant.domain.questions import QuestionFrame, QuestionKind

# "Fire" of a gun and the "head" of an office are no deeds: what asks for them uses plainer words.
ASKED = {
    "abducted": r"abduct\w*|kidnap\w*|hostages?|carried\s+off|taken\s+captive",
    "shields": r"(?:human|living)\s+shields?",
    "tortured": r"tortur\w*",
    "raped": r"rap(?:e|ed|ing)",
    "beheaded": r"behead\w*|decapitat\w*",
    "crucified": r"crucif\w*",
    "poisoned": r"chemical|poison(?:ed|ous)?|gassed|sarin|chlorine|nerve|toxic",
    "looted": r"loot\w*|plunder\w*|ransack\w*",
    "surrendered": r"surrender\w*",
    "starved": r"starv\w*",
    "burnt": r"burn(?:ed|t)\s+alive|set\s+(?:on\s+fire|alight)",
}
# Which of several it was tells the event, and is not what is asked: "the sarin attack".
OF_EVENT = r"(?!(?:\s+(?:gas|agent|weapons?))?\s+(?:attacks?|strikes?|massacres?|bombings?|killings?))"
WHETHER = re.compile(r"^(?:and\s+|so\s+)?(?:did|do|does|was|were|is|are|has|have|had)\b", re.IGNORECASE)


@functools.cache
def _told() -> dict[str, re.Pattern[str]]:
    data = resources.files("assistant.answering").joinpath("data/deeds.toml").read_text(encoding="utf-8")
    return {
        name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in tomllib.loads(data)["deeds"].items()
    }


@functools.cache
def _asked() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{words})\b{OF_EVENT}", re.IGNORECASE) for name, words in ASKED.items()}


def asked_deeds(frame: QuestionFrame) -> frozenset[str]:
    """The deeds of which it is asked whether they were done."""
    if frame.kind is not QuestionKind.YES_NO or not WHETHER.match(frame.text):
        return frozenset()
    return frozenset(name for name, pattern in _asked().items() if pattern.search(frame.text))


def tells_deeds(deeds: frozenset[str], text: str) -> bool:
    """Has a text a word for each?"""
    return all(_told()[name].search(text) for name in deeds)
