"""Takes out what web pages leave in a text that was saved from them. The rules are in `data/boilerplate.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

# A line of the story itself: a full line that ends as a sentence does.
PROSE = re.compile(r".{60,}[.!?…][\"”’')\]]*", re.DOTALL)
STORY_BEGUN = 2


@dataclass(frozen=True, slots=True)
class Rules:
    """Patterns for whole lines, by what goes with the line."""

    longest: int
    end: re.Pattern[str]
    links: re.Pattern[str]
    alone: re.Pattern[str]

    def kind(self, line: str) -> str | None:
        """`end`, `list` or `alone`; None for a line of the story and for a blank one."""
        line = line.strip().strip("|•·*_ ")
        if not line or len(line) > self.longest:
            return None
        for kind, pattern in (("end", self.end), ("list", self.links), ("alone", self.alone)):
            if pattern.fullmatch(line):
                return kind
        return None


@functools.cache
def rules() -> Rules:
    """The rules that come with the product."""
    table = tomllib.loads(resources.files("ingest.reading").joinpath("data/boilerplate.toml").read_text("utf-8"))
    return Rules(table["longest"], _any(table["end"]), _any(table["list"]), _any(table["alone"]))


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def without_boilerplate(text: str) -> str:
    """`text` without the lines that are no part of the story. The first line stays: it is the title."""
    lines = text.split("\n")
    end = _story_end(lines)
    out, dropping = lines[:1], False
    for line in lines[1:end]:
        kind = rules().kind(line)
        dropping = kind == "list" or (dropping and bool(line.strip()) and not PROSE.fullmatch(line.strip()))
        if kind is None and not dropping:
            out.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip()


def without_tail(text: str) -> str:
    """`text` without what follows the story, and otherwise untouched: offsets into what stays are those of `text`."""
    lines = text.split("\n")
    end = _story_end(lines)
    while end > 1 and (not lines[end - 1].strip() or rules().kind(lines[end - 1])):
        end -= 1
    return "\n".join(lines[:end]).rstrip() if end < len(lines) else text


def _story_end(lines: Sequence[str]) -> int:
    """The index after the story's last line."""
    prose = [bool(PROSE.fullmatch(line.strip())) for line in lines]
    last = max((index for index, is_prose in enumerate(prose) if is_prose), default=len(lines))
    begun = 0
    for index, line in enumerate(lines):
        kind = rules().kind(line) if index else None
        if (kind == "end" and begun >= STORY_BEGUN) or (kind in ("end", "list") and index > last):
            return index
        begun += prose[index]
    return len(lines)
