"""The measuring of ingest's memory, small: it goes the whole way, and what writes keeps few heaps."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from assistant.corpus import Corpus
from bench import memory

# Threads that allocate one after the other, as a writer of the word index starts them, and how many heaps they leave.
HEAPS = """
import ctypes, sys, threading
from assistant.corpus.heaps import share_heaps
if sys.argv[1] == "few":
    share_heaps()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
waiting = threading.Barrier(9)
threads = [threading.Thread(target=lambda: (libc.malloc(1000), waiting.wait())) for _ in range(8)]
for thread in threads:
    thread.start()
waiting.wait()
sys.stdout.flush()
libc.malloc_stats()
"""


def test_every_article_is_stored_and_each_size_has_its_row(tmp_path, capsys):
    """Sizes, passages, and memory in the table; the corpus is real and can be opened."""
    assert memory.main(["--sizes", "10,20", "--data", str(tmp_path)]) == 0
    rows = [line.split("|") for line in capsys.readouterr().out.splitlines()[2:]]
    assert [row[1].strip() for row in rows] == ["10", "20"]
    assert all(int(row[3]) > 50 for row in rows)
    corpus = Corpus.open(tmp_path / "corpus", embedding="random")
    assert corpus.record.summary().articles == 20
    assert corpus.record.pending() is None
    corpus.close()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries keep their heaps otherwise")
def test_threads_of_a_writer_share_their_heaps():
    """Without it each thread has one of its own, and none of them shrinks."""
    few, many = (_heaps(wish) for wish in ("few", "many"))
    assert few <= 2 < many


def _heaps(wish: str) -> int:
    told = subprocess.run([sys.executable, "-c", HEAPS, wish], capture_output=True, text=True, check=True)
    return told.stderr.count("Arena ")
