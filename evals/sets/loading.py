"""A suite by name, file or set: its cases, and the articles they are asked about."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from assistant.domain.errors import SettingsError
from evals.cases import Case, load_suite
from evals.robustness.strangers import write_lines
from evals.sets import by_offsets, questions
from evals.sets.annotated import ARTICLES, annotated_cases, beside_checkout, cases_of
from evals.sets.muc4 import muc4
from evals.sets.reading import PublicSet, digest, files_of

SYRIA = "syria"
Reader = Callable[[Sequence[Path]], PublicSet]
READERS: Mapping[str, Reader] = {
    "ramdocs": questions.ramdocs,
    "rgb": questions.rgb,
    "clapnq": questions.clapnq,
    "realtimeqa": questions.realtimeqa,
    "muc4": muc4,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is asked, of which articles (None: the demo articles), and what there is to know about the set."""

    cases: tuple[Case, ...]
    articles: Path | None
    notes: tuple[str, ...] = ()


@contextmanager
def loaded(name: str, articles: Path | None, folder: Path | None) -> Iterator[Loaded]:
    """The suite; articles of a public set stand in a file that is thrown away afterwards."""
    if name in READERS:
        with tempfile.TemporaryDirectory(prefix="communique-set-") as place:
            found, notes = _public(name, folder)
            yield Loaded(found.cases, articles or write_lines(found.articles, Path(place) / "articles.jsonl"), notes)
    elif name in (SYRIA, *by_offsets.NAMES):
        folder = folder or beside_checkout()
        if folder is None:
            raise SettingsError(f"The articles of {name} are not part of the project: name their folder with --set.")
        cases = annotated_cases(folder) if name == SYRIA else list(cases_of(by_offsets.annotation(name, folder)))
        yield Loaded(tuple(cases), articles or folder / ARTICLES)
    else:
        yield Loaded(tuple(load_suite(name)), articles)


def known_sets() -> Mapping[str, Any]:
    """Public sets with their licence, source and expected digests: data/sets.toml."""
    text = resources.files("evals.sets").joinpath("data/sets.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _public(name: str, folder: Path | None) -> tuple[PublicSet, tuple[str, ...]]:
    about = known_sets()[name]
    if folder is None:
        raise SettingsError(
            f"The suite {name} is not part of the project: get it from {about['source']} (licence: {about['licence']}) "
            "and name its folder with --set FOLDER."
        )
    files = files_of(folder, about["files"])
    notes = [f"{about['title']}. Licence: {about['licence']}."]
    notes += [note for path in files if (note := _pinned(path, about["sha256"]))]
    try:
        found = READERS[name](files)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SettingsError(
            f"{', '.join(path.name for path in files)} are not in the format of {name} that we know "
            f"({type(error).__name__}: {error}): are they the files as they were published?"
        ) from error
    if not found.cases:
        raise SettingsError(f"{', '.join(path.name for path in files)} hold no question that we can read as {name}.")
    return found, tuple(notes)


def _pinned(path: Path, expected: Mapping[str, str]) -> str | None:
    """What to say about a file's digest; None where it is the expected one."""
    known, given = expected.get(path.name), digest(path)
    if known is None:
        return f"{path.name} is not pinned: sha256 {given}."
    return None if known == given else f"{path.name} is not the file that we know: sha256 {given}, expected {known}."
