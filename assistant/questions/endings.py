"""Whose word a question's last words ask for: "…, MNDAA count?", "…; number, BINUH?", "…, the UN office found?"."""

from __future__ import annotations

from assistant.language.places import is_known
from assistant.questions.printing import CLOSING, Prints
from assistant.questions.wording import Run, listed

STOPS = frozenset({",", ";", ".", ":", "-", "–", "—", "?"})
# How those tell who looked into it; other verbs of saying are read wherever they stand.
FOUND = frozenset(["found", "finds", "documented", "concluded", "established", "verified"])
# "…, the ministry eventually conceding?"
TELLING = frozenset(
    ["conceding", "stating", "saying", "announcing", "reporting", "claiming", "admitting", "confirming", "insisting"]
)
COUNTS = frozenset(["figure", "figures", "count", "toll", "tally", "number", "estimate"])
LEAST_LETTERS = 3
MOST_WORDS = 7


def ending(scene: Prints) -> list[Run]:
    """The name that closes the question, with its own count, its finding or nothing behind it."""
    words = scene.words
    end = len(words)
    while end > 1 and words.lower(end - 1) in {"?", ".", "please", "!"}:
        end -= 1
    stop = next((at for at in range(end - 1, max(0, end - MOST_WORDS - 1), -1) if words.lower(at) in STOPS), 0)
    if not stop or stop + 1 >= end:
        return []
    last = words.lower(end - 1)
    if last in FOUND | TELLING and words.lower(stop) == "," and words.lower(end - 2) not in listed("nearby", "be"):
        return _named(scene, stop + 1, end - 1)
    if last in COUNTS and _is_body(scene, stop + 1, end - 1):
        return _named(scene, stop + 1, end - 1)
    alone = end - stop == 2 and _is_acronym(scene, end - 1)
    return [Run(end - 1, end)] if alone else []


def _named(scene: Prints, first: int, end: int) -> list[Run]:
    if scene.words.lower(first) in listed("nearby", "prepositions") | listed("nearby", "conjunctions"):
        return []
    run = scene.name(first, end)
    if run is None or scene.in_date(first):
        return []
    left = (scene.words.lower(at) for at in range(run.end, end))  # "eventually"
    return [run] if all(word.endswith("ly") for word in left) else []


def _is_body(scene: Prints, first: int, end: int) -> bool:
    """As in "IOM DTM count", "GNA health ministry figure": letters or an office, and no event."""
    if "'s" in scene.words.words(Run(first, end)):
        return False  # read as any owner's
    told = any(_is_acronym(scene, at) for at in range(first, end)) or scene.words.lower(end - 1) in CLOSING
    return end > first and told and not scene.names_event(Run(first, end))


def _is_acronym(scene: Prints, at: int) -> bool:
    word = scene.words.verbatim(Run(at, at + 1))
    state = any(at in named.run and named.kind == "state" for named in scene.parties)
    letters = len(word) >= LEAST_LETTERS and word.isalpha() and word.isupper()
    return letters and not state and not is_known(word) and not scene.words.source.isupper()
