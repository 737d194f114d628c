"""Which words say who the counted are: `government soldiers`, and for `30 others` those of the count before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.domain.claims import Status
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.beside import Linked
from ingest.claims.others import another_story, in_particular
from ingest.claims.statuses import attacked, is_whole, of_event
from ingest.claims.victim_phrases import Counted
from ingest.claims.words import words

# "54 new deaths": what follows is no part of what was added.
ADDED = re.compile(r"\b(?:new|more|another|further|additional|others?|deaths)\b")


def group_of(text: str, tokens: Sequence[Token], item: Linked) -> str | None:
    """The words that the count itself, or what is said of it, has for those it counts."""
    counted = item.counted
    if counted.head is None:
        whom = attacked(tokens, item)
        return _predicated(text, tokens, counted) or (tokens[whom].text if whom is not None else None)
    if counted.quantity.last > counted.head:
        return None
    told = text[tokens[counted.quantity.last].start : tokens[counted.head].end]
    return told.lstrip("\"“”'‘’ ").removeprefix("of ").removeprefix("them ") or None


CREWS = frozenset({"crew", "crews", "personnel"})


def _predicated(text: str, tokens: Sequence[Token], counted: Counted) -> str | None:
    """`Two of the dead were schoolchildren`, `six of them women`: what they were follows."""
    near = tokens[counted.last : counted.last + 9]
    if not near or near[0].lower != "of":
        return None
    before = near[1]
    for token in takewhile(lambda one: one.text != "," and one.lower not in words("clause_ends"), near[2:]):
        if victims().nouns.get(token.lower, Status.UNKNOWN) is not Status.UNKNOWN:
            # "two of them Chadian citizens": whose tells more than that they are some.
            whose = before if token.lower in {"citizen", "citizens"} and before.is_capital else token
            return text[whose.start : token.end]
        if token.lower in CREWS and before.lower in victims().modifiers and token in near[2:4]:
            return text[before.start : token.end]  # "two of them ambulance crew"
        before = token
    return None


def group_before(
    tokens: Sequence[Token], linked: Sequence[Linked], number: int, group: str | None, status: Status
) -> str | None:
    """The words of the count before, `group`, where this one goes on from it without words of its own.

    `status`: of the count before.
    """
    item = linked[number]
    if number and another_story(tokens, linked[number - 1], item):
        return None
    if group is None or is_whole(tokens, item.counted) or of_event(tokens, item) or ADDED.search(group):
        return None
    if item.counted.bare and number and linked[number - 1].outcome is not item.outcome and CORPSES.search(group):
        # "recovered five bodies and evacuated 17 wounded": these are no bodies.
        return None
    others = _as_many_others(tokens, linked, number, status) and group.rsplit(maxsplit=1)[-1].lower() not in PART
    others = others and not _by_blast(tokens, item, group)
    return group if item.counted.bare or others else None


CORPSES = re.compile(r"\b(?:bodies|corpses|remains)$")
# "killed two children and injured six others": of any age. "left 50 martyrs and 200 others wounded": no martyrs.
PART = frozenset(
    {"boy", "boys", "child", "children", "girl", "girls", "infants", "kids", "man", "men", "minors", "teenagers"}
    | {"woman", "women", "bodies", "corpses", "dead", "life", "lives", "martyr", "martyrs", "victim", "victims"}
)


def _as_many_others(tokens: Sequence[Token], linked: Sequence[Linked], number: int, status: Status) -> bool:
    """`killed 70 militants and injured 30 others`: militants, too, since what befell them has a verb of its own.

    In `killed 70 militants and 30 others` they are told apart from the militants.
    """
    item = linked[number]
    head = item.counted.head
    if not number or head is None or head > item.counted.quantity.last or tokens[head].lower != "others":
        return False
    before = linked[number - 1]
    several = number > 1 and linked[number - 2].trigger == before.trigger and before.whole is None
    if several or before.trigger == item.trigger or before.counted.article:
        # "killed nine clerks and two soldiers and wounded 20 others": of both, or of either.
        return False
    return not (_told_who(tokens, item) or in_particular(tokens, before, status))


def _by_blast(tokens: Sequence[Token], item: Linked, group: str) -> bool:
    """A bomb in a market hurts others than the soldiers whom it kills."""
    armed = victims().nouns.get(group.rsplit(maxsplit=1)[-1].lower()) is Status.COMBATANT
    return armed and any(token.lower in BLASTS for token in tokens[: item.counted.first])


BLASTS = frozenset(
    [
        *("bomb", "bombs", "bomber", "bombers", "bombing", "bombings", "blast", "blasts", "explosion", "explosions"),
        *("mine", "rocket", "rockets", "missile", "missiles", "landmine", "shell", "shells"),
    ]
)
PARTS = frozenset({"mostly", "mainly", "including", "among", "all", "most", "many", "some", "largely"})


def _told_who(tokens: Sequence[Token], item: Linked) -> bool:
    """`20 others, all of them civilians`, `17 others, including eight children`."""
    behind = [token.lower for token in tokens[item.counted.last : item.counted.last + 3]]
    return any(word in PARTS for word in behind)
