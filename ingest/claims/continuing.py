"""Figures whose fate the sentence before told: "Six of them were minors", "The total is now 1,119"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.beside import Linked
from ingest.claims.last_told import Fate
from ingest.claims.victim_phrases import Counted
from ingest.claims.words import words


def goes_on(tokens: Sequence[Token], counted: Counted, before: Fate | None) -> Linked | None:
    """`Six of them were minors`, `The total is now 1,119`, `He put the number at 70,000`: the fate was told before."""
    if before is not None and AMONG_THEM.match(" ".join(token.lower for token in tokens[: counted.first]) + " "):
        # "Among them was a six-year-old boy."
        return Linked(counted, before.outcome, counted.first - 1)
    if before is None or counted.article:
        return None
    if before.asked and counted.bare and _is_answer(tokens, counted):
        # "How many died is disputed. The army says four."
        return Linked(replace(counted, status=before.status), before.outcome, counted.first)
    return _part_or_total(tokens, counted, before)


def _is_answer(tokens: Sequence[Token], counted: Counted) -> bool:
    """`The army says four.`, `Villagers put it at 31.`: nothing but who says it and the number."""
    ahead = [token.lower for token in tokens[: counted.first]]
    behind = [token.lower for token in tokens[counted.last :] if token.is_word]
    says = ahead[-1:] and ahead[-1] in {"say", "says", "said"}
    puts = ahead[-2:] == ["it", "at"] and ahead[-3:-2] and ahead[-3] in {"put", "puts"}
    led = ahead[1:] if ahead[:1] and ahead[0] in {"but", "and", "while", "meanwhile"} else ahead
    named = len(led) <= LONGEST_SPEAKER and NO_NAME.isdisjoint(led) and led[:1] != ["asked"]
    alone = not behind and named and not any("," in token.text for token in tokens[: counted.first])
    alone = alone and words("stops").isdisjoint(ahead)
    return bool(says or puts) and alone and bool(led) and led[0] not in NOBODY


def _part_or_total(tokens: Sequence[Token], counted: Counted, before: Fate) -> Linked | None:
    after = [token.lower for token in tokens[counted.last : counted.last + 8]]
    if counted.bare and after[:1] == ["of"] and after[1:2] in (["them"], ["those"]) and set(after[2:5]) & words("be"):
        status = next((found for word in after[3:] if (found := victims().nouns.get(word))), None)
        return Linked(replace(counted, status=status), before.outcome, counted.last) if status else None
    ahead = [token.lower for token in tokens[max(0, counted.first - 8) : counted.first]]
    if counted.bare and ahead[:1] in (["this"], ["it"], ["that"]) and ahead[-1] == "to" and set(ahead) & UPDATED:
        # "This was later updated to 82."
        return Linked(replace(counted, status=before.status), before.outcome, counted.first)
    total = next((k for k in range(len(ahead) - 1, -1, -1) if ahead[k] in words("numbers")), None)
    if not counted.bare or total is None or not (ahead[total - 1 : total] == ["the"] or "total" in ahead):
        return None
    joints = words("be") | words("comes_to") | {"to", "at", "now", "stands", "so", "far", "has", "had"}
    if not set(ahead[total + 1 :]) or set(ahead[total + 1 :]) - joints:
        return None
    return Linked(replace(counted, status=before.status), before.outcome, counted.first)


# "Some say four": nobody answers for it.
NOBODY = frozenset({"many", "most", "other", "others", "some", "several"})
# "Of the prisoners, Kyiv says 40": of others than the dead.
NO_NAME = frozenset({"about", "among", "as", "besides", "by", "for", "in", "on", "with", "time", ","})
LONGEST_SPEAKER = 6
AMONG_THEM = re.compile(r"among (?:them|those)(?: also)? (?:was|were|are|is) $")
UPDATED = frozenset({"updated", "revised", "raised", "corrected", "rose", "increased", "climbed"})
