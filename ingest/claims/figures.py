"""Phrases that count people: a number, up to eight words, and a noun for victims; and numbers that stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.domain.claims import Outcome, Qualifier, Status
from assistant.language.numbers import WHOLE, Quantity, quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.named_numbers import is_named, text_at
from ingest.claims.single_victims import another, both, nobody, none_of, one_person, ordinal, pair, with_kin
from ingest.claims.victim_phrases import HARM_NOUNS, THINGS_OF, Counted, belonging, is_plural, noun_after, stronger
from ingest.claims.words import words


def find_counted(tokens: Sequence[Token]) -> list[Counted]:
    """Counts of people in a sentence, in order, none overlapping another."""
    found: list[Counted] = []
    at = 0
    while at < len(tokens):
        counted = next(_counted_at(tokens, at), None)
        if counted is None:
            at += 1
            continue
        found.append(counted)
        at = counted.last
    return found


def _counted_at(tokens: Sequence[Token], at: int) -> Iterator[Counted]:
    quantity = quantity_at(tokens, at)
    if quantity is not None:
        if not is_named(tokens, quantity):
            cases = _cases(tokens, quantity) or _half(tokens, quantity)
            yield from [cases] if cases else _with_noun(tokens, quantity)
        return
    word = tokens[at].lower
    if word == "a" and (one := ordinal(tokens, at)):
        yield one
        return
    if word in {"he", "she"} and (kin := with_kin(tokens, at)):
        yield kin
        return
    if word == "another" and (one := another(tokens, at)):
        yield one
        return
    if word in {"a", "an", "another"} or (word in words("possessives") and text_at(tokens, at - 1) == "and"):
        # "a man and his daughter"
        yield from one_person(tokens, at)
    elif word in words("possessives"):
        # "lost her son", "killed his pregnant wife"
        yield from (one for one in one_person(tokens, at) if one.head and tokens[one.head].lower in words("kin"))
    yield from _without_number(tokens, at)


def _without_number(tokens: Sequence[Token], at: int) -> Iterator[Counted]:
    """`none of its soldiers`, `nobody`, `both pilots`."""
    word = tokens[at].lower
    if word in {"not", "none"}:
        yield from none_of(tokens, at)
    if word in {"no", "zero", "nobody"}:
        yield from nobody(tokens, at)
    if word == "both" and (two := both(tokens, at)):
        yield two


def _with_noun(tokens: Sequence[Token], quantity: Quantity) -> Iterator[Counted]:
    noun = noun_after(tokens, quantity.last)
    if noun == "thing":
        return
    if isinstance(noun, tuple) and tokens[noun[0]].lower == "other":
        after = noun[0] + 1
        other = after < len(tokens) and (unknown_plural(tokens[after]) or tokens[after].lower in victims().things)
        if other or _counts_things(tokens, after):
            # "two other districts", "several other armored vehicles"
            return
    if isinstance(noun, tuple) and (_describes_thing(tokens, noun[0], quantity) or _of_one_family(tokens, quantity)):
        return
    if isinstance(noun, tuple) and not _of_a_people(tokens, noun[0], quantity):
        head, status = noun
        last, status = belonging(tokens, head, status)
        two = pair(tokens, quantity.first, head, status) if tokens[quantity.first].lower == "one" else None
        yield two or Counted(quantity.first, last, head, quantity, _parts(tokens, last, status))
        return
    if quantity.qualifier is Qualifier.VAGUE and tokens[quantity.number].lower in {"some", "many", "few"}:
        yield from _many(tokens, quantity)
        return
    last = quantity.last
    shared = _shared_noun(tokens, quantity)
    if shared or _counts_things(tokens, last) or _ground_taken(tokens, quantity):
        yield from [shared] if shared else []
        return
    if last < len(tokens) and tokens[last].lower == "more":
        last += 1
    yield Counted(quantity.first, last, None, quantity, _parts(tokens, last, Status.UNKNOWN))


def _shared_noun(tokens: Sequence[Token], quantity: Quantity) -> Counted | None:
    """`30 regime and 39 rebel fighters`, `12 Syrian and nine Iraqi soldiers`: the noun behind belongs to both."""
    at = quantity.last
    if text_at(tokens, at + 1) != "and" or not _tells_whose(tokens, at) or not _tells_whose_after(tokens, at + 2):
        return None
    other = quantity_at(tokens, at + 2)
    noun = noun_after(tokens, other.last) if other else None
    if not isinstance(noun, tuple) or not is_plural(tokens[noun[0]].lower):
        return None
    status = stronger(victims().modifiers.get(text_at(tokens, at)), noun[1])
    return Counted(quantity.first, at + 1, at, quantity, status or Status.UNKNOWN)


def _tells_whose(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at : at + 1]
    return bool(word) and (word[0].lower in victims().modifiers or (word[0].is_capital and word[0].is_word))


def _tells_whose_after(tokens: Sequence[Token], at: int) -> bool:
    other = quantity_at(tokens, at) if at < len(tokens) else None
    return other is not None and _tells_whose(tokens, other.last)


def _half(tokens: Sequence[Token], quantity: Quantity) -> Counted | None:
    """`nearly half of the population of 20 million`: whatever its size, one figure."""
    if tokens[quantity.number].lower != "half" or quantity.qualifier is not Qualifier.VAGUE:
        return None
    whole = next((k for k in range(quantity.last, len(tokens)) if tokens[k].lower == WHOLE), None)
    if whole is None:
        return None
    sized = text_at(tokens, whole + 1) == "of" and whole + 2 < len(tokens)
    size = quantity_at(tokens, whole + 2) if sized else None
    return Counted(quantity.first, size.last if size else whole + 1, whole, quantity, Status.UNKNOWN)


def _many(tokens: Sequence[Token], quantity: Quantity) -> Iterator[Counted]:
    """`killed 12 and wounded many more`, `many wounded`: people, where what befell them stands right beside."""
    if tokens[quantity.number].lower != "many":
        return
    last = quantity.last + (text_at(tokens, quantity.last) in {"more", "others"})
    at = last
    while text_at(tokens, at) in words("be") | {"have", "had"} or text_at(tokens, at).endswith("ly"):
        at += 1
    fates, before = outcomes(), text_at(tokens, quantity.first - 1)
    behind = fates.passive.get(text_at(tokens, at)) in HARMED
    # "the army killed many militiamen": whom they are is told, by a word that is not known.
    ends = not text_at(tokens, last).isalpha() or text_at(tokens, last) in words("breaks") | words("days") | {
        "a",
        "an",
        "of",
        "the",
    }
    # "killed nine and injured many": behind another verb.
    second = before.endswith("ing") or text_at(tokens, quantity.first - 2) == "and"
    if behind or (ends and second and fates.active.get(before) in HARMED):
        yield Counted(quantity.first, last, None, quantity, _parts(tokens, last, Status.UNKNOWN))


HARMED = frozenset({Outcome.KILLED, Outcome.INJURED, Outcome.MISSING, Outcome.DISPLACED})


def _cases(tokens: Sequence[Token], quantity: Quantity) -> Counted | None:
    """`35 cases of suffocation`: as many who suffered it."""
    head = quantity.last + (text_at(tokens, quantity.last) in {"more", "other", "new"})
    case = text_at(tokens, head) in {"cases", "case"} and text_at(tokens, head + 1) == "of"
    cared = {text_at(tokens, k) for k in range(head + 1, head + 6)} & {"hospital", "hospitals", "clinic", "clinics"}
    if text_at(tokens, head) == "cases" and cared and text_at(tokens, head + 2) == "to":
        # "29 cases brought to his hospital"
        return Counted(quantity.first, head + 1, head, quantity, Status.UNKNOWN)
    if not case or text_at(tokens, head + 2) not in words("suffered") | {"poisoning", "choking"}:
        return None
    near = [text_at(tokens, k) for k in range(head + 3, head + 6)]
    nouns = victims().nouns
    told = (nouns[word] for word in near[1:] if word in nouns) if near[0] in {"among", "in"} else iter(())
    return Counted(quantity.first, head + 3, head, quantity, next(told, Status.UNKNOWN))


def _of_one_family(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """`six civilians from one family`: they are counted, and not families."""
    led = text_at(tokens, quantity.first - 1) in {"from", "of"}
    theirs = text_at(tokens, quantity.first - 1) == "the" and text_at(tokens, quantity.first - 2) in {"from", "of"}
    if theirs and text_at(tokens, quantity.last) in {"families", "households", "clans"}:
        # "five women from the two families"
        return True
    return quantity.low == 1 and led and text_at(tokens, quantity.last) in KIN


KIN = frozenset({"family", "household", "clan", "single", "extended"})


def _describes_thing(tokens: Sequence[Token], head: int, quantity: Quantity) -> bool:
    """`one of two Shiite villages`, `nine terrorist strongpoints`: people named before a thing are not counted."""
    if text_at(tokens, head + 1) in MOUNTED and text_at(tokens, head + 2) in victims().things:
        # "two infantry fighting vehicles"
        return True
    if head + 1 == len(tokens) or is_plural(tokens[head].lower):
        return False
    carried = tokens[head + 1].lower in victims().things - {"group", "groups"}
    whole = any(tokens[k].lower == "of" for k in range(quantity.last, head))
    if (quantity.low or 0) > 1 and carried and not whole and tokens[head].lower not in HARM_NOUNS:
        # "15 regime fighter planes", but "14 members of the terrorist cell"
        return True
    # "a number of private hospitals": of no rank.
    whose = (quantity.low or 2) > 1 and tokens[head].lower in {*victims().modifiers, "private"}
    thing = tokens[head].is_capital and tokens[head + 1].lower in victims().things
    return thing or (whose and unknown_plural(tokens[head + 1]))


MOUNTED = frozenset({"assault", "combat", "fighting", "support", "transport"})


def _of_a_people(tokens: Sequence[Token], head: int, quantity: Quantity) -> bool:
    """`kills six Syrian state TV`: the adjective of a people counts several of them only as a plural."""
    token = tokens[head]
    adjective = (
        token.is_capital and token.lower.endswith(("ian", "can", "ean", "i", "ish")) and token.lower != "taliban"
    )
    return adjective and quantity.low != 1 and victims().nouns.get(token.lower) is Status.UNKNOWN


def _ground_taken(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """`captured several hilltops`: ground, by a word that names no people."""
    taken = outcomes().active.get(text_at(tokens, quantity.first - 1)) is Outcome.CAPTURED
    behind = tokens[quantity.last : quantity.last + 1]
    return taken and bool(behind) and unknown_plural(behind[0]) and THINGS_OF.fullmatch(behind[0].lower) is not None


def _counts_things(tokens: Sequence[Token], at: int) -> bool:
    """`two besieged towns`, `18 of the 31 lorries`: a participle or a whole between the number and what it counts."""
    if [token.lower for token in tokens[at : at + 2]] == ["of", "the"]:
        return any(token.lower in victims().things for token in tokens[at + 2 : at + 5])
    whole = quantity_at(tokens, at + 1) if text_at(tokens, at) == "of" and at + 1 < len(tokens) else None
    if whole is not None:
        # "18 of 23 drones"
        return noun_after(tokens, whole.last) == "thing" and _cases(tokens, whole) is None
    if at >= len(tokens) or not tokens[at].lower.endswith("ed"):
        return False
    if outcomes().passive.get(tokens[at].lower, Outcome.OTHER) is not Outcome.OTHER:
        return False
    return any(token.lower in victims().things for token in tokens[at + 1 : at + 4])


def unknown_plural(token: Token) -> bool:
    """`40 tankers`: a plural that is no victim, no speaker and no verb counts something else."""
    word = token.lower
    if not word.endswith("s") or word.endswith("ss") or token.is_capital or not word.isalpha() or len(word) < 4:
        return False
    fates = outcomes()
    known = (words("breaks"), words("speech"), words("speaker_nouns"), words("days"), fates.passive, fates.active)
    return word not in victims().nouns and not any(word in group for group in known)


def _described(near: Sequence[str]) -> Status | None:
    """`18 men described as military personnel`"""
    lexicon = victims()
    known = (lexicon.nouns.get(word, lexicon.modifiers.get(word)) for word in near)
    return next((kind for kind in known if kind not in (None, Status.UNKNOWN)), None)


AUXILIARY = frozenset({"were", "was", "are", "been"})
RANKS = [[where, whose, "ranks"] for where in ("in", "among") for whose in ("its", "their", "the")]
DEAD = frozenset({"dead", "injured", "killed", "wounded"})
MOSTLY = frozenset({"mostly", "mainly", "all", "most", "majority", "largely"})


def _parts(tokens: Sequence[Token], last: int, status: Status) -> Status:  # noqa: PLR0911 - a way out for each construction
    """`18 people, mostly children`: civilians; `26 people including 16 soldiers`: mixed."""
    if status is not Status.UNKNOWN:
        return status
    lexicon = victims()
    near = [token.lower for token in tokens[last : last + 7]]
    if near[:1] and near[0] in words("be") and near[1:2] and near[1] in lexicon.nouns:
        # "Of those killed six were children"
        return stronger(status, lexicon.nouns[near[1]]) or status
    if near[:2] in (["described", "as"], ["identified", "as"]):
        return _described(near[2:6]) or status
    told = tokens[last - 1].lower in HARM_NOUNS
    if not told and near[1:2] == ["among"] and near[0] in DEAD and not {"them", "which", "whom"} & set(near[2:3]):
        # "15 dead among the ranks of the militia"
        told, near = True, near[1:]
    if near[:3] in RANKS and told:
        # "19 more deaths in its ranks"
        return Status.COMBATANT
    of_whom = near[:1] == ["of"] and tokens[last - 1].lower in {"bodies", "corpses"}
    if of_whom or (near[:1] in (["among"], ["from"], ["on"]) and told):
        # "54 deaths among its soldiers", "inflicted tens of casualties on the rebels"
        return next((lexicon.nouns[word] for word in near[1:4] if word in lexicon.nouns), status)
    opener = next((k for k, word in enumerate(near[:3]) if word in MOSTLY | {"including"}), None)
    if near[:2] in (["of", "them"], ["of", "whom"]):
        # "two of them seriously, when gunmen opened fire"
        near = list(takewhile(lambda word: word != "," and word not in words("clause_ends"), near))
        opener = 1
    elif near[:2] in (["of", "those"], ["of", "the"]) and AUXILIARY & set(near[2:6]):
        # "10 of those killed were believed to be civilians"
        opener = next(k for k, word in enumerate(near) if word in AUXILIARY)
        near = [token.lower for token in tokens[last + opener : last + opener + 7]]
        opener = 0
    if opener is None:
        return status
    return _told_behind(near, opener) or status


def _told_behind(near: Sequence[str], opener: int) -> Status | None:
    """The status that `mostly children`, `including 16 soldiers` gives; None where it leaves it open."""
    nouns = victims().nouns
    kinds = {nouns[word] for word in near[opener:] if word in nouns} - {Status.UNKNOWN}
    if near[opener] == "including":
        # Who is a former officer bears no arms.
        return Status.MIXED if kinds == {Status.COMBATANT} and "former" not in near else None
    almost = opener > 0 and near[opener - 1] in {"almost", "nearly"}
    if (near[opener] in MOSTLY - {"all"} or almost) and kinds == {Status.CIVILIAN} and "civilians" in near[opener:]:
        # "134 people, most of them civilians": the others are none.
        return Status.MIXED
    return next(iter(kinds)) if len(kinds) == 1 else None
