"""Statements in words: the figure as it was given, who gave it, and as of when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.naming import printed
from assistant.domain.answers import Citation, Statement
from assistant.domain.claims import Claim, Outcome, Qualifier, Scope, Stance
from assistant.language.actors import Lexicon

OUTCOME_WORDS = {
    Outcome.KILLED: "killed",
    Outcome.INJURED: "injured",
    Outcome.MISSING: "missing",
    Outcome.CAPTURED: "captured",
    Outcome.DISPLACED: "displaced",
    Outcome.OTHER: "affected",
}
ENDS_IN_NUMBER = re.compile(
    r"(\d|hundred|thousand|million|dozens?|scores|[a-z]*(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty))$",
    re.IGNORECASE,
)


def state(
    claim: Claim, citations: Sequence[Citation], lexicon: Lexicon, *, via: str | None = None, apart: str = ""
) -> Statement:
    """One claim as a sentence of an answer. `via`: who passes on what its unnamed source says. `apart`: what tells its
    victims from those of the claims it stands beside.
    """
    if via and claim.claimant:
        claim = replace(claim, claimant=f"{claim.claimant} quoted by {via}")
    if claim.stance is Stance.WITHHOLDS or claim.figure is None:
        return _without_figure(claim, citations, lexicon)
    text = f"{figure_words(claim)}{apart}, {by_whom(claim, lexicon)}"
    # "Dozens" is no state of a count that a later one replaces: its day stands with its source.
    counted = claim.figure.qualifier is not Qualifier.VAGUE
    as_of = as_of_words(claim.published) if counted else ""
    return _statement(claim, f"{text[:1].upper()}{text[1:]}{as_of}", citations)


def _without_figure(claim: Claim, citations: Sequence[Citation], lexicon: Lexicon) -> Statement:
    who = printed(claim.claimant, claim.actor, lexicon) or claim.outlet or "The report"
    victims = f"{claim.group or 'people'} {OUTCOME_WORDS[claim.outcome]}"
    verb = "gives no figure for" if claim.stance is Stance.WITHHOLDS else "denies"
    text = f"{who} {verb} {victims}{as_of_words(claim.published)}"
    return _statement(claim, f"{text[:1].upper()}{text[1:]}", citations)


def _statement(claim: Claim, text: str, citations: Sequence[Citation]) -> Statement:
    return Statement(
        text=text,
        citations=tuple(citations),
        claimant=claim.claimant,
        actor=claim.actor,
        stance=claim.stance,
        figure=claim.figure,
        outcome=claim.outcome,
        status=claim.status,
        side=claim.side,
    )


def figure_words(claim: Claim) -> str:
    """`at least 58 people killed`: the figure verbatim with its qualifier, its victims and their fate."""
    if claim.figure is None:
        raise ValueError("a claim without a figure has no figure to print")
    words = " ".join(claim.figure.text.split())
    if claim.group and ENDS_IN_NUMBER.search(words):
        # "killing 16 of its servicemen and wounding more than 100": 100 servicemen.
        words = f"{words} {OWNERS.sub('', claim.group)}"
    fate = _both_fates(claim) or OUTCOME_WORDS[claim.outcome]
    if claim.figure.low is not None and SAME_AGAIN.match(words):
        return f"{words}, {claim.figure.low:,} {fate}"
    told = FATE_TOLD.search(words)
    return words if told or fate in words.lower() else f"{words} {fate}"


def apart_words(claims: Sequence[Claim], lexicon: Lexicon) -> list[str]:
    """For each claim that stands beside others, what tells its victims from theirs: their side, their day."""
    sides = {claim.side for claim in claims}
    days = {claim.event_date for claim in claims if _is_of_a_day(claim)}
    return [
        (_of_side(claim, lexicon) if len(sides) > 1 else "") + (_on_day(claim) if len(days) > 1 else "")
        for claim in claims
    ]


def _is_of_a_day(claim: Claim) -> bool:
    return claim.scope is Scope.INCIDENT and claim.event_date is not None and claim.event_date.days == 1


def _on_day(claim: Claim) -> str:
    day = claim.event_date.first if claim.event_date and _is_of_a_day(claim) else None
    return f" on {day.day} {day:%B %Y}" if day else ""


def _of_side(claim: Claim, lexicon: Lexicon) -> str:
    """` on the side of Armenia`: whose victims they are, where the figure's own words do not say it; else nothing."""
    known = lexicon.name_of(claim.side)
    told = f"{claim.figure.text if claim.figure else ''} {claim.group or ''}"
    if not known or any(mention.actor.key == claim.side for mention in lexicon.mentions(told)):
        return ""
    return f" on the side of {known}"


OWNERS = re.compile(r"^(?:its|their|his|her|our|the)\s+", re.IGNORECASE)
# "The monitor gave the same toll": the number is the one told before.
SAME_AGAIN = re.compile(r"the same\b", re.IGNORECASE)
# Bodies are found and not killed.
FATE_TOLD = re.compile(r"\b(?:dead|deaths?|fatalit|casualt|wounded|injur|bod(?:y|ies)\b|corpses?\b)", re.IGNORECASE)
KILLED_AND_INJURED = re.compile(
    # A headline leaves the "and" out, or writes it as a sign.
    r"\b(?:killed|dead|killing)\b(?:\W+(?:or|and)\W+| ?[&/,]? ?)(?:wounded|injured|wounding|injuring|hurt)\b",
    re.IGNORECASE,
)


def _both_fates(claim: Claim) -> str | None:
    """One figure for killed and injured together says so, as its sentence does."""
    return "killed or injured" if counts_both(claim) else None


def counts_both(claim: Claim) -> bool:
    """Is it one figure for killed and injured together?"""
    return claim.outcome is Outcome.OTHER and KILLED_AND_INJURED.search(claim.quote) is not None


def by_whom(claim: Claim, lexicon: Lexicon) -> str:
    """`according to Azerbaijan`, or that the outlet names nobody. The claimant, never merely who printed it."""
    who = printed(claim.claimant, claim.actor, lexicon)
    if who:
        return f"according to {who}"
    return f"reported by {claim.outlet} without naming a source" if claim.outlet else "reported without naming a source"


def as_of_words(day: date | None) -> str:
    return f" (as of {day.day} {day:%B %Y})" if day else ""
