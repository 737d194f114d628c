"""Whose people are asked for by where they are at home, or by a name that no lexicon has."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from assistant.domain.claims import Status
from assistant.language.places import is_country, is_known
from assistant.questions.names import Named
from assistant.questions.victims import Victims
from assistant.questions.wording import Run, Wording, listed


def home(words: Wording, victims: Victims, parties: Sequence[Named], masked: Sequence[Run]) -> Run | None:
    """As in "civilians killed in Azerbaijan": a country's civilians are on its side."""
    if victims.status is not Status.CIVILIAN or (victims.group and VISITING & set(victims.group.lower().split())):
        return None
    return next(
        (
            named.run
            for named in parties
            if named.kind == "state"
            and named.form == "name"
            and words.lower(named.run.first - 1) == "in"
            and not _among_countries(words, named.run)
            and words.lower(named.run.first - 2)
            not in listed("events", "nouns") | listed("saying", "unaligned") | {"media"}
            and not any(named.run.meets(mask) for mask in masked)
        ),
        None,
    )


# They come from elsewhere: no country's side.
VISITING = frozenset(["workers", "worker", "journalists", "journalist", "reporters", "reporter", "staff", "volunteers"])


def _among_countries(words: Wording, run: Run) -> bool:
    """As in "civilians killed in Mali and Niger": where they were killed, and of neither's side."""
    beside = run.end + 1
    joined = words.lower(run.end) == "and" and beside < len(words)
    return joined and is_country(words.verbatim(Run(beside, beside + 1)))


def unknown_party(words: Wording, head: Run, parties: Sequence[Named]) -> Run | None:
    end = head.first
    while words.lower(end - 1) in listed("victims", "light") and end > 1:
        end -= 1
    if words.lower(end - 1) == "'s":  # "Wagner's own men"
        end -= 1
    elif end < head.first:
        return None
    first = end
    while (
        first > 1
        and words.source[words.tokens[first - 1].start].isupper()
        and words.lower(first - 1) not in listed("asking", "bare")
        and not any(first - 1 in named.run for named in parties)
    ):
        first -= 1
    # "Shia pilgrims" are of a faith, and of no party; "Shia fighters" may be.
    armed = words.lower(head.end - 1) in listed("victims", "combatant") | listed("victims", "combatant_groups")
    faith = first == end - 1 and words.lower(first) in FAITHS and not armed
    return Run(first, end) if first < end and not faith and not _is_home(words, Run(first, end), head) else None


FAITHS = frozenset(["shia", "shiite", "sunni", "christian", "coptic", "muslim", "alawite", "jewish", "hindu", "sikh"])


def _is_home(words: Wording, run: Run, head: Run) -> bool:
    """As in "Hajin residents", "Red Crescent volunteers", "the Sabra family": where or with whom, and no side."""
    name = words.verbatim(run)
    dwell = {"residents", "inhabitants", "villagers", "civilians", "townspeople", "evacuees", "refugees", "locals"}
    people = words.lower(run.end - 1).endswith(("an", "ans", "i", "is", "ish", "ese", "s"))
    aid = set(words.words(run)) & {"crescent", "cross", "hospital", "university", "borders"}
    camp = words.lower(run.first - 1) in {"camp", "fort", "base"} or words.lower(run.first) in {"camp", "fort", "base"}
    return is_known(name) or bool(aid) or camp or (words.lower(head.first) in dwell and not people)


def unknown_people(words: Wording, parties: Sequence[Named]) -> Run | None:
    """As in "How many Yazidis were kidnapped": a people that the lexicon does not know, by its capital."""
    for index in range(1, len(words) - 1):
        name = words.verbatim(Run(index, index + 1))
        counted = words.lower(index - 1) == "many" or words.words(Run(max(0, index - 2), index)) == ["number", "of"]
        suffered = words.lower(index + 1) in listed("nearby", "be") | happened() | listed("asking", "aux")
        if (
            counted
            and suffered
            and name.istitle()
            and not is_known(name)
            and not any(index in named.run for named in parties)
        ):
            return (
                Run(index, index + 1)
                if words.lower(index) not in listed("victims", "plain") and not words.source.istitle()
                else None
            )
    return None


@functools.cache
def happened() -> frozenset[str]:
    """What people are said to have suffered or done: "how many Kenyans died", "how many Palestinians fled"."""
    return frozenset().union(
        *(listed("outcomes", outcome) for outcome in ("killed", "injured", "missing", "displaced"))
    )
