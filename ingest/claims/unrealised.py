"""Harm that nobody came to: feared, threatened, planned, tried, or only ordered by a court."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.claims import Outcome
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from ingest.claims.beside import Linked
from ingest.claims.words import words

TOLD = frozenset({Outcome.KILLED, Outcome.INJURED, Outcome.DISPLACED})


def unrealised(tokens: Sequence[Token], item: Linked) -> bool:
    """`Hundreds could be killed`, `vowed to kill nine`, `at risk of dying`: did what is told of them not happen?"""
    if item.outcome not in TOLD:
        return False
    place = item.trigger
    if item.counted.first <= place < item.counted.last:
        return False
    return (
        _only_possible(tokens, place)
        or _only_meant(tokens, place)
        or _only_a_risk(tokens, place)
        or _only_sentenced(tokens, place)
        or _toll_to_come(tokens, item)
    )


def _before(tokens: Sequence[Token], place: int) -> int:
    """The token before `place`, adverbs passed over."""
    at = place - 1
    while at >= 0 and (tokens[at].lower in ADVERBS or tokens[at].lower.endswith("ly")):
        at -= 1
    return at


ADVERBS = frozenset({"also", "soon", "even", "still", "again", "otherwise", "not", "eventually", "further"})


def _infinitive(tokens: Sequence[Token], place: int) -> int | None:
    """What leads to a bare verb or to "be killed"; None where the word is neither."""
    at = _before(tokens, place)
    passive = at >= 0 and tokens[at].lower == "be"
    if not passive and tokens[place].lower not in BARE:
        return None
    at = _before(tokens, at) if passive else at
    if at > 1 and tokens[at].lower in {"and", "or"}:
        # "threatened to seize and kill nine"
        at = _before(tokens, at - 1)
    return at if at >= 0 else None


BARE = frozenset(
    {"behead", "die", "displace", "drown", "execute", "flee", "hang", "injure", "kill", "massacre", "murder", "perish"}
    | {"shoot", "slaughter", "starve", "uproot", "wound"}
)


def _only_possible(tokens: Sequence[Token], place: int) -> bool:
    """`could die`, `will be killed`; `nine would die` is told of what came, unless under a condition."""
    at = _infinitive(tokens, place)
    if at is None:
        return _nearly(tokens, place)
    modal = tokens[at].lower
    if {token.lower for token in tokens[at + 1 : place]} & CAME:
        return False
    if modal == "would":
        return not CONDITIONS.isdisjoint(token.lower for token in tokens)
    return modal in MODALS


MODALS = frozenset({"can", "cannot", "could", "may", "might", "shall", "should", "will"})
# "who would eventually die of their wounds"
CAME = frozenset({"eventually", "later", "subsequently", "ultimately"})
CONDITIONS = frozenset(
    {"if", "unless", "warn", "warned", "warning", "warns", "fear", "feared", "fears", "otherwise", "threatened"}
)


def _nearly(tokens: Sequence[Token], place: int) -> bool:
    """`were nearly killed`, `almost died`."""
    if place < 1 or tokens[place - 1].lower not in {"almost", "narrowly", "nearly"}:
        return False
    return tokens[place].lower in {"died", "drowned"} or tokens[place - 2].lower in words("be")


def _only_meant(tokens: Sequence[Token], place: int) -> bool:
    """`vowed to kill`, `a plot to kill`, `aimed at killing`, `expected to die`."""
    at = _infinitive(tokens, place)
    if at is not None and tokens[at].lower == "to":
        return not words("intents").isdisjoint(token.lower for token in tokens[max(0, at - INTENT_REACH) : at])
    if not tokens[place].lower.endswith("ing") or place < 2 or tokens[place - 1].lower not in {"at", "of", "on"}:
        return False
    return tokens[place - 2].lower in MEANT_OF


# "an attempt by rebels to kill", "ordered them to kill"
INTENT_REACH = 2
MEANT_OF = frozenset(
    {"aimed", "aiming", "bent", "capable", "danger", "intent", "intention", "possibility", "prospect", "risk", "threat"}
)


def _only_a_risk(tokens: Sequence[Token], place: int) -> bool:
    """`at risk of being killed`, `face death`."""
    at = _before(tokens, place)
    if at < 1:
        return False
    if tokens[at].lower == "being":
        return tokens[at - 1].lower == "of" and tokens[at - 2].lower in {"danger", "fear", "prospect", "risk", "threat"}
    return tokens[place].lower in {"death", "execution"} and tokens[at].lower in FACES


FACES = frozenset({"escape", "escaped", "face", "faced", "faces", "facing", "risk", "risked", "risking"})


def _only_sentenced(tokens: Sequence[Token], place: int) -> bool:
    """`were sentenced to death`, `on death row`; who was "put to death" is dead."""
    if tokens[place].lower != "death" or any(_was_killed(tokens, k) for k in range(place + 1, len(tokens))):
        return False
    before = [token.lower for token in tokens[max(0, place - SENTENCE_REACH) : place]]
    behind = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    # "sentenced three soldiers to death"
    sentenced = before[-1:] == ["to"] and not {"condemned", "sentenced"}.isdisjoint(before)
    return sentenced or behind in PENALTIES


SENTENCE_REACH = 8


def _was_killed(tokens: Sequence[Token], place: int) -> bool:
    """`sentenced to death …, was stoned`"""
    killed = outcomes().passive.get(tokens[place].lower) is Outcome.KILLED
    return killed and tokens[_before(tokens, place)].lower in words("be")


PENALTIES = frozenset(
    {"penalties", "penalty", "row", "sentence", "sentences", "threat", "threats", "warrant", "warrants"}
)


def _toll_to_come(tokens: Sequence[Token], item: Linked) -> bool:
    """`the toll could reach 200`, `is expected to rise to 200`; one that "could be as high as 200" may be."""
    at = item.counted.first - 1
    while at > item.trigger and tokens[at].lower in TOWARDS:
        at -= 1
    if at <= item.trigger or tokens[at].lower not in RISES:
        return False
    led = _before(tokens, at)
    if tokens[led].lower == "to":
        return tokens[_before(tokens, led)].lower in words("intents")
    return tokens[led].lower in MODALS


TOWARDS = frozenset({"a", "above", "as", "at", "beyond", "by", "high", "many", "more", "over", "past", "than", "to"})
RISES = frozenset({"climb", "exceed", "grow", "hit", "increase", "jump", "reach", "rise", "surpass", "top"})
