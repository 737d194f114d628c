"""Who is blamed for it, whether the lexicon knows the party or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.places import is_known
from assistant.questions.names import Named
from assistant.questions.speakers import Speakers
from assistant.questions.telling import is_saying
from assistant.questions.wording import CALENDAR, Run, Wording, listed

BLAMING = frozenset({"accuse", "accuses", "accused", "accusing", "blame", "blames", "blamed", "blaming"})
KILLING = frozenset({"killed", "executed", "massacred", "slaughtered", "murdered", "shelled", "bombed", "kidnapped"})
PAIR = re.compile(r"(?!(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]n|[Uu]l)-)[A-Z]\w+-[A-Z]")
CONTESTS = frozenset({"battle", "battles", "clash", "clashes", "skirmish", "skirmishes", "feud", "fight", "firefight"})
WARS = frozenset({"war", "conflict", "campaign", "fighting", "hostilities"})


def read_accused(words: Wording, speakers: Speakers, parties: Sequence[Named]) -> Run | None:
    """Who is blamed: "killed by Turkish shelling", "Russian air strikes", "did Israel kill"."""
    masked = [run for run in (speakers.claimant, speakers.outlet) if run]
    free = [
        named
        for named in parties
        if not any(named.run.meets(mask) for mask in masked) and not _is_no_culprit(words, named)
    ]
    if speakers.doer and not _is_thing(words, speakers.doer) and not _helps(words, speakers.doer, parties):
        inside = [named.run for named in free if named.run.meets(speakers.doer)]
        return inside[0] if inside else speakers.doer
    for named in free:
        before = [words.lower(named.run.first - step) for step in (1, 2, 3, 4)]
        ahead = before[1:] if before[0] in {"the", "a", "an", "suspected", "alleged"} else before
        # "as passed on by the UN", "the toll carried by AFP": what was told, and not what was done.
        told = ahead[0] == "by" and not {ahead[1], ahead[2]}.isdisjoint(PASSING)
        if (
            (ahead[0] == "by" and not told)
            or (ahead[0] == "of" and ahead[1] == "hands")
            or (ahead[0] in {"to", "on"} and ahead[1] in {"attributed", "blamed", "pinned", "down"})
            or ahead[0] in BLAMING
            or did_it(words, named.run)
            or (_tells(words, named.run) and words.lower(named.run.end) in KILLING)
        ):
            return named.run
        # "The raid on Daesh gas stores": whom it was aimed at.
        aimed = ahead[0] in {"on", "against"} and ahead[1] in listed("events", "nouns")
        if (
            not aimed
            and names_its_event(words, named.run)
            and (named.form != "capital" or _is_its_own(words, named.run))
        ):
            return _first_of_two(words, named.run)
    masked += [named.run for named in parties if named.kind in {"monitor", "agency", "news", "media"}]
    return _doing_faction(words, masked) or _unknown_doer(words, masked)


def _is_its_own(words: Wording, run: Run) -> bool:
    """As in "Ankara's air strikes"; in "Tripoli's Hadba academy strike" the capital is where it was."""
    if words.lower(run.end) != "'s":
        return False
    between = range(run.end + 1, min(len(words), run.end + 4))
    event = next((at for at in between if words.lower(at) in listed("events", "nouns")), run.end + 1)
    return all(words.source[words.tokens[at].start].islower() for at in range(run.end + 1, event))


def _first_of_two(words: Wording, run: Run) -> Run:
    """As in "the coalition and Turkish strikes": the first, of a name that the lexicon does not have."""
    first = Run(run.first - 2, run.first - 1)
    named = words.lower(first.first) in listed("sides", "factions") | {"coalition", "army", "allied"}
    return first if named and words.lower(run.first - 1) == "and" else run


PASSING = frozenset(
    ["passed", "relayed", "carried", "cited", "quoted", "printed", "published", "put", "circulated", "forwarded"]
)
THINGS = frozenset(
    (
        *(
            "chlorine",
            "shot",
            "shells",
            "shell",
            "air",
            "advance",
            "bread",
            "vehicle",
            "capture",
            "push",
            "gas",
            "smoke",
            "car",
        ),
        *(
            "lorry",
            "truck",
            "hit",
            "bomb",
            "barrel",
            "missile",
            "missiles",
            "rocket",
            "mine",
            "drone",
            "gassing",
            "flood",
            "fire",
            "blast",
            "bombs",
            "rockets",
            "bullets",
            "debris",
            "rubble",
        ),
    )
)


def _is_no_culprit(words: Wording, named: Named) -> bool:
    """As in "a clinic run by the Red Cross", "a camp by the Jordan frontier": who keeps or lies beside what was hit."""
    run = named.run
    at = run.first - 1 - (words.lower(run.first - 1) == "the")
    keeps = words.lower(at) == "by" and words.lower(at - 1) in listed("events", "keeping")
    mission = words.lower(run.end - 1) in {"consulate", "embassy"}  # "the Damascus consulate strike"
    return keeps or mission or stands_beside(words, run) or named.kind in {"monitor", "agency", "news"}


def stands_beside(words: Wording, run: Run) -> bool:
    """As in "by the Jordan frontier", "suicide attacks by the Damascus police station": where it was."""
    at = run.first - 1 - (words.lower(run.first - 1) == "the")
    if words.lower(at) != "by":
        return False
    sites = listed("asking", "places") - {"side", "state", "country", "part"} | {"frontier", "line", "station"}
    if words.lower(run.end - 1) in SITES and words.source[words.tokens[run.end - 1].start].isupper():
        return True  # "by the Central Park"
    for index in range(run.end, run.end + 3):
        if words.lower(index) in sites:
            return words.lower(index + 1) not in listed("asking", "parties") | {"authorities", "chief", "staff", "'s"}
        if not words.lower(index).isalpha() or words.lower(index) in listed("nearby", "prepositions"):
            return False
    return False


SITES = frozenset(
    ["park", "stadium", "bridge", "market", "hospital", "school", "mosque", "church", "square", "street", "airport"]
) | {"station", "crossing", "checkpoint", "gate", "roundabout", "cemetery"}


def _helps(words: Wording, run: Run, parties: Sequence[Named]) -> bool:
    """As in "how many bodies did the White Helmets carry out", "had the civilians bombed there been fleeing"."""
    inside = [named for named in parties if named.run.meets(run)]
    if inside:
        return all(named.kind in {"monitor", "agency", "news"} for named in inside)
    people = listed("victims", "plain") | listed("victims", "civilian") | listed("victims", "civilian_groups")
    return words.lower(run.end - 1) in (people - {"volunteers"}) | listed("saying", "unaligned")


def _is_thing(words: Wording, run: Run) -> bool:
    """As in "how many did the chlorine injure", "the advance cost": what did it, and nobody who is to blame."""
    said = words.words(run)
    while len(said) > 1 and said[-1] in {"dropped", "fired", "thrown", "launched", "planted", "detonated"}:
        said.pop()
    named = said[-1] in THINGS or (said[0] in THINGS and said[0] != "air")
    return (named and "'s" not in said) or (said[0].endswith("ed") and "-" not in said[0])


def names_its_event(words: Wording, run: Run) -> bool:
    """As in "Russian air strikes", "the RSF's shelling": the event is the party's; not "the Baku bombing"."""
    first = run.end + (words.lower(run.end) == "'s")
    if words.lower(first) == "and":  # "Russian and regime air raids"
        first += 1
    joints = listed("nearby", "prepositions") | listed("nearby", "be") | listed("asking", "aux")
    joints |= listed("nearby", "conjunctions")
    if PAIR.match(words.verbatim(run)) and words.lower(run.end) in CONTESTS:
        return False  # "the Nusra-Hazm battle": they fought each other
    for index in range(first, first + 3):
        word = words.lower(index)
        if word in ARMED_MEN and {"many", "number"} & set(words.words(Run(max(0, run.first - 2), run.first))):
            return False  # "how many Hamas gunmen": men who are counted
        if word in listed("events", "nouns") - WARS:
            return True
        if not word[:1].isalpha() or word in joints or word in listed("events", "harm"):
            return False
    return False


def _doing_faction(words: Wording, masked: Sequence[Run]) -> Run | None:
    """As in "regime bombardment": a party named by its kind, or one that the lexicon does not know."""
    for index in range(len(words)):
        run = Run(index, index + 1)
        faction = words.lower(index) in listed("sides", "factions") | {"coalition"}
        if faction and (names_its_event(words, run) or _struck_by(words, run) or _troops_killed(words, run)):
            return None if any(run.meets(mask) for mask in masked) else run
    return None


def _struck_by(words: Wording, run: Run) -> bool:
    """As in "the strikes by the coalition and the army"."""
    at = run.first - 1 - (words.lower(run.first - 1) == "the")
    done = listed("events", "nouns") | KILLING
    return words.lower(at) == "by" and words.lower(at - 1) in done and not stands_beside(words, run)


def _troops_killed(words: Wording, run: Run) -> bool:
    """As in "how many villagers does the monitor say government troops executed in the north"."""
    armed = words.lower(run.end) in {"troops", "forces", "soldiers", "army", "fighters", "gunmen", "militiamen"}
    many = next((at for at in range(run.first) if words.lower(at) == "many"), None)
    others = many is not None and words.lower(many + 1) not in listed("asking", "aux") and _tells(words, run)
    passive = words.lower(run.end + 2) in {"in", "at", "on", "by", "near"} and not others
    return armed and words.lower(run.end + 1) in KILLING and not passive


def did_it(words: Wording, run: Run) -> bool:
    """As in "how many had Azerbaijan killed", "does Maputo say Rwandan forces killed"."""
    if (_tells(words, run) and words.lower(run.end) in KILLING) or _its_men_struck(words, run):
        return True
    before = run.first - 1 - (words.lower(run.first - 1) == "the")
    return words.lower(before) in {"had", "has", "have"} and words.lower(run.end) in KILLING | {"wounded", "injured"}


STRIKING = KILLING | {"went", "stormed", "attacked", "struck", "raided", "hit", "pounded", "assaulted"}


def _its_men_struck(words: Wording, run: Run) -> bool:
    """As in "when Assad's troops went after the hamlet": the party whose men they were."""
    led = words.lower(run.first - 1) in {"when", "after", "once"}
    verb = run.end + 2
    after = words.lower(verb + 1)
    whose = words.lower(run.end) == "'s" and words.lower(verb) in STRIKING
    return led and whose and after not in {"by", "in", "at", ",", "?"}


def _tells(words: Wording, run: Run) -> bool:
    """As in "does Kigali say the FDLR killed": a party that somebody says did it."""
    first = run.first - (words.lower(run.first - 1) == "the")
    return is_saying(words, first - 1) or words.lower(first - 1) == "that"


ARMED_MEN = frozenset({"gunmen", "gunman", "snipers", "bombers", "sniper", "bomber"})


def _is_acronym(words: Wording, run: Run) -> bool:
    """As in "the ELN attack", unless all is typed in capitals."""
    name = words.verbatim(run)
    return (
        name.isupper()
        and name.isalpha()
        and 2 <= len(name) <= 6
        and not words.source.isupper()
        and words.lower(run.first) not in listed("events", "weapons")
    )


def _unknown_doer(words: Wording, masked: Sequence[Run]) -> Run | None:
    """As in "killed by Tigers", "blamed on the ADF": a name in capitals that the lexicon does not know."""
    for index in range(len(words)):
        run = Run(index, index + 1)
        doing = names_its_event(words, run) or (_tells(words, run) and words.lower(index + 1) in KILLING)
        aimed_at = words.lower(index + 1) in listed("asking", "places") | {
            "convoy",
            "clinic",
            "warehouse",
            "vehicle",
            "compound",
            "hospital",
            "school",
        }
        if doing and not aimed_at and _is_acronym(words, run) and not any(run.meets(mask) for mask in masked):
            return run
        blamed = words.lower(index) in {"on", "to"} and words.lower(index - 1) in {"blamed", "attributed", "pinned"}
        harmed = words.lower(index) == "by" and words.lower(index - 1) in listed("events", "harm") | listed(
            "events", "nouns"
        )
        first = end = index + 1 + (words.lower(index + 1) in {"the", "an", "a"})
        while end < len(words) and (
            words.source[words.tokens[end].start].isupper() or words.lower(end).startswith(("al-", "el-"))
        ):
            end += 1
        events = listed("events", "nouns") | listed("events", "weapons")
        beside = stands_beside(words, Run(first, end)) or words.lower(end) in listed("asking", "places") | {
            "shrine",
            "cemetery",
            "tomb",
            "depot",
        }
        scene = end > first and is_known(words.verbatim(Run(first, end)))  # "by the Homs depot blasts"
        if scene or words.lower(first) in CALENDAR or beside or {words.lower(end), words.lower(end + 1)} & events:
            # "hurt by the Ramadan car bomb" blames nobody of that name.
            continue
        if (blamed or harmed) and end > first and not any(Run(first, end).meets(mask) for mask in masked):
            return Run(first, end)
    return None
