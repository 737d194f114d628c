"""Which of a party's people said so: `Which UN official …`. Questions take for granted that one did;
where only others spoke, nobody is the answer.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from assistant.answering.asked_names import persons
from assistant.language.actors import ActorKind, Form, Lexicon

TELLING = (
    r"(?:said|says|told|g[ai]ve[sn]?|puts?|reported|announced|confirmed|verified|issued|disputed|contested|rejected|"
    r"explained|stated|counted|claimed|denied|admitted|estimated|blamed|accused|released|published|commented|spoke|"
    r"supplied|provided|acknowledged|declared|warned|justified|questioned|identified|named)"
)
WORD = re.compile(r"[^\W\d_]+")
# Letters around a name in which it is said who that is.
PRESENTED = 90
# And between his party and his post: "the UN's special envoy", "a spokesman for the group's western front".
CLOSE = 60
BODIES = frozenset({"body", "monitor"})
ENDS = re.compile(r"(?<=[a-z]{2})[.!?][\"”]?\s")
# "The militia's spokesman": whose he is, where the text named the militia before.
ITS = re.compile(
    r"\b(?:militia|group|army|military|ministry|organi[sz]ation|movement|faction|council|party)(?:['’]?s)? $",
    re.IGNORECASE,
)
OPPOSED = re.compile(r"\b(?:rebels?|opposition|insurgents?|militants?|faction|brigade)\b", re.IGNORECASE)


@functools.cache
def _posts() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Each word for a post with the post it names, and each post with the words that reports have for who holds it."""
    data = tomllib.loads(resources.files("assistant.answering").joinpath("data/posts.toml").read_text(encoding="utf-8"))
    named = {word: post for post, words in data["same_post"].items() for word in words.split()}
    return named, {post: frozenset(words.split()) for post, words in data["posts"].items()}


@functools.cache
def _asks() -> re.Pattern[str]:
    """`Which opposition commander in Daraa contested`: whose, what post, and that he is to have spoken."""
    posts = "|".join(sorted(_posts()[0], key=len, reverse=True))
    return re.compile(
        rf"\b(?:which|what)\s+(?P<whose>(?:(?!did\b|do\b|does\b)[\w'’-]+\s+){{0,4}}?)(?P<post>{posts})\b"
        rf"(?:,?\s+(?!was\b|were\b|is\b|fell\b|died\b)[\w'’-]+,?){{0,5}}?\s+{TELLING}\b",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Post:
    """Who is asked for: the keys of the parties, any armed opposition where the question says no more, and the post."""

    parties: frozenset[str]
    opposed: bool
    words: frozenset[str]
    """What reports call who holds it; none where a body is asked for."""


def asked_post(question: str, lexicon: Lexicon) -> Post | None:
    """The post and its party; None where no party's is asked for."""
    asked = _asks().search(question)
    if asked is None:
        return None
    named, words = _posts()
    post = named[asked["post"].lower()]
    parties = frozenset(
        mention.actor.key
        for mention in lexicon.mentions(question)
        if mention.start < asked.start("post") and asked.start("whose") <= mention.start
    )
    opposed = not parties and OPPOSED.search(asked["whose"]) is not None
    if parties or post == "monitor" or (opposed and post != "body"):
        return Post(parties, opposed, words[post])
    return None


def speaks_for(post: Post, question: str, sentence: str, text: str, lexicon: Lexicon) -> bool:
    """Does a sentence name somebody of that post and party, as `text` presents him where it names him?"""
    if post.words & BODIES:
        return _is_body(post, sentence, lexicon)
    return any(_presented(post, name, text, lexicon) for name in persons(question, sentence, lexicon))


def holds(post: Post, claimant: str, text: str, lexicon: Lexicon) -> bool:
    """Is a claimant named, and does his article present him as of that post and party?"""
    if post.words & BODIES:
        return _is_body(post, claimant, lexicon)
    # A claim's claimant stands as if in a sentence: its first capital may be the name's.
    return any(_presented(post, name, text, lexicon) for name in persons("", f"Then {claimant} spoke.", lexicon))


def _is_body(post: Post, told: str, lexicon: Lexicon) -> bool:
    """A monitor, by its name or by that word; or a body of the party."""
    mentions = lexicon.mentions(told)
    if "monitor" in post.words:
        words = WORD.findall(told.lower())
        return any(m.actor.kind is ActorKind.MONITOR for m in mentions) or not post.words.isdisjoint(words)
    return any(lexicon.related(party, m.actor.key) for party in post.parties for m in mentions)


def _presented(post: Post, name: str, text: str, lexicon: Lexicon) -> bool:
    """Does a text call the one so named by such a post, and say close by whose it is?"""
    known = lexicon.resolve(name)
    own = known is not None and any(lexicon.related(party, known.key) for party in post.parties)
    near = list(_around(name, text))
    return any(_is_of(post, part, lexicon, own=own) for part in near) or (
        any(ITS.search(part[: word.start()]) for part in near for word in _posts_in(post, part))
        and any(True for _ in _parties(post, text, lexicon))
    )


def _around(name: str, text: str) -> Iterator[str]:
    """What stands on both sides of each naming in its sentence."""
    for found in re.finditer(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1])}\b", text):
        before = ENDS.split(text[max(0, found.start() - PRESENTED) : found.start()])[-1]
        yield before + found.group() + ENDS.split(text[found.end() : found.end() + PRESENTED])[0]


def _is_of(post: Post, near: str, lexicon: Lexicon, *, own: bool) -> bool:
    """`own`: the one who is named is known to be of the party, and only the post is left to be told."""
    posts = _posts_in(post, near)
    if own or not posts:
        return bool(posts)
    parties = list(_parties(post, near, lexicon))
    return any(max(start, word.start()) - min(end, word.end()) <= CLOSE for start, end in parties for word in posts)


def _posts_in(post: Post, text: str) -> list[re.Match[str]]:
    return [word for word in WORD.finditer(text) if word.group().lower() in post.words]


def _parties(post: Post, near: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where the party is named: "Damascus" beside a name is where he spoke."""
    if post.opposed:
        yield from (found.span() for found in OPPOSED.finditer(near))
    for mention in lexicon.mentions(near):
        of_it = any(lexicon.related(party, mention.actor.key) for party in post.parties)
        if (of_it and mention.form is not Form.CAPITAL) or (post.opposed and mention.actor.kind is ActorKind.NON_STATE):
            yield mention.start, mention.end
