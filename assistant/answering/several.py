"""Questions that name two claimants: "How many dead were claimed by Yerevan and by Moscow?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from assistant.answering.counting import answer_from_claims
from assistant.answering.material import Material
from assistant.answering.ranking import disagree, same_event, same_victims
from assistant.answering.stating import worded
from assistant.domain.answers import Answer, Response, Statement
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Lexicon

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
    silent = [frame.claimant for frame, response in zip(frames, found, strict=True) if not isinstance(response, Answer)]
    statements = tuple(dict.fromkeys(answer.statements[0] for answer in answers))
    conflicting = _differ(statements, material)
    told = [worded(statements, statements if conflicting else ())]
    told += [f"No figure from {claimant} is reported in the articles." for claimant in silent]
    return replace(
        answers[0],
        text=" ".join(told),
        statements=statements,
        conflicting=conflicting,
        as_of=max((answer.as_of for answer in answers if answer.as_of), default=None),
        confidence=min((answer.confidence for answer in answers if answer.confidence is not None), default=None),
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


def _differ(statements: Sequence[Statement], material: Material) -> bool:
    """Do two give figures for the same people that cannot both be true? Each side's own dead are no conflict."""
    claims = [claim for statement in statements if (claim := _claim_of(statement, material)) and claim.figure]
    return any(
        one.figure is not None
        and other.figure is not None
        and disagree(one.figure, other.figure)
        and same_event(one, other)
        and same_victims(one, other)
        for one, other in combinations(claims, 2)
    )


def _claim_of(statement: Statement, material: Material) -> Claim | None:
    """The claim that a statement was made of: it stands where the first quote does."""
    quoted = statement.citations[0]
    place = (quoted.article_id, quoted.start, quoted.end, statement.figure)
    return next((c for c in material.evidence.claims if (c.article_id, c.start, c.end, c.figure) == place), None)
