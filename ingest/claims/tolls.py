"""Figures that a word for a toll names: `the toll rose to 61`, `a count of 404 dead`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.claims import Outcome, Status
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.afar import first_fate
from ingest.claims.beside import Linked
from ingest.claims.victim_phrases import Counted
from ingest.claims.words import words

UPDATED = frozenset({"increased", "lowered", "revised", "updated"})


TOLL = frozenset({"toll", "tolls"})


TOLL_REACH = 30


def toll(
    tokens: Sequence[Token], _found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`the death toll rose to 40`, `the number of wounded reached 60`."""
    counted = _found[number]
    ahead = _number_behind(tokens, counted)
    if ahead is not None:
        return ahead
    if counted.first and tokens[counted.first - 1].lower == "by":
        # "raised its count by 59 to 1,068"
        return None
    previous = max((item.last for item in _found[:number]), default=0)
    for place in range(counted.first - 1, max(-1, counted.first - 1 - TOLL_REACH), -1):
        word = tokens[place].lower
        ended = word in words("clause_ends") and word not in {"as", ":"}
        if ended or (place < previous and _earlier[number - 1] is not None):
            return None
        got = _toll_at(tokens, place, counted)
        if got is not None:
            return got
    return None


def _number_behind(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    """`brought to 49 the number of civilians killed`: the toll that rose stands behind its figure."""
    near = [token.lower for token in tokens[counted.last : counted.last + 10]]
    before = {token.lower for token in tokens[max(0, counted.first - 3) : counted.first]}
    if (
        near[:1] not in (["the"], ["its"])
        or "to" not in before
        or not before & (words("comes_to") | UPDATED | TAKEN_TO)
    ):
        return None
    if (near[1:2] and near[1] in TOLL) or near[1:3] == ["death", "toll"]:
        # "updated to 18 its toll for the number of rebels killed"
        return Linked(_of_whom(tokens, counted, counted.last, counted.last + 9), Outcome.KILLED, counted.last + 1)
    if near[1:2] and near[1] in words("numbers"):
        fate = first_fate(tokens, counted.last + 2, 8)
        if fate:
            return Linked(_of_whom(tokens, counted, counted.last + 2, fate[0]), fate[1], fate[0])
    return None


# "took to 89 the number of civilians killed"
TAKEN_TO = frozenset({"lifted", "lifts", "pushed", "pushes", "pushing", "take", "takes", "taking", "took"})


def _toll_at(tokens: Sequence[Token], place: int, counted: Counted) -> Linked | None:
    word, fates = tokens[place].lower, outcomes().passive
    if word in TOLL:
        whose = tokens[place + 1].lower in {"for", "among"}
        # "the toll for soldiers killed in the war rose to 18"
        return Linked(_of_whom(tokens, counted, place + 2, place + 6) if whose else counted, Outcome.KILLED, place)
    if word in words("tolls_that_come_to") and _comes_to(tokens, place, counted.first):
        return Linked(_of_whom(tokens, counted, place - 2, place + 2), fates.get(word, Outcome.KILLED), place)
    if word == "losses" and counted.head is not None and [t.lower for t in tokens[place + 1 : counted.first]] == ["of"]:
        # "reported losses of 40 soldiers"
        return Linked(counted, Outcome.KILLED, place)
    if word in words("numbers") and [t.lower for t in tokens[place + 1 : place + 3]] == ["of", "victims"]:
        # "the number of victims from 3 to 9 May has reached 70 people"
        return Linked(counted, Outcome.KILLED, place + 2) if tokens[counted.first - 1].lower in REACHING else None
    if word in words("numbers") and tokens[place + 1].lower == "of":
        for inside in range(place + 2, min(counted.first, place + 11)):
            fate = fates.get(tokens[inside].lower)
            if fate:
                return Linked(_of_whom(tokens, counted, place + 2, inside + 2), fate, inside)
    return None


# What a count comes to stands right behind one of these.
REACHING = frozenset({"reached", "reaches", "exceeded", "surpassed", "to", "at", "is", "was", "totalled", "totaled"})


def _comes_to(tokens: Sequence[Token], toll: int, first: int) -> bool:
    """`brought its losses to 158`, `puts its own deaths at 633`, `their deaths came to 974`, `deaths reached 40`."""
    if tokens[toll].lower == "losses" and MONEY & {token.lower for token in tokens[first : first + MONEY_REACH]}:
        # "its losses reached 40 million": a firm's, or a field's.
        return False
    if tokens[first - 1].lower in words("amounts_to") or _were(tokens, toll, first):
        return True
    before = {token.lower for token in tokens[max(0, toll - 5) : first]}
    return tokens[first - 1].lower in {"to", "at"} and bool(before & words("comes_to"))


def _were(tokens: Sequence[Token], toll: int, first: int) -> bool:
    """`Russian losses at Avdiivka were at least 985`, `the army's losses are 40`: a firm's losses are no dead."""
    if tokens[toll].lower not in {"casualties", "losses"} or tokens[first - 1].lower not in {"are", "were"} or not toll:
        return False
    owner = tokens[toll - 1]
    named = owner.is_capital and owner.is_word and owner.lower not in NO_OWNERS
    armed = owner.lower.removesuffix("'s") in words("fighting") | ARMED
    between = {token.lower for token in tokens[toll + 1 : first - 1]}
    return (named or armed) and not between & (words("clause_ends") | {","})


MONEY = frozenset({"billion", "million"})
MONEY_REACH = 5
ARMED = frozenset({"army", "combat", "enemy", "military", "personnel", "troop"})
# "Annual losses were 985 million", "Our losses"
NO_OWNERS = frozenset(
    {
        "annual",
        "budget",
        "company",
        "crop",
        "financial",
        "gross",
        "its",
        "material",
        "net",
        "our",
        "the",
        "their",
        "total",
    }
)


def _of_whom(tokens: Sequence[Token], counted: Counted, first: int, last: int) -> Counted:
    """The count with the status that its noun has: `the number of its soldiers killed rose to 58`."""
    if counted.status is not Status.UNKNOWN:
        return counted
    people = victims()
    told = [token.lower for token in tokens[max(0, first) : last]]
    status = next((people.nouns[w] for w in told if people.nouns.get(w, Status.UNKNOWN) is not Status.UNKNOWN), None)
    status = status or next((people.modifiers[word] for word in told if word in people.modifiers), Status.UNKNOWN)
    return replace(counted, status=status)
