"""What an answer is made from: the question's frame, the evidence, and both read into terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.relevance import Reading
from assistant.domain.questions import QuestionFrame
from assistant.embedding.pairs import Reader
from assistant.language.actors import Lexicon
from assistant.retrieval import Evidence


@dataclass(frozen=True, slots=True)
class Material:
    """`readings` by article id; `rarity`: the question's terms and how much each says; no reader without its model."""

    frame: QuestionFrame
    evidence: Evidence
    readings: Mapping[str, Reading]
    rarity: Mapping[str, float]
    lexicon: Lexicon
    reader: Reader | None = None
