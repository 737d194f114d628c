"""Where else an answer stands: the same count by the same claimant, or the same sentence, in other found articles.

A reader who checks a figure wants every report that carries it, and reports of one event repeat each other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from assistant.answering.material import Material
from assistant.answering.ranking import same_claimant, same_event, same_victims
from assistant.answering.relevance import Reading
from assistant.domain.claims import Claim
from assistant.language.actors import Lexicon

MOST = 3
"""So many further articles are cited for one statement."""
# Of the terms of the longer of two sentences, the share that both have where they are one sentence in two articles.
SAME = 0.75
DIGITS = re.compile(r"\d+")
WORDS = re.compile(r"\w+")
QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”')
# Of somebody's words between quotation marks: so many, and the share that another sentence quotes, too.
WORDS_QUOTED, SAME_QUOTED = 7, 0.85


def same_claims(claim: Claim, material: Material) -> tuple[Claim, ...]:
    """The claims of other articles that say the same as `claim`, one an article, in the order of the articles."""
    found: dict[str, Claim] = {}
    for other in material.evidence.claims:
        if other.article_id != claim.article_id and says_the_same(claim, other, material.lexicon):
            found.setdefault(other.article_id, other)
    return tuple(itertools.islice(found.values(), MOST))


def says_the_same(claim: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """Do both give one claimant's same figure for the same people of the same event? A figure that one report gives as
    somebody's and another in its own voice is not the same: the other names nobody who said it.
    """
    if claim.figure is None or other.figure is None or claim.stance is not other.stance:
        return False
    if (claim.figure.low, claim.figure.high) != (other.figure.low, other.figure.high):
        return False
    nobodys = claim.claimant is None and other.claimant is None
    return (
        (nobodys or same_claimant(claim, other, lexicon))
        and claim.scope is other.scope
        and same_event(claim, other)
        and same_victims(claim, other)
    )


def same_sentences(reading: Reading, number: int, material: Material) -> Iterator[tuple[Reading, int]]:
    """A sentence of one article as it stands in the others, at most one an article, in the order of the articles."""
    return itertools.islice(_same_sentences(reading, number, material.readings.values()), MOST)


def _same_sentences(reading: Reading, number: int, readings: Iterable[Reading]) -> Iterator[tuple[Reading, int]]:
    own, said = reading.own[number], _quoted(reading, number)
    for other in readings:
        if other.article.id == reading.article.id:
            continue
        alike = (at for at, theirs in enumerate(other.own) if _overlap(own, theirs) >= SAME)
        same = next((at for at in alike if same_numbers(reading, number, other, at)), None)
        if same is None and said:
            near = (at for at, theirs in enumerate(other.own) if _overlap(own, theirs) >= SAME / 2)
            same = next((at for at in near if _quotes(said, _quoted(other, at))), None)
        if same is not None:
            yield other, same


def _quoted(reading: Reading, number: int) -> frozenset[str]:
    """The words of the longest quotation in a sentence; empty where none is long."""
    start, end = reading.spans[number]
    spans = (match[1] or match[2] for match in QUOTED.finditer(reading.article.text, start, end))
    longest = max((WORDS.findall(span.lower()) for span in spans), key=len, default=[])
    return frozenset(longest) if len(longest) >= WORDS_QUOTED else frozenset()


def _quotes(said: frozenset[str], theirs: frozenset[str]) -> bool:
    """Do both quote the same words of one speaker, whatever each tells around them?"""
    shorter = min(len(said), len(theirs))
    return shorter >= WORDS_QUOTED and len(said & theirs) >= SAME_QUOTED * shorter


def same_numbers(reading: Reading, number: int, other: Reading, at: int) -> bool:
    """Do two sentences give the same figures? One that gives another figure tells something else in the same words."""
    return _digits(reading, number) == _digits(other, at)


def _overlap(own: frozenset[str], theirs: frozenset[str]) -> float:
    longer = max(len(own), len(theirs))
    return len(own & theirs) / longer if longer else 0.0


def _digits(reading: Reading, number: int) -> frozenset[str]:
    start, end = reading.spans[number]
    return frozenset(DIGITS.findall(reading.article.text[start:end]))
