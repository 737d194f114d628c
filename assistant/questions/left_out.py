"""What a question names only to leave it out: "rather than fighters", "not counting the guards", "besides her aide"."""

from __future__ import annotations

from assistant.questions.standpoints import seen_from
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
    beside = [*_said_beside(words), *_counted_in(words)]
    return [*found, *_put_aside(words), *beside, *_denied(words), *_piece_about(words), *seen_from(words)]


def _said_beside(words: Wording) -> list[Run]:
    """As in "how many people, most of them women, died", "all dead incl. children": they are no more than a part."""
    found = []
    for cue in words.find("nearby", "said_beside"):
        asks = words.lower(cue.first - 1) == "how" or {"many", "much"} & set(words.words(Run(cue.end, cue.end + 2)))
        first = cue.end + (words.lower(cue.end) == ".")
        apart = cue.first == 0 or words.lower(cue.first - 1) in {",", "(", "-", "–"}
        if not asks and (apart or words.lower(cue.first) in {"including", "incl"}):
            found.append(Run(cue.first, _end(words, first)))
    return found


def _counted_in(words: Wording) -> list[Run]:
    """As in "the whole loss of life, guards included", "Israelis, soldiers among them, died": all are asked for."""
    found = []
    for index in range(2, len(words)):
        ends = words.lower(index + 1) in {"", ",", "?", ".", ";", ":", "-", ")"} | WHERE
        among = words.words(Run(index - 1, index + 1)) == ["among", "them"]
        if not (among or words.lower(index) in {"included", "inclusive", "excluded", "excepted"}) or not ends:
            continue
        comma = next((at for at in range(index - 1, max(-1, index - 9), -1) if words.lower(at) in {",", "("}), None)
        inside = words.words(Run((comma or 0) + 1, index))
        among = (
            among and words.verbatim(Run((comma or 0) + 1, index)).islower()
        )  # not "north of Homs, Rastan among them"
        if words.lower(index) == "them" and not among:
            continue
        asks = {"how", "what", "which", "that", "who", "is", "are", "was", "were"} & set(inside)
        if comma is not None and inside and not asks:
            found.append(Run(comma + 1, index + 1))
    return found


def _denied(words: Wording) -> list[Run]:
    """As in "not the ministry's figure but the monitors'", "Moscow's toll, not Kyiv's"."""
    found = []
    for index in range(len(words) - 1):
        opens = index == 0 or words.lower(index - 1) in {",", ".", ";", ":", "-", "("}
        if words.lower(index) != "not" or not opens or words.lower(index + 1) in NEVER_LEFT:
            continue
        but = next((at for at in range(index + 1, min(len(words), index + 9)) if words.lower(at) == "but"), None)
        closes = next(
            (at for at in range(index + 1, len(words)) if words.lower(at) in {",", "?", ".", ";"}), len(words)
        )
        if but is not None or (index and closes - index <= LONGEST_DENIED):
            found.append(Run(index, but + 1 if but else closes))
    return found


PIECES = frozenset(["piece", "story", "article", "report", "dispatch", "item", "feature"])
WHOLE = frozenset(["war", "conflict", "uprising", "revolution"])
RECALLED = frozenset(["recalled", "mentioned", "remembered"])


def _piece_about(words: Wording) -> list[Run]:
    """As in "the war's dead, in a piece about prisoners", "as recalled in the report on Tartus": where it was read."""
    found = []
    for index in range(2, len(words) - 2):
        about = words.lower(index) in {"about", "on", "of"} and words.lower(index - 1) in PIECES
        led = about and words.lower(index - 2) in {"a", "its", "their", "the"} and words.lower(index - 3) == "in"
        before = set(words.words(Run(0, index - 2))) if led else set()
        if before & WHOLE or (led and words.lower(index - 4) in RECALLED):
            ends = (at for at in range(index, len(words)) if words.lower(at) in {",", "?", ".", ";"})
            found.append(Run(index, next(ends, len(words))))
    return found


# "Not yet", "not only", "not a single": nobody is left out.
NEVER_LEFT = frozenset(["yet", "only", "just", "to", "a", "one", "even", "all", "including", "counting", "known"])
LONGEST_DENIED = 6


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
