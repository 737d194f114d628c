"""Canonical names of what a text is about, so that a search for one spelling or alias finds them all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.domain.articles import Article
from assistant.domain.times import DateSpan
from assistant.language.actors import Lexicon, Mention, inside
from assistant.language.dates import find_dates
from assistant.language.places import find_places

# A span of more days than this says when in general, and would be found by every question about any of its days.
LONGEST_SPAN = 10


def keys_of(article: Article, start: int, end: int, lexicon: Lexicon) -> tuple[str, ...]:
    """Keys of the actors, places and days in `article.text[start:end]`."""
    text = article.text[start:end]
    return _keys(inside(lexicon.mentions(article.text), start, end), text) + day_keys(text, article.published)


def named_keys(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Keys of the actors and places in a text of its own."""
    return _keys(lexicon.mentions(text), text)


def _keys(mentions: Iterable[Mention], text: str) -> tuple[str, ...]:
    actors = {f"actor:{mention.actor.key}" for mention in mentions}
    places = {f"place:{place.key}" for place in find_places(text)}
    return tuple(sorted(actors | places))


def day_keys(text: str, published: date | None) -> tuple[str, ...]:
    spans = [mention.span for mention in find_dates(text, published)]
    return tuple(sorted({key for span in spans for key in span_keys(span)}))


def span_keys(span: DateSpan) -> tuple[str, ...]:
    """`date:2020-10-04` for each day of a short span, and `month:2020-10` for each month it touches, up to three."""
    days: tuple[str, ...] = ()
    if span.days <= LONGEST_SPAN:
        days = tuple(
            f"date:{date.fromordinal(number)}" for number in range(span.first.toordinal(), span.last.toordinal() + 1)
        )
    first, last = span.first.year * 12 + span.first.month, span.last.year * 12 + span.last.month
    months = tuple(f"month:{(m - 1) // 12}-{(m - 1) % 12 + 1:02}" for m in range(first, min(last, first + 2) + 1))
    return days + months
