"""Measuring a reader of claims on an annotated suite: ours by default, or what another program read."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from assistant.demo import demo_folder
from assistant.domain.articles import Article
from assistant.domain.errors import SettingsError
from assistant.language.actors import Lexicon
from assistant.language.actors_file import load_lexicon
from evals.casework.aligning import align
from evals.casework.annotations import Noted, annotations_of, noted, noted_line
from evals.casework.articles import read_articles
from evals.casework.lines import read_lines, suite_path
from evals.casework.reading_scores import FIELDS, Error, credits_another, errors, estimates, has, measures
from ingest.claims import read_claims

Results = dict[str, Any]


def read_with_ours(articles: Mapping[str, Article], wanted: Iterable[str], lexicon: Lexicon) -> list[Noted]:
    """What our reader finds in the articles that are annotated; the others are nobody's fault."""
    return [
        noted(claim, number)
        for key in sorted(set(wanted) & articles.keys())
        for number, claim in enumerate(read_claims(articles[key], lexicon))
    ]


def read_from(path: Path) -> list[Noted]:
    """Claims as `assistant claims --json` prints them. SettingsError names the line that is none."""
    found = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}): check its name.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(noted_line(json.loads(line), number))
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise SettingsError(
                f"{path}:{number} is no claim ({type(error).__name__}: {error}): "
                "give what `assistant claims --json` prints."
            ) from error
    return found


def measure_suite(suite: str, annotated: Sequence[Noted], read: Sequence[Noted], lexicon: Lexicon) -> Results:
    """Measures overall and for each outcome, every error, and a line an annotation: what claims.json holds.

    The lines have the form of those in results.json, so that `evals compare` pairs two readings.
    """
    found = align(annotated, read, lexicon)
    estimated = estimates(found, lexicon)
    outcomes = sorted({_slice(gold) for gold in annotated})
    return {
        "suite": suite,
        "overall": measures(found, lexicon),
        "intervals": {name: [e.low, e.high] for name, e in estimated.items() if e.low is not None},
        "slices": {
            outcome: measures(align(_of(annotated, outcome), _of(read, outcome), lexicon), lexicon)
            for outcome in outcomes
        },
        "errors": [_error_line(error) for error in errors(found, lexicon)],
        "cases": [
            *(_case_line(gold, claim, lexicon) for gold, claim in found.pairs),
            *(_case_line(gold, None, lexicon) for gold in found.missed),
        ],
    }


def _case_line(gold: Noted, claim: Noted | None, lexicon: Lexicon) -> dict[str, Any]:
    """An annotation as a case: right where it was found and credited to whom it is due."""
    judged = {name: test(gold, claim, lexicon) for name, test in FIELDS.items() if claim and has(gold, name)}
    scores = {name: float(value) for name, value in judged.items()}
    scores["right"] = float(judged.get("claimant", False))
    if claim is not None:
        scores["wrong_attribution"] = float(credits_another((gold, claim), lexicon))
    return {
        "id": gold.id,
        "kind": _slice(gold),
        "question": gold.quote,
        "about": gold.article_id,
        "answerable": True,
        "contested": [],
        "expected": [f"{gold.figure or 'no figure'}, {_slice(gold)}"],
        "claimant": gold.claimant,
        "given": f"{claim.figure or 'no figure'}, by {claim.claimant or 'nobody'}" if claim else "nothing",
        "right": bool(scores["right"]),
        "scores": scores,
    }


def failing(results: Results) -> list[str]:
    """What falls short of evals/casework/claims_gates.toml; empty for a suite without gates."""
    text = resources.files("evals.casework").joinpath("claims_gates.toml").read_text(encoding="utf-8")
    told = []
    for name, bound in tomllib.loads(text).get(results["suite"], {}).items():
        value = results["overall"].get(name, 0.0)
        if value < bound.get("at_least", value):
            told.append(f"{name} is {value}, and at least {bound['at_least']} is required")
        if value > bound.get("at_most", value):
            told.append(f"{name} is {value}, and at most {bound['at_most']} is allowed")
    return told


def shipped_results(suite: str = "demo-claims") -> Results:
    """How our reader does on the shipped annotations."""
    annotated = annotations_of(read_lines(suite_path(suite)))
    lexicon = load_lexicon()
    read = read_with_ours(read_articles([str(demo_folder())]), {gold.article_id for gold in annotated}, lexicon)
    return measure_suite(suite, annotated, read, lexicon)


def claims_section() -> list[str]:
    """The same for a page of results: each measure with its interval, the lowest first."""
    results = shipped_results()
    told, spread = results["overall"], results["intervals"]
    lines = [f"## Suite `{results['suite']}`, {told['annotated']} annotated claims", ""]
    lines += ["Made by `evals claims`, which lists every error. Definitions: evals/casework/reading_scores.py."]
    lines += ["The baselines read no claims, and have no figures here.", ""]
    lines += ["| | value, 95 % |", "|---|---|"]
    for name, value in sorted(told.items(), key=lambda pair: pair[1]):
        if name in spread:
            lines.append(f"| {name} | {value:.2f} ({spread[name][0]:.2f} to {spread[name][1]:.2f}) |")
    return [*lines, ""]


def _of(claims: Iterable[Noted], outcome: str) -> list[Noted]:
    """Withheld figures make a slice of their own, whatever outcome they are said to be of."""
    return [claim for claim in claims if _slice(claim) == outcome]


def _slice(claim: Noted) -> str:
    return claim.stance if claim.stance == "withholds" or not claim.outcome else claim.outcome


def write_claims(results: Results, folder: Path) -> None:
    """Write claims.json and claims.md into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "claims.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "claims.md").write_text(report(results), encoding="utf-8")


def report(results: Results) -> str:
    """For people: the measures, then the errors by kind, the most frequent first."""
    rows = {"all": results["overall"], **results["slices"]}
    names = list(results["overall"])
    spread = results["intervals"]
    lines = [f"# Claims read: {results['suite']}", "", "Definitions: evals/casework/reading_scores.py.", ""]
    lines += ["| | " + " | ".join(["all", "95 %", *results["slices"]]) + " |", "|---" * (len(rows) + 2) + "|"]
    for name in names:
        shown = [str(row.get(name, "")) for row in rows.values()]
        shown.insert(1, f"{spread[name][0]:.2f} to {spread[name][1]:.2f}" if name in spread else "")
        lines.append(f"| {name} | " + " | ".join(shown) + " |")
    counted = Counter(error["kind"] for error in results["errors"])
    for kind, number in counted.most_common():
        lines += ["", f"## {kind}: {number}", ""]
        lines += [_bullet(error) for error in results["errors"] if error["kind"] == kind]
    return "\n".join(lines) + "\n"


def _bullet(error: Mapping[str, str]) -> str:
    return (
        f"- **{error['article_id']}**, {error['figure']}: expected {error['expected']}, given {error['given']}\n"
        f"  > {error['quote']}"
    )


def _error_line(error: Error) -> dict[str, str]:
    return {
        "kind": error.kind,
        "article_id": error.article_id,
        "figure": error.figure,
        "expected": error.expected,
        "given": error.given,
        "quote": error.quote,
    }
