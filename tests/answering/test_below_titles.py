"""A title that runs into the first sentence gives it no place of its own."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.below_titles import below_title
from assistant.answering.fits import Setting
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status

TITLE = "Ten killed in attacks on Goma and Bukavu"


def quote_below(quote: str, figure: str) -> str:
    article = Article("a", f"{quote} More follows.", title=TITLE, published=date(2024, 5, 5))
    claim = Claim(
        article_id="a",
        start=0,
        end=len(quote),
        quote=quote,
        figure=Figure(figure, 6, 6, Qualifier.EXACT),
        outcome=Outcome.KILLED,
        status=Status.CIVILIAN,
    )
    return below_title(claim, Setting(article, ())).quote


@pytest.mark.parametrize(
    ("behind", "figure", "cut"),
    [
        (" Police in Goma said six people died in a market of the town.", "six people", True),
        # The figure is the title's own, and a sentence without a place is told where the title says.
        (" Police in Goma said six people died in a market of the town.", "Ten", False),
        (" Police said six people died in a market.", "six people", False),
    ],
)
def test_a_sentence_with_places_of_its_own_is_read_without_its_title(behind, figure, cut):
    assert quote_below(TITLE + behind, figure) == (behind if cut else TITLE + behind)


def test_a_sentence_that_begins_otherwise_stays():
    quote = "In Goma police said six people died in a market."
    assert quote_below(quote, "six people") == quote
