"""Who printed what was told, and who was told it: "as carried by …", "told reporters", "in …'s story"."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from assistant.questions.names import Names
from assistant.questions.searches import searched_monitors
from assistant.questions.telling import behind_headline
from assistant.questions.wording import Run, listed

PRINTS = frozenset({"carry", "print", "run"})
TELLERS = frozenset(
    [
        *("doctor", "medic", "nurse", "paramedic", "rescuer", "medics", "doctors", "rescuers", "activists"),
        *("witnesses", "police", "officials", "paramedics", "nurses"),
    ]
)
SOURCES = frozenset({"source", "sources"})
CLOSING = SOURCES | {"officials", "authorities", "ministry", "union", "committee", "commission", "chief", "governor"}
CLOSING |= {
    "minister",
    "council",
    "office",
    "mayor",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "ombudsman",
    "prosecutor",
    "prosecutors",
    "activists",
    "police",
    "directorate",
}
RELAYING = frozenset(["cited", "quoted", "relayed", "carried", "reproduced", "printed", "retold", "on"])
HEARD = frozenset(["cited", "quoted", "interviewed", "cites", "quotes"])
# ", from OCHA?", but "by X" may be who did it.
FROM = frozenset(["from", "per", "via"])
DASHES = frozenset(["-", "–", "—"])
# Whose people may be those who were hit.
MEN = frozenset(
    [
        *("peacekeepers", "staff", "workers", "journalists", "reporters", "officers", "volunteers", "employees"),
        *("members", "policemen", "police", "guards", "personnel", "clash", "clashes", "checkpoint", "colleagues"),
        *("medics",),
    ]
)
# A search ends behind these, too.
LAST = frozenset(
    [
        *("?", ".", "toll", "figure", "figures", "count", "tally", "report", "says", "said"),
        *(day.lower() for day in calendar.day_name),
    ]
)
# Who tells it, behind a date: "… 3 May 2016 interior ministry".
POSTS = frozenset(["ministry", "sources", "source", "police", "medics", "rescuers", "activists", "directorate"])
# An outlet that was hit itself.
HIT = frozenset(["against", "on", "at", "of", "the", "killed", "wounded", "injured", "hit", "bombed", "attacked"])
PRESS = frozenset({"television", "tv", "radio", "newspaper", "daily", "magazine", "channel", "media", "broadcaster"})


@dataclass(frozen=True, slots=True)
class Prints(Names):
    """Where in the question something is printed or heard."""

    def told(self) -> list[Run]:
        given = [
            run
            for index in range(1, len(self.words))
            if self.words.lower(index) in {"give", "gave", "given", "gives"}
            and self.words.lower(index + 1) != "by"
            and (run := self.name_after(index + 1))
            and self.is_outlet(run)
        ]
        given += [
            run
            for index in range(1, len(self.words))
            if self.words.lower(index) in {"quoting", "citing"} and (run := self.owner(index)) and self.is_outlet(run)
        ]
        return given + [
            run
            for index in range(1, len(self.words))
            if self.words.lower(index) in listed("saying", "telling")
            and (run := self.name_after(index + 1))
            and (self.is_outlet(run) or (self.words.tokens[run.first].start and self.is_name(run)))
        ]

    def printed(self) -> list[Run]:
        """As in "in AFP's story"."""
        words = self.words
        return [
            run
            for index in range(1, len(words) - 1)
            if words.lower(index) == "'s"
            and words.lower(self._behind_date(index + 1)) in listed("saying", "printed")
            and (run := behind_headline(words, self.owner(index)))
            and (
                words.lower(run.first - 1) in {"in", "the", "by", "from", "to", "of"}
                or (not run.first and self.is_outlet(run))
            )
        ] + [
            # "As of the Jordan Times report": its title tells that it prints.
            run
            for index in range(1, len(words))
            if words.lower(index) in listed("saying", "printed") | {"report", "reports", "edition"}
            and (run := self.owner(index))
            and self.is_paper(run)
        ]

    def _behind_date(self, index: int) -> int:
        while self.in_date(index):
            index += 1
        return index

    def hearers(self) -> list[Run]:
        """As in "who told the Security Council", "spoke to the press": they listen, unless they print it."""
        words = self.words
        return [
            run
            for index in range(len(words))
            if (words.lower(index) in listed("saying", "telling") and words.lower(index - 1) not in {"as", "that"})
            or (words.lower(index) == "to" and words.lower(index - 1) in {"spoke", "talked", "told", "speaking"})
            if (run := self.name_after(index + 1)) and not self.is_outlet(run) and self._only_listens(run)
        ]

    def _only_listens(self, run: Run) -> bool:
        """Whether it is a party or nobody by name, and none of the press."""
        words = set(self.words.words(run))
        known = any(named.run.meets(run) for named in self.parties)
        return (known or not self.is_name(run)) and not words & PRESS

    def closing(self) -> list[Run]:
        """As in "Wounded, Beni market bomb, hospital sources?": who tells it, behind the last comma."""
        words = self.words
        end = len(words) - (words.lower(len(words) - 1) in {"?", "."})
        # "…, police, as of the Times report of 3 May"
        end = next((at for at in range(1, end) if words.words(Run(at, at + 3)) == [",", "as", "of"]), end)
        comma = next((at for at in range(end - 1, max(0, end - 9), -1) if words.lower(at) == ","), 0)
        if comma and (self.in_date(comma + 1) or self.in_date(comma + 3)):
            # ", interior ministry, as of 20 June?"
            end = comma
            comma = next((at for at in range(end - 1, max(0, end - 9), -1) if words.lower(at) == ","), 0)
        while comma and words.lower(end - 1) in listed("saying", "belongings") and end - comma > 2:
            end -= 1 + (words.lower(end - 2) == "'s")
        if not comma or not (self._holds_post(comma + 1, end) or self._counts(Run(comma + 1, end))):
            ends = {".", "?"} | DASHES
            stop = next((at for at in range(end - 2, max(0, end - 6), -1) if words.lower(at) in ends), 0)
            if not stop or not (self._counts(Run(stop + 1, end)) or words.lower(stop) in DASHES):
                return self._from_whom(comma, end)
            run = self.name(stop + 1, end)
            return [run] if run and run.end == end and (self._counts(run) or self.may_tell(run)) else []
        led = words.lower(comma + 1) in listed("nearby", "prepositions") | listed("nearby", "conjunctions")
        led = led or words.lower(comma + 1).endswith("ing")  # ", going by the agency's sources?"
        if led:
            return self._from_whom(comma, end)
        run = None if self.verb_kind(comma + 1) else self.name(comma + 1, end)
        return [run] if run and not self.in_date(comma + 1) else []

    def _holds_post(self, first: int, end: int) -> bool:
        """As in "health minister", "health minister Abiad"."""
        words = self.words
        last = end - 1
        while last > first and words.source[words.tokens[last].start].isupper() and words.lower(last) not in CLOSING:
            last -= 1
        return words.lower(last) in CLOSING

    def _from_whom(self, comma: int, end: int) -> list[Run]:
        """As in "Death toll of the strikes, 12 March 2022, from OCHA?"."""
        run = self.name(comma + 2, end) if comma and self.words.lower(comma + 1) in FROM else None
        return [run] if run and run.end == end and self.may_tell(run) else []

    def may_tell(self, run: Run) -> bool:
        """As in "… - Azerbaijani prosecutors?", "(Russian MoD)?"; not "Peacekeepers killed (UN)?": its men were hit."""
        told = self.words.lower(run.end - 1) in CLOSING or any(
            named.run.end == run.end and (named.form == "body" or named.kind in {"monitor", "agency", "news"})
            for named in self.parties
        )
        theirs = any(self.words.lower(at) in MEN for at in range(len(self.words)))
        return told and not theirs and not self.names_event(run)

    def _counts(self, run: Run) -> bool:
        """As in ", UNRWA?": nothing but the name of somebody who counts."""
        first = run.first + (self.words.lower(run.first) == "the")
        counting = {"monitor", "agency", "news"}
        return any(named.run == Run(first, run.end) and named.kind in counting for named in self.parties)

    def only_relays(self, run: Run) -> bool:
        """As in "by the prefecture's tally as cited by the Alliance": another counted, and it passes that on."""
        first = run.first - 1 - (self.words.lower(run.first - 1) == "the")
        return self.words.lower(first) in {"by", "in"} and self.words.lower(first - 1) in RELAYING

    def quoting(self) -> list[Run]:
        """As in "AFP quoting medics": whom an outlet quotes."""
        words = self.words
        # Not "the doctor whom Reuters quoted".
        relative = {"whom", "that", "which"}
        news = {
            named.run.end
            for named in self.parties
            if named.kind == "news" and words.lower(named.run.first - 1) not in relative
        }
        return [
            run
            for index in range(1, len(words) - 1)
            # "Reuters quoted the Observatory on …"
            if (
                words.lower(index) in {"quoting", "citing"}
                or (words.lower(index) in {"quoted", "cited"} and index in news)
            )
            and (run := self.name_after(index + 1))
            and not self.is_outlet(run)
        ] + [run for index in range(3, len(words)) if words.lower(index) in HEARD and (run := self._whom(index))]

    def _whom(self, verb: int) -> Run | None:
        """As in "the policeman the state agency cited", "a doctor whom Reuters quoted": he, and not the agency."""
        words, posts = self.words, listed("saying", "unaligned") | listed("saying", "heads") | CLOSING
        at = next((at for at in range(verb - 2, max(0, verb - 7), -1) if words.lower(at) in posts), 0)
        relative = words.lower(at + 1) in {"that", "whom", "who"}
        first = next((one for one in range(at, max(0, at - 4), -1) if words.lower(one) in {"the", "a", "an"}), None)
        outlet = Run(at + 1 + relative, verb)
        if not at or first is None or words.lower(verb + 1) == "by":
            return None
        if not (self.is_outlet(outlet) or words.lower(verb - 1) in PRESS | {"agency"}):
            return None
        return self.name(first, at + 1)

    def printing(self) -> list[Run]:
        """As in "what toll did the Jordan Times carry": who printed it, whoever gave it."""
        words = self.words
        return [
            run
            for index in range(1, len(words) - 2)
            if words.lower(index) in {"did", "does"}
            for end in range(index + 2, min(len(words), index + 7))
            if words.lower(end) in PRINTS
            and words.lower(end + 1) not in {"out", "over", "into", "off", "away"}
            and (run := self.name(index + 1, end))
        ]

    def behind_hearer(self) -> list[Run]:
        """As in "as told to Reuters by the mayor's spokesman", "reports relayed to us by the imam"."""
        words = self.words
        found = []
        for cue in words.find("saying", "outlet_cues"):
            hearer = self.name_after(cue.end) if words.lower(cue.end - 1) == "to" else None
            if hearer and words.lower(hearer.end) == "by" and (run := self.name_after(hearer.end + 1)):
                found.append(run)
        return found

    def told_by_kind(self) -> list[Run]:
        """As in "Medics at the clinic: how many bodies had they received?": asked of them, and not about them."""
        words = self.words
        colon = next((index for index in range(1, min(len(words), 9)) if words.lower(index) == ":"), 0)
        asks = words.words(Run(colon + 1, colon + 3)) in (["how", "many"], ["number", "of"])
        counted = asks and words.lower(colon + 3)
        suffered = listed("nearby", "be") | {"killed", "died", "dead", "wounded", "injured", "hurt", "fled", "?"}
        first = 1 if words.lower(0) in listed("nearby", "determiners") else 0
        source = SOURCES & {words.lower(first), words.lower(first + 1)}
        arrived = {"come", "arrived", "brought", "admitted", "treated", "received"} & set(
            words.words(Run(colon, len(words)))
        )
        arrived = arrived if words.lower(colon - 1) in TELLERS else set()
        tells = bool(source or arrived) or (words.lower(first) in TELLERS and counted not in suffered)
        run = self.name(first, colon) if colon and tells and counted else None
        return [run] if run else []

    def _speaks(self, run: Run) -> bool:
        """As in "a count of wounded from the Ukrainian police": from a body, and not from a place."""
        bodies = listed("asking", "parties") | listed("saying", "unaligned") | {"police", "authorities", "officials"}
        if self.words.lower(run.end - 1) == "side":
            return False
        return bool(set(self.words.words(run)) & bodies) or any(
            named.run.meets(run) and (named.form in {"body", "person"} or named.kind in {"monitor", "agency", "news"})
            for named in self.parties
        )

    def _event_ahead(self, run: Run) -> bool:
        end = run.end + (4 if self.words.lower(run.end) == "and" else 1)  # "the Turkish and Russian strikes"
        return bool(set(self.words.words(Run(run.first, end))) & listed("events", "nouns"))

    def _is_of_event(self, run: Run) -> bool:
        """As in "the toll from Turkey's 2 May 2016 strikes", "from its helicopter": what it was of."""
        end = run.end + (self.words.lower(run.end) == "'s")
        while self.in_date(end):
            end += 1
        its = self.words.lower(run.first) in {"its", "their"} and not self._speaks(run)
        its = its or self._is_stuff(run) or self.words.lower(run.end - 1) in listed("events", "struck")
        return its or self._event_ahead(run) or self.words.lower(end) in listed("events", "nouns")

    def _is_stuff(self, run: Run) -> bool:
        """As in "the toll from chlorine", "from hunger": what they died of, which has neither article nor plural."""
        word = self.words.verbatim(run)
        return run.end - run.first == 1 and word.islower() and not word.endswith("s") and not self._speaks(run)

    def at_the_end(self) -> list[Run]:
        """As in "Homs car bomb dead SOHR Oct 2017": a monitor or an outlet closes a search; dates may follow it."""
        words = self.words
        verbs = listed("asking", "aux") | listed("nearby", "be")
        if any(words.lower(index) in verbs for index in range(len(words))):
            return []
        end = len(words)
        while end and (self.in_date(end - 1) or words.lower(end - 1) in LAST):
            end -= 1
        dated = [Run(end - size, end) for size in (2, 1) if end > size and self.in_date(end - size - 1)]
        dated = [run for run in dated if not self.in_date(run.first)]
        posts = [run for run in dated if words.lower(run.end - 1) in POSTS and not self.in_party(run.first)]
        counting = [named for named in self.parties if named.run.end == end and named.run.first > 2]
        return (
            posts[:1]
            + searched_monitors(words, self.parties)
            + self._bodies_at(end)
            + [
                named.run
                for named in counting
                if (named.kind in {"monitor", "news"} and self._stands_bare(named.run))
                or (named.kind == "agency" and self.in_date(named.run.first - 1))
            ]
        )

    def _bodies_at(self, end: int) -> list[Run]:
        """As in "station strike dead Ukrainian interior ministry", "casualties blast Kerman Iran state media"."""
        words = self.words
        press = next((run for run in words.find("saying", "state_media") if run.end == end), None)
        office = words.lower(end - 1) == "ministry"
        first = press.first if press else end - 2
        if not (press or office):
            return []
        party = next((named.run for named in self.parties if named.run.first < first <= named.run.end), None)
        if office and not party:
            return []  # "casualties Erbil interior ministry": that may be what was hit
        first = min(party.first, first) if party else first
        return [Run(first, end)] if first > 1 and self._stands_bare(Run(first, end)) else []

    def _stands_bare(self, run: Run) -> bool:
        """Whether nothing joins it to the words before it."""
        before = self.words.lower(run.first - 1)
        joints = listed("nearby", "prepositions") | listed("nearby", "conjunctions") | HIT
        return before.isalnum() and before not in joints
