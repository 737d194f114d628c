"""A corpus as one file of JSON lines, and back: for moving it, for keeping it, for reading it with other tools.

The first line says what the file is; then one article a line, in the form that `ingest` reads as JSON lines too; then
one earlier version a line. Passages, vectors and claims are made anew where it is taken in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from assistant.corpus.record import Record
from assistant.corpus.versions import Ended, Version
from assistant.domain.articles import Article
from assistant.domain.errors import CorpusError
from ingest.reading.drafts import Draft, Skipped
from ingest.reading.jsonl import ARCHIVE
from ingest.recognising import was_detected

FORMAT = 1
DETECTED = "detected"
"""Of a language that was read from the text: whoever takes the archive in reads it again."""
Line = dict[str, Any]


def export_lines(record: Record) -> Iterator[Line]:
    """The archive, line by line, streamed."""
    stored = {known.id: known for known in record.known()}
    yield {"archive": ARCHIVE, "format": FORMAT, "articles": len(stored)}
    for article in record.articles():
        if known := stored.get(article.id):  # one that came in while this was written is in the next archive
            detected = {"language_from": DETECTED} if was_detected(article, known.content_hash) else {}
            yield _line(article) | {"identity": known.identity} | detected
    for version in record.history():
        yield {"version": asdict(version) | {"status": version.status.value}}


def _line(article: Article) -> Line:
    line = asdict(article) | {"published": article.published.isoformat() if article.published else None}
    return {name: value for name, value in line.items() if value not in (None, ())}


def check_head(lines: Iterator[bytes], source: str) -> int | None:
    """Take the first line of an archive: how many articles it says follow. Raises CorpusError for anything else."""
    try:
        head = json.loads(next(lines, b""))
    except ValueError:
        head = None
    if not isinstance(head, dict) or head.get("archive") != ARCHIVE:
        raise CorpusError(f"{source} is no archive of a corpus: make one with `ingest export`, or ingest it as it is.")
    if head.get("format") != FORMAT:
        raise CorpusError(f"{source} has format {head.get('format')}, and this version reads {FORMAT}: export it anew.")
    count = head.get("articles")
    return count if isinstance(count, int) else None


def import_drafts(lines: Iterable[bytes], source: str, keep: Callable[[Version], None]) -> Iterator[Draft | Skipped]:
    """The articles that follow the first line of an archive; each earlier version goes to `keep`."""
    for number, line in enumerate(lines, start=2):
        try:
            found = json.loads(line)
            if "version" in found:
                keep(_version(found["version"]))
            else:
                yield _draft(found)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            reason = f"line {number}: is no line of an archive ({type(error).__name__}): export it again"
            yield Skipped(f"{source}#{number}", reason, failed=True)


def _draft(line: Mapping[str, Any]) -> Draft:
    day = line.get("published")
    return Draft(
        source=str(line.get("source") or line["id"]),
        identity=str(line["identity"]),
        given_id=str(line["id"]),
        suggested_id=str(line["id"]),
        title=line.get("title"),
        text=str(line["text"]),
        url=line.get("url"),
        outlet=line.get("outlet"),
        published=date.fromisoformat(day) if day else None,
        language=None if line.get("language_from") == DETECTED else line.get("language"),
        origin=line.get("origin"),
        byline=line.get("byline"),
        published_at=line.get("published_at"),
        modified=line.get("modified"),
        corrections=tuple(line.get("corrections", ())),
    )


def _version(given: Mapping[str, Any]) -> Version:
    return Version(
        article_id=str(given["article_id"]),
        identity=str(given["identity"]),
        stored=given["stored"],
        ended=str(given["ended"]),
        status=Ended(given["status"]),
        reason=given["reason"],
        article=dict(given["article"]),
        claims=tuple(given["claims"]),
    )
