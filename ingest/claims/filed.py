"""Where a report was filed: "MOSCOW (AP) — …", "Baghdad — A bomb …", "KYIV: A raid …". That city says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.actors import ActorKind, Form, Mention
from assistant.language.datelines import dateline_end
from assistant.language.tokens import Token
from ingest.claims.citations import Cue
from ingest.claims.phrases import words_of

CLOSED = re.compile(r"(?:[-–—]|/\.?)\s*$|^[A-Z .,'’-]+\(")
# "Kyiv — which lost nine men — said so" is no dateline: a story begins with a capital.
DASH = re.compile(r"\s+(?:[-–—]|--)\s+(?=[\"“‘']?[A-Z])")
# "KYIV: A raid killed nine": letters of two kinds, while "Kyiv: nine killed" is a headline and credits the city.
COLON = re.compile(r":\s+(?=[\"“‘']?[A-Z][^a-z]*[a-z])")
SHORTEST = 4


def filed(text: str, named: Sequence[Mention]) -> int:
    """Where a sentence goes on behind its dateline; 0 where it has none. `named`: whom it names."""
    end = dateline_end(text)
    if end and not CLOSED.search(text, 0, end):
        # "The White Helmets (SCD) said": a short form behind a name.
        end = 0
    if end or not named or named[0].start or named[0].form is not Form.CAPITAL:
        return end
    city = named[0].text
    behind = DASH.match(text, named[0].end)
    if behind is None and city.isupper() and len(city) >= SHORTEST:
        behind = COLON.match(text, named[0].end)
    return behind.end() if behind else 0


def without_city(named: Sequence[Mention], end: int) -> tuple[Mention, ...]:
    """Whom a sentence names, but for the city where it was filed and the agency behind that."""
    return tuple(one for one in named if one.start >= end or not _files(one))


def behind_dateline(text: str, tokens: Sequence[Token], cue: Cue, filed: int) -> Cue | None:
    """`Damascus - The government said`: who speaks is named behind the city; None where the city alone is."""
    first = next((k for k in range(cue.first, cue.last) if tokens[k].start >= filed), None)
    if first is None or first == cue.first:
        return cue if first is not None else None
    return replace(cue, first=first, name=words_of(text, tokens, first, cue.last))


def _files(mention: Mention) -> bool:
    return mention.form is Form.CAPITAL or mention.actor.kind is ActorKind.NEWS
