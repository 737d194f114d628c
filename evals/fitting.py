"""Fits the model that judges whether a sentence answers a question, and writes assistant/answering/data/judge.toml.

    python -m evals.fitting [--annotated GOLD.json --articles ARTICLES.jsonl [--also GOLD.json ...]]

Questions without a figure of the demo suite are always used, those of annotated sets where some are named. Each
is one group of candidate sentences; folds are by article, and the figures printed are of questions not fitted on.
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
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant import wiring
from assistant.answering.answerer import Answerer
from assistant.answering.candidates import Candidate
from assistant.answering.figure_questions import asks_figure
from assistant.answering.judging import BY_READER, FEATURES, SIGNS, Judge, signs_of
from assistant.answering.shortlist import sentence_of
from assistant.demo import demo_folder
from assistant.domain.questions import QuestionKind
from assistant.settings import Settings
from evals.cases import Case, load_suite
from evals.running import ingest_into

FOLDS = 5
STEPS = 4000
RATE = 0.5
RIDGE = 0.005
# To leave what nothing answers is worth more than to answer: who is quoted something else believes it, and annotated
# sets hold fewer such questions than people ask.
LEFT = 3.0
# What stands in brackets is the annotator's explanation, and no part of the answer.
BRACKETED = re.compile(r"\([^)]*\)")
TARGET = Path(__file__).parents[1] / "assistant" / "answering" / "data" / "judge.toml"
Matrix = NDArray[np.float64]


class HasArticle(Protocol):
    @property
    def article(self) -> str: ...


OfArticle = TypeVar("OfArticle", bound=HasArticle)


@dataclass(frozen=True, slots=True)
class Group:
    """One question's candidate sentences: features [sentences, FEATURES], whether each answers, whether any should."""

    article: str
    question: str
    kind: QuestionKind
    features: Matrix
    answers: NDArray[np.bool_]
    answerable: bool


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser("python -m evals.fitting", "Fit the judge of sentences.").parse_args(arguments)
    groups = list(_groups(load_suite("demo"), demo_folder()))
    if options.annotated:
        sets = (options.annotated, *options.also)
        cases = [case for gold in sets for case in annotated_cases(gold, options.first)]
        groups += _groups(cases, options.articles)
    judges = []
    for name, kept in (("with_reader", len(FEATURES)), ("without_reader", len(FEATURES) - BY_READER)):
        seen = [replace(group, features=group.features[:, :kept]) for group in groups]
        held_out = [_outcomes(own, fit(others)) for others, own in by_article(seen)]
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


def by_article(groups: Sequence[OfArticle]) -> Iterator[tuple[list[OfArticle], list[OfArticle]]]:
    """Each fold's groups after all others: an article's questions are in one fold together."""
    articles = {name: number for number, name in enumerate(dict.fromkeys(group.article for group in groups))}
    for fold in range(FOLDS):
        own = [group for group in groups if articles[group.article] % FOLDS == fold]
        yield [group for group in groups if articles[group.article] % FOLDS != fold], own


def parser(program: str, does: str) -> argparse.ArgumentParser:
    """What each of the programs that fit a model is told."""
    found = argparse.ArgumentParser(prog=program, description=does)
    found.add_argument(
        "--annotated", type=Path, metavar="GOLD", help="an annotated set: a list of articles with questions"
    )
    found.add_argument(
        "--also", type=Path, nargs="+", default=[], metavar="GOLD", help="further annotated sets of the same articles"
    )
    found.add_argument("--articles", type=Path, metavar="FILE", help="the articles of the annotated set, as .jsonl")
    found.add_argument("--first", type=int, default=40, help="how many of its articles to use (default 40)")
    return found


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
    frame = answerer.read(case.question)
    if frame.kind is QuestionKind.COUNT or asks_figure(frame):
        return None
    found = answerer.candidates(frame)
    if not found:
        return None
    return Group(
        case.id.rsplit("-", 1)[0],
        frame.text,
        frame.kind,
        np.array([item.features for item in found]),
        np.array([case.answerable and _answers(_shown(item), case) for item in found]),
        case.answerable,
    )


def _shown(item: Candidate) -> str:
    """What a reader is shown for a sentence: one that leans on the one before, or is short, is quoted with more."""
    return " ".join(sentence_of(item.reading, number) for number in item.quoted)


def _answers(text: str, case: Case) -> bool:
    told = f" {_plain(text)} "
    accepted = (BRACKETED.sub(" ", answer) for answer in case.answers)
    if any(f" {_plain(answer)} " in told for answer in accepted if len(answer) > 2):
        return True
    wanted = set(_plain(case.evidence).split())
    return bool(wanted) and len(wanted & set(told.split())) / len(wanted) >= 0.7


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def fit(groups: Sequence[Group]) -> Judge:
    """The judge of sentences, the verdict upon it, then the threshold with most questions right or rightly left."""
    judge = _judge(groups)
    told, right, order = [], [], []
    for others, own in by_article(groups):
        unseen = _judge(others)
        order += own
        for group in own:
            likely = [unseen.likely(row) for row in group.features]
            told.append(signs_of(group.question, group.kind, likely, group.features.tolist()))
            right.append(bool(group.answers[np.argsort(likely)[::-1][:2]].any()))
    signs, truth = np.array(told), np.array(right, dtype=float)
    wanted = np.array([group.answerable for group in order])
    # What a question that nothing answers looks like is told by few: each counts for as much as leaving it is worth.
    weight = np.where(wanted, 1.0, LEFT)
    verdict, bias = logistic(signs, truth, weight)
    judge = replace(judge, verdict=tuple(map(float, verdict)), verdict_bias=float(bias))
    return replace(judge, threshold=_threshold(signs, truth, weight, wanted))


def _threshold(
    signs: Matrix, truth: NDArray[np.float64], weight: NDArray[np.float64], wanted: NDArray[np.bool_]
) -> float:
    """With most questions right or rightly left, by verdicts that were not fitted on them."""
    chances = np.empty(len(truth))
    for fold in range(FOLDS):
        own = np.arange(len(truth)) % FOLDS == fold
        weights, bias = logistic(signs[~own], truth[~own], weight[~own])
        chances[own] = 1 / (1 + np.exp(-(signs[own] @ weights + bias)))

    def worth(least: float) -> float:
        shown = chances >= least
        return float((shown & (truth > 0)).sum() + LEFT * (~shown & ~wanted).sum())

    # Many are nearly as good: the middle of those within a question of the best.
    tried = np.arange(0.1, 0.96, 0.01)
    worths = np.array([worth(float(least)) for least in tried])
    return float(np.median(tried[worths >= worths.max() - 1]))


def _judge(groups: Sequence[Group]) -> Judge:
    features = np.concatenate([group.features for group in groups])
    answers = np.concatenate([group.answers for group in groups]).astype(float)
    # Answering sentences are few: both kinds count alike.
    weight = np.where(answers > 0, 0.5 / max(answers.mean(), 1e-6), 0.5 / max(1 - answers.mean(), 1e-6))
    weights, bias = logistic(features, answers, weight)
    return Judge(tuple(map(float, weights)), bias, (), 0.0, 0.0)


def logistic(
    features: Matrix, truth: NDArray[np.float64], weight: NDArray[np.float64], *, ridge: float = RIDGE
) -> tuple[Matrix, float]:
    """Weights and bias by gradient descent, held back by `ridge`."""
    weights, bias = np.zeros(features.shape[1]), 0.0
    for _ in range(STEPS):
        error = weight * (1 / (1 + np.exp(-(features @ weights + bias))) - truth)
        weights -= RATE * (features.T @ error / len(truth) + ridge * weights)
        bias -= RATE * float(error.mean())
    return weights, bias


def _outcomes(groups: Sequence[Group], model: Judge) -> tuple[int, int, int, int]:
    """Right among the first two sentences, rightly abstained, answerable, unanswerable."""
    right = abstained = wanted = 0
    for group in groups:
        likely = np.array([model.likely(row) for row in group.features])
        order = np.argsort(-likely)[:2]
        told = signs_of(group.question, group.kind, likely.tolist(), group.features.tolist())
        speaks = model.answers(told) >= model.threshold
        wanted += group.answerable
        right += bool(group.answerable and speaks and group.answers[order].any())
        abstained += bool(not group.answerable and not speaks)
    return right, abstained, wanted, len(groups) - wanted


HEAD = "# Fitted by `python -m evals.fitting`; do not edit by hand.\n\n"


def _toml(name: str, model: Judge) -> str:
    lines = [f"[{name}]", f"threshold = {model.threshold:.2f}"]
    for part, names, weights, bias in (
        ("sentence", FEATURES, model.weights, model.bias),
        ("verdict", SIGNS, model.verdict, model.verdict_bias),
    ):
        lines += [f"[{name}.{part}]", f"bias = {bias:.4f}", f"[{name}.{part}.weights]"]
        lines += [f"{one} = {weight:.4f}" for one, weight in zip(names, weights, strict=False)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
