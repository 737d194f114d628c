"""Which names of a question may be places: known ones, and unknown ones where a sentence says that they are."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from assistant.language.places import ADJECTIVES, PlaceMention, find_places, gazetteer, is_known, place_key, plain
from assistant.language.wordlists import words as worded
from assistant.questions.names import Named
from assistant.questions.wording import Run, Wording, table

# The shortest name that is taken for a place though typed small, and the most words of it.
LEAST_LETTERS, MOST_WORDS = 4, 4
TOLL_FOR = re.compile(
    r"\b(?:tolls?|figures?|counts?|dead|number|estimate)\s(?:[a-z\d]+\s){0,7}?(?:for|about|at)\s"
    r"(?P<name>[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,3})(?=\s*(?:$|[,?.;]|and\b))"
)
STRUCK = re.compile(
    r"\b(?:shelling|bombing|bombardment|attacks?|raids?|(?:air)?strikes?|assault|rockets?|shells?|mortars?|missiles?|"
    r"storming|siege|gassing|blast|explosion)\s(?:fired\s|dropped\s|launched\s|thrown\s)?(?:of|on|at)\s"
    r"(?:[\w'’]+-(?:held|run|controlled|ruled)\s)?"
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


def places_named(words: Wording, text: str, parties: Sequence[Named]) -> list[PlaceMention]:
    """All that may be places, those of which a sentence tells most first; they may meet each other."""
    typed = _capitalised(text)
    found = [*_owned(typed, find_places(typed)), *_tolls_of(typed), *_struck(typed), *_typed_small(words, parties)]
    found += [*_before_events(typed), *_their_own(typed), *_beside(typed), *_fought_over(words, parties)]
    found += _left_or_hit(typed)
    return [*found, *_unknown_scenes(words, parties), *_headed(words, parties)]


def _capitalised(text: str) -> str:
    """The text as it is; one typed without any capitals but those of "SOHR" or "US", with them."""
    small = ACRONYM.sub("", text)
    return text.title() if small == small.lower() and len(text.title()) == len(text) else text


ACRONYM = re.compile(r"\b[A-Z]{2,6}s?\b")


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
    for match in [*EVENT_AT.finditer(text), *TOLL_AT.finditer(text)]:
        group = "name" if match["name"] else "other"
        for start in [match.start(group), *(match.start(group) + at.end() for at in re.finditer(r" ", match[group]))]:
            name = text[start : match.end(group)]
            small = name[0].islower() and not name.startswith(("al-", "el-"))
            if len(name) >= LEAST_LETTERS and not (small or name.endswith(("'s", "’s"))) and is_known(name):
                found.append(PlaceMention(start, match.end(group), name, place_key(name)))
                break
    return found


def _their_own(text: str) -> list[PlaceMention]:
    """As in "the raid on their Kafr Zita centre": a known name behind whose it is."""
    return [
        PlaceMention(*match.span("name"), match["name"], place_key(match["name"]))
        for match in THEIR_OWN.finditer(text)
        if is_known(match["name"])
    ]


def _beside(text: str) -> list[PlaceMention]:
    """As in "the bombing by the Bab al-Salama border post": a known name, by which it happened."""
    return [
        PlaceMention(*match.span("name"), match["name"], place_key(match["name"]))
        for match in BESIDE.finditer(text)
        if is_known(match["name"]) or FRONTIER.search(match[0])
    ]


def _left_or_hit(text: str) -> list[PlaceMention]:
    """As in "forced to flee Catatumbo", "beheaded in the church of Kasanga": whatever the gazetteer knows of them."""
    return [
        PlaceMention(*match.span("name"), match["name"], place_key(match["name"]))
        for match in [*FLED.finditer(text), *SITE_OF.finditer(text)]
    ]


A_NAME = r"(?P<name>(?:al-|el-)?[A-Z][\w'’-]+(?:[ -](?:al-|el-)?[A-Z][\w'’-]+){0,2})"
FLED = re.compile(
    rf"\b(?:flee|fled|fleeing|escaped|evacuated) {A_NAME}"
    r"(?=\s*(?:$|[,?.;]|(?:since|by|in|on|after|for|to|between|from|during|within|as|when|before|according)\b))"
)
SITE_OF = re.compile(
    r"\b(?:church|mosque|temple|monastery|hospital|clinic|school|university|prison|market|bridge|dam|garrison|barracks|"
    rf"refinery|parish|outskirts|fall|capture|siege|relief) of {A_NAME}(?!['’]s)"
)
# What an unknown name can only be a place of.
FRONTIER = re.compile(r" (?:border|frontier|crossing)\b")
BESIDE = re.compile(
    r"\b(?:by|beside|outside|opposite) (?:the )?"
    r"(?P<name>(?:al-|el-)?[A-Z][\w'’-]+(?:[ -](?:al-|el-)?[A-Z][\w'’-]+){0,3})"
    r" (?:border |frontier )?(?:post|crossing|checkpoint|gate|roundabout|bridge|airport|station|hospital|camp)\b"
)


def _unknown_scenes(words: Wording, parties: Sequence[Named]) -> list[PlaceMention]:
    """As in "the Haas raids", "the al-Mashi suicide attack": a name that is nobody's and nothing's, before an event."""
    found = []
    for match in EVENT_AT.finditer(words.source):
        if not match["name"] or FELLED.search(match[0]):
            continue
        run = words.between(*match.span("name"))
        first = next((at for at in range(run.first, run.end) if may_be_place(words, at)), run.end)
        name = words.verbatim(Run(first, run.end))
        rest = all(may_be_place(words, at) for at in range(first, run.end))
        party = any(named.run.meets(Run(first, run.end + 1)) for named in parties)
        if name and rest and not party:
            found.append(PlaceMention(words.tokens[first].start, words.tokens[run.end - 1].end, name, place_key(name)))
    return found


def _fought_over(words: Wording, parties: Sequence[Named]) -> list[PlaceMention]:
    """As in "the battle for Markada", "when it captured Markada": what is fought for or taken, and is no party."""
    return [
        PlaceMention(*match.span("name"), match["name"], place_key(match["name"]))
        for match in FOUGHT_OVER.finditer(words.source)
        if not any(named.run.meets(words.between(*match.span("name"))) for named in parties)
        and not ADJECTIVES.search(match["name"].lower())
        and not worded("not_places") & set(match["name"].lower().split())
    ]


def _headed(words: Wording, parties: Sequence[Named]) -> list[PlaceMention]:
    """As in "Boulil, near Raqqa, 3 June 2016: how many …", "Moura, March 2022": a heading says where."""
    found = []
    for match in [*HEADED.finditer(words.source), *_quarter_first(words)]:
        run = words.between(*match.span("name"))
        party = any(named.run.meets(run) for named in parties)
        if not party and all(may_be_place(words, at, heads=True) for at in range(run.first, run.end)):
            found.append(PlaceMention(*match.span("name"), match["name"], place_key(match["name"])))
    return found


def _quarter_first(words: Wording) -> list[re.Match[str]]:
    """As in "Bab al-Nasr, Old City of Aleppo, July 2016: …": what a heading names before the town that it lies in."""
    found = QUARTER_FIRST.match(words.source)
    around = found and any(place.start >= found.start("town") for place in find_places(words.source[: found.end()]))
    return [found] if found and around else []


def may_be_place(words: Wording, index: int, *, heads: bool = False) -> bool:
    """A capitalised word that no list of the reader's knows, and that does not only stand at a sentence's beginning."""
    name, word = words.verbatim(Run(index, index + 1)), words.lower(index)
    if word in _ordinary() or word in worded("not_places") or name.isupper() or any(map(str.isdigit, name)):
        return False
    if (
        ADJECTIVES.search(word)
        or word.endswith(("'s", "ed", "ing"))
        or "-" in word.removeprefix("al-").removeprefix("el-")
    ):
        return False
    begins = index == 0 or words.lower(index - 1) in {".", "?", "!"}
    following = words.verbatim(Run(index + 1, index + 2)) if index + 1 < len(words) else ""
    return heads or not begins or name.startswith(("Al-", "al-", "El-", "el-")) or following[:1].isupper()


@functools.cache
def _ordinary() -> frozenset[str]:
    """Every single word that the reader's lists have: none is the name of an unknown place."""
    rows = [row for section in table().values() if isinstance(section, dict) for row in section.values()]
    # "air", "attack" stand in lists of their own, "not_scenes" among them.
    return frozenset(word for row in rows if isinstance(row, list) for word in row if isinstance(word, str))


HEADED = re.compile(
    r"(?:^|[.?!] )(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w'’-]+(?: (?:al-|el-)?[A-Z][\w'’-]+){0,2}), "
    r"(?:near |(?:north|south|east|west) of |(?:\d{1,2}(?:st|nd|rd|th)? )?(?:early |mid-|late )?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? (?:\d{1,2},? )?\d{2,4})"
)
# A single word may be a cause or a weapon ("Chlorine, Sarmin, …"): two of them, or an article, make a name.
QUARTER_FIRST = re.compile(
    r"(?P<name>(?:[Aa]l-|[Ee]l-)[A-Z][\w'’-]+|[A-Z][\w'’-]+(?: (?:al-|el-)?[A-Z][\w'’-]+){1,2}), "
    r"(?!(?:in|at|on|near|by|for|from|with|to) )(?P<town>(?:[A-Za-z'’-]+ ){0,4}[A-Z][\w'’-]+)(?=,)"
)
THEIR_OWN = re.compile(
    r"\b(?:on|in|at|near) (?:their|its|his|her|the) "
    r"(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w'’-]+(?: (?:al-|el-)?[A-Z][\w'’-]+){0,2})"
)
# "the capture of Markada March 2014": the name ends before the date.
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
FOUGHT_OVER = re.compile(
    r"\b(?:(?:battle|fight|fighting|push|struggle|race) for|(?:capture|seizure|fall|recapture|loss|storming) of|"
    r"captured|seized|retook|recaptured|retaken|overran|overrun|stormed|entered|liberated|besieged|encircled|"
    r"advance on|push into|assault on|drive into)\s"
    rf"(?P<name>(?:(?:[Aa]l|[Ee]l)-)?[A-Z][\w'’-]+(?: (?!{MONTH})(?:al-|el-)?[A-Z][\w'’-]+){{0,2}})"
    rf"(?=\s*(?:$|[,?.;\d]|(?:in|near|on|from|by|and|during|according|alone|per|last|between)\b|{MONTH}))"
)
# Said of men more often than of places.
FELLED = re.compile(r"killings?$")
NAMED = r"(?:[Aa]l-|[Ee]l-)?[A-Z][\w'’-]+(?: (?:al-|el-)?[A-Z][\w'’-]+){0,2}"
EVENT_AT = re.compile(
    rf"(?P<name>{NAMED})(?: (?:car|bus|truck|market|mosque|hospital|school|border|suicide|air|gas|drone|mortar|rocket|"
    r"barrel|bomb|convoy|wedding|prison|depot|camp|ambush)){0,2} "
    r"(?:bombings?|(?:car|truck|lorry|van|suicide) bombs?|"
    rf"blasts?|explosions?|(?:air)?strikes?|raids?|attacks?|shelling|massacre|bombardment|siege|offensive|"
    rf"battle|clashes|ambush|killings?)\b|\b(?:bombed|shelled|pounded|raided|stormed|gassed) (?P<other>{NAMED})"
)


# "What did the rescuers say the Atme toll was", "Abbasiyeen mortar wounded", "Hajin mosque dead": of a known town.
TOLL_AT = re.compile(
    rf"(?P<name>{NAMED})(?P<other>)(?:(?: death)? tolls?|(?: (?:mortars?|rockets?|shells?|missiles?|bombs?|mosque|"
    r"market|school|hospital|bakery|prison|church|camp))+ (?:dead|deaths|killed|wounded|injured|casualties|victims))\b"
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
