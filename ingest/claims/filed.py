"""Where a report was filed: "MOSCOW (AP) — …", "Baghdad — A bomb …", "KYIV: A raid …". That city says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.actors import ActorKind, Form, Mention
from assistant.language.tokens import Token
from ingest.claims.citations import Cue
from ingest.claims.phrases import words_of


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
