"""Whose men died where a sentence tells whose positions, or whose army, was struck."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.actors import ActorKind, Lexicon, Mention
from assistant.language.tokens import Token
from ingest.claims.victim_phrases import Counted

PARTIES = frozenset({ActorKind.STATE, ActorKind.NON_STATE, ActorKind.ALLIANCE, ActorKind.AGENCY})


def parties_in(text: str, lexicon: Lexicon) -> list[Mention]:
    return [mention for mention in lexicon.mentions(text) if mention.actor.kind in PARTIES]


def struck(text: str, tokens: Sequence[Token], counted: Counted, lexicon: Lexicon) -> str | None:
    """`raided ISIL sites, killing 70 terrorists`, `strikes against the Malian army left 9 soldiers dead`."""
    head = tokens[counted.head].lower if counted.head is not None else ""
    ahead = text[: tokens[counted.first].start]
    if head in NOBODYS:
        return _of_positions(ahead, lexicon)
    return _of_army(ahead, lexicon) if head in SERVING else None


def struck_behind(text: str, tokens: Sequence[Token], counted: Counted, lexicon: Lexicon) -> str | None:
    """`60 servicemen were killed in strikes on Malian positions`: the one party whose positions these were.

    Who "attacked positions" may have fallen there himself: of bombs and shells only.
    """
    if counted.head is None or tokens[counted.head].lower not in NOBODYS | SERVING | {"officers"}:
        return None
    behind = text[tokens[counted.last - 1].end :].split(";", maxsplit=1)[0]
    theirs = {
        m.actor.key
        for m in parties_in(behind, lexicon)
        if m.actor.kind in ARMED and SHELLED.search(behind, 0, m.start) and THEIRS.match(behind, m.end)
    }
    return theirs.pop() if len(theirs) == 1 else None


# Bombs and shells upon somebody: who goes there on foot may fall there himself.
SHELLING = (
    r"\b(?:(?:(?:air ?)?strikes?|air ?raids?|shelling|bombing|bombardment|"
    r"(?:artillery|drone|missile|mortar|rocket) (?:attacks?|fire|raids?)) (?:against|on)|"
    r"(?:artillery|bombs?|drones?|jets?|missiles?|rockets?|shells?|warplanes?) "
    r"(?:bombed|hit|shelled|struck|targeted)) (?:an? |the )?"
)
SHELLED = re.compile(SHELLING + r"(?:[\w-]+ ){0,2}?$", re.IGNORECASE)


def _of_positions(ahead: str, lexicon: Lexicon) -> str | None:
    """The one band whose positions are told to be struck."""
    if not THEIRS.search(ahead):
        return None
    held = {m.actor.key for m in parties_in(ahead, lexicon) if m.actor.kind is ActorKind.NON_STATE}
    theirs = {
        m.actor.key
        for m in parties_in(ahead, lexicon)
        if m.actor.kind is ActorKind.NON_STATE and THEIRS.match(ahead, m.end)
    }
    return theirs.pop() if len(theirs) == 1 and held == theirs else None


NOBODYS = frozenset(
    {"terrorist", "terrorists", "militant", "militants", "jihadist", "jihadists", "extremist", "extremists", "fighters"}
)
THEIRS = re.compile(
    r"['’]?s?['’]? (?:(?!and\b|hits?\b|struck\b|\w+ed\b)[\w-]+ ){0,2}?(?:sites?|positions?|vehicles?|hideouts?|"
    r"strongholds?|gatherings?|bases?|headquarters|convoys?|targets?|camps?|depots?|posts?|centers?|centres?|fortifications)\b",
    re.IGNORECASE,
)


def _of_army(ahead: str, lexicon: Lexicon) -> str | None:
    """The one army that is told to be struck: whoever owns up to it does not tell of his own dead."""
    if not STRIKES.search(ahead):
        return None
    theirs = {
        m.actor.key
        for m in parties_in(ahead, lexicon)
        if m.actor.kind in ARMED and STRIKES_AT.search(ahead, 0, m.start) and ARMY.search(ahead, m.start, m.end + NEAR)
    }
    return theirs.pop() if len(theirs) == 1 else None


ARMED = frozenset({ActorKind.STATE, ActorKind.NON_STATE})
SERVING = frozenset({"soldier", "soldiers", "servicemen", "serviceman", "troops", "troopers", "conscripts"})
ARMY = re.compile(
    r"\b(?:army|military|troops|forces|soldiers|positions?|convoy|bases?|barracks|outposts?)\b", re.IGNORECASE
)
NEAR = len(" army positions")
STRIKES = re.compile(
    r"\b(?:(?:attacks?|raids?|(?:air ?)?strikes?|shelling|bombardment|ambush) (?:against|on)|target(?:ed|ing)|"
    r"hit|hitting|struck|bombed|bombing|shelled|ambushed|attacked)\b",
    re.IGNORECASE,
)
STRIKES_AT = re.compile(STRIKES.pattern + r" (?:an? |the )?(?:[\w-]+ ){0,2}?$", re.IGNORECASE)
