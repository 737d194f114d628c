"""Words further off that say what befell those a figure counts: passives, tolls, hostages, `among the dead`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.domain.claims import Outcome, Status
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.beside import HAVE, Linked, verb_left
from ingest.claims.both_fates import gassed, lived, of_both
from ingest.claims.uprooting import driven
from ingest.claims.victim_phrases import Counted, is_plural
from ingest.claims.words import words

REACH_RIGHT = 26


# Words between "were" and what they were: "were rounded up and executed".
MOST_BETWEEN = 5


HELD = frozenset({"hostage", "hostages", "captive", "captives", "prisoner", "prisoners"})


def taken(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`took 900 civilians hostage`, `the fate of 200 remained unknown`, and who was driven from home."""
    counted = found[number]
    if verb_left(tokens, counted, set()) is not None:
        # "executed 18 civilians who had tried to flee": what was done to them stands before.
        return None
    after = [token.lower for token in tokens[counted.last : counted.last + 6]]
    before = {token.lower for token in tokens[max(0, counted.first - 5) : counted.first]}
    if after[:1] == ["losses"] and before & SUFFERS and before & words("fighting"):
        # "the rebels suffered 40 losses": a club's are no dead.
        return Linked(counted, Outcome.KILLED, counted.last)
    takes = HELD & set(after[:3]) and before & {"took", "taken", "taking", "takes", "hold", "holding", "held"}
    seized = _seized(tokens, counted)
    if seized or takes or _shields(tokens, counted, before) or (HELD & set(after[:4]) and set(after[:2]) & words("be")):
        return Linked(counted, Outcome.CAPTURED, counted.first - 1 if seized else counted.last)
    if "fate" in before and {"unknown", "unclear"} & set(after):
        return Linked(counted, Outcome.MISSING, counted.last)
    if not counted.article and _blew_up(after):
        # Who blew themselves up are dead.
        return Linked(counted, Outcome.KILLED, counted.last)
    return driven(tokens, counted, before, after)


def _seized(tokens: Sequence[Token], counted: Counted) -> bool:
    """`seized five engineers`, `took 35 prisoners`: people, by a word that is said of ground, too."""
    behind = tokens[counted.last].text if counted.last < len(tokens) else ""
    if counted.head is None or counted.first == 0 or behind in {"'", "’"}:
        # "seized five farmers' tractors"
        return False
    verb, noun = tokens[counted.first - 1].lower, tokens[counted.head].lower
    held = noun in HELD and verb in {"took", "taken", "taking", "takes"}
    return held or (verb in SEIZED and noun not in {"dead", "bodies", "corpses"})


SEIZED = frozenset({"seize", "seized", "seizes", "seizing", "snatch", "snatched", "snatching"})


def _shields(tokens: Sequence[Token], counted: Counted, before: set[str]) -> bool:
    """`took 2,000 farmers to serve as human shields`"""
    after = {token.lower for token in tokens[counted.last : counted.last + 12]}
    return {"human", "shields"} <= after and bool(before & TAKES)


TAKES = frozenset({"took", "taken", "taking", "takes", "seized", "hold", "holding", "held", "used", "using"})


def _blew_up(after: Sequence[str]) -> bool:
    """`blew themselves up`, `had blown themselves up`: right behind, or behind a clause that says whose they were."""
    return any(pair[0] in {"blew", "blown"} and pair[1] in SELVES for pair in pairwise(after))


SELVES = frozenset({"themselves", "himself", "herself"})


def behind(  # noqa: C901, PLR0911, PLR0912 - one walk to the right, a way out for each kind of word
    tokens: Sequence[Token], found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`nine people, three of them children, were killed`: the passive further right, across coordinated figures."""
    counted = found[number]
    if counted.bare and tokens[counted.last : counted.last + 1] and not _opens_part(tokens, counted):
        return None
    if told := _among_before(tokens, counted) or _were_the_dead(tokens, counted):
        return told
    fates = outcomes()
    # "leaving 23 civilians, nine of them children, dead": the verb before takes the place of "were".
    left = {token.lower for token in tokens[max(0, counted.first - 3) : counted.first]} & {"left", "leaving", "leaves"}
    be, seen = bool(left), counted.last
    inside = {k for other in found[number + 1 :] for k in range(other.first, other.last)}
    # "left 25 rebels including two commanders dead"
    subset = (other for other in found[number + 1 :] if tokens[other.first - 1].lower in words("subset"))
    parts = {k for other in subset for k in range(other.first, other.last)}
    inside |= _told_of_some(tokens, counted.last)
    for place in range(counted.last, min(len(tokens), counted.last + REACH_RIGHT)):
        word = tokens[place].lower
        if place in inside:
            continue
        ends = word == "that" and tokens[place - 1].lower in {"and", "but"}
        ends = ends or (word in words("clause_ends") and not (word == "as" and _joins_or_names(tokens, place)))
        if ends or word == "." or word in words("acts") or _whose(tokens, place) or _others_who(tokens, counted, place):
            return None
        if (word in FALLEN_AS and _fell(tokens, place)) or _fallen(tokens, counted, place):
            return Linked(counted, Outcome.KILLED, place)
        if word in words("be") | HAVE or word in {"who", "to"}:
            be, seen = True, place
        elif word in {"lives", "life"} and {"lost"} & {t.lower for t in tokens[max(0, place - 3) : place]}:
            return Linked(counted, Outcome.KILLED, place)
        elif word in SUFFERS and _suffering(tokens, place):
            return Linked(counted, Outcome.INJURED, place)
        elif word == "destroyed" and be and _armed(tokens, counted):
            # An army's own word for those it killed.
            return Linked(counted, Outcome.KILLED, place)
        elif be and _hurt(tokens, place):
            return Linked(counted, Outcome.INJURED, place)
        elif word in fates.passive and (be or _finite(word)):
            before = tokens[place - 1].lower
            to_death = [token.lower for token in tokens[place + 1 : place + 3]] == ["to", "death"]
            if before in HAVE and word in fates.active and not to_death:
                return None
            if before in {"a", "the", "an", "of"} or (place - 1 in inside and not (left and place - 1 in parts)):
                return None
            if word == "shot" and lived(tokens, place):
                return Linked(counted, Outcome.INJURED, place)
            return Linked(counted, Outcome.OTHER if of_both(tokens, place) else fates.passive[word], place)
        elif be and place - seen > MOST_BETWEEN and not left:
            be = False
    return None


FALLEN_AS = frozenset({"martyr", "martyrs", "victim", "victims"})
FELL = frozenset({"fall", "fallen", "falling", "fell"})


def _fell(tokens: Sequence[Token], place: int) -> bool:
    """`fell victim`, `have fallen as martyrs`"""
    before = place - 2 if tokens[place - 1].lower == "as" else place - 1
    return before >= 0 and tokens[before].lower in FELL


def _told_of_some(tokens: Sequence[Token], start: int) -> set[int]:
    """`101 hostages remain, of whom a third are dead`: up to the next comma it is told of some of them alone."""
    end = min(len(tokens), start + REACH_RIGHT)
    opens = next((k for k in range(start + 1, end) if tokens[k].lower == "whom" and _of_whom(tokens, k)), end)
    if opens == end:
        return set()
    closes = next((k for k in range(opens, end) if tokens[k].text == ","), end)
    return set(range(opens, closes))


def _of_whom(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place - 1].lower in {"of", "among"} and tokens[place - 2].text == ","


def _fallen(tokens: Sequence[Token], counted: Counted, place: int) -> bool:
    """`780 of its soldiers have fallen`; not `soldiers have fallen ill`, nor `eight towns have fallen`."""
    if tokens[place].lower != "fallen" or counted.status is not Status.COMBATANT:
        return False
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    ends = behind is None or not behind.is_word or behind.lower in {"during", "near", "since"}
    return ends and tokens[place - 1].lower in HAVE | {"also", "already", "now", "far"}


def _armed(tokens: Sequence[Token], counted: Counted) -> bool:
    """Are they combatants, and no load of what was destroyed ("a lorry carrying 12 rebels was destroyed")?"""
    loaded = counted.first > 0 and tokens[counted.first - 1].lower in {"carrying", "transporting"}
    return counted.status is Status.COMBATANT and counted.head is not None and not loaded


def _hurt(tokens: Sequence[Token], place: int) -> bool:
    word = tokens[place].lower
    return (word in BROUGHT and _to_hospital(tokens, place)) or (word == "affected" and gassed(tokens, place))


def _to_hospital(tokens: Sequence[Token], place: int) -> bool:
    """`were taken to a hospital`, `transferred to other facilities for treatment`: who is brought there is hurt."""
    near = [token.lower for token in tokens[place + 1 : place + 8]]
    return near[:1] == ["to"] and bool({"hospital", "hospitals", "clinic", "clinics", "treatment"} & set(near))


BROUGHT = frozenset({"transferred", "taken", "rushed", "brought", "admitted", "transported"})


def _joins_or_names(tokens: Sequence[Token], place: int) -> bool:
    """`known as`, `as well as`: an "as" that begins no clause."""
    named = tokens[place - 1].lower in {"known", "identified", "described", "reported", "registered", "listed"}
    beside = {token.lower for token in (tokens[place - 1], *tokens[place + 1 : place + 2])}
    fell = bool(beside & FELL) and bool(beside & FALLEN_AS)
    return named or fell or "well" in beside


def _whose(tokens: Sequence[Token], place: int) -> bool:
    """`a woman whose niece was killed`: what befell is told of another, unless of the body or the life."""
    return (
        tokens[place].lower == "whose"
        and tokens[place + 1 : place + 2] != []
        and (tokens[place + 1].lower not in {"body", "bodies", "life", "lives", "death", "deaths", "corpse", "corpses"})
    )


def _others_who(tokens: Sequence[Token], counted: Counted, place: int) -> bool:
    """`an attacker struck a convoy of villagers who had been evacuated`: what follows is told of the villagers."""
    before = tokens[place - 1].lower
    nearer = place - 1 >= counted.last and before in victims().nouns and is_plural(before)
    return tokens[place].lower == "who" and counted.article and nearer


def _opens_part(tokens: Sequence[Token], counted: Counted) -> bool:
    """A bare number may be far from its verb only where its parts stand between: `58, including 11 children, were`."""
    place = counted.last
    if tokens[place].lower in {",", "including", "of", "among", "in", "them"} | words("be") | HAVE | MODALS:
        return True
    if counted.first and tokens[place].lower == tokens[counted.first - 1].lower and tokens[place].lower in DASHES:
        # "most of the victims - 14 - died in one raid"
        return True
    # "12 received wounds", but "Omar 13 suffered a wound": a number behind a name is an age.
    aged = counted.first > 0 and tokens[counted.first - 1].is_capital
    return not aged and tokens[place].lower in SUFFERS and _suffering(tokens, place)


DASHES = frozenset({"-", "–", "—"})
MODALS = frozenset({"may", "might", "could", "must"})
SUFFERS = frozenset({"suffered", "suffering", "sustained", "received"})


def _suffering(tokens: Sequence[Token], place: int) -> bool:
    """`suffered suffocation`, `suffered from breathing problems`."""
    return any(token.lower in words("suffered") for token in tokens[place + 1 : place + 5])


def _finite(word: str) -> bool:
    return word in {"died", "die", "dies", "perished", "fled", "drowned", "suffocated", "disappeared"}


def among(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`two nurses were among the dead`, `among those killed were two nurses`, `six of those killed were fighters`."""
    counted = found[number]
    after = [token.lower for token in tokens[counted.last : counted.last + 18]]
    whole = found[number + 1] if number + 1 < len(found) else None
    if counted.bare and whole and not whole.bare and after[:1] == ["of"] and whole.first == counted.last + 1:
        # "one of two people killed"
        fate = first_fate(tokens, whole.last, 1)
        return Linked(counted, fate[1], fate[0]) if fate else None
    for place, word in enumerate(after):
        if word in words("acts") or _whose(tokens, counted.last + place):
            break
        opens = word == "among" or (word == "of" and after[place + 1 : place + 2] in (["those"], ["the"]) and place < 6)
        # Past a longer description ("98 evacuees from the northern towns of … were among 126 killed") a verb tells it.
        if opens and (place < NEAR_BY or after[place - 1] in words("be")):
            fate = first_fate(tokens, counted.last + place + 1, 7)
            if fate is not None:
                return Linked(counted, fate[1], fate[0])
            if whole and opens and whole.first <= counted.last + place + 2 and not whole.bare:
                # "two nurses were among 35 people, women and children too, killed in a raid"
                fate = first_fate(tokens, whole.last, LONGEST_ASIDE)
                return Linked(counted, fate[1], fate[0]) if fate else None
    if told := _among_before(tokens, counted):
        return told
    before = [token.lower for token in tokens[max(0, counted.first - 12) : counted.first]]
    return _part_of_uncounted(tokens, counted, before) or _of_victims(tokens, counted) or _on_the_roll(tokens, counted)


NEAR_BY, LONGEST_ASIDE = 9, 8


def _among_before(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    """`among those killed were two nurses`: whatever befell others further on."""
    first = max(0, counted.first - 12)
    before = [token.lower for token in tokens[first : counted.first]]
    if "among" in before and {"were", "was", "are", "is", "include", "included"} & set(before[before.index("among") :]):
        fate = first_fate(tokens, first + before.index("among") + 1, 4)
        return Linked(counted, fate[1], fate[0]) if fate is not None else None
    return None


def _were_the_dead(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    """`The dead were two nurses and a driver.`"""
    opens = [token.lower for token in tokens[:3]]
    told = counted.first == len(opens) and opens[:1] == ["the"] and opens[2] in words("be") and opens[1] in DEAD
    return Linked(counted, Outcome.KILLED, 1) if told and not counted.bare else None


def _on_the_roll(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    """`the roll of the fallen, which now holds 1,177 soldiers`: whom a list of the dead holds is dead."""
    holds = {token.lower for token in tokens[max(0, counted.first - 3) : counted.first]} & HOLDS
    if not holds:
        return None
    before = [token.lower for token in tokens[max(0, counted.first - 24) : counted.first]]
    for place, word in enumerate(before):
        if word in ROLLS and {"fallen", "dead", "killed", "losses"} & set(before[place + 1 : place + 8]):
            return Linked(counted, Outcome.KILLED, counted.first)
    return None


ROLLS = frozenset({"list", "lists", "roll", "register", "book", "database"})
HOLDS = frozenset({"holds", "held", "contains", "contained", "names", "counts", "numbers", "lists", "has", "includes"})


def _of_victims(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    """`two of the victims were minors`: victims of whom nothing else is said are dead."""
    head = tokens[counted.head].lower if counted.head is not None else ""
    after = {token.lower for token in tokens[counted.last : counted.last + 1]}
    buried = {token.lower for token in tokens[counted.last : counted.last + 6]} & {"rubble", "debris", "trapped"}
    if head != "victims" or not after & words("be") or buried:
        # "A number of victims are still under the rubble": nobody says that they are dead.
        return None
    status = next(
        (found for token in tokens[counted.last : counted.last + 5] if (found := victims().nouns.get(token.lower))),
        counted.status,
    )
    return Linked(replace(counted, status=status), Outcome.KILLED, counted.last)


def first_fate(tokens: Sequence[Token], at: int, reach: int) -> tuple[int, Outcome] | None:
    fates = outcomes()
    for place in range(at, min(len(tokens), at + reach)):
        word = tokens[place].lower
        if word in fates.passive:
            return place, fates.passive[word]
        if word in {"victims", "fatalities", "martyrs"}:
            return place, Outcome.KILLED
    return None


# "The count includes 84 soldiers": a part of a toll that another sentence gives.
COUNTS = frozenset({"victims", "count", "toll", "tally"})


def of_the_dead(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    """`The dead included six teachers who had fled`: what they had been through before is not what befell them."""
    before = [token.lower for token in tokens[max(0, counted.first - DEAD_REACH) : counted.first]]
    who = [token.lower for token in tokens[counted.last : counted.last + 1]] == ["who"]
    if not who or before[-1:] != ["included"] or DEAD.isdisjoint(before):
        return None
    return Linked(counted, Outcome.KILLED, counted.first - 1)


DEAD = frozenset({"dead", "victims", "fatalities"})
DEAD_REACH = 8


def _part_of_uncounted(tokens: Sequence[Token], counted: Counted, before: Sequence[str]) -> Linked | None:
    """`killing civilians, including three children`; `the victims included two nurses`."""
    if not words("subset") & set(before[-3:]):
        return None
    fates = outcomes()
    for place in range(counted.first - 1, max(-1, counted.first - 11), -1):
        word = tokens[place].lower
        fate = fates.passive.get(word) or fates.active.get(word)
        if fate or word in COUNTS:
            return Linked(counted, fate or Outcome.KILLED, place)
    return None
