"""Has a sentence what a question asks for: an agent, a name, a kind of speaker, a word for what is asked about?

Each answer is 1 (yes), 0 (no) or 0.5 (the question asks for nothing of the kind): features for the judge of sentences.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

from assistant.answering.speaker_kinds import asked_kind
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import ActorKind, Lexicon, Mention
from assistant.language.dates import find_dates
from assistant.language.places import find_places

WORD = re.compile(r"[a-z]+")
NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w'’-]+(?:\s+(?:al-|el-)?[A-Z][\w'’-]+)*")
PARTIES = frozenset({ActorKind.STATE, ActorKind.NON_STATE, ActorKind.ALLIANCE})
BY = re.compile(r"\b(?:by|blam\w+|accus\w+|behind|responsib\w+|from)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)
ACTS = re.compile(
    r"^(?:['’]s?)?\s+(?:[\w'’-]+\s+){0,4}?"
    r"(?:claimed|admitted|fired|shelled|attacked|targeted|bombed|launched|hit|struck|killed|executed|seized|captured|"
    r"took|carried|detonated|planted|shot|downed|beheaded|said it|has|have|had|were|was)\b",
    re.IGNORECASE,
)


@functools.cache
def _classes() -> dict[str, frozenset[str]]:
    text = resources.files("assistant.answering").joinpath("data/predicates.toml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for name, listed in tomllib.loads(text)["classes"].items():
        for word in listed.split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def predicates(text: str) -> frozenset[str]:
    """The classes of what a text says was done or said."""
    known = _classes()
    return frozenset[str]().union(*(known.get(word, frozenset()) for word in WORD.findall(text.lower())))


def same_predicate(question: frozenset[str], sentence: str) -> float:
    """The share of the question's classes that the sentence has; 0.5 where the question has none."""
    if not question:
        return 0.5
    return len(question & predicates(sentence)) / len(question)


def has_type(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> float:
    """Has the sentence an answer of the type asked for, that the question does not give itself?"""
    if frame.kind is QuestionKind.WHERE:
        return float(any(place.key not in frame.places for place in find_places(sentence)))
    if frame.kind is QuestionKind.WHEN:
        return float(bool(find_dates(sentence, None)) or "day" in sentence)
    if frame.kind is QuestionKind.WHO_DID:
        return float(any(_does(mention, sentence) for mention in _new_parties(frame, sentence, lexicon)))
    return (
        float(_new_name(frame, sentence)) if frame.kind is QuestionKind.WHO_SAID else _named(frame, sentence, lexicon)
    )


def _named(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> float:
    """`Which country …`, `What group …`: is one named that the question does not name?"""
    kind = asked_kind(frame.text)
    if kind is None:
        return 0.5
    if kind == "state":
        return float(any(m.actor.kind is ActorKind.STATE for m in _new_parties(frame, sentence, lexicon)))
    return float(_new_name(frame, sentence))


def _new_parties(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> list[Mention]:
    return [
        mention
        for mention in lexicon.mentions(sentence)
        if mention.actor.kind in PARTIES and mention.actor.key not in frame.actors
    ]


def _does(mention: Mention, sentence: str) -> bool:
    """Is the party an agent: `by X`, `blamed X`, `X fired`, `X claimed`?"""
    return bool(BY.search(sentence[: mention.start]) or ACTS.match(sentence[mention.end :]))


def _new_name(frame: QuestionFrame, sentence: str) -> bool:
    asked = set(WORD.findall(frame.text.lower()))
    return any(not set(WORD.findall(match.group().lower())) & asked for match in NAME.finditer(sentence))
