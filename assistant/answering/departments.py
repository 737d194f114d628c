"""Parts of one state that are two voices all the same: the army asked for is no minister of tourism."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

FORCES = "forces"
# A post or a house behind the department's name; the minister's press office is his.
POST = r"(?:ministr\w+|minister\w*|secretary|department|portfolio)"


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = resources.files("assistant.answering").joinpath("data/departments.toml").read_text(encoding="utf-8")
    told = tomllib.loads(data)
    of_ministry = {**told["ministries"], FORCES: told["forces"]["ministry"]}
    made = {
        name: rf"\b(?:{words})\s+{POST}\b|\b{POST}\s+(?:of|for)\s+(?:the\s+)?(?:{words})\b"
        for name, words in of_ministry.items()
    }
    for name, words in told["offices"].items():
        # Rescuers are the emergency ministry's.
        made[name] = "|".join(filter(None, (made.get(name), rf"\b(?:{words})\b")))
    made[FORCES] += rf"|\b(?:{told['forces']['arms']})\b"
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in made.items()}


@functools.lru_cache(maxsize=2048)
def departments(claimant: str) -> frozenset[str]:
    """The departments that a claimant's name tells; none where it tells none."""
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(claimant))


def another_department(asked: str, told: str) -> bool:
    """Does each name a department, and none the same?"""
    first, second = departments(asked), departments(told)
    return bool(first and second) and first.isdisjoint(second)
