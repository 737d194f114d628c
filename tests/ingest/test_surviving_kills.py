"""Killed at any moment: what was reported is there, and record and indexes agree after the next start."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from assistant.corpus import Corpus
from assistant.corpus.verifying import verify
from assistant.domain.errors import CorpusMissingError

ROUNDS = 50 if os.environ.get("COMMUNIQUE_SOAK") else 3
ARTICLES = 240
MODEL = "arithmetic"

# The real ingest with a model that costs nothing: the kills then fall on storing and indexing, and not on embedding.
CHILD = """
import json, sys
import numpy as np
from pathlib import Path
from assistant.corpus import Corpus
from assistant.language.actors_file import load_lexicon
from ingest import pipeline, storing
from ingest.reading import Defaults, read_sources
from ingest.stopping import stoppable

class Arithmetic:
    name, dimension, max_tokens = "arithmetic", 16, 256
    def count(self, texts):
        return [len(text.split()) for text in texts]
    def embed(self, texts):
        rows = [np.random.default_rng(abs(hash(text)) % 2**32).normal(size=16) for text in texts]
        found = np.asarray(rows, dtype=np.float32).reshape(len(texts), 16)
        return found / np.linalg.norm(found, axis=1, keepdims=True)

storing.BATCH_PASSAGES = 12
folder, source = Path(sys.argv[1]), sys.argv[2]
model = Arithmetic()
print("started", flush=True)
with stoppable() as stop, Corpus.writing(folder, embedding=model.name) as corpus:
    drafts = read_sources([source], Defaults())
    for result in pipeline.ingest(drafts, corpus, model, load_lexicon(None), pipeline.Wishes(stop)):
        print(json.dumps(result.as_json()), flush=True)
print("ended", flush=True)
"""


def source(folder: Path) -> Path:
    """Articles of several passages, each with words of its own."""
    path = folder / "all.jsonl"
    with path.open("w") as file:
        for number in range(ARTICLES):
            told = " ".join(
                f"On day {day} of the siege of Orsk{number} the mayor of Varna{number} said that {number + day} people "
                f"were killed near bridge {day}."
                for day in range(1, 12)
            )
            file.write(json.dumps({"id": f"a{number}", "title": f"Siege of Orsk{number}", "text": told}) + "\n")
    return path


def started(data: Path, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(data), str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_nothing_that_was_reported_is_lost_when_ingest_is_killed(tmp_path):
    """Killed after a random while, again and again over one corpus; the last start ends the work."""
    data, path, chance = tmp_path / "data", source(tmp_path), random.Random(7)
    reported: set[str] = set()
    for _ in range(ROUNDS):
        with started(data, path) as process:
            process.stdout.readline()
            timer = threading.Timer(chance.uniform(0.1, 2.5), process.kill)
            timer.start()
            lines = [json.loads(line) for line in process.stdout if line.startswith("{") and line.endswith("\n")]
            timer.cancel()
        reported |= {line["article_id"] for line in lines if line["status"] == "added"}
        try:
            corpus = Corpus.open(data, embedding=MODEL)
        except CorpusMissingError:
            assert not reported
            continue
        assert verify(corpus) == []
        assert reported <= {known.id for known in corpus.record.known()}
        corpus.close()
        if len(reported) == ARTICLES:
            # All are in: change every text, so that the next rounds are killed while they replace.
            path.write_text(path.read_text().replace("were killed", f"were killed{chance.randrange(9**9)}"))
            reported.clear()
            reported |= {f"a{number}" for number in range(ARTICLES)}
    with started(data, path) as process:
        told = process.stdout.read()
    assert told.endswith("ended\n")
    corpus = Corpus.open(data, embedding=MODEL)
    assert verify(corpus) == []
    assert len(corpus.record.known()) == ARTICLES
    corpus.close()


def test_a_reader_sees_each_new_article_as_soon_as_it_is_reported_and_never_half_of_one(tmp_path):
    """Two processes on one corpus: the reader asks in a loop while the other writes."""
    data, path = tmp_path / "data", source(tmp_path)
    with started(data, path) as process:
        process.stdout.readline()
        first = json.loads(process.stdout.readline())
        corpus = Corpus.open(data, embedding=MODEL)
        late, asked = [], 0
        for line in [json.dumps(first), *process.stdout]:
            if not line.startswith("{"):
                continue
            name = json.loads(line)["article_id"]
            began = time.monotonic()
            words = f"siege of Orsk{name[1:]}"
            while not any(found.startswith(f"{name}@") for found, _ in corpus.search_words(words, [], 5)):
                if time.monotonic() - began > 2:
                    late.append(name)
                    break
            ids = [found for found, _ in corpus.search_vectors(np.ones(16, dtype=np.float32) / 4, 5)]
            for passage in corpus.passages(ids):
                article = corpus.record.article(passage.article_id)
                assert article.text[passage.start : passage.end] == passage.text
            asked += 1
        corpus.close()
        assert process.wait() == 0
    assert late == []
    assert asked == ARTICLES


def test_an_interrupt_finishes_what_is_in_hand_and_the_next_call_goes_on(tmp_path):
    """Ctrl-C is no kill: the process ends by itself, and everything it took in is reported."""
    data, path = tmp_path / "data", source(tmp_path)
    with started(data, path) as process:
        process.stdout.readline()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        told = process.stdout.read()
        assert "finishing the articles in hand" in process.stderr.read()
    assert told.endswith("ended\n")
    corpus = Corpus.open(data, embedding=MODEL)
    assert len(corpus.record.known()) == told.count("added") + 1 < ARTICLES
    assert corpus.record.pending() is None
    corpus.close()
    with started(data, path) as process:
        assert "added" in process.stdout.read()
    corpus = Corpus.open(data, embedding=MODEL)
    assert len(corpus.record.known()) == ARTICLES
    corpus.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read_is_said_plainly(tmp_path):
    """Who may not write is told so, and may still ask."""
    data = tmp_path / "data"
    with Corpus.writing(data, embedding=MODEL):
        pass
    data.chmod(0o500)
    process = started(data, source(tmp_path))
    _, told = process.communicate()
    data.chmod(0o700)
    assert "cannot be written to" in told
