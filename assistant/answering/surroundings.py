"""What speaks for or against a claim in its article beyond its own sentence: the place last named before it, and
whether the article knows the words, the names and the claimant of the question.

Who invents a question, or mistakes one event for another, names what the article has nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from assistant.answering.material import Material
from assistant.answering.placing import exact
from assistant.answering.relevance import Reading
from assistant.answering.scenes import lies, names_any, scenes_in
from assistant.domain.articles import Article
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.language.kin import kin
from assistant.language.places import is_country, is_known
from assistant.language.terms import terms

# A place named further back than so many sentences is another paragraph's.
BACK = 4
# Days off the day asked for.
SOON, LATE = 3, 30


def surroundings(
    claim: Claim, material: Material, told: Mapping[str, float], names: frozenset[str], unheard: Collection[str]
) -> tuple[float, ...]:
    """One number for each of the names from `last_place` to `printed_late`. `unheard`: what `unheard_in` found."""
    frame, reading = material.frame, material.readings[claim.article_id]
    return (
        *_last_place(claim, frame, reading),
        *_lacking(claim, reading, told, names),
        *_unheard(claim, frame, reading, material.lexicon, unheard),
        *_published(claim, frame),
    )


def _last_place(claim: Claim, frame: QuestionFrame, reading: Reading) -> tuple[float, float, float]:
    """`A shell fell on Rukban. Four people died.`: is the last place named before a sentence without one asked for; is
    it, or the sentence's own, another; does the title name the one asked for?
    """
    asked = [place for place in frame.places if not is_country(place)]
    if not asked:
        return 0.0, 0.0, 0.0
    wanted, title = exact(asked), reading.article.title or ""
    titled = names_any(title, asked) or _any_lies(scenes_in(title), wanted)
    number = reading.sentence_at(claim.start)
    for at in range(number, max(-1, number - BACK), -1):
        text = _sentences(reading, at, at)
        named = [place for place in scenes_in(text) if is_known(place) and not is_country(place)]
        met = names_any(text, asked) or _any_lies(named, wanted)
        if met or named:
            wider = any(lies(one, place) for place in named for one in wanted)
            return float(met and at < number), float(not met and not wider), float(titled)
    return 0.0, 0.0, float(titled)


def _any_lies(places: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(lies(place, asked) for place in places for asked in wanted)


def _lacking(
    claim: Claim, reading: Reading, told: Mapping[str, float], names: frozenset[str]
) -> tuple[float, float, float, float]:
    """The shares, by rarity, of the question's words that the article lacks, and that title, lead and the sentences
    around the claim lack; and of its names.
    """
    number = reading.sentence_at(claim.start)
    near = reading.lead.union(*reading.own[max(0, number - 1) : number + 2])
    named = {name: told[name] for name in names}
    return (
        _share_lacking(told, reading.all),
        _share_lacking(told, near),
        _share_lacking(named, reading.all),
        _share_lacking(named, near),
    )


def _share_lacking(asked: Mapping[str, float], there: frozenset[str]) -> float:
    total = sum(asked.values())
    return sum(weight for term, weight in asked.items() if kin(term).isdisjoint(there)) / total if total else 0.0


def unheard_in(articles: Iterable[Article], frame: QuestionFrame, lexicon: Lexicon) -> frozenset[str]:
    """The articles, by id, that name the claimant asked for nowhere. Whole texts are read for it: once, and not for
    each of their claims.
    """
    if not frame.claimant:
        return frozenset()
    texts = {article.id: f"{article.outlet or ''} {article.title or ''} {article.text}" for article in articles}
    return frozenset(name for name, text in texts.items() if not _names_claimant(text, frame, lexicon))


def _unheard(
    claim: Claim, frame: QuestionFrame, reading: Reading, lexicon: Lexicon, unheard: Collection[str]
) -> tuple[float, float]:
    """Is the claimant asked for named nowhere in the article, and not beside the claim?"""
    if not frame.claimant:
        return 0.0, 0.0
    number = reading.sentence_at(claim.start)
    beside = _sentences(reading, number - 1, number + 1)
    return float(claim.article_id in unheard), float(not _names_claimant(beside, frame, lexicon))


def _names_claimant(text: str, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    party = frame.claimant_actor
    if party:
        named = {mention.actor.key for mention in lexicon.mentions(text)}
        return any(lexicon.related(key, party) for key in named)
    there = set(terms(text))
    return any(not kin(word).isdisjoint(there) for word in terms(frame.claimant or ""))


def _sentences(reading: Reading, first: int, last: int) -> str:
    """The text from one sentence to another, as far as there are such."""
    if not reading.spans:
        return ""
    ends = len(reading.spans) - 1
    return reading.article.text[reading.spans[max(0, first)][0] : reading.spans[min(last, ends)][1]]


def _published(claim: Claim, frame: QuestionFrame) -> tuple[float, float]:
    """Was it printed within days of the day asked for, or a month and more off?"""
    day = frame.when.last if frame.when else frame.as_of
    if day is None or claim.published is None:
        return 0.0, 0.0
    off = abs((claim.published - day).days)
    return float(off <= SOON), float(off > LATE)
