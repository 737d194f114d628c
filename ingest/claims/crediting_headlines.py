"""Whom a headline credits, before its first mark or behind its last: "Army kills 50 in border clash: monitor"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token
from ingest.claims.citations import Cue
from ingest.claims.phrases import Named, speaks, words_of
from ingest.claims.trailing import name_right
from ingest.claims.words import words


def credits_of(text: str, tokens: Sequence[Token], named: Named, datelines: Sequence[tuple[int, int]]) -> list[Cue]:
    """`Army kills 50 in border clash: monitor`, `20 dead in raid - NGO`: who said so ends the headline."""
    end = len(tokens) - 1 if tokens and tokens[-1].text == "." else len(tokens)
    behind = [cue for stop in (*(first for first, _ in datelines), end) for cue in _headline(text, tokens, named, stop)]
    return [*_opening(text, tokens, named), *behind]


def _opening(text: str, tokens: Sequence[Token], named: Named) -> list[Cue]:
    """`10 October 2017 Defence Ministry: 100 fighters killed`, `SOHR: 15 dead`: who said so opens the headline."""
    first = next((k for k, token in enumerate(tokens[:DATED]) if not _dates(token)), DATED)
    mark = next((k for k in range(first + 1, min(len(tokens), first + LONGEST)) if tokens[k].text == ":"), None)
    if mark is None or name_right(tokens, first, named) != mark:
        return []
    body = any(tokens[k].lower in words("speaker_nouns") or tokens[k].text.isupper() for k in range(first, mark))
    band = any(tokens[k].lower in words("fighting") - words("speaker_nouns") for k in range(first, mark))
    picture = any(tokens[k].lower in words("agencies") | words("pictures") for k in range(first, mark))
    if not body or band or picture or not speaks(tokens, first, mark, named):
        return []
    return [Cue(first, mark, mark, mark + 1, len(tokens), True, words_of(text, tokens, first, mark))]


DATED, LONGEST = 4, 9


def _dates(token: Token) -> bool:
    return token.text[0].isdigit() or token.lower in words("days") | words("months")


def _headline(text: str, tokens: Sequence[Token], named: Named, end: int) -> list[Cue]:
    for mark in range(end - 1, max(1, end - 6), -1):
        if tokens[mark].text in {":", "-", "–", "—"} and mark + 1 < end:
            last = name_right(tokens, mark + 1, named)
            picture = tokens[mark + 1].lower in words("pictures")
            if last == end and not picture and speaks(tokens, mark + 1, end, named):
                stop = _before_author(tokens, mark + 1, end, named)
                return [Cue(mark + 1, stop, mark, 0, mark, False, words_of(text, tokens, mark + 1, stop))]
    return []


def _before_author(tokens: Sequence[Token], first: int, end: int, named: Named) -> int:
    """`… seizes air base: monitor Ann Smith`: the name behind a body is its author's, and no part of the body's."""
    author = range(first + 1, end)
    body = not tokens[first].is_capital and tokens[first].lower in words("monitor_heads")
    person = len(author) in {2, 3} and all(tokens[k].is_capital and k not in named for k in author)
    return first + 1 if body and person else end
