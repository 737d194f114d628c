"""People that a question mentions in passing: whom others came for, who was aimed at, who did it, when it was."""

from __future__ import annotations

from assistant.language.numbers import quantity_at
from assistant.language.tokens import tokenise
from assistant.questions.telling import saying_forms
from assistant.questions.wording import Run, Wording, listed

# How a shell or a bomb comes among people ("went off", "came down").
FELL = frozenset(["off", "down", "landed", "fell", "exploded", "detonated", "crashed", "dropped"])
HARMLESS = frozenset({"include", "be", "involve", "number", "comprise", "have"})
# What the people of a clause that says when are told to do, besides doing harm.
DID = frozenset(
    [
        *("blew", "opened", "drove", "set", "detonated", "shot", "threw", "fired", "rammed", "left", "met", "held"),
        *("went", "broke", "fell", "took", "retook", "overran", "struck", "hit", "began", "came", "swept"),
    ]
)
CLAUSES = frozenset({"after", "when", "before", "once", "while", "until", "as", "where"})
# "A day after its pilot was captured": said of another day.
SPANS = frozenset(unit + plural for unit in ("hour", "day", "night", "week", "month", "year") for plural in ("", "s"))
MOST_BEFORE = 5
# Whoever is in the way of a bomb; reports count them as people.
CROWDS = frozenset(
    ["families", "pilgrims", "worshippers", "mourners", "shoppers", "passengers", "passers-by", "evacuees"]
)

# Whom a fight is between; "the toll of the fighting between rebels and troops" is anybody's.
FIGHTS = frozenset(
    [
        *("clash", "clashes", "fighting", "infighting", "battle", "battles", "feud", "feuding", "war", "firefight"),
        *("skirmish", "skirmishes", "conflict", "hostilities", "combat", "confrontation", "confrontations"),
    ]
)
MOST_BETWEEN = 9


def is_fighting(words: Wording, run: Run) -> bool:
    """As in "killed in clashes between Nusra and other rebels": who fought, and not who fell."""
    for at in range(run.first - 1, max(0, run.first - MOST_BETWEEN), -1):
        if words.lower(at) == "between":
            return words.lower(at - 1) in FIGHTS
        if words.lower(at) in listed("asking", "aux") or (words.lower(at) in {",", "?"} and at < run.first - 5):
            return False
    return False


BLAMING = frozenset({"blamed", "pinned", "attributed", "blames", "pins", "attributes"})


def is_blamed(words: Wording, run: Run) -> bool:
    """As in "attacks that the agency pinned on armed militants": who did it."""
    near = range(run.first - 1, max(0, run.first - 4), -1)
    return any(words.lower(at) in {"on", "to"} and words.lower(at - 1) in BLAMING for at in near)


def is_aim(words: Wording, run: Run) -> bool:
    """As in "how many had come to visit inmates", "before it was to receive foreign guests": the object of an aim."""
    near = next((at for at in (2, 3) if words.lower(run.first - at) == "to"), None)
    if near is None:
        return False
    verb = words.lower(run.first - near + 1)
    if not verb.isalpha() or verb in HARMLESS | listed("victims", "light") | listed("nearby", "determiners"):
        return False
    done = listed("events", "harm") | listed("events", "losing") | listed("outcomes", "killed")
    return verb not in done and words.lower(run.first - near - 1) not in {"according", "belonging", "belonged"}


def is_choice(words: Wording, run: Run) -> bool:
    """As in "not yet identified as fighter or villager": of no kind that is known."""
    before, after = words.words(Run(max(0, run.first - 4), run.first)), words.lower(run.end)
    before = [word for word in before if word not in {"a", "an", "the"}]
    second = before[-1:] == ["or"] or before[-2:] == ["or", "as"]
    either_way = words.words(Run(run.end, run.end + 2)) == ["or", "not"]
    return (
        either_way
        or (words.lower(run.first - 1) in CHOICE and after == "or")
        or (second and bool(CHOICE & set(before[:-1])))
    )


# "As fighters or villagers", "could not yet be assigned to either fighters or locals".
CHOICE = frozenset({"as", "either"})


def leads_clause(words: Wording, run: Run) -> bool:
    """As in "after its man blew himself up", "when two gunmen struck the post": who did it, in a clause of when.

    So too who suffered at another time: "a week after a pilot was captured".
    """
    joint = _joint_before(words, run)
    if joint is None:
        return False
    verb, after = words.lower(run.end), words.lower(run.end + 1)
    if words.lower(joint - 1) in SPANS and verb in listed("nearby", "be"):
        return True
    done = verb in listed("events", "harm") | DID | saying_forms() or verb.endswith("ed")
    passive = after in {"by", "in", "at", "on", "", "?", "and", ","}
    return verb in DID or (done and not passive)


def _joint_before(words: Wording, run: Run) -> int | None:
    """Where the clause begins that these people head, with nothing but what belongs to them between."""
    ends = listed("nearby", "prepositions") | listed("nearby", "conjunctions") | listed("nearby", "be")
    for at in range(run.first - 1, max(0, run.first - 1 - MOST_BEFORE), -1):
        word = words.lower(at)
        if word in CLAUSES:
            # "The same as soldiers", "such as medics"
            return None if words.lower(at - 1) in {"same", "such", "many", "well"} else at
        if word in SPANS and words.words(Run(max(0, at - 2), at)) == [",", "the"]:
            return at  # ", the day the rebels announced their offensive"
        if word in ends or not (word[:1].isalnum() or word == "'s"):
            return None
    return None


def is_hit(words: Wording, run: Run) -> bool:
    """As in "when a jet bombed mourners", "the shelling of shoppers killed how many": they were aimed at.

    Reports of "the bomb against pilgrims" count people, and not pilgrims.
    """
    if words.words(Run(run.first - 2, run.end)) in (["losses", "in", "men"], ["loss", "in", "men"]):
        return True  # "losses in men" are any dead
    if _met_there(words, run) or _rode(words, run):
        return True
    if words.lower(run.first - 1) in listed("events", "aiming"):
        return words.lower(run.first - 2) not in {"were", "was"}
    first = run.first - 1
    while words.lower(first) in listed("victims", "light") | listed("victims", "narrowing") and run.first - first < 4:
        first -= 1
    civil = " ".join(words.words(run)) in listed("victims", "civilian_groups") | {"families"}
    at = words.lower(first) == "against" or (
        words.lower(first) in {"among", "amid", "on"} and words.lower(run.end - 1) in CROWDS
    )
    amid = words.lower(first) in {"among", "amid", "amidst", "near"} and words.lower(first - 1) in FELL
    if amid and words.lower(run.end - 1) in CROWDS:
        return True  # "when a shell landed among worshippers"
    bombed = words.lower(run.end) in listed("events", "weapons") and words.lower(run.end + 1) in listed(
        "events", "nouns"
    )
    if words.lower(run.end - 1) in CROWDS and bombed:
        return True  # "displaced families car bomb"
    return civil and at and words.lower(first - 1) in listed("events", "nouns")


# Where people were together or stayed when it was hit.
THERE = frozenset(
    [
        *("meeting", "gathering", "convoy", "column", "parade", "funeral", "base", "headquarters", "office", "offices"),
        *("house", "home", "hideout", "car", "vehicle", "compound", "position", "positions", "camp", "graduation"),
    ]
)


def _met_there(words: Wording, run: Run) -> bool:
    """As in "died when a jet hit a meeting of commanders": whoever was there died, and not commanders alone."""
    of = next((at for at in range(run.first - 1, max(0, run.first - 6), -1) if words.lower(at) == "of"), 0)
    between = words.words(Run(of + 1, run.first))
    if not of or words.lower(of - 1) not in THERE or not all(word[0].isalpha() for word in between):
        return False
    hit = of - 2
    while hit > of - 5 and words.lower(hit) in listed("nearby", "determiners") | listed("victims", "light"):
        hit -= 1
    struck = listed("events", "aiming") | {"hit", "hits", "strikes", "destroyed"}
    aimed = words.lower(hit) in {"on", "against", "at"} and words.lower(hit - 1) in listed("events", "nouns")
    return words.lower(hit) in struck or aimed


VEHICLES = frozenset(
    [
        "bus",
        "buses",
        "coach",
        "coaches",
        "minibus",
        "train",
        "truck",
        "trucks",
        "lorry",
        "boat",
        "ferry",
        "convoy",
        "plane",
    ]
)
BEARING = frozenset(["carrying", "transporting", "taking", "with", "of", "bringing", "ferrying", "evacuating"])


def _rode(words: Wording, run: Run) -> bool:
    """As in "the bombing of buses carrying evacuees", "a bus full of pilgrims": they tell which bus was hit."""
    at = run.first - 1
    while words.lower(at) in listed("nearby", "determiners") | listed("victims", "light") and run.first - at < 4:
        at -= 1
    vehicle = at - 1 - (words.lower(at - 1) == "full")
    return words.lower(at) in BEARING and words.lower(vehicle) in VEHICLES


def is_picked_out(words: Wording, run: Run) -> bool:
    """As in "families bombed on the road, women among the dead": the women are asked for."""
    among = words.words(Run(run.end, run.end + 2)) in (["among", "the"], ["among", "those"])
    before = tokenise(words.lower(run.first - 1))
    numbered = bool(before) and quantity_at(before, 0) is not None
    return among and not numbered and words.lower(run.end + 2) in HURT


HURT = frozenset(["dead", "killed", "wounded", "injured", "slain", "victims", "casualties", "fatalities", "fallen"])


def is_told_before(words: Wording, head: Run, focus: int) -> bool:
    """As in "Families came under fire. How many died?": reports count whoever was in the way as people."""
    ended = {".", ";", "?"} & set(words.words(Run(head.end, focus)))
    return bool(ended) and words.lower(head.end - 1) in CROWDS | {"man", "villagers", "residents"}
