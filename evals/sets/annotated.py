"""A folder with `articles.jsonl` and a gold file of annotated articles: the form of the set on the war in Syria.

The gold file is a list of `{"unit_id", "questions": [{"q", "type", "answerable", "answers", "claimant", "evidence",
"trap"}]}`; `unit_id` is the article's id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.domain.errors import SettingsError
from evals.cases import Case

GOLD, ARTICLES = "gold-dev.json", "articles.jsonl"
# Beside a checkout of the repository.
BESIDE = Path("shared") / "data" / "syria"


def beside_checkout() -> Path | None:
    """The set in `../shared/data/syria` of the checkout or of the current folder, where it is there."""
    for root in (Path(__file__).resolve().parents[2], Path.cwd()):
        folder = root.parent / BESIDE
        if (folder / GOLD).is_file() and (folder / ARTICLES).is_file():
            return folder
    return None


def annotated_cases(folder: Path, gold: str = GOLD) -> list[Case]:
    """SettingsError where the gold file is missing or in another form."""
    path = folder / gold
    try:
        return list(cases_of(json.loads(path.read_text(encoding="utf-8"))))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}): name the set's folder with --set.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"{path} is no gold file ({type(error).__name__}: {error}).") from error


def cases_of(units: Sequence[Mapping[str, Any]]) -> Iterator[Case]:
    """A case a question. KeyError where a unit lacks a field."""
    for unit in units:
        for number, asked in enumerate(unit.get("questions", ()), 1):
            answerable = bool(asked["answerable"])
            yield Case(
                id=f"{'' if answerable else 'u-'}{unit['unit_id']}-{number}",
                kind=str(asked["type"]),
                question=str(asked["q"]),
                answerable=answerable,
                answers=tuple(map(str, asked.get("answers") or ())),
                claimant=asked.get("claimant"),
                article_ids=(str(unit["unit_id"]),) if answerable else (),
                evidence=str(asked.get("evidence") or ""),
                trap=asked.get("trap"),
            )
