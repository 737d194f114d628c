"""A question as words, and the word lists it is read by."""

from __future__ import annotations

import calendar
import functools
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

# A question longer than this is read by its first words.
LONGEST = 1500
# In capitals they are parties, and not "is", "us", "who".
ABBREVIATIONS = {"IS": "isis", "US": "u.s", "WHO": "w.h.o"}
HIDDEN = "*"
# Months and days of the week.
CALENDAR = frozenset(name.lower() for name in (*calendar.month_name[1:], *calendar.day_name))
TOKEN = re.compile(
    r"['’](?:s|d|re|ve|m|ll)\b|['’](?=\s\w)|\d+(?:[.,]\d+)*\w*|[^\W_]+(?:(?:[-/&]|\.(?=\w\.))[^\W_]+|['’](?!(?:s|d|re|ve|m|ll)\b)[^\W_]+)*|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `lower` folds case, quotes and slips of spelling; offsets are those of the question."""

    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """The tokens from `first` up to and without `end`."""

    first: int
    end: int

    def __contains__(self, index: int) -> bool:
        return self.first <= index < self.end

    def meets(self, other: Run) -> bool:
        return self.first < other.end and other.first < self.end


@functools.cache
def table() -> dict[str, Any]:
    return tomllib.loads(files("assistant.questions").joinpath("data/words.toml").read_text("utf-8"))


@functools.cache
def listed(section: str, name: str) -> frozenset[str]:
    return frozenset(table()[section][name])


@functools.cache
def _phrases(section: str, name: str) -> re.Pattern[str]:
    """One pattern for all phrases of a list, longest first, over `Wording.spaced`."""
    spaced = (" ".join(TOKEN.findall(phrase.replace("’", "'"))) for phrase in table()[section][name])
    ordered = sorted(spaced, key=len, reverse=True)
    return re.compile("(?<= )(?:" + "|".join(map(re.escape, ordered)) + ")(?= )")


@dataclass(frozen=True, slots=True)
class Wording:
    """A question's tokens, and the same as one string with a blank around each (`spaced`)."""

    source: str
    tokens: tuple[Token, ...]
    spaced: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Wording:
        tokens = tuple(
            Token(match.start(), match.end(), spelled(match[0].lower().replace("’", "'"), match[0], match.start()))
            for match in TOKEN.finditer(text[:LONGEST])
        )
        return cls._of_tokens(text, tuple(_possessive(tuple(_hills(tokens, text)))))

    @classmethod
    def _of_tokens(cls, text: str, tokens: tuple[Token, ...]) -> Wording:
        starts, at = [], 1
        for token in tokens:
            starts.append(at)
            at += len(token.lower) + 1
        return cls(text, tokens, " " + "".join(token.lower + " " for token in tokens), tuple(starts))

    def masked(self, runs: Sequence[Run]) -> Wording:
        """The same tokens at the same places, those of the runs read as marks and no words."""
        hidden = {index for run in runs for index in range(run.first, run.end)}
        tokens = tuple(
            Token(token.start, token.end, HIDDEN) if index in hidden else token
            for index, token in enumerate(self.tokens)
        )
        return self._of_tokens(self.source, tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, index: int) -> str:
        """The word at an index; empty outside the question."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def words(self, run: Run) -> list[str]:
        return [token.lower for token in self.tokens[run.first : run.end]]

    def verbatim(self, run: Run) -> str:
        """The words of a run as they are written; empty outside the question."""
        inside = self.tokens[max(0, run.first) : run.end]
        return self.source[inside[0].start : inside[-1].end] if inside else ""

    def find(self, section: str, name: str) -> list[Run]:
        """Where phrases of a list stand, in order."""
        return [
            Run(self._token_at(match.start()), self._token_at(match.end() - 1) + 1)
            for match in _phrases(section, name).finditer(self.spaced)
        ]

    def between(self, start: int, end: int) -> Run:
        """The tokens that touch the characters [start, end)."""
        touched = [index for index, token in enumerate(self.tokens) if token.start < end and start < token.end]
        return Run(touched[0], touched[-1] + 1) if touched else Run(0, 0)

    def between_spaced(self, position: int) -> int:
        """The token that begins after a place in `spaced`."""
        return self._token_at(position + 1)

    def _token_at(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1


def _hills(tokens: Sequence[Token], text: str) -> Iterable[Token]:
    """As in "in Tell Abyad": a hill in the name of a place, and no word of telling."""
    for index, token in enumerate(tokens):
        after = text[tokens[index + 1].start :] if index + 1 < len(tokens) else ""
        hill = text[token.start : token.end] == "Tell" and HILL_NAMED.match(after)
        yield Token(token.start, token.end, "tel") if hill else token


HILL_NAMED = re.compile(r"(?!(?:Me|Us|Them|How|What|Who)\b)(?:[Aa]l-|[Ee]l-)?[A-Z][a-z]")


def _possessive(tokens: Sequence[Token]) -> Iterable[Token]:
    """The quote after a plural ("rebels' toll") is a possessive too."""
    for index, token in enumerate(tokens):
        plural = token.lower == "'" and index and tokens[index - 1].lower.endswith("s")
        yield Token(token.start, token.end, "'s") if plural and tokens[index - 1].end == token.start else token


def spelled(lower: str, verbatim: str, start: int) -> str:
    """The word meant by a slip of one letter; names (a capital inside the question) are left as they are."""
    if verbatim in ABBREVIATIONS:
        return ABBREVIATIONS[verbatim]
    if lower in _vocabulary() or len(lower) < 5 or (verbatim[0].isupper() and start):
        return SLIPS.get(lower, lower)
    for variant in _shortened(lower):
        if (word := _meant().get(variant)) and word[0] == lower[0] and abs(len(word) - len(lower)) <= 1:
            return word
    return lower


# The words that ask are too short for a slip to be told by its letters.
SLIPS = {"hwo": "how", "hw": "how", "mnay": "many", "mny": "many", "menny": "many", "ppl": "people"}
SLIPS |= dict.fromkeys(("wich", "whic", "wihch", "whcih"), "which") | dict.fromkeys(("waht", "wht", "whta"), "what")
SLIPS |= dict.fromkeys(("wehn", "whne"), "when") | dict.fromkeys(("wher", "whre", "wehre"), "where")


@functools.cache
def _meant() -> dict[str, str]:
    """Each word of `spelled` by itself and by its forms that lack one letter."""
    words = table()["spelled"]
    exact = {word: word for word in words}
    return {short: word for word in words for short in _shortened(word) if short not in exact} | exact


def _shortened(word: str) -> list[str]:
    if len(word) > 20:
        return [word]
    return [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]


@functools.cache
def _vocabulary() -> frozenset[str]:
    """Every word of the lists: none of them is a slip of another."""
    phrases = list(table()["spelled"])
    for section in table().values():
        if isinstance(section, dict):
            for entry in section.values():
                phrases += [word for item in entry for word in (item if isinstance(item, list) else [item])]
    return frozenset(word for phrase in phrases for word in phrase.split())


def with_acronyms(text: str) -> str:
    """The text with the acronyms that were typed small in capitals, at the same places: "sohr toll"."""
    return SMALL_WORD.sub(lambda word: word[0].upper() if word[0] in listed("saying", "small") else word[0], text)


SMALL_WORD = re.compile(r"(?<![\w-])[a-z]{3,7}(?![\w-])")
