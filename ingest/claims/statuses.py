"""Who the counted are where their noun alone does not say: civilians, combatants, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.claims import Claim, Scope, Status
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.aboard import aboard
from ingest.claims.beside import Linked
from ingest.claims.others import NEAR, going_on, partly_civilian
from ingest.claims.victim_phrases import Counted

GOING_ON = frozenset({"others", "other", "them", "wounded", "injured", "dead"})


def statuses_of(text: str, tokens: Sequence[Token], linked: Sequence[Linked]) -> list[Status]:
    """The status of each count: its noun's, else that of the one it goes on from ("16 others", "wounding 60")."""
    found: list[Status] = []
    for number, item in enumerate(linked):
        status = _all_of_them(text, tokens, item) or item.counted.status
        head = tokens[item.counted.head].lower if item.counted.head is not None else ""
        if status is Status.UNKNOWN and head == "them":
            status = _antecedent(tokens, item.counted.first)
        if status is Status.UNKNOWN:
            status = _of_whole(tokens, item, found)
        if status is Status.UNKNOWN:
            status = _beside(tokens, item, number, linked[number + 1 : number + 2])
        if item.counted.article and _and_other(tokens, item, linked[number + 1 : number + 2]):
            status = Status.COMBATANT
        goes_on = (item.counted.head is None or head in GOING_ON) and not of_event(tokens, item)
        if status is Status.UNKNOWN and goes_on and number and not is_whole(tokens, item.counted):
            whole = item.whole if item.whole is not None and item.whole < len(found) else number - 1
            before = part_of(tokens, linked, whole)
            # "18 civilians, one child among them, and dozens of others": beside the eighteen.
            whole = before if head in {"others", "other"} and before is not None else whole
            if head not in {"others", "other"} and before is not None:
                # "20 people, including 13 civilians, and wounded 30": beside the twenty.
                whole = before
            status = going_on(text, tokens, item, linked[whole], found[whole])
        elif status is Status.UNKNOWN:
            status = _told_behind(text, tokens, item)
        found.append(status)
    return found


def of_event(tokens: Sequence[Token], item: Linked) -> bool:
    """`A driver was wounded in the blast that killed nine`: the nine are the blast's, and no drivers."""
    led = item.trigger > 1 and tokens[item.trigger - 1].lower in {"that", "which"}
    return item.counted.head is None and item.trigger < item.counted.first and led


def _all_of_them(text: str, tokens: Sequence[Token], item: Linked) -> Status | None:
    """`17 had died, all of them rebels`: what stands behind is said of the count, whoever was counted before."""
    behind = ALL_OF_THEM.match(text, tokens[item.counted.last - 1].end) if item.counted.bare else None
    told = (victims().nouns.get(word.lower(), Status.UNKNOWN) for word in behind["who"].split()) if behind else ()
    return next((status for status in told if status is not Status.UNKNOWN), None)


ALL_OF_THEM = re.compile(
    r"[^.;:\d]{0,40}?,? (?:all|both) of (?:them|whom) (?:were )?(?P<who>(?:[\w-]+ ){0,2}[\w-]+)", re.IGNORECASE
)


def _told_behind(text: str, tokens: Sequence[Token], item: Linked) -> Status:
    """What stands behind a count of people says who they were: `20 people, including 13 civilians`."""
    if partly_civilian(text, tokens, item):
        return Status.MIXED
    if aboard(text, tokens, item.counted):
        return Status.COMBATANT
    return Status.CIVILIAN if _women_and_children(text, tokens, item) else Status.UNKNOWN


def shared_noun(tokens: Sequence[Token], item: Linked, behind: Sequence[Linked]) -> Counted | None:
    """`killed 28 and wounded 30 militants`: the noun behind the second figure is the first one's too.

    Of those who bear arms only: a bomb that kills eight and injures nine shoppers may kill anybody.
    """
    this, other = item.counted, behind[0].counted if behind else None
    if other is None or not this.bare or other.status is not Status.COMBATANT or other.quantity.last == other.last:
        return None
    between = [token.lower for token in tokens[this.last : other.quantity.first]]
    twice = item.trigger == this.first - 1 and behind[0].trigger == other.quantity.first - 1
    return other if twice and between[:1] == ["and"] and len(between) == len(("and", "wounded")) else None


def _of_whole(tokens: Sequence[Token], item: Linked, found: Sequence[Status]) -> Status:
    """`58 civilians including nine men`: men are civilians; `a nurse and nine rebels were among 48 people`: both."""
    if is_whole(tokens, item.counted):
        return Status.MIXED if {Status.CIVILIAN, Status.COMBATANT} <= set(found) else Status.UNKNOWN
    part = item.whole is not None and item.whole < len(found) and found[item.whole] is Status.CIVILIAN
    return Status.CIVILIAN if part else Status.UNKNOWN


def part_of(tokens: Sequence[Token], linked: Sequence[Linked], number: int) -> int | None:
    """The count before, of which this one told a part; none of "the 126 killed", whose part was told first."""
    whole = linked[number].whole
    return whole if whole is not None and whole < number and not is_whole(tokens, linked[number].counted) else None


def is_whole(tokens: Sequence[Token], counted: Counted) -> bool:
    """`three children were among the 14 killed`: the fourteen are not the part that was named first."""
    ahead = [token.lower for token in tokens[max(0, counted.first - 2) : counted.first]]
    return ahead[-1:] == ["among"] or ahead == ["among", "the"]


def _antecedent(tokens: Sequence[Token], at: int) -> Status:
    """`clashed with gunmen …, wounding scores of them`: the people named last before."""
    nouns = victims().nouns
    known = (nouns[token.lower] for token in reversed(tokens[:at]) if token.lower in nouns)
    return next((status for status in known if status is not Status.UNKNOWN), Status.UNKNOWN)


def attacked(tokens: Sequence[Token], item: Linked) -> int | None:
    """`ambushed a group of gunmen in the hills, killing 15`, `fired at protesters, killing 15`: the noun before for
    those who were attacked.
    """
    doing = tokens[item.trigger].lower.endswith("ing") and item.trigger < item.counted.first
    # "leaving five wounded"
    doing = doing or (item.counted.first > 0 and tokens[item.counted.first - 1].lower == "leaving")
    nouns = victims().nouns
    near = (k for k in range(min(item.trigger, item.counted.first) - 1, 0, -1) if tokens[k].lower in nouns)
    place = next(near, None) if doing and item.counted.bare else None
    if place is None or nouns[tokens[place].lower] is Status.UNKNOWN:
        return None
    ahead = {token.lower for token in tokens[max(0, place - 5) : place]}
    fired = ahead & FIRED and ahead & {"at", "on", "upon", "into"}
    return place if fired or ahead & ATTACKED else None


def _and_other(tokens: Sequence[Token], item: Linked, behind: Sequence[Linked]) -> bool:
    """`his son and 12 other militants`: the son is one of them."""
    counted = behind[0].counted if behind else item.counted
    joint = [token.lower for token in tokens[item.counted.last : counted.first]] == ["and"]
    other = "other" in {token.lower for token in tokens[counted.first : counted.last]}
    return joint and other and counted.status is Status.COMBATANT


def _beside(tokens: Sequence[Token], item: Linked, number: int, after: Sequence[Linked]) -> Status:
    """The status that words beside the noun give: those of whom was attacked, of who was driven from home."""
    if noun := shared_noun(tokens, item, after):
        return noun.status
    whom = None if number else attacked(tokens, item)
    if whom is not None:
        return victims().nouns[tokens[whom].lower]
    number_ends = item.counted.quantity.last
    behind = [token.lower for token in tokens[number_ends : number_ends + 2]]
    of_them = behind == ["of", "them"] or (behind[:1] == ["them"] and tokens[number_ends - 1].lower == "of")
    if of_them and item.counted.bare and item.whole is None and item.trigger < item.counted.first:
        # "hit dens of the rebels, killing several of them"
        return _antecedent(tokens, item.counted.first)
    ahead = [token.lower for token in tokens[max(0, item.counted.first - 2) : item.counted.first]]
    return Status.CIVILIAN if ahead == ["family", "of"] or _uprooted(tokens, item) else Status.UNKNOWN


def _uprooted(tokens: Sequence[Token], item: Linked) -> bool:
    """`26 displaced people`, `a family of displaced persons`: who fled his home bears no arms."""
    head = item.counted.head
    near = (token.lower for token in tokens[item.counted.first : head]) if head is not None else ()
    return head is not None and tokens[head].lower in UPROOTED and "displaced" in near


UPROOTED = frozenset({"people", "persons", "families", "person", "individuals", "others", "syrians"})
FIRED = frozenset({"fired", "fire", "shots", "shot", "gunfire"})
ATTACKED = frozenset(
    {"ambushed", "attacked", "targeted", "clashed", "fought", "raided", "engaged", "confronted", "stormed"}
)


def _women_and_children(text: str, tokens: Sequence[Token], item: Linked) -> bool:
    """`20 people were killed, including women and children`: as reports say that they were civilians."""
    head = item.counted.head
    if head is None or tokens[head].lower not in PEOPLE:
        return False
    end = tokens[item.counted.last - 1].end
    return WOMEN.match(text[end : end + NEAR]) is not None


PEOPLE = frozenset({"people", "persons", "dead", "victims", "lives"})
WOMEN = re.compile(
    r"^[^.;:]{0,50}?\b(?:including|among them|mostly|mainly|particularly|(?:most|many|all) of them)(?: \w+)?? "
    r"(?:women and (?:\w+ )?(?:children|girls|minors)|children and (?:\w+ )?women)\b",
    re.IGNORECASE,
)


def of_both_kinds(text: str, tokens: Sequence[Token], counted: Counted) -> bool:
    """`dozens of civilians and combatants`, `40 rebels and their families`: one count of both."""
    first, end = tokens[counted.first].start, tokens[counted.last - 1].end
    if counted.head is not None and counted.status is Status.COMBATANT and KIN.match(text, end):
        return True
    return BOTH.search(text, first, end) is not None or BOTH_BEHIND.match(text, end) is not None


# Behind combatants.
KIN = re.compile(
    r" (?:and|with|(?:along|together) with) (?:(?:their|his) (?:families|family|relatives|wives)"
    r"|(?:state|public) employees)\b",
    re.IGNORECASE,
)
BOTH = re.compile(
    r"\b(?:civilians|residents|villagers|inhabitants) and (?:\w+ )?"
    r"(?:combatants|fighters|soldiers|militants|rebels|troops)\b"
    r"|\b(?:combatants|fighters|soldiers|militants|rebels|troops) and "
    r"(?:\w+ )?(?:civilians|families|relatives|employees)\b",
    re.IGNORECASE,
)
# "seven people, both militants and civilians"
BOTH_BEHIND = re.compile(
    rf",? (?:(?:both|including(?: both)?|among them(?: both)?) (?:{BOTH.pattern})|(?:{BOTH.pattern}) alike)",
    re.IGNORECASE,
)


def implied(claims: Sequence[Claim]) -> list[Claim]:
    """Statuses that other claims of the article tell: who a headline's dead were, whom a lead of civilians counts."""
    return _of_lead([_whose(_in_full(claim, claims), claims) for claim in claims])


def _in_full(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """`Raid kills 16` above "at least 16 civilians were killed": the headline's dead are those of the text."""
    figure = claim.figure
    if claim.status is not Status.UNKNOWN or figure is None or (figure.low or 0) < 2 or claim.start > HEADLINE:
        return claim
    same = [c for c in claims if c.figure and c.figure.low == figure.low and c.outcome is claim.outcome]
    told = {c.status for c in same} - {Status.UNKNOWN}
    return replace(claim, status=told.pop()) if len(told) == 1 else claim


def _whose(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """`18 IS jihadists killed` above "the 18 militants were killed": one count of the same men, told twice."""
    figure = claim.figure
    if claim.side is not None or figure is None or (figure.low or 0) < MANY or claim.status is not Status.COMBATANT:
        return claim
    same = [c for c in claims if c.figure and c.figure.low == figure.low and c.outcome is claim.outcome]
    told = {c.side for c in same if c.status is Status.COMBATANT} - {None}
    return replace(claim, side=told.pop()) if len(told) == 1 else claim


# Two counts of so many are hardly equal by chance.
MANY = 5
# Where in a text a headline stands.
HEADLINE = 120


def _of_lead(claims: Sequence[Claim]) -> list[Claim]:
    """Where the lead counts civilians and nothing else, the people whom the text then counts in parts are they."""
    told = [claim for claim in claims if claim.figure and claim.status is not Status.UNKNOWN]
    civilians = [claim for claim in told if claim.status is Status.CIVILIAN]
    if not civilians or len(civilians) != len(told) or claims[0].status is not Status.CIVILIAN:
        return list(claims)
    most = {claim.outcome: claim.figure.low or 0 for claim in reversed(civilians) if claim.figure}
    return [
        replace(claim, status=Status.CIVILIAN)
        if claim.status is Status.UNKNOWN
        and _is_part(claim, most.get(claim.outcome, 0))
        and _same_days(claim, claims[0])
        else claim
        for claim in claims
    ]


def _same_days(claim: Claim, lead: Claim) -> bool:
    """An attack of another week is none of what the lead tells of."""
    if claim.event_date is None or lead.event_date is None:
        return True
    return abs((claim.event_date.first - lead.event_date.first).days) < OTHER_DAYS


OTHER_DAYS = 3


def _is_part(claim: Claim, most: int) -> bool:
    """A whole war's toll is no part of what the lead tells of, nor is what has no number."""
    figure = claim.figure
    return figure is not None and figure.low is not None and figure.low <= most and claim.scope is not Scope.CUMULATIVE
