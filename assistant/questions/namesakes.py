"""One name of two parties: which of them is meant, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.actors import Lexicon
from assistant.language.places import is_known, same_place, within
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


# Bodies that the lexicon knows without their land, since the reports of that land need not name it.
NAMELESS = frozenset({"health ministry", "ministry of health"})
NEAR_GAZA = ("Gaza", "Israel", "Palestine")


def at_home(words: Wording, parties: Sequence[Named], places: Sequence[str]) -> list[Named]:
    """Without "the health ministry" of a question about Latakia: it is that country's, and not Gaza's."""
    known = [place for place in places if is_known(place)]
    near = any(same_place(place, land) or within(place, land) for place in known for land in NEAR_GAZA)
    if near or not known:
        return list(parties)
    return [named for named in parties if words.verbatim(named.run).lower().removeprefix("the ") not in NAMELESS]
