"""Names in a question: the parties it mentions, and how far the words for a speaker reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.actors import Form, Lexicon
from assistant.questions.telling import is_saying, takes_losses
from assistant.questions.wording import CALENDAR, Run, Wording, listed, with_acronyms

# A name is seldom longer: "the media office of the Syrian Democratic Forces in Raqqa".
LONGEST_NAME = 12


# "The communiqué of the Front": the Front.
PAPERS = frozenset(
    ["communique", "communiqué", "statement", "report", "bulletin", "announcement", "declaration", "appeal", "letter"]
)
FILED = frozenset(["datelined", "dated", "filed", "published", "headlined", "titled", "entitled", "printed"])
# "had the overall number climbed": of a count, and nobody.
MEASURES = frozenset(["combined", "cumulative", "entire", "exact", "final", "full", "overall", "total", "whole"])
PRINTS = frozenset(["headline", "headlines", "caption", "captions", "link", "links", "teaser", "sidebar"])


# "The governor's first data"
REVISIONS = frozenset(["first", "last", "latest", "initial", "final", "preliminary", "revised", "updated", "earlier"])


@dataclass(frozen=True, slots=True)
class Named:
    """A party of the lexicon in the question."""

    run: Run
    key: str
    name: str
    form: str
    kind: str


def named_parties(words: Wording, lexicon: Lexicon) -> list[Named]:
    read = words.source[: words.tokens[-1].end] if words.tokens else ""
    mentions = list(lexicon.mentions(with_acronyms(read)))
    if _types_small(words):  # someone who types no capitals still means the party
        for variant in (read.title(), read.upper()):
            if len(variant) == len(read):
                mentions += lexicon.mentions(variant)
    found: list[Named] = []
    for m in mentions:
        run = words.between(m.start, m.end)
        plain = run.end - run.first == 1 and words.lower(run.first) in listed("search", "machinery")
        plain = plain or (m.form is Form.PERSON and _is_another(words, run))
        if run.end > run.first and not plain and not any(run.meets(other.run) for other in found):
            found.append(Named(run, m.actor.key, m.actor.name, str(m.form).lower(), str(m.actor.kind).lower()))
    return sorted(found, key=lambda named: named.run)


def _is_another(words: Wording, run: Run) -> bool:
    """As in "Abu Omar al-Jolani": by his byname another man than the leader of that name; "Wadi al-Deif" is none."""
    byname = words.lower(run.first - 2) in {"abu", "abou", "umm"} and words.lower(run.first) not in {"abu", "abou"}
    return byname or words.lower(run.first - 1) in {"wadi", "tel", "tal", "jabal", "bir"}


def _types_small(words: Wording) -> bool:
    """Whether no word after the first is written as names are, with one capital. Months and days are by many phones."""
    named = (i for i in range(1, len(words)) if len(words.lower(i)) > 1 and words.lower(i) not in CALENDAR)
    return not any(words.verbatim(Run(i, i + 1)).istitle() for i in named)


@dataclass(frozen=True, slots=True)
class Names:
    """The question with its parties and dates, and where the names in it begin and end."""

    words: Wording
    parties: Sequence[Named]
    dates: Sequence[Run]

    def verb_kind(self, index: int) -> str | None:
        word = self.words.lower(index)
        if is_saying(self.words, index):
            return "say"
        if word in {"put", "puts"} and self.words.words(Run(index + 1, index + 3)) == ["to", "death"]:
            return "harm"
        if word in listed("events", "losing") or takes_losses(self.words, index):
            return "lose"
        return "harm" if word in listed("events", "harm") else None

    def is_noun(self, index: int) -> bool:
        """As in "did the attack on …", "did the UN report say": a noun where a verb might be."""
        words, word = self.words, self.words.lower(index)
        before, after = words.lower(index - 1), words.lower(index + 1)
        if word in {"say", "said", "says", "killed", "told", "gave"}:
            return False
        if (word == "report" and after == "of") or (word == "count" and before in {"death", "body", "head"}):
            return True  # "as of the Times report of 3 May", "what did the army's total death count come to"
        if word == "posts" and after in {"at", "near", "in", "around", "along", "outside", "?", ""}:
            return True  # "the attack on army posts near the dam"
        bomb = word in {"bomb", "shell", "strike", "attack", "raid", "fire"} and before in listed("events", "weapons")
        if (
            bomb
            or before in listed("nearby", "determiners") | {"'s"}
            or before in listed("nearby", "prepositions") - {"to"}
        ):
            return True
        if word in listed("events", "nouns") and (
            after in {"on", "at", "of", "against", "near", "by", "that", "which", "in"} or self.verb_kind(index + 1)
        ):
            return True
        return bool(
            word in {"report", "count", "estimate", "record", "document", "state"}
            and self.verb_kind(index + 1) == "say"
        )

    def starts(self) -> set[int]:
        return {named.run.first for named in self.parties}

    def bounds(self, index: int, taken: int) -> bool:
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
        if word in listed("asking", "aux") or self.in_date(index) or word.isdecimal():
            return True
        victims = listed("victims", "plain") | listed("victims", "civilian") | listed("victims", "combatant")
        groups = listed("victims", "civilian_groups") | listed("victims", "open_groups")
        if taken and word in groups and (words.lower(index - 1) == "many" or words.lower(index - 2) == "number"):
            return True  # "the number of kids UNICEF verified as killed"
        many = (
            words.lower(index - 1) in {"many", "of"}
            or words.lower(index - 2) == "many"
            or word in listed("victims", "plain")
        )
        return (word in victims and (many or (taken > 0 and words.lower(index + 1) != "of"))) or word in listed(
            "outcomes", "killed"
        ) | listed("outcomes", "injured")

    def name_after(self, first: int) -> Run | None:
        """The name that begins at a token: to the next joint of the sentence, whole where the lexicon knows it."""
        words, index = self.words, first
        while index < len(words) and index - first < LONGEST_NAME:
            party = next((named.run for named in self.parties if index in named.run), None)
            if party and index > first and self._is_asked_by(party):
                break
            if party and (index == first or words.lower(index - 1) != "and"):
                index = party.end
                continue
            word = words.lower(index)
            known = word == "for" and any(named.run.end == index and named.run.first >= first for named in self.parties)
            if index > first and (known or self._joint(index, first) or word.isdecimal()):
                break
            if not (word[0].isalnum() or word in {"'s", "-"}) or self.in_date(index):
                break
            index += 1
        return self.name(first, index)

    def _is_asked_by(self, party: Run) -> bool:
        """As in "the residents Mint Press talked to": who was told it stands behind who tells it."""
        heard = self.words.lower(party.end) in {"talked", "spoke", "interviewed", "quoted", "cited", "met", "reached"}
        return heard and self.words.lower(party.first - 1) in listed("saying", "unaligned")

    def _joint(self, index: int, first: int) -> bool:
        words, word = self.words, self.words.lower(index)
        if word == "of":
            return False
        # "By the Daily Star for the raid", but "the Movement for the Azawad".
        founded = words.lower(index + 1) == "the" and (
            word != "for" or words.lower(index - 1) in listed("saying", "founded")
        )
        named = (words.lower(index + 1) in {"human", "political", "peace"} or founded) and index - first < 5
        if word in {"for", "against"} and (named or (self._is_titled(index - 1) and self._is_titled(index + 1))):
            return False  # "the Yemen Centre for Policy Research"
        if word in listed("nearby", "prepositions") | listed("nearby", "conjunctions") | listed("asking", "aux"):
            return True
        if word in listed("nearby", "determiners") and words.lower(index - 1) not in {"of", "for"}:
            return True
        if self.verb_kind(index) and word not in {"state", "count", "report", "record", "document", "fire"}:
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

    def _is_titled(self, index: int) -> bool:
        """Whether a word is written as names are, and is no name of the calendar."""
        name = self.words.verbatim(Run(index, index + 1)) if 0 < index < len(self.words) else ""
        return name.istitle() and not self.in_date(index)

    def owner(self, mark: int) -> Run | None:
        first = mark
        while first > 0 and mark - first < LONGEST_NAME:
            before = first - 1
            party = next((named.run for named in self.parties if before in named.run), None)
            if party:
                first = party.first
                continue
            inside = self._is_titled(before) and (first == mark or self._is_titled(first) or self._is_mark(first))
            if not inside and (self.bounds(before, mark - first) or self.verb_kind(before) == "say"):
                break
            first = before
            if self.words.lower(first) in listed("nearby", "determiners"):
                break
        return self.name(first, mark)

    def _is_mark(self, index: int) -> bool:
        return self.words.lower(index) == "'s"

    def is_name(self, run: Run) -> bool:
        return any(self.words.source[self.words.tokens[i].start].isupper() for i in range(run.first, run.end))

    def is_outlet(self, run: Run) -> bool:
        text = " ".join(word for word in self.words.words(run) if word != "the")
        known = any(named.kind in {"news", "media"} and named.run.meets(run) for named in self.parties)
        known = known or self.is_paper(run)
        return text in listed("saying", "outlets") or "the " + text in listed("saying", "outlets") or known

    def is_paper(self, run: Run) -> bool:
        """As in "the Jordan Times", "the Daily Star": known by its title, whichever town it is of."""
        words = self.words.words(run)
        named = len(words) > 1 and self._is_titled(run.end - 1) and self._is_titled(run.end - 2)
        return named and (words[-1] in listed("saying", "papers") or words[-2] == "daily")

    def names_event(self, run: Run) -> bool:
        """As in "the attack's toll", "did the shelling claim": an event says nothing."""
        head = self._head(run)
        return head in listed("events", "nouns") and not any(run.end - 1 in named.run for named in self.parties)

    def _head(self, run: Run) -> str:
        words = self.words.words(run)
        for index, word in enumerate(words):
            if index and word in listed("nearby", "prepositions") - {"for"}:
                return words[index - 1]
        return words[-1] if words else ""

    def name(self, first: int, end: int) -> Run | None:
        """The run without articles, adverbs, dates and asides; None for pronouns and events."""
        words = self.words
        for index in range(first + 1, end):
            inside = any(index in named.run and index != named.run.first for named in self.parties)
            if inside:
                continue
            title = words.lower(index) == "against" and self._is_titled(index - 1) and self._is_titled(index + 1)
            aside = (
                not title and words.lower(index) in listed("nearby", "prepositions") - {"of", "for"}
            ) or words.lower(index) in {
                ",",
                "(",
            }
            if aside or self.in_date(index):
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
            "want",
        }
        while first < end and words.lower(first) in trimmed:
            first += 1
        if end - first > 2 and words.lower(first) in PAPERS and words.lower(first + 1) in {"of", "by", "from"}:
            first += 2 + (words.lower(first + 2) == "the")
        while first < end and (words.lower(end - 1) in trimmed | {"for"} or self._is_adverb(end - 1)):
            end -= 1
        first = self._behind_title(first, end)
        # "Which outlet was it citing when it said so?"
        opens = words.lower(first) in {"when", "while", "because"}
        if opens or self._is_about_event(first, end) or self._is_print(first, end):
            return None
        if end - first == 1 and words.lower(first) in PAPERS and (mark := self._whose_dated(first)):
            return self.owner(mark)
        end = self._before_belonging(first, end)
        run = Run(first, end)
        if first >= end or self._names_two(run) or self._is_nobody(run) or self.names_event(run):
            return None
        return None if words.lower(first) in listed("nearby", "prepositions") | {"whether", "once"} else run

    def _is_about_event(self, first: int, end: int) -> bool:
        """As in "the Qamishli bombing report", "Euphrates Shield report": what it tells of, and not whose it is."""
        said = self.words.words(Run(first, end))
        told = end - first > 1 and said[-1] in PAPERS | {"reports", "story", "article", "coverage"}
        return told and said[-2] in listed("events", "nouns") | listed("nearby", "operations")

    def _is_print(self, first: int, end: int) -> bool:
        """As in "the related headline", "a report datelined Beirut": what is read, and nobody who says it."""
        said = self.words.words(Run(first, end))
        filed = len(said) > 1 and said[0] in PAPERS | {"article", "story", "dispatch"} and said[1] in FILED
        return bool(said) and (filed or said[-1] in PRINTS)

    def _whose_dated(self, paper: int) -> int | None:
        """As in "the Coalition's May 2019 appeal": the mark of who made it, before the date."""
        first = paper
        while first > 0 and self.in_date(first - 1):
            first -= 1
        return first - 1 if first < paper and self.words.lower(first - 1) == "'s" else None

    def _is_adverb(self, index: int) -> bool:
        """As in "did the coalition promptly admit"."""
        word = self.words.lower(index)
        verbatim = self.words.verbatim(Run(index, index + 1))
        return word.endswith("ly") and verbatim == word and word not in {"family", "assembly", "italy", "ally"}

    def _behind_title(self, first: int, end: int) -> int:
        """As in "local activist Omar al-Masri": Omar al-Masri. One name alone keeps what tells who that is."""
        at = first
        while at < end - 2 and self.words.verbatim(Run(at, at + 1)).islower() and not self.in_party(at):
            at += 1
        if at == first or self.words.lower(at - 1) not in listed("saying", "titles"):
            return first
        capital = not any(self.words.verbatim(Run(i, i + 1)).islower() for i in (at, end - 1))
        return at if capital else first

    def _before_belonging(self, first: int, end: int) -> int:
        """As in "Tehran's figures": Tehran."""
        for index in range(first + 1, end):
            if self.words.lower(index) != "'s":
                continue
            behind = self.words.words(Run(index + 1, end))
            while len(behind) > 1 and behind[0] in REVISIONS:
                behind = behind[1:]
            if " ".join(behind[: behind.index("of")] if "of" in behind else behind) in listed("saying", "belongings"):
                return index
        return end

    def _names_two(self, run: Run) -> bool:
        """As in "Kyiv or Moscow": nobody in particular."""
        if self.words.lower(run.first) in {"two", "both", "all"} or self.words.lower(run.end - 1) == "each":
            return True
        return any(
            (self.words.lower(index) == "or" and not self.in_party(index))
            or (
                self.words.lower(index) in {"and", "or"}
                and not self.in_party(index)
                and any(named.run.end <= index and named.run.first >= run.first for named in self.parties)
                and any(index < named.run.first < run.end for named in self.parties)
            )
            for index in range(run.first, run.end)
        )

    def _is_nobody(self, run: Run) -> bool:
        words = self.words.words(run)
        alone = listed("nearby", "pronouns") | listed("victims", "plain") | listed("saying", "belongings")
        alone |= {"wounded", "injured", "dead", "killed", "missing", "displaced", "captured"}
        alone |= listed("saying", "printed") | {"group", "organisation", "organization", "faction"} | MEASURES
        return (
            " ".join(words) in alone
            or all(word in listed("saying", "early") or word.endswith("-day") for word in words)
            or words[0] in listed("nearby", "pronouns") - {"sources", "reports", "side", "people"}
            or words[0]
            in {"who", "what", "which", "how", "i", "you", "we", "yesterday", "today", "tonight", "tomorrow"}
            or words[-1] in {"anyone", "anybody", "someone", "somebody", "everybody", "everyone", "nobody"}
            or not any(w[0].isalpha() for w in words)
        )

    def in_party(self, index: int) -> bool:
        return any(index in named.run for named in self.parties)

    def in_date(self, index: int) -> bool:
        return any(index in run for run in self.dates)
