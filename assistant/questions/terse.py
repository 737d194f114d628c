"""Whose word is asked for where no verb tells: "…, from SOHR?", "(Russian MoD)?", "Homs police, 3 May: number of …"."""

from __future__ import annotations

from assistant.questions.headings import leading_body
from assistant.questions.printing import CLOSING, SOURCES, Prints
from assistant.questions.wording import Run, listed

STOPS = frozenset({"?", "."})
NEAR = 9
# ", from OCHA?", but "by X" may be who did it.
FROM = frozenset({"from", "per", "via"})
# "What was the Observatory's?", "but MSF's:"
OF_WHOM = frozenset({"is", "was", "are", "were", "about"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
SPEAKERS = SOURCES | {"spokesman", "spokeswoman", "spokesperson", "official", "officials", "minister", "correspondent"}


def tersely(scene: Prints) -> list[Run]:
    """Whom a note asked like a form or a search credits, the surest first."""
    closing = [] if _may_be_theirs(scene) else [*_behind_last_mark(scene), *_in_brackets(scene)]
    return [*whose_alone(scene), *_opening(scene), *closing]


def _end(scene: Prints) -> int:
    last = len(scene.words) - 1
    return last if scene.words.lower(last) in STOPS else last + 1


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


def _opening(scene: Prints) -> list[Run]:
    """As in "Kharkiv police, 3 May: number of …", "TASS's military source on the raid: how many did he say …"."""
    words = scene.words
    if (body := leading_body(words)) is not None:
        return [body]
    end = next((at for at in range(1, min(len(words), NEAR)) if words.lower(at) in {"on", ",", ":"}), 0)
    asked = (at for at in range(end + 2, len(words) - 1) if words.lower(at - 1) in {"did", "does", "do"})
    said = any(words.lower(at) in PRONOUNS and scene.verb_kind(at + 1) == "say" for at in asked)
    if not end or not said or words.lower(end - 1) not in SPEAKERS:
        return []
    run = scene.name(0, end)
    return [run] if run else []


def _behind_last_mark(scene: Prints) -> list[Run]:
    """As in "…, from OCHA?", "… - Azerbaijani prosecutors?": whoever counts or tells, behind the last mark."""
    words, end = scene.words, _end(scene)
    marks = {",", "-", "–", "—"}
    mark = next((at for at in range(end - 1, max(0, end - NEAR), -1) if words.lower(at) in marks), 0)
    if not mark or scene.in_date(mark + 1):
        return []
    if words.lower(mark) == ",":
        run = scene.name(mark + 2, end) if words.lower(mark + 1) in FROM else None
    else:
        run = scene.name(mark + 1, end)
    return [run] if run and run.end == end and _tells(scene, run) else []


def _in_brackets(scene: Prints) -> list[Run]:
    """As in "Number killed in Bakhmut (Russian MoD)?"."""
    words, end = scene.words, _end(scene)
    if words.lower(end - 1) != ")":
        return []
    opened = next((at for at in range(end - 2, max(0, end - NEAR), -1) if words.lower(at) == "("), 0)
    run = scene.name(opened + 1, end - 1) if opened and not scene.in_date(opened + 1) else None
    return [run] if run and run.end == end - 1 and _tells(scene, run) else []


def _may_be_theirs(scene: Prints) -> bool:
    """As in "Peacekeepers killed in Jonglei (UN)?", "attack on the checkpoint (Border Police)?": theirs were hit."""
    words = {scene.words.lower(at) for at in range(len(scene.words))}
    return bool(words & MEN)


MEN = frozenset(
    [
        *("peacekeepers", "staff", "workers", "journalists", "reporters", "officers", "volunteers", "employees"),
        *("members", "policemen", "police", "guards", "personnel", "clash", "clashes", "checkpoint", "colleagues"),
        *("medics",),
    ]
)


def _tells(scene: Prints, run: Run) -> bool:
    """A body, a monitor or those who are asked: "(Bakhmut)" and ", from Turkey" say where."""
    words = scene.words
    office = words.lower(run.end - 1) in CLOSING and not scene.names_event(run)
    return office or any(
        named.run.meets(run) and (named.form == "body" or named.kind in {"monitor", "agency", "news"})
        for named in scene.parties
    )
