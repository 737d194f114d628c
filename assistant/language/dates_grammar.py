"""The grammar of dates: patterns over a text, and what each says about year, month, day."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from assistant.domain.times import DateSpan
from assistant.language.date_readers import (
    feasts_by_length,
    read_ago,
    read_dated,
    read_feast,
    read_iso,
    read_month,
    read_near,
    read_ordinal,
    read_past,
    read_season,
    read_slashed,
    read_unit,
    read_weekday,
    read_worded,
    read_year,
    read_years,
)
from assistant.language.date_words import words
from assistant.language.moon_feasts import PATTERN as MOON_FEAST
from assistant.language.moon_feasts import read_moon_feast
from assistant.language.ordinals import ordinal_pattern

# Bounded, so that no run of blanks costs more than it is long.
W = r"[\s\u00a0]{1,3}"
BLANKS = r"[\s\u00a0]{0,3}"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:19|20)\d\d"
DASH = r"[\u2010-\u2015-]"
TO = rf"(?:{BLANKS}(?:{DASH}|/){BLANKS}|{W}(?:to|and|until|till|through|thru|or){W})"

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
    nth_word = ordinal_pattern(most=31)
    year = rf"(?P<year>{YEAR})"
    # "12 July 2016 Rebels launch …": behind a year a capital begins a headline, and counts nobody.
    counted = rf"{W}(?-i:{'|'.join(lexicon['counted'])})\b"
    uncounted = rf"(?!{counted})(?![,.]\d)(?!\d)"
    # Behind a month only a round number counts people: "in May 2000 people", but "in May 2015 rebels".
    dated = rf"(?!(?<=00){counted})(?![,.]\d)(?!\d)"
    month_year = rf"(?:,?{W}(?:of{W})?(?P<year>{YEAR}|['’]\d\d){dated}\b)?"
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
        ("feast", rf"{edge}{feast}\b(?:,?{W}{year})?(?!\w)", read_feast),
        ("feast", rf"{edge}{MOON_FEAST}\b(?:,?{W}(?:in{W}|of{W})?{year})?(?!\w)", read_moon_feast),
        ("year", rf"{edge}(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", read_iso),
        ("year", rf"{edge}(?P<one>\d{{1,2}})(?P<sep>[/.-])(?P<two>\d{{1,2}})(?P=sep){year}(?!\d)", read_slashed),
        ("month", rf"{edge}{day_name}{first}{TO}{day_name}{last}{W}(?:of{W})?{month}{month_year}(?!\w)", read_dated),
        (
            "month",
            rf"{edge}{day_name}{month}{W}{first}{TO}{last}{uncounted}(?!\w){month_year}(?!{W}{other})",
            read_dated,
        ),
        ("month", rf"{edge}{day_name}{first}{W}(?:of{W})?{month}{month_year}(?!\w)", read_dated),
        # "Jul 152015": the mark between day and year was lost.
        ("month", rf"{edge}{month}{W}(?P<day>\d\d)(?P<year>(?:19|20)\d\d)(?!\d)", read_dated),
        ("month", rf"{edge}{day_name}{month}{W}(?:the{W})?{first}{uncounted}(?!\w){month_year}", read_dated),
        ("month", rf"{edge}(?:the{W})?(?P<nth>{nth_word}|last{W}day){W}of{W}{month}{month_year}(?!\w)", read_worded),
        ("year", rf"{edge}{year}{TO}(?P<last>{YEAR}){uncounted}(?![\w-])", read_years),
        ("month", rf"{edge}(?:{part})?{month},?{W}(?:of{W})?{year}{dated}\b", read_month),
        ("month", rf"{edge}{part}{month}(?!\w)()(?P<year>)", read_month),
        ("season", rf"{edge}{season}{W}(?:of{W})?{year}\b", read_season),
        ("year", rf"{edge}{part_of_year}{year}{uncounted}\b", read_year),
        ("year", rf"(?<=\bthe{' '}){year}(?={W}(?:{events})\b)", read_year),
        ("year", rf"{edge}{before}{W}(?P<date>{year}){uncounted}\b", read_year),
        ("month", rf"{edge}(?P<date>{month}(?P<year>))(?={BLANKS}{DASH}{BLANKS}{other})", read_month),
        ("month", rf"{edge}{before}{W}(?P<date>{month}(?!{W}\d)(?!\w)(?P<year>))", read_month),
        ("near", rf"{edge}(?:{near})\b", read_near),
        ("unit", rf"{edge}(?P<which>this|last|previous|the){W}(?P<unit>weekend)\b", read_unit),
        ("unit", rf"{edge}(?P<which>this|last|previous){W}(?P<unit>week|month|year)\b", read_unit),
        (
            "unit",
            rf"{edge}(?:(?:in|over|during|for){W})?(?P<date>{past})\b",
            read_past,
        ),
        ("unit", rf"{edge}(?P<number>{numbers}){W}{unit}{W}ago\b", read_ago),
        (
            "digit",
            rf"{edge}(?:on|by|since|until|of){W}{nth_day}",
            read_ordinal,
        ),
        # Behind a date: "from 3 May 2016 to the 9th".
        (
            "digit",
            rf"(?<=\d )(?:to|till|through) {nth_day}",
            read_ordinal,
        ),
        ("weekday", rf"{edge}(?P<last>last{W})?{weekday}(?:['’]?s)?\b", read_weekday),
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
        ("feast", ("year", "years", "christmas", "eid", "valentine", "valentines", "may", "boxing")),
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
