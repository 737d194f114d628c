"""Words for what happened to people, by the way they stand to a figure."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from assistant.domain.claims import Outcome


@dataclass(frozen=True, slots=True)
class Outcomes:
    """`active` words come before their figure, `passive` ones after it."""

    active: dict[str, Outcome]
    passive: dict[str, Outcome]


@functools.cache
def outcomes() -> Outcomes:
    text = resources.files("assistant.language").joinpath("data/outcomes.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Outcomes(
        active={word: Outcome(name) for name, voices in data.items() for word in voices["active"]},
        passive={word: Outcome(name) for name, voices in data.items() for word in voices["passive"]},
    )
