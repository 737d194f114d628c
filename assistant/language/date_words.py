"""What the words of dates stand for: months, weekdays and numbers; and the year of a day that is told without one."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import Any

from assistant.domain.times import DateSpan


@functools.cache
def words() -> dict[str, Any]:
    return tomllib.loads(files("assistant.language").joinpath("data/dates.toml").read_text("utf-8"))


@functools.cache
def _ordinals(table: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(words()[table]) for name in names}


def month_number(name: str) -> int:
    return _ordinals("months")[name.lower().rstrip(".")] + 1


def weekday_number(name: str) -> int:
    """0 for Monday."""
    return _ordinals("weekdays")[name.lower().rstrip(".")]


def number_of(text: str) -> int:
    folded = " ".join(text.lower().split())
    return int(folded) if folded.isdecimal() else int(words()["numbers"][folded])


def latest(first: Callable[[int], DateSpan], anchor: date | None) -> DateSpan | None:
    """The span in the latest year in which it begins no later than the anchor."""
    if anchor is None:
        return None
    for year in range(anchor.year, anchor.year - 5, -1):  # 29 February may need four steps
        try:
            span = first(year)
        except ValueError:
            continue
        if span.first <= anchor:
            return span
    return None
