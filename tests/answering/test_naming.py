"""How a claimant is printed."""

from __future__ import annotations

import pytest

from assistant.answering.naming import printed
from assistant.language.actors_file import load_lexicon


@pytest.mark.parametrize(
    ("words", "key", "told"),
    [
        (
            "the so-called Syrian Observatory for Human Rights",
            "syrian-observatory",
            "Syrian Observatory for Human Rights",
        ),
        ("The self-proclaimed ministry of Gao", None, "the ministry of Gao"),
        ("The defence ministry", None, "the defence ministry"),
    ],
)
def test_what_an_outlet_thinks_of_a_party_is_not_repeated(words, key, told):
    assert printed(words, key, load_lexicon()) == told
