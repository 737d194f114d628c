"""What became of each source: the values that ingest reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Ingested(StrEnum):
    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one source. `reason` says why where it was not taken."""

    source: str
    status: Ingested
    article_id: str | None = None
    reason: str | None = None
    passages: int = 0
    claims: int = 0

    def as_json(self) -> dict[str, Any]:
        """The line that `ingest --json` prints."""
        line: dict[str, Any] = {"article_id": self.article_id, "source": self.source, "status": self.status.value}
        if self.reason:
            line["reason"] = self.reason
        return line | {"passages": self.passages, "claims": self.claims}
