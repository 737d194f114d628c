"""Of what a party accused somebody is asked: the charge is told in reports' own words, too."""

from __future__ import annotations

import re

from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Lexicon

# "What did Kyiv accuse the militia of", "what offence were they charged with".
ASKS = re.compile(
    r"\b(?:what|which)\b[^?;]*?\b(?:accus(?:e|ed|es|ing)\b[^?;]*?\bof\b|charg(?:e|ed|es)\b[^?;]*?\bwith\b)",
    re.IGNORECASE,
)
CHARGE = re.compile(
    r"\baccus(?:e|ed|es|ing)\b[^.;]*?\bof\b|\bcharg(?:e|ed|es)\s+(?:[\w'’-]+\s+){0,6}?with\b|\b(?:on|under)\s+(?:the\s+)?charges\s+of\b"
    r"|\b(?:accusations?|allegations?)\s+(?:of|that)\b"
)


def asks_of_what_accused(frame: QuestionFrame) -> bool:
    return frame.kind is QuestionKind.WHAT and ASKS.search(frame.text) is not None


def charges(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """Does a sentence tell a charge of the party that is asked about, with everybody whom the question names?"""
    mentions = lexicon.mentions(sentence)
    charge = CHARGE.search(sentence)
    if charge is None or not {mention.actor.key for mention in mentions}.issuperset(frame.actors):
        return False
    accusers = [mention for mention in mentions if mention.actor.key == frame.claimant_actor]
    if frame.claimant_actor is None:
        return True
    return any(m.end <= charge.start() or BY.search(sentence[: m.start]) for m in accusers)


# "Accused by the ministry of".
BY = re.compile(r"\b(?:accused|charged)\s+by\s+(?:the\s+)?$", re.IGNORECASE)
