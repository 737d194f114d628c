"""Groups of victims: is the group a question asks about the one a claim counts?"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Any

from assistant.domain.claims import Claim, Status
from assistant.language.outcomes import outcomes
from assistant.language.victims import victims

WORD = re.compile(r"[a-z]+")
UNDERAGE = re.compile(r"\bunder[- ](?:aged?|18s?|eighteens?)\b")
# Classes that say nothing narrower than "somebody".
ANYBODY = frozenset({"people"})
ARMED = frozenset({"soldier", "fighter"})
MALE, NOT_MALE = frozenset({"man"}), frozenset({"woman", "child"})
SOME_TRADE = frozenset({"worker"})
# An army's men and a rebel's are counted in the same words; which of them they are is the side's to say.
ALIKE = (
    frozenset({"soldier", "fighter"}),
    frozenset({"soldier", "officer"}),
    frozenset({"fighter", "bomber"}),
    frozenset({"staff", "worker"}),
)


@functools.cache
def classes() -> dict[str, frozenset[str]]:
    """The classes that each word belongs to."""
    found: dict[str, set[str]] = {}
    for name, entry in _data()["classes"].items():
        for word in entry["words"]:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@functools.cache
def of_anybody() -> frozenset[str]:
    """Words of a figure that tell its victims from no others: "at least two people"."""
    return frozenset(_data()["anybody"])


def _data() -> dict[str, Any]:
    return tomllib.loads(
        resources.files("assistant.answering").joinpath("data/groups.toml").read_text(encoding="utf-8")
    )


@functools.lru_cache(maxsize=2048)
def classes_of(group: str) -> frozenset[str]:
    """The classes a group's words name, without the one that is everybody."""
    known = classes()
    found = frozenset[str]().union(
        *(known.get(word, frozenset()) for word in WORD.findall(UNDERAGE.sub("underage", group.lower())))
    )
    if "child" in found and found & ARMED:
        # "Underage fighters" are asked for as the children that they are.
        return frozenset({"child"})
    # Aid workers are no factory's: the word tells something only by itself.
    return found - ANYBODY - SOME_TRADE or found - ANYBODY


def same_group(asked: str, counted: str) -> bool:
    """Do both name people of one class ("pupils", "six school children")?"""
    one, other = classes_of(asked), classes_of(counted)
    if one and other:
        return bool(one & other) or any(one & alike and other & alike for alike in ALIKE)
    return bool(_telling(asked) & _telling(counted))


def apart_within(asked: str, counted: str) -> bool:
    """Are both of one class, and not each other: doctors asked for, and nurses counted?"""
    one, other = (frozenset(WORD.findall(text.lower())) for text in (asked, counted))
    return any(_apart(one, other, kinds) for kinds in _kinds_apart())


def _apart(one: frozenset[str], other: frozenset[str], kinds: Sequence[frozenset[str]]) -> bool:
    first, second = ([kind for kind in kinds if kind & words] for words in (one, other))
    return bool(first and second) and not any(kind in second for kind in first)


@functools.cache
def _kinds_apart() -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(tuple(frozenset(kind) for kind in kinds) for kinds in _data()["apart"])


def other_group(asked: str, counted: str) -> bool:
    """Do both name classes of people, and different ones ("children", "soldiers"), or the second just people?

    A word of no known class may mean the same in other words ("attackers" for militants): that proves nothing.
    """
    if not set(WORD.findall(counted.lower())) - EVERYBODY:
        return True
    one, other = classes_of(asked), classes_of(counted)
    if other == MALE and not one & NOT_MALE:
        # "Nineteen men were shot" leaves open what their trade was.
        return False
    return bool(one and other) and not same_group(asked, counted)


EVERYBODY = frozenset(
    ["people", "persons", "person", "victims", "deaths", "casualties", "killed", "dead", "wounded", "other", "more"]
)


WHERE_THEY_WERE = re.compile(
    r"^\s+(?:others?\s+|more\s+|people\s+)?(?:on|aboard|in|inside)\s+(?:an?|the|their|one)\s+(?P<noun>[a-z]+)"
)


# "An entire family of six displaced people"
FAMILY_OF = re.compile(r"\b(?:family|household) of (?:at least |about |around )?$", re.IGNORECASE)
# "Three children from one family", "one under the age of 18"
OF_FAMILY = re.compile(r"^\s+(?:from|of|belonging to) (?:one|the same|a single|a) (?:[\w-]+ )?(?:family|household)\b")
UNDER_AGE = re.compile(
    r"^\s+(?:of them |of whom )?(?:was |were )?(?:aged )?(?:under|below) (?:the age of )?"
    r"(?:1[0-8]|eighteen|fifteen|ten|eight|five)\b"
)
# "Two of the victims were minors"
WHO_THEY_WERE = re.compile(
    r"^(?:\s+of\s+(?:them|those|the\s+(?:dead|victims|killed|wounded|injured)))?\s+(?:was|were)\s+(?:an?\s+|all\s+)?"
    r"(?P<noun>[a-z]+)\b"
)
VEHICLE = re.compile(r"\b(?:bus|minibus|coach|train|ferry|plane|airliner)(?:es|s)?\b", re.IGNORECASE)


def rode(asked: str, claim: Claim) -> bool:
    """As in "a bus was hit, resulting in seven deaths": those in it may be the passengers asked for."""
    riders = "passenger" in classes_of(asked) and bool(re.search(r"\bpassengers?\b", asked, re.IGNORECASE))
    return riders and VEHICLE.search(claim.quote) is not None


AMONG_FIGHTERS = re.compile(
    r"\b(?:fighters?|militants?|soldiers?|recruits?|combatants?|jihadists?|rebels?|militiamen|members?)\b[^.;]{0,40}"
    r"\b(?:among them|including|of them|of whom)\W+(?:at least |about |around |some )?$",
    re.IGNORECASE,
)


def minors_in_arms(claim: Claim, asked: str | None) -> bool:
    """As in "60 fighters, among them nine minors", where underage fighters are asked for: no civilians."""
    start = claim.quote.find(claim.figure.text) if claim.figure else -1
    young = "child" in classes_of(asked or "") and "child" in classes_of(claim.group or "")
    return young and start > 0 and AMONG_FIGHTERS.search(claim.quote[:start]) is not None


# Those who came to something, and the words by which a report tells of it.
OCCASIONS = {
    "guest": re.compile(r"\b(?:wedding|party|reception|banquet|birthday|engagement|guest|hotel)", re.IGNORECASE),
    "worship": re.compile(r"\b(?:mosque|church|prayer|mass|shrine|temple|synagogue|cathedral)", re.IGNORECASE),
    "mourn": re.compile(r"\b(?:funeral|burial|mourn|wake|cemetery)", re.IGNORECASE),
    "shop": re.compile(r"\b(?:market|bazaar|souk|souq|shop|mall)", re.IGNORECASE),
    "congregant": re.compile(r"\b(?:church|mass|service)", re.IGNORECASE),
}


# Who was on the road, and the words by which a report tells what was hit.
ON_THE_ROAD = {
    "passenger": VEHICLE,
    "pilgrim": re.compile(r"\bpilgrim", re.IGNORECASE),
    "evacuee": re.compile(r"\bevacu", re.IGNORECASE),
}
# What stands behind these is of some of them, or of others.
OF_OTHERS = re.compile(r"\b(?:including|among (?:them|whom)|of (?:them|whom)|while|as well as|in addition)\b|[;:]")


def attended(asked: str, claim: Claim) -> bool:
    """As in "a bomb killed 30 people at a wedding": they may be the guests asked for, if nobody narrower is told.

    So may the ten of "ten died when their bus was hit" be its passengers.
    """
    anybody = not classes_of(claim.group or "") - {"civilian"}
    start = claim.quote.find(claim.figure.text) if claim.figure and anybody else -1
    behind = OF_OTHERS.split(claim.quote[start:], maxsplit=1)[0] if start >= 0 else ""
    there = (word in asked.lower() and found.search(behind) is not None for word, found in ON_THE_ROAD.items())
    return any(there) or any(
        word in asked.lower() and occasion.search(claim.quote) is not None and not classes_of(claim.group or "")
        for word, occasion in OCCASIONS.items()
    )


def under_arms(asked: str, claim: Claim) -> bool:
    """As in "seven people of a local armed group": by that noun alone they may be the rebels asked for."""
    fighters = bool(classes_of(asked) & ARMED) and not classes_of(asked) - ARMED
    return claim.status is Status.COMBATANT and fighters and not classes_of(claim.group or "")


def placed(claim: Claim) -> str:
    """As in "25 others on a bus were wounded": what those counted were on or in, for a claim that names no group."""
    start = claim.quote.find(claim.figure.text) if claim.figure else -1
    behind = claim.quote[start + len(claim.figure.text) :] if claim.figure and start >= 0 else ""
    if (start > 0 and FAMILY_OF.search(claim.quote[:start])) or OF_FAMILY.match(behind):
        return "family"
    if UNDER_AGE.match(behind):
        return "child"
    were = WHO_THEY_WERE.match(behind)
    if were and classes_of(were["noun"]):
        return were["noun"]
    found = WHERE_THEY_WERE.match(behind)
    return found["noun"] if found else ""


COUNTED = re.compile(
    r"\b(?:how many|number of)\s+(?P<what>(?:[\w'’-]+\s+){1,4}?)(?=(?:did|do|does|were|was|are|is|had|have|has|must|"
    r"should|would|will|can|could|in|of|at|on|from|to|that|who|which|for|the|by)\b)",
    re.IGNORECASE,
)


# "How much did bread cost", "how much aid", "how often was it shelled": no people.
HOW_MUCH = re.compile(r"\bhow (?:much|often)\b", re.IGNORECASE)


CASUALTIES = frozenset(
    ["losses", "casualties", "fatalities", "deaths", "victims", "injuries", "lives", "bodies", "corpses", "martyrs"]
)


def counts_things(question: str) -> bool:
    """`How many drones were shot down?` counts no people."""
    if HOW_MUCH.search(question):
        return True
    counted = COUNTED.search(question)
    if counted is None:
        return False
    words = counted["what"].lower().split()
    known, harm = victims(), outcomes().passive.keys() | outcomes().active.keys()
    if any(word in known.nouns or word in CASUALTIES for word in words) or counted["what"].split()[-1].istitle():
        return False
    # "How many lorries did they set off", "how many indications": of nobody, and nobody was harmed.
    unharmed = words[-1].endswith("s") and harm.isdisjoint(WORD.findall(question.lower()))
    return unharmed or any(word in known.things for word in words[-1:] + words[:1])


def _telling(group: str) -> set[str]:
    return {word.rstrip("s") for word in WORD.findall(group.lower()) if len(word) > 3}
