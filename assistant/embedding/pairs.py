"""The reader of pairs: how far a sentence answers a question, by adapters and a head on the built-in model.

The adapters are low-rank (Hu et al., 2021): each weight W of the encoder becomes W + B·A. They are trained by
`evals/training/reader.py` on the texts beside it and shipped as `data/pairs.safetensors`; the weights they adapt are
the embedding model's own.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib import resources
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.minilm import MiniLM, compiled
from assistant.language.sentences import leans

TRAINED = "data/pairs.safetensors"
TOKENS = 144
# As many words of the sentence before are shown as the adapters were trained with.
CONTEXT_WORDS = 20
# Few sentences have nearly one length: so many are read together, and lengths are steps of so many tokens, since each
# new shape costs. However they are grouped the scores are the same; padding four to sixteens took a tenth longer.
TOGETHER, STEP = 2, 8

Scores = NDArray[np.float32]


class Reader(Protocol):
    """Whatever judges sentences by a question."""

    def judge(self, question: str, sentences: Sequence[tuple[str, str]]) -> Scores:
        """Log-odds that each sentence answers, shape [sentences]; each is given with the sentence before it."""
        ...


def told(sentence: str, before: str) -> str:
    """A sentence as it is shown to the model: one that leans on the sentence before, with that one's last words."""
    words = before.split()[-CONTEXT_WORDS:]
    return f"{sentence} | {' '.join(words)}" if words and leans(sentence) else sentence


class PairReader:
    """MiniLM with the shipped adapters. Read and compiled at the first question; EmbeddingError as with MiniLM."""

    def __init__(self, model: MiniLM | None = None) -> None:
        self._model = model or MiniLM()
        self._lock = threading.Lock()

    def judge(self, question: str, sentences: Sequence[tuple[str, str]]) -> Scores:
        with self._lock:
            graph = self._compiled
        encodings = self._tokenizer.encode_batch_fast([(question, told(*sentence)) for sentence in sentences])
        scores = np.empty(len(sentences), dtype=np.float32)
        for rows in _alike([len(encoding) for encoding in encodings]):
            length = -(-max(len(encodings[row]) for row in rows) // STEP) * STEP
            given = np.zeros((3, len(rows), length), dtype=np.int32)
            for at, row in enumerate(rows):
                size = len(encodings[row])
                given[0, at, :size] = encodings[row].ids
                given[1, at, :size] = 1
                given[2, at, :size] = encodings[row].type_ids
            scores[rows] = graph.create_infer_request().infer(list(given))[0][:, 0]
        return scores

    @cached_property
    def _tokenizer(self) -> Any:
        tokenizer = self._model.new_tokenizer()
        tokenizer.enable_truncation(TOKENS)
        return tokenizer

    @cached_property
    def _compiled(self) -> Any:
        from safetensors.numpy import load

        from assistant.embedding.graph import build_pair_graph

        trained = load(resources.files("assistant.embedding").joinpath(TRAINED).read_bytes())
        return compiled(build_pair_graph(adapted(self._model.weights(), trained)))


def _alike(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of texts of about one length, a few at a time."""
    order = sorted(range(len(lengths)), key=lambda place: lengths[place])
    for start in range(0, len(order), TOGETHER):
        yield order[start : start + TOGETHER]


def adapted(weights: Mapping[str, Any], trained: Mapping[str, Any]) -> dict[str, Any]:
    """The weights with the adapters added (`NAME.lora_A` [rank, in], `NAME.lora_B` [out, rank]), and the head."""
    found = dict(weights)
    for name, lower in trained.items():
        if name.endswith(".lora_A"):
            weight = name.removesuffix("lora_A") + "weight"
            upper = trained[name.removesuffix("A") + "B"]
            found[weight] = found[weight] + upper.astype(np.float32) @ lower.astype(np.float32)
        elif not name.endswith(".lora_B"):
            found[name] = lower.astype(np.float32)
    return found
