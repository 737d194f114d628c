"""Speakers told by their post alone: "a military source", "SANA's governorate source", "the agency", "its director"."""

from __future__ import annotations

import re

from assistant.answering.fits import Fit
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
# Its own people speak for an army unnamed: "the Syrian army said", "a military source told the agency".
AN_ARMY = re.compile(r"(?:the )?(?:[a-z]+ )?(?:army|military)")
A_MILITARY_SOURCE = re.compile(r"(?:(?:the|a|an|unnamed|one|some) )*(?:military|army|field) sources?")
SAYS = r"\s+(?:says|said|reports|reported|quoted|cited|relayed)\s+(?:that\s+)?(?:the\s+)?"
# "Anadolu reported 15 deaths, citing a statement from the commission"; of "12 Turks died, media said citing
# a source" no Turk cites anybody.
CITING = (
    r"(?:[\s,]+(?:[\w-]+\s+){0,3}?(?:reports?|reported|said|says|announced|wrote|relayed|carried|published)\b[^.;]{0,80}|"
    r"[\s,]+(?:[\w-]+\s+){0,3}?)"
    r"\b(?:citing|quoting|cited|quoted) (?:(?:a|an|the) )?"
    r"(?:(?:statement|report|tally|figures?) (?:from|by|of|released by|issued by) (?:the )?)?"
)
# "SANA's source", "a SANA source"
OF_SOURCE = re.compile(r"(?:(?:a|an|the) )?(?P<owner>.+?)(?:['’]s?)? (?:(?P<kind>[a-z]+) )?sources?")
TOLD_TO = re.compile(r"\b(?:told|informed|speaking to|spoke to) (?:the )?(?:[\w-]+ )?$")
REPORTED = re.compile(r"(?:['’]s)?(?: (?:news agency|agency|reporter|correspondent))? (?:reported|reports|quoted)\b")
LEAD = 400
A_MONITOR = re.compile(
    r"(?:the |a |an )?(?:[\w-]+ )?(?:war |rights )?(?:monitor|monitoring (?:group|ngo|organi[sz]ation)|watchdog)"
)
# "Medical sources" are whoever speaks for medics, "police officials" for the police.
OF_KIND = re.compile(
    r"(?:(?:the|a|an|some|local) )?(?P<kind>medical|health|hospital|police) (?:sources?|officials?|authorities)"
)


def are_monitors(asked: str, told: str) -> bool:
    """`the monitoring NGO`, `a monitoring group`: both without a name."""
    return A_MONITOR.fullmatch(asked.lower()) is not None and A_MONITOR.fullmatch(told.lower()) is not None


def is_army_source(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """`army sources`, `Syrian army source`: "a military source" of a report from that army's country."""
    asked = (frame.claimant or "").lower()
    if (
        claim.actor
        or not (OF_ARMY.fullmatch(asked) or AN_ARMY.fullmatch(asked))
        or not A_MILITARY_SOURCE.fullmatch((claim.claimant or "").lower())
    ):
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
    at_post = kind in told and re.match(r"(?:an? |the )?(?:\w+ )?source\b", told) is not None
    return named["owner"] if at_post or told.endswith(("source", "sources")) else None


def passes_on(claim: Claim, frame: QuestionFrame, text: str, lexicon: Lexicon) -> bool:
    """As in "the WHO says health officials have reported 84 dead": it is the word of who passes it on, too."""
    told, key = claim.claimant or "", _asked_key(frame, lexicon)
    if not key or not told:
        return False
    name = told.removeprefix("the ").removeprefix("The ")
    # Whose word is carried on with from an earlier sentence is passed on there.
    for passage in (claim.quote, text[: claim.end] if claim.inferred else ""):
        named = (
            [mention for mention in lexicon.mentions(passage) if mention.actor.key == key] if name in passage else []
        )
        # A pattern for each claimant is slow to make, and few stand where the passage names who is asked for.
        behind = re.compile(rf"{SAYS}{re.escape(name)}|{CITING}{re.escape(name)}") if named else None
        if behind is not None and any(behind.match(passage, mention.end) for mention in named):
            return True
    # "A source told SANA": what an agency was told it reports, where nobody else of a name said it.
    agency = lexicon.actor(key)
    if claim.actor or agency is None or agency.kind is not ActorKind.NEWS or told not in claim.quote:
        return False
    named = [mention for mention in lexicon.mentions(claim.quote) if mention.actor.key == key]
    return any(_heard(claim.quote, mention.start, mention.end, told) for mention in named)


def _asked_key(frame: QuestionFrame, lexicon: Lexicon) -> str | None:
    """Who is asked for; of "a SANA source", SANA."""
    if frame.claimant_actor:
        return frame.claimant_actor
    source = OF_SOURCE.fullmatch(frame.claimant or "")
    owner = lexicon.resolve(source["owner"]) if source else None
    return owner.key if owner else None


def _heard(quote: str, start: int, end: int, told: str) -> bool:
    """Is an outlet that a sentence names between `start` and `end` told of as who heard it from the claimant?"""
    after = quote.find(told) < start
    return after and (TOLD_TO.search(quote[:start]) is not None or REPORTED.match(quote, end) is not None)


def of_the_monitor(claim: Claim, frame: QuestionFrame, text: str, lexicon: Lexicon) -> Fit | None:
    """As in "a monitoring group said": the monitor asked for, where the article names it and no other, or it first;
    it may be, where the article names none. None for claims and questions of others.
    """
    asked = lexicon.actor(frame.claimant_actor) if frame.claimant_actor else None
    if asked is None or asked.kind is not ActorKind.MONITOR or claim.actor or not claim.claimant:
        return None
    if not A_MONITOR.fullmatch(claim.claimant.lower()):
        return None
    named = [mention.actor.key for mention in lexicon.mentions(text) if mention.actor.kind is ActorKind.MONITOR]
    # A lead leaves unnamed whom the next sentences name; others come after.
    if set(named) == {asked.key} or (claim.start < LEAD and named[:1] == [asked.key]):
        return Fit.MET
    return Fit.VIOLATED if named else Fit.OPEN


def is_of_kind(claim: Claim, frame: QuestionFrame) -> bool:
    """As in "medical sources": a body that has the kind in its own name, "the United Medical Office"."""
    asked = OF_KIND.fullmatch((frame.claimant or "").lower())
    return asked is not None and not frame.claimant_actor and asked["kind"] in (claim.claimant or "").lower().split()
