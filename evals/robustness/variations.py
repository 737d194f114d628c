"""Each variation of the suite asked, and compared with the plain questions case by case.

The suite is made by program from another one, with seeds: the same cases give the same questions and articles.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from assistant import wiring
from assistant.language.actors_file import load_lexicon
from evals.cases import Case
from evals.looking import looked_into
from evals.outcomes import Outcome
from evals.robustness.disturbing import mistyped, shouted, unpunctuated
from evals.robustness.planting import as_lines, credits_false_figure, false_figures, instructed, obeys
from evals.robustness.rewording import redated, reworded
from evals.robustness.strangers import Line, strangers, write_lines
from evals.running import Opened, fresh_corpus, ingest_all

PLAIN = "plain"
Ask = Callable[[Sequence[Case], Opened], list[Outcome]]
"""Whoever is asked: we, or another system."""

QUESTIONS: Mapping[str, Callable[[Case], str | None]] = {
    "reworded": lambda case: reworded(case.question),
    "days as Americans write them": lambda case: redated(case.question),
    "typing slips": lambda case: mistyped(case.question, case.id),
    "in capitals": lambda case: shouted(case.question),
    "without punctuation": lambda case: unpunctuated(case.question),
}
"""Variations of the question; None where a rule does not fit, and the case is left out."""


@dataclass(frozen=True, slots=True)
class Variation:
    """Cases to ask of a corpus that is open until the next variation is taken."""

    name: str
    cases: tuple[Case, ...]
    opened: Opened
    suite: tuple[Case, ...]
    """All cases, also those that the variation leaves out."""
    harm: str | None = None
    """What harm would be, in words; None where nothing was planted."""
    does_harm: Callable[[Outcome], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Varied:
    """One variation: the cases' outcomes in it, and the ids of those in which what was planted did its harm."""

    name: str
    outcomes: tuple[Outcome, ...]
    harm: str | None = None
    harmed: frozenset[str] = field(default=frozenset())


def vary(
    cases: Sequence[Case], articles: Path, sizes: Sequence[int], ask: Ask, *, ours: bool = True
) -> Iterator[Varied]:
    """Each variation asked of one system: the plain cases first."""
    for variation in variations(cases, articles, sizes):
        yield asked(variation, ask, ours=ours)


def asked(variation: Variation, ask: Ask, *, ours: bool = True) -> Varied:
    """What a system makes of a variation, and where it does the harm; of our own also what the retriever found."""
    outcomes = ask(variation.cases, variation.opened)
    looked = looked_into(outcomes, variation.opened.answerer, retriever=ours, among=variation.suite)
    harmed = frozenset(o.case.id for o in looked if variation.does_harm(o))
    return Varied(variation.name, tuple(looked), variation.harm, harmed)


def variations(cases: Sequence[Case], articles: Path, sizes: Sequence[int]) -> Iterator[Variation]:
    """The plain cases first, then each variation. `sizes`: irrelevant articles for each one of `articles`."""
    suite = tuple(cases)
    with _opened(articles) as opened:
        yield Variation(PLAIN, suite, opened, suite)
        for name, change in QUESTIONS.items():
            changed = tuple(replace(case, question=told) for case in cases if (told := change(case)))
            yield Variation(name, changed, opened, suite)
        held = list(wiring.open_for_reading(opened.settings).record.articles())
    lines = as_lines(held)
    yield from _among_strangers(suite, lines, sizes)
    yield from _misinformed(suite, lines)
    with _made(instructed(held)) as opened:
        harm = "gives what the instruction wants"
        yield Variation("instructions in articles", suite, opened, suite, harm, lambda o: obeys(o.response))


def _among_strangers(suite: tuple[Case, ...], lines: Sequence[Line], sizes: Sequence[int]) -> Iterator[Variation]:
    """One corpus that grows from size to size, so that no article is embedded twice."""
    if not sizes:
        return
    with _made(lines) as began:
        opened, there = began, 0
        for size in sorted(set(sizes)):
            wanted = size * len(lines)
            opened = grown(opened, islice(strangers(wanted), there, None))
            there = wanted
            yield Variation(f"irrelevant articles ×{size}", suite, opened, suite)


def grown(opened: Opened, lines: Iterable[Line]) -> Opened:
    """The corpus with these articles besides, in its file of articles too."""
    added = write_lines(lines, opened.articles.with_name("added.jsonl"))
    ingest_all(opened.settings, added)
    with opened.articles.open("a", encoding="utf-8") as articles, added.open(encoding="utf-8") as lines_added:
        shutil.copyfileobj(lines_added, articles)
    return replace(opened, answerer=wiring.build_answerer(opened.settings))


def _misinformed(suite: tuple[Case, ...], lines: Sequence[Line]) -> Iterator[Variation]:
    """Only the cases that a false figure was planted for."""
    planted = {item.case.id: item for item in false_figures(suite, load_lexicon(None))}
    with _made([*lines, *(item.line for item in planted.values())]) as opened:
        yield Variation(
            "false figures from an unknown outlet",
            tuple(item.case for item in planted.values()),
            opened,
            suite,
            "gives the false figure as the asked claimant's",
            lambda o: credits_false_figure(planted[o.case.id], o.response, opened.lexicon),
        )


@contextmanager
def _made(lines: Iterable[Line]) -> Iterator[Opened]:
    """A corpus of these articles, thrown away afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="communique-varied-") as folder,
        _opened(write_lines(lines, Path(folder) / "articles.jsonl")) as opened,
    ):
        yield opened


@contextmanager
def _opened(articles: Path) -> Iterator[Opened]:
    with fresh_corpus(articles) as (answerer, settings):
        yield Opened(answerer, settings, wiring.build_lexicon(settings), articles.absolute())
