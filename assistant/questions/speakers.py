"""Who is asked to have said it: the claimant, and the outlet that printed it."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.actors import Lexicon
from assistant.questions.wording import Run, Wording, listed, table

# A name is seldom longer: "the media office of the Syrian Democratic Forces in Raqqa".
LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Named:
    """A party of the lexicon in the question."""

    run: Run
    key: str
    name: str
    form: str
    kind: str


@dataclass(frozen=True, slots=True)
class Speakers:
    claimant: Run | None = None
    outlet: Run | None = None
    doer: Run | None = None
    """The subject of a verb of harm ("did Turkey kill")."""
    loser: Run | None = None
    """The subject of a verb of losing ("did Armenia lose")."""


def named_parties(words: Wording, lexicon: Lexicon) -> list[Named]:
    return [
        Named(words.between(m.start, m.end), m.actor.key, m.actor.name, str(m.form).lower(), str(m.actor.kind).lower())
        for m in lexicon.mentions(words.source[: words.tokens[-1].end] if words.tokens else "")
    ]


def read_speakers(words: Wording, parties: Sequence[Named], dates: Sequence[Run]) -> Speakers:
    """The subject of a verb of saying first, then "according to …", then "…'s toll"."""
    scene = _Scene(words, parties, dates)
    subjects = scene.subjects()
    said = [run for kind, run in subjects if kind == "say"]
    cued = scene.cued("cues")
    printed = scene.cued("outlet_cues") + scene.told() + scene.printed()
    owners = scene.owners()
    candidates = [run for run in said + cued + owners if not any(run.meets(other) for other in printed)]
    media = [run for run in candidates if scene.is_outlet(run)]
    others = [run for run in candidates if run not in media]
    claimant = next(iter(others or media), None)
    outlet = next(iter(printed), None) or next((run for run in media if run != claimant), None)
    return Speakers(
        claimant,
        outlet,
        next((run for kind, run in subjects if kind == "harm"), None),
        next((run for kind, run in subjects if kind == "lose"), None),
    )


@functools.cache
def saying_forms() -> frozenset[str]:
    saying = table()["saying"]
    forms = {form for row in saying["irregular"] for form in row}
    for base in saying["regular"]:
        stem = base.removesuffix("e")
        forms |= {base, base + "s", stem + "ed", stem + "ing", base + "es"} if not base.endswith("y") else {base}
        if base.endswith("y"):
            forms |= {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    return frozenset(forms)


def is_saying(words: Wording, index: int) -> bool:
    """Whether a word is used as a verb of saying: "state" in "state media" and "the count" are not."""
    word, before, after = words.lower(index), words.lower(index - 1), words.lower(index + 1)
    if word not in saying_forms():
        return False
    if word == "state" and after in listed("nearby", "state_of"):
        return False
    if word == "claim" and after in {"lives", "life", "responsibility"}:
        return False
    if before in listed("nearby", "prepositions") - {"to"}:
        return word == "said"
    return before not in listed("nearby", "determiners") | {"'s", "own", "official", "human"} or word in {
        "said",
        "says",
        "say",
    }


@dataclass(frozen=True, slots=True)
class _Scene:
    """The question with its parties, and where its phrases begin and end."""

    words: Wording
    parties: Sequence[Named]
    dates: Sequence[Run]

    def subjects(self) -> list[tuple[str, Run]]:
        """Subjects of verbs, by what the verb does: `say`, `harm`, `lose`."""
        found: list[tuple[str, Run]] = []
        used: set[int] = set()
        for index in range(len(self.words)):
            if self.words.lower(index) in listed("asking", "aux") and (pair := self._after_aux(index)):
                kind, run, verb = pair
                used.add(verb)
                if run is not None:
                    found.append((kind, run))
            elif index not in used and (kind := self._finite(index)) and (run := self._before_verb(index)):
                found.append((kind, run))
        return found

    def _after_aux(self, aux: int) -> tuple[str, Run | None, int] | None:
        """ "did Baku [say]": the words between the auxiliary and its verb."""
        words = self.words
        to_be = words.lower(aux) in listed("nearby", "be") | {"wasn't", "weren't", "isn't"}
        for index in range(aux + 1, min(len(words), aux + 22)):
            word = words.lower(index)
            if word in {"?", ";", ":", "!"} or (word in listed("nearby", "conjunctions") and word not in {"and", "or"}):
                return None
            if self._in_party(index) or self._in_date(index):
                continue
            kind = self._verb_kind(index)
            if kind is None or (self._is_noun(index) and index == aux + 1):
                continue
            if self._is_noun(index):
                continue
            if words.lower(index - 1) in listed("nearby", "be"):
                return None
            if to_be and not word.endswith("ing"):
                return None
            return kind, self._name(aux + 1, index), index
        return None

    def _verb_kind(self, index: int) -> str | None:
        word = self.words.lower(index)
        if is_saying(self.words, index):
            return "say"
        if word in listed("events", "losing"):
            return "lose"
        return "harm" if word in listed("events", "harm") else None

    def _is_noun(self, index: int) -> bool:
        """ "did the attack on …", "did the UN report say": a noun where a verb might be."""
        words, word = self.words, self.words.lower(index)
        before, after = words.lower(index - 1), words.lower(index + 1)
        if word in {"say", "said", "says", "killed", "told", "gave"}:
            return False
        if before in listed("nearby", "determiners") | {"'s"} or before in listed("nearby", "prepositions") - {"to"}:
            return True
        if word in listed("events", "nouns") and (
            after in {"on", "at", "of", "against", "near", "by", "that", "which", "in"} or self._verb_kind(index + 1)
        ):
            return True
        return bool(
            word in {"report", "count", "estimate", "record", "document", "state"} and self._verb_kind(index + 1)
        )

    def _finite(self, index: int) -> str | None:
        """ "Baku says", "the army lost": a verb that needs no auxiliary."""
        word = self.words.lower(index)
        if word.endswith("ing") or self._in_party(index) or self.words.lower(index + 1) == "by":
            return None
        past = word.endswith(("s", "ed")) or word in {
            "said",
            "told",
            "gave",
            "put",
            "spoke",
            "wrote",
            "lost",
            "made",
            "say",
            "claim",
            "report",
            "have",
            "give",
        }
        if not past or self._is_noun(index):
            return None
        kind = self._verb_kind(index)
        return kind if kind in {"say", "lose"} else None

    def _before_verb(self, verb: int) -> Run | None:
        words, first = self.words, verb
        while first > 0 and words.lower(first - 1) in listed("saying", "adverbs") | {"has", "have", "had"}:
            first -= 1
        end = first
        if words.lower(first - 1) in listed("nearby", "be"):
            return None
        while first > 0 and end - first < LONGEST_NAME:
            before = first - 1
            party = next((named.run for named in self.parties if before in named.run), None)
            if party:
                if first < end and words.lower(first) not in {"'s", "of"} and first in self._starts():
                    break
                first = party.first
                continue
            if self._bounds(before, end - first):
                break
            first = before
            if words.lower(first) in listed("nearby", "determiners"):
                break
        return None if words.lower(first - 1) in {"which", "what", "whose"} else self._name(first, end)

    def _starts(self) -> set[int]:
        return {named.run.first for named in self.parties}

    def _bounds(self, index: int, taken: int) -> bool:
        """Whether a name that ends further right cannot reach over this word."""
        words, word = self.words, self.words.lower(index)
        if word in {"of", "for"} and taken:
            return False
        if not word[0].isalnum() and word != "'s":
            return True
        if word in listed("nearby", "prepositions") | listed("nearby", "conjunctions") | listed("nearby", "be") | {
            "many",
            "toll",
            "dead",
        }:
            return True
        if word in listed("asking", "aux") or self._in_date(index) or word.isdecimal():
            return True
        victims = listed("victims", "plain") | listed("victims", "civilian") | listed("victims", "combatant")
        many = (
            words.lower(index - 1) in {"many", "of"}
            or words.lower(index - 2) == "many"
            or word in listed("victims", "plain")
        )
        return (
            word in victims
            and (many or taken > 0)
            or word in listed("outcomes", "killed") | listed("outcomes", "injured")
        )

    def cued(self, name: str) -> list[Run]:
        found = []
        taken = -1
        for cue in self.words.find("saying", name):
            if cue.first < taken or any(cue.meets(named.run) and cue.end <= named.run.end for named in self.parties):
                continue
            if self._in_date(cue.first) or self._in_date(cue.end):
                continue
            run = self._name_after(cue.end)
            if run:
                taken = run.end
                found.append(run)
        return found + ([*self._believed(), *self._counted_by()] if name == "cues" else [])

    def _believed(self) -> list[Run]:
        """ "if Ankara is to be believed"."""
        at = self.words.spaced.find(" to be believed ")
        if at < 0:
            return []
        end = self.words.between_spaced(at)
        first = next((i for i in range(end - 1, -1, -1) if self.words.lower(i) in {"if", ","}), -1) + 1
        run = self._name(first, end - 1)
        return [run] if run else []

    def _counted_by(self) -> list[Run]:
        """ "the latest count of the displaced by OCHA": whose count, where nothing was done "by" anyone before it."""
        words = self.words
        counts = {"count", "toll", "tally", "estimate", "figure", "figures", "report", "statement"}
        found, counted = [], False
        for index in range(len(words)):
            word = words.lower(index)
            counted = counted or word in counts
            done = (self._verb_kind(index) or word in listed("outcomes", "killed")) and words.lower(index - 1) != "the"
            if (
                counted
                and word not in counts
                and (done or word in listed("events", "nouns"))
                and not self._in_party(index)
            ):
                counted = False
            if word == "by" and counted and (run := self._name_after(index + 1)) and not self._event_ahead(run):
                found.append(run)
        return found

    def _event_ahead(self, run: Run) -> bool:
        return bool(set(self.words.words(Run(run.first, run.end + 1))) & listed("events", "nouns"))

    def _name_after(self, first: int) -> Run | None:
        """The name that begins at a token: to the next joint of the sentence, whole where the lexicon knows it."""
        words, index = self.words, first
        while index < len(words) and index - first < LONGEST_NAME:
            party = next((named.run for named in self.parties if index in named.run), None)
            if party and (index == first or words.lower(index - 1) not in {"and"}):
                index = party.end
                continue
            word = words.lower(index)
            if index > first and self._joint(index, first):
                break
            if not (word[0].isalnum() or word in {"'s", "-"}) or self._in_date(index):
                break
            index += 1
        return self._name(first, index)

    def _joint(self, index: int, first: int) -> bool:
        words, word = self.words, self.words.lower(index)
        if word in {"of"}:
            return False
        if word == "for" and words.lower(index + 1) in {"human", "the", "political", "peace"} and index - first < 5:
            return False
        if word in listed("nearby", "prepositions") | listed("nearby", "conjunctions") | listed("asking", "aux"):
            return True
        if word in listed("nearby", "determiners") and words.lower(index - 1) not in {"of", "for"}:
            return True
        if self._verb_kind(index) and word not in {"state", "count", "report", "record", "document", "fire"}:
            return True
        return word in listed("outcomes", "killed") | listed("outcomes", "injured") | {
            "how",
            "so",
            "toll",
            "count",
            "alone",
            "himself",
            "itself",
        }

    def owners(self) -> list[Run]:
        """ "SANA's toll", "the Azerbaijani figure"."""
        found = []
        for belonging in self.words.find("saying", "belongings"):
            before = belonging.first - 1
            if self.words.lower(before) == "'s":
                run = self._owner(before)
            else:
                run = next(
                    (
                        named.run
                        for named in self.parties
                        if named.run.end == belonging.first
                        and set(self.words.words(belonging))
                        & {
                            "figure",
                            "figures",
                            "count",
                            "estimate",
                            "account",
                            "version",
                            "claim",
                            "statement",
                            "report",
                        }
                    ),
                    None,
                )
            if run and not self._names_event(run):
                found.append(run)
        return found

    def _owner(self, mark: int) -> Run | None:
        first = mark
        while first > 0 and mark - first < LONGEST_NAME:
            before = first - 1
            party = next((named.run for named in self.parties if before in named.run), None)
            if party:
                first = party.first
                continue
            if self._bounds(before, mark - first) or self._verb_kind(before) == "say":
                break
            first = before
            if self.words.lower(first) in listed("nearby", "determiners"):
                break
        return self._name(first, mark)

    def told(self) -> list[Run]:
        return [
            run
            for index in range(1, len(self.words))
            if self.words.lower(index) in listed("saying", "telling")
            and (run := self._name_after(index + 1))
            and (self.is_outlet(run) or self.words.tokens[run.first].start and self._is_name(run))
        ]

    def printed(self) -> list[Run]:
        """ "in AFP's story"."""
        words = self.words
        return [
            run
            for index in range(1, len(words) - 1)
            if words.lower(index) == "'s"
            and words.lower(index + 1) in listed("saying", "printed")
            and (run := self._owner(index))
            and words.lower(run.first - 1) in {"in", "the", "by", "from", "to"} | {"to"}
        ]

    def _is_name(self, run: Run) -> bool:
        return any(self.words.source[self.words.tokens[i].start].isupper() for i in range(run.first, run.end))

    def is_outlet(self, run: Run) -> bool:
        text = " ".join(word for word in self.words.words(run) if word not in {"the"})
        known = any(named.kind in {"media", "outlet", "agency"} and named.run.meets(run) for named in self.parties)
        return text in listed("saying", "outlets") or "the " + text in listed("saying", "outlets") or known

    def _names_event(self, run: Run) -> bool:
        """ "the attack's toll", "did the shelling claim": an event says nothing."""
        head = self._head(run)
        return head in listed("events", "nouns") and not any(run.end - 1 in named.run for named in self.parties)

    def _head(self, run: Run) -> str:
        words = self.words.words(run)
        for index, word in enumerate(words):
            if index and word in listed("nearby", "prepositions") - {"for"}:
                return words[index - 1]
        return words[-1] if words else ""

    def _name(self, first: int, end: int) -> Run | None:
        """The run without articles, adverbs, dates and asides; None for pronouns and events."""
        words = self.words
        for index in range(first + 1, end):
            inside = any(index in named.run and index != named.run.first for named in self.parties)
            if inside:
                continue
            aside = words.lower(index) in listed("nearby", "prepositions") - {"of", "for"} or words.lower(index) in {
                ",",
                "(",
            }
            if aside or self._in_date(index):
                end = index
                break
        trimmed = listed("saying", "adverbs") | {
            "the",
            "a",
            "an",
            "'s",
            "own",
            "any",
            "that",
            "what",
            "which",
            "and",
            "by",
            ",",
            "of",
            "so",
            "far",
        }
        while first < end and words.lower(first) in trimmed:
            first += 1
        while first < end and words.lower(end - 1) in trimmed | {"for"}:
            end -= 1
        end = self._before_belonging(first, end)
        run = Run(first, end)
        if first >= end or self._names_two(run) or self._is_nobody(run) or self._names_event(run):
            return None
        return run

    def _before_belonging(self, first: int, end: int) -> int:
        """ "Tehran's figures": Tehran."""
        for index in range(first + 1, end):
            if self.words.lower(index) == "'s" and " ".join(self.words.words(Run(index + 1, end))) in listed(
                "saying", "belongings"
            ):
                return index
        return end

    def _names_two(self, run: Run) -> bool:
        """ "Kyiv or Moscow": nobody in particular."""
        return any(
            self.words.lower(index) in {"and", "or"}
            and not self._in_party(index)
            and any(named.run.end <= index and named.run.first >= run.first for named in self.parties)
            and any(index < named.run.first < run.end for named in self.parties)
            for index in range(run.first, run.end)
        )

    def _is_nobody(self, run: Run) -> bool:
        words = self.words.words(run)
        alone = listed("nearby", "pronouns") | listed("victims", "plain") | listed("saying", "belongings")
        return (
            " ".join(words) in alone
            or words[0] in {"who", "what", "which", "how", "i", "you", "we"}
            or not any(w[0].isalpha() for w in words)
        )

    def _in_party(self, index: int) -> bool:
        return any(index in named.run for named in self.parties)

    def _in_date(self, index: int) -> bool:
        return any(index in run for run in self.dates)
