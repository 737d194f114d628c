"""Whose word is asked for where no verb and no "according to" tells: "(Russian MoD)?", "what was the UN's?"."""

from __future__ import annotations

from assistant.questions.printing import SOURCES, Prints
from assistant.questions.wording import Run, listed

STOPS = frozenset({"?", "."})
NEAR = 9
# "What was the Observatory's?", "but MSF's:"
OF_WHOM = frozenset({"is", "was", "are", "were", "about"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
SPEAKERS = SOURCES | {"spokesman", "spokeswoman", "spokesperson", "official", "officials", "minister", "correspondent"}


def whose_alone(scene: Prints) -> list[Run]:
    """As in "…; what was the Observatory's?", "not the ministry's figure but MSF's: …": whose, without the noun."""
    words, found = scene.words, []
    for mark in range(1, len(words)):
        closes = mark + 1 >= len(words) or words.lower(mark + 1) in STOPS | {":", ","}
        run = scene.owner(mark) if words.lower(mark) == "'s" and closes else None
        if run is None:
            continue
        first = run.first - (words.lower(run.first - 1) in listed("nearby", "determiners"))
        asked = words.words(Run(max(0, first - 2), first))
        # What is denied before "but" is masked, and no word.
        denied = words.lower(mark + 1) == ":" and not words.lower(first - 1).isalnum()
        if scene.is_name(run) and (denied or (asked[:1] in (["what"], ["which"], ["how"]) and asked[-1] in OF_WHOM)):
            found.append(run)
    return found


def opening(scene: Prints) -> list[Run]:
    """As in "TASS's military source on the raid: how many did he say …"."""
    words = scene.words
    end = next((at for at in range(1, min(len(words), NEAR)) if words.lower(at) in {"on", ",", ":"}), 0)
    asked = (at for at in range(end + 2, len(words) - 1) if words.lower(at - 1) in {"did", "does", "do"})
    said = any(words.lower(at) in PRONOUNS and scene.verb_kind(at + 1) == "say" for at in asked)
    if not end or not said or words.lower(end - 1) not in SPEAKERS:
        return []
    run = scene.name(0, end)
    return [run] if run else []


def in_brackets(scene: Prints) -> list[Run]:
    """As in "Number killed in Bakhmut (Russian MoD)?"."""
    words, last = scene.words, len(scene.words) - 1
    end = last if words.lower(last) in STOPS else last + 1
    # "(Eritrean soldiers blamed)" tells who did it.
    if words.lower(end - 1) != ")" or words.lower(end - 2).endswith("ed"):
        return []
    opened = next((at for at in range(end - 2, max(0, end - NEAR), -1) if words.lower(at) == "("), 0)
    run = scene.name(opened + 1, end - 1) if opened and not scene.in_date(opened + 1) else None
    return [run] if run and run.end == end - 1 and scene.may_tell(run) else []
