"""The grammar of dates: patterns over a text, and what each says about year, month, day."""

from __future__ import annotations

import calendar
import functools
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from assistant.domain.times import DateSpan
from assistant.language.date_words import latest, month_number, number_of, weekday_number, words
from assistant.language.parts_of_month import part_of_month

# Bounded, so that no run of blanks costs more than it is long.
W = r"[\s\u00a0]{1,3}"
BLANKS = r"[\s\u00a0]{0,3}"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:19|20)\d\d"
DASH = r"[\u2010-\u2015-]"
TO = rf"(?:{BLANKS}(?:{DASH}|/){BLANKS}|{W}(?:to|and|until|till|through|thru|or){W})"
DAYS_OF = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}

Reader: TypeAlias = Callable[["re.Match[str]", date | None], DateSpan | None]


@dataclass(frozen=True, slots=True)
class Atom:
    """One date expression, not yet placed in time: `place` gives its span once an anchor is known."""

    start: int
    end: int
    match: re.Match[str]
    reader: Reader

    def place(self, anchor: date | None) -> DateSpan | None:
        try:
            return self.reader(self.match, anchor)
        except (ValueError, OverflowError):  # 31 April, the year 0, ten thousand years ago
            return None


def _dated(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """Day(s), month and perhaps a year."""
    parts = match.groupdict()
    month, day = month_number(parts["month"]), int(parts["day"])
    last = int(parts.get("last") or day)

    def of(year: int) -> DateSpan:
        return DateSpan(date(year, month, day), date(year, month, last))

    return of(int(parts["year"])) if parts["year"] else latest(of, anchor)


def _iso(match: re.Match[str], _: date | None) -> DateSpan | None:
    return DateSpan.day(date(int(match["year"]), int(match["month"]), int(match["day"])))


# A day and a month of which only one order is so near to the publication is meant in this order.
FORTNIGHT = 14


def _slashed(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """Day and month in an order that only one reading allows, or that alone is near the day of publication."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one <= 12 and two <= 12 and one != two:
        readings = (date(year, two, one), date(year, one, two))
        near = [day for day in readings if anchor and abs((day - anchor).days) <= FORTNIGHT]
        return DateSpan.day(near[0]) if len(near) == 1 else None
    day, month = (one, two) if two <= 12 else (two, one)
    return DateSpan.day(date(year, month, day))


def _month(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    parts = match.groupdict()
    month, portion = month_number(parts["month"]), _portion(match)

    def of(year: int) -> DateSpan:
        return part_of_month(year, month, portion)

    return of(int(parts["year"])) if parts["year"] else latest(of, anchor)


def _portion(match: re.Match[str]) -> str:
    return re.sub(r"[^a-z]+", " ", (match.groupdict().get("portion") or "").lower()).strip()


def _year(match: re.Match[str], _: date | None) -> DateSpan | None:
    year, portion = int(match["year"]), _portion(match)
    months = {"early": (1, 4), "start": (1, 4), "begin": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (9, 12)}
    months |= {"first half": (1, 6), "second half": (7, 12)}
    months |= {f"{name} quarter": (3 * n + 1, 3 * n + 3) for n, name in enumerate(("first", "second", "third"))}
    if re.search(r"(?:first|opening|last|final|closing) (?:week|days)", portion):
        month = 1 if re.match(r"the (?:first|opening)|first|opening", portion) else 12
        return part_of_month(year, month, portion)
    for word, (first, last) in months.items():
        if word in portion:
            return DateSpan(date(year, first, 1), DateSpan.month(year, last).last)
    return DateSpan.year(year)


def _years(match: re.Match[str], _: date | None) -> DateSpan | None:
    return DateSpan(date(int(match["year"]), 1, 1), date(int(match["last"]), 12, 31))


def _season(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    month = int(words()["seasons"][match["season"].lower()])

    def of(year: int) -> DateSpan:
        ends = (year + 1, 2) if month == 12 else (year, month + 2)
        return DateSpan(date(year, month, 1), DateSpan.month(*ends).last)

    return of(int(match["year"])) if match["year"] else latest(of, anchor)


def _feast(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """`New Year's Eve`: the latest one, or that of the year behind it."""
    month, day = words()["feasts"][match["feast"].lower().replace("’", "'").replace("years ", "year's ")]

    def of(year: int) -> DateSpan:
        return DateSpan.day(date(year, month, day))

    return of(int(match["year"])) if match["year"] else latest(of, anchor)


def feasts_by_length() -> list[str]:
    """The names as patterns, each before those that it begins with."""
    names = sorted(words()["feasts"], key=len, reverse=True)
    return [name.replace("'", "['’]?") for name in names]


def _weekday(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """The latest such day not after the anchor; with "last", before it."""
    if anchor is None:
        return None
    back = (anchor.weekday() - weekday_number(match["weekday"])) % 7
    if match["last"] and not back:
        back = 7
    return DateSpan.day(anchor - timedelta(back))


def _near(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    folded = " ".join(match[0].lower().split())
    if "before yesterday" in folded:
        return DateSpan.day(anchor - timedelta(2))
    if folded == "overnight" or folded.endswith("last night"):
        return DateSpan(anchor - timedelta(1), anchor)
    if folded.startswith("yesterday"):
        return DateSpan.day(anchor - timedelta(1))
    return DateSpan.day(anchor + timedelta(1)) if folded == "tomorrow" else DateSpan.day(anchor)


def _unit(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """This or last week, month, year; a week begins on Monday."""
    if anchor is None:
        return None
    back, unit = match["which"].lower() in {"last", "previous"}, match["unit"].lower()
    if unit == "weekend":
        saturday = anchor - timedelta((anchor.weekday() - 5) % 7)
        return DateSpan(saturday, saturday + timedelta(1))
    if unit == "week":
        monday = anchor - timedelta(anchor.weekday() + 7 * back)
        return DateSpan(monday, monday + timedelta(6))
    if unit == "month":
        day = anchor.replace(day=1) - timedelta(1) if back else anchor
        return DateSpan.month(day.year, day.month)
    return DateSpan.year(anchor.year - back)


def _past(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    return DateSpan(back_from(anchor, number_of(match["number"] or "one"), match["unit"]), anchor)


def _ago(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    return DateSpan.day(back_from(anchor, number_of(match["number"]), match["unit"]))


def _ordinal(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """As in "on the 21st": that day of the anchor's month, or of the month before."""
    if anchor is None:
        return None
    day = int(match["day"])
    month = anchor if day <= anchor.day else anchor.replace(day=1) - timedelta(1)
    return DateSpan.day(month.replace(day=day))


def back_from(day: date, number: int, unit: str) -> date:
    """`day` less a number of days, weeks, months or years; a month's end stays inside the month."""
    unit = unit.lower().rstrip("s")
    if unit in {"month", "year"}:
        months = day.year * 12 + day.month - 1 - number * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return day - timedelta(math.ceil(number * DAYS_OF[unit]))


@functools.cache
def rules() -> tuple[tuple[str, re.Pattern[str], Reader], ...]:
    """Patterns in order of precedence: what an earlier one took, a later one leaves alone.

    Each with the clue without which it finds nothing: most sentences have none, or a weekday alone.
    """
    lexicon = words()
    month = "(?P<month>(?:" + _any(lexicon["months"]) + r")\b\.?)"
    other = month.replace("P<month>", ":")
    weekday = "(?P<weekday>" + "|".join(names[0] for names in lexicon["weekdays"]) + ")"
    day_name = rf"(?:(?:{_any(lexicon['weekdays'])})\b\.?,?{W})?"
    numbers = "|".join([*sorted(lexicon["numbers"], key=len, reverse=True), r"\d{1,3}"])
    nth = "(?:st|nd|rd|th)?"
    first, last = rf"(?P<day>{DAY}){nth}", rf"(?P<last>{DAY}){nth}"
    unit_name = rf"{W}\w*(?:brigade|division|army|corps|regiment)"
    nth_day = rf"(?P<date>the{W}(?P<day>{DAY})(?:st|nd|rd|th))\b(?!{unit_name})"
    year = rf"(?P<year>{YEAR})"
    # "12 July 2016 Rebels launch …": behind a year a capital begins a headline, and counts nobody.
    counted = rf"{W}(?-i:{'|'.join(lexicon['counted'])})\b"
    uncounted = rf"(?!{counted})(?![,.]\d)(?!\d)"
    # Behind a month only a round number counts people: "in May 2000 people", but "in May 2015 rebels".
    dated = rf"(?!(?<=00){counted})(?![,.]\d)(?!\d)"
    month_year = rf"(?:,?{W}(?:of{W})?{year}{dated}\b)?"
    edge = r"(?<![\w])(?<!\d[.,:/-])"
    weeks = "(?:first|second|third|fourth|last|final|opening|closing)"
    stretch = rf"(?:the{W})?(?:{weeks}{W}(?:week|half|days)|start|beginning|end|middle){W}(?:of|in){W}"
    part = rf"(?P<portion>(?:early|mid|late){BLANKS}-?{BLANKS}(?:in{W})?|{stretch})"
    part_of_year = part.replace("week|half", "week|half|quarter")
    before = r"(?:in|since|by|during|until|till|from|between|of|after|before|last|this|throughout|through)"
    unit = r"(?P<unit>hours?|days?|nights?|weeks?|fortnights?|months?|years?)"
    events = "|".join(lexicon["events"])
    season = "(?P<season>" + "|".join(lexicon["seasons"]) + ")"
    near = (
        rf"day{W}before{W}yesterday|yesterday|today|tonight|tomorrow|overnight|last{W}night"
        rf"|this{W}(?:morning|afternoon|evening)|(?:earlier|later){W}in{W}the{W}day"
    )
    past = rf"(?:the{W})?(?:past|last|previous){W}(?:(?P<number>{numbers}){W})?{unit}"
    feast = "(?P<feast>" + "|".join(feasts_by_length()) + ")"
    table: list[tuple[str, str, Reader]] = [
        ("feast", rf"{edge}{feast}\b(?:,?{W}{year})?(?!\w)", _feast),
        ("year", rf"{edge}(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _iso),
        ("year", rf"{edge}(?P<one>\d{{1,2}})(?P<sep>[/.-])(?P<two>\d{{1,2}})(?P=sep){year}(?!\d)", _slashed),
        ("month", rf"{edge}{day_name}{first}{TO}{day_name}{last}{W}(?:of{W})?{month}{month_year}(?!\w)", _dated),
        (
            "month",
            rf"{edge}{day_name}{month}{W}{first}{TO}{last}{uncounted}(?!\w){month_year}(?!{W}{other})",
            _dated,
        ),
        ("month", rf"{edge}{day_name}{first}{W}(?:of{W})?{month}{month_year}(?!\w)", _dated),
        # "Jul 152015": the mark between day and year was lost.
        ("month", rf"{edge}{month}{W}(?P<day>\d\d)(?P<year>(?:19|20)\d\d)(?!\d)", _dated),
        ("month", rf"{edge}{day_name}{month}{W}{first}{uncounted}(?!\w){month_year}", _dated),
        ("year", rf"{edge}{year}{TO}(?P<last>{YEAR}){uncounted}(?![\w-])", _years),
        ("month", rf"{edge}(?:{part})?{month},?{W}(?:of{W})?{year}{dated}\b", _month),
        ("month", rf"{edge}{part}{month}(?!\w)()(?P<year>)", _month),
        ("season", rf"{edge}{season}{W}(?:of{W})?{year}\b", _season),
        ("year", rf"{edge}{part_of_year}{year}{uncounted}\b", _year),
        ("year", rf"(?<=\bthe{' '}){year}(?={W}(?:{events})\b)", _year),
        ("year", rf"{edge}{before}{W}(?P<date>{year}){uncounted}\b", _year),
        ("month", rf"{edge}(?P<date>{month}(?P<year>))(?={BLANKS}{DASH}{BLANKS}{other})", _month),
        ("month", rf"{edge}{before}{W}(?P<date>{month}(?!{W}\d)(?!\w)(?P<year>))", _month),
        ("near", rf"{edge}(?:{near})\b", _near),
        ("unit", rf"{edge}(?P<which>this|last|previous|the){W}(?P<unit>weekend)\b", _unit),
        ("unit", rf"{edge}(?P<which>this|last|previous){W}(?P<unit>week|month|year)\b", _unit),
        (
            "unit",
            rf"{edge}(?:(?:in|over|during|for){W})?(?P<date>{past})\b",
            _past,
        ),
        ("unit", rf"{edge}(?P<number>{numbers}){W}{unit}{W}ago\b", _ago),
        (
            "digit",
            rf"{edge}(?:on|by|since|until|of){W}{nth_day}",
            _ordinal,
        ),
        # Behind a date: "from 3 May 2016 to the 9th".
        (
            "digit",
            rf"(?<=\d )(?:to|till|through) {nth_day}",
            _ordinal,
        ),
        ("weekday", rf"{edge}(?P<last>last{W})?{weekday}(?:['’]?s)?\b", _weekday),
    ]
    return tuple((clue, re.compile(pattern, re.IGNORECASE), reader) for clue, pattern, reader in table)


def _any(names: list[list[str]]) -> str:
    return "|".join(sorted((name for row in names for name in row), key=len, reverse=True))


def atoms(text: str) -> list[Atom]:
    """Date expressions of a text in order, none overlapping another."""
    taken = bytearray(len(text))
    there = _clues_in(text)
    found = [
        atom
        for clue, pattern, reader in rules()
        for stretch in there.get(clue, ())
        for atom in _matches(pattern, reader, text, taken, stretch)
    ]
    return sorted(found, key=lambda atom: atom.start)


def _clues_in(text: str) -> dict[str, list[tuple[int, int]]]:
    """Which clues of `rules` the text has, each with the stretches around it: no date reaches further from its clue."""
    found: dict[str, list[tuple[int, int]]] = {}
    known = clue_words()
    spans = [(clue, word.span()) for word in LETTERS.finditer(text) for clue in known.get(word.group().lower(), ())]
    spans += [(clue, digits.span()) for clue, digit in OF_DIGITS.items() for digits in digit.finditer(text)]
    for clue, (start, end) in spans:
        stretches = found.setdefault(clue, [])
        first = max(0, start - AROUND)
        if stretches and first <= stretches[-1][1]:
            first = stretches.pop()[0]
        stretches.append((first, end + AROUND))
    return found


# Longer than any date, with all that its rule looks at behind it.
AROUND = 200


LETTERS = re.compile(r"[^\W\d_]+")
OF_DIGITS = {"digit": re.compile(r"\d+"), "year": re.compile(YEAR)}


@functools.cache
def clue_words() -> dict[str, set[str]]:
    """The words of one's own language that are clues, each with what it is a clue to."""
    lexicon = words()
    found: dict[str, set[str]] = {}
    for clue, names in (
        ("month", [name for row in lexicon["months"] for name in row]),
        ("weekday", [name + end for row in lexicon["weekdays"] for name in row[:1] for end in ("", "s")]),
        ("season", lexicon["seasons"]),
        ("feast", ("year", "years", "christmas")),
        ("near", NEAR_WORDS),
        ("unit", UNIT_WORDS),
    ):
        for name in names:
            found.setdefault(name.lower(), set()).add(clue)
    return found


NEAR_WORDS = ("yesterday", "today", "tonight", "tomorrow", "overnight", "night", "this", "day")
UNIT_WORDS = tuple(
    f"{unit}{s}"
    for unit in ("hour", "day", "night", "week", "fortnight", "month", "year", "weekend")
    for s in ("", "s")
)


def _matches(
    pattern: re.Pattern[str], reader: Reader, text: str, taken: bytearray, stretch: tuple[int, int]
) -> Iterator[Atom]:
    for match in pattern.finditer(text, *stretch):
        start, end = match.span("date" if "date" in pattern.groupindex else 0)
        if any(taken[start:end]) or not _is_date(match, text, start, end):
            continue
        taken[start:end] = b"\1" * (end - start)
        yield Atom(start, end, match, reader)


def _is_date(match: re.Match[str], text: str, start: int, end: int) -> bool:
    """Not the verb "may", not part of a name, not a number of persons."""
    after = re.match(rf"{W}([\w']+)", text[end : end + 40])
    if after and after[1].lower() in words()["name_after"] and after[1][0].isupper():
        return False
    parts = match.groupdict()
    name = parts.get("month") or ""
    if name in {"may", "march", "mar"} and not parts.get("year"):
        # In lower case these are words of the language: a day before them and an end after them make them months.
        return text[:start].rstrip().endswith("in") or bool(
            parts.get("day") and match.start("day") < match.start("month") and not after
        )
    if parts.get("weekday"):
        ahead = text[max(0, start - 20) : start].lower().split()
        return not ahead or not {ahead[-1], " ".join(ahead[-2:])} & set(words()["name_before"])
    return True
