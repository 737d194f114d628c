"""Questions for a party's own dead: "its own losses", "of its men"."""

from __future__ import annotations

import re

from assistant.questions.telling import is_saying
from assistant.questions.victims import Victims
from assistant.questions.wording import Run, Wording, listed


def own_side(words: Wording, victims: Victims) -> bool:
    """As in "its own fighters", "how many of their men", "its losses", "did it say it lost"."""
    for index in range(len(words)):
        word, after = words.lower(index), words.lower(index + 1)
        if word in {"its", "their", "his", "her"}:
            end = index + 1
            while words.lower(end) in listed("victims", "light") - listed("sides", "belongings") and end - index < 5:
                end += 1
            if (victims.head and end == victims.head.first) or (victims.head and index < victims.head.first <= end):
                return True
            lost = listed("sides", "belongings") | {"fighters", "men"}
            if _its_men_did_it(words, index, end):
                continue
            if {words.lower(end), words.lower(end - 1)} & lost and not _is_its_count(words, index):
                return True
        if word == "own" and (
            after in listed("sides", "belongings") | listed("sides", "bodies")
            or (victims.head and victims.head.first == index + 1)
        ):
            return words.lower(index - 1) != "'s"
        if word in {"losing", "having"} and is_saying(words, index - 1) and (word == "losing" or after == "lost"):
            # "How many troops does Damascus admit losing?"
            return True
        if word in {"it", "they", "he"} and any(
            words.lower(index + step) in listed("events", "losing") for step in (1, 2)
        ):
            return True
    return False


# "How many of its own had the militia said were killed?"
OF_ITS_OWN = re.compile(r" of (?:its|their) own (?:had|has|have|did|does|were|was) ")


def _its_men_did_it(words: Wording, index: int, end: int) -> bool:
    """As in "did the militia claim its men killed": behind a verb of saying they are those who killed."""
    last = end if words.lower(end) in {"men", "fighters", "forces", "troops", "army"} else end - 1
    told = is_saying(words, index - 1) or (words.lower(index - 1) == "that" and is_saying(words, index - 2))
    return told and last > index and words.lower(last + 1) in {"killed", "slew", "shot", "wounded", "captured"}


def _is_its_count(words: Wording, index: int) -> bool:
    """As in "raised its toll for the raid": what it counts, and not what it lost."""
    ahead = words.words(Run(index + 1, min(len(words), index + 6)))
    revised = words.lower(index - 1) in listed("saying", "revising")
    return "toll" in ahead and (revised or ahead[ahead.index("toll") + 1 :][:1] in (["for"], ["of"]))
