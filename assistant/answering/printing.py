"""The day an article was printed, and how near it is to the days that a question asks about."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta

from assistant.domain.articles import Article
from assistant.domain.questions import QuestionFrame
from assistant.domain.times import DateSpan

# "06-01-2016 Shells hit a market": which of the two is the month, the text alone does not tell.
TWO_WAYS = re.compile(r"\s*(?P<one>\d{1,2})[-/.](?P<other>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)\b")
# Noted days are off by this much between clocks.
CLOCKS = timedelta(days=1)
# Days by which an article may be off the day asked for until it counts little more than a third.
OFF = 3.0


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
