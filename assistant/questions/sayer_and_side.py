"""Whose word a question asks for and whose dead, each with the key of its party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.actors import Lexicon
from assistant.questions.names import Named
from assistant.questions.sides import named_side
from assistant.questions.speakers import Speakers
from assistant.questions.victims import Victims
from assistant.questions.wording import LONGEST, Run, Wording, listed

OWN_COUNT = re.compile(
    r"\b(?:by|on|in|according to|going by) (?:its|their|his|her)(?: own)? "
    r"(?:own )?(?:count|account|figures?|numbers?|tally|reckoning|admission|statement)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SayerAndSide:
    """The speakers as they are left when the side is known; no key for a party that the lexicon does not have."""

    speakers: Speakers
    claimant_actor: str | None
    side: Run | None
    side_actor: str | None


def read_sayer_and_side(  # noqa: PLR0913 - each tells something of the others
    words: Wording,
    victims: Victims,
    speakers: Speakers,
    whose: tuple[Run | None, bool],
    *,
    parties: Sequence[Named],
    lexicon: Lexicon,
) -> SayerAndSide:
    """`whose`: what `read_side` tells, the side and whether it is the claimant's own."""
    side, own = whose
    if speakers.claimant is None and (side or speakers.loser) and OWN_COUNT.search(words.source[:LONGEST]):
        # "How many did the army lose, by its own count?"
        speakers = replace(speakers, claimant=side or speakers.loser)
    claimant_actor = actor_of(words, speakers.claimant, parties, lexicon)
    if claimant_actor and _fought(words, actor_of(words, side, parties, lexicon), claimant_actor, parties):
        # "ISIS fighters reported killed by the SDF": it fought them, and others told.
        speakers, claimant_actor = replace(speakers, claimant=None), None
    if _is_killer(words, victims, speakers.claimant):
        speakers, claimant_actor = replace(speakers, claimant=None), None
    if own and claimant_actor is None:
        # "How many Malian soldiers does the junta say it lost?"
        side, own = named_side(words, victims, speakers, parties) or side, False
    if side is None and _is_called_side(words, speakers.claimant):
        side, own = speakers.claimant, True
    side_actor = claimant_actor if own else actor_of(words, side, parties, lexicon)
    return SayerAndSide(speakers, claimant_actor or _by_side(words, speakers, side_actor, parties), side, side_actor)


def _is_called_side(words: Wording, claimant: Run | None) -> bool:
    """`the Armenian side said`: it speaks of its own; not "the other side", whichever that is."""
    if claimant is None or words.lower(claimant.end - 1) != "side":
        return False
    return not {"other", "opposing"} & set(words.words(claimant))


def _by_side(words: Wording, speakers: Speakers, side: str | None, parties: Sequence[Named]) -> str | None:
    """The key of a claimant that is told by the side alone."""
    if side and speakers.claimant and words.lower(speakers.claimant.first) in ITS:
        # "How many had Artsakh lost, according to its army?"
        return side
    # "… on the Azerbaijani side, according to the Prosecutor General's Office": that side's.
    return side if _is_of_state(side, parties) and _is_body(words, speakers.claimant) else None


REPORTED_KILLED = re.compile(r"\breported(?:ly)? (?:killed|dead|wounded|injured|captured) by\b", re.IGNORECASE)


def _fought(words: Wording, side: str | None, claimant: str, parties: Sequence[Named]) -> bool:
    if side in {None, claimant} or not REPORTED_KILLED.search(words.source[:LONGEST]):
        return False
    return any(named.key == claimant and named.kind in {"state", "non_state"} for named in parties)


ENEMIES = frozenset(["militants", "terrorists", "rebels", "insurgents", "jihadists", "gunmen", "extremists"])
ARMIES = frozenset(["army", "military", "troops", "soldiers", "forces", "coalition"])


def _is_killer(words: Wording, victims: Victims, claimant: Run | None) -> bool:
    """As in "militants were reported killed by the army": it killed them, and who reported it is left open."""
    if claimant is None or victims.head is None or not ENEMIES & set(words.words(victims.head)):
        return False
    killed = REPORTED_KILLED.search(words.source[:LONGEST])
    return killed is not None and bool(ARMIES & set(words.words(claimant)[-1:]))


ITS = frozenset({"its", "their"})


BODIES = frozenset({"prosecutor", "prosecutors", "ministry", "ombudsman", "government", "army", "military"})


def _is_body(words: Wording, run: Run | None) -> bool:
    """A body of a state whose state is not named."""
    said = set(words.words(run)) if run else set()
    return bool(said & BODIES) and not said & {"source", "sources"}


def _is_of_state(side: str | None, parties: Sequence[Named]) -> bool:
    return any(named.key == side and named.kind == "state" for named in parties)


def actor_of(words: Wording, run: Run | None, parties: Sequence[Named], lexicon: Lexicon) -> str | None:
    """The party behind the words: a body before its country; none for residents and medics, wherever they live."""
    if run is None or run.end <= run.first:
        return None
    inside = [named for named in parties if named.run.meets(run)]
    bodies = [named for named in inside if named.form == "body"]
    if len(inside) > 1:  # "the Houthi-run health ministry": theirs, whoever else has one
        bodies = [named for named in bodies if not words.verbatim(named.run).islower()]
    heard = [named for named in inside if named.kind in {"monitor", "agency", "news"}]
    other = {words.lower(index) for index in range(run.first, run.end) if not any(index in own.run for own in heard)}
    # "SOHR's medical sources" are how it knows; an agency's sources speak for themselves.
    its_own = any(named.kind in {"monitor", "agency"} and words.lower(named.run.end) == "'s" for named in heard)
    foreign = not heard or (bool(other & {"source", "sources"}) and not its_own)
    if not bodies and other & listed("saying", "unaligned") and foreign:
        return None
    if words.lower(run.first - 1) in listed("saying", "titles"):
        return None  # "the activist Omar al-Golani" is not the commander of that name
    places = not bodies and all(named.kind == "state" for named in inside)
    apart = listed("saying", "independent") | listed("saying", "papers")
    of_town = any(_is_of_town(words, named, run) for named in inside)
    if inside and places and (of_town or set(words.words(run)) & apart):
        return None  # "the Kenya Red Cross", "the junta's opponents", "the Jordan Times"
    owned = [named for named in inside if words.lower(named.run.first - 1) == "'s"]
    if inside:
        # "The Red Cross's Mali envoy" speaks for those who sent him.
        sent = inside[:1] if inside[0].kind == "agency" and owned else []
        return _whose_body(words, run, inside, lexicon) or (sent or bodies or owned or inside)[0].key
    # A channel may be called as a town is: one that speaks is the channel.
    name = words.verbatim(run)
    actor = lexicon.resolve(name) or (lexicon.resolve(name + " TV") if name[:1].isupper() else None)
    return actor.key if actor else None


def _is_of_town(words: Wording, named: Named, run: Run) -> bool:
    """As in "the Damascus Revolution Command": a body that has the capital in its own name, and no state's."""
    second = named.run.end + 1
    if named.form != "capital" or second >= run.end:
        return False
    return all(words.verbatim(Run(at, at + 1)).istitle() for at in (named.run.end, second))


def _whose_body(words: Wording, run: Run, inside: Sequence[Named], lexicon: Lexicon) -> str | None:
    """As in "the Houthi-run health ministry": theirs, whoever else has one that is called so."""
    common = len(inside) == 1 and inside[0].form == "name" and words.verbatim(inside[0].run).islower()
    led = words.verbatim(Run(run.first, inside[0].run.first)).split("-")[0] if common else ""
    owner = lexicon.resolve(led) if led[:1].isupper() else None
    return owner.key if owner else None
