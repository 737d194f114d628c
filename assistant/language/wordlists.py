"""Word lists kept as data: one TOML file a package, one list a name."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def load(package: str) -> dict[str, frozenset[str]]:
    """The lists in `data/words.toml` of a package, by name."""
    text = resources.files(package).joinpath("data/words.toml").read_text(encoding="utf-8")
    return {name: frozenset(line.split()) for name, line in tomllib.loads(text).items()}


def words(name: str) -> frozenset[str]:
    """A list of this package."""
    return load("assistant.language")[name]
