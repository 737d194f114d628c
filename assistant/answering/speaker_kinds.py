"""What kind of speaker a question asks for: `Which country …`, `What minister …`, and whether one is of that kind."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

from assistant.answering.asked_names import NO_VERB
from assistant.language.actors import Actor, ActorKind, Form, Lexicon

# "Which Syrian opposition politician": the noun stands behind up to three words, and before any verb: "what did the
# ministry say" asks for no ministry.
ASKED = re.compile(rf"\b(?:which|what|whose)((?:\s+{NO_VERB}[\w'’-]+){{1,4}})", re.IGNORECASE)
# Two capitals in a row: a person's name, where no body is known by it.
FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s+(?:al-|el-)?[A-Z][\w'’-]+)+")
MANY = re.compile(r"\b(?:groups|activists|sources|officials|media|reports|residents|opponents|forces|authorities)\b")


@functools.cache
def _heads() -> dict[str, str]:
    text = resources.files("assistant.answering").joinpath("data/heads.toml").read_text(encoding="utf-8")
    return {word: kind for kind, words in tomllib.loads(text)["heads"].items() for word in words.split()}


def asked_kind(question: str) -> str | None:
    """`state`, `person`, `press`, `monitor`, `body` or `place`; None where the question names no kind."""
    asked = ASKED.search(question)
    if asked is None:
        return None
    known, words = _heads(), asked[1].lower().split()
    first = next((at for at, word in enumerate(words) if word in known), None)
    if first is None:
        return None
    # "Which militia spokesman": the noun behind another is the one that is asked for.
    behind = words[first + 1] if first + 1 < len(words) else ""
    return known.get(behind, known[words[first]])


def may_be(kind: str, words: str, actor: Actor | None, lexicon: Lexicon) -> bool | None:
    """Is a speaker of the kind asked for? None where nothing tells."""
    if kind == "state":
        return actor is not None and actor.kind is ActorKind.STATE
    if kind == "person":
        return _is_person(words, lexicon)
    if kind == "press":
        return actor.kind is ActorKind.NEWS if actor else None
    if kind == "monitor":
        return actor.kind is ActorKind.MONITOR if actor else None
    if kind == "body":
        return False if actor and actor.kind is ActorKind.STATE and actor.name == words else None
    return None


def _is_person(words: str, lexicon: Lexicon) -> bool | None:
    """A name known as a person's, an office, or a full name that is no body's; a plural is not one."""
    known = _heads()
    if any(known.get(word) == "person" for word in words.lower().split()):
        return True
    mentions = lexicon.mentions(words)
    if any(mention.form is Form.PERSON for mention in mentions):
        return True
    if MANY.search(words):
        return False
    if FULL_NAME.search(words) and not mentions:
        return True
    return False if mentions else None
