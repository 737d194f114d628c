"""Which of the victims is asked for by name: `Which commander was killed …`, `What were the names of …`. Reports seldom
name them, and who only speaks of it, or fell elsewhere in another office, is none of them.
"""

from __future__ import annotations

import re

from assistant.answering.asked_names import KUNYA, persons
from assistant.language.actors import ActorKind, Lexicon

ROLES = {
    "leader": "commander|leader|emir|chief|head|general|colonel|warlord|sheikh|captain|lieutenant|brigadier|"
    "chieftain|official|deputy|emissary|mastermind",
    "officer": "officer|general|colonel|captain|lieutenant|brigadier|major|admiral",
    "doctor": "doctor|surgeon|physician|medic|nurse|paramedic|dr",
    "cleric": "cleric|imam|priest|preacher|sheikh|mufti|bishop|monk|father",
    "reporter": "journalist|reporter|correspondent|cameraman|photographer|newspaperman|editor|activist",
    "teacher": "teacher|headmaster|headmistress|principal|schoolmaster",
    "pilot": "pilot|airman|aviator|crew",
    "judge": "judge|lawyer|prosecutor",
    "patient": "patient|girl|boy|child|baby|infant|man|woman",
}
HARM = (
    r"(?:killed|slain|wounded|injured|executed|beheaded|assassinated|shot|captured|kidnapped|abducted|murdered|crucified|"
    r"hanged|hurt)"
)
DIES = r"(?:died|fell|perished|suffocated|was\s+among|were\s+among)"
ASKS_ROLE = re.compile(
    rf"\b(?:which|what)\s+(?:(?!did\b|does\b|do\b)[\w'’-]+\s+){{0,6}}?(?P<role>{'|'.join(ROLES.values())})s?\b"
    rf"(?:\s+(?!said\b|told\b|gave\b|put\b|confirmed\b)[\w'’-]+){{0,6}}?\s+"
    rf"(?:(?:was|were)\s+(?:\w+\s+){{0,2}}?{HARM}|{DIES})\b",
    re.IGNORECASE,
)
ASKS_NAMES = re.compile(
    rf"\bnames?\s+(?:and\s+(?:age|rank)s?\s+)?of\s+(?:the\s+)?(?:[\w'’-]+\s+){{1,6}}?(?:who\s+|(?:was|were)\s+)?(?:{HARM}|{DIES})\b"
    rf"|\b(?:{HARM}|{DIES})\b.*\b(?:what\s+(?:was|were|is|are)\s+)?(?:his|her|their)\s+names?\b",
    re.IGNORECASE,
)
# "Amin Sameer told reporters", "said Amin Sameer, head of the …": he lives to tell of it.
SPEAKS = re.compile(
    r"^(?:\s+(?!was\b|were\b|had\b|died\b|fell\b|is\b|and\b)[\w'’()-]+){0,7}?\s+(?:said|told|says|added)\b"
)
SAYS = re.compile(r"^\s+(?:also\s+|later\s+)?(?:said|told|says|added)\b")
FALLS = re.compile(rf"^(?:\s+[\w'’-]+){{0,4}}?\s+(?:(?:was|were|been)\s+(?:\w+\s+)?{HARM}|died|fell|perished)\b")
SAID = re.compile(r"\b(?:said|says|according to|told|added|by)\s+(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE)
DEED = re.compile(r"\b(?:kill\w*|death of|execut\w+|assassinat\w+|behead\w+|martyr\w*|murder\w*|dead)\b", re.IGNORECASE)
# So many letters before a name in which his death is told.
NEAR = 40
PLACED = re.compile(r"\b(?:in|at|near|around|outside|north|south|east|west)\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE)
SITE = re.compile(
    r"^(?:['’]s?)?\s+(?:mosque|hospital|street|district|area|villages?|towns?|neighbo\w+|camp|road|school|square|airport|"
    r"base|province|mountain)\b",
    re.IGNORECASE,
)


def asked_role(question: str) -> re.Pattern[str] | None:
    """Words for what the victim was who is asked for by name: any where the question has none; None where none is."""
    asked = ASKS_ROLE.search(question)
    if asked is not None:
        role = asked["role"].lower()
        words = {word for listed in ROLES.values() if role in listed.split("|") for word in listed.split("|")}
        return re.compile(rf"\b(?:{'|'.join(sorted(words))})s?\b", re.IGNORECASE)
    return re.compile("") if ASKS_NAMES.search(question) else None


def names_victim(question: str, sentence: str, lexicon: Lexicon) -> bool:
    """Does a sentence name a person whom the question does not, and who is no place and does not speak in it?"""
    return any(_may_be_victim(name, sentence, lexicon) for name in persons(question, sentence, lexicon))


def _may_be_victim(name: str, sentence: str, lexicon: Lexicon) -> bool:
    known = [] if KUNYA.match(name) else [m for m in lexicon.mentions(sentence) if name.endswith(m.text)]
    if any(mention.actor.kind is ActorKind.MONITOR for mention in known):
        return False
    start = sentence.find(name)
    before, behind = sentence[:start], sentence[start + len(name) :]
    if PLACED.search(before) or SITE.match(behind):
        return False
    if FALLS.match(behind):
        return True
    if SAYS.match(behind) or SAID.search(before):
        return False
    return DEED.search(before[-NEAR:]) is not None or not SPEAKS.match(behind)
