"""The texts that the reader of pairs learns from: whole, balanced, and drawn as the training needs them."""

from __future__ import annotations

import json
import random

import pytest

from evals.training.texts import LOST_MARKS, TextError, examples, load_reports

REPORT = {
    "id": "t-1",
    "title": "Shells hit Brod",
    "sentences": [
        "Shells hit Brod, the mayor said.",
        "He blamed the navy.",
        "It rained.",
        "Nobody came.",
        "It's over.",
    ],
    "questions": [["Whom did the mayor blame?", [1]], ["Why was Brod shelled?", []]],
}


def write(folder, *lines):
    (folder / "reports.jsonl").write_text("\n".join(map(str, lines)), encoding="utf-8")
    return folder


def test_the_shipped_texts_are_whole():
    """Ids are unique, no question stands twice in a report, and about a third has no answer."""
    reports = load_reports()
    asked = [answering for report in reports for _, answering in report.questions]
    assert len({report.id for report in reports}) == len(reports) > 300
    assert all(len(dict(report.questions)) == len(report.questions) for report in reports)
    assert 0.3 < sum(not answering for answering in asked) / len(asked) < 0.37


@pytest.mark.parametrize(
    ("change", "fault"),
    [({"questions": [["Who?", [9]]]}, "not there"), ({"sentences": []}, "not there|no sentences"), ({"id": None}, "")],
)
def test_a_malformed_report_is_named_by_file_and_line(tmp_path, change, fault):
    """The first line is sound, the second is not; a missing field is named."""
    broken = {key: value for key, value in (REPORT | change).items() if value is not None}
    folder = write(tmp_path, json.dumps(REPORT), json.dumps(broken))
    with pytest.raises(TextError, match=f"reports.jsonl, line 2: .*({fault})"):
        load_reports(folder)


def test_every_answering_sentence_is_drawn_and_others_besides(tmp_path):
    """Each time anew: the answering sentence with the one before it, and some that do not answer."""
    reports = load_reports(write(tmp_path, json.dumps(REPORT), json.dumps(REPORT | {"id": "t-2"})))
    for seed in range(5):
        first = next(examples(reports, random.Random(seed)))
        (answering,) = [pair for pair in first.pairs if pair.answers]
        assert answering.sentence == REPORT["sentences"][1]
        assert answering.before in {REPORT["sentences"][0], REPORT["sentences"][0].translate(LOST_MARKS)}
        assert 3 <= sum(not pair.answers for pair in first.pairs) <= 4
