"""Questions that a corpus can be asked, made from its own ledger: every kind, as people word them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from assistant.corpus.counts import ClaimFilter
from assistant.corpus.record import Record
from assistant.domain.claims import Claim, Outcome
from assistant.retrieval import Filters

VERBS = {
    Outcome.KILLED: "killed",
    Outcome.INJURED: "wounded",
    Outcome.CAPTURED: "captured",
    Outcome.MISSING: "missing",
    Outcome.DISPLACED: "displaced",
}
FORMS = (
    "How many {group} did {who} say were {verb} in {place} on {day}?",
    "How many {group} were {verb} in {place} in {month}?",
    "Who said that {group} were {verb} in {place} on {day}?",
    "Where were {group} {verb} on {day}, according to {who}?",
    "When were {group} {verb} in {place}?",
    "What happened in {place} on {day}?",
    "Why were {group} {verb} in {place} in {month}?",
    "Did {who} say that {group} were {verb} in {place}?",
)


@dataclass(frozen=True, slots=True)
class Trial:
    """A question, and filters under which its article is still found."""

    question: str
    filters: Filters


def trials(record: Record, count: int, seed: int = 5) -> list[Trial]:
    """`count` questions of all forms about claims chosen at random; the same for the same ledger."""
    known = [claim for claim in record.claims(ClaimFilter(limit=20_000)) if _askable(claim)]
    chosen = random.Random(seed).choices(known, k=count) if known else []  # noqa: S311 - a sample, not a secret
    return list(_asked(chosen))


def _askable(claim: Claim) -> bool:
    return bool(claim.figure and claim.place and claim.published and claim.outcome in VERBS)


def _asked(claims: list[Claim]) -> Iterator[Trial]:
    for number, claim in enumerate(claims):
        when = claim.event_date.first if claim.event_date else claim.published
        if when is None or claim.published is None:
            continue
        question = FORMS[number % len(FORMS)].format(
            group=claim.group or "people",
            who=claim.claimant or claim.outlet or "officials",
            verb=VERBS[claim.outcome],
            place=claim.place,
            day=f"{when.day} {when:%B %Y}",
            month=f"{when:%B %Y}",
        )
        year = timedelta(days=180)
        span = Filters(since=claim.published - year, until=claim.published + year)
        outlet = Filters(outlets=(claim.outlet,) if claim.outlet else ())
        party = Filters(claimant=claim.claimant)
        yield Trial(question, (span, outlet, party)[number % 3] or span)
