"""Through whom an unnamed source speaks: `a military source told SANA`. Without that a reader cannot weigh him."""

from __future__ import annotations

import re

from assistant.answering.unnamed_sources import CITING, SAYS, TOLD_TO
from assistant.domain.claims import Claim
from assistant.language.actors import ActorKind, Lexicon, Mention

UNNAMED = re.compile(r"\b(?:sources?|officials?|officers?|correspondents?|reporters?)\b", re.IGNORECASE)
LEADING = re.compile(r"^(?:(?:the|a|an|one|some|same|another|two|three|several|many) )+", re.IGNORECASE)
# From "told the agency" back to who told it, at the farthest.
FAR = 120
OPENS_SENTENCE = re.compile(r"[.;!?]\s")
STATED = re.compile(
    r"\b(?:in|with)(?: (?:a|an|remarks?|comments?|statements?|interview|phone|call))* (?:to|with) (?:the )?$"
)


def passed_on_by(claim: Claim, text: str, lexicon: Lexicon) -> str | None:
    """Which agency or outlet, in the text's words, quotes the claim's unnamed source; None where the claimant has a
    name or is a known party, where the printing outlet itself quotes him, and where two agencies may be meant.
    """
    told = claim.claimant
    name = LEADING.sub("", told or "")
    if not told or claim.actor or not (UNNAMED.search(name) or name.islower()):
        return None
    own = lexicon.resolve(claim.outlet) if claim.outlet else None
    passers = [
        mention
        for mention in lexicon.mentions(text)
        if mention.actor.kind is ActorKind.NEWS and mention.actor != own and _quotes(text, mention, name.lower())
    ]
    near = [mention for mention in passers if claim.start <= mention.start < claim.end]
    keys = {mention.actor.key for mention in near or passers}
    return _bare((near or passers)[0], lexicon) if len(keys) == 1 else None


def _bare(agency: Mention, lexicon: Lexicon) -> str:
    """`SANA` for "SANAs", whose apostrophe a page has lost."""
    short = agency.text.removesuffix("s")
    known = lexicon.resolve(short) if short != agency.text else None
    return short if known == agency.actor else agency.text


def _quotes(text: str, agency: Mention, name: str) -> bool:
    """`NAME told the agency`, `the agency said NAME`, `the agency reported, citing NAME`?"""
    behind = re.compile(f"(?:{SAYS}|{CITING})(?:an? |the |some )?{re.escape(name)}", re.IGNORECASE)
    if behind.match(text, agency.end):
        return True
    before = text[max(0, agency.start - FAR) : agency.start]
    heard = TOLD_TO.search(before) or STATED.search(before)
    if heard is None:
        return False
    teller = OPENS_SENTENCE.split(before[: heard.start()])[-1].lower()
    # "The source told the agency" is the one source that is spoken of.
    return name in teller or ("source" in name and re.search(r"\bthe (?:same )?sources?\b", teller) is not None)
