"""Those who sheltered, were interviewed or are trapped are no dead; and what was said of the dead may be no number."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant import wiring
from assistant.answering.in_words import told_in_words
from assistant.answering.unharmed import asks_of_unharmed, is_toll_instead
from assistant.domain import Answer
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.settings import Settings
from ingest.cli import main as ingest


def frame(text: str) -> QuestionFrame:
    return QuestionFrame(text, QuestionKind.COUNT)


@pytest.mark.parametrize(
    ("question", "unharmed"),
    [
        ("How many families were sheltering in the mosque of Sarmin?", True),
        ("How many villagers did the inquiry interview?", True),
        ("How many patients were still in hospital on Friday?", True),
        ("How many people were killed while they were sleeping in the mosque?", False),
        ("How many people sheltering in the mosque were wounded?", False),
        ("How many of the bodies found in the mosque were sent to the capital?", False),
        ("How many casualties did the clinic treat?", False),
        ("How many of the wounded did the clinic treat?", True),
        ("How many people were there in the mosque?", False),
    ],
)
def test_who_is_counted_for_no_harm(question, unharmed):
    assert asks_of_unharmed(frame(question)) is unharmed


def test_the_hurt_are_in_hospital_and_the_dead_are_not():
    figure = Figure("nine", 9, 9, Qualifier.EXACT)
    dead = Claim("a", 0, 20, "Nine people were dead.", figure, Outcome.KILLED, Status.UNKNOWN)
    hurt, missing = replace(dead, outcome=Outcome.INJURED), replace(dead, outcome=Outcome.MISSING)
    nursed, housed = frame("How many people did the clinic treat?"), frame("How many people live in Sarmin?")
    assert [is_toll_instead(claim, nursed) for claim in (dead, hurt)] == [True, False]
    assert [is_toll_instead(claim, housed) for claim in (dead, hurt, missing)] == [True, True, True]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What did the envoy say about civilian deaths in Sarmin?", QuestionKind.WHAT),
        ("How many people were sheltering in Sarmin?", QuestionKind.COUNT),
        ("How many deaths did the envoy speak of?", None),
        ("What did the envoy say about the number of civilian deaths in Sarmin?", None),
        ("What toll did the envoy give?", None),
    ],
)
def test_what_may_be_told_in_words(question, kind):
    told = told_in_words(frame(question))
    assert (told and told.kind) is kind


def test_who_was_taken_is_counted_by_figures():
    asked = frame("How many of the 50 hostages of Sarmin were set free?")
    assert told_in_words(replace(asked, outcome=Outcome.CAPTURED)) is None


REPORT = {
    "id": "school",
    "outlet": "Relief Bulletin",
    "published": "2024-06-10",
    "title": "Raid on a school",
    "text": "A raid on a school in Rafah killed 14 people on Monday, the health ministry said. The relief agency said "
    "that some 600 people had been sheltering at the school.",
}


def test_who_sheltered_is_told_and_not_who_died(tmp_path):
    (tmp_path / "articles.jsonl").write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    assert ingest([str(tmp_path / "articles.jsonl"), "--data", str(tmp_path / "corpus")]) == 0
    answer = wiring.build_answerer(Settings(data=tmp_path / "corpus")).ask(
        "How many people sheltered at the school in Rafah?"
    )
    assert isinstance(answer, Answer)
    assert "600 people" in answer.statements[0].text
