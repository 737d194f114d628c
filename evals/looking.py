"""What a report shows beside a response: the evidence in its article, and what the retriever had found.

Done after the questions were asked and timed, since it searches once more; the same question finds the same passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering import Answerer
from evals.cases import Case
from evals.outcomes import Outcome, Sighting
from evals.retrieving import rank_measures, retrieved_from

# Characters of the article that are shown on either side of the evidence.
AROUND = 200


def looked_into(
    outcomes: Sequence[Outcome], answerer: Answerer, *, retriever: bool = True, among: Sequence[Case] | None = None
) -> list[Outcome]:
    """The outcomes with what was to be found; `retriever` is False where another system answered, with its own.

    `among`: the suite, where only some of its cases were asked.
    """
    suite = [outcome.case for outcome in outcomes] if among is None else among
    twins = {case.twin for case in suite if not case.answerable}
    articles = {case.id: case.article_ids[:1] for case in suite}
    looked = [_looked_into(outcome, answerer, retriever=retriever) for outcome in outcomes]
    return [
        replace(
            outcome,
            twinned=outcome.case.id in twins,
            about="".join(articles[outcome.case.id] or articles.get(outcome.case.twin or "", ())),
        )
        for outcome in looked
    ]


def _looked_into(outcome: Outcome, answerer: Answerer, *, retriever: bool) -> Outcome:
    case = outcome.case
    found = retrieved_from(answerer.evidence(answerer.read(case.question, case.history))) if retriever else ()
    ranking = rank_measures(case, found)
    return replace(outcome, retrieved=found, ranking=ranking, sighting=sighted(case, answerer))


def sighted(case: Case, answerer: Answerer) -> Sighting | None:
    """Where the evidence of a case stands, with the text around it; None where it names none or it is not there."""
    for name in case.article_ids if case.evidence else ():
        article = answerer.article(name)
        start = article.text.find(case.evidence) if article else -1
        if article and start >= 0:
            end = start + len(case.evidence)
            before, after = article.text[max(0, start - AROUND) : start], article.text[end : end + AROUND]
            return Sighting(name, article.title, article.outlet, start, end, before, case.evidence, after)
    return None
