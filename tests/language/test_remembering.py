"""What is remembered of texts is what would be read anew, and it is bounded."""

from __future__ import annotations

import re
from datetime import date

from assistant.language.dates import find_dates
from assistant.language.remembering import has, remembering
from assistant.language.terms import terms

FILLER = "The council met and spoke of roads and water for a long while. "


def test_a_pattern_is_looked_for_once_in_a_question() -> None:
    asks_when = has(re.compile(r"\bwhen\b", re.IGNORECASE))
    assert asks_when("When did the bridge fall?")
    assert not asks_when("Who built the bridge?")
    assert asks_when("When did the bridge fall?")


def test_only_short_texts_are_remembered() -> None:
    read: list[str] = []

    @remembering(2, 5)
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    assert [length(text) for text in ("one", "one", "longer text", "longer text")] == [3, 3, 11, 11]
    assert read == ["one", "longer text", "longer text"]


def test_the_text_that_was_not_asked_for_the_longest_is_forgotten() -> None:
    read: list[str] = []

    @remembering(1, 5)
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    assert [length(text) for text in ("one", "two", "one")] == [3, 3, 3]
    assert read == ["one", "two", "one"]


def test_a_caller_may_change_the_terms_that_it_was_given() -> None:
    terms("shells hit a market").clear()
    assert terms("shells hit a market") == ["shell", "hit", "market"]


def test_dates_far_apart_in_one_text_are_all_found() -> None:
    text = (
        f"On 3 May 2016 a shell fell. {FILLER * 12}On Friday, 6 May 2016, another fell. {FILLER * 12}That was in 2016."
    )
    assert [mention.text for mention in find_dates(text, date(2016, 5, 9))] == [
        "3 May 2016",
        "Friday, 6 May 2016",
        "2016",
    ]


def test_what_only_looks_like_a_date_is_none_far_from_one() -> None:
    text = f"On 3 May 2016 a shell fell. {FILLER * 12}They may march on, 12 men said."
    assert [mention.text for mention in find_dates(text, date(2016, 5, 9))] == ["3 May 2016"]
