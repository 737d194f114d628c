"""A contested answer at a glance: who says which figure, of whom, as of when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.domain.answers import Answer, Statement
from assistant.domain.claims import Stance
from assistant.web.claimants import unattributed, victims_of
from assistant.web.markup import Html, element
from assistant.web.words import Words

Links = Callable[[Statement], Sequence[Html]]


def side_by_side(answer: Answer, links: Links, words: Words) -> Html | None:
    """The table of a conflicting answer's figures, withheld and denied ones among them; None for any other answer."""
    told = [said for said in answer.statements if said.figure or said.stance in {Stance.WITHHOLDS, Stance.DENIES}]
    if not answer.conflicting or len(told) < 2:
        return None
    columns = ("claimant", "figure", "status", "as_of", "source")
    heads = [element("th", words(f"column.{name}"), scope="col") for name in columns]
    table = element(
        "table",
        element("caption", words("contested.caption"), class_="quiet"),
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(said, links, words) for said in told)),
    )
    return element("div", table, class_="contested", tabindex="0", role="region", aria_label=words("contested.caption"))


def _row(said: Statement, links: Links, words: Words) -> Html:
    first = said.citations[0]
    figure = said.figure.text if said.figure else words(f"stance.{said.stance.value}")
    day = first.published
    return element(
        "tr",
        element(
            "th",
            said.claimant or unattributed(said, words),
            scope="row",
            class_=None if said.claimant else "own-voice",
            dir="auto",
        ),
        element("td", element("strong", figure) if said.figure else figure, dir="auto"),
        element("td", victims_of(said, words) or "–", dir="auto"),
        element("td", words.day(day) if day else words("undated")),
        element("td", *links(said)),
    )
