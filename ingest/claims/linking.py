"""Which outcome befell whom: each count of people is tied to a word that says what happened to them.

The order of the rules matters, and each follows how reports are written: a word beside the figure decides before one
further off, a verb before its figure only if no earlier figure has it, and coordinated figures share what follows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.claims import Outcome, Status
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from ingest.claims.figures import Counted

BE = frozenset("was were is are be been being get got gets getting".split())
HAVE = frozenset("has have had having".split())
# Between a verb and its figure, or a figure and its verb, these may stand.
FILL = frozenset(
    "the of a an also another further other reportedly allegedly apparently only just already later now subsequently "
    "immediately since then all both lives life up some in total already and or at least reported confirmed believed feared "
    "said to presumed announced declared left".split()
)
CLAUSE_ENDS = frozenset("; : when where while after before as because but although though if said says told which".split())
SUBSET = frozenset("including among amongst include includes included comprising".split())
REACH_LEFT = 5
REACH_RIGHT = 16
TOLL = frozenset({"toll", "tolls"})
TOLL_REACH = 20
LIFE_VERBS = frozenset({"claim", "claimed", "claims", "claiming", "cost", "costing", "took", "taking", "take", "lost", "losing"})


@dataclass(frozen=True, slots=True)
class Linked:
    """A count with its outcome. `whole` is the place in the list of the count that this is a part of, else None."""

    counted: Counted
    outcome: Outcome
    trigger: int
    """The token that decided."""
    whole: int | None = None


def link(tokens: Sequence[Token], found: Sequence[Counted]) -> list[Linked]:
    """Counts that an outcome is tied to, in order. A count without one is no claim and is left out."""
    linked: list[Linked | None] = []
    for number, counted in enumerate(found):
        linked.append(_link_one(tokens, found, number, linked))
    _share_backwards(tokens, found, linked)
    return [item for item in linked if item is not None]


def _link_one(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, earlier: Sequence[Linked | None]
) -> Linked | None:
    counted = found[number]
    used = {item.trigger for item in earlier if item}
    rules = (_subset, _beside_right, _toll, _before, _behind, _among, _coordinated)
    for rule in rules:
        got = rule(tokens, found, number, earlier, used)
        if got is not None:
            if counted.article and rule is _toll:
                return None
            return got
    return None


def _own(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    """`no deaths`, `five fatalities`, `60 wounded`: the noun itself is the outcome."""
    if counted.head is None:
        return None
    word = tokens[counted.head].lower
    if word in {"dead", "deaths", "fatalities", "martyrs", "bodies", "corpses", "death", "fatality"}:
        return Linked(counted, Outcome.KILLED, counted.head)
    if word in {"wounded", "injured", "injuries", "injury"}:
        return Linked(counted, Outcome.INJURED, counted.head)
    if word in {"casualties", "casualty"}:
        return Linked(counted, Outcome.OTHER, counted.head)
    return None


def _subset(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`58, including 11 children`: a part shares the fate of the whole before it."""
    counted = found[number]
    before = [tokens[k].lower for k in range(max(0, counted.first - 4), counted.first)]
    whole = next((k for k in range(number - 1, -1, -1) if earlier[k] is not None), None)
    if whole is None:
        return None
    opens = bool(SUBSET & set(before[-3:])) or before[-2:] in (["of", "them"], ["of", "whom"], ["among", "them"])
    of_them = [t.lower for t in tokens[counted.last : counted.last + 2]] in (["of", "them"], ["of", "whom"])
    chained = (
        number > 0
        and earlier[number - 1] is not None
        and earlier[number - 1].whole is not None  # type: ignore[union-attr]  # checked on the line above
        and _only_joins(tokens, found[number - 1].last, counted.first)
    )
    item = earlier[whole]
    if item is None or not (opens or of_them or chained):
        return None
    fate = _adjacent_fate(tokens, counted)
    if fate and fate.outcome is not item.outcome:
        return None
    root = item.whole if item.whole is not None else whole
    return Linked(counted, item.outcome, item.trigger, root)


def _adjacent_fate(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    words = outcomes()
    place = counted.last
    while place < min(len(tokens), counted.last + 5) and tokens[place].lower in BE | HAVE | {"of", "them", "whom"}:
        place += 1
    if place < len(tokens) and tokens[place].lower in words.passive:
        return Linked(counted, words.passive[tokens[place].lower], place)
    return _own(tokens, counted)


def _beside_right(
    tokens: Sequence[Token], _found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], used: set[int]
) -> Linked | None:
    """`nine villagers killed`, `nine were killed`, `127 dead`: the word right behind the figure."""
    counted = _found[number]
    own = _own(tokens, counted)
    if own:
        return own
    left = _verb_left(tokens, counted, used)
    words, place, be = outcomes(), counted.last, False
    while place < min(len(tokens), counted.last + 5):
        word = tokens[place].lower
        if word in BE | HAVE:
            be = True
        elif word in words.passive:
            # "killed 58 wounded 60": the first verb has no figure before it, so 58 is its own.
            if left is not None and not be and word not in {"dead", "missing"}:
                return None
            return Linked(counted, words.passive[word], place)
        elif word not in FILL and not word.endswith("ly"):
            return None
        place += 1
    return None


def _toll(
    tokens: Sequence[Token], _found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`the death toll rose to 40`, `the number of wounded reached 60`."""
    counted = _found[number]
    near = range(max(0, counted.first - TOLL_REACH), counted.first)
    previous = max((item.last for item in _found[:number]), default=0)
    words = outcomes()
    for place in reversed(near):
        word = tokens[place].lower
        if word in CLAUSE_ENDS and word not in {"as", ":"}:
            return None
        if place < previous and _earlier[number - 1] is not None:
            return None
        if word in TOLL and (counted.bare or _says_people(tokens, counted)):
            return Linked(counted, Outcome.KILLED, place)
        counts = place + 2 < len(tokens) and word == "number" and tokens[place + 1].lower == "of"
        if counts:
            for inside in range(place + 2, min(counted.first, place + 7)):
                fate = words.passive.get(tokens[inside].lower)
                if fate:
                    return Linked(counted, fate, inside)
    return None


def _says_people(tokens: Sequence[Token], counted: Counted) -> bool:
    return counted.head is not None


def _verb_left(tokens: Sequence[Token], counted: Counted, used: set[int]) -> int | None:
    """The active word before a figure, with nothing but fill between."""
    words = outcomes()
    for place in range(counted.first - 1, max(-1, counted.first - 1 - REACH_LEFT), -1):
        word = tokens[place].lower
        if word in words.active and place not in used:
            before = tokens[place - 1].lower if place else ""
            if word in {"lost", "losing"} and counted.status is Status.COMBATANT:
                return place
            if word in LIFE_VERBS:
                lives = any(tokens[k].lower in {"lives", "life"} for k in range(place, min(len(tokens), counted.last + 1)))
                return place if lives else None
            if word in {"death", "deaths", "killing", "killings", "injury", "injuries", "martyrdom"}:
                return place if any(tokens[k].lower == "of" for k in range(place, counted.first)) or word == "killing" else None
            return None if before in BE and word in words.passive else place
        if word not in FILL and not word.endswith("ly") and word not in words.active:
            return None
    return None


def _before(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], used: set[int]
) -> Linked | None:
    """`killing nine villagers`, `the death of 15 civilians`: the verb before the figure."""
    counted = found[number]
    place = _verb_left(tokens, counted, used)
    if place is None:
        return None
    words = outcomes()
    outcome = words.active[tokens[place].lower]
    also = [words.active[t.lower] for t in tokens[max(0, place - 2) : place] if t.lower in words.active]
    joined = place and tokens[place - 1].lower in {"and", "or"}
    if joined and also and also[-1] is not outcome and place - 2 not in used:
        outcome = Outcome.OTHER
    return Linked(counted, outcome, place)


def _behind(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`nine people, three of them children, were killed`: the passive further right, across coordinated figures."""
    counted = found[number]
    if counted.bare and tokens[counted.last : counted.last + 1] and not _opens_part(tokens, counted.last):
        return None
    words, be, depth = outcomes(), False, counted.last
    inside = {k for other in found[number + 1 :] for k in range(other.first, other.last)}
    for place in range(counted.last, min(len(tokens), counted.last + REACH_RIGHT)):
        word = tokens[place].lower
        if place in inside:
            continue
        if word in CLAUSE_ENDS or word == "." or word in {"killing", "wounding", "injuring", "leaving"}:
            return None
        if word in BE | HAVE or word in {"who", "to"}:
            be = True
        elif word == "suffered" and _suffering(tokens, place):
            return Linked(counted, Outcome.INJURED, place)
        elif word in words.passive and (be or _finite(word)):
            before = tokens[place - 1].lower
            if before in {"a", "the", "an", "of"} or (place - 1 in inside):
                return None
            return Linked(counted, words.passive[word], place)
        elif be and not (word in FILL or word.endswith("ly") or word in BE | HAVE | {",", "not"}):
            be = False
        depth = place
    return None if depth < 0 else None


def _opens_part(tokens: Sequence[Token], place: int) -> bool:
    """A bare number may be far from its verb only where its parts stand between: `58, including 11 children, were`."""
    return tokens[place].lower in {",", "including", "of", "among", "in"} | BE | HAVE


SUFFERED = frozenset("suffocation injuries injury wounds burns breathing asphyxiation shrapnel".split())


def _suffering(tokens: Sequence[Token], place: int) -> bool:
    """`suffered suffocation`, `suffered from breathing problems`."""
    return any(token.lower in SUFFERED for token in tokens[place + 1 : place + 5])


def _finite(word: str) -> bool:
    return word in {"died", "die", "dies", "perished", "fled", "drowned", "suffocated", "disappeared"}


def _among(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`two nurses were among the dead`, `the dead included two nurses`."""
    counted = found[number]
    words = outcomes()
    after = [t.lower for t in tokens[counted.last : counted.last + 6]]
    if "among" in after:
        for place in range(counted.last + after.index("among"), min(len(tokens), counted.last + 9)):
            fate = words.passive.get(tokens[place].lower)
            if fate:
                return Linked(counted, fate, place)
            if tokens[place].lower in {"victims", "fatalities"}:
                return Linked(counted, Outcome.KILLED, place)
    before = [t.lower for t in tokens[max(0, counted.first - 6) : counted.first]]
    if SUBSET & set(before[-3:]):
        for place in range(counted.first - 1, max(-1, counted.first - 8), -1):
            fate = words.passive.get(tokens[place].lower)
            if fate or tokens[place].lower == "victims":
                return Linked(counted, fate or Outcome.KILLED, place)
    return None


def _coordinated(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`killed 104 soldiers and 8 civilians`: a figure joined to one before shares its fate."""
    if number == 0 or earlier[number - 1] is None:
        return None
    item = earlier[number - 1]
    if item is None:
        return None
    after = max(found[number - 1].last, item.trigger + 1) if item.trigger < found[number].first else found[number - 1].last
    if not _only_joins(tokens, found[number - 1].last, found[number].first) and not _only_joins(
        tokens, after, found[number].first
    ):
        return None
    if found[number].bare and after != found[number - 1].last:
        return None
    return Linked(found[number], item.outcome, item.trigger, item.whole)


def _share_backwards(tokens: Sequence[Token], found: Sequence[Counted], linked: list[Linked | None]) -> None:
    """`104 soldiers and 8 civilians have been killed`: the last of the joined figures has the verb."""
    for number in range(len(found) - 2, -1, -1):
        after = linked[number + 1]
        if linked[number] is None and after is not None and after.trigger >= found[number + 1].last - 1:
            if found[number].article or found[number].bare:
                continue
            if _only_joins(tokens, found[number].last, found[number + 1].first):
                linked[number] = Linked(found[number], after.outcome, after.trigger)


def _only_joins(tokens: Sequence[Token], first: int, last: int) -> bool:
    joins = {"and", ",", "as", "well", "plus", "another", "also", "along", "with", "or", "further", "&", "in", "addition", "to"}
    return last - first <= 4 and all(
        tokens[k].lower in joins
        for k in range(first, last)
    )
