"""The watch list: sources that `ingest update` asks again and again, and what their servers last said."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from assistant.corpus.schema import polled
from assistant.domain.errors import CorpusError
from ingest.fetching.feeds import list_kind
from ingest.fetching.manners import ClosedError
from ingest.fetching.reading import listed_pages, read_page_at
from ingest.fetching.web import NotModified, Page, Web, is_address
from ingest.reading import Defaults, Draft, Skipped
from ingest.reading.drafts import UnreadableError
from ingest.reading.llama import is_reader
from ingest.results import Ingested, Result
from ingest.sources import STANDARD_INPUT, read_named

FILE = "sources.json"
TAKEN = (Ingested.ADDED, Ingested.UPDATED, Ingested.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Watched:
    """A source of the watch list: an address, a path or a LlamaIndex reader."""

    source: str
    outlet: str | None = None
    added: str = ""


def watch_list(folder: Path) -> list[Watched]:
    """The sources of a corpus folder. Raises CorpusError where the file is damaged."""
    path = folder / FILE
    if not path.is_file():
        return []
    try:
        return [Watched(**entry) for entry in json.loads(path.read_text("utf-8"))]
    except (ValueError, TypeError) as error:
        raise CorpusError(f"The watch list {path} cannot be read ({error}): mend it or move it away.") from error


def write_list(folder: Path, sources: list[Watched]) -> None:
    """Put the list on disk whole, or leave the old one."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{FILE}.new"
    beside.write_text(json.dumps([asdict(entry) for entry in sources], ensure_ascii=False, indent=1) + "\n", "utf-8")
    beside.replace(folder / FILE)


def located(source: str) -> str:
    """A source as the list keeps it: a path from the root on, since `ingest update` is run from any folder.

    Raises CorpusError for what can never be asked again.
    """
    if is_address(source) or is_reader(source):
        return source
    if source == STANDARD_INPUT:
        raise CorpusError("Standard input cannot be watched: name an address, a file or a folder.")
    path = Path(source).absolute()
    if not path.exists():
        raise CorpusError(f"{source} is not there: check the name, or write an address with its http:// or https://.")
    return str(path)


def add(folder: Path, source: str, outlet: str | None) -> bool:
    """Watch a source from now on. False where it is watched already."""
    sources = watch_list(folder)
    if any(entry.source == source for entry in sources):
        return False
    write_list(folder, [*sources, Watched(source, outlet, f"{datetime.now(UTC):%Y-%m-%d}")])
    return True


def remove(folder: Path, source: str) -> bool:
    """Watch a source no more; its articles stay. False where it was not watched."""
    sources = watch_list(folder)
    left = [entry for entry in sources if entry.source not in (source, str(Path(source).absolute()))]
    if len(left) < len(sources):
        write_list(folder, left)
    return len(left) < len(sources)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a server gave with its last answer, for asking whether anything is new."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(slots=True)
class Polling:
    """One round over the watch list.

    What a server said is noted only once the article is safe in the corpus: after a crash it is simply asked again.
    """

    engine: sa.Engine
    web: Web
    marks: dict[str, Marks] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    _waiting: dict[str, set[str]] = field(default_factory=dict)

    def drafts(self, sources: list[Watched]) -> Iterator[Draft | Skipped]:
        """What is new in the sources. Addresses that the server says are unchanged end up in `unchanged`."""
        for entry in sources:
            defaults = Defaults(outlet=entry.outlet)
            if is_address(entry.source):
                yield from self._polled(entry.source, defaults)
            else:
                yield from read_named([entry.source], defaults, web=self.web, polite=self.web)

    def note(self, result: Result) -> None:
        """Take notice of what became of a source that `drafts` gave."""
        done = result.status in TAKEN
        if done:
            self._save(result.source)
        if done:
            for pages in self._waiting.values():
                pages.discard(result.source)
        self._settle()

    def _settle(self) -> None:
        for listing, pages in list(self._waiting.items()):
            if not pages:
                # Every page of the list is in: only now may the server say that the list is unchanged.
                self._save(listing)
                del self._waiting[listing]

    def _polled(self, url: str, defaults: Defaults) -> Iterator[Draft | Skipped]:
        page = yield from self._asked(url)
        if page is None:
            return
        try:
            listed = list(listed_pages(page, self.web)) if list_kind(page.data) else None
        except UnreadableError as error:
            yield Skipped(url, str(error), failed=True)
            return
        if listed is None:
            yield from read_page_at(page, url, defaults)
            return
        self._waiting[url] = set(listed)
        for address in listed:
            found = yield from self._asked(address, listed=url)
            if found is None:
                continue
            yield from read_page_at(found, address, defaults)
        self._settle()

    def _asked(self, url: str, *, listed: str | None = None) -> Generator[Draft | Skipped, None, Page | None]:
        old = self._known(url)
        try:
            found = self.web.get(url, etag=old.etag, last_modified=old.last_modified)
        except ClosedError as error:
            # A page that a list leads to is let be; a source that the user named should not be watched at all.
            if listed is not None:
                self._waiting[listed].discard(url)
            yield Skipped(url, str(error), failed=listed is None)
            return None
        except UnreadableError as error:
            yield Skipped(url, str(error), failed=True)
            return None
        if isinstance(found, NotModified):
            self.unchanged.append(url)
            for pages in self._waiting.values():
                pages.discard(url)
            return None
        self.marks[url] = Marks(found.etag, found.last_modified)
        return found

    def _known(self, url: str) -> Marks:
        with self.engine.connect() as connection:
            row = connection.execute(sa.select(polled).where(polled.c.url == url)).one_or_none()
        return Marks(row.etag, row.last_modified) if row else Marks()

    def _save(self, url: str) -> None:
        marks = self.marks.get(url)
        if marks is None:
            return
        asked = datetime.now(UTC).isoformat(timespec="seconds")
        with self.engine.begin() as connection:
            connection.execute(polled.delete().where(polled.c.url == url))
            connection.execute(polled.insert(), {"url": url, **asdict(marks), "asked": asked, "told": None})
