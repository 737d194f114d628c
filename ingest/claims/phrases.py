"""Noun phrases of speakers: where a name begins and ends that stands beside a verb of speech.

Names are taken as wide as the noun phrase goes, and never across a word that cannot stand in a name. Texts that lost
their commas run one phrase into the next: the rules for that are rules of which words can follow each other in a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.numbers import quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.seats import DIRECTIONS, HELD, LOCALS, held_area, is_medical_complex, seat
from ingest.claims.victim_phrases import is_plural
from ingest.claims.words import words

PRONOUNS = frozenset({"he", "she", "it", "they", "who"})


RANKS = frozenset({"brig", "capt", "col", "cpl", "dr", "gen", "gov", "lt", "maj", "mr", "mrs", "ms", "sen", "sgt"})
BOUNDARIES = frozenset({"while", "whereas", ";"})


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens that belong to a name the lexicon knows, those that name a place and nothing else, and those of states."""

    known: frozenset[int]
    scenes: frozenset[int]
    lands: frozenset[int] = frozenset()
    stories: tuple[int, ...] = ()
    """Where a story begins behind its headline."""
    starts: frozenset[int] = frozenset()
    """The first tokens of known names."""
    people: frozenset[int] = frozenset()
    """Tokens of known names that are a person's."""

    def __contains__(self, token: int) -> bool:
        return token in self.known

    def inside(self, token: int) -> bool:
        """`the Office for the Coordination of Humanitarian Affairs`: does the known name begin before the token?"""
        return {token - 1, token} <= self.known and token not in self.starts


def name_left(tokens: Sequence[Token], last: int, named: Named) -> int:
    """Where the noun phrase that ends before token `last` begins; `last` where there is none."""
    if tokens[last - 1].lower in PRONOUNS and not tokens[last - 1].text.isupper():
        return last - 1
    begin = _before_tail(tokens, last, named)
    return _walk_left(tokens, last, named) if begin is None else begin


def _walk_left(tokens: Sequence[Token], last: int, named: Named) -> int:  # noqa: C901, PLR0912 - one walk over a phrase, a branch for each kind of word
    lexicon = victims()
    first = last
    place = last - 1
    if _whose_document(tokens, place, named):
        place -= 1
    seen_noun = False
    while place >= 0 and last - place <= 16:
        token = tokens[place]
        word = token.lower
        if seen_noun and _of_office(tokens, place, named):
            # "The governor of Homs province Omar Said said"
            place -= 2
            continue
        if place + 1 < last and not named.inside(place) and _ends_clause(tokens, place, last, named):
            break
        if word == ")" and place > 2 and seen_noun and tokens[place - 2].text == "(" and place - 3 in named:
            # "The Islamic State (IS) group said"
            place -= 3
            continue
        if not seen_noun and _where(tokens, place, named):
            # "a correspondent in east Aleppo said": the place does not speak, and who is there stands before.
            place -= 1
            continue
        if seen_noun and _told_before(tokens, place):
            break
        if word == "." and seen_noun and tokens[place - 1].lower in RANKS:
            # "Khartoum Gov. Omar Said said"
            pass
        elif place in named or word in words("speaker_nouns") or is_medical_complex(tokens, place):
            seen_noun = True
            first = place
        elif seen_noun and word == "the" and token.is_capital and _opens_sentence(tokens, place):
            return place
        elif (
            (word in words("stops") and token.text not in {"WHO", "Today"})
            or word in words("speech")
            or (word in QUOTE_MARKS and not _nickname(tokens, place))
        ):
            break
        elif token.is_capital and token.is_word and not (place == 0 and word in words("stops")):
            first = place
            seen_noun = seen_noun or word not in words("determiners")
        elif word in words("determiners"):
            first = place
            if word in {"a", "an", "the"} and not (
                place and tokens[place - 1].lower in {"of", "for", "in", "from", "at"}
            ):
                return _joint(tokens, place, named)
        elif word in words("inside") and (seen_noun or place < last - 1):
            if word in {"in", "at", "on", "with", "to"} and not _joins_name(tokens, place):
                break
        elif seen_noun and word[:-1] in words("speaker_nouns") and word[-1] == "s" and tokens[place - 1].lower == "the":
            # "The observatorys chief said": whose he is, the apostrophe being lost.
            first = place
        elif (seen_noun and (is_adjective(word) or word.endswith("'s")) and word not in lexicon.nouns) or (
            seen_noun and _kind_of_body(tokens, place)
        ):
            first = place
        elif not seen_noun and (word in words("place_nouns") or word in '"”“' or word.endswith(HELD)):
            # "workers in the rebel-held area said"
            pass
        else:
            break
        place -= 1
    return first if seen_noun else last


def _told_before(tokens: Sequence[Token], place: int) -> bool:
    """Does the token end what was said before the speaker, the comma between them being lost?"""
    word = tokens[place].lower
    if word in outcomes().passive and not tokens[place].is_capital and tokens[place - 1].lower in words("be"):
        # "15 villagers were martyred Hadi reported"
        return True
    # "killed a hundred militants SANA reported", "In a call with a reporter local sources said"
    return _counted_victims(tokens, place) or (word in words("somebody_there") and tokens[place + 1].lower in FRESH)


def _before_tail(tokens: Sequence[Token], last: int, named: Named) -> int | None:
    """Where the name begins whose end does not speak: a short form in brackets, or where the speaker is."""
    if tokens[last - 1].text == ")" and last >= 4 and tokens[last - 3].text == "(":
        # "the Qatar Red Crescent Society (QRCS) said"
        return _walk_left(tokens, last - 3, named)
    if [token.lower for token in tokens[max(0, last - 3) : last]] == ["on", "the", "ground"] and last > 3:
        # "a source on the ground said"
        return _walk_left(tokens, last - 3, named)
    if last > OF_FIELD and tokens[last - 2].lower == "of" and tokens[last - 3].lower in {"directorate", "ministry"}:
        # "The ministry of health said"
        return _walk_left(tokens, last - 2, named) if tokens[last - 1].is_word else None
    scene = _scene(tokens, last, named) or held_area(tokens, last) or seat(tokens, last)
    if scene is None:
        return None
    while (wider := _scene(tokens, scene, named)) is not None:
        # "Residents in the town of Ariha in Idlib province said"
        scene = wider
    if scene > 1 and tokens[scene - 1].lower in words("staying"):
        # "Rescuers working in the rebel-held areas said"
        scene -= 1
    # "An official in the town of Suruc said"
    begin = _walk_left(tokens, scene, named)
    return begin if begin < scene and speaks(tokens, begin, scene, named) else None


OF_FIELD = 2
FRESH = frozenset({"informed", "local", "medical", "security", "well-informed"})


def _of_office(tokens: Sequence[Token], place: int, named: Named) -> bool:
    """Does the token end the land that somebody's office is for: `the governor of Homs province`?"""
    land = tokens[place].lower in {"province", "region", "governorate", "district", "city"}
    led = land and place > 2 and place - 1 in named.scenes and tokens[place - 2].lower in {"of", "for"}
    return led and _joins_name(tokens, place - 2)


def _whose_document(tokens: Sequence[Token], place: int, named: Named) -> bool:
    """`UN estimates suggest`: a noun that looks like a verb of speech, and whose it is stands before."""
    noun = place > 0 and tokens[place].lower in words("documents") & words("speech")
    return noun and (place - 1 in named or tokens[place - 1].text.isupper())


def _counted_victims(tokens: Sequence[Token], place: int) -> bool:
    """Is the token a plural that a number counts, with a name or people of the place right behind it?"""
    word, behind = tokens[place].lower, tokens[place + 1]
    if word not in victims().nouns or not (is_plural(word) or word in {"personnel", "staff"}):
        return False
    # "killing 15 medics activists in the town reported", "killing eight guards opposition activists said"
    further = tokens[place + 2 : place + 3] if is_adjective(behind.lower) else []
    tellers = {token.lower for token in (behind, *further)}
    told = tellers & PRESS or any(is_plural(word) for word in tellers & words("local_people"))
    if not behind.is_capital and not told:
        return False
    counts = (quantity_at(tokens, first) for first in range(max(0, place - 4), place))
    # "wounding 25, the Doctors Network said": a comma ends what is counted.
    apart = (any(t.text == "," for t in tokens[count.last : place]) for count in counts if count and count.low != 1)
    return not all(apart)


def _opens_sentence(tokens: Sequence[Token], place: int) -> bool:
    """A capital "The" inside a run of names begins a sentence whose stop was lost, unless it belongs to a title."""
    return place == 0 or tokens[place - 1].lower not in words("inside") - {"a", "an", "the"}


def _kind_of_body(tokens: Sequence[Token], place: int) -> bool:
    """`the emergencies ministry`, `a healthcare worker`: a word between an article and a speaker's noun says which."""
    before = tokens[place - 1].lower if place else ""
    one = before in {"a", "an"} and tokens[place].is_word and not is_plural(tokens[place + 1].lower)
    if one and tokens[place + 1].lower in words("speaker_nouns"):
        return True
    led = before in words("determiners") or before.endswith("'s") or (place > 0 and tokens[place - 1].is_capital)
    # "the civil protection service"
    led = led or (place > 1 and is_adjective(before) and tokens[place - 2].lower in {"a", "an", "the"})
    return tokens[place + 1].lower in words("kinds_of_body") and led and tokens[place].is_word


def _where(tokens: Sequence[Token], place: int, named: Named) -> bool:
    """Is the token a place that a preposition leads to, or the direction before it?"""
    before = place - 1
    while before > 0 and tokens[before].lower in DIRECTIONS:
        before -= 1
    if before < 0 or tokens[before].lower not in {"in", "at", "near"}:
        return False
    return place in named.scenes or place in named or tokens[place].lower in DIRECTIONS


def _scene(tokens: Sequence[Token], last: int, named: Named) -> int | None:
    """The preposition of a place that ends before token `last`: `in the Turkish town of Suruc`."""
    kind = tokens[last - 1].lower in words("place_nouns") and not tokens[last - 1].is_capital
    end = last - kind
    at = end - 1
    while at > 0 and end - at <= LONGEST_PLACE and tokens[at].is_capital:
        at -= 1
    known = at + 1 < end and all(k in named.scenes or k in named for k in range(at + 1, end))
    while at > 0 and tokens[at].lower in DIRECTIONS:
        at -= 1
    if known and kind and tokens[at].lower == "the":
        # "in the central Hama province"
        at -= 1
    if at > 1 and at + 1 < last and tokens[at].lower == "of" and tokens[at - 1].lower in words("place_nouns"):
        known = not any(tokens[k].lower in words("speaker_nouns") for k in range(at + 1, last))
        at -= 2
        while at > 0 and (tokens[at].lower == "the" or tokens[at].is_capital or is_adjective(tokens[at].lower)):
            at -= 1
    return at if known and at > 0 and tokens[at].lower in {"in", "at", "near", "from"} else None


LONGEST_PLACE = 3


def _ends_clause(tokens: Sequence[Token], place: int, last: int, named: Named) -> bool:
    """Does the name at token `place` end what was said before the speaker, the comma between them being lost?

    `… in Aleppo Syrian state television said`, `… near Damascus Foreign Secretary Hague said`, `… in Hama Mardini
    said`, `Speaking to AFP the director said`.
    """
    before = tokens[place - 1].lower if place else ""
    # "In June activists said"
    dated = before in {"in", "since", "during"} or tokens[place + 1].lower in {"a", "an", "the"}
    month = tokens[place].lower in words("months") and dated
    if (before == "to" or month) and tokens[place].is_capital:
        # "In May the Directorate said"
        return True
    led = before in words("prepositions") and not _joins_name(tokens, place - 1)
    if before == "the" and place > 1 and tokens[place - 2].lower in {"at", "in"} and place in named:
        # "At the U.N. Foreign Secretary Hague said": the first name is where he said it.
        return tokens[place + 1].is_capital and place + 1 in named and not _joins_name(tokens, place - 2)
    if (
        led
        # "led by Saudi Arabia said": one name, and all that stands there.
        and not all(named.inside(k) for k in range(place + 1, last))
        and tokens[place].is_capital
        and tokens[place + 1].is_capital
        and tokens[place + 1].lower not in words("place_nouns")
    ):
        return True
    office = before in {"for", "of"} and _joins_name(tokens, place - 1)
    if office or place not in named.scenes or tokens[place + 1].lower in words("place_nouns"):
        # "Police chief for Homs Omar Said said": the town belongs to his office.
        return False
    if place + 1 in named or tokens[place + 1].lower in OF_STATE:
        return True
    rest = range(place + 1, last)
    bare = all(tokens[k].is_capital and k not in named and k not in named.scenes for k in rest)
    return bare and not any(tokens[k].lower in words("speaker_nouns") for k in rest)


OF_STATE = frozenset({"state-run", "state-owned", "official", "state"})


QUOTE_MARKS = frozenset('"”“')


def _nickname(tokens: Sequence[Token], close: int) -> bool:
    """Does the mark at token `close` end a quoted name ("the “White Helmets” said") and not what was said?"""
    return any(tokens[k].lower in QUOTE_MARKS for k in range(max(0, close - 4), close))


def _joint(tokens: Sequence[Token], first: int, named: Named) -> int:
    """`State media and the Observatory said`: both, where the first of them opens the clause."""
    if first < 2 or tokens[first - 1].lower != "and":
        return first
    begin = name_left(tokens, first - 1, named)
    opens = begin == 0 or tokens[begin - 1].lower in BOUNDARIES | {".", ","}
    # "… killed six people state media and a monitor said": nobody else is called the press.
    press = tokens[first - 2].lower in PRESS
    if tokens[first - 2].lower in LOCALS and not opens and not _harmed(tokens, begin):
        # "… killed six people activists and a war monitor said"
        return begin if speaks(tokens, begin, first - 1, named) else first
    if press and not opens:
        begin = first - 3 if tokens[first - 3].lower in OF_STATE else first - 2
    return begin if begin < first - 1 and (opens or press) and speaks(tokens, begin, first - 1, named) else first


PRESS = frozenset({"media", "television", "tv", "radio"})


def _harmed(tokens: Sequence[Token], first: int) -> bool:
    """`wounding activists and a medic`, `nine residents and a medic`: does a verb or a number take the word?"""
    before = tokens[max(0, first - 3) : first]
    near = [token.lower for token in before]
    passive = bool(set(near[-2:-1]) & words("be"))
    told = any(word in outcomes().active and not passive for word in near[-1:])
    # "of activists and a medic", "including residents"
    told = told or bool(set(near[-1:]) & (words("prepositions") | words("subset") | {"of", "and", "the"}))
    return told or any(quantity_at(tokens, k) is not None for k in range(first - len(before), first))


def _joins_name(tokens: Sequence[Token], place: int) -> bool:
    """Does a preposition stand between two parts of one name ("a source in Homs", "the head of …")?"""
    if place > 1 and tokens[place - 1].lower in {"working", "based", "living", "stationed"}:
        place -= 1
    return place > 0 and tokens[place - 1].lower in words("speaker_nouns")


def is_adjective(word: str) -> bool:
    """Lower-case words that stand before a speaker's noun."""
    if word in NOUNS:
        # "In the capital SANA said", "later in the evening a reporter said"
        return False
    return word.endswith(ADJECTIVE_ENDINGS) or word.startswith(("pro-", "anti-")) or word in words("adjectives")


NOUNS = frozenset({"capital", "evening", "morning"})
ADJECTIVE_ENDINGS = (
    "ing",
    "al",
    "an",
    "ic",
    "ary",
    "ish",
    "based",
    "run",
    "owned",
    "ous",
    "linked",
    "backed",
    "ed",
    "ist",
)


def speaks(tokens: Sequence[Token], first: int, last: int, named: Named) -> bool:
    return any(k in named or tokens[k].lower in words("speaker_nouns") | PRONOUNS for k in range(first, last))


# "In a statement Hezbollah said": its comma was lost.
WHERE_SAID = re.compile(r"^(?:a|an|the|its) (?:interview|message|post|report|statement|tweet) (?=[A-Z])")


def words_of(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    while first < last - 1 and tokens[first].lower in (words("inside") | {"but", "and", "however", "meanwhile"}) - {
        "a",
        "an",
        "the",
    }:
        first += 1
    if first < last - 1 and tokens[first].lower in words("months") and tokens[first - 1].lower in {"early", "late"}:
        # "Late March media reported"
        first += 1
    found = " ".join(text[tokens[first].start : tokens[last - 1].end].split())
    found = WHERE_SAID.sub("", found.removesuffix("'s").removesuffix("’s"))
    for joint in (" by ", " from ", " on "):
        document, _, author = found.partition(joint)
        told = document.lower().split()
        # "information handed over to the mission by the council": what it is stands before to whom it went.
        if author and set(told[-4:] + told[: 2 * (joint == " by ")]) & words("documents"):
            return author
    return found
