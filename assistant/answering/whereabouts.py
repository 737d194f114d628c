"""How a claim's places compare with those that a question names: shares and signs for `describing`."""

from __future__ import annotations

from assistant.answering.fits import Fit
from assistant.answering.matching import Match
from assistant.answering.material import Material
from assistant.answering.placing import exact
from assistant.answering.scenes import names_any
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.places import is_country, is_wide, same_place, within

A_DAY = 2


def places_named(claim: Claim, material: Material) -> tuple[float, float, float]:
    """The share of the places asked for that its sentence names, that the three until it name, and its article."""
    asked = [place for place in material.frame.places if not is_country(place)]
    if not asked:
        return 0.0, 0.0, 0.0
    reading = material.readings[claim.article_id]
    number = reading.sentence_at(claim.start)
    near = reading.article.text[reading.spans[max(0, number - 2)][0] : claim.end] if reading.spans else claim.quote
    here, around, told = (
        sum(names_any(text, [place]) for place in asked) / len(asked)
        for text in (claim.quote, near, f"{reading.article.title or ''} {reading.article.text}")
    )
    return here, around, told


def placing(claim: Claim, material: Material) -> tuple[float, float]:
    """Is the claim placed in one of the very places asked for, or in one that is none of them and in none?"""
    if not claim.place or not material.frame.places:
        return 0.0, 0.0
    very = any(same_place(claim.place, asked) for asked in material.frame.places)
    other = not very and not is_country(claim.place) and not any(within(claim.place, a) for a in material.frame.places)
    return float(very), float(other)


def exactly(claim: Claim, match: Match, frame: QuestionFrame) -> tuple[float, float, float]:
    """Where a quarter or village is asked for: is it left open whether it was there; does the question name the claim's
    own; and is it a town's where a whole land is asked for over a stretch of time?
    """
    narrow = any(_is_narrow(place) for place in exact(frame.places))
    own = [claim.place] if claim.place and _is_narrow(claim.place) else []
    lands = all(is_country(place) for place in frame.places)
    long = frame.when is not None and frame.when.days > A_DAY
    return (
        float(narrow and match.fits.get("place") is Fit.OPEN),
        float(bool(frame.places) and names_any(frame.text, own)),
        float(lands and long and claim.place is not None and not is_country(claim.place)),
    )


def _is_narrow(place: str) -> bool:
    return not is_wide(place) and not is_country(place)
