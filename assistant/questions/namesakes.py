"""One name of two parties: which of them is meant, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.actors import Lexicon
from assistant.language.places import is_known, same_place, within
from assistant.questions.names import Named
from assistant.questions.telling import is_saying
from assistant.questions.wording import Wording, table


def told_apart(words: Wording, parties: Sequence[Named], lexicon: Lexicon) -> list[Named]:
    """As in "RSF's count of reporters killed": who defends the press, and not the forces of Sudan. A broadcaster that
    has its name of a town is none in "the raid on Al-Mayadin".
    """
    said = {words.lower(index) for index in range(len(words))}
    return [_meant(named, said, lexicon) for named in parties if not _is_town(words, named)]


def _is_town(words: Wording, named: Named) -> bool:
    before, behind = words.lower(named.run.first - 1), words.lower(named.run.end)
    there = before in WHERE or before.endswith("held")
    told = behind == "'s" or behind in PRESS or is_saying(words, named.run.end)
    return named.kind == "news" and there and not told and is_known(words.verbatim(named.run))


WHERE = frozenset({"in", "on", "at", "near", "over", "around", "outside", "towards"})
PRESS = frozenset({"tv", "television", "channel", "website", "report", "article", "story", "correspondent", "reporter"})


def _meant(named: Named, said: set[str], lexicon: Lexicon) -> Named:
    for entry in table()["namesakes"]:
        other = lexicon.actor(entry["means"]) if named.key == entry["key"] else None
        if other and said & set(entry["beside"]) and not said & set(entry["unless"]):
            return replace(named, key=other.key, name=other.name, kind=str(other.kind).lower())
    return named


# Bodies that the lexicon knows without their land, since the reports of that land need not name it.
NEAR_GAZA = ("Gaza", "Israel", "Palestine")
NAMELESS = dict.fromkeys(("health ministry", "ministry of health"), NEAR_GAZA) | dict.fromkeys(
    ("civil defence", "civil defense"), ("Syria",)
)


def at_home(words: Wording, parties: Sequence[Named], places: Sequence[str]) -> list[Named]:
    """Without "the health ministry" of a question about Latakia: it is that country's, and not Gaza's.

    Nor are "the civil defence" of Mosul or Gaza the White Helmets.
    """
    known = [place for place in places if is_known(place)]
    return [named for named in parties if not known or _is_at_home(words, named, known)]


def is_stranger(claimant: str | None, places: Sequence[str]) -> bool:
    """As in "the civil defence chief" of Mosul, whom the lexicon would take for another land's."""
    name = (claimant or "").lower().removeprefix("the ")
    lands = next((lands for body, lands in NAMELESS.items() if name.startswith(body)), None)
    known = [place for place in places if is_known(place)]
    return bool(lands and known) and not any(
        same_place(place, land) or within(place, land) for place in known for land in lands or ()
    )


def _is_at_home(words: Wording, named: Named, known: Sequence[str]) -> bool:
    lands = NAMELESS.get(words.verbatim(named.run).lower().removeprefix("the "))
    if lands is None:
        return True
    return any(same_place(place, land) or within(place, land) for place in known for land in lands)
