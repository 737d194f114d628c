"""A turn as Markdown with its sources, for a note or a draft."""

from __future__ import annotations

import re

from assistant.domain.answers import Abstention, Citation, Statement
from assistant.domain.sources import Sources
from assistant.web.claimants import unattributed
from assistant.web.markup import web_address
from assistant.web.turns import Turn
from assistant.web.words import Words

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


def as_markdown(turn: Turn, words: Words) -> str:
    """Question, statements with their claimants and numbers, then each source with its quote, verbatim."""
    response = turn.response
    if response is None:
        return f"## {_plain(turn.question)}\n"
    sources = Sources.of(response.statements)
    lines = [f"## {_plain(turn.question)}", ""]
    if isinstance(response, Abstention):
        lines += [f"**{words('verdict.abstention')}**. {_plain(response.text)}", ""]
    lines += [_said(statement, sources, words) for statement in response.statements]
    lines += ["", *(_source(number, citation, words) for number, citation in enumerate(sources.citations, 1))]
    return "\n".join(lines).strip() + "\n"


def _said(statement: Statement, sources: Sources, words: Words) -> str:
    who = statement.claimant or unattributed(statement, words)
    return f"- **{_plain(who)}**: {_plain(statement.text)} {sources.marks(statement)}"


def _source(number: int, citation: Citation, words: Words) -> str:
    day = citation.published.isoformat() if citation.published else words("undated")
    title = _plain(citation.title or words("title.unknown"))
    address = web_address(citation.url)
    named = f"[{title}](<{address}>)" if address else title
    quote = _plain(" ".join(citation.quote.split()))
    return f"{number}. {_plain(citation.outlet or words('outlet.unknown'))}, {day}: {named}\n   > {quote}"


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
