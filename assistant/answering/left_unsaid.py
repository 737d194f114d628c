"""That nobody was hurt, or that somebody could or would not tell: what answers "Did it know whose …?" with a no."""

from __future__ import annotations

import re

from assistant.domain.questions import QuestionFrame, QuestionKind

TOLL = r"(?:numbers?|figures?|tolls?|count|tally|total|names?|identit\w+|details|casualt\w+)"
# "Did it know whether", "Has it said who", "Did it give a number".
ASKS_KNOWN = re.compile(
    r"\b(?:know|knew|known|clear|sure|establish\w*|determin\w*|identif\w+|say|said|specif\w+|tell|verif\w+|confirm\w*|"
    r"disclos\w+|reveal\w*)\b[^?;]{0,90}?\b(?:whether|who|whose|which|how\s+many|how\s+much)\b"
    r"|\b(?:know|knew|known|clear|sure|establish|determine|say|tell|verify)\s+if\b"
    rf"|\b(?:give|given|gave|publish\w*|offer\w*|provid\w+|disclos\w+|releas\w+|mention\w*|nam(?:e|ed)|specif\w+|"
    rf"suppl(?:y|ied)|put|state[d]?)\s+(?:out\s+)?(?:an?\s+|any\s+|the\s+)?(?:[\w'’-]+\s+){{0,3}}?{TOLL}\b",
    re.IGNORECASE,
)
# Saved pages lose apostrophes: "didnt".
NOT = r"(?:not|\w+n['’]?t|never|yet\s+to|unable\s+to|declined\s+to|refused\s+to|without|impossible\s+to)"
UNSAID = re.compile(
    rf"\b{NOT}\s+(?:(?:been|be|immediately|yet|able|to|possible|independently|itself|was|any|further)\s+){{0,3}}"
    r"(?:clear|certain|known|kn[eo]w|say|saying|said|specif\w+|giv(?:e|en|ing)|gave|determin\w+|establish\w*|identif\w+|"
    r"nam(?:e|ed|ing)|verif\w+|confirm\w*|offer(?:ed|ing)?|provid\w+|disclos\w+|mention\w*|elaborat\w+|reveal\w*|"
    r"publish\w*|releas\w+|tell)\b"
    r"|\b(?:unclear|unknown|unidentified)\b"
    rf"|\b(?:giv|offer|provid|nam|mention|specify|publish|releas)(?:ing|ed)\s+no\s+(?:[\w-]+\s+){{0,2}}?{TOLL}\b"
    rf"|\bno\s+(?:[\w-]+\s+)?{TOLL}(?:\s+[\w'’-]+){{0,8}}?\s+(?:been|was|were)\s+(?:\w+\s+)?"
    r"(?:given|released|published|announced|available|provided|disclosed|issued)\b"
    rf"|\bno\s+(?:[\w-]+\s+)?(?:exact|precise|specific|immediate|official|confirmed)\s+(?:[\w-]+\s+)?{TOLL}\b",
    re.IGNORECASE,
)
# "Was anybody hurt?", "Were there any casualties?"
ASKS_ANYBODY = re.compile(
    r"\b(?:anybody|anyone|any\s+(?:[\w'’-]+\s+)?(?:casualt\w+|dead|deaths?|injur\w+|victims?|people|persons?|civilians?|"
    r"soldiers?|fatalit\w+|losses|wounded))\b|^(?:were|was)\s+there\s+(?:[\w-]+\s+)?(?:casualt|victim|death|injur)",
    re.IGNORECASE,
)
HARM = r"(?:casualt\w+|deaths?|injur\w+|fatalit\w+|victims?|losses|human\s+losses|loss\s+of\s+life)"
CAUSED = r"(?:(?:caus|result|suffer|report|inflict)(?:e[ds]?|s|ing)?|left|leaving)(?:\s+in)?"
LIGHT = r"(?:(?:minor|slight|some|limited)\s+)?(?:material|property|structural)\s+(?:damage|losses)"
HURT = r"(?:(?:minor|light|slight|some)\s+)?(?:injur(?:y|ies)|wounds)\b"
NOBODY = re.compile(
    rf"\b(?:no|without(?:\s+any)?|without\s+causing(?:\s+any)?)\s+(?:(?:human|civilian|immediate|reported|reports?\s+of|"
    rf"word\s+(?:on|of)|other|any)\s+){{0,3}}{HARM}\b"
    rf"|\bn(?:ot|['’]?t)\s+(?:caus|result|lea|suffer|report)\w*\s+(?:(?:in|to|any|human)\s+){{0,3}}{HARM}\b"
    r"|\b(?:nobody|no\s+one|none\s+of\s+\w+|no\s+(?:civilians?|people|soldiers?))\s+(?:\w+\s+){0,2}?"
    r"(?:was|were|been|is|are)\s+(?:\w+\s+)?(?:hurt|injured|killed|wounded|harmed)\b"
    r"|\b(?:nobody|no\s+one)\s+(?:\w+\s+)?(?:died|perished)\b"
    # What went off lightly: "caused only material damage".
    rf"|\b{CAUSED}\s+(?:\w+\s+)?only\s+{LIGHT}|\bonly\s+(?:\w+\s+)?{CAUSED}\s+{LIGHT}"
    rf"|\b{LIGHT}\s+only\b|\bonly\s+{LIGHT}\s+(?:was|were)\b",
    re.IGNORECASE,
)
# It was told that people were hurt, and that no more befell them.
ASKS_DEATHS = re.compile(r"\b(?:kill(?:ed)?|die[ds]?|dead|deaths?|fatal\w*|perish(?:ed)?|li[fv]es)\b", re.IGNORECASE)
ONLY_HURT = re.compile(
    rf"\b{CAUSED}\s+(?:\w+\s+)?only\s+{HURT}|\bonly\s+(?:\w+\s+)?{CAUSED}\s+{HURT}|\b{HURT}\s+only\b",
    re.IGNORECASE,
)


def asks_what_may_be_unsaid(frame: QuestionFrame) -> bool:
    """Is it asked whether somebody knew or told something, or whether anybody at all was hurt?"""
    asked = frame.kind is QuestionKind.YES_NO and not frame.figures
    return asked and bool(ASKS_KNOWN.search(frame.text) or ASKS_ANYBODY.search(frame.text))


def says_no(frame: QuestionFrame, sentence: str) -> bool:
    """Does a sentence answer such a question with a no?"""
    if not asks_what_may_be_unsaid(frame):
        return False
    if ASKS_KNOWN.search(frame.text):
        return UNSAID.search(sentence) is not None
    # That it "only caused injuries" says that nobody died, and not that nobody was hurt.
    only_hurt = ASKS_DEATHS.search(frame.text) is not None and ONLY_HURT.search(sentence) is not None
    return only_hurt or NOBODY.search(sentence) is not None
