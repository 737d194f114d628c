"""Citations: the exact words that support a statement, checked before anything is shown."""

from __future__ import annotations

from assistant.domain.answers import Citation
from assistant.domain.articles import Article


class CitationError(AssertionError):
    """A quote is not at its offsets: a defect of ours, never a user's."""


def cite(article: Article, start: int, end: int, *, copies: int = 1) -> Citation:
    """Cite `article.text[start:end]`, trimmed of space. CitationError where the offsets hold nothing."""
    quote = article.text[start:end]
    trimmed = quote.strip()
    if not trimmed:
        raise CitationError(f"nothing stands at {start}–{end} of article {article.id}")
    start += len(quote) - len(quote.lstrip())
    return Citation(
        article_id=article.id,
        start=start,
        end=start + len(trimmed),
        quote=trimmed,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        copies=copies,
    )
