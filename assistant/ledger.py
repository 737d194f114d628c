"""Choosing claims from the ledger by the names people use."""

from __future__ import annotations

from datetime import date

from assistant.corpus.record import ClaimFilter, Record
from assistant.domain.claims import Claim, Outcome
from assistant.domain.errors import SettingsError
from assistant.language.actors import Lexicon


def select_claims(
    record: Record,
    lexicon: Lexicon,
    *,
    article: str | None = None,
    claimant: str | None = None,
    side: str | None = None,
    outcome: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[Claim]:
    """Claims that fit every filter given. A claimant or side is matched under any of its names the lexicon knows."""
    if outcome is not None and outcome not in set(Outcome):
        raise SettingsError(f"{outcome!r} is no outcome: use {', '.join(Outcome)}.")
    wanted = ClaimFilter(
        article_ids=(article,) if article else (),
        outcomes=(outcome,) if outcome else (),
        since=since,
        until=until,
    )
    return [
        claim
        for claim in record.claims(wanted)
        if (claimant is None or names(claimant, claim.claimant, claim.actor, lexicon))
        and (side is None or names(side, claim.side, claim.side, lexicon))
    ]


def names(asked: str, words: str | None, key: str | None, lexicon: Lexicon) -> bool:
    """Does `asked` name the party that is given in `words`, or known under `key`?"""
    if words is None and key is None:
        return False
    party = lexicon.resolve(asked)
    if party and key and lexicon.actor(key):
        return lexicon.related(key, party.key)
    return asked.casefold() in (words or "").casefold()
