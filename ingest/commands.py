"""The commands of `ingest` besides putting articles in: what the corpus holds, mending, moving, watching."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from assistant import wiring
from assistant.domain.errors import CommuniqueError
from assistant.settings import Settings, load_settings
from ingest.telling import DONE, SOME_FAILED, report, stopped

Options = argparse.Namespace


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit status. Raises CommuniqueError for what a user may meet."""
    options = build_parser().parse_args(arguments)
    settings = load_settings({"data": options.data, "embedding": options.embedding}, os.environ)
    status: int = options.run(settings, options)
    return status


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ingest", allow_abbrev=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add(commands, "status", _status, "Say what the corpus holds, and who is writing to it.")
    remove = _add(commands, "remove", _remove, "Take articles out; what they said is kept as withdrawn.")
    remove.add_argument("names", nargs="+", metavar="ID_OR_URL", help="an article's id, address or source")
    remove.add_argument("--reason", metavar="TEXT", help="why, for the history: retracted by its outlet, …")
    remove.add_argument("--purge", action="store_true", help="delete them with all their versions, for good")
    history = _add(commands, "history", _history, "Show what an article was before, with its superseded claims.")
    history.add_argument("id", metavar="ID")
    verify = _add(commands, "verify", _verify, "Check that record, vectors, words and offsets agree.")
    verify.add_argument("--repair", action="store_true", help="make the indexes anew where they do not")
    export = _add(commands, "export", _export, "Write the whole corpus as one archive of JSON lines.")
    export.add_argument("file", metavar="FILE", help="- writes to standard output")
    taken = _add(commands, "import", _import, "Take in an archive that `ingest export` wrote.")
    taken.add_argument("file", metavar="FILE", help="- reads standard input")
    inspect = _add(commands, "inspect", _inspect, "Show what would be stored of a source, and where it was taken from.")
    inspect.add_argument("names", nargs="+", metavar="PATH_OR_URL")
    inspect.add_argument("--allow-private", action="store_true", help="fetch from addresses of this network too")
    sources = _add(commands, "sources", _sources, "Show or change the list of sources that `ingest update` asks.")
    sources.add_argument("action", choices=["add", "list", "remove"])
    sources.add_argument(
        "names", nargs="*", metavar="SOURCE", help="an address, path, or llama-index:MODULE:CLASS?JSON"
    )
    sources.add_argument("--outlet", metavar="NAME", help="who publishes all of these, whatever the pages say")
    update = _add(commands, "update", _update, "Ask the watched sources for what is new.")
    update.add_argument("--allow-private", action="store_true", help="fetch from addresses of this network too")
    update.add_argument("--delay", type=float, default=1.0, metavar="SECONDS", help="between two requests to a host")
    return parser


def _add(commands: Any, name: str, work: Any, told: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=told, description=told, allow_abbrev=False)
    command.add_argument("--data", metavar="DIR", help="the corpus folder (default: COMMUNIQUE_DATA, else your own)")
    command.add_argument(
        "--embedding", metavar="MODEL", help="minilm (default), openai:MODEL or llama-index:MODULE:NAME"
    )
    command.add_argument("--json", action="store_true", help="print JSON, one object a line")
    command.set_defaults(run=work)
    return command


def _status(settings: Settings, options: Options) -> int:
    from ingest.standing import standing

    corpus = wiring.open_for_reading(settings)
    told = standing(corpus, settings.data)
    if options.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        for name, value in told.items():
            print(f"{name.replace('_', ' ')}: {value if value is not None else 'none'}")
    return DONE


def _remove(settings: Settings, options: Options) -> int:
    from ingest.standing import article_ids

    status = DONE
    with wiring.open_for_writing(settings, wiring.build_embedder(settings)) as corpus:
        for name in options.names:
            found = article_ids(corpus, name)
            for article_id in found:
                record = corpus.record
                record.purge(article_id) if options.purge else record.withdraw(article_id, options.reason)
                told = "purged" if options.purge else "withdrawn"
                line = {"article_id": article_id, "source": name, "status": told}
                print(json.dumps(line, ensure_ascii=False) if options.json else f"{told}: {article_id}")
            if not found:
                status = SOME_FAILED
                print(f"ingest: {name} is no article here: `assistant articles` lists them", file=sys.stderr)
        corpus.flush()
    return status


def _history(settings: Settings, options: Options) -> int:
    from dataclasses import asdict

    record = wiring.open_for_reading(settings).record
    found = list(record.history(options.id))
    current = record.article(options.id)
    for version in found:
        if options.json:
            print(json.dumps(asdict(version), ensure_ascii=False))
            continue
        why = f" ({version.reason})" if version.reason else ""
        title = version.article["title"] or "untitled"
        print(f"{version.stored or 'unknown'} to {version.ended}: {version.status}{why}: {title}")
        print(f"  {len(version.article['text']):,} characters, {len(version.claims)} superseded claims")
    if not options.json and current:
        print(f"now: {current.title or 'untitled'}, {len(current.text):,} characters")
    if not found and not current:
        print(f"ingest: there was never an article {options.id!r}: `assistant articles` lists them", file=sys.stderr)
        return SOME_FAILED
    return DONE


def _verify(settings: Settings, options: Options) -> int:
    from assistant.corpus.verifying import repair, verify

    found = verify(wiring.open_for_reading(settings))
    if options.repair and any(difference.repairable for difference in found):
        _tell(found, as_json=options.json)
        with wiring.open_for_writing(settings, wiring.build_embedder(settings)) as corpus:
            repair(corpus)
            found = verify(corpus)
        print(f"ingest: repaired; {len(found)} disagreements are left", file=sys.stderr)
    _tell(found, as_json=options.json)
    if not found and not options.json:
        print("record, vectors and words agree, and every offset is valid")
    return SOME_FAILED if found else DONE


def _tell(differences: Sequence[Any], *, as_json: bool) -> None:
    from dataclasses import asdict

    for difference in differences:
        if as_json:
            print(json.dumps(asdict(difference), ensure_ascii=False))
        else:
            remedy = "`ingest verify --repair` mends it" if difference.repairable else "restore it from an archive"
            print(f"{difference.where}: {difference.count} {difference.told}: {remedy}")


def _export(settings: Settings, options: Options) -> int:
    from ingest.portable import export_lines

    record = wiring.open_for_reading(settings).record
    lines = (json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in export_lines(record))
    if options.file == "-":
        sys.stdout.writelines(lines)
        return DONE
    path = Path(options.file)
    beside = path.with_name(f"{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.writelines(lines)
        beside.replace(path)
    except OSError as error:
        raise CommuniqueError(f"{path} cannot be written ({error.strerror}): name another file.") from error
    count = record.summary().articles
    print(json.dumps({"articles": count, "file": str(path)}) if options.json else f"{count} articles are in {path}")
    return DONE


def _import(settings: Settings, options: Options) -> int:
    from ingest.pipeline import Wishes, ingest
    from ingest.portable import check_head, import_drafts
    from ingest.stopping import stoppable

    lexicon, embedder = wiring.build_lexicon(settings), wiring.build_embedder(settings)
    with _opened(options.file) as file:
        lines = iter(file)
        # Before the corpus is opened: what is no archive makes none.
        count = check_head(lines, options.file)
        with stoppable() as stop, wiring.open_for_writing(settings, embedder) as corpus:
            drafts = import_drafts(lines, options.file, corpus.record.put_back)
            results = ingest(drafts, corpus, embedder, lexicon, Wishes(stop))
            status = report(results, settings, as_json=options.json, count=lambda: count)
    return stopped(status) if stop.asked else status


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115 - closed below; the error is told here
    except OSError as error:
        raise CommuniqueError(f"{name} cannot be read ({error.strerror}): check the name.") from error
    with file:
        yield file


def _inspect(_settings: Settings, options: Options) -> int:
    from ingest.fetching.web import AsyncWeb
    from ingest.inspecting import Captured, inspected
    from ingest.reading import Defaults, Skipped
    from ingest.sources import read_named

    web, status = Captured(AsyncWeb(allow_private=options.allow_private)), DONE
    for draft in read_named(options.names, Defaults(), web=web):
        if isinstance(draft, Skipped):
            status = SOME_FAILED if draft.failed else status
            print(f"{draft.source}: {draft.reason}", file=sys.stderr)
            continue
        found = inspected(draft, web)
        print(json.dumps(found.as_json(), ensure_ascii=False) if options.json else "\n".join(found.lines()))
    return status


def _sources(settings: Settings, options: Options) -> int:
    from ingest import watching

    if options.action == "list":
        watched = watching.watch_list(settings.data)
        if not watched and not options.json:
            print("nothing is watched: add a source with `ingest sources add PATH_OR_URL`")
        for entry in watched:
            outlet = f"  ({entry.outlet})" if entry.outlet else ""
            line = {"source": entry.source, "outlet": entry.outlet, "added": entry.added}
            print(json.dumps(line, ensure_ascii=False) if options.json else f"{entry.source}{outlet}")
        return DONE
    if not options.names:
        raise CommuniqueError(f"`ingest sources {options.action}` needs at least one SOURCE.")
    status = DONE
    adding = options.action == "add"
    for name in [watching.located(name) if adding else name for name in options.names]:
        if adding:
            done, told = watching.add(settings.data, name, options.outlet), "is watched already"
        else:
            done, told = watching.remove(settings.data, name), "is not watched: `ingest sources list` shows what is"
        if not done:
            status = SOME_FAILED
            print(f"ingest: {name} {told}", file=sys.stderr)
        elif not options.json:
            print(f"watched: {name}" if adding else f"watched no more, its articles stay: {name}")
    return status


def _update(settings: Settings, options: Options) -> int:
    from ingest.fetching.manners import PoliteWeb
    from ingest.fetching.web import AsyncWeb
    from ingest.pipeline import Wishes, ingest
    from ingest.results import Ingested, Result
    from ingest.stopping import stoppable
    from ingest.watching import Polling, watch_list

    sources = watch_list(settings.data)
    if not sources:
        raise CommuniqueError("No source is watched: name some with `ingest sources add URL…`.")
    lexicon, embedder = partial(wiring.build_lexicon, settings), wiring.build_embedder(settings)
    web = PoliteWeb(AsyncWeb(allow_private=options.allow_private), delay=options.delay)

    def results() -> Iterator[Result]:
        for result in ingest(polling.drafts(sources), corpus, embedder, lexicon, Wishes(stop)):
            polling.note(result)
            yield result
        for url in polling.unchanged:
            yield Result(url, Ingested.UNCHANGED)

    with stoppable() as stop, wiring.open_for_writing(settings, embedder) as corpus:
        polling = Polling(corpus.engine, web)
        status = report(results(), settings, as_json=options.json)
    return stopped(status) if stop.asked else status
