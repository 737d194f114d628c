"""The command `ingest`: puts articles into a corpus and says what became of each."""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from assistant import wiring
from assistant.domain.errors import CommuniqueError
from assistant.settings import Settings, load_settings
from ingest.telling import DONE, INTERRUPTED, INTERRUPTED_TOLD, SOME_FAILED, report, stopped

log = logging.getLogger(__name__)

COMMANDS = ("status", "remove", "history", "verify", "export", "import", "inspect", "sources", "update")
# Options that both forms of the command know, and that have a value after them.
VALUED = ("--data", "--embedding")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0 when nothing failed, 1 when something did, 2 for bad usage."""
    given = _command_first(list(sys.argv[1:] if arguments is None else arguments))
    if given and given[0] in COMMANDS:
        from ingest.commands import run

        return guarded(lambda: run(given))
    parser = build_parser()
    options = parser.parse_args(given)
    if options.claims_by_model and (options.paths or options.rebuild):
        parser.error("--claims-by-model takes no files: ingest them first, then read the corpus again with the model")
    if not options.paths and not options.rebuild and not options.claims_by_model:
        parser.error("name at least one file or folder, or --rebuild, or --claims-by-model")
    if options.paths and options.rebuild:
        parser.error("--rebuild takes no files: rebuild first, then ingest them")

    def put_in() -> int:
        settings = load_settings({"data": options.data, "embedding": options.embedding}, os.environ)
        if options.claims_by_model:
            return _second_reading(settings)
        return _rebuild(settings, options) if options.rebuild else _ingest(settings, options)

    return guarded(put_in)


def _command_first(given: list[str]) -> list[str]:
    """The arguments with the command before the options: `--data DIR status` means what `status --data DIR` means.

    Otherwise the command would be taken for a file, and the archive that is to be imported for articles.
    """
    at = 0
    while at < len(given) and given[at].startswith("--"):
        at += 2 if given[at] in VALUED else 1
    return [given[at], *given[:at], *given[at + 1 :]] if at < len(given) and given[at] in COMMANDS else given


def guarded(work: Callable[[], int]) -> int:
    """The exit status of `work`, with what a user may meet told in one line."""
    try:
        return work()
    except CommuniqueError as error:
        print(f"ingest: {error}", file=sys.stderr)
        return SOME_FAILED
    except KeyboardInterrupt:
        print(INTERRUPTED_TOLD, file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe (`| head`) has seen enough. Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        log.debug("unexpected", exc_info=True)
        print(f"ingest: an unexpected fault, please report it: {type(error).__name__}: {error}", file=sys.stderr)
        return SOME_FAILED


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ingest",
        description="Put articles into the corpus: files (.txt, .md, .html, .pdf, .docx, .eml, .csv, .jsonl, .warc, "
        ".zip), folders of them, web pages, feeds and sitemaps by their address, and standard input.",
        epilog="Commands: ingest status | remove | history | verify | export | import | inspect | sources | update; "
        "each explains itself with --help. A folder of such a name is named as ./status. "
        "Exit status: 0 when nothing failed, 1 when some files failed, 2 for wrong usage.",
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH_OR_URL", help="a file, a folder with all in it, an address, or -"
    )
    parser.add_argument("--data", metavar="DIR", help="the corpus folder (default: COMMUNIQUE_DATA, else your own)")
    parser.add_argument("--json", action="store_true", help="print one JSON object a source instead of a summary")
    parser.add_argument("--outlet", metavar="NAME", help="who published all of these, whatever the files say")
    parser.add_argument("--published", metavar="DATE", type=_day, help="when, as 2020-10-01, whatever the files say")
    parser.add_argument(
        "--allow-private", action="store_true", help="fetch from addresses of this machine and its network too"
    )
    parser.add_argument("--restore", action="store_true", help="take in again what was removed with `ingest remove`")
    parser.add_argument("--rebuild", action="store_true", help="make the corpus anew from the articles it holds")
    parser.add_argument(
        "--claims-by-model",
        action="store_true",
        help="read the corpus again with the language model of COMMUNIQUE_MODEL, and report where it disagrees",
    )
    parser.add_argument(
        "--embedding", metavar="MODEL", help="minilm (default), openai:MODEL or llama-index:MODULE:NAME"
    )
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write it as 2020-10-01") from error


def _ingest(settings: Settings, options: argparse.Namespace) -> int:
    from ingest.expecting import expected
    from ingest.fetching.web import AsyncWeb
    from ingest.pipeline import Wishes, ingest
    from ingest.reading import Defaults
    from ingest.sources import read_named
    from ingest.stopping import stoppable

    lexicon, embedder = partial(wiring.build_lexicon, settings), wiring.build_embedder(settings)
    web = AsyncWeb(allow_private=options.allow_private)
    drafts = read_named(options.paths, Defaults(options.outlet, options.published), web=web)
    with stoppable() as stop, wiring.open_for_writing(settings, embedder) as corpus:
        results = ingest(drafts, corpus, embedder, lexicon, Wishes(stop, options.restore))
        status = report(results, settings, as_json=options.json, count=lambda: expected(options.paths))
    return stopped(status) if stop.asked else status


def _rebuild(settings: Settings, options: argparse.Namespace) -> int:
    from assistant.corpus.locking import IndexLock, writer
    from assistant.corpus.replacing import REBUILT, swap
    from ingest.pipeline import Wishes, ingest
    from ingest.rebuilding import carry_over, check_rebuildable, count_stored, stored_drafts

    check_rebuildable(settings.data)
    lexicon, embedder = wiring.build_lexicon(settings), wiring.build_embedder(settings)
    beside = settings.data / REBUILT
    with writer(settings.data / "writer.lock", activity="ingest --rebuild"):
        shutil.rmtree(beside, ignore_errors=True)
        with wiring.open_for_writing(replace(settings, data=beside), embedder) as corpus:
            carry_over(settings.data, corpus)
            # Whatever stands in the old corpus stands: also what was removed once and taken in again.
            again = ingest(stored_drafts(settings.data), corpus, embedder, lexicon, Wishes(restore=True))
            status = report(again, settings, as_json=options.json, count=lambda: count_stored(settings.data))
        with IndexLock(settings.data / "index.lock").exclusive():
            swap(settings.data)
    return status


def _second_reading(settings: Settings) -> int:
    from ingest.second_reading import REVIEW, read_again, reader_from, summary

    lexicon, embedder = wiring.build_lexicon(settings), wiring.build_embedder(settings)
    reader = reader_from(settings, lexicon)
    results = []
    path = settings.data / REVIEW
    with wiring.open_for_writing(settings, embedder) as corpus, path.open("w", encoding="utf-8") as review:
        for result in read_again(corpus, reader, list(corpus.record.articles()), review):
            results.append(result)
            if result.fault:
                print(f"failed: {result.article_id}: {result.fault}", file=sys.stderr)
    print(f"{summary(results)}; where they differ is in {path}")
    return SOME_FAILED if any(result.fault for result in results) else DONE
