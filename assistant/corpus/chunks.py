"""Long lists of values, a part at a time: SQLite allows 32,766 variables in a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

CHUNK = 2000
"""Far below what SQLite allows."""


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(values), CHUNK):
        yield values[at : at + CHUNK]
