"""How a claim fits what a question asks for, and what surrounds it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from assistant.domain.articles import Article
from assistant.domain.claims import Claim


class Fit(IntEnum):
    """How a claim fits one slot. OPEN: the claim does not say."""

    VIOLATED = 0
    OPEN = 1
    MET = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a claim in its article: a claim is bound to its event by its sentence, title and lead."""

    article: Article
    places: tuple[str, ...]
    """Places named in title and lead."""
    elsewhere: tuple[str, ...] = ()
    """Places named anywhere in the article."""


def sentence_before(claim: Claim, setting: Setting) -> str:
    """The sentence that a claim's own goes on from; nothing where it is the first."""
    before = setting.article.text[max(0, claim.start - LONG_SENTENCE) : claim.start].rstrip()
    return before[max(before.rfind(end, 0, -1) for end in (". ", "\n", "! ", "? ")) + 1 :]


LONG_SENTENCE = 400
