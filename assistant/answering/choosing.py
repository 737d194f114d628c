"""Which claims answer a question about figures: those that fit every slot, and the one that is likeliest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.composing import counts_both
from assistant.answering.earlier_tolls import given_up, only_added
from assistant.answering.extremes import outermost
from assistant.answering.fits import Fit, Setting
from assistant.answering.headlines import told_below
from assistant.answering.instead import instead
from assistant.answering.latest_tolls import printed_last
from assistant.answering.matching import counts_people, match
from assistant.answering.material import Material
from assistant.answering.other_events import is_another, of_nothing_asked
from assistant.answering.parts_asked import is_but_some, part_asked
from assistant.answering.ranking import (
    Ranked,
    counts_better,
    is_narrow,
    is_vague,
    same_event,
    same_victims,
    score,
    size,
)
from assistant.answering.relevance import coverage
from assistant.answering.revising import NEARLY, asks_first, revised
from assistant.answering.running import is_current, is_increment, is_of_whole_land, is_running
from assistant.answering.scenes import lead_places, names_in
from assistant.answering.source_reports import asked_frame, tells_which_report
from assistant.answering.spans_asked import MUCH, of_the_span, overlap
from assistant.answering.tying import tied
from assistant.answering.weighing import Standing, Weighed, may_answer, scales, standing, weigh
from assistant.answering.whole_wars import war_tolls
from assistant.domain.claims import Claim, Outcome, Scope, Stance
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan
from assistant.language.places import find_places, is_country, is_wide
from assistant.language.terms import terms
from assistant.questions.wars import is_of_war

# Below this share of the question's words around a claim, it is about something else. Measured: evals/RESULTS.md.
LEAST_COVERAGE = 0.2
# Words of counting and harm: the slots for outcome and group have read them.
COUNTING_WORDS = (
    "killed dead death deaths died die lives life lose loses losing "
    "lost losses suffer suffered toll fatalities wounded injured hurt casualties victims "
    "people persons civilians soldiers troops fighters men number figure count total reported report claimed overall "
    "latest newest current "
    "all altogether far day days week weeks month months war conflict fighting official officially announced say said"
)
# Slots that tell one event from another; a claim that meets so many of them is about the one asked for.
EVENT_SLOTS = frozenset({"claimant", "speaker", "figure", "side", "place", "when", "outlet", "scope"})
MOST_SLOTS = 3
A_DAY, WEEKS = 2, 20


def weighed_claims(material: Material) -> list[Weighed]:
    """The claims that an answer is chosen from with their chances, for fitting and for looking into a failure."""
    material = replace(material, frame=asked_frame(material.frame))
    counted = [item for item in ranked_claims(material) if counts_asked(item, material.frame)]
    return _weigh(counted, material)


def chosen(counted: Sequence[Ranked], material: Material) -> list[Ranked]:
    """The claim that answers, and behind it those that meet every slot too; empty where none is likely enough."""
    tolls: list[Ranked] = []
    if is_of_war(material.frame):
        # Told in passing, in articles about other things: no words around it speak of the war.
        tolls = war_tolls([item for item in counted if item.match.complete], material.frame, material.lexicon)
    if tolls and not (tells_which_report(material.frame) and _is_likely_toll(counted, material)):
        return tolls
    of_it = (item for item in counted if standing(item) is Standing.SHOWN)
    complete = [item for item in of_it if item.match.complete and _meets(item, material.frame)]
    if material.frame.kind is not QuestionKind.COUNT or is_of_whole_land(material.frame, material.lexicon):
        # Of a toll that goes on for days `running` finds the state: no likelihood tells 19 October's from the 14th's.
        return complete
    whole = _whole_span(material)
    weighed = _weigh(counted, material)
    likely = [one for one in weighed if may_answer(one.item) and (not whole or overlap(one, whole) > MUCH)]
    likely = [one for one in likely if not is_but_some(one.item.claim, material.frame)]
    if is_running(material.frame):
        # "By 17 October" in a town: the day before which its toll was told, where one of its counts is likely enough.
        likely = [one for one in likely if one.item.match.fits.get("as_of") is not Fit.VIOLATED]
        likely = [one for one in likely if not is_increment(one.item.claim)]
        if likely and likely[0].chance < scales().threshold:
            return complete
    likely = outermost(printed_last(likely, material.frame), material.frame)
    if not likely:
        return []
    if likely[0].chance < scales().threshold * (A_REPORT if _is_of_the_report(likely[0]) else 1):
        return [replace(one.item, likely=one.chance, tied=True) for one in tied(likely, material.frame)]
    best = _meant(likely, material)
    chances = {id(one.item): one.chance for one in weighed}
    beside = (replace(item, likely=chances.get(id(item), 0.0)) for item in complete if item is not best.item)
    return [replace(best.item, likely=best.chance), *beside]


def _is_of_the_report(best: Weighed) -> bool:
    """Whoever names an outlet and a day has its report before him: what it tells need be less likely."""
    met = best.item.match.met_slots
    return "outlet" in met and bool({"when", "told"} & met) and best.item.match.complete


A_REPORT = 0.85


def _is_likely_toll(counted: Sequence[Ranked], material: Material) -> bool:
    """Is what the reports of the named event tell of the whole war likely enough to be meant?"""
    best = next((one for one in _weigh(counted, material) if may_answer(one.item)), None)
    return best is not None and best.chance >= scales().threshold and best.item.claim.scope is Scope.CUMULATIVE


def _meant(likely: Sequence[Weighed], material: Material) -> Weighed:
    """The likeliest, or what of the same report, event or toll the question means instead."""
    spanned = of_the_span(likely, material.frame)
    best = _numbered(revised(spanned, likely, material.frame, material.lexicon), likely)
    if best is likely[0]:
        best = instead(best, likely, material.frame, material.lexicon)
        best = part_asked(best, likely, material.frame, material.lexicon)
    return _attributed(best, likely, material)


def _numbered(best: Weighed, likely: Sequence[Weighed]) -> Weighed:
    """A number, where the likeliest says "dozens" of the same event and another claim counts its victims."""
    if not is_vague(best.item.claim):
        return best
    counted = (one for one in likely if counts_better(one.item.claim, best.item.claim))
    return next((one for one in counted if one.chance >= best.chance * HARDLY), best)


# "Dozens" is told in the headline, and the number further down.
HARDLY = 0.3


def _whole_span(material: Material) -> DateSpan | None:
    """`killed in September 2017`, of no place and no event: all of that month, and not one day's."""
    asked = material.frame.when
    long = asked is not None and asked.days >= WEEKS
    everywhere = all(is_country(place) for place in material.frame.places)
    return asked if long and everywhere and not _residual(material) else None


def _attributed(best: Weighed, likely: Sequence[Weighed], material: Material) -> Weighed:
    """Where the likeliest claim is nobody's, the same figure for the same people by somebody whom the question leaves
    open: a figure comes with its claimant where any report names one. Of two readings of one sentence, that which names
    a party that is known: a headline's last words are soon taken for a speaker.
    """
    claim, frame = best.item.claim, material.frame
    if frame.claimant or frame.claimant_actor or frame.outlet or claim.figure is None:
        return best
    if claim.claimant:
        own = [one for one in likely if one.item.claim.actor and _same_sentence(claim, one.item.claim)]
        return best if claim.actor else next(iter(own), best)
    return next(
        (
            weighed
            for weighed in likely
            if (other := weighed.item.claim).claimant
            and weighed.chance >= (best.chance * OWN if _repeats(claim, other) else scales().threshold * NEARLY)
            and (_heads(claim, other) or _gives_same(claim, other))
        ),
        best,
    )


# In one report the source of a headline's figure stands anywhere below, beside fewer of the question's words.
OWN = 0.3


def _repeats(one: Claim, other: Claim) -> bool:
    return one.article_id == other.article_id and _gives_same(one, other)


def _gives_same(one: Claim, other: Claim) -> bool:
    return _same_figure(one, other) and same_event(one, other) and same_victims(one, other)


def _same_figure(one: Claim, other: Claim) -> bool:
    first, second = one.figure, other.figure
    return first is not None and second is not None and (first.low, first.high) == (second.low, second.high)


def _heads(headline: Claim, other: Claim) -> bool:
    """Is it the headline's count of the same, in the first sentence below, which calls the victims by another word?"""
    below = headline.article_id == other.article_id and headline.start < HEAD and other.start < HEAD
    alike = headline.outcome is other.outcome and size(headline) == size(other) > 0
    return below and alike and not (is_narrow(headline) ^ is_narrow(other))


# Letters from an article's beginning to the end of its first sentence, which some outlets print twice.
HEAD = 400


def _same_sentence(one: Claim, other: Claim) -> bool:
    """Are both the same figure of the same people, read from one sentence, which has one speaker?"""
    shared = one.article_id == other.article_id and one.start < other.end and other.start < one.end
    alike = one.outcome is other.outcome and same_victims(one, other)
    return shared and alike and _same_figure(one, other)


def _weigh(counted: Sequence[Ranked], material: Material) -> list[Weighed]:
    return weigh(counted, lambda item: _meets(item, material.frame), material, eventless=is_eventless(material))


def counts_asked(item: Ranked, frame: QuestionFrame) -> bool:
    """A figure, of people, that somebody gave."""
    if item.claim.stance is Stance.WITHHOLDS or item.claim.figure is None:
        return False
    return counts_people(item.claim, frame) or item.match.fits.get("outcome") is Fit.MET


def _meets(item: Ranked, frame: QuestionFrame) -> bool:
    """Is it about the event asked for?"""
    # A running toll has no event: that the asked party gave it is enough.
    slots = 2 if is_running(frame) else MOST_SLOTS
    a_day = frame.when is not None and frame.when.days <= A_DAY
    return _is_about(item, slots, a_day=a_day) or _is_of_place(item, frame) or is_current(item, frame)


# "losses" are killed and wounded alike: a party's one figure for both is an answer too.
LOSSES = re.compile(r"\b(?:loss|losses|lost|casualt\w+)\b", re.IGNORECASE)


def _with_both(item: Ranked) -> Ranked:
    both = item.claim.outcome is Outcome.OTHER and counts_both(item.claim)
    if not both or item.match.missed() != {"outcome"}:
        return item
    return replace(item, match=replace(item.match, fits={**item.match.fits, "outcome": Fit.MET}))


def _is_about(item: Ranked, slots: int, *, a_day: bool) -> bool:
    """Do the words around a claim tell of the event asked for? Slots that are met say so too, the claimant most."""
    met = EVENT_SLOTS & item.match.met_slots
    if {"place", "when"} <= item.match.fits.keys() and not {"place", "when", "claimant", "scope"} & met:
        # Neither its place nor its time, and nobody whose word was asked for.
        return False
    if {"place", "when"} <= met and a_day:
        # Its place and its day tell one event from all others.
        return True
    return item.coverage >= LEAST_COVERAGE or len(met) + ("claimant" in met) >= slots


def _is_of_place(item: Ranked, frame: QuestionFrame) -> bool:
    """A village or a quarter that the article names, in the days asked for: few articles name it at all."""
    narrow = any(not is_wide(place) and not is_country(place) for place in frame.places)
    return narrow and "when" in item.match.met_slots and item.rank < FIRST_ARTICLES


FIRST_ARTICLES = 3


def ranked_claims(material: Material) -> list[Ranked]:
    frame, evidence = material.frame, material.evidence
    residual = _residual(material)
    # A place that an article names somewhere is the event's only where further words of the question say so.
    anywhere = bool(frame.places and residual)
    settings = {
        name: Setting(
            article,
            lead_places(article, material.readings[name].lead_end),
            names_in(article.text) if anywhere else (),
        )
        for name, article in evidence.articles.items()
    }
    ranks = {name: place for place, name in enumerate(evidence.articles)}
    foreign = of_nothing_asked(frame, evidence.articles)
    past = given_up(evidence.claims, first=asks_first(frame.text)) | only_added(evidence.claims, frame.text)
    ranked = []
    for at, claim in enumerate(evidence.claims):
        reading = material.readings[claim.article_id]
        judged = match(claim, frame, settings[claim.article_id], material.lexicon)
        if claim.article_id in foreign or is_another(claim, frame, settings[claim.article_id], material.lexicon):
            judged = replace(judged, other_event=True)
        if at in past:
            judged = replace(judged, given_up=True)
        around = coverage(residual, reading, reading.sentence_at(claim.start)) if residual else 1.0
        ranked.append(Ranked(judged, around, ranks[claim.article_id]))
    if LOSSES.search(frame.text) and frame.claimant is None:
        ranked = [_with_both(item) for item in ranked]
    ranked = told_below(ranked)
    eventless = is_eventless(material)
    return sorted(ranked, key=lambda item: -score(item, frame, eventless=eventless))


def is_eventless(material: Material) -> bool:
    frame = material.frame
    return not (_residual(material) or frame.places or frame.when or frame.as_of or frame.accused or frame.group)


def _residual(material: Material) -> dict[str, float]:
    """The question's words that no slot accounts for: what is left to tell one event from another."""
    frame = material.frame
    # A weapon that did it ("how many did the chlorine injure?") is no party, and tells one event from another.
    accused = frame.accused if frame.accused and material.lexicon.resolve(frame.accused) else None
    slots = [frame.claimant, frame.side, frame.outlet, frame.group, accused, *frame.places]
    taken = set(terms(" ".join(slot for slot in slots if slot))) | set(terms(COUNTING_WORDS))
    places = " ".join(place.text for place in find_places(frame.text))
    return {term: weight for term, weight in material.rarity.items() if term not in taken | set(terms(places))}
