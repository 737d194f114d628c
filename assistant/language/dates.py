"""Dates in English text: absolute ones, and ones relative to the day a text was published."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.domain.times import DateSpan
from assistant.language.date_readers import DAYS_OF, back_from
from assistant.language.date_words import number_of, words
from assistant.language.dates_grammar import TO, Atom, W, atoms

# The articles and sentences of the last questions, without any text of a megabyte.
TEXTS, LONGEST = 1024, 20_000
DATELINE = 150
REACH = 40
# For patterns of prose: a weekday written out. Short forms ("Tue 3 Oct") are read as dates.
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: `text == source[start:end]`.

    `span` is the date's own span, whatever stands before it: for "since 3 October" it is that day, and `relation` is
    `since`. Relations: `at`; `since` (since, after, from … on); `until` (until, before, up to); `by` (by, as of).
    """

    start: int
    end: int
    text: str
    span: DateSpan
    relation: str


def find_dates(text: str, anchor: date | None) -> list[DateMention]:
    """Dates in order of appearance, none overlapping another.

    `anchor` is the day of publication. A date without a year is placed in the latest year that puts it no later than
    the anchor; a day of the week is the latest one not after it. Without an anchor such dates are left out, unless the
    other end of their range gives the year.
    """
    return list(_remembered(text, anchor) if len(text) <= LONGEST else _find_dates(text, anchor))


@functools.lru_cache(maxsize=TEXTS)
def _remembered(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    return _find_dates(text, anchor)


def _find_dates(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    found: list[DateMention] = []
    parts = atoms(text)
    at = 0
    while at < len(parts):
        pair = _range(text, parts[at : at + 2], anchor)
        used, (start, end), span = pair or (1, (parts[at].start, parts[at].end), parts[at].place(anchor))
        at += used
        if span is None:
            continue
        counted = _counted_from(text, start, span)
        # "2017-04-04 night to Sunday" holds no "04 night to Sunday": those digits are taken.
        if not found or counted[0] >= found[-1].end:
            start, span = counted
        relation = _relation(text, start, end)
        if (
            relation == "since" and (pair or re.search(TO, text[start:end])) and _after(text, start, "from")
        ):  # "from Friday to Sunday"
            relation = "at"
        found.append(DateMention(start, end, text[start:end], span, relation))
    return tuple(found)


def _range(text: str, pair: list[Atom], anchor: date | None) -> tuple[int, tuple[int, int], DateSpan | None] | None:
    """Two dates that are the ends of one: each helps the other to a year."""
    if len(pair) < 2 or pair[1].start - pair[0].end > REACH:
        return None
    first, last = pair
    gap = text[first.end : last.start]
    if not re.fullmatch(rf"{TO}(?:the{W})?(?:(?:following|next){W})?", gap, re.IGNORECASE) or (
        _is_and(gap) and not _after(text, first.start, "between")
    ):
        return None
    begins, ends = first.place(None), last.place(None)
    if begins and not ends:
        ends = last.place(begins.last + timedelta(_soonest(last)))
    else:
        ends = ends or last.place(anchor)
        begins = begins or (first.place(ends.last) if ends else None)
    if ends is None or begins is None or begins.first > ends.last:
        return None
    return 2, (first.start, last.end), DateSpan(begins.first, ends.last)


def _soonest(end: Atom) -> int:
    """Within how many days an end without a year lies: "until the 24th", "to Sunday" are the next such day."""
    parts = end.match.groupdict()
    if parts.get("month"):
        return A_YEAR
    return A_WEEK if parts.get("weekday") else A_MONTH if parts.get("day") else A_YEAR


A_WEEK, A_MONTH, A_YEAR = 7, 30, 364


def _is_and(gap: str) -> bool:
    return gap.split(maxsplit=1)[0].lower() in {"and", "or"} if gap.split() else False


def _after(text: str, start: int, word: str) -> bool:
    return text[max(0, start - 12) : start].lower().rstrip().endswith(word)


def _counted_from(text: str, start: int, span: DateSpan) -> tuple[int, DateSpan]:
    """As in "the two months before 8 June 2016": the days counted back from a date, or on from it."""
    numbers = "|".join(sorted(words()["numbers"], key=len, reverse=True))
    ahead = text[max(0, start - 60) : start]
    match = re.search(
        rf"(?<!\w)(?:the{W})?(?:(?P<number>{numbers}|\d{{1,2}}){W})?(?P<unit>{'|'.join(DAYS_OF)})(?P<many>s?){W}"
        rf"(?P<side>before|prior to|preceding|leading up to|up to|to|ending|after|following|from){W}(?:the{W})?$",
        ahead,
        re.IGNORECASE,
    )
    if not match:
        return start, span
    some = SOME.get(match["unit"].lower(), 1) if match["many"] else 1  # "in the days before"
    number, side = number_of(match["number"]) if match["number"] else some, match["side"].lower()
    begins = start - len(ahead) + match.start()
    if side in {"after", "following", "from"}:
        return begins, DateSpan(span.first, span.first + (span.first - back_from(span.first, number, match["unit"])))
    return begins, DateSpan(back_from(span.first, number, match["unit"]), span.last)


# How many "the days", "the weeks" may be.
SOME = {"hour": 24, "day": 7, "week": 4, "month": 3}
RELATIONS = (
    ("since", r"\b(?:since|after|from|starting|beginning|following)(?:\s(?:on|the|from))?"),
    ("until", r"\b(?:until|till|through|before|up to and including|up to|prior to|ahead of)(?:\sthe)?"),
    ("by", r"\b(?:by|as of|as at|as on|as per)(?:\s(?:the|late on|early on|end of))?"),
)


def _relation(text: str, start: int, end: int) -> str:
    ahead = text[max(0, start - 24) : start].rstrip(" (,\u00a0")
    if re.search(r"\b(?:after|from|following|by|before|prior to|ahead of)\sthe$", ahead, re.IGNORECASE) and re.match(
        r"\s[a-z]", text[end : end + 2]
    ):
        return "at"  # "deaths from the 21 August 2013 attack": the event's own day
    for name, pattern in RELATIONS:
        if re.search(pattern + "$", ahead, re.IGNORECASE):
            return name
    if re.match(r"\s(?:onwards?|and after)\b", text[end : end + 12], re.IGNORECASE):
        return "since"
    return "at"


LABEL = re.compile(
    r"(?:published|posted|updated|modified|date of publication|dated?|issued|released)(?:\s+(?:on|at))?\s*:?\s*$",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"(?!(?:On|In|At|By|Since|From|After|Before|Until|The)\b)"
    r"(?:[A-Z][\w.'’-]*)(?:[ ,/]{1,2}[A-Z][\w.'’-]*){0,5}\s*(?:\([\w\s./-]{1,30}\))?\s*[,:|/–—-]{1,2}\s*"
)
CAPITALS = re.compile(r"[A-Z][A-Z'’.-]{2,}(?:[ ,/]{1,2}[A-Z][A-Z'’.-]+){0,5}\W{1,4}")
FOLLOWS = re.compile(r"\s*(?:$|[a-z]+:|\n|[|(\[–—•·-]|at\b|[,:]?\s*\d{1,2}[:.h]?\d\d|[A-Z0-9\"“‘'])")


# What says by itself which day it is.
YEAR_GIVEN = re.compile(r"\d{4}")


def dateline(text: str, near: date | None = None) -> date | None:
    """The day of publication that a text gives about itself in its first lines; None where it gives none.

    `near`, where the day is known from elsewhere, tells day from month in "05-11-2014".

    A date inside a sentence ("On 4 April 2017 an air strike…") is when something happened, and not taken.
    """
    head = text[:DATELINE]
    if not YEAR_GIVEN.search(head):
        return None
    for mention in find_dates(head, near):
        if mention.span.days != 1 or not YEAR_GIVEN.search(mention.text) or _is_unlike(mention, near):
            continue
        ahead = head[: mention.start]
        line = ahead.rpartition("\n")[2]
        blank = not line.strip(" \t|–—-•·[(")
        placed = PLACE.fullmatch(line.lstrip()) or CAPITALS.fullmatch(line.lstrip())
        follows = FOLLOWS.match(text[mention.end : mention.end + 24])
        if LABEL.search(line) or ((blank or placed or _in_headline(line, mention)) and follows):
            return mention.span.first
        if not LED.search(line) and BY_AGENCY.match(text[mention.end : mention.end + 60]):
            return mention.span.first
    opening = _day_first(head)
    return None if opening and _is_far(opening, near) else opening


A_WEEK = 7
# "5-04-2016": cut short or not, it may be read in two ways.
SLASHED = re.compile(r"\d\d?([-./])\d\d?\1\d{4}")


def _is_unlike(mention: DateMention, near: date | None) -> bool:
    """Is it a day in figures alone that is far from the known one? Then that one is to be trusted."""
    return SLASHED.fullmatch(mention.text) is not None and _is_far(mention.span.first, near)


def _is_far(day: date, near: date | None) -> bool:
    return near is not None and abs((day - near).days) > A_WEEK


# "… attacks on the city 6 October 2016 Aleppo SANA-Terrorists fired": an agency opens its story behind the day.
BY_AGENCY = re.compile(r"\s(?:[A-Z][\w'’-]*,?\s){0,3}(?:AFP|AP|SANA|TASS|REUTERS|Reuters|Xinhua|UPI)\b(?!\s[a-z]+ed\b)")
LED = re.compile(r"(?:^|\W)(?:on|of|in|at|by|since|from|to|until|till|and|between|before|after|the)\s*$", re.IGNORECASE)

OPENING_DAY = re.compile(r"\s*(\d\d)([-.])(\d\d)\2((?:19|20)\d\d)(?=\s)")


def _day_first(head: str) -> date | None:
    """`01-06-2016 Two Killed in …`: a text that opens with such a day names it before the month, where no other sign
    tells (slashes are America's, and leave it open).
    """
    match = OPENING_DAY.match(head)
    if match is None:
        return None
    try:
        return date(int(match[4]), int(match[3]), int(match[1]))
    except ValueError:
        return None


def _in_headline(line: str, mention: DateMention) -> bool:
    """`Rebels kill 12 AFP Saturday 20 Sep 2014 At least …`: where line breaks were lost, the day stands among capitals.

    Inside a sentence a preposition or a lower-case word leads to a date.
    """
    before = line.split()[-1:]
    return bool(WEEKDAY_FIRST.match(mention.text)) and bool(before) and before[0][:1].isupper() and before != ["On"]


WEEKDAY_FIRST = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*[ ,]")
