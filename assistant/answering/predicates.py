"""What a question and a sentence say was done or said, by classes of words, and whether it is said of the right one."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon

WORD = re.compile(r"[a-z]+")


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


# "Rome accused", but "Rome was accused": there another speaks.
ACCUSES = re.compile(
    r"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)(?<!\bis\s)(?<!\bare\s)(?<!\bbeing\s)"
    r"\b(?:accus(?:es?|ed|ing)|blam(?:es?|ed|ing)|h(?:eld|olds?)(?:\s+[\w'’-]+){1,4}?\s+responsible)\b"
)


def accuses_in_turn(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """Who accused the party is asked for, and in the sentence it only accuses somebody itself."""
    verb = ACCUSES.search(sentence) if "blame" in predicates(frame.text) and frame.actors else None
    if verb is None:
        return False
    named = [mention.end for mention in lexicon.mentions(sentence) if mention.actor.key in frame.actors]
    return bool(named) and max(named) <= verb.start()


# "Who denied …", "Who accused …", "Who pinned … on …", "Which envoy urged …": what the speaker did by speaking.
ASKS_ACT = re.compile(
    r"^(?:who|which|what|whose)\b(?:\s+(?!that\b|who\b|whom\b|which\b|was\b|were\b)[\w'’-]+){0,5}?\s+"
    r"(?:(?P<deny>den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed))"
    r"|(?P<blame>accus(?:es|ed)|blam(?:es|ed)|pin(?:s|ned)|h(?:eld|olds)\s+(?:[\w'’-]+\s+){1,4}?responsible)"
    r"|(?P<request>urg(?:es|ed)|demand(?:s|ed)|appeal(?:s|ed)|call(?:s|ed)\s+(?:for|on)))\b",
    re.IGNORECASE,
)


def does_as_asked(question: str, sentence: str) -> bool:
    """Does a sentence tell of a denial, a charge or an appeal, where it is asked who made one? Who only speaks of the
    event has made none.
    """
    asked = ASKS_ACT.search(question)
    return asked is None or asked.lastgroup in predicates(sentence)
