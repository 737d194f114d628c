"""Verified statements, faults and figures of spending as responses."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.answering.ranking import disagree
from assistant.domain.answers import Abstention, AbstentionReason, Answer, Making, Mode, Response, Statement
from assistant.domain.sources import Sources

Made = TypeVar("Made", Answer, Abstention)
FALLBACK = "This is the answer made of quotes alone, without the model."
STOPPED = "Stopped: what stands here was checked, but the answer is not complete."
INCOMPLETE = "What stands here was checked, but the answer is not complete."


# What a reader is told of a refusal: its kind. The reasons themselves name what the model made up.
KINDS = (
    ("quote", "a quote that is not in its article"),
    ("does not answer|answers the question|later figure", "a figure that does not answer the question"),
    ("claimant|speak|source|says|words", "words that are not those of the claimant it named"),
    ("number|figure|counts", "a number that is not in the articles"),
    ("date|name|did it", "a date, a name or a blame that is not in the articles"),
    ("link|markup|seen|program", "a link, markup or a message that is no statement"),
)


def why_dropped(reasons: Sequence[str]) -> str:
    """The kind of the first reason, in words for a reader."""
    first = re.sub("“[^”]*”", "", reasons[0]) if reasons else ""
    kind = next((told for pattern, told in KINDS if re.search(pattern, first)), "more than its quotes say")
    return f"A statement was dropped: it had {kind}."


def answer_of(question: str, statements: Sequence[Statement], making: Making, notes: Sequence[str]) -> Answer:
    differ = conflicting(statements)
    return Answer(
        question=question,
        text=f"{'Accounts differ. ' if differ else ''}{told(statements)}",
        statements=tuple(statements),
        conflicting=differ,
        as_of=statements[0].citations[0].published,
        mode=Mode.MODEL,
        notes=tuple(notes),
        made=making,
    )


def abstention_of(question: str, reason: str, first: Response, making: Making, notes: Sequence[str]) -> Abstention:
    """The model's "I don't know". What quotes alone give stands beside it as context."""
    return Abstention(
        question=question,
        text=f"Not reported: {reason.strip()}",
        reason=AbstentionReason.NOT_REPORTED,
        statements=first.statements,
        mode=Mode.MODEL,
        notes=tuple(notes),
        made=making,
    )


def fallen_back(first: Response, making: Making | None, why: Sequence[str]) -> Response:
    """The extractive response, with the reason why it is given."""
    return replace(first, notes=(*first.notes, *why, FALLBACK), made=making)


def told(statements: Sequence[Statement]) -> str:
    """The statements as one text, each with the numbers of its citations."""
    sources = Sources.of(statements)
    return " ".join(_with_marks(statement.text, sources.marks(statement)) for statement in statements)


def _with_marks(text: str, marks: str) -> str:
    bare = text.rstrip()
    return f"{bare[:-1]} {marks}{bare[-1]}" if bare.endswith((".", "!", "?")) else f"{bare} {marks}."


def conflicting(statements: Sequence[Statement]) -> bool:
    """Do two of them give figures for the same fate of the same people that cannot both be true?"""
    return any(_conflict(one, other) for one, other in itertools.combinations(statements, 2))


def _conflict(one: Statement, other: Statement) -> bool:
    if one.figure is None or other.figure is None or one.claimant == other.claimant:
        return False
    alike = (one.outcome, one.status, one.side) == (other.outcome, other.status, other.side)
    return alike and disagree(one.figure, other.figure)
