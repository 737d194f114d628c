"""Words as the search sees them: folded, stemmed English terms without stop words."""

from __future__ import annotations

import functools
from typing import Any

LONGEST = 40
# A sentence is compared with a question in many ways: three of four texts come again within one answer.
SHORT, REMEMBERED = 600, 4096


@functools.cache
def analyzer() -> Any:
    """The one analyser of the word index and of everything that compares texts by their words."""
    import tantivy

    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(LONGEST))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stopword("english"))
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def terms(text: str) -> list[str]:
    """The terms of a text, in order, with repeats."""
    return list(_remembered(text)) if len(text) <= SHORT else _analyzed(text)


@functools.lru_cache(maxsize=REMEMBERED)
def _remembered(text: str) -> tuple[str, ...]:
    return tuple(_analyzed(text))


def _analyzed(text: str) -> list[str]:
    found: list[str] = analyzer().analyze(text)
    return found
