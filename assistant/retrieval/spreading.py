"""Which of the ranked articles become evidence: the best stories, told once, and every party's account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.retrieval.bearing import bears_on
from assistant.retrieval.features import Candidate
from assistant.retrieval.reranking import Scored

Shingles: TypeAlias = frozenset[tuple[str, ...]]

STORIES = 12
# Copies of a chosen story ride along, since an answer says how many carry it; but not without end.
COPIES = 4
# Parties that no chosen article speaks for are added until this many articles have come in for them.
PARTIES = 3
# And so many of the newest in which the asked party counts.
LATEST = 4
# Of the toll of a whole war several accounts are current at a time.
WHOLE = 12
SHINGLE = 4
# Two articles tell one story in one text when this much of the shorter one's found passages stands in the longer's.
SHARED = 0.5


def latest_counts(
    ranked: Sequence[Scored],
    chosen: Sequence[Scored],
    claims: Iterable[Claim],
    frame: QuestionFrame,
    lexicon: Lexicon,
) -> list[Scored]:
    """The newest articles in which the asked party counts what is asked, where they are not chosen for their words."""
    asked = frame.claimant_actor or frame.side_actor
    counting = {
        claim.article_id
        for claim in claims
        if asked
        and any(party and lexicon.related(asked, party) for party in (claim.actor, claim.side))
        and bears_on(claim, frame, lexicon)
    }
    taken = {item.candidate.article.id for item in chosen}
    found = [item for item in ranked if item.candidate.article.id in counting - taken]
    found.sort(key=lambda item: item.candidate.article.published or date.min, reverse=True)
    return found[:LATEST]


def whole_tolls(ranked: Sequence[Scored], chosen: Sequence[Scored], counting: frozenset[str]) -> list[Scored]:
    """The newest of the articles `counting` a whole war's dead that are not chosen for their words."""
    taken = {item.candidate.article.id for item in chosen}
    found = [item for item in ranked if item.candidate.article.id in counting - taken]
    found.sort(key=lambda item: item.candidate.article.published or date.min, reverse=True)
    return found[:WHOLE]


def stories(ranked: Sequence[Scored]) -> list[Scored]:
    """The best stories in the order of `ranked`, each with its first copies."""
    chosen: list[Scored] = []
    told: list[Shingles] = []
    copies = 0
    for item in ranked:
        own = shingles(item.candidate)
        if any(_overlap(own, other) >= SHARED for other in told):
            copies += 1
            if copies <= COPIES:
                chosen.append(item)
            continue
        if len(told) == STORIES:
            break
        told.append(own)
        chosen.append(item)
    return chosen


def shingles(candidate: Candidate) -> Shingles:
    """Every run of four terms of the passages that were found."""
    return frozenset(run[at : at + SHINGLE] for run in candidate.runs for at in range(len(run) - SHINGLE + 1))


def _overlap(one: Shingles, other: Shingles) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def other_parties(
    ranked: Sequence[Scored], chosen: Sequence[Scored], bearing: Mapping[str, Iterable[Claim]]
) -> list[Scored]:
    """Articles in which a party gives its account, and none of the chosen articles has that party's.

    `bearing`: by article, its claims that bear on what is asked.
    """

    def speakers(item: Scored) -> set[str]:
        return {claim.actor for claim in bearing.get(item.candidate.article.id, ()) if claim.actor}

    heard = set[str]().union(*(speakers(item) for item in chosen))
    taken = {item.candidate.article.id for item in chosen}
    added: list[Scored] = []
    for item in ranked:
        new = speakers(item) - heard
        if item.candidate.article.id in taken or not new or len(added) == PARTIES:
            continue
        heard |= new
        added.append(item)
    return added
