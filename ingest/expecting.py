"""How many articles the user's sources will give, for the time that is left: counted quickly, or not known."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

from ingest.reading.kinds import READERS, suffix_of

BLOCK = 2**20


def expected(names: Sequence[str]) -> int | None:
    """About how many results these sources give; None where only reading them would tell, as with a feed.

    Counts files, lines of .jsonl and members of .zip. What cannot be read counts as one: its failure is a result too.
    """
    total = 0
    for name in names:
        path = Path(name)
        parts = _files_below(path) if path.is_dir() else [path] if path.is_file() else None
        counts = [_count(part) for part in parts] if parts is not None else [None]
        if None in counts:
            return None
        total += sum(count for count in counts if count is not None)
    return total


def _files_below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root) / name for name in files if not name.startswith(".") and suffix_of(name)]
    return found


def _count(path: Path) -> int | None:
    suffix = suffix_of(path.name)
    if suffix is None or suffix in READERS:
        return 1
    try:
        if suffix == ".jsonl":
            return _lines(path)
        if suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                return sum(suffix_of(name) is not None for name in archive.namelist())
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return 1
    return None


def _lines(path: Path) -> int:
    found, last = 0, b"\n"
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found, last = found + block.count(b"\n"), block
    return found + (not last.endswith(b"\n"))
