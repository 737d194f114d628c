"""Answers about figures, from the ledger: the asked claimant's figure, or every claimant's, or an abstention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.citing import cite
from assistant.answering.composing import counts_both, figure_words, state
from assistant.answering.fits import Fit, Setting
from assistant.answering.matching import counts_people, match
from assistant.answering.material import Material
from assistant.answering.naming import printed
from assistant.answering.origins import group_origins
from assistant.answering.ranking import Ranked, disagree, latest_first, same_claimant, same_event, same_victims, score
from assistant.answering.relevance import coverage
from assistant.answering.running import current, is_current, is_running, running_frame
from assistant.answering.scenes import lead_places, names_in
from assistant.answering.sureness import figure_signs, sureness
from assistant.domain.answers import Abstention, AbstentionReason, Answer, Response, Statement
from assistant.domain.claims import Claim, Outcome, Qualifier, Scope, Stance
from assistant.domain.questions import QuestionFrame
from assistant.language.places import find_places, is_country, is_wide
from assistant.language.terms import terms

# Below this share of the question's words around a claim, it is about something else. Measured: evals/RESULTS.md.
LEAST_COVERAGE = 0.2
# Words of counting and harm: the slots for outcome and group have read them.
COUNTING_WORDS = (
    "killed dead death deaths died die lives life lose loses losing "
    "lost losses suffer suffered toll fatalities wounded injured hurt casualties victims "
    "people persons civilians soldiers troops fighters men number figure count total reported report claimed overall "
    "all altogether far day days week weeks month months war conflict fighting official officially announced say said"
)
MOST_STATEMENTS = 6
# Slots that tell one event from another; a claim that meets so many of them is about the one asked for.
EVENT_SLOTS = frozenset({"claimant", "speaker", "figure", "side", "place", "when", "outlet", "scope"})
MOST_SLOTS = 3
A_DAY = 2


def answer_from_claims(material: Material) -> Response | None:
    """An answer, or an abstention that names what is missing; None where the claims say nothing about the question."""
    material = replace(material, frame=running_frame(material.frame))
    ranked = _ranked(material)
    if LOSSES.search(material.frame.text) and material.frame.claimant is None:
        ranked = [_with_both(item) for item in ranked]
    # A running toll has no event: that the asked party gave it is enough.
    slots = 2 if is_running(material.frame) else MOST_SLOTS
    a_day = material.frame.when is not None and material.frame.when.days <= A_DAY
    fitting = [
        item
        for item in ranked
        if item.match.complete
        and (
            _is_about(item, slots, a_day=a_day)
            or _is_of_place(item, material.frame)
            or is_current(item, material.frame)
        )
    ]
    asserted = [
        item
        for item in fitting
        if item.claim.stance is not Stance.WITHHOLDS
        and (counts_people(item.claim, material.frame) or item.match.fits.get("outcome") is Fit.MET)
    ]
    numbers = [item for item in asserted if not _is_vague(item.claim)]
    if numbers or (asserted and not HOW_MANY.search(material.frame.text)):
        return _answer(numbers or asserted, material)
    if asserted:
        return _untold(asserted[0], material)
    # A refusal is about no event: that the asked party refuses is enough.
    refusing = {"claimant", "side"}
    withheld = [
        item
        for item in ranked
        if item.claim.stance is Stance.WITHHOLDS and item.match.complete and item.match.met_slots & refusing
    ]
    if withheld:
        return _withheld(withheld[0], material)
    return _missing(ranked, material)


# A number is asked for: "dozens" is none.
HOW_MANY = re.compile(
    r"\b(?:how many|what (?:exact |precise )?number|the (?:exact )?number of|how high|exactly)\b", re.IGNORECASE
)


def _is_vague(claim: Claim) -> bool:
    return claim.figure is not None and claim.figure.qualifier is Qualifier.VAGUE


def _untold(item: Ranked, material: Material) -> Abstention:
    """What is said without a number, where a number is asked for."""
    told = f"{figure_words(item.claim)}, {_instead_by(item.claim, material)}"
    return Abstention(
        question=material.frame.text,
        text=f"No number is reported in the articles. What is reported: {told} [1].",
        reason=AbstentionReason.NOT_REPORTED,
        statements=(_statement(item.claim, material),),
    )


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


def _ranked(material: Material) -> list[Ranked]:
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
    ranked = []
    for claim in evidence.claims:
        reading = material.readings[claim.article_id]
        judged = match(claim, frame, settings[claim.article_id], material.lexicon)
        around = coverage(residual, reading, reading.sentence_at(claim.start)) if residual else 1.0
        ranked.append(Ranked(judged, around, ranks[claim.article_id]))
    eventless = _is_eventless(material)
    return sorted(ranked, key=lambda item: -score(item, frame, eventless=eventless))


def _is_eventless(material: Material) -> bool:
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


def _answer(fitting: Sequence[Ranked], material: Material) -> Answer:
    best = fitting[0]
    if is_running(material.frame) or _is_eventless(material):
        # A question that names no event, place or day asks for the toll of the whole.
        chosen, others = current(best, fitting, material.frame, material.lexicon)
    else:
        chosen = _latest_of_claimant(best, fitting, material)
        others = [] if material.frame.claimant else _other_claimants(chosen, fitting, material)
    signs = figure_signs(chosen, next((item for item in fitting if item is not chosen), None), material.frame)
    statements = [_statement(item.claim, material) for item in (chosen, *others)][:MOST_STATEMENTS]
    conflicting = any(_differ(chosen.claim, item.claim) for item in others if same_victims(chosen.claim, item.claim))
    return Answer(
        question=material.frame.text,
        text=worded(statements, conflicting=conflicting),
        statements=tuple(statements),
        conflicting=conflicting,
        as_of=chosen.claim.published,
        confidence=sureness().figure.chance(signs),
        signs=signs,
    )


def _latest_of_claimant(best: Ranked, fitting: Sequence[Ranked], material: Material) -> Ranked:
    """Where one claimant's figure for the same thing rose, the latest one counts."""
    if best.claim.scope is Scope.INCIDENT and best.claim.event_date is None:
        return best
    same = [
        item
        for item in fitting
        if same_claimant(best.claim, item.claim, material.lexicon)
        and same_event(best.claim, item.claim)
        and same_victims(best.claim, item.claim)
        and item.claim.scope is best.claim.scope
        and _of_that_day(item.claim, material)
        and item.match.met >= best.match.met
        and item.coverage >= best.coverage - 0.1
    ]
    return latest_first([best, *same])[0]


def _of_that_day(claim: Claim, material: Material) -> bool:
    """Where one day is asked for, what happened on the next is no later state of it."""
    when = material.frame.when
    if when is None or when.days > 1 or claim.event_date is None:
        return True
    return claim.event_date.overlaps(when)


def _other_claimants(chosen: Ranked, fitting: Sequence[Ranked], material: Material) -> list[Ranked]:
    """One claim for each other claimant of the same thing; copies of one text are one source."""
    origins = group_origins(material.evidence.articles.values())
    seen, found = [chosen], []
    for item in fitting:
        if item.coverage < chosen.coverage - 0.25:
            continue
        if not (same_event(chosen.claim, item.claim) and same_victims(chosen.claim, item.claim)):
            continue
        if any(
            same_claimant(item.claim, old.claim, material.lexicon)
            or (
                origins[item.claim.article_id] == origins[old.claim.article_id]
                and item.claim.figure == old.claim.figure
            )
            for old in seen
        ):
            continue
        seen.append(item)
        found.append(item)
    return found


def _differ(one: Claim, other: Claim) -> bool:
    return one.figure is not None and other.figure is not None and disagree(one.figure, other.figure)


def _statement(claim: Claim, material: Material) -> Statement:
    article = material.evidence.articles[claim.article_id]
    origins = group_origins(material.evidence.articles.values())
    copies = sum(origin == origins[claim.article_id] for origin in origins.values())
    citations = [cite(article, claim.start, claim.end, copies=copies)]
    if claim.inferred:
        # The speaker stands in the sentence before: the reader must be able to see him.
        reading = material.readings[claim.article_id]
        number = reading.sentence_at(claim.start)
        if number:
            citations.append(cite(article, *reading.spans[number - 1], copies=copies))
    return state(claim, citations, material.lexicon)


def worded(statements: Sequence[Statement], *, conflicting: bool) -> str:
    """The statements one after the other with the numbers of their quotes, and before them how far they differ."""
    parts = []
    at = 1
    for statement in statements:
        marks = "".join(f"[{at + offset}]" for offset in range(len(statement.citations)))
        at += len(statement.citations)
        parts.append(f"{statement.text} {marks}.")
    told = " ".join(parts)
    if not conflicting:
        return told
    lows = [s.figure.low for s in statements if s.figure and s.figure.low is not None]
    highs = [
        s.figure.high or s.figure.low for s in statements if s.figure and (s.figure.high or s.figure.low) is not None
    ]
    spread = f", from {min(lows)} to {max(h for h in highs if h is not None)}" if lows and highs else ""
    return f"Accounts differ{spread}. {told}"


def _withheld(item: Ranked, material: Material) -> Answer:
    statement = _statement(item.claim, material)
    return Answer(
        question=material.frame.text,
        text=f"No: {statement.text} [1].",
        statements=(statement,),
        as_of=item.claim.published,
    )


def _missing(ranked: Sequence[Ranked], material: Material) -> Abstention | None:
    """What was reported instead, where one slot alone is missing; None where nothing comes near."""
    near = [
        item
        for item in ranked
        if counts_people(item.claim, material.frame)
        and item.coverage >= LEAST_COVERAGE
        and len(item.match.missed()) == 1
    ]
    if not near:
        return None
    missed = next(iter(near[0].match.missed()))
    context = near[0]
    statement = _statement(context.claim, material)
    asked = _asked_for(missed, material)
    instead = f"{figure_words(context.claim)}, {_instead_by(context.claim, material)}"
    return Abstention(
        question=material.frame.text,
        text=f"No figure {asked} in the articles. What is reported: {instead} [1].",
        reason=AbstentionReason.NOT_REPORTED,
        statements=(statement,),
    )


def _instead_by(claim: Claim, material: Material) -> str:
    who = printed(claim.claimant, claim.actor, material.lexicon)
    said = f"according to {who}" if who else f"in {claim.outlet}'s own words" if claim.outlet else "without a source"
    return f"{said}; victims of unstated status" if claim.status == "unknown" else said


def _asked_for(slot: str, material: Material) -> str:
    frame = material.frame
    asked = {
        "claimant": f"from {frame.claimant}",
        "status": f"for {frame.group or f'{frame.status}s'}",
        "group": f"for {frame.group}",
        "side": f"for the side of {frame.side or frame.side_actor}",
        "outcome": f"of people {frame.outcome}",
        "place": f"for {' or '.join(frame.places)}",
        "when": f"for {frame.when.iso if frame.when else 'that time'}",
        "scope": "for that span",
        "as_of": f"as of {frame.as_of}",
        "told": f"given on {frame.told.iso if frame.told else 'that day'}",
    }
    return f"{asked.get(slot, 'for that')} is reported"
