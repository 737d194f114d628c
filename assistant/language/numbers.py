"""Numbers as reports write them, with what qualifies them: "at least 58", "between four and six", "dozens"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.claims import Qualifier
from assistant.language.changed_numbers import became
from assistant.language.tokens import Token

UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
TENS["ninety"] = 90
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
VAGUE = {
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "tens",
    "several",
    "many",
    "some",
    "few",
    "numerous",
    "countless",
}
QUALIFIERS: tuple[tuple[tuple[str, ...], Qualifier], ...] = (
    (("no", "fewer", "than"), Qualifier.AT_LEAST),
    (("no", "less", "than"), Qualifier.AT_LEAST),
    (("not", "less", "than"), Qualifier.AT_LEAST),
    (("at", "least"), Qualifier.AT_LEAST),
    (("a", "minimum", "of"), Qualifier.AT_LEAST),
    (("well", "over"), Qualifier.MORE_THAN),
    (("more", "than"), Qualifier.MORE_THAN),
    (("greater", "than"), Qualifier.MORE_THAN),
    (("upwards", "of"), Qualifier.MORE_THAN),
    (("in", "excess", "of"), Qualifier.MORE_THAN),
    (("over",), Qualifier.MORE_THAN),
    (("above",), Qualifier.MORE_THAN),
    (("exceeding",), Qualifier.MORE_THAN),
    (("as", "many", "as"), Qualifier.UP_TO),
    (("as", "high", "as"), Qualifier.UP_TO),
    (("up", "to"), Qualifier.UP_TO),
    (("at", "most"), Qualifier.UP_TO),
    (("no", "more", "than"), Qualifier.UP_TO),
    (("fewer", "than"), Qualifier.UP_TO),
    (("less", "than"), Qualifier.UP_TO),
    (("a", "maximum", "of"), Qualifier.UP_TO),
    (("an", "estimated"), Qualifier.ABOUT),
    (("about",), Qualifier.ABOUT),
    (("around",), Qualifier.ABOUT),
    (("approximately",), Qualifier.ABOUT),
    (("approx",), Qualifier.ABOUT),
    (("roughly",), Qualifier.ABOUT),
    (("some",), Qualifier.ABOUT),
    (("nearly",), Qualifier.ABOUT),
    (("almost",), Qualifier.ABOUT),
    (("close", "to"), Qualifier.ABOUT),
    (("estimated",), Qualifier.ABOUT),
)
BY_FIRST_WORD = {
    first: tuple(row for row in QUALIFIERS if row[0][0] == first) for first in {words[0] for words, _ in QUALIFIERS}
}
# What a quantity can begin with: most words of a sentence are dismissed by this alone.
STARTERS = frozenset(
    {words[0] for words, _ in QUALIFIERS} | set(UNITS) | set(TENS) | VAGUE | {"between", "from", "a", "an", "half"}
)
CROWDS = frozenset({"dozens", "hundreds", "millions", "scores", "tens", "thousands"})
LARGEST = 100_000_000
DECIMAL = re.compile(r"^\d{1,4}\.\d{1,3}$")
DIGITS = re.compile(r"^\d[\d, \u00a0]*$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens `first` to `last` (excluded) give a number; `number` is where it starts behind its qualifier."""

    first: int
    number: int
    last: int
    low: int | None
    high: int | None
    qualifier: Qualifier


def quantity_at(tokens: Sequence[Token], at: int) -> Quantity | None:
    """The quantity that starts at token `at`, qualifier included; None where none does."""
    return _quantity(tokens, at) if _may_start(tokens[at]) else None


def _may_start(token: Token) -> bool:
    return token.text[0].isdigit() or token.lower.split("-", 1)[0] in STARTERS


def _quantity(tokens: Sequence[Token], at: int) -> Quantity | None:
    qualifier, number = _qualifier(tokens, at)
    spread = _range(tokens, number if qualifier is None else at) or _range(tokens, number)
    if spread:
        last, low, high = spread
        return Quantity(at, number, last, low, high, Qualifier.RANGE)
    value = _value(tokens, number)
    if value:
        last, amount = value
        if qualifier is None and tokens[last : last + 1] and tokens[last].text == "+":
            return Quantity(at, number, last + 1, amount, None, Qualifier.AT_LEAST)
        if qualifier is None and last + 1 < len(tokens) and _says_or_more(tokens, last):
            return Quantity(at, number, last + 2, amount, None, Qualifier.AT_LEAST)
        return Quantity(at, number, last, *bounds(amount, qualifier or Qualifier.EXACT))
    vague = _vague(tokens, number)
    if vague and (qualifier is not Qualifier.ABOUT or tokens[number].lower != "some"):
        return Quantity(at, number, vague, None, None, Qualifier.VAGUE)
    return None


def bounds(amount: int, qualifier: Qualifier) -> tuple[int | None, int | None, Qualifier]:
    """Low and high that a qualifier leaves of an amount."""
    if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        return amount, None, qualifier
    if qualifier is Qualifier.UP_TO:
        return None, amount, qualifier
    return amount, amount, qualifier


def _qualifier(tokens: Sequence[Token], at: int) -> tuple[Qualifier | None, int]:
    found: Qualifier | None = None
    going = True
    while going:
        going = False
        for words, qualifier in BY_FIRST_WORD.get(tokens[at].lower, ()) if at < len(tokens) else ():
            if all(at + k < len(tokens) and tokens[at + k].lower == word for k, word in enumerate(words)):
                # "an estimated at least 50": the one nearest to the number counts.
                found, at, going = qualifier, at + len(words), True
                break
    return found, at


def _value(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Where a plain number ends, and its amount."""
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if [token.lower for token in tokens[at : at + 3]] == ["half", "a", "dozen"]:
        return at + 3, 6
    share = _share_of_million(tokens, at) or _decimal(tokens, at)
    if share:
        return share
    if word in {"a", "an"} and at + 1 < len(tokens) and tokens[at + 1].lower in {"dozen", *SCALES}:
        scale = {"dozen": 12, **SCALES}[tokens[at + 1].lower]
        return at + 2, scale
    if DIGITS.match(tokens[at].text):
        amount = int(re.sub(r"\D", "", tokens[at].text)[:12] or 0)
        after = at + 1
        if after < len(tokens) and tokens[after].lower in {"million", "thousand", "hundred", "dozen"}:
            amount *= {"dozen": 12, **SCALES}[tokens[after].lower]
            after += 1
        return (after, amount) if amount <= LARGEST else None
    return _words(tokens, at)


def _share_of_million(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """`a quarter of a million`, `half a million`."""
    words = [token.lower for token in tokens[at : at + 5]]
    if words == ["a", "quarter", "of", "a", "million"]:
        return at + 5, 250_000
    if words[:3] == ["half", "a", "million"]:
        return at + 3, 500_000
    return None


def _decimal(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """`1.9 million`: a decimal is a number of people only with its scale."""
    scale = SCALES.get(tokens[at + 1].lower) if at + 1 < len(tokens) else None
    if scale is None or not DECIMAL.match(tokens[at].text):
        return None
    amount = round(float(tokens[at].text) * scale)
    return (at + 2, amount) if amount <= LARGEST else None


def _words(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    total, current, place, found = 0, 0, at, False
    while place < len(tokens):
        word = tokens[place].lower
        parts = word.split("-")
        if word in UNITS or word in TENS:
            step = UNITS.get(word, TENS.get(word, 0))
            if found and current % 100 and not (current % 100 >= 20 and current % 10 == 0 and step < 10):
                break
            current += step
        elif len(parts) == 2 and parts[0] in TENS and parts[1] in UNITS:
            current += TENS[parts[0]] + UNITS[parts[1]]
        elif word in SCALES and found:
            if SCALES[word] == 100:
                current *= 100
            else:
                total, current = total + current * SCALES[word], 0
        elif word == "dozen" and found:
            current *= 12
        elif word == "and" and found and place + 1 < len(tokens) and _goes_on(tokens, place, current):
            place += 1
            continue
        else:
            break
        found, place = True, place + 1
    return (place, total + current) if found else None


def _goes_on(tokens: Sequence[Token], place: int, current: int) -> bool:
    """Is this the `and` of "two hundred and five"?"""
    after = tokens[place + 1].lower
    return current >= 100 and current % 100 == 0 and (after in UNITS or after in TENS or after.split("-")[0] in TENS)


def _range(tokens: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """`between 4 and 6`, `four to six`, `10-15`, `from 4 to 6`."""
    if at and tokens[at - 1].lower == "by":
        # "raised its count by 59 to 1,068"
        return None
    opened = at < len(tokens) and tokens[at].lower in {"between", "from"}
    if became(tokens, at if opened else at - 1):
        # "rose from 14 to 19"
        return None
    first = _value(tokens, at + 1 if opened else at)
    if first is None or first[0] + 1 >= len(tokens):
        return None
    middle = tokens[first[0]].lower
    if middle not in {"to", "-", "–", "—", "or"} and not (opened and middle == "and"):
        return None
    # "from 500 to well over 1,000"
    second = _value(tokens, _qualifier(tokens, first[0] + 1)[1] if opened else first[0] + 1)
    if second is None or second[1] <= first[1]:
        return None
    return second[0], first[1], second[1]


def _vague(tokens: Sequence[Token], at: int) -> int | None:
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if word in {"a", "an", "another"} and at + 3 < len(tokens):
        # "a number of", "a large number of", "an unknown number of"
        noun = at + (2 if tokens[at + 1].lower in SIZES else 1)
        counts = tokens[noun].lower in {"number", "couple"} and tokens[noun + 1].lower == "of"
        return noun + 2 if counts else None
    if word == "half":
        return _half(tokens, at)
    if word not in VAGUE:
        return None
    last = at + 1
    if (
        word in {"several", "many", "few"}
        and last < len(tokens)
        and tokens[last].lower in {"dozen", "hundred", "thousand"}
    ):
        last += 1
    elif word in {"several", "many"} and last < len(tokens) and tokens[last].lower in CROWDS:
        # "many hundreds of thousands of people"
        last += 1
    while last + 1 < len(tokens) and tokens[last].lower in {"of", "and", "or"} and tokens[last + 1].lower in VAGUE:
        last += 2
    if last < len(tokens) and tokens[last].lower == "more":
        return last
    return last + 1 if last < len(tokens) and tokens[last].lower == "of" else last


def _half(tokens: Sequence[Token], at: int) -> int | None:
    """`half of the country's population`: people, though in no number; half of a thing is none."""
    near = [token.lower for token in tokens[at + 1 : at + HALF_REACH]]
    whole = near.index(WHOLE) if WHOLE in near else 0
    return at + 1 + (near[0] == "of") if whole and not BROKEN & set(near[:whole]) else None


# What half of it may be: a people.
WHOLE = "population"
HALF_REACH = 8
BROKEN = frozenset({",", ";", "and", "but", "from", "have", "in", "is", "was", "were", "which", "who"})
SIZES = frozenset(
    {"considerable", "great", "high", "huge", "large", "limited", "significant", "small", "substantial"}
    | {"undisclosed", "unknown", "unspecified", "untold", "undetermined"}
)


def _says_or_more(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower == "or" and tokens[at + 1].lower == "more"
