"""What a party itself said is asked: "Which group did Peskov name?" is not answered where nobody of his side is near.

A sentence beside it may name the speaker; in a long quotation he is named some sentences before.
"""

from __future__ import annotations

import re

from assistant.answering.asked_speakers import TELLING
from assistant.answering.relevance import Fits, Reading
from assistant.answering.voices import printed_by
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import ActorKind, Lexicon
from assistant.language.kin import kin
from assistant.language.terms import terms

SAID = rf"(?:(?:also|further|later|had|has)\s+)?(?:added|{TELLING})\b"
# "He said", "the statement added", and what stands between quotation marks: the speaker was named before.
GOES_ON = re.compile(
    rf"[\"“”]|\b(?:he|she|it|they|the\s+(?:statement|spokes\w+|source|official|group))\s+{SAID}|"
    r"\b(?:said|added|stressed|noted)\s+(?:he|she|it)\b",
    re.IGNORECASE,
)
# "The army said": whose it is stands nowhere in a report from its own country.
BY_OFFICE = re.compile(rf"\bthe\s+(?P<office>(?:\w+\s+){{1,3}}?){SAID}", re.IGNORECASE)
PRESS = re.compile(
    r"\b(?:state|official|government)(?:-run|-owned)?\s+(?:news\s+)?(?:television|tv|radio|media|agency|broadcaster)\b|"
    r"\b(?:news agency|the (?:agency|broadcaster|channel|newspaper))\b",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"\b(?:officials?|authorities|spokes\w+|prosecutors?|police|diplomats?|ministers?)\b", re.IGNORECASE
)
NEAR, FAR = 1, 3


def told_by_party(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Tells whether a sentence has somebody of the asked party near it who may say it; None where none is asked for.

    An outlet is not looked for in what it printed itself, and a state's press goes by many names.
    """
    party = lexicon.actor(frame.claimant_actor) if frame.claimant_actor else None
    if party is None or frame.kind is QuestionKind.COUNT:
        return None
    press = party.kind is ActorKind.NEWS
    key, office = party.key, frozenset[str]().union(*(kin(term) for term in terms(frame.claimant or "")))

    def is_named(reading: Reading, first: int, last: int) -> bool:
        spans = reading.spans
        text = reading.article.text[spans[max(0, first)][0] : spans[min(last, len(spans) - 1)][1]]
        told = any(lexicon.related(key, mention.actor.key) for mention in lexicon.mentions(text))
        return told or (press and PRESS.search(text) is not None)

    def tells(reading: Reading, number: int) -> bool:
        outlet = lexicon.resolve(reading.article.outlet) if reading.article.outlet else None
        if outlet is not None and lexicon.related(key, outlet.key):
            return True  # the party's own news
        if press and printed_by(frame.claimant or party.name, reading.article, lexicon):
            return True
        start, end = reading.spans[number]
        text = reading.article.text[start:end]
        if any(not office.isdisjoint(terms(found["office"])) for found in BY_OFFICE.finditer(text)):
            return True
        if GOES_ON.search(text) is None:
            return is_named(reading, number - NEAR, number + NEAR)
        # "Officials declined to speak of losses. They would be told of later, they said."
        before = reading.article.text[reading.spans[max(0, number - 1)][0] : start]
        told = not office.isdisjoint(terms(" ".join(PEOPLE.findall(before))))
        return told or is_named(reading, number - FAR, number + NEAR)

    return tells
