"""Refusals to give a figure: "Baku refuses to communicate its military losses". An answer of its own, and not zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.claims import Outcome, Status
from assistant.language.actors import Lexicon, Mention
from assistant.language.tokens import tokenise
from ingest.claims.phrases import Named, name_left, speaks, words_of

TELL = "communicate|disclose|give|reveal|release|publish|report|say|announce|provide|confirm|share|comment on"
TOLD = "disclosed?|given?|give|revealed?|released?|published?|reported?|said|say|announced?|provided?|commented?"
REFUSAL = re.compile(
    rf"(?:\b(?:refus(?:es|ed|ing)|declin(?:es|ed|ing)) to (?:\w+ ){{0,2}}?(?:{TELL})\b"
    rf"|\b(?:has|have|had|did|does|do) (?:not|n[o']t|never)(?: yet)? (?:\w+ )?(?:{TOLD})\b"
    rf"|\b(?:hasn.?t|haven.?t|hadn.?t|didn.?t|doesn.?t) (?:\w+ )?(?:{TOLD})\b"
    r"|\b(?:has|have|had) (?:so far |yet )?said nothing (?:of|about|on)\b|\bsa(?:ys|id) nothing (?:of|about|on)\b"
    r"|\bkeeps? (?:\w+ ){0,3}?(?:secret|to itself|under wraps)\b|\bwithh(?:olds?|eld|olding)\b"
    r"|\b(?:gave|gives|giving|released?|provided?|published) no (?:figures?|numbers?|details?|toll|count|data)\b)"
    # "did not say when it happened" withholds no losses.
    r"(?! (?:when|where|why|who|which)\b)",
    re.IGNORECASE,
)
NOT_GIVEN = re.compile(
    r"\bno (?:official |confirmed |exact )?(?:figures?|numbers?|toll|count|tally|details|data)\b[^.;]{0,60}?"
    r"\b(?:has|have|had|was|were) (?:yet )?(?:been )?(?:yet )?(?:released|given|published|announced|provided)"
    r" by\b",
    re.IGNORECASE,
)
LOSSES = re.compile(
    r"\b(?:loss(?:es)?|casualt(?:y|ies)|toll|death|deaths|dead|killed|fatalities|military reports?|figures?|"
    r"how many|numbers?|wounded|victims)\b",
    re.IGNORECASE,
)
# No party beside it: the one that the text was about keeps it to itself.
UNTOLD = re.compile(
    r"\b(?:losses|casualties|deaths|dead|fatalities|toll)\b[^.;]{0,30}?\b(?:remains?|are|is|were|was|have been|stays?) "
    r"(?:still )?(?:unpublished|undisclosed|unreported|kept secret|a \w+ secret|not (?:published|given))",
    re.IGNORECASE,
)
MILITARY = re.compile(
    r"\b(?:military|soldiers?|troops?|army|servicemen|combat|its (?:own )?(?:losses|dead)|forces)\b", re.IGNORECASE
)
REACH = 90


@dataclass(frozen=True, slots=True)
class Withheld:
    """Who withholds, in the text's words and by key, and about whom."""

    name: str
    actor: str | None
    status: Status
    group: str | None
    outcome: Outcome
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """A party that the text was about before: its key, where the lexicon has it, and its name."""

    key: str | None
    name: str


def find_withheld(text: str, lexicon: Lexicon, before: Before | None = None) -> Iterator[Withheld]:
    """Parties of a sentence that refuse to give their losses.

    `before`: the party that the text was about, which "it", "the government" and a sentence without a party mean.
    """
    for refusal in REFUSAL.finditer(text):
        after = text[refusal.end() : refusal.end() + REACH]
        told = re.split(r"[;.]|, (?:but|and|while)\b|\band (?:said|added|reported)\b", after, maxsplit=1)[0]
        if not LOSSES.search(told) and not LOSSES.search(refusal.group()):
            continue
        ahead = text[: refusal.start()]
        parties = tuple(m for m in lexicon.mentions(ahead) if m.end > refusal.start() - REACH)
        if parties:
            yield _withheld(parties[-1], told)
        elif before and MEANT.search(ahead):
            yield Withheld(before.name, before.key, *_victims(told), inferred=True)
        elif name := _unknown_party(text, refusal.start()):
            yield Withheld(name, None, *_victims(told))
    for silence in NOT_GIVEN.finditer(text):
        parties = lexicon.mentions(text[silence.end() : silence.end() + REACH])
        if LOSSES.search(silence.group()) and parties and parties[0].start < NEAR:
            yield _withheld(parties[0], silence.group())
    yield from _untold(text, lexicon, before)


def _untold(text: str, lexicon: Lexicon, before: Before | None) -> Iterator[Withheld]:
    """`Military casualties remain unpublished`."""
    untold = UNTOLD.search(text)
    parties = lexicon.mentions(text[: untold.start()]) if untold else ()
    if untold and parties:
        yield _withheld(parties[-1], untold.group())
    elif untold and before:
        yield Withheld(before.name, before.key, *_victims(untold.group()), inferred=True)


# "It", "The government" without a country: right before the refusal, an adverb between them or none.
MEANT = re.compile(
    r"(?:^|[,;“\"] ?|\b(?:and|but|while) )"
    r"(?:it|they|the (?:government|army|military|ministry|authorities|country|command))"
    r"(?: (?:itself|still|also|so far|yet))?\s*$",
    re.IGNORECASE,
)
NEAR = 12


def _unknown_party(text: str, at: int) -> str | None:
    """`the Sorvian army`: the name before the refusal, where it is that of a body and the lexicon has it not."""
    tokens = tokenise(text[:at])
    nobody = Named(frozenset(), frozenset())
    while tokens and tokens[-1].lower in {"has", "had", "have", "still", "so", "also"}:
        tokens.pop()
    if not tokens:
        return None
    first = name_left(tokens, len(tokens), nobody)
    named = first < len(tokens) and speaks(tokens, first, len(tokens), nobody)
    proper = any(token.is_capital for token in tokens[max(first, 1) :])
    return words_of(text, tokens, first, len(tokens)) if named and proper else None


def _withheld(party: Mention, told: str) -> Withheld:
    return Withheld(party.text, party.actor.key, *_victims(told))


def _victims(told: str) -> tuple[Status, str | None, Outcome]:
    outcome = Outcome.INJURED if HURT.search(told) and not DEAD.search(told) else Outcome.KILLED
    return (Status.COMBATANT, "soldiers", outcome) if MILITARY.search(told) else (Status.UNKNOWN, None, outcome)


HURT = re.compile(r"\b(?:wounded|injur\w+|hurt)\b", re.IGNORECASE)
DEAD = re.compile(r"\b(?:loss(?:es)?|casualt\w+|tolls?|deaths?|dead|killed|fatalit\w+|died)\b", re.IGNORECASE)
