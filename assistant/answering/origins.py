"""Copies of one text count as one source, however many outlets carry it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from assistant.corpus.grouping import Copy
from assistant.domain.answers import Citation, Response
from assistant.domain.articles import Article
from assistant.language.shingles import SHARED, Shingles, overlap, shingles

CopiesOf: TypeAlias = Callable[[Sequence[str]], Mapping[str, Sequence[Copy]]]


def told_elsewhere(response: Response, copies_of: CopiesOf) -> Response:
    """The response with each citation saying where else its article stands: "also in The Gazette, The Herald"."""
    cited = list(dict.fromkeys(c.article_id for statement in response.statements for c in statement.citations))
    copies = copies_of(cited) if cited else {}
    if not copies:
        return response
    statements = tuple(
        replace(statement, citations=tuple(_placed(citation, copies) for citation in statement.citations))
        for statement in response.statements
    )
    return replace(response, statements=statements)


def _placed(citation: Citation, copies: Mapping[str, Sequence[Copy]]) -> Citation:
    others = copies.get(citation.article_id, ())
    names = dict.fromkeys(copy.outlet or copy.article_id for copy in others)
    names.pop(citation.outlet or "", None)
    return replace(citation, copies=max(citation.copies, len(others) + 1), also_in=tuple(names))


def group_origins(articles: Iterable[Article]) -> Mapping[str, str]:
    """For each article id, the id of the first of its group of copies."""
    return _grouped(tuple(articles))


# Each statement of an answer asks for the same articles.
@functools.lru_cache(maxsize=4)
def _grouped(articles: Sequence[Article]) -> Mapping[str, str]:
    first_of: dict[str, str] = {}
    kept: list[tuple[str, Shingles]] = []
    for article in articles:
        own = shingles(article.text)
        origin = next((name for name, theirs in kept if overlap(own, theirs) >= SHARED), article.id)
        first_of[article.id] = origin
        kept.append((origin, own))
    return first_of
