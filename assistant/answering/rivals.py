"""What the other claims say beside one: other figures in its own article, the same and others in further articles."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.ranking import Ranked, size
from assistant.domain.claims import Claim, Scope

# Features are of about one size.
SEVERAL = 3.0
A_DAY_OFF = 1


def rivals(item: Ranked, others: Sequence[Ranked]) -> tuple[float, float, float, float]:
    """Is it the one count of its outcome in its article; how many other counts has that; how many further articles tell
    the same of those days, and how many only another?
    """
    claim = item.claim
    alike = [other.claim for other in others if _alike(other.claim, claim)]
    beside = {size(one) for one in alike if one.article_id == claim.article_id} - {size(claim)}
    further = [one for one in alike if one.article_id != claim.article_id and _same_days(one, claim)]
    agree = {one.article_id for one in further if size(one) == size(claim)}
    differ = {one.article_id for one in further} - agree
    return float(not beside), _share(len(beside)), _share(len(agree)), _share(len(differ))


def _alike(one: Claim, other: Claim) -> bool:
    """The same outcome, and both of a whole war or neither."""
    whole = one.scope is Scope.CUMULATIVE
    return one.outcome is other.outcome and whole == (other.scope is Scope.CUMULATIVE)


def _same_days(one: Claim, other: Claim) -> bool:
    if one.event_date is None or other.event_date is None:
        return False
    return one.event_date.widened(A_DAY_OFF).overlaps(other.event_date)


def _share(found: int) -> float:
    return min(found / SEVERAL, 1.0)
