"""The seam between the corpus and whatever model makes its vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]
"""Unit vectors, one row a text: shape [texts, dimension]."""


class Embedder(Protocol):
    """A model that turns texts into unit vectors.

    `name` identifies model and weights: a corpus remembers it, and refuses vectors of another.
    """

    @property
    def name(self) -> str: ...

    @property
    def max_tokens(self) -> int:
        """The longest text it reads, in its own tokens, special ones left out."""
        ...

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, as the model counts them, special ones left out."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors in the order of the texts. Raises EmbeddingError where the model fails."""
        ...


def unit(vectors: Vectors) -> Vectors:
    """Scale rows to length one, so that a dot product is a cosine; a zero row stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return scaled
