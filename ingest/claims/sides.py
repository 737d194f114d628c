"""Whose people came to harm: by the name in the phrase that counts them, by what stands behind it, by who lost them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.claims import Status
from assistant.language.actors import ActorKind, Lexicon, Mention
from assistant.language.tokens import Token
from ingest.claims.beside import Linked
from ingest.claims.own_dead import Bounds, own_dead
from ingest.claims.struck import parties_in, struck, struck_behind
from ingest.claims.victim_phrases import Counted

ON_SIDE = re.compile(r"\bon the ([A-Z]\w+(?:ese|ian|ish|i|an)?) side\b", re.IGNORECASE)
# How far into its sentence a side may stand that is said of all its figures.
OPENING = 40
BOUNDARY = re.compile(r"\b(?:while|whereas|but)\b|;")
BELONGS = frozenset({"loyal", "from", "of", "belonging", "affiliated", "allied", "fighting"})
# Behind the noun: "13 fighters loyal to President Bashar al-Assad".
BEHIND = 40
LOST = frozenset({"lost", "lose", "loses", "losing"})
# Between who lost and "lost" stands no other verb.
SUBJECT_REACH = 60
POWERS = ("government", "regime", "army")


def victims_side(text: str, tokens: Sequence[Token], item: Linked, bounds: Bounds, lexicon: Lexicon) -> str | None:
    """The key of the party that the counted victims belong to, where the sentence around them says so."""
    counted = item.counted
    first = tokens[counted.first].start
    return (
        _stated(text, first, bounds.until, lexicon)
        or _behind(text, tokens, counted, lexicon)
        or _whose_dead(text, first, lexicon)
        or _power(tokens, counted, bounds)
        or struck(text, tokens, counted, lexicon)
        or struck_behind(text[: bounds.until], tokens, counted, lexicon)
        or own_dead(text, tokens, item, bounds, lexicon)
    )


def told_side(text: str, tokens: Sequence[Token], item: Linked, lexicon: Lexicon) -> str | None:
    """The party that the count itself names, or that lost them: surer than what the figure before says."""
    counted = item.counted
    first, last = tokens[counted.first].start, tokens[counted.last - 1].end
    return (
        side_of(text[first:last], lexicon)
        or _loser(text, tokens, item, lexicon)
        or _in_ranks(text, last, lexicon)
        or _losses_of(text, first, lexicon)
        or _toll_for(text, first, lexicon)
        or _their_own(text, tokens, counted, lexicon)
    )


def of_others(text: str, last: int) -> bool:
    """`… and 23 among its adversaries`, `… and 12 died on the army's side`: not of the party told before."""
    return OF_OTHERS.match(text, last) is not None


FATE = r"(?:[ ,]+(?:people|dead|killed|died|fell|wounded|injured|hurt|were|was|have|had|has|been))*"
OF_OTHERS = re.compile(
    rf"{FATE} (?:among (?:its|their) (?:adversaries|opponents|enemies|foes|rivals)|"
    r"on the (?:other|opposing|opposite|enemy(?:['’]s)?|[\w-]+['’]s?) side)\b",
    re.IGNORECASE,
)
RANKS = re.compile(rf"{FATE} (?:in|among|within|from) (?:the )?(?P<of>ranks of (?:the )?)?", re.IGNORECASE)
OWN_RANKS = re.compile(r"['’]s? ranks\b")


def _in_ranks(text: str, last: int, lexicon: Lexicon) -> str | None:
    """`15 dead among the ranks of Jaish al-Islam`, `30 were killed in Hezbollah's ranks`."""
    led = RANKS.match(text, last)
    found = parties_in(text[led.end() : led.end() + BEHIND], lexicon) if led else []
    if led is None or not found or found[0].start:
        return None
    return found[0].actor.key if led["of"] or OWN_RANKS.match(text, led.end() + found[0].end) else None


def _their_own(text: str, tokens: Sequence[Token], counted: Counted, lexicon: Lexicon) -> str | None:
    """`The group has executed ten of its own fighters`: of the party named last before."""
    phrase = {token.lower for token in tokens[counted.first : counted.last]}
    found = parties_in(text[: tokens[counted.first].start], lexicon)
    if not found or not ("own" in phrase or ("its" in phrase and phrase & MEN and _is_band(found[-1]))):
        return None
    return found[-1].actor.key


def _is_band(mention: Mention) -> bool:
    return mention.actor.kind is ActorKind.NON_STATE


# "Nusra's sites were hit and a number of its members killed"
MEN = frozenset({"members", "fighters", "militants", "elements", "commanders", "men", "leaders"})


def side_of(phrase: str, lexicon: Lexicon) -> str | None:
    """The party that the victims belong to, by the name in the phrase that counts them."""
    found = [one for one in parties_in(phrase, lexicon) if not (_is_state(one) and AGAINST_IT.match(phrase, one.end))]
    return _in_full(phrase, found).actor.key if found else None


def _is_state(mention: Mention) -> bool:
    return mention.actor.kind is ActorKind.STATE


# "three Yemen rebel officers": whoever rises against a state is not of its side, nor is a jihadist born there.
AGAINST_IT = re.compile(
    r" (?:(?:moderate|armed|islamist|secular|foreign-backed) ){0,2}"
    r"(?:rebels?|opposition|insurgents?|anti-government|dissidents?|jihadists?|jihadis?|islamists?|emirs?)\b",
    re.IGNORECASE,
)


def _in_full(text: str, found: Sequence[Mention]) -> Mention:
    """`Syrias Al-Qaeda-affiliated Nusra Front`: of a land and its band the band, of the names in a row the last."""
    told = found[0]
    for mention in found[1:]:
        band = mention.actor.kind is ActorKind.NON_STATE
        if band and mention.start > told.start and OF_LAND.fullmatch(text, told.start, mention.start):
            told = mention
    return told


OF_LAND = re.compile(r"(?:[A-Z]\w+(?:['’]s)? )?(?:[\w-]+-(?:affiliated|aligned|allied|backed|linked) )?(?:the )?")


def _stated(sentence: str, at: int, until: int, lexicon: Lexicon) -> str | None:
    """`On the Armenian side, …` before all figures, or behind the figure at `at` and before the next, at `until`."""
    for match in ON_SIDE.finditer(sentence):
        opens = match.start() < OPENING and not BOUNDARY.search(sentence[match.end() : at])
        if (at <= match.start() < until and not BOUNDARY.search(sentence, at, match.start())) or opens:
            actor = lexicon.resolve(match[1])
            return actor.key if actor else None
    return None


def _behind(text: str, tokens: Sequence[Token], counted: Counted, lexicon: Lexicon) -> str | None:
    """`13 fighters loyal to President Bashar al-Assad`, `two men from Hezbollah`."""
    if counted.bare or counted.last >= len(tokens) or tokens[counted.last].lower not in BELONGS:
        return None
    start = tokens[counted.last].end
    near = text[start : start + BEHIND + len(" Nusra Front")]
    found = parties_in(near, lexicon)
    between = near[: found[0].start] if found else ""
    if not found or between.count(" ") > 4 or WHERE.search(between):
        return None
    whose = _in_full(near, found)
    if _is_state(whose) and FOREIGN & {token.lower for token in tokens[counted.first : counted.last]}:
        return None
    return whose.actor.key


# "bodies of clerks found in Mali": where they lay, and not whose they were.
WHERE = re.compile(r"\b(?:at|in|inside|near|outside)\b")
# "six foreign fighters from France": nobody whom France sent.
FOREIGN = frozenset({"foreign", "foreigners", "jihadists", "jihadis"})


def _loser(text: str, tokens: Sequence[Token], item: Linked, lexicon: Lexicon) -> str | None:
    """`Russia has so far lost at least 12 soldiers`, `the brigade fled and left behind 12 dead`: its own."""
    first, verb = tokens[item.counted.first].start, tokens[item.trigger]
    left = LEFT_BEHIND.search(text, max(0, first - LONGEST_LEFT), first)
    if left is None and verb.lower not in LOST:
        return None
    at = verb.start if left is None else left.start()
    opens = max((match.end() for match in BOUNDARY.finditer(text[:at])), default=0)
    found = parties_in(text[max(opens, at - SUBJECT_REACH) : at], lexicon)
    return found[-1].actor.key if found else None


# "leaving behind nearly "
LONGEST_LEFT = 30
LEFT_BEHIND = re.compile(r"\b(?:left|leaves?|leaving) behind (?:(?:about|around|nearly|some|them) )?$", re.IGNORECASE)


def _whose_dead(text: str, at: int, lexicon: Lexicon) -> str | None:
    """`the roll of Artsakh's fallen, which now holds 1,177 soldiers`: the party whose dead they are."""
    owned = list(DEAD_OF.finditer(text[:at]))
    found = parties_in(text[max(0, owned[-1].start() - BEHIND) : owned[-1].start()], lexicon) if owned else []
    return found[-1].actor.key if found else None


def _losses_of(text: str, at: int, lexicon: Lexicon) -> str | None:
    """`put Ukrainian losses at 985`, `said Mali's losses had reached 40`: the party right before the word for them."""
    told = LOSSES.search(text, max(0, at - LONGEST_LOSSES), at)
    owner = parties_in(text[: told.start()], lexicon)[-1:] if told else []
    return owner[0].actor.key if told and owner and owner[0].end == told.start() else None


def _toll_for(text: str, at: int, lexicon: Lexicon) -> str | None:
    """`brought the toll for Russian soldiers killed in the war to 18`: those for whom the toll is kept."""
    told = TOLL_FOR.search(text, max(0, at - LONGEST_TOLL), at)
    owner = parties_in(told["whose"], lexicon)[-1:] if told else []
    return owner[0].actor.key if owner else None


LONGEST_TOLL = 140
TOLL_FOR = re.compile(
    r"\btolls? (?:for|among) (?:the )?(?P<whose>(?:[\w'’-]+ ){1,3}?)"
    r"(?:soldiers|troops|servicemen|fighters|forces|militants|personnel)\b[^.;,]{0,70} (?:to|at|is|was|reached) $"
)
LONGEST_LOSSES = 80
LOSSES = re.compile(
    r"(?<=\w)(?:['’]s?)? (?:(?:military|troop|army|combat|daily|total|overall) ){0,2}(?:losses|casualties|war dead)"
    r"(?: (?!and\b|but\b|while\b)[\w-]+){0,6}? "
    r"(?:at|to|of|reached|exceeded|surpassed|numbered|totalled|totaled|were|are) $"
)
DEAD_OF = re.compile(r"(?<=\w)['’]?s?['’]? (?:fallen|war dead|dead soldiers)\b")


def _power(tokens: Sequence[Token], counted: Counted, bounds: Bounds) -> str | None:
    """`40 government soldiers`: of the one government that the text names."""
    phrase = {token.lower for token in tokens[counted.first : counted.last]}
    owner = next((bounds.owners[power] for power in POWERS if power in phrase and power in bounds.owners), None)
    if owner is not None:
        return owner.key
    # In a country's own war its government needs no name; of armies there may be several.
    alone = {known.key for known in bounds.owners.values()} == {bounds.home}
    at_home = phrase & {"government", "regime"} or (alone and phrase & {"army", "military"})
    serving = counted.status is Status.COMBATANT and "former" not in phrase
    return bounds.home if at_home and serving else None


def two_sides(text: str, tokens: Sequence[Token], counted: Counted, lexicon: Lexicon) -> bool:
    """`88 rebel and regime forces`: one count of two parties, and no party's."""
    phrase = range(counted.quantity.last, counted.last)
    joint = next((k for k in phrase if tokens[k].lower in {"and", "&"}), None)
    if joint is None or joint == phrase.start:
        return False
    before, after = (
        _camps(text[tokens[first].start : tokens[last - 1].end], lexicon)
        for first, last in ((phrase.start, joint), (joint + 1, counted.last))
        if first < last
    )
    # Two bands of one camp are no two sides.
    powers = "state" in before | after or any(
        mention.actor.kind is ActorKind.STATE
        for mention in parties_in(text[tokens[phrase.start].start : tokens[counted.last - 1].end], lexicon)
    )
    return bool(before and after) and powers and before.isdisjoint(after)


def _camps(phrase: str, lexicon: Lexicon) -> set[str]:
    """The parties that a phrase names, and the sides that it calls by their kind."""
    camps = {mention.actor.key for mention in parties_in(phrase, lexicon)}
    words = set(phrase.lower().split())
    return camps | {side for side, kinds in CAMPS.items() if kinds & words}


CAMPS = {
    "state": frozenset({"government", "regime", "army", "military", "loyalist", "loyalists", "pro-government"}),
    "rebels": frozenset({"rebel", "rebels", "opposition", "insurgent", "insurgents", "anti-government"}),
}
