"""The day on which something was reported."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.fits import Fit, Setting
from assistant.answering.matching import match
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan
from assistant.language.actors_file import load_lexicon

QUOTE = "Nine people were killed at Garissa."


@pytest.mark.parametrize(
    ("published", "happened", "fit"),
    [
        (date(2014, 10, 10), date(2014, 10, 10), Fit.MET),
        (date(2014, 10, 11), date(2014, 10, 9), Fit.MET),
        # The page bears a day on which it had not happened yet: it was printed later.
        (date(2014, 10, 5), date(2014, 10, 10), Fit.MET),
        (date(2014, 10, 5), date(2014, 10, 4), Fit.VIOLATED),
        (date(2014, 10, 10), date(2014, 10, 13), Fit.VIOLATED),
        (date(2014, 10, 30), date(2014, 10, 9), Fit.VIOLATED),
    ],
)
def test_what_was_reported_on_a_day_was_printed_on_it(published, happened, fit):
    article = Article("a", QUOTE, title="News", published=published)
    counted = Figure("Nine people", 9, 9, Qualifier.EXACT)
    claim = Claim(
        "a",
        0,
        len(QUOTE),
        QUOTE,
        counted,
        Outcome.KILLED,
        Status.UNKNOWN,
        event_date=DateSpan.day(happened),
        published=published,
    )
    frame = QuestionFrame("How many died?", QuestionKind.COUNT, told=DateSpan.day(date(2014, 10, 10)))
    assert match(claim, frame, Setting(article, ()), load_lexicon()).fits["told"] is fit
