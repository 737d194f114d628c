"""The sentences of the found articles that may answer a question, by their words and by who speaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.answer_types import asks_whether_replied, has_type, must_have_type
from assistant.answering.blamed import asks_whom_a_side_blames
from assistant.answering.causes import asks_cause
from assistant.answering.granting import granted
from assistant.answering.left_unsaid import asks_what_may_be_unsaid
from assistant.answering.material import Material
from assistant.answering.named_there import named_there
from assistant.answering.naming import same_party
from assistant.answering.plain_answers import plainly
from assistant.answering.predicates import predicates
from assistant.answering.printing import by_day, of_that_time
from assistant.answering.relevance import LEAD_SENTENCES, Reading, coverage, meaning
from assistant.answering.saying import asks_stance, asks_words, declines, gives_words, is_anothers
from assistant.answering.voices import printed_by
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Lexicon
from assistant.language.dates import find_dates
from assistant.language.kin import kin
from assistant.language.orders import is_order
from assistant.language.terms import terms
from assistant.retrieval.evidence import FoundPassage

LONGEST = 8
"""The most sentences that are read together with the question: reading is the slow part."""

KEPT, SEARCHED, FAR = 4, 5, 9
"""Of these, the most that are taken from further off for what they tell, and the articles in which they are sought."""
LOOKED_AT = 40
"""Of the nearest, those that are looked over for what they tell before the order is made."""
BESIDE, AHEAD, TELLING = 0.25, 0.15, 0.5
"""What counts less than the words do: the sentence before, a place in the lead, and what is asked for being told."""
SPOKEN = frozenset({"blame", "deny", "confirm", "request"})
"""Classes of what is said that a question asks the speaker of."""

WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence with how near it is to the question: each share is of the question's terms by rarity, 0 to 1."""

    reading: Reading
    number: int
    rank: int
    """The place of its article among those found, 0 for the first."""
    inside: float
    """Terms that the sentence has."""
    around: float
    """With what stands before it, in headline and lead, and elsewhere in the article, each counting less."""
    meaning: float
    """Terms that it has itself or in words near in meaning, dates aside."""
    meaning_with_before: float
    passage: float
    """The cosine of its passage's meaning to the question's; 0 where the passage was not found."""
    chance: float
    """Of its article, among those found, to be the one that answers: 0 to 1."""
    day: float
    """How near the day it was printed is to those asked for: 0 to 1."""

    @property
    def text(self) -> str:
        return sentence_of(self.reading, self.number)

    @property
    def before(self) -> str:
        """The sentence before; empty for the first."""
        return sentence_of(self.reading, self.number - 1) if self.number else ""


def shortlist(material: Material, told: Mapping[str, float], *, of_any_kind: bool = False) -> list[Near]:
    """The nearest sentences, at most `LONGEST`, that the asked claimant may have said. `told`: `undated(material)`.

    Where a name, a price or the like is asked for, those that have one, unless they may be `of_any_kind`.
    """
    # Where nothing of the question stands in sentence or article, nearness in vectors alone means little.
    about = (item for item in _all_near(material, told) if item.around or item.meaning)
    frame, lexicon = material.frame, material.lexicon
    near = _nearest_first(about, frame, lexicon)
    # Looking for speaker and names is slow: the nearest first, and no more than are needed.
    roles = _roles(frame)
    plain = plainly(frame, lexicon)
    by_rule = [item for item in near if plain is not None and plain(item.reading, item.number)]
    checks = [] if of_any_kind else list(filter(None, (granted(frame, lexicon), named_there(frame, lexicon))))
    near = [item for item in near if all(fits(item.reading, item.number) for fits in checks)]
    if not asks_whom_a_side_blames(frame):
        # Who blames stands in the charge itself, be it only "the government"; all else is told by whom it is asked of.
        may = {id(item) for item in near}
        by_rule = [item for item in by_rule if id(item) in may and _said_by(frame, roles, item, lexicon)]
    said = (item for item in near if _said_by(frame, roles, item, lexicon))
    if must_have_type(frame.text) and not of_any_kind:
        said = (item for item in said if has_type(frame, item.text, lexicon))
    nearest = list(itertools.islice(_told_once(said), LONGEST))
    if not must_have_type(frame.text):
        nearest = _with_kept(nearest, near, roles, material)
        nearest = _with_plain(nearest, by_rule)
    if asks_words(frame) and not of_any_kind:
        # Whatever else he said stands further off: those that fall out are not made up for.
        return [item for item in nearest if gives_words(frame, item.text, item.before, lexicon)]
    return nearest


def _with_kept(nearest: list[Near], near: list[Near], roles: frozenset[str], material: Material) -> list[Near]:
    """The nearest, the last of them giving way to sentences that tell what is asked for in few words of the question.

    "It denied the reports", "the delay was because ..." say whose words they are and little else.
    """
    frame, lexicon = material.frame, material.lexicon
    fits = _fitting(frame, lexicon)
    if fits is None:
        return nearest
    first = nearest[: LONGEST - KEPT]
    # A party's own reason is told by few, and they may stand far down.
    reach = FAR if frame.kind is QuestionKind.WHY and frame.claimant_actor else SEARCHED
    further = (item for item in near if item.rank < reach and fits(item) and _said_by(frame, roles, item, lexicon))
    told = [item for item in itertools.islice(_told_once((*first, *further)), LONGEST) if item not in first]
    last = [item for item in nearest[len(first) :] if item not in told]
    return [*first, *told[:KEPT], *last][:LONGEST]


def _with_plain(nearest: list[Near], told: Sequence[Near]) -> list[Near]:
    """The same with the nearest of those that plainly answer, who may say it in none of the question's words."""
    further = [item for item in itertools.islice(_told_once(told), KEPT) if item not in nearest]
    return [*nearest[: LONGEST - len(further)], *further]


def _fitting(frame: QuestionFrame, lexicon: Lexicon) -> Callable[[Near], bool] | None:
    """Tells a sentence the reason, the yes or no, the blame or denial that is asked for? None where nothing such is."""
    if frame.kind is QuestionKind.WHY or (frame.kind is QuestionKind.WHAT and asks_cause(frame.text)):
        voiced = frame.claimant_actor is not None
        return lambda item: (
            has_type(frame, item.text, lexicon) == 1.0
            and (not voiced or gives_words(frame, item.text, item.before, lexicon))
        )
    if asks_whether_replied(frame) or asks_what_may_be_unsaid(frame):
        return lambda item: has_type(frame, item.text, lexicon) == 1.0
    if asks_words(frame) and asks_stance(frame):
        return lambda item: declines(frame, item.text, lexicon)
    spoken = predicates(frame.text) & SPOKEN
    if frame.kind is QuestionKind.WHO_DID and "blame" in spoken:
        # Whom somebody blames: "it pinned the raid on rebels" names neither the place nor the dead.
        return lambda item: "blame" in predicates(item.text) and has_type(frame, item.text, lexicon) == 1.0
    if not spoken or frame.kind is not QuestionKind.WHO_SAID:
        return None
    return lambda item: bool(spoken & predicates(item.text)) and has_type(frame, item.text, lexicon) > 0.0


def _told_once(near: Iterable[Near]) -> Iterator[Near]:
    """Without those that say word for word what a nearer one says: agencies' reports stand in several articles."""
    seen: set[str] = set()
    for item in near:
        words = " ".join(WORDS.findall(item.text.lower()))
        if words not in seen:
            seen.add(words)
            yield item


def _nearness(item: Near) -> float:
    """Of 382 questions the first eight sentences by this sum, with what they tell, answer 319, and 300 where day,
    passage and lead do not count.
    """
    words = item.around + item.inside + item.meaning + BESIDE * item.meaning_with_before
    return words + item.passage + item.day + AHEAD * (item.number < LEAD_SENTENCES) + 1.0 / (1 + item.rank)


def _nearest_first(about: Iterable[Near], frame: QuestionFrame, lexicon: Lexicon) -> list[Near]:
    """By nearness; of the first, those that tell what is asked for come before those as near that do not."""
    near = sorted(about, key=_nearness, reverse=True)
    # Whether a sentence tells it is slow to see: of the far ones none would come to the front by it.
    first = {id(item): _nearness(item) + TELLING * has_type(frame, item.text, lexicon) for item in near[:LOOKED_AT]}
    return sorted(near[:LOOKED_AT], key=lambda item: -first[id(item)]) + near[LOOKED_AT:]


def _all_near(material: Material, told: Mapping[str, float]) -> Iterator[Near]:
    rarity = material.rarity
    total = sum(rarity.values()) or 1.0
    for rank, name in enumerate(material.evidence.articles):
        reading = material.readings[name]
        timely = of_that_time(material.frame, reading.article, reading.spans)
        passages = [found for found in material.evidence.passages if found.passage.article_id == name]
        chance = max((found.score for found in passages), default=0.0)
        day = by_day(material.frame, reading.article)
        for number, own in enumerate(reading.own):
            if own and number in timely and not is_order(sentence_of(reading, number)):
                inside = sum(weight for term, weight in rarity.items() if term in own) / total
                around, near = coverage(rarity, reading, number), meaning(told, reading, number)
                passage = _cosine(passages, reading.spans[number])
                yield Near(reading, number, rank, inside, around, *near, passage, chance, day)


def _cosine(passages: Iterable[FoundPassage], span: tuple[int, int]) -> float:
    """The highest of the passages that hold a sentence."""
    start, end = span
    holding = (found for found in passages if found.passage.start < end and start < found.passage.end)
    return max((found.cosine or 0.0 for found in holding), default=0.0)


def undated(material: Material) -> dict[str, float]:
    """The question's terms without those of its dates: a slot of their own accounts for them."""
    dated = {term for mention in find_dates(material.frame.text, None) for term in terms(mention.text)}
    return {term: weight for term, weight in material.rarity.items() if term not in dated}


def _roles(frame: QuestionFrame) -> frozenset[str]:
    """Terms for what the asked claimant is: "Bangui's army" is "the army" where the article is at home."""
    return frozenset[str]().union(*(kin(term) for term in terms(frame.claimant or "") if len(kin(term)) > 1))


def _said_by(frame: QuestionFrame, roles: frozenset[str], item: Near, lexicon: Lexicon) -> bool:
    """Does the asked claimant stand in the sentence or just before it? Without one, anybody's sentence will do."""
    if not frame.claimant and not frame.claimant_actor:
        return True
    asked = frame.claimant or ""
    if frame.claimant_actor is None and asked == asked.lower():
        # "the mediator", "a resident": an office or a kind of person, which reports name in many ways.
        return True
    if printed_by(asked, item.reading.article, lexicon):
        return True
    return not is_anothers(frame, item.text, lexicon) and _stands_near(frame, roles, item, lexicon)


def _stands_near(frame: QuestionFrame, roles: frozenset[str], item: Near, lexicon: Lexicon) -> bool:
    """Is the asked claimant, or what he is, named in the sentence or in the two before it?"""
    reading, number, asked = item.reading, item.number, frame.claimant or ""
    for near in range(max(0, number - 2), number + 1):
        text = sentence_of(reading, near)
        if any(same_party(asked, frame.claimant_actor, m.text, m.actor.key, lexicon) for m in lexicon.mentions(text)):
            return True
        if not roles.isdisjoint(reading.own[near]):
            return True
        if frame.claimant_actor is None and set(terms(asked)) & reading.own[near]:
            return True
    return False


def sentence_of(reading: Reading, number: int) -> str:
    start, end = reading.spans[number]
    return reading.article.text[start:end]
