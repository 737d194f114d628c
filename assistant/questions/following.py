"""A question that leans on the one before it: "And the injured?", "How many of them were children?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.questions.wording import Run, Wording

LEAD_WORDS = frozenset({"and", "but", "or", "what", "how", "about", "the", "according", "to"})
POINTERS = frozenset({"them", "those", "there", "it", "that", "these", "they", "same", "their"})
SHORT = 4


def follow(frame: QuestionFrame, words: Wording, history: Sequence[QuestionFrame]) -> QuestionFrame:
    """The frame with its open slots taken from the latest one, where the question leans on that."""
    if not history or not leans(frame, words):
        return frame
    last = history[-1]
    bare = frame.kind is QuestionKind.WHAT or len(words) <= SHORT
    claimant, actor = frame.claimant, frame.claimant_actor
    if (
        claimant is None
        and bare
        and last.claimant
        and frame.actors
        and frame.outcome is None
        and not frame.side
        and not frame.status
    ):
        # "And Yerevan?" after "How many did Baku report?": the other one is asked the same
        claimant, actor = _bare_name(words), frame.actors[0]
    elif claimant is None:
        claimant, actor = last.claimant, last.claimant_actor
    return replace(
        frame,
        kind=last.kind if bare else frame.kind,
        outcome=frame.outcome or last.outcome,
        status=frame.status or (None if frame.group else last.status),
        group=frame.group or (None if frame.status else last.group),
        side=frame.side or last.side,
        side_actor=frame.side_actor if frame.side else last.side_actor,
        claimant=claimant,
        claimant_actor=actor,
        accused=frame.accused or last.accused,
        places=frame.places or last.places,
        actors=tuple(dict.fromkeys((*frame.actors, *last.actors))),
        when=frame.when or last.when,
        as_of=frame.as_of or last.as_of,
        since=frame.since or last.since,
        scope=frame.scope or last.scope,
        terms=tuple(dict.fromkeys((*frame.terms, *last.terms))),
    )


def leans(frame: QuestionFrame, words: Wording) -> bool:
    """Whether a question says too little to stand alone."""
    start = words.words(Run(0, 2))
    if (start[:1] and start[0] in {"and", "but", "or"}) or start in (["what", "about"], ["how", "about"]):
        return True
    if frame.places or frame.when:
        return False
    return len(words) <= SHORT or bool(
        POINTERS & set(words.words(Run(0, len(words)))) - ({"that", "it", "they", "their"} if frame.claimant else set())
    )


def _bare_name(words: Wording) -> str:
    kept = [i for i in range(len(words)) if words.lower(i) not in LEAD_WORDS and words.lower(i)[0].isalnum()]
    return words.verbatim(Run(kept[0], kept[-1] + 1)) if kept else ""
