"""Whose a lead's figure is that nobody is named for: the next sentence often says who tells of the same dead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.domain.claims import Claim
from ingest.claims.memory import Speaker

# So many sentences belong to a lead that repeats its headline.
LEADING = 5


@dataclass(frozen=True, slots=True)
class Voice:
    """A sentence of the lead, and who speaks in it."""

    start: int
    text: str
    speaker: Speaker | None


def credited_behind(claims: Sequence[Claim], voices: Sequence[Voice]) -> list[Claim]:
    """The claims, those of the lead with the speaker of the sentence right behind, where he tells of the same event.

    `At least nine died. According to residents the victims were killed when …`; `…, a report says. The monitor said the
    attacks took place in …`: a figure that is nobody's, or of a report that is nobody's, is his.
    """
    found = list(claims)
    for before, voice in pairwise(voices):
        told = [claim for claim in found if claim.start == before.start and claim.figure]
        counted = [claim for claim in found if claim.start == voice.start]
        same = _same_dead(voice.text, told, counted)
        if same is None and not counted and _same_attack(voice, told, found):
            same = True
        if voice.speaker is None or same is None:
            continue
        open_ones = [claim for claim in told if _open(claim, unnamed=same)]
        counts = {(claim.outcome, claim.figure.low) for claim in open_ones if claim.figure}
        for at, claim in enumerate(found):
            count = claim.figure and (claim.outcome, claim.figure.low)
            if count in counts and claim.start < voice.start and _open(claim, unnamed=same):
                found[at] = replace(claim, claimant=voice.speaker.name, actor=voice.speaker.actor, inferred=True)
    return found


def _same_dead(text: str, told: Sequence[Claim], counted: Sequence[Claim]) -> bool | None:
    """Does a sentence tell of the dead counted before it? False: of the event only; None: of neither."""
    if COMPILED.match(text) and counted:
        # "At least 90 died. According to figures compiled by the council 40 were killed in Homs": a part of them.
        most = max((claim.figure.low or 0 for claim in told if claim.figure), default=0)
        return True if all(claim.figure and (claim.figure.low or most) < most for claim in counted) else None
    if _part_of_them(text, told, counted):
        return True
    if counted or not told:
        return None
    if OF_THEM.search(text) or CONFIRMED.search(text) or any(_repeats(text, claim) for claim in told):
        return True
    return False if OF_IT.search(text) else None


def _part_of_them(text: str, told: Sequence[Claim], counted: Sequence[Claim]) -> bool:
    """`Forty people died in raids on Gao. Nine children were among the dead, the charity said`: who tells of a part
    tells of the whole.
    """
    if not told or not counted or not AMONG.search(text) or text.startswith("In ") or ELSE.match(text):
        return False
    most = max((claim.figure.low or 0 for claim in told if claim.figure), default=0)
    fates = {claim.outcome for claim in told}
    return all(claim.figure and claim.outcome in fates and 0 < (claim.figure.low or most) < most for claim in counted)


AMONG = re.compile(r"\b(?:were|was|are) (?:also )?among (?:the|those) (?:dead|killed|victims|wounded|injured)\b")
CONFIRMED = re.compile(r"\bconfirmed the (?:death )?toll\b")


def _same_attack(voice: Voice, told: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    """`Two died in shelling of Harasta. The rebels shelled houses in Harasta, the agency reported`: one event, in one
    place and by one kind of weapon, of which nobody else is said to tell.
    """
    text, teller = voice.text, voice.speaker.name if voice.speaker else None
    counts = {(claim.outcome, claim.figure.low) for claim in told if claim.figure and claim.figure.low is not None}
    given = (c for c in claims if c.figure and (c.outcome, c.figure.low) in counts)
    owned = any(claim.claimant not in {None, teller} for claim in given)
    if not told or owned or ELSE.match(text) or EXCUSED.search(text) or any(claim.claimant for claim in told):
        return False
    place = next((claim.place for claim in told if claim.place), None)
    there = place is not None and re.search(rf"\b{re.escape(place)}\b", text) is not None
    alike = any(kind.search(text) and kind.search(told[0].quote) for kind in WEAPONS)
    return there and alike and STRUCK.search(text) is not None


STRUCK = re.compile(
    r"\b(?:shelled|targeted|hit|struck|bombed|bombarded|fired|attacked|pounded|raided|executed|detonated|exploded|"
    r"went off|blew up)\b"
)
# Who says that he struck by mistake answers for the deed, and counts nobody.
EXCUSED = re.compile(
    r"\b(?:by (?:mistake|accident)|accidental(?:ly)?|apologi[sz]\w+|in error|inadvertent(?:ly)?|mistaken(?:ly)?"
    r"|regret\w*|unintended|unintentional(?:ly)?|was an? (?:accident|error|mistake))\b"
)
ELSE = re.compile(
    r"(?:Another|Also|Earlier|Elsewhere|Later|Meanwhile|Previously|Separately|Since|In (?:a separate|another))\b"
)
WEAPONS = tuple(
    re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for words in (
        "air ?strikes?|air raids?|warplanes?|jets?|planes?|aircraft|helicopters?",
        "shell(?:s|ed|ing)|rockets?|mortars?|artillery",
        "car bombs?|blasts?|explosions?|explosives?|detonated|suicide",
        "execut(?:ed|es|ions?)|behead(?:ed|ings?)",
    )
)


def _repeats(text: str, claim: Claim) -> bool:
    """`Four nurses died. The four nurses were in a van, the charity said`: the same figure, with an article."""
    figure = claim.figure.text.lower() if claim.figure else ""
    if COUNTED.match(figure) is not None and f" the {figure} " in f" {text.lower()}":
        return True
    head = (claim.group or "").lower().rpartition(" ")[2]
    return any(found["who"] == head for found in TAKEN_UP.finditer(text))


# "… killed two officers. Sources said the army officers were killed in …": the same people, with an article.
TAKEN_UP = re.compile(
    r"\b[Tt]he (?:[\w-]+ ){0,2}?(?P<who>[a-z]{4,}s) (?:were|had been|have been) (?:all )?"
    r"(?:killed|wounded|injured|shot|abducted|kidnapped|captured|executed|beheaded)\b"
)
COUNTED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|eleven|twelve|twenty|\d+) [a-z]+$")


def _open(claim: Claim, *, unnamed: bool) -> bool:
    """Is the claim's speaker open: a report of nobody's, or, where `unnamed` ones count, not named at all?"""
    return unnamed if claim.claimant is None else claim.claimant.lower() in REPORTS


REPORTS = frozenset({"a report", "report", "reports", "the report", "a new report", "local reports"})
PEOPLE = r"(?:civilians|victims|people|dead|casualties|soldiers|militants|fighters|children|fatalities|men|women)"
EVENT = (
    r"(?:deaths?|killings?|fatalities|casualties|(?:air ?)?strikes?|attacks?|raids?|bombings?|incident|massacre|"
    r"shelling|explosions?|blasts?)"
)
# What is said of "the victims" is said of those whom the sentence before counted.
OF_THEM = re.compile(
    rf"\b(?:[Tt]he|[Tt]hese|[Tt]hose) {PEOPLE} (?:were|had been|have been) (?:all )?"
    r"(?:killed|wounded|injured|targeted|hit|struck|shot|bombed|shelled)\b"
    r"|\b[Tt]he (?:abductees|captives|hostages) (?:were|had been|have been) (?:all )?"
    r"(?:abducted|kidnapped|seized|snatched|spirited|taken)\b"
    rf"|\b[Tt]he (?:deaths|killings|fatalities|casualties) (?:were caused|(?:had )?(?:occurred|happened)|took place)\b"
)
COMPILED = re.compile(r"According to (?:the |its )?(?:latest )?(?:figures|statistics|data|records)\b")
OF_IT = re.compile(rf"\b[Tt]he {EVENT} (?:(?:had |have )?(?:occurred|happened|taken place)|took place)\b")
