"""Whose official a question asks for: `Which UN official`, `Which Russian general`; and may a sentence tell of him?

Whether a claimant is such an official is judged by `asked_speakers`.
"""

from __future__ import annotations

import re

from assistant.answering.asked_names import new_person, unnamed
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Actor, Form, Lexicon

# Words that say whose an office is, and the office itself.
OFFICES = (
    r"official|officials|officer|general|colonel|commander|spokes\w+|minister|ambassador|envoy|diplomat|"
    r"lawmaker|representative|chief|leader|emir|governor"
)
NO_VERB = r"(?!(?:did|do|does|was|were|is|are|has|have|had|the|in|by|of|to)\b)"
ASKED = re.compile(
    rf"\b(?:which|what)\s+(?P<whose>(?:{NO_VERB}[\w'’-]+\s+){{1,4}}?)(?P<office>{OFFICES}|body|agency)\b", re.IGNORECASE
)
OFFICE = re.compile(
    rf"\b(?:{OFFICES}|advis[eo]r|secretary|coordinator|ministry|army|military|president|presidency|source)\b",
    re.IGNORECASE,
)
# "Which Syrian opposition commander": of that people, and of no body of the state.
AGAINST = re.compile(
    r"\b(?:opposition|rebel|activist|kurdish|former|ex|exiled|dissident|news|press|local)\b", re.IGNORECASE
)
# What speaks of people who command: reports call one man by several of these.
COMMANDS = re.compile(
    r"\b(?:commander|leader|ringleader|emir|chief|head|general|brigadier|colonel|officer|sheikh|figure|militant|jihadist|"
    r"captain|major|lieutenant|col|gen|brig|maj|capt|lt)s?\b",
    re.IGNORECASE,
)
ASKS_COMMANDER = re.compile(
    r"\b(?:which|what|name\s+of\s+the)\s+(?:(?!religious\b|spiritual\b|political\b|opposition\b|world\b)[\w'’-]+\s+){0,4}?"
    r"(?:commander|leader|emir|general|colonel|officer)\b",
    re.IGNORECASE,
)
# Saved pages lose apostrophes: "the UNs coordinator".
ACRONYM = re.compile(r"\b([A-Z]{2,})s\b")


def asked_owner(question: str, lexicon: Lexicon) -> Actor | None:
    """The known party whose official or body is asked for; None where none is."""
    asked = ASKED.search(question)
    if asked is None or AGAINST.search(asked["whose"]):
        return None
    found = lexicon.mentions(asked["whose"] + asked["office"])
    named = [mention for mention in found if mention.form is not Form.PERSON]
    return named[0].actor if len(named) == 1 else None


def names_owner(owner: Actor, text: str, lexicon: Lexicon) -> bool:
    """Is the party, or a part of it, named in a text?"""
    mentions = lexicon.mentions(ACRONYM.sub(r"\1's", text))
    return any(lexicon.related(owner.key, mention.actor.key) for mention in mentions)


def has_official(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """The name of somebody who may hold the office asked for, of the party that is named with it."""
    owner = asked_owner(frame.text, lexicon)
    if owner is not None and not _may_tell_of(owner, sentence, lexicon):
        return False
    # Whoever speaks may be called by another office; of the dead it is said what they were.
    if frame.kind is not QuestionKind.WHO_SAID and _lacks_commander(frame.text, sentence):
        return False
    return new_person(frame.text, sentence, lexicon) and not unnamed(frame.text, sentence)


def _may_tell_of(owner: Actor, sentence: str, lexicon: Lexicon) -> bool:
    """May a sentence tell of a man of theirs: it names them, or an office, which is often "the group's" alone?"""
    return names_owner(owner, sentence, lexicon) or OFFICE.search(sentence) is not None


def _lacks_commander(question: str, sentence: str) -> bool:
    """Is a commander asked for, and does the sentence speak of nobody who commands: of a medic, of a reporter?"""
    return ASKS_COMMANDER.search(question) is not None and COMMANDS.search(sentence) is None
