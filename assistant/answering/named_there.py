"""Names that a question has and a report has nowhere: what it tells of Yerevan is no answer about Tbilisi."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

from assistant.answering.relevance import Fits, Reading
from assistant.answering.scenes import lies, names_any, places_in
from assistant.domain.articles import Article
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import ActorKind, Lexicon
from assistant.language.places import PlaceMention, find_places, is_capital, is_country, is_known, is_wide

# A capital is its state's name, but for where something was: "Who broke into the parliament in Zeitan?"
LED = re.compile(
    r"\b(?:in|at|near|over|outside|inside|around|of the (?:town|city|capital) of)\s+(?:the\s+)?"
    r"(?:(?:town|city|capital|centre|streets|outskirts)\s+of\s+)?(?:[a-z]+ern\s+)?$",
    re.IGNORECASE,
)
# "Su-30", "T-72": no report that has another model tells of this one.
MODEL = re.compile(r"\b[A-Z][A-Za-z]{0,3}-\d{1,3}[A-Z]?\b")
FRONTED = re.compile(r"\W*(?:(?:Meanwhile|Also|And|But),? )?[Ii]n (?:the (?:city|town|village|capital) of )?")
# "The Americans' coalition" is "the coalition" further on, and "the German agency" goes by its letters.
JOINT = re.compile(
    r"(?:['’]s?)?[\s-]+(?:led\b|backed\b|(?:\w+ )?(?:coalition|alliance)\b"
    r"|(?:(?:news|press|state|daily) )?"
    r"(?:agency|broadcaster|channel|daily|magazine|newspaper|outlet|paper|website|weekly)\b)",
    re.IGNORECASE,
)


def named_there(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Tells whether a sentence's report has what the question names; None where the question names nothing."""
    scenes = _scenes(frame)
    parties = frozenset(
        mention.actor.key
        for mention in lexicon.mentions(frame.text)
        if mention.actor.kind in PARTIES and not JOINT.match(frame.text, mention.end)
    )
    models = frozenset(re.escape(model) for model in MODEL.findall(frame.text))
    weapons = models.union(words for words in _weapons() if _has(words.partition("|")[0], frame.text))
    if not (scenes or parties or weapons):
        return None

    @functools.cache
    def has_all(article: Article) -> bool:
        # Each of its sentences asks.
        weapons_told = all(_has(words, article.text) for words in weapons)
        return weapons_told and _has_scenes(article, scenes) and _has_parties(article, parties, lexicon)

    return lambda reading, number: has_all(reading.article) and not _is_told_elsewhere(reading, number, scenes)


PARTIES = frozenset({ActorKind.STATE, ActorKind.NON_STATE})


def _scenes(frame: QuestionFrame) -> tuple[str, ...]:
    """The places asked about that are no country, nor a capital that stands for one."""
    named = find_places(frame.text)
    return tuple(place.key for place in named if place.key in frame.places and _is_scene(frame, place))


def _is_scene(frame: QuestionFrame, place: PlaceMention) -> bool:
    if is_country(place.key):
        return False
    return not is_capital(place.key) or LED.search(frame.text[: place.start]) is not None


@functools.cache
def _weapons() -> tuple[str, ...]:
    data = resources.files("assistant.answering").joinpath("data/weapons.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(data)["names"])


def _has(words: str, text: str) -> bool:
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) is not None


def _has_scenes(article: Article, scenes: tuple[str, ...]) -> bool:
    """Does it name one of them, or a place that lies in one, or one of these in it?"""
    text = f"{article.title or ''}. {article.text}"
    if not scenes or names_any(text, scenes):
        return True
    told = [place for place in places_in(text) if not is_country(place)]
    return any(lies(place, asked) or lies(asked, place) for place in told for asked in scenes)


def _is_told_elsewhere(reading: Reading, number: int, scenes: tuple[str, ...]) -> bool:
    """`In Yerevan, a crowd broke into …`: a sentence that begins with another town tells of that."""
    text, known = reading.sentence(number), [place for place in scenes if is_known(place)]
    begun = FRONTED.match(text) if known else None
    first = next((place.key for place in find_places(text) if begun and place.start == begun.end()), None)
    if first is None or not is_known(first) or is_country(first) or is_wide(first) or names_any(text, scenes):
        return False
    return not any(lies(first, asked) or lies(asked, first) for asked in known)


def _has_parties(article: Article, parties: frozenset[str], lexicon: Lexicon) -> bool:
    if not parties:
        return True
    named = {m.actor.key for m in lexicon.mentions(f"{article.title or ''}. {article.text}")}
    return all(any(lexicon.related(asked, key) for key in named) for asked in parties)
