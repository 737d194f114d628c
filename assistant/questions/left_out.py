"""What a question names only to leave it out: "rather than fighters", "not counting the guards", "besides her aide"."""

from __future__ import annotations

from assistant.questions.telling import is_saying
from assistant.questions.wording import Run, Wording, listed

# A clause goes on behind these, and what is left out ends.
JOINTS = frozenset(["when", "while", "if", "because", "after", "before", "since", "during", "according", "per", "who"])
WHERE = frozenset(["in", "on", "at", "near", "by", "from", "around", "across"])
# "Leaving aside those in Sudan": the place is left out with them.
ELSEWHERE = frozenset(["those", "already", "living", "staying", "elsewhere", "ones"])
ENDED = frozenset(
    ["die", "died", "perish", "perished", "fell", "survived", "survive", "lose", "lost", "suffered", "fled"]
)


def left_out(words: Wording) -> list[Run]:
    """The clauses that tell who or what is not asked for, each with the words that open it."""
    found = [Run(cue.first, _end(words, cue.end)) for cue in words.find("nearby", "left_out")]
    return found + _put_aside(words)


def _put_aside(words: Wording) -> list[Run]:
    """As in "leaving the attackers aside"."""
    asides = [at for at in range(2, len(words)) if words.lower(at) in {"aside", "apart", "out"}]
    openers = {"leaving", "setting", "putting", "leave", "taking"}
    starts = (
        (next((i for i in range(at - 1, max(-1, at - 7), -1) if words.lower(i) in openers), None), at) for at in asides
    )
    return [Run(first, at + 1) for first, at in starts if first is not None]


def without(words: Wording, runs: list[Run]) -> Wording:
    """The same tokens, those of the runs being no words any more."""
    return words.masked(runs) if runs else words


def _end(words: Wording, first: int) -> int:
    elsewhere = False
    for index in range(first, len(words)):
        word = words.lower(index)
        elsewhere = elsewhere or word in ELSEWHERE
        told = is_saying(words, index) and not word.endswith("ed")
        placed = (told or word in ENDED or (word in WHERE and not elsewhere)) and index > first
        if not (word[0].isalnum() or word == "'s") or word in listed("asking", "aux") | JOINTS or placed:
            return index
    return len(words)
