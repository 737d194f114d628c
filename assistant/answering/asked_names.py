"""Has a sentence the name that a question asks for: of a person in some office, of an armed group, of anybody?"""

from __future__ import annotations

import calendar
import functools
import re
import tomllib
from collections.abc import Collection, Iterator
from importlib import resources

from assistant.language.actors import ActorKind, Form, Lexicon
from assistant.language.places import find_places, fold

WORD = re.compile(r"[a-z]+")
NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w'’-]+(?:\s+(?:al-|el-)?[A-Z][\w'’-]+)*")
SHORT = 2
# Letters between an office and the name of who holds it.
NEAR = 50
# "Thu Jul 30 2015" at a text's head names nobody.
CALENDAR = frozenset(
    word.lower()
    for names in (
        calendar.day_name,
        calendar.month_name,
        calendar.day_abbr,
        calendar.month_abbr,
        ["Sept", "Tues", "Thurs"],
    )
    for word in names
    if word
)

# "Which rebel commander", but in "what did the rebel commander say" something else is asked for.
NO_VERB = r"(?!(?:did|do|does|was|were|is|are|has|have|had)\b)"
# "Which ministers did the envoy name as killed".
NAMING = r"(?:did|does|has|had|do)\s+(?:[\w'’-]+\s+){1,5}?(?:name|identify|list)\b"
# A name is asked for, and "terrorists" or "a commander" is none.
ASKS_NAME = re.compile(
    r"\b(?:by name|named|the name of|what name|nom de guerre|nicknamed)\b"
    r"|\bnames?\s+(?:and\s+(?:the\s+)?(?:age|rank|nationality)s?\s+)?of\s+(?:the|an?|those|these|its|their)\b"
    r"|\b(?:was|were|is|are)\s+(?:his|her|their)\s+(?:full\s+)?names?\b"
    rf"|\b(?:which|what)\s+(?:{NO_VERB}[\w'’-]+\s+){{0,3}}?(?:faction|militia|brigade|battalion|commander|judge|minister|activist|"
    r"organi[sz]ation|spokes\w+|official|officer|leader|general|chief|head|diplomat|envoy|ambassador|governor|mayor)\b"
    # "Which ministers did the envoy name as killed", "Name the leader who was killed".
    rf"|\b(?:which|what)\s+(?:{NO_VERB}[\w'’-]+\s+){{0,3}}?(?:commander|judge|minister|official|officer|leader|general|"
    rf"chief|diplomat|governor)s\s+{NAMING}"
    r"|^\W*(?:name|identify)\s+the\s+(?:[\w'’-]+\s+){0,3}?(?:commander|judge|minister|officer|leader|general|chief|emir|"
    r"pilot|diplomat|governor|mayor)\b",
    re.IGNORECASE,
)
ROLES = (
    r"commander|judge|minister|activist|spokes\w+|official|officer|leader|general|doctor|journalist|chief|pilot|"
    r"sheikh|emir|governor|mayor|ambassador|envoy|diplomat|lawmaker|politician|head"
)
# "Col. Amin Haddad": the dot ends no sentence, and the name behind it is a name.
RANKS = r"Col|Gen|Brig|Maj|Capt|Lt|Sgt|Cmdr|Adm|Dr|Prof"
SHORTENED = re.compile(rf"\b({RANKS}|Mr|Mrs|Ms)\.(?=\s+(?:al-|el-)?[A-Z])")
ASKS_ROLE = re.compile(
    r"\b(?:the name of|which|what|who\s+(?:is|was)|^\W*(?:name|identify)(?=\s+the\b))\s+(?:the\s+)?"
    rf"(?:{NO_VERB}[\w'’-]+\s+){{0,3}}?(?P<role>{ROLES})(?:s(?=\s+{NAMING}))?\b",
    re.IGNORECASE,
)
ASKS_BAND = re.compile(
    rf"\b(?:which|what|name of the|whose)\s+(?:{NO_VERB}[\w'’-]+\s+){{0,2}}?"
    r"(?:(?:rebel|militant|jihadist|armed|insurgent|terrorist|extremist|islamist|opposition|kurdish)\s+"
    r"(?:group|organi[sz]ation|alliance|movement)|faction|militia|brigade|battalion)s?\b",
    re.IGNORECASE,
)
BANDS = (
    r"brigades?|battalions?|factions?|militias?|movement|front|legion|division|army|group|rebels|fighters|militants|"
    r"insurgents|terrorists|gunmen|alliance"
)
# What armed groups call themselves: in English, and in the Arabic that reports keep.
BAND_NAME = re.compile(
    r"\b(?:Brigades?|Battalions?|Front|Army|Movement|Legion|Division|Alliance|Guards?|Islam|Sham|J[ae]y?i?sh|Ahrar|Liwaa?|"
    r"Jund|Fa[iy]laq|Hara[kc]at|Kata'?[ei]b|Katibat|Ansar|Jabhat|Saraya|Asa'?ib|Fatah|Hezb|Hizb|Tahrir|Forces)\b"
)
BAND_BEFORE = re.compile(rf"\b(?:{BANDS})(?:\s+(?:called|named|known as|of))?\s+$", re.IGNORECASE)
BAND_BEHIND = re.compile(rf"^['’]?s?\s+(?:[a-z-]+\s+)?(?:{BANDS})\b", re.IGNORECASE)
# "Deputy Ambassador Vladimir Petrov", all in capitals: the office and the name are one run.
ROLE_WITHIN = re.compile(rf"\b(?:(?i:{ROLES})|{RANKS})\s+(?:al-|el-)?[A-Z]")
# A name of two words that begins a sentence: one alone is but the sentence's capital.
FIRST_NAME = re.compile(r"^[A-Z][\w'’-]+(?:\s+(?:al-|el-)?[A-Z][\w'’-]+)+")
ROLE_BEFORE = re.compile(rf"\b(?:{ROLES})\s+$", re.IGNORECASE)
NO_PERSON = re.compile(
    r"\b(?:Agency|Ministry|Observatory|Army|Front|Command|City|Province|Council|State|Party|Network|Committee|Hospital|"
    r"Commission|Group|Division|Corps|Legion|Battalion|Media|Mission|Crescent|Cross|Affairs|Rights|Security|Defen[cs]e|"
    r"Air|Force|Forces|Center|Centre|House|Union|Movement|Brigades?|Islamic|National|Free|United|International|News)\b"
)


def asks_name(question: str) -> bool:
    """Is a name asked for, so that a sentence without a new one is no answer?"""
    return ASKS_NAME.search(question) is not None


# "The name of the bomber": somebody's, and a town's or a group's is no answer.
ASKS_PERSON = re.compile(
    r"\bnames?\s+(?:and\s+(?:the\s+)?(?:age|rank|nationality)s?\s+)?of\s+(?:the|an?|those)\s+(?:[\w'’-]+\s+){0,3}?"
    r"(?:bombers?|attackers?|assailants?|jihadists?|militants?|fighters?|gunm[ae]n|snipers?|soldiers?|m[ae]n|wom[ae]n|"
    r"boys?|girls?|child(?:ren)?|baby|babies|victims?|brothers?|sisters?|dead|couple|family|"
    r"newspaperman|reporters?|photographers?|priests?|teachers?|nurses?|medics?|doctors?|hostages?|suspects?|drivers?)\b"
    r"(?!\s+(?:groups?|organi[sz]ations?|factions?|units?|camps?|hospitals?|schools?)\b)"
    r"|\b(?:was|were|is|are)\s+(?:his|her)\s+(?:full\s+)?name\b"
    # Whoever took an office is a person: `Who became head of the group`.
    r"|\bwho\s+(?:heads|runs|became|succeeded|replaced|took\s+over|(?:was|is|has\s+been|were)\s+(?:appointed|elected|"
    r"chosen|installed|promoted)|(?:was|has\s+been)\s+(?:named|made)\s+(?:as\s+|the\s+|its\s+)?(?:new\s+)?(?:head|leader|commander|"
    r"chief|emir|governor))\b"
    # Who of a body's members: `Which member of the interim government was killed`.
    r"|\b(?:which|what)\s+(?:[\w'’-]+\s+)?members?\s+of\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?"
    r"(?:government|cabinet|council|parliament|congress|senate|delegation|committee|politburo)\b",
    re.IGNORECASE,
)


def asks_person(question: str) -> bool:
    """Is the name of a person of no office asked for?"""
    return ASKS_PERSON.search(question) is not None


BY_NAME = re.compile(
    r"\b(?:by name|named|the name of|what name|names? (?:and \w+ )?of the|(?:his|her|their) names?)\b", re.IGNORECASE
)


def insists_on_name(question: str) -> bool:
    """Is the name itself asked for, in so many words: `the name of the judge`?"""
    return BY_NAME.search(question) is not None


def unnamed(question: str, sentence: str) -> bool:
    """`a judge`: the one whose name is asked for is in the sentence, and has none there."""
    asked = ASKS_ROLE.search(question)
    if asked is None:
        return False
    role = re.escape(asked["role"])
    without = re.search(rf"\b(?:an?|one|unnamed)\s+(?:[a-z'’-]+\s+){{0,2}}{role}\b(?!\s+[A-Z])", sentence)
    if without is None or re.search(rf"\b(?i:{role})\s+[A-Z]", sentence):
        return False
    if NAMED_JUST_BEFORE.search(sentence[: without.start()]):
        return False
    # "a field commander of the group, Amin Sameer": the name comes a few words behind.
    return not any(" " in name for name in NAME.findall(sentence[without.end() : without.end() + NEAR]))


# "Amin Sameer, a rebel commander, said".
NAMED_JUST_BEFORE = re.compile(r"\b[A-Z][\w'’-]+\s+(?:(?:al-|el-)?[A-Z][\w'’-]+\s*)+,?\s*$")


def new_name(question: str, sentence: str, lexicon: Lexicon, *, lands: bool = False) -> bool:
    """A name with a word that the question has not; no day, no month, and a state only where `lands` are wanted."""
    sentence = _without_dots(sentence)
    mentions = lexicon.mentions(sentence)
    states = {m.text for m in mentions if m.actor.kind is ActorKind.STATE and m.form is not Form.PERSON}
    names = [*(mention.text for mention in mentions), *(match.group() for match in NAME.finditer(sentence))]
    return any(_is_new(question, name) for name in names if lands or name not in states)


def new_band(question: str, asked: Collection[str], sentence: str, lexicon: Lexicon) -> bool:
    """An armed group that the question does not name: a known one, or a name that groups have or that is said to be
    one's. `asked`: the keys of the actors in the question.
    """
    mentions = lexicon.mentions(sentence)
    if any(m.actor.kind is ActorKind.NON_STATE and m.actor.key not in asked for m in mentions):
        return True
    known = " ".join(mention.text for mention in mentions)
    return any(
        _is_new(question, match.group())
        and match.group() not in known
        and (
            BAND_NAME.search(match.group())
            or BAND_BEFORE.search(sentence[: match.start()])
            or BAND_BEHIND.match(sentence[match.end() :])
        )
        for match in NAME.finditer(sentence)
    )


def new_person(question: str, sentence: str, lexicon: Lexicon) -> bool:
    """Has a sentence a person's name that the question has not?"""
    return next(persons(question, sentence, lexicon), None) is not None


def persons(question: str, sentence: str, lexicon: Lexicon) -> Iterator[str]:
    """Persons' names that the question has not: known ones, those behind an office, and two capitals that are neither a
    place's nor a body's.
    """
    sentence = _without_dots(sentence)
    mentions = lexicon.mentions(sentence)
    known = (_whole(sentence, m.start, m.end) for m in mentions if m.form is Form.PERSON)
    yield from (name for name in known if _is_new(question, name))
    others = [(m.start, m.end) for m in mentions]
    others += [(p.start, p.end) for p in find_places(sentence) if not _is_surname(sentence, p.start)]
    for match in (*FIRST_NAME.finditer(sentence), *NAME.finditer(sentence)):
        if not _is_new(question, match.group()):
            continue
        if NO_PERSON.search(match.group()):
            yield from _behind_office(question, match.group())
            continue
        if ROLE_BEFORE.search(sentence[: match.start()]) or ROLE_WITHIN.search(match.group()):
            yield match.group()
            continue
        # "the governor of Homs Anwar Haddad": the name goes on behind the place's.
        places = (end for begin, end in others if begin == match.start() and end < match.end())
        start = max(places, default=match.start())
        apart = all(end <= start or begin >= match.end() for begin, end in others)
        if apart and " " in sentence[start : match.end()].strip():
            yield sentence[start : match.end()].strip()


def _behind_office(question: str, run: str) -> Iterator[str]:
    """`Deputy National Security Adviser Anna Lind`: the name behind an office that has a body's words."""
    for office in OFFICE_WITHIN.finditer(run):
        name = run[office.end() :]
        if FULL_NAME.match(name) and NO_PERSON.search(name) is None and _is_new(question, name):
            yield name
            return


OFFICE_WITHIN = re.compile(rf"\b(?i:{ROLES}|advis[eo]r|secretary|coordinator)\s+")
FULL_NAME = re.compile(r"(?:al-|el-)?[A-Z][\w'’-]+\s+(?:al-|el-)?[A-Z]")


def _without_dots(sentence: str) -> str:
    """`Gen. Sami Aziz` as `Gen Sami Aziz`: what stands behind a dot else reads as a sentence's first word."""
    return SHORTENED.sub(r"\1", sentence)


@functools.cache
def _landforms() -> frozenset[str]:
    text = resources.files("assistant.answering").joinpath("data/landforms.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["before_the_article"].split())


def _whole(sentence: str, start: int, end: int) -> str:
    """`Abu Karim Saleh al-Omari` is another than the Karim Saleh whom the lexicon knows."""
    before, behind = KUNYA_BEFORE.search(sentence[:start]), NISBA.match(sentence[end:])
    return sentence[before.start() if before else start : end + behind.end() if behind else end]


def _is_surname(sentence: str, start: int) -> bool:
    """`Samir al-Homsi`, `Ali al-Zaatari`: a place behind a given name and the article is where a family came from."""
    given = GIVEN.search(sentence[:start])
    return given is not None and given["name"] not in _landforms()


KUNYA = re.compile(r"(?:Abu|Abou|Umm|Ibn)\s")
KUNYA_BEFORE = re.compile(r"\b(?:Abu|Abou|Umm|Ibn)\s+$")
NISBA = re.compile(r"\s+(?:al|el)-[A-Z][\w'’]+")
GIVEN = re.compile(r"(?<![\w-])(?P<name>[A-Z][\w'’]+)\s+(?:al|el|Al|El)-$")


def _is_new(question: str, name: str) -> bool:
    asked = set(WORD.findall(question.lower()))
    new = [
        word for word in WORD.findall(name.lower()) if len(word) > SHORT and word not in asked and word not in CALENDAR
    ]
    if not new:
        return False
    # "Hassan Abboud" is the Hassan Aboud who is asked about.
    sounds = {fold(word) for word in asked if len(word) >= LEAST_SOUND}
    return any(len(word) < LEAST_SOUND or fold(word) not in sounds for word in new)


LEAST_SOUND = 4
