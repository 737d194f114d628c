"""Reads .zip and .warc archives, member by member, however hostile they are."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO

from ingest.reading.cleaning import kept
from ingest.reading.drafts import Draft, Place, Skipped, UnreadableError, passed_over
from ingest.reading.streams import LIMIT, MB

# A folder of a newsroom zipped has some thousand files; a bomb has millions, or one that unpacks a thousandfold.
MOST_MEMBERS = 50_000
MOST_UNPACKED = 4096 * MB
MOST_EXPANDED = 200
ENCRYPTED = 0x1

Inner = Callable[[bytes, Place], Iterator[Draft | Skipped]]


def read_zip(
    stream: BinaryIO, place: Place, document: Inner, known: Callable[[str], str | None]
) -> Iterator[Draft | Skipped]:
    """Every article of the members, or the reason why there is none. Raises UnreadableError for the whole archive."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableError(f"is no zip that can be read ({error})") from error
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        _check_size(members)
        ignored: list[str] = []
        for info in members:
            if PurePath(info.filename).name.startswith((".", "__MACOSX")) or known(info.filename) is None:
                ignored.append(PurePath(info.filename).name)
                continue
            inner = _inner(place, info.filename)
            try:
                data = _member(archive, info)
            except UnreadableError as error:
                yield Skipped(kept(inner.source), str(error), failed=True)
            else:
                yield from document(data, inner)
    if ignored:
        yield Skipped(kept(place.source), f"{passed_over(ignored)} of other kinds in it", failed=False)


def _check_size(members: list[zipfile.ZipInfo]) -> None:
    if not members:
        raise UnreadableError("is an empty zip")
    if len(members) > MOST_MEMBERS:
        raise UnreadableError(f"is a zip of {len(members):,} files (at most {MOST_MEMBERS:,}): split it")
    unpacked = sum(info.file_size for info in members)
    if unpacked > MOST_UNPACKED:
        raise UnreadableError(f"unpacks to {unpacked / MB:,.0f} MB (at most {MOST_UNPACKED // MB:,} MB): split it")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & ENCRYPTED:
        raise UnreadableError("is encrypted: unpack it with its password and name the folder")
    if info.filename.lower().endswith(".zip"):
        raise UnreadableError("is a zip in a zip: unpack the outer one and name the folder")
    if info.file_size > LIMIT:
        raise UnreadableError(f"has {info.file_size / MB:,.0f} MB (at most {LIMIT // MB} MB in a zip): unpack it")
    if info.file_size > MB and info.file_size > MOST_EXPANDED * max(info.compress_size, 1):
        times = info.file_size // max(info.compress_size, 1)
        raise UnreadableError(f"is a zip bomb: it unpacks to {times:,} times its size")
    try:
        with archive.open(info) as member:
            # The directory may lie about the size: never take more than the limit.
            data = member.read(LIMIT + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise UnreadableError(f"is damaged ({error})") from error
    if len(data) > LIMIT:
        raise UnreadableError(f"has more than {LIMIT // MB} MB")
    return data


def _inner(place: Place, name: str) -> Place:
    return Place(f"{place.source}#{name}", f"{place.identity}#{name}", PurePath(name).stem)


def read_warc(
    stream: BinaryIO, place: Place, document: Callable[[bytes, Place, str], Iterator[Draft | Skipped]]
) -> Iterator[Draft | Skipped]:
    """The articles of an archive's successful responses. Its dates are those of fetching, and are not taken."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found = 0
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type not in ("response", "resource"):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            headers = record.http_headers
            content_type = (headers or record.rec_headers).get_header("Content-Type") or ""
            if not _is_page(content_type) or (headers and headers.get_statuscode() != "200"):
                continue
            found += 1
            inner = replace(_inner(place, address), stem=PurePath(address.rstrip("/")).stem, url=address or None)
            data = record.content_stream().read(LIMIT + 1)
            if len(data) > LIMIT:
                yield Skipped(kept(inner.source), f"has more than {LIMIT // MB} MB", failed=True)
                continue
            yield from document(data, inner, content_type)
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, OSError, AttributeError) as error:
        yield Skipped(kept(place.source), f"is a damaged WARC after {found} pages ({error})", failed=True)
        return
    if not found:
        yield Skipped(kept(place.source), "is a WARC without any page that a server gave", failed=True)


def _is_page(content_type: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    return kind in ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
