"""The one form in which text is kept."""

from __future__ import annotations

import re
import unicodedata

# Zero-width characters, soft hyphen and byte order mark; marks of writing direction; control characters.
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
NEWLINE = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
BLANKS = re.compile(r"\n{3,}")


def kept(text: str) -> str:
    """Text that came as data, as exactly as it can be stored: NFC, one kind of newline, and no half characters.

    A lone surrogate or NUL, which neither UTF-8 nor every database can hold, becomes U+FFFD in its place.
    """
    return re.sub(r"\r\n?", "\n", unicodedata.normalize("NFC", UNSTORABLE.sub("\ufffd", text)))


def tidied(text: str) -> str:
    """Text from a file: as `kept`, with nothing invisible, plain spaces, no trailing ones, and single blank lines."""
    text = INVISIBLE.sub("", SPACE.sub(" ", NEWLINE.sub("\n", kept(text))))
    return BLANKS.sub("\n\n", TRAILING.sub("", text)).strip()


def one_line(text: str) -> str:
    """A title or a name: tidied, in one line."""
    return " ".join(tidied(text).split())


def slug(text: str) -> str:
    """Up to 80 of a-z, 0-9 and hyphens, to be read in an id; `article` where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:80].strip("-") or "article"
