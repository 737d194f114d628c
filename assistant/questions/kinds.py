"""What kind of answer a question asks for."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.questions import QuestionKind
from assistant.questions.speakers import is_saying
from assistant.questions.wording import Run, Wording, listed

REACH = 12


@dataclass(frozen=True, slots=True)
class Asking:
    """The kind, and the token after the words that ask (`focus`), from which the thing asked for is read."""

    kind: QuestionKind
    focus: int


def read_kind(words: Wording) -> Asking:
    """The kind of a question by the words that ask; a fragment without any ("toll in Ganja") asks for a count."""
    start = after_lead(words)
    cue = _first_cue(words, start)
    if cue is None:
        return Asking(QuestionKind.COUNT if _tells_of_victims(words) else QuestionKind.WHAT, start)
    kind, run = cue
    if kind is QuestionKind.WHAT:
        return _asked_thing(words, run)
    return Asking(kind, run.end)


def after_lead(words: Wording) -> int:
    """The first token after "Could you tell me", "And", "OK,"."""
    at = 0
    polite = {run.first: run.end for run in words.find("asking", "polite")}
    while at < len(words):
        if at in polite:
            at = polite[at]
        elif words.lower(at) in {
            "and",
            "but",
            "so",
            "ok",
            "okay",
            "then",
            ",",
            "now",
            "well",
            "also",
            "-",
            ":",
            "?",
            "if",
        }:
            at += 1
        else:
            break
    return at


def _first_cue(words: Wording, start: int) -> tuple[QuestionKind, Run] | None:
    """The earliest words that ask; the longest where several begin together."""
    found = [
        (run.first, -run.end, kind)
        for name, kind in (
            ("count", QuestionKind.COUNT),
            ("where", QuestionKind.WHERE),
            ("when", QuestionKind.WHEN),
            ("why", QuestionKind.WHY),
            ("interrogative", QuestionKind.WHAT),
        )
        for run in words.find("asking", name)
        if run.first >= start and not _is_conjunction(words, run, start)
    ]
    found += [
        (index, -index - 1, QuestionKind.YES_NO)
        for index in range(start, len(words))
        if words.lower(index) in listed("asking", "aux")
        and (index == start or words.lower(index - 1) in {",", ":", "-"})
    ]
    if not found:
        return None
    first, end, kind = min(found, key=lambda item: item[:2])
    return kind, Run(first, -end)


def _is_conjunction(words: Wording, run: Run, start: int) -> bool:
    """ "… killed when a shell hit", "the town where": no question, but the sentence's joints."""
    if run.end - run.first > 1 or words.lower(run.first) not in {"when", "where", "who", "which", "whose", "whom"}:
        return False
    if run.first == start or words.lower(run.first - 1) in {
        ",",
        ":",
        "by",
        "to",
        "exactly",
        "of",
        "from",
        "about",
        "on",
    }:
        # "On 3 May, when …?" asks; "…, which killed 9, how many" does not
        return (
            words.lower(run.first - 1) == ","
            and run.first != start
            and words.lower(run.end) not in listed("asking", "aux")
        )
    return True


def _asked_thing(words: Wording, run: Run) -> Asking:
    """What "what", "which", "who" ask for, by the words after them."""
    ahead = Run(run.end, min(len(words), run.end + REACH))
    word = words.lower(run.first)
    if word in {"who", "whom", "whose"} or (word == "which" and words.lower(run.end) not in {"of"}):
        kind = _which_one(words, run, ahead)
        if kind is not QuestionKind.WHAT:
            return Asking(kind, run.end)
    if word in {"what", "which", "how"}:
        for count in words.find("asking", "count") + words.find("outcomes", "open") + words.find("asking", "counted"):
            if count.first in ahead and word != "how" and not _said_before(words, Run(run.end, count.first)):
                return Asking(QuestionKind.COUNT, count.end)
    return Asking(_which_one(words, run, ahead) if word == "what" else QuestionKind.WHAT, run.end)


def _said_before(words: Wording, run: Run) -> bool:
    """ "What did Ankara say about its toll" asks for words."""
    return any(words.lower(i) in {"say", "said", "says", "about", "tell", "mean"} for i in range(run.first, run.end))


def _which_one(words: Wording, run: Run, ahead: Run) -> QuestionKind:
    """Whether a party is asked for as the one who said or the one who did."""
    nearby = words.words(ahead)
    rest = set(words.words(Run(run.end, len(words))))
    word, following = words.lower(run.first), words.lower(run.end)
    party = word in {"who", "whom", "whose"} or bool(set(nearby[:4]) & PARTIES)
    if not party:
        return QuestionKind.WHAT
    if "according" in (words.lower(run.first - 2),) or words.lower(run.first - 2) in {"word"}:
        return QuestionKind.WHO_SAID
    if word == "whose" and (set(nearby[:4]) & listed("asking", "source_nouns")):
        return QuestionKind.WHO_SAID
    if rest & (listed("events", "responsibility") - ACCUSING):
        return QuestionKind.WHO_DID
    accusing = rest & ACCUSING
    if accusing and (word == "whom" or following in listed("asking", "aux")):
        return QuestionKind.WHO_DID
    if following in {"'s", "is", "was"} and rest & {"source", "sources"}:
        return QuestionKind.WHO_SAID
    for index in range(ahead.first, ahead.end):
        lower = words.lower(index)
        if lower in listed("nearby", "be") and words.lower(index + 1) in listed("outcomes", "killed") | listed(
            "outcomes", "injured"
        ):
            return QuestionKind.WHAT
        if is_saying(words, index):
            return QuestionKind.WHO_SAID
        if lower in listed("events", "harm"):
            return QuestionKind.WHO_DID
        if lower in listed("events", "losing"):
            return QuestionKind.WHAT
    return QuestionKind.WHAT


ACCUSING = frozenset({"accused", "accuse", "accuses", "blame", "blamed", "blames"})
PARTIES = frozenset(
    "side party group groups force forces country army state government actor faction militia organisation organization "
    "source sources agency ministry official body ngo monitor outlet newspaper channel media".split()
)


def _tells_of_victims(words: Wording) -> bool:
    return any(
        words.find(section, name)
        for section, name in (
            ("outcomes", "killed"),
            ("outcomes", "injured"),
            ("outcomes", "missing"),
            ("outcomes", "captured"),
            ("outcomes", "displaced"),
            ("outcomes", "open"),
            ("victims", "civilian"),
            ("victims", "combatant"),
            ("victims", "civilian_groups"),
            ("saying", "belongings"),
        )
    )
