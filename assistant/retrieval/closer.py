"""A closer look at the articles that rank best: do their claims fit, and do the question's words stand together?

Each gives numbers of 0 to 1, as `features` does; what they cost is paid for a few articles only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.language.kin import kin
from assistant.retrieval.features import Asked, Candidate

CLOSER = ("together", "status", "side", "claimant", "event_day")
"""`together`: the share of the question's terms within a few sentences; then, among the claims of the outcome asked
for, whether one is of the status, side and claimant asked for, and of an event of that day.
"""
# So many terms are two or three sentences; each stretch begins in the middle of the one before.
STRETCH, STRIDE = 80, 40
# A word of about the same meaning says somewhat less.
LIKE = 0.7
A_DAY = 2


def closer(asked: Asked, candidate: Candidate, claims: Sequence[Claim]) -> tuple[float, ...]:
    """One number for each of CLOSER; `claims`: the candidate's own."""
    frame, lexicon = asked.frame, asked.lexicon
    own = [claim for claim in claims if claim.outcome.value == frame.outcome]
    return (
        _together(asked.rarity, candidate.runs),
        float(any(claim.status.value == frame.status for claim in own)),
        float(_party(frame.side_actor, [claim.side for claim in own], lexicon)),
        float(_party(frame.claimant_actor, [claim.actor for claim in own], lexicon)),
        float(_that_day(frame, own)),
    )


def _together(rarity: Mapping[str, float], runs: Sequence[Sequence[str]]) -> float:
    total = sum(rarity.values())
    if not total:
        return 0.0
    kindred = {term: kin(term) for term in rarity}
    stretches = (
        frozenset(run[at : at + STRETCH]) for run in runs for at in range(0, max(1, len(run) - STRIDE), STRIDE)
    )
    return max((_told(rarity, kindred, stretch) for stretch in stretches), default=0.0) / total


def _told(rarity: Mapping[str, float], kindred: Mapping[str, frozenset[str]], stretch: frozenset[str]) -> float:
    return sum(
        weight if term in stretch else 0.0 if kindred[term].isdisjoint(stretch) else LIKE * weight
        for term, weight in rarity.items()
    )


def _party(wanted: str | None, named: Sequence[str | None], lexicon: Lexicon) -> bool:
    return wanted is not None and any(name and lexicon.related(name, wanted) for name in named)


def _that_day(frame: QuestionFrame, claims: Sequence[Claim]) -> bool:
    wanted = frame.when
    if wanted is None or wanted.days > A_DAY:
        return False
    dates = (claim.event_date for claim in claims)
    return any(date is not None and date.days <= A_DAY and date.overlaps(wanted) for date in dates)
