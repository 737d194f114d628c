"""Reading in a process of its own what can hang, or take all memory, in the hands of its parser: PDF, DOCX, huge pages.

One worker serves a whole call; one that does not answer in time is ended, and the next document gets a new one.
"""

from __future__ import annotations

import atexit
import os
import pickle
import select
import struct
import subprocess
import sys
import threading
from typing import IO, Any

from ingest.reading.drafts import Defaults, Draft, Place, UnreadableError

SECONDS = 60.0
MEMORY = 2 * 1024**3
LENGTH = struct.Struct("!Q")


class Worker:
    """A child process that reads one document at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = threading.Lock()

    def read(self, kind: str, data: bytes, place: Place, defaults: Defaults, seconds: float) -> Draft:
        """The draft. Raises UnreadableError with the reader's own reason, or that of its end."""
        with self._busy:
            process = self._running()
            try:
                answer = _exchange(process, pickle.dumps((kind, data, place, defaults)), seconds)
            except TimeoutError as error:
                self.end()
                raise UnreadableError(f"takes more than {seconds:.0f} s to read: save its text as .txt") from error
            except (OSError, EOFError) as error:
                self.end()
                raise UnreadableError("takes too much memory to read, or is damaged: save its text as .txt") from error
        if isinstance(answer, Draft):
            return answer
        raise UnreadableError(str(answer))

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ingest.reading.apart"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Ctrl-C is for the parent: it finishes the article in hand and then ends this process.
                start_new_session=True,
            )
            atexit.register(self.end)
        return self._process


_worker = Worker()


def read_apart(kind: str, data: bytes, place: Place, defaults: Defaults, *, seconds: float = SECONDS) -> Draft:
    """Read a document of `kind` (pdf, docx, html) in the worker. Raises UnreadableError, also after too long."""
    return _worker.read(kind, data, place, defaults, seconds)


def _exchange(process: subprocess.Popen[bytes], message: bytes, seconds: float) -> object:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(LENGTH.pack(len(message)) + message)
    process.stdin.flush()
    ready, _, _ = select.select([process.stdout], [], [], seconds)
    if not ready:
        raise TimeoutError
    return _received(process.stdout)


def _received(stream: IO[bytes]) -> Any:
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    # Both ends are ours: nothing but our own values passes through this pipe.
    return pickle.loads(stream.read(LENGTH.unpack(head)[0]))  # noqa: S301


def main() -> None:
    """Answer each document with its draft, or with the reason why there is none, until the pipe is closed."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a parser that prints must not speak into the pipe
    while True:
        try:
            kind, data, place, defaults = _received(sys.stdin.buffer)
        except EOFError:
            return
        answer = pickle.dumps(_read(kind, data, place, defaults))
        out.write(LENGTH.pack(len(answer)) + answer)
        out.flush()


def _read(kind: str, data: bytes, place: Place, defaults: Defaults) -> Draft | str:
    from ingest.reading.papers import read_docx, read_pdf
    from ingest.reading.web_pages import read_page

    readers = {"pdf": read_pdf, "docx": read_docx, "html": read_page}
    try:
        return readers[kind](data, place, defaults)
    except UnreadableError as error:
        return str(error)
    except RecursionError:
        return "is nested too deeply to be read: save its text as .txt"
    except MemoryError:
        return "takes too much memory to read: save its text as .txt"


if __name__ == "__main__":
    main()
