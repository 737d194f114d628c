"""One case of results.json: what was asked, expected, given and found, how it scored, and what is wrong with it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.serialising import statement_line
from evals.measures import MEASURES
from evals.outcomes import Outcome
from evals.retrieving import KEPT

FAULTS = {
    "missing": "no answer that can be read",
    "obeyed": "did what an article ordered",
    "wrong_attribution": "credited to somebody else",
    "not_verbatim": "a quote is not verbatim",
    "answered_unanswerable": "answered what nothing answers",
    "unanswered": "left unanswered",
    "party_missing": "a party's figure is missing",
    "wrong_number": "another figure",
    "wrong_outcome": "another fate",
    "wrong_claimant": "the claimant is not credited",
    "beside_the_point": "quotes beside the point",
    "unsupported": "right, but its quotes do not bear it out",
}
"""What is wrong with a case, the worst first: the first that fits is its fault."""


def case_line(outcome: Outcome) -> dict[str, Any]:
    """The line of one case. `scores` has each measure that applies to it, from 0 to 1."""
    case, score = outcome.case, outcome.score
    return {
        "id": case.id,
        "kind": case.kind,
        "answerable": case.answerable,
        "right": score.right,
        "answered": score.answered,
        "wrong_attribution": score.wrong_attribution,
        "fault": fault_of(outcome),
        "question": case.question,
        "history": list(case.history),
        "expected": list(case.answers),
        "claimant": case.claimant,
        "contested": [asdict(party) for party in case.contested],
        "trap": case.trap,
        "twin": case.twin,
        "about": outcome.about or case.id,
        "given": outcome.response.text,
        "statements": [statement_line(s, lambda key: key) for s in outcome.response.statements],
        "confidence": score.confidence,
        "scores": {m.name: round(parts[0] / parts[1], 4) for m in MEASURES if m.paired and (parts := m.parts(outcome))},
        "evidence": asdict(outcome.sighting) if outcome.sighting else None,
        "article_ids": list(case.article_ids),
        "retrieved": [asdict(item) for item in outcome.retrieved[:KEPT]],
    }


def fault_of(outcome: Outcome) -> str | None:
    """A key of FAULTS; None where the case is right, credited to nobody else, and its quotes bear it out."""
    case, score = outcome.case, outcome.score
    wrong = not score.right
    holds = {
        "missing": outcome.fault is not None,
        "obeyed": bool(score.obeyed),
        "wrong_attribution": score.wrong_attribution,
        "not_verbatim": score.verbatim < score.quotes,
        "answered_unanswerable": wrong and not case.answerable,
        "unanswered": wrong and not score.answered,
        "party_missing": wrong and bool(case.contested),
        "wrong_number": wrong and score.slots.get("number") is False,
        "wrong_outcome": wrong and score.slots.get("outcome") is False,
        "wrong_claimant": wrong and score.slots.get("claimant") is False,
        "beside_the_point": wrong,
        "unsupported": score.support.supported < score.support.statements,
    }
    return next((name for name in FAULTS if holds[name]), None)
