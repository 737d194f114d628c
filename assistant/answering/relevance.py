"""How much of what a question names stands where a claim or a sentence stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.articles import Article
from assistant.language.sentences import sentences
from assistant.language.terms import terms

# A word of the question counts in full in the sentence itself, less in the one before it, in headline and lead, and
# little elsewhere in the article: an article tells of more than one event.
BEFORE, LEAD, ELSEWHERE = 0.9, 0.8, 0.35
LEAD_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """An article cut into sentences, with the terms of each."""

    article: Article
    spans: tuple[tuple[int, int], ...]
    own: tuple[frozenset[str], ...]
    lead: frozenset[str]
    all: frozenset[str]

    @property
    def lead_end(self) -> int:
        """Where the lead ends in the text."""
        return self.spans[min(LEAD_SENTENCES, len(self.spans)) - 1][1] if self.spans else 0

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a position of the text."""
        found = 0
        for number, (start, _) in enumerate(self.spans):
            if start > position:
                break
            found = number
        return found


def read(article: Article) -> Reading:
    spans = tuple(sentences(article.text))
    own = tuple(frozenset(terms(article.text[start:end])) for start, end in spans)
    about = frozenset(terms(f"{article.title or ''} {article.outlet or ''}"))
    lead = about.union(*own[:LEAD_SENTENCES])
    return Reading(article, spans, own, lead, lead.union(*own))


def coverage(asked: Mapping[str, float], reading: Reading, sentence: int) -> float:
    """The share, by rarity, of the question's terms that a sentence and its surroundings have: 0 to 1."""
    total = sum(asked.values())
    if not total:
        return 0.0
    own = reading.own[sentence]
    before = reading.own[sentence - 1] if sentence else frozenset[str]()
    got = 0.0
    for term, weight in asked.items():
        if term in own:
            got += weight
        elif term in before:
            got += weight * BEFORE
        elif term in reading.lead:
            got += weight * LEAD
        elif term in reading.all:
            got += weight * ELSEWHERE
    return got / total
