"""A whole war's toll: `How many lives has the war in Syria claimed?`, and not that of one event in it."""

from __future__ import annotations

import functools
import re

from assistant.domain.claims import Scope
from assistant.domain.questions import QuestionFrame
from assistant.language.places import is_country
from assistant.language.remembering import QUESTIONS

A_DAY = 2
WAR = r"(?:civil |proxy )?(?:war|conflict|uprising|revolt|revolution|insurgency|bloodshed)"
# "the Syrian war", "Syria's five-year war", "the war in Syria"
NAMED_AFTER = r"(?:on|museum|memorial|zone|crimes?|planes?|veterans?|cemetery|games?)\b"
A_WAR = rf"(?:the |this |its |[A-Z][\w-]+['’]?s? )(?:[\w'’-]+ ){{0,3}}?{WAR}\b(?! {NAMED_AFTER})"
HARM = (
    r"(?:killed|dead|deaths?|died|lives|toll|tally|fatalities|casualties|perished|lost|victims|displaced|uprooted|"
    r"refugees|wounded|injured|maimed|missing|detained|fled)"
)
COST = r"(?:claimed|cost|killed|taken|displaced|uprooted|wounded|injured|left|claim|take|kill)"
NAMED = re.compile(
    # "had the war in Syria claimed", "the three-year war has killed"
    rf"\b{A_WAR}(?: (?:in|across) [A-Z][\w-]+)?(?: (?:had|has|have|already|so far|by then)){{0,3}} {COST}\b"
    # "killed in the Syrian war", "the death toll of the conflict in Syria"
    rf"|\b{HARM} (?:[\w'’-]+ ){{0,3}}?(?:in|of|from|by|for|during|throughout|since) {A_WAR}"
    # "the war's death toll", "war dead", "the war toll"
    rf"|\b{WAR}(?:['’]s)? (?:overall |total |whole |full )?(?:death |human |casualty )?"
    r"(?:toll|dead|deaths|losses|tally)\b",
    re.IGNORECASE,
)
BEGUN = re.compile(
    rf"\b(?:since|after|from when) (?:it|(?:the |its )?{A_WAR}|{A_WAR}) (?:in [A-Z]\w+ )?(?:first )?"
    r"(?:began|started|erupted|broke out|begun|flared|kicked off)\b",
    re.IGNORECASE,
)
# "in the first week of the war": of a part of it; "the first war", "the war of the 1990s": of another.
PART = re.compile(
    rf"\b(?:first|last|second|third|next|past|opening|final|previous|one|single|each|every) (?:\w+ )?"
    rf"(?:days?|weeks?|months?|years?|hours?|night|phase)\b|\b{WAR}['’]?s? (?:first|last|opening)\b"
    rf"|\b(?:first|second|third|last|previous|earlier|older?) (?:[\w-]+ )?{WAR}\b|\b(?:1[89]|20)\d0s\b",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=QUESTIONS)
def asks_of_war(text: str) -> bool:
    """Does the question count over a whole war, by whatever words?"""
    named = NAMED.search(text) or BEGUN.search(text)
    return named is not None and not PART.search(text)


def is_of_war(frame: QuestionFrame) -> bool:
    """Is the toll of a whole war asked for: of everybody or of some kind of people, and not one town's, one side's, one
    day's or one attacker's?
    """
    everywhere = all(is_country(place) or place in frame.actors for place in frame.places)
    narrowed = frame.side or frame.side_actor or frame.accused or (frame.when and frame.when.days <= A_DAY)
    whole = frame.scope is Scope.CUMULATIVE or asks_of_war(frame.text)
    return whole and everywhere and frame.outcome is not None and not narrowed
