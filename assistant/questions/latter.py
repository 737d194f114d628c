"""Of two that a question names, the one it asks for: "Kyiv gave 12, Moscow 40. Give me the latter"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.questions.names import Named
from assistant.questions.wording import Run, Wording, listed

FIRST = frozenset({"former", "first"})
SECOND = frozenset({"latter", "second", "last"})


def one_of_two(words: Wording, parties: Sequence[Named]) -> Run | None:
    """The first or the last party that a figure was told of, where "the former" or "the latter" is asked for."""
    for index in range(1, len(words)):
        word, after = words.lower(index), words.lower(index + 1)
        asked = word in {"former", "latter"} or (
            word in FIRST | SECOND and after in {"one", "figure", "number", "toll"}
        )
        if not asked or words.lower(index - 1) != "the" or words.lower(index + 1) in listed("victims", "plain"):
            continue
        told = [named.run for named in parties if named.run.end < index]
        ended = [at for at in range(1, index) if words.lower(at) in {".", ";", ":", "?", "-"}]
        before = [run for run in told if ended and run.end <= ended[-1]]
        if len(before) > 1:
            return before[0] if word in FIRST else before[-1]
    return None
