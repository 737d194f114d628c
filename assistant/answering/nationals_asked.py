"""Of those who fell, how many came from one country, or belonged to one party? All of them are no answer to that."""

from __future__ import annotations

import re

from assistant.answering.communities import community_fit
from assistant.answering.fits import Fit
from assistant.domain.claims import Claim, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import ActorKind, Lexicon
from assistant.language.remembering import has

ASKED = re.compile(
    r"\bhow many (?:of (?:them|those|these|the (?:[\w'’-]+ ){1,12}?))?\s*(?:were|was|are|had been)"
    r"(?: (?:said|reported|believed|thought|described|identified|listed|counted|known) (?:to (?:be|have been)|as))? "
    r"(?:from )?(?P<who>[A-Z][a-z]{3,})(?: (?:nationals?|citizens?|subjects?|by nationality|by birth))?\s*(?:[?,.;]|$)",
    re.IGNORECASE,
)
asks_nationals = has(ASKED)
# "one of Chinese nationality", "nine, all from Tunisia"
BEHIND = 40


def of_the_part(
    claim: Claim, frame: QuestionFrame, side: Fit | None, status: Fit | None, lexicon: Lexicon
) -> dict[str, Fit | None]:
    """Side and status of a claim where a part of the dead is asked for by whose they were; else nothing."""
    nation = nationals_fit(claim, frame, lexicon)
    if nation is not None:
        # Of fighters who came from there it need not be said again that they fought, nor of "three reporters, two of
        # them Chadian citizens" that the two report.
        named_before = {"group": None} if nation is Fit.MET and _is_of_them(claim) else {}
        return {"side": nation, "status": None if status is Fit.OPEN else status, **named_before}
    people = community_fit(claim, frame)
    if people is not None and (side is None or side is Fit.OPEN):
        return {"side": people}
    party = lexicon.actor(frame.side_actor) if frame.side_actor else None
    # "Daesh dead": its fighters, though the question does not say so.
    fighting = status is Fit.OPEN and frame.status is Status.COMBATANT
    band = frame.status is None and party is not None and party.kind is ActorKind.NON_STATE
    fighting = fighting or (band and not (claim.actor and lexicon.related(claim.actor, frame.side_actor or "")))
    nobodys = fighting and claim.status is not Status.COMBATANT and ANYBODY.search(claim.group or "")
    if side is Fit.OPEN and (nobodys or asks_whose(frame.text)):
        # "236 individuals" are not said to be anybody's soldiers.
        return {"side": Fit.VIOLATED}
    return {}


def _is_of_them(claim: Claim) -> bool:
    start = claim.quote.find(claim.figure.text) if claim.figure else -1
    return claim.figure is not None and OF_THEM.match(claim.quote, start + len(claim.figure.text)) is not None


OF_THEM = re.compile(r"\s+of (?:them|whom|those)\b")
ANYBODY = re.compile(r"\b(?:people|individuals?|persons?)$", re.IGNORECASE)
BELONGED = re.compile(
    r"\bhow many of (?:the|those) (?:\d+ )?(?:dead|killed|slain|fallen|victims|casualties|wounded|injured)\b[^?]{0,80}"
    r"\b(?:belonged to|(?:fought|died) for|served (?:in|with)|were (?:members|fighters|men|soldiers) of)\b",
    re.IGNORECASE,
)
asks_whose = has(BELONGED)


def nationals_fit(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> Fit | None:
    """`Of the fighters, how many were Tunisian?`: the claim's figure is of Tunisians; None where no people is asked."""
    asked = ASKED.search(frame.text) if asks_nationals(frame.text) else None
    party = lexicon.resolve(asked["who"]) if asked and asked["who"].istitle() else None
    if party is None or party.kind is not ActorKind.STATE:
        return None
    start = claim.quote.find(claim.figure.text) if claim.figure else -1
    if claim.figure is None or start < 0:
        return Fit.VIOLATED
    if SEVERAL_LANDS.match(claim.quote, start + len(claim.figure.text)):
        return Fit.VIOLATED
    near = claim.quote[start : start + len(claim.figure.text) + BEHIND]
    near = FURTHER.split(near, maxsplit=1)[0]
    named = {mention.actor.key for mention in lexicon.mentions(near)} | {claim.side}
    return Fit.MET if party.key in named else Fit.VIOLATED


# "60 mercenaries from Tunisia and Egypt": how many came from each is not told.
SEVERAL_LANDS = re.compile(
    r"\W+(?:\w+\W+){0,3}?from (?:the )?(?:former )?[A-Z][\w-]+(?: [A-Z][\w-]+)?(?: (?:countries|states|republics))?"
    r"(?:,? (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)*,? and (?:the )?[A-Z]"
)
# What stands behind these is of some of them, or of others.
FURTHER = re.compile(
    r",? (?:including|among (?:them|whom)|[\w-]+ of (?:them|whom|those)|and|while|in|by|near|reportedly including)\b"
    r"|[;:]"
)
