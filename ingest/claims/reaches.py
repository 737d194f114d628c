"""How far the speakers of one sentence reach, seen beside each other and beside the story's datelines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.language.numbers import quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from ingest.claims.citations import Cue
from ingest.claims.phrases import words_of
from ingest.claims.speech import CONDEMNING, OF_DOCUMENTS
from ingest.claims.words import words

# Who accuses or condemns says nothing of what stands before.
ONWARD = CONDEMNING | OF_DOCUMENTS | {"accused", "accuses", "blamed", "blames"}


def of_all(tokens: Sequence[Token], cues: list[Cue]) -> list[Cue]:
    """`nine died in Homs while clashes went on, the group said`: where nobody spoke before, all of it is his."""
    first = cues[0] if cues else None
    if first is None or first.leading or first.start == 0 or tokens[first.verb].lower in ONWARD | words("changes_toll"):
        return cues
    apart = any(token.text == ";" and _counts(tokens, k, first.first) for k, token in enumerate(tokens[: first.start]))
    return cues if apart or first.first < first.start else [replace(first, start=0), *cues[1:]]


def _counts(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`…; it was corrected later, the ministry said`: what has no figure is told with what is before."""
    found = (quantity_at(tokens, k) for k in range(first, last))
    return any(quantity is not None and quantity.low != 1 for quantity in found)


def of_named(tokens: Sequence[Token], cues: list[Cue]) -> list[Cue]:
    """`Omar Said of the clinic said hospitals and rescuers have documented 43 deaths`: whom nobody could name
    gave him the count, and he answers for it.
    """
    kept: list[Cue] = []
    for cue in cues:
        if not (kept and _gathered_for(tokens, kept[-1], cue)):
            kept.append(cue)
    return kept


def _gathered_for(tokens: Sequence[Token], named: Cue, cue: Cue) -> bool:
    """Do several nameless ones have counted, by the words of one who has a name?"""
    inside = named.leading and max(named.start, named.verb + 1) <= cue.first <= named.verb + OBJECT_REACH
    has_name = any(token.is_capital for token in tokens[named.first : named.last])
    nameless = not any(token.is_capital for token in tokens[cue.first : cue.last])
    several = tokens[cue.last - 1].lower.endswith("s")
    counted = tokens[cue.verb].lower in GATHERED and tokens[cue.verb - 1].lower in {"have", "had"}
    return inside and has_name and nameless and several and counted


GATHERED = frozenset({"documented", "counted", "recorded", "registered", "confirmed"})
OBJECT_REACH = 5


def of_reports(cues: list[Cue]) -> list[Cue]:
    """`Reports confirmed that five died, said the police chief`: reports have no author, and he tells what they say."""
    return [cue for cue in cues if not (cue.name.lower() in REPORTS and cue.leading and _told_on(cue, cues))]


def _told_on(reports: Cue, cues: list[Cue]) -> bool:
    return any(not cue.leading and cue.verb > reports.verb and cue.start <= reports.first for cue in cues)


REPORTS = frozenset({"reports", "early reports", "first reports", "initial reports", "some reports"})


def condemning_nothing(tokens: Sequence[Token], cues: list[Cue]) -> list[Cue]:
    """`The envoy condemned a raid that killed six, according to a medic`: only the medic counts the dead."""
    told = [cue.verb for cue in cues if tokens[cue.verb].lower == "according" and not cue.leading]
    return [
        replace(cue, stop=cue.start) if told and cue.verb < told[-1] and tokens[cue.verb].lower in CONDEMNING else cue
        for cue in cues
    ]


def answers(tokens: Sequence[Token], opens: int, first: int) -> bool:
    """`Police said 18 had died, but the mayor said 27 had died`: each tells what stands behind him."""
    at = first - 1
    if at > 0 and tokens[at].text == ",":
        # "…, but the mayor, Omar Said, told …"
        at = next((k for k in range(at - 1, max(opens, at - APPOSED), -1) if tokens[k].lower in JOINTS), at)
    joint = tokens[at].lower if at >= 0 else ""
    spoken = any(tokens[k].lower in words("speech") for k in range(opens, first))
    return joint in JOINTS or joint == ":" or (joint in {"and", "yet"} and spoken)


JOINTS = frozenset({"although", "but", "though"})
APPOSED = 7


def denying(tokens: Sequence[Token], cues: list[Cue]) -> list[Cue]:
    """`The militia denied that 20 of its men had died`, `said it was untrue that …`: it is no figure of theirs."""
    told = [_past_denial(tokens, cue) if _denies(tokens, cue.verb) else cue for cue in cues]
    turned_down = next((k for k, token in enumerate(tokens) if token.lower in TURNED and _turns_down(tokens, k)), None)
    if turned_down is not None:
        told = [replace(c, stop=min(c.stop, turned_down)) if c.verb < turned_down else c for c in told]
    # "The army denied that 20 had died and said three had": of the twenty it said no more than that.
    return [
        replace(cue, start=max(cue.start, cue.verb + 1)) if cue.leading and _denied_before(tokens, cue) else cue
        for cue in told
    ]


def _turns_down(tokens: Sequence[Token], place: int) -> bool:
    """`…, dismissing reports of 17 dead as fake`, `and denied Malian claims that …`: what is in them is not theirs."""
    near = [token.lower for token in tokens[place + 1 : place + TURNED_DOWN]]
    return any(word in HEARSAY and behind in {"of", "that", "to"} for word, behind in pairwise(near))


TURNED_DOWN = 7
HEARSAY = frozenset(
    {"accusations", "allegations", "assertions", "claim", "claims", "report", "reports", "rumors", "rumours"}
    | {"statement", "statements"}
)


def _past_denial(tokens: Sequence[Token], cue: Cue) -> Cue:
    """`Armenia denied all guilt: it said two had died`: behind the mark it tells again, where it does so in person."""
    mark = next((k for k in range(cue.verb + 1, cue.stop) if tokens[k].text in {":", ";"}), None)
    told = mark is not None and any(
        tokens[k].lower in {"it", "he", "she", "they"} and tokens[k + 1].lower in words("speech")
        for k in range(mark + 1, cue.stop - 1)
    )
    return replace(cue, start=mark + 1) if mark is not None and told else replace(cue, stop=cue.start)


def _denied_before(tokens: Sequence[Token], cue: Cue) -> bool:
    return any(_denies(tokens, k) or tokens[k].lower in REJECTS for k in range(cue.last, cue.verb))


REJECTS = frozenset(
    {"contradicted", "contradicting", "dismissed", "dismisses", "dismissing", "disputed", "disputes", "disputing"}
    | {"refuted", "refuting", "rejected", "rejecting", "rejects"}
)


def _denies(tokens: Sequence[Token], verb: int) -> bool:
    if tokens[verb].lower in DENIALS:
        return True
    told = [token.lower for token in tokens[verb + 1 : verb + UNTRUE_REACH] if token.lower != "that"]
    return told[:1] == ["it"] and told[1:2] in (["was"], ["is"]) and bool(UNTRUE & set(told[2:4]))


DENIALS = frozenset({"denied", "denies", "deny", "denying"})
TURNED = DENIALS | REJECTS | {"comment", "commenting"}
UNTRUE = frozenset({"false", "incorrect", "untrue"})
UNTRUE_REACH = 6


def in_its_story(cue: Cue, datelines: Sequence[tuple[int, int]]) -> Cue:
    """Who speaks behind a dateline said nothing of the headline before it, nor who speaks before of what is behind."""
    if not datelines:
        return cue
    begins = max((end for _, end in datelines if end <= cue.first), default=0)
    ends = min((first for first, _ in datelines if first >= max(cue.last, cue.verb)), default=cue.stop)
    return replace(cue, start=max(cue.start, begins), stop=min(cue.stop, ends))


def without_byline(text: str, tokens: Sequence[Token], cue: Cue, news: frozenset[int]) -> Cue:
    """`says monitoring group AFP Friday 23 Aug`: the agency and the day begin the story behind the headline."""
    last, dated = cue.last, tokens[cue.last : cue.last + 1]
    while last > cue.first and last - 1 in news:
        last -= 1
    if last in {cue.first, cue.last} or not dated or dated[0].lower not in words("days"):
        return cue
    return replace(cue, last=last, name=words_of(text, tokens, cue.first, last))


def fronted(tokens: Sequence[Token], opens: int, verb: int) -> bool:
    """`Despite the deaths of 12 people the envoy said that talks would go on`: what stands before is nobody's word.

    The clause that the sentence opens with says when or in spite of what he spoke.
    """
    behind = next((token.lower for token in tokens[verb + 1 :] if token.lower not in words("days")), "")
    # "A day after a bomb killed nine, the army said it …"
    front = [token.lower for token in tokens[opens : opens + SINCE_REACH]]
    since = next((k for k, word in enumerate(front) if word in {"after", "since"}), 0)
    timed = since > 0 and front[since - 1] in TIMES
    return (front[:1] != [] and (front[0] in FRONTING or timed)) and behind in CLAUSES


SINCE_REACH = 5
TIMES = frozenset(
    {"day", "days", "hour", "hours", "minutes", "month", "months", "shortly", "soon", "week", "weeks", "year"}
)


FRONTING = frozenset({"after", "although", "amid", "asked", "contrary", "despite", "following"})
CLAUSES = frozenset({"that", "it", "its", "he", "his", "she", "her", "they", "their", "we", "our"})


def tell(tokens: Sequence[Token], first: int, cues: Sequence[Cue]) -> bool:
    """`…, three rescue workers told the paper`, `according to two officers`: they are counted as those who tell it.

    `first`: where the count begins.
    """
    before = tokens[first - 1].lower if first else ""
    return before not in outcomes().active and any(
        cue.first == first or (cue.leading and cue.first < first < cue.last) for cue in cues
    )
