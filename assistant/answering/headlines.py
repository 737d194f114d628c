"""Headlines say less than the sentence below: whom they leave unnamed it names, and it is the same count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.fits import Fit
from assistant.answering.ranking import Ranked, same_victims, size

# Letters from an article's beginning to the end of its first sentences.
HEAD = 400
VICTIMS = ("group", "side", "status")


def told_below(ranked: Sequence[Ranked]) -> list[Ranked]:
    """`Blast kills 16`, `a blast killed 16 people`: where porters are asked for, the headline's 16 are none either."""
    below = [_with_below(item, ranked) if _is_open(item) and _is_head(item) else item for item in ranked]
    return [_with_alike(item, below) if _is_open(item) else item for item in below]


def _with_alike(item: Ranked, ranked: Sequence[Ranked]) -> Ranked:
    """`60 Nusra men die`, and further down `over 60 terrorists fell in the clashes`: one report's one great number."""
    if size(item.claim) < GREAT:
        return item
    alike = [other for other in ranked if other is not item and _is_of_one_number(item, other)]
    fits = item.match.fits
    met = {
        slot: Fit.MET
        for slot in VICTIMS
        if fits.get(slot) is Fit.OPEN and any(other.match.fits.get(slot) is Fit.MET for other in alike)
    }
    return replace(item, match=replace(item.match, fits={**fits, **met})) if met else item


# Small numbers are told of several things in one report.
GREAT = 20


def _is_of_one_number(one: Ranked, other: Ranked) -> bool:
    first, second = one.claim, other.claim
    return (
        first.article_id == second.article_id
        and first.outcome is second.outcome
        and size(first) == size(second)
        and first.scope is second.scope
        and same_victims(first, second)
    )


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
