"""When: so many days on end, told by their number alone: `in three days of shelling`, `over four days`."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.domain.times import DateSpan
from assistant.language.date_words import number_of
from assistant.language.dates import DateMention

SOME = r"(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
FIGHTING = (
    r"(?:attacks?|strikes?|air\s?strikes?|raids?|bombings?|bombardments?|shelling|fighting|clashes|battles?|violence|"
    r"unrest|assaults?|killings?|massacres?|fire)"
)
# "the first three days of fighting": when those were, no number tells. "the second attack in three days" is one.
DAYS_OF = re.compile(
    rf"(?<!\bfirst )(?<!\blast )(?<!\bopening )(?<!\bafter )(?<!\bfollowing )\b{SOME} (?:straight |consecutive )?"
    rf"(?P<unit>hours|days|weeks) of (?:[\w-]+ ){{0,3}}?{FIGHTING}\b",
    re.IGNORECASE,
)
IN_DAYS = re.compile(
    rf"(?<!\battack )(?<!\bstrike )(?<!\bbombing )(?<!\bblast )(?<!\braid )(?<!\btime )(?<!\bincident )(?<!\bkilling )"
    rf"\b(?:in|over|within) {SOME} (?:straight |consecutive )?(?P<unit>hours|days|weeks)\b"
    r"(?!['’]? (?:ago|later|time|after|before|earlier|of|from|since|starting|beginning|between|if|unless))",
    re.IGNORECASE,
)
# "three days of clashes that ended on Monday"
ENDED = re.compile(r"\b(?:end(?:ed|ing|s)|until|through|up to)\s(?:on\s)?$", re.IGNORECASE)
DAYS_IN = {"hours": 1 / 24, "days": 1, "weeks": 7}
# A report of what was told longer ago looks back on it.
RECENT = 7


def told_days(text: str) -> re.Match[str] | None:
    """Where a sentence counts over so many days, weeks or hours."""
    return None if FORECAST.search(text) else DAYS_OF.search(text) or IN_DAYS.search(text)


FORECAST = re.compile(r"\b(?:will|would|could|may|might|ran out|run out|runs out)\b", re.IGNORECASE)


def spell_of(
    told: re.Match[str],
    dates: Sequence[DateMention],
    said: Sequence[DateMention],
    before: DateSpan | None,
    published: date,
) -> DateSpan | None:
    """The days that `told` counts: up to the day named as their last, else to that on which it was told.

    `dates`: all that the sentence names, `said`: those of them on which somebody spoke. `before`: what the text around
    it dates its event by. None where a day of its own dates it otherwise.
    """
    text = told.string
    ended = next((d.span.last for d in dates if d.span.days == 1 and ENDED.search(text[: d.start])), None)
    if ended is None and (len(said) < len(dates) or (before and (published - before.last).days > RECENT)):
        return None
    last = ended or next((day.span.last for day in said if day.span.days == 1), published)
    return DateSpan(last - timedelta(_length(told)), last)


def _length(told: re.Match[str]) -> int:
    """How many days before their last the first of them was; hours may have begun on a day before."""
    number, unit = number_of(told["number"]), told["unit"].lower()
    return math.ceil(number * DAYS_IN[unit]) - (unit != "hours")
