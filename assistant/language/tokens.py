"""Words of a sentence with where they stand: the common currency of everything that reads claims."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What mixes letters and digits (the end of an address that was glued to a text), what aircraft and guns are called
# ("F-16", "Su-24"; "AFP-12 people" begins a count), bands and guns without a hyphen ("M23", "T72"), dates in digits,
# numbers with their thousands marks, initials with stops, words with inner hyphens and apostrophes, and single marks.
TOKEN = re.compile(
    r"[A-Za-z]+\d+[A-Za-z]\w*|\d+[A-Za-z]+\d\w*"
    r"|\b(?!AF?P\d|NNA\d)[A-Z]{1,3}\d{1,3}\b"
    r"|\b(?!AF?P-|NNA-)(?:[A-Z][a-z]?|[A-Z]{2,3}|MiG|Sukhoi|Tupolev|Tu|Kh)-\d{1,3}(?!\d)[A-Z]?(?![a-z])"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,3}(?:[, \u00a0]\d{3})+(?!\d)|\d+(?:\.\d+)?"
    r"|(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\S"
)


ARTICLED = re.compile(r"(?:al|el|an|ar|as|ash|at|ad|az|ez|ed|bin|ibn|abu|de|von)[-'’][A-Z]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: `source[start:end] == text`; `lower` has straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Written as a name is, an Arabic article in lower case before it or not ("al-Golani")."""
        return self.text[0].isupper() or ARTICLED.match(self.text) is not None


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of `text[start:end]`, with offsets into `text`."""
    found = TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'")) for m in found]
