"""A sentence in which the very person asked about does just what is asked: "Whom did the mayor of Jos blame?"

The judge of all sentences is careful with short ones, whose names and verbs say all the same what is asked.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.answering.predicates import ASKS_ACT, predicates
from assistant.answering.saying import VERBS
from assistant.answering.scenes import names_any
from assistant.domain.questions import QuestionFrame
from assistant.language.kin import kin
from assistant.language.places import find_places
from assistant.language.terms import terms

NAME = r"(?P<name>[A-Z][\w'’-]+(?: (?:al-|bin |van |de )?[A-Z][\w'’-]+){0,3})"
# Who blamed, denied or answered is named, and the whom, the what or the how is asked for.
OF_A_NAME = re.compile(
    rf"^(?i:whom?|what|how)\b[^?;:,]{{0,40}}?\b(?:did|does|has|had) (?:the )?{NAME} "
    r"(?:(?P<blame>blamed?|accused?)|(?P<deny>deny|denied|reject(?:ed)?)"
    r"|(?P<request>(?:call|ask)(?:ed)? for|demand(?:ed)?|urged?)"
    r"|(?P<speak>react(?:ed)?|respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?|described?))\b"
)
SPEAKS = re.compile(rf"\b{VERBS}\b")
# How likely the sentence must be by itself, and how much of what "Who denied that …" tells it must have.
LIKELY, MOST = 0.5, 0.6
SOON = timedelta(days=10)


def does_just_that(frame: QuestionFrame, sentence: str, text: str, published: date | None) -> bool:
    """Does the sentence answer by its own words, in an article of the places and days asked about?"""
    if frame.places and not names_any(text, frame.places):
        return False
    if frame.when and (published is None or not frame.when.first <= published <= frame.when.last + SOON):
        return False
    by_act = _named_does(frame.text, sentence) or _somebody_does(frame.text, sentence)
    return by_act or _tells_model(frame.text, sentence) or _tells_who(frame.text, sentence)


# "What kind of drone was it?", and "a Chinese-made CH-95 drone".
ASKS_MODEL = re.compile(
    r"^(?:what|which) (?:kind|type|model|make|sort)s? of (?P<thing>[a-z]+?)s? (?!of\b)", re.IGNORECASE
)
# "Who is Anna Lind?", and "Anna Lind, the bloc's envoy" or "the bloc's envoy Anna Lind".
ASKS_WHO = re.compile(rf"^[Ww]ho (?:is|was) (?:the )?{NAME}\s*\?*$")


def _tells_model(question: str, sentence: str) -> bool:
    asked = ASKS_MODEL.search(question)
    if asked is None:
        return False
    model = r"(?:\b[A-Z][\w-]*\d[\w-]*|\b[A-Z][a-z]+-(?:made|built|supplied))"
    return re.search(rf"{model}(?: [\w-]+){{0,2}} {re.escape(asked['thing'])}s?\b", sentence) is not None


def _tells_who(question: str, sentence: str) -> bool:
    asked = ASKS_WHO.search(question)
    if asked is None:
        return False
    name = re.escape(asked["name"])
    apposed = rf"\b{name}, (?:\d+, )?(?:an?|the|its|their|who|\w+['’]s)\b"
    return re.search(rf"{apposed}|\b[a-z]{{4,}},? {name}\b(?=,| said| told)", sentence) is not None


def _named_does(question: str, sentence: str) -> bool:
    asked = OF_A_NAME.search(question)
    if asked is None:
        return False
    at = re.search(rf"\b{re.escape(asked['name'].split()[-1])}\b", sentence)
    if at is None:
        return False
    behind = sentence[at.end() :]
    return SPEAKS.search(behind) is not None if asked.lastgroup == "speak" else asked.lastgroup in predicates(behind)


def _somebody_does(question: str, sentence: str) -> bool:
    """`Who denied that soldiers were in the house?`: the denial, and most of what was denied."""
    asked = ASKS_ACT.search(question)
    if asked is None or asked.lastgroup not in predicates(sentence):
        return False
    places = " ".join(place.text for place in find_places(question))
    wanted = [term for term in terms(question[asked.end() :]) if term not in terms(places)]
    told = set(terms(sentence))
    met = sum(not kin(term).isdisjoint(told) for term in wanted)
    return len(wanted) > 1 and met >= MOST * len(wanted)
