"""Victims by what they did for a living, where no list of groups has them: "how many judges were killed?".

Reports know hundreds of trades. A question for one of them is never answered by a count of everybody.
"""

from __future__ import annotations

from assistant.domain.claims import Status
from assistant.language.victims import victims
from assistant.questions.wording import Run, Wording, listed

# "How many elderly bus conductors": words between the counting and the trade.
LONGEST_KIND = 3


def trades_asked(words: Wording) -> list[tuple[Run, Status | None, bool]]:
    """The trade behind "how many" or "number of", as the reader of victims has its nouns."""
    counts = (at + 2 for at in range(len(words) - 2) if words.words(Run(at, at + 2)) in COUNTING)
    found = (_trade_from(words, first) for first in counts)
    return [(run, Status.CIVILIAN, True) for run in found if run is not None]


COUNTING = (["how", "many"], ["number", "of"])


def _trade_from(words: Wording, first: int) -> Run | None:
    for at in range(first, min(len(words), first + LONGEST_KIND)):
        word = words.lower(at)
        if not word.isalpha() or word in listed("nearby", "prepositions") | listed("asking", "aux"):
            return None
        if _is_trade(word) and _ends(words, at + 1):
            return Run(at, at + 1)
    return None


def _is_trade(word: str) -> bool:
    known = victims().nouns.get(word) is Status.CIVILIAN
    return known and word not in listed("victims", "no_trade") and word not in listed("victims", "civilian")


def _ends(words: Wording, at: int) -> bool:
    """Is the noun the last of its kind: "judges were", and not "judge's sons"?"""
    behind = words.lower(at)
    ends = listed("nearby", "prepositions") | listed("asking", "aux") | listed("nearby", "be")
    return behind in ends | listed("outcomes", "killed") | {"", "?", "died", "die", "had", "has", "have", "who", "that"}
