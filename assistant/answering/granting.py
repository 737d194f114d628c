"""What a question takes for granted, and whether a sentence bears it out: that a UN official spoke, that somebody gave
a number, that a victim was named. Where no sentence does, nobody reported it, however near the others are in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.asked_speakers import asked_post, speaks_for
from assistant.answering.figure_questions import NUMBER
from assistant.answering.relevance import Reading
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Lexicon

Fits = Callable[[Reading, int], bool]

# "Who put a number on the dead", "who announced its losses": a number of victims is to have been given.
GIVES_NUMBER = re.compile(
    r"\b(?:gave|give[ns]?|put|supplied|issued|provided|stated|announced|published|released|offered)\s+"
    r"(?:a|an|the|any)\s+(?:\w+\s+){0,2}?(?:number|figure|toll|count|tally)\b",
    re.IGNORECASE,
)
COUNTED = re.compile(
    rf"\b(?:{NUMBER}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|no)\b", re.IGNORECASE
)
HARMED = re.compile(
    r"\b(?:kill\w*|dead|died|deaths?|toll|wound\w*|injur\w*|casualt\w+|victims?|bodies|martyr\w*|lives|los[st]\w*|"
    r"execut\w+|massacre\w*|fatalit\w+|slain|hurt|perished)\b",
    re.IGNORECASE,
)


def granted(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Tells whether a sentence bears out what the question takes for granted; None where it takes nothing such."""
    checks = [check for check in (_post(frame, lexicon), _number(frame)) if check is not None]
    if not checks:
        return None
    return lambda reading, number: all(check(reading, number) for check in checks)


def _text(reading: Reading, first: int, last: int) -> str:
    """The sentences from one to another, as far as there are such."""
    ends = len(reading.spans) - 1
    return reading.article.text[reading.spans[max(0, first)][0] : reading.spans[min(last, ends)][1]]


def _post(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    post = asked_post(frame.text, lexicon)
    if post is None:
        return None
    return lambda reading, number: speaks_for(
        post, frame.text, _text(reading, number, number), reading.article.text, lexicon
    )


def _number(frame: QuestionFrame) -> Fits | None:
    given = GIVES_NUMBER.search(frame.text) if frame.kind is QuestionKind.WHO_SAID else None
    if given is None or HARMED.search(frame.text, given.end() - len("toll")) is None:
        return None
    return lambda reading, number: _counts(_text(reading, number, number))


def _counts(text: str) -> bool:
    return HARMED.search(text) is not None and COUNTED.search(text) is not None
