"""On whose side people can be at all: a party's that fights, and not a monitor's, a paper's or a country's refugees."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.claims import Status
from assistant.questions.names import Named
from assistant.questions.victims import Victims
from assistant.questions.wording import Run, Wording, listed


def may_fight(words: Wording, run: Run, parties: Sequence[Named]) -> bool:
    """Whether people can be on its side: on a monitor's, an agency's, a paper's or a hospital's nobody is."""
    inside = [named for named in parties if named.run.meets(run)]
    if inside:
        return not all(named.kind in {"monitor", "agency", "news"} for named in inside)
    dwellers = {"residents", "people", "inhabitants", "villagers", "relatives", "families", "neighbours"}
    if words.lower(run.first) in dwellers and words.lower(run.first + 1) == "of":
        return False  # "how many did the residents of Mai Kadra bury"
    return words.lower(run.end - 1) not in listed("saying", "unaligned") | {"crescent", "cross", "helmets", "borders"}


def is_no_party(words: Wording, run: Run) -> bool:
    """As in "casualties inflicted on Gao's cattle market", "belonged to soldiers": a site, or a kind of people."""
    head = next((at for at in range(run.first, run.end) if words.lower(at + 1) == "of"), run.end - 1)
    site = words.lower(head) in listed("asking", "places") - {"front", "state", "side"}
    return site or words.lower(run.first) in listed("victims", "combatant") | listed("victims", "civilian")


def are_a_people(words: Wording, run: Run, victims: Victims) -> bool:
    """As in "how many Syrians were uprooted": who fled are people of a country, and no belligerent's."""
    many = words.lower(run.first - 1) == "many" or words.words(Run(max(0, run.first - 2), run.first)) == [
        "number",
        "of",
    ]
    fled = bool(words.find("outcomes", "displaced"))
    return many and fled and victims.status is not Status.COMBATANT and words.lower(run.end - 1).endswith(("s", "ese"))


def whose_own(words: Wording, parties: Sequence[Named]) -> Run | None:
    """As in "how many of its own men had the Shabaab put to death": the subject that "its own" points ahead to."""
    own = next((index for index in range(len(words)) if words.lower(index) == "own"), None)
    if own is None:
        return None
    aux = next((at for at in range(own, min(len(words), own + 5)) if words.lower(at) in listed("asking", "aux")), None)
    starts = {aux + 1, aux + 2} if aux is not None and words.lower(aux + 1) == "the" else {(aux or -1) + 1}
    armed = (named.run for named in parties if named.run.first in starts and named.kind in {"state", "non_state"})
    return next(armed, None) if aux is not None else None


def whose_before(words: Wording, parties: Sequence[Named]) -> Run | None:
    """As in "The army hid its losses. What did the rebels claim?": theirs who are spoken of before the question."""
    own = next((at for at in range(len(words)) if words.lower(at) in {"its", "their"}), None)
    stops = [at for at in range(own or 0, len(words) - 2) if words.lower(at) in {".", ";"}]
    lost = own is not None and bool(listed("sides", "belongings") & set(words.words(Run(own, own + 3))))
    if own is None or not lost or not stops:
        return None
    return next((named.run for named in parties if named.run.end <= own and named.kind in {"state", "non_state"}), None)


def nation_asked(words: Wording, parties: Sequence[Named]) -> Run | None:
    """As in "of the dead, how many were said to be Chinese": of those who are counted, a country's own."""
    for named in parties:
        first = named.run.first
        said = words.lower(first - 1) == "be" and words.words(Run(max(0, first - 4), first))
        is_it = said[:1] == ["were"] and said[2:] == ["to", "be"] if said else words.lower(first - 1) == "were"
        asked = {"many", "number"} & set(words.words(Run(0, first)))
        ends = words.lower(named.run.end) in {"", "?", ",", ".", "according", "citizens", "nationals"}
        if named.kind == "state" and is_it and asked and ends:
            return named.run
    return None
