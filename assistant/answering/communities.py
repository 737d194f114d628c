"""People asked for by their faith or descent, whichever party is theirs: Alawites, Christians, Kurds."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

from assistant.answering.fits import Fit
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame

HOW_MANY = r"\b(?:how many|number of|what (?:number|share) of)"
# "How many of those hit in the raid were Druze?", "How many Druze were among the dead?"
OF_ALL = re.compile(
    rf"{HOW_MANY} (?:of |people |residents |civilians )[^?]{{0,120}}\b(?:were|was|are|had been) (?:also )?"
    r"(?P<who>[A-Z]\w+)(?: (?:fighters|people|civilians|soldiers|refugees|women|men|children))?"
    r"\s*(?=[,;.?]|$|\b(?:in|according|as|by|per)\b)|"
    rf"{HOW_MANY} (?P<named>[A-Z]\w+) (?:were|was|are|figured?) (?:there )?among\b",
    re.IGNORECASE,
)
COUNTED = re.compile(
    rf"{HOW_MANY} (?P<who>[A-Z]\w+)(?: (?:people|civilians|villagers|residents|women|men|children))?\b", re.IGNORECASE
)
BEHIND = 30
# What stands behind these is of others, or of some of them.
FURTHER = re.compile(r",? (?:including|among|and|while|in|by|near|from (?!an?\b|the\b))\b|[,;:]")


def community_fit(claim: Claim, frame: QuestionFrame) -> Fit | None:
    """Met by a figure that counts them; where a part of the dead is asked for, no figure of others is that part. None
    where no such people are asked for, or where a figure of nobody in particular proves nothing.
    """
    part, whole = _asked(OF_ALL, frame.text), _asked(COUNTED, frame.text)
    wanted = part or whole
    if not wanted:
        return None
    if names().get(wanted, NOBODY).search(_phrase(claim)):
        return Fit.MET
    return Fit.VIOLATED if part else None


@functools.lru_cache(maxsize=64)
def _asked(pattern: re.Pattern[str], question: str) -> str | None:
    """The community that a question names there. Each claim asks."""
    for found in pattern.finditer(question):
        who = next((name for name in found.groups() if name), "")
        known = next((name for name, words in names().items() if words.fullmatch(who)), None)
        if known and who[0].isupper():
            return known
    return None


def _phrase(claim: Claim) -> str:
    """A figure with what is said right behind it: "20 residents of a Druze village"."""
    start = claim.quote.find(claim.figure.text) if claim.figure else -1
    if claim.figure is None or start < 0:
        return claim.group or ""
    end = start + len(claim.figure.text)
    return claim.quote[start:end] + FURTHER.split(claim.quote[end : end + BEHIND], maxsplit=1)[0]


NOBODY = re.compile(r"(?!)")


@functools.cache
def names() -> dict[str, re.Pattern[str]]:
    """How each community is called in reports."""
    text = resources.files("assistant.answering").joinpath("data/communities.toml").read_text(encoding="utf-8")
    return {
        name: re.compile(rf"\b(?:{'|'.join(words)})\b") for name, words in tomllib.loads(text)["communities"].items()
    }
