"""Ordering found articles by features that need no model; the weights are fitted by `python -m bench.ranking --fit`."""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from assistant.domain.claims import Claim
from assistant.retrieval.closer import CLOSER, closer
from assistant.retrieval.features import NAMES, Asked, Candidate, features

FIRST, SECOND = NAMES, (*NAMES, *CLOSER)
"""What the first look at all candidates sees, and the second at the best of them."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One number a feature, in the order of FIRST or SECOND."""

    values: tuple[float, ...]

    def score(self, row: Sequence[float]) -> float:
        return sum(weight * value for weight, value in zip(self.values, row, strict=True))


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its features and its chance, among all candidates, of being the article that answers: 0 to 1,
    together 1.
    """

    candidate: Candidate
    row: tuple[float, ...]
    chance: float


@functools.cache
def weights() -> Weights:
    """The shipped weights of the first look."""
    return _shipped("weights", FIRST)


@functools.cache
def closer_weights() -> Weights:
    """The shipped weights of the second look."""
    return _shipped("closer", SECOND)


def _shipped(table: str, names: Sequence[str]) -> Weights:
    text = resources.files("assistant.retrieval").joinpath("data/ranking.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)[table]
    return Weights(tuple(float(found[name]) for name in names))


def rerank(asked: Asked, candidates: Sequence[Candidate], model: Weights | None = None) -> list[Scored]:
    """Candidates with their chances (a conditional logit), the best first; equal ones keep their order."""
    return _ranked(candidates, [features(asked, candidate) for candidate in candidates], model or weights())


def look_closer(asked: Asked, ranked: Sequence[Scored], claims: Mapping[str, Sequence[Claim]]) -> list[Scored]:
    """The best of the first look ordered by a second, which sees their claims too, by article; none is lost."""
    rows = [(*item.row, *closer(asked, item.candidate, claims.get(item.candidate.article.id, ()))) for item in ranked]
    return _ranked([item.candidate for item in ranked], rows, closer_weights())


def _ranked(candidates: Sequence[Candidate], rows: Sequence[tuple[float, ...]], model: Weights) -> list[Scored]:
    if not candidates:
        return []
    scores = [model.score(row) for row in rows]
    best = max(scores)
    shares = [math.exp(score - best) for score in scores]
    total = sum(shares)
    found = [Scored(one, row, part / total) for one, row, part in zip(candidates, rows, shares, strict=True)]
    return sorted(found, key=lambda item: -item.chance)
