"""What state people are in, whatever toll stands before: in hospital, out of breath, in their foes' hands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.claims import Outcome, Status
from assistant.language.tokens import Token
from ingest.claims.beside import Linked, verb_left
from ingest.claims.victim_phrases import Counted

WITHIN = 14
IN_CONDITION = re.compile(
    r"(?:(?:of|among) (?:(?:the|those|these|them|whom) ?)(?:who (?:were|are) )?"
    r"(?:wounded |injured |hurt |casualties |survivors )?)?"
    r"(?:who )?(?:(?:were|are|was|is|remain|remained|remains|still|also|now|reportedly|said to be|left) ?){0,3}"
    r"in (?:(?:an? )?(?:very )?(?:critical|serious|grave|severe|unstable|stable|dangerous|life-threatening) "
    r"(?:but stable )?(?:condition|conditions|state)|intensive care)\b"
)

# "causing cases of asphyxiation to more than 35 people"
CASES_TO = re.compile(r"\b(?:cases|symptoms) of (?:asphyxiation|choking|poisoning|suffocation) (?:to|among|in)$")


# "lost contact with 12 crew members"
LOST_CONTACT = re.compile(r"\blost (?:all )?contact with$")


def in_condition(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], used: set[int]
) -> Linked | None:
    """`as many people are in critical condition`, `a number of those wounded were in a serious condition`: alive."""
    counted = found[number]
    if told := _treated(tokens, counted) or _by_what_they_did(tokens, counted, used):
        return told
    ahead = [token.lower for token in tokens[max(0, counted.first - 5) : counted.first]]
    if ahead[-2:] == ["to", "death"]:
        # "shot or hacked to death 19 people"
        return Linked(counted, Outcome.KILLED, counted.first - 1)
    if not counted.bare and LOST_CONTACT.search(" ".join(ahead)):
        return Linked(counted, Outcome.MISSING, counted.first - 1)
    if not counted.bare and CASES_TO.search(" ".join(ahead)):
        return Linked(counted, Outcome.INJURED, counted.first - 1)
    behind = tokens[counted.last : counted.last + WITHIN]
    # "a number of" holds the "of" already.
    of = "of " if counted.bare and tokens[counted.last - 1].lower == "of" else ""
    if not IN_CONDITION.match(of + " ".join(token.lower for token in behind)):
        return None
    return Linked(counted, Outcome.INJURED, counted.last)


def _treated(tokens: Sequence[Token], counted: Counted) -> Linked | None:
    """`the hospital received 20 patients`, `he treated 16 of 29 cases brought to his clinic`: who needs it is hurt."""
    first, behind = counted.first, " ".join(token.lower for token in tokens[counted.last : counted.last + WITHIN])
    if counted.article or counted.quantity.low == 0:
        return None
    alive = counted.head is not None and tokens[counted.head].lower not in {"bodies", "corpses", "dead", "martyrs"}
    if alive and TO_HOSPITAL.match(behind):
        # "29 cases brought to his hospital"
        return Linked(counted, Outcome.INJURED, counted.last)
    took = tokens[first - 1].lower if first else ""
    if alive and took in {"treated", "treating"} and FOR_WOUNDS.match(behind):
        # "treated 39 people for gunshot wounds"
        return Linked(counted, Outcome.INJURED, first - 1)
    near = {token.lower for token in tokens[max(0, first - FAR) : first - 1]}
    cared = near & CARES or (took == "treated" and near & {"he", "she", "they", "we"})
    inside = took == "admitted" and OWN_HOSPITAL.match(behind) is not None
    if took not in TREATS or not (cared or inside) or DAILY.search(behind):
        return None
    patients = counted.head is not None and tokens[counted.head].lower in PATIENTS
    of_them = counted.bare and took == "treated" and behind.startswith("of ")
    return Linked(counted, Outcome.INJURED, first - 1) if patients or of_them else None


FAR = 14
OWN_HOSPITAL = re.compile(r"to (?:its|their|our) (?:\w+ )?(?:hospitals?|clinics?)\b")
FOR_WOUNDS = re.compile(r"for (?:[\w-]+ ){0,2}?(?:injuries|wounds|burns)\b")
TREATS = frozenset({"received", "receives", "receiving", "treated", "treating", "admitted", "admitting"})
CARES = frozenset(
    {
        "ambulance",
        "ambulances",
        "paramedics",
        "clinic",
        "clinics",
        "doctor",
        "doctors",
        "facility",
        "hospital",
        "hospitals",
        "medics",
        "surgeon",
        "surgeons",
    }
)
PATIENTS = frozenset(
    {"cases", "children", "civilians", "patients", "people", "persons", "soldiers", "victims", "women", "fighters"}
)
TO_HOSPITAL = re.compile(
    r"(?:(?:who|that) )?(?:(?:were|had|have|been|being) ){0,3}"
    r"(?:admitted|brought|rushed|taken|transferred|transported) to (?:\w+ ){1,3}(?:hospitals?|clinics?)\b"
)
# What a hospital does every day tells of no event.
DAILY = re.compile(r"^(?:\w+ ){0,3}?(?:daily|every|per|(?:a|each) (?:day|week|month|year))\b")


def _by_what_they_did(tokens: Sequence[Token], counted: Counted, used: set[int]) -> Linked | None:
    """`eight others experienced breathing difficulties`, `180 gunmen in Gao turned themselves in`."""
    if counted.quantity.low == 0 or verb_left(tokens, counted, used) is not None:
        # "beheaded eight men who had surrendered"
        return None
    behind = " ".join(token.lower for token in tokens[counted.last : counted.last + WITHIN])
    if BREATHLESS.match(behind):
        return Linked(counted, Outcome.INJURED, counted.last)
    if TAKEN_HOSTAGE.match(behind) or (not counted.bare and BEHIND_BARS.match(behind)):
        # "20 nationals had been killed and 14 taken hostage"
        return Linked(counted, Outcome.CAPTURED, counted.last)
    if counted.head is not None and tokens[counted.head].lower in HELD and TAKEN.match(behind):
        # "350 hostages have been taken"
        return Linked(counted, Outcome.CAPTURED, counted.last)
    armed = counted.status is Status.COMBATANT or (counted.head is not None and tokens[counted.head].lower in MEN)
    if armed and not counted.article and GAVE_UP.match(behind):
        return Linked(counted, Outcome.OTHER, counted.last)
    return None


HELD = frozenset({"hostages", "captives", "prisoners"})
TAKEN = re.compile(r"(?:have|had|has|were|was|are) (?:(?:been|being|also|still) ){0,2}(?:taken|seized|held)\b(?! home)")
TAKEN_HOSTAGE = re.compile(
    r"(?:(?:were|was|have|had|has|been|are|being|also) ){0,3}(?:taken|seized|held) (?:hostage|captive|prisoner)\b"
)
# "22,000 prisoners remained behind bars"
BEHIND_BARS = re.compile(
    r"(?:(?:who|still|also|now|were|are|was|is|have|had|been|being|remain|remains|remained|languish|languished|held|kept)"
    r" )+"
    r"(?:behind bars|in (?:(?:its|their|his) )?(?:captivity|custody|detention|jail|prison))\b"
)
MEN = frozenset({"elements", "men", "members", "people", "persons"})
BREATHLESS = re.compile(
    r"(?:(?:who|also|were|are|was|left|had|have|has|been|being|reportedly) ){0,4}"
    r"(?:(?:experience|experienced|experiencing|showed|showing|developed) (?:\w+ ){0,2}"
    r"(?:breathing|respiratory|suffocation|asphyxiation|choking)"
    r"|(?:\w+ )?(?:trouble|difficulty|difficulties|problems) (?:in |with )?breathing"
    r"|struggled to breathe)\b"
    r"|(?:were|was|are|left) (?:left )?(?:struggling to breathe|gasping for)\b"
)
GAVE_UP = re.compile(
    r"(?:(?:in|from|near|at) (?:[\w'-]+ ){1,3}?){0,2}(?:(?:who|have|had|has|also|later|recently) ){0,3}"
    r"(?:surrendered(?= (?:to|in|at|on|and|after|with|along|their (?:weapons|arms))\b| \.|$)"
    r"|turned (?:themselves in|in themselves)|gave themselves up|handed (?:themselves over|over themselves)"
    r"|(?:laid|put) down (?:their )?(?:arms|weapons))(?!\w)"
)
