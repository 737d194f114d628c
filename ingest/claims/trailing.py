"""Noun phrases of speakers that begin at a token: who stands behind a verb of speech, or behind "according to"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token
from ingest.claims.phrases import QUOTE_MARKS, RANKS, Named, is_adjective, speaks
from ingest.claims.seats import is_hospital
from ingest.claims.victim_phrases import is_verb
from ingest.claims.words import words


def name_right(tokens: Sequence[Token], first: int, named: Named) -> int:
    """Where the noun phrase that begins at token `first` ends; `first` where there is none."""
    last, place, seen = first, first, False
    while place < len(tokens) and place - first <= 14:
        token = tokens[place]
        word = token.lower
        if _begins_told(tokens, first, place, seen=seen):
            break
        speaks_here = word.removesuffix("'s") in words("speaker_nouns") or _is_tally(tokens, first, place, named)
        if place in named or speaks_here or is_hospital(tokens, place):
            seen, last = True, place + 1
        elif place > first and (by := _author_behind(tokens, place)) is not None:
            # "a report by the Centre", "a statement released Saturday by the Centre": the Centre speaks.
            after = name_right(tokens, by + 1, named)
            return after if after > by + 1 else (last if seen else first)
        elif word in words("stops") or (word in words("speech") and place > first):
            break
        elif token.is_capital and token.is_word and not (place == first and word in ARTICLES):
            seen, last = True, place + 1
        elif word == "." and tokens[place - 1].lower in RANKS and tokens[place + 1 : place + 2]:
            # "Maj. Gen. Omar Said"
            pass
        elif seen and word in {"a", "an", "the"} and (role := _role_ends(tokens, first, place, named)):
            # "Omar Hadi the commander of the police": what he is belongs to his name.
            return role
        elif not _goes_on(tokens, place, seen=seen):
            break
        place += 1
    return _with_ground(tokens, last) if seen else first


def _is_tally(tokens: Sequence[Token], first: int, place: int, named: Named) -> bool:
    """`according to Israeli tallies`: a people's adjective is no speaker without its noun."""
    whose = place == first + 1 and first in named and tokens[first].lower.endswith(DEMONYM_ENDS)
    return whose and tokens[place].lower in TALLIES


DEMONYM_ENDS = ("i", "ian", "can", "ish", "ese", "ean")
TALLIES = frozenset({"counts", "estimates", "figures", "tallies"})


def _goes_on(tokens: Sequence[Token], place: int, *, seen: bool) -> bool:
    """May a name go on beyond the token: `the council of the Syrian city of Homs`?"""
    token = tokens[place]
    if token.lower == "with" and seen and tokens[place - 1].lower not in words("somebody_there"):
        # "according to the Committees with both armies suspected": a circumstance, and nobody's employer.
        return False
    if seen and token.lower in PHRASE_OPENS and _stands_alone(tokens[place - 1]):
        # "the Committee a local group", "the Committee two officers died": what it is, or what is said, follows
        # without its comma.
        return False
    if token.lower in words("inside") or token.lower in words("determiners"):
        return True
    return token.is_word and (not seen or is_adjective(token.lower) or _leads_to_town(tokens, place))


# "A second official": with a capital, and no name.
ARTICLES = frozenset({"a", "an", "the"})
PHRASE_OPENS = frozenset(
    {
        "a",
        "an",
        "another",
        "both",
        "her",
        "his",
        "its",
        "many",
        "one",
        "several",
        "some",
        "the",
        "their",
        "three",
        "two",
    }
)


def _with_ground(tokens: Sequence[Token], last: int) -> int:
    """`according to sources on the ground`, `according to a source in the province`, `… the Zeit hospital`."""
    if last < len(tokens) and is_hospital(tokens, last) and tokens[last - 1].is_capital:
        return last + 1
    near = [token.lower for token in tokens[last : last + 3]]
    of_there = near[:2] == ["in", "the"] and near[2:] and near[2] in words("town_words") | {"province", "governorate"}
    seat = of_there and last > 0 and tokens[last - 1].lower in words("somebody_there")
    return last + 3 if seat or near == ["on", "the", "ground"] else last


def _leads_to_town(tokens: Sequence[Token], place: int) -> bool:
    """`the council of the city of Gao`: is the token the kind of place that the name goes on with?"""
    behind = tokens[place + 1 : place + 3]
    of_name = len(behind) > 1 and behind[0].lower == "of" and behind[1].is_capital
    return of_name and tokens[place].lower in words("town_words") | {"district", "province", "region"}


def clause_behind(tokens: Sequence[Token], first: int, last: int, named: Named) -> int:
    """`according to the Observatory Boko Haram has lost 40`: a second name with a verb of its own begins what is told.

    Where the name ends that begins at token `first` and was taken to end before token `last`.
    """
    if last >= len(tokens) or not (tokens[last].lower in ACTING or is_verb(tokens[last].lower)):
        return last
    towns = (k for k in range(first + 1, last) if k in named.scenes and k - 1 not in named.scenes)
    second = max((*(k for k in range(first + 1, last) if k in named.starts), *towns), default=first)
    if tokens[second - 1].lower == "the":
        second -= 1
    apart = second > first and tokens[second - 1].lower not in words("inside") | words("prepositions")
    return second if apart and speaks(tokens, first, second, named) else last


ACTING = frozenset(
    {"has", "have", "had", "was", "were", "is", "are", "lost", "left", "bore", "suffered", "saw", "took", "struck"}
    | {"fought"}
)


def _begins_told(tokens: Sequence[Token], first: int, place: int, *, seen: bool) -> bool:
    """Does what is told begin at token `place`: `a report ISIS executed 40`, `the channel “two men died …”`?"""
    if place > first and tokens[place].is_capital and tokens[place - 1].lower in words("documents") | {"reports"}:
        return True
    if seen and tokens[place].text == "The" and tokens[place - 1].lower not in words("inside"):
        # "…, said Omar Said The others had left": a sentence whose stop was lost.
        return True
    return seen and tokens[place].lower in QUOTE_MARKS and _opens_speech(tokens, first, place)


def _opens_speech(tokens: Sequence[Token], first: int, place: int) -> bool:
    """Does the mark at token `place` open what is said, and neither open nor close a nickname?"""
    inside = sum(token.lower in QUOTE_MARKS for token in tokens[first:place]) % 2
    return not inside and not any(token.lower in QUOTE_MARKS for token in tokens[place + 1 : place + 5])


ISSUED = frozenset(
    {
        "provided",
        "given",
        "obtained",
        "released",
        "issued",
        "published",
        "posted",
        "made",
        "carried",
        "compiled",
        "collected",
        "gathered",
        "handed",
        "passed",
        "supplied",
        "submitted",
        "sent",
        "prepared",
        "drafted",
        "written",
    }
)


def _role_ends(tokens: Sequence[Token], first: int, place: int, named: Named) -> int | None:
    """Where a person's role ends that stands behind his bare name; None where it is something else."""
    person = place - first >= 2 and all(tokens[k].is_capital and k not in named for k in range(first, place))
    if not person or not any(token.lower in ROLES for token in tokens[place + 1 : place + 4]):
        return None
    end = name_right(tokens, place + 1, named)
    return end if end > place + 1 else None


ROLES = frozenset({"chief", "commander", "director", "governor", "head", "leader", "mayor", "spokesman", "spokeswoman"})


def _author_behind(tokens: Sequence[Token], place: int) -> int | None:
    """The "by" behind a document, where its author is told at token `place`; None where he is not."""
    word = tokens[place].lower
    if tokens[place - 1].lower not in words("documents"):
        return None
    return place if word in {"by", "from"} else _issued_by(tokens, place) if word in ISSUED else None


def _issued_by(tokens: Sequence[Token], place: int) -> int:
    """The "by" behind `released Saturday`; `place` where there is none."""
    # "information handed over to the mission by the council": to whom stands between.
    given = {token.lower for token in tokens[place + 1 : place + 3]} & {"to"}
    near = range(place + 1, min(len(tokens), place + (LONG_GIVEN if given else 5)))
    return next((k for k in near if tokens[k].lower in {"by", "from"}), place)


LONG_GIVEN = 12


def _stands_alone(token: Token) -> bool:
    return token.is_word and token.lower not in words("inside")
