"""Which words of a question tell something: verbs of saying, and the nouns and idioms that only look like them."""

from __future__ import annotations

import functools

from assistant.questions.wording import Run, Wording, listed, table

# Never nouns, whatever stands before them.
PLAINLY_VERBS = frozenset({"said", "says", "say", "gave", "told", "gives", "announced", "claimed", "wrote"})
MAYBE_NOUNS = frozenset(
    {"count", "counts", "figure", "claim", "claims", "report", "reports", "estimate", "record", "state", "number"}
) | {"tally", "release", "comment", "note", "list", "answer", "update", "document", "account", "word", "statement"}
# "Raised its toll" tells something, "raised its flag" does not.
LIFTING = frozenset({"raise", "raised", "raises", "lower", "lowered"})
COUNTED = frozenset(
    ["toll", "tolls", "tally", "count", "figure", "figures", "estimate", "number", "total", "dead", "losses"]
)


@functools.cache
def saying_forms() -> frozenset[str]:
    saying = table()["saying"]
    forms = {form for row in saying["irregular"] for form in row}
    for base in saying["regular"]:
        stem = base.removesuffix("e")
        forms |= {base, base + "s", stem + "ed", stem + "ing", base + "es"} if not base.endswith("y") else {base}
        if base.endswith("y"):
            forms |= {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    return frozenset(forms)


def is_saying(words: Wording, index: int) -> bool:
    """Whether a word is used as a verb of saying: "state" in "state media" and "the count" are not."""
    word, before = words.lower(index), words.lower(index - 1)
    if _pins_on(words, index):
        return True
    if word not in saying_forms():
        return False
    if (word == "name" and before == "by") or before in {"phone", "telephone"} or not _tells(words, index):
        return False
    if before in listed("nearby", "prepositions") - {"to"}:
        return word == "said"
    if before == "official":
        # "the official spoke out" says something, "the official count" is none.
        return word not in MAYBE_NOUNS
    return before not in listed("nearby", "determiners") | {"'s", "own", "human", "no"} or word in PLAINLY_VERBS


def _tells(words: Wording, index: int) -> bool:
    held = words.lower(index) in {"hold", "holds", "held"} and not _holds_that(words, index)
    return not (held or _is_idiom(words, index) or _is_a_state(words, index))


def _is_a_state(words: Wording, index: int) -> bool:
    """As in "in Khartoum state", "across Shan state": a name between the preposition and it."""
    first = index
    while first > max(0, index - 4) and words.source[words.tokens[first - 1].start].isupper():
        first -= 1
    led = words.lower(first - 1) in {"in", "across", "of", "from", "at", "throughout", "within", "near"}
    return words.lower(index) == "state" and first < index and led


def _holds_that(words: Wording, index: int) -> bool:
    """As in "Kyiv holds that …", "holds Moscow responsible": who holds hostages says nothing."""
    behind = words.words(Run(index + 1, len(words)))
    return behind[:1] == ["that"] or bool({"responsible", "accountable"} & set(behind))


def _pins_on(words: Wording, index: int) -> bool:
    """As in "on whom did Kyiv pin the blast", "pinned the raid on the rebels"; not "pinned down the troops"."""
    if words.lower(index) not in PINNING or words.lower(index + 1) == "down":
        return False
    return any(words.lower(at) == "on" for at in range(len(words)) if at != index + 1)


PINNING = frozenset({"pin", "pins", "pinned"})


def _is_idiom(words: Wording, index: int) -> bool:
    """As in "put all teams on alert", "put online", "peace talks", "when the army answered the shelling"."""
    word, after = words.lower(index), words.lower(index + 1)
    if word in {"state", "claim"}:
        return after in (listed("nearby", "state_of") if word == "state" else {"lives", "life", "responsibility"})
    if word in {"put", "puts", "putting"}:
        behind = " ".join(["", *words.words(Run(index + 1, min(len(words), index + 9))), ""])
        return after in {"to", "under"} or any(f" {idiom} " in behind for idiom in table()["saying"]["put_otherwise"])
    if word in {"attributed", "blamed"} and after in {"to", "on"}:
        return words.lower(index - 1) not in listed("nearby", "be") | listed("asking", "aux")
    if word in LIFTING:
        ahead = words.words(Run(index + 1, min(len(words), index + 7)))
        return not COUNTED & set(ahead)
    if word == "talks":
        return after not in {"of", "about"}
    moved = (word.startswith("advance") or word == "details") and after in listed("nearby", "prepositions") | {"", "?"}
    # "advance a figure", but "where did the army advance in May"
    return moved or (word == "answered" and after in {"the", "a", "an", "with", "by"})


def takes_losses(words: Wording, index: int) -> bool:
    """As in "what losses did the militia take": it suffered them."""
    before = {words.lower(at) for at in range(max(0, index - 9), index)}
    return words.lower(index) in {"take", "took", "taken"} and bool({"losses", "casualties"} & before)


TITLES = (["headline", "of"], ["title", "of"])


def behind_headline(words: Wording, run: Run | None) -> Run | None:
    """As in "the headline of Al-Alam's story": Al-Alam."""
    titled = run is not None and words.words(Run(run.first, run.first + 2)) in TITLES
    return Run(run.first + 2, run.end) if run and titled else run
