"""A running toll of one side: the side's own count stands before counts that do not say whose dead they are."""

from __future__ import annotations

import json

from assistant import wiring
from assistant.domain import Answer
from assistant.settings import Settings
from ingest.cli import main as ingest

ARTICLE = {
    "id": "office",
    "outlet": "Relief Bulletin",
    "published": "2020-10-10",
    "title": "Alarm over civilians",
    "text": "The rights chief voiced alarm at the fighting, where 53 civilians are reported to have been killed "
    "since 27 September. Azerbaijan's government reports that 31 civilians have been killed. Armenia reports that "
    "22 civilians have been killed.",
}


def test_the_own_count_of_the_asked_side_comes_first(tmp_path):
    """Nobody's 53 are of both sides, and neither party says whose it counts: each counts its own."""
    (tmp_path / "articles.jsonl").write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    assert ingest([str(tmp_path / "articles.jsonl"), "--data", str(tmp_path / "corpus")]) == 0
    answerer = wiring.build_answerer(Settings(data=tmp_path / "corpus"))
    for side, low in (("Azerbaijani", 31), ("Armenian", 22)):
        # All that was published is of one year, and nobody writes it.
        for day in ("12 October 2020", "12 October"):
            answer = answerer.ask(f"How many {side} civilians had been killed by {day}?")
            assert isinstance(answer, Answer)
            assert answer.statements[0].figure.low == low


BY_A_DAY = {
    "id": "press",
    "outlet": "Relief Bulletin",
    "published": "2013-09-15",
    "title": "A press group counts its dead",
    "text": "Thirty months into the war, Reporters Without Borders said 23 professional journalists and at least 58 "
    "citizen journalists have been killed in Syria.",
}


def test_whose_dead_are_asked_for_comes_before_what_is_highest(tmp_path):
    """Both counts are of journalists and of one voice, and both were current; neither contradicts the other."""
    (tmp_path / "articles.jsonl").write_text(json.dumps(BY_A_DAY) + "\n", encoding="utf-8")
    assert ingest([str(tmp_path / "articles.jsonl"), "--data", str(tmp_path / "corpus")]) == 0
    answerer = wiring.build_answerer(Settings(data=tmp_path / "corpus"))
    for who, low in (("professional", 23), ("citizen", 58)):
        asked = f"As of September 2013, how many {who} journalists had been killed in Syria by the count of RSF?"
        answer = answerer.ask(asked)
        assert isinstance(answer, Answer)
        assert answer.statements[0].figure.low == low
        assert not answer.conflicting
