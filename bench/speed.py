"""`make bench`: how fast ingest and asking are at several sizes, beside LlamaIndex's starter where it is installed.

    python -m bench.speed [--articles FILE.jsonl] [--sizes 1000,10000] [--peer PYTHON] [--corpora FOLDER] [--write]

The articles are ingested as they are, which is what passages a second are of; larger corpora are made from them (see
`bench.corpora`). With `--corpora` these are kept in a folder, and used again by the next run: a large one takes long to
make. With `--write` the table replaces the one in bench/RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

from assistant.corpus import Corpus
from assistant.demo import demo_folder
from assistant.embedding.minilm import MiniLM
from bench import corpora
from bench.peak import share_of_peak

HERE = Path(__file__).parent
RESULTS, BEGIN, END = HERE / "RESULTS.md", "<!-- speed: written by make bench -->", "<!-- end of speed -->"
SIZES = "1000,10000,100000"
MEASURED = """
import json, resource, sys, time
from ingest.cli import main
began = time.perf_counter()
status = main(sys.argv[1:])
spent = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"status": status, "seconds": spent, "peak_mb": peak}))
"""
COLD_QUESTION = "How many civilians were killed?"

Row: TypeAlias = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    articles = options.articles or demo_folder()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory(prefix="communique-bench-") as name:
        folder = Path(name)
        ingested = {"first": _ingest(articles, folder / "real"), "again": _ingest(articles, folder / "real")}
        _note(f"ingested {ingested['first']['passages']} passages")
        ingested["peer"] = _peer(options.peer, articles) if options.peer else {}
        asked = dict(_sized(folder / "real", options.corpora or folder, sizes))
    table = "\n".join(_report(ingested, asked, share_of_peak()))
    print(table)
    if options.write:
        _keep(table)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.speed", description="Measure the speed of ingest and asking."
    )
    parser.add_argument("--articles", type=Path, metavar="FILE", help="what to ingest (default: the demo articles)")
    parser.add_argument("--sizes", default=SIZES, help=f"passages of the corpora, as {SIZES}; 1000000 takes an hour")
    parser.add_argument(
        "--peer", metavar="PYTHON", help="an interpreter with llama-index, its HuggingFace and Chroma parts"
    )
    parser.add_argument("--corpora", type=Path, metavar="FOLDER", help="keep the made corpora here, and use them again")
    parser.add_argument("--write", action="store_true", help=f"put the table into {RESULTS.name}")
    return parser


def _note(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _ingest(articles: Path, data: Path) -> Row:
    told, lines = _child(["-c", MEASURED, str(articles), "--data", str(data), "--json"])
    passages = sum(json.loads(line)["passages"] for line in lines)
    return told | {"passages": passages, "passages_per_s": passages / told["seconds"]}


def _child(command: Sequence[str], python: str = sys.executable) -> tuple[Row, list[str]]:
    """The last line that a process prints, as JSON, and the lines before it; SystemExit with its errors if it fails."""
    done = subprocess.run([python, *command], capture_output=True, text=True, check=False)  # noqa: S603 - our own, or the user's
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:2])} failed:\n{done.stderr[-2000:]}")
    *lines, last = done.stdout.splitlines()
    told: Row = json.loads(last)
    return told, lines


def _sized(ingested: Path, folder: Path, sizes: Sequence[int]) -> Iterator[tuple[int, Row]]:
    for size in sizes:
        data = folder / f"corpus-{size}"
        passages = made_corpus(ingested, data, size)
        megabytes = sum(file.stat().st_size for file in data.rglob("*") if file.is_file()) / 1e6
        told, _ = _child(["-m", "bench.asking", str(data)])
        yield size, told | _cold(data) | {"mb_per_1000": megabytes / passages * 1000}


def made_corpus(ingested: Path, data: Path, size: int) -> int:
    """The passages of a corpus of `size`: the one that an earlier run kept, or one made now from the ingested one."""
    name = MiniLM().name
    if data.exists():
        with closing(Corpus.open(data, embedding=name)) as kept:
            passages = kept.record.summary().passages
        if passages >= size:
            return passages
        # Its making was broken off.
        shutil.rmtree(data)
    with closing(Corpus.open(ingested, embedding=name)) as corpus:
        real = corpora.entries(corpus)
    began = time.perf_counter()
    built = corpora.build(data, real, size, embedding=name)
    _note(f"made a corpus of {built.passages} passages in {time.perf_counter() - began:.0f} s")
    return built.passages


def _cold(data: Path) -> Row:
    """A process that is started, asks one question and ends: the least of five.

    Python keeps compiled modules, as it does wherever the product is installed.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(data.parent / "compiled")
    spent, worked = [], []
    for _ in range(5):
        began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "assistant", "ask", COLD_QUESTION, "--data", str(data)]
        subprocess.run(command, capture_output=True, check=True, env=kept)  # noqa: S603 - our own command
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(time.perf_counter() - began)
        worked.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return {"cold_s": min(spent), "cold_cpu_s": min(worked)}


def _peer(python: str, articles: Path) -> Row:
    if articles.suffix != ".jsonl":
        raise SystemExit("--peer needs --articles FILE.jsonl: the starter reads the same lines.")
    return _child([str(HERE / "peer.py"), str(articles), str(MiniLM().folder)], python)[0]


def _report(ingested: dict[str, Row], asked: dict[int, Row], peak: float) -> Iterator[str]:
    first, again, peer = ingested["first"], ingested["again"], ingested["peer"]
    smallest, largest = min(asked), max(asked)
    small, large = asked[smallest], asked[largest]
    yield f"{machine()}.\n"
    yield "| ratio | measured | wanted |\n|---|---|---|"
    yield _line(
        f"p95 of a whole answer, {largest:,} to {smallest:,} passages", large["ask_p95_ms"] / small["ask_p95_ms"], "≤ 2"
    )
    yield _line(f"filtered to unfiltered, p50 at {largest:,}", large["filtered_p50_ms"] / large["ask_p50_ms"], "≤ 1.5")
    yield _line("unchanged re-ingest, times faster", first["seconds"] / again["seconds"], "≥ 50")
    yield _line("ingest to the machine's own matrix products, FLOP/s while embedding", peak, "≥ 0.6")
    if peer:
        yield _line(
            "ingest, passages/s, to LlamaIndex's starter", first["passages_per_s"] / peer["passages_per_s"], "≥ 3"
        )
    else:
        yield "| ingest to LlamaIndex's starter | not measured: name an interpreter that has it with --peer | ≥ 3 |"
    yield "\n| passages | retrieving, p50 / p95 ms | whole answer | filtered | cold `assistant ask` s (CPU s) |"
    yield "|---|---|---|---|---|"
    for size, row in asked.items():
        pairs = " | ".join(f"{row[f'{what}_p50_ms']:.0f} / {row[f'{what}_p95_ms']:.0f}" for what in STAGES)
        yield f"| {size:,} | {pairs} | {row['cold_s']:.1f} ({row['cold_cpu_s']:.1f}) |"
    yield "\n| passages | CPU ms, p50: retrieving | whole answer | peak memory MB | MB on disk per 1,000 |"
    yield "|---|---|---|---|---|"
    for size, row in asked.items():
        cpu = f"{row['retrieve_cpu_ms']:.0f} | {row['ask_cpu_ms']:.0f}"
        yield f"| {size:,} | {cpu} | {row['peak_mb']} | {row['mb_per_1000']:.1f} |"
    yield (
        f"\nIngest of the {first['passages']:,} real passages: {first['passages_per_s']:.0f} passages/s, "
        f"{first['seconds']:.0f} s, peak {first['peak_mb']:.0f} MB; again, unchanged: {again['seconds']:.1f} s. "
        "Times are the least of three for each question; corpora beyond the real articles are variants of them with "
        "other names, days and figures, and with vectors made by adding noise to the real ones."
    )
    if peer:
        yield f"\nLlamaIndex's starter on the same articles and weights: {json.dumps(peer)}."


STAGES = ("retrieve", "ask", "filtered")


def _line(what: str, value: float, wanted: str) -> str:
    return f"| {what} | {value:.2f} | {wanted} |"


def machine() -> str:
    """The processor, the cores that may be used, and how busy they were: figures are worth little without."""
    names = [line for line in _processor().splitlines() if line.startswith("model name")]
    name = names[0].partition(":")[2].strip() if names else platform.machine()
    cores, load = len(os.sched_getaffinity(0)), os.getloadavg()[2]
    told = statistics.fmean(os.getloadavg())
    return f"{name}, {cores} cores; load {told:.1f} while measuring ({load:.1f} over the last 15 minutes)"


def _processor() -> str:
    try:
        return Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return ""


def _keep(table: str) -> None:
    text = RESULTS.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    RESULTS.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
