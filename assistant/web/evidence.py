"""The evidence panel: one card a citation, with the passage around the quote and the whole article."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.domain.answers import Citation, Response
from assistant.domain.articles import Article
from assistant.web.chat import Turn, card_id, claimant_of, numbered
from assistant.web.markup import Html, element, escaped, joined, web_address

REACH = 320
"""Characters shown on each side of a quote, at most."""
_SENTENCE_START = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*(?=\s)")
ReadArticle = Callable[[str], Article | None]


def surroundings(text: str, start: int, end: int, reach: int = REACH) -> tuple[int, int]:
    """The offsets of what is shown around `text[start:end]`: its paragraph, cut to whole sentences within `reach`.

    Always `first <= start` and `end <= last`, with at most `reach` characters on either side.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    return _cut_before(text, first, start, reach), _cut_after(text, end, last, reach)


def _cut_before(text: str, first: int, start: int, reach: int) -> int:
    if start - first <= reach:
        return first
    opening = _SENTENCE_START.search(text, start - reach, start)
    return opening.end() if opening and opening.end() <= start else start


def _cut_after(text: str, end: int, last: int, reach: int) -> int:
    if last - end <= reach:
        return last
    closings = [found.end() for found in _SENTENCE_END.finditer(text, end, end + reach)]
    return closings[-1] if closings else end


def panel(turns: Sequence[Turn], read: ReadArticle) -> Html:
    """The cards of every answered question, the newest first and open, the earlier ones folded."""
    cited = [turn for turn in reversed(turns) if turn.response and turn.response.statements]
    if not cited:
        return element("p", "The sources of an answer stand here, each with the sentence that says so.", class_="empty")
    groups = (_group(turn, read, newest=turn is turns[-1]) for turn in cited)
    return element("div", *groups, class_="groups")


def _group(turn: Turn, read: ReadArticle, *, newest: bool) -> Html:
    assert turn.response is not None
    cards = [
        card(turn, number, citation, read(citation.article_id))
        for number, citation in enumerate(numbered(turn.response), 1)
    ]
    heading = element("summary", turn.question, class_="asked", dir="auto")
    return element("details", heading, *cards, class_="group", open="" if newest else None)


def card(turn: Turn, number: int, citation: Citation, article: Article | None) -> Html:
    """One citation. An article that is gone, or has changed under its quote, leaves the quote alone and says so."""
    place = card_id(turn.number, number)
    return element(
        "section",
        element("header", element("span", str(number), class_="number"), _source(citation, f"{place}-title")),
        _claimants(turn.response, citation),
        *_reading(citation, article),
        _original(citation),
        id=place,
        class_="card",
        tabindex="-1",
        aria_labelledby=f"{place}-title",
    )


def _source(citation: Citation, place: str) -> Html:
    day = citation.published
    dated = element("time", f"{day.day} {day:%B %Y}", datetime=day.isoformat()) if day else element("span", "undated")
    copies = element("span", f"carried by {citation.copies} outlets, one origin") if citation.copies > 1 else None
    return element(
        "div",
        element(
            "p", element("span", citation.outlet or "Unknown outlet", class_="outlet"), dated, copies, class_="source"
        ),
        element("h3", citation.title or "Untitled article", id=place, dir="auto"),
    )


def _claimants(response: Response | None, citation: Citation) -> Html:
    said = response.statements if response else ()
    names = dict.fromkeys(claimant_of(statement) for statement in said if citation in statement.citations)
    return element("p", *names, class_="label")


def _reading(citation: Citation, article: Article | None) -> tuple[Html, ...]:
    start, end = citation.start, citation.end
    if article is None or article.text[start:end] != citation.quote:
        missing = element(
            "p", "This article has been changed or withdrawn since: only the quote is left.", class_="note"
        )
        return _quotation(element("mark", citation.quote)), missing
    first, last = surroundings(article.text, start, end)
    passage = joined(
        "… " if first > 0 and article.text[first - 1] != "\n" else None,
        marked(article.text, start, end, first, last),
        " …" if last < len(article.text) and article.text[last] != "\n" else None,
    )
    whole = element(
        "div",
        marked(article.text, start, end),
        class_="whole",
        dir="auto",
        tabindex="0",
        role="region",
        aria_label="Whole article",
    )
    return _quotation(passage), element("details", element("summary", "Whole article"), whole, class_="article")


def _quotation(content: Html) -> Html:
    return element("blockquote", content, class_="passage", dir="auto")


def marked(text: str, start: int, end: int, first: int = 0, last: int | None = None) -> Html:
    """`text[first:last]` with `text[start:end]` highlighted; nothing is added to or taken from the words."""
    return joined(escaped(text[first:start]), element("mark", text[start:end]), escaped(text[end:last]))


def _original(citation: Citation) -> Html | None:
    address = web_address(citation.url)
    if address is None:
        return None
    link = element("a", "Original article", href=address, target="_blank", rel="noopener noreferrer")
    return element("p", link, element("span", " (opens apart)", class_="quiet"), class_="original")
