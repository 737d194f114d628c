"""Who is who: the parties, monitors and agencies that speak and are spoken of, under all their names.

Names are matched word by word against one trie of normalised words (no case, accents, apostrophes or hyphens), so a
text costs time in proportion to its length. Case is judged afterwards, against the name as the data spells it.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.domain.errors import SettingsError

DATA = Path(__file__).parent / "data"

# Initials with stops; else letters and digits with inner apostrophes. Every repetition is bounded or unambiguous.
WORD = re.compile(r"[A-Z]\.(?:[A-Z]\.?){1,4}(?![^\W_])|[^\W_]+(?:['’ʼ`´][^\W_]+)*")
# What may stand between two words of one name: blanks with at most one line break, a hyphen, a possessive apostrophe.
JOINT = re.compile(r"(?=[\s\-‐‑–'’])['’]?[^\S\n]{0,3}\n?[^\S\n]{0,3}[-‐‑–]?\s?")
POSSESSIVE = re.compile(r"['’ʼ`´][sS]$")
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "a", "Ə": "a"} | dict.fromkeys("'’ʼ`´.", ""))
LONGEST_WORD = 40
MOST_SPELLINGS = 600


class ActorKind(StrEnum):
    STATE = "state"
    NON_STATE = "non_state"
    MONITOR = "monitor"
    AGENCY = "agency"
    """UN bodies, the Red Cross, courts."""
    NEWS = "news"
    ALLIANCE = "alliance"


class Form(StrEnum):
    """How a text names an actor. Whether a CAPITAL speaks or is where it happened is for the reader of the sentence."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Actor:
    """A party. Ministries, armies and presidents are not actors of their own but names of their state."""

    key: str
    name: str
    kind: ActorKind
    parent: str | None = None
    allies: tuple[str, ...] = ()
    """Keys of parties that are counted as the same side ("the Armenian side" covers Karabakh)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an actor: `text == source[start:end]`."""

    start: int
    end: int
    text: str
    actor: Actor
    form: Form


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    """Without a possessive ending."""
    norm: str
    joined: bool
    """Whether the word before stands close enough to belong to the same name."""


@dataclass(frozen=True, slots=True)
class _Alias:
    words: tuple[str, ...]
    actor: str
    form: Form


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    last: int
    actor: str
    form: Form


class _Trie:
    """Sequences of normalised words, each with what it stands for."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, path: Iterable[str], value: _Alias) -> None:
        node = self._root
        for word in path:
            node = node.setdefault(word, {})
        node.setdefault("", []).insert(0, value)

    def walk(self, words: Sequence[_Word], first: int) -> Iterator[tuple[int, list[_Alias]]]:
        """What ends at each word from `first` on, the shortest first; a lost apostrophe ("Syrias army") is forgiven."""
        node = self._root
        for index in range(first, len(words)):
            word = words[index]
            if index > first and not word.joined:
                return
            step = node.get(word.norm)
            if step is None and len(word.norm) > 3 and word.norm.endswith("s"):
                step = node.get(word.norm[:-1])
            if step is None:
                return
            node = step
            if "" in node:
                yield index, node[""]
