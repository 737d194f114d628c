"""One count for the dead and the hurt, and words of death behind which somebody lived."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.numbers import quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token


def of_both(tokens: Sequence[Token], place: int) -> bool:
    """`killed or wounded`: one figure for both, and neither's own."""
    fates = outcomes()
    if _headline_of_both(tokens, place) or _listed(tokens, place):
        return True
    if place + 2 >= len(tokens) or tokens[place + 1].lower not in {"or", "and", "&"}:
        return False
    other = fates.passive.get(tokens[place + 2].lower)
    if tokens[place + 2].lower == "fled":
        # "left dozens dead and fled": who killed them did.
        return False
    spoken = any(token.lower in SAYS for token in tokens[place + 4 : place + 4 + LONGEST_SPEAKER])
    if (
        tokens[place + 2].lower in fates.active
        and place + 3 < len(tokens)
        and _object_at(tokens, place + 3)
        # "dozens dead and wounded the ministry said": the comma before the speaker was lost.
        and not (spoken and tokens[place + 3].lower == "the")
    ):
        # "left 200 people dead and displaced half the town": the second verb has an object of its own.
        return False
    return other is not None and other is not fates.passive[tokens[place].lower]


def _listed(tokens: Sequence[Token], place: int) -> bool:
    """`killed, wounded or captured`, `killed, wounded or gone missing`: one figure for them all."""
    near = [token.lower for token in tokens[place : place + 4]]
    fates = outcomes().passive
    joined = len(near) > len("a,b") and near[1] == "," and near[3] in {"or", "and"}
    return joined and fates.get(near[2]) not in {None, fates.get(near[0])}


SAYS = frozenset({"said", "says", "reported", "told", "added", "announced"})


LONGEST_SPEAKER = 8


def _headline_of_both(tokens: Sequence[Token], place: int) -> bool:
    """`25 Rebels Killed Injured`: a headline leaves out the "and", unless the second has a number of its own."""
    pair, behind = tokens[place : place + 2], place + 2
    if len(pair) < 2 or not all(token.is_capital for token in pair):
        return False
    fates = [outcomes().passive.get(token.lower) for token in pair]
    counted = behind < len(tokens) and quantity_at(tokens, behind) is not None
    return None not in fates and fates[0] is not fates[1] and not counted


def gassed(tokens: Sequence[Token], place: int) -> bool:
    """`were affected by the gas`: hurt by it."""
    return bool({token.lower for token in tokens[place + 1 : place + 6]} & POISONS)


def lived(tokens: Sequence[Token], place: int) -> bool:
    """`a girl shot in the town was evacuated to a hospital`: who is treated is not dead."""
    after = {token.lower for token in tokens[place + 1 : place + LATER]}
    return bool(after & TREATED) and not after & {"dead", "died", "death", "killed", "succumbed"}


LATER = 24


TREATED = frozenset({"evacuated", "treated", "treatment", "surgery", "survived", "stable", "recovering", "wounded"})


POISONS = frozenset({"gas", "gases", "chlorine", "sarin", "fumes", "poison", "chemical", "chemicals", "smoke", "toxic"})


def _object_at(tokens: Sequence[Token], place: int) -> bool:
    return quantity_at(tokens, place) is not None or tokens[place].lower in {
        "almost",
        "half",
        "its",
        "nearly",
        "the",
        "their",
    }
