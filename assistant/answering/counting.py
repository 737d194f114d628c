"""Answers about figures, from the ledger: the asked claimant's figure, or every claimant's, or an abstention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.choosing import chosen, counts_asked, is_eventless, ranked_claims
from assistant.answering.contesting import (
    alike_counted,
    in_conflict,
    larger_of_its_report,
    latest_of_claimant,
    other_claimants,
)
from assistant.answering.fits import Fit
from assistant.answering.latest_tolls import latest_frame
from assistant.answering.material import Material
from assistant.answering.ranking import Ranked, is_vague, same_victims
from assistant.answering.reporting_instead import reported_instead
from assistant.answering.revising import asks_first, asks_last
from assistant.answering.running import current, is_running
from assistant.answering.source_reports import asked_frame, tells_which_report
from assistant.answering.stating import statement_of, statements_of, worded
from assistant.answering.sureness import figure_signs, sureness
from assistant.answering.tying import alike
from assistant.answering.whole_wars import counts_all, differ_by_much
from assistant.domain.answers import Answer, Response
from assistant.domain.claims import Stance
from assistant.domain.questions import QuestionKind
from assistant.questions.wars import is_of_war

MOST_STATEMENTS = 6


def answer_from_claims(material: Material) -> Response | None:
    """An answer, or an abstention that names what is missing; None where the claims say nothing about the question."""
    newest = max((claim.published for claim in material.evidence.claims if claim.published), default=None)
    frame = latest_frame(asked_frame(material.frame), newest, material.lexicon)
    material = replace(material, frame=frame)
    ranked = ranked_claims(material)
    counted = [item for item in ranked if counts_asked(item, material.frame)]
    fitting = chosen(counted, material)
    refused = _refused(ranked)
    # "Has Baku said how many of its soldiers died?": "dozens", says one of its officials, and it said nothing.
    vague = bool(fitting) and is_vague(fitting[0].claim) and material.frame.kind is QuestionKind.YES_NO
    if fitting and not (vague and refused):
        return _answer(fitting, counted, material)
    if refused:
        return _withheld(refused, material)
    return reported_instead(ranked, material)


def _refused(ranked: Sequence[Ranked]) -> Ranked | None:
    """The likeliest refusal of the asked party. It is about no event: that the party refuses is enough, if it is told
    of no other town's.
    """
    refusing = {"claimant", "side"}
    return next(
        (
            item
            for item in ranked
            if item.claim.stance is Stance.WITHHOLDS
            and item.match.complete
            and not item.match.apart
            and item.match.met_slots & refusing
        ),
        None,
    )


def _answer(fitting: Sequence[Ranked], counted: Sequence[Ranked], material: Material) -> Answer:
    best = fitting[0]
    whole = is_of_war(material.frame) and counts_all(best.claim, material.frame)
    others: Sequence[Ranked]
    if best.tied:
        chosen, others = best, []
    elif whole:
        chosen, others = best, [] if material.frame.claimant or tells_which_report(material.frame) else fitting[1:]
    elif (best.likely is None and is_running(material.frame)) or is_eventless(material):
        # A question that names no event, place or day asks for the toll of the whole.
        chosen, others = current(best, fitting, material.frame, material.lexicon)
    else:
        asked = asks_first(material.frame.text) or asks_last(material.frame.text)
        chosen = best if asked else latest_of_claimant(best, fitting, material)
        others = [] if material.frame.claimant else other_claimants(chosen, fitting, material)
    beside = [*others, *alike(chosen, others, fitting, material.frame)]
    beside = beside or larger_of_its_report(chosen, counted, material.frame)
    shown = [chosen, *(item for item in beside if not _of_another_side(item, chosen))][:MOST_STATEMENTS]
    statements = statements_of([item.claim for item in shown], material)
    rivals = [
        statement
        for statement, other in zip(statements[1:], shown[1:], strict=True)
        if same_victims(chosen.claim, other.claim)
        and (
            in_conflict(chosen, other, material)
            or (whole and alike_counted(chosen.claim, other.claim) and differ_by_much(chosen.claim, other.claim))
        )
    ]
    signs = figure_signs(chosen, next((item for item in fitting if item is not chosen), None), material.frame)
    return Answer(
        question=material.frame.text,
        text=worded(statements, [statements[0], *rivals] if rivals else (), tie=best.tied),
        statements=tuple(statements),
        conflicting=bool(rivals),
        as_of=chosen.claim.published,
        confidence=sureness().figure.chance(signs),
        signs=signs,
    )


def _of_another_side(item: Ranked, chosen: Ranked) -> bool:
    """`8 civilians on the Armenian side, while Baku announced 15`: whose the fifteen are is not told."""
    return chosen.match.fits.get("side") is Fit.MET and item.match.fits.get("side") is Fit.OPEN


def _withheld(item: Ranked, material: Material) -> Answer:
    statement = statement_of(item.claim, material)
    return Answer(
        question=material.frame.text,
        text=f"No: {worded([statement])}",
        statements=(statement,),
        as_of=item.claim.published,
    )
