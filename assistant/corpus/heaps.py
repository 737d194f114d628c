"""Few heaps for many threads, so that memory does not grow with the number of batches that were written.

glibc gives threads heaps of their own, up to eight for each processor, and none of them shrinks. tantivy starts new
threads for each commit: after 4,000 articles a third of what the process held was free and could not be used.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

# M_ARENA_MAX in glibc's malloc.h.
ARENA_MAX = -8
HEAPS = 2


def share_heaps() -> None:
    """Let the threads of this process share two heaps from now on. Nothing where the C library is not glibc."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, HEAPS)
