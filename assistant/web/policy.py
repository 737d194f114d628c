"""What a browser may do with the page, and who may call it: security headers on every response.

The policy is the tightest that Gradio 6 works under. Scripts come from this host or carry this response's nonce, so an
inline script that slipped into a page does not run; Gradio compiles its HTML component's template, hence
'unsafe-eval'; its components set style attributes, hence 'unsafe-inline' for styles alone. Nothing is fetched from
another host: no font, image, script, frame or form target.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

POLICY = (
    "default-src 'none'; "
    "script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "connect-src 'self'; "
    "manifest-src 'self'; "
    "base-uri 'self'; "
    "form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


class Guard:
    """ASGI middleware: adds the headers, gives the page's own scripts their nonce, and refuses other hosts' names.

    `hosts` are the names that the page answers to; None answers to all. On loopback the check keeps a web site whose
    name was pointed at 127.0.0.1 from reading the corpus through a visitor's browser.
    """

    def __init__(self, app: Application, hosts: Iterable[str] | None = LOOPBACK) -> None:
        self._app = app
        self._hosts = None if hosts is None else frozenset(hosts)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._refused(scope):
            await send({"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain")]})
            await send({"type": "http.response.body", "body": b"This page answers to its own address only."})
        else:
            # A nonce is written into the page's text, so the page is asked for uncompressed.
            headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
            await self._app({**scope, "headers": headers}, receive, _Writer(send).send)

    def _refused(self, scope: Message) -> bool:
        given = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        name = given if given.endswith("]") else given.rpartition(":")[0] or given
        return self._hosts is not None and name.lower() not in self._hosts


class _Writer:
    """One response on its way out. A page (text/html) is held until it is whole; everything else passes at once."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._nonce = secrets.token_urlsafe(16)
        self._held: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [pair for pair in message["headers"] if pair[0].lower() != b"content-security-policy"]
            headers += [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            headers.append((b"content-security-policy", POLICY.format(nonce=self._nonce).encode()))
            message = {**message, "headers": headers}
            if any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers):
                self._held = message
                return
        elif self._held is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            message = await self._released(self._held)
        await self._send(message)

    async def _released(self, start: Message) -> Message:
        body = self._body.replace(b"<script", b'<script nonce="' + self._nonce.encode() + b'"')
        headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        await self._send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
        self._held = None
        return {"type": "http.response.body", "body": body}
