"""The demo corpus: short retellings, under invented outlets, of what was reported of the autumn 2020 Karabakh war."""

from importlib import resources
from pathlib import Path


def demo_folder() -> Path:
    """The folder of the demo articles: one Markdown file with YAML front matter each."""
    return Path(str(resources.files("assistant.demo") / "articles"))
