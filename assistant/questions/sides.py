"""Whose the victims are."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.questions.belligerents import are_a_people, is_no_party, may_fight, nation_asked, whose_before, whose_own
from assistant.questions.blaming import ARMED_MEN, did_it, names_its_event
from assistant.questions.clauses import behind_aside
from assistant.questions.halves import is_half, was_struck
from assistant.questions.homes import happened, home, unknown_party, unknown_people
from assistant.questions.names import Named, Names
from assistant.questions.own_losses import OF_ITS_OWN, own_side
from assistant.questions.speakers import Speakers
from assistant.questions.victims import KIN, Victims
from assistant.questions.wording import Run, Wording, listed


def read_side(
    words: Wording, victims: Victims, speakers: Speakers, parties: Sequence[Named]
) -> tuple[Run | None, bool]:
    """The party the victims belong to, as (its words, whether they are the claimant's own)."""
    if nation := nation_asked(words, parties):
        return nation, False
    side, own = _read_side(words, victims, speakers, parties)
    if side is None or not may_fight(words, side, parties) or are_a_people(words, side, victims):
        return None, False
    return side, own


def _read_side(
    words: Wording, victims: Victims, speakers: Speakers, parties: Sequence[Named]
) -> tuple[Run | None, bool]:
    whose = speakers.claimant or speakers.loser
    own = (
        OF_ITS_OWN.search(words.spaced) is not None
        or own_side(words, victims)
        or _admits_losses(words, victims, speakers, parties)
    )
    if own:
        whose = whose or whose_own(words, parties)
    before = whose_before(words, parties) if own else None
    if own and whose and may_fight(words, whose, parties) and not before:
        return whose, speakers.claimant is not None
    named = before or inflicted_on(words, parties) or named_side(words, victims, speakers, parties)
    named = named or struck_army(words, parties)
    if named:
        return named, False
    if victims.head and (unknown := unknown_party(words, victims.head, parties)):
        return unknown, False
    if people := unknown_people(words, parties):
        return people, False
    masked = [run for run in (speakers.claimant, speakers.outlet) if run]
    if named := owner_of_losses(words, parties, masked):
        return named, False
    loser = speakers.loser
    counted = loser is not None and words.lower(loser.first - 1) == "many"
    if loser and (counted or (victims.head and loser.meets(victims.head))):
        loser = None  # "How many pupils lost their lives?"
    return loser or home(words, victims, parties, masked), False


def _admits_losses(words: Wording, victims: Victims, speakers: Speakers, parties: Sequence[Named]) -> bool:
    """As in "what losses did the Shabaab itself admit", "what losses of its own did Kenya report"."""
    claimant = speakers.claimant
    fights = claimant is not None and any(
        named.run.meets(claimant) and named.kind in {"state", "non_state"} for named in parties
    )
    if claimant is None or not fights or victims.head:
        return False
    asked = words.words(Run(0, claimant.first))
    lost = bool({"losses", "loss", "casualties", "dead"} & set(asked))
    return lost and (words.lower(claimant.end) == "itself" or " of its own " in f" {' '.join(asked)} ")


def named_side(words: Wording, victims: Victims, speakers: Speakers, parties: Sequence[Named]) -> Run | None:
    """The party whose name makes the victims its own ("Armenian soldiers", "rebel fighters")."""
    if _of_both(words, parties):
        return None
    masked = [run for run in (speakers.claimant, speakers.outlet) if run]
    factions = [Run(i, i + 1) for i in range(len(words)) if words.lower(i) in listed("sides", "factions")]
    armed = [named.run for named in parties if named.kind == "non_state"]
    for run in armed:
        if words.words(Run(run.end, run.end + 2)) in (
            ["death", "toll"],
            ["body", "count"],
            ["death", "count"],
        ) and not any(run.meets(mask) for mask in masked):
            return run  # "the Shabaab death toll": an armed group's own dead
    for run in [named.run for named in parties if named.kind not in {"monitor", "news"}] + factions:
        if {words.lower(run.end), words.lower(run.end - 1)} & (listed("events", "nouns") - ARMED_MEN):
            # "regime bombardment": the regime's doing.
            continue
        if not any(run.meets(mask) for mask in masked) and _owns_victims(words, run, victims):
            return _with_partner(words, _before_head(run, victims), parties)
    return None


def _with_partner(words: Wording, run: Run, parties: Sequence[Named]) -> Run:
    """As in "Nusra and Ahrar al-Sham losses", "losses of Jaysh al-Islam and Failaq": both are asked for."""
    armed = [named.run for named in parties if named.kind in {"state", "non_state"} and not named.run.meets(run)]
    if words.lower(run.end - 1) in listed("sides", "factions"):
        return run
    for other in armed:
        first, second = sorted((run, other))
        joint = words.words(Run(first.end, second.first)) in (["and"], ["and", "the"])
        apart = words.lower(first.first - 1) in {"between", "both"} or words.lower(first.first - 2) == "between"
        if joint and not apart and not {words.lower(second.end), words.lower(second.end + 1)} & FOUGHT:
            return Run(first.first, second.end)
    return run


FOUGHT = frozenset({"fighting", "clashes", "battle", "battles", "war", "strikes", "raids"})


def _of_both(words: Wording, parties: Sequence[Named]) -> bool:
    """As in "both Armenian and Azerbaijani dead": of neither side alone."""
    first = {named.run.end for named in parties if words.lower(named.run.first - 1) == "both"}
    return any(words.lower(end) == "and" and any(named.run.first == end + 1 for named in parties) for end in first)


def _before_head(run: Run, victims: Victims) -> Run:
    """As in "Wagner fighters", one name in the lexicon: Wagner."""
    head = victims.head
    return Run(run.first, head.first) if head and run.first < head.first < run.end else run


def _owns_victims(words: Wording, run: Run, victims: Victims) -> bool:
    """Whether a party's name makes the victims its own, by the words after it or before it."""
    return _stands_before_victims(words, run, victims) or _stands_after_victims(words, run, victims)


def _stands_before_victims(words: Wording, run: Run, victims: Victims) -> bool:
    """As in "Armenian soldiers", "Assad's troops", "Armenia's losses", "how many Russians were"."""
    if did_it(words, run) or words.lower(run.first - 1) in {"in", "across"} or was_struck(words, run):
        return False  # "had the bombing in Yemen killed"
    many = words.lower(run.first - 1) in {"many", "much"} or words.words(Run(max(0, run.first - 2), run.first)) == [
        "number",
        "of",
    ]
    if (
        many
        and words.lower(behind_aside(words, run.end)) in listed("nearby", "be") | listed("asking", "aux") | happened()
    ):
        return True
    end = run.end + (words.lower(run.end) == "'s")
    if is_half(words, end):
        return False
    while words.lower(end) in listed("victims", "light") - {"in", "and", "or", "the"} and end - run.end < 4:
        if words.lower(end) in listed("sides", "belongings"):
            return True
        end += 1
    if words.lower(end) in listed("sides", "belongings") | listed("sides", "persons") and not _is_toll_of(
        words, run, end
    ):
        return True
    return _reaches_head(words, run, end, victims)


def _reaches_head(words: Wording, run: Run, end: int, victims: Victims) -> bool:
    head = victims.head
    if head is not None and run.first < head.first < run.end <= head.end:
        return True  # "Wagner fighters" is a name
    if head is None or run.end > head.first:
        return False
    if end == head.first or (head.first <= end <= head.end and words.lower(run.end) != "'s"):
        return True
    between = words.words(Run(end, head.first))
    return bool(victims.group) and 0 < len(between) <= 2 and all(word in str(victims.group).lower() for word in between)


WHOLE = frozenset({"overall", "total", "combined", "combat", "military"})
AIMED = frozenset({"to", "at", "near", "nearer", "towards", "through", "against", "behind", "into"})


def _is_toll_of(words: Wording, run: Run, end: int) -> bool:
    """As in "Gaza toll", "SOHR toll": of whom, or by whom, nobody knows; "the Armenian toll" is clear."""
    return words.lower(end) in {"toll", "death"} and end == run.end and not _is_adjective(words, run)


def _is_adjective(words: Wording, run: Run) -> bool:
    return words.lower(run.end - 1).endswith(("ian", "ish", "ese", "ani", "qi", "eli", "ean", "ench", "hi"))


def owner_of_losses(words: Wording, parties: Sequence[Named], masked: Sequence[Run]) -> Run | None:
    """As in "the separatists' losses", "Hazm's dead": whoever it is that has losses."""
    scene = Names(words, parties, ())
    for index in range(1, len(words) - 1):
        if words.lower(index) != "'s":
            continue
        end = index + 1
        while words.lower(end) in listed("victims", "light") | WHOLE and end - index < 4:
            end += 1
        own = {words.lower(end - 1), words.lower(end)} & (listed("sides", "belongings") - {"toll", "side"})
        died = words.lower(end) == "death"  # "its death toll", "its military death count"
        toll = words.lower(end) == "toll" or (died and words.lower(end + 1) in {"toll", "count"})
        if toll and {"military", "combat", "army"} & set(words.words(Run(index + 1, end))):
            own = {"toll"}
        place = words.words(Run(max(0, index - 4), index))
        if own <= {"lines", "camp", "ranks", "soil"} and AIMED & set(place):
            own = set()  # "nearer to the army's lines"
        named_so = words.lower(end + 1) == "'s"  # "Kobani's martyrs' cemetery"
        if (
            own
            and not named_so
            and end < len(words)
            and (run := scene.owner(index))
            and not any(run.meets(mask) for mask in masked)
        ):
            return run
    return None


def struck_army(words: Wording, parties: Sequence[Named]) -> Run | None:
    """As in "total killed Russian army Kherson": what is typed into a search box has no "of" and no "by"."""
    for named in parties:
        end = named.run.end + (words.lower(named.run.end) in ARMIES)
        if words.lower(named.run.first - 1) in LOST and words.lower(end - 1) in ARMIES:
            return Run(named.run.first, end)
    return None


LOST = frozenset(
    {"killed", "dead", "wounded", "injured", "casualties", "losses", "deaths", "toll", "fallen", "captured"}
)
ARMIES = frozenset({"army", "military", "forces", "navy", "troops"})


def inflicted_on(words: Wording, parties: Sequence[Named]) -> Run | None:
    """As in "losses inflicted on the Tigrayans", "losses that Kyiv attributes to them", "on the side of the Karen".

    And "cost the SDF in lives", "the price in lives that the YPG paid", "how many belonged to the YPG".
    """
    scene = Names(words, parties, ())
    for named in parties:
        before, after = words.words(Run(max(0, named.run.first - 2), named.run.first)), words.lower(named.run.end)
        paid = after in {"pay", "paid"} and "price" in words.words(Run(0, named.run.first))
        if paid or ("cost" in before and after in {"in", "dearly"}):
            return named.run
    for index in range(1, len(words) - 1):
        pair = (words.lower(index), words.lower(index + 1))
        losing = bool({"losses", "loss", "casualties"} & set(words.words(Run(0, index))))
        if (
            (losing and pair in {("inflict", "on"), ("inflicted", "on"), ("inflicts", "on")})
            or (losing and pair in {("attribute", "to"), ("attributes", "to"), ("attributed", "to")})
            or (
                pair in {("side", "of"), ("part", "of")} and words.words(Run(max(0, index - 2), index)) == ["on", "the"]
            )
            or pair in BELONGED
        ):
            run = scene.name_after(index + 2)
            kin = set(words.words(run)) & (KIN | {"group", "groups"}) if run else None
            return None if kin or (run and is_no_party(words, run)) else run
    return None


# "Of the 16 fighters killed, how many belonged to the YPG?"
BELONGED = frozenset({("belonged", "to"), ("belong", "to"), ("belonging", "to"), ("members", "of"), ("ranks", "of")})


def _stands_after_victims(words: Wording, run: Run, victims: Victims) -> bool:
    """As in "on the Armenian side", "fighters of Hezbollah", "losses of Armenia", "suffered by Baku"."""
    start = run.first - (words.lower(run.first - 1) in {"the", "a", "pro"})
    before, further = words.lower(start - 1), words.lower(start - 2)
    if is_half(words, run.end) or words.words(Run(run.end, run.end + 2)) == ["'s", "victims"]:
        return False
    if words.lower(run.end) in listed("sides", "where") and before in {"on", "from", "in", "among", "of", "for"}:
        return True
    if before in {"from", "of"} and names_its_event(words, run):
        return False  # "the toll of the Russian air raids": theirs who were bombed
    if before in {"among", "amongst"} or (before in {"from", "of"} and further in listed("sides", "belongings")):
        return True
    if before in {"of", "from"} and victims.head and 0 <= run.first - victims.head.end <= 2:
        return True
    return (before == "by" and further in {"suffered", "sustained", "lost", "taken"}) or (
        before == "on" and further == "inflicted"
    )
