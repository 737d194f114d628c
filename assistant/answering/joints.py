"""What signs of a claim say together, and none alone: an open place means little where its day is the asked one."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.feature_names import BASE

PAIRS = (
    ("place_open", "when_met"),
    ("place_open", "lead"),
    ("place_open", "titled"),
    ("place_open", "names_lacking"),
    ("place_open", "words_lacking"),
    ("place_met", "when_met"),
    ("place_met", "day"),
)
JOINTS = (*(f"{one}_{other}" for one, other in PAIRS), "claimant_place_when", "all_names", "most_words", "vague_alone")
"""Products of two signs; claimant, place and day met at once; no name, and hardly a word, of the question that the
article lacks; and "dozens" that fits every slot where no number does.
"""
HARDLY = 0.2
AT = {name: place for place, name in enumerate(BASE)}


def joined(rows: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """The claims of one question, a number for each of BASE, with one for each of JOINTS behind."""
    complete, vague = AT["complete"], AT["vague"]
    numbered = any(row[complete] and not row[vague] for row in rows)
    found = []
    for row in rows:
        pairs = (row[AT[one]] * row[AT[other]] for one, other in PAIRS)
        three = row[AT["claimant_met"]] * row[AT["place_met"]] * row[AT["when_met"]]
        alone = row[vague] and row[complete] and not numbered
        lacks = row[AT["names_lacking"]], row[AT["words_lacking"]]
        found.append((*row, *pairs, three, float(not lacks[0]), float(lacks[1] < HARDLY), float(bool(alone))))
    return found
