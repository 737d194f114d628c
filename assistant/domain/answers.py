"""Answers and abstentions. A fault is an exception and never one of these."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from assistant.domain.claims import Figure, Outcome, Stance, Status


class Mode(StrEnum):
    EXTRACTIVE = "extractive"
    MODEL = "model"


class AbstentionReason(StrEnum):
    NOT_REPORTED = "not_reported"
    NO_ARTICLES = "no_articles"
    OUT_OF_SCOPE = "out_of_scope"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words that support a statement: `article.text[start:end] == quote`."""

    article_id: str
    start: int
    end: int
    quote: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    copies: int = 1
    """How many ingested articles carry this text as copies of one origin, this one included."""
    also_in: tuple[str, ...] = ()
    """The outlets of the others, each once; an article whose outlet is unknown under its id."""

    @property
    def place(self) -> tuple[str, int, int]:
        """Article id, start and end: what makes it one passage."""
        return self.article_id, self.start, self.end


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, with at least one citation."""

    text: str
    citations: tuple[Citation, ...]
    claimant: str | None = None
    actor: str | None = None
    stance: Stance = Stance.ASSERTS
    figure: Figure | None = None
    outcome: Outcome | None = None
    status: Status | None = None
    side: str | None = None

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a statement without a citation cannot be shown: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Making:
    """How a model made a response. Cost in US dollars; None where the price of the model is not known.

    `digest` is that of the prompts it was asked with. `first_ms`: from the question to the first statement that was
    verified, None where none was. `cached`: an earlier answer to the same question over the same evidence.
    """

    model: str
    digest: str
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    first_ms: float | None = None
    dropped: int = 0
    cached: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was reported. The first statement answers; further ones are other claimants' figures, or context."""

    question: str
    text: str
    statements: tuple[Statement, ...]
    conflicting: bool = False
    as_of: date | None = None
    mode: Mode = Mode.EXTRACTIVE
    notes: tuple[str, ...] = ()
    """What a reader must know about how it came to be: what was dropped, which fault a model had."""
    understood: str | None = None
    """The question as it was understood, where that is not the question as it was asked."""
    made: Making | None = None
    confidence: float | None = None
    """The chance that it is right, 0 to 1, measured on questions whose answers are known; None where a model wrote."""
    signs: tuple[float, ...] = field(default=(), repr=False)
    """What the confidence was computed from."""
    complete: bool = True
    """False where it was stopped, or broken off, before its end."""


@dataclass(frozen=True, slots=True)
class Abstention:
    """Nothing in the corpus answers, with the reason. Statements are context and not an answer."""

    question: str
    text: str
    reason: AbstentionReason
    statements: tuple[Statement, ...] = field(default=())
    mode: Mode = Mode.EXTRACTIVE
    notes: tuple[str, ...] = ()
    understood: str | None = None
    made: Making | None = None


Response: TypeAlias = Answer | Abstention
