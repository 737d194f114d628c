"""The sentences that may answer, each with its features and the chance that it does."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from assistant.answering.answer_types import has_type
from assistant.answering.judging import Judge
from assistant.answering.material import Material
from assistant.answering.plain_answers import plainly
from assistant.answering.predicates import predicates, same_predicate
from assistant.answering.printing import printed
from assistant.answering.relevance import LEAD_SENTENCES, Reading, names_among, names_in_question, names_met, unmet
from assistant.answering.shortlist import Near, sentence_of, shortlist, undated
from assistant.answering.told_beside import LONG, telling_beside
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.dates import find_dates
from assistant.language.orders import is_order
from assistant.language.places import find_places, same_place, within
from assistant.language.sentences import leans

SPEAKING = re.compile(
    r"\b(?:said|says|told|according|reported|announced|claimed|added|stated|confirmed|denied|accused|blamed|quoted)\b"
)
# Days between an event and the articles that tell of it.
REPORTED_WITHIN = timedelta(days=10)
# A sentence of fewer words leaves to those beside it whom or what it speaks of.
SHORT = 18
# How many of the likeliest are looked at for what they leave to the sentence beside them.
SHOWN = 3
# By so much in log-odds the reader of pairs is mostly wrong about a sentence that has plainly what is asked for.
PLAIN = 2.0
# Log-odds of the reader are of this order: features are of about the same size.
ODDS = 4.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a found article with its features; `likely` is the chance that it answers, 0 to 1."""

    reading: Reading
    number: int
    features: tuple[float, ...]
    likely: float
    is_plain: bool = False
    """Has it plainly what is asked for, by a rule?"""
    telling: int | None = None
    """The number of the sentence beside it that tells what was asked for, where it does not itself."""

    @property
    def span(self) -> tuple[int, int]:
        return self.reading.spans[self.number]

    @property
    def text(self) -> str:
        return sentence_of(self.reading, self.number)

    @property
    def quoted(self) -> tuple[int, ...]:
        """The numbers of the sentences that are quoted for it, in the order of the text.

        With one that leans on it the sentence before; with a short one, which says little alone, both beside it.
        """
        number, last = self.number, len(self.reading.spans) - 1
        short = len(self.text.split()) < SHORT
        before = number > 0 and (short or leans(self.text)) and (leans(self.text) or self._may_stand(number - 1))
        behind = number < last and short and self._may_stand(number + 1)
        told = {number - 1} if before else set[int]()
        told |= {number + 1} if behind else set()
        return tuple(sorted(told | {number} | ({self.telling} if self.telling is not None else set())))

    def _may_stand(self, number: int) -> bool:
        """Beside a short sentence: no page's furniture run together, and nothing that orders its reader about."""
        text = sentence_of(self.reading, number)
        return len(text.split()) < LONG and not is_order(text)


def candidates(material: Material, model: Judge, *, of_any_kind: bool = False) -> list[Candidate]:
    """The nearest sentences judged by all features, the likeliest first; without a reader by the others.

    `of_any_kind`: also those that lack the name, the price or the like that was asked for.
    """
    weights = undated(material)
    near = shortlist(material, weights, of_any_kind=of_any_kind)
    reader = material.reader
    odds = reader.judge(material.frame.text, [(item.text, item.before) for item in near]) if reader and near else None
    frame = material.frame
    asked, names = predicates(frame.text), names_in_question(frame.text) & weights.keys()
    behind, plain = _behind_the_best(near), plainly(frame, material.lexicon)
    found: list[Candidate] = []
    read = [] if odds is None else [float(one) / ODDS for one in odds]
    for place, item in enumerate(near):
        features = (
            *_features(item, material, asked),
            unmet(weights, item.reading, item.number),
            *_names(item, names),
            item.day,
            *behind[place],
            *((read[place], read[place] - max(read)) if read else ()),
        )
        is_plain = plain is not None and plain(item.reading, item.number)
        likely = likelier(model.likely(features)) if is_plain else model.likely(features)
        found.append(Candidate(item.reading, item.number, features, likely, is_plain=is_plain))
    found.sort(key=lambda item: -item.likely)
    beside = (telling_beside(frame, item.reading, item.number, material.lexicon) for item in found[:SHOWN])
    return [replace(item, telling=told) for item, told in zip(found, beside, strict=False)] + found[SHOWN:]


def likelier(chance: float) -> float:
    """The chance of a sentence that has plainly what is asked for."""
    return 1.0 / (1.0 + (1.0 - chance) / max(chance, 1e-9) * math.exp(-PLAIN))


def _features(item: Near, material: Material, asked: frozenset[str]) -> tuple[float, ...]:
    """In the order of `judging.FEATURES`."""
    frame, text = material.frame, item.text
    return (
        item.inside,
        item.around,
        item.meaning,
        item.meaning_with_before,
        1.0 / (1 + item.rank),
        has_type(frame, text, material.lexicon),
        _fits_time(frame, item.reading, item.number),
        _fits_place(frame, item.reading, item.number),
        float(item.number < LEAD_SENTENCES),
        same_predicate(asked, text),
        _speaks(frame, text),
    )


def _names(item: Near, names: Collection[str]) -> tuple[float, float, float]:
    """The question's names in the article, in the sentence itself, and in the one before it."""
    own, number = item.reading.own, item.number
    before = own[number - 1] if number else frozenset[str]()
    return names_met(names, item.reading), names_among(names, own[number]), names_among(names, before)


def _behind_the_best(near: Sequence[Near]) -> list[tuple[float, ...]]:
    """How far each is behind the question's best in meaning, in its passage's meaning, and in its article's chance."""
    rows = [(item.meaning, item.passage, item.chance) for item in near]
    best = [max(column) for column in zip(*rows, strict=True)]
    return [tuple(own - most for own, most in zip(row, best, strict=True)) for row in rows]


def _speaks(frame: QuestionFrame, text: str) -> float:
    """A question about what somebody said is answered by a sentence in which somebody speaks."""
    return float(bool(SPEAKING.search(text))) if frame.claimant or frame.kind is QuestionKind.WHO_SAID else 0.5


def _fits_time(frame: QuestionFrame, reading: Reading, number: int) -> float:
    """1 where sentence or article are of the time asked for, 0 where they are of another, 0.5 where nothing says."""
    if frame.when is None:
        return 0.5
    published = printed(reading.article, frame.when)
    told = [mention.span for mention in find_dates(sentence_of(reading, number), published)]
    if any(span.overlaps(frame.when) for span in told):
        return 1.0
    if published is None:
        return 0.5
    return float(frame.when.first - timedelta(days=1) <= published <= frame.when.last + REPORTED_WITHIN)


def _fits_place(frame: QuestionFrame, reading: Reading, number: int) -> float:
    """The same for the place: named in the sentence or around it, nowhere, or not asked for."""
    if not frame.places:
        return 0.5
    near = " ".join(sentence_of(reading, k) for k in range(max(0, number - 1), number + 1))
    if _names_place(near, frame):
        return 1.0
    article = reading.article
    return 0.7 * float(_names_place(f"{article.title or ''}. {article.text[: reading.lead_end]}", frame))


def _names_place(text: str, frame: QuestionFrame) -> bool:
    return any(same_place(p.key, asked) or within(p.key, asked) for p in find_places(text) for asked in frame.places)
