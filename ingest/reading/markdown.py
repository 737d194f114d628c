"""Reads Markdown with YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ingest.reading.boilerplate import without_boilerplate
from ingest.reading.cleaning import tidied
from ingest.reading.decoding import decode
from ingest.reading.drafts import Defaults, Draft, Noted, Place, UnreadableError
from ingest.reading.metadata import drafted

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FIELDS = {"date": "published", "lang": "language"} | {
    name: name for name in ("id", "title", "outlet", "published", "url", "origin", "language")
}


def read_markdown(data: bytes, place: Place, defaults: Defaults) -> Draft:
    """The article as readable text. Raises UnreadableError where there is no article or its front matter is wrong."""
    source = decode(data).replace("\r\n", "\n").lstrip("\ufeff")
    notes, body = _front_matter(source)
    tokens = _parsed(body)
    text = without_boilerplate(tidied(_rendered(tokens)))
    if not text:
        raise UnreadableError("is empty" if not notes else "has front matter and no text")
    if "title" not in notes and [token.type for token in tokens[:1]] == ["heading_open"]:
        notes["title"] = Noted(_inline(tokens[1].children or []), "first heading")
    return drafted(place, text, notes, defaults)


def _front_matter(source: str) -> tuple[dict[str, Noted], str]:
    """The notes at the head of a file, and the rest of it."""
    import yaml

    match = FRONT_MATTER.match(source)
    if match is None:
        return {}, source
    try:
        table = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or str(error) or type(error).__name__
        raise UnreadableError(f"has wrong front matter{line} ({problem}): correct the YAML between the ---") from error
    if not isinstance(table, dict):
        # Text between two rules and no front matter.
        return {}, source
    notes = {FIELDS[key]: Noted(value, "front matter") for key, value in table.items() if key in FIELDS}
    return notes, source[match.end() :]


def _parsed(body: str) -> list[Token]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)


def _rendered(tokens: Sequence[Token]) -> str:
    """The text of the blocks: paragraphs apart by a blank line, items and table rows each in a line."""
    out: list[str] = []
    cells = 0
    for token in tokens:
        match token.type:
            case "inline":
                out.append(_inline(token.children or []))
            case "fence" | "code_block":
                out.append(token.content.rstrip("\n"))
            case "html_block":
                out.append(_words_of_html(token.content))
            case "list_item_open":
                out.append("- ")
                cells = 0
            case "td_open" | "th_open":
                out.append(" | " if cells else "")
                cells += 1
            case "tr_close":
                out.append("\n")
                cells = 0
        if token.type in ("paragraph_close", "heading_close", "table_close", "fence", "code_block", "html_block"):
            out.append("\n" if token.hidden else "\n\n")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            out.append("\n")
    return "".join(out)


def _inline(tokens: Sequence[Token]) -> str:
    """Words alone: no marks of emphasis, no targets of links, no images, no tags."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        token.content if token.type in ("text", "code_inline") else breaks.get(token.type, "") for token in tokens
    )


def _words_of_html(markup: str) -> str:
    import lxml.html
    from lxml import etree

    try:
        tree: Any = lxml.html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    for hidden in tree.xpath("//script|//style|//comment()"):
        hidden.drop_tree()
    return str(tree.text_content()).strip()
