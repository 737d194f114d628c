"""Asking: a question in, an answer or an abstention out. Used alike by the command line, the page and the evals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answering.candidates import Candidate, candidates
from assistant.answering.choosing import weighed_claims
from assistant.answering.figure_questions import asks_figure, asks_who_confirmed, asks_whose_toll, may_lack_figure
from assistant.answering.groups import counts_things
from assistant.answering.in_words import told_in_words
from assistant.answering.judging import judge
from assistant.answering.material import Material
from assistant.answering.origins import told_elsewhere
from assistant.answering.quoting import answer_from_sentences
from assistant.answering.relevance import Reading, read
from assistant.answering.replying import answer_in_return
from assistant.answering.several import answer_for_each, credited_first, names_nobody
from assistant.answering.sureness import sure_enough
from assistant.answering.told_to import told_to
from assistant.answering.weighing import Weighed
from assistant.corpus.record import Record
from assistant.domain.answers import Abstention, AbstentionReason, Response
from assistant.domain.articles import Article, CorpusSummary
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.embedding.pairs import Reader
from assistant.language.actors import Lexicon
from assistant.language.terms import terms
from assistant.questions import read_question
from assistant.questions.following import asks_in_return
from assistant.questions.wording import listed
from assistant.retrieval import Choices, Evidence, Filters
from assistant.retrieval.filtering import choices
from assistant.retrieval.retriever import Retriever

LONGEST_QUESTION = 2000
RETURNS = 6
"""Earlier questions that are read again for what was said in return."""


class Answerer:
    """Answers questions from one corpus. Thread-safe; holds no conversation."""

    def __init__(  # noqa: PLR0913 - put together in one place, wiring.py
        self,
        record: Record,
        retriever: Retriever,
        lexicon: Lexicon,
        reader: Reader | None,
        folder: Path,
        *,
        most_wrong: float | None = None,
    ) -> None:
        """`most_wrong`: the share of wrong answers, 0 to 1, that is borne; what is less sure is not answered."""
        self._most_wrong = most_wrong
        self._record = record
        self._retriever = retriever
        self._lexicon = lexicon
        self._reader = reader
        self._folder = folder

    def ask(self, question: str, history: Sequence[str] = ()) -> Response:
        """Answer a question; `history` holds the earlier questions of the conversation, oldest first."""
        asked = " ".join(question.split())[:LONGEST_QUESTION]
        if not any(letter.isalpha() for letter in asked):
            return Abstention(
                question, "This is no question that can be answered: write it in words.", AbstentionReason.UNCLEAR
            )
        if self._record.is_empty():
            return Abstention(
                question,
                f"The corpus in {self._folder} holds no articles yet: add some with `ingest FILE_OR_FOLDER`.",
                AbstentionReason.NO_ARTICLES,
            )
        frame = self.read(asked, history)
        if not history and _names_nothing(frame):
            return Abstention(
                question,
                "This names no event, place, person or day: say which is meant.",
                AbstentionReason.UNCLEAR,
            )
        found = self._in_return(frame, asked, history) or self._answer(frame)
        response = sure_enough(told_elsewhere(found, self._record.copies), self._most_wrong)
        # A follow-up is searched as it stands alone; what was asked stays the question.
        return replace(response, question=asked, understood=frame.text if history and frame.text != asked else None)

    def _in_return(self, frame: QuestionFrame, asked: str, history: Sequence[str]) -> Response | None:
        """What was said to the answer before, where that is asked for: of a long conversation, to the last turns."""
        if not history or frame.text == asked or not asks_in_return(asked):
            return None
        near = history[-RETURNS:]
        earlier = self.ask(near[-1], near[:-1])
        return answer_in_return(frame, asked, earlier, self._reading, self._lexicon)

    def _reading(self, article_id: str) -> Reading | None:
        article = self._record.article(article_id)
        return read(article) if article else None

    def read(self, question: str, history: Sequence[str] = ()) -> QuestionFrame:
        """The question as understood."""
        newest = self._record.only_year()
        frames: list[QuestionFrame] = []
        for earlier in history:
            frames.append(read_question(earlier, self._lexicon, frames, newest))
        asked = " ".join(question.split())[:LONGEST_QUESTION]
        return self._retriever.frame(read_question(asked, self._lexicon, frames, newest))

    def evidence(self, frame: QuestionFrame) -> Evidence:
        """What was found for a question: passages, their articles, and the articles' claims."""
        return self._retriever.retrieve(frame)

    def narrowed(self, filters: Filters) -> Answerer:
        """The same, over the part of the corpus that `filters` leave. SettingsError where they can fit nothing."""
        retriever = self._retriever.narrowed(filters)
        return Answerer(self._record, retriever, self._lexicon, self._reader, self._folder, most_wrong=self._most_wrong)

    def choices(self) -> Choices:
        """What the corpus can be filtered by."""
        return choices(self._record)

    def candidates(self, frame: QuestionFrame) -> list[Candidate]:
        """The sentences that an answer without a figure is chosen from, for fitting and for looking into a failure."""
        return candidates(self._material(frame), judge(read=self._reader is not None))

    def nearest(self, frame: QuestionFrame) -> list[Candidate]:
        """What stands nearest to a question that was not answered, though it lacks the kind of thing asked for."""
        model = judge(read=self._reader is not None)
        return candidates(self._material(frame), model, of_any_kind=True)

    def weighed(self, frame: QuestionFrame) -> list[Weighed]:
        """The claims that a figure is chosen from, for the same."""
        return weighed_claims(self._material(frame))

    def _material(self, frame: QuestionFrame) -> Material:
        evidence = self._retriever.retrieve(frame)
        readings = {name: read(article) for name, article in evidence.articles.items()}
        rarity = self._retriever.rarity(_asked_terms(frame))
        return Material(frame, evidence, readings, rarity, self._lexicon, self._reader)

    def _answer(self, frame: QuestionFrame) -> Response:
        material = self._material(frame)
        by_sentence = asks_who_confirmed(frame) or told_to(frame, self._lexicon) is not None
        in_words = by_sentence or (asks_figure(frame) and may_lack_figure(frame))
        if in_words and (told := answer_from_sentences(material)) is not None:
            return told
        whose = asks_whose_toll(frame)
        counted = answer_for_each(material) if whose or asks_figure(frame) else None
        if isinstance(counted, Abstention) and not whose and (wording := told_in_words(frame)) is not None:
            return answer_from_sentences(replace(material, frame=wording)) or counted
        if counted is not None and not (whose and isinstance(counted, Abstention)):
            # Who said it is asked for: a sentence that tells is more than a figure of nobody's.
            told = answer_from_sentences(material) if names_nobody(frame, counted) else None
            return told or credited_first(frame, counted)
        if frame.kind is not QuestionKind.COUNT or counts_things(frame.text):
            quoted = answer_from_sentences(material)
            if quoted is not None:
                return quoted
        return _abstain(frame, material.evidence)

    def article(self, article_id: str) -> Article | None:
        return self._record.article(article_id)

    def summary(self) -> CorpusSummary:
        return self._record.summary()

    def examples(self) -> tuple[str, ...]:
        """Questions that the corpus at hand can answer."""
        from assistant.answering.suggesting import example_questions

        return example_questions(self._record, self._lexicon)

    def warm(self) -> None:
        """Load what the first question would wait for."""
        self._retriever.warm()
        if self._reader is not None:
            self._reader.judge("warm", [("warm", "")])

    def name_of(self, key: str | None) -> str | None:
        return self._lexicon.name_of(key)


def _names_nothing(frame: QuestionFrame) -> bool:
    """`Who was it that did that?`: a question of such words alone is about nothing."""
    told = FIELD.sub(" ", frame.text.lower())
    return not frame.actors and listed("asking", "bare").issuperset(WORD.findall(told))


WORD = re.compile(r"[^\W\d_]+")
# "title:[* TO *]": what a search engine is asked with.
FIELD = re.compile(r"\b\w{1,20}:(?=[\[{(*\"])")


def _asked_terms(frame: QuestionFrame) -> list[str]:
    return list(dict.fromkeys(terms(" ".join(frame.terms) or frame.text)))


def _abstain(frame: QuestionFrame, evidence: Evidence) -> Abstention:
    searched = len(evidence.articles)
    text = (
        f"Not reported: none of the articles answers this. The {searched} nearest were read."
        if searched
        else "Not reported: no article in the corpus is about this."
    )
    # Another war's dead, or what was known before the first article, are a matter of reports, though none is here.
    of_conflict = frame.outcome or frame.actors or frame.as_of
    reason = AbstentionReason.NOT_REPORTED if searched or of_conflict else AbstentionReason.OUT_OF_SCOPE
    return Abstention(frame.text, text, reason)
