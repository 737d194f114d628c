"""Which country an article tells of, and whose war a toll is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.language.actors import Actor, ActorKind, Lexicon, Mention
from assistant.language.actors_file import load_lexicon
from assistant.language.places import find_places, gazetteer, is_capital, place_key, within
from ingest.claims.surroundings import Surroundings


def land_of(mentions: Sequence[Mention], lead: str) -> str | None:
    """The country that an article tells of: where its lead's places lie, else the state that it names most often."""
    told = Counter(mention.actor.name for mention in mentions if mention.actor.kind is ActorKind.STATE)
    often = [name for name, _ in told.most_common()]
    # "far fewer than Moscow said": a government's seat tells of a war elsewhere.
    places = [p.text for p in find_places(lead) if THERE.search(lead[: p.start]) or not is_capital(p.text)]
    around = (name for name in often if any(within(place, name) for place in places))
    return next(around, often[0] if often else None)


THERE = re.compile(r"\b(?:around|at|in|inside|near|of|on|outside|over|to)\s(?:the\s)?$")


def land_of_scene(lead: str) -> str | None:
    """The country or territory in which the lead's place lies: that war's, where the article names no state."""
    for place in find_places(lead):
        key: str | None = place_key(place.text)
        while key is not None:
            land = load_lexicon().actor(key)
            if land is not None and land.kind in {ActorKind.STATE, ActorKind.NON_STATE}:
                return land.name
            key = gazetteer().parents.get(key)
    return None


def health_ministry(lead: str, lexicon: Lexicon) -> Actor | None:
    """Whose "the health ministry" is in a territory with one of its own; a country at war may have several."""
    scene = land_of_scene(lead)
    land = lexicon.resolve(scene) if scene else None
    return lexicon.resolve(f"{scene}'s health ministry") if land and land.kind is ActorKind.NON_STATE else None


def land_of_war(around: Surroundings) -> str | None:
    """`since Mali's conflict erupted`, `in the Malian war`: of the one state whose war the sentence names."""
    lands = {
        mention.actor.name
        for mention in around.named
        if mention.actor.kind is ActorKind.STATE and OF_WAR.match(around.text, mention.end)
    }
    return lands.pop() if len(lands) == 1 else None


OF_WAR = re.compile(
    r"(?:['’]?s)? (?:[\w-]+ ){0,2}(?:war|conflict|crisis|uprising|revolt|revolution|insurgency)\b"
    r"(?! (?:crimes?|efforts?|games?|jets?|monitors?|planes?|ships?|veterans?|zones?)\b)"
)
