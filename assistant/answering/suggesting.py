"""Example questions, made from the corpus at hand: each can be answered from it."""

from __future__ import annotations

from assistant.answering.composing import OUTCOME_WORDS
from assistant.corpus.counts import ClaimFilter
from assistant.corpus.record import Record
from assistant.domain.claims import Claim, Outcome, Stance, Status
from assistant.language.actors import Lexicon

MOST = 4
# Enough claims to find a few good ones, few enough to read while a page opens.
LOOKED_AT = 400
VICTIMS = {Status.CIVILIAN: "civilians", Status.COMBATANT: "soldiers or fighters"}


def example_questions(record: Record, lexicon: Lexicon) -> tuple[str, ...]:
    """Up to four questions about figures, each about another claimant or outcome."""
    found: dict[tuple[str | None, Outcome], str] = {}
    # What happened at a place is easier to ask about than what was known by a day.
    for claim in sorted(record.claims(ClaimFilter(limit=LOOKED_AT)), key=lambda claim: claim.place is None):
        key = (claim.actor, claim.outcome)
        question = question_about(claim, lexicon)
        if question and key not in found:
            found[key] = question
        if len(found) == MOST:
            break
    return tuple(found.values())


def question_about(claim: Claim, lexicon: Lexicon) -> str | None:
    """The question that this claim answers; None where it is no good example of one."""
    speaker = lexicon.actor(claim.actor) if claim.actor else None
    asserted = claim.stance is Stance.ASSERTS and claim.figure is not None and claim.outcome is not Outcome.OTHER
    if speaker is None or not asserted or claim.inferred:
        return None
    placed = claim.place is not None and lexicon.resolve(claim.place) is None
    where = (
        f" in {claim.place}"
        if placed
        else f" by {claim.published.day} {claim.published:%B %Y}"
        if claim.published
        else ""
    )
    victims = VICTIMS.get(claim.status, "people")
    return f"How many {victims} were {OUTCOME_WORDS[claim.outcome]}{where}, according to {speaker.name}?"
