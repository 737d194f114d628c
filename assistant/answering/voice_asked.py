"""What a party itself said is asked: "Which group did Peskov name?" is not answered where nobody of his side is near.

A sentence beside it may name the speaker; in a long quotation he is named some sentences before.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.relevance import Reading
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import ActorKind, Lexicon
from assistant.language.kin import kin
from assistant.language.terms import terms

SAID = (
    r"(?:also\s+|further\s+|later\s+|had\s+|has\s+)?(?:said|says|added|told|claimed|noted|stressed|explained|stated|"
    r"denied|accused|blamed|confirmed|reported|announced|acknowledged|admitted|insisted|warned)\b"
)
# "He said", "the statement added", and what stands between quotation marks: the speaker was named before.
GOES_ON = re.compile(
    rf"[\"“”]|\b(?:he|she|it|they|the\s+(?:statement|spokes\w+|source|official|group))\s+{SAID}|"
    r"\b(?:said|added|stressed|noted)\s+(?:he|she|it)\b",
    re.IGNORECASE,
)
# "The army said": whose it is stands nowhere in a report from its own country.
BY_OFFICE = re.compile(rf"\bthe\s+(?P<office>(?:\w+\s+){{1,3}}?){SAID}", re.IGNORECASE)
NEAR, FAR = 1, 3


def told_by_party(frame: QuestionFrame, lexicon: Lexicon) -> Callable[[Reading, int], bool] | None:
    """Tells whether a sentence has somebody of the asked party near it who may say it; None where none is asked for.

    Outlets and a state's press are not looked for: they are seldom named in what they print.
    """
    party = lexicon.actor(frame.claimant_actor) if frame.claimant_actor else None
    if party is None or frame.kind is QuestionKind.COUNT or party.kind is ActorKind.NEWS:
        return None
    key, office = party.key, frozenset[str]().union(*(kin(term) for term in terms(frame.claimant or "")))

    def is_named(reading: Reading, first: int, last: int) -> bool:
        spans = reading.spans
        text = reading.article.text[spans[max(0, first)][0] : spans[min(last, len(spans) - 1)][1]]
        return any(lexicon.related(key, mention.actor.key) for mention in lexicon.mentions(text))

    def tells(reading: Reading, number: int) -> bool:
        outlet = lexicon.resolve(reading.article.outlet) if reading.article.outlet else None
        if outlet is not None and lexicon.related(key, outlet.key):
            return True  # the party's own news
        start, end = reading.spans[number]
        text = reading.article.text[start:end]
        if any(not office.isdisjoint(terms(found["office"])) for found in BY_OFFICE.finditer(text)):
            return True
        return is_named(reading, number - (FAR if GOES_ON.search(text) else NEAR), number + NEAR)

    return tells
