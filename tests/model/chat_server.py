"""A server that speaks the chat-completions protocol over real HTTP, with the faults that real ones have."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.model.characters import Prompted, honest, listed, plain, prompted

KEY = "sk-planted-0123456789abcdef"
MODEL = "test-model"


@dataclass
class Served:
    """How the server behaves; tests change it between questions. `requests` holds the bodies it was sent."""

    write: Callable[[Prompted], dict] = honest
    again: Callable[[Prompted], dict] | None = None
    condense: Callable[[str], str] = lambda told: told.rpartition("LAST QUESTION\n")[2]
    claims: Callable[[str], list[dict]] = lambda _: []
    judge: Callable[[str], str | None] = lambda _: None
    ignores_forms: bool = False
    system: bool = True
    temperature: bool = True
    schema: bool = True
    json_mode: bool = True
    streams: bool = True
    counts: bool = True
    limit: str = "max_tokens"
    fault: str | None = None
    faults_left: int = 1000
    context: int = 10**9
    piece: int = 40
    requests: list[dict] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""

    @property
    def forms(self) -> list[str]:
        return [(body.get("response_format") or {"type": "text"})["type"] for body in self.requests]


REFUSALS = {
    "401": (
        401,
        {"message": f"Incorrect API key provided: {KEY}. Find yours in the dashboard.", "code": "invalid_key"},
        {},
    ),
    "429": (429, {"message": "Rate limit reached", "code": "rate_limit_exceeded"}, {"Retry-After": "1"}),
    "429-long": (429, {"message": "Rate limit reached", "code": "rate_limit_exceeded"}, {"Retry-After": "3600"}),
    "500": (500, {"message": "The server had an error", "code": None}, {}),
    "404": (404, {"message": "The model does not exist", "code": "model_not_found"}, {}),
    "context": (
        400,
        {"message": "This model's maximum context length is 4096 tokens.", "code": "context_length_exceeded"},
        {},
    ),
}


class Handler(BaseHTTPRequestHandler):
    """One request. Faults are those that real servers and networks have."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    @property
    def served(self) -> Served:
        return self.server.served

    def do_GET(self):
        if self.served.fault in REFUSALS:
            self.refuse(*REFUSALS[self.served.fault])
            return
        self.send_json(
            200, {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": "t"}]}
        )

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.served.requests.append(body)
        self.served.keys.append(self.headers.get("Authorization", ""))
        fault = self.served.fault if self.served.faults_left > 0 else None
        self.served.faults_left -= 1
        size = sum(len(message["content"]) for message in body["messages"]) // 4
        if fault in REFUSALS or size > self.served.context:
            self.refuse(*REFUSALS[fault if fault in REFUSALS else "context"])
            return
        complaint = self.complaint(body)
        if complaint:
            self.refuse(400, {"message": complaint, "code": None}, {})
            return
        if fault == "stall-silent":
            time.sleep(30)
            return
        text = self.text(body, fault)
        if body.get("stream"):
            self.stream(text, fault, counted=bool(body.get("stream_options")))
        else:
            self.whole(text, fault)

    def complaint(self, body: dict) -> str | None:
        """What this server has not, in the words that servers have for it."""
        served, form = self.served, (body.get("response_format") or {"type": "text"})["type"]
        other = "max_tokens" if "max_tokens" in body else "max_completion_tokens"
        refusals = (
            (form == "json_schema" and not served.schema, "response_format of type json_schema is not supported"),
            (form == "json_object" and not served.json_mode, "'response_format.type' must be 'text'"),
            (body.get("stream_options") and not served.counts, "unknown field: stream_options"),
            (body.get("stream") and not served.streams, "stream is not supported"),
            (body["messages"][0]["role"] == "system" and not served.system, "System role not supported"),
            ("temperature" in body and not served.temperature, "'temperature' does not support 0 with this model."),
            (served.limit not in body, f"'{other}' is not supported with this model. Use '{served.limit}' instead."),
        )
        return next((told for refused, told in refusals if refused), None)

    def text(self, body: dict, fault: str | None) -> str:
        form = (body.get("response_format") or {"type": "text"})["type"]
        told = next(message["content"] for message in body["messages"] if message["role"] == "user")
        if "LAST QUESTION" in told:
            condensed = self.served.condense(told)
            return condensed if form == "text" else json.dumps({"question": condensed})
        if "\nSTATEMENT\n" in told:
            missing = self.served.judge(told)
            plainly = f"NOT SUPPORTED: {missing}" if missing else "SUPPORTED"
            return plainly if form == "text" else json.dumps({"supported": missing is None, "missing": missing})
        if "⟦ARTICLE⟧" in told:
            claims = self.served.claims(told)
            return listed(claims) if form == "text" else json.dumps({"claims": claims})
        asked = prompted(body)
        write = self.served.again if asked.again and self.served.again else self.served.write
        answer = write(asked)
        if self.served.ignores_forms and form != "text":
            return "There were, I believe, four."
        if fault == "broken":
            return '{"abstain": null, "statements": [{"number": 1, "text": "15 civilians'
        return plain(answer) if form == "text" else json.dumps(answer, ensure_ascii=False)

    def whole(self, text: str, fault: str | None):
        finish = None if fault == "unfinished" else "stop"
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
        usage = {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000}
        self.send_json(
            200,
            {"id": "c", "object": "chat.completion", "created": 0, "model": MODEL, "choices": [choice], "usage": usage},
        )

    def stream(self, text: str, fault: str | None, *, counted: bool):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        pieces = [text[at : at + self.served.piece] for at in range(0, len(text), self.served.piece)]
        for place, piece in enumerate(pieces):
            if fault in {"stall", "drop"} and place >= max(1, len(pieces) // 2):
                if fault == "stall":
                    time.sleep(30)
                self.close_connection = True
                return
            if fault == "dribble":
                self.dribble()
                return
            self.event({"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]})
        if fault != "unfinished":
            self.event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        if counted:
            usage = {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000}
            self.event({"choices": [], "usage": usage})
        self.chunk(b"data: [DONE]\n\n")
        self.chunk(b"")

    def dribble(self):
        """A byte now and then, so that no read ever times out."""
        try:
            for _ in range(100):
                self.chunk(b":")
                time.sleep(0.2)
        except OSError:
            self.close_connection = True

    def event(self, told: dict):
        whole = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": MODEL} | told
        self.chunk(f"data: {json.dumps(whole, ensure_ascii=False)}\n\n".encode())

    def chunk(self, data: bytes):
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def refuse(self, status: int, error: dict, headers: dict):
        self.send_json(status, {"error": error}, headers)

    def send_json(self, status: int, told: dict, headers: dict | None = None):
        data = json.dumps(told, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    # A stalled request must not keep a test waiting at its end.
    block_on_close = False
    served: Served

    def handle_error(self, request, client_address):
        """Clients that leave in the middle are part of the tests."""
