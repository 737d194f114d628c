"""The desk: one corpus as every face sees it. The page, the HTTP interface, MCP and chat completions all ask here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Event as Signal

from assistant.answering.citing import cite
from assistant.answering.suggesting import question_about
from assistant.corpus import ClaimFilter
from assistant.corpus.headings import Headings, Listing, list_headings
from assistant.corpus.record import Record
from assistant.domain.answers import Abstention, Answer, Response, Statement
from assistant.domain.articles import Article, CorpusSummary
from assistant.domain.claims import Claim
from assistant.language.actors import Lexicon
from assistant.model.events import Done, Verified
from assistant.retrieval.filtering import Filters
from assistant.serving.claims import Choices, Wanted, choices, find_claims
from assistant.serving.dossier import Dossier, Withdrawal, dossier_of, withdrawals
from assistant.serving.feedback import Note, keep_note
from assistant.serving.replies import Reply, outright, understood
from assistant.streaming import Asker

NEAREST = 3
FOLLOW_UPS = 3
# Questions that are tried before those that are answered are offered.
TRIED = 8
TRIALS = 4096
"""Tried questions that are remembered."""
EVERYTHING = Filters()


class Desk:
    """Asks, looks up and lists. Thread-safe; holds no conversation."""

    def __init__(self, asker: Asker, record: Record, lexicon: Lexicon, folder: Path, model: str | None = None) -> None:
        self._asker = asker
        self.model = model
        """The name of the language model that words the answers; None where they are made of quotes alone."""
        self._record = record
        self._lexicon = lexicon
        self.folder = folder
        # Kept for each state of the corpus, under its generation: everybody who opens the page asks for them, and they
        # are read from every claim.
        self._choices_at = lru_cache(2)(lambda _generation: choices(record.claims(ClaimFilter()), lexicon))
        self._examples_at = lru_cache(2)(lambda _generation: asker.examples())
        # Tried without a model: a suggestion must cost nothing.
        self._is_answered = lru_cache(TRIALS)(
            lambda _generation, question: isinstance(asker.answerer.ask(question), Answer)
        )

    # Asking

    def stream(
        self,
        question: str,
        history: Sequence[str] = (),
        filters: Filters = EVERYTHING,
        stop: Signal | None = None,
        *,
        quotes_only: bool = False,
    ) -> Iterator[Reply]:
        """The reply as it grows: statements as they are verified, at the end the whole, whose `complete` is true.

        Setting `stop`, or closing the iterator, ends the work: what was verified is the reply. `finish` adds what takes
        a moment longer. `quotes_only`: without the language model, though there is one.
        """
        asker = self._asker.narrowed(filters)
        if quotes_only:
            asker = Asker(asker.answerer)
        slots = understood(asker.answerer.read(question, history)) if any(map(str.isalpha, question)) else ()
        verified: list[Statement] = []
        for event in asker.stream(question, history, stop=stop):
            if isinstance(event, Verified):
                verified.append(self._outright(event.statement))
                text = " ".join(statement.text for statement in verified)
                yield Reply(Answer(question, text, tuple(verified), complete=False), slots, complete=False)
            if isinstance(event, Done):
                searched = self.summary() if isinstance(event.response, Abstention) else None
                told = tuple(map(self._outright, event.response.statements))
                yield Reply(replace(event.response, statements=told), slots, searched)

    def _outright(self, statement: Statement) -> Statement:
        """The statement for reading: claimant and victims' side by their names."""
        claimant = outright(statement.claimant, self.name_of(statement.actor))
        return replace(statement, claimant=claimant, side=self.name_of(statement.side))

    def finish(self, reply: Reply, history: Sequence[str] = (), filters: Filters = EVERYTHING) -> Reply:
        """The reply with the sentences nearest to an abstention's question, and with questions to ask next."""
        answerer = self._asker.narrowed(filters).answerer
        question = reply.response.question
        nearest: tuple[Statement, ...] = ()
        near = [citation.article_id for said in reply.response.statements for citation in said.citations]
        if isinstance(reply.response, Abstention) and any(map(str.isalpha, question)) and self.summary().articles:
            found = answerer.nearest(answerer.read(question, history))[:NEAREST]
            near += [item.reading.article.id for item in found]
            if not reply.response.statements:
                nearest = tuple(Statement(item.text, (cite(item.reading.article, *item.span),)) for item in found)
        return replace(reply, nearest=nearest, follow_ups=self._follow_ups(question, near, history))

    def _follow_ups(self, question: str, articles: Sequence[str], history: Sequence[str]) -> tuple[str, ...]:
        """Questions that the articles at hand, or else the corpus, do answer: each has been tried."""
        claims = self._record.claims(ClaimFilter(article_ids=tuple(dict.fromkeys(articles)))) if articles else []
        about = {(c.actor, c.outcome, c.status): question_about(c, self._lexicon) for c in claims}
        offered = dict.fromkeys([text for text in about.values() if text] + list(self.examples()))
        had = {_folded(text) for text in (question, *history)}
        found: list[str] = []
        generation = self._record.generation()
        for text in [text for text in offered if _folded(text) not in had][:TRIED]:
            if self._is_answered(generation, text):
                found.append(text)
            if len(found) == FOLLOW_UPS:
                break
        return tuple(found)

    def answer(self, question: str, history: Sequence[str] = ()) -> Response:
        """The whole response at once, for programs."""
        return self._asker.ask(question, history)

    def warm(self) -> None:
        """Load what the first question would wait for."""
        self._asker.answerer.ask("How many people were killed?")

    # Looking up

    def article(self, article_id: str) -> Article | None:
        return self._record.article(article_id)

    def dossier(self, article_id: str) -> Dossier | None:
        """The article with its earlier versions and its copies; None where there was never such an article."""
        return dossier_of(self._record, article_id)

    def withdrawn(self) -> tuple[Withdrawal, ...]:
        return withdrawals(self._record)

    def headings(self, listing: Listing) -> Headings:
        return list_headings(self._record, listing)

    def summary(self) -> CorpusSummary:
        return self._record.summary()

    def examples(self) -> tuple[str, ...]:
        return self._examples_at(self._record.generation())

    def claims(self, wanted: Wanted) -> list[Claim]:
        return find_claims(self._record, self._lexicon, wanted)

    def choices(self) -> Choices:
        return self._choices_at(self._record.generation())

    def note(self, note: Note) -> None:
        """Keep a reader's verdict. Raises CorpusError where it cannot be written."""
        keep_note(self.folder, note, self.name_of)

    def name_of(self, key: str | None) -> str | None:
        return self._lexicon.name_of(key)


def _folded(question: str) -> str:
    return " ".join(question.casefold().split())
