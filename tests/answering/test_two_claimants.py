"""Two parties before one verb: each is answered for by itself, and neither side's own dead contradict the other's."""

from __future__ import annotations

import json

import pytest

from assistant import wiring
from assistant.answering.several import frames_by_claimant
from assistant.domain import Answer
from assistant.language.actors_file import load_lexicon
from assistant.questions.reading import read_question
from assistant.settings import Settings
from ingest.cli import main as ingest

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "claimants"),
    [
        ("What do Armenia and Azerbaijan each say about civilian deaths?", ["armenia", "azerbaijan"]),
        ("How many civilians did Baku and Yerevan both report killed?", ["azerbaijan", "armenia"]),
        ("How many civilians did Hamas and Israel say had died?", ["hamas", "israel"]),
        ("How many dead were claimed by Yerevan and by Moscow?", ["armenia", "russia"]),
        # Two who fight, and one who counts.
        ("How many died between Armenia and Azerbaijan, Russia said?", ["russia"]),
        ("How many soldiers of Armenia and Azerbaijan died?", [None]),
    ],
)
def test_each_of_two_parties_is_asked(question, claimants):
    frames = frames_by_claimant(read_question(question, LEXICON), LEXICON)
    assert [frame.claimant_actor for frame in frames] == claimants


REPORTS = [
    {
        "id": "both",
        "title": "Two tolls",
        "date": "2020-10-10",
        "outlet": "Relief Bulletin",
        "text": "Shelling went on. Armenia reports that 24 civilians have been killed since 27 September.\n\n"
        "On the Azerbaijani side, 33 civilians have been killed since 27 September, Azerbaijan says.\n\n"
        "Azerbaijan has not said how many of its soldiers have died. Several hundred soldiers fell there, an "
        "Azerbaijani officer said.",
    }
]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, REPORTS)) + "\n", encoding="utf-8")
    assert ingest([str(folder / "articles.jsonl"), "--data", str(folder / "corpus")]) == 0
    return wiring.build_answerer(Settings(data=folder / "corpus"))


def test_each_sides_own_dead_are_told_and_contradict_nobody(answerer):
    answer = answerer.ask("How many civilians did Armenia and Azerbaijan each report killed?")
    assert isinstance(answer, Answer)
    assert {(said.actor, said.figure.low) for said in answer.statements} == {("armenia", 24), ("azerbaijan", 33)}
    assert not answer.conflicting


def test_a_party_that_does_not_say_has_not_said(answerer):
    """What one of its officers says in round words is not the party's answer."""
    answer = answerer.ask("Has Azerbaijan said how many of its soldiers died?")
    assert isinstance(answer, Answer)
    assert answer.text.startswith("No: Azerbaijan gives no figure for soldiers killed")
