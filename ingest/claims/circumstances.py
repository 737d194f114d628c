"""When, and over what span, people came to harm."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.domain.claims import Scope
from assistant.domain.times import DateSpan
from assistant.language.dates import DateMention, find_dates
from ingest.claims.surroundings import Surroundings, caption_of

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)"
)
WAR = r"(?:war|conflict|uprising|revolt|crisis)"
CUMULATIVE = re.compile(
    rf"""\b(?:
      since\ (?:the\ )?(?:(?:{MONTH}\ )?\d{{4}}|{WAR})
    | since\ (?:the\ )?(?:start|beginning|outbreak)\ of\ (?:the\ |its\ )?(?:\w+\ )?(?:{WAR}|hostilities)
    | \w+-year\ (?:war|conflict|civil)
    | so\ far\ lost | since\ it\ (?:began|started|erupted) | so\ far\ in\ the\ {WAR}
    | {WAR}[^.]{{0,40}}(?:has|have|had|which)\ (?:\w+\ ){{0,3}}(?:killed|claimed|left|cost|displaced)
    | (?:years?|months)\ of\ (?:war|conflict|fighting)
    | in\ the\ (?:country|war|conflict)\ since | killed\ in\ the\ (?:\w+\ )?{WAR}\ to
    | (?:br(?:ings?|ought|inging)|rais(?:es|ed|ing))\ the\ (?:total|overall)\b | the\ total\ (?:is|stands|now)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# "…some of the fiercest fighting in the civil war": of small figures it says nothing.
WAR_NAMED = re.compile(r"\bcivil war\b|\bsince then\b", re.IGNORECASE)
# "…among the worst attacks of the six-year war" counts one attack.
LONG_WAR = re.compile(r"\w+-year\b", re.IGNORECASE)
SUPERLATIVE = re.compile(
    r"\b(?:worst|deadliest|bloodiest|heaviest|fiercest|biggest|largest|first|greatest|single)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
MOST_SINCE = re.compile(
    r"\b(?:worst|deadliest|bloodiest|heaviest|fiercest|biggest|largest|first|greatest|highest|most \w+)\b[^.;]{0,120}?"
    r"\bsince\b[^.;,]{0,40}",
    re.IGNORECASE,
)
# "the monitor, which tracks the six-year war", "a town that has been under siege since 2012": no figure is counted so.
DESCRIBED = re.compile(
    r"\b(?:which|that|who) (?:monitors|tracks|documents|follows|(?:has|have|had) been (?:monitoring|tracking"
    r"|documenting|under siege|besieged|held|controlled|divided|split|in rebel hands))\b[^.;,]{0,60}?"
    r"(?:\bsince [^.;,]{2,60}|\b(?:war|conflict|violence|uprising|revolt)\b)"
)
MANY_WORDS = re.compile(r"\bhundreds of thousands\b|\bmillions\b|\bpopulation\b")
MANY = 1_000
ATTACKS = r"(?:attacks|strikes|air\s?strikes|raids|bombings|blasts)"
LASTING = r"(?:offensive|battle|siege|campaign|assault|fighting|clashes|bombardment)"
LASTS = (
    rf"{LASTING}\s(?:(?:in|for|of|between|over|around|near|on)\s(?:[\w-]+\s){{1,4}}|(?:that|which)\s)?(?:has|have)\s(?:\w+\s)?"
    r"(?:left|killed|claimed|prompted|caused|forced|displaced)"
)
SOME = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several)"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
PERIOD = re.compile(
    rf"""\b(?:
      in\ (?:the\ )?(?:past|last|previous)\ (?:\w+\ )?(?:days|weeks?|months?|hours|year)
    | (?:over|during|within)\ (?:the\ )?(?:past|last|previous)\b
    | in\ recent\ (?:days|weeks|months) | in\ (?:24|48|72)\ hours
    | since\ (?:the\ )?(?:start\ of|beginning\ of|{DAY}|{MONTH}|last|early|late|mid|dawn|\d)
    | since\ (?:it|they|the\ \w+)\ (?:was\ |were\ )?(?:launched|took|began|started|resumed|broke|collapsed)
    | (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\ days\ of
    | during\ (?-i:{MONTH})\b(?!\ \d{{1,2}}\b)
    | during\ (?:the\ )?(?:month|week|battle|offensive) | (?<!earlier\ )(?<!later\ )this\ (?:week|month|year)
    | (?:which|that)\ (?:began|started|erupted)\ (?:last|on) | (?:began|started)\ (?:on\ )?{DAY}\ and\ continued
    | (?:over|during|throughout)\ the\ (?:\w+\ )?weekend
    | in\ recent\ (?:\w+\ )?(?:fighting|clashes|shelling|{ATTACKS})
    | {DAY}\ (?:(?:night|morning|evening)\ )?(?:and|through|to|until)\ (?:on\ )?{DAY}
    | {MONTH}\ \d{{1,2}}\ and\ (?:{MONTH}\ )?\d{{1,2}}
    | (?<!latest\ in\ )(?<!latest\ in\ a\ )(?:string|series|wave|spate)\ of\ (?:[\w-]+\ ){{0,2}}{ATTACKS}
    | {LASTS}
    | (?:several|various|many)\ (?:neighbou?rhoods|areas|towns|villages|provinces|cities)
    | (?:days|weeks|months)\ of\ (?:\w+\ ){{0,2}}(?:fighting|clashes|shelling|bombardment|violence|battles|{ATTACKS})
    | (?:second|third|fourth|fifth|sixth|seventh)\ (?:straight\ |consecutive\ )?day\b(?!\ of\ (?:talks|mourning))
    | (?:first|last)\ \w+\ months\ of\ \d{{4}} | this\ (?:month|week|year)\ alone
    | across\ (?:the\ (?:country|region|province)|(?-i:[A-Z]\w+))(?!\ (?:border|river))
    | nationwide | throughout\ the\ country
    | in\ and\ (?:around|near|outside) | {ATTACKS}\ by\ (?:[\w-]+\ ){{1,6}}have\ (?:\w+\ )?(?:killed|left|caused)
    | (?:fighting|battles?)\ (?:\w+\ ){{0,4}}(?:left|killed|claimed|cost)
    | (?:latest|ongoing|continuing|continued)\ (?:\w+\ )?(?:fighting|clashes|violence|battles)
    | villages\ and\ towns | towns\ and\ villages | in\ the\ (?:days|weeks)\ (?:after|since|following)
    | (?<!attack\ )(?<!strike\ )(?<!bombing\ )(?<!blast\ )(?<!raid\ )(?<!time\ )(?<!since\ )
      (?:in|over|within|during)\ (?:the\ )?{SOME}\ (?:days|weeks|months)(?!\ (?:ago|later|time|after|before|of\ talks))
    | {SOME}-(?:day|week|month)-?\ ?(?:long\ )?{LASTING} | daily\ (?:shelling|bombardment|{ATTACKS}|clashes)
    | a\ total\ of | (?:each|every)\ day
    | {ATTACKS}\b[^.;]{{0,30}}?\ in\ (?:(?-i:[A-Z])[\w-]+\ )+and\ (?:its\ |in\ )?(?-i:[A-Z])[\w-]+
    | in\ (?:(?-i:[A-Z])[\w-]+\ )+and\ (?:(?-i:[A-Z])[\w-]+\ )+(?:provinces|cities|governorates)
    | in\ total\ since | {ATTACKS}\ (?:\w+\ )?have\ (?:\w+\ )?(?:killed|claimed|left|caused)
    | (?:different|separate|various)\ (?:areas|parts|places|fronts|regions|operations)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# So many do not die in one event, nor so many flee.
LARGE, MANY_DEAD = 50_000, 10_000


@functools.lru_cache(maxsize=64)
def _dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    # "a controversial June 3 poll", "the 12 September ceasefire": named by its day, and another event.
    return tuple(found for found in find_dates(text, published) if not OCCASION.match(text, found.end))


OCCASION = re.compile(
    r" (?:polls?|elections?|votes?|referendum|deadline|truce|ceasefire|cease-fire|agreement|accord|deal|talks|summit|"
    r"conference|revolution|uprising|resolution|meeting)\b",
    re.IGNORECASE,
)


def scope_of(around: Surroundings, low: int | None, *, vague: str = "", deaths: bool = True) -> Scope:
    """Incident unless the sentence counts over days, or over a whole war."""
    # "the deadliest since March" counts no days.
    around = replace(around, text=DESCRIBED.sub(lambda found: " " * len(found.group()), around.text))
    sentence = MOST_SINCE.sub(" ", around.text)
    many = (low is not None and low >= (MANY_DEAD if deaths else LARGE)) or MANY_WORDS.search(vague)
    if many and (deaths or not re.search(LASTS, sentence, re.IGNORECASE)):
        return Scope.CUMULATIVE
    whole = CUMULATIVE.search(sentence)
    if whole and not (LONG_WAR.match(whole.group()) and SUPERLATIVE.search(sentence[: whole.start()])):
        return Scope.CUMULATIVE
    if WAR_NAMED.search(sentence) and ((low or 0) >= MANY or "thousands" in vague):
        return Scope.CUMULATIVE
    if vague.startswith(ONE):
        # One dies on one day.
        return Scope.INCIDENT
    return _over_days(around, sentence)


ONE = ("a ", "an ", "another ")


def _over_days(around: Surroundings, sentence: str) -> Scope:
    if _spans_days(around):
        return Scope.PERIOD
    since = _longest_since(around)
    if since > LONG_SINCE:
        return Scope.CUMULATIVE
    if since or PERIOD.search(sentence):
        return Scope.PERIOD
    # "Among the dead were 12 children": of those whom the sentence before counted.
    return around.counted_over if PART.match(around.text) else Scope.INCIDENT


PART = re.compile(
    r"(?:Among th|Of (?:those|them|the)\b|(?:The (?:dead|victims|toll|death toll|wounded|injured|total|figure|number)|"
    r"They|Those (?:killed|who died)|This|It) (?:also )?includ)"
)


def _spans_days(around: Surroundings) -> bool:
    """`between 27 September and 9 November`: from one day to another, and not a month by its name."""
    found = _dates(around.text, around.published)
    return any(
        mention.relation == "at" and mention.span.days > SEVERAL and RANGE.search(mention.text) for mention in found
    )


SEVERAL = 4
RANGE = re.compile(r"\b(?:and|to|until|through|till)\b|[-–—]", re.IGNORECASE)


# "since June last year" counts on and on; "since Tuesday" over a few days.
LONG_SINCE = 60


def _longest_since(around: Surroundings) -> int:
    """Days that the sentence's "since …" reaches back from the report; 0 without one."""
    found = _dates(around.text, around.published)
    spans = [
        mention.span.days
        for mention in (_since(one, around.text, around.published) for one in found)
        if mention.relation == "at"
        and mention.span.last == around.published
        and mention.span.days > 1
        and (opened := SINCE.search(around.text[: mention.start]))
        and not SUPERLATIVE.search(around.text[: opened.start()])
    ]
    return max(spans, default=0)


def date_of(around: Surroundings, at: int, scope: Scope) -> DateSpan | None:
    """When it happened: the date nearest to the figure, else that of the lead."""
    if scope is Scope.CUMULATIVE:
        return None
    caption = caption_of(around.text)
    found = _events(_dates(around.text, around.published), around.text, around.published, at)
    found = [mention for mention in found if mention.start >= caption or at < caption]
    own = [mention for mention in found if not _of_speech(around.text, mention)]
    stamps = [mention for mention in own if _is_stamp(mention, around.text, around.published)]
    own = [mention for mention in own if mention not in stamps]
    days = _days_before(around.text, at)
    if days and not any(days.end() <= mention.start for mention in own):
        return _counted_back(date_of(around, days.start(), scope), days)
    if own:
        # "On Monday the army said ten had died on Sunday": the day of the statement, where another day is given.
        events = [found for found in own if not TOLD_THEN.match(around.text, found.end) or found.start > at] or own
        return min(events, key=lambda d: abs(d.start - at)).span
    carried = _recently(around) or _carried(around)
    if carried or stamps:
        return carried or stamps[0].span
    if around.published:
        return DateSpan.month(around.published.year, around.published.month)
    return None


def _carried(around: Surroundings) -> DateSpan | None:
    """A sentence without a date goes on with the day told before it, else with that of the lead's event."""
    spoken: DateSpan | None = None
    for text in (around.before, around.lead, around.after):
        found = _events(_dates(text, around.published), text, around.published)
        found = [mention for mention in found if not _is_stamp(mention, text, around.published)]
        # "… had surrendered last year. A raid killed five": a year is the background's, and dates nothing behind it.
        part = PART.match(around.text)
        most = A_WEEK if text is around.before and not part else A_MONTH
        # "a deal reached in March. A bomb killed nine": nor is such a month the day's.
        found = [mention for mention in found if mention.span.days <= most and mention.start >= caption_of(text)]
        events = [mention for mention in found if not _of_speech(text, mention)]
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
NUMBERS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def _counted_back(day: DateSpan | None, days: re.Match[str]) -> DateSpan | None:
    if day is None or day.days > 1:
        return day
    return DateSpan.day(day.first - timedelta(NUMBERS[days["number"].lower()]))


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
    return (
        found.start < STAMPED
        and found.span == (published and DateSpan.day(published))
        and STAMP.search(found.text) is not None
        and not LED.search(text[: found.start])
    )


STAMPED = 80
A_WEEK, A_MONTH = 7, 31
STAMP = re.compile(r"\d{4}")
LED = re.compile(r"\b(?:on|of|in|by|since|until|from|the)\s+$", re.IGNORECASE)
TOLD_THEN = re.compile(r",? (?:[\w'’-]+ ){1,7}?(?:said|told|reported|announced|stated|confirmed)\b")
SAID = re.compile(r"\b(?:said|says|told|reported|announced|added|stated|confirmed)\b[^.;]{0,40}$")


def _of_speech(sentence: str, found: DateMention) -> bool:
    """`…, the army said on Tuesday`: the day of the statement, unless nothing else dates the event."""
    said = SAID.search(sentence[: found.start])
    return said is not None and sentence[said.start() : found.start].count(" ") <= 3


def _events(
    found: Sequence[DateMention], text: str, published: date | None, at: int | None = None
) -> list[DateMention]:
    events = [_since(mention, text, published, at) for mention in found]
    during = [mention for mention in events if mention.relation == "at" and mention.span.days <= 366]
    # "had been killed by 30 September": where nothing says on which day, the last that is counted.
    until = [mention for mention in events if mention.relation == "by" and mention.span.days == 1]
    spoken = all(_of_speech(text, mention) for mention in during)
    return [*during, *until] if spoken else during


SINCE = re.compile(r"\bsince\s(?:[\w'’-]+\s){0,16}(?:on\s)?$", re.IGNORECASE)


def _since(mention: DateMention, text: str, published: date | None, at: int | None = None) -> DateMention:
    """`since 27 September`, `since the fighting began on 27 September`: from then to the day of the statement."""
    clause = SINCE.search(text[: mention.start])
    if clause and at is not None and clause.start() < at < mention.start:
        # "the deadliest since gas killed hundreds in August 2013": the figure is of that time.
        return mention
    opened = mention.relation == "since" or clause
    if not opened or published is None or mention.span.first > published:
        return mention
    told = [other.span.last for other in _dates(text, published) if other.span.days == 1 and _of_speech(text, other)]
    last = next((day for day in told if mention.span.first <= day <= published), published)
    return replace(mention, span=DateSpan(mention.span.first, last), relation="at")
