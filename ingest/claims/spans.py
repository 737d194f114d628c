"""Over what span a figure counts: one event, some days, a whole war."""

from __future__ import annotations

import functools
import re
from datetime import date

from assistant.domain.claims import Scope
from assistant.language.dates import WEEKDAY
from ingest.claims.circumstances import ATTACKS, MONTH, PART, SINCE, dates_in, is_of_speech, since_then
from ingest.claims.running import days_running, length_of
from ingest.claims.surroundings import Surroundings

WAR = r"(?:war|conflict|uprising|revolt|crisis)"
CUMULATIVE = re.compile(
    rf"""\b(?:
      since\ (?:the\ )?(?:(?:{MONTH}\ )?\d{{4}}|{WAR})
    | since\ (?:the\ )?(?:start|beginning|outbreak)\ of\ (?:the\ |its\ )?(?:\w+\ )?(?:{WAR}|hostilities)
    | \w+-year\ (?:war|conflict|civil)
    | so\ far\ lost | since\ it\ (?:began|started|erupted) | so\ far\ in\ the\ {WAR}
    | {WAR}[^.]{{0,40}}(?:has|have|had|which)\ (?:\w+\ ){{0,3}}(?:killed|claimed|left|cost|displaced)
    | (?:years?|months)\ of\ (?:war|conflict|fighting)
    | since\ (?:the\ )?(?:[\w'’-]+\ ){{0,2}}(?:coup|invasion|takeover|(?:seized|took)\ power)\b
      (?!\ of\b|\ attempt|[^.;]{{0,30}}?\b(?:earlier|last|on\ \w+day|this)\b)
    | (?:have|has|had)\ (?:(?:been|now|so\ far)\ )*(?:killed|died|fallen|perished)\ in\ the\ (?:[\w-]+\ ){{0,2}}?{WAR}\b
      (?!\ (?:zones?|on|against|last|this|over|in\ the\ (?:past|last)|during)\b)
    | in\ the\ (?:country|war|conflict)\ since | killed\ in\ the\ (?:\w+\ )?{WAR}\ to
    | (?:br(?:ings?|ought|inging)|rais(?:es|ed|ing))\ the\ (?:total|overall)\b | the\ total\ (?:is|stands|now)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# "…some of the fiercest fighting in the civil war": of small figures it says nothing.
WAR_NAMED = re.compile(r"\bcivil war\b|\bsince then\b", re.IGNORECASE)
# "…among the worst attacks of the six-year war" counts one attack.
LONG_WAR = re.compile(r"\w+-year\b", re.IGNORECASE)
SUPERLATIVE = re.compile(
    r"\b(?:worst|deadliest|bloodiest|heaviest|fiercest|biggest|largest|first|greatest|single)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
MOST_SINCE = re.compile(
    r"\b(?:worst|deadliest|bloodiest|heaviest|fiercest|biggest|largest|first|greatest|highest|most \w+)\b[^.;]{0,120}?"
    r"\bsince\b[^.;,]{0,40}",
    re.IGNORECASE,
)
# "the monitor, which tracks the six-year war", "a town that has been under siege since 2012": no figure is counted so.
DESCRIBED = re.compile(
    r"\b(?:which|that|who) (?:monitors|tracks|documents|follows|(?:has|have|had) been (?:monitoring|tracking"
    r"|documenting|under siege|besieged|held|controlled|divided|split|in rebel hands))\b[^.;,]{0,60}?"
    r"(?:\bsince [^.;,]{2,60}|\b(?:war|conflict|violence|uprising|revolt)\b)"
)
MANY_WORDS = re.compile(r"\bhundreds of thousands\b|\bmillions\b|\bpopulation\b")
MANY = 1_000
LASTING = r"(?:offensive|battle|siege|campaign|assault|fighting|clashes|bombardment)"
LASTS = (
    rf"{LASTING}\s(?:(?:in|for|of|between|over|around|near|on)\s(?:[\w-]+\s){{1,4}}|(?:that|which)\s)?(?:has|have)\s(?:\w+\s)?"
    r"(?:left|killed|claimed|prompted|caused|forced|displaced)"
)
SOME = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several)"
PERIOD = re.compile(
    rf"""\b(?:
      in\ (?:the\ )?(?:past|last|previous)\ (?:\w+\ )?(?:days|weeks?|months?|hours|year)
    | (?:over|during|within)\ (?:the\ )?(?:past|last|previous)\b
    | in\ recent\ (?:days|weeks|months) | in\ (?:24|48|72)\ hours
    | since\ (?:the\ )?(?:start\ of|beginning\ of|{WEEKDAY}|{MONTH}|last|early|late|mid|dawn|\d)
    | since\ (?:it|they|the\ \w+)\ (?:was\ |were\ )?(?:launched|took|began|started|resumed|broke|collapsed)
    | (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\ days\ of
    | during\ (?-i:{MONTH})\b(?!\ \d{{1,2}}\b)
    | during\ (?:the\ )?(?:month|week|battle|offensive) | (?<!earlier\ )(?<!later\ )this\ (?:week|month|year)
    | (?:which|that)\ (?:began|started|erupted)\ (?:last|on) | (?:began|started)\ (?:on\ )?{WEEKDAY}\ and\ continued
    | (?:over|during|throughout)\ the\ (?:\w+\ )?weekend
    | in\ recent\ (?:\w+\ )?(?:fighting|clashes|shelling|{ATTACKS})
    | (?<!night\ from\ )(?<!night\ of\ )(?<!night\ between\ )(?<!overnight\ )
      {WEEKDAY}\ (?:(?:night|morning|evening)\ )?(?:and|through|to|until)\ (?:on\ )?{WEEKDAY}
    | {MONTH}\ \d{{1,2}}\ and\ (?:{MONTH}\ )?\d{{1,2}}
    | (?<!latest\ in\ )(?<!latest\ in\ a\ )(?:string|series|wave|spate)\ of\ (?:[\w-]+\ ){{0,2}}{ATTACKS}
    | {LASTS}
    | (?:several|various|many)\ (?:neighbou?rhoods|areas|towns|villages|provinces|cities)
    | (?:days|weeks|months)\ of\ (?:\w+\ ){{0,2}}(?:fighting|clashes|shelling|bombardment|violence|battles|{ATTACKS})
    | (?<!\b[io]n\ the\ )(?<!day\ the\ )(?<!day,\ the\ )
      (?:second|third|fourth|fifth|sixth|seventh)\ (?:straight\ |consecutive\ )?day\b(?!\ of\ (?:talks|mourning))
    | (?:first|last)\ \w+\ months\ of\ \d{{4}} | this\ (?:month|week|year)\ alone
    | across\ (?:the\ (?:country|region|province)|(?-i:[A-Z]\w+))(?!\ (?:border|river))
    | nationwide | throughout\ the\ country
    | in\ and\ (?:around|near|outside) | {ATTACKS}\ by\ (?:[\w-]+\ ){{1,6}}have\ (?:\w+\ )?(?:killed|left|caused)
    | (?:fighting|battles?)\ (?:\w+\ ){{0,4}}(?:left|killed|claimed|cost)
    | (?:latest|ongoing|continuing|continued)\ (?:\w+\ )?(?:fighting|clashes|violence|battles)
    | villages\ and\ towns | towns\ and\ villages | in\ the\ (?:days|weeks)\ (?:after|since|following)
    | (?<!attack\ )(?<!strike\ )(?<!bombing\ )(?<!blast\ )(?<!raid\ )(?<!time\ )(?<!since\ )
      (?:in|over|within|during)\ (?:the\ )?{SOME}\ (?:days|weeks|months)(?!\ (?:ago|later|time|after|before|of\ talks))
    | {SOME}-(?:day|week|month)-?\ ?(?:long\ )?{LASTING} | daily\ (?:shelling|bombardment|{ATTACKS}|clashes)
    | a\ total\ of | (?:each|every)\ day | was\ the\ (?:deadliest|bloodiest|worst)\ (?:week|month|year)
    | (?:has|have)\ (?:\w+\ )?(?:killed|executed|beheaded|massacred)\ (?:\w+\ )?(?:hundreds|thousands)
    | {ATTACKS}\b[^.;]{{0,30}}?\ in\ (?:(?-i:[A-Z])[\w-]+\ )+and\ (?:its\ |in\ )?(?-i:[A-Z])[\w-]+
    | in\ (?:a|one)\ (?:week|month)\ of | during\ the\ (?:final|last|first)\ (?:days|weeks|months)
    | {ATTACKS}\ in\ (?-i:{MONTH})\b(?!\ \d) | in\ (?:early|mid|late)\ {MONTH}\ and\ (?:in\ )?(?:early|mid|late)
    | in\ (?:(?-i:[A-Z])[\w-]+\ )+and\ (?:(?-i:[A-Z])[\w-]+\ )+(?:provinces|cities|governorates)
    | in\ total\ since | {ATTACKS}\ (?:\w+\ )?have\ (?:\w+\ )?(?:killed|claimed|left|caused)
    | (?:different|separate|various)\ (?:areas|parts|places|fronts|regions|operations)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# So many do not die in one event, nor so many flee.
LARGE, MANY_DEAD = 50_000, 10_000


def scope_of(
    around: Surroundings, low: int | None, *, at: int | None = None, vague: str = "", deaths: bool = True
) -> Scope:
    """Incident unless the sentence counts over days, or over a whole war. `at`: where the figure stands in it."""
    if low == 1 and vague.startswith(ONE):
        # One dies on one day, however long the war.
        return Scope.INCIDENT
    text, sentence, counts_all, war_named = _read_once(_without_total(around.text, at))
    many = (low is not None and low >= (MANY_DEAD if deaths else LARGE)) or MANY_WORDS.search(vague)
    if counts_all or (many and (deaths or not re.search(LASTS, sentence, re.IGNORECASE))):
        return Scope.CUMULATIVE
    if war_named and ((low or 0) >= MANY or "thousands" in vague):
        return Scope.CUMULATIVE
    if vague.startswith(ONE):
        # One dies on one day.
        return Scope.INCIDENT
    if running := _days_running(around.text, around.before, around.published):
        return Scope.CUMULATIVE if length_of(running) > LONG_SINCE else Scope.PERIOD
    # "Among the dead were 12 children": of those whom the sentence before counted.
    return _over_days(text, sentence, around.published) or (around.counted_over if PART.match(text) else Scope.INCIDENT)


@functools.lru_cache(maxsize=64)
def _read_once(text: str) -> tuple[str, str, bool, bool]:
    """A sentence without what only ranks an event, and without what is the most since when too; whether it counts
    a whole war's dead, and whether it names a war. Each of its figures asks.
    """
    text = RANKED.sub(" ", text)
    # "the deadliest since March" counts no days.
    text = DESCRIBED.sub(lambda found: " " * len(found.group()), text)
    sentence = MOST_SINCE.sub(" ", text)
    whole = CUMULATIVE.search(sentence)
    counts_all = whole is not None and not (
        LONG_WAR.match(whole.group()) and SUPERLATIVE.search(sentence[: whole.start()])
    )
    return text, sentence, counts_all, WAR_NAMED.search(sentence) is not None


ONE = ("a ", "an ", "another ")
# "the second such attack this month": of the month nothing else is counted.
RANKED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|latest|\d+th)\s(?:such\s)?(?:attack|blast|bombing|raid|strike|time)\s"
    r"(?:\w+\s){0,3}?(?:this|in\s(?:a|the|as\smany|\w+))\s(?:days?|weeks?|months?|year)\b",
    re.IGNORECASE,
)


def _without_total(text: str, at: int | None) -> str:
    """`killed 12 on Monday, bringing the number killed in 24 hours to 45`, `killed 12 in a war that has left 14,000
    dead`: what is said of the sum is not said of the twelve.
    """
    total = TOTAL.search(text) or (OF_WAR.search(text) if HAVE.search(text) else None)
    if total is None or at is None:
        return text
    behind = text.find(", ", total.end())
    if total.re is OF_WAR and 0 < behind < at:
        # "In a war that has left 14,000 dead, nine people were killed on Monday"
        return text[: total.start()] + text[behind:]
    return text[: total.start()] if at < total.start() else text


TOTAL = re.compile(r"\b(?:bringing|raising|taking) (?:to \d[\d,]* )?the (?:\w+ )?(?:number|toll|total|tally)\b")
HAVE = re.compile("that ha|which ha")
# "the latest in a war that has", "in the conflict, which has"
OF_WAR = re.compile(
    rf"\b(?:in|of|during|amid) (?:an?|the|its|their|this) (?:[\w-]+ ){{0,4}}?{WAR},? (?:that|which) (?:has|have|had)\b",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=64)
def _days_running(text: str, before: str, published: date | None) -> re.Match[str] | None:
    """Where a sentence counts over the days that something has gone on, and names none of its own."""
    running = days_running(text, before)
    if running is None or running.string is text:
        return running
    return None if any(not is_of_speech(text, told) for told in dates_in(text, published)) else running


@functools.lru_cache(maxsize=64)
def _over_days(text: str, sentence: str, published: date | None) -> Scope | None:
    if _spans_days(text, published):
        return Scope.PERIOD
    since = _longest_since(text, published)
    if since > LONG_SINCE:
        return Scope.CUMULATIVE
    return Scope.PERIOD if since or PERIOD.search(sentence) else None


def _spans_days(text: str, published: date | None) -> bool:
    """`between 27 September and 9 November`: from one day to another, and not a month by its name."""
    return any(
        mention.relation == "at" and mention.span.days > SEVERAL and RANGE.search(mention.text)
        for mention in dates_in(text, published)
    )


SEVERAL = 4
# "mid-August" is one word, and no range.
RANGE = re.compile(r"\b(?:and|to|until|through|till)\b|(?<!\bmid)(?<!\bearly)(?<!\blate)[-–—]", re.IGNORECASE)


# "since June last year" counts on and on; "since Tuesday" over a few days.
LONG_SINCE = 60


def _longest_since(text: str, published: date | None) -> int:
    """Days that the sentence's "since …" reaches back from the report; 0 without one."""
    spans = [
        mention.span.days
        for mention in (since_then(one, text, published) for one in dates_in(text, published))
        if mention.relation == "at"
        and mention.span.last == published
        and mention.span.days > 1
        and (opened := SINCE.search(text[: mention.start]))
        and not SUPERLATIVE.search(text[: opened.start()])
    ]
    return max(spans, default=0)
