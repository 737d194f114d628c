"""Two fates of the same people in one sentence: they were taken, and then killed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.claims import Outcome
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from ingest.claims.beside import Linked
from ingest.claims.words import words


def and_then(tokens: Sequence[Token], item: Linked) -> list[Linked]:
    """`captured five soldiers and executed them`: what befell them first, and what then; or, of `executed five soldiers
    after capturing them`, what then and what first.
    """
    fates, last = outcomes().active, item.counted.last
    if item.trigger < item.counted.first and (first := _taken_first(tokens, last)):
        return [item, replace(item, outcome=Outcome.CAPTURED, trigger=first)]
    if item.trigger >= item.counted.first or item.outcome is not Outcome.CAPTURED:
        return [item]
    for place in range(last + 1, min(len(tokens) - 1, last + LATER)):
        word = tokens[place].lower
        then = tokens[place - 1].lower in {"and", "then", "before", "later"} and tokens[place + 1].lower in THEM
        if then and word in fates and fates[word] is not item.outcome:
            return [item, replace(item, outcome=fates[word], trigger=place)]
        if word in words("clause_ends") - {"before"}:
            break
    return [item]


def _taken_first(tokens: Sequence[Token], last: int) -> int | None:
    """The token of `capturing them`, `having captured them`, `taking them captive` behind an "after" right behind the
    count, else None.
    """
    near = [token.lower for token in tokens[last : last + 5]]
    if near[:1] not in (["after"], ["since"]):
        return None
    verb = 2 if near[1:2] == ["having"] else 1
    taken, whom, held = near[verb : verb + 1], near[verb + 1 : verb + 2], near[verb + 2 : verb + 3]
    if not whom or whom[0] not in THEM:
        return None
    seized = taken[0] in SEIZING or (taken[0] in {"taking", "taken"} and bool(held) and held[0] in CAPTIVE)
    return last + verb if seized else None


SEIZING = frozenset({"abducted", "abducting", "captured", "capturing", "kidnapped", "kidnapping", "seized", "seizing"})
CAPTIVE = frozenset({"captive", "captives", "prisoner", "prisoners", "hostage", "hostages"})
LATER = 12
THEM = frozenset({"her", "him", "them"})
