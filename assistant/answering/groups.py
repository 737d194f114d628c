"""Groups of victims: is the group a question asks about the one a claim counts?"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

from assistant.domain.claims import Claim
from assistant.language.victims import victims

WORD = re.compile(r"[a-z]+")
# Classes that say nothing narrower than "somebody".
ANYBODY = frozenset({"people"})
# An army's men and a rebel's are counted in the same words; which of them they are is the side's to say.
ALIKE = (frozenset({"soldier", "fighter"}), frozenset({"soldier", "officer"}))


@functools.cache
def classes() -> dict[str, frozenset[str]]:
    """The classes that each word belongs to."""
    text = resources.files("assistant.answering").joinpath("data/groups.toml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for name, entry in tomllib.loads(text)["classes"].items():
        for word in entry["words"]:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def classes_of(group: str) -> frozenset[str]:
    """The classes a group's words name, without the one that is everybody."""
    known = classes()
    found = frozenset[str]().union(*(known.get(word, frozenset()) for word in WORD.findall(group.lower())))
    return found - ANYBODY


def same_group(asked: str, counted: str) -> bool:
    """Do both name people of one class ("pupils", "six school children")?"""
    one, other = classes_of(asked), classes_of(counted)
    if one and other:
        return bool(one & other) or any(one & alike and other & alike for alike in ALIKE)
    return bool(_telling(asked) & _telling(counted))


WHERE_THEY_WERE = re.compile(
    r"^\s+(?:others?\s+|more\s+|people\s+)?(?:on|aboard|in|inside)\s+(?:an?|the|their|one)\s+(?P<noun>[a-z]+)"
)


def placed(claim: Claim) -> str:
    """As in "25 others on a bus were wounded": what those counted were on or in, for a claim that names no group."""
    start = claim.quote.find(claim.figure.text) if claim.figure else -1
    found = (
        WHERE_THEY_WERE.match(claim.quote[start + len(claim.figure.text) :]) if claim.figure and start >= 0 else None
    )
    return found["noun"] if found else ""


COUNTED = re.compile(r"\b(?:how many|number of)\s+(?:\w+\s+)?(?P<noun>[a-z]+)\b", re.IGNORECASE)


# "How much did bread cost", "how much aid": no people.
HOW_MUCH = re.compile(r"\bhow much\b", re.IGNORECASE)


def counts_things(question: str) -> bool:
    """`How many drones were shot down?` counts no people."""
    if HOW_MUCH.search(question):
        return True
    counted = COUNTED.search(question)
    if counted is None:
        return False
    words = counted.group().lower().split()[2:]
    known = victims()
    return not any(word in known.nouns for word in words) and any(
        word in known.things for word in words[-1:] + words[:1]
    )


def _telling(group: str) -> set[str]:
    return {word.rstrip("s") for word in WORD.findall(group.lower()) if len(word) > 3}
