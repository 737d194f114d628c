"""Marks by ragas (extra `ragas`), through a model at an OpenAI-compatible endpoint.

ragas is imported when it grades and by nothing else: it brings langchain, pandas and datasets. It reports its use to
its makers unless told otherwise before it is imported; here it always is.
"""

from __future__ import annotations

import asyncio
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.domain.errors import SettingsError
from assistant.settings import Settings
from evals.graders.grading import Mark, Metric, Sample

SECONDS = 120.0
AT_ONCE = 4
# What its statements and verdicts need for a long answer.
MOST_TOKENS = 2048
SILENT = {"RAGAS_DO_NOT_TRACK": "true", "LANGCHAIN_TRACING_V2": "false", "LANGSMITH_TRACING": "false"}


@dataclass(frozen=True, slots=True)
class RagasGrader:
    """Grades with the model that the settings name. SettingsError where ragas is missing."""

    settings: Settings
    name: str = "ragas"

    @property
    def model(self) -> str:
        return self.settings.model or ""

    def marks(self, samples: Sequence[Sample], metrics: Sequence[Metric]) -> list[Mark]:
        imported()
        return asyncio.run(self._all(samples, metrics))

    async def _all(self, samples: Sequence[Sample], metrics: Sequence[Metric]) -> list[Mark]:
        import openai

        client = openai.AsyncOpenAI(
            api_key=self.settings.api_key or "none", base_url=self.settings.base_url, timeout=SECONDS, max_retries=1
        )
        turn = asyncio.Semaphore(AT_ONCE)
        async with client:
            scorers = [(metric, self._scorer(metric, client)) for metric in metrics]
            return await asyncio.gather(
                *(_mark(sample, metric, scorer, turn) for sample in samples for metric, scorer in scorers)
            )

    def _scorer(self, metric: Metric, client: Any) -> Any:
        from ragas.llms import llm_factory
        from ragas.metrics import collections

        llm = llm_factory(self.model, client=client, temperature=0.0, max_tokens=MOST_TOKENS)
        return getattr(collections, metric.of)(llm=llm)


def imported() -> str:
    """The version of ragas, told to be silent first. SettingsError where it is not installed."""
    os.environ.update(SILENT)
    try:
        import ragas
    except ImportError as error:
        raise SettingsError(
            f"Grading by a model needs ragas, which cannot be imported ({error}): install the extra `ragas` "
            "(pip install '.[ragas]') in an environment of its own."
        ) from error
    return str(ragas.__version__)


async def _mark(sample: Sample, metric: Metric, scorer: Any, turn: asyncio.Semaphore) -> Mark:
    given: dict[str, Any] = {name: getattr(sample, name) for name in metric.takes}
    if "retrieved_contexts" in given:
        given["retrieved_contexts"] = list(sample.retrieved_contexts)
    async with turn:
        try:
            value = float((await scorer.ascore(**given)).value)
        except Exception as error:  # noqa: BLE001 - ragas, instructor and openai raise what they like; one case is lost
            # Their messages repeat the prompt and may repeat the key: the kind says enough.
            return Mark(sample.case, metric.name, fault=type(error).__name__)
    if math.isnan(value):
        return Mark(sample.case, metric.name, fault="the model found nothing to judge")
    return Mark(sample.case, metric.name, value)
