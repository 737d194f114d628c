"""The record: one SQL database of articles, passages, vectors and claims. What is here is acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from assistant.corpus import catalogue, counts, grouping, outbox, rows, versions
from assistant.corpus.chunks import CHUNK, chunks
from assistant.corpus.counts import ClaimFilter
from assistant.corpus.facets import Narrowing
from assistant.corpus.outbox import Pending
from assistant.corpus.schema import articles, bands, claims, meta, origins, passages
from assistant.domain.articles import Article, CorpusSummary, Passage
from assistant.domain.claims import Claim
from assistant.domain.times import DateSpan
from assistant.embedding.embedder import Vectors


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with everything derived from it. `vectors` has one row a passage.

    `identity` is the same for two readings of one publication: its URL, its file, or what a feed gives.
    """

    article: Article
    identity: str
    content_hash: str
    passages: tuple[Passage, ...]
    vectors: Vectors
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the record holds of an article, without its text."""

    id: str
    identity: str
    content_hash: str


class Record:
    """Reads and writes the SQL database. Faults of the database are raised as SQLAlchemy's."""

    def __init__(self, engine: sa.Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine = engine
        self._now = now

    def connection(self) -> sa.Connection:
        """A connection for queries that stand in modules of their own."""
        return self._engine.connect()

    # Writing

    def put(self, entries: Iterable[Entry]) -> None:
        """Store entries, each replacing an article of the same id whole, in one transaction. Old versions are kept."""
        with self._engine.begin() as connection:
            for entry in entries:
                self._replace(connection, entry)

    def withdraw(self, article_id: str, reason: str | None = None) -> bool:
        """Take an article out, and keep it as a withdrawn version. False where there is none of that id."""
        with self._engine.begin() as connection:
            kept = versions.keep(
                connection, article_id, status=versions.Ended.WITHDRAWN, reason=reason, now=self._moment()
            )
            self._take_out(connection, article_id)
        return kept

    def purge(self, article_id: str) -> bool:
        """Delete an article with all its versions. False where there was none."""
        with self._engine.begin() as connection:
            known = connection.scalar(sa.select(articles.c.id).where(articles.c.id == article_id)) is not None
            self._take_out(connection, article_id)
            return bool(versions.forget(connection, article_id)) or known

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def _replace(self, connection: sa.Connection, entry: Entry) -> None:
        now, article = self._moment(), entry.article
        if versions.keep(connection, article.id, status=versions.Ended.UPDATED, reason=None, now=now):
            self._take_out(connection, article.id)
        connection.execute(articles.insert(), rows.article_row(article, entry.identity, entry.content_hash, now))
        grouping.join(connection, article.id, article.text)
        if entry.passages:
            stored = [rows.passage_row(p, v) for p, v in zip(entry.passages, entry.vectors, strict=True)]
            connection.execute(passages.insert(), stored)
            outbox.written(connection, [passage.id for passage in entry.passages])
        if entry.claims:
            connection.execute(claims.insert(), [rows.claim_row(claim) for claim in entry.claims])

    def _take_out(self, connection: sa.Connection, article_id: str) -> None:
        old = connection.scalars(sa.select(passages.c.id).where(passages.c.article_id == article_id)).all()
        if old:
            outbox.removed(connection, old)
        grouping.leave(connection, article_id)
        for table in (claims, passages):
            connection.execute(table.delete().where(table.c.article_id == article_id))
        connection.execute(articles.delete().where(articles.c.id == article_id))

    def regroup(self) -> None:
        """Find the groups of copies anew, in one transaction."""
        with self._engine.begin() as connection:
            connection.execute(bands.delete())
            connection.execute(origins.delete())
            ids = list(connection.scalars(sa.select(articles.c.id).order_by(articles.c.stored, articles.c.id)))
            for name in ids:
                text = connection.scalar(sa.select(articles.c.text).where(articles.c.id == name))
                grouping.join(connection, name, str(text))

    # The outbox

    def pending(self, limit: int = 4000) -> Pending | None:
        """The oldest outstanding work, the last word on each passage; None when there is none."""
        with self._engine.connect() as connection:
            return outbox.outstanding(connection, limit)

    def settle(self, upto: int) -> None:
        """Note that the indexes have done all work up to `upto`, and that readers have something new to see."""
        with self._engine.begin() as connection:
            outbox.settle(connection, upto)

    def generation(self) -> int:
        """A number that grows whenever the derived indexes have changed."""
        return int(self.note("generation") or 0)

    def note(self, name: str) -> str | None:
        with self._engine.connect() as connection:
            return connection.scalar(sa.select(meta.c.value).where(meta.c.name == name))

    # Reading

    def known(self) -> list[Known]:
        query = sa.select(articles.c.id, articles.c.identity, articles.c.content_hash)
        with self._engine.connect() as connection:
            return [Known(row.id, row.identity, row.content_hash) for row in connection.execute(query)]

    def article(self, article_id: str) -> Article | None:
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(articles).where(articles.c.id == article_id)).one_or_none()
        return rows.article_from(row) if row else None

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """All articles, or those of `ids`, ordered by date and id, streamed."""
        query = sa.select(articles).order_by(articles.c.published, articles.c.id)
        with self._engine.connect() as connection:
            if ids is None:
                for row in connection.execution_options(yield_per=200).execute(query):
                    yield rows.article_from(row)
                return
            for chunk in chunks(ids):
                for row in connection.execute(query.where(articles.c.id.in_(chunk))):
                    yield rows.article_from(row)

    def copies(self, article_ids: Sequence[str]) -> dict[str, tuple[grouping.Copy, ...]]:
        """For each article that has copies of one origin in the corpus, the others."""
        found: dict[str, tuple[grouping.Copy, ...]] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(article_ids):
                found |= grouping.copies(connection, chunk)
        return found

    def history(self, article_id: str | None = None) -> Iterator[versions.Version]:
        """The earlier versions of an article, or of all, oldest first, streamed."""
        with self._engine.connect() as connection:
            yield from versions.history(connection, article_id)

    def withdrawn(self) -> dict[str, versions.Version]:
        """Articles that were withdrawn and are not in again, by identity."""
        with self._engine.connect() as connection:
            return versions.withdrawn(connection)

    def put_back(self, version: versions.Version) -> None:
        """Keep an earlier version that comes from another corpus."""
        with self._engine.begin() as connection:
            versions.put_back(connection, version)

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Those of `ids` that exist, by id."""
        return {passage.id: passage for passage in self._passages(passages.c.id, ids)}

    def passages_of(self, article_ids: Sequence[str]) -> list[Passage]:
        return self._passages(passages.c.article_id, article_ids)

    def _passages(self, column: sa.ColumnElement[Any], values: Sequence[str]) -> list[Passage]:
        text = sa.func.substr(articles.c.text, passages.c.start + 1, passages.c.end - passages.c.start)
        query = sa.select(passages.c.article_id, passages.c.start, passages.c.end, passages.c.about, text.label("text"))
        query = query.join(articles).order_by(passages.c.article_id, passages.c.start)
        found: list[Passage] = []
        with self._engine.connect() as connection:
            for chunk in chunks(values):
                found += [
                    Passage(row.article_id, row.start, row.end, row.text, tuple(row.about))
                    for row in connection.execute(query.where(column.in_(chunk)))
                ]
        return found

    def vectors(self, ids: Sequence[str] | None = None) -> Iterator[tuple[list[str], Vectors]]:
        """Passage ids with their vectors, in chunks; of all passages where `ids` is None."""
        query = sa.select(passages.c.id, passages.c.vector)
        with self._engine.connect() as connection:
            if ids is None:
                for part in connection.execution_options(yield_per=CHUNK).execute(query).partitions():
                    yield [row.id for row in part], rows.vectors_from([row.vector for row in part])
                return
            for chunk in chunks(ids):
                part = connection.execute(query.where(passages.c.id.in_(chunk))).all()
                yield [row.id for row in part], rows.vectors_from([row.vector for row in part])

    def passage_ids(self) -> list[str]:
        with self._engine.connect() as connection:
            return list(connection.scalars(sa.select(passages.c.id)))

    def passage_count(self) -> int:
        with self._engine.connect() as connection:
            return int(connection.scalar(sa.select(sa.func.count()).select_from(passages)) or 0)

    def claims(self, wanted: ClaimFilter) -> list[Claim]:
        """Claims in the order of publication, article and position."""
        with self._engine.connect() as connection:
            return counts.claims_wanted(connection, wanted)

    def telling(self, parties: Sequence[str], outcome: str, span: DateSpan | None, limit: int) -> list[str]:
        """Ids of passages in which one of these parties, by key, counts victims or is counted among them, the newest
        first; `span`: of articles published in it.
        """
        with self._engine.connect() as connection:
            return counts.newest(connection, counts.of_parties(parties, outcome), span, limit)

    def whole(
        self, parties: Sequence[str], outcome: str, status: str | None, span: DateSpan | None, limit: int
    ) -> list[str]:
        """Ids of passages that give the toll of a whole war, the newest first: that of one of these parties, by key,
        and of one status, where any is named; `span`: of articles published in it.
        """
        with self._engine.connect() as connection:
            return counts.newest(connection, counts.of_whole_wars(parties, outcome, status), span, limit)

    def outlets(self) -> list[str]:
        """The names of all outlets, in alphabetical order."""
        with self._engine.connect() as connection:
            return catalogue.distinct(connection, articles.c.outlet)

    def languages(self) -> list[str]:
        """The languages that articles state."""
        with self._engine.connect() as connection:
            return catalogue.distinct(connection, articles.c.language)

    def newest(self) -> date | None:
        """The last day on which an article was published."""
        with self._engine.connect() as connection:
            newest: date | None = connection.scalar(sa.select(sa.func.max(articles.c.published)))
        return newest

    def only_year(self) -> date | None:
        """The last day of the one year in which all was published, or None: a day of it needs no year to be told."""
        with self._engine.connect() as connection:
            return catalogue.only_year(connection)

    def published_within(self, wanted: Narrowing, limit: int) -> list[str] | None:
        """Ids of the passages of articles that fit `wanted` by outlet, language and day; None where there are more."""
        with self._engine.connect() as connection:
            return catalogue.published_within(connection, wanted, limit)

    def is_empty(self) -> bool:
        """True where there are no articles; counting them all would cost each question milliseconds."""
        with self._engine.connect() as connection:
            return connection.scalar(sa.select(articles.c.id).limit(1)) is None

    def summary(self) -> CorpusSummary:
        with self._engine.connect() as connection:
            return catalogue.summary(connection)
