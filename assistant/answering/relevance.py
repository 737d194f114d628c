"""How much of what a question names stands where a claim or a sentence stands."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from assistant.domain.articles import Article
from assistant.language.kin import kin
from assistant.language.sentences import sentences
from assistant.language.terms import terms

# A word of the question counts in full in the sentence itself, less in the one before it, in headline and lead, and
# little elsewhere in the article: an article tells of more than one event.
BEFORE, LEAD, ELSEWHERE = 0.9, 0.8, 0.35
LEAD_SENTENCES = 2
# Read, an article takes some ten times the memory of its text: these are 20 MB at the most.
ARTICLES, LONGEST = 128, 20_000


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

    def sentence(self, number: int) -> str:
        """The text of a sentence; empty where there is none of that number."""
        if not 0 <= number < len(self.spans):
            return ""
        start, end = self.spans[number]
        return self.article.text[start:end]

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a position of the text."""
        found = 0
        for number, (start, _) in enumerate(self.spans):
            if start > position:
                break
            found = number
        return found


Fits = Callable[[Reading, int], bool]
"""Whether a sentence, by its number, is what some question needs."""


def read(article: Article) -> Reading:
    """The article read. The last ones are remembered, all but very long ones: questions come back to them."""
    return _remembered(article) if len(article.text) <= LONGEST else _read(article)


@functools.lru_cache(maxsize=ARTICLES)
def _remembered(article: Article) -> Reading:
    return _read(article)


def _read(article: Article) -> Reading:
    spans = tuple(sentences(article.text))
    own = tuple(frozenset(terms(article.text[start:end])) for start, end in spans)
    about = frozenset(terms(f"{article.title or ''} {article.outlet or ''}"))
    lead = about.union(*own[:LEAD_SENTENCES])
    return Reading(article, spans, own, lead, lead.union(*own))


# A word near in meaning says a little less than the word itself, and the sentence before a little less than its own.
NEAR_IN_MEANING, BEFORE_BY_WORD, BEFORE_BY_MEANING = 0.7, 0.6, 0.4


def meaning(asked: Mapping[str, float], reading: Reading, sentence: int) -> tuple[float, float]:
    """The share, by rarity, of the question's terms that a sentence has itself or in words near in meaning, and the
    same with the sentence before it counted in: each 0 to 1.
    """
    total = sum(asked.values())
    if not total:
        return 0.0, 0.0
    own = reading.own[sentence]
    before = reading.own[sentence - 1] if sentence else frozenset[str]()
    inside = with_before = 0.0
    for term, weight in asked.items():
        near = kin(term)
        here = 1.0 if term in own else NEAR_IN_MEANING if not near.isdisjoint(own) else 0.0
        there = BEFORE_BY_WORD if term in before else BEFORE_BY_MEANING if not near.isdisjoint(before) else 0.0
        inside += weight * here
        with_before += weight * max(here, there)
    return inside / total, with_before / total


def unmet(asked: Mapping[str, float], reading: Reading, sentence: int) -> float:
    """The share of the question's weightiest term that neither the sentence, the one before, headline nor lead has in
    any word near in meaning: 0 where all are there.
    """
    total = sum(asked.values())
    before = reading.own[sentence - 1] if sentence else frozenset[str]()
    there = reading.own[sentence] | before | reading.lead
    return max((weight for term, weight in asked.items() if kin(term).isdisjoint(there)), default=0.0) / (total or 1.0)


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


# Not the word that opens the question.
NAMED = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w'’-]+")


def names_in_question(question: str) -> frozenset[str]:
    """Terms of the names in a question."""
    return frozenset(term for match in NAMED.finditer(question) for term in terms(match.group()))


def names_met(names: Collection[str], reading: Reading) -> float:
    """The share of the question's names that the article has anywhere; 1 where it names none."""
    return names_among(names, reading.all)


def names_among(names: Collection[str], told: frozenset[str]) -> float:
    """The same for the terms of any text."""
    return sum(not kin(name).isdisjoint(told) for name in names) / len(names) if names else 1.0
