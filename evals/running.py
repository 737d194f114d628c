"""Running a suite: the articles are ingested and asked by the code that users use, or another system is asked."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import wiring
from assistant.answering import Answerer
from assistant.demo import demo_folder
from assistant.domain.answers import Abstention, AbstentionReason, Response
from assistant.domain.errors import SettingsError
from assistant.language.actors import Lexicon
from assistant.settings import Settings, load_settings
from evals.cases import Case
from evals.casework.gathering import gathered
from evals.looking import looked_into
from evals.others.commanding import TIME_LIMIT, Answered, Asking, Places, ask_command
from evals.outcomes import Outcome
from evals.scoring import Score, score
from ingest.pipeline import ingest
from ingest.reading import Defaults, read_sources
from ingest.results import Ingested, Result

Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class System:
    """Another system: the command to ask, or the name of one that we provide, and its time for all questions."""

    command: str
    seconds: float = TIME_LIMIT


@dataclass(frozen=True, slots=True)
class Opened:
    """A corpus made for a run, with the file or folder that its articles came from."""

    answerer: Answerer
    settings: Settings
    lexicon: Lexicon
    articles: Path


def run_suite(
    cases: Sequence[Case], articles: Path | None, system: System | None = None, tell: Tell = lambda _: None
) -> list[Outcome]:
    """Ask every case over a fresh corpus of `articles` (the demo articles where None); `tell` hears what is odd."""
    with gathered(cases, articles or demo_folder()) as folder, fresh_corpus(folder) as (answerer, settings):
        opened = Opened(answerer, settings, wiring.build_lexicon(settings), folder.absolute())
        outcomes = ask_other(cases, opened, system, tell) if system else ask_ours(cases, opened)
        return looked_into(outcomes, answerer, retriever=system is None)


def ask_ours(cases: Sequence[Case], opened: Opened) -> list[Outcome]:
    answerer = opened.answerer
    answerer.warm()
    outcomes = []
    for case in cases:
        began = time.perf_counter()
        response = answerer.ask(case.question, case.history)
        spent = (time.perf_counter() - began) * 1000
        outcomes.append(Outcome(case, response, judged(case, response, opened), spent))
    return outcomes


def ask_other(cases: Sequence[Case], opened: Opened, system: System, tell: Tell = lambda _: None) -> list[Outcome]:
    """The outcomes of another system; SettingsError where its command cannot be started."""
    where = Places(opened.settings.data, opened.articles)
    answers, strays = ask_command(system.command, [_asking(c) for c in cases], opened.lexicon, where, system.seconds)
    outcomes = [_outcome(case, answers[case.id], opened) for case in cases]
    for told in [*strays, *_missing(outcomes)]:
        tell(told)
    return outcomes


def _missing(outcomes: Sequence[Outcome]) -> list[str]:
    """What could not be read, with its cases: a fault that many share is told once."""
    shared: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.fault:
            shared.setdefault(outcome.fault, []).append(outcome.case.id)
    return [f"{', '.join(ids)}: scored as missing, {fault}" for fault, ids in shared.items()]


def judged(case: Case, response: Response, opened: Opened) -> Score:
    return score(case, response, opened.answerer.article, opened.lexicon)


def _outcome(case: Case, answered: Answered, opened: Opened) -> Outcome:
    if answered.response is not None:
        score_of = judged(case, answered.response, opened)
        return Outcome(case, answered.response, score_of, answered.elapsed_ms)
    # Nothing was given: that is no abstention, and right for no case.
    missing = Abstention(case.question, f"Missing: {answered.fault}", AbstentionReason.UNCLEAR)
    score_of = replace(judged(case, missing, opened), right=False)
    return Outcome(case, missing, score_of, answered.elapsed_ms, answered.fault)


def _asking(case: Case) -> Asking:
    return Asking(case.id, case.question, tuple({"role": "user", "content": told} for told in case.history))


@contextmanager
def fresh_corpus(articles: Path) -> Iterator[tuple[Answerer, Settings]]:
    """A corpus of these articles in a folder that is thrown away. SettingsError where one of them cannot be read."""
    with tempfile.TemporaryDirectory(prefix="communique-evals-") as folder:
        settings = replace(load_settings({}, os.environ), data=Path(folder))
        ingest_all(settings, articles)
        yield wiring.build_answerer(settings), settings


def ingest_all(settings: Settings, articles: Path) -> None:
    """Ingest a file or folder. SettingsError where one of its articles cannot be read."""
    failed = [result for result in ingest_into(settings, [str(articles)]) if result.status is Ingested.FAILED]
    if failed:
        raise SettingsError(f"{failed[0].source} could not be ingested: {failed[0].reason}")


def ingest_into(settings: Settings, paths: Sequence[str]) -> list[Result]:
    """Ingest as the command does, and give every result."""
    lexicon, embedder = wiring.build_lexicon(settings), wiring.build_embedder(settings)
    with wiring.open_for_writing(settings, embedder) as corpus:
        return list(ingest(read_sources(paths, Defaults()), corpus, embedder, lexicon))
