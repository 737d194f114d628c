"""Ingest: drafts in, the corpus changed, one result a draft. Decides nothing about language."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from assistant.corpus import Corpus
from assistant.domain.articles import Article
from assistant.domain.errors import CommuniqueError
from assistant.embedding import Embedder
from assistant.language.actors import Lexicon
from ingest.reading import Draft, Skipped
from ingest.recognising import content_hash
from ingest.results import Ingested, Result
from ingest.stopping import Stop
from ingest.storing import Batch, Storing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says about a call: when to stop, and whether to take in again what was withdrawn."""

    stop: Stop = field(default_factory=Stop)
    restore: bool = False


class Identities:
    """Which article of the corpus a draft is: the one with its id, else the one last read from the same place."""

    def __init__(self, corpus: Corpus) -> None:
        known = corpus.record.known()
        self._hashes = {article.id: article.content_hash for article in known}
        self._ids = {article.identity: article.id for article in known}
        self._withdrawn = corpus.record.withdrawn()

    def article_id(self, draft: Draft) -> str:
        """The draft's own id, else that of its earlier reading, else a new readable one."""
        if draft.given_id:
            return draft.given_id
        if draft.identity in self._ids:
            return self._ids[draft.identity]
        number, name = 1, draft.suggested_id
        while name in self._hashes:
            number += 1
            name = f"{draft.suggested_id}-{number}"
        return name

    def refused(self, draft: Draft) -> str | None:
        """Why an article that was withdrawn does not come back by itself; None for all others."""
        old = self._withdrawn.get(draft.identity)
        if old is None or old.article_id in self._hashes:
            return None
        why = f" ({old.reason})" if old.reason else ""
        return f"was removed on {old.ended[:10]}{why}: --restore takes it in again"

    def judge(self, article: Article, identity: str) -> Ingested:
        """Whether the corpus has it already, and remember that it has it now."""
        new = content_hash(article)
        old = self._hashes.get(article.id)
        self._hashes[article.id] = new
        self._ids[identity] = article.id
        if old is None:
            return Ingested.ADDED
        return Ingested.UNCHANGED if old == new else Ingested.UPDATED


def ingest(
    drafts: Iterable[Draft | Skipped],
    corpus: Corpus,
    embedder: Embedder,
    lexicon: Lexicon | Callable[[], Lexicon],
    wishes: Wishes | None = None,
) -> Iterator[Result]:
    """Put drafts into the corpus. `added` or `updated` is told only once the article is safe, and can be found.

    A lexicon given as a function is built only when an article has changed: asking again costs half without it.
    Where the user asks to stop, what is in hand is stored and no further draft is taken.
    """
    wishes = wishes or Wishes()
    identities = Identities(corpus)
    with Storing(corpus, embedder) as storing:
        batch = Batch()
        for draft in drafts:
            if wishes.stop.asked:
                break
            if isinstance(draft, Skipped):
                yield _skipped(draft)
                continue
            if not wishes.restore and (reason := identities.refused(draft)):
                yield Result(draft.source, Ingested.SKIPPED, reason=reason)
                continue
            article = article_from(draft, identities.article_id(draft))
            status = identities.judge(article, draft.identity)
            if status is Ingested.UNCHANGED:
                yield Result(draft.source, status, article.id)
                continue
            # What has not changed is not read: asking again takes half the time without the words of claims.
            from ingest.deriving import derive

            lexicon = lexicon if isinstance(lexicon, Lexicon) else lexicon()
            try:
                batch.add(derive(article, draft.identity, lexicon, embedder), status)
            except CommuniqueError:
                # Of all articles alike: no model, no room.
                raise
            except Exception as error:  # One text that the readers fail at must not cost the others.
                log.debug("unexpected", exc_info=True)
                fault = f"it could not be read, by a fault of the program ({type(error).__name__}: {error})"
                yield Result(draft.source, Ingested.FAILED, article.id, reason=f"{fault}: please report it")
                continue
            if batch.full or batch.overdue:
                yield from storing.take(batch, wait=batch.overdue)
                batch = Batch()
        yield from storing.take(batch, wait=True)


def _skipped(draft: Skipped) -> Result:
    return Result(draft.source, Ingested.FAILED if draft.failed else Ingested.SKIPPED, reason=draft.reason)


def article_from(draft: Draft, article_id: str) -> Article:
    return Article(
        id=article_id,
        text=draft.text,
        title=draft.title,
        url=draft.url,
        outlet=draft.outlet,
        published=draft.published,
        language=draft.language,
        origin=draft.origin,
        source=draft.source,
        byline=draft.byline,
        published_at=draft.published_at,
        modified=draft.modified,
        corrections=draft.corrections,
    )
