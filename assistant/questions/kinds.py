"""What kind of answer a question asks for."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.questions import QuestionKind
from assistant.questions.names import is_saying
from assistant.questions.wording import Run, Wording, listed

REACH = 18
ACCUSING = frozenset({"accused", "accuse", "accuses", "blame", "blamed", "blames"})
HOLDING = frozenset({"hold", "holds", "held", "blame", "blames", "blamed", "accuse", "accuses", "accused"})


@dataclass(frozen=True, slots=True)
class Asking:
    """The kind, and the token after the words that ask (`focus`), from which the thing asked for is read."""

    kind: QuestionKind
    focus: int


def read_kind(words: Wording) -> Asking:
    """The kind of a question by the words that ask; a fragment without any ("toll in Ganja") asks for a count."""
    start = after_lead(words)
    cue = _first_cue(words, start)
    if _asks_where(words, start):
        return Asking(QuestionKind.WHERE, start + 3)
    if _asks_origin(words, start) or _asks_who_made_it(words, start):
        return Asking(QuestionKind.WHO_SAID, start)
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
    """As in "… killed when a shell hit", "the town where": no question, but the sentence's joints."""
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
        "for",
        "with",
        "against",
        "towards",
        "under",
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
    if word in {"who", "whom", "whose", "which"}:
        kind = _which_one(words, run, ahead)
        if kind is not QuestionKind.WHAT:
            return Asking(kind, run.end)
    suffers = word == "which" and words.lower(run.end) in listed("asking", "parties")
    if suffers and any(words.lower(index) in listed("events", "losing") for index in range(run.end, run.end + 4)):
        return Asking(QuestionKind.WHAT, run.end)
    if word in {"what", "which", "how"}:
        for count in words.find("asking", "count") + words.find("outcomes", "open") + words.find("asking", "counted"):
            far = word == "which" and (count.first > run.end + 1 or words.lower(run.end) in PERSONS)
            if (
                count.first in ahead
                and word != "how"
                and not far
                and not _said_before(words, Run(run.end, count.first))
            ):
                return Asking(QuestionKind.COUNT, count.end)
    return Asking(_which_one(words, run, ahead) if word == "what" else QuestionKind.WHAT, run.end)


# "Which opposition figure …": somebody, and no number.
PERSONS = frozenset(
    ["opposition", "political", "public", "senior", "religious", "leading", "rebel", "tribal", "literary"]
)


def _said_before(words: Wording, run: Run) -> bool:
    """As in "What did Ankara say about its toll" asks for words; "What does it say was the number" for a number."""
    if words.lower(run.end - 1) in {"the", "their", "its"} and words.lower(run.end - 2) in {"is", "was", "were", "are"}:
        return False
    return any(words.lower(i) in {"say", "said", "says", "about", "tell", "mean"} for i in range(run.first, run.end))


def _which_one(words: Wording, run: Run, ahead: Run) -> QuestionKind:
    """Whether a party is asked for as the one who said or the one who did."""
    following, parties = words.lower(run.end), listed("asking", "parties")
    word = words.lower(run.first)
    if word not in {"who", "whom", "whose"} and not set(words.words(ahead)[:4]) & parties:
        return QuestionKind.WHAT
    if (word == "what" and following not in parties) or (word == "which" and words.lower(run.first - 1) == "to"):
        return QuestionKind.WHAT
    if word == "who" and following in listed("nearby", "be") and _names_victims(words, Run(run.end + 1, run.end + 4)):
        return QuestionKind.WHAT
    if _asks_source(words, run):
        return QuestionKind.WHO_SAID
    return _asks_culprit(words, run, ahead) or _by_first_verb(words, ahead)


def _asks_where(words: Wording, start: int) -> bool:
    """As in "in which Sudanese state", "near which border town", "outside what kind of building"."""
    leads = words.lower(start) in {"in", "near", "at", "outside", "from", "on", "around", "inside", "towards", "into"}
    asked = words.words(Run(start + 2, min(len(words), start + 6)))
    return leads and words.lower(start + 1) in {"which", "what"} and bool(set(asked) & listed("asking", "places"))


def _names_victims(words: Wording, run: Run) -> bool:
    """As in "Who were the victims", "who are the dead"."""
    said = words.words(run)
    return said[:1] == ["the"] and bool(
        set(said[1:2])
        & (
            listed("victims", "plain")
            | listed("victims", "civilian")
            | listed("outcomes", "killed")
            | {"wounded", "injured"}
        )
    )


def _asks_source(words: Wording, run: Run) -> bool:
    """As in "according to whom", "on whose word", "whose figure", "who blames", "who is the source"."""
    word, following = words.lower(run.first), words.lower(run.end)
    if word in {"who", "which"} and following in HOLDING:
        return True
    if "according" in {words.lower(run.first - 1), words.lower(run.first - 2)} or words.lower(run.first - 2) == "word":
        return True
    if word == "whose":
        return bool(set(words.words(Run(run.end, run.end + 4))) & listed("asking", "source_nouns"))
    return following in {"'s", "is", "was"} and bool({"source", "sources"} & set(words.words(Run(run.end, len(words)))))


def _asks_culprit(words: Wording, run: Run, ahead: Run) -> QuestionKind | None:
    """As in "who was behind", "whom did X blame"; a party that is spoken of did something or is only named."""
    rest = set(words.words(Run(run.end, len(words))))
    if rest & (listed("events", "responsibility") - ACCUSING):
        return QuestionKind.WHO_DID
    if words.lower(run.first) == "which" and _is_object(words, ahead):
        return QuestionKind.WHO_DID if _tells_deed(words, ahead.first) else QuestionKind.WHAT
    asked = words.lower(run.first) == "whom" or words.lower(run.end) in listed("asking", "aux")
    return QuestionKind.WHO_DID if asked and rest & ACCUSING else None


def _by_first_verb(words: Wording, ahead: Run) -> QuestionKind:
    hurt = listed("outcomes", "killed") | listed("outcomes", "injured")
    for index in range(ahead.first, ahead.end):
        word = words.lower(index)
        if word in listed("nearby", "be") and words.lower(index + 1) in hurt:
            return QuestionKind.WHAT
        if is_saying(words, index) and not (word == "claimed" and _claims_event(words, index)):
            return QuestionKind.WHO_SAID
        if word in listed("events", "harm") or word == "claimed":
            return QuestionKind.WHO_DID
        if word in listed("events", "losing"):
            return QuestionKind.WHAT
    return QuestionKind.WHAT


def _asks_who_made_it(words: Wording, start: int) -> bool:
    """As in "Source for 40 killed?", "From whom comes the number?", "The claim …: who made it?", "… - who says?"."""
    lead = words.words(Run(start, start + 2))
    if lead in (["source", "for"], ["source", "of"], ["sources", "for"], ["from", "whom"], ["from", "who"]):
        return True
    claimed = {"claim", "statement", "figure", "number", "allegation", "accusation", "toll"}
    if any(words.lower(index) == "who" and _says_so(words, index + 1) for index in range(start + 1, len(words))):
        return True
    return any(
        words.lower(index) == "who"
        and words.lower(index + 1) in {"made", "makes", "gave", "said", "says"}
        and words.lower(index + 2) in {"it", "this", "that", "them"}
        and bool(claimed & set(words.words(Run(start, index))))
        for index in range(start, len(words))
    )


def _says_so(words: Wording, verb: int) -> bool:
    """As in "who says?", "who disputes it?" at the end."""
    last = verb + 1 + (words.lower(verb + 1) in {"so", "it", "this", "that", "them"})
    return (
        is_saying(words, verb)
        and words.lower(last) in {"", "?"}
        and words.lower(verb - 2) in {"-", ".", ",", ":", ";", "?", "–"}
    )


def _asks_origin(words: Wording, start: int) -> bool:
    """As in "Where does the figure of 40 dead come from?"."""
    if words.lower(start) not in {"where", "from"} or not words.find("asking", "origin"):
        return False
    return bool(
        set(words.words(Run(start, min(len(words), start + 6)))) & (listed("asking", "source_nouns") | {"report"})
    )


def _is_object(words: Wording, ahead: Run) -> bool:
    """As in "Which armed group does Russia name as …": the party is spoken of, and does not speak."""
    for index in range(ahead.first, min(ahead.end, ahead.first + 5)):
        if words.lower(index) in {"does", "did", "do"}:
            return True
        noun = words.lower(index + 1) in listed("asking", "aux")
        if not noun and (is_saying(words, index) or words.lower(index) in listed("events", "harm")):
            return False
    return False


def _tells_deed(words: Wording, first: int) -> bool:
    """As in "name as having shelled" tells what the party did, "say was killed" what was done to it."""
    return any(
        words.lower(index) == "having"
        or (words.lower(index) in listed("events", "harm") and words.lower(index - 1) not in listed("nearby", "be"))
        for index in range(first, len(words))
    )


def _claims_event(words: Wording, index: int) -> bool:
    """As in "Which group claimed the bombing": it owned up to it, and did not speak of it."""
    ahead = words.words(Run(index + 1, min(len(words), index + 9)))
    return ahead[:1] != ["that"] and bool(set(ahead) & (listed("events", "nouns") | {"responsibility"}))


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
