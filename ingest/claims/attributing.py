"""Who makes each claim: the nearest cue that reaches the figure, else the speaker of an open quotation, else nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.actors import Actor, ActorKind, Form, Lexicon
from ingest.claims.citations import NAMELESS, Cue
from ingest.claims.memory import Memory, Speaker
from ingest.claims.owners import root_of
from ingest.claims.phrases import OF_STATE, PRONOUNS
from ingest.claims.roles import by_role
from ingest.claims.speakers import surname
from ingest.claims.words import words

ORGANISATIONS = frozenset({ActorKind.MONITOR, ActorKind.AGENCY, ActorKind.NEWS})


def speaker_of(cues: Sequence[Cue], token: int, lexicon: Lexicon, memory: Memory) -> Speaker | None:
    """The speaker of the words at `token`: a leading cue before it, else one that trails it, else one gone by."""
    reaching = [cue for cue in cues if cue.start <= token < cue.stop]
    leading = [cue for cue in reaching if cue.leading]
    trailing = [cue for cue in reaching if not cue.leading and cue.verb > token]
    passed = [cue for cue in reaching if not cue.leading and cue.verb <= token]
    # "…, while four were foreigners, he added": where nobody else speaks before, the last word covers it all.
    closing = [cue for cue in cues if not cue.leading and cue.verb > token and cue.name.lower() in PRONOUNS]
    cue = next(iter([*leading[-1:], *trailing[:1], *passed[-1:], *closing[:1]]), None)
    later = [other for other in (*trailing[:1], *passed[-1:]) if leading and other.start > leading[-1].verb]
    if later:
        # "The militia said it had killed 70; the army acknowledged 11 dead": his clause begins behind hers.
        cue = later[0]
    if cue is None:
        return None
    if cue.name.lower() in PRONOUNS:
        # "The council said it had counted nine", "…; 511 were hurt, it added": who speaks before in the sentence.
        said = [other for other in cues if other.leading and other.verb < cue.first and other.stop > cue.first]
        cue = next((other for other in reversed(said) if other.name.lower() not in PRONOUNS), cue)
    cited = _cited(cues, cue)
    # Whom nobody names answers for nothing: "the paper reported, citing anonymous sources".
    nameless = cited is not None and _answers_for_nothing(cited, lexicon)
    if cited is None and (subject := _whom_he_is(cues, cue)):
        return resolve(subject, lexicon, memory)
    return resolve(cue if cited is None or nameless else cited, lexicon, memory)


def _whom_he_is(cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """`Omar Said, the ombudsman, said 20 died, correcting a statement in which he gave a toll of 30`: one speaker."""
    if cue.name.lower() not in {"he", "she"}:
        return None
    before = [other for other in cues if other.verb < cue.verb]
    named = len(before) == 1 and before[0].name.lower() not in PRONOUNS
    return before[0] if named else None


def _answers_for_nothing(cited: Cue, lexicon: Lexicon) -> bool:
    """Whom nobody names, `reports from people who fled`, or the agency that passes on what a ministry said."""
    told = cited.name.lower().split()
    party = speaking_party(cited.name, lexicon)
    news = party is not None and party.kind is ActorKind.NEWS
    return bool(NAMELESS & set(told)) or told[-1] in HEARSAY or news


HEARSAY = frozenset({"reports", "accounts", "testimonies"})


def _cited(cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """`state media reported, citing a medic`: the one who is cited makes the claim."""
    return next(
        (
            c
            for c in cues
            if c is not cue and c.verb >= cue.verb and c.verb - cue.last <= 4 and not c.leading and c.first > c.verb
        ),
        None,
    )


def resolve(cue: Cue, lexicon: Lexicon, memory: Memory) -> Speaker | None:
    """The speaker a cue names; a pronoun or "the source" is the one named before."""
    name = cue.name.strip(" ,\"“”'")
    lowered = name.lower()
    if lowered in PRONOUNS and name != "WHO":
        return _meant_by(lowered, memory)
    if lowered.removeprefix("the ").removeprefix("a ") in words("documents") and memory.last:
        # "according to the report": its author was named before, and is no passer-by.
        private = set(memory.last.name.lower().split()) & words("local_people") and not memory.last.actor
        return Speaker(name, None) if private else Speaker(memory.last.name, memory.last.actor, inferred=True)
    if lowered.startswith(("its ", "their ")) and memory.subject:
        # "Its prosecutor general said": of the party that the sentence before was about.
        return Speaker(name, memory.subject, inferred=True)
    if lowered.startswith(OF_THE_PLACE) and (memory.named or memory.subject):
        # "the territory's ombudsman", "the authorities there": of the country or territory that was named.
        return Speaker(name, memory.named or memory.subject)
    based = any(word.endswith("-based") for word in lowered.split())
    if based and (known := by_role(lowered, memory)):
        # "the London-based Syrian opposition group" is the monitor that the text names.
        return known
    return _named(name, lowered, lexicon, memory)


def _meant_by(pronoun: str, memory: Memory) -> Speaker | None:
    several = memory.last and set(memory.last.name.lower().split()) & words("local_people")
    before = (memory.party or memory.last) if pronoun == "it" and several else memory.last
    if pronoun in {"he", "she"} and before and _are_several(before):
        # "Residents said … He said": somebody of whom no cue told.
        before = None
    if pronoun == "it" and before is None:
        # "The Red Cross buried nine, it said": nobody else has spoken yet.
        return memory.opening
    return Speaker(before.name, before.actor, inferred=True) if before else None


def _are_several(speaker: Speaker) -> bool:
    """`residents`, `activists in the town`: nobody whom a text goes on to call "he"."""
    nouns = [word for word in speaker.name.lower().split() if word in words("speaker_nouns") | words("local_people")]
    return bool(nouns) and nouns[0] in SEVERAL and len(speaker.name.split()) <= SHORT_NAME


SEVERAL = frozenset(
    {"activists", "doctors", "locals", "medics", "militants", "officials", "rebels", "residents", "sources"}
    | {"villagers", "witnesses", "workers"}
)
SHORT_NAME = 5


def _named(name: str, lowered: str, lexicon: Lexicon, memory: Memory) -> Speaker:
    """The party behind a name, or who is meant by a name that says little."""
    if person := _by_surname(name, memory):
        # "Hariri", where Nasr al-Hariri spoke before: not the prime minister of that name.
        return person
    # "…, the state agency reported. …, the source added": where no other source was spoken of.
    press = _press(memory.last, lexicon) if lowered == "the source" and "source" not in memory.by_head else None
    actor = speaking_party(name, lexicon)
    if actor:
        return press or Speaker(name, actor.key)
    others = lexicon.is_anothers(name)
    return press or (None if others else _remembered(name, lowered, memory)) or Speaker(name, None)


def _press(speaker: Speaker | None, lexicon: Lexicon) -> Speaker | None:
    """The speaker as the one meant, where it is an agency or an outlet."""
    actor = lexicon.actor(speaker.actor) if speaker and speaker.actor else None
    news = speaker is not None and actor is not None and actor.kind is ActorKind.NEWS
    return Speaker(speaker.name, speaker.actor, inferred=True) if speaker and news else None


OF_THE_PLACE = tuple(
    f"the {place}{mark}s " for place in ("territory", "enclave", "republic", "country", "region") for mark in "'’"
)


def _remembered(name: str, lowered: str, memory: Memory) -> Speaker | None:
    """The one whom the text names elsewhere, for a name that says nothing by itself."""
    known = by_role(lowered, memory)
    if known:
        return known
    root = root_of(lowered)
    owner = memory.owners.get(root) or (memory.health if root == "health ministry" else None)
    if owner is not None and not set(lowered.split()) & words("local_people"):
        # "The Prosecutor General's Office" of the one country whose prosecutors the text names.
        return Speaker(name, owner.key)
    if not lowered.startswith(("the ", "that ")):
        return None
    head = lowered.rsplit(maxsplit=1)[-1]
    known = memory.by_head.get(head) or memory.by_head.get(head.rstrip("s"))
    if known and known.name.lower() != lowered and _short_for(lowered, known.name.lower()):
        return Speaker(known.name, known.actor, inferred=True)
    return None


def _by_surname(name: str, memory: Memory) -> Speaker | None:
    person = memory.people.get(surname(name)) if " " not in name else None
    return Speaker(person.name, person.actor, inferred=True) if person and person.name != name else None


def _short_for(name: str, known: str) -> bool:
    """Does the shorter name say nothing that the known one does not ("the same office", "the ministry")?"""
    return set(name.split()) - {"the", "that", "same", *OF_STATE} <= set(known.split())


def is_body(speaker: Speaker, actor: Actor | None) -> bool:
    """Is the speaker an organisation, which a text may go on to call "the organisation"?"""
    if actor is not None:
        return actor.kind in {ActorKind.MONITOR, ActorKind.AGENCY}
    parts = set(speaker.name.lower().split())
    proper = sum(part[:1].isupper() for part in speaker.name.split()) > 1
    return proper and bool(parts & words("private_bodies")) and not parts & words("local_people")


# "the Observatory based in Britain": where it sits makes it nobody else.
SEAT = re.compile(r",? (?:which is )?(?:based|headquartered) in .*$")


def speaking_party(name: str, lexicon: Lexicon) -> Actor | None:
    """The party behind a name; local people and unnamed sources speak for themselves, wherever they are."""
    name = SEAT.sub("", name)
    if set(name.lower().split()) & words("private_bodies"):
        # "the Union of Syrian Medical Organisations" is no voice of the Syrian state.
        party = lexicon.resolve(name)
        official = any(mention.form in (Form.BODY, Form.PERSON) for mention in lexicon.mentions(name))
        return party if party and (party.kind is not ActorKind.STATE or official) else None
    if set(name.lower().split()) & words("local_people"):
        organisation = lexicon.resolve(name)
        return organisation if organisation and organisation.kind in ORGANISATIONS | {ActorKind.NON_STATE} else None
    party = lexicon.resolve(name)
    return None if party and party.kind is ActorKind.STATE and NEWSPAPER.search(name) else party


# "Myanmar Now", "Iran International": a paper that is called after the country it tells of, and no voice of its state.
NEWSPAPER = re.compile(
    r"^(?:the )?[A-Z]\w+ (?:24|Chronicle|Daily|Gazette|Herald|Insider|International|News|Now|Observer|Post|Times|Today"
    r"|Tribune|Watch)(?=$| [a-z])",
)
