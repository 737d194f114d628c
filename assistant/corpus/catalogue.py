"""What there is: outlets, languages, the days of publication and the numbers of what is stored."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from assistant.corpus.facets import Narrowing
from assistant.corpus.schema import articles, claims, passages
from assistant.domain.articles import CorpusSummary

A_YEAR, A_MONTH = timedelta(days=366), timedelta(days=30)


def distinct(connection: sa.Connection, column: sa.ColumnElement[Any]) -> list[str]:
    """Each value, found in the index from the one before it: a few steps, however many rows have it."""
    value = sa.select(sa.func.min(column).label("value")).cte(recursive=True)
    beyond = sa.select(sa.func.min(column)).where(column > value.c.value).scalar_subquery()
    value = value.union_all(sa.select(beyond).where(value.c.value.is_not(None)))
    return list(connection.scalars(sa.select(value.c.value).where(value.c.value.is_not(None))))


def only_year(connection: sa.Connection) -> date | None:
    """The last day of the one year in which all was published, or None where it was more than one.

    The year begins a month before the oldest article, which may tell of what was before it.
    """
    first, last = sa.func.min(articles.c.published), sa.func.max(articles.c.published)
    oldest, newest = connection.scalar(sa.select(first)), connection.scalar(sa.select(last))
    one = oldest and newest and newest - oldest < A_YEAR
    return max(newest, oldest + A_YEAR - A_MONTH) if one else None


def published_within(connection: sa.Connection, wanted: Narrowing, limit: int) -> list[str] | None:
    """Ids of the passages of articles that fit `wanted` by outlet, language and day; None where there are more."""
    query = sa.select(passages.c.id).join(articles).limit(limit + 1)
    if wanted.outlets:
        query = query.where(articles.c.outlet.in_(wanted.outlets))
    if wanted.languages:
        query = query.where(articles.c.language.in_(wanted.languages))
    if wanted.span:
        query = query.where(articles.c.published.between(wanted.span.first, wanted.span.last))
    found = list(connection.scalars(query))
    return found if len(found) <= limit else None


def summary(connection: sa.Connection) -> CorpusSummary:
    # One query each: every one is answered from an index, and together they would read every text.
    counted = sa.func.count()
    first, last = sa.func.min(articles.c.published), sa.func.max(articles.c.published)
    return CorpusSummary(
        articles=connection.scalar(sa.select(counted).select_from(articles)) or 0,
        outlets=connection.scalar(sa.select(sa.func.count(articles.c.outlet.distinct()))) or 0,
        passages=connection.scalar(sa.select(counted).select_from(passages)) or 0,
        claims=connection.scalar(sa.select(counted).select_from(claims)) or 0,
        first=connection.scalar(sa.select(first)),
        last=connection.scalar(sa.select(last)),
    )
