"""The day an article was printed, and how near it is to the days that a question asks about."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from assistant.domain.articles import Article
from assistant.domain.questions import QuestionFrame
from assistant.domain.times import DateSpan
from assistant.language.dates import find_dates

# "06-01-2016 Shells hit a market": which of the two is the month, the text alone does not tell.
TWO_WAYS = re.compile(r"\s*(?P<one>\d{1,2})[-/.](?P<other>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)\b")
# Noted days are off by this much between clocks.
CLOCKS = timedelta(days=1)
# Days by which an article may be off the day asked for until it counts little more than a third.
OFF = 3.0
# Whoever tells of an event later than this after it says when it was.
STILL_NEWS = timedelta(days=7)
# Sentences around one that names the day in which the report still tells of it.
AROUND = 2
# A year told in passing is no day on which an event was.
SEASON = 62
# "Early May" has ten days. What went on for a month, as a truce did, is told of long after without its days.
A_PART = 10


def printed(article: Article, asked: DateSpan) -> date | None:
    """The day noted, unless the text begins with one that can be read two ways and neither is the noted one: then the
    reading nearer to the days asked for. Collections note the day of collecting, or take the day for the month.
    """
    ways = _ways(article.text)
    noted = article.published
    if len(ways) < 2 or noted is None or any(abs(way - noted) <= CLOCKS for way in ways):
        return noted
    return min(ways, key=lambda way: max(asked.first - way, way - asked.last, timedelta()))


def by_day(frame: QuestionFrame, article: Article) -> float:
    """1 for an article of the time asked for, less for each day that it is off; 0.5 where nothing says.

    The same town is shelled every week, and whoever tells of it tells within days.
    """
    day = printed(article, frame.when) if frame.when else None
    if frame.when is None or day is None:
        return 0.5
    off = max(frame.when.first - day, day - frame.when.last, timedelta())
    return math.exp(-off.days / OFF)


def of_that_time(frame: QuestionFrame, article: Article, spans: Sequence[tuple[int, int]]) -> Collection[int]:
    """The numbers of the sentences that may tell of the days asked about: all where nothing says otherwise.

    None of an article printed before; of one printed long after, those near a sentence that names such a day.
    """
    asked, everything = frame.when, range(len(spans))
    day = printed(article, asked) if asked else None
    if asked is None or day is None:
        return everything
    if day + CLOCKS < asked.first:
        # Where the text itself names such a day with its year, the day noted is wrong.
        named = find_dates(article.text, None)
        return everything if any(told.span.days == 1 and told.span.overlaps(asked) for told in named) else ()
    if day <= asked.last + STILL_NEWS or asked.days > A_PART:
        return everything
    days = [told for told in find_dates(article.text, day) if told.span.days <= SEASON]
    starts = [told.start for told in days if told.span.widened(1).overlaps(asked)]
    named_in = [number for number, (first, last) in enumerate(spans) if any(first <= at < last for at in starts)]
    return {near for number in named_in for near in range(number - AROUND, number + AROUND + 1)}


def _ways(text: str) -> list[date]:
    found = TWO_WAYS.match(text)
    if found is None:
        return []
    one, other, year = int(found["one"]), int(found["other"]), int(found["year"])
    return [day for day in (_day(year, other, one), _day(year, one, other)) if day is not None]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
