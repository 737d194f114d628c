"""Between the record's rows and the domain's values."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from assistant.domain.articles import Article, Passage
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Stance, Status
from assistant.domain.times import DateSpan
from assistant.embedding.embedder import Vectors

ARTICLE_FIELDS = (
    "id",
    "source",
    "url",
    "title",
    "text",
    "outlet",
    "published",
    "language",
    "origin",
    "byline",
    "published_at",
    "modified",
)

Row = dict[str, Any]
CLAIMS = 4096


def article_row(article: Article, identity: str, content_hash: str, stored: str) -> Row:
    own = {name: getattr(article, name) for name in ARTICLE_FIELDS}
    marks = {"identity": identity, "content_hash": content_hash, "stored": stored}
    return own | marks | {"corrections": list(article.corrections)}


def article_from(row: Any) -> Article:
    return Article(**{name: getattr(row, name) for name in ARTICLE_FIELDS}, corrections=tuple(row.corrections))


def passage_row(passage: Passage, vector: Vectors) -> Row:
    return {
        "id": passage.id,
        "article_id": passage.article_id,
        "start": passage.start,
        "end": passage.end,
        "about": list(passage.keys),
        "vector": vector.astype("<f4").tobytes(),
    }


def passage_from(row: Any, text: str) -> Passage:
    return Passage(row.article_id, row.start, row.end, text[row.start : row.end], tuple(row.about))


def vectors_from(blobs: list[bytes]) -> Vectors:
    """Unit vectors, shape [len(blobs), dimension]."""
    if not blobs:
        return np.empty((0, 0), dtype=np.float32)
    return np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(blobs), -1)


def claim_row(claim: Claim) -> Row:
    figure, when = claim.figure, claim.event_date
    return {
        "article_id": claim.article_id,
        "start": claim.start,
        "end": claim.end,
        "figure_text": figure.text if figure else None,
        "low": figure.low if figure else None,
        "high": figure.high if figure else None,
        "qualifier": figure.qualifier.value if figure else None,
        "outcome": claim.outcome.value,
        "status": claim.status.value,
        "group": claim.group,
        "side": claim.side,
        "claimant": claim.claimant,
        "actor": claim.actor,
        "stance": claim.stance.value,
        "scope": claim.scope.value,
        "place": claim.place,
        "event_first": when.first if when else None,
        "event_last": when.last if when else None,
        "accused": claim.accused,
        "inferred": claim.inferred,
    }


def claim_from(row: Any) -> Claim:
    """A claim from a row joined with its article's `published`, `outlet` and `quote`. A row says all that a claim is:
    those of the last questions need not be made anew.
    """
    return _claim(row)


@functools.lru_cache(maxsize=CLAIMS)
def _claim(row: Any) -> Claim:
    figure = None
    if row.qualifier is not None:
        figure = Figure(row.figure_text, row.low, row.high, Qualifier(row.qualifier))
    when = DateSpan(row.event_first, row.event_last) if row.event_first else None
    return Claim(
        article_id=row.article_id,
        start=row.start,
        end=row.end,
        quote=row.quote,
        figure=figure,
        outcome=Outcome(row.outcome),
        status=Status(row.status),
        group=row.group,
        side=row.side,
        claimant=row.claimant,
        actor=row.actor,
        stance=Stance(row.stance),
        scope=Scope(row.scope),
        place=row.place,
        event_date=when,
        accused=row.accused,
        inferred=row.inferred,
        published=row.published,
        outlet=row.outlet,
    )
