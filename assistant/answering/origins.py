"""Copies of one text count as one source, however many outlets carry it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.domain.articles import Article
from assistant.language.terms import terms

SHINGLE = 4
# Two articles share an origin when this much of the shorter one stands in the longer: edits cut and retitle, but
# rewriting leaves few runs of four terms alike.
SHARED = 0.5


def group_origins(articles: Iterable[Article]) -> Mapping[str, str]:
    """For each article id, the id of the first of its group of copies."""
    first_of: dict[str, str] = {}
    kept: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    for article in articles:
        own = shingles(article.text)
        origin = next((name for name, theirs in kept if overlap(own, theirs) >= SHARED), article.id)
        first_of[article.id] = origin
        kept.append((origin, own))
    return first_of


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of four terms."""
    found = terms(text)
    return frozenset(tuple(found[at : at + SHINGLE]) for at in range(len(found) - SHINGLE + 1))


def overlap(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The share of the smaller set that the other holds; 0 where either is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
