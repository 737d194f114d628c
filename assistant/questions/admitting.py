"""Who admits deaths by a verb of two words: "how many deaths had the coalition owned up to"."""

from __future__ import annotations

from assistant.questions.names import Names
from assistant.questions.wording import Run, listed

ADMITTED = frozenset(["owned up to", "own up to", "owning up to", "face up to", "faced up to"])
FARTHEST = 9
HAD = frozenset(["had", "has", "have", "did", "does", "would"])


def admitting(scene: Names) -> list[Run]:
    """The subject of "own up to" where people are counted before it; who owns up to a raid counts nobody."""
    words = scene.words
    lost = listed("outcomes", "killed") | listed("outcomes", "injured")
    found = []
    for verb in range(2, len(words) - 2):
        if " ".join(words.words(Run(verb, verb + 3))) not in ADMITTED:
            continue
        had = next((at for at in range(verb - 1, max(0, verb - FARTHEST), -1) if words.lower(at) in HAD), None)
        run = scene.name(had + 1, verb) if had and lost & set(words.words(Run(0, had))) else None
        found += [run] if run else []
    return found
