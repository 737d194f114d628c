from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.splitting import split

WORDS = re.compile(r"\w+|[^\w\s]")


def words(texts: Sequence[str]) -> list[int]:
    return [len(WORDS.findall(text)) for text in texts]


def greedy_joins(texts: Sequence[str]) -> list[int]:
    """Counts a joined text higher than the sum of its parts, as byte-pair vocabularies sometimes do."""
    return [len(WORDS.findall(text)) + 3 * text.count(". ") + text.count(" ") for text in texts]


TEXTS = st.lists(
    st.sampled_from(
        [
            "Two soldiers were killed near the bridge.",
            "Shelling went on, the mayor said; nobody could leave: roads, fields and the old mill were mined.",
            "\n\n",
            "\n",
            " ",
            "“We saw it,” he said.",
            "Unbrokenwordwithoutanyspaceinitthatgoesonandon" * 3,
            "No stop at the end",
            "Ünïcödé 北京 text!",
        ]
    ),
    max_size=14,
).map(" ".join) | st.text(max_size=300)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(1, 40), st.sampled_from([words, greedy_joins, lambda texts: [len(text) for text in texts]]))
def test_every_passage_fits_and_together_they_hold_every_word_in_order(text, limit, counts):
    """Whatever the text and the counting, passages are ordered, exact, within the limit, and leave no word out."""
    spans = split(text, counts, limit)
    at = 0
    for start, end in spans:
        assert text[at:start].strip() == ""
        assert start < end
        assert text[start:end] == text[start:end].strip()
        assert counts([text[start:end]])[0] <= limit or end - start == 1
        at = end
    assert text[at:].strip() == ""


def test_sentences_stay_whole_where_they_fit():
    """A passage begins and ends where a sentence does."""
    text = " ".join(f"Shell number {number} hit the town at noon." for number in range(20))
    ends = {text[start:end][-1] for start, end in split(text, words, 25)}
    assert ends == {"."}


def test_passages_are_balanced_and_leave_no_tiny_tail():
    """Eleven equal sentences where ten would fit become two passages of about the same size."""
    text = " ".join(["The town was shelled at noon on that day."] * 11)
    first, second = words([text[start:end] for start, end in split(text, words, 110)])
    assert abs(first - second) <= 11


def test_a_passage_ends_with_a_paragraph_where_that_costs_little():
    """Of two nearly equal places to break, the end of the paragraph is taken."""
    sentence = "The town was shelled at noon."
    text = " ".join([sentence] * 3) + "\n\n" + " ".join([sentence] * 4)
    assert next(text[end : end + 2] for _, end in split(text, words, 38)) == "\n\n"


def test_a_sentence_that_is_too_long_is_cut_at_a_clause():
    """The cut comes after a comma or a semicolon and not inside a clause."""
    text = "The ministry said the road was closed, the bridge had fallen, the market burned; nobody came to help."
    spans = split(text, words, 12)
    assert len(spans) > 1
    assert all(text[end - 1] in ",;." for _, end in spans)


def test_each_sentence_is_counted_once_in_one_call():
    """Counting is what costs: one batch for the sentences and one for the passages that came of them."""
    calls: list[int] = []

    def counting(texts: Sequence[str]) -> list[int]:
        calls.append(len(texts))
        return words(texts)

    split(" ".join(["The town was shelled at noon."] * 30), counting, 50)
    assert len(calls) == 2
    assert calls[0] == 30


def test_a_limit_without_room_is_refused():
    """A prefix that fills the model leaves nothing to split for, and that is said."""
    with pytest.raises(ValueError, match="room for at least one token"):
        split("Text.", words, 0)
