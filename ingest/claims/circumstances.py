"""When people came to harm."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.domain.claims import Scope
from assistant.domain.times import DateSpan
from assistant.language.dates import DateMention, find_dates
from assistant.language.moon_feasts import PATTERN
from ingest.claims.running import days_running, span_of
from ingest.claims.spells import spell_of, told_days
from ingest.claims.surroundings import Surroundings, caption_of

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)"
)
ATTACKS = r"(?:attacks|strikes|air\s?strikes|raids|bombings|blasts)"
PART = re.compile(
    r"(?:Among th|Of (?:those|them|the)\b|(?:The (?:dead|victims|toll|death toll|wounded|injured|total|figure|number)|"
    r"They|Those (?:killed|who died)|This|It) (?:also )?includ)"
)


@functools.lru_cache(maxsize=64)
def dates_in(text: str, published: date | None) -> tuple[DateMention, ...]:
    # "a controversial June 3 poll", "the 12 September ceasefire": named by its day, and another event. A feast by the
    # moon runs over days, "ahead of the Eid al-Fitr festival" tells none of them, and its report knows the day.
    return tuple(
        found
        for found in find_dates(text, published)
        if not OCCASION.match(text, found.end) and not MOON_FEAST.match(found.text)
    )


MOON_FEAST = re.compile(PATTERN, re.IGNORECASE)


OCCASION = re.compile(
    r" (?:polls?|elections?|votes?|referendum|deadline|truce|ceasefire|cease-fire|agreement|accord|deal|talks|summit|"
    r"conference|revolution|uprising|resolution|meeting)\b",
    re.IGNORECASE,
)


def date_of(around: Surroundings, at: int, scope: Scope) -> DateSpan | None:
    """When it happened: the date nearest to the figure, else that of the lead."""
    if scope is Scope.CUMULATIVE:
        return None
    caption = caption_of(around.text)
    found = _events(dates_in(around.text, around.published), around.text, around.published, at)
    found = [mention for mention in found if mention.start >= caption or at < caption]
    own = [mention for mention in found if not is_of_speech(around.text, mention)]
    stamps = [mention for mention in own if _is_stamp(mention, around.text, around.published)]
    own = [mention for mention in own if mention not in stamps]
    later = LATER.match(around.text)
    if later and any(mention.start >= later.end() for mention in own):
        later = None
    if later and not TOLD_THEN.match(around.text, later.end()) and (day := _carried(around)):
        # "A day later radios blew up": than what the sentence before tells of; not "a day later it raised its toll".
        return _counted_on(day, later) if later["way"].lower() in FURTHER_ON else _counted_back(day, later)
    days = EARLIER.match(around.text, at)
    if days and (day := _carried(around)):
        # "killed 12 people a day earlier": than what the sentence before tells of.
        return _counted_back(day, days)
    days = _days_before(around.text, at)
    if days and not any(days.end() <= mention.start for mention in own):
        return _counted_back(date_of(around, days.start(), scope), days)
    spell = _spell(around, stamps, at) if scope is Scope.PERIOD else None
    return (
        spell or _own_day(around, own, at) or _recently(around) or _carried(around) or _by_publication(around, stamps)
    )


def _spell(around: Surroundings, stamps: Sequence[DateMention], at: int) -> DateSpan | None:
    """`In three days of shelling, the army said on Monday, …`: those days, up to the day told as their last."""
    text, told = around.text, told_days(around.text)
    if around.published is None:
        return None
    if running := days_running(text, around.before):
        return span_of(running, dates_in(running.string, around.published), around.published)
    if told is None:
        return None
    dates = [found for found in dates_in(text, around.published) if found not in stamps]
    said = [
        found
        for found in dates
        if is_of_speech(text, found) or (found.start < at and TOLD_THEN.match(text, found.end) is not None)
    ]
    earlier = [found.span for found in dates_in(around.before, around.published)]
    return spell_of(told, dates, said, earlier[-1] if earlier else _carried(around), around.published)


def _own_day(around: Surroundings, own: Sequence[DateMention], at: int) -> DateSpan | None:
    """The sentence's own date that is nearest to the figure."""
    if not own:
        return None
    # "On Monday the army said ten had died on Sunday": the day of the statement, where another day is given.
    events = [found for found in own if not TOLD_THEN.match(around.text, found.end) or found.start > at]
    before = None if events else _shortly_before(around, own[0].span)
    return before or min(events or own, key=lambda found: abs(found.start - at)).span


def _by_publication(around: Surroundings, stamps: Sequence[DateMention]) -> DateSpan | None:
    """Where nothing tells the day: that of a dispatch, else the month of the report."""
    if stamps:
        return stamps[0].span
    return DateSpan.month(around.published.year, around.published.month) if around.published else None


def _shortly_before(around: Surroundings, told: DateSpan) -> DateSpan | None:
    """`On Wednesday it revised the number to 40`, behind a blast on Tuesday: the day of the blast, if one is told."""
    text = around.before or around.lead
    found = _events(dates_in(text, around.published), text, around.published)
    events = [mention.span for mention in found if not is_of_speech(text, mention) and mention.span.days == 1]
    gap = (told.first - events[-1].first).days if events else 0
    return events[-1] if events and told.days == 1 and 0 < gap <= A_WEEK else None


def _carried(around: Surroundings) -> DateSpan | None:
    """A sentence without a date goes on with the day told before it, else with that of the lead's event."""
    spoken: DateSpan | None = None
    for text in (around.before, around.lead, around.after):
        found = _events(dates_in(text, around.published), text, around.published)
        found = [mention for mention in found if not _is_stamp(mention, text, around.published)]
        # "… had surrendered last year. A raid killed five": a year is the background's, and dates nothing behind it.
        part = PART.match(around.text)
        most = A_WEEK if text is around.before and not part else A_MONTH
        # "a deal reached in March. A bomb killed nine": nor is such a month the day's.
        found = [mention for mention in found if mention.span.days <= most and mention.start >= caption_of(text)]
        events = [mention for mention in found if not is_of_speech(text, mention)]
        if text is not around.before:
            struck = [mention for mention in events if STRUCK.search(_told_with(text, mention))]
            events = struck or (_of_the_day(events, found) if text is around.lead else [])
        if events:
            return events[-1].span if text is around.before else events[0].span
        spoken = spoken or (found[0].span if found and text is not around.after else None)
    return spoken


def _of_the_day(events: list[DateMention], found: Sequence[DateMention]) -> list[DateMention]:
    """`… on Tuesday, a medic said. The army took the town in May`: news of a day is not of the background's month."""
    told = any(mention.span.days == 1 and mention not in events for mention in found)
    return [mention for mention in events if not told or mention.span.days <= A_WEEK]


# "…, a monitor said on Tuesday. Three strikes hit the town on Monday": the attack's own day follows.
STRUCK = re.compile(
    rf"\b(?:{ATTACKS}|attack|strike|raid|bombing|blast|shelling|explosion|clashes|killed)\b", re.IGNORECASE
)


def _told_with(text: str, mention: DateMention) -> str:
    """The sentence that a date stands in, as far as full stops tell."""
    return text[text.rfind(". ", 0, mention.start) + 1 : mention.end + CLAUSE].split(". ", maxsplit=1)[0]


CLAUSE = 60


def _days_before(text: str, at: int) -> re.Match[str] | None:
    """`came a day after raids killed 26`: how long before the day that the sentence tells of the figure's day was."""
    told = list(DAYS_AFTER.finditer(text, 0, at))
    return told[-1] if told and not re.search(r"[,;]", text[told[-1].end() : at]) else None


DAYS_AFTER = re.compile(r"\b(?P<number>a|one|the|two|three|four|five) days? after\b", re.IGNORECASE)
# "The day before, a raid …", "The next day shells fell …"; not "the day before the truce".
LATER = re.compile(
    r"(?:Just |On )?(?P<number>a|one|the|two|three|four|five) "
    r"(?:(?=(?:previous|next|following) day\b)|days? (?=(?:later|earlier)\b|(?:before|after)\s*[,:]))"
    r"(?P<way>\w+)(?: day\b)?",
    re.IGNORECASE,
)
FURTHER_ON = frozenset({"later", "after", "next", "following"})
EARLIER = re.compile(
    r"[^.;]{0,60}?\b(?P<number>a|one|two|three|four|five) days? (?:earlier|before)\b(?=[.,;]| (?:in|at|near)\b|$)",
    re.IGNORECASE,
)
NUMBERS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def _counted_back(day: DateSpan | None, days: re.Match[str]) -> DateSpan | None:
    if day is None or day.days > 1:
        return day
    return DateSpan.day(day.first - timedelta(NUMBERS[days["number"].lower()]))


def _counted_on(day: DateSpan, days: re.Match[str]) -> DateSpan:
    if day.days > 1:
        return day
    return DateSpan.day(day.first + timedelta(NUMBERS[days["number"].lower()]))


def _recently(around: Surroundings) -> DateSpan | None:
    """`over the past few days`: roughly how long, up to the report."""
    told = RECENTLY.search(around.text)
    if told is None or around.published is None:
        return None
    return DateSpan(around.published - timedelta(ROUGHLY[told["unit"].lower()]), around.published)


RECENTLY = re.compile(
    r"\b(?:in|over|during) (?:the )?(?:recent|(?:last|past) (?:few|several|couple of)) (?P<unit>days|weeks|months)\b",
    re.IGNORECASE,
)
ROUGHLY = {"days": 6, "weeks": 27, "months": 90}


def _is_stamp(found: DateMention, text: str, published: date | None) -> bool:
    """`Sun 16 Apr 2017 Death toll …`: the day of publication at the head of a text is when it was written."""
    if found.start < STAMPED and BY_AGENCY.match(text, found.end):
        # "KYIV, June 14 (Reuters) - A missile …": the day of the dispatch.
        return True
    return (
        found.start < STAMPED
        and found.span == (published and DateSpan.day(published))
        and STAMP.search(found.text) is not None
        and not LED.search(text[: found.start])
    )


STAMPED = 80
BY_AGENCY = re.compile(r"\s?\([A-Z][\w./ ]{1,24}\)\s*[-–—]")
A_WEEK, A_MONTH = 7, 31
STAMP = re.compile(r"\d{4}")
LED = re.compile(r"\b(?:on|of|in|by|since|until|from|the)\s+$", re.IGNORECASE)
TOLD_THEN = re.compile(
    r",? (?:[\w'’-]+ ){1,7}?(?:said|told|reported|announced|stated|confirmed|acknowledged|admitted|revised|corrected|"
    r"updated|(?:raised|lowered|put) (?:the|its))\b"
)
SAID = re.compile(r"\b(?:said|says|told|reported|announced|added|stated|confirmed)\b[^.;]{0,40}$")


# "had put the toll at 11 earlier on Sunday"
TOLD_EARLIER = re.compile(r"\b(?:put|gave|given|raised|revised)\b[^.;]{0,40}\b(?:earlier|later) on $")


def is_of_speech(sentence: str, found: DateMention) -> bool:
    """`…, the army said on Tuesday`: the day of the statement, unless nothing else dates the event."""
    if TOLD_EARLIER.search(sentence[: found.start]):
        return True
    said = SAID.search(sentence[: found.start])
    return said is not None and sentence[said.start() : found.start].count(" ") <= 3


def _events(
    found: Sequence[DateMention], text: str, published: date | None, at: int | None = None
) -> list[DateMention]:
    events = [since_then(mention, text, published, at) for mention in found]
    during = [mention for mention in events if mention.relation == "at" and mention.span.days <= 366]
    # "had been killed by 30 September": where nothing says on which day, the last that is counted.
    until = [mention for mention in events if mention.relation == "by" and mention.span.days == 1]
    spoken = all(is_of_speech(text, mention) for mention in during)
    return [*during, *until] if spoken else during


SINCE = re.compile(r"\bsince\s(?:[\w'’-]+\s){0,16}(?:on\s)?$", re.IGNORECASE)


def since_then(mention: DateMention, text: str, published: date | None, at: int | None = None) -> DateMention:
    """`since 27 September`, `since the fighting began on 27 September`: from then to the day of the statement."""
    clause = SINCE.search(text[: mention.start])
    if clause and at is not None and clause.start() < at < mention.start:
        # "the deadliest since gas killed hundreds in August 2013": the figure is of that time.
        return mention
    opened = mention.relation == "since" or clause
    if not opened or published is None or mention.span.first > published:
        return mention
    days = (other for other in dates_in(text, published) if other.span.days == 1)
    told = [day.span.last for day in days if is_of_speech(text, day)]
    last = next((day for day in told if mention.span.first <= day <= published), published)
    return replace(mention, span=DateSpan(mention.span.first, last), relation="at")
