"""What reading gives: an article as read, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.reading.cleaning import one_line

EXAMPLES = 3
"""How many of the files that were passed over are named."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the user says about all sources of a call. The user's word wins over what a source says."""

    outlet: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read, before the corpus gives it its id.

    `source` is the path as the user named it, with `#line` for JSONL. `identity` is the same whenever the same place
    is read again, from whatever working folder: it tells an update from a new article. `taken_from` says for each
    field where it was found ("front matter", "og:site_name", "dateline", "flag"…).
    """

    source: str
    identity: str
    given_id: str | None
    suggested_id: str
    title: str | None
    text: str
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None
    origin: str | None = None
    byline: str | None = None
    published_at: str | None = None
    modified: str | None = None
    corrections: tuple[str, ...] = ()
    taken_from: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source, or a part of one, that gave no article. `reason` names what is wrong and what to do about it."""

    source: str
    reason: str
    failed: bool


def passed_over(names: Sequence[str]) -> str:
    """How many files gave nothing, and which: the first of them by name."""
    shown = ", ".join(sorted(map(one_line, names))[:EXAMPLES]) + (", …" if len(names) > EXAMPLES else "")
    return f"passed over {len(names)} {'file' if len(names) == 1 else 'files'} ({shown})"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is reading."""

    source: str
    identity: str
    stem: str
    url: str | None = None
    """The address it was fetched from, where it was."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A value as a source gives it, and where it stood."""

    value: object
    where: str


Notes = Mapping[str, Noted]


class UnreadableError(Exception):
    """A source cannot be read as an article. The message is what the user is told; the file's name is not in it."""
