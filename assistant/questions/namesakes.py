"""One name of two parties: which of them is meant, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.actors import Lexicon
from assistant.questions.names import Named
from assistant.questions.wording import Wording, table


def told_apart(words: Wording, parties: Sequence[Named], lexicon: Lexicon) -> list[Named]:
    """As in "RSF's count of reporters killed": who defends the press, and not the forces of Sudan."""
    said = {words.lower(index) for index in range(len(words))}
    return [_meant(named, said, lexicon) for named in parties]


def _meant(named: Named, said: set[str], lexicon: Lexicon) -> Named:
    for entry in table()["namesakes"]:
        other = lexicon.actor(entry["means"]) if named.key == entry["key"] else None
        if other and said & set(entry["beside"]) and not said & set(entry["unless"]):
            return replace(named, key=other.key, name=other.name, kind=str(other.kind).lower())
    return named
