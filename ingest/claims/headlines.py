"""Where the story begins behind a headline that runs into it without a stop."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token
from ingest.claims.beside import Linked
from ingest.claims.words import words

FIRST_YEAR, LAST_YEAR, LAST_DAY = 1900, 2100, 31


def find_datelines(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The datelines inside a sentence, `[first, last)`: `MOSCOW (Sputnik)`, `6 September 2016`."""
    found = [_agency(tokens, k) or _date(tokens, k) for k in range(1, len(tokens) - 2)]
    return [span for span in found if span]


def credited(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """`Raid kills 12 in Idlib Monitor AFP Sunday 3 May …`: who said so ends the headline, whose colon was lost."""
    agencies = words("agencies")
    for end in range(SHORTEST, len(tokens) - 2):
        if tokens[end].lower not in agencies or not _wire(tokens, end):
            continue
        first = end - 1 if tokens[end - 1].lower in words("credited") else end
        while SHORTEST < first < end and tokens[first - 1].lower in words("crediting"):
            first -= 1
        return (first, end) if first < end else None
    return _ends_title(tokens)


def _ends_title(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """`20 Dead as Rebels Clash in Gao Monitor.`: a headline with all its capitals, whose colon was lost."""
    end = len(tokens) - (tokens[-1:] != [] and tokens[-1].text == ".")
    # "… Leaves 20 Civilians Dead Reports": a report is nobody.
    if end <= SHORTEST or tokens[end - 1].lower not in words("credited") - {"report", "reports"}:
        return None
    first = end - 1
    while first > SHORTEST and tokens[first - 1].lower in words("crediting"):
        first -= 1
    before = tokens[first - 1]
    joined = before.lower in words("prepositions") | words("determiners") | {"of", "and", "&", "as"}
    title = all(token.is_capital for token in tokens[:end] if len(token.text) >= SHORTEST and token.text[0].isalpha())
    return (first, end) if title and before.is_capital and not joined else None


SHORTEST = 4


def _agency(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """`WASHINGTON (Sputnik)`, or `… 6 June 2015 (Reuters) Two …` where a caption ends; the bracket at token `at`."""
    if tokens[at].text != "(" or tokens[at + 2].text != ")" or not tokens[at + 1].is_capital:
        return None
    first = at
    while first and len(tokens[first - 1].text) > 2 and tokens[first - 1].text.isupper():
        first -= 1
    caption = tokens[at - 1].text.isdigit() and tokens[at + 3 : at + 4] != [] and tokens[at + 3].is_capital
    return (first, at + 3) if (first < at or caption) and tokens[at + 1].lower in words("agencies") else None


def _wire(tokens: Sequence[Token], at: int) -> bool:
    """`AFP Sunday 26 Nov 2017`: whose report it is, and the day it was sent."""
    agency, day = tokens[at], tokens[at + 1]
    sent = agency.is_capital and day.is_capital and day.lower in words("days")
    return sent and any(token.lower in words("months") for token in tokens[at + 2 : at + 4])


def _date(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """`6 September 2016` from token `at`, where a capital follows and no preposition leads to it."""
    day, month, year = (token.text for token in tokens[at : at + 3])
    whole = day.isdecimal() and int(day) <= LAST_DAY and month.lower() in words("months")
    if not whole or not year.isdecimal() or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    before = tokens[at - 1].lower
    opens = tokens[at + 3 : at + 4] != [] and tokens[at + 3].is_capital
    return None if not opens or before in words("prepositions") | words("days") | {",", "the"} else (at, at + 3)


def opens_story(tokens: Sequence[Token], linked: Sequence[Linked]) -> bool:
    """`Child killed two others hurt in attack on Homs One child was killed and two others …`: a headline, and
    nobody's account goes on.
    """
    counts = [item for item in linked if item.counted.head is not None and (item.counted.quantity.low or 0) > 1]
    told = [(item.counted.quantity.low, item.outcome, tokens[item.counted.head or 0].lower) for item in counts]
    return len(told) > len(set(told))
