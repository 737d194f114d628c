"""The command `evals`: measures the assistant on a suite of questions, and compares two runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.domain.errors import CommuniqueError, SettingsError
from evals.casework.cli import add_commands
from evals.graders.cli import add_commands as add_grade
from evals.results.cli import add_commands as add_results
from evals.results.cli import sizes

if TYPE_CHECKING:
    from evals.running import System

PASSED, FAILED, BAD_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0 when every gate passes, 1 when one fails, 2 for wrong usage."""
    options = build_parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except CommuniqueError as error:
        print(f"evals: {error}", file=sys.stderr)
        return FAILED


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="evals", description="Measure how good the answers are, and where they fail.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="ask a suite of questions and score the answers")
    run.add_argument(
        "--suite",
        default="demo",
        metavar="NAME|FILE",
        help="demo, robustness, syria, syria-second to syria-twentieth, ramdocs, rgb, clapnq, realtimeqa, "
        "muc4, or a .jsonl file (demo)",
    )
    run.add_argument(
        "--articles", type=Path, metavar="FILE", help="the articles to ask about (default: the demo articles)"
    )
    run.add_argument(
        "--out",
        type=Path,
        default=Path("build/evals"),
        metavar="DIR",
        help="where results.json, report.md and report.html go",
    )
    run.add_argument(
        "--set", type=Path, metavar="FOLDER", help="your copy of a set that is not part of the project (syria, rgb, …)"
    )
    run.add_argument(
        "--system",
        metavar="COMMAND",
        help="ask this command instead of us: it reads questions as `assistant ask --batch -` does and prints answer "
        "lines; or top-passage, citation-query-engine, citation-query-engine-extractive (see evals/OTHERS.md)",
    )
    run.add_argument(
        "--time-limit", type=float, default=900, metavar="SECONDS", help="for that command as a whole (default: 900)"
    )
    run.add_argument(
        "--irrelevant",
        type=sizes,
        default=[1, 10],
        metavar="N,N",
        help="suite robustness: irrelevant articles that are added for each of the corpus (default: 1,10)",
    )
    run.set_defaults(run=_run)
    compared = commands.add_parser("compare", help="show what changed between two runs")
    compared.add_argument("before", type=Path, metavar="A", help="a folder that `evals run --out` wrote")
    compared.add_argument("after", type=Path, metavar="B", help="another one")
    compared.set_defaults(run=_compare)
    _add_gate(commands)
    add_commands(commands)
    add_results(commands)
    add_grade(commands)
    return parser


def _add_gate(commands: Any) -> None:
    gated = commands.add_parser("gate", help="hold a run to thresholds, and to an earlier run")
    gated.add_argument("results", type=Path, metavar="RUN", help="a folder that `evals run --out` wrote")
    gated.add_argument("--baseline", type=Path, metavar="RUN", help="an earlier run (default: the one shipped, if any)")
    gated.add_argument("--gates", type=Path, metavar="FILE", help="thresholds (default: evals/gates.toml)")
    gated.add_argument("--accept", type=Path, metavar="FILE", help="keep a run that passes as the baseline FILE")
    gated.set_defaults(run=_gate)


def _run(options: argparse.Namespace) -> int:
    from evals.gating import gate

    results = _robustness(options) if options.suite == "robustness" else _suite(options)
    for name, value in (results["overall"] | results["timings"]).items():
        print(_measure(results, name, value))
    print(f"report: {options.out / 'report.html'}")
    # The gates are floors that we reached: another system is measured, not gated.
    return PASSED if options.system else _told(gate(results))


def _measure(results: Mapping[str, Any], name: str, value: float) -> str:
    from evals.telling import interval

    return f"{name}: {value}{interval(results, name)}"


def _told(failures: Sequence[str]) -> int:
    for failure in failures:
        print(f"evals: gate failed: {failure}", file=sys.stderr)
    return FAILED if failures else PASSED


def _suite(options: argparse.Namespace) -> dict[str, Any]:
    from evals.reporting import OURS, write_results
    from evals.running import run_suite
    from evals.sets.loading import loaded

    with loaded(options.suite, options.articles, options.set) as suite:
        for note in suite.notes:
            _tell(note)
        outcomes = run_suite(suite.cases, suite.articles, _system(options), _tell)
    return write_results(outcomes, options.suite, options.out, options.system or OURS)


def _robustness(options: argparse.Namespace) -> dict[str, Any]:
    from assistant.demo import demo_folder
    from evals.cases import load_suite
    from evals.reporting import OURS
    from evals.robustness.differing import told, write_robustness
    from evals.robustness.variations import vary
    from evals.running import ask_other, ask_ours

    if options.articles or options.set:
        raise SettingsError("The suite robustness is made of the demo suite: leave out --articles and --set.")
    system = _system(options)
    varied = []
    for item in vary(
        load_suite("demo"),
        demo_folder(),
        options.irrelevant,
        lambda cases, opened: ask_other(cases, opened, system, _tell) if system else ask_ours(cases, opened),
        ours=system is None,
    ):
        varied.append(item)
        print(f"{item.name}: {sum(o.score.right for o in item.outcomes)} of {len(item.outcomes)} right")
    results = write_robustness(varied, options.out, options.suite, options.system or OURS)
    print(told(results["differences"]))
    return results


def _system(options: argparse.Namespace) -> System | None:
    from evals.running import System

    return System(options.system, options.time_limit) if options.system else None


def _tell(odd: str) -> None:
    print(f"evals: {odd}", file=sys.stderr)


def _gate(options: argparse.Namespace) -> int:
    from evals.gating import gate, load_results, write_baseline

    results = load_results(options.results)
    baseline = load_results(options.baseline) if options.baseline else None
    status = _told(gate(results, options.gates, baseline))
    if status == PASSED:
        print(f"{results['suite']}: every gate passes")
        if options.accept:
            write_baseline(results, options.accept)
            print(f"baseline: {options.accept}")
    return status


def _compare(options: argparse.Namespace) -> int:
    from evals.comparing import compare
    from evals.gating import load_results

    print(compare(load_results(options.before), load_results(options.after)))
    return PASSED
