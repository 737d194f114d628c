"""A party that tells of soldiers' deaths tells of its own, unless it says whom it killed, or where they were struck."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.claims import Status
from assistant.language.actors import Actor, ActorKind, Lexicon
from assistant.language.places import gazetteer, place_key
from assistant.language.tokens import Token
from ingest.claims.beside import Linked
from ingest.claims.struck import SHELLING, THEIRS
from ingest.claims.victim_phrases import Counted

# How far before the word for the toll its owner may stand.
OWNED = 4
NAMED = frozenset({"named", "names", "listed", "identified"})
OWN_MEN = frozenset(
    [
        "soldiers",
        "soldier",
        "servicemen",
        "serviceman",
        "troops",
        "conscripts",
        "officers",
        "officer",
        "reservists",
        "deaths",
    ]
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the next figure begins, who gives this one (a key), whose government and army the text names, and the
    country that it tells of (a key).
    """

    until: int
    actor: str | None
    owners: Mapping[str, Actor]
    home: str | None = None


def own_dead(text: str, tokens: Sequence[Token], item: Linked, bounds: Bounds, lexicon: Lexicon) -> str | None:
    """`The ministry said 54 servicemen had died`: the key of the party that speaks, where they are its own."""
    party = lexicon.actor(bounds.actor) if bounds.actor else None
    if party is None or party.kind not in {ActorKind.STATE, ActorKind.NON_STATE}:
        return None
    others = party.kind is ActorKind.STATE and _others(text[: bounds.until], tokens, item.counted, party, lexicon)
    others = others or _of_anothers_losses(text[: tokens[item.counted.first].start], party, lexicon)
    return None if others or not _tells_of_own(tokens, item, party) else party.key


def _has_army(party: Actor) -> bool:
    """`The militia said 38 soldiers had died`: of the army that it fights, where it is no territory with its own."""
    return party.kind is ActorKind.STATE or place_key(party.name) in gazetteer().places


def _of_anothers_losses(before: str, party: Actor, lexicon: Lexicon) -> bool:
    """`Malian losses were heavy; 40 soldiers died, the rebels said`: whose losses it tells of stands before."""
    if "losses" not in before and "casualties" not in before:
        return False
    named = (one for one in lexicon.mentions(before) if one.actor.kind in {ActorKind.STATE, ActorKind.NON_STATE})
    return any(one.actor.key != party.key and LOSSES.match(before, one.end) for one in named)


LOSSES = re.compile(r"(?:['’]s?)? (?:[\w-]+ )?(?:losses|casualties)\b")


def _tells_of_own(tokens: Sequence[Token], item: Linked, party: Actor) -> bool:
    counted = item.counted
    phrase = {token.lower for token in tokens[counted.first : counted.last]}
    passive = item.trigger >= counted.last - 1
    # "put its dead at 404", "raised the number of its soldiers killed to 320"
    toll = {token.lower for token in tokens[max(0, item.trigger - OWNED) : item.trigger + 1]}
    comes_to = {token.lower for token in tokens[item.trigger : counted.first]} & COMES_TO
    # "its missiles killed 600 troops": whoever it killed were none of its own.
    if item.trigger < counted.first and comes_to and toll & {"its", "their"} and counted.status is not Status.CIVILIAN:
        return True
    named = {token.lower for token in tokens[max(0, counted.first - 2) : counted.first]} & NAMED
    # "identified one of the slain as X": one of many, and of whose is not said.
    if named and not _one_of_many(tokens, counted) and counted.status is not Status.CIVILIAN:
        # Who names the dead names its own: it does not know the other side's.
        return True
    behind = {token.lower for token in tokens[counted.last : counted.last + 3]}
    if "ranks" in behind and behind & {"its", "their"}:
        return True
    serving = counted.status is Status.COMBATANT and bool(phrase & OWN_MEN)
    return "its" in phrase or (passive and serving and _has_army(party))


def _others(text: str, tokens: Sequence[Token], counted: Counted, party: Actor, lexicon: Lexicon) -> bool:
    """`named nine gunmen`, `nine officers of the group`, `nine soldiers died in its strikes`, `… in strikes on rebel
    positions`: whom a state calls so, or strikes, are none of its own.
    """
    phrase = {token.lower for token in tokens[counted.first : counted.last]}
    if phrase & {"its", "our"}:
        return False
    of_band = "of" in phrase and bool(phrase & BANDS)
    return (
        bool(phrase & ENEMIES)
        or of_band
        or STRUCK_ENEMY.search(text) is not None
        or _by_it(text[tokens[counted.last - 1].end :], party, lexicon)
    )


def _by_it(behind: str, party: Actor, lexicon: Lexicon) -> bool:
    """`were killed by its troops`, `in Malian strikes`: by the party that tells of it."""
    if BY_ITS.search(behind):
        return True
    theirs = (one for one in lexicon.mentions(behind) if one.actor.key == party.key)
    return any(LED.search(behind, 0, one.start) and ARMS.match(behind, one.end) for one in theirs)


ARMS = re.compile(
    r"(?:['’]s?)? (?:air |drone |missile |artillery |rocket )?"
    r"(?:aircraft|airstrikes?|army|artillery|attacks?|bombardment|defences?|defenses?|drones?|fire|force|forces|jets?|missiles?|navy|raids?|shelling|soldiers|strikes?|troops)\b",
    re.IGNORECASE,
)
BY_ITS = re.compile(r"\b(?:by|in) its" + ARMS.pattern, re.IGNORECASE)
LED = re.compile(r"\b(?:by|in)(?: an?| the)? $", re.IGNORECASE)
ENEMIES = frozenset(
    {"enemy", "extremists", "extremist", "gunman", "gunmen", "insurgent", "insurgents", "jihadist", "jihadists"}
    | {"militant", "militants", "operative", "operatives", "rebel", "rebels", "saboteurs", "separatist", "separatists"}
    | {"terror", "terrorist", "terrorists"}
)
BANDS = frozenset(
    {"band", "faction", "gang", "group", "militia", "movement", "network", "organisation", "organization"}
)
STRUCK_ENEMY = re.compile(
    SHELLING + r"(?:enemy|insurgents?|jihadists?|militants?|militia|opposition|rebels?|separatists?|terrorists?)"
    rf"{THEIRS.pattern}",
    re.IGNORECASE,
)
COMES_TO = frozenset(
    {
        "at",
        "to",
        "as",
        "reached",
        "exceeded",
        "surpassed",
        "totalled",
        "totaled",
        "numbered",
        "were",
        "was",
        "lost",
        "losing",
    }
)


def _one_of_many(tokens: Sequence[Token], counted: Counted) -> bool:
    last = counted.quantity.last
    return [token.lower for token in tokens[last - 1 : last + 1]] == ["one", "of"]
