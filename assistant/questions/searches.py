"""Who tells it in a bare search, which has no verb: "SOHR children dead convoy", "road strikes June SOHR toll"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.questions.wording import Run, Wording, listed

# Behind a monitor's name they make it what was hit, or who was.
ITS = frozenset(["'s", "staff", "office", "offices", "hospital", "members", "member", "workers", "worker", "activist"])


ASKING = frozenset(["who", "whom", "whose", "which", "what", "where", "when", "why"])


class _Party(Protocol):
    @property
    def run(self) -> Run: ...
    @property
    def kind(self) -> str: ...


def searched_monitors(words: Wording, parties: Sequence[_Party]) -> list[Run]:
    """Monitors do nothing but count, wherever in a search they stand; behind a preposition they may be spoken of."""
    if any(words.lower(at) in ASKING for at in range(len(words))):
        return []
    joints = listed("nearby", "prepositions") | listed("nearby", "conjunctions")
    return [
        party.run
        for party in parties
        if party.kind == "monitor"
        and (party.run.first == 0 or words.lower(party.run.first - 1) not in joints | {"the", "killed", "wounded"})
        and words.lower(party.run.end) not in ITS | {"and", "vs", "versus", ",", ":"}
    ]
