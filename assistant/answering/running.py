"""Running tolls: of the counts that go on for days, the one that was current on the day asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from assistant.answering.fits import Fit
from assistant.answering.groups import classes_of
from assistant.answering.ranking import Ranked, counts_its_own, is_narrow, same_claimant, same_victims, size
from assistant.domain.claims import Claim, Scope, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import ActorKind, Lexicon
from assistant.language.remembering import has
from assistant.questions.wars import is_of_war

# "The overall toll on 1 October" is asked as of that day.
A_DAY, A_MONTH = 2, 31
ONE_BATTLE = timedelta(days=45)
LAST_DAYS = timedelta(days=4)
# A toll of another, longer war in the same article is no earlier state of this one.
FAR_BEYOND = 20


# "military losses on 2 October", "total killed 19 oct": no event of that day, but what had been counted by then.
TOLL = re.compile(r"\b(?:toll|losses|total|tally|count(?:ed)?|deaths|announced|fallen)\b", re.IGNORECASE)
EVENT = re.compile(
    r"\b(?:air ?strikes?|strikes?|attacks?|raids?|shelling|bomb\w*|blasts?|explosions?|battles?|clash\w*|ambush\w*|"
    r"massacres?|crash\w*|rockets?|missiles?|drones?|fire|fighting on|that day|on that)\b",
    re.IGNORECASE,
)
INCREMENT = re.compile(r"\b(?:new|more(?! than)|another|further|additional)\b", re.IGNORECASE)
asks_added = has(INCREMENT)


def running_frame(frame: QuestionFrame) -> QuestionFrame:
    """A whole toll on a certain day is asked for as of that day; any other frame as it is."""
    if frame.told and frame.as_of is None and frame.outcome and not frame.places and not INCREMENT.search(frame.text):
        # "military deaths as announced on 26 October": all that had been counted when it was announced.
        return replace(frame, as_of=frame.told.last) if TOLL.search(frame.text) else frame
    if frame.scope is Scope.CUMULATIVE and frame.side_actor and not (frame.places or frame.when or frame.as_of):
        # One side's dead "in the whole war" are its running toll, and reports seldom say since when they count.
        return replace(frame, scope=None)
    whole = frame.scope is Scope.CUMULATIVE or is_of_war(frame)
    longest = A_MONTH if is_of_war(frame) else A_DAY
    if frame.as_of is not None or frame.when is None or frame.when.days > longest or frame.outcome is None:
        return frame
    if INCREMENT.search(frame.text):
        return frame
    if whole or (not frame.places and TOLL.search(frame.text) and not EVENT.search(frame.text)):
        return replace(frame, as_of=frame.when.last, when=None)
    return frame


def is_running(frame: QuestionFrame) -> bool:
    """Is a toll asked for as of a day, and not that of one event, nor what was added to it?"""
    if asks_added(frame.text):
        return False
    return frame.as_of is not None and frame.when is None


def is_of_whole_land(frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """Is a running toll asked for of no place, or of a whole country or territory, and of no narrow group?"""
    narrow = classes_of(frame.group or "") - {"civilian", "soldier", "fighter", "officer"}
    return is_running(frame) and not narrow and all(lexicon.resolve(place) for place in frame.places)


def is_current(item: Ranked, frame: QuestionFrame) -> bool:
    """The whole toll as of a day, or one side's, of no place: what was printed in the days before it is about it."""
    if not is_running(frame) or frame.places or frame.claimant or frame.as_of is None:
        return False
    published = item.claim.published
    asked = "side" in item.match.met_slots if frame.side else not item.claim.side
    return published is not None and published >= frame.as_of - LAST_DAYS and asked


def current(
    best: Ranked, fitting: Sequence[Ranked], frame: QuestionFrame, lexicon: Lexicon
) -> tuple[Ranked, list[Ranked]]:
    """The toll that was current, and those of other claimants where the question names none.

    Running tolls only grow: of one claimant's counts of the same people, the highest until the day is the current one.
    """
    if best.likely is not None and best.claim.scope is Scope.CUMULATIVE:
        # The likeliest counts a whole war: one raid's dead are no state of that.
        fitting = [item for item in fitting if item.claim.scope is Scope.CUMULATIVE]
    fitting = [item for item in fitting if _is_recent(item.claim, frame)] or fitting
    fitting = _by_the_day(fitting, frame)
    fitting = _of_its_day(best, fitting, frame, lexicon)
    broad = [item for item in fitting if frame.group or not is_narrow(item.claim)]
    best = best if best in (broad or fitting) else (broad or fitting)[0]
    same = [
        item
        for item in fitting
        if _fits_as_well(item, best, frame, lexicon) and (item is best or same_victims(best.claim, item.claim))
    ]
    if frame.status is None and frame.side is None:
        # Asked for everybody: one side's soldiers are not all the dead.
        same = [item for item in same if item.claim.side is None and item.claim.status is Status.UNKNOWN] or same
    tolls = _highest_by_claimant(same, lexicon)
    if not tolls:
        return best, []
    if frame.claimant:
        if best.claim.claimant is None:
            # What the asked outlet counts itself may stand in several of its stories, and in those that carry them.
            return next((item for item in tolls if item.claim.claimant is None), tolls[0]), []
        # All of them are the asked party's: its last word is the highest.
        return max(tolls, key=lambda item: size(item.claim)), []
    tolls.sort(key=lambda item: (_is_anothers(item, frame, lexicon), -size(item.claim)))
    if tolls[0].claim.scope is not Scope.INCIDENT:
        # One strike's dead are no other account of what was counted over weeks or years.
        tolls = [item for item in tolls if item.claim.scope is not Scope.INCIDENT]
    return tolls[0], [*tolls[1:], *_of_their_own(tolls, fitting, lexicon)]


def _is_anothers(item: Ranked, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """Where one side's toll is asked for: a count of nobody's in particular, by another than that side. A party that
    counts civilians and does not say whose counts its own, and so does an office that is named without its state.
    """
    claim = item.claim
    own = lexicon.related(frame.side_actor or "", claim.actor) if claim.actor else claim.claimant is not None
    return frame.side_actor is not None and not own and item.match.fits.get("side") is not Fit.MET


def _of_its_day(best: Ranked, fitting: Sequence[Ranked], frame: QuestionFrame, lexicon: Lexicon) -> Sequence[Ranked]:
    """One place is struck again and again: where the likeliest claim is its claimant's newest, what he said of it days
    before was another event's toll, and no state of this one's.
    """
    told = best.claim.published
    if not frame.places or told is None or best.claim.scope is not Scope.INCIDENT:
        return fitting
    his = [item for item in fitting if same_claimant(item.claim, best.claim, lexicon)]
    if any(item.claim.published is None or item.claim.published > told for item in his):
        return fitting
    return [item for item in fitting if item not in his or item.claim.published == told]


def _of_their_own(tolls: Sequence[Ranked], fitting: Sequence[Ranked], lexicon: Lexicon) -> list[Ranked]:
    """What other parties count of their own people: no other account of the first toll, and a part of the picture."""
    rest = [
        item
        for item in fitting
        if counts_its_own(item.claim, lexicon)
        and not is_narrow(item.claim)
        and not any(same_claimant(item.claim, other.claim, lexicon) for other in tolls)
    ]
    return _highest_by_claimant(rest, lexicon)


def _is_recent(claim: Claim, frame: QuestionFrame) -> bool:
    """Of a place that is fought over for years, an older battle's toll is no earlier state of this one's."""
    if frame.as_of is None or claim.published is None or not frame.places:
        return True
    return claim.published >= frame.as_of - ONE_BATTLE


def _by_the_day(fitting: Sequence[Ranked], frame: QuestionFrame) -> Sequence[Ranked]:
    """Without what may be a later state, where the days before the one asked for have a count of their own: else the
    next day's papers know better than last week's.
    """
    told = [item for item in fitting if not _is_later(item, frame)]
    newest = max((item.claim.published for item in told if item.claim.published), default=None)
    recent = newest is not None and frame.as_of is not None and newest >= frame.as_of - LAST_DAYS
    return told if recent else fitting


def _is_later(item: Ranked, frame: QuestionFrame) -> bool:
    """Told after the day asked for, and of no days that end before it: it may be a later state of the toll."""
    claim = item.claim
    if frame.as_of is None or claim.published is None or claim.published <= frame.as_of:
        return False
    counted = claim.event_date is not None and claim.event_date.last <= frame.as_of
    # "Nationwide, 60 have been killed" is no count of the one day that its report is about.
    return not counted or (
        claim.scope is not Scope.INCIDENT and claim.event_date is not None and claim.event_date.days == 1
    )


def _is_state(key: str, lexicon: Lexicon) -> bool:
    actor = lexicon.actor(key)
    return actor is not None and actor.kind is ActorKind.STATE


def _fits_as_well(item: Ranked, best: Ranked, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """Whose men a party counts is seldom said again in each report: a side left open is as good as one that is met."""
    own = not frame.side or (frame.claimant_actor is not None and frame.claimant_actor == frame.side_actor)
    implied = {"side"} if own else set[str]()
    if item.claim.scope is Scope.PERIOD:
        # "127 since Sunday" is the whole toll of a war that began on Sunday.
        implied |= {"scope"}
    if frame.places and all(_is_state(key, lexicon) for key in frame.places):
        # A party's toll of its own people is that of its country, named again or not.
        implied |= {"place"} if own else set()
    return item.match.met_slots | implied >= best.match.met_slots


def _highest_by_claimant(fitting: Sequence[Ranked], lexicon: Lexicon) -> list[Ranked]:
    fitting = [item for item in fitting if not is_increment(item.claim)] or fitting
    counted = [item for item in fitting if size(item.claim) and item.claim.scope is not Scope.CUMULATIVE]
    counted += [item for item in fitting if item.claim.scope is Scope.CUMULATIVE and _is_near(item.claim, counted)]
    found: list[Ranked] = []
    for item in sorted(counted, key=lambda item: -size(item.claim)):
        if not any(same_claimant(item.claim, other.claim, lexicon) for other in found):
            found.append(item)
    return found


def is_increment(claim: Claim) -> bool:
    """`54 new deaths`, `11 more soldiers`: what was added, and not the toll."""
    return claim.figure is not None and INCREMENT.search(claim.figure.text) is not None


def _is_near(claim: Claim, counted: Sequence[Ranked]) -> bool:
    most = max((size(item.claim) for item in counted), default=0)
    return not most or size(claim) <= most * FAR_BEYOND
