"""Where it was, and nobody's side of the war: half of a contested town, a country that was struck."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.places import is_known
from assistant.questions.names import Named
from assistant.questions.wording import Run, Wording

CONTESTS = frozenset({"conflict", "war", "fighting", "battle", "clash", "clashes", "fight", "story", "divide"})


def was_struck(words: Wording, run: Run) -> bool:
    """As in "had the strikes on Lebanon killed": what was struck, where "on Russian losses" tells whose they are."""
    aimed = words.lower(run.first - 1) in {"on", "against", "over"}
    return aimed and words.lower(run.end) in {"killed", "wounded", "injured", "left"}


def is_bereft_town(words: Wording, run: Run | None, parties: Sequence[Named]) -> bool:
    """As in "how many did Hroza bury": a town's people died there, and on nobody's side."""
    if run is None or any(named.run.meets(run) for named in parties):
        return False
    name = words.verbatim(run)
    return name[:1].isupper() and is_known(name)


def is_half(words: Wording, end: int) -> bool:
    """As in "the rebels' side of the city", by what stands behind their name: not "their side of the war"."""
    of_land = words.words(Run(end, end + 2)) == ["side", "of"]
    return of_land and not CONTESTS & set(words.words(Run(end + 2, min(len(words), end + 5))))
