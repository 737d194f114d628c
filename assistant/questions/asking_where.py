"""Where: questions that ask for a place with a preposition before it, or for its name."""

from __future__ import annotations

from assistant.questions.wording import Run, Wording, listed


def asked_place(words: Wording, start: int) -> int | None:
    """The token after the words that ask for a place; None where these ask for none."""
    if _ends_beside(words, start):
        return start + 1
    more = next((len(lead) - 1 for lead in LEADS if words.words(Run(start, start + len(lead))) == lead), 0)
    asks = (more or words.lower(start) in BESIDE) and _asks_where(words, start + more)
    return start + more + 3 if asks else _place_by_name(words, start)


# "Next to what facility", "in front of which church".
LEADS = (["next", "to"], ["close", "to"], ["in", "front", "of"])
BESIDE = frozenset(["in", "near", "at", "outside", "from", "on", "around", "inside", "towards", "into"]) | frozenset(
    ["between", "beside", "opposite", "behind", "beneath", "under", "past"]
)
ENDS = (["in", "front", "of"], ["next", "to"], ["outside"], ["near"], ["beside"], ["inside"], ["opposite"])


def _ends_beside(words: Wording, start: int) -> bool:
    """As in "What did the crowd stand in front of?": not "Who was inside?"."""
    last = len(words) - (words.lower(len(words) - 1) == "?")
    asks = words.lower(start) in {"what", "which"}
    return asks and any(last - len(end) > start + 2 and words.words(Run(last - len(end), last)) == end for end in ENDS)


def _asks_where(words: Wording, start: int) -> bool:
    """As in "in which Sudanese state", "near which border town", "outside what kind of building"."""
    asked = words.words(Run(start + 2, min(len(words), start + 6)))
    verb = next((at for at, word in enumerate(asked) if word in listed("asking", "aux") | {"force", "group"}), 4)
    nouns = listed("asking", "places") | listed("asking", "where_nouns")
    return words.lower(start + 1) in {"which", "what"} and (
        not nouns.isdisjoint(asked[:verb]) or _of_land(words, start)
    )


def _of_land(words: Wording, start: int) -> bool:
    """As in "in which kebele of Wollega": whatever it is that a land is divided into."""
    land = words.verbatim(Run(start + 4, start + 5)) if start + 4 < len(words) else ""
    dated = words.lower(start + 2) in {"day", "date", "month", "night", "week", "year", "hour", "days", "nights"}
    return words.lower(start + 3) == "of" and land.istitle() and not dated


def _place_by_name(words: Wording, start: int) -> int | None:
    """The token after the place in "What is the name of the hill that was shelled"; None where no name is asked for."""
    said = words.words(Run(start, min(len(words), start + 8)))
    if said[:1] != ["what"] or said[2:5] != ["the", "name", "of"]:
        return None
    place = next((at for at in range(5, len(said)) if said[at] in listed("asking", "where_nouns")), None)
    return None if place is None else start + place + 1
