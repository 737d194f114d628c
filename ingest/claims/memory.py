"""What a text has said so far about who speaks, and what the whole of it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from assistant.domain.claims import Scope
from assistant.language.actors import Actor, ActorKind, Form, Lexicon, Mention
from ingest.claims.citations import Cue
from ingest.claims.last_told import Fate
from ingest.claims.owners import owner_of, root_of
from ingest.claims.speakers import surname
from ingest.claims.victim_phrases import Counted
from ingest.claims.words import words

BROADCASTER_HEADS = frozenset(["broadcaster", "channel", "network"])
BROADCASTERS = ("television", "tv", "channel")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A claimant in words, the key of the party behind, and whether another sentence names him."""

    name: str
    actor: str | None
    inferred: bool = False


CARRIERS = frozenset({"facebook", "social media", "telegram", "the internet", "twitter", "whatsapp", "youtube"})


@dataclass(slots=True)
class Memory:
    """What the text has said so far about who speaks."""

    last: Speaker | None = None
    party: Speaker | None = None
    """The last who is one known party: what "it" said."""
    watching: Speaker | None = None
    """The last who is a monitor."""
    body: Speaker | None = None
    """The last who is an organisation: what "the organisation" is."""
    by_head: dict[str, Speaker] = field(default_factory=dict)
    people: dict[str, Speaker] = field(default_factory=dict)
    """Who spoke under his full name, by surname."""
    open_quote: Speaker | None = None
    open_for: int = 0
    """So many sentences ago that quotation was opened."""
    press: Speaker | None = None
    """The last who is an agency or an outlet: what "the official agency" is."""
    just: Speaker | None = None
    """Who spoke in the sentence before, or in the quotation that goes on since."""
    teller: Speaker | None = None
    """The last who spoke in words of speech."""
    told_for: int = 0
    """So many sentences ago he did."""
    opening: Speaker | None = None
    """The party that the sentence at hand begins with."""
    monitor: Actor | None = None
    """The one monitor that the text names."""
    first_monitor: Actor | None = None
    """Of several, the first that watches by trade, where it is named soon."""
    owners: Mapping[str, Actor] = field(default_factory=dict)
    """Whose each kind of body is, where the text names but one party's."""
    health: Actor | None = None
    """Whose health ministry tells of the dead where the lead's scene lies."""
    home: str | None = None
    """The key of the country that the text tells of."""
    subject: str | None = None
    """The party that the sentence before was about, by key."""
    named: str | None = None
    """The key of the last state or territory that the sentence, or the one before, calls by its name."""
    figures: Speaker | None = None
    """Who gave the last figure."""
    fate: Fate | None = None
    """What the sentence before told of people."""
    toll: Counted | None = None
    """The deaths that were counted last."""
    side: str | None = None
    """Whose the last victims were, by key."""
    scope: Scope = Scope.INCIDENT
    """Over what span the sentence before counted."""
    closes: Callable[[], Cue | None] = lambda: None
    """Finds who is named behind the mark that closes a quotation opened in this sentence."""

    def note(self, speaker: Speaker) -> None:
        if speaker.name.lower() in CARRIERS:
            # "Posted on social media": nobody is "he" or "it" behind that.
            return
        self.last = speaker
        if speaker.actor:
            self.party = speaker
        person = FULL_NAME.match(speaker.name)
        if person is not None and person[0].lower().split()[-1] not in words("speaker_nouns"):
            self.people[surname(person[0])] = speaker
        parts = speaker.name.split()
        body = parts[-1].lower() in words("speaker_nouns") | {*BROADCASTERS, *BROADCASTER_HEADS}
        if len(parts) > 1 and not body and all(part[:1].isupper() or PARTICLE.match(part) for part in parts[-2:]):
            self.people[surname(speaker.name)] = speaker
        for word in speaker.name.lower().split():
            if word.isalpha() and len(word) > 3:
                self.by_head[word] = speaker


# "Omar Said, director of the clinic", "Omar al-Said the manager of …", "Omar Said Secretary General of …"
FULL_NAME = re.compile(
    r"[A-Z][\w'’-]+(?: (?:[Bb]in |Abu )?(?:al-|el-)?[A-Z][\w'’-]+){1,2}?"
    r"(?=, (?:a |an |the )?[A-Za-z-]+ | (?:a|an|the) | (?:Secretary|Director|President|Minister|Chief|Head|Governor)\b)"
)
PARTICLE = re.compile(r"(?:al|el|an|as|ar|az|ad)-[A-Z]")


def remembering(mentions: Iterable[Mention], lexicon: Lexicon) -> Memory:
    """A memory that knows what the whole text names: its one monitor, and which party each kind of body belongs to.

    A body that two parties have in the text ("the defence ministry") belongs to neither.
    """
    monitors: dict[str, Actor] = {}
    soon: Actor | None = None
    owners: dict[str, Counter[str]] = {}
    for mention in mentions:
        if mention.actor.kind is ActorKind.MONITOR:
            monitors[mention.actor.key] = mention.actor
            watches = mention.start < SOON and WATCHES.search(mention.actor.name) is not None
            soon = soon or (mention.actor if watches else None)
        elif mention.form is Form.BODY and root_of(mention.text.lower()):
            owners.setdefault(root_of(mention.text.lower()), Counter())[mention.actor.key] += 1
    return Memory(
        monitor=next(iter(monitors.values())) if len(monitors) == 1 else None,
        first_monitor=soon,
        owners={root: owner for root, counts in owners.items() if (owner := owner_of(root, counts, lexicon))},
    )


# Letters from the beginning of an article to where its first sentences end.
SOON = 1000
# Who counts a war's dead by trade; advocates of rights and of reporters are no "war monitor".
WATCHES = re.compile(r"Observatory|Monitor|Network for|Tracker|Documentation|Body Count|Data Project|ACLED|Airwars")
