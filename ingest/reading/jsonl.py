"""Reads collections with one article a line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.reading.boilerplate import without_tail
from ingest.reading.cleaning import kept, slug
from ingest.reading.drafts import Defaults, Draft, Noted, Place, Skipped, UnreadableError
from ingest.reading.metadata import drafted, kind
from ingest.reading.streams import TooLong

# The names of fields, and `date`, which many collections use for the day of publication.
FIELDS = {"date": "published"} | {
    name: name for name in ("id", "title", "url", "outlet", "published", "language", "origin", "byline", "modified")
}

ARCHIVE = "communique corpus"
"""What the first line of an archive of a corpus says that it is."""


def read_lines(lines: Iterable[bytes | TooLong], place: Place, defaults: Defaults) -> Iterator[Draft | Skipped]:
    """An article or a reason for each line that is not blank. A wrong line does not stop the others."""
    seen: Counter[str] = Counter()
    some = False
    for number, line in enumerate(lines, start=1):
        if isinstance(line, bytes) and not line.strip(b"\xef\xbb\xbf\r\n\t "):
            continue
        some = True
        source = f"{place.source}#{number}"
        try:
            record = _record(line)
            if number == 1 and record.get("archive") == ARCHIVE:
                reason = "is the archive of a corpus: `ingest import` takes it in, with all that belongs to it"
                yield Skipped(kept(place.source), reason, failed=True)
                return
            draft = draft_from_record(record, replace(place, source=source), number, defaults)
        except UnreadableError as error:
            yield Skipped(kept(source), f"line {number}: {error}", failed=True)
        else:
            yield identified(draft, number, seen)
    if not some:
        yield Skipped(kept(place.source), "is empty", failed=True)


def _record(line: bytes | TooLong) -> dict[str, object]:
    if isinstance(line, TooLong):
        raise UnreadableError(f"has more than {line.limit // 1024**2} MB: an article a line is expected")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is broken UTF-8 at byte {error.start:,}: save it again as UTF-8") from error
    except json.JSONDecodeError as error:
        raise UnreadableError(f"is no JSON ({error.msg} at column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"is no JSON that can be read ({type(error).__name__})") from error
    if not isinstance(record, dict):
        raise UnreadableError(f"is {kind(record)}, not an object with a text")
    return record


def draft_from_record(record: dict[str, object], place: Place, number: int, defaults: Defaults) -> Draft:
    """The article of a row or line that names its fields. Raises UnreadableError where there is no text in it."""
    text = record.get("text")
    if text is None:
        raise UnreadableError('has no "text"')
    if not isinstance(text, str):
        raise UnreadableError(f'"text" is {kind(text)}, not a string')
    if not text.strip():
        raise UnreadableError('"text" is empty')
    notes = {FIELDS[key]: Noted(record[key], "given") for key in FIELDS if record.get(key) is not None}
    draft = drafted(place, without_tail(kept(text)), notes, defaults, dateline_wins=True)
    return replace(draft, suggested_id=slug(draft.title or f"{place.stem}-{number}"))


def identified(draft: Draft, number: int, seen: Counter[str]) -> Draft:
    """The draft with an identity that outlives lines being put before it: by id, address or title.

    Several articles of one file may share a title or an address: they are told apart by their order.
    """
    key = draft.given_id or draft.url or draft.title or str(number)
    seen[key] += 1
    again = f" ({seen[key]})" if seen[key] > 1 and not draft.given_id else ""
    return replace(draft, identity=f"{draft.identity}#{key}{again}")
