"""Where no figure answers: what is missing, and what is reported instead."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.choosing import LEAST_COVERAGE
from assistant.answering.composing import apart_words, figure_words
from assistant.answering.contesting import other_claimants
from assistant.answering.matching import counts_people
from assistant.answering.material import Material
from assistant.answering.naming import printed
from assistant.answering.ranking import Ranked
from assistant.answering.stating import statements_of
from assistant.domain.answers import Abstention, AbstentionReason, Statement
from assistant.domain.claims import Claim, Outcome
from assistant.domain.sources import Sources
from assistant.language.places import find_places

# Beside what was asked in vain.
MOST_INSTEAD = 3


def reported_instead(ranked: Sequence[Ranked], material: Material) -> Abstention | None:
    """What was reported instead, where one slot alone is missing; None where nothing comes near."""
    near = [
        item
        for item in ranked
        if counts_people(item.claim, material.frame)
        and item.coverage >= LEAST_COVERAGE
        and len(item.match.missed()) <= 1
    ]
    if not near:
        return None
    # "No figure for Homs is reported" would be untrue beside one that fits every slot, though not surely the one meant.
    fitting = [item for item in near if not item.match.missed()]
    context = (fitting or near)[0]
    missed = next(iter(context.match.missed()), None)
    # Who did not count may be asked because another did: what each party said of it stands side by side.
    beside = other_claimants(context, near, material) if missed == "claimant" else []
    shown = [item.claim for item in (context, *beside)][:MOST_INSTEAD]
    statements = statements_of(shown, material)
    instead = _told_instead(shown, statements, material)
    if missed is None:
        # It fits every slot, and little says that it is about the same thing: the reader may judge.
        told = f"No figure found is surely the one asked for. The nearest: {instead}."
    else:
        told = f"No figure {_asked_for(missed, material)} in the articles. What is reported: {instead}."
    return Abstention(
        question=material.frame.text,
        text=told,
        reason=AbstentionReason.NOT_REPORTED if missed else AbstentionReason.UNCLEAR,
        statements=tuple(statements),
    )


def _told_instead(claims: Sequence[Claim], statements: Sequence[Statement], material: Material) -> str:
    """Each figure with who gave it and the numbers of its quotes."""
    sources = Sources.of(statements)
    told = zip(claims, statements, apart_words(claims, material.lexicon), strict=True)
    return "; ".join(
        f"{figure_words(claim)}{apart}, {_instead_by(claim, material)} {sources.marks(statement)}"
        for claim, statement, apart in told
    )


def _instead_by(claim: Claim, material: Material) -> str:
    who = printed(claim.claimant, claim.actor, material.lexicon)
    said = f"according to {who}" if who else f"in {claim.outlet}'s own words" if claim.outlet else "without a source"
    return f"{said}; victims of unstated status" if claim.status == "unknown" else said


def _asked_for(slot: str, material: Material) -> str:
    frame = material.frame
    # As the question writes them: the frame has them under one spelling for all.
    places = [place.text for place in find_places(frame.text) if place.key in frame.places] or list(frame.places)
    side = material.lexicon.name_of(frame.side_actor) or frame.side
    outcome = frame.outcome if frame.outcome is not Outcome.OTHER else "harmed in that way"
    asked = {
        "claimant": f"from {frame.claimant}",
        "status": f"for {frame.group or f'{frame.status}s'}",
        "group": f"for {frame.group}",
        "side": f"for the side of {side}" if side else "for those asked about",
        "outcome": f"of people {outcome}" if outcome else "of that kind",
        "place": f"for {' or '.join(dict.fromkeys(places))}",
        "when": f"for {frame.when.iso if frame.when else 'that time'}",
        "scope": "for that span",
        "as_of": f"as of {frame.as_of}",
        "told": f"given on {frame.told.iso if frame.told else 'that day'}",
    }
    return f"{asked.get(slot, 'for that')} is reported"
