"""Other counts of a claim's own article, and what further articles tell of the same days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answering.matching import Match
from assistant.answering.ranking import Ranked
from assistant.answering.rivals import rivals
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.times import DateSpan

THAT_DAY = DateSpan(date(2016, 5, 10), date(2016, 5, 10))


def told(article: str, number: int, **slots: object) -> Ranked:
    quote = f"{number} people died."
    figure = Figure(f"{number} people", number, number, Qualifier.EXACT)
    claim = Claim(article, 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN, event_date=THAT_DAY)
    return Ranked(Match(replace(claim, **slots), {}, frozenset()), 1.0, 0)


def test_the_one_count_of_an_article_stands_alone():
    """Told twice it is one count; the injured and the dead of the whole war are counted apart."""
    nine = told("a", 9)
    apart = [told("a", 30, outcome=Outcome.INJURED), told("a", 4000, scope=Scope.CUMULATIVE)]
    assert rivals(nine, [nine, told("a", 9), *apart])[:2] == (1, 0)
    assert rivals(nine, [nine, told("a", 12), *apart])[:2] == (0, 1 / 3)


def test_articles_agree_about_the_same_days():
    """What is told of another month neither agrees nor differs."""
    nine, later = told("a", 9), DateSpan(date(2016, 6, 10), date(2016, 6, 10))
    assert rivals(nine, [nine, told("b", 9), told("c", 12)])[2:] == (1 / 3, 1 / 3)
    assert rivals(nine, [nine, told("b", 9, event_date=later), told("c", 12, event_date=later)])[2:] == (0, 0)
