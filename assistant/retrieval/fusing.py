"""Weighted reciprocal rank fusion (Cormack, Clarke & Buettcher, SIGIR 2009)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

# The constant of the paper is 60; with few lists and short ones a smaller one keeps the first ranks apart.
K = 30


def fuse(lists: Sequence[tuple[float, Sequence[str]]]) -> list[tuple[str, float]]:
    """Merge weighted rankings of ids, best first; an id scores weight / (K + rank) in each list that holds it."""
    scores: defaultdict[str, float] = defaultdict(float)
    for weight, ids in lists:
        for rank, name in enumerate(ids):
            scores[name] += weight / (K + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
