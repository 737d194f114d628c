"""What signs of a claim say together."""

from __future__ import annotations

from assistant.answering.feature_names import BASE
from assistant.answering.joints import AT, JOINTS, joined


def row(**signs: float) -> tuple[float, ...]:
    return tuple(signs.get(name, 0.0) for name in BASE)


def told(rows: list[tuple[float, ...]], name: str) -> list[float]:
    return [one[len(BASE) + JOINTS.index(name)] for one in joined(rows)]


def test_two_signs_count_together():
    rows = [row(place_open=1, when_met=1), row(place_open=1), row(when_met=1)]
    assert told(rows, "place_open_when_met") == [1, 0, 0]
    assert [one[: len(BASE)] for one in joined(rows)] == rows


def test_dozens_stand_alone_where_no_number_fits():
    vague, number = row(vague=1, complete=1), row(complete=1)
    assert told([vague, row()], "vague_alone") == [1, 0]
    assert told([vague, number], "vague_alone") == [0, 0]
    assert told([row(vague=1)], "vague_alone") == [0]


def test_nothing_of_the_question_is_lacking():
    rows = [row(), row(names_lacking=0.5), row(words_lacking=0.6)]
    assert told(rows, "all_names") == [1, 0, 1]
    assert told(rows, "most_words") == [1, 1, 0]


def test_each_pair_is_made_of_signs_that_there_are():
    assert len(joined([row()])[0]) == len(BASE) + len(JOINTS)
    assert len(set(JOINTS) | set(AT)) == len(JOINTS) + len(BASE)
