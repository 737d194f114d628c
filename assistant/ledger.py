"""Choosing claims from the ledger by the names people use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.corpus.counts import ClaimFilter
from assistant.corpus.record import Record
from assistant.domain.claims import Claim, Outcome
from assistant.domain.errors import SettingsError
from assistant.language.actors import Lexicon


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters as people give them: names in any form, days, an article's id. None asks for nothing."""

    article: str | None = None
    claimant: str | None = None
    side: str | None = None
    outcome: str | None = None
    since: date | None = None
    until: date | None = None


def select_claims(record: Record, lexicon: Lexicon, asked: Asked) -> list[Claim]:
    """Claims that fit every filter given. A claimant or side is matched under any of its names the lexicon knows."""
    if asked.outcome is not None and asked.outcome not in set(Outcome):
        raise SettingsError(f"{asked.outcome!r} is no outcome: use {', '.join(Outcome)}.")
    wanted = ClaimFilter(
        article_ids=(asked.article,) if asked.article else (),
        outcomes=(asked.outcome,) if asked.outcome else (),
        since=asked.since,
        until=asked.until,
    )
    return [
        claim
        for claim in record.claims(wanted)
        if (asked.claimant is None or names(asked.claimant, claim.claimant, claim.actor, lexicon))
        and (asked.side is None or names(asked.side, claim.side, claim.side, lexicon))
    ]


def names(asked: str, words: str | None, key: str | None, lexicon: Lexicon) -> bool:
    """Does `asked` name the party that is given in `words`, or known under `key`?"""
    if words is None and key is None:
        return False
    party = lexicon.resolve(asked)
    if party and key and lexicon.actor(key):
        return lexicon.related(key, party.key)
    return asked.casefold() in (words or "").casefold()
