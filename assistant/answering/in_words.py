"""Questions that sound like a count and may be answered in words: what was said of the dead, how many sheltered."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.unharmed import asks_of_unharmed
from assistant.domain.claims import Outcome
from assistant.domain.questions import QuestionFrame, QuestionKind

# "What did the envoy say about the deaths": he may have given no number.
SAID_OF = re.compile(
    r"^(?:and |so |but )?what (?:did|does|do|has|have|had) [^?,;]{2,80}? "
    r"(?:say|said|tell|told|claim(?:ed)?|writ(?:e|ten)|add(?:ed)?|comment(?:ed)?|argued?|declared?) "
    r"(?:\w+ )?(?:about|of|on|regarding|concerning|as to)\b"
    # "What did it say about the number of dead": a number.
    r"(?! (?:the |its |their |his |her |any )?(?:number|total|toll|death toll|count|figures?|tally|how many)\b)",
    re.IGNORECASE,
)


def told_in_words(frame: QuestionFrame) -> QuestionFrame | None:
    """The question as one that a sentence may answer where no figure does; None where only a figure could."""
    if SAID_OF.search(frame.text):
        return replace(frame, kind=QuestionKind.WHAT)
    # Who was taken is counted in the ledger.
    return frame if asks_of_unharmed(frame) and frame.outcome is not Outcome.CAPTURED else None
