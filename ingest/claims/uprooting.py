"""Who was driven from home: by a verb before the figure, by a flight or a refuge told behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.domain.claims import Outcome, Status
from assistant.language.tokens import Token
from ingest.claims.beside import HAVE, Linked
from ingest.claims.between import behind_kin
from ingest.claims.figures import unknown_plural
from ingest.claims.victim_phrases import Counted
from ingest.claims.words import words


def driven(tokens: Sequence[Token], counted: Counted, before: set[str], after: list[str]) -> Linked | None:
    """`forced 13,000 residents to flee`, `drove thousands from their homes`."""
    after = after[: after.index("as")] if "as" in after else after
    if counted.bare and counted.last < len(tokens) and unknown_plural(tokens[counted.last]):
        return None
    further = [token.lower for token in tokens[counted.last : counted.last + FURTHER]]
    if ("safe", "passage") in pairwise(further) and not counted.article:
        # "were granted safe passage out of the town"
        return Linked(counted, Outcome.DISPLACED, counted.last)
    flees = (
        {"flee", "fled"} & set(after)
        or {("leave", "their"), ("leave", "home")} & set(pairwise(after))
        or ({"from", "out"} & set(after[:2]) and {"homes", "houses"} & set(after))
    )
    if flees and (before & words("driven") or set(after[:3]) & {"fled", "flee", "forced", "have", "had"}):
        return Linked(counted, Outcome.DISPLACED, counted.last)
    if not counted.article and _from_home(tokens, counted):
        return Linked(counted, Outcome.DISPLACED, counted.first - 1)
    told = " ".join(token.lower for token in tokens[behind_kin(tokens, counted.last) : counted.last + 12])
    going = " ".join(token.lower for token in tokens[counted.last : counted.last + LONGEST_LEAVE])
    made = DRIVEN_OUT.match(told) or TAKEN_OUT.match(told) or BY_BUS.match(going)
    if made and not counted.article:
        return Linked(counted, Outcome.DISPLACED, counted.last)
    return _uprooted(tokens, counted)


FURTHER = 20


def _from_home(tokens: Sequence[Token], counted: Counted) -> bool:
    """`driving tens of thousands of Christians and members of other faiths from their homes`."""
    led = counted.first > 0 and tokens[counted.first - 1].lower in DRIVES
    behind = " ".join(token.lower for token in tokens[counted.last : counted.last + LONGEST_LIST])
    home = FROM_HOME.search(behind) if led else None
    return home is not None and not any(word in words("clause_ends") for word in behind[: home.start()].split())


DRIVES = frozenset(
    {"chased", "chasing", "drive", "drives", "driven", "driving", "drove", "expelled", "expelling", "forced", "forcing"}
)
FROM_HOME = re.compile(r"\b(?:from|out of) (?:their|its) (?:homes?|houses|villages?|towns?|lands?)\b")
LONGEST_LIST = 20


# "nine million have been driven from their homes"
DRIVEN_OUT = re.compile(
    r"(?:people )?(?:(?:have|had|has|were|are|been|also|now|being) ){1,4}"
    r"(?:driven|forced|chased) (?:out of|from) (?:their|the) "
)


# "3,000 residents of the two villages left on Wednesday in 45 buses"
BY_BUS = re.compile(
    r"(?:of (?:[\w'’-]+ ){1,8}?)?(?:left|departed|set off) (?:on )?(?:[a-z]+day )?"
    r"(?:in|on|aboard) (?:board )?(?:[\w,]+ ){0,2}(?:buses|coaches)\b"
)
LONGEST_LEAVE = 16


# "4,000 people were bused out of the town"
TAKEN_OUT = re.compile(
    r"(?:people )?(?:(?:have|had|has|were|are|been|also|now|being|then) ){0,4}"
    r"(?:(?:bused|bussed|ferried|shuttled) (?:out )?|transported out )(?:of|from|away from) "
)


def _uprooted(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    """`a million have found refuge abroad`, `5,000 people left the two towns`, `a haven for thousands of families`."""
    last = behind_kin(tokens, counted.last)
    # Fighters who leave retreat, unless they take their families with them.
    fight = counted.status is Status.COMBATANT and last == counted.last
    if counted.article or fight or counted.quantity.low == 0:
        return None
    ahead = [token.lower for token in tokens[max(0, counted.first - 3) : counted.first]]
    if ahead[-1:] in (["for"], ["to"]) and set(ahead[:-1]) & {"haven", "sanctuary", "refuge"} and not counted.bare:
        return Linked(counted, Outcome.DISPLACED, counted.first - 1)
    behind = tokens[counted.last : counted.last + 4]
    near = [token.lower for token in behind]
    while near and near[0] in HAVE | {"also", "now", "since"}:
        near, behind = near[1:], behind[1:]
    refuge = near[:1] and near[0] in FINDS and near[1:2] and near[1] in {"refuge", "shelter", "asylum"}
    if refuge or near[:2] == ["become", "refugees"]:
        return Linked(counted, Outcome.DISPLACED, counted.last)
    if CROSSED.match(" ".join(near)) and (counted.quantity.low is None or counted.quantity.low >= MANY):
        return Linked(counted, Outcome.DISPLACED, counted.last)
    left = _left_behind(tokens, last)
    place = tokens[left + 1 : left + 6] if left else []
    able = left is not None and left > last
    away = bool(place) and (
        (able and [token.lower for token in place[:2]] == ["the", "area"])
        or place[0].is_capital
        or (place[0].lower == "the" and any(t.lower in words("town_words") for t in place))
        or _held_areas(place)
    )
    return Linked(counted, Outcome.DISPLACED, counted.last) if away else None


# So few who cross a border may be anybody.
MANY = 50
CROSSED = re.compile(r"(?:already )?crossed the (?:\w+ )?(?:border|frontier)\b")


def _held_areas(place: Sequence[Token]) -> bool:
    """`left rebel-held districts`: whose the place is tells that it is one."""
    told = {part for token in place[:4] for part in token.lower.split("-")[-1:]}
    return bool(HELD_BY & told) and bool(AREAS & told)


HELD_BY = frozenset({"besieged", "controlled", "held", "occupied", "run"})
AREAS = frozenset({"areas", "area", "districts", "neighborhoods", "neighbourhoods", "suburbs", "territory", "towns"})


def displaced(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`thousands of displaced families`: nothing else befell them."""
    counted = found[number]
    if counted.head is None:
        return None
    near = range(counted.quantity.last, counted.head)
    place = next((k for k in near if tokens[k].lower == "displaced"), None)
    return None if place is None else Linked(counted, Outcome.DISPLACED, place)


def _left_behind(tokens: Sequence[Token], last: int) -> int | None:
    """The verb in `5,000 people left`, `people who had lived under siege for two years left`."""
    # "civilians, including thousands of children, have escaped"
    relative = tokens[last : last + 1] != [] and tokens[last].lower in {"who", "including"}
    for place in range(last, min(len(tokens), last + (LONGEST_CLAUSE if relative else 1))):
        gone = _gone_at(tokens, place)
        if gone is not None:
            return gone
        if tokens[place].lower in words("clause_ends") or tokens[place].lower in {",", ";"}:
            return None
    return None


def _gone_at(tokens: Sequence[Token], place: int) -> int | None:
    """Where the verb ends that begins here: `left`, `managed to leave`, `have been able to get out of`."""
    told = [token.lower for token in tokens[place : place + 8]]
    helping = next((at for at, word in enumerate(told) if word not in HAVE | {"been", "was", "were"}), 0)
    verb = GONE.match(" ".join(told[helping:]))
    return place + helping + verb[0].count(" ") if verb else None


GONE = re.compile(
    r"(?:left|escaped|crossed (?:over )?(?:the border )?(?:in)?to)\b"
    r"|(?:managed|able) to (?:leave|escape|exit|get out(?: of)?)(?: from)?\b"
)
LONGEST_CLAUSE = 16
FINDS = frozenset({"found", "find", "sought", "seek", "taken", "took", "seeking", "taking", "finding"})
