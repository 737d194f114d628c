"""Who, by a claim's own sentence, did it: the party that kills there, whose raid it was, by whom they were killed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain.claims import Claim
from assistant.language.actors import ActorKind, Form, Lexicon, Mention

RULERS, REBELS = "rulers", "rebels"
FIGHTING = frozenset({ActorKind.STATE, ActorKind.NON_STATE, ActorKind.ALLIANCE})

ATTACK = (
    r"(?:ambush(?:es)?|attacks?|(?:air ?)?raids?|(?:air ?|drone )?strikes?|shelling|"
    r"(?:artillery |rocket |mortar |sniper )?fire|offensive|assault|operations?|bombard\w+|bomb(?:s|ing|ings)?|barrage|"
    r"(?:war)?planes?|jets?|drones?|aircraft|helicopters?|rockets?|missiles?|shells?|artillery|mortars?|snipers?|"
    r"gunfire|massacre)"
)
HIT = (
    r"(?:kill(?:s|ed|ing)?|execut(?:ed|ing)|behead(?:ed|ing)|ambushed|attacked|shell(?:ed|ing)|destroyed|target(?:ed|ing)|"
    r"eliminated|hit|struck|bomb(?:ed|ing)|pound(?:ed|ing)|fired|repelled|foiled|thwarted|repulsed)"
)
# "Turkish artillery", "rebel rockets", "the Islamic State group has executed": its weapon, or what it does.
ITS_ATTACK = re.compile(
    rf"(?:['’]s|['’])?(?: (?:group|forces?|fighters|troops|army|military|government|militants))?,? "
    rf"(?:(?:[\w-]+ ){{0,2}}?{ATTACK}|(?:had |has |have )?{HIT}"
    r"(?! (?:in|by|on|at|during|when|near|there|since|over|as)\b))\b",
    re.IGNORECASE,
)
# "were hit": to whom it was done.
DONE_TO = re.compile(
    rf"(?:['’]s|['’])?(?: [\w-]+){{0,2}}? (?:was|were|been|being|are|is) (?:[\w-]+ )?{HIT}\b", re.IGNORECASE
)
BY = re.compile(r"\b(?P<what>[\w-]+)(?: \w+ly)? by (?:the )?(?:[\w-]+ (?:and )?){0,2}$", re.IGNORECASE)
# "jets thought to be Russian".
THOUGHT = re.compile(r"\b(?:thought|believed|suspected|said|presumed) to be (?:from )?$", re.IGNORECASE)
# What is done by a party and harms nobody.
HARMLESS = re.compile(
    r"^(?:held|controlled|run|led|seized|captured|taken|occupied|besieged|backed|supported|said|reported|posted|"
    r"released|published|given|issued|near|close|followed|populated|liberated|retaken|recaptured)$",
    re.IGNORECASE,
)
# An attack that was beaten back killed its own men.
BEATEN = re.compile(r"\b(?:foil|repel|thwart|repuls|beat|against|respon)\w*(?: [\w'’-]+){0,3} $", re.IGNORECASE)
ON_IT = re.compile(r"\b(?:on|against|at|between|among)(?: the| an?)? $", re.IGNORECASE)
# What stands beside the deed, or had it done to them, is not who did it.
BESIDE = re.compile(rf"\b(?:on|against|at|of|in|with|from|to|near|among|between|{HIT})(?: the| an?)? $", re.IGNORECASE)
# "85 Syrian troops killed": as many of them.
COUNTED = re.compile(
    r"(?:\d|\b(?:dozens|scores|hundreds|two|three|four|five|six|seven|eight|nine|ten)(?: of)?) $", re.IGNORECASE
)
HELD = re.compile(r"-(?:held|controlled|run|besieged|ruled|backed|led)\b", re.IGNORECASE)
KILLING = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!are )(?<!is )\b(?:kill(?:ed|ing|s)|wound(?:ed|ing)|injur(?:ed|ing)|"
    r"execut(?:ed|ing)|behead(?:ed|ing)|eliminat(?:ed|ing)|shot|left|leaving|claim(?:ed|ing) the li(?:fe|ves) of)"
    r"(?: (?:dead|at|least|more|than|around|about|some|over|up|to|an|a|estimated|and|or|wounded|killed|injured))* $",
    re.IGNORECASE,
)


# Sides that texts name by kind and not by name.
KINDS = {
    RULERS: re.compile(
        r"\b(?:regime|government|loyalist|pro-government|pro-regime)(?=\b[^-])|"
        # A state's, where nobody says whose: neither "the Mahdi Army's raid" nor "the Turkish military".
        r"(?:^|\b(?:for|in|by|from|the|did|do|and|of|as|when|after) )(?:army|military)"
        rf"(?=(?:['’]s)? (?:[\w-]+ )?{ATTACK}\b(?! (?:base|camp|position|post|convoy|checkpoint)))",
        re.IGNORECASE,
    ),
    REBELS: re.compile(
        r"\b(?:rebels?|insurgents?|opposition|militants?|terrorists?|jihadists?|gunmen)(?=\b[^-])", re.IGNORECASE
    ),
}


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    key: str


def doers(claim: Claim, lexicon: Lexicon) -> frozenset[str]:
    """The keys of the parties that did it, as far as the sentence says so; RULERS or REBELS for nameless."""
    figure = claim.figure.text if claim.figure else ""
    start = claim.quote.find(figure) if figure else -1
    # Whose men were counted is said in the figure: "25 Syrian soldiers".
    return doers_in(claim.quote, start, lexicon, but=f"{claim.claimant or ''} {figure}")


def doers_in(text: str, figure: int, lexicon: Lexicon, *, but: str = "") -> frozenset[str]:
    """The same for a text whose figure stands at `figure`, -1 for none; `but`: who speaks, and who was hit."""
    told = [named for named in _named(text, lexicon) if text[named.start : named.end] not in but]
    found = {named.key for named in told if did(text, named.start, named.end)}
    if not found and figure >= 0 and KILLING.search(text[:figure]):
        # "SDF fighters drove off the attack … killing 80 militants": who kills stands first.
        first = next((named for named in told if named.end <= figure), None)
        if first is not None and not BESIDE.search(text[: first.start]):
            found.add(first.key)
    return frozenset(found)


def _named(text: str, lexicon: Lexicon) -> list[_Named]:
    """The parties of a text from left to right, without those that only hold or back what is named behind them."""
    found = [_Named(m.start, m.end, m.actor.key) for m in lexicon.mentions(text) if _may_fight(m)]
    taken = [range(named.start, named.end) for named in found]
    found += [
        _Named(match.start(), match.end(), key)
        for key, pattern in KINDS.items()
        for match in pattern.finditer(text)
        if not any(match.start() in span for span in taken)
    ]
    return sorted((named for named in found if not HELD.match(text, named.end)), key=lambda named: named.start)


def _may_fight(mention: Mention) -> bool:
    """A capital is mostly where it happened."""
    return mention.actor.kind in FIGHTING and mention.form is not Form.CAPITAL


def same_doers(asked: frozenset[str], did: frozenset[str], lexicon: Lexicon) -> bool:
    """May any of the one be any of the other? "The regime" is some state, "insurgents" are any armed group."""
    return any(_same(one, other, lexicon) or _same(other, one, lexicon) for one in asked for other in did)


def _same(one: str, other: str, lexicon: Lexicon) -> bool:
    party = lexicon.actor(other)
    kinds = {RULERS: ActorKind.STATE, REBELS: ActorKind.NON_STATE}
    if one == other or (party is not None and one in (*party.allies, party.parent)):
        return True
    return party is not None and kinds.get(one) is party.kind


def did(text: str, start: int, end: int) -> bool:
    """Is the party that a text names there told as who did it? Whose attack was beaten back did not."""
    before = text[:start]
    by = BY.search(before)
    if by is not None:
        return not HARMLESS.match(by["what"])
    if THOUGHT.search(before):
        return True
    if BEATEN.search(before) or ON_IT.search(before) or COUNTED.search(before) or DONE_TO.match(text, end):
        return False
    return ITS_ATTACK.match(text, end) is not None
