"""The corpus as a model: the chat completions of the OpenAI interface, with citations in the message's annotations.

Answers are what `assistant ask` gives; no other model is asked than the one the settings name. The reply's text is
Markdown with numbered citations, `annotations` has one `url_citation` a number at its place in the text, and the field
`communique` has the whole line of `assistant ask --json`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from assistant.domain.answers import Abstention, Citation, Response, Statement
from assistant.domain.errors import SettingsError
from assistant.domain.sources import Sources
from assistant.serialising import Line, NameOf, response_line

MODEL = "communique"
PIECE = 60
"""Characters of a streamed piece, about: it ends at a space."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks: the newest question, and the earlier ones, oldest first."""

    question: str
    history: tuple[str, ...]
    streamed: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A response as a message: its Markdown, and its citations where their numbers stand."""

    text: str
    annotations: tuple[Line, ...]


def parse(body: Any) -> Request:
    """Read a request's body. SettingsError for what is none."""
    messages = body.get("messages") if isinstance(body, dict) else None
    if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
        raise SettingsError('The request has no messages: send {"messages": [{"role": "user", "content": "…"}]}.')
    asked = [_content(message.get("content")) for message in messages if message.get("role") == "user"]
    if not asked or not asked[-1].strip():
        raise SettingsError("The request has no message of a user: the last one is the question.")
    return Request(asked[-1].strip(), tuple(asked[:-1]), bool(body.get("stream")))


def _content(content: Any) -> str:
    """A message's text; of a list of parts, its text parts."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return " ".join(
        str(part.get("text", "")) for part in parts if isinstance(part, dict) and part.get("type") == "text"
    )


def written(response: Response, address: str) -> Written:
    """The message. `address` is the page's: it opens an article at a quote where that has no address of its own."""
    sources = Sources.of(response.statements)
    text, annotations = "", []
    if isinstance(response, Abstention):
        text = f"**No answer in these articles.** {response.text}\n\n"
    for said in response.statements:
        text += f"- **{_who(said)}**: {said.text}"
        for number, citation in sources.numbered(said).items():
            mark = f"[{number}]"
            annotations.append(_annotation(citation, len(text) + 1, len(text) + 1 + len(mark), address))
            text += f" {mark}"
        text += "\n"
    text += "".join(f"\n{number}. {_source(citation)}" for number, citation in enumerate(sources.citations, 1))
    return Written((text or response.text).strip(), tuple(annotations))


def _who(said: Statement) -> str:
    if said.claimant:
        return said.claimant
    outlet = said.citations[0].outlet or "the article"
    return f"{outlet}, in its own voice" if said.outcome or said.figure else f"as printed by {outlet}"


def _source(citation: Citation) -> str:
    day = citation.published.isoformat() if citation.published else "undated"
    quote = " ".join(citation.quote.split())
    return f"{citation.outlet or 'Unknown outlet'}, {day}, {citation.title or citation.article_id}: “{quote}”"


def _annotation(citation: Citation, start: int, end: int, address: str) -> Line:
    asked = urlencode({"article": citation.article_id, "start": citation.start, "end": citation.end})
    cited = {
        "start_index": start,
        "end_index": end,
        "url": citation.url or f"{address.rstrip('/')}/?{asked}",
        "title": ", ".join(part for part in (citation.outlet, citation.title) if part) or citation.article_id,
    }
    return {"type": "url_citation", "url_citation": cited}


def completion(response: Response, message: Written, name: str, name_of: NameOf) -> Line:
    """A whole `chat.completion`."""
    said = {"role": "assistant", "content": message.text, "refusal": None, "annotations": list(message.annotations)}
    return _envelope("chat.completion", name) | {
        "choices": [{"index": 0, "message": said, "logprobs": None, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
        "communique": response_line(response, name_of=name_of, elapsed_ms=0),
    }


def chunks(response: Response, message: Written, name: str, name_of: NameOf) -> Iterator[str]:
    """The same as server-sent events: the role, the text in pieces, the annotations, and the end."""
    yield _event(name, {"role": "assistant", "content": ""})
    for piece in pieces(message.text):
        yield _event(name, {"content": piece})
    yield _event(name, {"annotations": list(message.annotations)})
    last = response_line(response, name_of=name_of, elapsed_ms=0)
    yield _event(name, {}, finish="stop", more={"communique": last})
    yield "data: [DONE]\n\n"


def pieces(text: str) -> Iterator[str]:
    """The text in pieces that end where a word does; together they are the text."""
    while text:
        at = text.find(" ", PIECE)
        end = at + 1 if at >= 0 else len(text)
        yield text[:end]
        text = text[end:]


def _event(
    name: str, delta: Mapping[str, Any], finish: str | None = None, more: Mapping[str, Any] | None = None
) -> str:
    choice = {"index": 0, "delta": dict(delta), "logprobs": None, "finish_reason": finish}
    line = _envelope("chat.completion.chunk", name) | {"choices": [choice]} | dict(more or {})
    return f"data: {json.dumps(line, ensure_ascii=False)}\n\n"


def _envelope(kind: str, name: str) -> Line:
    return {"id": f"chatcmpl-{name}", "object": kind, "created": int(time.time()), "model": MODEL}


def models() -> Line:
    """The one model that there is."""
    return {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}]}


def fault(message: str, kind: str) -> Line:
    """An error as OpenAI's clients read it."""
    return {"error": {"message": message, "type": kind, "param": None, "code": None}}
