"""The calendar day behind a weekday, where it is asked when."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.days_spelt import days_spelt
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()
PRINTED = date(2016, 3, 11)


@pytest.mark.parametrize(
    ("question", "sentence", "days"),
    [
        ("When did the army take Zeitan?", "The army took Zeitan on Wednesday.", "Wednesday: 9 March 2016"),
        ("When did the army take Zeitan?", "The army took Zeitan on March 2.", "March 2: 2 March 2016"),
        ("When did the army take Zeitan?", "The army took Zeitan in October.", "October: October 2015"),
        ("When did the army take Zeitan?", "The army took Zeitan in October 2014.", ""),
        ("When did the army take Zeitan?", "The army took Zeitan in October of the year before last.", ""),
        ("When will the bridge of Zeitan open?", "The bridge will stay closed until March 20.", ""),
        # The reader sees it already, or nothing but a stretch of time is told
        ("When did the army take Zeitan?", "The army took Zeitan on 2 March 2016.", ""),
        ("When did the army take Zeitan?", "The army took Zeitan last month.", ""),
        ("Who took Zeitan?", "The army took Zeitan on Wednesday.", ""),
    ],
)
def test_the_day_is_spelt_out(question, sentence, days):
    """By the day of printing, and for questions of when alone."""
    assert days_spelt(read_question(question, LEXICON), sentence, PRINTED) == days


def test_without_a_day_of_printing_nothing_is_spelt():
    """Which Wednesday it was is not known."""
    frame = read_question("When did the army take Zeitan?", LEXICON)
    assert days_spelt(frame, "The army took Zeitan on Wednesday.", None) == ""
