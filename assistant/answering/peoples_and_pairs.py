"""Whose victims are, where no one party is asked for: two together ("Nusra and Ahrar al-Sham losses"), or a people."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answering.fits import Fit
from assistant.domain.claims import Claim, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon

# "Kurds", where the report says "900 people from a Kurdish town"
PEOPLE = re.compile(r"[A-Z][a-z]{3,}s")
HOMES = (
    r"(?:city|town|village|neighbou?rhood|district|quarter|area|enclave|community|minority|famil(?:y|ies)|residents)"
)
JOINT = re.compile(r",? and (?:the )?")


def both_sides(frame: QuestionFrame, lexicon: Lexicon) -> tuple[QuestionFrame, ...]:
    """The question as it would be asked of each of the two parties; empty where one is asked for."""
    parts = JOINT.split(frame.side or "")
    parties = [lexicon.resolve(part) for part in parts]
    known = [(part, party.key) for part, party in zip(parts, parties, strict=True) if party is not None]
    if len(parts) != 2 or len({key for _, key in known}) != 2:
        return ()
    return tuple(replace(frame, side=part, side_actor=key) for part, key in known)


def fit_of_both(
    claim: Claim, frames: tuple[QuestionFrame, ...], fit_of_one: Callable[[QuestionFrame], Fit | None], lexicon: Lexicon
) -> Fit:
    """Met where the claim's sentence names both; a count of one of them alone may be a part of it."""
    fits = {fit_of_one(frame) for frame in frames}
    if Fit.VIOLATED in fits and Fit.MET not in fits:
        # Whoever fought the one fought both: "terrorists" are no state's soldiers, nor their comrades.
        return Fit.VIOLATED
    named = {mention.actor.key for mention in lexicon.mentions(claim.quote)}
    both = all(frame.side_actor in named for frame in frames)
    return Fit.MET if both and Fit.MET in fits else Fit.OPEN


def named_by_land(claim: Claim, asked: str, lexicon: Lexicon) -> bool:
    """As in "two fighters of Lebanon's Shiite movement Hezbollah": the land tells where the asked party is from."""
    text = claim.quote
    counted = text.find(claim.figure.text) if claim.figure else -1
    end = counted + len(claim.figure.text) if claim.figure else -1
    return counted >= 0 and any(
        (one.actor.key, other.actor.key) == (claim.side, asked)
        and counted <= one.start
        and (one.start < end or OF_LAND.fullmatch(text, end, one.start) is not None)
        and MOVEMENT.fullmatch(text, one.end, other.start) is not None
        for one, other in itertools.pairwise(lexicon.mentions(text))
    )


OF_LAND = re.compile(r" (?:[\w-]+ ){0,3}?(?:of|from|with|in) (?:the )?\(?")
MOVEMENT = re.compile(
    r"(?:['’]s)? (?:[\w-]+ ){0,3}?(?:group|movement|militia|party|faction|organi[sz]ation|(?:fighters|members|men|"
    r"militants|gunmen) (?:of|from)(?: the)?)\)? "
)


def lives_there(asked: str, claim: Claim) -> bool:
    """As in "900 people from a Kurdish town", where Kurds are asked for: a people, whichever party's they are."""
    if not PEOPLE.fullmatch(asked) or claim.status is Status.COMBATANT:
        return False
    return re.search(rf"\b{re.escape(asked[:-1])}\w{{0,4}}(?:-\w+)? {HOMES}", claim.quote) is not None


def counts_own(claim: Claim, asked: str, lexicon: Lexicon) -> bool:
    """`30 Daesh terror group militants`: the figure's own words name the party, though no side was read from them."""
    words = f"{claim.figure.text if claim.figure else ''} {claim.group or ''}"
    return any(
        lexicon.related(asked, mention.actor.key) and not BESIDE_IT.match(words, mention.end)
        for mention in lexicon.mentions(words)
    )


# "Nine Daesh hostages", "30 Russian-backed rebels": theirs by another bond.
BESIDE_IT = re.compile(
    r"(?:['’]?s)?(?:-\w+| (?:hostages?|captives?|prisoners?|detainees?|victims?|opponents?|critics?))\b",
    re.IGNORECASE,
)
