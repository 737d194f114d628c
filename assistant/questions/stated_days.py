"""The day of a statement, a story or a count, which is no day of the event that it tells of."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.language.dates import DateMention
from assistant.questions.dated_counts import dates_a_count
from assistant.questions.wording import Run, Wording, listed

STATED = re.compile(
    r"\blooking back (?:in|on) $|\bwriting in $|"
    r"\bput it on (?:the )?$|\bput\b[^?]* (?:at|dead) on $|"
    r"\b(?:quoted|cited|as reported|as recalled|as published) (?:in|on) $|"
    r"\breported by [^,?;]{2,50} (?:on|in) $|"
    r"\b(?:said|says|say|reported|report|announced|announce|stated|(?<!islamic )state|told|confirmed|gave|give|given|"
    r"put out|declared|posted|aired|broadcast|released|issued|published|circulated|uploaded|revised|updated)(?: it)?"
    r"(?: online| publicly)? on (?:the )?(?:\w+day,? )?$",
    re.IGNORECASE,
)
# "Deaths in Khartoum state on 3 May": nothing was stated.
IN_A_STATE = re.compile(r"\b(?:[Ii]n|[Aa]cross|of|throughout) (?:[A-Z]\S+ ){1,3}[Ss]tate on (?:the )?$")


WARS = frozenset({"war", "conflict", "fighting", "campaign"})


def _behind(words: Wording, mention: DateMention) -> list[str]:
    """The words behind a date, to the next joint: "the statement on the 3 May bus convoy attack" is about that."""
    run = words.between(mention.start, mention.end)
    near = words.words(Run(run.end, min(len(words), run.end + 4)))
    joints = listed("nearby", "prepositions") | listed("nearby", "conjunctions") | listed("asking", "aux")
    ends = (at for at, word in enumerate(near) if word in joints or not word[0].isalnum())
    return near[: next(ends, 4)]


PRINTED = re.compile(
    r"\s+(?:news )?(?:report|video|statement|bulletin|story|article|piece|dispatch|coverage|despatch|write-up)\b",
    re.IGNORECASE,
)


PIECE_OF = re.compile(
    r"\b(?:story|article|piece|dispatch|despatch|bulletin|communiqu[eé]|statement|press release|coverage|reporting|"
    r"according to reports|report|footage|video|clip|"
    r"words|remarks|briefing|announcement) "
    r"(?:of|dated|from|on) (?:the )?$",
    re.IGNORECASE,
)
FILED = re.compile(
    r"\b(?:story|article|piece|dispatch|despatch|bulletin|report) from $|"
    r"\b(?:statement|report|bulletin|briefing) (?:on|about) [^,.?;:]{2,50} from $",
    re.IGNORECASE,
)
# "On 8 September 2013, what toll accompanied the story of the talks?"
OPENING = 4
IN_THE_STORY = re.compile(
    r"\b(?:accompanied|carried by|in|mentioned in|given in|quoted in) the (?:story|article|dispatch|piece)\b",
    re.IGNORECASE,
)


# "On 3 May 2009 the ministry raised its toll for the shelling."
REVISED = re.compile(
    r",?\s(?:the |a )?(?:[\w'’-]+ ){1,6}?(?:raised|revised|lowered|updated|upped|increased|corrected|adjusted|amended|"
    r"cut|published|released|issued|gave|announced|put out) (?:its|their|his|her|a|an|the) (?:\w+ ){0,3}?"
    r"(?:toll|tally|count|figure|figures|estimate|number|statement)\b"
)


def of_statement(words: Wording, mention: DateMention) -> DateMention:
    """As in "prosecutors said on 20 October", "in its June 2014 story": the time of the statement, and not of what it
    counts, which happened by then.
    """
    if re.search(
        r"\bbefore [^,?;]{2,60} (?:was|were) (?:announced|reported|confirmed) on $", words.source[: mention.start]
    ):
        return replace(mention, relation="by")
    if set(_behind(words, mention)) & (listed("events", "nouns") - WARS):
        return mention  # "the statement on the 21 August attack"
    loose = re.search(
        r"\b(?:quoted|cited|reported|recalled|published)\b[^,?;]* (?:in|on) $", words.source[: mention.start]
    )
    stated = bool(mention.span.days == 1 or loose) and STATED.search(words.source[: mention.start])
    stated = None if IN_A_STATE.search(words.source[: mention.start]) else stated
    counted = mention.span.days == 1 and dates_a_count(words.source[: mention.start], _behind(words, mention))
    stated = stated or PRINTED.match(words.source[mention.end :]) or PIECE_OF.search(words.source[: mention.start])
    opens = mention.start <= OPENING
    stated = stated or (opens and (IN_THE_STORY.search(words.source) or REVISED.match(words.source, mention.end)))
    # "in a story from 3 May": no span begins there.
    filed = mention.relation == "since" and (counted or FILED.search(words.source[: mention.start]))
    at = mention.relation == "at" or filed
    return replace(mention, relation="told") if (stated or counted or filed) and at else mention
