"""Answers that are sentences of the articles: for who, what, where, when, why and yes-or-no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.candidates import Candidate, candidates
from assistant.answering.citing import cite
from assistant.answering.judging import judge, signs_of
from assistant.answering.material import Material
from assistant.answering.sureness import sentence_signs, sureness
from assistant.domain.answers import Answer, Citation, Statement
from assistant.language.sentences import leans

MOST_STATEMENTS = 3
# Further sentences are shown where they are nearly as likely to answer as the best.
NEAR = 0.6


def answer_from_sentences(material: Material) -> Answer | None:
    """The sentences that answer, best first, each quoted and cited; None where none is likely enough to."""
    model = judge(read=material.reader is not None)
    found = candidates(material, model)
    if not found:
        return None
    told = signs_of(material.frame.text, [item.likely for item in found], [item.features for item in found])
    chance = model.answers(told)
    if chance < model.threshold:
        return None
    # Copies of one text hold the same sentence: it is quoted once.
    told_once = list({" ".join(item.text.split()): item for item in reversed(found)}.values())[::-1]
    kept = [item for item in told_once if item.likely >= found[0].likely * NEAR][:MOST_STATEMENTS]
    statements = tuple(_statement(item) for item in kept)
    ahead = found[0].likely - (found[1].likely if len(found) > 1 else 0.0)
    signs = sentence_signs(chance, ahead)
    sure = sureness().sentence.chance(signs)
    return Answer(material.frame.text, _text(statements), statements, confidence=sure, signs=signs)


def _statement(item: Candidate) -> Statement:
    citations = tuple(_citations(item))
    text = " ".join(" ".join(citation.quote.split()) for citation in reversed(citations))
    return Statement(text=f"“{text}”", citations=citations)


def _citations(item: Candidate) -> Iterator[Citation]:
    article = item.reading.article
    yield cite(article, *item.span)
    if item.number and leans(item.text):
        yield cite(article, *item.reading.spans[item.number - 1])


def _text(statements: Sequence[Statement]) -> str:
    parts, at = [], 1
    for statement in statements:
        marks = "".join(f"[{at + offset}]" for offset in range(len(statement.citations)))
        at += len(statement.citations)
        outlet = statement.citations[0].outlet
        parts.append(f"{outlet + ': ' if outlet else ''}{statement.text} {marks}")
    return "\n".join(parts)
