"""Bodies that a question calls by where they sit and not by name: "the city's health directorate", "a policeman"."""

from __future__ import annotations

import re

from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import ActorKind, Lexicon
from assistant.language.terms import terms

# "The city's health directorate" is the one of the city that the question names: the place is judged by itself.
SEATED = re.compile(
    r"(?:the )?(?:local|(?:city|town|province|governorate|provincial|district|region|area)(?:['’]s)?) "
    r"(?P<body>(?:[a-z]+ )?(?:directorate|police|police command|council|hospital|municipality|governorate))"
)
POLICEMAN = re.compile(r"(?:the |a )?(?:local )?(?:policeman|police officer|police source|police official|police)")
POLICE = re.compile(r"\bpolice\b", re.IGNORECASE)
# "Their own organisation" is that of the volunteers who are asked for.
OWN_BODY = re.compile(r"(?:their|its) (?:own )?(?:organi[sz]ation|group|service|agency|charity|body|employer)")


def is_local_body(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    asked, told = frame.claimant or "", claim.claimant or ""
    if OWN_BODY.fullmatch(asked.lower()):
        return _of_the_victims(claim, frame, lexicon)
    if frame.claimant_actor is not None:
        return False
    if POLICEMAN.fullmatch(asked):
        return POLICE.search(told) is not None
    seated = SEATED.fullmatch(asked)
    return seated is not None and set(terms(seated["body"])) <= set(terms(told))


def _of_the_victims(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """As in "civil defence volunteers killed, according to their own organisation"."""
    group = frame.group or ""
    names = [group, group.rpartition(" ")[0]]
    bodies = [body for name in names if name and (body := lexicon.resolve(name)) and body.kind is ActorKind.AGENCY]
    return any(claim.actor is not None and lexicon.related(body.key, claim.actor) for body in bodies)
