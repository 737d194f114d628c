"""Who acted and who suffered, by the verb that stands behind them; whose toll; which day a bare number is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain.times import DateSpan
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


def slot(question: str, name: str) -> Any:
    value = getattr(read_question(question, LEXICON), name)
    return str(value) if name in {"outcome", "status"} and value else value


@pytest.mark.parametrize(
    ("question", "name", "meant"),
    [
        # Who has killed is no victim, with an article before its name or without
        ("How many fighters had the Ugandan army killed near Beni?", "side", None),
        ("How many fighters had the Ugandan army killed near Beni?", "accused", "Ugandan army"),
        ("How many fighters had the Ugandan army lost near Beni?", "side", "Ugandan army"),
        ("How many fighters had the Ugandan army lost by 5 June?", "side", "Ugandan army"),
        ("How many fighters had been lost by the Ugandan army?", "accused", None),
        # Whoever fights has a toll; whoever counts tells one
        ("What was the militants' toll in the raid on Beni?", "claimant", None),
        ("What was the militants' toll in the raid on Beni?", "status", "combatant"),
        ("What was the medics' toll for the raid on Beni?", "claimant", "medics"),
        # What else happened that day
        ("How many were hurt in Goma on 5 May, the day soldiers retook the airport?", "status", None),
        ("How many soldiers were hurt in Goma on 5 May, the day they retook the airport?", "status", "combatant"),
        # Fled before, and held now
        ("How many fleeing soldiers was the militia holding after Goma fell?", "outcome", "captured"),
        ("How many soldiers fled when Goma fell?", "outcome", "displaced"),
        ("How many militants were holding the town of Bria?", "outcome", None),
        ("How many members of one displaced household died at Tawila?", "outcome", "killed"),
        ("How many households were displaced from Tawila?", "outcome", "displaced"),
        # A quarter that only another city is known to have
        ("How many died near Souq al-Hamidiyeh in Damascus?", "places", ("damascus",)),
        ("How many died in Hamidiyeh in Homs?", "places", ("hamidiyeh-homs", "homs")),
        # By whom a monitor knows it
        ("How many died in Idlib, by SOHR's medical sources?", "claimant_actor", "syrian-observatory"),
        ("How many died in Idlib, by medical sources who spoke to AFP?", "claimant_actor", None),
        # Of no kind that is known
        ("How many corpses could not be assigned to either rebels or villagers?", "status", None),
        ("How many corpses were assigned to villagers?", "status", "civilian"),
    ],
)
def test_who_acts_and_who_suffers(question, name, meant):
    assert slot(question, name) == meant


@pytest.mark.parametrize(
    ("question", "name", "meant"),
    [
        ("On 3 May 2023 they attacked Bahri; how many had died by the 5th?", "as_of", date(2023, 5, 5)),
        ("On 28 December 2023 they attacked Bahri; how many had died by the 2nd?", "as_of", date(2024, 1, 2)),
        (
            "How many died in Bahri on 3 May 2023, by the ministry's count on the 5th?",
            "told",
            DateSpan(date(2023, 5, 5), date(2023, 5, 5)),
        ),
        ("How many of the 5th brigade died in Bahri on 3 May 2023?", "told", None),
    ],
)
def test_a_bare_day_is_of_the_month_that_was_named(question, name, meant):
    assert slot(question, name) == meant
