"""Which claim is shown in the likeliest one's place: of one event, the whole for its part, the very voice for its
sister, the toll of the place asked for and not of a wider land or of the next clause.

Each is a rule of reporting: both claims may answer, and words of the two say which of them the question means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.circumstances import kinds
from assistant.answering.describing import ALL
from assistant.answering.groups import classes_of
from assistant.answering.placing import exact
from assistant.answering.ranking import is_narrow, same_claimant, same_event, same_victims, size
from assistant.answering.scenes import lies, names_any, scenes_in
from assistant.answering.telling import FAMILY, OTHERS, clause
from assistant.answering.weighing import Weighed
from assistant.domain.claims import Claim, Outcome, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.language.places import is_country, is_known, is_wide, same_place

# How likely the other must be, of the likeliest's chance: a hint in words outweighs no more than that.
HALF = 0.5


def instead(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """The claim to show, which is most often the likeliest itself."""
    for rule in (_voice, _clause, _near, _whole, _there):
        best = rule(best, likely, frame, lexicon)
    return best


def _whole(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """`12 children`, `two other people`, where everybody is asked for, and the same voice counts all of that event."""
    part = best.item.claim
    if not is_part(part, frame):
        return best
    wholes = (
        one
        for one in likely
        if one.chance >= best.chance * HALF
        and size(one.item.claim) > size(part)
        and not is_part(one.item.claim, frame)
        and is_placed(one.item.claim, part)
        and same_event(part, one.item.claim)
        and _one_voice(part, one.item.claim, lexicon)
    )
    return next(wholes, best)


def _one_voice(one: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """The same claimant; in one report also nobody, as a headline often leaves its claimant out."""
    unnamed = one.article_id == other.article_id and None in (one.claimant, other.claimant)
    return unnamed or same_claimant(one, other, lexicon)


def is_placed(claim: Claim, other: Claim) -> bool:
    """Is it known where it was? A toll of nowhere, or of the country in another report, may be of another event."""
    return bool(claim.place) and (not is_country(claim.place or "") or claim.article_id == other.article_id)


def is_part(claim: Claim, frame: QuestionFrame) -> bool:
    """Where everybody is asked for: children, one side's men, those beside somebody who is told of before."""
    named = classes_of(frame.text) & classes_of(claim.group or "")
    if frame.group or frame.status or frame.side or named or FAMILY.search(frame.text):
        return False
    # "Killing six and wounding 30 others": those are all the wounded.
    besides = claim.outcome is Outcome.KILLED and claim.figure is not None
    others = besides and OTHERS.search(claim.figure.text if claim.figure else "") and not OTHERS.search(frame.text)
    return bool(is_narrow(claim) or claim.status is Status.COMBATANT or others or OF_THEM.search(_behind(claim)))


def _behind(claim: Claim) -> str:
    """A figure with the words right behind it."""
    start = claim.quote.find(claim.figure.text) if claim.figure else -1
    return claim.quote[start : start + len(claim.figure.text) + BEHIND] if claim.figure and start >= 0 else ""


# "One of those killed was a teacher."
OF_THEM = re.compile(r"\bof (?:them|whom|those|(?:the|its|their) (?:dead|victims|killed|casualties))\b", re.IGNORECASE)
BEHIND = 20


def _near(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """`19 died in strikes across the province`, where one market's or hospital's dead are asked for: those that
    its article tells of there.
    """
    wide = best.item.claim
    asked = kinds(frame.text)
    if ACROSS.search(frame.text) or not ACROSS.search(clause(wide)) or not asked:
        return best
    narrower = (
        one
        for one in _smaller(best, likely)
        if not ACROSS.search(clause(one.item.claim))
        and not asked.isdisjoint(kinds(clause(one.item.claim)))
        and same_claimant(wide, one.item.claim, lexicon)
    )
    return next(narrower, best)


def _smaller(best: Weighed, likely: Sequence[Weighed]) -> Iterator[Weighed]:
    """Lower counts of the same victims in the same report, at least half as likely."""
    wide = best.item.claim
    for one in likely:
        claim = one.item.claim
        within = claim.article_id == wide.article_id and claim.outcome is wide.outcome and same_victims(wide, claim)
        if within and 0 < size(claim) < size(wide) and one.chance >= best.chance * HALF:
            yield one


ACROSS = re.compile(
    r"\b(?:across|throughout|nationwide|countrywide|elsewhere|all over|all (?:of )?(?:the )?country)\b", re.IGNORECASE
)


def _clause(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """`Raids killed three in Homs while seven died in Hama`: that of the clause which names the place asked for."""
    claim, wanted = best.item.claim, [place for place in exact(frame.places) if not is_country(place)]
    own = [place for place in scenes_in(clause(claim)) if is_known(place) and not is_country(place)]
    if (
        not wanted
        or not own
        or _tells_of(claim, wanted)
        or any(lies(asked, place) for asked in wanted for place in own)
    ):
        return best
    beside = (
        one
        for one in likely
        if one.chance >= best.chance * HALF
        and one.item.claim.article_id == claim.article_id
        and one.item.claim.start < claim.end
        and claim.start < one.item.claim.end
        and one.item.claim.outcome is claim.outcome
        and _tells_of(one.item.claim, wanted)
        and same_victims(claim, one.item.claim)
        and same_claimant(claim, one.item.claim, lexicon)
    )
    return next(beside, best)


def _there(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """`Raids on the province killed 42, 23 of them in Amrun`: the town's dead, where the town's are asked for."""
    wide, wanted = best.item.claim, _one_place(frame)
    if wanted is None or _is_at(wide, wanted) or not _holds(wide.place, wanted):
        return best
    narrower = (
        one
        for one in _smaller(best, likely)
        if _is_at(one.item.claim, wanted) and _one_voice(wide, one.item.claim, lexicon)
    )
    return next(narrower, best)


def _one_place(frame: QuestionFrame) -> str | None:
    """The one place whose dead are asked for; none where two are, or where a sum over more is."""
    named = [place for place in exact(frame.places) if not is_country(place)]
    narrow = [place for place in named if not any(other != place and lies(other, place) for other in named)]
    return narrow[0] if len(narrow) == 1 and not (frame.sum_asked or ALL.search(frame.text)) else None


def _holds(place: str | None, wanted: str) -> bool:
    """May a place have the asked one in it? A village that no gazetteer knows lies in any province or city."""
    if not place:
        return False
    if is_country(place):
        return True
    return lies(wanted, place) if is_known(wanted) else is_wide(place)


def _is_at(claim: Claim, wanted: str) -> bool:
    """Was it there by the figure's own clause, or by the place that the claim was read with?"""
    place = claim.place or ""
    return _tells_of(claim, (wanted,)) or same_place(place, wanted) or names_any(place, (wanted,))


def _tells_of(claim: Claim, wanted: Sequence[str]) -> bool:
    """Does the figure's own clause name one of the places?"""
    told = clause(claim)
    return names_any(told, wanted) or any(lies(place, asked) for place in scenes_in(told) for asked in wanted)


def _voice(best: Weighed, likely: Sequence[Weighed], frame: QuestionFrame, lexicon: Lexicon) -> Weighed:
    """What the state's television said, where the likeliest is of its news agency or of "state media"."""
    asked, own = _organs(frame.claimant or ""), _organs(best.item.claim.claimant or "")
    if len(asked) != 1 or not best.item.claim.claimant or asked & own:
        return best
    voiced = (
        one
        for one in likely
        if one.chance >= best.chance * HALF
        and asked <= _organs(one.item.claim.claimant or "")
        and lexicon.related(frame.claimant_actor or "", one.item.claim.actor or "")
        and same_event(best.item.claim, one.item.claim)
        and same_victims(best.item.claim, one.item.claim)
    )
    return next(voiced, best)


def _organs(name: str) -> frozenset[str]:
    return frozenset(kind for kind, words in ORGANS.items() if words.search(name))


ORGANS = {
    "television": re.compile(r"\b(?:TV|television|channel|broadcaster)\b", re.IGNORECASE),
    "radio": re.compile(r"\bradio\b", re.IGNORECASE),
    "agency": re.compile(r"\b(?:agency|SANA)\b", re.IGNORECASE),
    "newspaper": re.compile(r"\b(?:newspaper|daily)\b", re.IGNORECASE),
}
