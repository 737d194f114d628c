"""ALCE's citation recall and precision with a model in place of the rule: does it find the statement in the quotes?

The definitions are those of evals/supporting.py; the question and the reading of its answer are those of the
assistant's own second look (`prompts/entail.md`). Any OpenAI-compatible endpoint will do, with nothing to install.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.domain.answers import Citation, Statement
from assistant.domain.errors import ModelError
from assistant.model.asking import Asking, Tally
from assistant.model.client import Client, Patience
from assistant.model.configured import endpoint_of
from assistant.model.entailing import unsupported
from assistant.model.memory import Memory
from assistant.settings import Settings
from evals.graders.grading import Mark, Metric, Sample
from evals.supporting import Support, support_by

SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class EntailmentGrader:
    """Grades with the model that the settings name."""

    settings: Settings
    name: str = "entailment"

    @property
    def model(self) -> str:
        return self.settings.model or ""

    def marks(self, samples: Sequence[Sample], metrics: Sequence[Metric]) -> list[Mark]:
        judge = Judge(Client(endpoint_of(self.settings), Memory(None)))
        return [mark for sample in samples for mark in _marks(sample, metrics, judge)]


@dataclass(frozen=True, slots=True)
class Judge:
    """Asks the model once for each statement and set of quotes."""

    client: Client
    seen: dict[tuple[str, tuple[str, ...]], bool] = field(default_factory=dict)

    def entails(self, statement: Statement, citations: Sequence[Citation]) -> bool:
        """Raises ModelError. No quotes support nothing."""
        key = statement.text, tuple(citation.quote for citation in citations)
        if not citations:
            return False
        if key not in self.seen:
            now = time.monotonic()
            asking = Asking(self.client, Patience(now + SECONDS), Tally(now))
            self.seen[key] = unsupported(replace(statement, citations=tuple(citations)), asking) is None
        return self.seen[key]


def _marks(sample: Sample, metrics: Sequence[Metric], judge: Judge) -> list[Mark]:
    try:
        found = support_by(sample.statements, judge.entails)
    except ModelError as error:
        return [Mark(sample.case, metric.name, fault=str(error)) for metric in metrics]
    return [Mark(sample.case, metric.name, _share(found, metric.of)) for metric in metrics]


def _share(found: Support, of: str) -> float:
    return found.supported / found.statements if of == "recall" else found.precise / found.citations
