"""Finding the passages and claims that bear on a question."""

from assistant.retrieval.evidence import Evidence, FoundPassage

__all__ = ["Evidence", "FoundPassage"]
