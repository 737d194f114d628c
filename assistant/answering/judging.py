"""How likely a sentence is to answer a question: a logistic model over a few features, fitted by `evals/fitting.py`."""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

FEATURES = (
    "inside",
    "around",
    "meaning",
    "meaning_with_before",
    "rank",
    "type",
    "time",
    "place",
    "lead",
    "predicate",
    "speaks",
    "unmet",
    "names",
    "read",
)
"""What `candidates` tells of a sentence, in this order; `read` only where a reader of pairs is at hand."""


@dataclass(frozen=True, slots=True)
class Judge:
    """`weights` has one number a feature, in the order of `FEATURES`."""

    weights: tuple[float, ...]
    bias: float
    threshold: float
    """Sentences below this chance are not shown as answers."""

    def likely(self, features: Sequence[float]) -> float:
        """The chance that a sentence with these features answers, 0 to 1."""
        total = self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return 1.0 / (1.0 + math.exp(-total))


@functools.cache
def judge(*, read: bool) -> Judge:
    """The shipped model: for features with what the reader of pairs tells, or for those without."""
    text = resources.files("assistant.answering").joinpath("data/judge.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)["with_reader" if read else "without_reader"]
    return Judge(tuple(data["weights"].values()), data["bias"], data["threshold"])
