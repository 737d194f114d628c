"""What a sentence tells of people, or asks, that the next may go on from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.claims import Outcome, Status
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.beside import HAVE, Linked
from ingest.claims.words import words


@dataclass(frozen=True, slots=True)
class Fate:
    """What the sentence before told of people, counted or not: "half of them have been displaced"."""

    outcome: Outcome
    status: Status
    asked: bool = False
    """Whether it asked how many: "How many died is disputed"."""


def last_fate(tokens: Sequence[Token], linked: Sequence[Linked]) -> Fate | None:
    """The fate that a sentence ends on, which the next may go on from; None where it tells of none."""
    if linked:
        last = linked[-1]
        return Fate(last.outcome, last.counted.status, last.continued and last.trigger == last.counted.first)
    if asked := _how_many(tokens):
        return asked
    fates = outcomes().passive
    for place in range(len(tokens) - 1, 0, -1):
        told = fates.get(tokens[place].lower)
        if told and tokens[place - 1].lower in words("be") | HAVE:
            return Fate(told, Status.UNKNOWN)
    return None


def _how_many(tokens: Sequence[Token]) -> Fate | None:
    """`It is not known how many civilians were killed.`"""
    many = next(
        (k + 2 for k in range(len(tokens) - 2) if [t.lower for t in tokens[k : k + 2]] == ["how", "many"]), None
    )
    if many is None:
        return None
    near = [token.lower for token in tokens[many : many + HOW_MANY_REACH]]
    told = next((fate for word in near if (fate := outcomes().passive.get(word))), None)
    status = next(
        (victims().nouns[word] for word in near if word in victims().nouns and word not in outcomes().passive),
        Status.UNKNOWN,
    )
    return Fate(told, status, asked=True) if told else None


HOW_MANY_REACH = 6
