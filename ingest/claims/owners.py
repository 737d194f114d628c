"""Whose a body without a country is: "the prosecutor general" of the one country whose prosecutors are named."""

from __future__ import annotations

import re
from collections import Counter

from assistant.language.actors import Actor, Lexicon


def owner_of(root: str, counts: Counter[str], lexicon: Lexicon) -> Actor | None:
    """The only party whose body of this kind the text names; of powers, the one that it names far more than others."""
    (first, most), *others = counts.most_common(2)
    if others and (root not in POWERS or others[0][1] * CLEARLY > most):
        return None
    return lexicon.actor(first)


POWERS = frozenset({"government", "army", "regime", "military"})


CLEARLY = 3


def root_of(name: str) -> str:
    """The kind of body a name is: `prosecutor` for "the Prosecutor General's Office" and "prosecutors"; "" for none."""
    name = OF_FIELD.sub(r"\1 ministry", name)
    return next((root for root in BODIES if root in name), "")


# "the ministry of health"
OF_FIELD = re.compile(r"\bministry of (\w+)\b")


BODIES = (
    "prosecutor",
    "ombuds",
    "defence ministry",
    "defense ministry",
    "foreign ministry",
    "interior ministry",
    "health ministry",
    "rescue service",
    "general staff",
    "authorit",
    "parliament",
    "government",
    "regime",
    "army",
    "military",
)
