"""Whose count it is by whose it is said to be: "SANA's toll", "the Azerbaijani figure", "what total had it reached"."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.questions.names import Named
from assistant.questions.printing import Prints
from assistant.questions.wording import Run, listed

FIGURES = frozenset(
    {
        "figure",
        "figures",
        "count",
        "number",
        "numbers",
        "estimate",
        "estimates",
        "account",
        "accounts",
        "version",
        "claim",
        "statement",
        "report",
    }
)

ARMIES = frozenset({"army", "military", "rebels", "police"})
TROOPS = frozenset({"military", "combat", "troop", "battlefield", "army"})
COMPARING = frozenset(["above", "below", "than", "beyond", "exceeding", "under", "unlike", "dwarfing"])


def counts_for_others(named: Named) -> bool:
    """As in "SOHR toll", "civil defence toll": those who count the dead of others."""
    return named.kind in {"monitor", "agency", "news"}


@dataclass(frozen=True, slots=True)
class Owners(Prints):
    """Where in the question a count is somebody's own."""

    def owners(self) -> list[Run]:
        """As in "SANA's toll", "the Azerbaijani figure"."""
        found = []
        inquiries = self.words.find("saying", "inquiries")
        for belonging in self.words.find("saying", "belongings") + inquiries:
            before = belonging.first - 1
            for step in (1, 2, 3):  # "SOHR's updated civilian toll"
                if self.words.lower(before) == "'s" or not self.words.lower(belonging.first - step)[:1].isalpha():
                    break
                if self.words.lower(belonging.first - step) in listed("nearby", "prepositions"):
                    break
                before = belonging.first - step - 1
            behind = self.words.words(Run(belonging.first, belonging.end + 2))
            if TROOPS & {*self.words.words(Run(before, belonging.first)), *(behind if behind[0] == "total" else ())}:
                continue  # "Kenya's military death toll": what it lost, and not what it counts
            if self.words.lower(before) == "'s":
                run = self.owner(before)
            elif belonging in inquiries:
                continue
            else:
                run = next(
                    (
                        named.run
                        for named in self.parties
                        if named.run.end == belonging.first
                        and (set(self.words.words(belonging)) & FIGURES or counts_for_others(named))
                        and self.words.lower(named.run.first - 1) != "which"  # "which Hamas figure assured"
                    ),
                    None,
                )
            if run and not (self.names_event(run) or self._is_measure(run) or self._is_counted(run, belonging)):
                found.append(run)
        return found + self._reached()

    def _is_counted(self, run: Run, belonging: Run) -> bool:
        """As in "the raiders' body count": bodies are counted of those who fight, and not by them."""
        fights = any(named.run.meets(run) and named.kind == "non_state" for named in self.parties)
        armed = listed("victims", "combatant") | listed("victims", "combatant_groups")
        if self.words.words(belonging)[0] in {"death", "toll"} and self.words.lower(run.end - 1) in armed - ARMIES:
            return True  # "the guardsmen's death toll"; an army may count others
        return "body" in self.words.words(belonging) and (fights or bool(set(self.words.words(run)) & armed))

    def _is_measure(self, run: Run) -> bool:
        """As in "far above the UN's number": another's count, with which the one asked for is compared."""
        first = run.first - 1 - (self.words.lower(run.first - 1) == "the")
        return self.words.lower(first) in COMPARING and self.words.lower(first - 1) not in {"not", "just"}

    def _reached(self) -> list[Run]:
        """As in "what total had the Monitor reached by 15 May", "which figure did the ministry settle on"."""
        words = self.words
        counts = {"total", "figure", "toll", "number", "count", "tally"}
        return [
            run
            for index in range(1, len(words) - 3)
            if words.lower(index) in {"had", "has", "did"} and counts & set(words.words(Run(max(0, index - 6), index)))
            for end in range(index + 2, min(len(words), index + 9))
            if words.lower(end) in listed("saying", "arriving") and (run := self.name(index + 1, end))
        ][:1]
