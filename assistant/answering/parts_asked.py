"""Which of one report's counts a question means where it asks for all in the end, for the others, or for one family.

`Of them nine died in Tal Rifaat, the worst hit`: whoever writes so has told a greater number before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.placing import exact
from assistant.answering.ranking import is_narrow, same_claimant, same_victims, size
from assistant.answering.running import INCREMENT
from assistant.answering.scenes import lies, names_any, scenes_in
from assistant.answering.telling import OTHERS, of_family
from assistant.answering.weighing import Weighed
from assistant.domain.claims import Claim, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.language.places import is_country

# How likely the other must be, of the likeliest's chance: most, where the sentence itself calls the likeliest a part.
SOME, HALF = 0.3, 0.5


def part_asked(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """The claim that is of the whole, of the others or of the family that the question means; else the likeliest."""
    for rule in (_others, _family, _of_them, _worst_hit, _sum):
        best = rule(best, likely, frame, lexicon)
    return best


def _others(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """`Leaving aside those at the well, how many died?`: "nine others", and not all of them."""
    if not EXCEPTED.search(frame.text) or _is_of_others(best.item.claim):
        return best
    apart = (
        one for one in _smaller(best, likely) if _is_of_others(one.item.claim) and _one_voice(best, one, frame, lexicon)
    )
    return next(apart, best)


EXCEPTED = re.compile(
    r"\b(?:besides|apart from|aside from|other than|in addition to|(?:not|without) counting|not including|on top of|"
    r"(?:leaving|setting|putting) aside|leaving out|excluding|except(?: for)?)\b",
    re.IGNORECASE,
)


def _is_of_others(claim: Claim) -> bool:
    return claim.figure is not None and OTHERS.search(claim.figure.text) is not None


def _family(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """`Among the 31 dead was a family of six`: the six, where the family's dead are asked for."""
    if of_family(best.item.claim, frame):
        return best
    kin = (
        one
        for one in _smaller(best, likely)
        if of_family(one.item.claim, frame) and _one_voice(best, one, frame, lexicon)
    )
    return next(kin, best)


def _of_them(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """`Nine of the wounded were in a critical condition`: where all the wounded are asked for, those are some."""
    if not _is_some(best.item.claim) or ASKS_SOME.search(frame.text) or frame.group:
        return best
    whole = (
        one
        for one in _greater(best, likely, SOME)
        if not _is_some(one.item.claim) and _one_voice(best, one, frame, lexicon)
    )
    return next(whole, best)


def is_but_some(claim: Claim, frame: QuestionFrame) -> bool:
    """`Nine children were among the victims`, `one of those killed was a teacher`, where everybody is asked for: more
    was told.
    """
    everybody = frame.group is None and frame.status in (None, Status.CIVILIAN) and not ASKS_SOME.search(frame.text)
    return everybody and (_is_some(claim) or (is_narrow(claim) and _is_own_of_all(claim, frame)))


def _is_own_of_all(claim: Claim, frame: QuestionFrame) -> bool:
    """`Six of its staff died`, where all the dead are asked for in so many words."""
    own = claim.figure is not None and OWN_STAFF.search(claim.figure.text) is not None
    return own and IN_ALL.search(frame.text) is not None


OWN_STAFF = re.compile(
    r"\b(?:its|their|our) (?:own )?(?:\w+ )?"
    r"(?:staff|workers|employees|volunteers|members|medics|colleagues|personnel)\b",
    re.IGNORECASE,
)
IN_ALL = re.compile(r"\b(?:in total|in all|altogether|overall|all told|total number)\b", re.IGNORECASE)


def _is_some(claim: Claim) -> bool:
    start = claim.quote.find(claim.figure.text) if claim.figure else -1
    return start >= 0 and OF_THEM.match(claim.quote, start + len(claim.figure.text if claim.figure else "")) is not None


# "Nine among them were hurt", but "nine others among them two girls": there the part stands behind.
OF_THEM = re.compile(
    r"(?:\s+(?:people|persons))?\s+(?:of|among(?! them (?!(?:was|were|had|have|has|are|is|in)\b))) "
    r"(?:them|those|(?:the|its|their) (?:wounded|injured|dead|killed|victims|casualties))\b|"
    r"\s+(?:were|was)(?: also)? among (?:the|those|its|their) (?:\d+ )?"
    r"(?:wounded|injured|dead|killed|victims|casualties|fatalities)\b|"
    r"(?:\s+(?:people|persons|others))?(?:\s+(?:were|are|remain))? in (?:a )?(?:critical|serious|grave) condition\b",
    re.IGNORECASE,
)
ASKS_SOME = re.compile(
    r"\b(?:critical|serious|grave|severe)(?:ly)?\b|\b(?:of|among) (?:them|those|whom|the)\b.{0,60}\bhow many\b|"
    r"\bhow many (?:of|among)\b",
    re.IGNORECASE,
)


def _worst_hit(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """`The highest toll was in Sarmin: nine`, where a wider land's dead are asked for: all that the report counts."""
    part = best.item.claim
    wanted = [place for place in exact(frame.places) if not is_country(place)]
    if not wanted or not WORST.search(part.quote) or _is_very(part, wanted) or not _lies_in(part, wanted):
        return best
    whole = (
        one
        for one in _greater(best, likely, SOME)
        if not WORST.search(one.item.claim.quote) and _one_voice(best, one, frame, lexicon)
    )
    return next(whole, best)


WORST = re.compile(
    r"\b(?:highest|heaviest|biggest|worst|largest) (?:death )?(?:toll|losses)\b|"
    r"\b(?:highest|largest|greatest) number of (?:deaths|dead|victims|casualties)\b|"
    r"\b(?:worst|hardest|heaviest)[- ]hit\b|\bmost of (?:them|the (?:dead|deaths|victims|casualties))\b",
    re.IGNORECASE,
)


def _is_very(claim: Claim, wanted: Sequence[str]) -> bool:
    """Does the sentence name no place but the one asked for and those around it?"""
    return all(any(lies(asked, place) for asked in wanted) for place in scenes_in(claim.quote))


def _lies_in(claim: Claim, wanted: Sequence[str]) -> bool:
    return any(lies(place, asked) for place in scenes_in(claim.quote) for asked in wanted)


def _sum(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """`In Homs, Hama and Idlib together`: not what one of them lost, nor "six more", where the report has a sum."""
    part = best.item.claim
    added = part.figure is not None and INCREMENT.search(part.figure.text) is not None
    if not (frame.sum_asked or IN_ALL.search(frame.text)) or not (added or _is_of_one(part, frame)):
        return best
    whole = (
        one
        for one in _greater(best, likely, HALF)
        if not _is_of_one(one.item.claim, frame) and _one_voice(best, one, frame, lexicon)
    )
    return next(whole, best)


IN_ALL = re.compile(r"\b(?:in all|in total|altogether|combined|all told|taken together)\b", re.IGNORECASE)


def _is_of_one(claim: Claim, frame: QuestionFrame) -> bool:
    """Does its sentence name but one of several places that the question sums over?"""
    wanted = [place for place in frame.places if not is_country(place)]
    return len(wanted) > 1 and sum(names_any(claim.quote, (place,)) for place in wanted) == 1


def _greater(best: Weighed, likely: Sequence[Weighed], share: float) -> Iterator[Weighed]:
    """Higher counts of the same victims in the same report."""
    part = best.item.claim
    for one in likely:
        if _beside(one.item.claim, part) and size(one.item.claim) > size(part) and one.chance >= best.chance * share:
            yield one


def _smaller(best: Weighed, likely: Sequence[Weighed]) -> Iterator[Weighed]:
    """Lower counts of the same report, at least half as likely."""
    whole = best.item.claim
    for one in likely:
        claim = one.item.claim
        within = claim.article_id == whole.article_id and claim.outcome is whole.outcome
        if within and 0 < size(claim) < size(whole) and one.chance >= best.chance * HALF:
            yield one


def _beside(one: Claim, other: Claim) -> bool:
    return one.article_id == other.article_id and one.outcome is other.outcome and same_victims(one, other)


def _one_voice(best: Weighed, one: Weighed, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """The same claimant, or any where the question asks for none: one report's sum may be of another source."""
    return not (frame.claimant or frame.outlet) or same_claimant(best.item.claim, one.item.claim, lexicon)
