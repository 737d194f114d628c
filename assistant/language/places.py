"""Places: known ones under all their spellings, and unknown ones where a text says that a name is a place."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib import resources

from assistant.language.actors import ActorKind, Form
from assistant.language.actors_file import load_lexicon
from assistant.language.victims import victims
from assistant.language.wordlists import words


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """`text == source[start:end]`; `key` is the gazetteer's, or the folded name of a place it does not have."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Keys by plain and by folded name; what each lies in; the land around a city, which reports call by its name;
    places of one name; and one pattern for all names as the data spells them.
    """

    keys: dict[str, str]
    folded: dict[str, str]
    parents: dict[str, str]
    around: dict[str, str]
    twins: dict[str, frozenset[str]]
    places: frozenset[str]
    pattern: re.Pattern[str]


LEAST_CONSONANTS = 4
ARTICLES = re.compile(r"\b(?:al|el|ash|as|az|ez|ed|ad|ar|at|an|ul|ud)\b\s?")
# "Alwaer", "Albukamal"; Aleppo has no consonant there.
GLUED_ARTICLE = re.compile(r"\bal(?=(?:[bcdfghjkmnpqrstvwxz]|[dgkst]h)[aeiouw])")
VOWELS = "aeiouy"
# What transliterations write in several ways, in the order in which it is folded.
SOUNDS = [
    (re.compile(spelling), sound)
    for spelling, sound in (("kh|q|x", "k"), ("gh", "g"), ("dh", "d"), ("dj", "j"), (r"(.)\1+", r"\1"))
]
VOWEL_SOUNDS = [
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"iy", "y"),
        (r"[ae][iy](?![aeiouy])", "i"),
        (r"ou|au|aw|[ouw]", "u"),
        (r"[ae]$", "a"),
        (r"[ey](?![aeiou])", "i"),
        (r"(.)\1+", r"\1"),
    )
]
# What was folded is folded no further: "Qadahat" is "kdht", where "dh" is two letters.
FOLDED = re.compile(r"[a-z][b-df-hj-np-tvxz]{3,}")
# Prints break it at its hyphen: "al- Mayadin", "al -Sakr".
ARTICLE = r"(?:al|el|ash|as|az|ez|ed|ad|ar|at|an|um|umm|abu|bin|es)(?:\s?-\s?|\s)"
NAME = rf"(?<!\w)(?:{ARTICLE})?[A-Z][\w'’]+(?:[-\s](?:{ARTICLE})?[A-Z][\w'’]+){{0,3}}"
KIND = (
    r"(?:town|village|city|district|suburb|province|governorate|neighbou?rhood|region|countryside|camp|area|quarter|"
    r"hamlet|settlement|port|valley|mountain|oblast|county|state|township|airport|air\s?base|crossing|square|street)"
)
SAID_TO_BE = re.compile(rf"\b(?i:{KIND}|market)s?\s+of\s+(?P<name>{NAME})")
OF, KIND_BEFORE = re.compile(r"of(?=\s)"), re.compile(rf"\b(?i:{KIND}|market)s?\s+$")
LONGEST_KIND = 40
LISTED = re.compile(rf"\s*(?:,\s*(?:and\s+)?|\s+and\s+)(?P<name>{NAME})")
BEFORE_KIND = re.compile(rf"(?P<name>{NAME})\s+(?:(?:oil|fuel|refugee|displacement|border)\s+)?{KIND}\b")
TOWARDS = r"(?:(?:north|south)(?:-?(?:east|west))?|east|west)\s+of"
AFTER_PREPOSITION = re.compile(
    rf"\b(?:[Ii]n|at|near|on|outside|around|from|into|towards?|{TOWARDS})\s+(?:the\s+)?(?:(?:besieged|nearby|neighbou?ring|embattled)\s+)?"
    rf"(?P<name>{NAME})"
)
IN_CAPITALS = re.compile(r"(?<!\w)[A-Z]{2,40}(?:[ -][A-Z]{2,40})*(?!\w)")
CAPITAL_WORD = re.compile(r"[A-Z]+")
MOST_WORDS = 4
LEAST_CAPITALS = 4
ADJECTIVES = re.compile(r"(?:ian|ish|ese|ani|qi|eli)s?$")


@functools.cache
def gazetteer() -> Gazetteer:
    text = resources.files("assistant.language").joinpath("data/places.toml").read_text(encoding="utf-8")
    keys: dict[str, str] = {}
    folded: dict[str, str] = {}
    parents: dict[str, str] = {}
    names: list[str] = []
    sounding: dict[str, set[str]] = {}
    sections = tomllib.loads(text)
    around = sections.pop("around")
    for section in sections.values():
        for key, line in section.items():
            within_key, *spellings = (part.strip() for part in line.split("|"))
            if within_key:
                parents[key] = within_key
            for name in spellings:
                keys.setdefault(plain(name), key)
                if len(fold(name)) >= LEAST_CONSONANTS:
                    folded.setdefault(fold(name), key)
                    sounding.setdefault(fold(name), set()).add(key)
                names.append(name)
                if name.startswith("al-") and load_lexicon().resolve(at_first := f"A{name[1:]}") is None:
                    names.append(at_first)  # at a sentence's beginning, or as many write it everywhere
    # A lost apostrophe leaves its s behind: "Syrias north".
    pattern = re.compile(
        rf"(?<!\w)(?<!\b[Pp]ro-)(?<!\b[Aa]nti-){_branches({name.replace('-', ' ') for name in names})}(?=s?(?!\w))"
    )
    twins = {key: frozenset(same) for same in sounding.values() if len(same) > 1 for key in same}
    around |= {key.removesuffix("-province"): key for key in keys.values() if key.endswith("-province")}
    return Gazetteer(keys, folded, parents, around, twins, frozenset(keys.values()), pattern)


def _branches(names: Collection[str]) -> str:
    """A pattern for any of the names, the longest first, that looks at each letter once: hundreds begin alike."""
    tails: dict[str, list[str]] = {}
    for name in sorted(names):
        if name:
            tails.setdefault(name[0], []).append(name[1:])
    ways = [
        ("[-\\s]" if letter == " " else re.escape(letter)) + (_branches(rest) if any(rest) else "")
        for letter, rest in tails.items()
    ]
    either = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{either})?" if "" in names else either


@functools.lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """A name in lower case, without accents, apostrophes and hyphens."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(letters.replace("'", "").replace("-", " ").removeprefix("the ").split())


@functools.lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """One form for the transliterations of a name: its consonants, without articles, doubled letters and a final h.

    Vowels are what transliterations choose most freely ("al-Msheirfeh", "al-Mshairfeh"); a name of few consonants keeps
    them, so that short names stay apart.
    """
    bare = re.sub(r"[^a-z]", "", GLUED_ARTICLE.sub("", ARTICLES.sub("", plain(name))))
    for spelling, sound in SOUNDS:
        bare = spelling.sub(sound, bare)
    bare = bare[:-1] if bare.endswith("h") and len(bare) > 3 else bare
    first = "a" if bare[:1] in VOWELS else bare[:1]
    # Letters that meet where a vowel stood are one too, so that what is folded folds to itself.
    sounds = re.sub(r"(.)\1+", r"\1", first + re.sub(rf"[{VOWELS}w]", "", bare[1:]))
    if len(sounds) >= LEAST_CONSONANTS:
        return sounds
    for spelling, sound in VOWEL_SOUNDS:
        bare = spelling.sub(sound, bare)
    return bare


@functools.lru_cache(maxsize=20_000)
def consonants(name: str) -> str:
    """What every transliteration of a name has in common: more names share it than are one place ("Dara", "Deir")."""
    return re.sub(rf"[{VOWELS}w]", "", fold(name))


def find_places(text: str) -> list[PlaceMention]:
    """Places in order of appearance, none overlapping another. Linear in the text's length. The last are remembered."""
    return list(_find_places(text))


@functools.lru_cache(maxsize=64)
def _find_places(text: str) -> tuple[PlaceMention, ...]:
    known = gazetteer()
    taken = [
        _whole(text, *match.span(), known)
        for match in known.pattern.finditer(text)
        if not _is_cut_short(text, *match.span())
    ]
    taken += _in_capitals(text, known)
    covered = bytearray(len(text))
    for place in taken:
        covered[place.start : place.end] = b"\1" * (place.end - place.start)
    for pattern in (SAID_TO_BE, BEFORE_KIND, AFTER_PREPOSITION):
        for first, stop in _names(pattern, text):
            start = _past_owner(text, first, stop)
            end = _without_tail(text, start, stop)
            if any(covered[start:end]) or _is_no_place(text[start:end]) or HOLDS.match(text, end):
                continue
            covered[start:end] = b"\1" * (end - start)
            taken.append(PlaceMention(start, end, text[start:end], place_key(text[start:end])))
    return tuple(sorted(taken, key=lambda place: place.start))


def _without_tail(text: str, start: int, end: int) -> int:
    """Where a name ends without what a lost comma or apostrophe left behind it.

    As in "al-Nahr HRW reports", "al-Nahr Northwest of Homs", "on Syrias towns".
    """
    name = text[start:end]
    # "an ISIL-held village": no name stands before the letters.
    while (tail := GLUED.search(name)) and not name.split()[0].isupper() and PROPER.search(name[: tail.start()]):
        name = name[: tail.start()]
    owner = name.endswith("s") and is_country(name[:-1]) and not is_country(name)
    return start + len(name) - owner


def _past_owner(text: str, start: int, end: int) -> int:
    """Where the name begins behind whose it is: `South Sudan's Jonglei state`."""
    owner = OWNED.match(text, start, end)
    told = re.findall(r"[a-z]+", owner[0].lower()) if owner else []
    # "New Year's Eve" is no place of a year's.
    return owner.end() if owner and words("not_places").isdisjoint(told) else start


OWNED = re.compile(r"[A-Z][\w ]*['’]s\s(?=[A-Z])")
PROPER = re.compile(r"[A-Z]")
# "Clash in Eastern Gouta Monitor": in a headline a colon was lost before who says so.
GLUED = re.compile(
    r"\s(?:[A-Z]{3,}|Monitors?|Watchdog|Activists|Officials|Reports?|Sources?|(?:North|South)(?:-?(?:[Ww]est|[Ee]ast))?|West|East)$"
)


def _is_cut_short(text: str, start: int, end: int) -> bool:
    """As in "Hamas", which is not the city of Hama with a lost apostrophe."""
    return text[end : end + 1] == "s" and load_lexicon().resolve(text[start : end + 1]) is not None


def _whole(text: str, start: int, end: int, known: Gazetteer) -> PlaceMention:
    """The mention of a known name; of "al-Nuzha" in "Karam al-Nuzha" the longer name, which is another place's."""
    article = text[start : start + 3].lower() in {"al-", "al "}
    before = LONGER.search(text, max(0, start - LONGEST_FIRST), start) if article else None
    if before is None:
        return PlaceMention(start, end, text[start:end], known.keys[plain(text[start:end])])
    name = text[before.start() : end]
    return PlaceMention(before.start(), end, name, place_key(name))


# "a Kurd-held town": who holds it, and not where.
HOLDS = re.compile(r"[-–](?:based|held|run|controlled|backed|led|dominated|majority|ruled)\b", re.IGNORECASE)
# Words that begin the names of places around the Mediterranean's east: a hill, a convent, a spring, a valley, a house.
FIRST_WORDS = (
    "Tal|Tall|Tell|Deir|Dayr|Khan|Ain|Ayn|Karam|Wadi|Beit|Bayt|Jabal|Jebel|Kafr|Kafar|Ras|Bab|Qalaat|Sheikh|Shaykh|Umm|"
    "Abu|Hay|Hayy|Marj|Nahr|Bir|Bustan|Burj|Dar|Souq|Khirbet|Khirbat|Qasr|Jisr|Jib|Jub|Khazan|Masaken|Maskan|Tareeq|Tariq|Tarik|Harat|Sahat|Dahiyat|Dahiyet"
)
# No further back than the longest of them with its space, so that a text of many names is read once.
LONGEST_FIRST = max(map(len, FIRST_WORDS.split("|"))) + 1
LONGER = re.compile(rf"(?<![\w'’-])(?P<name>{FIRST_WORDS})\s$")


def _names(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand that a pattern finds; behind "the villages of" all that are listed."""
    for match in _said_to_be(text) if pattern is SAID_TO_BE else pattern.finditer(text):
        yield match.span("name")
        if pattern is SAID_TO_BE:
            at = match.end()
            while further := LISTED.match(text, at):
                yield further.span("name")
                at = further.end()


def _said_to_be(text: str) -> Iterator[re.Match[str]]:
    """Where "the town of X" stands: looked for before each "of", and not at each word of a text."""
    free = 0
    for of in OF.finditer(text):
        kind = KIND_BEFORE.search(text, max(free, of.start() - LONGEST_KIND), of.start())
        match = SAID_TO_BE.match(text, kind.start()) if kind else None
        if match is not None:
            yield match
            free = match.end()


def _in_capitals(text: str, known: Gazetteer) -> Iterator[PlaceMention]:
    """Places of headlines and datelines: "ALEPPO", "DEIR EZ-ZOR"; the longest name at each word."""
    for run in IN_CAPITALS.finditer(text):
        parts = [match.span() for match in CAPITAL_WORD.finditer(text, *run.span())]
        at = 0
        while at < len(parts):
            start, taken = parts[at][0], 1
            for end in range(min(len(parts), at + MOST_WORDS), at, -1):
                name = text[start : parts[end - 1][1]]
                if len(name) >= LEAST_CAPITALS and (key := known.keys.get(plain(name))):
                    yield PlaceMention(start, start + len(name), name, key)
                    taken = end - at
                    break
            at += taken


NO_NAMES = frozenset(
    f"{direction}{ending}"
    for direction in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
    for ending in ("", "ern")
) | {"alawite", "christian", "druze", "ismaili", "muslim", "shia", "shiite", "sunni", "yazidi", "yezidi", "central"}


@functools.lru_cache(maxsize=20_000)
def _is_no_place(name: str) -> bool:
    """An acronym (HRW), a month, a body, an adjective, a party: capitals behind "in" are not always places."""
    if re.fullmatch(KIND, name, re.IGNORECASE):
        # "in the District of …"
        return True
    if name.lower() in NO_NAMES or name.lower() in victims().nouns:
        # "an attack on Rohingya fleeing the town"
        # "in a Druze village", "in the Southern and Western parts of the city"
        return True
    parts = [re.sub(r"['’]s$", "", part.lower()) for part in re.split(r"[-\s]", name)]
    if name.endswith(("'s", "’s")) or name.startswith("an "):
        # "on France's verdict", "on an ISIL-held village"
        return True
    # "in Tuesdays attack": the apostrophe was lost.
    parts += [part.removesuffix("s") for part in parts]
    if name.isupper() or words("not_places") & set(parts) or ADJECTIVES.search(parts[0]):
        return True
    return any(
        mention.text == name and (mention.form is Form.PERSON or mention.actor.kind is not ActorKind.STATE)
        for mention in load_lexicon().mentions(name)
    )


@functools.lru_cache(maxsize=20_000)
def place_key(name: str) -> str:
    """The gazetteer's key for a name, or for what is a key already; else its folded form."""
    known = gazetteer()
    if name in known.places:
        return name
    folded = name if FOLDED.fullmatch(name) else fold(name)
    return known.keys.get(plain(name)) or known.folded.get(folded, folded)


@functools.cache
def _with_parts() -> frozenset[str]:
    return frozenset(gazetteer().parents.values())


def is_known(name: str) -> bool:
    """Has the gazetteer the place, under this name or a transliteration of it?"""
    return place_key(name) in gazetteer().places


def is_wide(name: str) -> bool:
    """Has the gazetteer places within it: a country, a province, a city with its quarters?"""
    return place_key(name) in _with_parts()


@functools.lru_cache(maxsize=20_000)
def is_country(name: str) -> bool:
    """Is the name that of a state, and of nothing smaller?"""
    actor = load_lexicon().resolve(name)
    return actor is not None and actor.kind is ActorKind.STATE and plain(actor.name) == plain(name)


def is_capital(name: str) -> bool:
    """Is it the seat of a state's government, for which it often speaks?"""
    return any(mention.form is Form.CAPITAL and mention.text == name for mention in load_lexicon().mentions(name))


def same_place(one: str, other: str) -> bool:
    """Are two names, or keys, of one place? A city and the province called after it are told apart only by `within`.

    Quarters of one name in two cities ("al-Midan") may each be meant, whichever the gazetteer names first.
    """
    first, second = place_key(one), place_key(other)
    return first == second or second in gazetteer().twins.get(first, ())


def in_city(place: str, cities: Collection[str]) -> str:
    """The key of a quarter, of those that are called alike the one in a city that is named beside it."""
    key = place_key(place)
    if any(within(key, city) for city in cities):
        return key
    alike = sorted(gazetteer().twins.get(key, ()))
    return next((twin for twin in alike if any(within(twin, city) for city in cities)), key)


def land_around(place: str) -> str | None:
    """The key of the province or countryside around a city, which reports often call by the city's name."""
    return gazetteer().around.get(place_key(place))


def within(inner: str, outer: str) -> bool:
    """Does `inner` lie in `outer`, as far as the gazetteer knows?"""
    parents = gazetteer().parents
    target, key = place_key(outer), parents.get(place_key(inner))
    while key is not None:
        if key == target:
            return True
        key = parents.get(key)
    return False
