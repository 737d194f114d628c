"""A name and what its bearer is, told between commas: `Omar Said, the region's governor, said`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.bearers import FULL_NAME, JOINTS, in_name
from ingest.claims.inversion import PERSON
from ingest.claims.phrases import BOUNDARIES, QUOTE_MARKS, Named, name_left, speaks
from ingest.claims.subjects import NO_SUBJECT, ROLES
from ingest.claims.victim_phrases import is_verb
from ingest.claims.words import words


def apposed(tokens: Sequence[Token], end: int, named: Named) -> tuple[int, int] | None:
    """The speaker who is named before his role, his age or his source, which ends with the comma at token `end`.

    The comma before the verb tells that the words between are no subject of it. None where nobody is described so.
    """
    if end >= len(tokens) or tokens[end].text != ",":
        return None
    for place in range(end - 1, max(0, end - LONGEST), -1):
        token = tokens[place]
        if token.lower in QUOTE_MARKS | BOUNDARIES | words("speech") - {"quoted", "named", "given"}:
            return None
        if token.text == "," and _describes(tokens, place + 1, end) and (first := _begins(tokens, place, named)):
            first -= 1
            # A body's name says enough; a person's says little without what he is.
            circumstance = tokens[place + 1].lower in CIRCUMSTANCES
            body = any(k in named and k not in named.people for k in range(first, place))
            body = body or any(t.lower in words("speaker_nouns") - RANKED for t in tokens[first:place])
            return first, place if circumstance or body else end
        if token.text == "," and (role := _role_before(tokens, place, end)) is not None:
            return role, end
        if token.text == "," and tokens[place + 1].lower in CIRCUMSTANCES and (told := _named_by_role(tokens, place)):
            return told - 1, place
    return None


def _named_by_role(tokens: Sequence[Token], end: int) -> int:
    """`A serviceman, Ivan, who gave no surname, said`: one more than the token where the role begins; 0 for none."""
    comma = next((k for k in range(end - 1, max(0, end - REACH), -1) if tokens[k].text == ","), 0)
    role = _role_before(tokens, comma, end, least=1) if comma else None
    return 0 if role is None else role + 1


def _role_before(tokens: Sequence[Token], comma: int, end: int, least: int = FULL_NAME) -> int | None:
    """Where `The union's top diplomat, Josep Said, said` begins: his role before the name that ends at token `end`."""
    if end - comma - 1 < least or not all(in_name(tokens, k) for k in range(comma + 1, end)):
        return None
    first = comma
    while first and tokens[first - 1].is_word and tokens[first - 1].lower not in BOUNDARIES | {"and", "but"}:
        first -= 1
    return first if comma - first <= LONGEST_ROLE and first < comma and _describes(tokens, first, comma) else None


LONGEST_ROLE = 8


# "the deputy head of the military administration of the region of Kharkiv"
LONGEST = 20
CIRCUMSTANCES = frozenset({"citing", "quoting", "speaking", "referring", "known", "who", "whose", "which"})
RANKED = frozenset({"doctor", "officer"})
WHOSE = frozenset({"a", "an", "another", "the", "one", "its", "his", "her", "their"})
ENDS_HEAD = frozenset({"of", "who", "which", "that", "whose", ","})


def _describes(tokens: Sequence[Token], first: int, end: int) -> bool:
    """`a resident of the town`, `the region's governor`, `director of the clinic`, `35`, `citing medics`."""
    opens = tokens[first].lower
    if opens in CIRCUMSTANCES:
        return not _acts_behind(tokens, first, end)
    if (end - first == 1 and opens.isdigit()) or (opens == "one" and tokens[first + 1].lower == "of"):
        return True
    ends = ENDS_HEAD | words("prepositions")
    head = [token.lower for token in takewhile(lambda token: token.lower not in ends, tokens[first:end])]
    led = opens in WHOSE | ROLES or any(word.endswith("'s") for word in head)
    somebody = ROLES | words("speaker_nouns") | victims().nouns.keys()
    noun = head[-1].partition("-")[0] if head else ""
    return led and (noun in somebody or PERSON.search(noun) is not None)


def _acts_behind(tokens: Sequence[Token], first: int, end: int) -> bool:
    """`The militia, which holds the town, killed nine, said the mayor`: behind what it is stands what it did."""
    if tokens[first].lower not in {"who", "which", "whose"}:
        return False
    behind = [tokens[k + 1].lower for k in range(first, end - 1) if tokens[k].text == ","]
    return any(is_verb(word) or (word in outcomes().active and not word.endswith("ing")) for word in behind)


def _begins(tokens: Sequence[Token], end: int, named: Named) -> int:
    """One more than the token where the name begins that ends before token `end`; 0 where none does."""
    first = end
    while first and in_name(tokens, first - 1):
        first -= 1
    wide = name_left(tokens, end, named)
    if wide < first and speaks(tokens, wide, end, named):
        # "navy spokesman Omar Said, a captain, said", "a source at Homs's hospital, which took them in, said"
        first = wide
    first = _article(tokens, first)
    opens = first == 0 or not tokens[first - 1].is_word or tokens[first - 1].lower in JOINTS
    told = [k for k in range(first, end) if tokens[k].is_word]
    place = all(k in named.scenes for k in told) or tokens[first].lower in NO_SUBJECT | words("days")
    short = len(told) < FULL_NAME and not any(k in named for k in told) and not speaks(tokens, first, end, named)
    return 0 if not told or not opens or place or short else first + 1


def _article(tokens: Sequence[Token], first: int) -> int:
    """Where the article stands before the name's adjectives: `The independent outlet Meduza`; else `first`."""
    for place in range(first - 1, max(-1, first - REACH), -1):
        word = tokens[place]
        if word.lower in {"a", "an", "the"}:
            return place
        if not word.is_word or word.is_capital or word.lower in words("prepositions") | words("stops"):
            break
    return first


REACH = 4


def somebody_who(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """`…, a resident who fled to Azaz told the paper`: the resident tells, and not the town; None for nobody."""
    for place in range(end - 1, max(1, end - LONGEST), -1):
        word = tokens[place].lower
        if not tokens[place].is_word or word in words("speech") | BOUNDARIES | {"name", "nickname"}:
            # "an activist who uses the name Omar": that name is his.
            return None
        if word in {"who", "whose"} and place + 1 == end:
            # "a monk who said he had fled"
            return None
        if word in {"who", "whose"}:
            noun = tokens[place - 1].lower
            somebody = noun in victims().nouns or PERSON.search(noun) is not None
            first = next((k for k in range(place - 2, max(-1, place - 5), -1) if tokens[k].lower in ONE), None)
            opens = first == 0 or (first is not None and tokens[first - 1].text in {",", '"', "“", "”"})
            return (first, place) if somebody and first is not None and opens else None
    return None


ONE = frozenset({"a", "an", "one", "another"})


def past_interviewer(tokens: Sequence[Token], first: int, last: int) -> int:
    """`Three survivors interviewed by Reuters said`: where the survivors end; `last` where nobody was asked."""
    asked = 2 < first < last and tokens[first - 1].lower == "by" and tokens[first - 2].lower in ASKED
    return first - 2 if asked else last


ASKED = frozenset({"approached", "interviewed", "contacted", "reached", "quoted", "cited", "questioned"})
