"""Bodies of a state that a question describes and does not name: "Russia's ceasefire monitors"."""

from __future__ import annotations

import re

from assistant.domain.claims import Claim
from assistant.language.actors import ActorKind, Lexicon
from assistant.language.kin import kin
from assistant.language.terms import terms

# "Russia's ceasefire monitors", "Turkey's disaster agency"
DESCRIBED = re.compile(r"(?:the )?(?P<owner>[A-Z][\w ]+?)['’]s? (?P<body>[a-z][a-z -]+)")
# A body's full name may run on behind the words for the claimant, to the verb.
FULL_NAME = re.compile(r"[^.;]{0,120}?(?= (?:said|says|reported|stated|announced|put|told)\b)")
# One word describes no body of its own: every state has "officials".
LEAST_WORDS = 2


def is_its_body(claim: Claim, asked: str, lexicon: Lexicon) -> bool:
    """Is the claimant a body of the state asked for, and one whose full name says all that describes it?

    "The Russian Center for monitoring the cessation of hostilities" are Russia's ceasefire monitors; its ministry is
    not.
    """
    described, told = DESCRIBED.fullmatch(asked), claim.claimant or ""
    owner = lexicon.resolve(described["owner"]) if described else None
    if described is None or owner is None or owner.kind is not ActorKind.STATE:
        return False
    if not any(lexicon.related(owner.key, mention.actor.key) for mention in lexicon.mentions(told)):
        return False
    start = claim.quote.find(told)
    behind = FULL_NAME.match(claim.quote, start + len(told)) if start >= 0 else None
    named = set(terms(told + (behind.group() if behind else "")))
    wanted = terms(described["body"])
    return len(wanted) >= LEAST_WORDS and all(not kin(term).isdisjoint(named) for term in wanted)
