"""One event's dead, or the whole war's: "the highest toll given for the strike" is no count of all who died since."""

from __future__ import annotations

import re

from assistant.answering.placing import exact
from assistant.answering.scenes import names_any
from assistant.answering.telling import clause
from assistant.answering.war_asked import counts_whole_war
from assistant.domain.claims import Claim, Scope
from assistant.domain.questions import QuestionFrame
from assistant.language.places import is_country
from assistant.language.remembering import has

WAR = r"(?:war|conflict|offensive|invasion|uprising|insurgency|hostilities|campaign)"
# The sentence itself says that it counts over the war: "killed in the war", "since the conflict began".
OVER_THE_WAR = re.compile(
    rf"\b(?:in|during|by|of|since|throughout|over) (?:the |this |its |[A-Z][\w-]+['’]?s? )(?:[\w'’-]+ ){{0,2}}?{WAR}\b",
    re.IGNORECASE,
)
# "The strike", "that attack", "Monday's raid", "shelling of the camp": one event, and none that went on for weeks.
ONE = re.compile(
    r"\b(?:the|that|this|an?|['’]s) (?:[\w'’-]+ ){0,4}?"
    r"(?:strike|air ?strike|attack|raid|shelling|blast|explosion|bombing|ambush|massacre|shooting|crash)\b"
    r"|\b(?:shelling|bombing|bombardment) of\b",
    re.IGNORECASE,
)
OVER = re.compile(
    rf"\b(?:{WAR}|since|so far|overall|altogether|in (?:all|total)|weeks?|months?|years?)\b", re.IGNORECASE
)
asks_one, asks_over = has(ONE), has(OVER)


# "Along the whole front", "across the country": no town's dead.
EVERYWHERE = re.compile(
    r"\b(?:along|across|on|over|throughout|in) (?:the )?(?:(?:whole|entire|all)(?: of the)? )?"
    r"(?:front(?: ?lines?)?|fronts|country|line of contact)\b|\b(?:nationwide|countrywide|on all fronts)\b",
    re.IGNORECASE,
)
asks_everywhere = has(EVERYWHERE)


def is_of_the_whole_front(claim: Claim, frame: QuestionFrame) -> bool:
    """Is it counted all along the front, where one town's dead are asked for?"""
    towns = [place for place in exact(frame.places) if not is_country(place)]
    if not towns or not EVERYWHERE.search(clause(claim)) or asks_everywhere(frame.text):
        return False
    return not names_any(claim.quote, towns)


def is_of_a_war(claim: Claim, frame: QuestionFrame) -> bool:
    """Does it count a whole war's victims where one event's are asked for?"""
    if claim.scope is not Scope.CUMULATIVE or not OVER_THE_WAR.search(clause(claim)):
        return False
    return asks_one(frame.text) and not asks_over(frame.text) and not counts_whole_war(frame)
