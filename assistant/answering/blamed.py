"""Whom a party blames is asked for: the sentence in which it accuses somebody answers, and one in which others blame
that party names nobody whom it blames.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.answer_types import FACTIONS, has_type
from assistant.answering.camps import REBELS
from assistant.answering.doers import FIGHTING
from assistant.answering.predicates import ACCUSES
from assistant.answering.relevance import Reading
from assistant.answering.saying import speaks
from assistant.answering.voices import printed_by
from assistant.domain.articles import Article
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import ActorKind, Lexicon

ASKS_BLAMED = re.compile(
    r"\b(?:blam\w+|accus\w+|hold|held|holds|pin(?:s|ned)?|finger\w*|fault\w*|attribut\w+|suspect\w*)\b", re.IGNORECASE
)
PASSIVE = re.compile(
    r"^(?:['’]?s)?(?:\s+[\w'’-]+){0,4}?\s+(?:was|were|been|is|are|being)\s+(?:\w+\s+)?(?:accused|blamed)\b"
)
CHARGES = (
    r"(?:accus(?:es?|ed|ing)|blam(?:es?|ed|ing)|pin(?:s|ned|ning)|point(?:s|ed|ing)\s+(?:the\s+|a\s+|its\s+)?finger|"
    r"h(?:eld|olds?)(?:\s+[\w'’-]+){1,5}?\s+responsible|attribut(?:es?|ed|ing)|"
    r"s(?:aid|ays?)\s+(?:that\s+)?(?:the\s+)?(?:[\w'’-]+\s+){0,3}?"
    r"(?:rebels|terrorists?|militants?|insurgents?|jihadists?|extremists?|gunmen|fighters)\s+(?:\w+\s+){0,2}?"
    r"(?:(?:fired|shelled|attacked|targeted|bombed|launched|hit|struck|killed|carried|planted|detonated|shot|used|were\s+behind)\b|did\s+it))"
)
# "Kyiv blamed", "Ankara on Monday lost its first soldier, blaming": what stands between names no other who speaks.
CHARGE_BEHIND = re.compile(
    rf"^(?:['’]?s)?(?:\s+(?!was\b|were\b|been\b|said\b|accused\b|blamed\b)[\w'’\"“”()-]+,?){{0,6}}?,?\s+{CHARGES}"
    r"|^(?:['’]?s)?(?:\s+(?!said\b)[\w'’\"“”()-]+,?){1,14}?,?\s+(?:blaming|accusing|holding)\b"
)
# "Which armed group does Kyiv blame".
WHICH_GROUP = re.compile(
    r"^(?:\W*(?:and|but|so)\W+)?(?:which|what)\s+(?:[\w'’-]+\s+){0,2}?(?:group|alliance|faction|militia|movement|party|side|"
    r"country|state|power|brigade|organi[sz]ation)\s+(?:did|does|do|has|had)\b",
    re.IGNORECASE,
)
# "The government blamed rebels" in a report from its own country.
AT_HOME = re.compile(
    r"\bthe\s+(?:regime|government|army|authorities|military|(?:defen[cs]e|foreign|interior)\s+ministry)\b",
    re.IGNORECASE,
)


def asks_whom_it_blames(frame: QuestionFrame) -> bool:
    """`Whom did Moscow blame for the raid?`"""
    return (
        frame.kind is QuestionKind.WHO_DID
        and frame.claimant_actor is not None
        and ASKS_BLAMED.search(frame.text) is not None
    )


def is_only_blamed(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """Is the party whose charge is asked for itself the accused, and does it say nothing?"""
    named = [mention for mention in lexicon.mentions(sentence) if mention.actor.key == frame.claimant_actor]
    if any(PASSIVE.match(sentence[mention.end :]) for mention in named):
        return True
    if not named or speaks(frame, sentence, lexicon):
        return False
    verb = ACCUSES.search(sentence)
    return verb is not None and all(mention.start >= verb.start() for mention in named)


def asks_whom_a_side_blames(frame: QuestionFrame) -> bool:
    """The same, or whom a side without a name: `Whose planes did the rebels hold responsible?`"""
    asks = frame.kind is QuestionKind.WHO_DID or WHICH_GROUP.search(frame.text) is not None
    if not asks or ASKS_BLAMED.search(frame.text) is None:
        return False
    return frame.claimant_actor is not None or not REBELS.isdisjoint((frame.claimant or "").lower().split())


def blames_somebody(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> bool:
    """Does the party whose charge is asked for accuse somebody in a sentence?"""
    sentence, article = reading.sentence(number), reading.article
    if is_only_blamed(frame, sentence, lexicon):
        return False
    if WHICH_GROUP.search(frame.text) and has_type(frame, sentence, lexicon) < 1.0:
        return False
    if any(CHARGE_BEHIND.match(sentence[end:]) for end in _named(frame, sentence, article, lexicon)):
        return True
    return _is_own_press(frame, article, lexicon) and _tells_deed(frame, sentence, lexicon)


def _named(frame: QuestionFrame, sentence: str, article: Article, lexicon: Lexicon) -> Iterator[int]:
    """Where each naming of the party ends."""
    key = frame.claimant_actor
    if key is None:
        for found in re.finditer(r"\b[\w-]+\b", sentence):
            if found.group().lower() in REBELS:
                yield found.end()
        return
    yield from (m.end for m in lexicon.mentions(sentence) if lexicon.related(key, m.actor.key))
    party = lexicon.actor(key)
    if party is not None and party.kind is ActorKind.STATE and _is_at_home(key, article, lexicon):
        yield from (found.end() for found in AT_HOME.finditer(sentence))


def _is_at_home(key: str, article: Article, lexicon: Lexicon) -> bool:
    """Is the state the first that an article names, so that "the government" is its own?"""
    states = (m.actor.key for m in lexicon.mentions(article.text) if m.actor.kind is ActorKind.STATE)
    return next(states, None) == key


def _is_own_press(frame: QuestionFrame, article: Article, lexicon: Lexicon) -> bool:
    party = lexicon.actor(frame.claimant_actor) if frame.claimant_actor else None
    return party is not None and party.kind is ActorKind.NEWS and printed_by(party.name, article, lexicon)


def _tells_deed(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """In its own news an agency says who did it in its own voice: "gunmen fired shells on the quarter"."""
    parties = [m for m in lexicon.mentions(sentence) if m.actor.kind in FIGHTING and m.actor.key not in frame.actors]
    named = [*(m.end for m in parties), *(found.end() for found in FACTIONS.finditer(sentence))]
    return any(ATTACKS.match(sentence[end:]) for end in named)


ATTACKS = re.compile(
    r"^(?:['’]?s)?(?:\s+[\w'’-]+){0,6}?\s+(?:fired|shelled|attacked|targeted|bombed|launched|hit|struck|killed|detonated|"
    r"planted|shot|stormed|blew\s+up|opened\s+fire)\b"
)
