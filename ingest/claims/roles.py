"""Who is meant by a role: "a Britain-based monitor", "the group", "the state news agency", "the same source"."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.claims.memory import BROADCASTER_HEADS, BROADCASTERS, Memory, Speaker
from ingest.claims.phrases import OF_STATE
from ingest.claims.words import words


def _said_before(name: str, memory: Memory) -> Speaker | None:
    """`the same source`, `the alliance`: the one who spoke before, under a name that tells no role."""
    if name in {"the same source", "the same sources"} and memory.last:
        return replace(memory.last, inferred=True)
    known = memory.by_head.get("coalition") if "alliance" not in memory.by_head else None
    return replace(known, name=name) if name == "the alliance" and known else None


def by_role(name: str, memory: Memory) -> Speaker | None:
    """`a Britain-based monitor`, `the broadcaster`: the one that the text names elsewhere."""
    if before := _said_before(name, memory):
        return before
    parts = name.split()
    if parts[-1] == "monitors":
        # "independent monitors" are several, and none by name.
        return None
    return _monitor_by_role(name, parts, memory) or _press_by_role(parts, memory)


def _monitor_by_role(name: str, parts: list[str], memory: Memory) -> Speaker | None:
    """`a Britain-based monitor`, `the group`, `the charity`."""
    if name == "the group" and (body := _other_body(memory)):
        return body
    if (
        parts[-1] in words("monitor_heads")
        and (set(parts) & words("monitor_words") or name in {"the group", "monitor", "ngo", "watchdog"})
        and memory.monitor
    ):
        return Speaker(memory.monitor.name, memory.monitor.key, inferred=True)
    watches = bool(set(parts) & words("monitor_heads") and set(parts) & words("monitoring"))
    # "… a monitor said. The Observatory said …": a headline leaves the name to the first sentence below.
    first = memory.first_monitor if memory.watching is None and A_MONITOR.fullmatch(name) else None
    if one := (memory.monitor if watches else None) or first:
        return Speaker(one.name, one.key, inferred=True)
    if len(parts) == 2 and parts[0] in {"the", "that"} and parts[1] in words("monitor_heads") | words("bodies"):
        return _body_before(parts[1], memory)
    if parts[0] == "the" and parts[-1] in words("monitor_heads") and any(part.endswith("-based") for part in parts):
        # Of two monitors that the text names, the one who spoke last.
        return memory.watching
    return None


A_MONITOR = re.compile(r"(?:an? )?(?:[\w-]+-based )?(?:war |conflict )?(?:monitor|monitoring group|watchdog)")


def _press_by_role(parts: list[str], memory: Memory) -> Speaker | None:
    """`the state news agency`, `the broadcaster`."""
    if parts[0] == "the" and parts[-1] == "agency" and {*parts[1:-1]} and {*parts[1:-1]} <= OF_STATE | {"news"}:
        return memory.press
    if parts[-1] in BROADCASTER_HEADS and parts[0] == "the":
        return next((memory.by_head[word] for word in BROADCASTERS if word in memory.by_head), None)
    return None


def _other_body(memory: Memory) -> Speaker | None:
    """The body that spoke last, where it is not the one monitor that the text names."""
    body, last, monitor = memory.body, memory.last, memory.monitor
    if body is None or last is None or body.name != last.name or (monitor and body.actor == monitor.key):
        return None
    return body


def _body_before(head: str, memory: Memory) -> Speaker | None:
    """`the organisation`, `the charity`: the one who spoke last, else the one monitor that the text names."""
    if memory.body or head not in words("monitor_heads") or memory.monitor is None:
        return memory.body
    return Speaker(memory.monitor.name, memory.monitor.key, inferred=True)
