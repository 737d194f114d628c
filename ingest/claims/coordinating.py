"""Figures joined to one before share its fate: `killed 104 soldiers and 8 civilians`, each place with its own count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from assistant.language.numbers import quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from ingest.claims.beside import Linked
from ingest.claims.living import spared
from ingest.claims.victim_phrases import Counted
from ingest.claims.words import words


def coordinated(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`killed 104 soldiers and 8 civilians`: a figure joined to one before shares its fate."""
    item = earlier[number - 1] if number else None
    if item is None or spared(tokens, found[number]):
        return None
    this, previous = found[number], found[number - 1]
    before = [token.lower for token in tokens[max(0, this.first - 2) : this.first]]
    if before in BESIDES and not this.bare:
        # "killed ten fighters in the blast along with eight guards", "nine were killed, as were four officers"
        return Linked(this, item.outcome, item.trigger, item.whole)
    follows = tokens[this.last].lower if this.last < len(tokens) else ""
    named = this.bare and follows[:1].isalpha() and follows not in words("breaks") | words("fill") | words("days")
    if (before == ["total", "of"] and not named) or _listed(tokens, previous, this):
        # "announced 19 more deaths, for a total of 729"
        return Linked(replace(this, status=previous.status), item.outcome, item.trigger, item.whole)
    beside = only_joins(tokens, _past_age(tokens, previous.last), _family_before(tokens, this.first))
    if not this.bare and (beside or _credited_between(tokens, previous.last, this.first)):
        return Linked(this, item.outcome, item.trigger, item.whole)
    after = max(previous.last, item.trigger + 1) if item.trigger < this.first else previous.last
    if _is_another(tokens, this, before) or _elsewhere(tokens, this) or _joined(tokens, previous, this, after):
        return Linked(this, item.outcome, item.trigger, item.whole)
    return None


BESIDES = (["along", "with"], ["together", "with"], ["addition", "to"], ["as", "were"], ["as", "was"])


def _credited_between(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`killed 66 civilians according to the monitor as well as three rescuers`: only who says so stands between."""
    between = [token.lower for token in tokens[first:last]]
    return (
        between[:2] == ["according", "to"]
        and between[-3:] == ["as", "well", "as"]
        and not any(word in outcomes().passive or word in words("clause_ends") for word in between[2:-3])
    )


def _past_age(tokens: Sequence[Token], at: int) -> int:
    """Where a phrase goes on behind the age in `killed a girl aged two and five soldiers`."""
    aged = at + 1 < len(tokens) and tokens[at].lower == "aged"
    age = quantity_at(tokens, at + 1) if aged else None
    return age.last if age else at


def _family_before(tokens: Sequence[Token], first: int) -> int:
    """`a whole family of six people`: where it begins whose size is told at token `first`, else `first`."""
    if [token.lower for token in tokens[max(0, first - 2) : first]] != ["family", "of"]:
        return first
    at = first - 2
    while at > 0 and tokens[at - 1].lower in {"a", "an", "another", "entire", "the", "whole"}:
        at -= 1
    return at


def _listed(tokens: Sequence[Token], previous: Counted, this: Counted) -> bool:
    """`150 bodies were counted in Hama 90 in Masyaf and 67 in Kfar Batna`: each place has its figure."""
    if not this.bare or not is_placed(tokens, this) or not tokens[this.last + 1 : this.last + 2]:
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
    """`two men from one group and three men from another`, `six soldiers named by the army and two farmers`."""
    between = [token.lower for token in tokens[first:last]]
    joint = between[-1:] == ["and"] or between[-3:] == ["as", "well", "as"] or between[-2:] == ["addition", "to"]
    led = between[:1] and (
        between[0] in {"among", "from", "of", "including"} or (between[0] in LISTED and between[1] == "by")
    )
    if not 3 <= len(between) <= 12 or not led or not joint:
        return False
    fates = outcomes()
    inner = between[:-3] if between[-1] in {"as", "to"} else between
    return not any(word in fates.passive or word in fates.active or word in words("clause_ends") for word in inner)


LISTED = frozenset({"confirmed", "identified", "listed", "named"})


def only_joins(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Is there nothing between two figures but what joins them?"""
    return last - first <= 4 and all(tokens[k].lower in words("joins") for k in range(first, last))


def is_placed(tokens: Sequence[Token], counted: Counted) -> bool:
    return counted.last < len(tokens) and tokens[counted.last].lower in WHERE
