"""Answering with a model: its statements held to the evidence, and the extractive answer where that fails."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from threading import Event as Signal

from assistant.answering.answerer import Answerer
from assistant.domain.answers import Abstention, AbstentionReason, Answer, Making, Response
from assistant.domain.claims import Claim
from assistant.domain.errors import ModelError
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.model.asking import PER_MESSAGE, Asking, Tally, tokens_of
from assistant.model.checking import Checker
from assistant.model.client import Client, Patience, StoppedError
from assistant.model.composing import INCOMPLETE, STOPPED, abstention_of, answer_of, fallen_back
from assistant.model.condensing import condense
from assistant.model.events import Done, Event, Understood, Verified
from assistant.model.faults import ContextTooLongError
from assistant.model.fitting import ledger_for
from assistant.model.keeping import response_from, response_told
from assistant.model.limits import Limits
from assistant.model.numbering import Numbered, number
from assistant.model.prompting import digest, fill
from assistant.model.writing import Writing, instructions
from assistant.retrieval import Evidence

# Reasons of abstention that no model can do anything about.
HOPELESS = frozenset({AbstentionReason.UNCLEAR, AbstentionReason.NO_ARTICLES})
# Below so many tokens of evidence a model would have nothing to read.
LEAST_EVIDENCE = 300


def today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class _Question:
    """A question with what quotes alone answer, and what a model is given to answer it."""

    frame: QuestionFrame
    first: Response
    evidence: Evidence
    understood: str | None


class ModelWriter:
    """Writes answers with one model over one corpus. Thread-safe; a fault of the model never leaves it as an error."""

    def __init__(
        self,
        answerer: Answerer,
        lexicon: Lexicon,
        client: Client,
        limits: Limits,
        day: Callable[[], date] = today,
    ) -> None:
        self._answerer = answerer
        self._lexicon = lexicon
        self._client = client
        self._memory = client.memory
        self._limits = limits
        self._day = day

    def over(self, answerer: Answerer) -> ModelWriter:
        """The same model over another part of the corpus."""
        return ModelWriter(answerer, self._lexicon, self._client, self._limits, self._day)

    def stream(self, question: str, history: Sequence[str], stop: Signal | None) -> Iterator[Event]:
        return self._events(question, history, stop, whole=False)

    def ask(self, question: str, history: Sequence[str]) -> Response:
        for event in self._events(question, history, None, whole=True):
            if isinstance(event, Done):
                return event.response
        raise AssertionError("an answer ends with Done")

    def _events(self, question: str, history: Sequence[str], stop: Signal | None, *, whole: bool) -> Iterator[Event]:
        """`whole`: nothing is shown before the end, so that a broken answer can be replaced by the extractive one."""
        began = time.monotonic()
        tally = Tally(began)
        try:
            yield from self._answer(question, history, tally, stop, whole)
        finally:
            # Also where whoever asked went away: what was used was used.
            spent = tally.tokens_in + tally.tokens_out
            if spent:
                cost = self._limits.cost(tally.tokens_in, tally.tokens_out)
                self._memory.spend(self._day(), self._client.endpoint.model, spent, cost)

    def _answer(
        self, question: str, history: Sequence[str], tally: Tally, stop: Signal | None, whole: bool
    ) -> Iterator[Event]:
        notes: list[str] = []
        self._client.warm()
        poor = self._day_budget_used()
        patience = Patience(time.monotonic() + self._limits.seconds, stop)
        condensed = None if poor else self._condensed(question, history, tally, patience, notes)
        if condensed:
            yield Understood(condensed)
        left = patience.left
        asked = self._read(question, history, condensed)
        # What is read here is not the model's time: a cold start must not leave it none.
        patience = Patience(time.monotonic() + left, stop)
        if poor or _is_hopeless(asked.first):
            yield from _shown(fallen_back(asked.first, None, [poor]) if poor else asked.first)
            return
        response: Response | None = None
        for event in self._written(asked, tally, patience, notes, whole):
            if isinstance(event, Done):
                response = event.response
            else:
                yield event
        if response is None:
            raise AssertionError("a written answer ends with Done")
        yield Done(replace(response, question=question, understood=condensed or response.understood))

    def _day_budget_used(self) -> str | None:
        limit, spent = self._limits.day, self._memory.spent(self._day())
        if limit.allows(spent.tokens, spent.cost) and limit.tokens != spent.tokens:
            return None
        return (
            f"The day's budget for the model ({limit}) is used up: raise {limit.setting}, or ask tomorrow "
            "(days are counted in UTC)."
        )

    def _condensed(
        self, question: str, history: Sequence[str], tally: Tally, patience: Patience, notes: list[str]
    ) -> str | None:
        """The follow-up as a question of its own; None where it stands alone already, or where the model fails."""
        if not history or self._stands_alone(question, history):
            return None
        try:
            found = condense(question, history, Asking(self._client, patience, tally), self._lexicon)
        except StoppedError:
            return None
        except ModelError as fault:
            notes.append(f"The follow-up was read without the model. {fault}")
            return None
        return found if found and found.casefold() != question.strip().casefold() else None

    def _stands_alone(self, question: str, history: Sequence[str]) -> bool:
        return self._answerer.read(question, history) == self._answerer.read(question)

    def _read(self, question: str, history: Sequence[str], condensed: str | None) -> _Question:
        words, earlier = (condensed, ()) if condensed else (question, tuple(history))
        first = self._answerer.ask(words, earlier)
        frame = self._answerer.read(" ".join(words.split()), earlier)
        evidence = Evidence((), {}, ()) if _is_hopeless(first) else self._answerer.evidence(frame)
        return _Question(frame, first, evidence, condensed)

    def _written(
        self, asked: _Question, tally: Tally, patience: Patience, notes: list[str], whole: bool
    ) -> Iterator[Event]:
        most = self._limits.read(PER_MESSAGE * 2 + self._fixed_tokens(asked.frame))
        numbered = self._numbered(asked, most)
        key = self._key(asked.frame, numbered)
        kept = response_from(self._memory.answer(key))
        if kept is not None:
            yield from self._kept(kept, tally)
            return
        if most < LEAST_EVIDENCE or patience.stopped:
            why = STOPPED if patience.stopped else self._too_small()
            yield Done(fallen_back(asked.first, None, [*notes, why]))
            return
        writing = self._writing(numbered, asked, tally, patience)
        fault: ModelError | None = None
        try:
            try:
                yield from writing.events()
            except ContextTooLongError:
                if writing.verified:
                    raise
                # The setting promises more than the server has: half the evidence may fit.
                writing = self._writing(self._numbered(asked, most // 2), asked, tally, patience)
                yield from writing.events()
        except ModelError as error:
            fault = error
        response = self._response(asked, writing, fault, notes, whole=whole)
        if fault is None and not writing.faults and not notes and response.mode == "model":
            self._memory.keep_answer(key, response_told(response))
        yield Done(response)

    def _writing(self, numbered: Numbered, asked: _Question, tally: Tally, patience: Patience) -> Writing:
        checker = Checker(numbered, asked.frame, self._lexicon, _best(asked.first, numbered))
        return Writing(self._client, checker, self._limits, patience, tally)

    def _numbered(self, asked: _Question, most: int) -> Numbered:
        ledger = ledger_for(asked.frame, asked.evidence, self._lexicon)
        return number(asked.evidence, ledger, asked.first, self._lexicon, most)

    def _fixed_tokens(self, frame: QuestionFrame) -> int:
        system = instructions(self._client.dialect.form)
        frame_of_evidence = fill("evidence", passages="", rows="", question=frame.text)
        return tokens_of([{"role": "system", "content": system}, {"role": "user", "content": frame_of_evidence}])

    def _too_small(self) -> str:
        return (
            f"The model may read too little for any evidence ({self._limits.context:,} tokens, "
            f"{self._limits.answer} an answer): raise COMMUNIQUE_MODEL_CONTEXT or COMMUNIQUE_ANSWER_BUDGET."
        )

    def _key(self, frame: QuestionFrame, numbered: Numbered) -> str:
        endpoint = self._client.endpoint
        told = "\0".join((repr(frame), numbered.key, digest(), endpoint.model, endpoint.shown))
        return hashlib.sha256(told.encode()).hexdigest()

    def _kept(self, kept: Response, tally: Tally) -> Iterator[Event]:
        for event in _shown(kept):
            if isinstance(event, Verified):
                tally.shown()
                yield event
        made = kept.made or Making(self._client.endpoint.model, digest())
        again = replace(made, tokens_in=0, tokens_out=0, cost=0.0, first_ms=tally.first_ms, cached=True)
        yield Done(replace(kept, made=again))

    def _response(
        self, asked: _Question, writing: Writing, fault: ModelError | None, notes: Sequence[str], *, whole: bool
    ) -> Response:
        making = writing.tally.making(self._client.endpoint.model, self._limits)
        told = [*notes, *writing.faults, *_about(writing)]
        stopped = isinstance(fault, StoppedError)
        if fault is not None and writing.verified and (stopped or not whole):
            broken = answer_of(asked.frame.text, writing.verified, making, [*told, *_why(fault, stopped=stopped)])
            return replace(broken, complete=False)
        if fault is not None:
            return fallen_back(asked.first, making, [*told, STOPPED if stopped else str(fault)])
        if writing.abstains is not None:
            reason = writing.checker.reason(writing.abstains) or "the articles do not answer this."
            return abstention_of(asked.frame.text, reason, asked.first, making, told)
        if not writing.verified:
            return fallen_back(asked.first, making, [*told, writing.lost or "The model wrote no statement."])
        return answer_of(asked.frame.text, writing.verified, making, told)


def _best(first: Response, numbered: Numbered) -> tuple[Claim, ...]:
    """The claims that the extractive answer rests on; an abstention rests on none."""
    if not isinstance(first, Answer):
        return ()
    spans = {(citation.article_id, citation.start, citation.end) for s in first.statements for citation in s.citations}
    figures = {statement.figure for statement in first.statements}
    return tuple(
        claim
        for claim in numbered.claims
        if (claim.article_id, claim.start, claim.end) in spans and claim.figure in figures
    )


def _why(fault: ModelError, *, stopped: bool) -> list[str]:
    return [STOPPED] if stopped else [str(fault), INCOMPLETE]


def _about(writing: Writing) -> Iterator[str]:
    """What a reader must know about statements that were dropped and text that was left out."""
    dropped = writing.tally.dropped
    if dropped:
        many = "One statement was" if dropped == 1 else f"{dropped} statements were"
        yield f"{many} dropped: what the model wrote there is not what the articles say."
    if writing.checker.numbered.withheld:
        yield "Text in the articles that is addressed to a program was kept from the model."


def _shown(response: Response) -> Iterator[Event]:
    if isinstance(response, Answer):
        for place, statement in enumerate(response.statements):
            yield Verified(place, statement)
    yield Done(response)


def _is_hopeless(first: Response) -> bool:
    """Is there nothing for a model to read? Beside a figure that is not surely the one asked for, there is."""
    return isinstance(first, Abstention) and first.reason in HOPELESS and not first.statements
