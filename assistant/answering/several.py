"""Questions that name two claimants: "How many dead were claimed by Yerevan and by Moscow?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from assistant.answering.counting import answer_from_claims
from assistant.answering.doers import FIGHTING
from assistant.answering.material import Material
from assistant.answering.ranking import counts_its_own, disagree, same_event, same_victims
from assistant.answering.stating import worded
from assistant.domain.answers import AbstentionReason, Answer, Response, Statement
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Lexicon
from assistant.language.places import place_key

# What stands between the one claimant and the next.
JOINED = re.compile(
    r"^(?:['’]s)?,?\s+(?:and|or|versus|vs\.?|as well as)\s+(?:also\s+)?"
    r"(?:by\s+|from\s+|(?:according\s+)?to\s+)?(?:the\s+)?"
)
MOST = 4


def answer_for_each(material: Material) -> Response | None:
    """The answer from claims; where the question names several claimants, each with its own figure."""
    frames = frames_by_claimant(material.frame, material.lexicon)
    found = [answer_from_claims(replace(material, frame=frame)) for frame in frames]
    answers = [response for response in found if isinstance(response, Answer)]
    if len(frames) == 1 or not answers:
        return found[0]
    statements = tuple(dict.fromkeys(answer.statements[0] for answer in answers))
    conflicting = _differ(statements, material)
    told = [worded(statements, statements if conflicting else ())]
    told += [_silence(frame, response) for frame, response in zip(frames, found, strict=True)]
    return replace(
        answers[0],
        text=" ".join(filter(None, told)),
        statements=statements,
        conflicting=conflicting,
        as_of=max((answer.as_of for answer in answers if answer.as_of), default=None),
        confidence=min((answer.confidence for answer in answers if answer.confidence is not None), default=None),
    )


def _silence(frame: QuestionFrame, response: Response | None) -> str:
    """What is said of a claimant for whom none of the figures stands; nothing where one does."""
    if isinstance(response, Answer):
        return ""
    unclear = response is not None and response.reason is AbstentionReason.UNCLEAR
    return (
        f"No figure from {frame.claimant} is {'surely the one asked for' if unclear else 'reported in the articles'}."
    )


def names_nobody(frame: QuestionFrame, response: Response) -> bool:
    """Is it asked who gave a figure, and has the answer found none who did?"""
    if frame.kind is not QuestionKind.WHO_SAID or not isinstance(response, Answer):
        return False
    return all(statement.claimant is None for statement in response.statements)


def credited_first(frame: QuestionFrame, response: Response) -> Response:
    """Where it is asked who gave a figure, whoever is named for it stands before those reports that name nobody."""
    if frame.kind is not QuestionKind.WHO_SAID or not isinstance(response, Answer):
        return response
    first = response.statements[0]
    low = first.figure.low if first.figure else None
    alike = [s for s in response.statements if s.claimant and low is not None and s.figure and s.figure.low == low]
    if first.claimant is not None or not alike:
        return response
    ordered = (*alike, *(s for s in response.statements if s not in alike))
    return replace(response, text=worded(ordered, ordered if response.conflicting else ()), statements=ordered)


def frames_by_claimant(frame: QuestionFrame, lexicon: Lexicon) -> tuple[QuestionFrame, ...]:
    """The question once for each claimant that it names in a row; itself alone where it names one or none."""
    if pair := _speaking_together(frame, lexicon):
        return pair
    start = frame.text.find(frame.claimant) if frame.claimant else -1
    if start < 0 or not frame.claimant_actor:
        return (frame,)
    frames, at = [frame], start + len(frame.claimant or "")
    while len(frames) < MOST:
        joined = JOINED.match(frame.text[at:])
        begins = at + joined.end() if joined else -1
        named = next((m for m in lexicon.mentions(frame.text[begins:]) if m.start == 0), None) if joined else None
        if named is None or any(named.actor.key == old.claimant_actor for old in frames):
            break
        frames.append(replace(frame, claimant=named.text, claimant_actor=named.actor.key))
        at = begins + named.end
    return tuple(frames)


SPEAK = re.compile(
    r"\s+(?:each |both |respectively )?"
    r"(?:say|said|report|claim|announce|count|give|gave|put|acknowledge|admit|publish)\w*\b",
    re.IGNORECASE,
)


def _speaking_together(frame: QuestionFrame, lexicon: Lexicon) -> tuple[QuestionFrame, ...]:
    """`What do Armenia and Azerbaijan each say`: one frame for each of two parties before one verb; else none."""
    told = [mention for mention in lexicon.mentions(frame.text) if mention.actor.kind in FIGHTING]
    for one, other in pairwise(told):
        joined = JOINED.fullmatch(frame.text[one.end : other.start])
        if joined and SPEAK.match(frame.text, other.end) and one.actor.key != other.actor.key:
            # "Yerevan" who speaks is no place.
            named = {place_key(one.text), place_key(other.text)}
            places = tuple(place for place in frame.places if place not in named)
            plain = replace(frame, places=places, side=None, side_actor=None)
            return tuple(replace(plain, claimant=m.text, claimant_actor=m.actor.key) for m in (one, other))
    return ()


def _differ(statements: Sequence[Statement], material: Material) -> bool:
    """Do two give figures for the same people that cannot both be true? Each side's own dead are no conflict."""
    claims = [claim for statement in statements if (claim := _claim_of(statement, material)) and claim.figure]
    return any(
        one.figure is not None
        and other.figure is not None
        and disagree(one.figure, other.figure)
        and same_event(one, other)
        and same_victims(one, other)
        # A party's count of its own is no other account of what another counts, and does not say of whom.
        and not (counts_its_own(one, material.lexicon) and other.side is None)
        and not (counts_its_own(other, material.lexicon) and one.side is None)
        for one, other in combinations(claims, 2)
    )


def _claim_of(statement: Statement, material: Material) -> Claim | None:
    """The claim that a statement was made of: it stands where the first quote does."""
    quoted = statement.citations[0]
    place = (quoted.article_id, quoted.start, quoted.end, statement.figure)
    return next((c for c in material.evidence.claims if (c.article_id, c.start, c.end, c.figure) == place), None)
