"""Whose planes or guns it was is asked: `Whose jets bombed the town?`. Reports say so, or that nobody knows."""

from __future__ import annotations

import re

from assistant.answering.doers import FIGHTING
from assistant.answering.left_unsaid import UNSAID
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import ActorKind, Lexicon, Mention

ARMS = (
    r"(?:(?:war|air)?planes?|jets?|aircraft|helicopters?|drones?|artillery|guns|rockets?|missiles?|shells|"
    r"(?:air)?strikes?|(?:air\s)?raids?)"
)
ASKS_WHOSE = re.compile(rf"\bwhose\s+(?:[\w'’-]+\s+){{0,2}}?{ARMS}\b", re.IGNORECASE)
# "Either Russian or government jets", "Syrian or Russian warplanes".
LEFT_OPEN = re.compile(
    rf"\b[\w'’-]+(?:\s+(?:regime|government|army|{ARMS}))?\s+or\s+(?:[\w'’-]+\s+){{1,3}}?{ARMS}\b", re.IGNORECASE
)
WHOSE = re.compile(r"\b(?:whose|which|whether|who)\b", re.IGNORECASE)
# What planes do to others; who shoots one down flies none.
DOWNED = re.compile(r"\b(?:shot|shoot\w*|brought|downed|crash\w*)\b", re.IGNORECASE)
HITS = re.compile(
    r"\b(?:struck|strikes?|airstrikes?|hit|hits|hitting|bomb\w*|target\w*|kill\w*|raids?|pound\w*|attack\w*|"
    r"carried\s+out|blam\w+|accus\w+|fired|shell\w*|destroy\w*|launch\w*)\b",
    re.IGNORECASE,
)
OWNED = re.compile(
    rf"^(?:['’]?s)?(?:[\s-]+(?:(?:and|or)\s+)?(?!that\b|which\b|who\b|the\b|said\b)[\w'’-]+){{0,3}}?[\s-]+{ARMS}\b",
    re.IGNORECASE,
)
RULING = re.compile(r"\b(?:regime|government|army|coalition|rebels?|opposition)\b", re.IGNORECASE)


def asks_whose_arms(frame: QuestionFrame) -> bool:
    return frame.kind is QuestionKind.WHO_DID and ASKS_WHOSE.search(frame.text) is not None


def leaves_open_whose(sentence: str) -> bool:
    """Does a sentence say that it is not known whose they were, or one side's or another's?"""
    if re.search(rf"\b{ARMS}\b", sentence, re.IGNORECASE) is None:
        return False
    return LEFT_OPEN.search(sentence) is not None or (
        UNSAID.search(sentence) is not None and WHOSE.search(sentence) is not None
    )


def tells_whose_arms(sentence: str, lexicon: Lexicon) -> bool:
    """Does a sentence name whose they were that struck, or say that this is open?"""
    if HITS.search(sentence) is None:
        return False
    if leaves_open_whose(sentence):
        return True
    if DOWNED.search(sentence):
        return False
    parties = [mention for mention in lexicon.mentions(sentence) if _may_own(mention)]
    if any(NAMED_WITH.search(mention.text) for mention in parties):
        return True
    ends = [*(mention.end for mention in parties), *(found.end() for found in RULING.finditer(sentence))]
    return any(OWNED.match(sentence[end:]) for end in ends)


# "Turkish artillery", known as one name of Turkey's army.
NAMED_WITH = re.compile(rf"\s{ARMS}$", re.IGNORECASE)


def _may_own(mention: Mention) -> bool:
    """`Russian jets`; in a heading "Syria airstrikes" are strikes in Syria."""
    if mention.actor.kind is ActorKind.STATE:
        return mention.text != mention.actor.name
    return mention.actor.kind in FIGHTING
