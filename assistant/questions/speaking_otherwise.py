"""Verbs of saying that tell of no count: who owned up, who announced something else, "the highest reported toll"."""

from __future__ import annotations

from assistant.questions.wording import Run, Wording, listed

ITS, BE = frozenset({"its", "their", "his"}), frozenset({"was", "were", "is", "are"})
DEEDS = frozenset(["work", "doing", "handiwork", "deed", "operation"])
DONE = frozenset(
    ["carried", "staged", "conducted", "mounted", "perpetrated", "launched", "committed", "planned", "did"]
)
FIGURES = frozenset(["number", "toll", "figure", "count", "total", "tally"])
FIRST = frozenset(["first", "last", "latest", "initial", "final", "only"])
COUNTS = FIGURES | {"tolls", "figures", "estimate"}
PREFERRED = frozenset(["monitor", "news"])
AHEAD = 5


def owns_up(words: Wording, run: Run) -> bool:
    """As in "the bombing that Boko Haram said was its work", "which it said it carried out": no count of its own."""
    verb = run.end
    behind = words.words(Run(verb + 1, min(len(words), verb + 5)))
    opened = words.lower(run.first - 1 - (words.lower(run.first - 1) == "the")) in {"that", "which"}
    if not opened or len(behind) < 2:
        return False
    its = behind[0] in BE and behind[1] in ITS and bool(DEEDS & set(behind[2:]))
    return its or (behind[0] in {"it", "they"} and bool(DONE & set(behind[1:3])))


def tells_elsewhat(words: Wording, run: Run) -> bool:
    """As in "as it was when the army announced its retreat": what was announced is told, and is no count."""
    first = run.first - 1 - (words.lower(run.first - 1) in listed("nearby", "determiners"))
    if words.lower(first) not in {"when", "while"}:
        return False
    told = words.lower(run.end + 1) in listed("nearby", "determiners") | ITS | {"that"}
    return told and not COUNTS & set(words.words(Run(run.end, min(len(words), run.end + AHEAD))))


def sets_free(words: Wording, run: Run) -> bool:
    """As in "how many captives did the rebels release": they let people go, and tell nothing."""
    let_go = words.lower(run.end) in {"release", "released", "releases"}
    return let_go and bool(CAPTIVES & set(words.words(Run(0, run.end))))


def frees(words: Wording, cue: Run) -> bool:
    """As in "how many hostages had been released by Hamas": no count was released."""
    return words.words(cue) == ["released", "by"] and bool(CAPTIVES & set(words.words(Run(0, cue.first))))


def words_per_unit(words: Wording, cue: Run) -> bool:
    """As in "deaths per side", "wounded per day": a share, and nobody's word."""
    return words.words(cue) in (["per"], ["as", "per"]) and words.lower(cue.end) in UNITS


def claims_deed(words: Wording, cue: Run) -> bool:
    """As in "the bombing claimed by Daesh", "an attack in May, claimed by Daesh, killed": no count was claimed."""
    before = words.lower(cue.first - 1)
    apart = before == "," and "," in words.words(Run(cue.end, min(len(words), cue.end + 5)))
    return words.words(cue) == ["claimed", "by"] and (apart or before in listed("events", "nouns"))


UNITS = frozenset(["side", "day", "week", "month", "year", "head", "village", "town", "raid", "strike", "capita"])
CAPTIVES = frozenset(["prisoners", "captives", "hostages", "detainees", "abductees", "pows", "bodies"])


def is_hearsay(words: Wording, verb: int) -> bool:
    """As in "the drivers said to have died", "those believed to be held": told of them, and not by them."""
    return words.lower(verb) in TOLD_OF and words.lower(verb + 1) == "to" and words.lower(verb + 2) in {"have", "be"}


# Not "claimed to have killed", which is said by who claims it.
TOLD_OF = frozenset(["said", "believed", "reported", "thought", "known", "understood", "alleged", "presumed", "feared"])


def modal_between(words: Wording, aux: int, verb: int) -> int | None:
    """As in "was the mission able to say", "is Armenia reported to have lost": where the subject ends."""
    between = range(aux + 2, verb)
    return next((at for at in between if words.lower(at) in {"able", "unable"} or is_hearsay(words, at)), None)


def is_small_body(words: Wording, first: int) -> bool:
    """As in "rebels killed wadi deif army says": the body alone, where all is typed small and none is told by names."""
    adjectives = listed("sides", "factions") | {"health", "interior", "defence", "defense", "foreign", "local", "state"}
    before = words.lower(first - 1)
    joined = before in adjectives or before.endswith(("ian", "ish", "ese", "ani", "qi", "eli", "'s")) or "-" in before
    bodies = {"army", "military", "police", "government", "ministry", "rebels", "regime"}
    return words.source.islower() and words.lower(first) in bodies and not joined


def is_spoken_of(words: Wording, index: int) -> bool:
    """As in "What was CODECO blamed for?": it is spoken of, and says nothing."""
    word, after = words.lower(index), words.lower(index + 1)
    ahead = words.words(Run(max(0, index - 6), index))
    return (
        word in {"blamed", "accused"}
        and after in {"for", "of", "by", "?", ""}
        and (bool(set(ahead) & listed("nearby", "be")) or words.lower(index + 2) in {"", "?"})
    )


def is_reported_figure(words: Wording, index: int) -> bool:
    """As in "the highest reported toll", "the first announced figure": by nobody in particular."""
    before = words.lower(index - 1)
    return words.lower(index + 1) in FIGURES and (before.endswith("est") or before in FIRST)


def is_past(word: str) -> bool:
    """As in "did the attack killed": a finite verb, which no auxiliary has before it."""
    return word.endswith("ed") or word in {"shot", "struck", "took", "taken", "left", "broke", "blew", "slew", "lost"}
