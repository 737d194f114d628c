"""Where a sentence that names no place tells of, as readers take it: the one place told of before, or "the town".

`A raid hit the town of Sarmada. Nine people died in the town.`
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from assistant.answering.fits import Setting
from assistant.answering.scenes import names_any, scenes_in
from assistant.domain.claims import Claim
from assistant.language.places import is_country, is_wide, same_place, within

KIND = (
    r"town|village|city|district|neighbou?rhood|quarter|suburb|camp|river|dam|bridge|island|border crossing|crossing|"
    r"air ?base|airport|valley|enclave"
)
# "the town", and not "the town of …", "the town's council" or "the village elders".
BACK = re.compile(rf"\b[Tt]he (?P<kind>{KIND})\b(?! of\b|['’]?s?\s+(?-i:[A-Z])|['’]s\b| elders| council)")
NAME = r"(?:[A-Z][\w'’-]+|al|el|ash|as|az|ad|an|at)(?:[ -](?:[A-Z][\w'’-]+|al|el|ash|as|az|ad|an|at)){0,3}"
NAMED = re.compile(
    rf"\b(?P<first>{KIND}) (?:of|called|in) (?P<of>{NAME})|(?P<before>{NAME})[ -](?P<behind>(?i:{KIND}))\b"
)
FAR = 1500


def told_there(claim: Claim, wanted: Sequence[str], setting: Setting) -> bool:
    """Does a claim whose sentence names no place tell of one asked for, and could it mean no other?"""
    if any(not is_country(place) for place in scenes_in(claim.quote)):
        return False
    return _takes_up(claim, wanted, setting) or _heads(claim, wanted, setting)


def _takes_up(claim: Claim, wanted: Sequence[str], setting: Setting) -> bool:
    """`In the town`: the town that was named last; who speaks of several names them again."""
    back = BACK.search(claim.quote)
    if back is None:
        return False
    before = setting.article.text[max(0, claim.start - FAR) : claim.start]
    named = _named(before).get(_kind(back["kind"]), ())
    very = [one for one in wanted if not is_wide(one) or back["kind"] == "city"]
    return bool(named) and names_any(named[-1], very)


def _heads(claim: Claim, wanted: Sequence[str], setting: Setting) -> bool:
    """A headline leaves out where it was: there where the first sentence below it tells of, if it names no other."""
    article = setting.article
    at = article.text.find(article.title) if article.title else -1
    if not 0 <= at <= OPENING or claim.end > at + len(article.title or "") + len(". "):
        # Where no stop parts them, headline and first sentence are one, and that says where.
        return False
    below = article.text[claim.end : claim.end + LEAD].lstrip()
    told = [place for place in scenes_in(below[: below.find(". ") + 1] or below) if not is_country(place)]
    return any(same_place(place, one) for place in told for one in wanted) and all(
        any(same_place(place, one) or within(place, one) or within(one, place) for one in wanted) for place in told
    )


OPENING, LEAD = 40, 500


@functools.lru_cache(maxsize=2_000)
def _named(text: str) -> dict[str, tuple[str, ...]]:
    """The names that a text gives with their kinds, by kind, the last one last."""
    found: dict[str, tuple[str, ...]] = {}
    for match in NAMED.finditer(text):
        kind = _kind(match["first"] or match["behind"])
        found[kind] = (*found.get(kind, ()), match["of"] or match["before"])
    return found


def _kind(word: str) -> str:
    word = word.lower().replace("neighbour", "neighbor").replace(" ", "")
    return "district" if word in {"neighborhood", "quarter"} else word
