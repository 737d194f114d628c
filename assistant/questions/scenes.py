"""Where it happened: the places that a question asks about, and not those that only speak or are spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.places import (
    PlaceMention,
    gazetteer,
    in_city,
    is_capital,
    is_country,
    is_known,
    is_wide,
    land_around,
    within,
)
from assistant.questions.blaming import stands_beside
from assistant.questions.halves import was_struck
from assistant.questions.names import Named
from assistant.questions.passing import SPANS
from assistant.questions.place_names import MONTH, may_be_place, places_named
from assistant.questions.speakers import Speakers
from assistant.questions.telling import is_saying
from assistant.questions.wording import Run, Wording, listed

SEATED = frozenset({"at", "in", "of", "near", "from"})
TOWARDS = frozenset({"by", "against", "to", "with", "than", "as"})
# "In the Karabakh war": there it was, whoever fought.
OVER_LAND = frozenset(
    ["war", "conflict", "fighting", "campaign", "hostilities", "offensive", "siege", "battle", "battles"]
)
# What a state does elsewhere, where a bombing or a blast may be its capital's own.
UNDERTAKINGS = frozenset(
    ["push", "offensive", "campaign", "operation", "incursion", "intervention", "invasion", "advance", "drive", "war"]
)
LOSSES = frozenset({"losses", "loss"})
LECTERNS = frozenset(
    ["speaking", "spoke", "speech", "reporters", "journalists", "newsmen", "conference", "briefing", "interview"]
)
KINDS = re.compile(
    r"(?i:town|village|city|district|suburb|province|governorate|neighbou?rhood|region|countryside|camp|area|quarter|"
    r"port|valley|sea|gulf|strait|river|mountains?|island|oblast|county|state|airport|air\s?base|crossing|square|street|"
    r"market|hospital|school|prison|front|road|highway)s?$"
)


def read_scenes(
    words: Wording, text: str, speakers: Speakers, parties: Sequence[Named], dates: Sequence[Run]
) -> tuple[str, ...]:
    """Keys of the places asked about. A place is a hard requirement: what may be none is left out."""
    found = places_named(words, text, parties)
    scenes: list[tuple[PlaceMention, Run]] = []
    for place in found:
        run = words.between(place.start, place.end)
        free = not any(run.meets(other) for _, other in scenes) and not any(run.meets(date) for date in dates)
        if run.end > run.first and free and _is_scene(words, place, run, speakers, parties):
            scenes.append((place, run))
    scenes.sort(key=lambda scene: scene[1])
    kept = [scene for scene in scenes if not (len(scenes) > 1 and _is_aside(words, scene[1], parties))] or scenes
    kept = [scene for scene in kept if not any(_is_part(words, other, scene) for other in kept)]
    if not kept:
        kept = _seat(words, found, speakers)
    kept = [scene for scene in kept if not any(_is_namesake(words, scene, other) for other in kept)]
    # "Homs police on the blast in Zahraa": it is the quarter of the town whose police speak.
    named = [place.key for place, _ in [*scenes, *_seat(words, found, speakers)]]
    return tuple(dict.fromkeys(in_city(place.key, named) for place, _ in kept))


def _is_namesake(words: Wording, scene: tuple[PlaceMention, Run], other: tuple[PlaceMention, Run]) -> bool:
    """As in "Souq al-Hamidiyeh in Damascus", where only Homs is known to have a quarter called so: a market or a mosque
    may have any quarter's name.
    """
    if words.lower(scene[1].first - 1) not in CALLED_SO:
        return False
    place, city = scene[0].key, other[0].key
    between = words.words(Run(scene[1].end, max(scene[1].end, other[1].first)))
    if scene is other or between[-1:] not in (["in"], [","]) or len(between) > WITHIN:
        return False
    parent = gazetteer().parents.get(place)
    towns = parent is not None and land_around(parent) is not None and land_around(city) is not None
    return towns and parent != city and not within(in_city(place, [city]), city)


CALLED_SO = frozenset(["souq", "souk", "market", "street", "square", "mosque", "church", "bridge", "hotel", "gate"])
# Words between a quarter and the city that it lies in.
WITHIN = 3


def _is_scene(words: Wording, place: PlaceMention, run: Run, speakers: Speakers, parties: Sequence[Named]) -> bool:
    """A place where something happened, and not a capital that speaks, a party, or a thing called by a name."""
    people = words.lower(run.first - 1) == "of"  # "how many did the people of Raqqa bury"
    spoken_of = (speakers.claimant, speakers.outlet, None if people else speakers.loser)
    printed = _is_masthead(words, run.end - 1) if run.end - run.first > 1 else _is_masthead(words, run.end)
    if printed or any(run.meets(other) for other in spoken_of if other):
        return False  # "AFP's report in Gulf News"
    claimant = speakers.claimant
    if claimant and claimant.end < run.first <= claimant.end + 2 and words.lower(claimant.end) in SEATED:
        return False  # "the Russian centre at Hmeimim": where the claimant sits
    if words.lower(run.first) in {"which", "what", "whose"} or _is_lectern(words, run) or _is_operation(words, run):
        return False
    party = next((named for named in parties if named.run.meets(run)), None)
    if party and _is_party(words, party, run) and not _beside_country(words, run, parties):
        return False
    line = run.end + (words.lower(run.end) == "'s")
    by_state = words.lower(run.first - 2) == "by" and is_country(words.verbatim(run))
    if words.lower(line) in {"border", "frontier", "borders"} and (line > run.end or by_state):
        # "near Turkey's frontier", "by the Jordan border": on this side of it.
        return False
    return is_known(place.text) or _is_told_of(words, run) or not _is_thing(words, run)


MASTHEADS = frozenset(["examiner", "independent", "ledger", "mail", "news", "observer", "online", "today", "weekly"])


def _is_masthead(words: Wording, index: int) -> bool:
    """As in "Gulf News", "the Kyiv Independent": the last word of a paper's name."""
    named = words.lower(index) in listed("saying", "papers") | MASTHEADS
    return named and words.verbatim(Run(index, index + 1)).istitle()


def _is_operation(words: Wording, run: Run) -> bool:
    """As in "Operation Tigris Storm", "the Wrath of Tigris campaign", "the Old City": no place, or none in particular.

    So too the people that a village is of ("the Turkmen village of Kara"), and what the question leaves out.
    """
    before, after = words.lower(run.first - 1), words.lower(run.end)
    ahead = words.verbatim(Run(max(0, run.first - 2), run.first))
    if after in listed("nearby", "operations") or "Operation" in ahead:
        return True
    named = before == "of" and words.lower(run.first - 2) in listed("nearby", "operations")
    # "In Olive Branch": an operation's whole name.
    named = named or (
        run.end - run.first > 1 and words.lower(run.end - 1) in listed("nearby", "operations") | {"branch"}
    )
    people = words.lower(run.first) in listed("nearby", "peoples") and words.lower(run.end + 1) == "of"
    generic = words.verbatim(run).lower() in {"old city", "old town", "old quarter"} and after == "of"
    lead = words.words(Run(0, min(2, run.first)))
    comma = "," in words.words(Run(run.end, len(words))) and "," not in words.words(Run(0, run.first))
    left_out = bool(lead) and lead[0] in {"besides", "apart", "aside", "excluding"} and comma
    return named or generic or left_out or bool(people and KINDS.fullmatch(after))


def _beside_country(words: Wording, run: Run, parties: Sequence[Named]) -> bool:
    """As in "killed in Mali and Niger": the second country is a scene as the first is."""
    if words.lower(run.first - 1) != "and":
        return False
    first = next((named.run for named in parties if named.run.end == run.first - 1), None)
    return first is not None and words.lower(first.first - 1) in {"in", "across"} and is_country(words.verbatim(run))


def _is_lectern(words: Wording, run: Run) -> bool:
    """As in "speaking in Turkey", "told reporters in Ankara", "at a press conference in Doha": where he spoke."""
    met = words.lower(run.first - 2) in {"meeting", "gathering"} and words.lower(run.first - 3) in {"were", "was"}
    return words.lower(run.first - 1) in {"in", "at", "from"} and (met or words.lower(run.first - 2) in LECTERNS)


def _is_party(words: Wording, party: Named, run: Run) -> bool:
    """As in "did Ukraine evacuate", "killed by Israel", "Hamas", "Donetsk separatists": no scene."""
    before = words.lower(run.first - 1)
    if before in PARTS:  # "killed in northern Mali"
        before = words.lower(run.first - 2)
    if before == "the":
        before = words.lower(run.first - 2)
    seated = before in {"in", "at", "near"} or stands_beside(words, run)
    if party.kind == "non_state" and run == party.run:
        strikes = words.lower(run.end) in listed("events", "nouns") - OVER_LAND
        if strikes or (not seated and not is_known(words.verbatim(run))):
            return True  # "in the Hamas attack", "strikes on the Shabaab"
    led = before in {"when", "after", "before", "once"} and words.lower(run.end) in listed("events", "harm")
    attacked = led and words.lower(run.end + 1) not in {"by", "on", "in", "at"}  # "when Damascus shelled the suburb"
    if party.form == "capital" and (attacked or is_saying(words, run.end) or _is_one_of_doers(words, run)):
        return True  # "Kyiv says 18, Moscow none"
    if run != party.run and party.kind != "news":
        return (party.run.first < run.first or run.end < party.run.end) and not seated
    if party.kind in {"monitor", "agency", "news"} or party.form == "demonym":
        return True  # "in the Kyiv Independent story"
    if before == "of" and words.lower(run.first - 2) in listed("victims", "combatant") | LOSSES:
        # "soldiers of Turkey", "the losses of Kenya": whose they are.
        return True
    near = before == "to" and {"close", "next"} & set(words.words(Run(max(0, run.first - 3), run.first)))
    located = bool(near) or before in listed("nearby", "prepositions") - TOWARDS
    return not seated and (_acts(words, run, before) if not located else _has_men(words, run))


PARTS = frozenset(
    [
        *("northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "upper", "lower"),
        *("northeastern", "northwestern", "southeastern", "southwestern", "inner", "mainland", "coastal"),
    ]
)


def _is_one_of_doers(words: Wording, run: Run) -> bool:
    """As in "bombed by either Damascus or Moscow"."""
    ahead = words.words(Run(max(0, run.first - 4), run.first))
    return (ahead[-1:] == ["or"] and "by" in ahead) or ahead[-2:] == ["by", "either"]


def _has_men(words: Wording, run: Run) -> bool:
    """As in "Ukraine losses", "Armenia soldiers", "of Kenya's own troops"."""
    if was_struck(words, run):
        return False
    if words.lower(run.end) == "'s" and words.lower(run.end + 1) == "own":
        return True
    men = listed("victims", "combatant") - {"toll"}
    if words.lower(run.end) == "'s" and {words.lower(run.end + 1), words.lower(run.end + 2)} & UNDERTAKINGS:
        return True  # "on day three of Ankara's push"
    if words.lower(run.end) == "'s" and words.lower(run.end + 1) in listed("asking", "arms") | men:
        return True  # "after Moscow's jets bombed", "among Damascus's soldiers"
    return words.lower(run.end) in listed("sides", "belongings") | men


def _acts(words: Wording, run: Run, before: str) -> bool:
    """As in "by Israel", "did Turkey", "Ukraine hit", and any country in a sentence that does not say "in"."""
    if before in TOWARDS | listed("asking", "aux") or words.lower(run.end) == "'s" or _has_men(words, run):
        return True
    if run.first == 0 and words.lower(run.end) in {"on", "about"}:
        return True  # "Moscow on Ukrainian losses"
    country = is_country(words.verbatim(run))
    verbs = listed("asking", "aux") | listed("events", "harm") | listed("events", "losing") - {"lost"}
    return country and (words.lower(run.end) in verbs - listed("events", "nouns") or _in_clause(words, run))


def _in_clause(words: Wording, run: Run) -> bool:
    """Whether a country stands in a sentence, where "in" would say that it is a scene; headings need none."""
    return words.lower(run.end) not in {":", ",", ""} and any(
        words.lower(index) in listed("asking", "aux") | {"and"} for index in range(len(words))
    )


SITES = re.compile(
    r"(?:[a-z]+ )?(?:air ?base|base|woreda|oblast|raion|idp site|displacement site|garrison|barracks|army base)"
)


def _is_told_of(words: Wording, run: Run) -> bool:
    """As in "at al-Anad air base", "at the Plaine Savo IDP site", "at Natiaboani that armed men stormed"."""
    ahead = [words.lower(at) for at in range(run.end, min(len(words), run.end + 3))]
    site = any(SITES.fullmatch(" ".join(ahead[:size])) for size in (1, 2, 3))
    return site or ahead[:1] in (["that"], ["which"], ["where"])


def _is_thing(words: Wording, run: Run) -> bool:
    """As in "at the Kaaj learning centre", "at Tower 22", "on the Jaffar Express": unknown, and perhaps no place."""
    after = words.lower(run.end)
    cut = words.source[words.tokens[run.end - 1].end - 1 : words.tokens[run.end - 1].end + 1].endswith("-")
    if after[:1].isdigit() or cut:
        return True
    of_kind = words.lower(run.first - 1) == "of" and KINDS.fullmatch(words.lower(run.first - 2))
    if of_kind or KINDS.search(words.verbatim(run)) or KINDS.fullmatch(after):
        return False
    if words.lower(run.first - 1) == "the":
        return not _hit_by(words, run)
    if CALENDAR.match(after):
        return False  # "the capture of Markada March 2014"
    if not after.isalpha():
        return False
    joints = ("prepositions", "conjunctions", "be", "determiners", "pronouns")
    known = frozenset[str]().union(*(listed("nearby", name) for name in joints)) | listed("asking", "aux")
    ends = words.tokens[run.end].start - words.tokens[run.end - 1].end != 1
    return not ends and after not in known | listed("saying", "adverbs") | listed("outcomes", "killed") | {
        "alone",
        "last",
        "this",
        "today",
        "yesterday",
        "reported",
        "so",
        "according",
        "says",
        "said",
        "acc",
        "between",
    } | listed("events", "nouns") | listed("events", "harm")


CALENDAR = re.compile(rf"(?i:{MONTH})$")


def _hit_by(words: Wording, run: Run) -> bool:
    """As in "the Haas raids", "the al-Mashi suicide attack": an unknown name that only a place can be."""
    ahead = words.words(Run(run.end, min(len(words), run.end + 3)))
    struck = next((at for at, word in enumerate(ahead) if word in listed("events", "nouns") and at < 3), None)
    joint = listed("nearby", "prepositions") | listed("nearby", "conjunctions")
    free = struck is not None and not joint & set(ahead[:struck])
    return free and all(may_be_place(words, index) for index in range(run.first, run.end))


def _is_part(words: Wording, inner: tuple[PlaceMention, Run], outer: tuple[PlaceMention, Run]) -> bool:
    """As in "the al-Adawi quarter of Damascus": the quarter is asked for, and not the city.

    "The Homs district of Waer" names the city first, and both are kept.
    """
    (part, first), (whole, second) = inner, outer
    if within(whole.key, part.key) or (is_wide(part.key) and not is_wide(whole.key)):
        return False
    between = words.words(Run(first.end, second.first))
    return len(between) == 2 and KINDS.fullmatch(between[0]) is not None and between[1] == "of"


def _is_aside(words: Wording, run: Run, parties: Sequence[Named]) -> bool:
    """As in "rockets from Gaza … in Ashkelon", "news from Khartoum", "Yerevan toll": another place is the scene."""
    if LEFT & {words.lower(run.first - 1), words.lower(run.first - 3) if words.lower(run.first - 1) == "and" else ""}:
        return True  # "the people leaving Foua and Kefraya who died near Aleppo"
    if words.lower(run.first - 1) == "from":
        return not is_saying(words, run.first - 2)  # "the shelling that the agency reported from Aleppo and Hama"
    if _is_other_time(words, run) or words.words(Run(max(0, run.first - 3), run.first)) in SAME_TIME:
        return True
    if words.lower(run.first - 1) == "and" and "from" in {words.lower(run.first - 3), words.lower(run.first - 4)}:
        return True  # "people bussed out of town from Foua and Kefraya"
    capital = any(named.run == run and named.form == "capital" for named in parties)
    return capital and words.lower(run.end) in {"toll", "count", "figure", "figures", "tally", "version"}


LEFT = frozenset({"leaving", "fleeing", "evacuating"})
# "On 4 April 2017, the day of the Khan Sheikhoun attack"
SAME_TIME = (["day", "of", "the"], ["night", "of", "the"], ["week", "of", "the"], ["eve", "of", "the"])


def _is_other_time(words: Wording, run: Run) -> bool:
    """As in "a few days before the Atme market was bombed": it says when, and not where."""
    back = run.first - 1
    while back > 0 and run.first - back < FAR and words.lower(back) not in {",", ".", "?", ";", "in", "at"}:
        if words.lower(back) in {"after", "before"}:
            return words.lower(back - 1) in SPANS
        back -= 1
    return False


FAR = 8


def _seat(words: Wording, found: Sequence[PlaceMention], speakers: Speakers) -> list[tuple[PlaceMention, Run]]:
    """As in "the toll from the rescuers in Derna": where people speak for nobody, it is of there that they tell."""
    claimant = speakers.claimant
    if claimant is None or not _speaks_for_none(words, claimant):
        return []
    placed = [(place, words.between(place.start, place.end)) for place in found]
    inside = [(place, run) for place, run in placed if run.meets(claimant) and _is_seat(words, place, run)]
    if inside or words.lower(claimant.end) != "in":
        return inside  # "the head of Daraa's hospital": it is of his town that he tells
    return [(place, run) for place, run in placed if run.first == claimant.end + 1 and is_known(place.text)]


def _speaks_for_none(words: Wording, run: Run) -> bool:
    return bool(set(words.words(run)) & (listed("saying", "unaligned") | LOCAL))


def _is_seat(words: Wording, place: PlaceMention, run: Run) -> bool:
    """A town or a province, and no state or its capital, whose bodies tell of all the country."""
    based = words.lower(run.end) in {"-", "based"} or words.lower(run.end - 1).endswith("based")
    return is_known(place.text) and not (based or is_country(place.text) or is_capital(place.text))


LOCAL = frozenset({"police", "council", "mayor", "governor", "provincial", "municipality", "morgue", "command"})
