"""Who `17 others` are behind a count of somebody: more of the same, unless what is told of them says otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.claims import Status
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.beside import Linked


def going_on(text: str, tokens: Sequence[Token], item: Linked, whole: Linked, status: Status) -> Status:
    """The status of a count that goes on from `whole`, which has `status`: its own, unless the words say otherwise."""
    head = tokens[item.counted.head].lower if item.counted.head is not None else ""
    if another_story(tokens, whole, item):
        return Status.UNKNOWN
    if head not in {"others", "other"}:
        return Status.UNKNOWN if status is Status.MIXED else status
    if status is Status.COMBATANT and _with_civilians(tokens, item):
        # "killed nine fighters and 17 others, including eight children": these 17 are no fighters.
        return Status.MIXED if partly_civilian(text, tokens, item) else Status.UNKNOWN
    alone = in_particular(tokens, whole, status)
    return Status.UNKNOWN if alone or status is Status.MIXED else status


def another_story(tokens: Sequence[Token], before: Linked, item: Linked) -> bool:
    """`killed a commander; the ministry counted five dead`: not all of these are of the one man's kind."""
    one = before.counted.quantity.low == 1
    return one and any(token.text == ";" for token in tokens[before.counted.last : item.counted.first])


def told_apart(tokens: Sequence[Token], item: Linked, before: Status, status: Status) -> bool:
    """`nine rebels and 17 others, including eight children`: who bear no arms are of nobody's party."""
    head = tokens[item.counted.head].lower if item.counted.head is not None else ""
    return head in {"others", "other"} and before is Status.COMBATANT and status is not Status.COMBATANT


def _with_civilians(tokens: Sequence[Token], item: Linked) -> bool:
    """`17 others, including eight children`, `12 others, three of them women`."""
    near = [token.lower for token in tokens[item.counted.last : item.counted.last + PART_REACH]]
    near = near[: near.index(".")] if "." in near else near
    opens = next((k for k, word in enumerate(near[:OPENS]) if word in OPENING), None)
    told = (victims().nouns.get(word) for word in near[opens:]) if opens is not None else ()
    return next((known for known in told if known not in (None, Status.UNKNOWN)), None) is Status.CIVILIAN


OPENING = frozenset({"among", "including", "mainly", "mostly", "of", "some"})
OPENS, PART_REACH = 4, 9


def in_particular(tokens: Sequence[Token], item: Linked, status: Status) -> bool:
    """`a woman and thirty others`: the thirty are nobody in particular; `one civilian …, four others` are civilians."""
    if item.counted.status is Status.UNKNOWN and status is Status.CIVILIAN:
        # "six people, women and children among them, and 20 others": of those nothing is said.
        return True
    if item.counted.quantity.low == PAIR and "and" in {t.lower for t in tokens[item.counted.first : item.counted.last]}:
        # "a man and his daughter"
        return True
    head = tokens[item.counted.head].lower if item.counted.head is not None else ""
    return item.counted.quantity.low == 1 and head not in KINDS


PAIR = 2
KINDS = frozenset({"civilian", "citizen", "fighter", "militant", "rebel", "soldier", "terrorist"})


def partly_civilian(text: str, tokens: Sequence[Token], item: Linked) -> bool:
    """`200 people, many of whom were civilians`; `20 people were killed, including 13 civilians`."""
    end = tokens[item.counted.last - 1].end
    return PARTLY.match(text[end : end + NEAR]) is not None


NEAR = 90
PARTLY = re.compile(
    r"^[^.;:]{0,40}?\b(?:including|among (?:them|whom)|many|most(?:ly)?|mainly|(?:the |a )?(?:vast )?majority|"
    r"nearly all|more than half|some)\b(?: of (?:them|whom|those))?(?: (?:were|being|are))?(?: \w+){0,1} civilians?\b",
    re.IGNORECASE,
)
