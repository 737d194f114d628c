"""What is asked about the victims: outcome, status, group, side; and who is blamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.claims import Outcome, Status
from assistant.questions.speakers import Named, Speakers
from assistant.questions.wording import Run, Wording, listed

# Words that tell of an outcome only where nothing plainer does ("the toll of the wounded").
WEAK = frozenset(
    "toll tolls lost lose losing losses loss fell fallen held bodies corpses life lives execution executions killing "
    "casualties buried eliminated treated released burned seized freed rescued".split()
) | {"body count"}
# "Raqqa fell", "was held": of persons only where they are counted.
VERY_WEAK = frozenset("fell fallen held treated released burned life seized freed eliminated".split())
BY_EVENT = frozenset({"that", "which", "who"})


@dataclass(frozen=True, slots=True)
class Victims:
    status: Status | None = None
    group: str | None = None
    head: Run | None = None


def read_outcome(words: Wording, focus: int, speakers: Speakers, *, counted: bool) -> Outcome | None:
    """The outcome asked for: the first after the words that ask, and not that of an attack mentioned in passing.

    Dead and injured asked for together ("casualties", "killed or wounded") leave the slot open.
    """
    found = _outcomes(words, speakers)
    if not found:
        return None
    plain = [item for item in found if not item[2]]
    ahead = [item for item in plain if item[0].first >= focus - 1] or plain
    chosen = [item for item in ahead if not _in_passing(words, item[0], focus)] or ahead
    if not chosen:
        if words.find("outcomes", "open") or (not counted and set(words.words(found[0][0])) <= VERY_WEAK):
            return None
        return found[0][1]
    first = chosen[0]
    for other in plain:
        if other[1] is not first[1] and _coordinated(words, *sorted((first[0], other[0]))):
            return None
    return first[1]


def _outcomes(words: Wording, speakers: Speakers) -> list[tuple[Run, Outcome, bool]]:
    masked = [run for run in (speakers.claimant, speakers.outlet) if run]
    found = [
        (run, outcome, " ".join(words.words(run)) in WEAK)
        for outcome in Outcome
        for run in words.find("outcomes", outcome.value)
        if not any(run.meets(mask) for mask in masked) and not _is_name(words, run)
    ]
    found.sort(key=lambda item: (item[0].first, -item[0].end))
    return [
        item
        for item in found
        if not any(
            item is not other
            and other[0].first <= item[0].first
            and item[0].end < other[0].end
            or other[0].first < item[0].first
            and item[0].end <= other[0].end
            for other in found
        )
    ]


def _is_name(words: Wording, run: Run) -> bool:
    return words.lower(run.end) in {"zone", "camp", "sea", "contact"} and words.lower(run.first) in {
        "dead",
        "refugees",
        "refugee",
        "lost",
    }


def _in_passing(words: Wording, run: Run, focus: int) -> bool:
    """ "the blast that killed nine", "of the 58 dead", "during the killing of": said of the event, not asked."""
    before = words.lower(run.first - 1)
    if before in BY_EVENT and run.first - 1 > focus:
        return True
    if before in {"been", "were", "was", "had", "have", "has", "is", "are"} and words.lower(run.first - 2) in BY_EVENT:
        return run.first - 2 > focus
    lead = words.words(Run(max(0, run.first - 3), run.first))
    return (
        bool(lead)
        and lead[0] in {"among", "amongst", "of"}
        and len(lead) > 1
        and (lead[1] in {"the", "those", "these", "all"})
    )


def _coordinated(words: Wording, first: Run, second: Run) -> bool:
    gap = words.words(Run(first.end, second.first))
    return (
        len(gap) <= 3
        and bool({"and", "or", "/", "&", "plus"} & set(gap))
        and not set(gap) & {"how", "by", "in"}
        and not gap[0:1] == [","]
    )


def read_victims(words: Wording, focus: int, speakers: Speakers, parties: Sequence[Named]) -> Victims:
    """The victims' status and, where it is narrower, their group in the question's words."""
    found = _victim_nouns(words, speakers)
    ahead = [item for item in found if item[0].first >= focus] or found
    if not ahead:
        return Victims()
    head, status, narrow = ahead[0]
    if (
        len(ahead) > 1
        and _coordinated(words, head, ahead[1][0])
        and "and" in words.words(Run(head.end, ahead[1][0].first))
    ):
        other = ahead[1]
        if narrow and not other[2] and status is other[1]:
            return Victims(status, None, head)
        if narrow and other[2]:
            return Victims(status if status is other[1] else None, words.verbatim(Run(head.first, other[0].end)), head)
    if len(ahead) > 1 and ahead[1][1] not in (status, None) and status and _coordinated(words, head, ahead[1][0]):
        return Victims(None, None, head)
    group = _group(words, head, narrow, parties)
    return Victims(status, group, head)


def _victim_nouns(words: Wording, speakers: Speakers) -> list[tuple[Run, Status | None, bool]]:
    lists: tuple[tuple[str, Status | None, bool], ...] = (
        ("civilian", Status.CIVILIAN, False),
        ("combatant", Status.COMBATANT, False),
        ("civilian_groups", Status.CIVILIAN, True),
        ("combatant_groups", Status.COMBATANT, True),
        ("open_groups", None, True),
    )
    masked = [run for run in (speakers.claimant, speakers.outlet, speakers.doer) if run]
    found = [
        (run, status, narrow)
        for name, status, narrow in lists
        for run in words.find("victims", name)
        if not any(run.meets(mask) for mask in masked) and not _is_elsewhere(words, run)
    ]
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
        if not (index + 1 < len(kept) and item[0].end == kept[index + 1][0].first and not item[2])
    ]


def _is_elsewhere(words: Wording, run: Run) -> bool:
    """Part of the name of a place or a body, or the doers ("by soldiers")."""
    after, before = words.lower(run.end), words.lower(run.first - 1)
    if after in listed("nearby", "not_victims") or (
        after == "'s" and words.lower(run.end + 1) not in listed("victims", "plain")
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
    if word == "by" and run.first - back < 5:
        return True
    if before in listed("saying", "telling") or {before, words.lower(run.first - 2)} & {"when", "while", "because"}:
        return True
    if _is_title(words, run):
        return True
    if words.lower(run.first) in {"army", "military"} and before not in {"many", "of"} | listed("sides", "own"):
        # "the army's dead": the side; "army losses", "military deaths": the victims
        two = words.lower(run.first - 2)
        return after not in listed("sides", "belongings") | {"personnel"} and not (
            before == "the" and two in {"among", "of"}
        )
    return False


def _is_title(words: Wording, run: Run) -> bool:
    """ "Doctors Without Borders": capitals that a headline does not explain."""

    def capital(index: int) -> bool:
        return 0 <= index < len(words) and words.source[words.tokens[index].start].isupper()

    plain = [index for index in range(1, len(words)) if words.lower(index).isalpha()]
    headline = sum(map(capital, plain)) * 2 > len(plain)
    return not headline and run.first > 0 and capital(run.first) and capital(run.end)


def _group(words: Wording, head: Run, narrow: bool, parties: Sequence[Named]) -> str | None:
    first = head.first
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
            or word
            in listed("outcomes", "killed")
            | listed("victims", "plain")
            | listed("victims", "combatant")
            | listed("victims", "civilian")
        ):
            break
        if word in listed("sides", "factions") or _is_verb(words, before):
            break
        first = before
    if first == head.first and (
        not narrow
        or (words.lower(head.first) in {"members", "men"} and any(named.run.end == first for named in parties))
    ):
        return None
    if _names_side(words, Run(first, head.first)):
        return words.verbatim(head) if narrow and words.lower(head.first) not in {"members", "men"} else None
    return words.verbatim(Run(first, head.end))


def _names_side(words: Wording, run: Run) -> bool:
    """ "Ostanian soldiers": a party that the lexicon does not know, by its capital."""
    return (
        run.first < run.end
        and run.first > 0
        and all(words.source[words.tokens[i].start].isupper() for i in range(run.first, run.end))
    )


def _is_verb(words: Wording, index: int) -> bool:
    from assistant.questions.speakers import saying_forms

    word = words.lower(index)
    return (
        word in saying_forms()
        or word in listed("events", "harm")
        or word in listed("events", "losing")
        or word in listed("events", "nouns")
    )


def read_side(
    words: Wording, victims: Victims, speakers: Speakers, parties: Sequence[Named], focus: int
) -> tuple[Run | None, bool]:
    """The party the victims belong to, as (its words, whether they are the claimant's own)."""
    if _own_side(words, victims):
        return speakers.claimant, True
    for named in parties:
        if (
            speakers.claimant
            and named.run.meets(speakers.claimant)
            or speakers.outlet
            and named.run.meets(speakers.outlet)
        ):
            continue
        if _owns_victims(words, named.run, victims):
            return named.run, False
    for index in range(len(words)):
        if words.lower(index) in listed("sides", "factions") and _owns_victims(words, Run(index, index + 1), victims):
            if not any(index in run for run in (speakers.claimant, speakers.outlet) if run):
                return Run(index, index + 1), False
    if victims.head and (unknown := _unknown_party(words, victims.head, parties)):
        return unknown, False
    if speakers.loser:
        return speakers.loser, False
    return None, False


def _unknown_party(words: Wording, head: Run, parties: Sequence[Named]) -> Run | None:
    first = head.first
    while (
        first > 1
        and words.source[words.tokens[first - 1].start].isupper()
        and not any(first - 1 in named.run for named in parties)
    ):
        first -= 1
    run = Run(first, head.first)
    if words.lower(head.first - 1) == "'s" or run.first >= run.end:
        return None
    return run


def _own_side(words: Wording, victims: Victims) -> bool:
    """ "its own fighters", "how many of their men", "its losses", "did it say it lost"."""
    for index in range(len(words)):
        word, after = words.lower(index), words.lower(index + 1)
        if word in {"its", "their", "his", "her"}:
            end = index + 1
            while words.lower(end) in listed("victims", "light") and end - index < 5:
                end += 1
            if victims.head and end == victims.head.first or victims.head and index < victims.head.first <= end:
                return True
            if words.lower(end) in listed("sides", "belongings") | {"fighters", "men"} or words.lower(
                end - 1
            ) in listed("sides", "belongings"):
                return True
        if word == "own" and (
            after in listed("sides", "belongings") | listed("sides", "bodies")
            or (victims.head and victims.head.first == index + 1)
        ):
            return words.lower(index - 1) != "'s" or True
        if word in {"it", "they", "he"} and any(
            words.lower(index + step) in listed("events", "losing") for step in (1, 2)
        ):
            return True
    return False


def _owns_victims(words: Wording, run: Run, victims: Victims) -> bool:
    """ "Armenian soldiers", "Assad's troops", "on the Armenian side", "fighters of Hezbollah", "Armenia's losses"."""
    end = run.end
    if words.lower(end) == "'s":
        end += 1
    while (
        words.lower(end) in listed("victims", "light") - {"in"}
        and end - run.end < 4
        and words.lower(end) not in {"and", "or", "the"}
    ):
        if words.lower(end) in listed("sides", "belongings"):
            return True
        end += 1
    if victims.head and (
        end == victims.head.first
        or (
            victims.head.first <= end <= victims.head.end
            and words.lower(run.end) != "'s"
            and run.end <= victims.head.first
        )
    ):
        return True
    if (
        victims.group
        and victims.head
        and 0 < victims.head.first - end <= 2
        and all(words.lower(i) in victims.group.lower() for i in range(end, victims.head.first))
    ):
        return True
    if words.lower(end) in listed("sides", "belongings") or words.lower(end) in {
        "people",
        "citizens",
        "nationals",
        "lives",
        "captives",
        "prisoners",
    }:
        return True
    before = [words.lower(run.first - step) for step in (1, 2, 3)]
    many = before[0] == "many" or before[:2] == ["of", "number"]
    if many and (
        words.lower(end) in listed("nearby", "be") | listed("asking", "aux")
        or words.lower(end) in listed("outcomes", "killed") | listed("outcomes", "injured")
    ):
        return True
    ahead = before[1:] if before[0] in {"the", "a", "pro"} else before
    if words.lower(end) in {"side", "ranks", "camp", "lines", "soil"} and ahead[0] in {
        "on",
        "from",
        "in",
        "among",
        "of",
        "for",
    }:
        return True
    if ahead[0] in {"among", "amongst", "from", "of"} and (
        ahead[1] in listed("sides", "belongings") or ahead[0] in {"among", "amongst"}
    ):
        return True
    if ahead[0] == "of" and victims.head and (run.first - victims.head.end) <= 2:
        return True
    if ahead[0] == "by" and ahead[1] in {"suffered", "sustained", "lost", "taken"}:
        return True
    return ahead[0] == "on" and ahead[1] == "inflicted"


def read_accused(words: Wording, speakers: Speakers, parties: Sequence[Named]) -> Run | None:
    """Who is blamed: "killed by Turkish shelling", "Russian air strikes", "did Israel kill"."""
    masked = [run for run in (speakers.claimant, speakers.outlet) if run]
    free = [named for named in parties if not any(named.run.meets(mask) for mask in masked)]
    if speakers.doer:
        inside = [named.run for named in free if named.run.meets(speakers.doer)]
        return inside[0] if inside else speakers.doer
    for named in free:
        before = [words.lower(named.run.first - step) for step in (1, 2, 3, 4)]
        ahead = before[1:] if before[0] in {"the", "a", "an", "suspected", "alleged"} else before
        if (
            ahead[0] == "by"
            or (ahead[0] == "of" and ahead[1] == "hands")
            or (ahead[0] in {"to", "on"} and ahead[1] in {"attributed", "blamed", "down"})
        ):
            return named.run
        after = [words.lower(named.run.end + step) for step in range(4)]
        after = after[1:] if after[0] in {"'s"} else after
        if any(
            word in listed("events", "nouns")
            and all(w[0:1].isalpha() for w in after[:i])
            and not set(after[:i])
            & (listed("nearby", "prepositions") | listed("nearby", "be") | listed("events", "harm"))
            for i, word in enumerate(after[:3])
        ):
            return named.run
    return None
