"""Has a sentence a place that answers `where`: a town, a side of it, a spot beside some building?"""

from __future__ import annotations

import calendar
import re

from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.language.places import find_places, is_country, within

SETTLEMENT = (
    r"(?:towns?|villages?|cit(?:y|ies)|hamlets?|districts?|neighbou?rhoods?|suburbs?|quarters?|streets?|provinces?|"
    r"governorates?)"
)
# "Which town was retaken": no land is one, be it ever so new.
ASKS_SETTLEMENT = re.compile(rf"\b(?:which|what)\s+(?:[\w'’-]+\s+){{0,3}}?{SETTLEMENT}\b", re.IGNORECASE)
# "Qarmis town", "al-Zuhur district": what no list of places knows, and is one by the word behind it.
NAMED = re.compile(
    rf"(?<![\w-])(?P<name>(?:(?:al|el|Al|El)-)?[A-Z][\w'’]+(?:[\s-](?:al-|el-)?[A-Z][\w'’]+)*)\s+{SETTLEMENT}\b"
)
# Before a town they tell who lives there, or which part it is.
NO_NAMES = re.compile(
    r"\b(?:sunni|shi['’]?a|shi['’]?ite|christian|alawite|druze|muslim|ismaili|yazidi|turkmen|kurdish|old|new|the|this|that|one|"
    r"in|(?:north|south|east|west|centr)\w*)\b",
    re.IGNORECASE,
)
# "The northern city of Zeitan" tells where the city lies, and no side of it.
DIRECTION = re.compile(r"\b(?:north|south|east|west)\w*\b", re.IGNORECASE)
OF_THE_WHOLE = re.compile(r"\s+(?:[\w'’-]+\s+)?(?:cit(?:y|ies)|towns?|villages?|provinces?|governorates?|regions?)\b")
NEXT_WORD = re.compile(r"\s+([A-Z][\w'’-]+)")
HELD = re.compile(r"\b(?:area|territory|ground|zone)s?\s+(?:held|controlled|under)\b", re.IGNORECASE)
# "At the end of October", "in the early part of the week" tell when, and no side.
TIMES = rf"(?:{'|'.join(calendar.month_name[1:])}|(?:19|20)\d\d|months?|years?|weeks?|days?|summer|winter)"
ASKS_SIDE = re.compile(
    rf"\b(?:side|part|ground|direction|territory|end|edge)\b(?!\s+of\s+(?:(?:the|that|this|last)\s+)?{TIMES}\b)"
    r"|\bfrom\s+where\b|\bwhere\b[^?;]{0,100}?\b(?:fired|launched|shot|com(?:e|ing))\s+from\b",
    re.IGNORECASE,
)
# "Outside a bakery", "at the gates of the barracks".
SPOT = re.compile(
    r"\b(?:near|outside|inside|at|in\s+front\s+of|next\s+to|beside|behind|opposite|close\s+to|through|into|on)\s+"
    r"(?:(?:the|an?|its|their|one\s+of\s+the)\s+)?(?:[\w'’-]+\s+){0,4}?"
    r"(?:hospitals?|clinics?|schools?|mosques?|church(?:es)?|markets?|baker(?:y|ies)|checkpoints?|bases?|airports?|airbases?|"
    r"airfields?|buildings?|stations?|square|crossings?|depots?|headquarters|roads?|highways?|bridges?|prisons?|jails?|"
    r"restaurants?|hotels?|cafes?|courts?|courthouse|embass(?:y|ies)|universit(?:y|ies)|colleges?|factor(?:y|ies)|plants?|"
    r"roundabouts?|junctions?|garages?|playgrounds?|shops?|stadiums?|warehouses?|barracks|cent(?:er|re)s?|offices?|shrines?|"
    r"gates?|entrance|terminal|parks?|clubs?|banks?|mills?|refiner(?:y|ies)|wells?|dams?|tunnels?)\b",
    re.IGNORECASE,
)
# What stands beside it is asked for, and no town.
ASKS_BUILDING = re.compile(
    r"\b(?:outside|next\s+to|in\s+front\s+of|beside|opposite|close\s+to|inside|near|at)\s+(?:which|what)\b"
    r"|\b(?:what|which)\s+(?:[\w'’-]+\s+){0,2}?(?:building|facility|site|spot|place|premises|target)\b"
    r"|\b(?:outside|next\s+to|in\s+front\s+of|beside|opposite|close\s+to|inside|near)\s*\?",
    re.IGNORECASE,
)
ASKS_SPOT = re.compile(r"\bwhere\s+exactly\b", re.IGNORECASE)


def tells_place(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """Has a sentence a place that the question does not name, of the kind asked for?"""
    if ASKS_BUILDING.search(frame.text) and not (ASKS_SETTLEMENT.search(frame.text) or ASKS_SIDE.search(frame.text)):
        return SPOT.search(sentence) is not None
    if _new_place(frame, sentence) or _named(frame, sentence, lexicon):
        return True
    return _on_side(frame, sentence) or (ASKS_SPOT.search(frame.text) is not None and SPOT.search(sentence) is not None)


def _new_place(frame: QuestionFrame, sentence: str) -> bool:
    """A place that the question neither names nor narrows down: "in Syria" is no answer to "where in Aleppo".

    Nor is "Russia" one to "which town".
    """
    asked, settled = frame.text.lower(), ASKS_SETTLEMENT.search(frame.text) is not None
    return any(
        place.key not in frame.places
        and not (settled and is_country(place.text))
        and place.text.lower() not in asked
        and not any(within(own, place.key) for own in frame.places)
        for place in find_places(sentence)
    )


def _named(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """A name with "town" or the like behind it; whose town it is ("a Turkish town") names none."""
    asked = frame.text.lower()
    known = {place.text for place in find_places(sentence)}
    names = (match["name"] for match in NAMED.finditer(sentence))
    return any(
        name.lower() not in asked and name not in known and NO_NAMES.search(name) is None and not lexicon.mentions(name)
        for name in names
    )


def _on_side(frame: QuestionFrame, sentence: str) -> bool:
    """`On which side of the town`: east of it, or in the area that somebody holds."""
    if ASKS_SIDE.search(frame.text) is None:
        return False
    ends = (sentence[match.end() :] for match in DIRECTION.finditer(sentence))
    return HELD.search(sentence) is not None or any(not _of_the_whole(rest) for rest in ends)


def _of_the_whole(behind: str) -> bool:
    following = NEXT_WORD.match(behind)
    return OF_THE_WHOLE.match(behind) is not None or (following is not None and is_country(following[1]))
