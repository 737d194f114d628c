"""When it happened, as of when it is asked, and over how long."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.domain.claims import Scope
from assistant.domain.times import DateSpan
from assistant.language.dates import DateMention, find_dates
from assistant.questions.named_days import named_day
from assistant.questions.spans_back import counted_back
from assistant.questions.stated_days import WARS, of_statement
from assistant.questions.wording import LONGEST, Run, Wording, listed

# "in the whole Syrian campaign", "in total in the Karabakh war"
WHOLE = re.compile(
    r" (?:whole|entire|in total) (?:(?:in|during|of|over) )?(?:the )?(?:\S+ ){0,2}(?:war|campaign|conflict|uprising) "
    r"| overall (?:deaths|dead|toll|death toll|fatalities) (?:in|of|from) (?:\S+ ){1,5}?(?:war|conflict|uprising) "
    r"| war (?:'s )?(?:death )?toll "
    r"| (?:total|overall) (?:military|combat|war|troop) (?:death (?:count|toll)|deaths?|dead|losses|fatalities|toll) "
    r"| (?:has|had|have) the (?:\S+ ){0,2}(?:war|conflict|uprising) (?:already |so far |in \S+ )?"
    r"(?:killed|cost|claimed|caused|taken) "
    r"| since the (?:\S+ ){0,2}(?:war|conflict|fighting|hostilities|violence|uprising|crisis|clashes|invasion) "
    r"(?:in |on |over |of |with )?(?:the )?(?:\S+ ){0,3}?(?:began|started|erupted|broke out|begun|flared) "
)

BY_HOUR = re.compile(
    r"\b(?:by|until|till|as of|up to|as at) (?:the |late |early )?"
    r"(?:evening|morning|night|afternoon|end|close|dawn|noon|midday|midnight|sunset|ceasefire|truce|armistice|"
    r"deadline|anniversary|surrender)(?: of| on)?(?: the)?\s+$"
    r"|, (?:up )?to\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Timing:
    when: DateSpan | None = None
    told: DateSpan | None = None
    as_of: date | None = None
    since: date | None = None
    scope: Scope | None = None


def question_dates(text: str, earlier: DateSpan | None, newest: date | None = None) -> list[DateMention]:
    """Dates of a question. A day without a year takes the year of another date in it, or of an earlier question; else
    it is the last such day until `newest`, where that is given.
    """
    head = text[:LONGEST]
    certain = find_dates(head, None)
    year = certain[-1].span.last.year if certain else earlier.last.year if earlier else None
    until = date(year, 12, 31) if year else newest
    if until is None:
        return certain
    named = [
        _in_its_month(named_day(head, mention), certain)
        for mention in find_dates(head, until)
        if mention in certain or re.search(r"\d", mention.text) or _is_month(mention)
    ]
    return counted_back(head, named)


def _in_its_month(mention: DateMention, certain: Sequence[DateMention]) -> DateMention:
    """As in "attacked on 11 August 2016; how many by its count on the 13th": of that month, or of the next."""
    named = next((other.span for other in reversed(certain) if other.end <= mention.start), None)
    if named is None or not BARE_DAY.match(mention.text) or mention.span.days > 1:
        return mention
    # "In January 2022 …, on the 21st of that month"
    day, before = mention.span.first.day, named.first if named.days > A_WEEK else named.last
    here = day >= before.day or mention.relation == "since"
    month, year = (before.month, before.year) if here else (before.month % 12 + 1, before.year)
    year += month == 1 and before.month > 1
    if day > calendar.monthrange(year, month)[1]:
        return mention
    meant = date(year, month, day)
    return replace(mention, span=DateSpan(meant, meant))


A_WEEK = 7
BARE_DAY = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)$")


def _is_month(mention: DateMention) -> bool:
    return (
        mention.span.days > 7
        and mention.text[0].isalpha()
        and not re.search(r"\b(?:last|this|past|week|month|year)\b", mention.text)
    )


def read_timing(words: Wording, dates: Sequence[DateMention]) -> Timing:
    """The event's day; "by 5 October" is as of when it is asked, "since" from when it is counted."""
    dates = [of_statement(words, _by_its_evening(words, _shifted(words, mention))) for mention in dates]
    dates = [_of_event_behind(words, _within_since(words, mention)) for mention in dates]
    at = [mention for mention in dates if mention.relation == "at"]
    first = next(iter([m for m in at if not _is_report(words, m)] + at), None)
    when = _narrowed(_joined(words, first, at), at) if first else None
    told = next((mention.span for mention in dates if mention.relation == "told"), None)
    as_of = next((mention.span.last for mention in dates if mention.relation in {"by", "until"}), None)
    since = next((mention.span.first for mention in dates if mention.relation == "since"), None)
    if not dates:
        when = _bare_year(words)
    return Timing(when, told, as_of, since, _scope(words, when, since, date_runs(words, dates)))


def _joined(words: Wording, first: DateMention, at: Sequence[DateMention]) -> DateSpan:
    """`In June and July 2015`: both months."""
    behind = (m for m in at if words.source[first.end : m.start].strip().lower() in {"and", "&"})
    other = next((m.span for m in behind if m.span.days > A_WEEK < first.span.days), None)
    return DateSpan(first.span.first, other.last) if other and other.first > first.span.first else first.span


def _narrowed(when: DateSpan | None, at: Sequence[DateMention]) -> DateSpan | None:
    """`In May 2024, how many died on the 5th?`: the day, and not all of the month that it lies in."""
    if when is None or when.days <= A_WEEK:
        return when
    days = (m.span for m in at if BARE_DAY.match(m.text) and m.span.days == 1)
    return next((day for day in days if when.first <= day.first <= when.last), when)


BARE_YEAR = re.compile(
    r"\b(?:[A-Z][\w'’-]+|war|conflict|offensive|campaign|battle|(?:raid|strike|airstrike|attack|bombing|blast|explosion|"
    r"massacre|assault|ambush|clash|siege|shelling)(?:e?s)?),? (?P<year>(?:19|20)\d\d)(?=\s*(?:$|[,.?!:;)]))"
)


# "the 2013 sarin attack"
YEAR_BEFORE = re.compile(r"\b[Tt]he (?P<year>(?:19|20)\d\d) (?=[A-Za-z])")


def _bare_year(words: Wording) -> DateSpan | None:
    """As in "during Eid al-Adha 2016, …": a year behind a name, where the clause ends."""
    found = BARE_YEAR.search(words.source) or YEAR_BEFORE.search(words.source)
    return DateSpan.year(int(found["year"])) if found else None


def _is_report(words: Wording, mention: DateMention) -> bool:
    """As in "in the October 2013 report", "as cited in July": the day of publication, and not of the event."""
    run = words.between(mention.start, mention.end)
    near = words.words(Run(max(0, run.first - 3), run.first)) + words.words(Run(run.end, run.end + 3))
    return bool(set(near) & listed("scope", "reporting"))


def _by_its_evening(words: Wording, mention: DateMention) -> DateMention:
    """As in "by the evening of 17 October", "until noon on 5 May", "in the first days, to 3 May": as of that day."""
    return replace(mention, relation="by") if BY_HOUR.search(words.source[: mention.start]) else mention


BEFORE_EVENT = re.compile(
    r"\b(?P<days>the|a|one|two|three|four|five) days? before (?:the |that |those )?(?P<of>[^,.?;]{3,60}?) (?:of|on) $",
    re.IGNORECASE,
)
DAYS = {"the": 1, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def _shifted(words: Wording, mention: DateMention) -> DateMention:
    """As in "two days before the raids of 3 June 2016": that day, and not the raids'."""
    found = BEFORE_EVENT.search(words.source[: mention.start]) if mention.span.days == 1 else None
    if found is None or mention.relation != "at":
        return mention
    day = mention.span.first - timedelta(DAYS[found["days"].lower()])
    return replace(mention, span=DateSpan(day, day))


SINCE = re.compile(
    r"\b[Ss]ince (?:the |its |their |his |[A-Z][\w-]+['’]s? )?[^,.?;:]{0,70}$",
)
# What a war's turn does, from which people count: "since the truce collapsed on …", "since troops entered on …".
TURNS = frozenset(
    (
        *("launched", "began", "started", "opened", "begun", "collapsed", "ended", "expired", "lapsed", "erupted"),
        *("resumed", "unravelled", "unraveled", "failed", "broke", "entered", "seized", "captured", "recaptured"),
        *("intervened", "fell"),
    )
)
BEGUN = re.compile(r"^\S* [^,.?;:]{0,40}?\b(?:began|started|begun|broke out|opened)\b")


def _within_since(words: Wording, mention: DateMention) -> DateMention:
    """As in "since the army launched its May 2017 assault", "since the march of 31 July 2016": counted from then."""
    clause = SINCE.search(words.source[: mention.start])
    if clause is None or mention.relation != "at":
        return mention
    begun = TURNS & set(clause[0].lower().split())
    led = re.search(r"\b(?:of|on|in) $", clause[0]) and not re.search(r"\b(?:did|have|had|reported|said)\b", clause[0])
    event = led and set(clause[0].lower().split()) & (
        listed("events", "nouns")
        | {"march", "campaign", "push", "start", "protests", "demonstrations", "revolt", "unrest"}
    )
    begins = BEGUN.match(words.source[mention.end :])
    return replace(mention, relation="since") if begun or event or begins else mention


def _of_event_behind(words: Wording, mention: DateMention) -> DateMention:
    """As in "what toll did medics give after the 3 October 2015 air strike": the strike's day, and no span's first."""
    owned = words.source[mention.end : mention.end + 2] in {"'s", "’s"}  # "after 28 April's air raid"
    the = r"(?:the |that |its |their )" + ("?" if owned else "")
    led = re.search(rf"\b(?:after|following) {the}$", words.source[: mention.start], re.IGNORECASE)
    hurt = re.search(r"\bby (?:the |that )$", words.source[: mention.start], re.IGNORECASE)
    by_event = mention.relation == "by" and hurt is not None  # "hurt by the July 2016 explosion"
    if not by_event and (mention.relation != "since" or led is None or mention.span.days > 1):
        return mention
    run = words.between(mention.start, mention.end)
    ahead = set(words.words(Run(run.end, min(len(words), run.end + 4))))
    return replace(mention, relation="at") if ahead & (listed("events", "nouns") - WARS) else mention


def _scope(words: Wording, when: DateSpan | None, since: date | None, runs: Sequence[Run]) -> Scope | None:
    incident = any(
        words.lower(index) in listed("events", "nouns")
        and words.lower(index)
        not in {"war", "conflict", "fighting", "hostilities", "offensive", "violence", "campaign"}
        for index in range(len(words))
    )
    outdoes = OUTDOES.search(words.spaced) is not None
    whole = WHOLE.search(words.spaced) is not None
    if not outdoes and (words.find("scope", "cumulative") or whole):
        over_all = {" ".join(words.words(cue)) for cue in words.find("scope", "cumulative")}
        of_one = incident or (when is not None and when.days <= 2)
        if whole or not over_all or not over_all <= listed("scope", "in_all") or not of_one:
            return Scope.CUMULATIVE
    near = [index for run in runs for index in range(max(0, run.first - 2), run.end)]
    over = when is not None and when.days > 2 and any(cue.first in near for cue in words.find("scope", "throughout"))
    if since or _over_time(words) or (over and not incident):
        return Scope.PERIOD
    return None


# "The worst raid since the war began" is one raid.
OUTDOES = re.compile(
    r" (?:worst|deadliest|bloodiest|heaviest|largest|biggest|highest|fiercest|gravest) [^?.;]{0,60} (?:since|in|of) "
)


UNITS = frozenset(
    unit + plural for unit in ("hour", "day", "week", "fortnight", "month", "year") for plural in ("", "s")
)


def _over_time(words: Wording) -> bool:
    """As in "over the past week", "within twenty-four hours"; not "in the first reports", "within their country"."""
    within = any(
        words.lower(index) == "within" and UNITS & set(words.words(Run(index + 1, min(len(words), index + 6))))
        for index in range(len(words))
    )
    cues = words.find("scope", "period")
    return within or any(words.lower(cue.end) not in listed("scope", "first_things") for cue in cues)


def date_runs(words: Wording, dates: Sequence[DateMention]) -> list[Run]:
    return [words.between(mention.start, mention.end) for mention in dates]
