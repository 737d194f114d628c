from __future__ import annotations
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceMention:
    start: int
    end: int
    text: str
    key: str


G = [
    "Aleppo",
    "Idlib",
    "Homs",
    "Hama",
    "Damascus",
    "Raqqa",
    "Ghouta",
    "Douma",
    "Ganja",
    "Barda",
    "Stepanakert",
    "Shusha",
    "Martuni",
    "Tartar",
    "Terter",
    "Palmyra",
    "Hasaka",
    "Hassakeh",
    "Qamishli",
    "Deir Ezzor",
    "Deir al-Zour",
    "Latakia",
    "Daraa",
    "Afrin",
    "Kobane",
    "Baku",
    "Yerevan",
]
R = re.compile(
    r"(?<!\w)(" + "|".join(map(re.escape, G)) + r")(?!\w)|(?<=\b(?:in|at|of) )((?:[A-Z][\w-]+)(?: [A-Z][\w-]+)*)"
)


def fold(s):
    s = re.sub(r"\b(al|el|ash|as|az|ez)[- ]", "", s.lower())
    return re.sub(r"[aeiouy'\-\s]", "", re.sub(r"(.)\1", r"\1", s))


def find_places(t):
    return [PlaceMention(m.start(), m.end(), m.group(), m.group().lower()) for m in R.finditer(t)]


def same_place(a, b):
    return fold(a) == fold(b)


def within(a, b):
    return False
