"""Does a claim answer a question? Slot by slot: what a question asks for is a requirement and not a preference."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from assistant.answering.asked_groups import group_fit
from assistant.answering.attackers import are_attackers_own
from assistant.answering.belonging import side_fit
from assistant.answering.below_titles import below_title
from assistant.answering.critically_hurt import in_other_condition
from assistant.answering.fates_asked import of_another_fate
from assistant.answering.fits import Fit, Setting
from assistant.answering.groups import minors_in_arms
from assistant.answering.moving import HARMED, asks_who_went
from assistant.answering.nationals_asked import of_the_part
from assistant.answering.placing import exact, is_apart, is_elsewhere, is_unnamed, place_fit
from assistant.answering.recalled import recalled_fit
from assistant.answering.said_on import said_that_day
from assistant.answering.scenes import lies
from assistant.answering.undated_news import is_news_of, runs_over_days
from assistant.answering.unharmed import is_toll_instead
from assistant.answering.unidentified import undetermined_fit
from assistant.answering.voices import claimant_fit, figure_fit, outlet_fit, speaker_fit
from assistant.domain.claims import Claim, Outcome, Scope, Status
from assistant.domain.questions import QuestionFrame
from assistant.domain.times import DateSpan
from assistant.language.actors import Lexicon
from assistant.language.kin import kin
from assistant.language.remembering import has
from assistant.language.terms import terms


@dataclass(frozen=True, slots=True)
class Match:
    """A claim with how it fits each slot that the question fills."""

    claim: Claim
    fits: Mapping[str, Fit]
    required: frozenset[str]
    there: bool = False
    """The claim itself is placed where the question asks, and not only its sentence."""
    accused: bool = False
    """Its sentence names whom or what the question says did it."""
    apart: bool = False
    """It is told of another place than any that is asked for, and the gazetteer knows both."""
    unnamed: bool = False
    """Its article names none of the places asked for, under any spelling; or it does not tell of the part of one."""

    elsewhere: bool = False
    """Its own sentence puts it in another known place."""
    other_event: bool = False
    """It was done by other means, or its article knows nothing of the kind of place or deed asked about."""
    given_up: bool = False
    """Its own sentence tells another state of the toll, which is the one asked for."""

    @property
    def complete(self) -> bool:
        """Every slot that must be met is met, and none is violated."""
        return not self.missed()

    def missed(self) -> frozenset[str]:
        """The slots that keep the claim from answering."""
        return frozenset(
            name
            for name, fit in self.fits.items()
            if fit is Fit.VIOLATED or (fit is Fit.OPEN and name in self.required)
        )

    @property
    def met(self) -> int:
        return len(self.met_slots)

    @property
    def met_slots(self) -> frozenset[str]:
        return frozenset(name for name, fit in self.fits.items() if fit is Fit.MET)


# A claim that does not say these is no answer to a question that asks for them: an unnamed claimant is not the asked
# one, and people of unstated status are not civilians.
REQUIRED = frozenset({"claimant", "outcome", "status", "group", "told"})

# An event is often dated by the day it was reported, or the night before.
DAY_SLACK = 1
# A claim dated by a month may be of any of its days: the day of its report is nearer.
EXACT_DAYS = 10
# A figure without a date belongs to the days before its article: reports lag.
REPORT_LAG = timedelta(days=7)
TOLD_LATE = timedelta(days=3)
# What is asked as of a day happened in the weeks before.
ONE_BATTLE = timedelta(days=45)


# "lost their lives" says nothing of a side.
LOSES = re.compile(r"\b(?:lose|lost|losing|losses)\b(?! (?:their|his|her|its) li[fv])", re.IGNORECASE)
asks_losses = has(LOSES)


def match(claim: Claim, frame: QuestionFrame, setting: Setting, lexicon: Lexicon) -> Match:
    """Judge a claim by every slot that the question fills."""
    placed = below_title(claim, setting)
    judged = {
        "outcome": _outcome(claim, frame),
        "claimant": claimant_fit(claim, frame, setting, lexicon),
        "speaker": speaker_fit(claim, frame, setting, lexicon),
        "figure": figure_fit(claim, frame),
        "status": _status(claim, frame),
        "group": undetermined_fit(claim, frame) or group_fit(claim, frame, lexicon),
        "side": side_fit(claim, frame, setting, lexicon),
        "place": place_fit(placed, frame, setting),
        "when": _when(claim, frame, setting),
        "told": _told(claim, frame),
        "scope": _scope(claim, frame),
        "as_of": _as_of(claim, frame),
        "outlet": outlet_fit(frame, setting, lexicon),
    }
    judged |= of_the_part(claim, frame, judged["side"], judged["status"], lexicon)
    if judged["group"] is Fit.MET and judged["status"] is Fit.OPEN:
        # Who asks for passengers asks for civilians by that word alone: that they are passengers is enough.
        judged["status"] = None
    # Soldiers of nobody in particular are not the soldiers of the side that was asked for.
    loses = frame.status is Status.COMBATANT or asks_losses(frame.text)
    asks_side = loses and bool(frame.side or frame.side_actor)
    required = REQUIRED | {"side"} if asks_side else REQUIRED
    if asks_residents(frame.text) and not asks_civilians(frame.text):
        # Reports seldom call the people of a place civilians; that they are soldiers they do say.
        required -= {"status"}
    there = bool(claim.place) and any(lies(claim.place or "", asked) for asked in exact(frame.places))
    fits = {slot: fit for slot, fit in judged.items() if fit is not None}
    return Match(
        claim,
        fits,
        required,
        there,
        _names_accused(claim, frame, lexicon),
        is_apart(placed, frame, setting),
        # A quarter that the sentence names in another spelling is named.
        judged["place"] is not Fit.MET and is_unnamed(claim, frame, setting),
        is_elsewhere(placed, frame, setting),
    )


LIVING_THERE = re.compile(
    r"\b(?:residents|inhabitants|villagers|townspeople|townsfolk|locals|tribesmen|bystanders)\b", re.IGNORECASE
)
CIVILIANS = re.compile(r"\b(?:civilians?|non-?combatants?)\b", re.IGNORECASE)
asks_residents, asks_civilians = has(LIVING_THERE), has(CIVILIANS)


# Who holds a place did not strike it.
HELD = re.compile(r"\b\w+-(?:held|controlled|run|besieged)\b", re.IGNORECASE)


def _names_accused(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """`insurgent shelling`: the claim's sentence tells of rebel fire."""
    if not frame.accused:
        return False
    party, quote = lexicon.resolve(frame.accused), HELD.sub(" ", claim.quote)
    if party and any(lexicon.related(party.key, mention.actor.key) for mention in lexicon.mentions(quote)):
        return True
    told = set(terms(quote))
    return any(not kin(term).isdisjoint(told) for term in terms(frame.accused))


def _outcome(claim: Claim, frame: QuestionFrame) -> Fit | None:
    if in_other_condition(claim, frame) or of_another_fate(claim, frame) or is_toll_instead(claim, frame):
        return Fit.VIOLATED
    if frame.outcome is None:
        return Fit.VIOLATED if claim.outcome in HARMED and asks_who_went(frame) else None
    if are_attackers_own(claim, frame):
        return Fit.VIOLATED
    if frame.outcome is Outcome.OTHER:
        # "affected", "suffocated": reports count them among the injured as often as apart.
        return Fit.MET if claim.outcome in (Outcome.OTHER, Outcome.INJURED) else Fit.VIOLATED
    return Fit.MET if claim.outcome is frame.outcome else Fit.VIOLATED


def _status(claim: Claim, frame: QuestionFrame) -> Fit | None:
    if frame.status is None:
        return None
    ahead = claim.quote[: max(0, claim.quote.find(claim.figure.text))] if claim.figure else ""
    if frame.status is Status.CIVILIAN and OF_FIGHTERS.search(ahead):
        return Fit.VIOLATED
    if claim.status is frame.status or (frame.status is Status.COMBATANT and minors_in_arms(claim, frame.group)):
        return Fit.MET
    return Fit.OPEN if claim.status in (Status.UNKNOWN, Status.MIXED) else Fit.VIOLATED


# "90 militants, among them seven minors": those bore arms.
OF_FIGHTERS = re.compile(
    r"\b(?:fighters|militants|jihadists|rebels|insurgents|soldiers|troops|terrorists|gunmen),? "
    r"(?:among them|including|of whom|among whom) (?:at least |some |about )?$",
    re.IGNORECASE,
)


def _when(claim: Claim, frame: QuestionFrame, setting: Setting) -> Fit | None:
    if said_that_day(claim, frame):
        return Fit.MET
    fit = _by_its_date(claim, frame)
    recalled = recalled_fit(claim, frame.when, setting) if fit is Fit.VIOLATED and frame.when else None
    return recalled or fit


def _by_its_date(claim: Claim, frame: QuestionFrame) -> Fit | None:
    asked = frame.when
    if asked is None:
        return None
    # A whole war's dead are not those of one day, though the counting ends there.
    of_many = frame.scope is None and asked.days <= FEW_DAYS and _counts_many_days(claim)
    if of_many or _told_before(claim, asked):
        return Fit.VIOLATED
    if claim.event_date and (claim.event_date.days <= EXACT_DAYS or asked.days > EXACT_DAYS):
        return _in_time(claim.event_date, asked, placed=bool(frame.places))
    if claim.published is None:
        return Fit.OPEN
    if is_news_of(claim, asked):
        return Fit.MET
    reported = DateSpan(claim.published - REPORT_LAG, claim.published)
    return Fit.OPEN if reported.overlaps(asked) else Fit.VIOLATED


def _told_before(claim: Claim, asked: DateSpan) -> bool:
    """What happened on a day, and was printed, before the day asked about tells of another."""
    happened, printed = claim.event_date, claim.published
    if happened is None or printed is None or happened.days > 1:
        return False
    return max(printed, happened.last) < asked.first


def _counts_many_days(claim: Claim) -> bool:
    """`313 starved in the past year`: none of these days has that toll. A month may but be the date of one event."""
    long = claim.event_date is not None and claim.event_date.days > EXACT_DAYS
    return claim.scope is Scope.CUMULATIVE or (claim.scope is Scope.PERIOD and long)


def _told(claim: Claim, frame: QuestionFrame) -> Fit | None:
    """What was said on a day is printed on it or in the next days' papers."""
    if frame.told is None or claim.published is None:
        return None if frame.told is None else Fit.OPEN
    later = claim.event_date is not None and claim.event_date.first > frame.told.last
    # What happened behind the day that an article is dated cannot have been printed on it: the date is wrong.
    published = max(claim.published, claim.event_date.first) if claim.event_date else claim.published
    after = published - frame.told.last
    if later or published < frame.told.first or after > TOLD_LATE:
        return Fit.VIOLATED
    return Fit.MET if after.days <= DAY_SLACK else Fit.OPEN


def _in_time(told: DateSpan, asked: DateSpan, *, placed: bool) -> Fit:
    """A toll of many days is that of a day only where it ends there and no town is asked for, and that of a span only
    where it covers it.
    """
    if not told.widened(DAY_SLACK).overlaps(asked):
        return Fit.VIOLATED
    if asked.days <= FEW_DAYS < told.days:
        ends = abs((told.last - asked.last).days) <= DAY_SLACK
        return Fit.MET if ends and not (placed and told.days > SEVERAL_DAYS) else Fit.VIOLATED
    if told.days <= EXACT_DAYS and asked.days > A_MONTH:
        # One day of a long span: a part of what was asked for.
        return Fit.OPEN
    if told.days > EXACT_DAYS and asked.days > EXACT_DAYS:
        shared = (min(told.last, asked.last) - max(told.first, asked.first)).days + 1
        return Fit.MET if shared >= asked.days * MOST_OF else Fit.OPEN
    return Fit.MET


FEW_DAYS, SEVERAL_DAYS, A_MONTH = 2, 4, 31
MOST_OF = 0.8


def _scope(claim: Claim, frame: QuestionFrame) -> Fit | None:
    asked = frame.scope
    if asked is None:
        return None
    if claim.scope is asked or (asked is Scope.PERIOD and runs_over_days(claim)):
        return Fit.MET
    # Where the counting began is seldom said: a period may be meant by either. One event is never the whole war.
    return Fit.OPEN if Scope.PERIOD in (claim.scope, asked) else Fit.VIOLATED


def _as_of(claim: Claim, frame: QuestionFrame) -> Fit | None:
    if frame.as_of is None or claim.published is None:
        return None
    if claim.published <= frame.as_of:
        old = claim.scope is Scope.INCIDENT and claim.published < frame.as_of - ONE_BATTLE
        return Fit.VIOLATED if old and frame.places else None
    if claim.published > frame.as_of + TOLD_LATE:
        return Fit.VIOLATED
    # What was current on Saturday may be told on Sunday, where the text dates it.
    if claim.event_date is None:
        return Fit.OPEN
    return None if claim.event_date.last <= frame.as_of else Fit.VIOLATED


def counts_people(claim: Claim, frame: QuestionFrame) -> bool:
    """Is this a count of victims? Of killed and injured together only where both were asked for."""
    return claim.figure is not None and (claim.outcome is not Outcome.OTHER or frame.outcome in (None, Outcome.OTHER))
