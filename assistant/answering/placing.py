"""Is a claim about the place asked for? What its sentence names, what its article names, and what lies where."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from assistant.answering.cities_told import names_city
from assistant.answering.fits import Fit, Setting, sentence_before
from assistant.answering.same_attack import placed_otherwise
from assistant.answering.scenes import lies, names_any, places_in, scenes_in
from assistant.answering.told_there import told_there
from assistant.answering.war_asked import asks_of_war, counts_whole_war
from assistant.domain.claims import Claim, Scope
from assistant.domain.questions import QuestionFrame
from assistant.language.datelines import without_dateline
from assistant.language.places import (
    consonants,
    find_places,
    gazetteer,
    is_capital,
    is_country,
    is_known,
    is_wide,
    land_around,
    place_key,
    same_place,
    within,
)
from assistant.language.remembering import QUESTIONS

# A claim dated by more days than this runs on.
MANY_DAYS = 10


def place_fit(claim: Claim, frame: QuestionFrame, setting: Setting) -> Fit | None:
    """Met by the claim's own sentence; open where only title or lead name the place; another place is another event."""
    if not frame.places or (claim.scope is Scope.CUMULATIVE and asks_of_war(frame)):
        return None
    if not _in_part(claim, frame):
        return Fit.VIOLATED
    wanted = exact(frame.places)
    own = scenes_in(claim.quote)
    # The gazetteer has not every spelling of a town either; a short one sounds like other words.
    unknown = [asked for asked in wanted if not is_known(asked) or _is_long(asked)]
    there = any(lies(place, asked) for place in own for asked in wanted)
    if there or names_any(claim.quote, unknown) or _named_so(own, frame):
        return Fit.MET
    if len(wanted) < len(frame.places) and any(_stands_for(place, asked) for place in own for asked in frame.places):
        # Of "Umayyad Square in Damascus" a report may say Damascus alone.
        return Fit.OPEN
    whole = claim.scope is Scope.CUMULATIVE and (not own or (_of_a_land(own) and not counts_whole_war(frame)))
    if whole and not all(is_country(asked) for asked in wanted):
        # A whole war's toll is that of one town only where its sentence says so.
        return Fit.VIOLATED
    return _by_the_article(claim, wanted, unknown, setting)


def _by_the_article(claim: Claim, wanted: Sequence[str], unknown: Sequence[str], setting: Setting) -> Fit:
    """Where its own sentence does not say."""
    if not _may_lie_there(claim, wanted, unknown, setting):
        return Fit.VIOLATED
    there = told_there(claim, wanted, setting) or placed_otherwise(claim, wanted, setting)
    return Fit.MET if there else Fit.OPEN


def _of_a_land(own: Sequence[str]) -> bool:
    return all(is_country(place) for place in own)


def _is_long(asked: str) -> bool:
    return len(consonants(asked)) >= LONG_NAME and not is_country(asked) and not is_capital(asked)


LONG_NAME = 4


def _named_so(own: Sequence[str], frame: QuestionFrame) -> bool:
    """Does the sentence name a quarter or village as the question does? "Midan" is a quarter of four towns, and each of
    its spellings is known as another's: that the sentence names no other town tells.
    """
    apart = [place for place in own if not names_any(frame.text, [place]) and not is_country(place)]
    around = [place for place in frame.places if place not in exact(frame.places)]
    # The town that a question names behind its quarter is no quarter, though it was not asked for by itself.
    around += [place.key for place in find_places(frame.text) if not _is_one_of(place.key, frame.places)]
    narrow = any(
        place not in apart and not is_wide(place) and not is_country(place) and not _is_one_of(place, around)
        for place in own
    )
    return narrow and all(any(_stands_for(place, asked) for asked in frame.places) for place in apart)


def _is_one_of(place: str, others: Sequence[str]) -> bool:
    return any(same_place(place, other) for other in others)


def _stands_for(place: str, asked: str) -> bool:
    """Is it the one asked for, or the city that the asked province has its name of ("a village in northern Aleppo")?"""
    return same_place(place, asked) or (is_wide(asked) and land_around(place) == place_key(asked))


def _may_lie_there(claim: Claim, wanted: Sequence[str], unknown: Sequence[str], setting: Setting) -> bool:
    """Does the article, where the claim's sentence does not, place it there, and the sentence nowhere else?"""
    own = [place for place in scenes_in(claim.quote) if place_key(place) not in RIVERS]
    # A sentence that names none but wider places leaves it open where; another place of the same kind does not.
    broader = all(is_country(place) or any(_is_around(place, asked, claim.quote) for asked in wanted) for place in own)
    if own and broader and _runs_on(claim):
        # "41 civilians in Azerbaijan since 27 September" says nothing of one town.
        return False
    if any(lies(place, asked) for place in setting.places for asked in wanted):
        # A square or a quarter that the gazetteer does not have lies where the lead says; a known other town does not.
        apart = [
            place
            for place in own
            if is_known(place) and not any(_is_around(place, asked, claim.quote) for asked in wanted)
        ]
        return broader or not apart
    elsewhere = any(same_place(place, asked) for place in setting.elsewhere for asked in wanted) or (
        bool(setting.elsewhere) and names_any(setting.article.text, unknown)
    )
    return elsewhere and broader


def _is_around(place: str, asked: str, quote: str) -> bool:
    """Does the place asked for lie in one that a sentence names? "Hasaka" may be the province; "the city of Hasaka" is
    itself, and no other town of its province.
    """
    if not is_known(asked):
        # A village that no gazetteer has may lie in any province, and in no other town.
        return (is_wide(place) or land_around(place) is not None) and not names_city(place, quote)
    if not lies(asked, place):
        return False
    near = land_around(place) is None or within(asked, place) or same_place(asked, place)
    return near or not is_known(asked) or not names_city(place, quote)


# A village "on the Euphrates" may lie in any province that it runs through.
RIVERS = frozenset(map(place_key, ["Euphrates", "Tigris", "Orontes", "Khabur", "Litani"]))


def is_apart(claim: Claim, frame: QuestionFrame, setting: Setting) -> bool:
    """Is it told of another place than any asked for? Places that are unknown, or that lie one in the other, prove
    nothing.
    """
    asked = [place for place in frame.places if is_known(place) and not is_country(place)]
    own = [place for place in (*scenes_in(claim.quote), claim.place or "") if is_known(place) and not is_country(place)]
    told = own or [place for place in setting.places if is_known(place) and not is_country(place)]
    return (
        bool(asked and told)
        and not _has_namesake(told, asked)
        and not any(lies(one, other) or lies(other, one) for one in told for other in asked)
        and not names_any(without_dateline(claim.quote), frame.places)
    )


def _has_namesake(told: Sequence[str], asked: Sequence[str]) -> bool:
    """Has a city asked for a quarter that is called so, too? Alone, the name does not say which is meant."""
    keys = {place_key(place) for place in told}
    twins = gazetteer().twins.get(keys.pop(), frozenset()) if len(keys) == 1 else frozenset()
    return any(lies(twin, city) for twin in twins for city in asked)


def is_elsewhere(claim: Claim, frame: QuestionFrame, setting: Setting) -> bool:
    """Does the claim's own sentence put it in a known place apart from any asked for? No likelihood makes up for that.

    Where somebody sits ("Istanbul-based") is no such place. A sentence that names none goes on from the one before: a
    day's bulletin leads its reader from town to town.
    """
    place = claim.place or ""
    if not place or not (is_apart(claim, frame, setting) or _in_another_part(claim, frame)):
        return False
    if _names_travellers(frame.text):
        return False
    text = SEATED.sub(" ", without_dateline(claim.quote))
    text = text if scenes_in(text) else sentence_before(claim, setting)
    if names_any(text, frame.places) or any(
        same_place(named.text, asked) for named in find_places(text) for asked in frame.places
    ):
        # "Fired from Daraya", "on the Beirut road west of Damascus": whoever asks may know it by that.
        return False
    known = [own for own in scenes_in(text) if is_known(own) and not is_country(own)]
    if BESIDE.search(text):
        known = [own for own in known if not re.search(rf"{BESIDE.pattern}{re.escape(own)}\b", text)]
    return any(same_place(own, place) or _lies_in_named(place, own, text) for own in known)


# "Near the Golan Heights" leaves open in which town.
BESIDE = re.compile(
    r"\b(?:near|close to|not far from|bordering|overlooking) (?:the )?(?:(?:town|village|city|border) (?:of|with) )?"
)


def _lies_in_named(place: str, land: str, text: str) -> bool:
    """`In Zeitanbur in Hama countryside`: a village that no gazetteer has, and the land that it is said to lie in."""
    if is_known(place):
        return False
    return re.search(rf"\b{re.escape(place)}(?: (?!and\b)[a-z]+)?,? in (?:the )?{re.escape(land)}\b", text) is not None


@functools.lru_cache(maxsize=QUESTIONS)
def _names_travellers(question: str) -> bool:
    """`the blast on the Fuaa and Kafraya convoy`: where they came from, and no place where they were hit."""
    named = find_places(question)
    return any(TRAVELLING.match(question, place.end) or TRAVELLED.search(question[: place.start]) for place in named)


ON_THE_ROAD = r"(?:convoys?|buses|coach(?:es)?|evacuees?|pilgrims|refugees)"
TRAVELLING = re.compile(rf"['’]?s?(?: (?:bus|aid|evacuation|evacuee|refugee))? {ON_THE_ROAD}\b", re.IGNORECASE)
TRAVELLED = re.compile(
    rf"\b(?:{ON_THE_ROAD}|people|residents|civilians|families|villagers)"
    r" (?:being )?(?:from|leaving|fleeing|evacuated from|out of) (?:the )?(?:(?:villages?|towns?) of )?$",
    re.IGNORECASE,
)


def _in_another_part(claim: Claim, frame: QuestionFrame) -> bool:
    """`In Douma in Eastern Ghouta`, where another town of Eastern Ghouta is asked for: that both lie in the one land
    which the sentence, or the question, names too makes them no one place.
    """
    asked = _narrowest([place for place in exact(frame.places) if is_known(place) and not is_country(place)])
    own = _narrowest([place for place in scenes_in(claim.quote) if is_known(place) and not is_country(place)])
    return (
        bool(asked and own)
        and not _has_namesake(own, asked)
        and not any(lies(one, other) or lies(other, one) for one in own for other in asked)
        and not any(same_place(one, other) for one in own for other in frame.places)
        and not names_any(claim.quote, asked)
    )


def _narrowest(places: Sequence[str]) -> list[str]:
    """Without those that only say where another of them lies."""
    return [place for place in places if not any(_holds(place, other) for other in places)]


def _holds(wide: str, narrow: str) -> bool:
    return lies(narrow, wide) and not lies(wide, narrow)


SEATED = re.compile(r"\b[A-Z][\w'’]+-based\b")


def is_unnamed(claim: Claim, frame: QuestionFrame, setting: Setting) -> bool:
    """Does the article name none of the very places asked for, under any spelling, nor a city or land they lie in? Or
    is a part of a city asked for, of which the claim does not tell?
    """
    if not _in_part(claim, frame):
        return True
    wanted, text = exact(frame.places), setting.article.text
    if not wanted or all(is_country(asked) for asked in wanted) or names_any(text, wanted):
        return False
    told = [place for place in (*setting.places, *places_in(text)) if not is_country(place)]
    return not any(lies(place, asked) or lies(asked, place) for place in told for asked in wanted if is_known(asked))


def _in_part(claim: Claim, frame: QuestionFrame) -> bool:
    """The toll of the whole city is not that of its "northern quarter": where such a part is asked for, it is told."""
    asked = _part_asked(frame.text) if frame.places else None
    return asked is None or asked in {found["towards"].lower() for found in PART.finditer(claim.quote)}


@functools.lru_cache(maxsize=QUESTIONS)
def _part_asked(question: str) -> str | None:
    asked = PART.search(question)
    if asked is None or any(place.start <= asked.start() < place.end for place in find_places(question)):
        # "the Eastern Ghouta suburbs": a land's own name.
        return None
    return asked["towards"].lower()


PART = re.compile(
    r"\b(?P<towards>north|south|east|west|central)\w*(?: and \w+)?\s+(?:[\w-]+\s+)?(?:quarter|district|neighbou?rhood|"
    r"part|section|suburb|outskirt)s?\b",
    re.IGNORECASE,
)


def _runs_on(claim: Claim) -> bool:
    """Does the claim count over many days?"""
    return claim.event_date is not None and claim.event_date.days > MANY_DAYS


def exact(places: Sequence[str]) -> Sequence[str]:
    """`Salah al-Din in Aleppo` asks for the quarter, not for the city; what no gazetteer has is a village or part."""
    unknown = [place for place in places if not is_known(place)]
    return unknown or [place for place in places if not is_wide(place)] or places
