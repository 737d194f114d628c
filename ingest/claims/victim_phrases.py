"""The noun phrase behind a number: which noun names those it counts, and the status it gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.claims import Status
from assistant.language.numbers import Quantity, quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from assistant.language.victims import Victims, victims
from ingest.claims.words import words

MOST_MODIFIERS = 8
QUOTES = frozenset("\"“”'‘’")
# Nouns for harm: they count by themselves, wherever they stand in the phrase.
HARM_NOUNS = frozenset(["deaths", "fatalities", "injuries", "casualties", "martyrs", "corpses"])
CLOSING = {"(": ")", "[": "]"}
# "35 Daesh (outlawed in Russia) militants": a notice that the law of the outlet's country asks for.
BANNED = frozenset({"banned", "designated", "forbidden", "outlawed", "prohibited"})
LONGEST_BRACKET = 9
JOINTS = frozenset({"of", "the", "them", "and", "or", "&", "/"})
AND = frozenset({"and", "or", "&", "/"})
PARTLY = frozenset({"mostly", "mainly", "largely"})
BELONGING = frozenset({"members", "member", "elements"})
# Nouns that may stand behind another plural: "special forces soldiers".
RANKS = frozenset({"soldiers", "members", "citizens"})
PRESS = frozenset({"media", "sources"})
# "emergency service members" bear no arms.
RESCUING = frozenset({"ambulance", "civil", "emergency", "fire", "health", "rescue"})
# "three of the prisoners visitors": behind a plural whose apostrophe was lost.
OF_THEM = frozenset({"children", "daughters", "families", "relatives", "sons", "visitors", "widows", "wives"})


@dataclass(frozen=True, slots=True)
class Counted:
    """Tokens `first` to `last` (excluded) count victims; `head` is the noun's token, None for a bare number."""

    first: int
    last: int
    head: int | None
    quantity: Quantity
    status: Status
    article: bool = False
    """Counted by "a" or "an": weaker, and only with a verb beside it."""

    @property
    def bare(self) -> bool:
        return self.head is None


def noun_after(tokens: Sequence[Token], at: int) -> tuple[int, Status] | str | None:
    """The victims' noun (its token) and its status; "thing" where something else is counted; None for a bare number."""
    walk = _Walk(tokens, at, at, victims())
    while walk.place < min(len(tokens), at + MOST_MODIFIERS + 1) and walk.step():
        pass
    if walk.things:
        return "thing"
    return None if walk.head is None else (walk.head, walk.status or Status.UNKNOWN)


@dataclass(slots=True)
class _Walk:
    """A walk over the phrase; each step says whether it goes on."""

    tokens: Sequence[Token]
    at: int
    place: int
    lexicon: Victims
    head: int | None = None
    status: Status | None = None
    things: bool = False

    def step(self) -> bool:  # noqa: PLR0911 - a way out for each kind of word
        token = self.tokens[self.place]
        word = "islamic-state" if token.text == "IS" else token.lower.removesuffix("'s")
        if word in QUOTES and self.head is not None:
            # "killing 22 volunteers" an activist said: the quotation ends, and with it the phrase.
            return False
        if word in QUOTES or (inside := self._bracketed(word)):
            return self._on(1 if word in QUOTES else inside)
        if word in {"a", "an"}:
            # "112 a monitoring group said": the comma before another phrase was lost.
            return False
        if word in JOINTS and self.place + 1 < len(self.tokens):
            return self._joins(word) and self._on()
        if not token.is_word or word in words("breaks") or is_verb(word) or _opens_dateline(token):
            return False
        if self.head is None and (word in PARTLY or (self.place > self.at and _counts_anew(self.tokens, self.place))):
            # "hundreds, mostly civilians"
            return False
        if self.head is not None and _demonym_before(self.tokens, self.place, self.head, self.lexicon):
            self.head = None
        if self.head is None and (steps := self._fates(word)):
            return self._on(steps)
        if word in self.lexicon.nouns and not (self.head is not None and _is_fate(word)):
            return self._noun(word)
        return self._modifier(word)

    def _bracketed(self, word: str) -> int:
        """How many tokens a short form in brackets takes: `80 (IS group) fighters`; 0 where none begins."""
        bracket = CLOSING.get(word)
        banned = bracket is not None and any(self._text(self.place + k) in BANNED for k in range(1, LONGEST_BRACKET))
        reach = range(2, LONGEST_BRACKET if banned else 5)
        return next((k + 1 for k in reach if bracket and self._text(self.place + k) == bracket), 0)

    def _on(self, steps: int = 1) -> bool:
        self.place += steps
        return True

    def _fates(self, word: str) -> int:
        """How many words tell, before the noun, what befell it: `dead`, `dead and injured`."""
        if word != "displaced" and word not in words("fate_adjectives"):
            return 0
        if self._text(self.place + 1) in AND and _both_fates(self.tokens, self.place):
            return 2
        return int(_noun_follows(self.tokens, self.place))

    def _text(self, place: int) -> str:
        return self.tokens[place].lower if 0 <= place < len(self.tokens) else ""

    def _joins(self, word: str) -> bool:
        """May the phrase go on behind "of", "the", "and"?"""
        before, after = self._text(self.place - 1), self._text(self.place + 1)
        if word == "the":
            # "bringing to 45 the number killed": another phrase.
            return before in {"of", "all", "both"}
        if word == "of" and self.head is None:
            return after not in {"them", "whom"}
        if word in AND:
            # "commanders and members": one count of both, unless the second has a number of its own.
            if self.head is None:
                peoples = self.tokens[self.place - 1].is_capital and self.tokens[self.place + 1].is_capital
                # "20 Turkish and Syrian soldiers"
                # "19 Hamas and Islamic Jihad militants"
                named = self.place + 2 < len(self.tokens) and self.tokens[self.place + 2].is_capital
                noun = self._text(self.place + 2 + named)
                peoples = peoples and self.place > self.at and noun in self.lexicon.nouns
                return (after in self.lexicon.modifiers or peoples) and not _is_passive(after)
            of_one = _adjectives_of_one(self.tokens, self.place, self.lexicon)
            if self.head == self.place - 1 and (
                of_one or _of_two_camps(self.tokens, self.at, self.place, self.lexicon)
            ):
                self.head, self.status = None, None if of_one else self.status
                return True
            return after in self.lexicon.nouns and is_plural(after) and not _is_passive(after)
        return self.head is None or (word == "of" and self._text(self.head) in BELONGING)

    def _noun(self, word: str) -> bool:
        beside = self._text(self.place + 1)
        if self.head is None and word in {"local", "police"} and beside in PRESS:
            # "wounding dozens more local media said": who speaks begins.
            return False
        if word == "local" and self.lexicon.nouns.get(beside) is Status.COMBATANT:
            # "two local commanders": of the place, and of no rank.
            return self._on()
        if self.head is not None and self._text(self.head) in BELONGING and self._in_a_name():
            return self._on()
        if (
            _is_passive(word)
            and word not in HARM_NOUNS
            and (self.place > self.at or word in {"dead", "wounded", "injured"})
        ):
            return False
        another = self.head == self.place - 1 and is_plural(self._text(self.place - 1))
        of_them = another and word in OF_THEM and self._text(self.place + 1) not in words("speech")
        if another and word not in HARM_NOUNS | RANKS and not of_them:
            # "killing ten civilians activist groups said": another phrase begins.
            return False
        self.head = self.place
        known = self.lexicon.nouns[word]
        self.status = known if of_them else stronger(self.status, known)
        return self._on()

    def _in_a_name(self) -> bool:
        """`members of the National Defence Forces`: a word of the body's name, not another noun for victims."""
        here, after = self.tokens[self.place], self.tokens[self.place + 1 : self.place + 2]
        return here.is_capital and not is_plural(here.lower) and bool(after) and after[0].is_capital

    def _modifier(self, word: str) -> bool:
        if _is_passive(word) or word in outcomes().active or self.head is not None:
            return False
        beside = self._text(self.place + 1)
        # "30 tanks personnel vehicles and guns": a list of things.
        if word in self.lexicon.things and (
            beside not in self.lexicon.nouns or (beside == "personnel" and is_plural(word))
        ):
            self.things = True
            return False
        first = self.place == self.at and self._text(self.at - 1) == "of"
        if first and beside == "of" and THINGS_OF.fullmatch(word) and word not in CROWDS:
            # "a number of hideouts of the militants"
            self.things = True
            return False
        serving = word == "service" and beside in {"member", "members"} and self._text(self.place - 1) not in RESCUING
        # "13 U.S. service members"
        known = Status.COMBATANT if serving else self.lexicon.modifiers.get(word)
        self.status = stronger(self.status, known)
        return self._on()


def belonging(tokens: Sequence[Token], head: int, status: Status) -> tuple[int, Status]:
    """Where the phrase ends that says whose members were counted, and the status it gives them."""
    if (
        tokens[head].lower not in words("belonging")
        or head + 1 >= len(tokens)
        or tokens[head + 1].lower not in {"of", "from"}
    ):
        return head + 1, status
    inside = False
    for place in range(head + 2, min(len(tokens), head + 11)):
        token = tokens[place]
        rescuers = token.lower in {"helmets", "crescent"} or (
            token.lower in {"defence", "defense"} and tokens[place - 1].lower == "civil"
        )
        if victims().modifiers.get(token.lower) is Status.CIVILIAN or rescuers:
            staff = tokens[place + 1 : place + 2] != [] and tokens[place + 1].lower in STAFF
            return place + 1 + staff, Status.CIVILIAN
        if token.text in "()":
            inside = token.text == "("
            continue
        if inside:
            continue
        militia = token.lower == "committees" and tokens[place - 1].lower == "popular"
        if token.lower in words("fighting") or token.text == "IS" or militia:
            after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
            return place + (2 if after in words("fighting") else 1), Status.COMBATANT
        if (token.lower in words("breaks") and token.text != "IS") or not token.is_word:
            break
    return head + 1, status


# A plural that is no name of people by its ending.
THINGS_OF = re.compile(r"[a-z]{3,}(?<!er)(?<!or)(?<!ant)(?<!ent)(?<!ee)(?<!ist)(?<!ian)(?<!s)s")
CROWDS = frozenset({"bands", "crowds", "families", "gatherings", "groups", "natives", "ranks", "remnants", "teams"})
STAFF = frozenset({"crew", "crews", "personnel", "staff", "team", "teams"})


def _counts_anew(tokens: Sequence[Token], place: int) -> bool:
    """`three command posts, nine strongpoints`: another number, and with it another thing."""
    again = quantity_at(tokens, place)
    return again is not None and (again.low or 0) > 1


def _is_passive(word: str) -> bool:
    return word in outcomes().passive


def _is_fate(word: str) -> bool:
    return _is_passive(word) and word not in HARM_NOUNS


def _adjectives_of_one(tokens: Sequence[Token], place: int, lexicon: Victims) -> bool:
    """`88 rebel and regime forces`: two words of one noun, the "and" between them at token `place`."""
    before, after, noun = (tokens[k].lower if k < len(tokens) else "" for k in (place - 1, place + 1, place + 2))
    return {before, after} <= lexicon.modifiers.keys() and not is_plural(before) and noun in lexicon.nouns


def _of_two_camps(tokens: Sequence[Token], at: int, place: int, lexicon: Victims) -> bool:
    """`88 rebels and government soldiers`: one count, unless the soldiers begin another clause ("and government
    soldiers stormed the town").
    """
    before, after, noun = (tokens[k].lower if k < len(tokens) else "" for k in (place - 1, place + 1, place + 2))
    known = lexicon.nouns.get(before) in (Status.COMBATANT, Status.CIVILIAN)
    armed = known and lexicon.nouns.get(noun) is Status.COMBATANT and is_plural(noun)
    if not armed or after not in lexicon.modifiers or not is_plural(before):
        return False
    behind = tokens[place + 3].lower if place + 3 < len(tokens) else "."
    opens = not any(token.lower in outcomes().active for token in tokens[max(0, at - 4) : at])
    return behind in words("prepositions") | {".", "dead", "died", "missing", "during", "since", "after", "over"} or (
        behind in words("be") | {"have", "has", "had"} and opens
    )


def _both_fates(tokens: Sequence[Token], place: int) -> bool:
    """`hundreds of dead and injured people`: two adjectives of one noun."""
    other = tokens[place + 2 : place + 3]
    return bool(other) and other[0].lower in words("fate_adjectives") and _noun_follows(tokens, place + 2)


def _noun_follows(tokens: Sequence[Token], place: int) -> bool:
    """`104 dead soldiers`, `three missing sailors`: does the one that the adjective describes stand behind it?"""
    for token in tokens[place + 1 : place + 3]:
        if token.lower in words("breaks") or token.lower == "following":
            # "30 injured following militants' attacks"
            return False
        if token.lower in victims().nouns and token.lower not in outcomes().passive:
            return not _tells(tokens, token)
    return False


def _tells(tokens: Sequence[Token], noun: Token) -> bool:
    """`15 injured a correspondent reported` without its article: one who tells of them."""
    behind = next((token.lower for token in tokens if token.start > noun.start), "")
    return not is_plural(noun.lower) and behind in words("speech")


def _opens_dateline(token: Token) -> bool:
    """A number, a weekday, a month, an agency: a headline has ended and the dateline begins ("kills 18 AFP Sunday")."""
    if token.text[0].isdigit():
        return True
    return token.is_capital and (token.lower in words("days") | words("months") or token.lower in words("agencies"))


def _demonym_before(tokens: Sequence[Token], place: int, head: int, lexicon: Victims) -> bool:
    """`60 Syrian government soldiers`: the people's name belongs to a noun further on."""
    if head != place - 1 or not tokens[head].is_capital:
        return False
    if tokens[place].lower not in lexicon.modifiers:
        # "14 Syrian moderate opposition fighters": one more adjective before the one that is known.
        if not tokens[place].is_word or tokens[place].is_capital or tokens[head].lower.endswith("s"):
            return False
        behind = [token.lower for token in tokens[place + 1 : place + 3]]
        return (
            len(behind) > 1 and behind[0] in lexicon.modifiers and behind[1] in lexicon.nouns and is_plural(behind[1])
        )
    return any(token.lower in lexicon.nouns for token in tokens[place + 1 : place + 3])


def is_plural(word: str) -> bool:
    return word.endswith("s") or word in {"people", "men", "women", "children", "servicemen", "policemen", "gunmen"}


def is_verb(word: str) -> bool:
    return word.endswith("ed") and "-" not in word and word not in words("participles")


def stronger(known: Status | None, new: Status | None) -> Status | None:
    """A modifier or noun that settles the status wins over one that leaves it open; both kinds together are mixed."""
    if new is None or new is Status.UNKNOWN:
        return known if known is not None else new
    if known is None or known is Status.UNKNOWN or known is new:
        return new
    return known
