"""How likely a sentence is to answer a question, and whether the best one does: one logistic model upon another.

Both are fitted by `evals/fitting.py`, the second on what the first says of questions that it was not fitted on.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from assistant.answering.answer_types import asks_reply, must_have_type
from assistant.answering.asked_names import insists_on_name
from assistant.answering.owning import asks_owner
from assistant.domain.questions import QuestionKind

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
    "names_inside",
    "names_before",
    "day",
    "meaning_behind",
    "passage_behind",
    "article_behind",
    "read",
    "read_behind",
)
"""What `candidates` tells of a sentence, in this order; the last two only where a reader of pairs is at hand. What is
behind is told from the question's best sentence: 0 for it, and less for the others."""
SIGNS = (
    "judged",
    "around",
    "meaning",
    "length",
    "names",
    "rank",
    "place",
    "who_said",
    "who_did",
    "named",
    "type",
    "owner",
    "reply",
    "by_name",
    "read",
    "read_ahead",
)
"""What tells whether the best of a question's sentences answers it; again the last two only with a reader."""
BY_READER = 2


@dataclass(frozen=True, slots=True)
class Judge:
    """`weights` has one number a feature, in the order of `FEATURES`."""

    weights: tuple[float, ...]
    bias: float
    verdict: tuple[float, ...]
    """One number a sign, in the order of `SIGNS`."""
    verdict_bias: float
    threshold: float
    """Where the chance that the best sentence answers is below this, none is shown."""

    def likely(self, features: Sequence[float]) -> float:
        """The chance that a sentence with these features answers, 0 to 1."""
        return _chance(self.bias, self.weights, features)

    def answers(self, signs: Sequence[float]) -> float:
        """The chance that the best of a question's sentences answers it, 0 to 1, by `signs_of`."""
        return _chance(self.verdict_bias, self.verdict, signs)


def _chance(bias: float, weights: Sequence[float], values: Sequence[float]) -> float:
    total = bias + sum(w * x for w, x in zip(weights, values, strict=True))
    return 1.0 / (1.0 + math.exp(-max(-FARTHEST, min(FARTHEST, total))))


FARTHEST = 30.0


def signs_of(
    question: str, kind: QuestionKind, likely: Sequence[float], features: Sequence[Sequence[float]]
) -> tuple[float, ...]:
    """One number for each of SIGNS, by what is known of a question and of its sentences; at least one of them."""
    chance, best = max(zip(likely, features, strict=True), key=lambda pair: pair[0])
    chance = max(1e-4, min(1 - 1e-4, chance))
    around, meaning = (max(row[FEATURES.index(name)] for row in features) for name in ("around", "meaning"))
    names, rank, place, kind_met = (best[FEATURES.index(name)] for name in ("names", "rank", "place", "type"))
    length = min(len(question) / LETTERS, LONG)
    # Who did it is often told by nobody, and a sentence about the deed is near to the question all the same.
    asked = (float(kind is QuestionKind.WHO_SAID), float(kind is QuestionKind.WHO_DID), float(must_have_type(question)))
    # That somebody owned up, replied or was named is what a question takes for granted, and reports often do not tell.
    # Where the question is whether, and the party itself says yes or no to it, nothing is taken for granted.
    told_whether = kind is QuestionKind.YES_NO and kind_met == 1.0
    replied = asks_reply(question) and not told_whether
    # A sentence of that place and day in which somebody owns up or replies bears it out; many a name is told there.
    of_event = kind_met == place == best[FEATURES.index("time")] == 1.0
    owner, reply = (asked_for and not of_event for asked_for in (asks_owner(question), replied))
    granted = (float(owner), float(reply), float(insists_on_name(question)))
    judged = math.log(chance / (1 - chance))
    told = (judged, around, meaning, length, names, rank, place, *asked, kind_met, *granted)
    if len(features[0]) < len(FEATURES):
        return told
    first, *rest = sorted((row[FEATURES.index("read")] for row in features), reverse=True)
    return (*told, first, first - rest[0] if rest else 0.0)


# A question of twice this many letters is long, and a longer one is no surer to be answered.
LETTERS, LONG = 100.0, 2.0


@functools.cache
def judge(*, read: bool) -> Judge:
    """The shipped model: for features with what the reader of pairs tells, or for those without."""
    text = resources.files("assistant.answering").joinpath("data/judge.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)["with_reader" if read else "without_reader"]
    first, second = data["sentence"], data["verdict"]
    return Judge(
        tuple(first["weights"].values()),
        first["bias"],
        tuple(second["weights"].values()),
        second["bias"],
        data["threshold"],
    )
