"""The evidence panel: one card a citation, with the passage around the quote."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.domain.answers import Citation, Statement
from assistant.domain.articles import Article
from assistant.domain.sources import Sources
from assistant.printing import outlets_named
from assistant.web.chat import card_id
from assistant.web.claimants import claimant_of
from assistant.web.markup import Html, element, escaped, joined, web_address
from assistant.web.reader import place
from assistant.web.turns import Turn
from assistant.web.words import Words

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


def evidence_title(words: Words) -> Html:
    """The panel's head, with what is said as long as it has no card."""
    return joined(element("h2", words("evidence.title")), element("p", words("evidence.empty"), class_="empty"))


def panel(turns: Sequence[Turn], read: ReadArticle, words: Words) -> Html:
    """The cards of every answered question, the newest first and open, the earlier ones folded."""
    cited = [turn for turn in reversed(turns) if _said(turn)]
    if not cited:
        return Html()
    groups = (_group(turn, read, words, newest=turn is turns[-1]) for turn in cited)
    return element("div", *groups, class_="groups")


def _said(turn: Turn) -> tuple[Statement, ...]:
    return (*turn.reply.response.statements, *turn.reply.nearest) if turn.reply else ()


def _group(turn: Turn, read: ReadArticle, words: Words, *, newest: bool) -> Html:
    assert turn.reply is not None
    found = Sources.of(_said(turn)).citations
    cards = [card(turn, number, citation, read(citation.article_id), words) for number, citation in enumerate(found, 1)]
    heading = element("summary", turn.question, class_="asked", dir="auto")
    return element("details", heading, *cards, class_="group", open="" if newest else None)


def card(turn: Turn, number: int, citation: Citation, article: Article | None, words: Words) -> Html:
    """One citation. An article that is gone, or has changed under its quote, leaves the quote alone and says so."""
    name = card_id(turn.number, number)
    intact = article is not None and article.text[citation.start : citation.end] == citation.quote
    return element(
        "section",
        element("header", element("span", str(number), class_="number"), _source(citation, f"{name}-title", words)),
        _claimants(_said(turn), citation, words),
        _passage(citation, article) if article and intact else _bare(citation, words),
        _leads(citation, words, intact=intact),
        id=name,
        class_="card",
        tabindex="-1",
        aria_labelledby=f"{name}-title",
        data_article=citation.article_id if intact else None,
        data_start=str(citation.start) if intact else None,
        data_end=str(citation.end) if intact else None,
    )


def _source(citation: Citation, name: str, words: Words) -> Html:
    day = citation.published
    dated = element("time", words.day(day), datetime=day.isoformat()) if day else element("span", words("undated"))
    also = words("evidence.also_in", outlets=outlets_named(citation.also_in)) if citation.also_in else None
    copies = element("span", words("evidence.copies", n=citation.copies), title=also) if citation.copies > 1 else None
    outlet = element("span", citation.outlet or words("outlet.unknown"), class_="outlet", dir="auto")
    return element(
        "div",
        element("p", outlet, dated, copies, class_="source"),
        element("h3", citation.title or words("title.unknown"), id=name, dir="auto"),
    )


def _claimants(statements: Sequence[Statement], citation: Citation, words: Words) -> Html:
    resting = (said for said in statements if citation.place in {cited.place for cited in said.citations})
    names = dict.fromkeys(claimant_of(statement, words, citation) for statement in resting)
    return element("p", element("span", words("evidence.said_by")), *names, class_="label")


def _passage(citation: Citation, article: Article) -> Html:
    start, end = citation.start, citation.end
    first, last = surroundings(article.text, start, end)
    return element(
        "blockquote",
        "… " if first > 0 and article.text[first - 1] != "\n" else None,
        marked(article.text, start, end, first, last),
        " …" if last < len(article.text) and article.text[last] != "\n" else None,
        class_="passage",
        dir="auto",
    )


def _bare(citation: Citation, words: Words) -> Html:
    quote = element("blockquote", element("mark", citation.quote), class_="passage", dir="auto")
    return joined(quote, element("p", words("evidence.changed"), class_="note"))


def marked(text: str, start: int, end: int, first: int = 0, last: int | None = None) -> Html:
    """`text[first:last]` with `text[start:end]` highlighted; nothing is added to or taken from the words."""
    return joined(escaped(text[first:start]), element("mark", text[start:end]), escaped(text[end:last]))


def _leads(citation: Citation, words: Words, *, intact: bool) -> Html:
    where = place(citation.article_id, citation.start, citation.end)
    whole = element("a", words("evidence.whole"), href=where, class_="open") if intact else None
    return element("p", whole, original(citation.url, words), class_="leads")


def original(url: str | None, words: Words) -> Html | None:
    """The link to where the article stands on the web, where its address is one."""
    address = web_address(url)
    if address is None:
        return None
    link = element("a", words("evidence.original"), href=address, target="_blank", rel="noopener noreferrer")
    return element("span", link, " ", element("span", words("evidence.apart"), class_="quiet"), class_="original")
