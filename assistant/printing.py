"""Answers, claims and articles for a person at a terminal."""

from __future__ import annotations

import csv
import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import TextIO

from assistant.domain.answers import Answer, Citation, Response
from assistant.domain.articles import Article
from assistant.domain.claims import Claim
from assistant.domain.sources import Sources
from assistant.language.actors import Lexicon
from assistant.serialising import NameOf

MOST_OUTLETS = 6
CSV_COLUMNS = (
    "article_id",
    "outlet",
    "published",
    "claimant",
    "actor",
    "stance",
    "figure",
    "low",
    "high",
    "qualifier",
    "outcome",
    "status",
    "group",
    "side",
    "scope",
    "place",
    "event_date",
    "quote",
    "start",
    "end",
)


def print_response(response: Response, out: TextIO) -> None:
    """The answer, then its statements with numbered sources: outlet, date, title and the quote."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    sources = Sources.of(response.statements)
    if response.understood:
        print(textwrap.fill(f"Understood as: {response.understood}\n", width), file=out)
    print(textwrap.fill(response.text, width), file=out)
    for note in response.notes:
        print(textwrap.fill(f"Note: {note}", width, subsequent_indent="  "), file=out)
    shown = response.statements if isinstance(response, Answer) else ()
    if len(shown) > 1 or (response.statements and not shown):
        print(file=out)
        for statement in response.statements:
            told = f"{statement.text} {sources.marks(statement)}"
            print(textwrap.fill(told, width, initial_indent="  ", subsequent_indent="  "), file=out)
    if sources.citations:
        print("\nSources", file=out)
    for number, citation in enumerate(sources.citations, 1):
        print(textwrap.fill(f"[{number}] {described(citation)}", width, subsequent_indent="    "), file=out)
        quote = textwrap.fill(
            f"“{' '.join(citation.quote.split())}”", width, initial_indent="    ", subsequent_indent="    "
        )
        print(quote, file=out)


def outlets_named(outlets: Sequence[str]) -> str:
    """Some of the outlets that have a text: an agency's may stand in hundreds. The JSON has them all."""
    return ", ".join(outlets[:MOST_OUTLETS]) + (", …" if len(outlets) > MOST_OUTLETS else "")


def described(citation: Citation) -> str:
    day = citation.published.isoformat() if citation.published else "undated"
    copies = f" ({citation.copies} copies of one origin)" if citation.copies > 1 else ""
    if citation.also_in:
        copies = f" (also in {outlets_named(citation.also_in)}: {citation.copies} copies of one origin)"
    parts = [citation.outlet or "unknown outlet", day, citation.title or citation.article_id]
    return ", ".join(parts) + copies


def print_claims(claims: Sequence[Claim], name_of: NameOf, out: TextIO) -> None:
    for claim in claims:
        who = claim.claimant or f"{claim.outlet or 'the outlet'} (own voice)"
        actor = name_of(claim.actor)
        party = f" [{actor}]" if actor and actor.casefold() not in who.casefold() else ""
        when = claim.event_date.iso if claim.event_date else "undated"
        figure = claim.figure.text if claim.figure else f"({claim.stance})"
        facts = f"{when}  {figure}: {claim.outcome}, {claim.status}, {claim.scope}"
        place = f", {claim.place}" if claim.place else ""
        print(f"{facts}{place}\n    {who}{party}, in {claim.article_id}", file=out)
    print(f"{len(claims)} claims", file=out)


def write_claims_csv(claims: Iterable[Claim], name_of: NameOf, out: TextIO) -> None:
    """One row a claim. A cell that a spreadsheet would read as a formula gets a leading quote mark."""
    writer = csv.writer(out)
    writer.writerow(CSV_COLUMNS)
    for claim in claims:
        figure = claim.figure
        row = (
            claim.article_id,
            claim.outlet,
            claim.published,
            claim.claimant,
            name_of(claim.actor),
            claim.stance.value,
            figure.text if figure else None,
            figure.low if figure else None,
            figure.high if figure else None,
            figure.qualifier.value if figure else None,
            claim.outcome.value,
            claim.status.value,
            claim.group,
            name_of(claim.side),
            claim.scope.value,
            claim.place,
            claim.event_date.iso if claim.event_date else None,
            claim.quote,
            claim.start,
            claim.end,
        )
        writer.writerow([_harmless(cell) for cell in row])


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell else cell


def print_articles(articles: Iterable[Article], out: TextIO) -> None:
    count = 0
    for article in articles:
        count += 1
        day = article.published.isoformat() if article.published else "undated   "
        print(f"{day}  {article.id}  {article.outlet or 'unknown outlet'}: {article.title or 'untitled'}", file=out)
    print(f"{count} articles", file=out)


def print_article(article: Article, out: TextIO) -> None:
    for name in ("id", "title", "outlet", "published", "url", "origin"):
        print(f"{name}: {getattr(article, name) or 'unknown'}", file=out)
    for name in ("byline", "modified"):
        if getattr(article, name):
            print(f"{name}: {getattr(article, name)}", file=out)
    for told in article.corrections:
        print(f"correction: {told}", file=out)
    print(f"\n{article.text}", file=out)


def print_actors(lexicon: Lexicon, out: TextIO) -> None:
    for actor in lexicon.actors():
        print(
            f"{actor.key}  {actor.name} ({actor.kind.value}{', part of ' + actor.parent if actor.parent else ''})",
            file=out,
        )


def print_understood(text: str, lexicon: Lexicon, out: TextIO) -> None:
    """Who speaks under this name, and which parties a text mentions."""
    speaker = lexicon.resolve(text)
    print(f"as a speaker: {speaker.name + ' (' + speaker.key + ')' if speaker else 'nobody known'}", file=out)
    for mention in lexicon.mentions(text):
        print(
            f"mentions {mention.text!r}: {mention.actor.name} ({mention.actor.key}), as {mention.form.value}", file=out
        )
