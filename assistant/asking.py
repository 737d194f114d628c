"""Reading a batch of questions: one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a batch: a question, or the fault that keeps it from being one."""

    question: str = ""
    history: tuple[str, ...] = ()
    """The user's earlier questions of the same conversation, oldest first."""
    id: Any = None
    fault: str | None = None


def read_batch(path: str) -> Iterator[Asked]:
    """The questions of a file, or of standard input for `-`; a line that is none is given as its fault."""
    if path == "-":
        yield from parse_lines(sys.stdin, "standard input")
        return
    try:
        with Path(path).open(encoding="utf-8") as lines:
            yield from parse_lines(lines, path)
    except OSError as error:
        raise SettingsError(f"The batch file {path} cannot be read ({error.strerror}): check its name.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"The batch file {path} is not UTF-8 text ({error.reason}): save it as UTF-8.") from error


def parse_lines(lines: Iterable[str], name: str) -> Iterator[Asked]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _parse(line, f"{name}:{number}")


def _parse(line: str, where: str) -> Asked:
    try:
        found = json.loads(line)
    except ValueError as error:
        return Asked(fault=f"{where} is no JSON ({error}): write one object a line")
    if not isinstance(found, dict) or not isinstance(found.get("question"), str) or not found["question"].strip():
        return Asked(fault=f'{where} has no question: write {{"question": "…"}}')
    turns = found.get("history") or []
    if not isinstance(turns, list) or not all(isinstance(turn, dict) for turn in turns):
        return Asked(fault=f'{where}: history must be a list of {{"role", "content"}}')
    asked_before = tuple(str(turn.get("content", "")) for turn in turns if turn.get("role") == "user")
    return Asked(found["question"], asked_before, found.get("id"))
