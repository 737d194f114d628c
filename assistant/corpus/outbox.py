"""The outbox: what the record has taken in or out and the derived indexes have still to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from assistant.corpus.schema import meta, pending


@dataclass(frozen=True, slots=True)
class Pending:
    """What the derived indexes still have to do: passages to write, ids to take out, up to outbox number `upto`."""

    upto: int
    written: tuple[str, ...]
    removed: tuple[str, ...]


def written(connection: sa.Connection, passage_ids: Sequence[str]) -> None:
    connection.execute(pending.insert(), [{"passage_id": name, "removed": False} for name in passage_ids])


def removed(connection: sa.Connection, passage_ids: Sequence[str]) -> None:
    connection.execute(pending.insert(), [{"passage_id": name, "removed": True} for name in passage_ids])


def outstanding(connection: sa.Connection, limit: int) -> Pending | None:
    """The oldest outstanding work, the last word on each passage; None when there is none."""
    found = connection.execute(sa.select(pending).order_by(pending.c.number).limit(limit)).all()
    if not found:
        return None
    last = {row.passage_id: row.removed for row in found}
    return Pending(
        upto=found[-1].number,
        written=tuple(name for name, gone in last.items() if not gone),
        removed=tuple(name for name, gone in last.items() if gone),
    )


def settle(connection: sa.Connection, upto: int) -> None:
    """Forget the work up to `upto`, and make the generation grow."""
    connection.execute(pending.delete().where(pending.c.number <= upto))
    changed = connection.execute(
        meta.update().where(meta.c.name == "generation").values(value=sa.cast(meta.c.value, sa.Integer) + 1)
    )
    if not changed.rowcount:
        connection.execute(meta.insert(), {"name": "generation", "value": "1"})
