"""Posts of social networks that an article shows: whoever signs one has said what stands in it.

A page's text keeps the signature, `— Jane Miller (@janemiller) June 12, 2016`, and often loses its dash and its "@".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain.claims import Claim
from assistant.language.actors import Lexicon
from ingest.claims.attributing import speaking_party
from ingest.claims.circumstances import MONTH

SIGNED = re.compile(rf"\(@?(?P<handle>\w{{3,20}})\) (?:{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH} \d{{4}})\b")
LONGEST_NAME = 4
INSIDE_NAMES = frozenset({"and", "for", "of", "the"})


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a post, from where his name begins to where the day ends."""

    start: int
    end: int
    name: str


def signatures(text: str) -> list[Signature]:
    """Every signature of a post in the text."""
    return [signed for found in SIGNED.finditer(text) if (signed := _signature(text, found))]


def _signature(text: str, found: re.Match[str]) -> Signature | None:
    words = list(_name_before(text, found.start()))
    handle = _letters(found["handle"])
    # "… in Gao Jane Miller (janemiller)": the handle tells where a name begins.
    named = next(
        (k for k in range(len(words)) if _letters("".join(w.group() for w in words[: k + 1][::-1])) == handle), None
    )
    words = words[: named + 1] if named is not None else words
    while words and not words[-1].group()[0].isupper():
        words.pop()
    if not words:
        return None
    start = words[-1].start()
    return Signature(start, found.end(), " ".join(text[start : found.start()].split()))


def _name_before(text: str, end: int) -> Iterator[re.Match[str]]:
    """The words of a name that ends before `end`, the last of them first."""
    near = list(WORD.finditer(text, max(0, end - NEAR), end))
    for word in near[: -LONGEST_NAME - 1 : -1]:
        told = word.group()
        if not (told[0].isupper() or told in INSIDE_NAMES) or not NAME.fullmatch(told):
            return
        yield word


WORD = re.compile(r"\S+")
NAME = re.compile(r"[\w'’-]+")
NEAR = 60


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def credited_to_signers(claims: Sequence[Claim], text: str, lexicon: Lexicon) -> list[Claim]:
    """The claims, those of a post that nobody else is named for with him who signs it."""
    signed = signatures(text)
    return [_signed(claim, signed, text, lexicon) for claim in claims] if signed else list(claims)


def _signed(claim: Claim, signed: Sequence[Signature], text: str, lexicon: Lexicon) -> Claim:
    if claim.figure is None:
        return claim
    at = text.find(claim.figure.text, claim.start, claim.end)
    own = next((each for each in signed if at < each.start < claim.end), None)
    if claim.claimant is not None and (own is None or text.find(claim.claimant, own.end, claim.end) < 0):
        # Who speaks behind the signature said nothing of the post before it.
        return claim
    # "Nine died today. — Jane Miller (@janemiller) June 12, 2016": the next sentence begins with who signs.
    signer = own or next((each for each in signed if BETWEEN.fullmatch(text[claim.end : each.start])), None)
    if signer is None:
        return claim
    party = speaking_party(signer.name, lexicon)
    return replace(claim, claimant=signer.name, actor=party.key if party else None, inferred=own is None)


BETWEEN = re.compile(r"[\s—–-]{1,4}")
