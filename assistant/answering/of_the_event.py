"""Is a sentence of the event that is asked about, by its towns and its days? What was done elsewhere is another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.answer_types import asks_whether_replied
from assistant.answering.asked_names import ASKS_BAND
from assistant.answering.owning import asks_owner
from assistant.answering.placing import exact
from assistant.answering.printing import printed
from assistant.answering.relevance import Fits, Reading
from assistant.answering.scenes import lies, names_any, places_in, scenes_in
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.dates import find_dates
from assistant.language.places import is_country, is_known


def fits_event(frame: QuestionFrame) -> Fits | None:
    """Whose deed it was is asked: who owned up to last month's blast in another town is not told for this one."""
    if asks_owner(frame.text) or ASKS_BAND.search(frame.text):
        return lambda reading, number: not (_elsewhere(frame, reading, number) or _another_day(frame, reading, number))
    if frame.kind in OF_A_DAY and frame.when is not None and ANOTHER_CLAUSE.search(frame.text) is None:
        return lambda reading, number: not _another_day(frame, reading, number)
    return None


# Who did it, who said so and whether it was so may be told with other towns, but hardly with other days alone.
OF_A_DAY = frozenset({QuestionKind.WHO_DID, QuestionKind.WHO_SAID, QuestionKind.YES_NO})
# "Who had agreed the truce that was in force when Zeitan was bombed on 5 May": the day may be another event's.
ANOTHER_CLAUSE = re.compile(
    r"\b(?:when|while|as|before|after|since|until|(?:that|which)\s+(?:was|were|is))\b", re.IGNORECASE
)


def fits_place(frame: QuestionFrame) -> Fits | None:
    """Where in the town it was is asked: what is told of other towns alone was not there."""
    if frame.kind is not QuestionKind.WHERE or WHERE_IN.search(frame.text) is None:
        return None
    return lambda reading, number: not _elsewhere(frame, reading, number)


# "Where in Zeitan", "which district of Zeitan": not "which town near Zeitan", nor where somebody was taken from there.
WHERE_IN = re.compile(
    r"\bwhere\s+in\b|\b(?:which|what)\s+(?:part|side|quarter|district|neighbou?rhood|street|square|suburb|area|"
    r"hospital|school|market|building)s?\s+(?:of|in)\b",
    re.IGNORECASE,
)


def _elsewhere(frame: QuestionFrame, reading: Reading, number: int) -> bool:
    """Does the sentence name towns, and none that is asked for or near it?"""
    text, asked = reading.sentence(number), [place for place in exact(frame.places) if is_known(place)]
    told = [place for place in scenes_in(text) if is_known(place) and not is_country(place)]
    told = [place for place in told if not (_goes_on(place, text) or _is_quarter(place, text))]
    if not asked or not told or names_any(text, frame.places):
        return False
    return not any(lies(one, other) or lies(other, one) for one in told for other in frame.places)


def _goes_on(place: str, text: str) -> bool:
    """`Zeitan al-Gharbiya` is another place than the Zeitan that is known."""
    return re.search(rf"\b{re.escape(place)}\s+(?:al|el)-[A-Z]", text) is not None


def _is_quarter(place: str, text: str) -> bool:
    """`The Zahra neighbourhood`: many a town has a quarter of that name."""
    return re.search(rf"\b{re.escape(place)}\s+(?:neighbou?rhood|district|quarter|suburb|street)\b", text) is not None


def _another_day(frame: QuestionFrame, reading: Reading, number: int) -> bool:
    """Are its days, or those of the sentence that it leans on, all others than the day asked for?"""
    if frame.when is None or frame.when.days > A_WEEK:
        return False
    published = printed(reading.article, frame.when)
    if published is not None and published < frame.when.first:
        # By another clock: its "Sunday" may be the one to come.
        return False
    text = reading.sentence(number)
    told = find_dates(text, reading.article.published)
    if not told and THAT_ONE.search(text):
        told = find_dates(reading.sentence(number - 1), reading.article.published)
    return bool(told) and not any(one.span.widened(1).overlaps(frame.when) for one in told)


A_WEEK = 7
# "That attack was claimed by …", "… claimed the attack": the one told of before.
THAT_ONE = re.compile(
    r"\b(?:th(?:at|is|e|ose|ese))\s+(?:\w+\s+)?(?:attacks?|blasts?|bombings?|explosions?)\b", re.IGNORECASE
)


def denied_there(frame: QuestionFrame) -> Fits | None:
    """Whether a party denied a raid is asked: a report that names none of its places tells of another raid's denial."""
    wanted = [place for place in exact(frame.places) if not is_country(place)]
    if not wanted or not asks_whether_replied(frame):
        return None

    return lambda reading, number: (
        _tells_of(wanted, f"{reading.article.title or ''}. {reading.article.text[: reading.lead_end]}")
        or _tells_of(wanted, _around(reading, number))
    )


# Sentences before a denial in which it may be told of what place it is. Captions further on tell of others.
BEFORE = 4


def _around(reading: Reading, number: int) -> str:
    return " ".join(reading.sentence(near) for near in range(number - BEFORE, number + 2))


def _tells_of(wanted: Sequence[str], text: str) -> bool:
    """Does a text name one of the places, or one that lies in it?"""
    return names_any(text, wanted) or any(lies(place, asked) for place in places_in(text) for asked in wanted)
