"""Where it happened: the places that a question asks about, and not those that only speak or are spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.places import PlaceMention, find_places, gazetteer, is_country, is_known, place_key, plain
from assistant.questions.names import Named
from assistant.questions.speakers import Speakers
from assistant.questions.telling import is_saying
from assistant.questions.wording import Run, Wording, listed

SEATED = frozenset({"at", "in", "of", "near", "from"})
TOWARDS = frozenset({"by", "against", "to", "with", "than", "as"})
# "In the Karabakh war": there it was, whoever fought.
OVER_LAND = frozenset(
    ["war", "conflict", "fighting", "campaign", "hostilities", "offensive", "siege", "battle", "battles"]
)
# The shortest name that is taken for a place though typed small, and the most words of it.
LEAST_LETTERS, MOST_WORDS = 4, 4
TOLL_FOR = re.compile(
    r"\b(?:tolls?|figures?|counts?|dead|number|estimate)\s(?:[a-z\d]+\s){0,7}?(?:for|about|at)\s"
    r"(?P<name>[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,3})(?=\s*(?:$|[,?.;]|and\b))"
)
STRUCK = re.compile(
    r"\b(?:shelling|bombing|bombardment|attacks?|raids?|(?:air)?strikes?|assault|rockets?|shells?|mortars?|missiles?|"
    r"storming|siege|gassing|blast|explosion)\s(?:fired\s|dropped\s|launched\s|thrown\s)?(?:of|on|at)\s"
    r"(?P<name>(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]s|[Aa]n|[Aa]r|[Aa]d|[Aa]z)?[- ]?[A-Z][\w'’-]+"
    r"(?:[- ](?:al-|el-)?[A-Z][\w'’-]+){0,2})"
    r"(?=\s*(?:$|[,?.;]|(?:in|near|on|by|and)\b))"
    r"|(?:district|quarter|neighbou?rhood|suburb|area|town|village)\s\((?P<other>[^\W\d_][\w'’ -]{2,40})\)"
)
OWNED = re.compile(
    r"['’]s\s(?:\w+[- ](?:held|controlled|run)\s)?"
    r"(?P<name>(?:al-|el-)?[A-Z][\w'’-]+(?:\s(?:al-|el-)?[A-Z][\w'’-]+){0,2})"
    r"\s(?:district|quarter|neighbou?rhood|suburb|area|square|street|camp|market)\b"
)
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
    typed = _capitalised(text)
    found = [*_owned(typed, find_places(typed)), *_tolls_of(typed), *_struck(typed), *_typed_small(words, parties)]
    found += _before_events(typed)
    scenes: list[tuple[PlaceMention, Run]] = []
    for place in found:
        run = words.between(place.start, place.end)
        free = not any(run.meets(other) for _, other in scenes) and not any(run.meets(date) for date in dates)
        if run.end > run.first and free and _is_scene(words, place, run, speakers, parties):
            scenes.append((place, run))
    scenes.sort(key=lambda scene: scene[1])
    kept = [scene for scene in scenes if not (len(scenes) > 1 and _is_aside(words, scene[1], parties))] or scenes
    kept = [scene for scene in kept if not any(_is_part(words, other[1], scene[1]) for other in kept)]
    if not kept:
        kept = _seat(words, found, speakers)
    return tuple(dict.fromkeys(place.key for place, _ in kept))


def _capitalised(text: str) -> str:
    """The text as it is; one typed without any capitals, with them."""
    return text.title() if text == text.lower() and len(text.title()) == len(text) else text


def _tolls_of(text: str) -> list[PlaceMention]:
    """As in "a toll for Djaiba?": a name that a toll is given for, where it ends the clause."""
    return [
        PlaceMention(*match.span("name"), match["name"], place_key(match["name"])) for match in TOLL_FOR.finditer(text)
    ]


def _struck(text: str) -> list[PlaceMention]:
    """As in "the shelling of al-Furqan", "rockets fired on Azaz", "the Syriac quarter (al-Serian)"."""
    named = [(match, "name" if match["name"] else "other") for match in STRUCK.finditer(text)]
    return [PlaceMention(*match.span(group), match[group], place_key(match[group])) for match, group in named]


def _before_events(text: str) -> list[PlaceMention]:
    """As in "the Kobane car bombing", "when jets bombed Hajin": names that the gazetteer knows, where something was."""
    found = []
    for match in EVENT_AT.finditer(text):
        group = "name" if match["name"] else "other"
        for start in [match.start(group), *(match.start(group) + at.end() for at in re.finditer(r" ", match[group]))]:
            name = text[start : match.end(group)]
            small = name[0].islower() and not name.startswith(("al-", "el-"))
            if len(name) >= LEAST_LETTERS and not (small or name.endswith(("'s", "’s"))) and is_known(name):
                found.append(PlaceMention(start, match.end(group), name, place_key(name)))
                break
    return found


NAMED = r"(?:[Aa]l-|[Ee]l-)?[A-Z][\w'’-]+(?: (?:al-|el-)?[A-Z][\w'’-]+){0,2}"
EVENT_AT = re.compile(
    rf"(?P<name>{NAMED})(?: (?:car|bus|truck|market|mosque|hospital|school|border|suicide|air|gas|drone|mortar|rocket|"
    r"barrel|bomb|convoy|wedding|prison|depot|camp|ambush)){0,2} "
    r"(?:bombings?|blasts?|explosions?|(?:air)?strikes?|raids?|attacks?|shelling|massacre|bombardment|siege|offensive|"
    rf"battle|clashes|ambush|killings?)\b|\b(?:bombed|shelled|pounded|raided|stormed|gassed) (?P<other>{NAMED})"
)


def _owned(text: str, found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """As in "Aleppo's Zahra district": the place behind the one that owns it as well."""
    behind = [
        PlaceMention(*match.span("name"), match["name"], place_key(match["name"]))
        for place in found
        if (match := OWNED.match(text, place.end))
    ]
    return [*behind, *found]


def _typed_small(words: Wording, parties: Sequence[Named]) -> list[PlaceMention]:
    """As in "SDF losses in baghouz": known names typed without capitals, behind a word for where."""
    known, found = gazetteer(), []
    for index in range(1, len(words)):
        if words.lower(index - 1) not in {"in", "at", "near", "around"} or any(index in named.run for named in parties):
            continue
        for end in range(min(len(words), index + MOST_WORDS), index, -1):
            name = words.verbatim(Run(index, end))
            if len(name) >= LEAST_LETTERS and name == name.lower() and (key := known.keys.get(plain(name))):
                found.append(PlaceMention(words.tokens[index].start, words.tokens[end - 1].end, name, key))
                break
    return found


def _is_scene(words: Wording, place: PlaceMention, run: Run, speakers: Speakers, parties: Sequence[Named]) -> bool:
    """A place where something happened, and not a capital that speaks, a party, or a thing called by a name."""
    if any(run.meets(other) for other in (speakers.claimant, speakers.outlet, speakers.loser) if other):
        return False
    claimant = speakers.claimant
    if claimant and claimant.end < run.first <= claimant.end + 2 and words.lower(claimant.end) in SEATED:
        return False  # "the Russian centre at Hmeimim": where the claimant sits
    if words.lower(run.first) in {"which", "what", "whose"} or _is_lectern(words, run) or _is_operation(words, run):
        return False
    party = next((named for named in parties if named.run.meets(run)), None)
    if party and _is_party(words, party, run) and not _beside_country(words, run, parties):
        return False
    if words.lower(run.end) == "'s" and words.lower(run.end + 1) in {"border", "frontier", "borders"}:
        # "near Turkey's frontier": on this side of it.
        return False
    return is_known(place.text) or not _is_thing(words, run)


def _is_operation(words: Wording, run: Run) -> bool:
    """As in "Operation Tigris Storm", "the Wrath of Tigris campaign", "the Old City": no place, or none in particular.

    So too the people that a village is of ("the Turkmen village of Kara"), and what the question leaves out.
    """
    before, after = words.lower(run.first - 1), words.lower(run.end)
    ahead = words.verbatim(Run(max(0, run.first - 2), run.first))
    if after in listed("nearby", "operations") or "Operation" in ahead:
        return True
    named = before == "of" and words.lower(run.first - 2) in listed("nearby", "operations")
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
    if before == "the":
        before = words.lower(run.first - 2)
    seated = before in {"in", "at", "near"}
    if party.kind == "non_state" and run == party.run:
        strikes = words.lower(run.end) in listed("events", "nouns") - OVER_LAND
        if strikes or (not seated and not is_known(words.verbatim(run))):
            return True  # "in the Hamas attack", "strikes on the Shabaab"
    if party.form == "capital" and is_saying(words, run.end):
        return True  # "Kyiv says 18, Moscow none"
    if run != party.run:
        return (party.run.first < run.first or run.end < party.run.end) and not seated
    if party.kind in {"monitor", "agency", "news"} or party.form == "demonym":
        return True
    if before == "of" and words.lower(run.first - 2) in listed("victims", "combatant"):
        # "soldiers of Turkey": whose they are.
        return True
    near = before == "to" and {"close", "next"} & set(words.words(Run(max(0, run.first - 3), run.first)))
    located = bool(near) or before in listed("nearby", "prepositions") - TOWARDS
    return not seated and (_acts(words, run, before) if not located else _has_men(words, run))


def _has_men(words: Wording, run: Run) -> bool:
    """As in "Ukraine losses", "Armenia soldiers", "of Kenya's own troops"."""
    if words.lower(run.end) == "'s" and words.lower(run.end + 1) == "own":
        return True
    return words.lower(run.end) in listed("sides", "belongings") | listed("victims", "combatant") - {"toll"}


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


def _is_thing(words: Wording, run: Run) -> bool:
    """As in "at the Kaaj learning centre", "at Tower 22", "on the Jaffar Express": unknown, and perhaps no place."""
    after = words.lower(run.end)
    cut = words.source[words.tokens[run.end - 1].end - 1 : words.tokens[run.end - 1].end + 1].endswith("-")
    if after[:1].isdigit() or cut:
        return True
    if KINDS.search(words.verbatim(run)) or KINDS.fullmatch(after):
        return False
    if words.lower(run.first - 1) == "the":
        return True
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


def _is_part(words: Wording, part: Run, whole: Run) -> bool:
    """As in "the al-Adawi quarter of Damascus": the quarter is asked for, and not the city."""
    between = words.words(Run(part.end, whole.first))
    return len(between) == 2 and KINDS.fullmatch(between[0]) is not None and between[1] == "of"


def _is_aside(words: Wording, run: Run, parties: Sequence[Named]) -> bool:
    """As in "rockets from Gaza … in Ashkelon", "news from Khartoum", "Yerevan toll": another place is the scene."""
    if words.lower(run.first - 1) == "from":
        return True
    capital = any(named.run == run and named.form == "capital" for named in parties)
    return capital and words.lower(run.end) in {"toll", "count", "figure", "figures", "tally", "version"}


def _seat(words: Wording, found: Sequence[PlaceMention], speakers: Speakers) -> list[tuple[PlaceMention, Run]]:
    """As in "the toll from the rescuers in Derna": where people speak for nobody, it is of there that they tell."""
    claimant = speakers.claimant
    if claimant is None or words.lower(claimant.end) != "in" or not _speaks_for_none(words, claimant):
        return []
    placed = [(place, words.between(place.start, place.end)) for place in found]
    return [(place, run) for place, run in placed if run.first == claimant.end + 1 and is_known(place.text)]


def _speaks_for_none(words: Wording, run: Run) -> bool:
    return bool(set(words.words(run)) & listed("saying", "unaligned"))
