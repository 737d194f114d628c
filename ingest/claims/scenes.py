"""Where people came to harm: of the places that a text names, the one that is the scene."""

from __future__ import annotations

import functools
import heapq
import re
from collections.abc import Iterable, Sequence

from assistant.domain.claims import Scope
from assistant.language.datelines import dateline_end
from assistant.language.places import (
    PlaceMention,
    find_places,
    is_capital,
    is_country,
    is_known,
    is_wide,
    land_around,
    same_place,
    within,
)
from ingest.claims.lands import land_of_scene, land_of_war
from ingest.claims.nesting import inner_of, innermost
from ingest.claims.scenery import names_no_scene, speaks_for
from ingest.claims.surroundings import Surroundings, caption_of


@functools.lru_cache(maxsize=64)
def _places(text: str) -> tuple[PlaceMention, ...]:
    """Several figures of a sentence ask for its places, and those of the lead."""
    return tuple(find_places(text))


def place_of(around: Surroundings, at: int, scope: Scope = Scope.INCIDENT, low: int | None = None) -> str | None:
    """The place named nearest to the figure at character `at`, else that of the sentence before or of the lead."""
    text, caption = around.text, caption_of(around.text)
    towns = _towns(text, around.land, around.speaking)
    own = [place for place in towns if at < caption or place.start >= caption]
    if scope is Scope.CUMULATIVE and (land := land_of_war(around)) and not _exact(own):
        return land
    many = scope is Scope.CUMULATIVE and ((low or 0) >= MANY or not _exact(own))
    if many and (land := around.land or land_of_scene(around.lead)):
        named = [place.text for place in own if is_country(place.text)]
        return named[0] if named and not any(same_place(name, land) for name in named) else land
    scenes = [place for place in own if not _is_landmark(text, place)]
    told = _nearest(scenes, text, at) if scenes else None
    if told is not None:
        return _more_exact(around, told, counting=scope is not Scope.INCIDENT) or told.text
    # "98 evacuees from Fuaa were killed at a crossing west of Aleppo"
    marks = [place for place in own if not _is_apart(text, place)] or own
    mark = _nearest(marks, text, at) if marks else None
    carried = _carried(around, counting=scope is not Scope.INCIDENT)
    if mark is None or (carried and _is_meant(carried, mark, text)):
        return carried
    return mark.text


def _is_meant(carried: str, mark: PlaceMention, text: str) -> bool:
    """Does a sentence with a landmark go on about the place told before? `the village north of Aleppo` does."""
    if _is_apart(text, mark) or _is_kin(carried, mark.text):
        return True
    return not is_known(carried) and THE.search(text[: mark.start]) is not None


# So many dead are a war's.
MANY = 10_000


def _is_kin(place: str, mark: str) -> bool:
    """`a town near Damascus`: what lies in the land around it."""
    land = land_around(mark)
    return within(place, mark) or (land is not None and (within(place, land) or same_place(place, land)))


def _exact(places: Iterable[PlaceMention]) -> list[PlaceMention]:
    return [place for place in places if not is_country(place.text)]


def _nearest(places: Sequence[PlaceMention], text: str, at: int) -> PlaceMention:
    # A figure's place is near it, however many a sentence names.
    places = sorted(heapq.nsmallest(NEIGHBOURS, places, key=lambda one: abs(one.start - at)), key=lambda one: one.start)
    # "… killed near Aleppo, hours after a raid on Idlib": the second place belongs to another event.
    same = [place for place in places if not _other_event(text, at, place.start)] or places
    behind = [place for place in same if place.start >= at and len(COUNT_IN.findall(text, at, place.start)) <= 1]
    ahead = [place for place in same if place.start < at]
    # "In Saraqeb nine were killed and in Ehsim ten": each count has its own.
    if behind and not (ahead and NEXT_COUNT.search(text, at, behind[0].start)):
        return inner_of(behind, text)
    return innermost(ahead or same, text)


NEIGHBOURS = 24
# "nine in Salhin district and eight in Ansari": behind the next count stands that one's place.
COUNT_IN = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?: others?| more)? (?:in|at|near|from)\b",
    re.IGNORECASE,
)
NEXT_COUNT = re.compile(r"\b(?:while|whereas)\b|\band (?:in|at|near)\b", re.IGNORECASE)


def _more_exact(around: Surroundings, told: PlaceMention, *, counting: bool) -> str | None:
    """The town in a land or province that the sentence calls "a town" or, when it goes on, "the attack".

    Not of what is counted over days: that befell more than one town.
    """
    text = around.text
    if not is_wide(told.text):
        return None
    near = [around.before, around.lead] if is_country(told.text) and GOES_ON.search(text) and not counting else []
    if UNNAMED.search(text[: told.start]) or (is_country(told.text) and HAPPENED.search(around.after)):
        near.append(around.after)
    for other in near:
        found = [place for place in _scenes(other, around.land) if within(place.text, told.text)]
        if found:
            return inner_of(found, other).text
    return None


PLACES = (
    r"(?:town|village|city|district|suburb|neighbou?rhood|hospital|clinic|camp|market|marketplace|mosque|school|"
    r"crossing|air ?base|airport|prison)"
)
UNNAMED = re.compile(rf"\b(?:an?|one of)\s(?:[\w'’-]+\s){{0,5}}?{PLACES}s?\b", re.IGNORECASE)
ATTACK = (
    r"(?:attacks?|strikes?|air ?strikes?|raids?|blasts?|bombings?|explosions?|shelling|massacre|bombardment|assault)"
)
# "The monitor said the raids had taken place in the town of …": where, of an event that was placed in a land.
HAPPENED = re.compile(
    rf"\bthe\s(?:[\w-]+\s)?{ATTACK}\s(?:(?:had|have)\s)?(?:occurred|happened|took\splace|taken\splace)\b"
)
GOES_ON = re.compile(rf"\bthe\s(?:\w+\s)?{ATTACK}\b|\bthe (?:death )?toll\b", re.IGNORECASE)
THE = re.compile(rf"\bthe\s(?:[\w-]+\s)?(?P<kind>{PLACES})s?\b", re.IGNORECASE)


def _carried(around: Surroundings, *, counting: bool) -> str | None:
    """A sentence that names no place goes on with what was told before it, else with the lead.

    `counting` over days: what the sentence before names is then a land as well as a town.
    """
    called = THE.search(around.text)
    weak = None
    for text in (around.before, around.earlier, around.lead):
        places = _past_seat(around, text, _scenes(text, around.land))
        for place in reversed(places) if called else ():
            if called and _is_called(text, place, called["kind"].lower()):
                return place.text
        exact = places if counting else _exact(places)
        if exact:
            return (inner_of(exact, text) if text is around.lead else innermost(exact, text)).text
        weak = weak or (places[0].text if places else None)
    return weak or _where_told(around)


def _where_told(around: Surroundings) -> str | None:
    """Where those are who tell it, if no sentence names another place."""
    texts = (around.before, around.earlier, around.lead)
    told = (place.text for text in texts for place in _past_seat(around, text, _towns(text, around.land)))
    return next(told, None)


def _past_seat(around: Surroundings, text: str, places: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """`The General Staff in Kyiv put …`: where the sentence opens the lead, a government's seat is no scene there."""
    spans = around.speaking if text.startswith(around.text) else ()
    # "said a hospital in Khartoum": who works there tells of what is near.
    spoken = [(first, last) for first, last in spans if not OF_THE_PLACE.search(text, first, last)]
    seated = (p for p in places if any(first <= p.start < last for first, last in spoken) and is_capital(p.text))
    seats = {place.start for place in seated}
    return [place for place in places if place.start not in seats] if seats else places


OF_THE_PLACE = re.compile(
    r"\b(?:activists?|clinics?|doctors?|hospitals?|journalists?|locals?|mayor|medics?|morgues?|police|rescuers?|residents?"
    r"|surgeons?|volunteers?|witness(?:es)?)\b",
    re.IGNORECASE,
)


def _is_called(text: str, place: PlaceMention, kind: str) -> bool:
    """`the village of Salsana`, `Salsana village`: what "the village" of the next sentence is."""
    return text[: place.start].lower().endswith((f"{kind} of ", f"{kind}s of ")) or text[
        place.end :
    ].lower().startswith(f" {kind}")


def _scenes(text: str, land: str | None) -> Sequence[PlaceMention]:
    caption = caption_of(text)
    places = [place for place in _towns(text, land) if place.start >= caption]
    places = [place for place in places if not (TELLER_AT.search(text[: place.start]) and SAYS.match(text, place.end))]
    return [place for place in places if not _is_landmark(text, place)] or places


# "…, officials at the Kuwaiti Hospital said": where they are says nothing of what follows.
TELLER_AT = re.compile(
    r"\b(?:officials?|doctors?|medics?|sources?|staff|spokes\w+|surgeon|director|head|nurse|worker|"
    r"analyst|activists?|residents?|researchers?|authorities) (?:at|of|in) "
    r"(?:the )?(?:[\w'’-]+ )?$"
)
SAYS = re.compile(r",?(?: hospital)? (?:said|says?|told|reported|added|announced)\b", re.IGNORECASE)


@functools.lru_cache(maxsize=64)
def _towns(text: str, land: str | None, speaking: tuple[tuple[int, int], ...] = ()) -> tuple[PlaceMention, ...]:
    """The most exact of a text's places: a country says where only where nothing else does, and a dateline never.

    Each figure of a sentence asks for them.
    """
    places = [place for place in _places(text) if not _opens_as_dateline(text, place, land)]
    places = [place for place in places if not names_no_scene(text, place)]
    places = [place for place in places if not (SEATED.match(text, place.end) or SEAT_OF.search(text[: place.start]))]
    places = [place for place in places if not (is_capital(place.text) and POWER.search(text[: place.start]))]
    places = [place for place in places if not OWNER.match(text, place.end) or not is_country(place.text)]
    scenes = [place for place in places if not any(first <= place.start < last for first, last in speaking)]
    # "Activists in Homs said ten died": where nothing else is named, it happened where they are; "the ministry in
    # Moscow", "Turkey's army" say nothing of it.
    seats = [place for place in places if place not in scenes and THERE.search(text[: place.start])]
    places = scenes or [place for place in seats if not is_country(place.text) and not is_capital(place.text)]
    places = [place for place in places if not speaks_for(text, place)] or places
    towns = [place for place in places if not is_country(place.text)] or places
    return tuple([place for place in towns if LOCATED.search(text[: place.start])] or towns)


# "the deadliest day for Moscow", "a raid blamed on Damascus": a capital that stands for its government.
POWER = re.compile(
    r"\b(?:for|by|despite|(?:blamed|pinned|accusations|pressure) on|loyal to|allied (?:to|with)"
    r"|(?:criticism|condemnation|anger|protests?|praise|response|reaction|backing) from)\s$",
    re.IGNORECASE,
)
# "Armenia's army": whose it is, and not where.
OWNER = re.compile(r"['’]s\b")
# "the Istanbul-based council"
SEATED = re.compile(r"[-–](?:based|born|backed|trained|bound)\b", re.IGNORECASE)
# "a group outlawed in Russia", "the monitor based in London", "a report in Geneva": where somebody sits, or said it.
SEAT_OF = re.compile(
    r"\b(?:based|headquartered|exiled|registered|banned|outlawed|prohibited|lives|living|council|"
    r"(?:reports?|statements?|briefing|press conference|interview|talks|"
    r"conference|hearing|told reporters)(?: (?:\w+day|today|earlier|late))?) in (?:the )?$",
    re.IGNORECASE,
)
THERE = re.compile(r"\b(?:in|at|near|from)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)


def _opens_as_dateline(text: str, place: PlaceMention, land: str | None) -> bool:
    """`BEIRUT A helicopter was shot down over Syria`: the reporter's seat, in capitals before a text that is not."""
    if place.text.isupper() and place.start < OPENING and not text[place.end :].isupper():
        return True
    if place.end <= dateline_end(text):
        # "YEREVAN, Armenia (AP) — …"
        return True
    if place.text.isupper() and WIRED.match(text, place.end) and not PREPOSITION.search(text[: place.start]):
        return True
    opens = DATELINE.match(text, place.end)
    return (
        opens is not None
        and place.start < (BYLINED if opens["mark"] else OPENING)
        and is_capital(place.text)
        and not PREPOSITION.search(text[: place.start])
        and not within(place.text, land or "")
    )


OPENING = 40
# "by Ann Smith … Beirut- Opposition groups …": with a mark behind it, further on.
BYLINED = 150
# "Beirut Syrian government strikes …", "Beirut- Opposition …", "Moscow (Sputnik) …"
DATELINE = re.compile(r"(?P<mark>\s?[-–—(])|\s[A-Z]")
# "MOSCOW (Sputnik)", "NAIROBI May 3 (Reuters)", wherever in a text.
WIRED = re.compile(r",?(?: [A-Z][a-z]{2,8}\.? \d{1,2})?,? \((?=[A-Z])[\w ]{2,30}\)")
PREPOSITION = re.compile(r"\b(?:in|at|near|on|of|from|outside|around|to|into|and)\s(?:the\s)?$", re.IGNORECASE)
OTHER_EVENT = re.compile(
    r"\b(?:(?:hours?|days?|weeks?|months?|minutes|shortly|just) )?(?:after|before)\b|;", re.IGNORECASE
)


def _other_event(text: str, at: int, place: int) -> bool:
    """Does a clause about what came before or after stand between the figure and the place?"""
    return bool(OTHER_EVENT.search(text, min(at, place), max(at, place)))


@functools.lru_cache(maxsize=256)
def _is_landmark(text: str, place: PlaceMention) -> bool:
    """`60 kilometres north of Homs`, `fired from Jobar`, `the wounded were taken to Hatay`: it happened elsewhere."""
    return BESIDE.search(text, max(0, place.start - LEADS), place.start) is not None or _is_apart(text, place)


def _is_apart(text: str, place: PlaceMention) -> bool:
    ahead = text[max(0, place.start - LEADS) : place.start]
    if ACROSS.search(ahead) and is_wide(place.text):
        # "across the Gaza Strip"; but "across the Euphrates"
        return False
    return APART.search(ahead) is not None and STRUCK_THERE.search(ahead) is None


LEADS = 70
ACROSS = re.compile(r"\bacross the $")
# "a blast at the town's main hospital in Goma": what was hit stands there, and nobody was taken to it.
STRUCK_THERE = re.compile(
    rf"\b(?:{ATTACK}|shells?|rockets?|missiles?|drones?|bombs?|hit|struck|stormed|shelled|bombed) "
    r"(?:(?:on|at|near|outside|hit|struck) )?(?:[\w'’-]+ ){0,4}hospital in (?:the )?$",
    re.IGNORECASE,
)
SIDE = r"(?:north|south|east|west)(?:-?\s?(?:east|west))?"
# It happened not far from there.
BESIDE = re.compile(
    rf"""(?:
      (?:\bto\ the\ |(?<!\bthe\ )(?<!\bin\ )(?<!held\ ))\b{SIDE}\ (?:of|from)\ (?:the\ )?(?:\w+\ ){{0,2}}
    | \b(?:km|kilomet\w+|miles?)\)?\ (?:[\w-]+\ ){{0,2}}(?:from|of|away\ from)\ (?:the\ )?(?:\w+\ ){{0,2}}
    | \bnear\ (?:\w+\ )?the\ (?:[\w-]+\ ){{0,2}}(?:capital|border|frontier)\ (?:of\ |with\ )?(?:the\ )?
    | \b(?:people|persons|civilians|residents|inhabitants|villagers|families|women|children|men|boys|girls|locals)
      \ from\ (?:the\ (?:[\w-]+\ ){{0,3}}of\ )?(?:[A-Z][\w'’-]+\ and\ )?
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
# It happened elsewhere.
APART = re.compile(
    r"""(?:
      (?:\bborder\ (?:with|from)|\b(?:were|was|been)\ displaced\ from)[ ]
    | \b(?:across|along)\ the[ ]
    | \b(?:accus|blam|urg|warn)(?:es|ed|ing)?[ ]
    | \b(?:located|positioned|stationed|deployed|entrenched)\ (?:in|at|near|on)\ (?:the\ )?(?:[A-Z][\w'’-]+\ and\ )?
    | \b(?:fired|launched|shells?|rockets?|missiles?|campaign|fighters|militants)\ from\ (?:the\ )?
    | \b(?:refugees|evacuees|(?:displaced|uprooted)\ (?:people|persons|civilians|residents|families))
      (?:\ who\ (?:had\ )?(?:fled|escaped))?\ from\ (?:the\ )?(?:(?:[\w-]+\ ){0,3}of\ )?(?:[A-Z][\w'’-]+\ and\ )?
    | \b(?:people|civilians|residents|evacuees|families|buses|convoys?|those)\ (?:who\ (?:were|had\ been)\ )?leaving
      \ (?:the\ )?(?:(?:[\w-]+\ ){0,3}of\ )?(?:[A-Z][\w'’-]+\ and\ )?
    | \b(?:fled|flee|fleeing|flown|taken|brought|transferred|rushed|evacuated|sent|crossed|hospitals?)\b
      [^.;]{0,30}\b(?:to|into|in)\ (?:the\ )?(?:\w+\ )?
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
# "BEIRUT Syrian air strikes …": a place that no preposition leads to may be where the reporter sits.
LOCATED = re.compile(
    r"\b(?:in|at|near|on|of|from|outside|around|to|into|across|over|inside|between|and|town|city|village|province|east|"
    r"west|north|south|northern|southern|eastern|western|central|hit|hits|struck|shelled|bombed|held|targeting|targeted|"
    r"(?:strikes?|raids?|attacks?|assaults?|offensives?|operations?|bombardments?) against)\s+"
    r"(?:[\w'’-]+\s+){0,2}$|[-(,]\s*$",
    re.IGNORECASE,
)
