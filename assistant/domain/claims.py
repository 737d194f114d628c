"""Claims: one figure or statement about losses, with who makes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain.times import DateSpan


class Qualifier(StrEnum):
    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    RANGE = "range"
    VAGUE = "vague"


class Outcome(StrEnum):
    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    OTHER = "other"


class Status(StrEnum):
    """Of the victims. In doubt: UNKNOWN, which is never merged into COMBATANT (Every Casualty *Standards*)."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    INCIDENT = "incident"
    PERIOD = "period"
    CUMULATIVE = "cumulative"


class Stance(StrEnum):
    ASSERTS = "asserts"
    DENIES = "denies"
    WITHHOLDS = "withholds"
    ACCUSES = "accuses"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as somebody gave it.

    `text` is verbatim with its victims ("at least 58 people"). Bounds, persons: exact and about have low == high;
    at_least and more_than have `low` alone (the number that is printed); up_to has `high` alone; a vague word
    ("dozens") has neither.
    """

    text: str
    low: int | None
    high: int | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Claim:
    """What one claimant says about losses, at one place in one article.

    `quote == article.text[start:end]`. `figure` is None where a claimant withholds or denies without a number.
    `claimant` is in the text's words, None where the outlet speaks in its own voice; `actor` is the key of the party
    behind the claimant, where the lexicon knows it; `side` the key (or the words) of the party the victims belong to.
    """

    article_id: str
    start: int
    end: int
    quote: str
    figure: Figure | None
    outcome: Outcome
    status: Status
    group: str | None = None
    side: str | None = None
    claimant: str | None = None
    actor: str | None = None
    stance: Stance = Stance.ASSERTS
    scope: Scope = Scope.INCIDENT
    place: str | None = None
    event_date: DateSpan | None = None
    accused: str | None = None
    """Who is blamed for it, in the text's words, where somebody is."""
    inferred: bool = False
    """True where the claimant stands in another sentence and was carried over."""
    published: date | None = None
    outlet: str | None = None
