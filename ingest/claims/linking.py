"""Which outcome befell whom: each count of people is tied to a word that says what happened to them.

The order of the rules matters, and each follows how reports are written: a word beside the figure decides before one
further off, a verb before its figure only if no earlier figure has it, and coordinated figures share what follows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.domain.claims import Outcome, Status
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.afar import HELD, among, behind, first_fate, of_the_dead, taken
from ingest.claims.beside import HAVE, Linked, adjacent_fate, beside_right, verb_before
from ingest.claims.conditions import in_condition
from ingest.claims.continuing import goes_on
from ingest.claims.coordinating import coordinated, is_placed, only_joins
from ingest.claims.last_told import Fate
from ingest.claims.living import lives
from ingest.claims.recounting import recounts
from ingest.claims.same_again import same_toll
from ingest.claims.then import and_then
from ingest.claims.tolls import toll
from ingest.claims.unrealised import unrealised
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
    harmed = (item for item in linked if item is not None and not _unharmed(tokens, item))
    each = (each for item in harmed for each in _each(tokens, item))
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
    # "of the remaining 132 hostages"
    whole = between == ["of"] or (between[:2] == ["of", "the"] and len(between) <= LONGEST_WHOLE)
    if not (whole or opens) or not found[number - 1].bare:
        return item
    held = item.counted.head is not None and tokens[item.counted.head].lower in HELD
    if held:
        return replace(item, outcome=Outcome.CAPTURED, trigger=item.counted.last)
    if tokens[item.counted.last].lower in words("be") | HAVE:
        # "Four of the six attackers were shot dead": the four.
        return None
    near = adjacent_fate(tokens, item.counted)
    return item if near is not None and near.trigger == item.trigger else near


LONGEST_WHOLE = 3


def _unharmed(tokens: Sequence[Token], item: Linked) -> bool:
    return _no_harm(tokens, item) or unrealised(tokens, item) or lives(tokens, item)


def _no_harm(tokens: Sequence[Token], item: Linked) -> bool:
    """Behind a front people are `trapped` and `besieged` unhurt; who `will be evacuated` still is at home."""
    word = tokens[item.trigger].lower
    if (
        item.counted.bare
        and word in SHOT
        and [t.lower for t in tokens[item.trigger + 1 : item.trigger + 2]] == ["down"]
    ):
        # "shot down 18 of 23": drones, as nobody is named.
        return True
    if item.outcome is not Outcome.DISPLACED and (_kin_of(tokens, item) or _in_proportion(tokens, item)):
        return True
    if word in {"trapped", "besieged"}:
        near = tokens[max(0, item.trigger - NEAR) : item.trigger + NEAR]
        return not any(token.lower in RUBBLE for token in near)
    before = [token.lower for token in tokens[max(0, item.trigger - 2) : item.trigger]]
    ahead = [token.lower for token in tokens[max(0, item.counted.first - 3) : item.counted.first]]
    planned = before == ["will", "be"] or (ahead[-1:] == ["see"] and bool(set(ahead) & {"to", "will", "would"}))
    return item.outcome is Outcome.DISPLACED and planned


def _in_proportion(tokens: Sequence[Token], item: Linked) -> bool:
    """`two fighters were killed for every civilian`: a ratio counts nobody."""
    last = max(item.trigger + 1, item.counted.last)
    return [token.lower for token in tokens[last : last + 2]] in (["for", "every"], ["for", "each"])


def _kin_of(tokens: Sequence[Token], item: Linked) -> bool:
    """`the wives of the five rebels were killed`: they were, and not the rebels, unless these are "rebels killed"."""
    first, last = item.counted.first, item.counted.last
    ahead = [token.lower for token in tokens[max(0, first - 3) : first]]
    ahead = ahead[:-1] if ahead[-1:] == ["the"] else ahead
    behind = [token.lower for token in tokens[last : last + 1]]
    theirs = bool(behind) and (behind[0] in outcomes().passive or behind[0] in {"who", "whose"})
    return ahead[-1:] == ["of"] and len(ahead) > 1 and ahead[-2] in FAMILIES and not theirs


SHOT = frozenset({"shoot", "shooting", "shoots", "shot"})
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
        placed = list(takewhile(lambda k: found[k].bare and is_placed(tokens, found[k]), parts))
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
        coordinated,
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
    taken_on = tokens[counted.first - 1].lower if of_them else ""
    verb = None if taken_on in words("life_verbs") else outcomes().active.get(taken_on)
    if (fate and fate.outcome is not item.outcome) or (verb and verb is not item.outcome):
        # "killed nine soldiers; police arrested three of them"
        return None
    if of_them and whole < number - 1 and _told_of(tokens, found[number - 1], counted):
        # "killed two guards and took five clerks along, three of whom were hurt": three of the five.
        return None
    lost = of_them and item.outcome in {Outcome.MISSING, Outcome.CAPTURED}
    own = first_fate(tokens, counted.last + 2, 4) if lost else None
    if own and own[1] is Outcome.KILLED:
        # "129 are missing, at least 34 of whom are presumed dead", "12 were abducted, four of whom were killed"
        return Linked(counted, own[1], own[0])
    root = item.whole if item.whole is not None else whole
    return Linked(counted, item.outcome, item.trigger, root)


def _told_of(tokens: Sequence[Token], whole: Counted, part: Counted) -> bool:
    """Does a count of people stand right before its part, with nothing but a mark between?"""
    return not whole.bare and [token.text for token in tokens[whole.last : part.first]] in ([], [","], ["-"], ["–"])


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
    if not be or tokens[this.first - 1].lower not in {"while", "and", "but", ",", ";"}:
        return None
    told = (victims().nouns.get(token.lower) for token in tokens[this.last + 1 : this.last + 5])
    status = next((known for known in told if known is not None), None)
    if status is Status.CIVILIAN and item.counted.status is Status.COMBATANT and _volunteers(tokens, this):
        status = Status.COMBATANT
    return Linked(replace(this, status=status), item.outcome, this.last) if status else None


def _volunteers(tokens: Sequence[Token], counted: Counted) -> bool:
    """Beside fighters, volunteers are fighters."""
    return "volunteers" in {token.lower for token in tokens[counted.last : counted.last + 5]}


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
