"""Who says that a deed was his own: asked for in a question, told in a sentence."""

from __future__ import annotations

import re

DEEDS = (
    r"(?:bomb\w*|attacks?|blasts?|explosions?|assaults?|raids?|shelling|shooting|assassination|murder|killing|"
    r"rockets?|shells?|mortars?|strikes?|ambush\w*)"
)
DOING = (
    r"(?:firing|carrying|launching|shelling|bombing|planting|staging|setting|dropping|shooting|killing|targeting|"
    r"detonating|being\s+behind)"
)
DONE = (
    r"(?:carried|set|sent|dispatched|planted|fired|staged|killed|done|launched|shelled|bombed|detonated|targeted|shot)"
)
# Who claimed an attack as its own deed: not who claims to know of it.
ASKS_OWNER = re.compile(
    r"\b(?:claim\w*|t[ao]\wk|assum\w+|accept\w*)\s+(?:responsibility|credit)\b"
    r"|\b(?:claimed|admitted(?:\s+to)?|owned\s+up\s+to)\s+(?:the|an?|to\s+have\s+(?:carried|sent|planted|set|fired)|having)\s+"
    rf"(?:[\w'’-]+\s+){{0,6}}?{DEEDS}\b"
    rf"|\bclaim\s+(?:the|this|that|an?)\s+(?:[\w'’-]+\s+){{0,3}}?{DEEDS}\b(?!\s+(?:was|were|had|has|killed|hit|left|came))"
    rf"|\bclaimed\s+that\s+(?:[\w'’-]+\s+)?{DEEDS}\b"
    rf"|\b(?:admitted|claimed|acknowledged)\s+(?:to\s+)?{DOING}\b"
    rf"|\bsa(?:id|ys)\s+(?:that\s+)?(?:it|they|(?:its|their)\s+(?:own\s+)?(?:men|fighters|members|forces|bombers?|gunmen))\s+"
    rf"(?:(?:had\s+)?(?:{DONE}|raided|stormed|attacked|hit|struck|blown)|w(?:as|ere)\s+behind)\b",
    re.IGNORECASE,
)
OWNS = re.compile(
    r"\b(?:claim\w*|t[ao]\wk\w*|assum\w+|accept\w*)\s+(?:[\w'’-]+\s+){0,2}?(?:responsibility|credit)\b"
    rf"|\b(?:claim(?:s|ed|ing)?|admit(?:s|ted|ting)?(?:\s+to)?)\s+(?:(?:the|an?|this|that|both|also)\s+)?"
    rf"(?:[\w'’-]+\s+){{0,5}}?{DEEDS}\b"
    r"|\bclaimed\s+(?:\w+ly\s+)?by\b|\badmit(?:s|ted)\b|\bclaims?\s+of\s+responsibility\b"
    rf"|\bsa(?:id|ys|ying)\s+(?:that\s+)?(?:it|its|they|their|one\s+of\s+its)\b(?:\s+[\w'’-]+){{0,4}}?\s+(?:{DONE}|behind)\b"
    rf"|\bsaid\s+(?:[\w'’-]+\s+){{0,5}}?(?:its|their)\s+(?:own\s+)?(?:fighters|men|forces|members|bombers?)\b"
    # Saved pages lose apostrophes: "one of the groups members".
    r"|\bsa(?:id|ys|ying)\s+(?:that\s+)?one\s+of\s+(?:its|their|the\s+(?:group|organi[sz]ation|movement)['’]?s)\s+"
    r"(?:members|fighters|men|bombers)\b",
    re.IGNORECASE,
)
# "No group has claimed it": that nobody did is told.
DISOWNED = re.compile(
    r"\b(?:no|nobody|none|neither|not|never|without)\b(?:\s+[\w'’-]+){0,6}?\s+"
    r"(?:claim\w*|admit\w*|responsib\w+|credit)\b|\bden(?:y|ied|ies|ying)\b",
    re.IGNORECASE,
)
ASKS_WHETHER = re.compile(r"^(?:\W*(?:and|but|so)\W+)?(?:did|does|do|has|have|had|was|were|is|are)\b", re.IGNORECASE)


# "Where did the men come from whom the army says it killed": the owner is known to who asks.
ASKS_ELSE = re.compile(
    r"^(?:\W*(?:and|but|so)\W+)?(?:(?:from|since|until|by|about)\s+)?(?:where|when|why|how)\b", re.IGNORECASE
)


def asks_owner(question: str) -> bool:
    """Is it asked who says that a deed was his own? Not whether somebody named does, nor where or why he did it."""
    return asks_of_owner(question) and not (ASKS_WHETHER.search(question) or ASKS_ELSE.search(question))


def asks_of_owner(question: str) -> bool:
    """The same, or whether somebody named says so."""
    return ASKS_OWNER.search(question) is not None


def asks_whether_anyone_owned(question: str) -> bool:
    """`Did any group claim the bombing?`"""
    return asks_of_owner(question) and ASKS_ANYONE.search(question) is not None


def tells_whether_owned(sentence: str) -> bool:
    """Does a sentence say that somebody owned up, that nobody did, or that it is not known whose deed it was?"""
    return bool(OWNS.search(sentence) or DISOWNED.search(sentence) or NOT_KNOWN.search(sentence))


ASKS_ANYONE = re.compile(
    r"\b(?:any(?:one|body)|any\s+(?:[\w'’-]+\s+)?(?:group|party|faction|side|organi[sz]ation)s?)\b", re.IGNORECASE
)
NOT_KNOWN = re.compile(
    r"\b(?:not|un)\s*(?:immediately\s+|yet\s+)?(?:clear|known)\s+(?:who|which|whether)\b", re.IGNORECASE
)


def owns_up(sentence: str) -> bool:
    """Does somebody say in a sentence that a deed was his?"""
    return OWNS.search(sentence) is not None and DISOWNED.search(sentence) is None
