"""From where a whole war's toll is looked at: "Syria's war dead, as of the raids on Raqqa"."""

from __future__ import annotations

import re

from assistant.questions.wars import asks_of_war
from assistant.questions.wording import Run, Wording, listed

# Behind these an event says when the toll was told, and is no part of what is counted.
LOOKING = re.compile(
    r" (?:as of|at the time of|by the time of|as stated in|as (?:given|mentioned|quoted|cited|told|recalled|noted) in|"
    r"(?:stated|mentioned|quoted|cited|given|told|recalled|noted|stood|found|appeared) in|"
    r"(?:quoted|cited|given|told|recalled|mentioned) (?:after|following|on the day of)|when|in) "
    r"(?:(?:a|an|the|any) )?(?:(?:(?:news|press) )?(?:reports?|coverage|story|stories|articles?|pieces?|accounts?) "
    r"(?:on|of|about) )?(?=\S)"
)
BY_EVENT = re.compile(
    r" (?:as of|at the time of|by the time of|after|following|on the day of|when|reports?|coverage|story|stories|"
    r"articles?|pieces?|accounts?) "
)
# "What toll for the war did the UN cite when the bus was hit?"
TOLD = frozenset(
    [
        "cite",
        "cited",
        "quote",
        "quoted",
        "give",
        "gave",
        "given",
        "recall",
        "recalled",
        "mention",
        "mentioned",
        "quoting",
    ]
)
# "Syria war total", "conflict deaths"
TOTAL = re.compile(r" (?:war|conflict) (?:total|toll|dead|deaths|killed) ")


def seen_from(words: Wording) -> list[Run]:
    """The words that tell from when, or in which report, a war's toll is asked for; none where no war's is."""
    for cue in LOOKING.finditer(words.spaced):
        before = words.spaced[: cue.start() + 1]
        if not BY_EVENT.search(cue.group()) or not _of_war(words, before):
            continue
        first = words.between_spaced(cue.start())
        if words.lower(first) == "when" and words.lower(first - 1) not in TOLD:
            continue
        ends = (at for at in range(first + 1, len(words)) if words.lower(at) in {",", "?", ".", ";"})
        run = Run(first, next(ends, len(words)))
        happened = ("nouns", "weapons", *(("aiming", "harm") if words.lower(first) == "when" else ()))
        if set(words.words(run)) & frozenset[str]().union(*(listed("events", name) for name in happened)):
            return [run]
    return []


def _of_war(words: Wording, before: str) -> bool:
    """Is the whole war counted there, and no raid in it ("the war's worst raid")?"""
    said = before.split()
    if not said or set(said) & (listed("events", "nouns") - {"war", "conflict", "violence", "fighting"}):
        return False
    return asks_of_war(words.source[: words.tokens[len(said) - 1].end]) or TOTAL.search(before) is not None
