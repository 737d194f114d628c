"""Which outcome is asked about: dead, injured, missing, captured, displaced."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain.claims import Outcome
from assistant.questions.speakers import Speakers
from assistant.questions.wording import LONGEST, Run, Wording, listed

# Words that tell of an outcome only where nothing plainer does ("the toll of the wounded").
WEAK = frozenset(
    [
        "gassing",
        "toll",
        "tolls",
        "bussed out",
        "bused out",
        "lost",
        "lose",
        "losing",
        "losses",
        "loss",
        "fell",
        "fallen",
        "held",
        "hold",
        "holding",
        "under the rubble",
        "beneath the rubble",
        "expelled",
        "driven out",
        "bodies",
        "corpses",
        "life",
        "lives",
        "execution",
        "executions",
        "killing",
        "casualties",
        "buried",
        "bury",
        "buries",
        "killings",
        "eliminated",
        "treated",
        "released",
        "burned",
        "seized",
        "freed",
        "rescued",
    ]
) | {"body count"}


# "Raqqa fell", "was held": of persons only where they are counted.
VERY_WEAK = frozenset(
    [
        "fell",
        "fallen",
        "held",
        "hold",
        "holding",
        "expelled",
        "driven out",
        "treated",
        "released",
        "burned",
        "life",
        "seized",
        "freed",
        "eliminated",
    ]
)


# Nouns for people to whom something had happened already.
TAKEN = frozenset(
    ["prisoners", "prisoner", "captives", "hostages", "detainees", "refugees", "evacuees", "abductees", "pows", "idps"]
)


SUBORDINATE = frozenset({"when", "while", "before", "after", "until", "because", "as"})


BY_EVENT = frozenset({"that", "which", "who"})


DEAD_AND_HURT = re.compile(
    r"\b(?:dead|killed|deaths) (?:and|plus|or) (?:the )?(?:wounded|injured|hurt),? "
    r"(?:taken|put|counted|added|combined)\b",
    re.IGNORECASE,
)


def read_outcome(words: Wording, focus: int, speakers: Speakers, *, counted: bool) -> Outcome | None:
    """The outcome asked for: the first after the words that ask, and not that of an attack mentioned in passing.

    Dead and injured asked for together ("casualties", "killed or wounded") leave the slot open.
    """
    found = _outcomes(words, speakers, counted=counted)
    hit = [item for item in found if counted and _was_hit(words, item[0])]
    found = [item for item in found if item not in hit and not _falls_before(words, item[0], focus)]
    if not found or (counted and DEAD_AND_HURT.search(words.source[:LONGEST])):
        lost = counted and not found and (_cost_people(words) or _tallies_event(words))
        return Outcome.KILLED if lost else None
    plain = [item for item in found if not item[2]]
    main = _main_clause(words, focus)
    plain_here = [item for item in plain if item[0] in main and not _is_relative(words, item[0], focus)]
    # "How many fleeing soldiers was it holding?": they fled before.
    plain_here = [item for item in plain_here if not (_was_fleeing(words, item[0]) and _is_adjective(words, item[0]))]
    weak = [item for item in found if item[0] in main and not _was_fleeing(words, item[0])]
    if counted and not plain_here and weak:
        return weak[0][1]
    ahead = [item for item in plain if item[0].first >= focus - 1] or plain
    chosen = [item for item in ahead if not _in_passing(words, item[0], focus)]
    # "Displaced people bombed: women among the dead": what they were before it tells least.
    chosen = chosen or [item for item in ahead if not _is_adjective(words, item[0])] or ahead
    # "The number of prisoners who died": taken before, and dead now.
    chosen = [item for item in chosen if words.lower(item[0].first) not in TAKEN] or chosen
    if not chosen:
        if words.find("outcomes", "open") or (not counted and set(words.words(found[0][0])) <= VERY_WEAK):
            return None
        return found[0][1]
    first = chosen[0]
    for other in plain:
        if other[1] is not first[1] and coordinated(words, *sorted((first[0], other[0]))):
            return other[1] if _ends_in(words, first, other) else None
    return first[1]


def _cost_people(words: Wording) -> bool:
    """As in "how many rebels did the capture of Gao cost": people, and no money."""
    many = next((at for at in range(1, len(words)) if words.lower(at) == "many"), None)
    groups = ("plain", "civilian", "combatant", "civilian_groups", "combatant_groups")
    people = frozenset[str]().union(*(listed("victims", name) for name in groups))
    return many is not None and words.lower(many + 1) in people and "cost" in words.words(Run(many, len(words)))


def _tallies_event(words: Wording) -> bool:
    """As in "the first tally for the bombing of Gao": of its dead, where no other outcome is told."""
    at = next((at for at in range(len(words)) if words.lower(at) == "tally"), len(words))
    event = listed("events", "nouns") & set(words.words(Run(min(at + 2, len(words)), min(at + 6, len(words)))))
    return words.lower(at + 1) == "for" and bool(event) and not words.find("outcomes", "open")


def _ends_in(words: Wording, first: tuple[Run, Outcome, bool], other: tuple[Run, Outcome, bool]) -> bool:
    """As in "how many were arrested and then killed": one after the other, and the last is asked for."""
    one_by_one = first[0].end <= other[0].first and "or" not in words.words(Run(first[0].end, other[0].first))
    return one_by_one and (first[1], other[1]) == (Outcome.CAPTURED, Outcome.KILLED)


# "Civilians fleeing the town": what they were doing when it happened.
ON_THE_WAY = frozenset({"fleeing"})


def _was_fleeing(words: Wording, run: Run) -> bool:
    return words.lower(run.first) in ON_THE_WAY


def _was_hit(words: Wording, run: Run) -> bool:
    """As in "the bombing of displaced people", "the shell that hit evacuees": what they were before it."""
    people = words.words(run)[0] in TAKEN or _is_adjective(words, run)
    before = run.first - 1 - (words.lower(run.first - 1) in listed("nearby", "determiners"))
    crowd = listed("events", "nouns") | GATHERED
    aimed = words.lower(before) in {"of", "on", "against", "at"} and words.lower(before - 1) in crowd
    hit = words.lower(before) in listed("events", "aiming") | {"hit"} and words.lower(before - 1) in BY_EVENT
    return people and (aimed or hit)


# "A gathering of displaced people": where they were hit.
GATHERED = frozenset(["gathering", "convoy", "column", "crowd", "queue", "centre", "center", "shelter", "camp"])


def _falls_before(words: Wording, run: Run, focus: int) -> bool:
    """As in "Once Grozny had fallen, how many were left": of a town, where what is asked for stands behind a comma."""
    weak = set(words.words(run)) <= VERY_WEAK
    return weak and run.end < focus and "," in words.words(Run(run.end, focus))


def _main_clause(words: Wording, focus: int) -> _Clause:
    end = next((i for i in range(max(focus, 1), len(words)) if words.lower(i) in SUBORDINATE), len(words))
    return _Clause(max(0, focus - 1), end)


@dataclass(frozen=True, slots=True)
class _Clause:
    first: int
    end: int

    def __contains__(self, run: Run) -> bool:
        return self.first <= run.first < self.end


def _outcomes(words: Wording, speakers: Speakers, *, counted: bool) -> list[tuple[Run, Outcome, bool]]:
    masked = [run for run in (speakers.claimant, speakers.outlet) if run]
    found = [
        (run, outcome, " ".join(words.words(run)) in WEAK)
        for outcome in Outcome
        for run in words.find("outcomes", outcome.value)
        if not any(run.meets(mask) for mask in masked)
        and not _is_holding(words, run)
        and not (_is_name(words, run) or _is_left_out(words, run) or (counted and _is_taking(words, run)))
    ]
    found = [
        item
        for item in found
        if not (set(words.words(item[0])) <= VERY_WEAK and words.lower(item[0].first - 1) in listed("events", "nouns"))
    ]
    found.sort(key=lambda item: (item[0].first, -item[0].end))
    return [
        item
        for item in found
        if not any(
            (item is not other and other[0].first <= item[0].first and item[0].end < other[0].end)
            or (other[0].first < item[0].first and item[0].end <= other[0].end)
            for other in found
        )
    ]


def _is_holding(words: Wording, run: Run) -> bool:
    """As in "rebels holding the town", "holding out in the plant": of no captives."""
    behind = words.lower(run.end)
    return words.lower(run.first) in {"hold", "holding"} and behind[:1].isalpha() and behind not in HELD_WHERE


HELD_WHERE = frozenset(
    ["captive", "prisoner", "hostage", "in", "at", "there", "by", "since", "as", "after", "on", "when", "until", "now"]
)


def _is_name(words: Wording, run: Run) -> bool:
    return words.lower(run.end) in {"zone", "camp", "sea", "contact"} and words.lower(run.first) in {
        "dead",
        "refugees",
        "refugee",
        "lost",
    }


def _is_taking(words: Wording, run: Run) -> bool:
    """As in "the capture of Gao", "seized the town", "the besieged Asho camp": of places, and not of people."""
    if words.lower(run.first) not in OF_PLACES:
        return False
    at = run.end + (words.lower(run.end) == "of")
    at += words.lower(at) == "the"
    if words.lower(run.first) in {"displaced", "besieged"}:
        near = words.words(Run(run.end, min(len(words), run.end + 3)))
        name = words.verbatim(Run(run.end, run.end + 1)).removeprefix("al-").removeprefix("el-")
        folk = bool(near) and near[0].endswith(("ns", "is", "ese", "bs"))
        return bool(BESIEGED & {word.removesuffix("s") for word in near}) or (name[:1].isupper() and not folk)
    if words.lower(at) in listed("asking", "places"):
        return True
    end = at
    while end < len(words) and words.verbatim(Run(end, end + 1)).istitle():
        end += 1
    people = listed("victims", "combatant") | listed("victims", "combatant_groups") | listed("victims", "open_groups")
    people |= listed("victims", "civilian") | listed("victims", "civilian_groups") | listed("victims", "plain")
    of_place = words.lower(run.end) == "of" or words.lower(run.first) in {"captured", "seized"}
    held = words.lower(run.first - 1) in listed("nearby", "be")
    return end > at and of_place and not held and words.lower(end) not in people and words.lower(end - 1) not in people


BESIEGED = frozenset(
    [
        "camp",
        "shelter",
        "enclave",
        "town",
        "city",
        "quarter",
        "suburb",
        "village",
        "hamlet",
        "neighbourhood",
        "district",
        "area",
        "airfield",
        "airport",
        "airbase",
        "base",
        "garrison",
        "gathering",
        "convoy",
        "site",
    ]
)
OF_PLACES = frozenset({"capture", "captured", "seized", "displaced", "besieged"})
LEFT_OUT = ("aside", "apart", "besides", "excluding", "counting", "except", "leaving")


def _is_left_out(words: Wording, run: Run) -> bool:
    """As in "Leaving aside the dead, how many …", "apart from those killed, …"."""
    comma = next((at for at in range(run.end, len(words)) if words.lower(at) == ","), None)
    lead = set(words.words(Run(0, min(3, run.first))))
    return comma is not None and bool(lead & set(LEFT_OUT)) and "," not in words.words(Run(0, run.first))


def _in_passing(words: Wording, run: Run, focus: int) -> bool:
    """As in "the blast that killed nine", "of the 58 dead", "during the killing of": said of the event, not asked."""
    before = words.lower(run.first - 1)
    if before in BY_EVENT and run.first - 1 > focus:
        return True
    if before in {"been", "were", "was", "had", "have", "has", "is", "are"} and words.lower(run.first - 2) in BY_EVENT:
        return run.first - 2 > focus
    lead = words.words(Run(max(0, run.first - 2), run.first))
    if len(lead) == 2 and lead[0] in {"among", "amongst", "of"} and lead[1] in {"the", "those", "these", "all"}:
        return True
    return words.lower(run.first) in TAKEN or _was_fleeing(words, run) or _is_adjective(words, run)


def _is_relative(words: Wording, run: Run, focus: int) -> bool:
    """As in "lost in the fight for the hill which the militia captured": what became of the hill."""
    relative = max((at for at in range(focus + 1, run.first) if words.lower(at) in BY_EVENT), default=0)
    near = range(relative + 2, run.first)
    return bool(relative) and run.first - relative <= CLAUSE and all(words.lower(at)[:1].isalpha() for at in near)


# A name and an auxiliary between "which" and the verb.
CLAUSE = 6


def _is_adjective(words: Wording, run: Run) -> bool:
    """As in "captive soldiers": no outcome where another word tells one."""
    nouns = (
        listed("victims", "combatant")
        | listed("victims", "civilian")
        | listed("victims", "combatant_groups")
        | listed("victims", "civilian_groups")
        | {"family", "families", "household", "households", "prisoners", "captives", "hostages", "detainees"}
        | {"people", "persons", "clan", "community", "villagers"}
    )
    return (
        bool(set(words.words(Run(run.end, run.end + 2))) & nouns)
        and words.lower(run.end)[:1].isalpha()
        and (
            words.lower(run.end)
            not in listed("nearby", "be") | listed("nearby", "prepositions") | listed("nearby", "conjunctions")
        )
    )


def coordinated(words: Wording, first: Run, second: Run) -> bool:
    gap = words.words(Run(first.end, second.first))
    return (
        len(gap) <= 3
        and bool({"and", "or", "/", "&", "plus"} & set(gap))
        and not set(gap) & {"how", "by", "in"}
        and gap[0:1] != [","]
    )
