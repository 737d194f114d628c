"""Which reader reads what: by the end of a name, by what a server says, and by the first bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO, TypeAlias

from ingest.reading.apart import read_apart
from ingest.reading.archives import read_warc, read_zip
from ingest.reading.cleaning import kept
from ingest.reading.drafts import Defaults, Draft, Place, Skipped, UnreadableError
from ingest.reading.jsonl import read_lines
from ingest.reading.mail import read_mail
from ingest.reading.markdown import read_markdown
from ingest.reading.plain_text import read_text
from ingest.reading.streams import LIMIT, MB, bounded_lines
from ingest.reading.tables import read_table
from ingest.reading.web_pages import read_page

One: TypeAlias = Callable[[bytes, Place, Defaults], Draft]
Many: TypeAlias = Callable[[BinaryIO, Place, Defaults], Iterator[Draft | Skipped]]

# Pages with more tags are read in a process of their own: what the parsers do grows with the square of some of them,
# and a hostile page of a megabyte takes minutes. A newspaper's page has some thousand.
TAGS_HERE = 10_000


def _pdf(data: bytes, place: Place, defaults: Defaults) -> Draft:
    return read_apart("pdf", data, place, defaults)


def _page(data: bytes, place: Place, defaults: Defaults) -> Draft:
    return (
        read_apart("html", data, place, defaults) if data.count(b"<") > TAGS_HERE else read_page(data, place, defaults)
    )


def _docx(data: bytes, place: Place, defaults: Defaults) -> Draft:
    return read_apart("docx", data, place, defaults)


def _lines(stream: BinaryIO, place: Place, defaults: Defaults) -> Iterator[Draft | Skipped]:
    return read_lines(bounded_lines(stream, LIMIT), place, defaults)


def _zip(stream: BinaryIO, place: Place, defaults: Defaults) -> Iterator[Draft | Skipped]:
    return read_zip(stream, place, lambda data, inner: read_document(data, inner, defaults), known=suffix_of)


def _warc(stream: BinaryIO, place: Place, defaults: Defaults) -> Iterator[Draft | Skipped]:
    def document(data: bytes, inner: Place, content_type: str) -> Iterator[Draft | Skipped]:
        return read_document(data, inner, defaults, suffix=suffix_by_type(content_type) or sniffed(data))

    return read_warc(stream, place, document)


def _mail(stream: BinaryIO, place: Place, defaults: Defaults) -> Iterator[Draft | Skipped]:
    def attachment(data: bytes, inner: Place) -> Iterator[Draft | Skipped]:
        return read_document(data, inner, defaults)

    return read_mail(whole(stream), place, defaults, attachment, known=suffix_of)


# One article a file.
READERS: dict[str, One] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": _page,
    ".htm": _page,
    ".pdf": _pdf,
    ".docx": _docx,
}
# Any number of articles a file.
COLLECTIONS: dict[str, Many] = {
    ".jsonl": _lines,
    ".csv": read_table,
    ".eml": _mail,
    ".zip": _zip,
    ".warc": _warc,
    ".warc.gz": _warc,
}
KNOWN = ".txt, .md, .html, .htm, .pdf, .docx, .eml, .csv, .jsonl, .warc, .warc.gz and .zip"
TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
# What these formats begin with, whatever their name says.
BEGINNINGS = ((b"%PDF-", ".pdf"), (b"{", ".jsonl"), (b"<", ".html"), (b"WARC/", ".warc"), (b"\x1f\x8b", ".warc.gz"))


def suffix_of(name: str) -> str | None:
    """The ending by which a file of this name is read, in lower case; None where nothing here reads it."""
    lower = PurePath(name).name.lower()
    found = ".warc.gz" if lower.endswith(".warc.gz") else PurePath(lower).suffix
    return found if found in READERS or found in COLLECTIONS else None


def suffix_by_type(content_type: str) -> str | None:
    """The ending of a media type, as a server names it."""
    return TYPES.get(content_type.partition(";")[0].strip().lower())


def sniffed(data: bytes) -> str:
    """The ending by what the bytes begin with: text where nothing else fits."""
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((suffix for mark, suffix in BEGINNINGS if head.startswith(mark)), ".txt")


def read_document(
    data: bytes, place: Place, defaults: Defaults, *, suffix: str | None = None
) -> Iterator[Draft | Skipped]:
    """Every article of a document in memory, read by its name, or by `suffix` where that is known better."""
    kind = suffix or suffix_of(place.source) or sniffed(data)
    try:
        if kind in COLLECTIONS:
            yield from COLLECTIONS[kind](io.BytesIO(data), place, defaults)
        elif not data.strip():
            raise UnreadableError("is empty")  # noqa: TRY301 - one place turns reasons into results
        else:
            yield READERS[kind](data, place, defaults)
    except UnreadableError as error:
        yield Skipped(kept(place.source), str(error), failed=True)


def whole(stream: BinaryIO) -> bytes:
    """All of a stream. Raises UnreadableError over the limit."""
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise UnreadableError(f"has more than {LIMIT // MB} MB: keep one article a file, or many in one .jsonl")
    return data
