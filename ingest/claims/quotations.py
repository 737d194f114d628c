"""Who speaks inside a quotation: the one before it, the one behind the mark that closes it, until it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.actors import Lexicon, Mention, inside
from assistant.language.tokens import tokenise
from ingest.claims.attributing import resolve
from ingest.claims.citations import Cue
from ingest.claims.memory import Memory, Speaker
from ingest.claims.speakers import find_cues

QUOTES = ('"', "“", "‘", "''")


def quoted(text: str, lexicon: Lexicon, memory: Memory) -> Speaker | None:
    """Inside a quotation: one that nobody has closed yet, or a sentence in quotes behind its speaker's."""
    speaker = memory.open_quote
    if speaker is None and OPENED.search(text) and (cue := memory.closes()):
        # "Nine died. It was a massacre", the medic said: who closes the quotation said all of it.
        speaker = resolve(cue, lexicon, memory)
    if speaker is None and text.startswith(QUOTES):
        speaker = memory.just
    return Speaker(speaker.name, speaker.actor, inferred=True) if speaker else None


OPENED = re.compile(r'^\s*(?:"[^"“”]*|“[^“”]*)$')
REACH = 5


def closing(text: str, following: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> Cue | None:
    """Who is named right behind the mark that closes a quotation; None where it goes on too long or nobody is."""
    for start, end in following:
        sentence = text[start:end]
        mark = CLOSED.search(sentence)
        if mark is None:
            continue
        tokens = tokenise(sentence)
        cues = find_cues(sentence, tokens, inside(mentions, start, end))
        return next((cue for cue in cues if 0 <= tokens[min(cue.first, cue.verb)].start - mark.end() <= BEHIND), None)
    return None


# "… is yet to begin" the governor said.": what it closes was opened before, and nobody was named.
ONLY_CLOSES = re.compile(r'[^"]*[\w.,!?]"(?:\s[^"]*)?$')
REOPENED = re.compile(r'"\w[^"]*$')
CLOSED = re.compile(r'["”]')
BEHIND = 3


def follow(text: str, speakers: Sequence[Speaker], memory: Memory) -> None:
    """Remember whether a quotation is open behind this sentence, and whose it is."""
    marks = any(mark in text for mark in QUOTES)
    memory.open_for = memory.open_for + 1 if memory.open_quote else 0
    if memory.open_quote and (text.endswith(('"', "”")) or (speakers and not marks) or memory.open_for > REACH):
        # A quotation that was opened anew with each paragraph is closed but once; whoever speaks without a mark in a
        # sentence of his own is not inside it; and one that goes on and on has lost its closing mark.
        memory.open_quote = None
        return
    if memory.open_quote and not speakers and REOPENED.match(text):
        # The closing mark before it was lost: a mark that a sentence begins with closes nothing.
        return
    opened, closed = text.count("“"), text.count("”")
    straight = text.count('"') % 2
    opens = straight and memory.open_quote is None and text.rfind('"') < len(text) - 1 and not ONLY_CLOSES.match(text)
    if opened > closed or opens:
        memory.open_quote = speakers[-1] if speakers else memory.open_quote or memory.just
    elif closed > opened or straight or (not text.startswith(('"', "“")) and (opened or '"' in text)):
        memory.open_quote = None
