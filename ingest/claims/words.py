"""The word lists of the reader of claims."""

from __future__ import annotations

from assistant.language.wordlists import load


def words(name: str) -> frozenset[str]:
    """A list of `data/words.toml`."""
    return load("ingest.claims")[name]
