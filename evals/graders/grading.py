"""A run's answers as a grader sees them, and its marks as a report of their own.

graded.json
  suite, graders, model    what was graded, by which programs and which model
  metrics                  {name: {"value", "low", "high", "marked", "failed", "says"}}: 95 %, articles drawn anew
  marks                    [{"case", "metric", "value", "fault"}], of every case that was given to the grader

A model's marks change from day to day, and it may be the model that wrote the answers. They stand in files of their own
beside results.json, which they leave as it was, and no gate reads them.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

from assistant.domain.answers import Citation, Statement
from assistant.domain.errors import SettingsError
from evals.estimating import estimate

GRADED, TOLD = "graded.json", "graded.md"
# Passages that the retriever put first; what the answer quotes is always given.
MOST_CONTEXTS = 8


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric in data/metrics.toml: whose, which of theirs, and the fields of a Sample that it takes."""

    name: str
    by: str
    of: str
    takes: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Sample:
    """An answered case under the names that ragas uses. `about`: the article that it is about."""

    case: str
    about: str
    user_input: str
    response: str
    reference: str
    retrieved_contexts: tuple[str, ...]
    statements: tuple[Statement, ...] = ()
    """With their quotes, and nothing of what was read in them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A metric's value of one case, from 0 to 1, or the reason why there is none."""

    case: str
    metric: str
    value: float | None = None
    fault: str | None = None


class Grader(Protocol):
    """Who gives marks: `name` and `model` stand in the report."""

    @property
    def name(self) -> str: ...

    @property
    def model(self) -> str: ...

    def marks(self, samples: Sequence[Sample], metrics: Sequence[Metric]) -> list[Mark]:
        """One mark for each sample and metric; a fault of one keeps no other from being made."""


@cache
def known_metrics() -> Mapping[str, Metric]:
    text = resources.files("evals.graders").joinpath("data/metrics.toml").read_text(encoding="utf-8")
    return {
        n: Metric(n, m["by"], m["of"], tuple(m.get("takes", ())), m["says"]) for n, m in tomllib.loads(text).items()
    }


def metrics_named(names: str) -> list[Metric]:
    """The metrics of a list such as `faithfulness,groundedness`; SettingsError names the one that is unknown."""
    known = known_metrics()
    unknown = [name for name in names.split(",") if name not in known]
    if unknown:
        raise SettingsError(f"There is no metric {unknown[0]!r}: take of {', '.join(known)}.")
    return [known[name] for name in names.split(",")]


def samples_of(results: Mapping[str, Any], limit: int | None = None) -> list[Sample]:
    """The answerable cases that were answered with something to rest on; the first `limit` of them.

    SettingsError where there are none.
    """
    wanted = [case for case in results["cases"] if case.get("answered") and case.get("answerable")]
    found = [sample for case in wanted if (sample := _sample(case)).retrieved_contexts]
    if not found:
        raise SettingsError(f"The run of {results['suite']} holds no answer that could be graded.")
    return found[:limit]


def _sample(case: Mapping[str, Any]) -> Sample:
    quotes = [c["quote"] for statement in case.get("statements") or () for c in statement.get("citations") or ()]
    found = [item["text"] for item in case.get("retrieved") or ()][:MOST_CONTEXTS]
    parties = [f"{party['claimant']}: {' or '.join(party['answers'])}" for party in case.get("contested") or ()]
    reference = "; ".join(parties) or " or ".join(case.get("expected") or ())
    credited = f", according to {case['claimant']}" if case.get("claimant") and not parties else ""
    return Sample(
        case["id"],
        case.get("about") or case["id"],
        " ".join([*(case.get("history") or ()), case["question"]]),
        case["given"],
        f"{reference}{credited}",
        tuple(dict.fromkeys([*quotes, *found])),
        tuple(_statement(line) for line in case.get("statements") or () if line.get("citations")),
    )


def _statement(line: Mapping[str, Any]) -> Statement:
    cited = (Citation(c["article_id"], c["start"], c["end"], c["quote"]) for c in line["citations"])
    return Statement(line["text"], tuple(cited))


def graded(
    results: Mapping[str, Any], graders: Sequence[Grader], metrics: Sequence[Metric], limit: int | None
) -> dict[str, Any]:
    """What graded.json holds. SettingsError where no mark at all could be made, with the first reason."""
    samples = samples_of(results, limit)
    own = [(grader, [metric for metric in metrics if metric.by == grader.name]) for grader in graders]
    marks = [mark for grader, wanted in own if wanted for mark in grader.marks(samples, wanted)]
    model = graders[0].model
    if all(mark.value is None for mark in marks):
        raise SettingsError(f"{model} gave no mark: {marks[0].fault}. Check the model and its endpoint.")
    about = {sample.case: sample.about for sample in samples}
    return {
        "suite": results["suite"],
        "graders": sorted({metric.by for metric in metrics}),
        "model": model,
        "metrics": {metric.name: _summed(metric, marks, about) for metric in metrics},
        "marks": [asdict(mark) for mark in marks],
    }


def _summed(metric: Metric, marks: Sequence[Mark], about: Mapping[str, str]) -> dict[str, Any]:
    own = [mark for mark in marks if mark.metric == metric.name]
    made = [(mark.value, mark.case) for mark in own if mark.value is not None]
    found = estimate([(value, 1.0) for value, _ in made], [about[case] for _, case in made])
    return {
        "value": found.value if found else None,
        "low": found.low if found else None,
        "high": found.high if found else None,
        "marked": len(made),
        "failed": len(own) - len(made),
        "says": metric.says,
    }


def write_graded(found: Mapping[str, Any], folder: Path) -> None:
    """graded.json and graded.md into the folder of the run."""
    (folder / GRADED).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / TOLD).write_text(told(found), encoding="utf-8")


def told(found: Mapping[str, Any]) -> str:
    """The marks in Markdown, the lowest cases of each metric named."""
    lines = [
        f"# {found['suite']}: what {found['model']} thinks of the answers ({', '.join(found['graders'])})",
        "",
        "A model's opinion: it is none of the measures, and no gate reads it.",
        "",
        "| metric | mean, 95 % | marked | failed | what it says |",
        "|---|---|---|---|---|",
    ]
    for name, item in found["metrics"].items():
        value = "" if item["value"] is None else f"{item['value']:.2f}"
        between = "" if item["low"] is None else f" ({item['low']:.2f} to {item['high']:.2f})"
        lines.append(f"| {name} | {value}{between} | {item['marked']} | {item['failed']} | {item['says']} |")
    low = sorted((m for m in found["marks"] if m["value"] is not None), key=lambda m: (m["value"], m["case"]))[:10]
    lines += ["", "Lowest: " + "; ".join(f"{m['case']} {m['metric']} {m['value']:.2f}" for m in low) + "."]
    faults = sorted({m["fault"] for m in found["marks"] if m["fault"]})
    lines += ["", f"No mark could be made: {'; '.join(faults)}."] if faults else []
    return "\n".join(lines) + "\n"
