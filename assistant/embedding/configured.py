"""The embedding model that a setting names.

minilm                          the built-in model
openai:MODEL                    MODEL at the OpenAI-compatible endpoint of OPENAI_BASE_URL
llama-index:PACKAGE.MODULE:NAME a LlamaIndex BaseEmbedding: a class or function that makes one without arguments
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from assistant.domain.errors import EmbeddingError, SettingsError
from assistant.embedding.counting import count_tokens
from assistant.embedding.embedder import Embedder, Vectors, unit
from assistant.embedding.minilm import MiniLM

ENDPOINT_TOKENS = 512
ENDPOINT_BATCH = 64
ENDPOINT_SECONDS = 60.0


def embedder_from(setting: str, *, api_key: str | None = None, base_url: str | None = None) -> Embedder:
    """Make the embedder that `setting` names; SettingsError where it names none."""
    kind, _, rest = setting.partition(":")
    if setting == "minilm":
        return MiniLM()
    if kind == "openai" and rest:
        return EndpointEmbedder(rest, api_key=api_key, base_url=base_url)
    if kind == "llama-index" and rest:
        return LlamaIndexEmbedder(rest)
    raise SettingsError(
        f"The embedding setting {setting!r} names no model: "
        "use minilm, openai:MODEL or llama-index:PACKAGE.MODULE:NAME."
    )


class EndpointEmbedder:
    """A model behind an OpenAI-compatible `/embeddings` endpoint."""

    def __init__(self, model: str, *, api_key: str | None, base_url: str | None) -> None:
        self._model = model
        self._api_key = api_key
        self._base_url = base_url
        self._client: Any = None

    @property
    def name(self) -> str:
        return f"openai:{self._model}"

    @property
    def max_tokens(self) -> int:
        return ENDPOINT_TOKENS

    def count(self, texts: Sequence[str]) -> list[int]:
        return count_tokens(texts)

    def embed(self, texts: Sequence[str]) -> Vectors:
        parts = [self._embed_batch(texts[at : at + ENDPOINT_BATCH]) for at in range(0, len(texts), ENDPOINT_BATCH)]
        return unit(np.concatenate(parts)) if parts else np.empty((0, 0), dtype=np.float32)

    def _embed_batch(self, texts: Sequence[str]) -> Vectors:
        import openai

        where = self._base_url or "the default OpenAI endpoint"
        try:
            answer = self._connected().embeddings.create(model=self._model, input=list(texts), encoding_format="float")
        except openai.OpenAIError as error:
            raise EmbeddingError(
                f"The embedding model {self._model} at {where} did not answer ({type(error).__name__}): "
                "check OPENAI_BASE_URL, OPENAI_API_KEY and the model's name."
            ) from error
        rows = sorted(answer.data, key=lambda row: row.index)
        if len(rows) != len(texts):
            raise EmbeddingError(f"{where} returned {len(rows)} vectors for {len(texts)} texts: it is not compatible.")
        return np.array([row.embedding for row in rows], dtype=np.float32)

    def _connected(self) -> Any:
        if self._client is None:
            import openai

            # Local servers want no key, but the client wants one to be set.
            self._client = openai.OpenAI(
                api_key=self._api_key or "none", base_url=self._base_url, timeout=ENDPOINT_SECONDS
            )
        return self._client


class LlamaIndexEmbedder:
    """Any LlamaIndex `BaseEmbedding`, named by where it is made."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._made: Any = None

    @property
    def name(self) -> str:
        return f"llama-index:{self._path}"

    @property
    def max_tokens(self) -> int:
        return ENDPOINT_TOKENS

    def count(self, texts: Sequence[str]) -> list[int]:
        return count_tokens(texts)

    def embed(self, texts: Sequence[str]) -> Vectors:
        return unit(np.array(self._model().get_text_embedding_batch(list(texts)), dtype=np.float32))

    def _model(self) -> Any:
        if self._made is None:
            module, _, name = self._path.rpartition(":")
            try:
                self._made = getattr(importlib.import_module(module), name)()
            except (ImportError, AttributeError, ValueError) as error:
                raise SettingsError(
                    f"The embedding setting llama-index:{self._path} cannot be loaded ({error}): "
                    "name it as PACKAGE.MODULE:NAME, and install the package it is in."
                ) from error
        return self._made
