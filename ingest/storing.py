"""What has been read goes into the corpus, batch by batch; one batch is embedded while the next is read."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

from assistant.corpus import Corpus, Entry
from assistant.embedding import Embedder, Vectors
from ingest.results import Ingested, Result

if TYPE_CHECKING:
    from ingest.deriving import Derived

# Passages that are embedded, stored and indexed together: large enough that the index commits cost little beside
# the embedding, small enough that Ctrl-C is heeded within some seconds.
BATCH_PASSAGES = 256
# An article from a slow source is not kept waiting for others.
BATCH_SECONDS = 10.0


@dataclass(slots=True)
class Batch:
    """Articles read and not yet stored, in the order in which their results are due."""

    derived: list[Derived] = field(default_factory=list)
    statuses: list[Ingested] = field(default_factory=list)
    passages: int = 0
    begun: float = field(default_factory=monotonic)

    def add(self, derived: Derived, status: Ingested) -> None:
        self.derived.append(derived)
        self.statuses.append(status)
        self.passages += len(derived.passages)

    @property
    def full(self) -> bool:
        return self.passages >= BATCH_PASSAGES

    @property
    def overdue(self) -> bool:
        return monotonic() - self.begun > BATCH_SECONDS


class Storing:
    """Embeds in a thread of its own, writes in the caller's. At most two batches are in hand.

    Used as a context: what is left when it ends by an error is neither embedded nor stored.
    """

    def __init__(self, corpus: Corpus, embedder: Embedder) -> None:
        self._corpus, self._embedder = corpus, embedder
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedding")
        self._under_way: tuple[Batch, Future[Vectors]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.shutdown(wait=True, cancel_futures=True)

    def take(self, batch: Batch, *, wait: bool = False) -> Iterator[Result]:
        """Begin to embed a batch, and store the one before it; where asked to wait, this one too."""
        texts = [text for article in batch.derived for text in article.embedded]
        following = (batch, self._worker.submit(self._embedder.embed, texts)) if batch.derived else None
        yield from self._finish()
        self._under_way = following
        if wait:
            yield from self._finish()

    def _finish(self) -> Iterator[Result]:
        """Store what was taken last. Raises what embedding it raised."""
        if self._under_way is None:
            return
        batch, vectors = self._under_way
        self._corpus.put(_entries(batch.derived, vectors.result()))
        self._corpus.flush()
        self._under_way = None
        for derived, status in zip(batch.derived, batch.statuses, strict=True):
            article = derived.article
            counts = len(derived.passages), len(derived.claims)
            yield Result(article.source or article.id, status, article.id, None, *counts)


def _entries(derived: list[Derived], vectors: Vectors) -> list[Entry]:
    entries, at = [], 0
    for article in derived:
        after = at + len(article.passages)
        entries.append(
            Entry(
                article.article,
                article.identity,
                article.content_hash,
                article.passages,
                vectors[at:after],
                article.claims,
            )
        )
        at = after
    return entries
