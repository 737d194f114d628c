"""What a question says only to tell which report it means, or of which days a war's toll is: no event of its own.

`How many died in the gas attack, by the report on the Sumaria car bomb?` asks nothing about the car bomb.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering.fates_asked import fate_frame
from assistant.answering.fits import Setting, sentence_before
from assistant.answering.running import running_frame
from assistant.answering.scenes import lies, names_any, scenes_in
from assistant.answering.war_asked import WAR_TOLL, counts_whole_war
from assistant.domain.claims import Claim, Scope
from assistant.domain.questions import QuestionFrame
from assistant.language.places import find_places, is_country
from assistant.language.remembering import QUESTIONS

A_REPORT = r"(?:reports?|stor(?:y|ies)|articles?|pieces?|dispatch(?:es)?|bulletins?|coverage|write-up)"
UNTIL = r"[^,;:?]{3,120}"
# "by the AFP report of the market raid", "in its story on the burials": what the report is about.
REPORTING = re.compile(
    rf"\b(?i:in|by|per|from|of|going by|according to|as stated in|as told in)\s+"
    # A report of a day or of a body says nothing of an event: no name of a month, no figure.
    rf"(?:(?:the|a|an|its|their|that|same|[A-Z][\w'’-]+|\d{{4}})\s+){{0,5}}{A_REPORT}\s+(?:on|about|of)\s+{UNTIL}"
)
# "a dispatch about Douma" may be about whatever is asked.
AN_EVENT = re.compile(
    r"\b(?:bomb(?:s|ings?)?|(?:attack|(?:air ?)?raid|(?:air ?)?strike|blast|explosion|clash|battle|massacre|burial|"
    r"funeral|offensive|ambush|siege|crash|rocket|mortar|assault|execution|killing)(?:e?s)?|shelling|fighting|slaughter)\b",
    re.IGNORECASE,
)
# "at the time of the bus blast": when the whole war's toll stood there.
DATING = re.compile(rf"\b(?:at|around|about|by) the time (?:of|when|that)\s+{UNTIL}", re.IGNORECASE)


def asked_frame(frame: QuestionFrame) -> QuestionFrame:
    """The frame that claims are judged by: without what only tells the report, a whole toll as of its day."""
    return running_frame(without_report(fate_frame(frame)))


def without_report(frame: QuestionFrame) -> QuestionFrame:
    """Without the places that only tell which report is meant, where another or a whole war says what is asked."""
    whole = counts_whole_war(frame)
    clauses = list(_clauses(frame.text, dated=whole))
    if not clauses or not frame.places:
        return frame
    named = find_places(frame.text)
    outside = {place.key for place in named if not any(place.start in clause for clause in clauses)}
    inside = {place.key for place in named} - outside
    kept = tuple(place for place in frame.places if place not in inside)
    if not kept and not whole:
        # Nothing else says where: the report's event is asked about.
        return frame
    return replace(frame, places=kept, scope=Scope.CUMULATIVE if WAR_TOLL.search(frame.text) else frame.scope)


def tells_which_report(frame: QuestionFrame) -> bool:
    """Is a whole war's toll asked for as the reports of some event told it? Then theirs is meant, not the newest."""
    return counts_whole_war(frame) and any(_clauses(frame.text, dated=True))


def is_of_report(claim: Claim, frame: QuestionFrame, setting: Setting) -> bool:
    """Is it of the event that only tells which report is meant, and told of no place that is asked about?"""
    asked = [place for place in frame.places if not is_country(place)]
    clauses = list(_clauses(frame.text, dated=False))
    if not asked or not clauses:
        return False
    named = [place for place in find_places(frame.text) if any(place.start in clause for clause in clauses)]
    meant = [place.key for place in named if place.key not in frame.places and not is_country(place.key)]
    its_own = any(lies(place, one) for place in (*setting.places, claim.place or "") for one in meant)
    return its_own and not any(_tells_of(text, asked) for text in (claim.quote, sentence_before(claim, setting)))


def _tells_of(text: str, asked: Sequence[str]) -> bool:
    return names_any(text, asked) or any(lies(place, one) for place in scenes_in(text) for one in asked)


@functools.lru_cache(maxsize=QUESTIONS)
def event_words(question: str) -> str:
    """The question without what only tells which report is meant."""
    for clause in _clauses(question, dated=False):
        question = question[: clause.start] + " " * len(clause) + question[clause.stop :]
    return question


def _clauses(question: str, *, dated: bool) -> Iterator[range]:
    for pattern in (REPORTING, DATING) if dated else (REPORTING,):
        yield from (range(*found.span()) for found in pattern.finditer(question) if AN_EVENT.search(found.group()))
