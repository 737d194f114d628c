"""Where the report was filed is no place of the event, when its sentence tells another."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.fits import Setting
from assistant.answering.matching import match
from assistant.answering.scenes import scenes_in
from assistant.domain.articles import Article
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors_file import load_lexicon
from assistant.language.datelines import dateline_end
from ingest.claims import read_claims

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("BEIRUT, June 3 (Reuters) - Shells fell.", "BEIRUT, June 3 (Reuters) - "),
        ("Port Sudan (AFP) - Shells fell.", "Port Sudan (AFP) - "),
        ("SIDON, Lebanon (AP) - Shells fell.", "SIDON, Lebanon (AP) - "),
        ("MOSCOW, June 3. /TASS/. Shells fell.", "MOSCOW, June 3. /TASS/. "),
        ("The Free Town Army (FTA) fell back.", ""),
        ("Rebels - among them Syrians - fell.", ""),
        ("The army (in Aleppo) fell back - and stayed.", ""),
    ],
)
def test_a_dateline_is_told_by_its_agency_or_its_capitals(text, dateline):
    assert text[: dateline_end(text)] == dateline


@pytest.mark.parametrize(("place", "apart"), [("beirut", True), ("sidon", False)])
def test_who_sits_in_a_town_tells_of_another(place, apart):
    """Sidon is where it happened, and Beirut where it was written."""
    text = "BEIRUT, June 3 (Reuters) - A raid hit a mill in Sidon, killing nine people, the mayor said."
    article = Article("a", text, None, outlet="Reuters", published=date(2024, 6, 3))
    claim = next(iter(read_claims(article, LEXICON)))
    frame = QuestionFrame("How many died?", QuestionKind.COUNT, places=(place,))
    judged = match(claim, frame, Setting(article, scenes_in(text)), LEXICON)
    assert (judged.apart, judged.elsewhere) == (apart, apart)
