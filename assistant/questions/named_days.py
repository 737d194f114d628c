"""Days that are the name of an event: "the October 7 attack" is that of 2023, whatever year is asked about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.domain.times import DateSpan
from assistant.language.dates import DateMention

ATTACKS = (date(2001, 9, 11), date(2023, 10, 7))
OCTOBER = 10
ATTACK = re.compile(r"(?: (?:Hamas(?:-led)?|terror(?:ist)?))? (?:attacks?|massacres?|assaults?|onslaught|killings)\b")
# "The October 7 attack on the market of Jos" is another.
ON_A_PLACE = re.compile(
    r"[^?.;,]{0,20}? (?:on|in|at|near) (?:the )?(?!Israel\b|southern\b|New York\b|America\b)[\w'’-]"
)
# "How many Israelis were killed on October 7?"
OF_ISRAEL = re.compile(r"\b(?:Israelis?|Israel['’]s|Hamas)\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def named_day(text: str, mention: DateMention) -> DateMention:
    """The mention, in the year of the attack that is called by its day, if it names no year and lies later."""
    meant = next((day for day in ATTACKS if _is_later(mention, day)), None)
    behind = ATTACK.match(text, mention.end)
    if meant is None or YEAR.search(mention.text) or ON_A_PLACE.match(text, behind.end() if behind else mention.end):
        return mention
    if behind is None and not (meant.month == OCTOBER and OF_ISRAEL.search(text)):
        return mention
    return replace(mention, span=DateSpan(meant, meant))


def _is_later(mention: DateMention, day: date) -> bool:
    first = mention.span.first
    return mention.span.days == 1 and (first.month, first.day) == (day.month, day.day) and first.year >= day.year
