"""The word beside a figure that says what befell those it counts: `nine killed`, `killing nine`, `nine deaths`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.claims import Outcome, Status
from assistant.language.numbers import quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.between import behind_kin, on_a_day, wiped_out
from ingest.claims.both_fates import LATER, gassed, lived, of_both
from ingest.claims.victim_phrases import Counted, is_verb
from ingest.claims.words import words

HAVE = frozenset(["has", "have", "had", "having"])


REACH_LEFT = 6


@dataclass(frozen=True, slots=True)
class Linked:
    """A count with its outcome. `whole` is the place in the list of the count that this is a part of, else None."""

    counted: Counted
    outcome: Outcome
    trigger: int
    """The token that decided."""
    whole: int | None = None
    continued: bool = False
    """Whether the sentence before told what befell them."""


def own_outcome(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    """`no deaths`, `five fatalities`, `60 wounded`: the noun itself is the outcome."""
    if counted.head is None:
        return None
    if told := _by_adjective(tokens, counted, counted.head):
        return told
    word = tokens[counted.head].lower
    if word in {"dead", "deaths", "fatalities", "martyrs", "bodies", "corpses", "death", "fatality"}:
        return Linked(counted, Outcome.KILLED, counted.head)
    if word in {"wounded", "injured", "injuries", "injury", "cases", "case"}:
        return Linked(counted, Outcome.INJURED, counted.head)
    if word in {"casualties", "casualty"}:
        return Linked(counted, Outcome.OTHER, counted.head)
    return None


def _by_adjective(tokens: Sequence[Token], counted: Counted, head: int) -> Linked | None:
    """`104 dead soldiers`, `hundreds of dead and injured people`."""
    adjectives = [token.lower for token in tokens[counted.quantity.last : head]]
    if len(words("fate_adjectives") & set(adjectives)) > 1 and set(adjectives) & {"and", "&"}:
        # "hundreds of dead and injured people": one figure for both.
        first = next(k for k in range(counted.quantity.last, head) if tokens[k].lower in words("fate_adjectives"))
        return Linked(counted, Outcome.OTHER, first)
    for place in range(counted.quantity.last, min(head, counted.quantity.last + 3)):
        # "104 dead soldiers"
        after = {token.lower for token in tokens[counted.last : counted.last + 3]}
        if tokens[place].lower in words("fate_adjectives") and not after & set(outcomes().passive):
            if (died := _died(tokens, counted)) and tokens[place].lower in {"injured", "wounded"}:
                # "six injured miners … died on Friday"
                return Linked(counted, Outcome.KILLED, died)
            return Linked(counted, outcomes().passive[tokens[place].lower], place)
    return None


def _died(tokens: Sequence[Token], counted: Counted) -> int | None:
    """The "died" behind the count and what says where they were, with no other clause between."""
    for place in range(counted.last, min(len(tokens), counted.last + LATER)):
        word = tokens[place].lower
        if word in {"died", "succumbed"}:
            return place
        if word in words("clause_ends") or word in words("be") or word in {"and", ",", "who"} or is_verb(word):
            return None
    return None


def adjacent_fate(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    fates = outcomes()
    place = counted.last
    while place < min(len(tokens), counted.last + 5) and tokens[place].lower in words("be") | HAVE | {
        "of",
        "them",
        "whom",
    }:
        place += 1
    if place < len(tokens) and tokens[place].lower in fates.passive:
        return Linked(counted, fates.passive[tokens[place].lower], place)
    return own_outcome(tokens, counted)


def beside_right(
    tokens: Sequence[Token], _found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], used: set[int]
) -> Linked | None:
    """`nine villagers killed`, `nine were killed`, `127 dead`: the word right behind the figure."""
    counted = _found[number]
    noun = own_outcome(tokens, counted)
    if noun:
        return noun
    left = verb_left(tokens, counted, used)
    before = victims().nouns.get(tokens[left - 1].lower) if left else None
    if (
        left is not None
        and left
        and (counted.bare or _has_own_fate(tokens, counted))
        and before is Status.CIVILIAN
        and not tokens[left - 1].lower.endswith("s")
    ):
        # "Civilian killed 3 injured": the article is left out, too.
        left = None
    previous = _earlier[number - 1] if number else None
    # "claimed 40 lives injured 90 others and displaced …": the figure before has its verb.
    free = previous is None or previous.trigger >= _found[number - 1].first
    if (
        left is not None
        and number
        and free
        and _found[number - 1].last == left
        and not _is_doer(tokens, _found[number - 1])
    ):
        # "A woman killed 30 injured in attack": a headline, where each figure stands before its fate.
        left = None
    start = _after_part(tokens, counted.last)
    fates, place, be = outcomes(), start, False
    while place < min(len(tokens), max(counted.last + 5, start + 2)):
        word = tokens[place].lower
        if word in words("be") | HAVE:
            be = True
        elif word in fates.passive:
            if of_both(tokens, place):
                return Linked(counted, Outcome.OTHER, place)
            # "killed 58 wounded 60": the first verb has no figure before it, so 58 is its own.
            own = left is not None and not be and word not in {"dead", "missing"}
            if own or (word in fates.active and _acts(tokens, _found, number, place)):
                return None
            hurt = (word == "affected" and gassed(tokens, place)) or (word == "shot" and lived(tokens, place))
            return Linked(counted, Outcome.INJURED if hurt else fates.passive[word], place)
        elif word not in words("fill") and not word.endswith("ly"):
            return None
        place += 1
    return None


def _is_doer(tokens: Sequence[Token], counted: Counted) -> bool:
    return counted.head is not None and tokens[counted.head].lower in DOERS


DOERS = frozenset({"bomber", "attacker", "gunman", "assailant", "militant", "sniper", "terrorist", "bombers", "gunmen"})


BENEATH = frozenset({"under", "beneath", "alive"})


def _after_part(tokens: Sequence[Token], place: int) -> int:
    """Behind `mostly children`, `some of them children`: where the fate of a headline's figure stands."""
    place = behind_kin(tokens, place)
    # "58 people, including 11 children, killed in raid"
    opens = place + (tokens[place : place + 1] != [] and tokens[place].text == ",")
    if tokens[opens : opens + 1] and tokens[opens].lower in words("parts"):
        for ahead in range(opens + 1, min(len(tokens), opens + 6)):
            if tokens[ahead].lower in outcomes().passive or tokens[ahead].lower in words("be"):
                # "700 people including 47 wounded": a bare part takes the word for itself.
                return place if quantity_at(tokens, ahead - 1) and tokens[opens].lower == "including" else ahead
    return place


def verb_left(  # noqa: C901, PLR0911, PLR0912 - one walk to the left, a way out for each kind of word
    tokens: Sequence[Token], counted: Counted, used: set[int]
) -> int | None:
    """The active word before a figure, with nothing but fill between."""
    fates = outcomes()
    for place in range(counted.first - 1, max(-1, counted.first - 1 - REACH_LEFT), -1):
        word = tokens[place].lower
        if word in fates.active and place not in used:
            before = tokens[place - 1].lower if place else ""
            to_what = [token.lower for token in tokens[counted.last : counted.last + 1]] == ["to"]
            men = counted.head is not None and tokens[counted.head].lower in {"men", "members"}
            combatants = counted.status is Status.COMBATANT or men
            if word in {"lost", "losing"} and (combatants or (to_what and not counted.bare)):
                # "lost two fishermen to a mine"
                return place
            if word in {"buried", "burying"}:
                beneath = {token.lower for token in tokens[counted.last : counted.last + 4]} & {
                    "under",
                    "beneath",
                    "alive",
                }
                return None if beneath or counted.bare or before in words("be") else place
            if place == counted.first - 1 and (
                (word.startswith("claim") and counted.status is Status.CIVILIAN)
                or (word == "claiming" and counted.status is Status.COMBATANT and not counted.article)
            ):
                return place
            if word in words("life_verbs"):
                after = [token.lower for token in tokens[counted.last : counted.last + 2]]
                if word.startswith("claim") and after[:1] == ["and"] and fates.active.get(after[-1]) is Outcome.INJURED:
                    # "claiming eight and injuring 14"
                    return place
                lives = any(
                    tokens[k].lower in {"lives", "life"} for k in range(place, min(len(tokens), counted.last + 1))
                )
                return place if lives else None
            if word in words("need_of"):
                named = any(tokens[k].lower == "of" for k in range(place, counted.first))
                return place if named or before in {"and", "or"} else None
            beside = {token.lower for token in tokens[place + 1 : counted.first]}
            if beside & {"along", "together"}:
                return place
            if (beside & {"against"} and not word.startswith("massacre")) or (beside & {"with"}):
                return None
            return None if before in words("be") and word in fates.passive else place
        if wiped_out(tokens, place) and counted.status is Status.COMBATANT and counted.head is not None:
            return place
        if word == "dead" and place and tokens[place - 1].lower in {"shot", "shoot", "shoots", "shooting"}:
            # "nine were shot dead and four kidnapped": not the four.
            return None if place > 1 and tokens[place - 2].lower in words("be") else place - 1
        told = word in words("fill") or word.endswith("ly") or word in fates.active
        # "gunned down 20 people"
        told = told or (word == "down" and place > 0 and tokens[place - 1].lower in fates.active)
        if not told and not on_a_day(tokens, place):
            return None
    return None


def verb_before(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], used: set[int]
) -> Linked | None:
    """`killing nine villagers`, `the death of 15 civilians`: the verb before the figure."""
    counted = found[number]
    place = verb_left(tokens, counted, used)
    if place is None:
        place = _verb_before_name(tokens, found, number)
    if place is None:
        return None
    fates = outcomes()
    outcome = fates.active.get(tokens[place].lower, Outcome.KILLED)
    also = [fates.active[t.lower] for t in tokens[max(0, place - 2) : place] if t.lower in fates.active]
    joined = place and (tokens[place - 1].lower in {"and", "or"} or _verbs_of_headline(tokens, place, used))
    if joined and also and also[-1] is not outcome and place - 2 not in used:
        outcome = Outcome.OTHER
    return Linked(counted, outcome, place)


def _verbs_of_headline(tokens: Sequence[Token], place: int, used: set[int]) -> bool:
    """`Mortar Attack Kills Injures 70`"""
    pair = tokens[place - 1 : place + 1]
    return place - 1 not in used and all(token.is_capital and token.lower in outcomes().active for token in pair)


def _acts(tokens: Sequence[Token], found: Sequence[Counted], number: int, verb: int) -> bool:
    """`the militia has killed 70`, `A bomber killed 30 people`: those before the verb did it."""
    starts = any(other.first == verb + 1 and not _has_own_fate(tokens, other) for other in found)
    armed = found[number].status is Status.COMBATANT or _is_doer(tokens, found[number])
    return tokens[verb - 1].lower in HAVE or ((found[number].article or armed) and starts)


def _has_own_fate(tokens: Sequence[Token], counted: Counted) -> bool:
    """`… 30 injured`: what befell them stands behind, and the verb before is another's.

    In "killed 30 people injured 90 on Sunday" the second verb has a figure of its own.
    """
    after = tokens[counted.last : counted.last + 1]
    if not after or after[0].lower not in outcomes().passive:
        return False
    own = quantity_at(tokens, counted.last + 1) if counted.last + 1 < len(tokens) else None
    active = after[0].lower in outcomes().active and counted.head is not None
    return own is None or not active or own.last >= len(tokens) or tokens[own.last].lower in outcomes().passive


def _verb_before_name(tokens: Sequence[Token], found: Sequence[Counted], number: int) -> int | None:
    """`killing Colonel Ali Hasan, a commander, and eight more militants`: the first victim has a name."""
    counted = found[number]
    if counted.article or counted.first == 0 or tokens[counted.first - 1].lower != "and":
        return None
    for place in range(counted.first - 2, max(-1, counted.first - 18), -1):
        word = tokens[place].lower
        if word in words("clause_ends") or any(other.first <= place < other.last for other in found[:number]):
            return None
        if word in {"killing", "wounding", "injuring", "executing", "murdering"}:
            return place if tokens[place + 1].is_capital else None
    return None
