"""Numbers that count nobody: names, dates, times, ages and prices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.changed_numbers import became
from assistant.language.numbers import Quantity, quantity_at
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.victim_phrases import is_plural, noun_after
from ingest.claims.words import words

# Behind "one of the": a comparison, and no count.
SUPERLATIVE = re.compile(r"(?:most|worst|least|[a-z]{3,}est)")


MONEY = frozenset(["$", "€", "£", "%"])


def is_named(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """A name, a date, a time, an age, a price?"""
    before = tokens[quantity.first - 1].lower if quantity.first else ""
    number = tokens[quantity.number]
    after, beyond, further = (text_at(tokens, quantity.last + step) for step in range(3))
    digits = number.text[0].isdigit()
    compared = quantity.low == 1 and after == "of" and beyond == "the" and SUPERLATIVE.fullmatch(further)
    hoped = (before == "not" and number.lower == "many") or (before == "no" and number.lower == "one")
    # "up from 14 on Monday"
    compares = "to" in {after, beyond, further} or text_at(tokens, quantity.first - 2) in {"down", "up"}
    former = compares and became(tokens, quantity.first - 1)
    if (
        former
        or before == "how"
        or hoped
        or compared
        or _one_body_of(tokens, quantity, before)
        or _listed_age(tokens, quantity)
        or _age_of_one(tokens, quantity)
        or _kin_of(tokens, quantity)
    ):
        # "one of the deadliest"
        # "rose from 14 to 19": the fourteen were counted before.
        # "there are not many casualties"
        # "how many of them were civilians": a question, and no count.
        return True
    ahead = text_at(tokens, quantity.first - 2)
    if (before == ":" and ahead.isdecimal()) or (
        before.isdecimal() and ahead == "url" and quantity.first == quantity.number
    ):
        # "17:27 Nine villagers killed", "short URL 0 612": two counters of the page
        return True
    aged = digits and before == "," and after in {",", "."} and _is_age(tokens, quantity)
    if aged or before in MONEY or after in MONEY or _is_decimal(tokens, quantity) or "/" in {before, after}:
        return True
    if after == "-" and (beyond.startswith("year") or (beyond.isdecimal() and further == "/")):
        # "16-year-old", "2-1/2 years"
        return True
    if digits and (
        _is_dated(tokens, quantity, before, after) or (len(number.text) > 1 and number.text.startswith("0"))
    ):
        return True
    # "children under 16", "boys over the age of 16"
    aged = before in {"under", "below"} or (before == "of" and ahead == "age")
    numbered = aged or (before in words("named") and before not in {"in", "at", "since", "no", "day"})
    return digits and quantity.first == quantity.number and numbered


def _is_age(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """`Omar Said, 43, was killed`, `a woman, 58, was hurt`; `in Gao, 12, mostly children, died` counts."""
    if quantity.first != quantity.number or not 0 < (quantity.low or 0) <= OLDEST or quantity.first < NAME_AND_COMMA:
        return False
    at = quantity.first - 2
    if tokens[at].is_capital and tokens[at].is_word:
        while at and tokens[at].is_capital and tokens[at].is_word:
            at -= 1
        return tokens[at].lower not in words("prepositions")
    noun = tokens[at].lower
    one = noun in victims().nouns and not is_plural(noun) and noun not in words("fate_adjectives")
    return one and bool({t.lower for t in tokens[max(0, at - 3) : at]} & (words("possessives") | ONE))


def _listed_age(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """`a girl aged two`, `three children aged 4, 7 and nine`; `a girl aged two and five soldiers` counts the five."""
    at = quantity.first - 1
    if quantity.first != quantity.number or at < 0 or not 0 < (quantity.low or 0) <= OLDEST:
        return False
    young = at > 0 and tokens[at].lower in {"under", "below"} and tokens[at - 1].lower in YOUNG
    if tokens[at].lower == "aged" or young:
        # "children under five"
        return True
    while at > 0 and (tokens[at].lower in {",", "and"} or quantity_at(tokens, at) is not None):
        at -= 1
    return tokens[at].lower == "aged" and noun_after(tokens, quantity.last) is None


def _age_of_one(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """`A girl of 10 is among the dead`, `her son of six`; `a crowd of ten`, `a family of five` count."""
    at = quantity.first - 2
    if at < 1 or tokens[at + 1].lower != "of" or quantity.first != quantity.number:
        return False
    led = tokens[at - 1].lower in ONE | words("possessives")
    alone = noun_after(tokens, quantity.last) is None
    return led and alone and tokens[at].lower in SOMEBODY and 0 < (quantity.low or 0) <= OLDEST


SOMEBODY = frozenset(
    [
        *(
            "baby",
            "boy",
            "child",
            "daughter",
            "girl",
            "grandfather",
            "grandmother",
            "grandson",
            "infant",
            "man",
            "pupil",
        ),
        *("schoolboy", "schoolgirl", "son", "student", "teenager", "toddler", "woman", "youth"),
    ]
)


def _kin_of(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """`according to the brother of one of them`: whose kin he is, and no count."""
    ahead = [token.lower for token in tokens[max(0, quantity.first - 2) : quantity.first]]
    return ahead[-1:] == ["of"] and ahead[0] in KIN and text_at(tokens, quantity.last) == "of"


KIN = frozenset(
    [
        *(
            "aunt",
            "brother",
            "brothers",
            "colleague",
            "colleagues",
            "cousin",
            "daughter",
            "families",
            "family",
            "father",
        ),
        *(
            "friend",
            "friends",
            "husband",
            "mother",
            "mothers",
            "neighbour",
            "parents",
            "relative",
            "relatives",
            "sister",
        ),
        *("son", "uncle", "widow", "wife", "wives"),
    ]
)
YOUNG = frozenset({"boys", "children", "girls", "infants", "kids", "minors", "people", "those"})
OLDEST, NAME_AND_COMMA = 110, 2
ONE = frozenset({"a", "an", "another", "one", "the"})


def _one_body_of(tokens: Sequence[Token], quantity: Quantity, before: str) -> bool:
    """`which is one of Boko Haram's bodies`: an organ of it, and no corpse."""
    first, last = quantity.last + 1, quantity.last + LONGEST_NAME
    near = tokens[first:last]
    one = quantity.low == 1 and before in {"is", "was"} and text_at(tokens, quantity.last) == "of"
    return one and bool(near) and near[0].is_capital and "bodies" in {token.lower for token in near}


LONGEST_NAME = 5


def _is_decimal(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """`4.5` counts nobody, `4.5 million` does."""
    return "." in tokens[quantity.number].text and text_at(tokens, quantity.number + 1) not in {"million", "thousand"}


def _is_dated(tokens: Sequence[Token], quantity: Quantity, before: str, after: str) -> bool:
    """A day of a month, a year, or a time before its date ("2033 15.04.2017")."""
    number = tokens[quantity.number].text
    if after in words("months") and tokens[quantity.last].is_capital:
        return True
    # "Oct. 18"
    month = quantity.first - (2 if before == "." else 1)
    month_before = text_at(tokens, month) in words("months") and tokens[month].is_capital
    if month_before and ((quantity.low or 0) <= LAST_DAY or len(number) > YEAR_DIGITS):
        # "10 July", and "July 152015" where the space was lost
        return True
    if len(number) != YEAR_DIGITS:
        return False
    if after[:1].isdigit() and not after.isdecimal():
        return True
    # "AFP 2018": whose picture it is
    leads = words("months") | words("agencies") | {"in", "since", "of", "until", "from", "by", ","}
    year = FIRST_YEAR <= (quantity.low or 0) <= LAST_YEAR
    return year and (before in leads or before.isdigit())


def text_at(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


LAST_DAY, YEAR_DIGITS, FIRST_YEAR, LAST_YEAR = 31, 4, 1900, 2100
