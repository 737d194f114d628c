"""Parts of one state are two voices: the army's count is not the tourism minister's."""

from __future__ import annotations

import pytest

from assistant.answering.departments import another_department


@pytest.mark.parametrize(
    ("asked", "told", "another"),
    [
        ("the Ukrainian army", "Ukraine's Tourism Minister", True),
        ("the interior ministry", "the Ministry of Health", True),
        ("the foreign minister", "a military source", True),
        # The army speaks through its ministry, a minister for his house, and a state through all of them.
        ("the Russian army", "Russia's Defence Ministry", False),
        ("the interior ministry", "Interior Minister Amin Sameer", False),
        ("Russia", "the Russian Foreign Ministry", False),
        ("the tourism ministry", "state media", False),
        ("the Karabakh ombudsman", "the Karabakh emergency service", True),
        ("the prosecutor general", "the foreign ministry", True),
        ("the human rights ombudsman's office", "the ombudsman", False),
        ("the emergencies ministry", "the State Emergency Service", False),
        ("prosecutors in Lviv", "Ukrainian officials", False),
        # Rescuers are no soldiers.
        ("the civil defence", "the health ministry", False),
    ],
)
def test_another_department_is_another_voice(asked, told, another):
    assert another_department(asked, told) is another
