"""Locks between processes. They live in the kernel and die with their holder, however it ends."""

from __future__ import annotations

import fcntl
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from assistant.domain.errors import CorpusBusyError


class IndexLock:
    """A readers-writer lock around the derived indexes, which cannot be read while another process writes them."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def shared(self) -> Iterator[None]:
        with self._held(fcntl.LOCK_SH):
            yield

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        with self._held(fcntl.LOCK_EX):
            yield

    @contextmanager
    def _held(self, kind: int) -> Iterator[None]:
        # A descriptor of its own for each holder: so threads of one process exclude each other too. Opened for reading,
        # so that a corpus on a read-only disk can be asked.
        descriptor = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, kind)
            yield
        finally:
            os.close(descriptor)


@contextmanager
def writer(path: Path, *, activity: str) -> Iterator[None]:
    """Be the one process that writes to the corpus; CorpusBusyError names the one that already does."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CorpusBusyError(_busy(path)) from error
        holder = {"process": os.getpid(), "activity": activity, "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"}
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(holder).encode(), 0)
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _busy(path: Path) -> str:
    try:
        holder = json.loads(path.read_text())
        who = f"process {holder['process']} ({holder['activity']}, since {holder['since']})"
    except (OSError, ValueError, KeyError):
        who = "another process"
    return f"{path.parent} is being written to by {who}: wait until it has finished, then run the command again."


def program() -> str:
    """The command that runs, for naming the holder of a lock."""
    path = Path(sys.argv[0])
    # `python -m ingest` is known to its user as ingest, and not by the file that Python runs then.
    return (path.parent.name if path.name == "__main__.py" else path.name) or "python"
