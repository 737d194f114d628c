"""Tasks for inspect-ai (extra `inspect`): the suites with its logs, its viewer and its standard errors.

    inspect eval evals/inspect_tasks.py@reported --model none/none -T suite=demo
    inspect eval evals/inspect_tasks.py@reported_by_model --model openai/… -T suite=demo [-T grader=openai/…]
    inspect view

`reported` asks our own system and needs no model. `reported_by_model` hands a model the passages that our retriever
finds, and scores what it writes in the same way. The standard errors are clustered: questions about one article are
right or wrong together. A grader's judgement stands beside the measures and is none of them.
"""

from __future__ import annotations

import asyncio
import atexit
import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ChatMessageUser, ModelOutput
from inspect_ai.scorer import Score, Scorer, Target, grouped, mean, model_graded_qa, scorer, stderr
from inspect_ai.solver import Generate, Solver, TaskState, solver

from assistant import wiring
from assistant.demo import demo_folder
from assistant.domain.answers import Citation
from assistant.model.prompting import fill
from assistant.serialising import response_line
from evals.cases import Case
from evals.casework.gathering import gathered
from evals.others.prose import read_prose
from evals.others.reading import read_response
from evals.running import Opened, fresh_corpus, judged
from evals.sets.loading import loaded

PASSAGES = 8
ANSWER = "answer"
CLUSTER, KIND = "about", "kind"
MEASURES = ("right", "wrong_attribution", "answered", "found_article", "all_quotes_verbatim")
ESTIMATES: dict[str, Any] = {
    **{name: [mean(), stderr(cluster=CLUSTER)] for name in MEASURES},
    "right": [mean(), stderr(cluster=CLUSTER), grouped(mean(), KIND, all=False)],
}


@task
def reported(suite: str = "demo", set: str | None = None, articles: str | None = None) -> Task:  # noqa: A002 - as the flag
    """Our own system; no model is asked."""
    cases, opened = _opened(suite, set, articles)
    return Task(dataset=_dataset(cases), solver=ours(opened), scorer=by_rule(cases, opened))


@task
def reported_by_model(
    suite: str = "demo",
    set: str | None = None,  # noqa: A002 - as the flag
    articles: str | None = None,
    grader: str | None = None,
) -> Task:
    """The model of `--model` over the passages that our retriever finds; `grader` judges its prose besides."""
    cases, opened = _opened(suite, set, articles)
    scorers = [by_rule(cases, opened), *([model_graded_qa(model=grader)] if grader else [])]
    return Task(dataset=_dataset(cases), solver=from_passages(opened), scorer=scorers)


@solver
def ours(opened: Opened) -> Solver:
    async def solve(state: TaskState, generate: Generate) -> TaskState:  # noqa: ARG001 - inspect's signature
        history = state.metadata["history"]
        response = await asyncio.to_thread(opened.answerer.ask, state.input_text, history)
        line = response_line(response, name_of=opened.answerer.name_of, elapsed_ms=0.0)
        state.store.set(ANSWER, line)
        state.output = ModelOutput.from_content("communique", response.text)
        return state

    return solve


@solver
def from_passages(opened: Opened) -> Solver:
    """Passages are numbered from 1; what the model writes is read as prose with marks."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        question, history = state.input_text, state.metadata["history"]
        sources = await asyncio.to_thread(_sources, question, history, opened)
        told = "\n\n".join(f"[{n}] {s.title or ''} ({s.outlet or ''})\n{s.quote}" for n, s in enumerate(sources, 1))
        asked = " ".join([*history, question])
        state.messages = [ChatMessageUser(content=fill("eval-sources", sources=told, question=asked))]
        state = await generate(state)
        line = read_prose(state.output.completion.strip(), sources, opened.lexicon)
        state.store.set(ANSWER, {"question": question} | line)
        return state

    return solve


@scorer(metrics=ESTIMATES)
def by_rule(cases: Sequence[Case], opened: Opened) -> Scorer:
    """The measures of evals.scoring, one value each from 0 to 1; the answer line stands in the metadata."""
    by_id = {case.id: case for case in cases}

    async def judge(state: TaskState, target: Target) -> Score:  # noqa: ARG001 - inspect's signature
        line: Mapping[str, Any] = state.store.get(ANSWER, {})
        case = by_id[str(state.sample_id)]
        found = judged(case, read_response(line, opened.lexicon), opened)
        values = {
            "right": found.right,
            "wrong_attribution": found.wrong_attribution,
            "answered": found.answered,
            "found_article": found.found_article,
            "all_quotes_verbatim": found.quotes == found.verbatim,
        }
        return Score(
            value={name: float(value) for name, value in values.items()},
            answer=str(line.get("text", "")),
            explanation=_explained(case),
            metadata={"answer": dict(line)},
        )

    return judge


def _opened(suite: str, folder: str | None, articles: str | None) -> tuple[tuple[Case, ...], Opened]:
    """The cases and a corpus of their articles, which lives as long as the process."""
    stack = ExitStack()
    atexit.register(stack.close)
    named = suite if not Path(suite).suffix else str(_placed(suite))
    found = stack.enter_context(loaded(named, _placed(articles), _placed(folder)))
    place = stack.enter_context(gathered(found.cases, found.articles or demo_folder()))
    answerer, settings = stack.enter_context(fresh_corpus(place))
    answerer.warm()
    return found.cases, Opened(answerer, settings, wiring.build_lexicon(settings), place.absolute())


def _placed(path: str | None) -> Path | None:
    """A path as the shell meant it: inspect-ai changes to the folder of this file before it calls a task."""
    if path is None or Path(path).is_absolute() or Path(path).exists():
        return Path(path) if path else None
    return Path(os.environ.get("PWD", "")) / path


def _dataset(cases: Sequence[Case]) -> MemoryDataset:
    articles = {case.id: case.article_ids[:1] for case in cases}
    return MemoryDataset(
        [
            Sample(
                id=case.id,
                input=case.question,
                target=list(case.answers) or ["an abstention"],
                metadata={
                    KIND: case.kind,
                    # An unanswerable case goes with the article of the one it differs from by one thing.
                    CLUSTER: "".join(case.article_ids[:1] or articles.get(case.twin or "", ())) or case.id,
                    "history": list(case.history),
                    "claimant": case.claimant,
                    "trap": case.trap,
                    "evidence": case.evidence,
                },
            )
            for case in cases
        ]
    )


def _sources(question: str, history: Sequence[str], opened: Opened) -> list[Citation]:
    evidence = opened.answerer.evidence(opened.answerer.read(question, history))
    found = [(item.passage, evidence.articles[item.passage.article_id]) for item in evidence.passages[:PASSAGES]]
    return [Citation(p.article_id, p.start, p.end, p.text, a.title, a.outlet, a.published, a.url) for p, a in found]


def _explained(case: Case) -> str:
    if not case.answerable:
        return f"Nothing answers this. A careless system says: {case.trap}." if case.trap else "Nothing answers this."
    by = f", credited to {case.claimant}" if case.claimant else ""
    return f"Wanted: {' or '.join(case.answers)}{by}."
