"""What a web page says about its article in schema.org, OpenGraph and other marks of its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ingest.reading.cleaning import one_line
from ingest.reading.drafts import Noted, UnreadableError
from ingest.reading.metadata import day_of, moment_of

ARTICLE_TYPES = re.compile(r"\w*(?:Article|BlogPosting|Reportage|Report)$")
DEPTH = 12
# Before the first paragraph of the story that is not itself the byline; further down stand readers and neighbours.
BYLINES = (
    "//article//*[contains(concat(' ', @class, ' '), ' byline ') or contains(concat(' ', @class, ' '), ' author ')]"
    "[not(preceding::p[ancestor::article])]"
)
NAME = r"(?:(?:al|el|bin|de|van|von|der)[\s-]+)?[A-Z][\w.'’-]+"
NAME_ALONE = re.compile(
    rf"(?P<name>(?:[Bb]y\s+)?{NAME}(?:(?:\s+|,\s+|\s+and\s+){NAME}){{1,6}})(?:\s+in\s+{NAME}(?:,?\s+{NAME}){{0,3}})?"
)

# Field → names of meta elements, the most reliable first.
META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
    "url": ("og:url",),
    "byline": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"),
    "modified": (
        "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
        "dc.date.modified", "last-modified",
    ),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.created",
        "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "pubdate",
        "publication_date", "cxenseparse:recs:publishtime", "date",
    ),
}  # fmt: skip


def page_notes(tree: Any, markup: str) -> dict[str, Noted]:
    """Title, outlet, url, published and language, each where the page gives it: schema.org, then meta, then markup."""
    notes: dict[str, Noted] = {}
    for name, value, where in (*_schema_notes(tree), *_meta_notes(tree), *_markup_notes(tree)):
        cleaned = _cleaned(name, value)
        if cleaned and name not in notes:
            notes[name] = Noted(cleaned, where)
    language = re.search(r"<html\b[^>]*?\blang\s*=\s*[\"']?([\w-]+)", markup[:5000], re.IGNORECASE)
    if language and "language" not in notes:
        notes["language"] = Noted(language[1], "html lang")
    return _without_outlet_in_title(notes)


def _cleaned(name: str, value: object) -> str | None:
    """One line of text; for a day its ISO form, and nothing where it cannot be read; for an address only a web one."""
    text = one_line(value) if isinstance(value, str) else ""
    if name == "url" and not re.match(r"https?://\S+$", text):
        return None
    if name == "byline":
        return None if re.match(r"https?://|@", text) else re.sub(r"^[Bb]y\s+", "", text) or None
    if name not in ("published", "modified"):
        return text or None
    if moment := moment_of(text):
        return moment
    try:
        day = day_of(text)
    except UnreadableError:
        return None
    return day.isoformat() if day else None


def _schema_notes(tree: Any) -> Iterator[tuple[str, object, str]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _articles(data, DEPTH):
            publisher = thing.get("publisher")
            publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
            outlet = publisher.get("name") if isinstance(publisher, dict) else publisher
            address = thing.get("url")
            for name, value in (
                ("title", thing.get("headline")),
                ("published", thing.get("datePublished")),
                ("outlet", outlet),
                ("url", address),
                ("language", thing.get("inLanguage")),
                ("byline", _names(thing.get("author"))),
                ("modified", thing.get("dateModified")),
            ):
                yield name, value, "schema.org"


def _articles(data: object, depth: int) -> Iterator[dict[str, Any]]:
    """The things of a schema.org document that are articles, from the outside in."""
    if isinstance(data, list) and depth:
        for part in data:
            yield from _articles(part, depth - 1)
    elif isinstance(data, dict) and depth:
        types = data.get("@type")
        if any(isinstance(name, str) and ARTICLE_TYPES.match(name) for name in _listed(types)):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(key), depth - 1)


def _names(value: object) -> str | None:
    """The names of people, as text: `{"name": …}`, a list of such, or the text itself."""
    named = [thing.get("name") if isinstance(thing, dict) else thing for thing in _listed(value)]
    return ", ".join(name.strip() for name in named if isinstance(name, str) and name.strip()) or None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _meta_notes(tree: Any) -> Iterator[tuple[str, object, str]]:
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(name.lower(), meta.get("content"))
    for field, names in META.items():
        for name in names:
            if name in found:
                yield field, found[name], name


def _markup_notes(tree: Any) -> Iterator[tuple[str, object, str]]:
    for address in tree.xpath("//link[@rel='canonical']/@href"):
        yield "url", str(address), "canonical link"
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        yield "published", element.get("datetime") or element.get("content") or element.text_content(), "itemprop"
    for element in tree.xpath("//*[@itemprop='dateModified']"):
        yield "modified", element.get("datetime") or element.get("content") or element.text_content(), "itemprop"
    authors = tree.xpath("//article//*[@itemprop='author' or @rel='author'] | //header//*[@rel='author']")
    for element in authors[:1]:
        yield "byline", element.get("content") or element.text_content(), "author mark"
    for element in tree.xpath(BYLINES):
        # A line of that class may hold a date, a post or a portrait's caption too: only a name alone is one.
        if name := NAME_ALONE.fullmatch(one_line(element.text_content())):
            yield "byline", name["name"], "byline"
    headings = tree.xpath("//article//h1") or tree.xpath("//h1")
    if len(headings) == 1:
        yield "title", headings[0].text_content(), "h1"
    # A time before the article's own first paragraph is its own; one further down may be a neighbour's.
    for element in tree.xpath("(//article)[1]//time[@datetime][not(preceding::p[ancestor::article])][1]"):
        yield "published", element.get("datetime"), "time"
    for element in tree.xpath("//title"):
        yield "title", element.text_content(), "title"


def _without_outlet_in_title(notes: dict[str, Noted]) -> dict[str, Noted]:
    """A title "Two dead in shelling | The Example Herald" is "Two dead in shelling", of that outlet."""
    title, outlet = notes.get("title"), notes.get("outlet")
    if title and outlet:
        cut = re.sub(rf"\s+[|–—·»-]\s+{re.escape(str(outlet.value))}$", "", str(title.value), flags=re.IGNORECASE)
        notes["title"] = Noted(cut or title.value, title.where)
    return notes
