"""Who is who: the parties, monitors and agencies that speak and are spoken of, under all their names.

Names are matched word by word against one trie of normalised words (no case, accents, apostrophes or hyphens), so a
text costs time in proportion to its length. Case is judged afterwards, against the name as the data spells it.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.language.name_words import Word, normal, split_words

DATA = Path(__file__).parent / "data"

MOST_SPELLINGS = 600
# The articles at hand, and no more: a text of a megabyte may be among them. Of sentences those of the last questions.
REMEMBERED, SENTENCES, LONGEST = 32, 4_096, 1_000
NAMES = 4_096


class ActorKind(StrEnum):
    STATE = "state"
    NON_STATE = "non_state"
    MONITOR = "monitor"
    AGENCY = "agency"
    """UN bodies, the Red Cross, courts."""
    NEWS = "news"
    ALLIANCE = "alliance"


class Form(StrEnum):
    """How a text names an actor. Whether a CAPITAL speaks or is where it happened is for the reader of the sentence."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Actor:
    """A party. Ministries, armies and presidents are not actors of their own but names of their state."""

    key: str
    name: str
    kind: ActorKind
    parent: str | None = None
    allies: tuple[str, ...] = ()
    """Keys of parties that are counted as the same side ("the Armenian side" covers Karabakh)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an actor: `text == source[start:end]`."""

    start: int
    end: int
    text: str
    actor: Actor
    form: Form


@dataclass(frozen=True, slots=True)
class Alias:
    words: tuple[str, ...]
    actor: str
    form: Form


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    last: int
    actor: str
    form: Form


def inside(mentions: Iterable[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """Those that stand whole between two offsets of their text, told from the first of them on."""
    return tuple(
        replace(mention, start=mention.start - start, end=mention.end - start)
        for mention in mentions
        if start <= mention.start and mention.end <= end
    )


class _Trie:
    """Sequences of normalised words, each with what it stands for."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, path: Iterable[str], value: Alias) -> None:
        node = self._root
        for word in path:
            node = node.setdefault(word, {})
        node.setdefault("", []).insert(0, value)

    @property
    def first_words(self) -> frozenset[str]:
        """What any path begins with."""
        return frozenset(self._root)

    def walk(self, words: Sequence[Word], first: int) -> Iterator[tuple[int, list[Alias]]]:
        """What ends at each word from `first` on, the shortest first; a lost apostrophe ("Syrias army") is forgiven."""
        node = self._root
        for index in range(first, len(words)):
            word = words[index]
            if index > first and not word.joined:
                return
            step = node.get(word.norm)
            if step is None and len(word.norm) > 3 and word.norm.endswith("s"):
                step = node.get(word.norm[:-1])
            if step is None:
                return
            node = step
            if "" in node:
                yield index, node[""]


class Lexicon:
    """All actors with their names. Built by `load_lexicon`; the same call always answers the same."""

    def __init__(self, actors: Mapping[str, Actor], aliases: Iterable[Alias], grammar: Mapping[str, Any]) -> None:
        self._actors = dict(actors)
        self._governing = frozenset(grammar["governing"])
        self._words = {name: frozenset(words) for name, words in grammar["words"].items()}
        self._shouted = {word: frozenset(before) for word, before in grammar["shouted"].items()}
        self._names, self._bodies = _Trie(), _Trie()
        self._in_texts = functools.lru_cache(maxsize=REMEMBERED)(self._mentions)
        self._in_sentences = functools.lru_cache(maxsize=SENTENCES)(self._mentions)
        # Names are short, and an article says the same few again and again.
        self._resolved = functools.lru_cache(maxsize=NAMES)(self._resolve)
        for alias in aliases:
            self._names.add((word.norm for word in split_words(" ".join(alias.words))), alias)
        for kind, bodies in grammar["bodies"].items():
            for body in (spelling for line in bodies for spelling in spellings(line)):
                self._bodies.add((word.norm for word in split_words(body)), Alias((body,), kind, Form.BODY))
        self._first_words = self._names.first_words | self._bodies.first_words

    def actor(self, key: str) -> Actor | None:
        return self._actors.get(key)

    def actors(self) -> list[Actor]:
        return list(self._actors.values())

    def name_of(self, key: str | None) -> str | None:
        """How answers print the actor; a key that is not known is printed as it is."""
        return self._actors[key].name if key in self._actors else key

    def related(self, key_a: str, key_b: str) -> bool:
        """Whether both are one actor, or one is part of the other."""
        return key_a == key_b or key_b in self._ancestors(key_a) or key_a in self._ancestors(key_b)

    def same(self, a: str, b: str) -> bool:
        """Whether two names in words stand for one party."""
        first, second = self.resolve(a), self.resolve(b)
        return first is not None and second is not None and first.key == second.key

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Namings of actors from left to right, the longest at each place, none overlapping another.

        "Turkish-backed rebels", "anti-Assad" and "eastern Damascus" name no party: whoever is meant is somebody else.
        The last texts are remembered: several ask for the same.
        """
        return self._in_sentences(text) if len(text) <= LONGEST else self._in_texts(text)

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        words = split_words(text)
        return tuple(
            Mention(start, end, text[start:end], self._actors[match.actor], match.form)
            for match in self._matches(words, _written_as)
            if match.actor in self._actors and not self._qualifies(words, match)
            for start, end in [(words[match.first].start, words[match.last].end)]
        )

    def resolve(self, name: str) -> Actor | None:
        """The party that speaks under a name in anyone's words, or None where the lexicon knows none.

        An organisation wins over the country in its name, a part over its whole, and the first of several parties
        over the rest. Residents, activists or doctors speak for no state, and a country that only says where is none.
        """
        return self._resolved(name)

    def _resolve(self, name: str) -> Actor | None:
        words = split_words(name)
        found = list(self._matches(words, _written_as)) or list(self._matches(words, _in_any_case))
        spoken = [match for match in found if match.actor in self._actors and not self._qualifies(words, match)]
        for run in self._parties(words, spoken):
            speaking = [match for match in run if self._speaks(words, match, run)]
            organisations = self._behind_dateline(
                words, [match for match in speaking if self._actors[match.actor].kind is not ActorKind.STATE]
            )
            if key := self._narrowest([match.actor for match in organisations or speaking]):
                return self._actors[key]
        return None

    def is_anothers(self, name: str) -> bool:
        """Whether somebody is named by whom he is not: `opponents of President Assad`, `a defector from the army`."""
        return self._of_others(split_words(name))

    def _behind_dateline(self, words: Sequence[Word], found: Sequence[_Match]) -> Sequence[_Match]:
        """`AP Syria's state TV`: an agency's letters right before another's name are who filed the report."""
        first, second = (*found[:2], None, None)[:2]
        filed = first is not None and second is not None and first.last == 0 and second.first == 1
        agency = filed and self._actors[found[0].actor].kind is ActorKind.NEWS and words[0].text.isupper()
        return found[1:] if agency else found

    def _ancestors(self, key: str) -> list[str]:
        found: list[str] = []
        actor = self._actors.get(key)
        while actor and actor.parent and actor.parent not in found:
            found.append(actor.parent)
            actor = self._actors.get(actor.parent)
        return found

    def _narrowest(self, keys: Sequence[str]) -> str | None:
        """The first, or a part of it that is named too ("the Syrian state news agency SANA")."""
        if not keys:
            return None
        return next((key for key in keys if keys[0] in self._ancestors(key)), keys[0])

    def _parties(self, words: Sequence[Word], found: Sequence[_Match]) -> list[list[_Match]]:
        """The matches cut where one party's words end and another's begin, whoever speaks first in front.

        "A military source quoted by SANA" and "SANA, citing a military source" both leave the source in front.
        """
        cuts = [i for i, word in enumerate(words) if word.norm in self._words["cuts"]]
        inside = {i for match in found for i in range(match.first, match.last + 1)}
        bounds = [0, *(i for i in cuts if i not in inside), len(words)]
        runs = [[m for m in found if low <= m.first < high] for low, high in itertools.pairwise(bounds)]
        cited = next((i for i in bounds[1:-1] if words[i].norm in self._words["citing"]), None)
        return runs[::-1] if cited is not None else runs

    def _speaks(self, words: Sequence[Word], match: _Match, run: Sequence[_Match]) -> bool:
        """Whether a match in a name is who speaks, and not where somebody is or whose people they are."""
        before = words[match.first - 1].norm if match.first else ""
        if before in self._words["articles"]:
            before = words[match.first - 2].norm if match.first > 1 else ""
        after = [word.norm for word in words[match.last + 1 : match.last + 4]]
        if (before in self._words["towards"] and match is not run[0]) or self._of_others(words[: match.first]):
            return False
        if self._actors[match.actor].kind is not ActorKind.STATE or match.form in (Form.BODY, Form.PERSON):
            return True
        names_country = match.form is not Form.DEMONYM
        part_of_name = match.form is Form.NAME and before in self._words["called"]
        is_where = names_country and before in self._words["places"]
        if part_of_name or is_where or self._words["private"].intersection(after):
            return False
        if names_country and before in self._words["owners"]:
            return bool(self._words["spokesmen"].intersection(word.norm for word in words[: match.first]))
        return True

    def _of_others(self, ahead: Sequence[Word]) -> bool:
        told = [word.norm for word in ahead]
        own = max((i for i, word in enumerate(told) if word in self._words["cuts"]), default=-1)
        return any(
            word in self._words["others"] and told[i + 1 : i + 2] in (["of"], ["from"], ["to"])
            for i, word in enumerate(told)
            if i > own
        )

    def _qualifies(self, words: Sequence[Word], match: _Match) -> bool:
        """Whether a match only describes another party or a place: `US-backed`, `pro-Assad`, `Damascus countryside`."""
        before = words[match.first - 1] if match.first and words[match.first].joined else None
        after = words[match.last + 1] if match.last + 1 < len(words) and words[match.last + 1].joined else None
        behind = words[match.last + 2] if match.last + 2 < len(words) else None
        if before and before.norm == "anti":
            return True
        if match.form in (Form.NAME, Form.BODY) and self._actors[match.actor].kind is not ActorKind.STATE:
            backs = after is not None and after.norm in self._words["backing"] and match.form is Form.NAME
            # "Hamas claimed responsibility", "Hezbollah led the attack": what the group did itself.
            done = self._words["determiners"] | self._words["claimed"]
            return backs and (behind is None or behind.norm not in done)
        if before and before.norm in self._words["attitudes"]:
            return True
        if after and match.form is not Form.BODY and after.norm in self._words["backing"]:
            # "Iran brokered the deal" tells what Iran did; "the Iran brokered deal" lost its hyphen.
            did = behind is not None and behind.norm in self._words["determiners"]
            return match.form is Form.DEMONYM or (words[match.last].end + 1 == after.start and not did)
        if match.form is not Form.CAPITAL:
            return False
        return bool((before and before.norm in self._words["parts"]) or (after and after.norm in self._words["areas"]))

    def _matches(self, words: Sequence[Word], fits: Callable[[str, str], bool]) -> Iterator[_Match]:
        first, free = self._first_words, 0
        for at, word in enumerate(words):
            # What most words of a text are spared by.
            if at < free or not (word.norm in first or (word.norm[-1:] == "s" and word.norm[:-1] in first)):
                continue
            found = self._named(words, at, fits)
            body = self._body_of(words, at, fits)
            longest = max((m for m in (body, found) if m), key=lambda match: match.last, default=None)
            if longest:
                yield longest
                free = longest.last + 1

    def _named(self, words: Sequence[Word], first: int, fits: Callable[[str, str], bool]) -> _Match | None:
        """The longest name that begins here, with a body of it that follows ("Azerbaijan's Defence Ministry")."""
        longest: _Match | None = None
        for last, aliases in self._names.walk(words, first):
            for alias in aliases:
                spelled = zip(words[first : last + 1], alias.words, strict=True)
                if all(fits(word.text, wanted) for word, wanted in spelled) and self._meant(words, first, last, alias):
                    longest = _Match(first, last, alias.actor, alias.form)
                    break
        if longest is None:
            return None
        return self._with_body(words, longest) or longest

    def _with_body(self, words: Sequence[Word], match: _Match) -> _Match | None:
        if match.actor not in self._governing or match.form is Form.BODY:
            return None
        start = match.last + 1
        if start + 1 < len(words) and words[start].joined and words[start].norm in self._words["modifiers"]:
            start += 1
        if start >= len(words) or not words[start].joined:
            return None
        body = self._body(words, start)
        if body is None or (body.actor == "police" and match.form is Form.CAPITAL):
            return None
        return replace(body, first=match.first, actor=self._voice(body.actor, match.actor))

    def _body_of(self, words: Sequence[Word], first: int, fits: Callable[[str, str], bool]) -> _Match | None:
        """As in "Ministry of Defence of Azerbaijan", "the government in Kyiv"."""
        body = self._body(words, first)
        if body is None or body.last + 2 >= len(words):
            return None
        link, at = words[body.last + 1], body.last + 2
        if not link.joined or not words[at].joined or link.norm not in {"of", "in"}:
            return None
        if words[at].norm == "the" and at + 1 < len(words) and words[at + 1].joined:
            at += 1
        country = self._named(words, at, fits)
        if country is None or country.actor not in self._governing:
            return None
        wanted = country.form is Form.NAME if link.norm == "of" else country.form is Form.CAPITAL
        if not wanted or (link.norm == "in" and body.actor != "offices"):
            return None
        return _Match(first, country.last, self._voice(body.actor, country.actor), Form.BODY)

    def _body(self, words: Sequence[Word], first: int) -> _Match | None:
        longest = None
        for last, kinds in self._bodies.walk(words, first):
            longest = _Match(first, last, kinds[0].actor, Form.BODY)
        return longest

    def _voice(self, kind: str, country: str) -> str:
        media = f"{country}-state-media"
        return media if kind == "media" and media in self._actors else country

    def _meant(self, words: Sequence[Word], first: int, last: int, alias: Alias) -> bool:
        """Whether a name that is also something else is meant as one: an acronym ("IS", "US"), or a mere surname."""
        before = words[first - 1] if first and words[first].joined else None
        if alias.form is Form.PERSON and sum(not word.islower() for word in alias.words) == 1:
            return before is None or not self._is_first_name(before, words[first])
        word = words[first]
        if first < last or word.norm not in self._shouted or not alias.words[0].isupper():
            return True
        after = words[first + 1] if first + 1 < len(words) and words[first + 1].joined else None
        beside = [other.text for other in (before, after) if other]
        if word.text.isupper() and not (beside and all(text.isupper() and len(text) > 1 for text in beside)):
            return True
        return (before.norm if before else "^") in self._shouted[word.norm]

    def _is_first_name(self, word: Word, surname: Word) -> bool:
        """As in "Michelle Obama". A word that begins a sentence has a capital anyway."""
        nearby = word.joined and surname.start - word.end == 1
        return nearby and word.text.istitle() and word.norm not in self._words["titles"]


def spellings(pattern: str) -> list[str]:
    """All readings of a name with alternatives: `Jai{sh,ysh} al-Islam` has two, `{al-,}Nusra` has two."""
    parts = [part.split(",") if index % 2 else [part] for index, part in enumerate(re.split(r"\{([^{}]*)\}", pattern))]
    found = itertools.islice(itertools.product(*parts), MOST_SPELLINGS)
    return list(dict.fromkeys(" ".join("".join(choice).split()) for choice in found))


def _written_as(text: str, wanted: str) -> bool:
    """Whether a word has the capitals that the name asks for; lower case in the data leaves it open."""
    if wanted[0].islower() or not wanted[0].isalpha():
        return True
    if wanted.isupper() and len(wanted) > 1:
        return text[: len(wanted)].isupper() or (len(normal(wanted)) > 3 and text[0].isupper())
    return text[0].isupper()


def _in_any_case(text: str, wanted: str) -> bool:
    return bool(text and wanted)
