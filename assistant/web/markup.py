"""HTML that cannot carry a tag from an article: text is escaped, only elements made here are not."""

from __future__ import annotations

import html
from urllib.parse import urlsplit


class Html(str):
    """Markup that was made here. Everything else is text, and is escaped when it becomes a child."""

    __slots__ = ()


# Gradio compiles the template that a value is shown through. Its marks are written as character references, so that
# an article that contains them is shown and never read as a template.
_TEMPLATE_MARKS = str.maketrans({"{": "&#123;", "}": "&#125;", "$": "&#36;", "`": "&#96;"})


def escaped(text: str) -> Html:
    """`text` as it may stand between tags and inside a quoted attribute."""
    return Html(html.escape(text, quote=True).translate(_TEMPLATE_MARKS))


def element(name: str, *children: str | None, **attributes: str | None) -> Html:
    """`<name …>children</name>`. A child that is not Html is escaped; None is left out.

    An attribute's trailing underscore is dropped (`class_`), an inner one is a hyphen (`aria_label`); None leaves the
    attribute out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*children: str | None) -> Html:
    """The children one after the other, text escaped."""
    return Html(
        "".join(child if isinstance(child, Html) else escaped(child) for child in children if child is not None)
    )


def web_address(url: str | None) -> str | None:
    """`url` where it is an http(s) address with a host, else None (javascript:, data:, file:, relative)."""
    if not url or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
