"""Words as the search sees them: folded, stemmed English terms without stop words."""

from __future__ import annotations

import functools
import sys
from typing import Any

from assistant.language.remembering import remembering

LONGEST = 40
# A sentence is compared with a question in many ways: three of four texts come again within one answer, and the
# passages that one question finds are mostly those of the one before.
SHORT, REMEMBERED = 2000, 8192


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
    return list(_analyzed(text))


@remembering(REMEMBERED, SHORT)
def _analyzed(text: str) -> tuple[str, ...]:
    # One object for each term: of thousands of texts that are remembered, few have words of their own.
    return tuple(map(sys.intern, analyzer().analyze(text)))
