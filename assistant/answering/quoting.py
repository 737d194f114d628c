"""Answers that are sentences of the articles: for who, what, where, when, why and yes-or-no."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.answering.answer_types import asks_reply
from assistant.answering.candidates import Candidate, candidates
from assistant.answering.citing import cite
from assistant.answering.corroborating import MOST as MOST_ELSEWHERE
from assistant.answering.corroborating import same_numbers, same_sentences
from assistant.answering.days_spelt import days_spelt
from assistant.answering.exact_acts import LIKELY, does_just_that
from assistant.answering.judging import judge, signs_of
from assistant.answering.material import Material
from assistant.answering.sureness import sentence_signs, sureness
from assistant.domain.answers import Answer, Citation, Statement
from assistant.domain.sources import Sources

MOST_STATEMENTS = 3
# Further sentences are shown where they are nearly as likely to answer as the best.
NEAR = 0.6
# Of the words of the shorter of two sentences, the share at which both say the same.
SAME = 0.8
WORDS = re.compile(r"\w+")


def answer_from_sentences(material: Material) -> Answer | None:
    """The sentences that answer, best first, each quoted and cited; None where none is likely enough to."""
    model = judge(read=material.reader is not None)
    found = candidates(material, model)
    if not found:
        return None
    frame = material.frame
    told = signs_of(frame.text, frame.kind, [item.likely for item in found], [item.features for item in found])
    chance = model.answers(told)
    if chance < model.threshold and not _is_exact(found[0], material):
        return None
    likely = (item for item in found if item.likely >= found[0].likely * NEAR)
    told_once = itertools.islice(_told_once(list(likely)), MOST_STATEMENTS)
    statements = tuple(_statement(item, again, material) for item, again in told_once)
    ahead = found[0].likely - (found[1].likely if len(found) > 1 else 0.0)
    signs = sentence_signs(chance, ahead)
    sure = sureness().sentence.chance(signs)
    return Answer(frame.text, _text(statements), statements, confidence=sure, signs=signs)


def _is_exact(best: Candidate, material: Material) -> bool:
    """Does the likeliest sentence tell just what is asked, of the very person?"""
    if best.is_plain and best.likely >= LIKELY and not asks_reply(material.frame.text):
        # That a party speaks is plain; that it replied to this very matter is not.
        return True
    article = best.reading.article
    return best.likely >= LIKELY and does_just_that(material.frame, best.text, article.text, article.published)


def _told_once(found: Sequence[Candidate]) -> Iterator[tuple[Candidate, Sequence[Candidate]]]:
    """Each sentence with those that say it over in almost the same words: outlets rewrite one report."""
    said = [frozenset(WORDS.findall(item.text.lower())) for item in found]
    left = list(range(len(found)))
    while left:
        first = left.pop(0)
        again = [k for k in left if len(said[first] & said[k]) >= SAME * min(len(said[first]), len(said[k]))]
        left = [k for k in left if k not in again]
        yield found[first], [found[k] for k in again]


def _statement(item: Candidate, again: Sequence[Candidate], material: Material) -> Statement:
    # What is cited first is the sentence itself, then those it is quoted with; they are read in their own order.
    order = sorted(item.quoted, key=lambda number: number != item.number)
    citations = tuple(cite(item.reading.article, *item.reading.spans[number]) for number in order)
    text = " ".join(" ".join(citation.quote.split()) for citation in sorted(citations, key=lambda one: one.start))
    days = days_spelt(material.frame, citations[0].quote, item.reading.article.published)
    cited = (*citations, *_elsewhere(item, again, material))
    return Statement(text=f"“{text}”" + (f" ({days})" if days else ""), citations=cited)


def _elsewhere(item: Candidate, again: Iterable[Candidate], material: Material) -> Iterator[Citation]:
    """The same sentence in other articles, one of each: as it stands there, or as another likely answer tells it."""
    told = (
        (one.reading, one.number) for one in again if same_numbers(item.reading, item.number, one.reading, one.number)
    )
    found: dict[str, Citation] = {}
    for reading, number in (*same_sentences(item.reading, item.number, material), *told):
        if reading.article.id != item.reading.article.id:
            found.setdefault(reading.article.id, cite(reading.article, *reading.spans[number]))
    return itertools.islice(found.values(), MOST_ELSEWHERE)


def _text(statements: Sequence[Statement]) -> str:
    sources, parts = Sources.of(statements), []
    for statement in statements:
        outlet = statement.citations[0].outlet
        parts.append(f"{outlet + ': ' if outlet else ''}{statement.text} {sources.marks(statement)}")
    return "\n".join(parts)
