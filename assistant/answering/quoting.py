"""Answers that are sentences of the articles: for who, what, where, when, why and yes-or-no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.citing import cite
from assistant.answering.material import Material
from assistant.answering.naming import same_party, same_words
from assistant.answering.relevance import Reading, coverage
from assistant.domain.answers import Answer, Citation, Statement
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.embedding import Embedder
from assistant.language.actors import Lexicon
from assistant.language.dates import find_dates
from assistant.language.places import find_places
from assistant.language.terms import terms

# A sentence below this is about something else. Measured: evals/RESULTS.md.
LEAST_SCORE = 0.56
SHORTLIST = 24
MOST_STATEMENTS = 3
# Sentences that open like this cannot be understood without the one before.
ANAPHORA = frozenset(
    {"he", "she", "it", "they", "this", "these", "those", "that", "such", "his", "her", "their", "its"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a found article, with its features, each 0 to 1."""

    reading: Reading
    number: int
    own: float
    """Share of the question's terms in the sentence itself."""
    around: float
    """The same with its surroundings."""
    cosine: float
    fitting: float
    """Has it an answer of the kind asked for: a place, a day, a party?"""
    rank: int

    @property
    def span(self) -> tuple[int, int]:
        return self.reading.spans[self.number]

    @property
    def text(self) -> str:
        start, end = self.span
        return self.reading.article.text[start:end]

    @property
    def score(self) -> float:
        """How well it answers. Weights were fitted on the development questions: evals/RESULTS.md."""
        return 0.25 * self.own + 0.45 * self.around + 0.30 * self.cosine + 0.10 * self.fitting + 0.08 / (1 + self.rank)


def answer_from_sentences(material: Material, embedder: Embedder) -> Answer | None:
    """The sentences that answer, best first, each quoted and cited; None where none does well enough."""
    candidates = _candidates(material, embedder)
    chosen = [item for item in candidates if item.score >= LEAST_SCORE]
    if not chosen:
        return None
    best = chosen[0]
    kept = [best, *(item for item in chosen[1:] if item.score >= best.score - 0.12)][:MOST_STATEMENTS]
    statements = tuple(_statement(item) for item in kept)
    return Answer(question=material.frame.text, text=_text(statements), statements=statements)


def _candidates(material: Material, embedder: Embedder) -> list[Candidate]:
    frame, rarity, lexicon = material.frame, material.rarity, material.lexicon
    total = sum(rarity.values()) or 1.0
    rough = []
    for rank, name in enumerate(material.evidence.articles):
        reading = material.readings[name]
        for number, own in enumerate(reading.own):
            if not own or not _said_by(frame, reading, number, lexicon):
                continue
            inside = sum(weight for term, weight in rarity.items() if term in own) / total
            rough.append((coverage(rarity, reading, number), inside, rank, reading, number))
    rough.sort(key=lambda item: -(item[0] + item[1]) - 0.1 / (1 + item[2]))
    short = rough[:SHORTLIST]
    cosines = _cosines(frame.text, [_sentence(reading, number) for _, _, _, reading, number in short], embedder)
    candidates = [
        Candidate(reading, number, inside, around, cosine, _fits_kind(frame, reading, number, lexicon), rank)
        for (around, inside, rank, reading, number), cosine in zip(short, cosines, strict=True)
    ]
    return sorted(candidates, key=lambda item: -item.score)


def _cosines(question: str, texts: Sequence[str], embedder: Embedder) -> list[float]:
    if not texts:
        return []
    vectors = embedder.embed([question, *texts])
    return [float(value) for value in vectors[1:] @ vectors[0]]


def _said_by(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> bool:
    """Does the asked claimant stand in the sentence or just before it? Without one, anybody's sentence will do."""
    if not frame.claimant and not frame.claimant_actor:
        return True
    asked = frame.claimant or ""
    for near in range(max(0, number - 2), number + 1):
        text = _sentence(reading, near)
        if any(same_party(asked, frame.claimant_actor, m.text, m.actor.key, lexicon) for m in lexicon.mentions(text)):
            return True
        if frame.claimant_actor is None and set(terms(asked)) & reading.own[near]:
            return True
    outlet = reading.article.outlet
    return bool(outlet) and (lexicon.same(asked, outlet or "") or same_words(asked, outlet or ""))


def _fits_kind(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> float:
    text = _sentence(reading, number)
    match frame.kind:
        case QuestionKind.WHERE:
            new = [place for place in find_places(text) if place.text.lower() not in frame.text.lower()]
            return float(bool(new))
        case QuestionKind.WHEN:
            return float(bool(find_dates(text, reading.article.published)))
        case QuestionKind.WHO_SAID | QuestionKind.WHO_DID:
            new_actors = [m for m in lexicon.mentions(text) if m.actor.key not in frame.actors]
            return float(bool(new_actors))
    return 0.5


def _sentence(reading: Reading, number: int) -> str:
    start, end = reading.spans[number]
    return reading.article.text[start:end]


def _statement(item: Candidate) -> Statement:
    citations = tuple(_citations(item))
    text = " ".join(" ".join(citation.quote.split()) for citation in reversed(citations))
    return Statement(text=f"“{text}”", citations=citations)


def _citations(item: Candidate) -> Iterator[Citation]:
    article = item.reading.article
    yield cite(article, *item.span)
    first = item.text.split(maxsplit=1)[0].strip("\"'“”‘’,.").lower()
    if first in ANAPHORA and item.number:
        yield cite(article, *item.reading.spans[item.number - 1])


def _text(statements: Sequence[Statement]) -> str:
    parts, at = [], 1
    for statement in statements:
        marks = "".join(f"[{at + offset}]" for offset in range(len(statement.citations)))
        at += len(statement.citations)
        outlet = statement.citations[0].outlet
        parts.append(f"{outlet + ': ' if outlet else ''}{statement.text} {marks}")
    return "\n".join(parts)
