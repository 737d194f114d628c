"""Ordinal numbers in words, to the ninety-ninth."""

from __future__ import annotations

ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TEENS = (
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
ORDINALS = {
    **{word: number for number, word in enumerate((*ONES, *TEENS), 1)},
    **{f"{ten}ieth": 10 * number for number, ten in enumerate(TENS, 2)},
    **{f"{ten}y-{one}": 10 * number + more for number, ten in enumerate(TENS, 2) for more, one in enumerate(ONES, 1)},
}


def ordinal_pattern(most: int = 99) -> str:
    """Alternatives of a pattern for all up to `most`, the longest first."""
    return "|".join(sorted((name for name, number in ORDINALS.items() if number <= most), key=len, reverse=True))


def ordinal_of(name: str) -> int:
    """The number of a name, whose two words a hyphen or a blank may join. Raises KeyError for any other word."""
    return ORDINALS[name.lower().replace(" ", "-")]
