"""Parts of one party that are voices of their own: a president, the rescue service, an agency of the UN."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.fits import Fit, Setting
from assistant.answering.voices import claimant_fit
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()
SERVICE, MINISTRY = "Ukraine's State Emergency Service", "Russia's defence ministry"
VOICES = [
    ("President Zelensky", "ukraine", SERVICE, "ukraine", "", Fit.VIOLATED),
    ("President Zelensky", "ukraine", "Ihor Klymenko", "ukraine", "", Fit.VIOLATED),
    ("President Zelensky", "ukraine", "President Volodymyr Zelenskyy", "ukraine", "", Fit.MET),
    ("President Zelensky", "ukraine", "Kyiv", "ukraine", "Zelensky spoke at night. ", Fit.MET),
    ("President Zelensky", "ukraine", "Kyiv", "ukraine", "", Fit.VIOLATED),
    ("Zakharova", "russia", MINISTRY, "russia", "Foreign ministry spokeswoman Maria Zakharova spoke. ", Fit.VIOLATED),
    ("Konashenkov", "russia", MINISTRY, "russia", "The defence ministry's Igor Konashenkov spoke. ", Fit.MET),
    ("UNICEF", "unicef", "The United Nations", "united-nations", "", Fit.VIOLATED),
    ("UNICEF", "unicef", "The United Nations", "united-nations", "UNICEF opened a clinic. ", Fit.MET),
    ("the UN", "united-nations", "UNICEF", "unicef", "", Fit.MET),
    ("Ukraine", "ukraine", SERVICE, "ukraine", "", Fit.MET),
    ("Abdulrahman", "syrian-observatory", "its head Rami Abdel Rahman", "syrian-observatory", "", Fit.MET),
    ("Rami Abd al-Rahman", "syrian-observatory", "Rami Abdurrahman", "syrian-observatory", "", Fit.MET),
]


def fit_of(asked: str, told: str, question: str) -> Fit | None:
    quote = f"Nine people were killed, {told} said."
    figure = Figure("Nine people", 9, 9, Qualifier.EXACT)
    found = Claim("a", 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN, claimant=told)
    article = Article(id="a", title="", text=quote, outlet="The Herald", published=date(2024, 7, 1))
    frame = QuestionFrame(question, QuestionKind.COUNT, claimant=asked)
    return claimant_fit(found, frame, Setting(article, ()), LEXICON)


def test_its_director_is_that_of_the_hospital_named_before():
    question = "How many were brought to Jos hospital, according to its director?"
    assert fit_of("its director", "Director of Jos hospital Omar Said", question) is Fit.MET
    assert fit_of("its director", "Director of Kano port Omar Said", question) is Fit.VIOLATED


def test_a_monitor_without_a_name_is_called_by_several_words():
    assert fit_of("monitoring NGO", "a monitoring group", "How many died?") is Fit.MET
    assert fit_of("monitoring NGO", "a rescue group", "How many died?") is Fit.VIOLATED


@pytest.mark.parametrize("voice", VOICES)
def test_whose_party_is_the_same_may_be_somebody_else(voice):
    """A body speaks through whom the report presents as its man; a state through anybody, and a whole for its parts."""
    asked, key, told, actor, before, fit = voice
    quote = f"Nine people were killed, {told} said."
    figure = Figure("Nine people", 9, 9, Qualifier.EXACT)
    found = Claim("a", 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN, claimant=told, actor=actor)
    article = Article(id="a", title="", text=before + quote, outlet="The Herald", published=date(2024, 7, 1))
    frame = QuestionFrame("How many died?", QuestionKind.COUNT, claimant=asked, claimant_actor=key)
    assert claimant_fit(found, frame, Setting(article, ()), LEXICON) is fit
