"""With what it was done: the weapons and kinds of attack that a question and a claim's sentence name."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources


@functools.cache
def _kinds() -> tuple[re.Pattern[str], Mapping[str, str], Mapping[str, frozenset[str]]]:
    """One pattern for all words, the kind of each, and for each kind those that it may be told as."""
    text = resources.files("assistant.answering").joinpath("data/means.toml").read_text(encoding="utf-8")
    means = tomllib.loads(text)["means"]
    kinds = {word: name for name, entry in means.items() for word in entry["words"]}
    longest_first = sorted(kinds, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
    return pattern, kinds, {name: frozenset({name, *entry["like"]}) for name, entry in means.items()}


@functools.lru_cache(maxsize=20_000)
def means_in(text: str) -> frozenset[str]:
    """The kinds that a text names."""
    pattern, kinds, _ = _kinds()
    return frozenset(kinds[found.lower()] for found in pattern.findall(text))


def same_means(asked: frozenset[str], told: frozenset[str]) -> bool:
    """Does any that is told stand for one that is asked for?"""
    return any(told & _kinds()[2][kind] for kind in asked)
