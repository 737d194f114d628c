"""Who speaks behind what he says: `nine died, said the mayor`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.numbers import quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from assistant.language.wordlists import words as worded
from ingest.claims.citations import Cue
from ingest.claims.phrases import (
    BOUNDARIES,
    PRONOUNS,
    QUOTE_MARKS,
    Named,
    name_left,
    speaks,
    words_of,
)
from ingest.claims.seats import DIRECTIONS, is_hospital
from ingest.claims.subjects import ROLES
from ingest.claims.trailing import name_right
from ingest.claims.victim_phrases import HARM_NOUNS, is_verb
from ingest.claims.words import words


def inverted(text: str, tokens: Sequence[Token], place: int, named: Named) -> Cue | None:
    """`…, said the Observatory`: the name behind the verb, where nothing that could be said stands there."""
    if tokens[place].lower not in {"said", "says", "reported", "added", "announced", "confirmed"} or place == 0:
        return None
    first = place + 1
    if by := _passer_by_behind(tokens, first):
        return Cue(first, by, place, 0, len(tokens), False, words_of(text, tokens, first, by))
    last = name_right(tokens, first, named)
    ends = last > first and not any(token.is_word for token in tokens[last:] if token.lower not in words("days"))
    subject = subject_end(tokens, place)
    left = name_left(tokens, subject, named) if subject else 0
    closes = ends or (_only_a_place(tokens, left, subject, named) and _described(tokens, last))
    introduced = tokens[place - 1].text in {",", *QUOTE_MARKS} and _introduced(tokens, first, last, named)
    closes = closes or introduced
    if left < subject and speaks(tokens, left, subject, named) and not closes:
        return None
    # A full name that ends the sentence is who spoke, known or not: nobody else's words follow.
    full = last - first > 1 and tokens[first].is_capital and tokens[last - 1].is_capital
    full = full or _named_hospital(tokens, first, last)
    if full and not ends and not speaks(tokens, first, last, named) and (role := _role_behind(tokens, last)):
        last, ends = role, True
    in_full = full and (ends or introduced)
    if last <= first or not (in_full or speaks(tokens, first, last, named)):
        return None
    # "said dozens of special forces soldiers had died", "said that …"
    # "He confirmed deaths at the base in a call to the station"
    told = quantity_at(tokens, first) is not None or tokens[first].lower in NO_SPEAKER
    # "announced the death of 4 nurses"
    told = told or not BEFALLEN.isdisjoint(token.lower for token in tokens[first : first + 3])
    # "said it would send observers"
    told = told or (tokens[first].lower in PRONOUNS and last > first + 1)
    # "the source said using the government's term for the rebels"
    told = told or (tokens[first].lower.endswith("ing") and tokens[first].text.islower() and left < subject)
    if told or (last < len(tokens) and _is_finite(tokens[last])):
        return None
    return Cue(first, last, place, 0, len(tokens), False, words_of(text, tokens, first, last))


def _named_hospital(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`Nasser hospital`, `the Nasser medical complex`."""
    if last - first <= 1 or not is_hospital(tokens, last - 1):
        return False
    name = first + (tokens[first].lower == "the")
    return last - name > 1 and tokens[name].is_capital


def _introduced(tokens: Sequence[Token], first: int, last: int, named: Named) -> bool:
    """`…, said Omar Said, a clerk`, `…, said Omar Said, 35`: a full name, and behind its comma who that is."""
    name = last - 1 if is_hospital(tokens, last - 1) else last
    full = last - first > 1 and all(tokens[k].is_capital or not tokens[k].is_word for k in range(first, name))
    behind = [token.lower for token in tokens[last : last + 2]]
    told = len(behind) > 1 and behind[0] == "," and (behind[1] in INTRODUCING or behind[1].isdigit())
    return full and told and not all(k in named.scenes for k in range(first, last))


INTRODUCING = frozenset({"a", "an", "the", "who", "whose", "which", "where", "its", "his", "her", "their"})


def _role_behind(tokens: Sequence[Token], last: int) -> int | None:
    """Where `, director of the clinic` ends behind a name; None where no role stands there."""
    told = tokens[last : last + 3]
    article = len(told) > 2 and told[1].lower in {"a", "an", "the"}
    if len(told) <= 1 + article or told[0].text != ",":
        return None
    # "said Omar Brown, a clerk in Gao": whatever he is.
    anybody = told[1].lower in {"a", "an"} and told[2].text.islower()
    if not anybody and told[1 + article].lower not in ROLES | words("somebody_there"):
        return None
    end = last + 2 + article
    while end < len(tokens) and end - last < LONGEST_ROLE and tokens[end].is_word and not _ends_role(tokens[end]):
        end += 1
    return end


LONGEST_ROLE = 14


def _ends_role(token: Token) -> bool:
    return token.lower in {"who", "which", "that", "adding", "after", "as", "on"} | FINITE or token.lower in words(
        "speech"
    )


def _only_a_place(tokens: Sequence[Token], first: int, last: int, named: Named) -> bool:
    """`… in the suburbs of Beirut said the Red Cross`: is the name before the verb where it happened, and nobody?"""
    at = first - 1
    while at > 0 and (tokens[at].lower in DIRECTIONS or tokens[at].lower == "the"):
        at -= 1
    led = at > 2 and tokens[at].lower in {"in", "of", "near", "at", "around", "outside", "on"}
    place = all(k in named.scenes or k in named.lands or k in named.known for k in range(first, last))
    return led and first < last and place and not any(t.lower in words("speaker_nouns") for t in tokens[at - 2 : at])


def _described(tokens: Sequence[Token], last: int) -> bool:
    """Does what is said of a speaker follow his name: his short form, what he is, what he does?"""
    behind = [token.lower for token in tokens[last : last + 4]]
    if len(behind) > 2 and behind[0] == "(" and behind[2] == ")":
        behind = behind[3:]
    return bool(set(behind[:1]) & {"a", "an", "which", "who", "citing", "quoting", "."}) or behind == []


def _is_finite(token: Token) -> bool:
    """`said regime planes carried out the raid`: a verb behind the name, whose subject it is."""
    return token.lower in FINITE or (is_verb(token.lower) and token.lower not in outcomes().passive)


def content_before(tokens: Sequence[Token], first: int) -> bool:
    """Is there a clause before the name, so that the cue trails it?"""
    told = [t.lower for t in tokens[:first] if t.is_word]
    return (len(told) >= 4 and told[0] not in {"on", "in", "meanwhile", "earlier", "later", "but", "and"}) or len(
        told
    ) >= 9


def parenthetic(tokens: Sequence[Token], opens: int, first: int, verb: int) -> bool:
    """`In Kyiv one was killed, the mayor said, while …`: commas on both sides, and something told before them."""
    if first <= opens or tokens[first - 1].text != ",":
        return False
    behind = next((token for token in tokens[verb + 1 :] if token.lower not in words("days")), None)
    closes = behind is None or not behind.is_word or behind.lower in {"when", "while", "as", "after", "adding"}
    return closes and any(_is_finite(token) or token.lower in words("be") for token in tokens[opens:first])


def divides(tokens: Sequence[Token], place: int) -> bool:
    """Does another clause begin behind the token? `killed while they played`, `while fleeing` go on with this one."""
    word = tokens[place].lower
    if word == ".":
        return _full_stop(tokens, place)
    if word != "while" or tokens[place - 1].text == ",":
        return word in BOUNDARIES
    behind = [token.lower for token in tokens[place + 1 : place + 2]]
    return not behind or not (behind[0] in PRONOUNS | {"on", "in", "at"} or behind[0].endswith("ing"))


def _full_stop(tokens: Sequence[Token], place: int) -> bool:
    """`… 40 wounded. he governor said …`: the capital behind the stop was lost, and with it where a sentence begins."""
    if place == 0 or place + 1 == len(tokens):
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    spaced = before.end == tokens[place].start and tokens[place].end < after.start
    word = before.text.isalpha() and before.text.islower() and len(before.text) > LONGEST_SHORT
    return spaced and word and after.text.islower() and before.text not in worded("abbreviations")


# "no. nine", "pp. six": what is written short.
LONGEST_SHORT = 3


def has_content(tokens: Sequence[Token], after: int) -> bool:
    if [token.lower for token in tokens[after : after + 2]] in ([",", "but"], [",", "though"], [",", "although"]):
        # "Nine died, police said, but the mayor said ten had": police said what stands before.
        return False
    told = [t.lower for t in tokens[after:] if t.is_word and t.lower not in words("days")]
    return len(told) >= 3


def subject_end(tokens: Sequence[Token], verb: int) -> int:
    """Where the words end that may be the verb's subject: adverbs, auxiliaries and days stand between."""
    last = verb - 1 if tokens[verb].lower == "public" else verb
    helping = HELPING.get(tokens[verb].lower, frozenset())
    while last and (
        tokens[last - 1].lower in words("between_subject_and_verb") | words("days") | helping
        or (tokens[last - 1].lower in QUOTE_MARKS and tokens[last].lower in FINITE)
    ):
        # A quotation may begin with its auxiliary: the Observatory "has documented …".
        last -= 1
    if last > 2 and tokens[last - 1].lower in words("months") and tokens[last - 2].lower == "in":
        # "The agency in August said"
        last -= 2
    return last


HELPING = {"quoted": frozenset({"was", "were"}), "reporting": frozenset({"is", "are"})}


def _passer_by_behind(tokens: Sequence[Token], first: int) -> int | None:
    """Where `a clerk` ends in `…, said a clerk.`; None where it is nobody, or more is told of him."""
    if tokens[first : first + 1] == [] or tokens[first].lower not in {"a", "an"}:
        return None
    for place in range(first + 1, min(len(tokens), first + 4)):
        word = tokens[place]
        if not word.is_word or word.is_capital:
            return None
        behind = [token.lower for token in tokens[place + 1 : place + 3]]
        ends = behind in ([], ["."], [",", "who"])
        if ends:
            return place + 1 if word.lower in victims().nouns or PERSON.search(word.lower) else None
    return None


PERSON = re.compile(r"[a-z]{3,}(?:er|or|man|woman|ist|ian|guard|keeper)$")


BEFALLEN = HARM_NOUNS | {"abduction", "capture", "death", "execution", "injury", "killing", "loss", "murder"}
NO_SPEAKER = frozenset({"that", "in", "on", "at", "to", "for", "with"})


FINITE = frozenset({"was", "were", "had", "has", "is", "are", "will", "would", "have"})
