"""Which of one voice's counts of an event is asked for: the first one given, or what it was raised to.

A toll is told again and again while bodies are found; a question that says "at first" or "updated" means one state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.extremes import asks_highest, asks_lowest
from assistant.answering.ranking import same_claimant, same_event, same_victims, size
from assistant.answering.telling import clause
from assistant.answering.weighing import Weighed, scales
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon

# A later count is told in fewer words, and is a little less likely by itself.
NEARLY = 0.6
A_TOLL = r"(?:toll|count|figure|number|tally)"
RAISED = r"(?:rais|ris|rose|climb|increas|updat|revis|correct|grow|grew)"
RISE = re.compile(
    rf"\b(?:{A_TOLL}|it)\b.{{0,90}}\b(?:rise|rose|risen|climb(?:ed)?|reach(?:ed)?|updated|revised|raised) (?:up )?to\b|"
    rf"\b(?:final|updated|revised|latest|later|new) (?:[\w'’-]+ ){{0,2}}{A_TOLL}\b|"
    r"\b(?:finally|eventually|ultimately|later) (?:report|give|gave|put|announce|count|settle)\w*\b|"
    rf"\bto (?:what|which) (?:\w+ )?(?:{A_TOLL}|total)\b.{{0,120}}\b{RAISED}\w*|"
    rf"\b(?:rais|increas|revis|updat|correct)\w* (?:its|the|his|her|their) (?:\w+ ){{0,2}}{A_TOLL}\b|"
    rf"\b(?:once|after) (?:it|the (?:\w+ )?{A_TOLL}) (?:was|had been) (?:updated|revised|raised|corrected)\b|"
    r"\bafter (?:a |the |its )?(?:revision|update|correction)\b|"
    r"\bin the end\b",
    re.IGNORECASE,
)
INITIAL = re.compile(
    # Not "the early July toll", nor "the first day's".
    r"\b(?:initial(?:ly)?|first|early|earlier|preliminary|original(?:ly)?) "
    r"(?!\d|two|three|few|days?|weeks?|months?|hours?|half|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    rf"(?:[\w'’-]+ ){{0,2}}(?:{A_TOLL}|estimate)\b|"
    # Not "at first light".
    r"\bat first\b(?! (?:light|glance|sight|hand|aid))|"
    r"\b(?:initially|originally) (?:say|said|report|put|give|gave|announce|count|state|claim|estimate)\w*\b|"
    # Not "the raid first reported by the radio".
    r"\bfirst (?:say|said|given?|gave|put|count(?:ed)?|report|announce)\b|"
    rf"\bbefore (?:it|(?:the|its|that|this) (?:\w+ )?{A_TOLL}) (?:was |had been )?(?:rais|rose|revis|correct|updat|"
    rf"increas|climb)\w*|"
    rf"\bbefore (?:\w+ ){{1,3}}(?:raised|revised|corrected|updated|increased) (?:it|(?:the|its|his|her|their) "
    rf"{A_TOLL})\b",
    re.IGNORECASE,
)
# Who gives a new count tells what he had said before; "earlier in the day" is when it happened.
TELLS_FIRST = re.compile(
    r"\b(?:earlier|initially|previously|at first|originally|first) "
    r"(?:(?:had|has|have) )?(?:report|said|say|put|g[ia]ve|count|announc|stat|record|kill|wound|injur)\w*|"
    rf"\b(?:earlier|initial|previous|preliminary|original|first) (?:\w+ ){{0,2}}(?:{A_TOLL}|estimate|report)\b|"
    r"\b(?:up|rose|risen|rising|raised|increased) from\b",
    re.IGNORECASE,
)
# "Nine died, two more than it first reported": it is the earlier count that was lower.
BEYOND = re.compile(
    r"\b(?:more|fewer|less|higher|lower) than (?:[\w'’-]+ ){0,4}?"
    r"(?:earlier|initially|previously|at first|originally|first|initial|previous|preliminary|original)\b",
    re.IGNORECASE,
)
EARLIER = re.compile(r"\W*Earlier\b(?! (?:in|on|this|that|today))")


def asks_first(question: str) -> bool:
    """Does it ask for the count that was given before others?"""
    return INITIAL.search(question) is not None


def asks_last(question: str) -> bool:
    """Does it ask what a count became?"""
    return RISE.search(question) is not None and not asks_first(question)


def revised(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """`What did the toll rise to?`: of one voice's counts of the same people, the highest; `the initial toll`: the one
    that is told as such, else the lowest, in the same report before any other.
    """
    first, last = asks_first(frame.text), asks_last(frame.text)
    if not first and (not last or frame.figures):
        return best
    claim = best.item.claim
    same = [
        one
        for one in likely
        if one.chance >= scales().threshold * NEARLY and _one_count(claim, one.item.claim, lexicon)
    ]
    if not first:
        # "It had initially given 22": whatever it became, that is not asked for.
        later = [one for one in same if not tells_first(one.item.claim)] or same
        return max(later, key=lambda one: size(one.item.claim), default=best)
    # "… before it rose to 30": that one is not asked for.
    earlier = [one for one in same if size(one.item.claim) > 0 and size(one.item.claim) not in frame.figures]
    return _first(best, earlier)


def _first(best: Weighed, earlier: Sequence[Weighed]) -> Weighed:
    """Of the same report before another, and of another only where it was not printed later."""
    claim = best.item.claim
    own = [one for one in earlier if one.item.claim.article_id == claim.article_id]
    for counts in (own, [one for one in earlier if _not_after(one.item.claim, claim)]):
        told = next((one for one in counts if tells_first(one.item.claim)), None)
        lowest = min(counts, key=lambda one: size(one.item.claim), default=best)
        if told is not None or size(lowest.item.claim) < size(claim):
            return told or lowest
    return best


def _not_after(one: Claim, other: Claim) -> bool:
    return tells_first(one) or not (one.published and other.published) or one.published <= other.published


def tells_first(claim: Claim) -> bool:
    """`It had earlier reported nine dead`: a count that its own clause calls an earlier one."""
    told = BEYOND.sub(" ", clause(claim))
    return TELLS_FIRST.search(told) is not None or EARLIER.match(claim.quote) is not None


def _one_count(one: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """Are both one voice's counts of the same people? An earlier count is told without its day and place."""
    if one.outcome is not other.outcome or not same_victims(one, other):
        return False
    if one.article_id != other.article_id:
        return same_claimant(one, other, lexicon) and same_event(one, other)
    voice = None in (one.claimant, other.claimant) or same_claimant(one, other, lexicon)
    return voice and (same_event(one, other) or tells_first(one) or tells_first(other))


def superseded(other: Claim, shown: Claim, question: str) -> bool:
    """Is it a state of the toll that was not asked for, rather than another account? A lower one, where the question
    asks what the toll became; a higher one, where it asks for the first.
    """
    if asks_last(question) or asks_highest(question):
        return size(other) < size(shown)
    return (asks_first(question) or asks_lowest(question)) and size(other) > size(shown)


def raises(later: Claim, earlier: Claim) -> bool:
    """May a count be what another was raised to? A toll does not fall: a lower count is a part or another event's, the
    same one is no news, and soldiers are not what "people" rose to.
    """
    alike = later.scope is earlier.scope or _counted_since_one_day(later, earlier)
    return alike and later.status is earlier.status and size(later) > size(earlier)


def _counted_since_one_day(later: Claim, earlier: Claim) -> bool:
    """`93 from 27 September to 9 November`, `31 since 27 September`: two states of one toll, told as they stood."""
    one, before = later.event_date, earlier.event_date
    if one is None or before is None or one.days < LONG or before.days < LONG:
        return False
    return one.first == before.first and one.last >= before.last


# In days: shorter spans are those of one event, of which the day is not known.
LONG = 4
