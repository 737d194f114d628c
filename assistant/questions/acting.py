"""Who acts in a question and is therefore nobody's victim: "how many bodies did the rescuers find"."""

from __future__ import annotations

from assistant.questions.wording import Run, Wording, listed

DID, HAD = frozenset({"did", "do", "does"}), frozenset({"had", "has", "have"})
# What people do who are victims all the same.
SUFFERING = frozenset(
    ["die", "perish", "fall", "flee", "go", "survive", "return", "surrender", "defect", "drown", "leave"]
)
DONE = frozenset(["found", "taken", "brought", "dug", "put", "held", "shot", "seen", "laid", "sent", "lifted", "given"])
FARTHEST = 5


def acts_on_counted(words: Wording, run: Run) -> bool:
    """Whether people are the subject of a verb whose object is counted; losses are suffered and not done."""
    if words.words(Run(run.end + 1, run.end + 3)) == ["how", "many"] and words.lower(run.end).endswith("ed"):
        return True  # "the crew pulled how many survivors"
    if words.lower(run.end) in {"able", "unable"} and words.lower(run.first - 1) in listed("nearby", "be"):
        return True  # "how many were paramedics able to reach"
    aux = _auxiliary(words, run)
    if aux is None:
        return False
    verbs = [words.lower(index) for index in range(run.end, min(len(words), run.end + FARTHEST + 1))]
    dead = {"bodies", "corpses", "dead", "victims"} & set(words.words(Run(max(0, aux - FARTHEST), aux)))
    lost = listed("events", "losing") - ({"bury", "buried"} if dead else set())
    if words.lower(aux) in DID:
        return not (SUFFERING | lost) & set(verbs)
    done = next((word for word in verbs if word not in listed("saying", "adverbs")), "")
    return done not in lost and (done in DONE or (done.endswith("ed") and "been" not in verbs[:1]))


def _auxiliary(words: Wording, run: Run) -> int | None:
    """The auxiliary that the people stand behind, where somebody else is counted before it."""
    joints = listed("nearby", "prepositions") | listed("nearby", "conjunctions") | listed("nearby", "be")
    for index in range(run.first - 1, max(0, run.first - FARTHEST - 1), -1):
        word = words.lower(index)
        if word in DID | HAD:
            counted = words.words(Run(max(0, index - FARTHEST), index))
            return index if "many" in counted[:-1] else None
        if not word[0].isalnum() or word in joints or word == "many":
            return None
    return None
