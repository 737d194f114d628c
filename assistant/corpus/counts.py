"""The ledger in the record: claims by what they say, and the passages that hold the newest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from assistant.corpus import rows
from assistant.corpus.chunks import chunks
from assistant.corpus.schema import articles, claims, passages
from assistant.domain.claims import Claim
from assistant.domain.times import DateSpan


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted; an open slot asks for nothing. Names are matched by the caller's lexicon, not here."""

    article_ids: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    limit: int | None = None


def claims_wanted(connection: sa.Connection, wanted: ClaimFilter) -> list[Claim]:
    """Claims in the order of publication, article and position."""
    quote = sa.func.substr(articles.c.text, claims.c.start + 1, claims.c.end - claims.c.start).label("quote")
    query = sa.select(claims, quote, articles.c.published, articles.c.outlet).join(articles)
    query = query.where(*_conditions(wanted)).order_by(articles.c.published, claims.c.number).limit(wanted.limit)
    if not wanted.article_ids:
        return [rows.claim_from(row) for row in connection.execute(query)]
    found: list[Claim] = []
    for chunk in chunks(wanted.article_ids):
        found += [rows.claim_from(row) for row in connection.execute(query.where(claims.c.article_id.in_(chunk)))]
    return found


def of_parties(parties: Sequence[str], outcome: str) -> sa.ColumnElement[bool]:
    """Claims in which one of these parties, by key, counts victims or is counted among them."""
    return sa.and_(sa.or_(claims.c.actor.in_(parties), claims.c.side.in_(parties)), claims.c.outcome == outcome)


def of_whole_wars(parties: Sequence[str], outcome: str, status: str | None) -> sa.ColumnElement[bool]:
    """Claims that give the toll of a whole war: that of one of these parties, by key, and of one status, where any is
    named.
    """
    # As it stands in the index: SQLite does not look into a parameter.
    wanted = [claims.c.scope == sa.literal_column("'cumulative'"), claims.c.outcome == outcome]
    wanted += [claims.c.actor.in_(parties)] if parties else []
    wanted += [claims.c.status == status] if status else []
    return sa.and_(*wanted)


def newest(connection: sa.Connection, wanted: sa.ColumnElement[bool], span: DateSpan | None, limit: int) -> list[str]:
    """Ids of the passages with such claims, the newest first; `span`: of articles published in it."""
    told = sa.select(claims.c.article_id, claims.c.start, articles.c.published).join(articles)
    told = told.where(wanted, articles.c.published.is_not(None))
    if span:
        told = told.where(articles.c.published.between(span.first, span.last))
    latest = told.order_by(articles.c.published.desc(), claims.c.start).limit(limit).cte()
    holds = (latest.c.start >= passages.c.start) & (latest.c.start < passages.c.end)
    query = sa.select(passages.c.id).join(latest, (latest.c.article_id == passages.c.article_id) & holds)
    query = query.order_by(latest.c.published.desc(), passages.c.start)
    return list(dict.fromkeys(connection.scalars(query)))


def _conditions(wanted: ClaimFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    for column, values in (
        (claims.c.actor, wanted.actors),
        (claims.c.side, wanted.sides),
        (claims.c.outcome, wanted.outcomes),
    ):
        if values:
            conditions.append(column.in_(values))
    # A claim whose event has no date is dated by its article.
    if wanted.since:
        conditions.append(sa.func.coalesce(claims.c.event_last, articles.c.published) >= wanted.since)
    if wanted.until:
        conditions.append(sa.func.coalesce(claims.c.event_first, articles.c.published) <= wanted.until)
    return conditions
