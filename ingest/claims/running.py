"""How long something has gone on when it is told: `for the 45th consecutive day`, `in its 12th day`, and what it cost.

What has befallen people by then is counted over all those days: `Shelling went on for a ninth day. Nineteen have died.`
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.domain.times import DateSpan
from assistant.language.dates import DateMention
from assistant.language.ordinals import ordinal_of, ordinal_pattern

NTH = ordinal_pattern().replace("-", "[- ]")
# "on the third day of the siege" is that one day; "on the third consecutive day", "for a third day" goes on.
RUNNING = re.compile(
    r"\b(?:(?P<on>on)|for|in|into|enter(?:s|ed|ing)|reach(?:es|ed|ing)) (?:the|its|their|a) "
    rf"(?P<nth>[1-9]\d{{0,2}}(?:st|nd|rd|th)|{NTH}) (?P<straight>(?:consecutive|straight|successive) )?"
    r"(?P<unit>day|week)(?P<row> (?:running|in a row))?\b"
    r"(?! of (?:[\w-]+ )?(?:ceasefire|mourning|negotiations|talks|trial|truce|visit))",
    re.IGNORECASE,
)
# "19 have been killed": until now; "19 were killed" may be of one day.
UNTIL_NOW = re.compile(
    r"\b(?:have|has) (?:(?:already|also|now|so far|reportedly) )?(?:been (?:\w+ )?(?:killed|wounded|injured|displaced|"
    r"captured|abducted)|died|fled|killed|left|claimed|cost|lost|perished)\b|\bso far\b",
    re.IGNORECASE,
)
# "have been killed in a blast"
ONE_BLOW = re.compile(
    r"\b(?:in|by|when) an? (?:[\w-]+ ){0,3}?(?:ambush|attack|blast|bomb|bombing|explosion|mine|missile|raid|rocket|"
    r"shell|strike)\b",
    re.IGNORECASE,
)
# What goes on: talks may, too.
FIGHTING = re.compile(
    r"\b(?:aggression|air ?strikes|assault|attacks?|battles?|blockade|bombardment|bombing|campaign|clash(?:es|ed)|"
    r"conflict|fighting|hostilities|invasion|offensive|operation|pound(?:ed|ing)|raids|shell(?:ed|ing)|siege|strikes|"
    r"unrest|violence|war)\b",
    re.IGNORECASE,
)
DAYS_IN = {"day": 1, "week": 7}


def days_running(text: str, before: str) -> re.Match[str] | None:
    """Where a sentence, or the one before it, says for how many days what it counts has gone on; None where neither
    does, or where it does not count until now.
    """
    if not (_may_run(text) or _may_run(before)) or UNTIL_NOW.search(text) is None or ONE_BLOW.search(text):
        return None
    return _goes_on(text) or _goes_on(before)


def _may_run(text: str) -> bool:
    return " day" in text or " week" in text


def _goes_on(text: str) -> re.Match[str] | None:
    found = RUNNING.search(text) if _may_run(text) and FIGHTING.search(text) else None
    return found if found and not (found["on"] and not (found["straight"] or found["row"])) else None


def length_of(running: re.Match[str]) -> int:
    """How many days it has gone on."""
    nth = running["nth"]
    number = int(nth[:-2]) if nth[0].isdecimal() else ordinal_of(nth)
    return number if running["unit"].lower() == "day" else DAYS_IN["week"] * (number - 1) + 1


def span_of(running: re.Match[str], dates: Sequence[DateMention], published: date) -> DateSpan:
    """The days up to the day that its sentence names, `dates`, else up to the report."""
    last = next((told.span.last for told in dates if told.span.days == 1), published)
    return DateSpan(last - timedelta(length_of(running) - 1), last)
