"""Citation recall and precision in the sense of ALCE (Gao et al. 2023, section 4.3), entailment decided by rule.

A text supports a statement when it has what the statement asserts:
  its figure's bounds among its numbers, dates left out (a vague figure: its words); its claimant's words, or a name of
  the same party; a word of its outcome. A refusal or denial without a figure: its claimant. Other statements without a
  figure: 70 % of their content words.
recall     statements that all their citations together support.
precision  citations that are needed or sufficient: the statement is supported, and not both (a) this citation alone
           does not support it and (b) the others do without it. A quote that the statement repeats is needed.
Adding quotes that say nothing lowers precision, leaving out what is needed lowers recall.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.domain.answers import Citation, Statement
from assistant.domain.claims import Figure, Stance
from assistant.language.actors import Lexicon
from assistant.language.terms import terms
from evals.numerals import numbers
from evals.slots import outcomes_in, plain, undated

COVERED = 0.7
Entails = Callable[[Statement, Sequence[Citation]], bool]
"""Do these quotes together say what the statement asserts?"""


@dataclass(frozen=True, slots=True)
class Support:
    """Counts over the statements of one answer."""

    statements: int = 0
    supported: int = 0
    citations: int = 0
    precise: int = 0


def support(statements: Sequence[Statement], lexicon: Lexicon) -> Support:
    """How many statements and citations of an answer hold, by rule."""
    return support_by(statements, lambda statement, citations: supports(statement, citations, lexicon))


def support_by(statements: Sequence[Statement], entails: Entails) -> Support:
    """The same by anything that tells whether quotes entail a statement, such as a model."""
    supported = precise = 0
    for statement in statements:
        if entails(statement, statement.citations):
            supported += 1
            precise += sum(_is_precise(statement, place, entails) for place in range(len(statement.citations)))
    citations = sum(len(statement.citations) for statement in statements)
    return Support(len(statements), supported, citations, precise)


def _is_precise(statement: Statement, place: int, entails: Entails) -> bool:
    own = statement.citations[place]
    if statement.figure is None and _covers(statement.text, own.quote):
        return True
    others = [*statement.citations[:place], *statement.citations[place + 1 :]]
    return entails(statement, [own]) or not entails(statement, others)


def supports(statement: Statement, citations: Sequence[Citation], lexicon: Lexicon) -> bool:
    """Do these quotes together say what the statement asserts?"""
    text = " … ".join(citation.quote for citation in citations)
    if statement.claimant and not _has_claimant(text, statement, lexicon):
        return False
    if statement.figure is None:
        refuses = statement.claimant is not None and statement.stance is not Stance.ASSERTS
        return refuses or _covers(text, statement.text)
    if statement.outcome and statement.outcome.value != "other" and statement.outcome.value not in outcomes_in(text):
        return False
    return _has_figure(text, statement.figure)


def _has_figure(text: str, figure: Figure) -> bool:
    bounds = {figure.low, figure.high} - {None}
    if bounds and bounds <= numbers(undated(text)):
        return True
    # A vague figure ("dozens"), and a person told without a number ("a girl of two"), are known by their words.
    return f" {plain(figure.text)} " in f" {plain(undated(text))} "


def _has_claimant(text: str, statement: Statement, lexicon: Lexicon) -> bool:
    if set(terms(statement.claimant or "")) <= set(terms(text)):
        return True
    actor = statement.actor
    return actor is not None and any(lexicon.related(m.actor.key, actor) for m in lexicon.mentions(text))


def _covers(text: str, said: str) -> bool:
    wanted = set(terms(said))
    return not wanted or len(wanted & set(terms(text))) / len(wanted) >= COVERED
