"""Are the victims of a claim of the group that a question asks for: children, medics, one body's own people?"""

from __future__ import annotations

from assistant.answering.camps import NOBODY_NAMED, REBELS, RULERS, words_of
from assistant.answering.fits import Fit
from assistant.answering.groups import (
    apart_within,
    attended,
    classes_of,
    other_group,
    placed,
    rode,
    same_group,
    under_arms,
)
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import ActorKind, Lexicon


def group_fit(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> Fit | None:
    if not frame.group or (frame.group.lower() in MEN and (frame.side or frame.side_actor)):
        # "How many men did the army lose?": any of its dead.
        return None
    if not claim.group or claim.group.lower() in NOBODY_NAMED:
        there = same_group(frame.group, placed(claim)) or attended(frame.group, claim)
        return Fit.MET if there else Fit.OPEN
    asked = frame.group or ""
    words, told = words_of(asked), words_of(claim.group)
    # "38 members of government forces": whose members they are stands in the figure.
    counted = told | (words_of(claim.figure.text) if claim.figure else frozenset())
    if (words & REBELS and (counted & RULERS or _is_of_state(claim, lexicon))) or (words & RULERS and counted & REBELS):
        return Fit.VIOLATED
    one, other = lexicon.resolve(asked), lexicon.resolve(claim.side or claim.group)
    if one and other and {one.kind, other.kind} == {ActorKind.AGENCY} and not lexicon.related(one.key, other.key):
        # One body's volunteers are not another's.
        return Fit.VIOLATED
    # "The rescuers said eight members of the team were killed": their own, where they are asked for by name.
    own = one and one.kind is ActorKind.AGENCY and claim.actor and told <= OWN_PEOPLE
    if own and one and lexicon.related(one.key, claim.actor or ""):
        return Fit.MET
    return _by_words(asked, claim, related=bool(one and other and lexicon.related(one.key, other.key)))


def _is_of_state(claim: Claim, lexicon: Lexicon) -> bool:
    side = lexicon.actor(claim.side) if claim.side else None
    return side is not None and side.kind is ActorKind.STATE


def _by_words(asked: str, claim: Claim, *, related: bool) -> Fit:
    told = claim.group or ""
    if apart_within(asked, f"{told} {claim.figure.text if claim.figure else ''}"):
        return Fit.VIOLATED
    # "six members of one family" are relatives.
    same = same_group(asked, told) or (claim.figure is not None and same_group(asked, claim.figure.text))
    # "Underage Boko Haram fighters" are not all of its fighters.
    related = related and "child" not in classes_of(asked)
    if same or related or same_group(asked, placed(claim)):
        return Fit.MET
    if attended(asked, claim):
        # "A bomb at a wedding hurt 90": of nobody else it tells, and the answer keeps its words.
        return Fit.MET
    if rode(asked, claim) or under_arms(asked, claim):
        return Fit.OPEN
    return Fit.VIOLATED if other_group(asked, told) else Fit.OPEN


MEN = frozenset({"men", "its men", "his men", "their men"})


OWN_PEOPLE = frozenset({"members", "member", "its", "team", "staff", "volunteers", "workers", "employees"})
