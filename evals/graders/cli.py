"""The command `evals grade`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any


def add_commands(commands: Any) -> None:
    grade = commands.add_parser("grade", help="ask a model what it thinks of a run's answers (no gate)")
    grade.add_argument("results", type=Path, metavar="RUN", help="a folder that `evals run --out` wrote")
    grade.add_argument(
        "--metrics",
        default="faithfulness",
        metavar="A,B",
        help="faithfulness, groundedness, context_relevance, answer_accuracy (extra ragas), citation_recall_by_model, "
        "citation_precision_by_model (default: faithfulness)",
    )
    grade.add_argument("--model", metavar="NAME", help="the model that grades (default: COMMUNIQUE_MODEL)")
    grade.add_argument("--limit", type=_count, metavar="N", help="only the first N answers (default: all)")
    grade.set_defaults(run=_grade)


def _grade(options: argparse.Namespace) -> int:
    from assistant.domain.errors import SettingsError
    from assistant.settings import load_settings
    from evals.gating import load_results
    from evals.graders.by_entailment import EntailmentGrader
    from evals.graders.by_ragas import RagasGrader
    from evals.graders.grading import TOLD, graded, metrics_named, told, write_graded

    metrics, results = metrics_named(options.metrics), load_results(options.results)
    settings = load_settings({"model": options.model}, os.environ)
    if not settings.model:
        raise SettingsError("No grading model is named: give --model, or set COMMUNIQUE_MODEL and OPENAI_BASE_URL.")
    found = graded(results, [RagasGrader(settings), EntailmentGrader(settings)], metrics, options.limit)
    folder = options.results if options.results.is_dir() else options.results.parent
    write_graded(found, folder)
    print(told(found))
    print(f"written: {folder / TOLD}")
    return 0


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of answers: write 20")
    return int(text)
