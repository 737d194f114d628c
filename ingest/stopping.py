"""Ctrl-C once: finish the articles in hand and stop. Twice: stop now."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """Whether the user has asked to stop."""

    def __init__(self) -> None:
        self.asked = False


@contextmanager
def stoppable() -> Iterator[Stop]:
    """While this is open the first interrupt sets `asked`, and the second raises KeyboardInterrupt as usual."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = signal.getsignal(signal.SIGINT)

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.asked = True
        signal.signal(signal.SIGINT, before)
        # On a terminal ^C stands in the line of the progress bar.
        line = "\n" if sys.stderr.isatty() else ""
        sys.stderr.write(f"{line}ingest: finishing the articles in hand; press Ctrl-C again to stop at once\n")

    signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
