"""Answers about figures, from the ledger: the asked claimant's figure, or every claimant's, or an abstention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.choosing import LEAST_COVERAGE, chosen, counts_asked, is_eventless, ranked_claims
from assistant.answering.citing import cite
from assistant.answering.composing import figure_words, state
from assistant.answering.corroborating import same_claims
from assistant.answering.fits import Fit
from assistant.answering.instead import is_part, is_placed
from assistant.answering.matching import counts_people
from assistant.answering.material import Material
from assistant.answering.naming import printed
from assistant.answering.origins import group_origins
from assistant.answering.passing_on import passed_on_by
from assistant.answering.ranking import Ranked, disagree, latest_first, same_claimant, same_event, same_victims
from assistant.answering.relevance import Reading
from assistant.answering.revising import asks_first, asks_last, raises, superseded
from assistant.answering.running import current, is_running
from assistant.answering.source_reports import asked_frame, tells_which_report
from assistant.answering.sureness import figure_signs, sureness
from assistant.answering.tying import alike, told_apart
from assistant.answering.whole_wars import counts_all, differ_by_much
from assistant.domain.answers import Abstention, AbstentionReason, Answer, Response, Statement
from assistant.domain.claims import Claim, Outcome, Qualifier, Scope, Stance
from assistant.language.actors import Lexicon
from assistant.language.places import find_places
from assistant.questions.wars import is_of_war

MOST_STATEMENTS = 6
TIE = "More than one figure fits the question."
# A claim less likely than this share of the best one's chance is another event's; a later count replaces the best one.
BESIDE, LATER = 0.4, 0.6


def answer_from_claims(material: Material) -> Response | None:
    """An answer, or an abstention that names what is missing; None where the claims say nothing about the question."""
    material = replace(material, frame=asked_frame(material.frame))
    ranked = ranked_claims(material)
    counted = [item for item in ranked if counts_asked(item, material.frame)]
    fitting = chosen(counted, material)
    if fitting:
        return _answer(fitting, material)
    # A refusal is about no event: that the asked party refuses is enough, if it is told of no other town's.
    refusing = {"claimant", "side"}
    withheld = [
        item
        for item in ranked
        if item.claim.stance is Stance.WITHHOLDS
        and item.match.complete
        and not item.match.apart
        and item.match.met_slots & refusing
    ]
    if withheld:
        return _withheld(withheld[0], material)
    return _missing(ranked, material)


def _answer(fitting: Sequence[Ranked], material: Material) -> Answer:
    best = fitting[0]
    whole = is_of_war(material.frame) and counts_all(best.claim, material.frame)
    others: Sequence[Ranked]
    if best.tied:
        chosen, others = best, []
    elif whole:
        chosen, others = best, [] if material.frame.claimant or tells_which_report(material.frame) else fitting[1:]
    elif (best.likely is None and is_running(material.frame)) or is_eventless(material):
        # A question that names no event, place or day asks for the toll of the whole.
        chosen, others = current(best, fitting, material.frame, material.lexicon)
    else:
        asked = asks_first(material.frame.text) or asks_last(material.frame.text)
        chosen = best if asked else _latest_of_claimant(best, fitting, material)
        others = [] if material.frame.claimant else _other_claimants(chosen, fitting, material)
    beside = [*others, *alike(chosen, others, fitting, material.frame)]
    shown = [chosen, *(item for item in beside if not _of_another_side(item, chosen))][:MOST_STATEMENTS]
    statements = [_statement(item.claim, material) for item in shown]
    conflicting = any(
        _conflict(chosen, other, material.lexicon) or (whole and differ_by_much(chosen.claim, other.claim))
        for other in shown[1:]
        if same_victims(chosen.claim, other.claim)
    )
    signs = figure_signs(chosen, next((item for item in fitting if item is not chosen), None), material.frame)
    return Answer(
        question=material.frame.text,
        text=worded(statements, conflicting=conflicting, tie=best.tied),
        statements=tuple(statements),
        conflicting=conflicting,
        as_of=chosen.claim.published,
        confidence=sureness().figure.chance(signs),
        signs=signs,
    )


def _of_another_side(item: Ranked, chosen: Ranked) -> bool:
    """`8 civilians on the Armenian side, while Baku announced 15`: whose the fifteen are is not told."""
    return chosen.match.fits.get("side") is Fit.MET and item.match.fits.get("side") is Fit.OPEN


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
        and raises(item.claim, best.claim)
        and _of_that_day(item.claim, material)
        and _as_likely(item, best, LATER)
        and item.match.met >= best.match.met
        and item.coverage >= best.coverage - 0.1
    ]
    return latest_first([best, *same])[0]


def _as_likely(item: Ranked, best: Ranked, share: float) -> bool:
    """Is it weighed nearly as likely? A city has many dead in two days: that both fit each slot is not enough."""
    return best.likely is None or (item.likely or 0.0) >= best.likely * share


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
        if not _as_likely(item, chosen, BESIDE):
            continue
        if not (same_event(chosen.claim, item.claim) and same_victims(chosen.claim, item.claim)):
            continue
        if superseded(item.claim, chosen.claim, material.frame.text):
            continue
        if is_part(chosen.claim, material.frame) is not is_part(item.claim, material.frame):
            # "Two soldiers" is no other account of "48 people".
            continue
        if _differ(chosen.claim, item.claim) and not is_placed(item.claim, chosen.claim):
            # Another report's toll of nowhere contradicts nobody.
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


def _conflict(chosen: Ranked, other: Ranked, lexicon: Lexicon) -> bool:
    """Can both not be true of one event? What a voice has raised since is no other account."""
    one, before = chosen.claim, other.claim
    raised = raises(one, before) and same_claimant(one, before, lexicon) and latest_first([other, chosen])[0] is chosen
    if raised or told_apart(one, before):
        return False
    return _differ(one, before) and (other.likely is None or same_event(one, before))


def _statement(claim: Claim, material: Material) -> Statement:
    article = material.evidence.articles[claim.article_id]
    origins = group_origins(material.evidence.articles.values())
    copies = sum(origin == origins[claim.article_id] for origin in origins.values())
    citations = [cite(article, claim.start, claim.end, copies=copies)]
    if claim.inferred:
        # The speaker is named in another sentence: the reader must be able to see him.
        named = _naming(claim, material.readings[claim.article_id], material.lexicon)
        if named is not None:
            citations.append(cite(article, *named, copies=copies))
    for other in same_claims(claim, material):
        carrying = material.evidence.articles[other.article_id]
        # A copy of the text is counted where the text itself is cited.
        citations.append(cite(carrying, other.start, other.end))
    via = passed_on_by(claim, article.text, material.lexicon)
    return state(claim, citations, material.lexicon, via=via)


def _naming(claim: Claim, reading: Reading, lexicon: Lexicon) -> tuple[int, int] | None:
    """The sentence that names the claimant in the claim's words, or else under another name of his party: the nearest
    before the claim's, else the nearest behind it. The one before, where nothing names him.
    """
    at = reading.sentence_at(claim.start)
    near = [reading.spans[number] for number in (*reversed(range(at)), *range(at + 1, len(reading.spans)))]
    text, name = reading.article.text, claim.claimant or ""
    if claim.actor and not any(name in text[start:end] for start, end in near):
        known = (mention for mention in lexicon.mentions(text) if mention.actor.key == claim.actor)
        name = next((mention.text for mention in known), name)
    return next((span for span in near if name in text[span[0] : span[1]]), reading.spans[at - 1] if at else None)


def worded(statements: Sequence[Statement], *, conflicting: bool, tie: bool = False) -> str:
    """The statements one after the other with the numbers of their quotes, and before them how far they differ."""
    parts = []
    at = 1
    for statement in statements:
        marks = "".join(f"[{at + offset}]" for offset in range(len(statement.citations)))
        at += len(statement.citations)
        parts.append(f"{statement.text} {marks}.")
    told = " ".join(parts)
    if all(s.figure and s.figure.qualifier is Qualifier.VAGUE for s in statements):
        return f"No number is reported. {told}"
    if not conflicting:
        return f"{TIE} {told}" if tie and len(statements) > 1 else told
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
        and len(item.match.missed()) <= 1
    ]
    if not near:
        return None
    # "No figure for Homs is reported" would be untrue beside one that fits every slot, though not surely the one meant.
    fitting = [item for item in near if not item.match.missed()]
    context = (fitting or near)[0]
    missed = next(iter(context.match.missed()), None)
    instead = f"{figure_words(context.claim)}, {_instead_by(context.claim, material)}"
    if missed is None:
        # It fits every slot, and little says that it is about the same thing: the reader may judge.
        told = f"No figure found is surely the one asked for. The nearest: {instead} [1]."
    else:
        told = f"No figure {_asked_for(missed, material)} in the articles. What is reported: {instead} [1]."
    return Abstention(
        question=material.frame.text,
        text=told,
        reason=AbstentionReason.NOT_REPORTED if missed else AbstentionReason.UNCLEAR,
        statements=(_statement(context.claim, material),),
    )


def _instead_by(claim: Claim, material: Material) -> str:
    who = printed(claim.claimant, claim.actor, material.lexicon)
    said = f"according to {who}" if who else f"in {claim.outlet}'s own words" if claim.outlet else "without a source"
    return f"{said}; victims of unstated status" if claim.status == "unknown" else said


def _asked_for(slot: str, material: Material) -> str:
    frame = material.frame
    # As the question writes them: the frame has them under one spelling for all.
    places = [place.text for place in find_places(frame.text) if place.key in frame.places] or list(frame.places)
    side = material.lexicon.name_of(frame.side_actor) or frame.side
    outcome = frame.outcome if frame.outcome is not Outcome.OTHER else "harmed in that way"
    asked = {
        "claimant": f"from {frame.claimant}",
        "status": f"for {frame.group or f'{frame.status}s'}",
        "group": f"for {frame.group}",
        "side": f"for the side of {side}" if side else "for those asked about",
        "outcome": f"of people {outcome}",
        "place": f"for {' or '.join(dict.fromkeys(places))}",
        "when": f"for {frame.when.iso if frame.when else 'that time'}",
        "scope": "for that span",
        "as_of": f"as of {frame.as_of}",
        "told": f"given on {frame.told.iso if frame.told else 'that day'}",
    }
    return f"{asked.get(slot, 'for that')} is reported"
