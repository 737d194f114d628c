"""How a claim's places compare with those that a question names: shares and signs for `describing`."""

from __future__ import annotations

from assistant.answering.material import Material
from assistant.answering.scenes import names_any
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.places import is_country, is_wide, same_place, within


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


def is_worded(claim: Claim, frame: QuestionFrame) -> float:
    """Does the question name the very quarter or village of the claim, by any spelling?"""
    own = [claim.place] if claim.place and _is_narrow(claim.place) else []
    return float(bool(frame.places) and names_any(frame.text, own))


def _is_narrow(place: str) -> bool:
    return not is_wide(place) and not is_country(place)
