"""Is a word of speech a verb that tells something, or a noun, another sense, or a passive without a speaker?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from assistant.language.numbers import quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from ingest.claims.words import words

Sense = Callable[[Sequence[Token], int], bool]

# Behind these a word like "reports" is a noun, in front of others too.
BEHIND_NOUN = frozenset({"of", "on", "from", "by", "about", "said", "say", "indicate", "suggest"})
BEFORE_NOUN = frozenset(
    {"media", "news", "unconfirmed", "initial", "united", "", "these", "military", "partial", "local"}
)
BE = frozenset({"to", "was", "were", "been", "be", "is", "are"})
FAR = 14
NEAR = 5


def tells(tokens: Sequence[Token], place: int) -> bool:
    """Does the word of speech at token `place` tell what its subject said?"""
    word = tokens[place].lower
    sense = SENSES.get(word)
    if word in words("changes_toll"):
        sense = _of_toll
    if sense is not None:
        return sense(tokens, place)
    return word in {"said", "says"} or _before(tokens, place) not in BE


def _before(tokens: Sequence[Token], place: int) -> str:
    return tokens[place - 1].lower if place else ""


def _ahead(tokens: Sequence[Token], place: int, reach: int) -> set[str]:
    return {token.lower for token in tokens[place + 1 : place + reach]}


def _noun_or_verb(tokens: Sequence[Token], place: int) -> bool:
    """`the claims of`, `media reports`: nouns; `the monitor reports 12 dead`, `…, a broadcaster claims.`: verbs."""
    before = _before(tokens, place)
    after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    claims = tokens[place].lower == "claims"
    if not after[:1].isalnum():
        return tokens[place].lower in {"claims", "reports"} and before in words("speaker_nouns")
    if claims and not _claimed(tokens, place):
        return False
    if after in BEHIND_NOUN:
        return claims and after == "of"
    return before not in words("determiners") | BEFORE_NOUN or after == "that"


def _takes_lives(tokens: Sequence[Token], place: int) -> bool:
    return bool(_ahead(tokens, place, NEAR) & {"lives", "responsibility"})


def _claimed(tokens: Sequence[Token], place: int) -> bool:
    """`claims 11 children died`, but not `claimed 11 children`, `claimed 11 lives`, nor `claimed responsibility`."""
    if _takes_lives(tokens, place):
        return False
    fates = outcomes().passive
    return quantity_at(tokens, place + 1) is None or any(word in fates for word in _ahead(tokens, place, FAR))


def _announced(tokens: Sequence[Token], place: int) -> bool:
    """`hours after both announced a deal`: what they announced is no figure."""
    return not _ahead(tokens, place, NEAR) & words("announced") and _before(tokens, place) not in BE


def _saying(tokens: Sequence[Token], place: int) -> bool:
    return _before(tokens, place) not in {"as"} | BE


def _of_toll(tokens: Sequence[Token], place: int) -> bool:
    """`raised the toll to 61`."""
    return bool({"toll", "tally", "number", "count"} & _ahead(tokens, place, NEAR))


def _put(tokens: Sequence[Token], place: int) -> bool:
    """`put the number of dead at 40`."""
    return "at" in _ahead(tokens, place, FAR)


def _counts(tokens: Sequence[Token], place: int) -> bool:
    """`gave 63 civilians killed`, `registered at least 50`, `gave a toll of 12`: a figure follows at once."""
    if place + 1 >= len(tokens):
        return False
    return quantity_at(tokens, place + 1) is not None or bool(COUNTS & _ahead(tokens, place, 6))


COUNTS = frozenset({"toll", "tally", "count", "figure", "figures", "estimate"})


def _speaks_of(tokens: Sequence[Token], place: int) -> bool:
    """`spoke of nearly 5,000 dead`: a figure follows; not `spoke of his village`."""
    of = [token.lower for token in tokens[place + 1 : place + 2]] == ["of"]
    return of and any(quantity_at(tokens, k) is not None for k in range(place + 2, min(len(tokens), place + 5)))


def _amounts(tokens: Sequence[Token], place: int) -> bool:
    """`announcements on the Armenian side amount to 104`."""
    return _ahead(tokens, place, 2) == {"to"}


def _public(tokens: Sequence[Token], place: int) -> bool:
    """`made public`."""
    return _before(tokens, place) in {"made", "makes", "make"}


def _quoted(tokens: Sequence[Token], place: int) -> bool:
    """`the army was quoted as saying`."""
    return _before(tokens, place) in {"was", "were"}


SENSES: Mapping[str, Sense] = MappingProxyType(
    {
        **dict.fromkeys(("report", "reports", "claims", "states", "estimates", "notes", "mentions"), _noun_or_verb),
        **dict.fromkeys(("announced", "announces"), _announced),
        **dict.fromkeys(("put", "puts"), _put),
        **dict.fromkeys(("gave", "gives", "registered", "named", "listed", "tallied", "lists", "registers"), _counts),
        "amount": _amounts,
        **dict.fromkeys(("speak", "speaks", "spoke", "spoken"), _speaks_of),
        "public": _public,
        "claimed": _claimed,
        "quoted": _quoted,
        "saying": _saying,
    }
)
