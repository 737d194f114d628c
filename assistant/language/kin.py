"""Words near in meaning, as reports on wars use them for one another."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources

from assistant.language.terms import terms


@functools.cache
def _lines() -> Mapping[str, frozenset[str]]:
    """The terms of all lines in which each term stands."""
    text = resources.files("assistant.language").joinpath("data/kin.toml").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for line in tomllib.loads(text)["lines"]:
        together = frozenset(terms(line))
        for term in together:
            found[term] = found.get(term, frozenset()) | together
    return found


def kin(term: str) -> frozenset[str]:
    """The terms that may stand for a term of `terms.terms`, itself among them; itself alone where none is known."""
    return _lines().get(term) or frozenset({term})
