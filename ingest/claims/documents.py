"""Whose a document is that shows or finds something: "a report issued by X showed that", "a UN survey found that"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.tokens import Token
from ingest.claims.citations import OWNERS, Cue
from ingest.claims.phrases import Named, name_left, speaks, words_of
from ingest.claims.trailing import ISSUED, name_right
from ingest.claims.words import words

# No words of speech: only a document shows, and only with a clause or a figure behind it.
FINDS = frozenset({"concluded", "finds", "found", "showed"})
LONGEST_NAME = 14


def documented(text: str, tokens: Sequence[Token], named: Named) -> list[Cue]:
    """Who wrote each document that tells something, else the document itself where it says whose it is."""
    places = (k for k, token in enumerate(tokens) if token.lower in FINDS and _tells(tokens, k))
    return [cue for at in places if (cue := _of_author(text, tokens, at, named) or _own(text, tokens, at, named))]


def theirs(tokens: Sequence[Token]) -> list[Cue]:
    """`Its figures show 20 dead`, `His tally puts the dead at 83`: of whoever spoke before. Behind "the council said
    its figures show" the council tells it all.
    """
    if len(tokens) < 3 or not theirs_tell(tokens, 2):
        return []
    return [Cue(0, 2, 2, 3, len(tokens), True, OWNERS[tokens[0].lower])]


def theirs_tell(tokens: Sequence[Token], verb: int) -> bool:
    """Is it a pronoun's figures that show something?"""
    if verb < 2:
        return False
    owner, count, shows = (token.lower for token in tokens[verb - 2 : verb + 1])
    return owner in OWNERS and count in COUNTS and shows in SHOWS


COUNTS = frozenset({"count", "data", "figures", "list", "records", "statistics", "tally", "toll"})
SHOWS = frozenset(
    {"allege", "indicate", "list", "lists", "put", "puts", "reveal", "say", "show", "showed", "shows", "suggest"}
)
ITS_FIGURES = re.compile(rf"\b(?:its|his|her|their) (?:{'|'.join(sorted(COUNTS))})\b", re.IGNORECASE)


def _tells(tokens: Sequence[Token], verb: int) -> bool:
    return [token.lower for token in tokens[verb + 1 : verb + 2]] == ["that"]


def _of_author(text: str, tokens: Sequence[Token], verb: int, named: Named) -> Cue | None:
    """`a report issued by the Network showed that`, `figures from the ministry found that`."""
    for noun in range(verb - 1, max(-1, verb - LONGEST_NAME), -1):
        if tokens[noun].lower not in words("documents"):
            continue
        by = noun + 1 + (tokens[noun + 1].lower in ISSUED)
        if by >= verb or tokens[by].lower not in {"by", "from"}:
            return None
        last = name_right(tokens, by + 1, named)
        if last != verb or not speaks(tokens, by + 1, last, named):
            return None
        return Cue(by + 1, last, verb, verb + 1, len(tokens), True, words_of(text, tokens, by + 1, last))
    return None


def _own(text: str, tokens: Sequence[Token], verb: int, named: Named) -> Cue | None:
    """`a UN report found that`"""
    said = verb
    verb -= verb > 0 and tokens[verb - 1].lower in {"also", "later", "earlier", "had", "has"}
    if verb < 2 or tokens[verb - 1].lower not in words("documents") | INQUIRIES or not _whose(tokens, verb - 2, named):
        return None
    first = min(name_left(tokens, verb, named), verb - 2)
    while first and first in named and first - 1 in named:
        first -= 1
    first -= first > 0 and tokens[first - 1].lower in {"a", "an", "the"}
    return Cue(first, verb, said, said + 1, len(tokens), True, words_of(text, tokens, first, verb))


INQUIRIES = frozenset({"assessment", "inquiry", "investigation", "probe", "review"})


def _whose(tokens: Sequence[Token], place: int, named: Named) -> bool:
    return place in named or (len(tokens[place].text) > 1 and tokens[place].text.isupper())
