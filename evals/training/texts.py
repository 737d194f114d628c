"""The texts that the reader of pairs learns from, and the examples made of them.

Each line of `texts/*.jsonl` is one invented report with its questions: `{"id", "outlet", "date", "title", "sentences":
[...], "questions": [[question, [numbers of the answering sentences]]]}`; an empty list of numbers says that nothing in
the report answers.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "texts"
# Of a report's other sentences, those nearest in words to the question teach most; some of the rest keep the balance.
NEAREST, OTHERS = 2, 1
# Scraped text often comes without these.
LOST_MARKS = str.maketrans("", "", ",'’\"“”")
WORD = re.compile(r"\w{4,}")


class TextError(ValueError):
    """A line that is not a report with questions; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class Report:
    """One invented report: `questions` are pairs of a question and the numbers of the sentences that answer it."""

    id: str
    sentences: tuple[str, ...]
    questions: tuple[tuple[str, frozenset[int]], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, the one before it ("" for the first), and whether it answers."""

    sentence: str
    before: str
    answers: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A question with the sentences to judge by it."""

    question: str
    pairs: tuple[Pair, ...]


def load_reports(folder: Path = FOLDER) -> list[Report]:
    """All reports of a folder in the order of files and lines. Raises TextError at the first that is malformed."""
    return [report for path in sorted(folder.glob("*.jsonl")) for report in _reports(path)]


def _reports(path: Path) -> Iterator[Report]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                yield _report(json.loads(line))
            except (ValueError, KeyError, TypeError) as fault:
                raise TextError(f"{path.name}, line {number}: {fault}") from fault


def _report(data: dict[str, Any]) -> Report:
    sentences = tuple(map(str, data["sentences"]))
    questions = []
    for question, numbers in data["questions"]:
        if not all(0 <= number < len(sentences) for number in numbers):
            raise ValueError(f"{question!r} names a sentence that is not there")
        questions.append((str(question), frozenset(numbers)))
    if not sentences or not questions:
        raise ValueError("no sentences or no questions")
    return Report(str(data["id"]), sentences, tuple(questions))


def all_pairs(report: Report, answering: frozenset[int]) -> list[Pair]:
    """Every sentence of a report, judged by one of its questions."""
    before = ("", *report.sentences)
    return [Pair(text, before[number], number in answering) for number, text in enumerate(report.sentences)]


def examples(reports: Sequence[Report], chance: random.Random) -> Iterator[Example]:
    """One example a question: what answers, some of what does not, a sentence of another report; each time anew."""
    for at, report in enumerate(reports):
        for question, answering in report.questions:
            own = all_pairs(report, answering)
            wrong = sorted(
                (pair for pair in own if not pair.answers), key=lambda pair: -_shared(question, pair.sentence)
            )
            rest = wrong[NEAREST:]
            drawn = (
                [pair for pair in own if pair.answers] + wrong[:NEAREST] + chance.sample(rest, min(OTHERS, len(rest)))
            )
            # Near in the file means of the same wars.
            other = reports[(at + chance.choice([-2, -1, 1, 2])) % len(reports)]
            if other is not report:
                drawn.append(chance.choice(all_pairs(other, frozenset())))
            bare = chance.random() < 0.5
            yield Example(question, tuple(_worn(pair) if bare else pair for pair in drawn))


def _shared(question: str, sentence: str) -> int:
    return len(set(WORD.findall(question.lower())) & set(WORD.findall(sentence.lower())))


def _worn(pair: Pair) -> Pair:
    return Pair(pair.sentence.translate(LOST_MARKS), pair.before.translate(LOST_MARKS), pair.answers)
