"""What a question opens with as a report or a form is headed: "Homs police on the blast: how many …", "Cause of …"."""

from __future__ import annotations

from assistant.domain.questions import QuestionKind
from assistant.questions.wording import Run, Wording, listed

# Bodies of a town or a province, which tell of what happened there.
BODIES = frozenset(
    [
        *("police", "directorate", "command", "governorate", "municipality", "council", "authorities", "hospital"),
        "ministry",
    ]
)
MOST_WORDS, NEAR = 6, 5
# What a heading asks behind its colon.
ASKS = (["how", "many"], ["number", "of"], ["number", "killed"], ["number", "wounded"], ["number", "injured"])


# What is asked for by its name alone, without a verb; behind it stands what it is of.
HEADED = {
    "headed_why": QuestionKind.WHY,
    "headed_when": QuestionKind.WHEN,
    "headed_where": QuestionKind.WHERE,
    "headed_who": QuestionKind.WHO_DID,
    "headed_what": QuestionKind.WHAT,
}
OF = frozenset(["of", "for", "behind", "used"])


def headed_kind(words: Wording, start: int) -> tuple[QuestionKind, int] | None:
    """As in "Cause of death of the driver?", "Exact date of the raid?": the kind, and the token behind the noun."""
    first = start + (words.lower(start) in listed("nearby", "determiners"))
    for at in range(first, first + 2):  # an adjective may stand before it
        kind = next((kind for name, kind in HEADED.items() if words.lower(at) in listed("asking", name)), None)
        if kind is not None:
            behind = at + 1 + (words.lower(at + 1) == "please")
            of_it = words.lower(behind) in OF or words.lower(at) in CULPRITS
            return (kind, behind) if of_it else None
    return None


# Whoever searches for these names the deed without a preposition: "perpetrators Ogossagou massacre".
CULPRITS = frozenset(["perpetrator", "perpetrators", "culprit", "culprits"])


def counted_below(words: Wording) -> int:
    """As in "Militiamen burned a dormitory in Beni: students dead?": where the counted stand; 0 for no colon."""
    colon = next((at for at in range(len(words) - 1, 0, -1) if words.lower(at) == ":"), None)
    if colon is None:
        return 0
    harmed = listed("outcomes", "killed") | listed("outcomes", "injured") | listed("outcomes", "missing")
    people = listed("victims", "civilian") | listed("victims", "civilian_groups")
    people |= listed("victims", "combatant") | listed("victims", "combatant_groups")
    below = set(words.words(Run(colon + 1, min(len(words), colon + 1 + NEAR))))
    return colon + 1 if below & harmed and below & people else 0


def heading_body(words: Wording) -> Run | None:
    """As in "Homs police on the mill blast: dead?", "Homs health directorate: number of wounded in the blast"."""
    end = next((at + 1 for at in range(1, MOST_WORDS) if words.lower(at) in BODIES), None)
    end = end + 1 if end and words.lower(end) in BODIES else end  # "Homs police command"
    if end is None or not _is_name(words, end):
        return None
    first = 1 if words.lower(0) in listed("nearby", "determiners") else 0
    # "Homs police, 15 August 2016: number of …"; a hospital may be where it happened.
    dated = words.lower(end) == "," and words.lower(end - 1) != "hospital"
    ahead = range(end, end + DATED) if dated else range(end, end + 1)
    colon = next((at for at in ahead if words.lower(at) == ":"), None)
    if colon is not None:
        asks = words.words(Run(colon + 1, colon + 3)) in ASKS and words.lower(colon + 3) not in SUFFERED
        return Run(first, end) if asks else None
    return Run(first, end) if words.lower(end) == "on" and _event_behind(words, end + 1) else None


# A date and its commas.
DATED = 7
# "Homs hospital: how many were killed?" may ask what happened to it.
SUFFERED = frozenset(["were", "was", "died", "killed"])


def _is_name(words: Wording, end: int) -> bool:
    """Nothing but names and adjectives stands before it."""
    joints = listed("nearby", "prepositions") | listed("nearby", "conjunctions") | listed("nearby", "be")
    joints |= listed("asking", "aux") | listed("events", "nouns") | {"many", "how", "what", "which", "who"}
    return all(words.lower(at)[:1].isalpha() and words.lower(at) not in joints for at in range(end))


def _event_behind(words: Wording, first: int) -> bool:
    """What it speaks on is an event: not "police on the road", "police on patrol"."""
    joints = listed("nearby", "prepositions") | listed("nearby", "be")
    for at in range(first, min(len(words), first + NEAR)):
        if words.lower(at) in joints:
            return False
        if words.lower(at) in listed("events", "nouns"):
            return words.lower(first) in listed("nearby", "determiners")
    return False
