"""Reads files and folders into articles, one reason for each thing that gives none."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from ingest.reading.cleaning import kept
from ingest.reading.drafts import Defaults, Draft, Place, Skipped, UnreadableError, passed_over
from ingest.reading.kinds import COLLECTIONS, KNOWN, READERS, suffix_of
from ingest.reading.streams import LIMIT, MB

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


class Files(Protocol):
    """The part of a file system that reading needs. Every method may raise OSError."""

    def status(self, path: str) -> os.stat_result: ...

    def names(self, folder: str) -> list[str]: ...

    def read(self, path: str) -> bytes: ...

    def open(self, path: str) -> BinaryIO: ...


class Disk:
    """The real file system."""

    def status(self, path: str) -> os.stat_result:
        return Path(path).stat()

    def names(self, folder: str) -> list[str]:
        return os.listdir(folder)  # noqa: PTH208 - names, joined to the path as the user wrote it

    def read(self, path: str) -> bytes:
        return Path(path).read_bytes()

    def open(self, path: str) -> BinaryIO:
        return Path(path).open("rb")


def read_sources(paths: Sequence[str], defaults: Defaults, files: Files | None = None) -> Iterator[Draft | Skipped]:
    """Every article of the named files and folders, in the order of the paths and of names in a folder.

    What the user names and cannot be read is a failure; what merely lies in a folder and is no article is told in one
    line for the whole folder. Nothing raises; nothing over 20 MB is loaded (JSONL: 20 MB a line).
    """
    reading = _Reading(defaults, files or Disk())
    for path in paths:
        yield from reading.named(path)


class _Reading:
    """One call: what the user said, and the file system."""

    def __init__(self, defaults: Defaults, files: Files) -> None:
        self._defaults = defaults
        self._files = files

    def named(self, path: str) -> Iterator[Draft | Skipped]:
        """What the user named: a folder, or a file, which must then be readable."""
        try:
            status = self._files.status(path)
        except (OSError, ValueError) as error:
            yield _failed(path, _why(path, error))
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._folder(path)
        elif suffix_of(path) is None:
            yield _failed(path, f"is of a kind that cannot be read: {KNOWN} can")
        else:
            yield from self._file(path, status)

    def _folder(self, root: str) -> Iterator[Draft | Skipped]:
        """Everything below a folder. A folder met again, through a link into itself or otherwise, is passed over."""
        found, ignored = 0, list[str]()
        waiting, met = [root], set[tuple[int, int]]()
        while waiting:
            path = waiting.pop()
            try:
                status = self._files.status(path)
                names = self._files.names(path) if stat.S_ISDIR(status.st_mode) else None
            except OSError as error:
                found += 1
                yield _failed(path, _why(path, error))
                continue
            if names is None and suffix_of(path):
                found += 1
                yield from self._file(path, status)
            elif names is None:
                ignored.append(Path(path).name)
            elif (status.st_dev, status.st_ino) not in met:
                met.add((status.st_dev, status.st_ino))
                waiting += [str(Path(path) / name) for name in sorted(names, reverse=True) if name[0] != "."]
        if ignored:
            yield Skipped(kept(root), f"{passed_over(ignored)} of other kinds than {KNOWN}", failed=False)
        if not found:
            yield _failed(root, f"holds nothing to read: {KNOWN} can be read")

    def _file(self, path: str, status: os.stat_result) -> Iterator[Draft | Skipped]:
        place = Place(path, str(Path(path).resolve()), Path(path).stem)
        try:
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError("is no regular file")  # noqa: TRY301 - one place turns reasons into results
            if (suffix := suffix_of(path)) in COLLECTIONS:
                with self._files.open(path) as stream:
                    yield from COLLECTIONS[suffix](stream, place, self._defaults)
            else:
                yield self._whole(path, status.st_size, place)
        except UnreadableError as error:
            yield _failed(path, str(error))
        except OSError as error:
            yield _failed(path, _why(path, error))

    def _whole(self, path: str, size: int, place: Place) -> Draft:
        if size > LIMIT:
            size_in_mb = f"{size / MB:,.0f} MB (at most {LIMIT // MB} MB)"
            raise UnreadableError(f"has {size_in_mb}: keep one article a file, or many in one .jsonl")
        if size == 0:
            raise UnreadableError("is empty")
        return READERS[suffix_of(path) or ".txt"](self._files.read(path), place, self._defaults)


def _failed(path: str, reason: str) -> Skipped:
    return Skipped(kept(path), reason, failed=True)


def _why(path: str, error: Exception) -> str:
    """What the file system said, and what to do about it."""
    if isinstance(error, FileNotFoundError) and ADDRESS.match(path):
        return "is an address that cannot be fetched (those with http:// or https:// can): save the page as a file"
    if isinstance(error, FileNotFoundError):
        return "is not there: check the name"
    if isinstance(error, PermissionError):
        return "may not be read: give yourself the right to (chmod u+r; for a folder u+rx)"
    return f"cannot be read ({getattr(error, 'strerror', None) or error})"
