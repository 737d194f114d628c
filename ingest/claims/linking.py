"""Which outcome befell whom: each count of people is tied to a word that says what happened to them.

The order of the rules matters, and each follows how reports are written: a word beside the figure decides before one
further off, a verb before its figure only if no earlier figure has it, and coordinated figures share what follows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from assistant.domain.claims import Outcome, Status
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.afar import HELD, among, behind, of_the_dead, taken, toll
from ingest.claims.beside import Fate, Linked, adjacent_fate, beside_right, verb_before
from ingest.claims.conditions import in_condition
from ingest.claims.continuing import goes_on
from ingest.claims.recounting import recounts
from ingest.claims.same_again import same_toll
from ingest.claims.then import and_then
from ingest.claims.uprooting import displaced
from ingest.claims.victim_phrases import Counted
from ingest.claims.words import words


def tells_of_harm(tokens: Sequence[Token]) -> bool:
    """Is there a word without which no figure can be linked?"""
    fates = outcomes()
    signs = words("other_signs")
    return any(t.lower in fates.passive or t.lower in fates.active or t.lower in signs for t in tokens)


def link(
    tokens: Sequence[Token], found: Sequence[Counted], before: Fate | None = None, toll: Counted | None = None
) -> list[Linked]:
    """Counts that an outcome is tied to, in order. A count without one is no claim and is left out.

    `before` is what the sentence before told: "Six of them were minors", "The total is 1,119". `toll`: the deaths that
    were told last, for "the same toll".
    """
    linked: list[Linked | None] = []
    for number in range(len(found)):
        item = _link_one(tokens, found, number, linked)
        further = goes_on(tokens, found[number], before) if item is None else None
        linked.append(replace(further, continued=True) if further else item)
    _break_down(tokens, found, linked)
    _share_backwards(tokens, found, linked)
    linked = [_of_the_whole(tokens, found, number, item) for number, item in enumerate(linked)]
    each = (each for item in linked if item is not None and not _no_harm(tokens, item) for each in _each(tokens, item))
    told = [further for item in each for further in and_then(tokens, item)]
    again = same_toll(tokens, toll)
    return told if again is None or _repeated(again, told) else [again, *told]


def _repeated(again: Linked, told: Sequence[Linked]) -> bool:
    """`gave the same toll 18 killed`: the sentence has the number itself."""
    return any(
        item.outcome is again.outcome and item.counted.quantity.low == again.counted.quantity.low for item in told
    )


def _of_the_whole(tokens: Sequence[Token], found: Sequence[Counted], number: int, item: Linked | None) -> Linked | None:
    """`15 of the 350 hostages taken last week have been shot`: of the 350 that is not told, but what stands beside."""
    if item is None or number == 0 or item.trigger < item.counted.last:
        return item
    between = [token.lower for token in tokens[found[number - 1].last : item.counted.first]]
    opens = tokens[found[number - 1].last - 1].lower == "of" and between == ["the"]
    if not (between == ["of", "the"] or opens) or not found[number - 1].bare:
        return item
    held = item.counted.head is not None and tokens[item.counted.head].lower in HELD
    if held:
        return replace(item, outcome=Outcome.CAPTURED, trigger=item.counted.last)
    near = adjacent_fate(tokens, item.counted)
    return item if near is not None and near.trigger == item.trigger else near


def _no_harm(tokens: Sequence[Token], item: Linked) -> bool:
    """Behind a front people are `trapped` and `besieged` unhurt; who `will be evacuated` still is at home."""
    word = tokens[item.trigger].lower
    if item.outcome is not Outcome.DISPLACED and _kin_of(tokens, item):
        return True
    if word in {"trapped", "besieged"}:
        near = tokens[max(0, item.trigger - NEAR) : item.trigger + NEAR]
        return not any(token.lower in RUBBLE for token in near)
    before = [token.lower for token in tokens[max(0, item.trigger - 2) : item.trigger]]
    ahead = [token.lower for token in tokens[max(0, item.counted.first - 3) : item.counted.first]]
    planned = before == ["will", "be"] or (ahead[-1:] == ["see"] and bool(set(ahead) & {"to", "will", "would"}))
    return item.outcome is Outcome.DISPLACED and planned


def _kin_of(tokens: Sequence[Token], item: Linked) -> bool:
    """`the wives of the five rebels were killed`: they were, and not the rebels, unless these are "rebels killed"."""
    first, last = item.counted.first, item.counted.last
    ahead = [token.lower for token in tokens[max(0, first - 3) : first]]
    ahead = ahead[:-1] if ahead[-1:] == ["the"] else ahead
    behind = [token.lower for token in tokens[last : last + 1]]
    theirs = bool(behind) and (behind[0] in outcomes().passive or behind[0] in {"who", "whose"})
    return ahead[-1:] == ["of"] and len(ahead) > 1 and ahead[-2] in FAMILIES and not theirs


FAMILIES = frozenset(
    {"children", "daughters", "families", "mothers", "parents", "relatives", "sons", "widows", "wives"}
)
NEAR = 8
RUBBLE = frozenset(
    {"rubble", "debris", "ruins", "wreckage", "collapsed", "floods", "flood", "mud", "fire", "rain", "snow"}
)


def _break_down(tokens: Sequence[Token], found: Sequence[Counted], linked: list[Linked | None]) -> None:
    """`21 people were killed, 15 in the north and six in the south`: what adds up to the count before is its parts."""
    for whole, item in enumerate(linked):
        if item is None:
            continue
        parts = range(whole + 1, min(len(found), whole + 1 + MOST_PARTS))
        placed = list(takewhile(lambda k: found[k].bare and _is_placed(tokens, found[k]), parts))
        total = found[whole].quantity.low
        if (
            len(placed) > 1
            and _and_leads(tokens, found[placed[-1]])
            and total == sum(found[k].quantity.low or 0 for k in placed)
        ):
            for k in placed:
                linked[k] = Linked(replace(found[k], status=item.counted.status), item.outcome, item.trigger, whole)


MOST_PARTS = 6


def _and_leads(tokens: Sequence[Token], counted: Counted) -> bool:
    """`and six`, `and another six`: the last of the parts."""
    before = [token.lower for token in tokens[max(0, counted.first - 2) : counted.first]]
    return before[-1:] == ["and"] or before == ["and", "another"]


def _is_placed(tokens: Sequence[Token], counted: Counted) -> bool:
    return counted.last < len(tokens) and tokens[counted.last].lower in WHERE


def _each(tokens: Sequence[Token], item: Linked) -> list[Linked]:
    """`killing and injuring scores`: a vague count of both is one of each; `killed and wounded 30`, and `killing or
    injuring scores`, count all together.
    """
    vague = item.counted.quantity.low is None and item.counted.quantity.high is None
    both = item.outcome is Outcome.OTHER and tokens[item.trigger].lower in {
        word for word, outcome in (outcomes().active | outcomes().passive).items() if outcome in EITHER
    }
    # "killed and wounded", "dead or missing": the word beside the one that decided.
    near = {token.lower for token in tokens[max(0, item.trigger - 2) : item.trigger + 3]}
    told = {outcomes().passive.get(word) or outcomes().active.get(word) for word in near}
    each = vague and both and set(EITHER) <= told and "or" not in near
    return [replace(item, outcome=outcome) for outcome in EITHER] if each else [item]


EITHER = (Outcome.KILLED, Outcome.INJURED)


def _link_one(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, earlier: Sequence[Linked | None]
) -> Linked | None:
    counted = found[number]
    dead = of_the_dead(tokens, counted)
    if dead is not None:
        return dead
    used = {item.trigger for item in earlier if item}
    rules = (
        _subset,
        in_condition,
        beside_right,
        taken,
        toll,
        verb_before,
        behind,
        among,
        _coordinated,
        _like_before,
        displaced,
    )
    for rule in rules:
        got = rule(tokens, found, number, earlier, used)
        if got is not None and counted.article and got.outcome is Outcome.OTHER and counted.quantity.low:
            # "a farmer was besieged by rain": one person is counted where he came to harm.
            return None
        if got is not None:
            if counted.article and rule is toll:
                return None
            return got
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
    opens = bool(words("subset") & set(before[-3:])) or before[-2:] in (
        ["of", "them"],
        ["of", "whom"],
        ["of", "which"],
        ["among", "them"],
    )
    of_them = [t.lower for t in tokens[counted.last : counted.last + 2]] in (["of", "them"], ["of", "whom"])
    chained = (
        number > 0
        and earlier[number - 1] is not None
        and earlier[number - 1].whole is not None  # type: ignore[union-attr]  # checked on the line above
        and only_joins(tokens, found[number - 1].last, counted.first)
    )
    item = earlier[whole]
    if item is None or not (opens or of_them or chained):
        return None
    fate = adjacent_fate(tokens, counted)
    if fate and fate.outcome is not item.outcome:
        return None
    root = item.whole if item.whole is not None else whole
    return Linked(counted, item.outcome, item.trigger, root)


def _coordinated(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`killed 104 soldiers and 8 civilians`: a figure joined to one before shares its fate."""
    item = earlier[number - 1] if number else None
    if item is None:
        return None
    this, previous = found[number], found[number - 1]
    before = [token.lower for token in tokens[max(0, this.first - 2) : this.first]]
    if before in (["along", "with"], ["together", "with"], ["addition", "to"]) and not this.bare:
        # "killed ten fighters in the blast along with eight guards"
        return Linked(this, item.outcome, item.trigger, item.whole)
    follows = tokens[this.last].lower if this.last < len(tokens) else ""
    named = this.bare and follows[:1].isalpha() and follows not in words("breaks") | words("fill") | words("days")
    if (before == ["total", "of"] and not named) or _listed(tokens, previous, this):
        # "announced 19 more deaths, for a total of 729"
        return Linked(replace(this, status=previous.status), item.outcome, item.trigger, item.whole)
    beside = only_joins(tokens, previous.last, _family_before(tokens, this.first))
    if not this.bare and (beside or _credited_between(tokens, previous.last, this.first)):
        return Linked(this, item.outcome, item.trigger, item.whole)
    after = max(previous.last, item.trigger + 1) if item.trigger < this.first else previous.last
    if _is_another(tokens, this, before) or _elsewhere(tokens, this) or _joined(tokens, previous, this, after):
        return Linked(this, item.outcome, item.trigger, item.whole)
    return None


def _credited_between(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`killed 66 civilians according to the monitor as well as three rescuers`: only who says so stands between."""
    between = [token.lower for token in tokens[first:last]]
    return (
        between[:2] == ["according", "to"]
        and between[-3:] == ["as", "well", "as"]
        and not any(word in outcomes().passive or word in words("clause_ends") for word in between[2:-3])
    )


def _family_before(tokens: Sequence[Token], first: int) -> int:
    """`a whole family of six people`: where it begins whose size is told at token `first`, else `first`."""
    if [token.lower for token in tokens[max(0, first - 2) : first]] != ["family", "of"]:
        return first
    at = first - 2
    while at > 0 and tokens[at - 1].lower in {"a", "an", "another", "entire", "the", "whole"}:
        at -= 1
    return at


def _like_before(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`six of the dead were rebels while four were volunteers`, `lost 40 fighters and the others at least nine`."""
    item = earlier[number - 1] if number else None
    this = found[number]
    if item is None or not this.bare or not this.first:
        return None
    if recounts(tokens, this):
        return Linked(replace(this, status=item.counted.status), item.outcome, this.first - 1)
    lost = "lost" in {tokens[item.trigger].lower, tokens[this.first - 1].lower}
    if lost and tokens[this.first - 1].lower == tokens[item.trigger].lower:
        return Linked(replace(this, status=item.counted.status), item.outcome, this.first - 1)
    be = this.last < len(tokens) and tokens[this.last].lower in words("be")
    if not be or tokens[this.first - 1].lower not in {"while", "and", "but", ","}:
        return None
    told = (victims().nouns.get(token.lower) for token in tokens[this.last + 1 : this.last + 5])
    status = next((known for known in told if known is not None), None)
    if status is Status.CIVILIAN and item.counted.status is Status.COMBATANT and _volunteers(tokens, this):
        status = Status.COMBATANT
    return Linked(replace(this, status=status), item.outcome, this.last) if status else None


def _volunteers(tokens: Sequence[Token], counted: Counted) -> bool:
    """Beside fighters, volunteers are fighters."""
    return "volunteers" in {token.lower for token in tokens[counted.last : counted.last + 5]}


def _listed(tokens: Sequence[Token], previous: Counted, this: Counted) -> bool:
    """`150 bodies were counted in Hama 90 in Masyaf and 67 in Kfar Batna`: each place has its figure."""
    if not this.bare or not _is_placed(tokens, this) or not tokens[this.last + 1 : this.last + 2]:
        return False
    between = tokens[previous.last : this.first]
    while between and (between[0].lower in words("be") | COUNTED):
        between = between[1:]
    where = between[1:-1] if between and between[-1].lower in {"and", ","} else between[1:]
    led = bool(between) and between[0].lower in {"in", "at"}
    where, there = _bare_place(where), _bare_place(tokens[this.last + 1 : this.last + 5])[:1]
    return led and bool(where) and len(where) <= LONGEST_PLACE and all(t.is_capital for t in [*where, *there])


def _bare_place(where: Sequence[Token]) -> Sequence[Token]:
    """`Salhin` for "the neighborhood of Salhin"."""
    kind = words("town_words") | {"area", "countryside", "of", "province", "rural", "the"}
    return list(dropwhile(lambda token: token.lower in kind and not token.is_capital, where))


COUNTED = frozenset({"counted", "found", "killed", "recorded", "reported"})
LONGEST_PLACE = 3


def _elsewhere(tokens: Sequence[Token], counted: Counted) -> bool:
    """`killed nine in the old town and seven others in the new`: they share the fate, in another place."""
    head = tokens[counted.head].lower if counted.head is not None else ""
    led = counted.first > 0 and tokens[counted.first - 1].lower == "and"
    behind = tokens[counted.last].lower if counted.last < len(tokens) else ""
    return led and head == "others" and behind in {"in", "at", "near", "on", "outside"}


def _is_another(tokens: Sequence[Token], this: Counted, before: Sequence[str]) -> bool:
    """`… and another five outside the town`, `nine in Azerbaijan and two on the Armenian side`."""
    joined = list(before) in (["and", "another"], ["while", "another"]) or (this.bare and before[-1:] == ["and"])
    placed = this.last < len(tokens) and tokens[this.last].lower in WHERE
    return joined and (not this.bare or placed)


def _joined(tokens: Sequence[Token], previous: Counted, this: Counted, after: int) -> bool:
    if this.bare and after != previous.last:
        return False
    gap = (previous.last, this.first)
    return only_joins(tokens, *gap) or only_joins(tokens, after, this.first) or _whence_and(tokens, *gap)


WHERE = frozenset({"among", "in", "at", "near", "outside", "around", "on", "from", "inside"})


def _whence_and(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`two men from one group and three men from another`."""
    between = [token.lower for token in tokens[first:last]]
    joint = between[-1:] == ["and"] or between[-3:] == ["as", "well", "as"] or between[-2:] == ["addition", "to"]
    if not 3 <= len(between) <= 12 or between[0] not in {"among", "from", "of", "including"} or not joint:
        return False
    fates = outcomes()
    inner = between[:-3] if between[-1] in {"as", "to"} else between
    return not any(word in fates.passive or word in fates.active or word in words("clause_ends") for word in inner)


def _share_backwards(tokens: Sequence[Token], found: Sequence[Counted], linked: list[Linked | None]) -> None:
    """`104 soldiers and 8 civilians have been killed`: the last of the joined figures has the verb."""
    for number in range(len(found) - 2, -1, -1):
        after = linked[number + 1]
        if linked[number] is None and after is not None and after.trigger >= found[number + 1].last - 1:
            part = "including" in {t.lower for t in tokens[found[number].last : found[number + 1].first]}
            beside = found[number].article and not _one_by_one(tokens, found, number)
            if beside or found[number].bare or (part and after.trigger == found[number + 1].last):
                # "700 people including 47 wounded had crossed": the others are not wounded.
                continue
            if only_joins(tokens, found[number].last, found[number + 1].first):
                linked[number] = Linked(found[number], after.outcome, after.trigger)


def _one_by_one(tokens: Sequence[Token], found: Sequence[Counted], number: int) -> bool:
    """`a woman and a child died`, `a farmer, a woman and a child died`: the last of those listed has an "and"."""
    if number + 1 == len(found) or not found[number + 1].article:
        return False
    between = [token.lower for token in tokens[found[number].last : found[number + 1].first]]
    return between in (["and"], [",", "and"]) or (between == [","] and _one_by_one(tokens, found, number + 1))


def only_joins(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Is there nothing between two figures but what joins them?"""
    return last - first <= 4 and all(tokens[k].lower in words("joins") for k in range(first, last))
