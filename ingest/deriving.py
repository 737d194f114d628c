"""From an article to what the corpus keeps of it: passages, what each is about, and claims. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.domain.articles import Article, Passage
from assistant.domain.claims import Claim
from assistant.embedding import Embedder
from assistant.language.actors import Lexicon
from assistant.language.keys import keys_of
from ingest.claims import read_claims
from ingest.detecting import with_language
from ingest.recognising import content_hash
from ingest.splitting import split

Counts = Callable[[Sequence[str]], Sequence[int]]

# A headline longer than this would leave the passage itself too little of what the model reads.
PREFIX_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Derived:
    """An article read. `embedded` is what the embedding model gets of each passage: prefixed, but never stored."""

    article: Article
    identity: str
    content_hash: str
    passages: tuple[Passage, ...]
    embedded: tuple[str, ...]
    claims: tuple[Claim, ...]


def derive(article: Article, identity: str, lexicon: Lexicon, model: Embedder) -> Derived:
    """Split and read one article; passages with their prefix fit what `model` reads.

    Its language is read from the text where the source says none. The hash is of what the source says.
    """
    stated, article = content_hash(article), with_language(article)
    before, size = prefix(article, model.count, int(model.max_tokens * PREFIX_SHARE))
    passages = tuple(
        Passage(article.id, start, end, article.text[start:end], keys_of(article, start, end, lexicon))
        for start, end in split(article.text, model.count, model.max_tokens - size)
    )
    return Derived(
        article=article,
        identity=identity,
        content_hash=stated,
        passages=passages,
        embedded=tuple(before + passage.text for passage in passages),
        claims=tuple(read_claims(article, lexicon)),
    )


def prefix(article: Article, counts: Counts, limit: int) -> tuple[str, int]:
    """Title and outlet, so that a passage from the middle still knows what its article is about; and their tokens."""
    parts = [part for part in (article.title, article.outlet) if part]
    text = ". ".join(parts) + ". " if parts else ""
    size = counts([text])[0] if text else 0
    while size > limit:
        words = text.split()
        text = " ".join(words[: len(words) * 3 // 4])
        text += " " if text else ""
        size = counts([text])[0] if text else 0
    return text, size
