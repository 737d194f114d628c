"""Headlines say less than the sentence below: whom they leave unnamed it names, and it is the same count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.fits import Fit
from assistant.answering.ranking import Ranked, size

# Letters from an article's beginning to the end of its first sentences.
HEAD = 400
VICTIMS = ("group", "side", "status")


def told_below(ranked: Sequence[Ranked]) -> list[Ranked]:
    """`Blast kills 16`, `a blast killed 16 people`: where porters are asked for, the headline's 16 are none either."""
    return [_with_below(item, ranked) if _is_open(item) and _is_head(item) else item for item in ranked]


def _is_open(item: Ranked) -> bool:
    return any(item.match.fits.get(slot) is Fit.OPEN for slot in VICTIMS)


def _is_head(item: Ranked) -> bool:
    return item.claim.start < HEAD and not item.claim.group


def _with_below(headline: Ranked, ranked: Sequence[Ranked]) -> Ranked:
    below = [item for item in ranked if _is_same_count(headline, item)]
    told = {slot: _fit_below(slot, below) for slot in VICTIMS if headline.match.fits.get(slot) is Fit.OPEN}
    violated = {slot: Fit.VIOLATED for slot, fit in told.items() if fit is Fit.VIOLATED}
    if not violated:
        return headline
    return replace(headline, match=replace(headline.match, fits={**headline.match.fits, **violated}))


def _fit_below(slot: str, below: Sequence[Ranked]) -> Fit:
    """Violated only where no other telling of the count meets it or leaves it open."""
    fits = [item.match.fits.get(slot, Fit.OPEN) for item in below]
    return max(fits, default=Fit.OPEN)


def _is_same_count(headline: Ranked, other: Ranked) -> bool:
    one, two = headline.claim, other.claim
    alike = one.article_id == two.article_id and one.outcome is two.outcome and size(one) == size(two) > 0
    return alike and other is not headline and bool(two.group) and two.start < HEAD
