"""Hybrid retrieval: words and vectors find, features rank, whole articles with their claims are what is found."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.corpus import ClaimFilter, Corpus, Narrowing
from assistant.domain.articles import Article, Passage
from assistant.domain.claims import Claim
from assistant.domain.errors import ModelError
from assistant.domain.questions import QuestionFrame
from assistant.domain.times import DateSpan
from assistant.embedding import Embedder
from assistant.language.actors import Lexicon
from assistant.language.keys import named_keys, span_keys
from assistant.language.terms import terms
from assistant.questions.wars import is_of_war
from assistant.retrieval.bearing import bears_on
from assistant.retrieval.endpoint import Reranker
from assistant.retrieval.evidence import Evidence, FoundPassage
from assistant.retrieval.features import Asked, Candidate
from assistant.retrieval.filtering import Filters, Narrowed
from assistant.retrieval.reranking import Scored, look_closer, rerank
from assistant.retrieval.spreading import latest_counts, other_parties, stories, whole_tolls

log = logging.getLogger(__name__)

# How many passages each index is asked for. Words know names, dates and numbers, and find most; vectors paraphrase.
WORD_DEPTH = 80
VECTOR_DEPTH = 20
# Articles whose claims are looked at; further down nothing has answered a question yet.
CONSIDERED = 24
UNFILTERED, EVERYTHING = Filters(), Narrowing()
RECENT = timedelta(days=3)
# Of a party's running toll, so many of the newest passages, told within so many days, are looked at.
LEDGER_DEPTH = 8
CURRENT, NEXT_DAY = timedelta(days=7), timedelta(days=1)
A_DAY, A_MONTH = 2, 31
# A whole war's toll is told in passing, in the words of the few that count: so many of the newest of half a year.
WHOLE_DEPTH, WHOLE_CURRENT = 24, timedelta(days=180)
# What had happened "by 13 October" is told on that day and in the next days' papers, and no later.
TOLD_WITHIN = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Found:
    """What both indexes found: passages; `bm25` of those that words found; `near`, what vectors found, nearest first;
    `cosines` of all of them.
    """

    passages: tuple[Passage, ...]
    bm25: Mapping[str, float]
    near: tuple[str, ...]
    cosines: Mapping[str, float]
    whole: frozenset[str] = frozenset()
    """Articles that give the toll of a whole war, where that is asked for."""


class Retriever:
    """Finds evidence in one corpus. Thread-safe."""

    def __init__(
        self,
        corpus: Corpus,
        embedder: Embedder,
        lexicon: Lexicon,
        filters: Filters = UNFILTERED,
        reranker: Reranker | None = None,
    ) -> None:
        """SettingsError where `filters` can fit nothing in this corpus."""
        self._reranker = reranker
        self._corpus = corpus
        self._embedder = embedder
        self._lexicon = lexicon
        self._narrowed = Narrowed(filters, corpus.record, lexicon) if filters else None

    def narrowed(self, filters: Filters) -> Retriever:
        """The same, over the part of the corpus that `filters` leave."""
        return Retriever(self._corpus, self._embedder, self._lexicon, filters, self._reranker)

    def frame(self, frame: QuestionFrame) -> QuestionFrame:
        """The question with the slots that the filters fill."""
        return self._narrowed.frame(frame) if self._narrowed else frame

    def retrieve(self, frame: QuestionFrame) -> Evidence:
        """Evidence for a question: articles best first, passages with the best of each article before the others."""
        found = self.search(frame)
        asked, candidates = self.candidates(frame, found)
        scored = rerank(asked, candidates)
        claims = self.claims_of(scored[:CONSIDERED])
        ranked = self._reordered(frame, look_closer(asked, scored[:CONSIDERED], claims), found)
        chosen = stories(ranked)
        if found.whole:
            # Any article may say it in passing: no other words of the question are in it.
            told = whole_tolls(scored, chosen, found.whole)
            chosen += told
            ranked += told
            claims |= self.claims_of(told)
        if _widens(frame) and frame.claimant is None:
            bearing = {name: [c for c in own if bears_on(c, frame, self._lexicon)] for name, own in claims.items()}
            chosen += other_parties(ranked, chosen, bearing)
        if _widens(frame) and not frame.places:
            chosen += latest_counts(ranked, chosen, [c for own in claims.values() for c in own], frame, self._lexicon)
        return _evidence(chosen, claims, found)

    def search(self, frame: QuestionFrame) -> Found:
        """What either index finds, in no order that matters."""
        wanted = self._narrowed.narrowing if self._narrowed else EVERYTHING
        text = " ".join(frame.terms) or frame.text
        bm25 = dict(self._corpus.search_words(text, self._keys(frame), WORD_DEPTH, wanted))
        vector = self._embedder.embed([frame.text])[0]
        near = tuple(name for name, _ in self._corpus.search_vectors(vector, VECTOR_DEPTH, wanted))
        whole = self._whole(frame)
        ids = list(dict.fromkeys([*bm25, *near, *self._in_ledger(frame), *whole]))
        passages = tuple(self._corpus.passages(ids))
        counting = frozenset(passage.article_id for passage in passages if passage.id in whole)
        return Found(passages, bm25, near, self._corpus.cosines(vector, ids), counting)

    def _in_ledger(self, frame: QuestionFrame) -> list[str]:
        """Passages in which the asked party counts, where no place tells one event from another: a running toll is told
        each day in the same words, and words cannot choose the day.
        """
        party = frame.claimant_actor or frame.side_actor
        if party is None or frame.outcome is None or frame.places or self._narrowed:
            # What somebody narrowed to is small, and found by words.
            return []
        keys = self._related(party)
        day = (
            frame.as_of
            or (frame.told.last if frame.told else None)
            or (frame.when.last if frame.when and frame.when.days <= A_DAY else None)
        )
        told = self._corpus.record.telling
        if day is None:
            return told(keys, frame.outcome, None, LEDGER_DEPTH)
        until = told(keys, frame.outcome, DateSpan(day - CURRENT, day), LEDGER_DEPTH)
        return until + told(keys, frame.outcome, DateSpan(day + NEXT_DAY, day + TOLD_WITHIN), LEDGER_DEPTH)

    def _related(self, party: str) -> list[str]:
        return [actor.key for actor in self._lexicon.actors() if self._lexicon.related(actor.key, party)]

    def _whole(self, frame: QuestionFrame) -> list[str]:
        """Passages with the toll of a whole war, where that is asked for and of no town: the newest, or those that were
        current on the day asked for.
        """
        if frame.outcome is None or self._narrowed or not is_of_war(frame):
            return []
        span = frame.told or frame.when
        day = frame.as_of or (span.last if span and span.days <= A_MONTH else None)
        within = DateSpan(day - WHOLE_CURRENT, day + TOLD_WITHIN) if day else None
        keys = self._related(frame.claimant_actor) if frame.claimant_actor else []
        return self._corpus.record.whole(keys, frame.outcome, frame.status, within, WHOLE_DEPTH)

    def candidates(self, frame: QuestionFrame, found: Found) -> tuple[Asked, list[Candidate]]:
        """The question prepared, and the found articles that can tell what was known on the day it asks about."""
        by_article: defaultdict[str, list[Passage]] = defaultdict(list)
        for passage in found.passages:
            by_article[passage.article_id].append(passage)
        articles = [a for a in self._corpus.record.articles(list(by_article)) if _known_by(frame.as_of, a.published)]
        if self._narrowed:
            admits = self._narrowed.admits
            by_article |= {a.id: [p for p in by_article[a.id] if admits(p, a)] for a in articles}
            articles = [article for article in articles if by_article[article.id]]
        newest = max((a.published for a in articles if a.published), default=None)
        rarity = self._corpus.rarity(list(dict.fromkeys(terms(frame.text))))
        best = max(found.bm25.values(), default=1.0)
        return Asked.of(frame, rarity, self._lexicon, newest), [
            _candidate(article, by_article[article.id], found, best) for article in articles
        ]

    def _reordered(self, frame: QuestionFrame, ranked: list[Scored], found: Found) -> list[Scored]:
        """In the order of the reranking model, where there is one that answers; the chances stay in falling order."""
        if self._reranker is None or not ranked:
            return ranked
        texts = [f"{i.candidate.article.title or ''}\n{_rows(i, found)[0].passage.text}".strip() for i in ranked]
        try:
            scores = self._reranker.scores(frame.text, texts)
        except ModelError as error:
            # What the features found is good: an answer in their order is better than none.
            log.warning("%s The order without it is used.", error)
            return ranked
        order = sorted(range(len(ranked)), key=lambda place: -scores[place])
        return [replace(ranked[place], chance=ranked[at].chance) for at, place in enumerate(order)]

    def claims_of(self, ranked: Sequence[Scored]) -> dict[str, list[Claim]]:
        """The claims of these articles, by article, as far as what is asked for admits them."""
        ids = [item.candidate.article.id for item in ranked]
        claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self._corpus.record.claims(ClaimFilter(article_ids=tuple(ids))) if ids else ():
            if self._narrowed is None or self._narrowed.admits_claim(claim):
                claims[claim.article_id].append(claim)
        return claims

    def _keys(self, frame: QuestionFrame) -> list[str]:
        keys = list(named_keys(frame.text, self._lexicon))
        for span in (frame.when, frame.told):
            keys += span_keys(span) if span else []
        if frame.as_of:
            # The figure that was current then was told on that day or shortly before.
            keys += span_keys(DateSpan(frame.as_of - RECENT, frame.as_of))
        return keys

    def warm(self) -> None:
        """Load what the first question would wait for."""
        self._embedder.embed(["warm"])
        self._corpus.warm()

    def rarity(self, asked: list[str]) -> dict[str, float]:
        """How much each analysed term says about a passage that has it."""
        return self._corpus.rarity(asked)


def _widens(frame: QuestionFrame) -> bool:
    """May articles beyond the stories found bear on it: other parties' figures, or a later count of the same?"""
    return frame.outcome is not None and (frame.claimant is None or not frame.places)


def _known_by(as_of: date | None, published: date | None) -> bool:
    """Can it tell what was known on that day? Undated articles are given the benefit of the doubt."""
    return as_of is None or published is None or published <= as_of + TOLD_WITHIN


def _candidate(article: Article, passages: Sequence[Passage], found: Found, best: float) -> Candidate:
    return Candidate(
        article=article,
        passages=tuple(passages),
        runs=tuple(tuple(terms(passage.text)) for passage in passages),
        words=max(found.bm25.get(passage.id, 0.0) for passage in passages) / best,
        cosine=max(found.cosines.get(passage.id, 0.0) for passage in passages),
    )


def _evidence(chosen: Sequence[Scored], claims: Mapping[str, Sequence[Claim]], found: Found) -> Evidence:
    """Rounds over the articles: the best passage of each, then the second of each, and so on."""
    placed: list[tuple[int, int, FoundPassage]] = []
    for rank, item in enumerate(chosen):
        placed += [(place, rank, row) for place, row in enumerate(_rows(item, found))]
    placed.sort(key=lambda entry: entry[:2])
    return Evidence(
        passages=tuple(row for _, _, row in placed),
        articles={item.candidate.article.id: item.candidate.article for item in chosen},
        claims=tuple(claim for item in chosen for claim in claims.get(item.candidate.article.id, ())),
    )


def _rows(item: Scored, found: Found) -> list[FoundPassage]:
    """An article's passages, the best first."""
    rows = [
        FoundPassage(p, item.chance, found.bm25.get(p.id), found.cosines.get(p.id)) for p in item.candidate.passages
    ]
    return sorted(rows, key=lambda row: (-(row.bm25 or 0.0), -(row.cosine or 0.0)))
