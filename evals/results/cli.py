"""The commands `evals results` and `evals history`."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE, HISTORY, PLOT = HERE.parent / "RESULTS.md", HERE.parent / "history.jsonl", HERE.parent / "history.svg"
NOTES = HERE / "notes.md"


def add_commands(commands: Any) -> None:
    results = commands.add_parser("results", help="run all suites at hand, of us and of the baselines, into one page")
    results.add_argument("--suites", metavar="A,B", help="only these (default: all at hand)")
    results.add_argument("--set", type=Path, metavar="FOLDER", help="the folder of the suite syria")
    results.add_argument(
        "--systems", metavar="A,B", help="the baselines (default: top-passage and LlamaIndex's engine)"
    )
    results.add_argument("--out", type=Path, default=Path("build/results"), metavar="DIR", help="where the reports go")
    results.add_argument(
        "--from",
        type=Path,
        dest="earlier",
        metavar="DIR",
        help="run nothing: make the page of what an earlier --out holds",
    )
    results.add_argument(
        "--irrelevant",
        type=sizes,
        default=[1, 10, 100],
        metavar="N,N",
        help="suite robustness: irrelevant articles that are added for each of the corpus (default: 1,10,100)",
    )
    results.add_argument("--write", action="store_true", help="write evals/RESULTS.md, the history and its plot")
    results.set_defaults(run=_results)
    history = commands.add_parser("history", help="draw each measure over the commits, of a history file")
    history.add_argument("file", type=Path, nargs="?", default=HISTORY, metavar="FILE")
    history.add_argument("--plot", type=Path, default=Path("build/history.svg"), metavar="SVG", help="where it goes")
    history.set_defaults(run=_history)


def _results(options: argparse.Namespace) -> int:
    from evals.casework.claims_run import claims_section
    from evals.reporting import OURS
    from evals.results.history import append, commit_of, history_line, keep_commit, kept_commit, read
    from evals.results.history_plot import plot
    from evals.results.measuring import Plan, measure_suite, measured_in, suites_at_hand
    from evals.results.page import page

    systems = options.systems.split(",") if options.systems else _baselines()
    if options.earlier:
        measured, commit = measured_in(options.earlier, systems), kept_commit(options.earlier)
    else:
        # Before the run: what is measured is the code that was there when it began.
        commit = keep_commit(options.out, commit_of(HERE))
        names = options.suites.split(",") if options.suites else suites_at_hand(options.set)
        plan = Plan(systems, options.out, options.set, partial(print, flush=True), options.irrelevant)
        measured = [measure_suite(name, plan) for name in names]
    text = page(measured, NOTES.read_text(encoding="utf-8"), commit, claims_section())
    if not options.write:
        print(text)
        return 0
    PAGE.write_text(text, encoding="utf-8")
    append([history_line(item.by_system[OURS], commit, datetime.now(UTC)) for item in measured], HISTORY)
    PLOT.write_text(plot(read(HISTORY)), encoding="utf-8")
    print(f"written: {PAGE.name}, {HISTORY.name}, {PLOT.name}")
    return 0


def sizes(text: str) -> list[int]:
    """`1,10` as numbers, each at least 1; argparse tells the user otherwise."""
    try:
        found = [int(size) for size in text.split(",")]
    except ValueError:
        found = [0]
    if min(found) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no list of sizes: write 1,10")
    return found


def _baselines() -> list[str]:
    """LlamaIndex's engine with the model that the environment names, without one its stand-in."""
    engine = "citation-query-engine" if os.environ.get("COMMUNIQUE_MODEL") else "citation-query-engine-extractive"
    return ["top-passage", engine]


def _history(options: argparse.Namespace) -> int:
    from evals.results.history import read
    from evals.results.history_plot import plot

    lines = read(options.file)
    options.plot.parent.mkdir(parents=True, exist_ok=True)
    options.plot.write_text(plot(lines), encoding="utf-8")
    print(f"{len(lines)} runs: {options.plot}")
    return 0
