"""Measures each stage of retrieval, and fits the weights of the last.

    python -m bench.ranking [--annotated GOLD.json --articles ARTICLES.jsonl [--also GOLD.json ...]
                             [--unread GOLD.json ...]] [--fit] [--corpus FOLDER]

Questions of the demo suite whose article is known are always used; those of an annotated set where one is named. The
right article is the annotated one. Figures of both looks are of questions not fitted on (folds by article); those of
`--unread` by weights fitted on all the others.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import wiring
from assistant.corpus import Corpus
from assistant.demo import demo_folder
from assistant.questions import read_question
from assistant.retrieval.reranking import FIRST, SECOND, Scored, look_closer, rerank
from assistant.retrieval.retriever import CONSIDERED, Found, Retriever
from assistant.settings import Settings
from evals.cases import load_suite
from evals.running import ingest_into

TARGET = Path(__file__).parents[1] / "assistant" / "retrieval" / "data" / "ranking.toml"
FOLDS = 8
STEPS = 400
RATE = 0.05
RIDGE = 0.003
MISSED = 10**6
# Constant and weight of the reciprocal rank fusion that the reranking is compared with.
FUSION_K, VECTOR_WEIGHT = 30, 0.1
SHUFFLES = 20_000

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Look:
    """Articles with what one look sees of them. `rows`: [articles, features]."""

    articles: tuple[str, ...]
    rows: Matrix


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the articles that were found for it, as each stage orders them."""

    text: str
    right: str
    first: Look
    second: Look
    stages: Mapping[str, tuple[str, ...]]


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    sets = {"demo": _demo()}
    if options.annotated:
        sets["annotated"] = _annotated((options.annotated, *options.also), options)
    for name, questions in sets.items():
        print(f"\n{name}: {len(questions)} questions\n\n{_table(questions)}")
    everything = [question for questions in sets.values() for question in questions]
    first, second = (fit([(q.right, look(q)) for q in everything]) for look in (_first, _second))
    if options.unread:
        asked = _annotated(options.unread, options)
        ranks = {
            "first look": [_rank(q.right, _ordered(q.first, first)) for q in asked],
            "second look": [_rank(q.right, _ordered(q.second, second)) for q in asked],
        }
        print(f"\nunread: {len(asked)} questions\n\n{_lines(ranks)}")
    if options.fit:
        TARGET.write_text(_toml(first, second), encoding="utf-8")
        print(f"\nwrote {TARGET.name}")
    return 0


def _first(question: Question) -> Look:
    return question.first


def _second(question: Question) -> Look:
    return question.second


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.ranking", description="Measure and fit retrieval.")
    parser.add_argument("--annotated", type=Path, metavar="GOLD", help="a list of annotated articles with questions")
    parser.add_argument("--articles", type=Path, metavar="FILE", help="the articles it is asked over, as .jsonl")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="those articles already ingested")
    parser.add_argument("--first", type=int, default=40, help="how many annotated articles to use (default 40)")
    parser.add_argument("--also", type=Path, nargs="+", default=[], metavar="GOLD", help="more such lists to fit on")
    parser.add_argument(
        "--unread", type=Path, nargs="+", default=[], metavar="GOLD", help="lists that are only measured"
    )
    parser.add_argument("--fit", action="store_true", help=f"write the weights to {TARGET.name}")
    return parser


def _demo() -> list[Question]:
    asked = [
        (case.question, case.article_ids[0])
        for case in load_suite("demo")
        if case.answerable and len(case.article_ids) == 1
    ]
    return _found(asked, demo_folder(), None)


def _annotated(sets: Sequence[Path], options: argparse.Namespace) -> list[Question]:
    units = [unit for gold in sets for unit in json.loads(gold.read_text(encoding="utf-8"))[: options.first]]
    asked = [(q["q"], str(unit["unit_id"])) for unit in units for q in unit["questions"] if q["answerable"]]
    return _found(asked, options.articles, options.corpus)


def _found(asked: Sequence[tuple[str, str]], articles: Path, corpus: Path | None) -> list[Question]:
    with tempfile.TemporaryDirectory(prefix="communique-ranking-") as folder:
        settings = Settings(data=corpus or Path(folder))
        if corpus is None:
            ingest_into(settings, [str(articles)])
        embedder, lexicon = wiring.build_embedder(settings), wiring.build_lexicon(settings)
        with_corpus = Corpus.open(settings.data, embedding=embedder.name)
        retriever = Retriever(with_corpus, embedder, lexicon)
        questions = []
        for text, right in asked:
            frame = read_question(text, lexicon)
            found = retriever.search(frame)
            prepared, candidates = retriever.candidates(frame, found)
            ranked = rerank(prepared, candidates)
            best = look_closer(prepared, ranked[:CONSIDERED], retriever.claims_of(ranked[:CONSIDERED]))
            questions.append(Question(text, right, _look(ranked), _look(best), _stages(found)))
        with_corpus.close()
        return questions


def _look(ranked: Sequence[Scored]) -> Look:
    return Look(tuple(item.candidate.article.id for item in ranked), np.array([item.row for item in ranked]))


def _stages(found: Found) -> dict[str, tuple[str, ...]]:
    """The articles as vectors alone, words alone and both fused by rank order them."""
    words = sorted(found.bm25, key=lambda name: -found.bm25[name])
    dense = sorted(found.near, key=lambda name: -found.cosines[name])
    points: dict[str, float] = {}
    for weight, order in ((1.0, words), (VECTOR_WEIGHT, dense)):
        for rank, name in enumerate(order):
            points[name] = points.get(name, 0.0) + weight / (FUSION_K + rank)
    fused = sorted(points, key=lambda name: -points[name])
    owner = {passage.id: passage.article_id for passage in found.passages}
    return {
        stage: tuple(dict.fromkeys(owner[name] for name in order if name in owner))
        for stage, order in (("vectors", dense), ("words", words), ("fused", fused))
    }


def fit(asked: Sequence[tuple[str, Look]], keep: NDArray[np.bool_] | None = None) -> Matrix:
    """Weights, none below 0, of a conditional logit over each question's candidates, by Adam (Kingma & Ba 2015)."""
    used = [look for right, look in asked if right in look.articles]
    # All questions' candidates under each other; a question's begin at its place in `begin`.
    rows = np.concatenate([look.rows for look in used])
    sizes = np.array([len(look.rows) for look in used])
    begin = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    answering = begin + np.array([look.articles.index(right) for right, look in asked if right in look.articles])
    told = rows[answering].sum(0)
    weights = np.ones(rows.shape[1])
    mask = np.ones_like(weights) if keep is None else keep.astype(float)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        points = rows @ weights
        shares = np.exp(points - np.repeat(np.maximum.reduceat(points, begin), sizes))
        shares /= np.repeat(np.add.reduceat(shares, begin), sizes)
        slope = RIDGE * weights + (rows.T @ shares - told) / len(used)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        weights = np.maximum(weights, 0.0) * mask
    return weights


def _held_out(questions: Sequence[Question], look: Callable[[Question], Look], without: int | None = None) -> list[int]:
    """The rank of each right article by weights fitted on other articles' questions."""
    units = list(dict.fromkeys(question.right for question in questions))
    fold = {unit: place % FOLDS for place, unit in enumerate(units)}
    width = look(questions[0]).rows.shape[1]
    keep = None if without is None else np.arange(width) != without
    models = [fit([(q.right, look(q)) for q in questions if fold[q.right] != k], keep) for k in range(FOLDS)]
    return [_rank(q.right, _ordered(look(q), models[fold[q.right]])) for q in questions]


def _ordered(look: Look, weights: Matrix) -> list[str]:
    order: Sequence[int] = np.argsort(-(look.rows @ weights), kind="stable").tolist() if len(look.rows) else ()
    return [look.articles[place] for place in order]


def _rank(right: str, order: Sequence[str]) -> int:
    return order.index(right) + 1 if right in order else MISSED


def _table(questions: Sequence[Question]) -> str:
    ranks = {stage: [_rank(q.right, q.stages[stage]) for q in questions] for stage in ("vectors", "words", "fused")}
    ranks["first look"] = _held_out(questions, _first)
    ranks["second look"] = _held_out(questions, _second)
    for at, name in enumerate(SECOND):
        ranks[f"second look without {name}"] = _held_out(questions, _second, at)
    return _lines(ranks)


def _lines(ranks: Mapping[str, Sequence[int]]) -> str:
    lines = [
        "| stage | hit@1 | hit@5 | hit@10 | MRR | nDCG@10 | p, against second look |",
        "|---|---|---|---|---|---|---|",
    ]
    for stage, found in ranks.items():
        figures = " | ".join(f"{np.mean([measure(rank) for rank in found]):.3f}" for measure in MEASURES)
        chance = _by_chance(found, ranks["second look"]) if stage != "second look" else float("nan")
        lines.append(f"| {stage} | {figures} | {chance:.3f} |")
    return "\n".join(lines)


def _within(depth: int) -> Callable[[int], float]:
    return lambda rank: float(rank <= depth)


MEASURES: tuple[Callable[[int], float], ...] = (
    _within(1),
    _within(5),
    _within(10),
    lambda rank: 1 / rank,
    # One right article a question: the ideal gain is 1.
    lambda rank: 1 / np.log2(rank + 1) if rank <= 10 else 0.0,
)


def _by_chance(one: Sequence[int], other: Sequence[int]) -> float:
    """The chance that reciprocal ranks differ this much where both stages are equal: paired, by random signs."""
    gaps = 1 / np.array(one) - 1 / np.array(other)
    signs = np.random.default_rng(0).choice([-1.0, 1.0], size=(SHUFFLES, len(gaps)))
    return float(np.mean(np.abs(signs @ gaps) >= abs(gaps.sum()) - 1e-12))


def _toml(first: Matrix, second: Matrix) -> str:
    lines = ["# Fitted by `python -m bench.ranking --fit`; do not edit by hand."]
    for table, names, weights in (("weights", FIRST, first), ("closer", SECOND, second)):
        lines += ["", f"[{table}]", *(f"{name} = {value:.3f}" for name, value in zip(names, weights, strict=True))]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
