"""Who did it by somebody's word is asked: `Who planted the bomb, according to the police?`. A sentence that only tells
of the blast, or of those who once held the town, names no doer.
"""

from __future__ import annotations

import re

from assistant.answering.answer_types import ACTS, DEEDS, FACTIONS, names_doer
from assistant.answering.owning import tells_whether_owned
from assistant.answering.predicates import predicates
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Lexicon

# "Who planted", "which group fired": what was done to the place or the dead.
BOMBED = (
    r"(?:plant(?:ed|ing)?|plac(?:ed|ing)|rigg(?:ed|ing)|detonat\w+|set(?:ting)?\s+off|bl[eo]w\w*|bomb\w*|car\s+bombs?|suicide|"
    r"explosives?|explosions?|blasts?|mines?|mined|booby\W?trap\w*)"
)
FIRED = (
    r"(?:shell\w*|fir(?:ed|es|ing)|launch\w*|mortars?|rockets?|missiles?|pound\w*|bombard\w*|artillery|target\w*|hit|hits|"
    r"attack\w*|str[iu]ck\w*|strikes?)"
)
FLOWN = (
    r"(?:bomb\w*|raid\w*|(?:air)?strikes?|struck|(?:war|air)?planes?|jets?|aircraft|helicopters?|drones?|hit|hits|target\w*|"
    r"pound\w*|attack\w*)"
)
DEED_BY = {
    "planted": BOMBED,
    "fired": FIRED,
    "flown": FLOWN,
}
ASKS_DEED = re.compile(
    r"^(?:\W*(?:and|but|so)\W+)?(?:who|(?:which|what)\s+(?:[\w'’-]+\s+){1,3}?)\s*"
    r"(?:(?P<planted>planted|placed|rigged|detonated|set\s+off|blew\s+up)"
    r"|(?P<fired>shelled|fired|launched|mortared|bombarded)"
    r"|(?P<flown>bombed|raided|struck))\b",
    re.IGNORECASE,
)


def asks_doer_by_word(frame: QuestionFrame) -> bool:
    """Is the doer asked for by the word of somebody known, who may have named none?"""
    return (
        frame.kind is QuestionKind.WHO_DID
        and frame.claimant_actor is not None
        and ASKS_DEED.search(frame.text) is not None
    )


def tells_doer(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """Does a sentence say who did such a thing, who is blamed for it, or that nobody knows?"""
    asked = ASKS_DEED.search(frame.text)
    if asked is None or tells_whether_owned(sentence) or "blame" in predicates(sentence):
        return True
    deed = DEED_BY[asked.lastgroup or "fired"]
    if re.search(rf"\b{deed}\b", sentence, re.IGNORECASE) is None:
        return False
    return names_doer(frame, sentence, lexicon) or any(
        ACTS.match(sentence[found.end() :]) or DEEDS.match(sentence[found.end() :])
        for found in FACTIONS.finditer(sentence)
    )
