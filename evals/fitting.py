"""Fits the model that judges whether a sentence answers a question, and writes assistant/answering/data/judge.toml.

    python -m evals.fitting [--annotated GOLD.json --articles ARTICLES.jsonl]

Questions without a figure of the demo suite are always used, those of an annotated set where one is named. Each
is one group of candidate sentences; folds are by question, and the figures printed are of questions not fitted on.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import wiring
from assistant.answering.answerer import Answerer, asks_figure
from assistant.answering.judging import FEATURES, Judge
from assistant.demo import demo_folder
from assistant.settings import Settings
from evals.cases import Case, load_suite
from evals.running import ingest_into

FOLDS = 5
STEPS = 4000
RATE = 0.5
RIDGE = 0.002
TARGET = Path(__file__).parents[1] / "assistant" / "answering" / "data" / "judge.toml"
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """The candidate sentences of one question: features [sentences, 14], whether each answers, whether any should."""

    features: Matrix
    answers: NDArray[np.bool_]
    answerable: bool


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    groups = list(_groups(load_suite("demo"), demo_folder()))
    if options.annotated:
        groups += _groups(list(annotated_cases(options.annotated, options.first)), options.articles)
    judges = []
    for name, kept in (("with_reader", len(FEATURES)), ("without_reader", len(FEATURES) - 1)):
        seen = [replace(group, features=group.features[:, :kept]) for group in groups]
        held_out = [
            _outcomes(seen[k::FOLDS], fit([g for n, g in enumerate(seen) if n % FOLDS != k])) for k in range(FOLDS)
        ]
        right, abstained, wanted, unwanted = np.sum(held_out, axis=0)
        print(
            f"{name}, not fitted on: right {right / wanted:.3f} of {wanted}, "
            f"abstained {abstained / unwanted:.3f} of {unwanted}"
        )
        model = fit(seen)
        print(f"fitted on: {_outcomes(seen, model)}")
        judges.append(_toml(name, model))
    TARGET.write_text(HEAD + "\n".join(judges), encoding="utf-8")
    print(f"wrote {TARGET.name}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.fitting", description="Fit the judge of sentences.")
    parser.add_argument(
        "--annotated", type=Path, metavar="GOLD", help="an annotated set: a list of articles with questions"
    )
    parser.add_argument("--articles", type=Path, metavar="FILE", help="the articles of the annotated set, as .jsonl")
    parser.add_argument("--first", type=int, default=40, help="how many of its articles to use (default 40)")
    return parser


def annotated_cases(path: Path, first: int) -> Iterator[Case]:
    for article in json.loads(path.read_text(encoding="utf-8"))[:first]:
        for number, asked in enumerate(article["questions"]):
            yield Case(
                id=f"{article['unit_id']}-{number}",
                kind=asked["type"],
                question=asked["q"],
                answerable=asked["answerable"],
                answers=tuple(asked["answers"]),
                evidence=asked["evidence"],
                claimant=asked.get("claimant"),
            )


def _groups(cases: Sequence[Case], articles: Path) -> Iterator[Group]:
    with tempfile.TemporaryDirectory(prefix="communique-fitting-") as folder:
        settings = Settings(data=Path(folder))
        ingest_into(settings, [str(articles)])
        answerer = wiring.build_answerer(settings)
        for case in cases:
            group = _group(case, answerer)
            if group is not None:
                yield group


def _group(case: Case, answerer: Answerer) -> Group | None:
    from assistant.domain.questions import QuestionKind

    frame = answerer.read(case.question)
    if frame.kind is QuestionKind.COUNT or asks_figure(frame):
        return None
    found = answerer.candidates(frame)
    if not found:
        return None
    return Group(
        np.array([item.features for item in found]),
        np.array([case.answerable and _answers(item.text, case) for item in found]),
        case.answerable,
    )


def _answers(text: str, case: Case) -> bool:
    told = f" {_plain(text)} "
    if any(f" {_plain(answer)} " in told for answer in case.answers if len(answer) > 2):
        return True
    wanted = set(_plain(case.evidence).split())
    return bool(wanted) and len(wanted & set(told.split())) / len(wanted) >= 0.7


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def fit(groups: Sequence[Group]) -> Judge:
    """Logistic regression by gradient descent, then the threshold with most questions right or rightly abstained."""
    features = np.concatenate([group.features for group in groups])
    answers = np.concatenate([group.answers for group in groups]).astype(float)
    # Answering sentences are few: both kinds count alike.
    weight = np.where(answers > 0, 0.5 / max(answers.mean(), 1e-6), 0.5 / max(1 - answers.mean(), 1e-6))
    weights, bias = np.zeros(features.shape[1]), 0.0
    for _ in range(STEPS):
        error = weight * (1 / (1 + np.exp(-(features @ weights + bias))) - answers)
        weights -= RATE * (features.T @ error / len(answers) + RIDGE * weights)
        bias -= RATE * error.mean()
    model = Judge(tuple(map(float, weights)), float(bias), 0.0)
    return replace(
        model,
        threshold=max(np.arange(0.2, 0.96, 0.02), key=lambda t: _worth(groups, replace(model, threshold=float(t)))),
    )


def _worth(groups: Sequence[Group], model: Judge) -> float:
    """Two questions in three have an answer, as readers ask."""
    right, abstained, wanted, unwanted = _outcomes(groups, model)
    return 2 * right / max(wanted, 1) + abstained / max(unwanted, 1)


def _outcomes(groups: Sequence[Group], model: Judge) -> tuple[int, int, int, int]:
    """Right among the first two sentences, rightly abstained, answerable, unanswerable."""
    right = abstained = wanted = 0
    for group in groups:
        likely = np.array([model.likely(row) for row in group.features])
        order = np.argsort(-likely)[:2]
        speaks = likely[order[0]] >= model.threshold
        wanted += group.answerable
        right += bool(group.answerable and speaks and group.answers[order].any())
        abstained += bool(not group.answerable and not speaks)
    return right, abstained, wanted, len(groups) - wanted


HEAD = "# Fitted by `python -m evals.fitting`; do not edit by hand.\n\n"


def _toml(name: str, model: Judge) -> str:
    lines = [f"[{name}]", f"bias = {model.bias:.4f}", f"threshold = {model.threshold:.2f}", f"[{name}.weights]"]
    lines += [f"{name} = {weight:.4f}" for name, weight in zip(FEATURES, model.weights, strict=False)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
