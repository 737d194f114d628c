"""Claims that a language model proposes, and what the article's own words leave of them.

A proposal becomes a claim when its quote stands in the article, its figure stands in the quote and a word for its fate
too, and its claimant is named there or just before. Place, date and scope are read by the rules, never by the model.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Status
from assistant.language.actors import Lexicon
from assistant.language.numbers import Quantity, quantity_at
from assistant.language.orders import orders_in
from assistant.language.outcomes import outcomes
from assistant.language.sentences import sentences
from assistant.language.terms import terms
from assistant.language.tokens import tokenise
from assistant.language.victims import victims
from assistant.model.asking import Asking, Tally, written_by
from assistant.model.client import Patience
from assistant.model.dialects import Dialect, Form, Schema
from assistant.model.drafting import object_from
from assistant.model.faults import UnreadableError
from assistant.model.numbering import fenced
from assistant.model.prompting import fill
from assistant.model.quoting import find_quote
from ingest.claims.circumstances import date_of
from ingest.claims.scenes import place_of
from ingest.claims.sides import side_of
from ingest.claims.spans import scope_of
from ingest.claims.surroundings import Surroundings

_TEXT = {"type": "string"}
_FIELDS = {
    "quote": _TEXT,
    "figure": _TEXT,
    "outcome": {"type": "string", "enum": [outcome.value for outcome in Outcome]},
    "status": {"type": "string", "enum": [status.value for status in Status]},
    "claimant": {"type": ["string", "null"]},
}
_CLAIM = {"type": "object", "properties": _FIELDS, "required": list(_FIELDS), "additionalProperties": False}
CLAIMS = Schema(
    "claims",
    {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": _CLAIM}},
        "required": ["claims"],
        "additionalProperties": False,
    },
)
MOST_WRITTEN = 4000
# Characters of an article that are given at once: some 2,500 tokens, which leaves room in the smallest contexts.
PART = 10_000
# Sentences before the quote in which its claimant may stand.
BACK = 2
LEAD = 2


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the model says of one figure, in its own words; `claimant` None: the outlet's own voice."""

    quote: str
    figure: str
    outcome: str
    status: str
    claimant: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal that the article does not bear out, and why."""

    proposed: Proposed
    reason: str


@dataclass(frozen=True, slots=True)
class ModelReader:
    """Reads articles with one model. Raises ModelError where it does not answer within `seconds` an article part."""

    asking: Asking
    lexicon: Lexicon
    seconds: float

    def read(self, article: Article) -> tuple[list[Claim], list[Refused]]:
        """The claims that the article bears out, in its order, and the proposals that it does not."""
        claims: dict[tuple[int, str, Outcome], Claim] = {}
        refused: list[Refused] = []
        for start, end in _parts(article.text):
            for proposed in self._proposals(article, start, end):
                found = dispose(proposed, article, self.lexicon)
                if isinstance(found, Claim) and found.figure:
                    claims.setdefault((found.start, found.figure.text, found.outcome), found)
                elif isinstance(found, Refused):
                    refused.append(found)
        return sorted(claims.values(), key=lambda claim: claim.start), refused

    def _proposals(self, article: Article, start: int, end: int) -> Iterator[Proposed]:
        asking = Asking(self.asking.client, Patience(time.monotonic() + self.seconds), self.asking.tally)
        written, form = written_by(
            asking, CLAIMS, MOST_WRITTEN, lambda dialect: _messages(article, start, end, dialect)
        )
        yield from _from_text(written) if form is Form.TEXT else _from_json(written)


def reader_for(client: Any, lexicon: Lexicon, seconds: float) -> ModelReader:
    return ModelReader(Asking(client, Patience(0), Tally(time.monotonic())), lexicon, seconds)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences."""
    start = last = 0
    for _, end in sentences(text):
        if end - start > PART and last > start:
            yield start, last
            start = last
        last = end
    if text[start:].strip():
        yield start, len(text)


def _messages(article: Article, start: int, end: int, dialect: Dialect) -> list[dict[str, str]]:
    form = fill("claims-text" if dialect.form is Form.TEXT else "claims-json")
    text = article.text[start:end]
    for first, last in reversed(orders_in(text)):
        text = text[:first] + text[last:]
    title = "untitled" if orders_in(article.title or "") else article.title or "untitled"
    told = f"{fenced(title)}\n⟦ARTICLE⟧\n{fenced(text)}\n⟦/ARTICLE⟧"
    return [{"role": "system", "content": fill("claims", form=form)}, {"role": "user", "content": told}]


def _from_json(written: str) -> Iterator[Proposed]:
    found = object_from(written).get("claims")
    if not isinstance(found, list):
        raise UnreadableError("The model's list of claims cannot be read: choose another COMMUNIQUE_MODEL.")
    for item in found:
        if isinstance(item, dict) and all(isinstance(item.get(name), str) for name in ("quote", "figure", "outcome")):
            yield _proposed(item)


def _from_text(written: str) -> Iterator[Proposed]:
    block: dict[str, Any] = {}
    for line in [*written.splitlines(), "QUOTE:"]:
        name, _, value = line.strip().partition(":")
        if name.upper() == "QUOTE" and {"quote", "figure", "outcome"} <= set(block):
            yield _proposed(block)
            block = {}
        if name.upper() in {"QUOTE", "FIGURE", "OUTCOME", "STATUS", "CLAIMANT"}:
            block[name.lower()] = value.strip().strip('"“”')


def _proposed(item: dict[str, Any]) -> Proposed:
    claimant = item.get("claimant")
    named = isinstance(claimant, str) and claimant.strip().lower() not in {"", "none", "null"}
    return Proposed(
        item["quote"].strip(),
        item["figure"].strip(),
        item["outcome"].strip().lower(),
        str(item.get("status", "unknown")).strip().lower(),
        str(claimant).strip() if named else None,
    )


def dispose(proposed: Proposed, article: Article, lexicon: Lexicon) -> Claim | Refused:
    """The claim that a proposal makes, held to the article's words; pure."""
    place = find_quote(proposed.quote, article.text) if len(proposed.quote) >= 8 else None
    if place is None:
        return Refused(proposed, "its quote is not in the article")
    if any(first < place[1] and place[0] < last for first, last in orders_in(article.text)):
        return Refused(proposed, "its quote is addressed to a program")
    spans = sentences(article.text)
    number = next(index for index, (_, end) in enumerate(spans) if end > place[0])
    start, end = spans[number]
    text = article.text[start:end]
    at = find_quote(proposed.figure, text)
    quantity = _quantity(text[at[0] : at[1]]) if at else None
    if at is None or quantity is None:
        return Refused(proposed, "its figure is not in the quote, or is no number of people")
    outcome = next((known for known in Outcome if known.value == proposed.outcome), None)
    if outcome is None or not _tells_of(text, outcome):
        return Refused(proposed, f"the quote tells of nobody {proposed.outcome}")
    claimant = _claimant(proposed.claimant, article, spans, number)
    if claimant is None and proposed.claimant is not None:
        return Refused(proposed, f"the claimant {proposed.claimant} is not named beside the quote")
    around = Surroundings(
        start,
        text,
        article.text[slice(*spans[number - 1])] if number else "",
        " ".join(article.text[first:last] for first, last in spans[:LEAD]),
        article.published,
    )
    words = text[at[0] : at[1]]
    scope = scope_of(around, quantity.low, vague=words.lower(), deaths=outcome is Outcome.KILLED)
    actor = lexicon.resolve(claimant.name) if claimant else None
    return Claim(
        article_id=article.id,
        start=start,
        end=end,
        quote=text,
        figure=Figure(words, quantity.low, quantity.high, quantity.qualifier),
        outcome=outcome,
        status=_status(proposed.status, words, text),
        group=" ".join(token.text for token in tokenise(words)[quantity.last :]) or None,
        side=side_of(words, lexicon),
        claimant=claimant.name if claimant else None,
        actor=actor.key if actor else None,
        scope=scope,
        place=place_of(around, at[0], scope, quantity.low),
        event_date=date_of(around, at[0], scope),
        inferred=claimant.inferred if claimant else False,
        published=article.published,
        outlet=article.outlet,
    )


def _quantity(words: str) -> Quantity | None:
    tokens = tokenise(words)
    for index, token in enumerate(tokens):
        if token.lower in victims().things:
            return None
        found = quantity_at(tokens, index)
        if found:
            return found if not any(after.lower in victims().things for after in tokens[found.last :]) else None
    return None


def _tells_of(text: str, outcome: Outcome) -> bool:
    known = outcomes()
    return any(outcome in (known.active.get(t.lower), known.passive.get(t.lower)) for t in tokenise(text))


def _status(told: str, words: str, text: str) -> Status:
    """The model's status where a noun of it stands in the figure's words, or in the quote beside a bare number."""
    status = next((known for known in Status if known.value == told), Status.UNKNOWN)
    nouns = victims().nouns
    own = {nouns[token.lower] for token in tokenise(words) if token.lower in nouns} - {Status.UNKNOWN}
    if own:
        return status if status in own or len(own) > 1 else next(iter(own))
    beside = {nouns[token.lower] for token in tokenise(text) if token.lower in nouns}
    return status if status in beside else Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class _Named:
    """A claimant in the article's words; `inferred`: it stands in a sentence before."""

    name: str
    inferred: bool


def _claimant(told: str | None, article: Article, spans: list[tuple[int, int]], number: int) -> _Named | None:
    if told is None or not terms(told):
        return None
    for back in range(min(BACK, number) + 1):
        first, last = spans[number - back]
        found = find_quote(told, article.text[first:last])
        if found:
            return _Named(article.text[first + found[0] : first + found[1]], inferred=back > 0)
    return None
