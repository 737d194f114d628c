"""Who is credited with a count by other words than a verb: "according to …", "…'s toll", "a count by …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.questions.endings import ending
from assistant.questions.headings import heading_body
from assistant.questions.names import Named
from assistant.questions.owned_counts import FIGURES, Owners, counts_for_others
from assistant.questions.printing import SOURCES
from assistant.questions.speaking_otherwise import COUNTS, claims_deed, frees, words_per_unit
from assistant.questions.telling import saying_forms
from assistant.questions.wording import Run, listed

VERBS_BEHIND = frozenset(
    ["relayed", "quoted", "cited", "carried", "reported", "report", "claim", "announce", "statement"]
)
PRESS_OFFICES = frozenset({"office", "ministry", "department", "spokesman", "spokesperson", "spokeswoman", "bureau"})
OFFICES = PRESS_OFFICES | {
    "governor",
    "mayor",
    "minister",
    "police",
    "authorities",
    "officials",
    "government",
    "council",
    "directorate",
}


BELIEVED = re.compile(r" if [^?,.]{2,60} (?:is|are)(?P<right>(?: to be believed| to be trusted| right| correct) )")
# "As the mayor had it", "as the monitor saw it"
PUT_ON = (["was", "put", "on"], ["were", "put", "on"], ["been", "put", "on"])
TELLS_IT = frozenset(
    [
        *("has", "had", "have", "puts", "put", "tells", "tell", "told", "saw", "sees", "see"),
        *("counted", "counts", "count", "gave", "gives", "give"),
    ]
)
BUREAUS = PRESS_OFFICES | {"agency", "service", "army", "command", "staff", "police", "authorities", "officials"}
RANKS = frozenset([".", "col", "gen", "lt", "maj", "general", "colonel", "president", "minister", "governor", "mayor"])
HEADED = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "mod",
        "moi",
        "foreign",
        "interior",
        "health",
        "military",
        "command",
        "government",
        "officials",
    }
)
WEAPONS = frozenset({"suicide", "car", "truck", "mortar", "rocket", "missile", "air", "drone", "artillery", "tank"})


@dataclass(frozen=True, slots=True)
class Credits(Owners):
    """Where in the question somebody is given as the source."""

    def cued(self, name: str) -> list[Run]:
        found = []
        taken = -1
        for cue in self.words.find("saying", name):
            if cue.first < taken or any(cue.meets(named.run) and cue.end <= named.run.end for named in self.parties):
                continue
            if self.in_date(cue.first) or self.in_date(cue.end):
                continue
            if self._is_clause_verb(cue) or frees(self.words, cue):
                continue
            if words_per_unit(self.words, cue) or claims_deed(self.words, cue):
                continue
            owned = "'s" in self.words.words(Run(max(0, cue.first - 2), cue.first))
            if owned and self.words.lower(cue.end - 1) in {"of", "from"}:
                continue  # "the Taliban's claim of commandos captured", "the mayor's body count from the raid"
            run = self.name_after(cue.end)
            # "did TRT report from the suicide attack": where it was, and not who.
            weapon = run is not None and self.words.lower(run.end - 1) in WEAPONS and self._event_ahead(run)
            raid = run is not None and self.words.words(cue) == ["toll", "from"] and self._is_of_event(run)
            if run and not (weapon or raid):
                taken = run.end
                found.append(self._without_verb(run))
        if name == "outlet_cues":
            found += self.printing()
        return found + (
            [
                *self._believed(),
                *self._counted_by(),
                *self._count_of(),
                *self._inverted(),
                *self._of_office(),
                *self._of_government(),
                *self._has_it(),
                *self._heading(),
                *self.behind_hearer(),
                *self._put_by(),
                *self.closing(),
                *self.at_the_end(),
                *ending(self),
            ]
            if name == "cues"
            else []
        )

    def _is_clause_verb(self, cue: Run) -> bool:
        """As in "did state media report from the capital", "the leading figures of IS": no source follows."""
        words = self.words
        if words.lower(cue.first) in {"figure", "figures"}:
            return words.lower(cue.first - 1) in listed("saying", "leading")
        asked = {"did", "does", "do"} & set(words.words(Run(max(0, cue.first - 8), cue.first)))
        return (
            words.lower(cue.first) in {"report", "claim", "count"}
            and words.lower(cue.end - 1) == "from"
            and bool(asked)
        )

    def _put_by(self) -> list[Run]:
        """As in "as put by the prefecture", "as reckoned by a charity": any verb of saying behind "as".

        And "what figure was put on the dead of Jos by the police".
        """
        words = self.words
        put = next((at for at in range(3, len(words)) if words.words(Run(at - 1, at + 2)) in PUT_ON), len(words))
        put = put if set(words.words(Run(0, put))) & COUNTS else len(words)
        by = next((at for at in range(put, min(len(words), put + 12)) if words.lower(at) == "by"), None)
        onto = [run] if by and (run := self.name_after(by + 1)) and not self._event_ahead(run) else []
        return onto + [
            run
            for index in range(1, len(words) - 2)
            if words.lower(index - 1) == "as"
            and words.lower(index + 1) == "by"
            and words.lower(index) in saying_forms()
            and not any(index in cue for cue in words.find("saying", "outlet_cues"))
            and (run := self.name_after(index + 2))
        ]

    def _without_verb(self, run: Run) -> Run:
        """As in "by the account of townspeople relayed by SANA", "the source quoted by SANA report": the name alone."""
        last = run.end
        while last - run.first > 1 and self.words.lower(last - 1) in VERBS_BEHIND:
            last -= 1
        return Run(run.first, last)

    def _count_of(self) -> list[Run]:
        """As in "in the count of the Karabakh authorities"."""
        words = self.words
        return [
            run
            for index in range(1, len(words) - 2)
            if words.lower(index)
            in {"figure", "count", "tally", "account", "estimate", "reckoning", "figures", "view", "version"}
            and words.lower(index + 1) == "of"
            and not self._counts_on(index + 2)
            and not self._counts_men(index + 2)
            and {words.lower(index - 1), words.lower(index - 2)} & {"the", "own"}
            and "'s" not in words.words(Run(max(0, index - 3), index))  # "the Taliban's own count of Afghan commandos"
            and (run := self.name_after(index + 2))
            and (any(run.meets(named.run) for named in self.parties) or self.words.lower(run.end - 1) in OFFICES)
        ]

    def _counts_men(self, index: int) -> bool:
        """As in "Ankara's tally of ISIS men": whose men were counted."""
        party = next((named.run for named in self.parties if index in named.run), None)
        men = listed("victims", "combatant") | listed("victims", "combatant_groups") | {"men", "dead"}
        return party is not None and self.words.lower(party.end) in men

    def _counts_on(self, index: int) -> bool:
        """As in "the figure of 40 soldiers", which says what was counted and not by whom."""
        return self.words.lower(index)[:1].isdecimal()

    def _inverted(self) -> list[Run]:
        """As in "…, said the army?"."""
        words = self.words
        return [
            run
            for index in range(2, len(words) - 1)
            if words.lower(index) in {"said", "says", "say"}
            and words.lower(index - 1) == ","
            and (run := self.name_after(index + 1))
        ]

    def _believed(self) -> list[Run]:
        """As in "if Ankara is to be believed", "if the prosecutors are right"."""
        found = BELIEVED.search(self.words.spaced)
        if found is None:
            return []
        at = found.start("right")
        end = self.words.between_spaced(at)
        first = next((i for i in range(end - 1, -1, -1) if self.words.lower(i) in {"if", ","}), -1) + 1
        run = self.name(first, end - 1)
        return [run] if run else []

    def _counted_by(self) -> list[Run]:
        """As in "the latest count of the displaced by OCHA": whose count, where nothing was done "by" anyone."""
        words = self.words
        counts = {"count", "toll", "tally", "estimate", "figure", "figures", "report", "statement"}
        found, counted = [], False
        for index in range(len(words)):
            word = words.lower(index)
            counted = counted or word in counts
            done = (self.verb_kind(index) or word in listed("outcomes", "killed")) and words.lower(index - 1) != "the"
            if (
                counted
                and word not in counts
                and (done or word in listed("events", "nouns"))
                and not self.in_party(index)
            ):
                counted = False
            lately = word == "from" and counts & set(words.words(Run(max(0, index - 8), index)))
            run = self.name_after(index + 1) if (counted and word == "by") or lately else None
            if run and not self._event_ahead(run) and (word == "by" or self._speaks(run)):
                found.append(run)
        return found

    def _has_it(self) -> list[Run]:
        """As in "as Iranian state television had it"."""
        words = self.words
        ends = (i for i in range(3, len(words)) if words.lower(i) == "it" and words.lower(i - 1) in TELLS_IT)
        starts = ((next((i for i in range(end - 2, 0, -1) if words.lower(i) == "as"), 0), end) for end in ends)
        return [run for first, end in starts if first and (run := self.name(first + 1, end - 1))]

    def _heading(self) -> list[Run]:
        """As in "Moscow on Ukrainian losses", "OCHA: how many fled?", "the Kenyan army, 5 May 2015: number of dead"."""
        rank = next((at for at in range(len(self.words)) if self.words.lower(at) not in RANKS), 0)
        found = [run for named in self.parties if named.run.first <= max(1, rank) and (run := self._heads(named))]
        body = None if found else heading_body(self.words)
        return found or ([body] if body else self.told_by_kind())

    def _heads(self, named: Named) -> Run | None:
        words, end = self.words, named.run.end
        if words.lower(0) not in RANKS | {"the"} and named.run.first:
            return None
        if words.lower(end) == "'s" and words.lower(end + 1) in listed("saying", "unaligned") | listed(
            "saying", "titles"
        ):
            end += 2
        elif words.lower(end) == "'s":  # "Seoul's spy agency on …"
            ends = range(end + 2, end + 5)
            stops = {"on", ":", ","}
            end = next((at for at in ends if words.lower(at) in stops and words.lower(at - 1) in BUREAUS), end)
        run = Run(named.run.first, end)
        if words.lower(end) == "on":
            # "Regime air raids on the town": one name in the lexicon, and an event.
            event = set(words.words(named.run)) & listed("events", "nouns")
            told = (named.kind != "news" or end > named.run.end) and not event
            return run if told and not self.in_date(end + 1) and not words.lower(end + 1).isdecimal() else None
        while words.lower(end) in HEADED | {"ministry", "defence", "defense", "army", "police"}:
            end += 1
        dated = words.lower(end) == "," and self.in_date(end + 1)
        speaks = named.form in {"body", "person"} or named.kind in {"monitor", "agency"} or end > run.end
        # "SANA, November 2016: …", "SANA: …"
        speaks = speaks or (named.kind == "news" and (dated or words.lower(end) == ":"))
        while words.lower(end) == "," or self.in_date(end):
            end += 1
        opens = (
            named.kind == "monitor" and not named.run.first and words.lower(end - 1) == ","
        )  # "SOHR, raids on Hajin: dead"
        headed = (
            speaks
            and (words.lower(end) == ":" or opens)
            and words.lower(named.run.end) not in listed("events", "nouns")
        )
        last = next((at for at in range(run.end, end) if words.lower(at) == "," or self.in_date(at)), end)
        return Run(run.first, last) if headed else None

    def _of_office(self) -> list[Run]:
        """As in "…, by Netanyahu's office?": an office does nothing itself."""
        words = self.words
        return [
            run
            for index in range(1, len(words) - 1)
            if words.lower(index) == "by"
            and (run := self.name_after(index + 1))
            and (self._counts_behind(index, run) if words.lower(index - 1) == "," else self._is_source(run))
        ]

    def _counts_behind(self, index: int, run: Run) -> bool:
        """As in "…, by Netanyahu's office?", "…, by the Monitor?": whoever does nothing but tell."""
        tells = OFFICES | SOURCES | listed("saying", "unaligned")
        if self._event_ahead(run) or self.words.lower(run.end) in listed("saying", "printed"):
            return False
        counting = any(named.run == run and counts_for_others(named) for named in self.parties)
        return self.words.lower(run.end - 1) in tells or counting or self._was_reported(index)

    def _is_source(self, run: Run) -> bool:
        """As in "killed at the bridge by the army source": a source hurts nobody."""
        return self.words.lower(run.end - 1) in SOURCES

    def _was_reported(self, end: int) -> bool:
        """As in "how many were reported dead in Jos, by the nurses' union?"."""
        words = self.words
        return any(
            words.lower(index) in {"reported", "recorded", "counted", "confirmed", "listed"}
            and words.lower(index - 1) in listed("nearby", "be")
            for index in range(1, end)
        )

    def _of_government(self) -> list[Run]:
        """As in "a government figure for army losses": official figures are the government's own."""
        words = self.words
        return (
            [
                Run(index, index + 1)
                for index in range(1, len(words) - 1)
                if words.lower(index) in {"government", "opposition", "army", "police", "rebel", "hospital", "junta"}
                and words.lower(index + 1) in {"figure", "figures", "estimate", "tally"}
                and words.lower(index - 2) not in {"before", "until"}  # "before the hospital figures came in"
                and (
                    words.lower(index - 1) in listed("nearby", "determiners") | {"official", "no", "latest", "there"}
                    or not words.lower(index - 1)[:1].isalnum()
                )
            ]
            + [
                run
                for run in words.find("saying", "state_media")
                if words.lower(run.end) in FIGURES | {"toll", "tally", "figures", "reports"}
                and not {"did", "does", "do"} & set(words.words(Run(max(0, run.first - 3), run.first)))
            ]
        )

    def is_party(self, run: Run) -> bool:
        """Whether the run is a party that fights or counts, and prints nothing."""
        inside = [named for named in self.parties if named.run.meets(run)]
        return (
            bool(inside)
            and not self.is_outlet(run)
            and any(named.form == "body" or named.kind in {"non_state", "monitor", "agency"} for named in inside)
        )

    def is_somebody(self, run: Run) -> bool:
        """Whether the run is a kind of person ("a pro-government militiaman"), by whom nothing is printed."""
        titled = self.words.lower(run.first - 1) in listed("saying", "titles")  # "the activist Abu Hassan"
        small = self.words.verbatim(run) == self.words.verbatim(run).lower()
        return not self.is_outlet(run) and (small or titled)
