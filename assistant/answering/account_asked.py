"""A party's reaction or account is asked for: `How did the ministry explain …`, `What was the bloc's reaction to …`.

Only what that very party says is one: what others tell of the matter, or of the party, is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.relevance import Fits, Reading
from assistant.answering.saying import SAYS, VERBS
from assistant.answering.voice_asked import BY_OFFICE, GOES_ON
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import ActorKind, Form, Lexicon, Mention
from assistant.language.kin import kin
from assistant.language.terms import terms

NOUN = r"(?:reaction|response|reply|answer|account|version|explanation|comment|stance|justification)s?"
# "The reaction of the Kenyan government".
OF = re.compile(rf"\b{NOUN}\s+(?:of|from|by|given\s+by)\s+(?:the\s+)?$", re.IGNORECASE)
# "The Kenyan army's account of", but not "the army's explanation was doubted by whom".
OWN = re.compile(
    rf"^(?P<office>(?:['’]?s)?(?:\s+[\w-]+(?:['’]s?)?){{0,3}}?)\s+(?:own\s+|official\s+)?{NOUN}\b(?!\s+to\b.*\bwhom\b)",
    re.IGNORECASE,
)
WHAT_WAS = re.compile(r"^(?:\W*(?:and|but|so)\W+)?what(?:['’]s|\s+(?:was|were|is|are))\b", re.IGNORECASE)
# "How did Kyiv account for", "How does the ministry explain".
HOW = re.compile(r"^(?:\W*(?:and|but|so)\W+)?how\s+(?:did|does|do|has|have)\s+(?:the\s+)?$", re.IGNORECASE)
ACCOUNTS = re.compile(
    r"^(?P<office>(?:['’]?s)?(?:\s+[\w-]+){0,3}?)\s+(?:react|respond|reply|account\s+for|explain|justif(?:y|ied)|describe|comment)",
    re.IGNORECASE,
)
# "State television" is no "state", and of what is official there is no end.
ANY_OFFICE = frozenset(terms("state own official new led backed to in for s"))
BODIES = frozenset(terms("army military government regime forces coalition"))
AFAR = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """The party whose account is asked for, and the terms of its office ("army", "government")."""

    key: str
    office: frozenset[str]


def asked_account(frame: QuestionFrame, lexicon: Lexicon) -> Asked | None:
    """The known party whose account or reaction is asked for; None where none is."""
    if frame.kind is not QuestionKind.WHAT:
        return None
    for mention in lexicon.mentions(frame.text):
        before, behind = frame.text[: mention.start], frame.text[mention.end :]
        own = OWN.match(behind) if WHAT_WAS.match(before) else None
        how = ACCOUNTS.match(behind) if HOW.match(before) else None
        by = own or how
        if by is not None or (WHAT_WAS.match(before) and OF.search(before)):
            office = by["office"] if by is not None else " ".join(behind.split()[:2])
            wanted = [term for term in terms(f"{mention.text} {office}") if term not in ANY_OFFICE]
            # "The military" may be the army that is asked for; an ambassador is no other envoy.
            return Asked(
                mention.actor.key, frozenset[str]().union(*(kin(term) if term in BODIES else {term} for term in wanted))
            )
    return None


def asks_explanation(frame: QuestionFrame) -> bool:
    """Is it the explanation that is asked for? That a party replied to the matter is more than that it speaks."""
    return EXPLAINS.search(frame.text) is not None


EXPLAINS = re.compile(r"\b(?:account|version|explanation|explain|justif\w+|describe)\b", re.IGNORECASE)


def gives_account(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Tells whether the very party speaks in a sentence, or just before one that goes on with what it said."""
    asked = asked_account(frame, lexicon)
    if asked is None:
        return None

    def told(reading: Reading, number: int) -> bool:
        outlet = lexicon.resolve(reading.article.outlet) if reading.article.outlet else None
        party = lexicon.actor(asked.key)
        of_state = party is not None and party.kind is ActorKind.STATE
        if outlet is not None and not of_state and lexicon.related(asked.key, outlet.key):
            # A paper of the country is not its government.
            return True
        text = reading.sentence(number)
        if speaks_itself(asked, reading, number, lexicon):
            return True
        if GOES_ON.search(text) is None or any(_says(m, text) for m in lexicon.mentions(text)):
            return False
        return _was_last_to_speak(asked, reading, number, lexicon)

    return told


def speaks_by_name(asked: Asked, text: str, lexicon: Lexicon) -> bool:
    named = (mention for mention in lexicon.mentions(text) if lexicon.related(asked.key, mention.actor.key))
    return any(_says(mention, text) for mention in named)


def speaks_itself(asked: Asked, reading: Reading, number: int, lexicon: Lexicon) -> bool:
    """Does the party speak in a sentence by its name, or by its office where the report names it?"""
    text = reading.sentence(number)
    if speaks_by_name(asked, text, lexicon):
        return True
    if all(asked.office.isdisjoint(terms(found["office"])) for found in BY_OFFICE.finditer(text)):
        return False
    return any(lexicon.related(asked.key, mention.actor.key) for mention in lexicon.mentions(reading.article.text))


def _says(mention: Mention, text: str) -> bool:
    """`The Kenyan army said`, `said the army of Kenya`; a capital is mostly where it was said."""
    if mention.form is Form.CAPITAL and mention.actor.kind is not ActorKind.STATE:
        return False
    behind = text[mention.end :]
    if SAYS.match(behind) or SAYS_APPOSED.match(behind):
        return True
    return SAID_BEFORE.search(text[: mention.start]) is not None


# Not "told his Kenyan counterpart".
SAID_BEFORE = re.compile(
    r"(?:\baccording\s+to|[,\"”]\s*said|\bquot(?:ed|ing)|\bcit(?:ed|ing)|\bstatement\s+(?:by|from))\s+(?:[\w'’-]+\s+){0,3}$"
)

# "Anna Lind, the UN envoy to Sudan, called", "a spokesman for the coalition, General Karl Ott, said".
SAYS_APPOSED = re.compile(
    rf"^['’]?s?(?:\s+[\w'’()-]+){{0,6}},\s+(?:[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){{0,4}},\s+)?(?:\w+ly\s+|also\s+)?{VERBS}\b"
)


def _was_last_to_speak(asked: Asked, reading: Reading, number: int, lexicon: Lexicon) -> bool:
    """Going back from a sentence, is it the party that is first found to speak?"""
    for near in range(number - 1, max(-1, number - 1 - AFAR), -1):
        if speaks_itself(asked, reading, near, lexicon):
            return True
        if NAMED_SPEAKER.search(reading.sentence(near)):
            return False
    return False


NAMED_SPEAKER = re.compile(rf"\b[A-Z][\w'’-]+(?:,?\s+[\w'’()-]+){{0,6}}?,?\s+{VERBS}\b|\baccording\s+to\b")
