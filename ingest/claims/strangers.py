"""A party that reports of one war call by a common word (`regime forces`) is not meant where another war is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.claims import Claim
from assistant.language.actors import ActorKind, Lexicon, Mention
from assistant.language.places import find_places, same_place, within

COMMON = re.compile(r"(?:pro-)?regime\b|civil defen[cs]e(?: (?:teams|volunteers|members))?$", re.IGNORECASE)
# Whose rescuers have a name of their own, and are called by the common word at home.
HOMES = {"white-helmets": "syria"}


def without_strangers(claims: Sequence[Claim], mentions: Sequence[Mention], lead: str, lexicon: Lexicon) -> list[Claim]:
    """The claims, none of a party that the article names by such a word alone, far from that party's land."""
    common = {mention.actor.key for mention in mentions if COMMON.match(mention.text)}
    common |= {claim.actor for claim in claims if claim.actor in HOMES and COMMON.match(claim.claimant or "")}
    strange = {key for key in common if not _at_home(key, claims, mentions, lead, lexicon)}
    if not strange:
        return list(claims)
    return [
        replace(
            claim,
            actor=None if claim.actor in strange else claim.actor,
            side=None if claim.side in strange else claim.side,
        )
        for claim in claims
    ]


def _at_home(key: str, claims: Sequence[Claim], mentions: Sequence[Mention], lead: str, lexicon: Lexicon) -> bool:
    """Does the article name the party, or a part of it, by a name of its own, or tell of a place in its land?"""
    if any(lexicon.related(one.actor.key, key) and not COMMON.match(one.text) for one in mentions):
        return True
    party = lexicon.actor(key)
    land = HOMES.get(key) or (party.parent if party else None) or ""
    state = party if party is None or party.kind is ActorKind.STATE else lexicon.actor(land)
    places = (*(place.text for place in find_places(lead)), *(claim.place for claim in claims if claim.place))
    return state is not None and any(within(place, state.name) or same_place(place, state.name) for place in places)
