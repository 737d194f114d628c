"""Counting tokens as OpenAI's models do, with the vocabulary that llama-index-core ships: nothing is downloaded."""

from __future__ import annotations

import functools
import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tiktoken

VOCABULARY = "cl100k_base"


@functools.cache
def encoding() -> tiktoken.Encoding:
    """The vocabulary of OpenAI's embedding models."""
    import tiktoken

    shipped = _shipped_cache()
    # tiktoken reads its cache folder from the environment alone: name the shipped one only while it loads.
    before = os.environ.get("TIKTOKEN_CACHE_DIR")
    if before is None and shipped is not None:
        os.environ["TIKTOKEN_CACHE_DIR"] = str(shipped)
    try:
        return tiktoken.get_encoding(VOCABULARY)
    finally:
        if before is None:
            os.environ.pop("TIKTOKEN_CACHE_DIR", None)


def count_tokens(texts: Sequence[str]) -> list[int]:
    """Tokens of each text. Text that looks like a special token counts as the text it is."""
    return [len(tokens) for tokens in encoding().encode_ordinary_batch(list(texts), num_threads=1)]


def _shipped_cache() -> Path | None:
    # Located without importing llama_index.core, which takes seconds.
    spec = importlib.util.find_spec("llama_index")
    places = spec.submodule_search_locations if spec is not None else None
    for place in places or ():
        folder = Path(place) / "core" / "_static" / "tiktoken_cache"
        if folder.is_dir():
            return folder
    return None
