"""How sure an answer is: the chance that it is right, by a logistic model fitted by `evals/calibrating.py`.

A threshold on it means something: `threshold(0.05)` is the least sureness above which at most 5 in 100 answers were
wrong, on questions that the model was not fitted on.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from assistant.answering.ranking import Ranked
from assistant.domain.answers import Abstention, AbstentionReason, Answer, Response
from assistant.domain.claims import Qualifier
from assistant.domain.questions import QuestionFrame

# What speaks for a figure: how well its surroundings fit, the slots it meets, the place of its article, …
FIGURE_SIGNS = ("coverage", "met", "near", "named", "vague", "inferred", "as_of", "lead", "likely", "weighed")
# … and for a sentence: what the judge of sentences says, as log odds, and how far it is ahead of the next.
SENTENCE_SIGNS = ("judged", "ahead")
MOST_SLOTS = 6


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: one weight a sign."""

    weights: tuple[float, ...]
    bias: float

    def chance(self, signs: Sequence[float]) -> float:
        """The chance of being right, 0 to 1."""
        total = self.bias + sum(w * x for w, x in zip(self.weights, signs, strict=True))
        return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 3)


@dataclass(frozen=True, slots=True)
class Sureness:
    """The two models, and for shares of wrong answers the least sureness that keeps to them, the smallest first."""

    figure: Weights
    sentence: Weights
    thresholds: tuple[tuple[float, float], ...]

    def threshold(self, most_wrong: float) -> float:
        """The least sureness at which no more than this share (0 to 1) of the shown answers was wrong."""
        return next((least for share, least in reversed(self.thresholds) if share <= most_wrong), 1.0)


@functools.cache
def sureness() -> Sureness:
    """The shipped models."""
    text = resources.files("assistant.answering").joinpath("data/sureness.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    # A sign that nothing was fitted for yet weighs nothing, so that fitting can begin.
    figure, sentence = (
        Weights(tuple(data[kind]["weights"].get(name, 0.0) for name in signs), data[kind]["bias"])
        for kind, signs in (("figure", FIGURE_SIGNS), ("sentence", SENTENCE_SIGNS))
    )
    return Sureness(figure, sentence, tuple((row["most_wrong"], row["least"]) for row in data["threshold"]))


def sure_enough(response: Response, most_wrong: float | None) -> Response:
    """The response, or an abstention in its place where it is less sure than `most_wrong` asks for.

    The quotes stay as context: a reader may judge them himself.
    """
    if most_wrong is None or not isinstance(response, Answer) or response.confidence is None:
        return response
    if response.confidence >= sureness().threshold(most_wrong):
        return response
    return Abstention(
        question=response.question,
        text=f"No answer is sure enough: of answers at most {most_wrong:.0%} are to be wrong. The nearest is cited.",
        reason=AbstentionReason.UNCLEAR,
        statements=response.statements,
        understood=response.understood,
    )


def figure_signs(chosen: Ranked, next_best: Ranked | None, frame: QuestionFrame) -> tuple[float, ...]:
    """One number for each of FIGURE_SIGNS, each 0 to about 1."""
    claim = chosen.claim
    vague = claim.figure is not None and claim.figure.qualifier is Qualifier.VAGUE
    lead = chosen.coverage - next_best.coverage if next_best else 1.0
    return (
        chosen.coverage,
        min(1.0, chosen.match.met / MOST_SLOTS),
        1.0 / (1 + chosen.rank),
        float(claim.claimant is not None),
        float(vague),
        float(claim.inferred),
        float(frame.as_of is not None),
        max(-1.0, min(1.0, lead)),
        0.0 if chosen.likely is None else _log_odds(chosen.likely),
        float(chosen.likely is not None),
    )


def sentence_signs(chance: float, ahead: float) -> tuple[float, ...]:
    """One number for each of SENTENCE_SIGNS, by the judge's chance and how far the best is ahead of the next."""
    return (_log_odds(chance), ahead)


def _log_odds(chance: float) -> float:
    kept = max(1e-4, min(1 - 1e-4, chance))
    return math.log(kept / (1 - kept))
