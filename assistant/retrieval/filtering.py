"""Filters: the part of the corpus that somebody wants answers from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.corpus import Narrowing
from assistant.corpus.record import Record
from assistant.domain.articles import Article, Passage
from assistant.domain.claims import Claim
from assistant.domain.errors import SettingsError
from assistant.domain.questions import QuestionFrame
from assistant.domain.times import DateSpan
from assistant.language.actors import Lexicon
from assistant.ledger import names
from assistant.retrieval.features import same_name


@dataclass(frozen=True, slots=True)
class Filters:
    """What answers are made from, as people give it: names in any form. What is left out asks for nothing.

    `since`, `until`: articles published in between, or passages that name a day in between; claims about events in
    between. `outlets`, `languages`: of one of these. `claimant`: what this party says; `side`: about its victims.
    """

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    claimant: str | None = None
    side: str | None = None

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Choices:
    """What a corpus can be filtered by, for a form: names as its articles have them, the first and the last day."""

    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    first: date | None
    last: date | None


def choices(record: Record) -> Choices:
    """Everything that `Filters` can name in this corpus, but parties: those are the lexicon's."""
    summary = record.summary()
    return Choices(tuple(record.outlets()), tuple(record.languages()), summary.first, summary.last)


class Narrowed:
    """Filters read against a corpus and a lexicon. SettingsError names one that can fit nothing, and what could."""

    def __init__(self, filters: Filters, record: Record, lexicon: Lexicon) -> None:
        self._filters = filters
        self._lexicon = lexicon
        self._claimant, self._side = self._key(filters.claimant), self._key(filters.side)
        outlets = record.outlets() if filters else []
        languages = record.languages() if filters.languages else []
        self.narrowing = Narrowing(
            outlets=_known("outlet", filters.outlets, outlets, lambda a, b: same_name(a, b, lexicon)),
            languages=_known("language", filters.languages, languages, _same_language),
            span=_span(filters, record.newest() if filters else None),
            keys=tuple(
                (*self._party_keys(key), *(f"outlet:{name}" for name in outlets if same_name(asked, name, lexicon)))
                for asked, key in ((filters.claimant, self._claimant), (filters.side, self._side))
                if asked and key
            ),
        )

    def frame(self, frame: QuestionFrame) -> QuestionFrame:
        """The question with the slots that filters fill and it leaves open."""
        filters = self._filters
        if filters.claimant and not frame.claimant:
            frame = replace(frame, claimant=filters.claimant, claimant_actor=self._claimant)
        if filters.side and not frame.side and frame.outcome is not None:
            frame = replace(frame, side=filters.side, side_actor=self._side)
        return frame

    def admits(self, passage: Passage, article: Article) -> bool:
        """Is a passage, whichever index found it, of the part that is wanted?"""
        wanted = self.narrowing
        carried = {*passage.keys, *(f"outlet:{name}" for name in [article.outlet] if name)}
        return (
            (not wanted.outlets or article.outlet in wanted.outlets)
            and (not wanted.languages or article.language in wanted.languages)
            and (wanted.span is None or _in_span(wanted.span, passage, article))
            and all(carried & set(group) for group in wanted.keys)
            and all(self._says(name, passage) for name in self._strangers())
        )

    def admits_claim(self, claim: Claim) -> bool:
        filters, span = self._filters, self.narrowing.span
        when = claim.event_date or (DateSpan.day(claim.published) if claim.published else None)
        if span and (when is None or not when.overlaps(span)):
            return False
        if filters.side and not names(filters.side, claim.side, claim.side, self._lexicon):
            return False
        said = filters.claimant
        if not said or names(said, claim.claimant, claim.actor, self._lexicon):
            return True
        return claim.claimant is None and bool(claim.outlet) and same_name(said, claim.outlet or "", self._lexicon)

    def _strangers(self) -> list[str]:
        """Parties asked for that the lexicon does not know: their names must stand in the passage."""
        pairs = ((self._filters.claimant, self._claimant), (self._filters.side, self._side))
        return [name for name, key in pairs if name and not key]

    def _says(self, name: str, passage: Passage) -> bool:
        return name.casefold() in passage.text.casefold()

    def _key(self, name: str | None) -> str | None:
        party = self._lexicon.resolve(name) if name else None
        return party.key if party else None

    def _party_keys(self, key: str) -> tuple[str, ...]:
        return tuple(f"actor:{a.key}" for a in self._lexicon.actors() if self._lexicon.related(a.key, key))


def _known(kind: str, asked: Iterable[str], there: Sequence[str], same: Callable[[str, str], bool]) -> tuple[str, ...]:
    found: list[str] = []
    for name in asked:
        fitting = [other for other in there if same(name, other)]
        if not fitting:
            offered = f"use one of these: {', '.join(sorted(there))}" if there else f"none states its {kind}"
            raise SettingsError(f"No article has the {kind} {name!r}: {offered}.")
        found += fitting
    return tuple(dict.fromkeys(found))


def _same_language(asked: str, other: str) -> bool:
    """`en` is every English, `en-GB` the British alone."""
    one, two = asked.casefold().replace("_", "-"), other.casefold().replace("_", "-")
    return two == one or two.startswith(f"{one}-")


def _span(filters: Filters, newest: date | None) -> DateSpan | None:
    if filters.since is None and filters.until is None:
        return None
    first, last = filters.since or date.min, filters.until or date.max
    if last < first:
        raise SettingsError(f"Nothing can be since {first} and until {last}: exchange the two days.")
    # Open spans end a year after the newest article: articles name days to come, but not for ever.
    end = date((newest or first).year + 1, 12, 31)
    if first > end:
        raise SettingsError(f"No article is of {first} or later: the newest is of {newest}.")
    return DateSpan(first, min(last, end))


def _in_span(span: DateSpan, passage: Passage, article: Article) -> bool:
    if article.published and span.first <= article.published <= span.last:
        return True
    days = (key.removeprefix("date:") for key in passage.keys if key.startswith("date:"))
    return any(span.first <= date.fromisoformat(day) <= span.last for day in days)
