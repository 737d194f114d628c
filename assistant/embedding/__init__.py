"""Turning text into vectors: the seam, the built-in model, and models by setting."""

from assistant.embedding.embedder import Embedder, Vectors

__all__ = ["Embedder", "Vectors"]
