"""Questions with "what" or "how" that ask how many somebody lost: `What did the mayor put the dead at?`"""

from __future__ import annotations

import re

from assistant.questions.wording import Run, Wording


def asks_loss(words: Wording, run: Run) -> bool:
    """Do the words that ask, from `run` on, ask how many somebody lost?"""
    at = words.starts[run.first]
    told = (TOLL_WAS, PUT_AT, OWNED_UP, HOW_PUT, HOW_FAR, LOSS_AMONG)
    return any(asked.search(words.spaced, at) for asked in told) or _asks_other_toll(words, run)


# "What did the ministry put the rebel dead at?"
PUT_AT = re.compile(
    r"\bwhat (?:did|does|do|had|has|have) [^?]{2,60} (?:put|place|puts|set|estimate|reckon) (?:the|its|their) "
    r"[^?]{0,60}\b(?:dead|losses|wounded|injured|killed|casualties|missing|displaced|fatalities|deaths) at "
)


# "How did the ministry put the number of wounded?"
HOW_PUT = re.compile(
    r"\bhow (?:did|does|do|had|has|have) [^?]{2,60} (?:put|place|set|count|reckon|estimate|state|give) "
    r"(?:the|its|their) (?:\S+ ){0,2}(?:number|toll|figure|count|tally|total|losses|dead|wounded|casualties) "
)


# "What was the loss among the marines?", but not "What was the loss of the airfield among its effects?"
HOW_FAR = re.compile(
    r"\bhow far (?:did|had|has) (?:the|its|their) (?:\S+ ){0,2}(?:toll|count|tally|number|total|losses) "
)


LOSS_AMONG = re.compile(
    r"\bwhat (?:was|were|is) (?:the|its|their) (?:\S+ )?(?:loss|cost) (?:among|amongst|in men|in dead) "
)


# "What did the committees say the toll was?", "What did the minister say about the number of dead?"
TOLL_WAS = re.compile(
    r"\bwhat (?:did|does|do|had) [^?]{2,60} (?:say|claim|report) (?:was|were|is|are) "
    r"(?:the|its|their|(?:the )?\S+ 's) (?:\S+ ){0,2}(?:toll|number|figure|count|total|losses|casualties)\b|"
    r"\bwhat (?:did|does|do|had) [^?]{2,60} (?:say|claim|report|tell \S+) (?:that )?(?:the|its|their) (?:\S+ ){0,2}"
    r"(?:toll|number|figure|count|total|losses|casualties) (?:was|is|were|had been|stood|came)\b"
    r"|\bwhat (?:did|does|do|had|has|have) [^?]{2,60} (?:say|said|claim|report|tell \S+|told \S+) (?:about|on|of) "
    r"(?:(?:the|its|their|civilian|military) (?:\S+ ){0,2}?"
    r"(?:toll|numbers? of|casualties|dead|wounded|fatalities|deaths)\b|(?:casualties|deaths|losses) (?:among|in|from) )"
)


# "What had the army admitted losing?", "What did the militia say it had lost?"
OWNED_UP = re.compile(
    r"\bwhat (?:did|does|do|had|has|have) [^?]{2,60} (?:admit|admitted|admits|acknowledge|acknowledged|concede|"
    r"conceded|say|said|claim|claimed|report|reported|own up to|confirm|confirmed) "
    r"(?:that )?(?:it |they |(?:the )?(?:\S+ ){1,3}?(?=had |has |have ))?(?:had |has |have )?"
    r"(?:lost|losing|suffered|suffering)(?= (?:in|at|on|by|during|until|up|there|so|near|around|since|overall|over)? ?)"
    r"(?! in (?:territory|ground|land|tanks|armou?r|aircraft|equipment|vehicles|money) )"
    r"(?! (?:the|control|contact|ground|territory|power|its|their|a|an|of) )"
)


# "The mayor gave 17 dead; what did the UN report?": another's toll of the same.
OTHER_TOLL = re.compile(
    r"what (?:did|does|do|has|had) (?:the )?(?:\S+ ){1,6}?(?:say|report|reported|claim|claimed|give|announce|have|"
    r"count|print|carry|admit|record|tell(?: \S+){1,9})(?: instead| itself| then| later)? "
    r"(?:(?:in|on|by) (?:\S+ ){1,3})?(?:\? )*$"
)


def _asks_other_toll(words: Wording, run: Run) -> bool:
    told = words.words(Run(0, run.first))
    counts = {"dead", "killed", "wounded", "injured", "toll", "tolls", "figures", "losses", "died"}
    counts |= {"casualties", "deaths", "fatalities"}
    ended = words.lower(run.first - 1) in {".", ";", ":", "?", "-", "–"}
    return ended and bool(counts & set(told)) and bool(OTHER_TOLL.match(words.spaced, words.starts[run.first]))
