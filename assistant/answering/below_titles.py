"""A sentence that begins with its article's title: where no stop parts the two, they are cut as one."""

from __future__ import annotations

import functools
from dataclasses import replace

from assistant.answering.fits import Setting
from assistant.answering.scenes import scenes_in
from assistant.domain.claims import Claim
from assistant.language.places import is_country


def below_title(claim: Claim, setting: Setting) -> Claim:
    """The claim without a title that its quote begins with, where what is left has its figure and places of its own.

    `Ten killed in attacks on Goma and Bukavu Police in Goma said six died in Virunga`: those six did not die in Bukavu.
    """
    title, figure = setting.article.title or "", claim.figure.text if claim.figure else ""
    if not title or not figure or not claim.quote.startswith(title):
        return claim
    rest = claim.quote[len(title) :]
    return replace(claim, quote=rest) if figure in rest and _is_placed(rest) else claim


@functools.lru_cache(maxsize=2_000)
def _is_placed(text: str) -> bool:
    return any(not is_country(place) for place in scenes_in(text))
