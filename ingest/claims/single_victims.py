"""Counts without a number: "a woman", "a second", "nobody"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain.claims import Qualifier, Status
from assistant.language.numbers import Quantity, quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.victim_phrases import HARM_NOUNS, Counted, belonging, is_plural, noun_after, stronger
from ingest.claims.words import words


def ordinal(tokens: Sequence[Token], at: int) -> Counted | None:
    """`one in Aleppo, a second in Homs`, `injuring a fourth`: one more of those who were counted."""
    rank, after = tokens[at + 1].lower if at + 1 < len(tokens) else "", tokens[at + 2 : at + 3]
    alone = not after or not after[0].is_word or after[0].is_capital or after[0].lower in words("breaks")
    if rank not in ORDINALS or not alone:
        return None
    return Counted(at, at + 2, None, Quantity(at, at, at + 2, 1, 1, Qualifier.EXACT), Status.UNKNOWN, article=True)


def another(tokens: Sequence[Token], at: int) -> Counted | None:
    """`a woman was killed and another injured`: one more, where what befell him stands right behind."""
    behind = [token.lower for token in tokens[at + 1 : at + 3]]
    behind = behind[1:] if behind[:1] and behind[0] in words("be") else behind
    led = at > 0 and tokens[at - 1].lower in {"and", "while"}
    if not led or not behind or outcomes().passive.get(behind[0]) is None:
        return None
    return Counted(at, at + 1, None, _one(at), Status.UNKNOWN, article=True)


def both(tokens: Sequence[Token], at: int) -> Counted | None:
    """`killing both pilots`, `both pilots died`; `both soldiers and civilians` are no two."""
    noun = noun_after(tokens, at + 1) if at + 1 < len(tokens) else None
    if not isinstance(noun, tuple):
        return None
    head, status = noun
    phrase = {token.lower for token in tokens[at + 1 : head + 2]}
    one_by_one = not is_plural(tokens[head].lower) or phrase & {"and", "or", "&"} or tokens[head].lower in SETS
    behind = head + 1
    while behind < len(tokens) and tokens[behind].lower in words("be") | {"have", "had", "has"}:
        behind += 1
    led = at > 0 and outcomes().active.get(tokens[at - 1].lower)
    harmed = led or (behind < len(tokens) and outcomes().passive.get(tokens[behind].lower))
    return Counted(at, head + 1, head, _two(at), status, article=True) if harmed and not one_by_one else None


SETS = frozenset({"bodies", "casualties", "deaths", "families", "forces", "heads", "households", "others", "troops"})
ANEW = frozenset({"a", "an", "other", "others", "the"})
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
TELLING = frozenset({"said", "says", "added", "recalled"})


def one_person(tokens: Sequence[Token], at: int) -> Iterator[Counted]:
    """`a woman`, `a bus driver`, `and his daughter`."""
    if _no_victim(tokens, at):
        return
    lexicon = victims()
    for place in range(at + 1, min(len(tokens), at + 8)):
        word = tokens[place].lower
        follows = tokens[place + 1].lower if place + 1 < len(tokens) else ""
        if _says_which(tokens, place):
            continue
        if not tokens[place].is_word or word in words("breaks") or word in lexicon.things:
            return
        if word in ANEW or word.isdecimal():
            # "In a related development other media said", "a grave that holds 230 bodies", "its suburbs A man died"
            return
        if place + 1 < len(tokens) and _names_thing(tokens, place + 1):
            # "a terrorist rocket attack" counts no terrorist.
            return
        if word == "couple" and follows != "of":
            yield Counted(at, place + 1, place, _two(at), Status.CIVILIAN, article=True)
            return
        if _one_person(word, follows) or (word in lexicon.nouns and _hurt_behind(tokens, place)):
            status = lexicon.nouns[word]
            for before in range(at + 1, place):
                kind = tokens[before].lower
                # "a staff member"
                kept = lexicon.nouns.get(kind) if word in {"member", "members"} else None
                status = stronger(status, lexicon.modifiers.get(kind, kept)) or status
            last, status = belonging(tokens, place, status)
            yield pair(tokens, at, place, status) or Counted(at, last, place, _one(at), status, article=True)
            return


def _no_victim(tokens: Sequence[Token], at: int) -> bool:
    """`told a reporter`, `was shot by a guard and wounded`: to whom it was told, and who did it.

    Nor are "another 12 policemen" one, as "another 16-year-old boy" is.
    """
    before = [token.lower for token in tokens[max(0, at - 2) : at]]
    if before[-1:] == ["by"] and len(before) > 1 and before[0] in outcomes().passive:
        return True
    if before[-1:] == ["of"] and before[0] in words("kin"):
        # "the teenage son of a farmer was killed": he was, and not the farmer.
        return True
    more = quantity_at(tokens, at + 1) if tokens[at].lower == "another" and at + 1 < len(tokens) else None
    several = more is not None and [token.text for token in tokens[more.last : more.last + 1]] != ["-"]
    return several or before[-1:] in (["told"], ["tells"], ["telling"])


def _one(at: int) -> Quantity:
    return Quantity(at, at, at + 1, 1, 1, Qualifier.EXACT)


def _two(at: int) -> Quantity:
    return Quantity(at, at, at + 1, 2, 2, Qualifier.EXACT)


def with_kin(tokens: Sequence[Token], at: int) -> Counted | None:
    """`She and her daughter`: two."""
    joint = [token.lower for token in tokens[at + 1 : at + 3]] in (["and", "her"], ["and", "his"])
    for head in range(at + 3, min(len(tokens), at + 5) if joint else 0):
        if tokens[head].lower in words("kin"):
            status = victims().nouns.get(tokens[head].lower, Status.UNKNOWN)
            return Counted(at, head + 1, head, _two(at), status, article=True)
    return None


def pair(tokens: Sequence[Token], at: int, head: int, status: Status) -> Counted | None:
    """`a man and his young daughter`, `one mother and her child`: two, where nobody else joins them."""
    lexicon = victims()
    joint = [token.lower for token in tokens[head + 1 : head + 3]]
    kin = tokens[head].lower in words("kin") and tokens[at].lower in words("possessives")
    if joint[:1] != ["and"] or not joint[1:] or tokens[at].lower == "another":
        return None
    if joint[1] not in {"his", "her"}:
        return _listed(tokens, at, head, status, kin=kin)
    for place in range(head + 3, min(len(tokens), head + 6)):
        word, follows = tokens[place].lower, tokens[place + 1].lower if place + 1 < len(tokens) else ""
        if word in lexicon.nouns:
            if word.endswith("s") or word in words("no_one_person") - {"wife"} or follows in lexicon.nouns:
                return None
            both = stronger(status, lexicon.nouns[word]) or status
            return Counted(at, place + 1, place, _two(at), both)
        if not tokens[place].is_word or word in words("breaks") or word in lexicon.things:
            return None
    return None


def _listed(tokens: Sequence[Token], at: int, head: int, status: Status, *, kin: bool) -> Counted | None:
    """`his father and younger brother`, `a woman and child`, `a man woman and child`."""
    second = next((k for k in range(head + 2, min(len(tokens), head + 4)) if tokens[k].lower in words("kin")), None)
    if not kin:
        paired = {tokens[head].lower, tokens[head + 2].lower} <= words("paired") and _ends(tokens, head + 3)
        second = head + 2 if paired else None
    if second is None:
        return None
    many = 2 + _listed_ahead(tokens, at, head)
    whole = Quantity(at, at, at + 1, many, many, Qualifier.EXACT)
    return Counted(at, second + 1, second, whole, _of_both(status, tokens[head + 2].lower), article=True)


def _listed_ahead(tokens: Sequence[Token], at: int, head: int) -> int:
    """How many more stand before the last two of `a man woman and child`, whose commas were lost."""
    ahead = [token.lower for token in tokens[at + 1 : head]]
    return len(ahead) if all(word in words("paired") - QUALIFYING for word in ahead) else 0


# "a baby girl and boy" are two.
QUALIFYING = frozenset({"baby", "boy", "child", "girl", "infant", "toddler"})


def _of_both(status: Status, second: str) -> Status:
    return stronger(status, victims().nouns.get(second)) or status


def _ends(tokens: Sequence[Token], place: int) -> bool:
    """Does no further noun stand at token `place`?"""
    word = tokens[place].lower if place < len(tokens) else "."
    return word not in victims().nouns and word not in words("speaker_nouns") and word not in words("speech")


AGE = re.compile(r"-|years?\b")


def _says_which(tokens: Sequence[Token], place: int) -> bool:
    """Does the word at token `place` only tell of what kind the person is whose noun follows?"""
    lexicon, word = victims(), tokens[place].lower
    aged = tokens[place].text.isdigit() and tokens[place + 1 : place + 2] != []
    if word == "-" or (aged and AGE.match(tokens[place + 1].lower)) or word.startswith("year-old"):
        # "a 16-year-old boy"
        return True
    if place + 1 == len(tokens) or word in words("breaks"):
        return False
    beside = tokens[place + 1]
    if word in lexicon.things:
        # "a hospital employee", "a bus driver"
        return beside.lower in lexicon.nouns and not beside.lower.endswith("s")
    # "a Russian helicopter" counts no Russian.
    named = tokens[place].is_capital and word in lexicon.nouns and beside.is_word
    return named and beside.lower not in words("breaks") and beside.lower not in outcomes().passive


def _one_person(word: str, follows: str) -> bool:
    """Is the word a noun for one person, and neither a part of the next noun nor who tells of the dead?"""
    lexicon = victims()
    singular = word in lexicon.nouns and (not word.endswith("s") or word == "emirs")
    # "…, a shopkeeper said"
    return (
        singular
        and word not in words("no_one_person")
        # "an activist network", "a rights group"
        and follows not in words("monitor_heads") | words("bodies")
        and follows not in TELLING
        and (
            # "leaving a woman dead"
            follows not in lexicon.nouns or follows == "dead"
        )
    )


def _hurt_behind(tokens: Sequence[Token], place: int) -> bool:
    """`left a child dead and a woman injured`: no wounded woman, and nobody whom she wounded."""
    told = [token.lower for token in tokens[place + 1 : place + 3]]
    one = not tokens[place].lower.endswith("s") and tokens[place].lower not in words("no_one_person")
    return one and told[:1] in (["injured"], ["wounded"]) and (not told[1:] or told[1] in HURT_ENDS)


HURT_ENDS = frozenset({".", ",", "according", "after", "and", "at", "by", "in", "near", "on", "when", "while"})


def _names_thing(tokens: Sequence[Token], at: int) -> bool:
    """Is the next noun a thing, so that the one before only says of what kind?"""
    things = victims().things
    shots = tokens[at].lower in SHOTS or (tokens[at].lower == "shot" and tokens[at - 1].lower == "sniper")
    if tokens[at].lower in things or shots:
        return True
    if tokens[at].lower in POSTED and tokens[at + 1 : at + 2] != [] and tokens[at + 1].lower in SHOTS | things:
        # "destroyed a terrorist command post"
        return True
    return tokens[at].lower in words("events") and tokens[at + 1 : at + 2] != [] and tokens[at + 1].lower in things


POSTED = frozenset({"command", "control", "observation", "supply", "training"})
GIVEN_OUT = frozenset({"count", "details", "estimate", "figure", "figures", "numbers", "toll", "tolls"})
# "a sniper rifle", "a guard post": theirs, and nobody.
SHOTS = frozenset({"bullet", "bullets", "fire", "gunfire", "nest", "patrol", "post", "posts", "rifle", "shots"})


OURS = frozenset({"the", "its", "his", "her", "their", "those", "our"})


def _past_single(tokens: Sequence[Token], at: int) -> int:
    """How many tokens `a single`, `one`, `of its` take behind "not" or "none"; 0 where nobody is counted so."""
    near = [token.lower for token in tokens[at : at + 2]]
    if tokens[at - 1].lower == "none":
        return 2 if near[:1] == ["of"] and near[1:] and near[1] in OURS else 0
    if near == ["one", "of"] and tokens[at + 2 : at + 3] != [] and tokens[at + 2].lower in OURS:
        # "not one of our men"
        return 3
    return 2 if near in (["a", "single"], ["one", "single"]) else int(near[:1] == ["one"] and near[1:] != ["of"])


def _speaks_or_knows(tokens: Sequence[Token], at: int) -> bool:
    """`nobody knows`, `no one has claimed the attack`: who is told to keep silent, and not unhurt."""
    behind = [token.lower for token in tokens[at + 1 : at + 4]]
    if tokens[at].lower == "no":
        if behind[:1] != ["one"]:
            return False
        behind = behind[1:]
    behind = behind[1:] if behind[:1] and behind[0] in {"had", "has", "have"} else behind
    return bool(behind) and behind[0] in KNOWS


KNOWS = frozenset({"can", "claimed", "claims", "could", "knew", "knows", "said", "says", "took"})


def nobody(tokens: Sequence[Token], at: int) -> Iterator[Counted]:
    """`no civilians were hurt`, `no deaths`, `no one was killed`: a count of nobody."""
    if (at and tokens[at - 1].lower in {"if", "unless", "until"}) or _speaks_or_knows(tokens, at):
        # "if no one was evacuated": nobody says so. "Nobody knows how many died" counts nobody.
        return
    if tokens[at].lower == "nobody":
        yield Counted(at, at + 1, at, Quantity(at, at, at + 1, 0, 0, Qualifier.EXACT), Status.UNKNOWN)
        return
    yield from _no_such(tokens, at, at + 1)


def none_of(tokens: Sequence[Token], at: int) -> Iterator[Counted]:
    """`not a single civilian was hurt`, `not one soldier died`, `none of its soldiers was hurt`: a count of nobody."""
    if skipped := _past_single(tokens, at + 1):
        yield from _no_such(tokens, at, at + 1 + skipped)


def _no_such(tokens: Sequence[Token], at: int, first: int) -> Iterator[Counted]:
    """Nobody of those whose noun stands from token `first`; the phrase begins at token `at`."""
    lexicon = victims()
    for place in range(first, min(len(tokens), first + 4)):
        word = tokens[place].lower
        if word in {"figure", "figures", "number", "head", "heads"}:
            # "no figure was given" counts nobody.
            return
        following = tokens[place + 1].lower if place + 1 < len(tokens) else ""
        if tokens[place].is_capital and word in lexicon.nouns and following in lexicon.nouns:
            # "no Russian servicemen"
            continue
        if following in GIVEN_OUT:
            # "gave no casualty toll" counts nobody, either.
            return
        if word == "one" or (word in lexicon.nouns and word != "other"):
            # "no other choice" counts nobody, "no other people" does.
            quantity = Quantity(at, at, at + 1, 0, 0, Qualifier.EXACT)
            status = lexicon.nouns.get(word, Status.UNKNOWN)
            if word in HARM_NOUNS and following == "among":
                # "no casualties among the militants"
                told = (lexicon.nouns.get(token.lower) for token in tokens[place + 2 : place + 5])
                status = next((kind for kind in told if kind is not None), status)
            yield Counted(at, place + 1, place, quantity, status, article=True)
            return
        if word not in words("between_no_and_noun") and word not in lexicon.modifiers:
            return
