"""What happened, where and by what, by kind: was it the market, the ambush, the shelling that a question tells of?"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Collection
from importlib import resources

from assistant.answering.relevance import Reading
from assistant.answering.telling import clause
from assistant.domain.articles import Article
from assistant.domain.claims import Claim


def circumstances(claim: Claim, reading: Reading, question: str) -> tuple[float, float, float]:
    """Does the claim's sentence tell of a kind of place or deed that the question names; do it, the sentence before and
    the title tell of none that the question names; does it tell of others alone?
    """
    number = reading.sentence_at(claim.start)
    own, before = (
        reading.article.text[slice(*reading.spans[at])] if 0 <= at < len(reading.spans) else ""
        for at in (number, number - 1)
    )
    asked, told = kinds(question), kinds(own)
    missed = asked.isdisjoint(told | kinds(f"{before} {reading.article.title or ''}"))
    return float(not asked.isdisjoint(told)), float(bool(asked) and missed), float(bool(told) and missed)


def weapons(claim: Claim, question: str) -> tuple[float, float, float]:
    """Does the figure's own clause tell of the weapon that the question names and of no other; of another alone; of
    both, so that its toll is of more than was asked for?
    """
    asked, told = arms(question), arms(clause(claim))
    met, other = bool(asked & told), bool(asked and told - asked)
    return float(met and not other), float(other and not met), float(met and other)


@functools.lru_cache(maxsize=4096)
def arms(text: str) -> frozenset[str]:
    """The kinds of weapons that a text tells of."""
    return frozenset(name for name, words in _classes("weapons").items() if words.search(text))


@functools.lru_cache(maxsize=4096)
def kinds(text: str) -> frozenset[str]:
    """The classes of places and deeds that a text tells of."""
    return frozenset(name for name, words in _classes("classes").items() if words.search(text))


def unsaid(names: Collection[str], article: Article) -> frozenset[str]:
    """Those of the classes of places and deeds that an article nowhere tells of. Whole texts are not kept in memory."""
    words = _classes("classes")
    return frozenset(
        name for name in names if not (words[name].search(article.text) or words[name].search(article.title or ""))
    )


@functools.cache
def _classes(table: str) -> dict[str, re.Pattern[str]]:
    text = resources.files("assistant.answering").joinpath("data/circumstances.toml").read_text(encoding="utf-8")
    return {
        name: re.compile(rf"\b(?:{'|'.join(words)})s?\b", re.IGNORECASE)
        for name, words in tomllib.loads(text)[table].items()
    }
