"""Reads saved web pages."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from ingest.reading.boilerplate import without_boilerplate
from ingest.reading.cleaning import one_line, tidied
from ingest.reading.decoding import decode
from ingest.reading.drafts import Defaults, Draft, Noted, Place, UnreadableError
from ingest.reading.metadata import drafted
from ingest.reading.page_notes import page_notes

# Above these, taking the article out takes minutes; no page of a newspaper comes near them.
MOST_TAGS = 200_000
MOST_ATTRIBUTES = 1_000
DEEPEST = 1_000
LONG_TAG = 10_000
# What is left of a page without an article is a word or two of its menu.
SHORTEST = 40

TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*+""")
QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
# Only elements that must be closed: a page of 1999 opens a thousand paragraphs and closes none.
CLOSERS = re.compile(r"<(/?)(?:div|span|section|article|ul|ol|table|b|i|em|font|blockquote)\b", re.IGNORECASE)


# What stands around an article, by the names that sites give it.
NEIGHBOURS = (
    "comment",
    "related",
    "sidebar",
    "most-read",
    "popular",
    "recommend",
    "promo",
    "teaser",
    "footer",
    "cookie",
)
AROUND = "//body//*[self::aside or self::nav or self::footer or " + " or ".join(
    f"contains(concat(@class, ' ', @id), '{name}')" for name in NEIGHBOURS
) + "]"  # fmt: skip

# Cells of a table that lays out a page, as sites of the nineties and some agencies still have: they hold tables or
# paragraphs, and those of a table of figures hold neither.
LAID_OUT = (
    "//td[.//table or (count(.//br) > 2 or count(.//p) > 1 or count(.//div) > 1)"
    " and string-length(normalize-space(.)) > 200]"
)
RULED = re.compile(r"\|(?:-{3,}\|)+")


def read_page(data: bytes, place: Place, defaults: Defaults) -> Draft:
    """The article of a page. Raises UnreadableError where there is none, or where finding it would take minutes."""
    markup = decode(data, declares=True)
    if not markup.strip():
        raise UnreadableError("is empty")
    check_markup(markup)
    tree = _tree(markup)
    notes = page_notes(tree, markup)
    text = _without_byline(tidied(_extracted(markup)), notes)
    if len(text) < SHORTEST:
        raise UnreadableError("holds no article that can be told from the page around it: save its text as .txt")
    first = one_line(text.partition("\n")[0])
    notes = _with_own_heading(notes, first)
    title = one_line(str(notes["title"].value)) if "title" in notes else ""
    if title and title != first:
        text = f"{title}\n\n{text}"
    text = without_boilerplate(text)
    notes = _with_address(_with_day(notes, text, tree), place)
    return drafted(place, text, notes, defaults)


def page_text(markup: str) -> str:
    """The words of a page that is no newspaper's, a mail's for example: its article, else all its text."""
    check_markup(markup)
    tree = _tree(markup)
    text = _extracted(markup)
    if len(text) < SHORTEST:
        from trafilatura import html2txt

        text = str(html2txt(tree))
    return tidied(text)


def _without_byline(text: str, notes: dict[str, Noted]) -> str:
    """The text without a line that holds the author's name alone: it is kept as a field."""
    if "byline" not in notes:
        return text
    name = str(notes["byline"].value).casefold()
    return "\n\n".join(part for part in text.split("\n\n") if part.casefold() not in (name, f"by {name}"))


def _with_own_heading(notes: dict[str, Noted], first: str) -> dict[str, Noted]:
    """The notes; where the window's title is the text's first line and then the site's name, that line is the title."""
    title = notes.get("title")
    if title and title.where == "title" and re.match(rf"{re.escape(first)}\s+[|–—·»-]\s", str(title.value)):
        return notes | {"title": Noted(first, "title")}
    return notes


def _with_address(notes: dict[str, Noted], place: Place) -> dict[str, Noted]:
    """The notes; where they lack them, the address it was fetched from, and the outlet that this address is."""
    if place.url and "url" not in notes:
        notes = notes | {"url": Noted(place.url, "address")}
    if place.url and "outlet" not in notes:
        host = (urlsplit(place.url).hostname or "").removeprefix("www.")
        notes = notes | {"outlet": Noted(host, "domain")} if host else notes
    return notes


def check_markup(markup: str) -> None:
    """Raise UnreadableError for markup that parsers do not finish in reasonable time. Linear in its length."""
    if (tags := markup.count("<")) > MOST_TAGS:
        raise UnreadableError(f"has {tags:,} tags (at most {MOST_TAGS:,}): save the article's text as .txt")
    for match in TAG.finditer(markup):
        if match.end() - match.start() > LONG_TAG:
            attributes = len(QUOTED.sub("", match[0]).split())
            if attributes > MOST_ATTRIBUTES:
                raise UnreadableError(
                    f"has a tag with {attributes:,} attributes (at most {MOST_ATTRIBUTES:,}): save the text as .txt"
                )
    depth = deepest = 0
    for closer in CLOSERS.finditer(markup):
        depth = max(depth - 1, 0) if closer[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise UnreadableError(f"has tags nested {deepest:,} deep (at most {DEEPEST:,}): save the text as .txt")


def _tree(markup: str) -> Any:
    from trafilatura import load_html

    tree = load_html(markup)
    if tree is None:
        raise UnreadableError("cannot be parsed as HTML (damaged, or nested too deeply): save its text as .txt")
    return tree


def _extracted(markup: str) -> str:
    """The article's text. Its paragraphs come apart by one newline from trafilatura and by a blank line from here.

    The rows of a table stay together.
    """
    from trafilatura import extract

    page = _without_layout(_tree(markup))
    text = extract(page, output_format="txt", include_comments=False, deduplicate=False, with_metadata=False)
    lines = [line.rstrip() for line in (text or "").split("\n") if line.strip() and not RULED.fullmatch(line.strip())]
    return re.sub(r"(?<=\|)\n\n(?=\|)", "\n", "\n\n".join(lines))


def _without_layout(tree: Any) -> Any:
    """The page with plain blocks in place of the tables that lay it out: their cells are no figures in columns."""
    for table in dict.fromkeys(next(cell.iterancestors("table"), None) for cell in tree.xpath(LAID_OUT)):
        if table is not None:
            for part in (table, *table.xpath("./tbody | ./tr | ./tbody/tr | ./tr/td | ./tbody/tr/td")):
                part.tag = "div"
    return tree


def _with_day(notes: dict[str, Noted], text: str, tree: Any) -> dict[str, Noted]:
    """The notes, with htmldate's finding where neither the page's own notes nor the text say the day."""
    from assistant.language.dates import dateline

    if "published" in notes or dateline(text):
        return notes
    from htmldate import find_date

    # Not the extensive search: it takes any date of the page, the day of saving it included.
    # And not among the dates of readers' comments and of other stories, which it would take for this one's.
    for around in tree.xpath(AROUND):
        around.drop_tree()
    day = find_date(tree, extensive_search=False, original_date=True)
    return notes | {"published": Noted(day, "htmldate")} if day else notes
