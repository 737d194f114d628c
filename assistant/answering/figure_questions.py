"""Whether a question asks for a figure, or whether or by whom one was given, and not only mentions one."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.answering.groups import counts_things
from assistant.answering.owning import asks_of_owner
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.numbers import quantity_at
from assistant.language.tokens import tokenise

NUMBER = r"(?:[\d,.]*\d|dozens|scores|hundreds|[a-z]+teen|eleven|twelve|[a-z]+ty(?:-[a-z]+)?)"
ABOUT = (
    r"(?:(?:at|least|about|around|some|over|than|more|up|to|nearly|almost|a|reported|reportedly|had|have|has)\s+){0,4}"
)
# "the strikes that killed 22", "the camp where 30 died", "after some 20 recruits fell": which event is meant. A figure
# that is told so is known to who asks.
KNOWN = re.compile(
    rf"\b(?:that|which|who)\s+{ABOUT}(?:kill|le(?:ave|ft)|claim|took|take|wound|injur|hurt|cost|caus)\w*\b[^?;]{{0,60}}"
    rf"|\b(?:where|in\s+which|when)\s+{ABOUT}{NUMBER}\b[^?;,]{{0,60}}"
    rf"|\b(?:after|before)\s+(?:[\w'’-]+\s+){{0,3}}?{NUMBER}\b[^?;,]{{0,60}}"
    # What nobody could tell is whose deed it was.
    r"|\b(?:tell|say|know|determine|establish)\s+(?:whether|who|whose|which)\b.*",
    re.IGNORECASE,
)
# "A salvo of fourteen missiles", "after 20 air strikes": what was fired, and nobody's toll.
WEAPONS = re.compile(
    rf"\b{NUMBER}\s+(?:(?:[a-z]+-[a-z]+|guided|cruise|ballistic|cluster|barrel|mortar|rocket|artillery|tank|car|truck|suicide|"
    r"separate|heavy|Russian|Turkish|American|Israeli|coalition|regime|government|army)\s+){0,2}"
    r"(?:missiles?|rockets?|shells?|mortars?|bombs?|barrels?|(?:air\s?)?(?:strikes?|raids?)|sorties|rounds|explosions?|blasts?|"
    r"drones?|warplanes?|jets?|helicopters?|tanks?)\b(?!\s+(?:victims?|deaths?|dead|casualties|crews?|men)\b)",
    re.IGNORECASE,
)
# "Were most of the 700 dead civilians?": how many they were is known to who asks.
ASKS_SHARE = re.compile(
    r"^(?:was|were|is|are)\s+(?:most|the\s+majority|all|half|mainly|mostly|any)\s+of\s+(?:the|those|its|their)\b"
    # "Were children the majority of those killed?"
    r"|^(?:was|were|is|are)\s+(?:[\w'’-]+\s+){1,4}?(?:the|a)\s+(?:majority|bulk|minority)\s+of\b",
    re.IGNORECASE,
)
# "28 people, mostly civilians", "among them nine women".
SHARE = re.compile(
    r"\b(?:mostly|mainly|most|many|the\s+majority|the\s+bulk|half|all|some|none|among|including|only)\b", re.IGNORECASE
)
# Who only tells of the event gave its figure, too.
TELLS_OF = re.compile(
    r"^(?:who|which|whose)\b(?:\s+[\w'’-]+){0,4}?\s+(?:first\s+)?"
    r"(?:reported|announced|counted|recorded|documented|gave|published)\s+(?:the|an?)\b",
    re.IGNORECASE,
)
TOLL = re.compile(
    r"\b(?:(?:death|casualty)\s+)?(?:toll|tally|body\s+count|death\s+count)\b"
    r"|\b(?:figures?|numbers?|count)\s+(?:for|of)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,2}?"
    r"(?:dead|killed|deaths|casualties|victims|wounded|injured|losses|fatalities)\b",
    re.IGNORECASE,
)
# "Who put the toll down to the crowds", "which agency was the paper quoting": one report's words are asked for.
EXPLAINS_OR_QUOTES = re.compile(r"\bdown\s+to\b|\b(?:quot|cit)(?:ing|ed?)\b", re.IGNORECASE)
# Who confirms another's toll, and a sentence in which somebody confirms one.
CONFIRMING = (
    r"(?:confirm(?:s|ed|ing)?|back(?:s|ed|ing)?\s+up|corroborat(?:es?|ed|ing)|verif(?:y|ies|ied|ying)|"
    r"b(?:ear|ears|ore|orne)\s+out|vouch(?:es|ed)?\s+for)"
)
ASKS_WHO_CONFIRMED = re.compile(rf"^(?:[\w'’-]+\s+){{1,6}}?{CONFIRMING}\s+(?:the|that|this|its|their)\b", re.IGNORECASE)
CONFIRMED = re.compile(rf"\b{CONFIRMING}\b", re.IGNORECASE)
# Who rejects a report gives no figure of his own.
DENIES = re.compile(
    r"^(?:[\w'’-]+\s+){1,8}?(?:denied|denies|rejected|rejects|dismissed|dismisses|ruled out)\b", re.IGNORECASE
)


def asks_figure(frame: QuestionFrame) -> bool:
    """Is a count of victims asked for, or whether or by whom one was given?"""
    if frame.kind is QuestionKind.COUNT:
        return not counts_things(frame.text)
    if frame.outcome is None:
        return False
    if frame.kind is QuestionKind.WHO_SAID:
        denies = DENIES.search(frame.text) is not None
        return (
            not denies and bool(frame.figures) and (asks_about_figure(frame) or TELLS_OF.search(frame.text) is not None)
        )
    if frame.kind is not QuestionKind.YES_NO:
        return False
    if ASKS_SHARE.search(frame.text) or asks_of_owner(frame.text) or WHETHER_REACTED.search(frame.text):
        return False
    return asks_about_figure(frame) if frame.figures else frame.status is not None


# "Had the army reacted to the report of ten dead?": to which report, the figure tells.
WHETHER_REACTED = re.compile(
    r"^(?:did|has|have|had|does)\s+(?:[\w'’-]+\s+){1,6}?(?:react(?:ed)?|respond(?:ed)?|reply|replied)\b",
    re.IGNORECASE,
)


def asks_whose_toll(frame: QuestionFrame) -> bool:
    """`On whose word was the toll reported?`: whoever counted is asked for, and the question gives no figure."""
    return (
        frame.kind is QuestionKind.WHO_SAID
        and frame.outcome is not None
        and not frame.figures
        and TOLL.search(frame.text) is not None
        and not (DENIES.search(frame.text) or EXPLAINS_OR_QUOTES.search(frame.text))
    )


def asks_who_confirmed(frame: QuestionFrame) -> bool:
    """`Who backed up the death toll?`: whoever first gave it is not asked for."""
    return asks_whose_toll(frame) and ASKS_WHO_CONFIRMED.search(frame.text) is not None


def confirms(sentence: str) -> bool:
    """Does somebody confirm something in a sentence?"""
    return CONFIRMED.search(sentence) is not None


def asks_about_figure(frame: QuestionFrame) -> bool:
    """Does one of the question's figures stand elsewhere than in a clause that only tells which event is meant?"""
    rest = tokenise(WEAPONS.sub(" ", KNOWN.sub(" ", frame.text)))
    found = (quantity_at(rest, at) for at in range(len(rest)))
    return any(quantity.low in frame.figures for quantity in found if quantity is not None)


def has_figure(figures: Collection[int], text: str) -> bool:
    """Does a text give one of the figures, or one that is nearly it: "almost 1,500" are 1,472?"""
    tokens = tokenise(text)
    found = [quantity for at in range(len(tokens)) if (quantity := quantity_at(tokens, at)) is not None]
    lows = [quantity.low for quantity in found if quantity.low is not None]
    return any(abs(low - figure) <= NEARLY * figure for low in lows for figure in figures)


NEARLY = 0.05


def may_lack_figure(frame: QuestionFrame) -> bool:
    """`Did anybody but soldiers die?`: a report may say so and give no number; not `Has it said how many died?`."""
    return frame.kind is QuestionKind.YES_NO and not frame.figures and COUNT_GIVEN.search(frame.text) is None


# "Who gave a number of dead", "Which charity put a figure on the losses".
GIVES = re.compile(
    r"^(?:who|which|what|whose)\b[^?;]{0,60}?\b(?:gave|gives|put|puts|suppl(?:y|ied)|issued?|provided?|released?|published)"
    r"\s+(?:out\s+)?(?:an?\s+|the\s+|its\s+)?(?:[\w'’-]+\s+){0,2}?(?:numbers?|figures?|tolls?|tally|counts?)\b",
    re.IGNORECASE,
)
SOME = rf"(?:{NUMBER}|one|two|three|four|five|six|seven|eight|nine|ten|several)"
LOST = (
    r"(?:dead|died|dying|deaths?|killed|killing|kills?|lives|li[fv]es?|wounded|wounding|injur\w+|hurt|casualt\w+|fatalit\w+|"
    r"martyr\w*|victims|toll|displaced|missing|fell|slain|executed|beheaded)"
)
OF_VICTIMS = re.compile(rf"\b(?:{LOST}|los[st]\w*|bodies|massacres?)\b", re.IGNORECASE)
COUNTS = re.compile(
    rf"\b{SOME}\s+(?:[\w'’-]+\s+){{0,6}}?{LOST}\b|\b{LOST}\s+(?:[\w'’-]+\s+){{0,6}}?{SOME}\b", re.IGNORECASE
)


def asks_who_counted(question: str) -> bool:
    """Is whoever gave a count of victims asked for, and no figure named?"""
    given = GIVES.search(question)
    if given is None or EXPLAINS_OR_QUOTES.search(question):
        return False
    return OF_VICTIMS.search(question, given.end() - len("toll")) is not None


def counts_victims(sentence: str) -> bool:
    """Does a sentence give a number of people lost?"""
    return COUNTS.search(sentence) is not None


COUNT_GIVEN = re.compile(r"\b(?:how many|numbers?|figures?|tolls?|count|tally|total|losses)\b", re.IGNORECASE)
