"""Where the real question stands: behind a clause that only says when, or in the sentence after a statement."""

from __future__ import annotations

import re

from assistant.questions.wording import Run, Wording, listed

ENDS = frozenset([".", ":", ";", "?", "-", "–", "—"])
# "What was it?" after a toll was told of asks for the toll.
# "Kyiv gave a number for the wounded. What was it?"
GAVE = re.compile(
    r" (?:gave|put out|issued|cited|had|offered|announced|published|named|released|mentioned) "
    r"(?:a|an|its|their|his|one|another|some) (?:own |separate |different |exact |official )?"
    r"(?:number|figure|toll|count|total|estimate|tally) (?:for|of|on) .{3,160} "
    r"(?:(?:what|which) (?:was|is) (?:it|that|this|the (?:number|figure|toll|count|total|tally)) "
    r"|(?:what|which) (?:number|figure|toll|count|total) )"
)
SAME = re.compile(r"^(?:and )?(?:what|how much|how many|how high) (?:was|were|is|are|did) (?:it|that|this|they|the)\b")
NEARLY = (
    "(?:about|around|roughly|approximately|exactly|some|nearly|almost|at least|at most|in all|in total|just|then|and) "
)


def asked_behind(words: Wording, cue: Run) -> int | None:
    """Where another question than for a count begins, behind a noun that alone would ask for one ("the toll")."""
    if words.lower(cue.first) in {"how", "what", "which", "is", "are", "whats"}:
        return None
    asking = {"what", "which", "who", "whom", "whose", "where", "when", "why", "on", "by", "from", "in"}
    for index in range(cue.end, len(words)):
        if words.lower(index - 1) not in ENDS or words.lower(index) not in asking:
            continue
        rest = words.spaced[words.starts[index] :]
        led = words.lower(index) in {"on", "by", "from", "in"} and words.lower(index + 1) not in {
            "whom",
            "which",
            "whose",
        }
        counts = re.match(
            r"(?:what|which) (?:was |is )?(?:the )?(?:\w+ )?(?:figure|number|count|toll|total|tally)\b", rest
        )
        if not led:
            return None if counts or SAME.match(rest) else index
    return None


IF_SO = re.compile(
    r" if (?:so|(?:they|it|he|she) did|yes) ,? ?"
    r"(?:how many|what (?:was it|is it|(?:(?:was|is) the )?(?:number|figure|count|toll|total)))\b"
    r"| (?:figure|number|toll|count) [^?]{3,120} and what (?:was|is) it\b"
    r"| among the (?:dead|wounded|injured|victims|killed|missing) [^?]{0,60}, and (?:if so ,? ?)?how many "
    r"(?:[,?]|of them|according|as|did|were there)"
    r"| (?:dead|killed|hurt|wounded|injured|missing|captured|die|lost) [^?]{0,60}, "
    r"and (?:if so ,? ?)?how many (?:\? )?$"
)
# "Was it 12 or 15 people that Baku said had died?"
EITHER = re.compile(
    r" (?:was it|were there|is it) (?:only |about |really )?\d[\d,]* or \d[\d,]* "
    r"(?:people|persons|civilians|soldiers|dead|killed|who|that|,|\?) ?"
)


def counted_behind(words: Wording, cue: Run, start: int) -> Run | None:
    """Where a count is asked for behind words that only look as if they asked: "…, when it fell, how many died".

    So too in the sentence after a statement that begins as questions do: "Was told of prisoners. How many were they?"
    """
    joined = cue.first > start and words.lower(cue.first - 1) == ","
    relative = joined and (words.lower(cue.first) in {"when", "where"} or words.lower(cue.end) in RELATIVE_VERBS)
    for run in words.find("asking", "count"):
        if run.first < cue.end or words.lower(run.first) != "how":
            continue
        if words.lower(run.first - 1) == "whom" and run.first - 1 == cue.first:
            return run  # "A hundred inmates, of whom how many were women, …"
        sentence = words.lower(run.first - 1) == "." and "?" not in words.words(Run(cue.first, run.first))
        if sentence or relative:
            return run
    return None


# Behind "which" they tell of what was named, and ask for nothing.
RELATIVE_VERBS = frozenset(["took", "lasted", "began", "left", "followed", "came", "had", "has", "was", "were", "is"])


def asks_given_number(words: Wording) -> int | None:
    """As in "Kyiv gave a number for the wounded of the raid. What was it?": the token behind that number's noun."""
    found = GAVE.search(words.spaced)
    if found is None:
        return None
    nouns = ("number", "figure", "toll", "count", "total", "estimate", "tally")
    return next((at + 1 for at in range(len(words)) if words.lower(at) in nouns), None)


def asked_if_so(words: Wording, first: int) -> int | None:
    """As in "Did the army say how many fell, and if so, how many?": the number is asked for, and no yes or no.

    The people and their fate are named before, by the token after the auxiliary.
    """
    if EITHER.search(words.spaced):
        return first
    return first if IF_SO.search(words.spaced, words.starts[first] if first < len(words) else 0) else None


def behind_aside(words: Wording, index: int) -> int:
    """As in "how many Kenyans, officers included, were killed": the token behind what is set off by commas."""
    if words.lower(index) != ",":
        return index
    ahead = range(index + 2, min(len(words), index + LONGEST_ASIDE))
    return next((at + 1 for at in ahead if words.lower(at) == ","), index)


LONGEST_ASIDE = 8


def second_count(words: Wording) -> int:
    """Where a second count is asked for ("…, and how many did the army claim?"); the end where none is."""
    cues = [at for at in range(len(words)) if words.words(Run(at, at + 2)) == ["how", "many"]]
    return next((at for at in cues[1:] if words.lower(at - 1) in {"and", "but", ";"}), len(words))


def is_joint(words: Wording, run: Run, start: int) -> bool:
    """As in "… killed when a shell hit", "the town where": no question, but the sentence's joints."""
    if run.end - run.first > 1 or words.lower(run.first) not in {"when", "where", "who", "which", "whose", "whom"}:
        return False
    if run.first == start and words.lower(run.first) == "when" and _opens_clause(words, run):
        return True
    told = words.lower(run.first - 1) == "," and words.lower(run.end) in listed("nearby", "determiners") | {"its"}
    if words.lower(run.first) == "when" and run.first > start and told and words.lower(start) not in ASKED:
        return True  # "villagers killed in Moura, when its market was stormed"
    if run.first == start or words.lower(run.first - 1) in ENDS | {
        ",",
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
        # "On 3 May, when …?" asks; "…, which killed 9, how many" does not; "Besides the mayor, which official …" does
        return (
            words.lower(run.first - 1) == ","
            and run.first != start
            and words.lower(run.end) not in listed("asking", "aux")
            and words.lower(start) not in LEADING
            and _asks_later(words, run.end)
        )
    return True


# "In which week, and when the …"
ASKED = frozenset({"in", "on", "and", "exactly", "at"})
LEADING = frozenset({"besides", "apart", "aside", "except", "beyond", "alongside", "according", "among", "in", "on"})


def _opens_clause(words: Wording, run: Run) -> bool:
    """As in "When the depot was hit in May, how many …?": the clause says when, and asks for nothing."""
    if words.lower(run.end) in listed("asking", "aux"):
        return False
    later = words.spaced[words.starts[run.end] :] if run.end < len(words) else ""
    plain = r"how many|how much|how high|how heavy|what|which|who|whose|whom|where"
    asking = (
        rf", (?:{NEARLY})*(?:(?:in|on|at|to|from|by|with|of|for) )?(?:{plain}|{'|'.join(listed('asking', 'aux'))}) "
    )
    return bool(re.search(asking, later)) or " how many " in later


def _asks_later(words: Wording, first: int) -> bool:
    """Whether something else is asked for behind a relative clause ("…, who then fled, how many died?")."""
    later = words.spaced[words.starts[first] :] if first < len(words) else ""
    counted = any(cue.first >= first for cue in words.find("asking", "count"))
    return counted or bool(re.search(rf", (?:who|what|which|where|{'|'.join(listed('asking', 'aux'))}) ", later))
