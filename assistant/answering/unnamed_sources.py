"""Speakers told by their post alone: "a military source", "SANA's governorate source", "the agency", "its director"."""

from __future__ import annotations

import re

from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import ActorKind, Lexicon
from assistant.language.places import same_place, within

PRESS = re.compile(
    r"(?:(?:the|some|local|various|a|an) )*(?:(?:press|media|news|newspaper|news agency|agency|wire)"
    r"(?: (?:reports?|outlets?|sources?))?|reports?)"
)
OF_ARMY = re.compile(
    r"(?:(?:the|a|an|an unnamed|unnamed|one|some) )?(?:[\w-]+ )?(?:army|military|army-linked|military-linked|"
    r"army[- ]affiliated) (?:sources?|officials?)"
)
A_MILITARY_SOURCE = re.compile(r"(?:(?:the|a|an|unnamed|one|some) )*(?:military|army|field) sources?")
SAYS = r"\s+(?:says|said|reports|reported|quoted|cited|relayed)\s+(?:that\s+)?(?:the\s+)?"
OF_SOURCE = re.compile(r"(?P<owner>.+?)['’]s? (?:(?P<kind>\w+) )?sources?")


def is_army_source(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """`army sources`, `Syrian army source`: "a military source" of a report from that army's country."""
    asked = (frame.claimant or "").lower()
    if claim.actor or not OF_ARMY.fullmatch(asked) or not A_MILITARY_SOURCE.fullmatch((claim.claimant or "").lower()):
        return False
    army = lexicon.actor(frame.claimant_actor) if frame.claimant_actor else None
    if army is None:
        return True
    at_home = claim.place is not None and (within(claim.place, army.name) or same_place(claim.place, army.name))
    return army.kind is ActorKind.STATE and at_home


def source_owner(claim: Claim, asked: str) -> str | None:
    """Whose unnamed source is asked for, where the claim is of one: `Reuters' source`, `SANA's governorate source`."""
    named, told = OF_SOURCE.fullmatch(asked), (claim.claimant or "").lower()
    if named is None or claim.actor is not None:
        return None
    kind = (named["kind"] or "").lower()
    at_post = bool(kind) and kind in told and re.match(r"(?:an? |the )?(?:\w+ )?source\b", told) is not None
    return named["owner"] if at_post or told.endswith(("source", "sources")) else None


def passes_on(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """As in "the WHO says health officials have reported 84 dead": it is the word of who passes it on, too."""
    told = claim.claimant or ""
    if not frame.claimant_actor or not told:
        return False
    behind = re.compile(SAYS + re.escape(told.removeprefix("the ").removeprefix("The ")))
    return any(
        mention.actor.key == frame.claimant_actor and behind.match(claim.quote, mention.end)
        for mention in lexicon.mentions(claim.quote)
    )
