"""What a sentence leaves behind for those after it: who spoke, who is called by which name, what it was about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.actors import ActorKind, Lexicon
from ingest.claims.attributing import is_body, resolve
from ingest.claims.citations import FILMS, Cue
from ingest.claims.memory import Memory, Speaker
from ingest.claims.quotations import QUOTES, follow
from ingest.claims.surroundings import Surroundings

# Where in a sentence its subject stands.
OPENING = 40


def remember(around: Surroundings, cues: Sequence[Cue], lexicon: Lexicon, memory: Memory) -> None:
    """Who spoke, whom the sentence was about, and whether a quotation stays open."""
    text = around.text
    told = (cue for cue in cues if cue.name.lower().rsplit(maxsplit=1)[-1] not in FILMS)
    speakers = [speaker for cue in told if (speaker := resolve(cue, lexicon, memory))]
    for speaker in speakers:
        memory.note(speaker)
        actor = lexicon.actor(speaker.actor) if speaker.actor else None
        if actor is not None and actor.kind is ActorKind.MONITOR:
            memory.watching = replace(speaker, inferred=True)
        if actor is not None and actor.kind is ActorKind.NEWS:
            memory.press = replace(speaker, inferred=True)
        if is_body(speaker, actor):
            memory.body = replace(speaker, inferred=True)
    _note_press(text, lexicon, memory)
    if around.named and around.named[0].end <= OPENING:
        memory.subject = around.named[0].actor.key
    memory.told_for += 1
    if speakers:
        memory.teller, memory.told_for = speakers[-1], 0
        memory.just = speakers[-1]
    elif not text.startswith(QUOTES):
        memory.just = None
    follow(text, speakers, memory)


def opening(around: Surroundings) -> Speaker | None:
    """The party that a sentence begins with and tells of: `The militia claimed the raid, which it said killed nine`."""
    for first in around.named:
        near = around.filed <= first.start <= around.filed + OPENING
        led = LED.fullmatch(around.text, around.filed, first.start) if near else None
        if led and DOES.match(around.text, first.end):
            return Speaker(around.text[led.end("skipped") : first.end], first.actor.key)
    return None


LED = re.compile(r"(?P<skipped>\W*)(?:The |A )?(?:[A-Z][\w-]+ )?")
DOES = re.compile(
    r"(?: (?:group|militia|movement))? (?:has|had|have|(?:[a-z]+ly )?(?:[a-z]+ed|lost|shot|struck|took))\b"
)


def _note_press(text: str, lexicon: Lexicon, memory: Memory) -> None:
    """`SANA's correspondent quoted a source`: who is called "the correspondent" from here on."""
    for found in PRESS_MAN.finditer(text):
        press = lexicon.resolve(found["name"])
        if press is not None and press.kind is ActorKind.NEWS:
            memory.by_head[found["man"].lower()] = Speaker(found["name"], press.key)


PRESS_MAN = re.compile(r"\b(?P<name>[A-Z][\w-]+(?:['’]s)? (?P<man>correspondent|reporter))\b")
