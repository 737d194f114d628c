"""A corpus on disk: the record, the indexes derived from it, and the locks that keep them true to each other."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sqlalchemy as sa

from assistant.corpus import locking, probe, stamp
from assistant.corpus.facets import Narrowing, facet_keys
from assistant.corpus.faults import disk_faults_told
from assistant.corpus.heaps import share_heaps
from assistant.corpus.outbox import Pending
from assistant.corpus.record import Entry, Record
from assistant.corpus.replacing import DATABASE, finish_swap, is_swapping
from assistant.corpus.schema import open_database
from assistant.corpus.vectors import ChromaVectors, ScannedVectors, nearest
from assistant.corpus.words import WordEntry, WordIndex, written_out
from assistant.domain.articles import Passage
from assistant.domain.errors import (
    CorpusBusyError,
    CorpusError,
    CorpusMissingError,
)
from assistant.embedding.embedder import Vectors

# Below this many passages an exact scan takes about a millisecond, and starting Chroma more than a second.
SCAN_LIMIT = 5000
# The first search of a process is answered from the record up to this size: starting Chroma takes three times as long.
SCAN_ONCE = 150_000
# Filters that leave no more passages than this have their vectors read from the record, some 10 ms for a thousand.
SCAN_FILTERED = 1500
# Of how many times the vectors that are wanted, some fit a filter that leaves more.
FILTERED_DEPTH = 10
EVERYTHING = Narrowing()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage that a search found, with the score of each index that found it, and its rank there from 0."""

    passage_id: str
    words: float | None = None
    cosine: float | None = None


class Corpus:
    """One corpus folder. `open` reads, `writing` writes; both finish what a killed process left undone.

    Thread-safe for reading. One process writes at a time; others read while it does.
    """

    def __init__(self, folder: Path, engine: sa.Engine) -> None:
        self.folder = folder
        self.record = Record(engine)
        self._engine = engine
        self._words = WordIndex(folder / "words")
        self._chroma = ChromaVectors(folder / "vectors")
        self._scanned: ScannedVectors | None = None
        self._seen: int | None = None
        self._scans_left = 1
        self._refreshing = threading.Lock()
        self._lock = locking.IndexLock(folder / "index.lock")

    @classmethod
    def open(cls, folder: Path, *, embedding: str) -> Corpus:
        """Open an existing corpus whose vectors were made by the model called `embedding`.

        Raises CorpusMissingError or CorpusIncompatibleError; the message says what to run.
        """
        if is_swapping(folder):
            with locking.writer(folder / "writer.lock", activity=locking.program()):
                finish_swap(folder)
        if not (folder / DATABASE).is_file():
            raise CorpusMissingError(
                f"There is no corpus in {folder}: add articles with `ingest FILE_OR_FOLDER --data {folder}`."
            )
        corpus = cls(folder, open_database(folder / DATABASE))
        stamp.check(corpus.record, folder / DATABASE, embedding)
        corpus._finish_if_alone()
        return corpus

    @classmethod
    @contextmanager
    def writing(cls, folder: Path, *, embedding: str) -> Iterator[Corpus]:
        """Open a corpus as its one writer, making it where there is none. CorpusBusyError names another writer."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.lock").touch()
        except OSError as error:
            raise CorpusError(
                f"The corpus folder {folder} cannot be written to ({error.strerror}): "
                "give it the rights, or name another with --data."
            ) from error
        share_heaps()
        with locking.writer(folder / "writer.lock", activity=locking.program()), disk_faults_told(folder):
            finish_swap(folder)
            corpus = cls(folder, open_database(folder / DATABASE))
            stamp.create(corpus.engine, embedding)
            try:
                stamp.check(corpus.record, folder / DATABASE, embedding)
                corpus.flush()
                yield corpus
            finally:
                corpus.close()

    def close(self) -> None:
        self._chroma.close()
        self._engine.dispose()

    @property
    def engine(self) -> sa.Engine:
        return self._engine

    @property
    def vector_folder(self) -> Path:
        return self._chroma.folder

    def word_ids(self) -> set[str]:
        """Every id of the word index; none where it cannot be read."""
        try:
            self._words.reload()
            return self._words.ids()
        except (ValueError, OSError):
            return set()

    def stored_vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """The vectors that the derived store holds of `ids`. Only after `probe` found it readable."""
        return self._chroma.get(ids)

    @contextmanager
    def reading_lock(self) -> Iterator[None]:
        """While this is held nobody changes the derived indexes."""
        with self._lock.shared():
            self._chroma.close()
            yield
            self._chroma.close()

    # Writing

    def put(self, entries: Sequence[Entry]) -> None:
        """Store entries in the record: when this returns they are safe. `flush` makes them findable."""
        self.record.put(entries)

    def flush(self) -> None:
        """Bring the derived indexes up to the record. Only the writer calls this."""
        with self._lock.exclusive():
            if self._chroma.unfinished:
                self._repair_vectors()
            if self._words.outdated:
                self._words.clear()
                self._words.write(self._word_entries(self.record.passage_ids()), ())
            while work := self.record.pending():
                self._apply(work)
                self.record.settle(work.upto)

    def rebuild_indexes(self) -> None:
        """Make both derived indexes anew from the record, embedding nothing."""
        with self._lock.exclusive():
            self._words.clear()
            self._chroma.clear()
            ids = self.record.passage_ids()
            self._words.write(self._word_entries(ids), ())
            self._chroma.write(self.record.vectors(), ())
            if work := self.record.pending(limit=-1):
                self.record.settle(work.upto)
            else:
                self.record.settle(0)

    def _apply(self, work: Pending) -> None:
        self._chroma.write(self.record.vectors(work.written), work.removed)
        self._words.write(self._word_entries(work.written), work.removed)

    def _word_entries(self, ids: Sequence[str]) -> Iterator[WordEntry]:
        for at in range(0, len(ids), 1000):
            found = self.record.passages(ids[at : at + 1000])
            about = {
                article.id: article for article in self.record.articles(sorted({p.article_id for p in found.values()}))
            }
            for passage in found.values():
                article = about[passage.article_id]
                facts = f"{article.outlet or ''} {written_out(article.published)}"
                keys = (*passage.keys, *facet_keys(article))
                yield WordEntry(passage.id, passage.text, article.title or "", facts, keys)

    def _repair_vectors(self) -> None:
        self._chroma.close()
        ids = probe.readable_ids(self._chroma.folder)
        if ids is None or not ids <= set(self.record.passage_ids()) | self._outstanding():
            self._chroma.clear()
            self._chroma.write(self.record.vectors(), ())
            return
        lost = sorted(set(self.record.passage_ids()) - ids)
        self._chroma.write(self.record.vectors(lost), ())

    def _outstanding(self) -> set[str]:
        work = self.record.pending(limit=-1)
        return set(work.removed) if work else set()

    def _finish_if_alone(self) -> None:
        if not (self._chroma.unfinished or self._words.outdated or self.record.pending(limit=1)):
            return
        try:
            with locking.writer(self.folder / "writer.lock", activity=locking.program()):
                self.flush()
        except (CorpusBusyError, PermissionError):
            return  # whoever writes will finish it, and what is finished can be read meanwhile

    # Reading

    def search_words(
        self, text: str, keys: Sequence[str], limit: int, wanted: Narrowing = EVERYTHING
    ) -> list[tuple[str, float]]:
        """Passage ids with their BM25 scores, best first, of those that are wanted."""
        with self._reading():
            return self._words.search(text, keys, limit, wanted.groups())

    def search_vectors(self, vector: Vectors, limit: int, wanted: Narrowing = EVERYTHING) -> list[tuple[str, float]]:
        """Passage ids with their cosines to `vector`, best first.

        Where few passages are wanted they are compared one by one; where many are, the nearest of all are given,
        several times `limit`: the caller sees which of them are wanted. (A filter inside Chroma costs 365 ms at 100,000
        vectors.)
        """
        if wanted == EVERYTHING and self._may_scan():
            return self._scan(vector, limit)
        if wanted == EVERYTHING:
            with self._reading():
                return (self._scanned or self._chroma).search(vector, limit)
        few = self.record.published_within(wanted, SCAN_FILTERED)
        if few is not None:
            found = self.cosines(vector, few)
            return nearest(list(found), np.fromiter(found.values(), np.float32, len(found)), limit)
        with self._reading():
            return (self._scanned or self._chroma).search(vector, limit * FILTERED_DEPTH)

    def warm(self) -> None:
        """Open what the first search would wait for."""
        self._scans_left = 0
        with self._reading():
            if self._scanned is None:
                self._chroma.warm()

    def _may_scan(self) -> bool:
        """Is this the first search of a corpus that is not too large? `assistant ask` then needs no Chroma at all."""
        if not self._scans_left:
            return False
        self._scans_left -= 1
        return SCAN_LIMIT < self.record.passage_count() <= SCAN_ONCE

    def _scan(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        best: list[tuple[str, float]] = []
        for ids, vectors in self.record.vectors():
            best += nearest(ids, vectors @ vector, limit)
        return sorted(best, key=lambda found: -found[1])[:limit]

    def cosines(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """The cosine to `vector` of each of `ids` that exists, from the record: whichever index found it."""
        return {
            name: float(cosine)
            for names, vectors in self.record.vectors(ids)
            if names
            for name, cosine in zip(names, vectors @ vector, strict=True)
        }

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """The inverse document frequency of analysed terms: how much it says that a passage has one."""
        with self._reading():
            return {term: self._words.rarity(term) for term in terms}

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """The passages of `ids` that still exist, in that order."""
        found = self.record.passages(ids)
        return [found[name] for name in ids if name in found]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._refreshing, self._lock.shared():
            generation = self.record.generation()
            if generation != self._seen:
                self._words.reload()
                self._chroma.close()
                small = self.record.passage_count() <= SCAN_LIMIT
                self._scanned = ScannedVectors(self.record.vectors()) if small else None
                self._seen = generation
            yield
