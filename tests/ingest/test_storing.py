"""One batch is embedded while the next is read; what was told to be added is there, whatever happens to the next."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from assistant.corpus import Corpus
from assistant.domain.errors import EmbeddingError
from assistant.language.actors_file import load_lexicon
from ingest import storing
from ingest.pipeline import ingest
from ingest.reading import Draft
from ingest.results import Ingested

WAIT = 20


class Arithmetic:
    """Vectors from the length of a text; `failing` names a word at which the model breaks."""

    name, dimension, max_tokens = "arithmetic", 8, 256

    def __init__(self, failing: str | None = None, gate: threading.Event | None = None) -> None:
        self.failing, self.gate, self.waited = failing, gate, []

    def count(self, texts):
        return [len(text.split()) for text in texts]

    def embed(self, texts):
        if self.gate is not None:
            self.waited.append(self.gate.wait(WAIT))
        if self.failing and any(self.failing in text for text in texts):
            raise EmbeddingError("the model broke")
        rows = np.array([[len(text) % 7 + 1] * self.dimension for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def draft(number: int) -> Draft:
    text = f"Shells fell on town number {number}. Two people were killed, the mayor of town {number} said."
    return Draft(f"{number}.txt", f"id-{number}", None, f"town-{number}", None, text)


@pytest.fixture
def one_article_a_batch(monkeypatch):
    monkeypatch.setattr(storing, "BATCH_PASSAGES", 1)


def test_the_next_article_is_read_while_one_is_embedded(tmp_path, one_article_a_batch):
    """The model waits for the second article to be asked for: were they read one by one, it would wait in vain."""
    asked = threading.Event()

    def drafts():
        yield draft(1)
        asked.set()
        yield draft(2)
        yield draft(3)

    model = Arithmetic(gate=asked)
    with Corpus.writing(tmp_path / "corpus", embedding=model.name) as corpus:
        told = [result.article_id for result in ingest(drafts(), corpus, model, load_lexicon())]
    assert told == ["town-1", "town-2", "town-3"]
    assert model.waited == [True, True, True]


def test_what_was_told_is_there_when_the_next_batch_fails(tmp_path, one_article_a_batch):
    """An article is told to be added once it is stored; one whose batch could not be embedded is neither."""
    model = Arithmetic(failing="number 2")
    told = []
    with Corpus.writing(tmp_path / "corpus", embedding=model.name) as corpus:
        results = ingest(map(draft, (1, 2, 3)), corpus, model, load_lexicon())
        with pytest.raises(EmbeddingError, match="the model broke"):
            told.extend(result.article_id for result in results)
        stored = [known.id for known in corpus.record.known()]
    assert told == stored == ["town-1"]


def test_a_text_that_the_readers_fail_at_costs_no_other(tmp_path):
    """It is told as failed, with the fault and what to do about it; the rest is stored."""

    class Stumbling(Arithmetic):
        def count(self, texts):
            if any("number 2" in text for text in texts):
                raise IndexError("list index out of range")
            return super().count(texts)

    with Corpus.writing(tmp_path / "corpus", embedding="arithmetic") as corpus:
        results = list(ingest(map(draft, (1, 2, 3)), corpus, Stumbling(), load_lexicon()))
        stored = [known.id for known in corpus.record.known()]
    assert stored == ["town-1", "town-3"]
    (failed,) = [result for result in results if result.status is Ingested.FAILED]
    assert failed.source == "2.txt"
    assert "list index out of range" in failed.reason
    assert "report it" in failed.reason


def test_an_article_that_came_late_is_not_kept_waiting(tmp_path, monkeypatch):
    """Of a slow source each article is stored before the next one is asked for."""
    monkeypatch.setattr(storing, "BATCH_SECONDS", 0.0)
    seen = []
    model = Arithmetic()
    with Corpus.writing(tmp_path / "corpus", embedding=model.name) as corpus:

        def drafts():
            for number in (1, 2):
                yield draft(number)
                seen.append([known.id for known in corpus.record.known()])

        list(ingest(drafts(), corpus, model, load_lexicon()))
    assert seen == [["town-1"], ["town-1", "town-2"]]
