"""Further annotations of the articles on the war in Syria, which quote them by offsets and hold no text of theirs.

    python -m evals.sets.by_offsets NAME FOLDER > GOLD.json

NAME is `syria-second` (22 articles), or one of `syria-third` to `syria-twentieth` (44, 22, 48, 96, 48,
five times 40, 39, 30, 20, 20, 20, 40, 40 and 39 others), or `syria-second-further` and the same of each set to the
sixth and from the tenth to the fourteenth: other people's questions about articles of these sets, without claims; or
`syria-asked-first`, `-second`, `-third`: questions alone, by six people, about 48 articles each, or `-fourth` and
`-fifth`: by six others, about 72 each, their twins looked up in all reports of the event, and `-sixth` by three;
FOLDER holds the set's `articles.jsonl`. What is printed is a gold file of the set's own form, quotes filled in, for
`python -m evals.fitting --annotated` and for whatever else reads such a file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from assistant.domain.errors import SettingsError
from evals.sets.annotated import ARTICLES

ORDINALS = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
FURTHER = "second third fourth fifth sixth tenth eleventh twelfth thirteenth fourteenth"
ASKED = "first second third fourth fifth sixth"
NAMES = (
    *(f"syria-{number}" for number in ORDINALS.split()),
    *(f"syria-{number}-further" for number in FURTHER.split()),
    *(f"syria-asked-{number}" for number in ASKED.split()),
)


def annotation(name: str, folder: Path) -> list[dict[str, Any]]:
    """The annotated units with their quotes; `name` is one of NAMES.

    SettingsError where the articles are missing or others than annotated.
    """
    path = folder / ARTICLES
    try:
        with path.open(encoding="utf-8") as lines:
            articles = {str(article["id"]): article for article in map(json.loads, filter(str.strip, lines))}
    except (OSError, ValueError, KeyError) as error:
        raise SettingsError(f"{path} cannot be read ({error}): name the set's folder.") from error
    units = json.loads(resources.files("evals.suites").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    missing = [unit["unit_id"] for unit in units if unit["unit_id"] not in articles]
    if missing:
        raise SettingsError(f"{path} has no article {missing[0]}: it is another set than the one annotated.")
    return [_filled(unit, articles[unit["unit_id"]]) for unit in units]


def _filled(unit: Mapping[str, Any], article: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "unit_id": unit["unit_id"],
        "claims": [_claim(claim, article) for claim in unit["claims"]],
        "questions": [_question(asked, str(article["text"])) for asked in unit["questions"]],
    }


def _claim(claim: Mapping[str, Any], article: Mapping[str, Any]) -> dict[str, Any]:
    text = str(article["title"] if claim.get("in_title") else article["text"])
    quote = text[claim["start"] : claim["end"]]
    if text[claim["figure_start"] : claim["figure_end"]] != claim["figure"]:
        raise SettingsError(f"Article {article['id']} is another version than the one annotated.")
    offsets = {"start", "end", "figure_start", "figure_end", "in_title"}
    return {"quote": quote} | {name: value for name, value in claim.items() if name not in offsets}


def _question(asked: Mapping[str, Any], text: str) -> dict[str, Any]:
    start, end = asked.get("evidence_start"), asked.get("evidence_end")
    evidence = text[start:end] if start is not None and end is not None else ""
    return {name: value for name, value in asked.items() if not name.startswith("evidence")} | {"evidence": evidence}


def main(arguments: Sequence[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else list(arguments)
    if len(given) != 2 or given[0] not in NAMES:
        print(f"usage: python -m evals.sets.by_offsets {'|'.join(NAMES)} FOLDER", file=sys.stderr)
        return 2
    try:
        units = annotation(given[0], Path(given[1]))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(units, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
