"""From the bytes of a file to its text, or to the reason why they are none."""

from __future__ import annotations

import codecs
import re

from ingest.reading.drafts import UnreadableError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
DECLARED_WITHIN = 4096
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# charset-normalizer's share of characters that do not belong together; real text in a right guess stays far below.
MOST_CHAOS = 0.1


def decode(data: bytes, *, declares: bool = False) -> str:
    """Text of `data`: by its byte order mark, as UTF-8, as the page says of itself (`declares`), or by a sure guess.

    Raises UnreadableError where the bytes are no text, or where nobody can say which.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data:
        raise UnreadableError(f"is no text (a zero byte at byte {data.index(0):,}): convert it to text first")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _legacy(data, error, declares=declares)
    if len(CONTROL.findall(text)) * 100 > len(text):
        raise UnreadableError("is no text (more than 1 % control characters): convert it to text first")
    return text


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise UnreadableError(f"is broken {name} at byte {error.start:,}: save it again as UTF-8") from error


def _legacy(data: bytes, error: UnicodeDecodeError, *, declares: bool) -> str:
    declared = DECLARED.search(data[:DECLARED_WITHIN]) if declares else None
    text = _as_declared(data, declared[1].decode("ascii", "replace")) if declared else None
    # A file with whole UTF-8 characters is UTF-8 that broke: another encoding would turn each of them into rubbish.
    if text is None and not MULTIBYTE.search(data):
        text = _guessed(data)
    if text is None:
        raise UnreadableError(f"is broken UTF-8 at byte {error.start:,}: save it again as UTF-8") from error
    return text


def _as_declared(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    guess = from_bytes(data).best()
    return str(guess) if guess is not None and guess.chaos < MOST_CHAOS else None
