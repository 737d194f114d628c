"""What kind of answer a question asks for."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.questions import QuestionKind
from assistant.questions.asked_losses import asks_loss
from assistant.questions.asking_where import asked_place
from assistant.questions.asking_who import ACCUSING, REACH, which_one
from assistant.questions.clauses import asked_behind, asked_if_so, asks_given_number, counted_behind, is_joint
from assistant.questions.headings import counted_below, headed_kind
from assistant.questions.telling import is_saying
from assistant.questions.wording import Run, Wording, listed


@dataclass(frozen=True, slots=True)
class Asking:
    """The kind, and the token after the words that ask (`focus`), from which the thing asked for is read."""

    kind: QuestionKind
    focus: int


def read_kind(words: Wording) -> Asking:
    """The kind of a question by the words that ask; a fragment without any ("toll in Ganja") asks for a count."""
    return read_kind_from(words, after_lead(words))


def read_kind_from(words: Wording, start: int) -> Asking:
    """The kind by the words that ask from a token on."""
    if words.lower(start) == "whether":
        return Asking(QuestionKind.YES_NO, start + 1)
    if (thing := _told_to_name(words, start)) is not None:
        return thing
    if (given := asks_given_number(words)) is not None:
        return Asking(QuestionKind.COUNT, given)
    cue = _first_cue(words, start)
    if (place := asked_place(words, start)) is not None:
        return Asking(QuestionKind.WHERE, place)
    if _asks_origin(words, start) or _asks_who_made_it(words, start):
        return Asking(QuestionKind.WHO_SAID, start)
    return _by_name(words, start) if cue is None else _by_cue(words, *cue)


def _by_name(words: Wording, start: int) -> Asking:
    """Without words that ask: "Cause of the blaze in Ganja", "toll in Ganja"."""
    headed = headed_kind(words, start)
    if headed is not None:
        return Asking(*headed)
    if not _tells_of_victims(words):
        return Asking(QuestionKind.WHAT, start)
    return Asking(QuestionKind.COUNT, max(start, counted_below(words)))


def _told_to_name(words: Wording, start: int) -> Asking | None:
    """As in "Name the two cities that were shelled": the things named are asked for, and not how many there are."""
    if words.lower(start) not in {"name", "list", "identify"} or words.lower(start + 1) not in {"the", "all", "both"}:
        return None
    ahead = range(start + 2, min(len(words), start + 5))
    place = next((at for at in ahead if words.lower(at) in listed("asking", "where_nouns")), None)
    return Asking(QuestionKind.WHAT, start + 1) if place is None else Asking(QuestionKind.WHERE, place + 1)


def _by_cue(words: Wording, kind: QuestionKind, run: Run) -> Asking:
    if kind is QuestionKind.COUNT and (behind := asked_behind(words, run)) is not None:
        # "TASS carried a toll for the raid: which agency was it quoting?"
        return read_kind_from(words, behind)
    if words.words(run) == ["how", "much"] and (
        words.lower(run.end) == "of" or "cost" in words.words(Run(run.end, min(len(words), run.end + 6)))
    ):
        return Asking(QuestionKind.WHAT, run.end)  # a price, or a share of the ground
    if words.lower(run.first) == "who" and words.lower(run.end + 1) in {"it", "that", "this"}:
        return Asking(_someone(words, run), run.end)
    if kind is QuestionKind.WHERE and words.lower(run.end - 2) == "part" and _of_counted(words, run.end):
        return Asking(QuestionKind.COUNT, run.end)
    if kind is QuestionKind.YES_NO and (counted := asked_if_so(words, run.end)) is not None:
        return Asking(QuestionKind.COUNT, counted)
    return _asked_thing(words, run) if kind is QuestionKind.WHAT else Asking(kind, run.end)


def _of_counted(words: Wording, at: int) -> bool:
    """As in "what part of the 300 dead were women": a share of people, where "of the city" asks for a place."""
    at += words.lower(at) in {"the", "these", "those", "all"}
    counted = listed("victims", "plain") | listed("outcomes", "killed") | {"them"}
    return words.lower(at).isdigit() or words.lower(at) in counted


def _someone(words: Wording, run: Run) -> QuestionKind:
    """As in "Somebody else shot him, the group said. Who was it?": the first verb of somebody tells what he did."""
    told = words.words(Run(0, run.first))
    if words.lower(run.end) not in {"was", "is"} or words.lower(run.end + 2) not in {"", "?"}:
        return which_one(words, run, Run(run.end, min(len(words), run.end + REACH)))
    some = next((at for at, word in enumerate(told) if word in {"someone", "somebody", "another", "others"}), 0)
    said = next((at for at in range(some, run.first) if is_saying(words, at) and words.lower(at) != "put"), None)
    harm = listed("events", "harm") | listed("asking", "doing") | {"put"}
    done = next((at for at in range(some, run.first) if words.lower(at) in harm), None)
    if done is not None and (said is None or done < said):
        return QuestionKind.WHO_DID
    return QuestionKind.WHAT if said is None else QuestionKind.WHO_SAID


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
        if run.first >= start and not is_joint(words, run, start)
    ]
    found += [
        (index, -index - 1, QuestionKind.YES_NO)
        for index in range(start, len(words))
        if words.lower(index) in listed("asking", "aux")
        and (index == start or words.lower(index - 1) in {",", ":", "-", ".", ";"})
        and not (index != start and words.lower(index - 1) == "," and _counts_behind_colon(words, index))
    ]
    if not found:
        return None
    first, end, kind = min(found, key=lambda item: item[:2])
    cue = Run(first, -end)
    counted = None if kind is QuestionKind.COUNT else counted_behind(words, cue, start)
    return (kind, cue) if counted is None else (QuestionKind.COUNT, counted)


def _counts_behind_colon(words: Wording, index: int) -> bool:
    """As in "an earlier raid, on 3 May, is recalled: how many did it kill?": the sentence before states."""
    return any(
        words.lower(at) == ":" and words.words(Run(at + 1, at + 3)) == ["how", "many"]
        for at in range(index, len(words))
    )


def _asked_place(words: Wording, run: Run) -> int | None:
    """As in "Which Bekaa towns did the jets hit": the place is asked for; "which hospital said" asks who spoke."""
    if words.lower(run.first) != "which" or words.lower(run.first - 1) in {"to", "by", "from"}:
        return None
    for index in range(run.end, min(len(words), run.end + 4)):
        word = words.lower(index)
        if word in listed("asking", "where_nouns"):
            after = words.lower(index + 1)
            if after == "of":  # "which suburb of the capital did"
                ahead = range(index + 2, min(len(words), index + 6))
                after = next((words.lower(at) for at in ahead if words.lower(at) in listed("asking", "aux")), after)
            asked = listed("asking", "aux") | listed("nearby", "prepositions") - {"of"} | listed("asking", "befalling")
            return index + 1 if after in asked and not ACCUSING & set(words.words(Run(index, len(words)))) else None
        if word in listed("asking", "aux") | listed("nearby", "prepositions") | listed("asking", "parties"):
            return None
    return None


def _asked_thing(words: Wording, run: Run) -> Asking:
    """What "what", "which", "who" ask for, by the words after them."""
    if place := _asked_place(words, run):
        return Asking(QuestionKind.WHERE, place)
    ahead = Run(run.end, min(len(words), run.end + REACH))
    word = words.lower(run.first)
    if word in {"who", "whom", "whose", "which"}:
        kind = which_one(words, run, ahead)
        if kind is not QuestionKind.WHAT:
            return Asking(kind, run.end)
    suffers = word == "which" and words.lower(run.end) in listed("asking", "parties")
    if suffers and any(words.lower(index) in listed("events", "losing") for index in range(run.end, run.end + 4)):
        return Asking(QuestionKind.WHAT, run.end)
    counted = words.lower(run.end) in listed("nearby", "be") and _counts_people(words, run.end + 1)
    loss = asks_loss(words, run)
    # "The mayor put the dead at what?"
    before = run.first - 1 - (words.lower(run.first - 1) in ROUGHLY)
    at_what = words.lower(before) == "at" and {"put", "puts", "set"} & set(words.words(Run(0, run.first)))
    if word in {"what", "how"} and ((counted and word == "what") or loss or at_what):
        return Asking(QuestionKind.COUNT, run.end + 2 * counted)
    if word in {"what", "which", "how"}:
        for count in words.find("asking", "count") + words.find("outcomes", "open") + words.find("asking", "counted"):
            far = word == "which" and (count.first > run.end + 1 or _is_person(words, run, count))
            # "What town was retaken after heavy losses": a thing and its verb stand before the count.
            verb = next(
                (at for at in range(run.end, count.first) if words.lower(at) in listed("asking", "aux")), run.end
            )
            far = far or (word == "what" and verb > run.end)
            # "What was her career before she helped victims of the war": no count of theirs.
            far = far or (words.lower(count.first) in {"victim", "victims"} and count.first > run.end + 2)
            if (
                count.first in ahead
                and word != "how"
                and not far
                and not _said_before(words, Run(run.end, count.first))
            ):
                return Asking(QuestionKind.COUNT, count.end)
    return Asking(which_one(words, run, ahead) if word == "what" else QuestionKind.WHAT, run.end)


ROUGHLY = frozenset(["roughly", "about", "around", "exactly", "approximately", "some"])


def _counts_people(words: Wording, first: int) -> bool:
    """As in "What were the dead and the wounded": how many they were."""
    lost = {"dead", "wounded", "injured", "losses", "casualties", "hurt", "deaths", "fatalities"}
    return words.lower(first) == "the" and words.lower(first + 1) in lost


def _is_person(words: Wording, run: Run, count: Run) -> bool:
    """As in "which opposition figure", "which Hamas figure assured": somebody, and no number."""
    if words.lower(run.end) in PERSONS:
        return True
    after = words.lower(count.end)
    known = listed("asking", "aux") | listed("nearby", "prepositions") | listed("nearby", "be")
    return words.lower(count.first) == "figure" and count.first == run.end + 1 and after not in known


# "Which opposition figure …": somebody, and no number.
PERSONS = frozenset(
    ["opposition", "political", "public", "senior", "religious", "leading", "rebel", "tribal", "literary"]
)


SETTLING = frozenset(
    ["establish", "determine", "find", "know", "count", "clarify", "estimate", "investigate", "verify", "out", "check"]
)


def _said_before(words: Wording, run: Run) -> bool:
    """As in "What did Ankara say about its toll" asks for words; "What does it say was the number" for a number."""
    if words.lower(run.end - 1) in {"the", "their", "its"} and words.lower(run.end - 2) in {"is", "was", "were", "are"}:
        return False
    if words.words(Run(run.end, run.end + 2)) in (["how", "many"], ["number", "of"]):
        # "What did Ankara say about how many fell": the number that it gave; not "was needed to count how many fell".
        return words.lower(run.end - 1) in SETTLING
    return any(words.lower(i) in {"say", "said", "says", "about", "tell", "mean"} for i in range(run.first, run.end))


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
    if words.words(Run(start, start + 2)) == ["where", "did"] and {"get", "take", "have"} & set(
        words.words(Run(start, len(words)))
    ):
        return bool(listed("asking", "source_nouns") & set(words.words(Run(start, len(words)))))  # "get its toll from"
    if words.lower(start) not in {"where", "from"} or not words.find("asking", "origin"):
        return False
    return bool(
        set(words.words(Run(start, min(len(words), start + 6)))) & (listed("asking", "source_nouns") | {"report"})
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
