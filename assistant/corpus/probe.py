"""Reading a vector store that may be damaged, in a process of its own: a damaged one can hang or crash its reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SECONDS = 120.0


def readable_ids(folder: Path, *, seconds: float = SECONDS) -> set[str] | None:
    """The ids whose vectors can be read from the store in `folder`; None where it cannot be read at all."""
    command = [sys.executable, "-m", "assistant.corpus.probe", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired:
        return None
    return set(done.stdout.splitlines()) if done.returncode == 0 else None


def main() -> None:
    from assistant.corpus.vectors import ChromaVectors

    vectors = ChromaVectors(Path(sys.argv[1]))
    sys.stdout.writelines(f"{name}\n" for name in sorted(vectors.ids()))


if __name__ == "__main__":
    main()
