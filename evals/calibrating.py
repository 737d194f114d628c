"""Fits how sure an answer is, and writes assistant/answering/data/sureness.toml.

    python -m evals.calibrating [--annotated GOLD.json --articles ARTICLES.jsonl [--also GOLD.json ...]]

Every question of the demo suite is asked, and those of an annotated set where one is named; an answer to a question
that nothing answers counts as wrong. Folds are by question: the thresholds, the Brier score and the area under the
risk–coverage curve are of answers that the model was not fitted on.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import wiring
from assistant.answering.sureness import FIGURE_SIGNS, SENTENCE_SIGNS, Weights
from assistant.demo import demo_folder
from assistant.domain.answers import Answer
from evals.cases import Case, load_suite
from evals.fitting import annotated_cases, parser
from evals.running import fresh_corpus
from evals.scoring import score

FOLDS = 5
STEPS, RATE, RIDGE = 4000, 0.3, 0.01
SHARES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3)
# A share of wrong answers is believed only over so many answers.
LEAST_ANSWERS = 15
TARGET = Path(__file__).parents[1] / "assistant" / "answering" / "data" / "sureness.toml"
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer that was given: what speaks for it, and whether it is right."""

    signs: tuple[float, ...]
    right: bool


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser("python -m evals.calibrating", "Fit how sure an answer is.").parse_args(arguments)
    shown = _ask(load_suite("demo"), None)
    if options.annotated:
        sets = (options.annotated, *options.also)
        shown += _ask([case for gold in sets for case in annotated_cases(gold, options.first)], options.articles)
    kinds = {name: [item for item in shown if len(item.signs) == len(signs)] for name, signs in KINDS.items()}
    unseen = [pair for group in kinds.values() for pair in _unseen(group)]
    thresholds = _thresholds(unseen)
    brier = float(np.mean([(chance - right) ** 2 for chance, right in unseen]))
    print(
        f"{len(unseen)} answers, {np.mean([right for _, right in unseen]):.3f} right; not fitted on: Brier {brier:.3f}"
    )
    for share, least in thresholds:
        kept = [right for chance, right in unseen if chance >= least]
        print(f"at most {share:.2f} wrong: sureness {least:.3f}, {len(kept) / len(unseen):.2f} of the answers shown")
    models = {name: _fit(group) for name, group in kinds.items()}
    TARGET.write_text(_toml(models, thresholds), encoding="utf-8")
    return 0


KINDS = {"figure": FIGURE_SIGNS, "sentence": SENTENCE_SIGNS}


def _ask(cases: Sequence[Case], articles: Path | None) -> list[Shown]:
    found = []
    with fresh_corpus(articles or demo_folder()) as (answerer, settings):
        lexicon = wiring.build_lexicon(settings)
        for case in cases:
            response = answerer.ask(case.question)
            if isinstance(response, Answer) and response.signs:
                right = case.answerable and score(case, response, answerer.article, lexicon).right
                found.append(Shown(response.signs, bool(right)))
    return found


def _unseen(group: Sequence[Shown]) -> list[tuple[float, bool]]:
    """Each answer's chance by a model that was fitted without it, and whether it is right."""
    told = []
    for fold in range(FOLDS):
        model = _fit([item for number, item in enumerate(group) if number % FOLDS != fold])
        told += [(model.chance(item.signs), item.right) for item in group[fold::FOLDS]]
    return told


def _fit(group: Sequence[Shown]) -> Weights:
    """Logistic regression by gradient descent; unweighted, so that what it gives is a chance."""
    signs = np.array([item.signs for item in group])
    right: Vector = np.array([item.right for item in group], dtype=float)
    weights, bias = np.zeros(signs.shape[1]), 0.0
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(signs @ weights + bias))) - right
        weights -= RATE * (signs.T @ error / len(right) + RIDGE * weights)
        bias -= RATE * float(error.mean())
    return Weights(tuple(map(float, weights)), bias)


def _thresholds(unseen: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """For each share of SHARES the least sureness above which no more were wrong; left out where there is none."""
    ordered = sorted(unseen, reverse=True)
    wrong = np.cumsum([not right for _, right in ordered])
    found = []
    for share in SHARES:
        fits = [n for n in range(LEAST_ANSWERS, len(ordered) + 1) if wrong[n - 1] / n <= share]
        if fits:
            found.append((share, ordered[fits[-1] - 1][0]))
    return [*found, (1.0, 0.0)]


def _toml(models: dict[str, Weights], thresholds: Sequence[tuple[float, float]]) -> str:
    lines = ["# Fitted by `python -m evals.calibrating`; do not edit by hand."]
    for kind, model in models.items():
        weights = ", ".join(f"{name} = {weight:.4f}" for name, weight in zip(KINDS[kind], model.weights, strict=True))
        lines += [f"[{kind}]", f"bias = {model.bias:.4f}", f"weights = {{ {weights} }}", ""]
    for share, least in thresholds:
        lines += ["[[threshold]]", f"most_wrong = {share}", f"least = {least:.4f}", ""]
    return "\n".join(lines[:-1]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
