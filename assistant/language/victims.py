"""Nouns for people who come to harm: which they are, and the status they imply."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from assistant.domain.claims import Status


@dataclass(frozen=True, slots=True)
class Victims:
    """The lexicon of victims: status by noun, status by modifier, and nouns that count no people."""

    nouns: dict[str, Status]
    modifiers: dict[str, Status]
    things: frozenset[str]


@functools.cache
def victims() -> Victims:
    text = resources.files("assistant.language").joinpath("data/victims.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    statuses = (Status.CIVILIAN, Status.COMBATANT, Status.UNKNOWN)
    nouns = {word: status for status in statuses for word in data[status.value]["words"]}
    modifiers = {word: Status(name) for name, words in data["modifiers"].items() for word in words}
    return Victims(nouns, modifiers, frozenset(data["things"]["words"]))
