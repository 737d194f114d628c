"""One raid's dead and the whole war's stand in one report, and a question means one of them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant import wiring
from assistant.answering.one_event import is_of_a_war, is_of_the_whole_front
from assistant.domain import Answer
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.settings import Settings
from ingest.cli import main as ingest

WHOLE = "More than 9,000 people have been killed in the war, the ministry said."
OF_A_RAID = "A total of 9,000 sheep and people died in the raid, the ministry said."


@pytest.mark.parametrize(
    ("question", "quote", "of_a_war"),
    [
        ("What is the highest toll given for the strike on the mill?", WHOLE, True),
        ("How many did the shelling of Sidon kill?", WHOLE, True),
        ("How many people have been killed in the war?", WHOLE, False),
        ("How many had been killed when the strike ended the conflict?", WHOLE, False),
        ("How many people were killed in Sidon?", WHOLE, False),
        ("What is the highest toll given for the strike on the mill?", OF_A_RAID, False),
    ],
)
def test_a_war_is_no_strike(question, quote, of_a_war):
    figure = Figure("9,000", 9000, 9000, Qualifier.EXACT)
    told = Claim("a", 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN)
    claim = replace(told, scope=Scope.CUMULATIVE)
    assert is_of_a_war(claim, QuestionFrame(question, QuestionKind.COUNT)) is of_a_war


ALL_ALONG = "The army lost 90 men along the whole front, the ministry said."
THERE_TOO = "The army lost 90 men across the country, most of them in Sidon."


@pytest.mark.parametrize(
    ("quote", "places", "elsewhere"),
    [
        (ALL_ALONG, ("sidon",), True),
        (ALL_ALONG, ("lebanon",), False),
        (ALL_ALONG, (), False),
        (THERE_TOO, ("sidon",), False),
    ],
)
def test_a_front_is_no_town(quote, places, elsewhere):
    figure = Figure("90 men", 90, 90, Qualifier.EXACT)
    told = Claim("a", 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN)
    frame = QuestionFrame("How many men did the army lose?", QuestionKind.COUNT, places=places)
    assert is_of_the_whole_front(told, frame) is elsewhere


REPORT = {
    "id": "gaza",
    "outlet": "Relief Bulletin",
    "published": "2024-06-10",
    "title": "Raid on a mill",
    "text": "An air raid on a mill in Rafah killed 14 Palestinians on Monday, Gaza's health ministry said. More than "
    "37,000 Palestinians have been killed in the war, according to Gaza's health ministry.",
}


def test_a_raid_is_no_state_of_a_wars_toll(tmp_path):
    (tmp_path / "articles.jsonl").write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    assert ingest([str(tmp_path / "articles.jsonl"), "--data", str(tmp_path / "corpus")]) == 0
    answerer = wiring.build_answerer(Settings(data=tmp_path / "corpus"))
    asked = "How many Palestinians have been killed in the war according to the Gaza health ministry?"
    answer = answerer.ask(asked)
    assert isinstance(answer, Answer)
    assert answer.statements[0].figure.low == 37000
