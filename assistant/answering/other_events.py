"""What makes a claim one of another event, whoever its victims are: it was done by other means than those asked about,
or its article knows nothing of the market, the wedding or the gas that the question tells of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.answering.circumstances import arms, kinds, unsaid
from assistant.answering.parts_asked import EXCEPTED
from assistant.domain.articles import Article
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame

# Reports keep these apart. Gas comes by shell and by plane, and whoever speaks of gunmen tells of no weapon.
MEANS = frozenset({"air", "guns", "laid"})
# Kinds of places and deeds that a report of them never leaves unsaid. A base, a battle or a police source it may.
NEVER_UNSAID = frozenset(
    [
        "bakery",
        "gas",
        "helicopter",
        "hotel",
        "market",
        "prison",
        "school",
        "tunnel",
        "wedding",
        "worship",
    ]
)
# Who speaks is no scene, and a name in capitals may be a town's ("Sarin").
NO_SCENE = re.compile(
    r"\b(?:hospital|prison|school)s?['’]?s? (?:source|official|director|staff|doctor)s?\b|"
    r"\b(?:source|official|doctor|medic)s? (?:at|in|from) (?:an? |the )?(?:[\w'’-]+ ){0,3}?(?:hospital|clinic)s?\b|"
    r"\b(?:taken|brought|rushed|admitted|moved|treated) (?:to|in|at) (?:an? |the )?(?:[\w'’-]+ ){0,3}?hospitals?\b|"
    r"\bSarin\b"
)


def by_other_means(claim: Claim, frame: QuestionFrame) -> bool:
    """`Rockets killed nine` is no toll of an air raid; a sentence that tells of both may be."""
    asked, told = arms(frame.text), arms(claim.quote) & MEANS
    return len(asked) == 1 and asked <= MEANS and bool(told) and asked.isdisjoint(told)


def of_nothing_asked(frame: QuestionFrame, articles: Mapping[str, Article]) -> frozenset[str]:
    """The articles, by id, that know nothing of what is asked about: a market, and no market in them."""
    asked = kinds(NO_SCENE.sub(" ", frame.text)) & NEVER_UNSAID
    if not asked or EXCEPTED.search(frame.text):
        return frozenset()
    return frozenset(name for name, article in articles.items() if unsaid(asked, article))
