"""Who the victims asked about are: civilians or combatants, or a narrower group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.claims import Status
from assistant.questions.acting import acts_on_counted
from assistant.questions.halves import is_half
from assistant.questions.names import Named
from assistant.questions.outcomes import coordinated
from assistant.questions.passing import (
    is_aim,
    is_blamed,
    is_choice,
    is_fighting,
    is_hit,
    is_picked_out,
    is_told_before,
    leads_clause,
)
from assistant.questions.speakers import Speakers
from assistant.questions.telling import saying_forms
from assistant.questions.trades import trades_asked
from assistant.questions.wording import Run, Wording, listed, table

# Before victims they count them, or are no adjectives.
NUMBERS = frozenset(
    (
        *("hundred", "thousand", "million", "hundreds", "thousands", "dozen", "dozens", "having", "has", "lost", "two"),
        *("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
        *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty"),
        *("seventy", "eighty", "ninety"),
    )
)


# "Did they blame soldiers for it?", "when rebels attacked".
NO_VICTIMS_AFTER = frozenset(
    ["blame", "blames", "blamed", "accuse", "accuses", "accused", "accusing", "when", "while", "because"]
)


# "insurgent mortar fire", "rebel rocket attacks".
WEAPONS = frozenset(
    ["mortar", "rocket", "missile", "artillery", "shell", "sniper", "suicide", "car", "truck", "tank", "air", "drone"]
)
SHOTS = frozenset(["shells", "rockets", "mortars", "missiles", "bombs", "grenades"])
OTHERS_COUNTS = frozenset(["figure", "figures", "estimate", "tally", "account", "reckoning"])


@dataclass(frozen=True, slots=True)
class Victims:
    status: Status | None = None
    group: str | None = None
    head: Run | None = None


def read_victims(words: Wording, focus: int, speakers: Speakers, parties: Sequence[Named]) -> Victims:
    """The victims' status and, where it is narrower, their group in the question's words."""
    found = _victim_nouns(words, speakers) or trades_asked(words)
    ahead = [item for item in found if item[0].first >= focus]
    armed = all(status is Status.COMBATANT for _, status, _ in found)
    # "Regime troops attacked Gao. How many people were hurt?": anybody, and not those who attacked.
    anybody = (armed and words.lower(focus) in listed("victims", "plain")) or words.lower(focus) == "others"
    ahead = ahead or ([] if anybody else found)
    if not ahead:
        return Victims()
    ahead = [item for item in ahead if is_picked_out(words, item[0])] or ahead
    head, status, narrow = ahead[0]
    if listing := _listed_together(words, ahead):
        return listing
    if (
        len(ahead) > 1
        and coordinated(words, head, ahead[1][0])
        and "and" in words.words(Run(head.end, ahead[1][0].first))
    ):
        other = ahead[1]
        if narrow and not other[2] and status is other[1]:
            return Victims(status, None, head)
        if narrow and other[2]:
            return Victims(status if status is other[1] else None, words.verbatim(Run(head.first, other[0].end)), head)
    if len(ahead) > 1 and ahead[1][1] not in (status, None) and status and coordinated(words, head, ahead[1][0]):
        return Victims(None, None, head)
    group = _of_kind(words, head, parties) or _group(words, head, narrow, parties)
    return Victims(status, None if is_told_before(words, head, focus) else group, head)


def _listed_together(words: Wording, found: Sequence[tuple[Run, Status | None, bool]]) -> Victims | None:
    """As in "guards, workers and militiamen": all of them, of one status where they have one."""
    if len(found) < 3 or words.words(Run(found[0][0].end, found[1][0].first))[:1] != [","]:
        return None
    first, second, third = (item[0] for item in found[:3])
    close = second.first - first.end <= 3 and third.first - second.end <= 4
    if not close or not coordinated(words, second, third):
        return None
    statuses = {item[1] for item in found[:3]}
    return Victims(statuses.pop() if len(statuses) == 1 else None, words.verbatim(Run(first.first, third.end)), first)


def _victim_nouns(words: Wording, speakers: Speakers) -> list[tuple[Run, Status | None, bool]]:
    lists: tuple[tuple[str, Status | None, bool], ...] = (
        ("civilian", Status.CIVILIAN, False),
        ("combatant", Status.COMBATANT, False),
        ("civilian_groups", Status.CIVILIAN, True),
        ("combatant_groups", Status.COMBATANT, True),
        ("open_groups", None, True),
    )
    masked = [run for run in (speakers.claimant, speakers.outlet, speakers.doer) if run]
    masked += _his_body(words, speakers)
    found = [
        (run, status, narrow)
        for name, status, narrow in lists
        for run in words.find("victims", name)
        if not any(run.meets(mask) or _is_his_title(words, run, mask) for mask in masked)
        and not _is_elsewhere(words, run)
    ]
    found = _predicated(words, found)
    found.sort(key=lambda item: (item[0].first, -item[0].end))
    kept: list[tuple[Run, Status | None, bool]] = []
    for item in found:
        if kept and item[0].first < kept[-1][0].end:
            continue
        kept.append(item)
    # an adjective before a narrower noun is no victim of its own: "civilian journalists", "military doctors"
    return [
        item
        for index, item in enumerate(kept)
        if not (index + 1 < len(kept) and item[0].end == kept[index + 1][0].first and not _is_whole(words, item))
    ]


def _his_body(words: Wording, speakers: Speakers) -> list[Run]:
    """As in "a source in the Hama police": whose source it is."""
    end = speakers.claimant.end if speakers.claimant else -1
    inside = end > 0 and words.lower(end - 1) in {"source", "sources", "official", "officials"}
    return [Run(end, min(len(words), end + 5))] if inside and words.lower(end) in {"in", "at", "from", "with"} else []


_Noun = tuple[Run, Status | None, bool]


def _is_whole(words: Wording, item: _Noun) -> bool:
    """A narrower noun that is no adjective, as "rebel" is in "rebel attackers"."""
    last = words.lower(item[0].end - 1)
    return item[2] and last not in listed("victims", "adjectival") | listed("victims", "narrowing")


def _predicated(words: Wording, found: list[_Noun]) -> list[_Noun]:
    """As in "how many of the men who died were sappers": the sappers are asked for."""
    asked = words.spaced.find(" how many of the ")
    last = max(found, default=None, key=lambda item: item[0].first)
    if asked < 0 or last is None or not last[2] or words.lower(last[0].first - 1) not in {"were", "was"}:
        return found
    ends = words.lower(last[0].end)
    return [last] if ends in {"", "?", ",", "according", "by"} else found


def _is_his_title(words: Wording, run: Run, speaker: Run) -> bool:
    """As in "did the doctor Hala Khoury say"."""
    return run.end == speaker.first and words.lower(run.end - 1) in listed("saying", "titles")


def _is_elsewhere(words: Wording, run: Run) -> bool:
    """Part of the name of a place or a body, or the doers ("by soldiers")."""
    after, before = words.lower(run.end), words.lower(run.first - 1)
    fires = after in WEAPONS and words.lower(run.end + 1) in listed("nearby", "not_victims")
    # "well below the figure of the rescuers": who counts, and not who is counted.
    counts = before == "the" and words.lower(run.first - 2) == "of" and words.lower(run.first - 3) in OTHERS_COUNTS
    if (
        counts
        or fires
        or _is_general_staff(words, run)
        or _is_in_brackets(words, run)
        or is_half(words, run.end)
        or after in listed("nearby", "not_victims")
        or (after == "'s" and words.lower(run.end + 1) not in listed("victims", "plain") | {"death", "toll"})
    ):
        return True
    back = run.first - 1
    while (
        back > 0
        and run.first - back < 5
        and words.lower(back) not in listed("nearby", "prepositions") | listed("nearby", "be")
    ):
        back -= 1
    word = words.lower(back)
    if (word == "by" and run.first - back < 5) or _closes_as_source(words, run):
        return True
    # "The agency with a reporter on the spot"
    beside = words.words(Run(max(0, run.first - 2), run.first)) in (["with", "a"], ["with", "its"])
    heard = before in listed("saying", "telling") or {before, words.lower(run.first - 2)} & NO_VICTIMS_AFTER
    passing = is_hit(words, run) or _is_other_clause(words, run) or acts_on_counted(words, run)
    passing = passing or is_fighting(words, run) or is_blamed(words, run)
    passing = passing or is_aim(words, run) or is_choice(words, run) or leads_clause(words, run)
    if heard or passing or _qualifies(words, run) or (beside and after in {"in", "on"}):
        return True
    asking = words.words(Run(max(0, run.first - 3), run.first))
    # "which rebel group" is asked for, and not hurt
    if _is_title(words, run) or ("which" in asking and not {"of", "that"} & set(asking)):
        return True
    # "Russian military personnel" are people.
    alone = run.end == run.first + 1 and words.lower(run.first) in {"army", "military"}
    if alone and before not in {"many", "of"} | listed("sides", "own"):
        # "the army's dead": the side; "army losses", "military deaths": the victims
        two = words.lower(run.first - 2)
        return after not in listed("sides", "belongings") | {"personnel"} and not (
            before == "the" and two in {"among", "of"}
        )
    return False


def _is_in_brackets(words: Wording, run: Run) -> bool:
    """As in "Fatalities, Kaya camp attack (gunmen on motorbikes)": said beside what is asked."""
    opened = next((at for at in range(run.first - 1, max(0, run.first - 6), -1) if words.lower(at) in {"(", ")"}), 0)
    return words.lower(opened) == "(" and ")" in words.words(Run(run.end, min(len(words), run.end + 8)))


def _is_general_staff(words: Wording, run: Run) -> bool:
    """As in "the General Staff's count", "Hezbollah's Secretary General": who speaks, and no officer who fell."""
    last = run.end - (words.lower(run.end - 1) == "staff")
    body = words.lower(last) in {"staff", "security", "secretary"} or words.lower(last - 2) == "secretary"
    return words.lower(last - 1) == "general" and body


def _qualifies(words: Wording, run: Run) -> bool:
    """As in "rebel supply routes", "in insurgent hands", "militant waves": it says what sort of thing."""
    after = words.lower(run.end)
    if run.end - run.first > 1 or words.lower(run.first) not in listed("victims", "adjectival") or not after.isalpha():
        return False
    lost = listed("sides", "belongings") | listed("outcomes", "killed") | listed("outcomes", "injured")
    people = [name for name in table()["victims"] if name not in {"light", "narrowing", "adjectival"}]
    persons = frozenset().union(*(listed("victims", name) for name in people))
    joints = listed("nearby", "be") | listed("nearby", "prepositions") | listed("nearby", "conjunctions")
    ends = joints | listed("asking", "aux") | {"captives", "prisoners", "hostages", "detainees", "combat", "death"}
    if after in SHOTS:
        return True  # "rebel shells fell on the town"
    return after not in lost | persons | ends and words.lower(run.end + 1) not in persons | lost


def _is_other_clause(words: Wording, run: Run) -> bool:
    """As in "the village that the junta's troops entered", "the blast that killed the reporter": said in passing."""
    back = run.first - 1
    told = words.lower(run.end) in saying_forms() and "whom" in words.words(Run(max(0, run.first - 3), run.first))
    if told:
        return True  # "of those whom the rebels reported": they tell of them
    while back > 0 and run.first - back < 5 and words.lower(back) not in listed("nearby", "prepositions"):
        if words.lower(back) in {"that", "which"}:
            inside = words.words(Run(back + 1, run.first))
            harmed = set(inside) & {"killed", "wounded", "injured"}
            told = words.lower(back - 1) in saying_forms() or words.lower(back + 1) in listed("nearby", "be")
            many = {"many", "of", "number"} & set(inside)
            return (
                bool(words.lower(back - 1).isalnum()) and not told and not many and (bool(harmed) or _acts(words, run))
            )
        back -= 1
    return False


def _acts(words: Wording, run: Run) -> bool:
    """Whether an active verb follows the people."""
    after = words.lower(run.end)
    passive = words.lower(run.end + 1) in {"by", "in", "at", "on", "", "?"}
    return after == "entered" or (after.endswith("ed") and not passive)


def _closes_as_source(words: Wording, run: Run) -> bool:
    """As in "how many died at Zikim, hospital officials?": the last words behind a comma say who tells it."""
    told = {"spoke", "said", "told", "says", "gave", "put", "counted"} & set(words.words(Run(run.end, run.end + 4)))
    if told and run.first == 1 and words.lower(0) in {"a", "an"}:
        return True  # "A nurse in Jos spoke of 50 dead. Who …"
    back = run.first - 1
    while back > 0 and run.first - back < 3 and words.lower(back).isalpha():
        back -= 1
    if words.lower(run.first - 1) in {"said", "say", "says"} and words.lower(run.end) in {"", "?", ";", ".", ","}:
        return True  # "nine dead, said locals; how many …"
    speaker = words.lower(run.end - 1) in listed("saying", "unaligned") | {"officials", "police", "officers"}
    return speaker and words.lower(back) == "," and words.lower(run.end) in {"", "?"}


def _is_title(words: Wording, run: Run) -> bool:
    """As in "Doctors Without Borders": capitals that a headline does not explain."""

    def capital(index: int) -> bool:
        return 0 <= index < len(words) and words.source[words.tokens[index].start].isupper()

    plain = [index for index in range(1, len(words)) if words.lower(index).isalpha()]
    headline = sum(map(capital, plain)) * 2 > len(plain)
    return not headline and run.first > 0 and capital(run.first) and capital(run.end)


def _group(words: Wording, head: Run, narrow: bool, parties: Sequence[Named]) -> str | None:
    first = head.first
    if words.lower(first) in {"men", "members"} and words.lower(first - 1) in listed("sides", "own") | {"'s"}:
        return None
    while first > 0 and head.first - first < 4:
        before = first - 1
        word = words.lower(before)
        if not word[0].isalpha() or word in listed("victims", "light") | listed("nearby", "prepositions") | listed(
            "nearby", "conjunctions"
        ) | listed("nearby", "be") | listed("nearby", "determiners") | listed("asking", "aux"):
            break
        if (
            word in {"many", "number", "much", "toll", "figure"}
            or any(before in named.run for named in parties)
            or (word.endswith("ing") and word not in listed("victims", "narrowing"))
            or word
            in listed("outcomes", "killed")
            | listed("victims", "plain")
            | listed("victims", "combatant")
            | listed("victims", "civilian")
        ):
            break
        if word in listed("sides", "factions") or _is_verb(words, before) or word in NUMBERS:
            break
        first = before
    if not narrow and not set(words.words(Run(first, head.first))) & listed("victims", "narrowing"):
        return None
    if first == head.first and (
        not narrow
        or (words.lower(head.first) == "members" and _of_a_name(words, head.end))
        or (words.lower(head.first) in {"members", "men"} and any(named.run.end == first for named in parties))
    ):
        return None
    second = head.end + 1
    if words.lower(head.end) == "and" and any(second in named.run for named in parties):
        return None  # "rebel and Nusra losses"
    if _names_side(words, Run(first, head.first)):
        return words.verbatim(head) if narrow and words.lower(head.first) not in {"members", "men"} else None
    return words.verbatim(Run(first, head.end))


def _of_kind(words: Wording, head: Run, parties: Sequence[Named]) -> str | None:
    """As in "underage Boko Haram fighters": the word that tells which of a party's they are stands before its name."""
    party = next((named.run for named in parties if named.run.end == head.first), None)
    kind = party is not None and words.lower(party.first - 1) in listed("victims", "narrowing")
    return words.verbatim(Run(party.first - 1, head.end)) if party and kind else None


def _of_a_name(words: Wording, index: int) -> bool:
    """As in "members of the Shaitat clan", "members of one family": whoever belongs to it."""
    near = Run(index + 1, min(len(words), index + 4))
    named = words.verbatim(near) != words.verbatim(near).lower() or bool(KIN & set(words.words(near)))
    return words.lower(index) == "of" and named


KIN = frozenset({"family", "families", "household", "clan"})


def _names_side(words: Wording, run: Run) -> bool:
    """As in "Ostanian soldiers": a party that the lexicon does not know, by its capital."""
    return (
        run.first < run.end
        and run.first > 0
        and all(words.verbatim(Run(i, i + 1)) != words.lower(i) for i in range(run.first, run.end))
    )


def _is_verb(words: Wording, index: int) -> bool:
    word = words.lower(index)
    return (
        word in saying_forms()
        or word in listed("events", "harm")
        or word in listed("events", "losing")
        or word in listed("events", "nouns")
    )
