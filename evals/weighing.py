"""Fits the model that weighs claims as answers to a question, and writes assistant/answering/data/figures.toml.

    python -m evals.weighing [--annotated GOLD.json --articles ARTICLES.jsonl [--also GOLD.json ...]
                             [--unread GOLD.json ...]]

Questions that ask for a figure: those of the demo suite, and those of an annotated set where one is named. Folds are by
article, and the figures printed are of questions not fitted on. Rules that were written with an article in view fit it
better than others, and what is likely there is less so elsewhere: `--unread` names sets that nobody wrote rules with,
on which nothing but the threshold is chosen.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import wiring
from assistant.answering.answerer import Answerer
from assistant.answering.citing import cite
from assistant.answering.composing import state
from assistant.answering.describing import FEATURES
from assistant.answering.figure_questions import asks_figure
from assistant.answering.tying import fits_alike, tie
from assistant.answering.weighing import SIGNS, Scales, Standing, Told, Weighed, signs_of, standing, told_by
from assistant.demo import demo_folder
from assistant.domain.questions import QuestionKind
from assistant.language.actors import Lexicon
from evals.cases import Case, load_suite
from evals.fitting import annotated_cases, by_article, logistic, parser
from evals.running import fresh_corpus
from evals.slots import gives, names

STEPS, RATE = 300, 0.1
RIDGE = 2.0
"""Of the points, over all questions together."""
VERDICT_RIDGE = 0.002
# To leave what nobody gave is worth more than to answer, and a wrong figure costs nearly as much: they will be cited.
LEFT, WRONG = 1.0, 0.5
NEARLY = 0.02
"""Thresholds whose worth lies within so many of a hundred questions are taken for equally good."""
TARGET = Path(__file__).parents[1] / "assistant" / "answering" / "data" / "figures.toml"
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """The weighed claims of one question: features [claims, features], whether each answers, and what each is to it;
    whether any should; what each tells; whether it may be one of several that fit alike.
    """

    article: str
    features: Matrix
    answers: NDArray[np.bool_]
    stands: tuple[Standing, ...]
    answerable: bool
    told: tuple[Told, ...] | None = None
    fits: tuple[bool, ...] | None = None

    @property
    def allowed(self) -> NDArray[np.bool_]:
        return np.array([stand is not Standing.OUT for stand in self.stands])

    @property
    def shown(self) -> NDArray[np.bool_]:
        return np.array([stand is Standing.SHOWN for stand in self.stands])


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    asked = list(_asked(load_suite("demo"), demo_folder()))
    if options.annotated:
        asked += _annotated((options.annotated, *options.also), options)
    order, chances = [], []
    for others, own in by_article(asked):
        model = fit(others)
        order += own
        chances += [_chances(model, one) for one in own]
    threshold = _threshold(order, chances)
    print(f"not fitted on: {_told(order, chances, threshold)}")
    model = fit(asked)
    unread = list(_annotated(options.unread, options)) if options.unread else []
    if unread:
        likely = [_chances(model, one) for one in unread]
        threshold = _threshold(unread, likely)
        print(f"unread: {_told(unread, likely, threshold)}")
    TARGET.write_text(_toml(replace(model, threshold=threshold)), encoding="utf-8")
    print(f"wrote {TARGET.name}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    found = parser("python -m evals.weighing", "Fit the weights of claims.")
    found.add_argument(
        "--unread", type=Path, nargs="+", default=[], metavar="GOLD", help="sets on which only the threshold is chosen"
    )
    return found.parse_args(arguments)


def _annotated(sets: Sequence[Path], options: argparse.Namespace) -> Iterator[Asked]:
    cases = [case for gold in sets for case in annotated_cases(gold, options.first)]
    return _asked(cases, options.articles)


def _told(asked: Sequence[Asked], chances: Sequence[NDArray[np.float64]], threshold: float) -> str:
    right, wrong, left, wanted, unwanted = _outcomes(asked, chances, threshold)
    return (
        f"from {threshold:.2f} on right {right / wanted:.3f} and wrong {wrong / wanted:.3f} of {wanted}, "
        f"left {left / unwanted:.3f} of {unwanted}"
    )


def _asked(cases: Sequence[Case], articles: Path) -> Iterator[Asked]:
    with fresh_corpus(articles) as (answerer, settings):
        lexicon = wiring.build_lexicon(settings)
        for case in cases:
            one = _weighed(case, answerer, lexicon)
            if one is not None:
                yield one


def _weighed(case: Case, answerer: Answerer, lexicon: Lexicon) -> Asked | None:
    if case.history or case.contested:
        return None
    frame = answerer.read(case.question)
    if frame.kind is not QuestionKind.COUNT or not asks_figure(frame):
        return None
    found = answerer.weighed(frame)
    if not found:
        return None
    return Asked(
        case.article_ids[0] if case.article_ids else case.id.rsplit("-", 1)[0],
        np.array([one.features for one in found]),
        np.array([case.answerable and _answers(one, case, answerer, lexicon) for one in found]),
        tuple(standing(one.item) for one in found),
        case.answerable,
        tuple(told_by(one.item) for one in found),
        tuple(fits_alike(one.item) for one in found),
    )


def _answers(weighed: Weighed, case: Case, answerer: Answerer, lexicon: Lexicon) -> bool:
    claim = weighed.item.claim
    article = answerer.article(claim.article_id)
    if article is None:
        return False
    told = state(claim, [cite(article, claim.start, claim.end)], lexicon)
    return gives(told, case.answers) and (case.claimant is None or names(told, case.claimant, lexicon))


def fit(asked: Sequence[Asked]) -> Scales:
    """The points, and the verdict upon points that were not fitted on the question."""
    signs, truth = [], []
    for others, own in by_article(asked):
        points = _points(others)
        for one in own:
            told = _signs(points, one)
            if told is not None:
                signs.append(told[0])
                truth.append(float(one.answers[told[1]]))
    verdict, bias = logistic(np.array(signs), np.array(truth), np.ones(len(truth)), ridge=VERDICT_RIDGE)
    return Scales(tuple(map(float, _points(asked))), tuple(map(float, verdict)), float(bias), 0.0)


def _points(asked: Sequence[Asked]) -> Matrix:
    """Weights [features] that make the answering claims of each question likely among its claims: a conditional logit,
    by Adam.
    """
    told = [one for one in asked if (one.answers & one.allowed).any()]
    # All questions' claims under each other; a question's begin at its place in `begin`.
    rows = np.concatenate([one.features[one.allowed] for one in told])
    answers = np.concatenate([one.answers[one.allowed] for one in told])
    sizes = np.array([one.allowed.sum() for one in told])
    begin = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights = first = second = np.zeros(rows.shape[1])
    for step in range(1, STEPS + 1):
        points = rows @ weights
        shares = np.exp(points - np.repeat(np.maximum.reduceat(points, begin), sizes))
        shares /= np.repeat(np.add.reduceat(shares, begin), sizes)
        right = shares * answers
        right /= np.repeat(np.add.reduceat(right, begin), sizes)
        slope = RIDGE * weights / len(told) + rows.T @ (shares - right) / len(told)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights = weights - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def _signs(points: Matrix, one: Asked) -> tuple[tuple[float, ...], int] | None:
    """What the verdict is told of the best claim of a question, and its place; None where none is allowed."""
    if not one.shown.any():
        return None
    given = np.where(one.allowed, one.features @ points, -np.inf)
    best = int(np.argmax(np.where(one.shown, given, -np.inf)))
    return signs_of(given.tolist(), best, one.features[best].tolist(), one.told), best


def _chances(model: Scales, one: Asked) -> NDArray[np.float64]:
    return np.array(model.chances(one.features.tolist(), one.stands, one.told))


def _threshold(asked: Sequence[Asked], chances: Sequence[NDArray[np.float64]]) -> float:
    """The one that is worth most by LEFT and WRONG; the middle of those nearly as good."""
    tried = np.arange(0.3, 0.96, 0.01)
    worths = []
    for least in tried:
        right, wrong, left, *_ = _outcomes(asked, chances, float(least))
        worths.append(right - WRONG * wrong + LEFT * left)
    return float(np.median(tried[np.array(worths) >= max(worths) - NEARLY * len(asked)]))


def _outcomes(
    asked: Sequence[Asked], chances: Sequence[NDArray[np.float64]], least: float
) -> tuple[int, int, int, int, int]:
    """Right, wrong, rightly left; answerable, unanswerable."""
    right = wrong = left = wanted = 0
    for one, likely in zip(asked, chances, strict=True):
        best = int(np.argmax(likely))
        shown = likely[best] >= least or bool(one.fits and tie(likely.tolist(), one.fits, least))
        wanted += one.answerable
        right += bool(one.answerable and shown and one.answers[best])
        wrong += bool(one.answerable and shown and not one.answers[best])
        left += bool(not one.answerable and not shown)
    return right, wrong, left, wanted, len(asked) - wanted


def _toml(model: Scales) -> str:
    lines = ["# Fitted by `python -m evals.weighing`; do not edit by hand.", ""]
    lines += [f"bias = {model.bias:.4f}", f"threshold = {model.threshold:.2f}", "", "[weights]"]
    lines += [f"{name} = {weight:.4f}" for name, weight in zip(FEATURES, model.weights, strict=True)]
    lines += ["", "[verdict]"]
    lines += [f"{name} = {weight:.4f}" for name, weight in zip(SIGNS, model.verdict, strict=True)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
