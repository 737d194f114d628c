"""Who is cited beside what is told: "according to X", "citing X", "by X's count", "were reported by X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.language.tokens import Token
from ingest.claims.phrases import Named, speaks, words_of
from ingest.claims.trailing import clause_behind, name_right


@dataclass(frozen=True, slots=True)
class Cue:
    """A speaker's name at tokens `first` to `last` (excluded); `verb` the token of the cue, and how far it reaches.

    It governs tokens `start` to `stop` (excluded) of the sentence. `leading` where the name stands before what is said.
    """

    first: int
    last: int
    verb: int
    start: int
    stop: int
    leading: bool
    name: str


def citations(text: str, tokens: Sequence[Token], named: Named) -> list[Cue]:
    """`according to X`, `citing X`, `quoting X`."""
    cues = []
    for place, token in enumerate(tokens):
        if token.lower == "by" and (own := _by_account(tokens, place)):
            name = words_of(text, tokens, place + 1, own)
            cues.append(Cue(place + 1, own, place, 0, len(tokens), False, OWNERS.get(name.lower(), name)))
            continue
        if token.lower == "according" and tokens[place + 1 : place + 2] and tokens[place + 1].lower == "to":
            first = _past_adjective(tokens, place + 2)
        elif token.lower == "by" and place and tokens[place - 1].lower in GIVEN:
            # "84 soldiers named by the ministry and 11 civilians": the figure before, and no other.
            last = name_right(tokens, place + 1, named)
            if last > place + 1 and speaks(tokens, place + 1, last, named):
                name = words_of(text, tokens, place + 1, last)
                reach = FAR if tokens[place - 2].lower in {"was", "were"} else GIVEN_REACH
                cues.append(Cue(place + 1, last, place, max(0, place - reach), place, False, name))
            continue
        elif token.lower in {"citing", "quoting"} or (
            token.lower in {"quoted", "cited", "reported"} and _as_saying(tokens, place + 1)
        ):
            first = place + 1
        else:
            continue
        last = clause_behind(tokens, first, name_right(tokens, first, named), named)
        # "According to initial information": of whoever spoke before.
        nobodys = last == first and first < len(tokens) and tokens[first].lower == "information"
        last = first + 1 if nobodys else last
        if last > first:
            # A capital in mid-sentence is a sentence whose stop was lost.
            opens = place == 0 or (token.text == "According") or tokens[place - 1].text in {".", ";"}
            start, stop = (last if opens else 0), len(tokens)
            name = "they" if nobodys else words_of(text, tokens, first, last)
            cues.append(Cue(first, last, place, start, stop, opens, name))
    return cues


# Whose account it is: the one named before.
OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she", "its own": "it", "their own": "they"}
ACCOUNTS = frozenset({"account", "count", "reckoning", "tally", "estimate", "figures", "own"})


def _by_account(tokens: Sequence[Token], place: int) -> int | None:
    """`…, by its account`, `by the ministry's own count`: where the name behind "by" ends; None for another "by"."""
    for end in range(place + 2, min(len(tokens), place + 8)):
        word = tokens[end].lower
        if word not in ACCOUNTS:
            continue
        owner = tokens[end - 1].lower
        return end if owner in OWNERS or owner.endswith("'s") or owner == "'" else None
    return None


def _past_adjective(tokens: Sequence[Token], first: int) -> int:
    """`according to initial information`: whose it is does not stand in the adjective."""
    pair = [token.lower for token in tokens[first : first + 2]]
    old = pair[:1] == ["earlier"] or (pair[:1] != ["the"] and pair[1:] == ["information"])
    return first + 1 if old else first


GIVEN = frozenset(
    {
        "reported",
        "confirmed",
        "named",
        "announced",
        "counted",
        "registered",
        "recorded",
        "documented",
        "published",
        "listed",
    }
)
GIVEN_REACH, FAR = 6, 20


def _as_saying(tokens: Sequence[Token], at: int) -> bool:
    """`quoted a medic as saying`, `reported residents as saying`."""
    near = [token.lower for token in tokens[at : at + 14]]
    return any(pair in {("as", "saying"), ("as", "telling")} for pair in pairwise(near))
