"""Those in a critical condition: not all the wounded, and all the wounded are not those."""

from __future__ import annotations

import re

from assistant.domain.claims import Claim, Outcome
from assistant.domain.questions import QuestionFrame
from assistant.language.remembering import has


def in_other_condition(claim: Claim, frame: QuestionFrame) -> bool:
    """Are those in some condition asked for, of whom the claim does not tell; or all, where it tells of those alone?"""
    asked = CONDITION.search(frame.text) if asks_condition(frame.text) else None
    if asked:
        return not any(_how(found) == _how(asked) for found in CONDITION.finditer(claim.quote))
    return _of_the_wounded(claim) and not ASKS_SOME.search(frame.text)


def _how(condition: re.Match[str]) -> str:
    """Whoever is in a grave state is in a serious one."""
    return condition["how"].lower().replace("grave", "serious")


CONDITION = re.compile(r"\b(?P<how>critical|serious|grave|stable) (?:condition|state)\b", re.IGNORECASE)
asks_condition = has(CONDITION)


def _of_the_wounded(claim: Claim) -> bool:
    """`Five of the wounded are in a critical condition`: who writes so has told more, and those are but some."""
    start = claim.quote.find(claim.figure.text) if claim.figure else -1
    if claim.figure is None or claim.outcome is not Outcome.INJURED or start < 0:
        return False
    ahead, rest = claim.quote[:start], claim.quote[start:]
    return SOME_CRITICAL.match(rest) is not None or (
        AMONG_THEM.search(ahead) is not None and CRITICAL.match(rest, len(claim.figure.text)) is not None
    )


IN_A_STATE = (
    r"(?:were |are |was |is |remain(?:s|ed)? )?(?:reported(?:ly)? )?in (?:an? )?(?:critical|serious|grave) "
    r"(?:condition|state)"
)
SOME_CRITICAL = re.compile(
    rf"[\w' -]{{1,30}}? of (?:them|whom|those|the (?:wounded|injured|survivors|victims)),? {IN_A_STATE}\b",
    re.IGNORECASE,
)
CRITICAL = re.compile(rf",? {IN_A_STATE}\b", re.IGNORECASE)
AMONG_THEM = re.compile(r"\b(?:among|of) (?:[\w-]+ ){0,5}?(?:wounded|injured|hurt),? $", re.IGNORECASE)
ASKS_SOME = re.compile(
    r"\b(?:critical|serious|grave|severe)(?:ly)?\b|\blife-threatening\b|"
    r"\b(?:fighting|fought) for (?:their|his|her) li(?:fe|ves)\b|\bintensive care\b|"
    r"\b(?:near|between life and) death\b|\bhow many (?:of|among) (?:them|those|the)\b",
    re.IGNORECASE,
)
