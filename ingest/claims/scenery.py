"""Names that look like a scene and are none: offices, bands that call themselves after a land, capitals that speak."""

from __future__ import annotations

import re

from assistant.language.dates import WEEKDAY
from assistant.language.places import PlaceMention, is_capital, is_country


def names_no_scene(text: str, place: PlaceMention) -> bool:
    """Is the place of the text an office, part of a band's name, a government, or where somebody was going?"""
    band = BAND.search(place.text) is not None or _in_bands_name(text, place)
    band = band or WEAPON.match(text, place.end) is not None or OUTLET.search(text, *_ahead(place)) is not None
    band = band or BRANCH.search(text, *_ahead(place)) is not None or _names_operation(text, place)
    acts = _speaks(text, place) or _said_there(text, place) or _of_coalition(text, place)
    return band or _is_body(place) or acts or WHITHER.search(text, *_ahead(place)) is not None


def _names_operation(text: str, place: PlaceMention) -> bool:
    """`the operation dubbed "Tigris Shield"`, `the Wrath of Tigris campaign`: what it is called."""
    whole = OPERATED.match(f"{place.text} of ") is not None and text.startswith(" of ", place.end)
    named = OPERATION.match(text, place.end) is not None or OPERATED.search(text, *_ahead(place)) is not None
    return whole or named


OPERATION = re.compile(r" (?:Shield|Storm|Sword|Thunder|Claw|Dawn|Lightning|Rage|Fury|Volcano|Hammer|Eagle)\b")
OPERATED = re.compile(r"\b(?:Wrath|Rage|Anger|Storm|Volcano|Dawn|Shield) of (?:the )?$")


def speaks_for(text: str, place: PlaceMention) -> bool:
    """`Homs Governor Omar Said wrote`, `Gaza's Civil Defence`, `Amhara militia`: an office or band of the place."""
    return OFFICE.match(text, place.end) is not None


OFFICE = re.compile(
    r" (?:regional |provincial |city )?(?:Gov\.|[Gg]overnor [A-Z]|Mayor [A-Z]|"
    r"(?:ethnicity|militias?|militiamen|tribesmen)\b)"
    r"|['’]s (?:[\w-]+ ){0,2}?(?i:civil defen[cs]e|media office|ambulance service|rescue service|prosecutors?|"
    r"(?:health|interior|foreign|defen[cs]e|emergencies) ministry)\b"
)


def _ahead(place: PlaceMention) -> tuple[int, int]:
    """The letters right before a place, and no more: a text may name thousands."""
    return max(0, place.start - LONGEST), place.start


LONGEST = 60


# "The blast killed 32 as they were entering Turkey": they had not come there.
WHITHER = re.compile(
    r"\b(?:(?:were|was) (?:about to enter|entering|heading (?:to|for|towards?)|on (?:their|its|his|her|the) way to)"
    r"|bound for|en route (?:to|for))\s+(?:the\s+)?$",
    re.IGNORECASE,
)


# "Syrias Al-Qaeda branch": a band's name is no place, whatever country stands before it.
BAND = re.compile(r"\b(?:al-)?(?:qaeda|qaida|nusra)\b", re.IGNORECASE)
# "the broadcaster Al Mayadeen"
OUTLET = re.compile(r"\b(?:broadcaster|channel|newspaper|outlet|daily) (?:Al[- ])?$")
# "Qaeda's branch in the Levant"
BRANCH = re.compile(r"\b(?:branch|affiliate|offshoot|arm|wing|franchise) in (?:the )?$", re.IGNORECASE)
# "the Tomahawk cruise missiles": what a weapon is called.
WEAPON = re.compile(
    r"(?:-class| (?:cruise|ballistic|guided|anti-tank|surface-to-\w+)) ?(?:missiles?|rockets?|\b)", re.IGNORECASE
)
# By such a word alone no place is named: "at the Directorate of Health in Homs".
BODIES = frozenset(
    {"command", "committee", "council", "earlier", "fighting", "hospital", "ministry", "need", "parliament"}
    | {"research", "schools", "university"}
)
# Nor by a name that such a word is part of.
OFFICES = frozenset({"coalition", "corps", "directorate", "likely", "various"})


def _speaks(text: str, place: PlaceMention) -> bool:
    """`Yerevan put its losses at 12`, `Baku lost 12 soldiers`, `Mali sent medics`: a government speaks."""
    told = is_capital(place.text) and SPEAKS.match(text, place.end) is not None
    told = told or (is_country(place.text) and LOSES.match(text, place.end) is not None)
    if is_country(place.text) and SAYS.match(text, place.end) and not LED_BY.search(text, *_ahead(place)):
        return True
    told = told or ((is_capital(place.text) or is_country(place.text)) and ACTS.match(text, place.end) is not None)
    return told and not LED.search(text, *_ahead(place))


ACTS = re.compile(
    r" (?:has |had |have |also |later ){0,2}(?:(?:called|urged|pledged|demanded|vowed|dispatched|deployed|intervened"
    r"|condemned|rejected|dismissed|believes?)|(?:did|does|do) not|sent (?!flying))\b"
)


def _said_there(text: str, place: PlaceMention) -> bool:
    """`The envoy said in Geneva the raid had killed nine`: where he spoke."""
    spoke = SAID_IN.search(text, *_ahead(place)) is not None
    return spoke and CLAUSE.match(text, place.end) is not None


SAID_IN = re.compile(r"\b(?:said|told (?:\w+ ){1,3}|announced|spoke|speaking) ?in (?:the )?$")
CLAUSE = re.compile(rf"(?:,| that\b| the\b| (?:on )?{WEEKDAY}\b| (?:it|he|she|they|his|her|their)\b)")


def _of_coalition(text: str, place: PlaceMention) -> bool:
    """`the coalition fighting ISIS in Iraq`: what it is there for is not where this happened."""
    return is_country(place.text) and COALITION.search(text, *_ahead(place)) is not None


COALITION = re.compile(
    r"\b(?:coalition|alliance) (?:fighting|battling|bombing|against) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?"
    r"(?: (?:group|militants|jihadists))? in (?:[A-Z]\w+ and )?$"
)


SPEAKS = re.compile(
    r" (?:has |had |have |also )?(?:(?:said|says|puts?|claim(?:s|ed)|denie[sd]|accuse[sd]|blame[sd]|"
    r"announced|refuse[sd]|decline[sd])\b"
    r"|(?:lost|loses?|lose)(?: [\w,.-]+){1,5}? "
    r"(?:troops|soldiers|servicemen|fighters|militia\w*|conscripts|officers|pilots)\b)"
)
# "… and Niger said"
SAYS = re.compile(r" (?:has |also |later ){0,2}(?:said|says|claims|claimed|announced|denied|denies|insists|insisted)\b")
LED_BY = re.compile(r"\b(?:in|at|near|on|of|from|outside|around|to|into)\s(?:the\s)?(?:[A-Z]\w+ and )?$")
LOSES = re.compile(
    r" (?:has |had |have |also ){0,2}(?:lost|loses?)(?: [\w,.-]+){1,5}? "
    r"(?:troops|soldiers|servicemen|conscripts|pilots)\b"
)


def _is_body(place: PlaceMention) -> bool:
    told = place.text.lower().split()
    return place.text.lower() in BODIES or not OFFICES.isdisjoint(told)


def _in_bands_name(text: str, place: PlaceMention) -> bool:
    """`Islamic State in Iraq and Syria`: both lands belong to the name."""
    before = OF_STATE.search(text, *_ahead(place))
    return before is not None and (before["land"] is not None or AND_LAND.match(text, place.end) is not None)


OF_STATE = re.compile(r"\bIslamic State (?:in|of) (?P<land>Iraq and )?(?:Greater |the )?$", re.IGNORECASE)
AND_LAND = re.compile(r" and (?:Greater |the )?(?:Syria|Levant|al-Sham|Sham)\b", re.IGNORECASE)


LED = re.compile(r"\b(?:in|at|near|on|of|from|outside|around|to|into|and)\s(?:the\s)?$", re.IGNORECASE)
