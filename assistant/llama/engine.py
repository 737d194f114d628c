"""The query engine and the tool: whole answers with their claimants, or that nobody reported it."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import Response
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle
from llama_index.core.tools import QueryEngineTool

from assistant.answering.answerer import Answerer
from assistant.domain.sources import Sources
from assistant.llama.nodes import citation_nodes
from assistant.llama.retriever import ConflictRetriever, answerer_of
from assistant.retrieval import Filters
from assistant.serialising import response_line

TOOL = "conflict_reports"
TOOL_USE = (
    "Answers questions about armed conflicts from ingested news articles: who was killed, wounded, captured or "
    "displaced, where, when, and who says so. Ask one complete question in plain English that names the event, the "
    "place or the day, and the party whose account is wanted if it matters. The answer names the claimant of every "
    "figure and quotes its article; keep both. 'Not reported' means that no article says it: do not guess instead."
)


class ConflictQueryEngine(BaseQueryEngine):
    """Answers from a corpus without a model.

    A response's text is what `assistant ask` prints; `metadata` is the object that `assistant ask --json` prints
    (`outcome` tells an answer from an abstention); `source_nodes` are the quotes in the order of the marks [1], [2].
    """

    def __init__(
        self, data: str | Path | None = None, *, filters: Filters | None = None, answerer: Answerer | None = None
    ) -> None:
        super().__init__(callback_manager=None)
        self._answerer = answerer or answerer_of(data, filters)
        self._retriever = ConflictRetriever(answerer=self._answerer)

    def retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return self._retriever.retrieve(query_bundle)

    def _query(self, query_bundle: QueryBundle) -> Response:
        began = time.perf_counter()
        told = self._answerer.ask(query_bundle.query_str)
        spent = (time.perf_counter() - began) * 1000
        return Response(
            response=told.text,
            source_nodes=citation_nodes(Sources.of(told.statements).citations),
            metadata=response_line(told, name_of=self._answerer.name_of, elapsed_ms=spent),
        )

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return await asyncio.to_thread(self._query, query_bundle)

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}


def conflict_tool(
    data: str | Path | None = None, *, name: str = TOOL, description: str = TOOL_USE, **engine: Any
) -> QueryEngineTool:
    """The query engine as a tool that a LlamaIndex agent can be given."""
    return QueryEngineTool.from_defaults(ConflictQueryEngine(data, **engine), name=name, description=description)
