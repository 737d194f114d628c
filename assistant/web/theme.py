"""The look of the page: a Gradio theme without a downloaded font, and a stylesheet and a script of our own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif")
MONO = ("ui-monospace", "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", "monospace")


@cache
def asset(name: str) -> str:
    """The text of a file of `assets/`, read once."""
    return files("assistant.web").joinpath("assets", name).read_text(encoding="utf-8")


def page_theme() -> Any:
    """Gradio's plainest theme with fonts that the reader's machine already has: nothing is fetched."""
    import gradio

    return gradio.themes.Base(font=list(SANS), font_mono=list(MONO), neutral_hue="stone", primary_hue="stone")
