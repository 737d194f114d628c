"""Whether a claim of the ledger answers a question, by the same rules that the extractive answer keeps."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from assistant.answering.fits import Fit, Setting
from assistant.answering.matching import match
from assistant.answering.ranking import same_claimant, same_victims
from assistant.answering.relevance import read
from assistant.answering.scenes import lead_places
from assistant.domain.articles import Article
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.language.places import find_places
from assistant.retrieval import Evidence

# Where and when: a claim that leaves them open is about any event, and a model cannot be trusted to know which.
EVENT = ("place", "when")


def missed_slots(claim: Claim, frame: QuestionFrame, article: Article, lexicon: Lexicon) -> frozenset[str]:
    """The slots of the question that the claim violates or leaves open; empty where it answers."""
    judged = match(claim, frame, _setting(article), lexicon)
    return judged.missed() | {slot for slot in EVENT if judged.fits.get(slot, Fit.MET) is not Fit.MET}


def superseded(claim: Claim, frame: QuestionFrame, others: Sequence[Claim], lexicon: Lexicon) -> Claim | None:
    """A later figure of the same claimant for the same, told by the day that is asked for; None where there is none."""
    if frame.as_of is None or claim.published is None:
        return None
    for other in others:
        later = other.published is not None and claim.published < other.published <= frame.as_of
        alike = (other.outcome, other.scope) == (claim.outcome, claim.scope) and other.figure is not None
        if later and alike and same_claimant(claim, other, lexicon) and same_victims(claim, other):
            return other
    return None


def ledger_for(frame: QuestionFrame, evidence: Evidence, lexicon: Lexicon) -> Sequence[Claim]:
    """The claims of the evidence, those that miss the fewest slots first, then in the order of their articles."""
    settings = {name: _setting(article) for name, article in evidence.articles.items()}
    ranks = {name: rank for rank, name in enumerate(evidence.articles)}

    def order(claim: Claim) -> tuple[int, int, int, int]:
        judged = match(claim, frame, settings[claim.article_id], lexicon)
        return len(judged.missed()), -judged.met, ranks[claim.article_id], claim.start

    return sorted(evidence.claims, key=order)


@functools.lru_cache(maxsize=64)
def _setting(article: Article) -> Setting:
    """Kept for the articles of the last few questions: each of a model's statements asks for it."""
    places = tuple(place.text for place in find_places(article.text))
    return Setting(article, lead_places(article, read(article).lead_end), places)
