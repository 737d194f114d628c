"""One report, undated, that gives both sides' dead in one sentence: each figure is its side's, and no third party's."""

from __future__ import annotations

import json

import pytest

from assistant import wiring
from assistant.domain import Abstention, Answer
from assistant.settings import Settings
from ingest.cli import main as ingest

REPORT = {
    "id": "hills",
    "title": "Another night of shelling in the hills",
    "text": "Gunners fired at each other again in the hills of Nagorno-Karabakh on Wednesday. The land broke away from "
    "Azerbaijan and went through a war in the early 1990s that left 25,000 dead. Turkey called for calm.\n\n"
    "Since the fighting began on Sunday, a total of 90 dead has been reported.\n\n"
    "On the Armenian side, 70 soldiers and 6 civilians have been announced killed, while Baku declines to publish army "
    "reports, but announced the death of 14 civilians.",
}


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hills")
    (folder / "articles.jsonl").write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    assert ingest([str(folder / "articles.jsonl"), "--data", str(folder / "corpus")]) == 0
    return wiring.build_answerer(Settings(data=folder / "corpus"))


@pytest.mark.parametrize(
    ("question", "low", "actor"),
    [
        ("How many civilians were killed on the Armenian side?", 6, None),
        ("How many soldiers has the Armenian side lost?", 70, None),
        ("How many civilians did Baku report killed?", 14, "azerbaijan"),
        ("What is the overall death toll since Sunday?", 90, None),
    ],
)
def test_each_figure_is_its_sides(answerer, question, low, actor):
    answer = answerer.ask(question)
    assert isinstance(answer, Answer)
    assert [(said.figure.low, said.actor) for said in answer.statements] == [(low, actor)]
    assert not answer.conflicting


def test_a_state_that_counted_nobody_is_credited_with_nothing(answerer):
    """The reports that Baku keeps back are of its army, and no army's that is named elsewhere."""
    abstention = answerer.ask("How many civilians did Turkey report killed?")
    assert isinstance(abstention, Abstention)
    # Both sides' figures stand instead, each with its side or its voice, and both under the number of their one source.
    assert [(said.figure.low, said.actor) for said in abstention.statements] == [(6, None), (14, "azerbaijan")]
    assert abstention.text == (
        "No figure from Turkey is reported in the articles. What is reported: 6 civilians killed on the side of "
        "Armenia, without a source [1]; 14 civilians killed, according to Azerbaijan [1]."
    )


def test_each_sides_own_dead_are_no_conflict(answerer):
    """Who asks for all of them gets both, told apart."""
    answer = answerer.ask("How many civilians were killed?")
    assert sorted(said.figure.low for said in answer.statements) == [6, 14]
    assert not answer.conflicting
    assert "6 civilians killed on the side of Armenia" in answer.text
