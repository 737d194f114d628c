"""What the commands of `ingest` tell: what became of each source, how far it is, and with which status they end."""

from __future__ import annotations

import contextlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from assistant.settings import Settings
from ingest.results import Ingested, Result

INTERRUPTED_TOLD = "ingest: stopped. What was reported is kept; run the same command again to go on."
DONE, SOME_FAILED, BAD_USAGE, INTERRUPTED = 0, 1, 2, 130


def stopped(status: int) -> int:
    """The exit status after Ctrl-C: how to go on is said, and a failure stays one."""
    print(INTERRUPTED_TOLD, file=sys.stderr)
    return status or INTERRUPTED


Count = Callable[[], int | None]


def report(results: Iterable[Result], settings: Settings, *, as_json: bool, count: Count = lambda: None) -> int:
    """Print what became of each source as it becomes known; returns the exit status.

    `count` says how many results are to come, where that is known: it is asked only where a progress bar is shown.
    """
    counts: Counter[Ingested] = Counter()
    with _progress(count, wanted=not as_json) as (advance, say):
        for result in results:
            counts[result.status] += 1
            advance()
            if as_json:
                print(json.dumps(result.as_json(), ensure_ascii=False), flush=True)
            elif result.reason:
                say(f"{result.status}: {result.source}: {result.reason}")
    if not as_json:
        told = ", ".join(f"{counts[status]} {status}" for status in Ingested if counts[status]) or "nothing to do"
        print(f"{told}; the corpus is {settings.data}")
    return SOME_FAILED if counts[Ingested.FAILED] else DONE


@contextlib.contextmanager
def _progress(count: Count, *, wanted: bool) -> Iterator[tuple[Callable[[], object], Callable[[str], object]]]:
    """How to advance a progress bar, and how to say something beside it.

    On a terminal it shows rate and time left; where the output is piped or read by a program there is none.
    """
    if not wanted or not sys.stderr.isatty():
        yield lambda: None, partial(print, file=sys.stderr)
        return
    from tqdm import tqdm

    # Articles come in batches: a rate over the last few would jump with each of them, and a bar that is not drawn for
    # each article would show the first of a batch until the next one comes.
    shown = {"unit": " articles", "desc": "ingest", "dynamic_ncols": True}
    with tqdm(total=count(), smoothing=0, mininterval=0, miniters=1, **shown) as bar:
        yield bar.update, partial(tqdm.write, file=sys.stderr)
