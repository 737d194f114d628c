"""The watch list and `ingest update`, against a real server on loopback."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingest.cli import main


class Paper(BaseHTTPRequestHandler):
    """A newspaper with a feed of pages; each answer has an ETag of its content."""

    protocol_version = "HTTP/1.1"
    pages: dict[str, str] = {}  # noqa: RUF012 - filled by the fixture
    asked: list[tuple[str, int]] = []  # noqa: RUF012 - emptied by the test

    def do_GET(self):
        name = self.path.strip("/")
        body = self.feed() if name == "feed" else self.pages.get(name)
        tag = f'"{hash(body)}"'
        unchanged = body is not None and self.headers["If-None-Match"] == tag
        status = 404 if body is None else 304 if unchanged else 200
        self.asked.append((name, status))
        content = (body or "gone").encode() if status != 304 else b""
        self.send_response(status)
        self.send_header("Content-Type", "application/rss+xml" if name == "feed" else "text/html")
        self.send_header("Content-Length", str(len(content)))
        if body is not None:
            self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(content)

    def feed(self) -> str:
        items = "".join(f"<item><link>/{name}</link></item>" for name in self.pages if name != "robots.txt")
        return f"<rss version='2.0'><channel>{items}</channel></rss>"

    def log_message(self, *_arguments):
        pass


def page(toll: str) -> str:
    told = f"<p>Shells fell on the market of Orsk on Sunday, and {toll} people were killed, the mayor said.</p>"
    return f"<html lang=en><body><article><h1>Market shelled</h1>{told * 3}</article></body></html>"


@pytest.fixture
def paper():
    Paper.pages, Paper.asked = {"one": page("two"), "two": page("nine")}, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Paper) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def ingest(tmp_path, capsys):
    def run(*arguments: str):
        status = main([*arguments, "--data", str(tmp_path / "data"), "--json"])
        told = capsys.readouterr()
        return status, [json.loads(line) for line in told.out.splitlines()], told.err

    return run


def test_only_what_has_changed_is_sent_and_taken_in_again(paper, ingest):
    """First all, then nothing, then the changed page; and the list remembers what an outlet is called."""
    ingest("sources", "add", f"{paper}/feed", "--outlet", "Orsk Post")
    update = ("update", "--allow-private", "--delay", "0")
    assert [line["status"] for line in ingest(*update)[1]] == ["added", "added"]
    Paper.asked.clear()
    assert {line["status"] for line in ingest(*update)[1]} == {"unchanged"}
    assert ("feed", 304) in Paper.asked
    assert not [name for name, status in Paper.asked if status == 200]
    Paper.pages = {"one": page("three"), "two": page("nine"), "new": page("four")}
    Paper.asked.clear()
    by_source = {line["source"].rpartition("/")[2]: line["status"] for line in ingest(*update)[1]}
    assert by_source == {"one": "updated", "new": "added", "two": "unchanged"}
    assert ("two", 304) in Paper.asked


def test_a_page_that_could_not_be_had_is_asked_for_again(paper, ingest):
    """The feed counts as read only once all its pages are in."""
    ingest("sources", "add", f"{paper}/feed")
    Paper.pages = {"one": page("two"), "gone": None}
    update = ("update", "--allow-private", "--delay", "0")
    status, lines, _ = ingest(*update)
    assert status == 1
    assert sorted(line["status"] for line in lines) == ["added", "failed"]
    Paper.pages = {"one": page("two"), "gone": page("five")}
    assert "added" in [line["status"] for line in ingest(*update)[1]]


def test_a_page_that_robots_txt_closes_is_no_failure_again_and_again(paper, ingest):
    """It is named and let be; the rest goes in, and the feed counts as read. A closed source itself is a failure."""
    Paper.pages = {"robots.txt": "User-agent: *\nDisallow: /shut", "one": page("two"), "shut": page("nine")}
    ingest("sources", "add", f"{paper}/feed")
    update = ("update", "--allow-private", "--delay", "0")
    status, lines, _ = ingest(*update)
    by_source = {line["source"].rpartition("/")[2]: line["status"] for line in lines}
    assert (status, by_source["one"], by_source["shut"]) == (0, "added", "skipped")
    Paper.asked.clear()
    ingest(*update)
    assert ("feed", 304) in Paper.asked
    ingest("sources", "add", f"{paper}/shut")
    assert ingest(*update)[0] == 1


def test_the_list_can_be_shown_and_changed(ingest):
    """Twice the same is said, and so is what is not there."""
    assert ingest("sources", "add", "https://a.example/feed", "https://b.example/")[0] == 0
    assert "watched already" in ingest("sources", "add", "https://b.example/")[2]
    assert ingest("sources", "remove", "https://b.example/")[0] == 0
    assert "is not watched" in ingest("sources", "remove", "https://b.example/")[2]
    assert [line["source"] for line in ingest("sources", "list")[1]] == ["https://a.example/feed"]


def test_a_watched_folder_is_found_from_any_other(tmp_path, ingest, monkeypatch):
    """Its path is kept from the root on; what is not there is refused, and so is standard input."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "story.txt").write_text("Shells fell on the market of Orsk on Sunday.")
    monkeypatch.chdir(tmp_path)
    assert ingest("sources", "add", "in")[0] == 0
    monkeypatch.chdir("/")
    assert [line["status"] for line in ingest("update")[1]] == ["added"]
    assert "is not there" in ingest("sources", "add", "example.org")[2]
    assert "cannot be watched" in ingest("sources", "add", "-")[2]
    monkeypatch.chdir(tmp_path)
    assert ingest("sources", "remove", "in")[0] == 0


def test_updating_without_sources_says_what_to_do(ingest):
    """The message holds the command."""
    status, _, told = ingest("update")
    assert status == 1
    assert "ingest sources add" in told


def test_any_reader_of_llama_index_is_a_source(tmp_path, ingest):
    """Its documents are articles; dates of files are not taken for days of publication."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Shells fell on the market of Orsk, the mayor said.")
    arguments = json.dumps({"input_dir": str(tmp_path / "in")})
    name = f"llama-index:llama_index.core:SimpleDirectoryReader?{arguments}"
    status, (line,), _ = ingest(name)
    assert (status, line["status"]) == (0, "added")
    assert line["source"].endswith("a.txt")
    assert ingest(name)[1][0]["status"] == "unchanged"
    assert "names no reader" in ingest("llama-index:no.such:Reader")[1][0]["reason"]


READER = """
from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import Document

class Wire(BaseReader):
    def __init__(self, outlet):
        self.outlet = outlet

    def lazy_load_data(self, topics, fail_after=9):
        for number, topic in enumerate(topics):
            if number == fail_after:
                raise RuntimeError("the wire is cut")
            about = {"title": topic, "url": f"https://wire.example/{number}", "publisher": self.outlet}
            yield Document(text=f"{topic}: shells fell on the market, the mayor said.", metadata=about)
"""


def test_a_reader_that_is_told_what_to_load_gives_its_documents_one_by_one(tmp_path, ingest, monkeypatch):
    """As readers of web pages and databases are; what came before a fault goes in, and the fault is named."""
    (tmp_path / "made_wire_reader.py").write_text(READER)
    monkeypatch.syspath_prepend(tmp_path)
    arguments = {"outlet": "The Wire", "load_data": {"topics": ["Orsk", "Varna", "Lenk"], "fail_after": 2}}
    name = f"llama-index:made_wire_reader:Wire?{json.dumps(arguments)}"
    assert ingest("sources", "add", name)[0] == 0
    status, lines, _ = ingest("update")
    assert status == 1
    assert [line["status"] for line in sorted(lines, key=lambda line: line["source"])] == ["added", "added", "failed"]
    assert "the wire is cut" in next(line["reason"] for line in lines if "reason" in line)
    fields = ingest("inspect", name)[1][0]["fields"]
    assert fields["outlet"] == {"value": "The Wire", "from": "reader"}
    assert fields["url"]["value"] == "https://wire.example/0"


@pytest.mark.parametrize("arguments", ["[1]", "{", '{"load_data": 3}'])
def test_arguments_that_are_none_are_said_to_be_so(ingest, arguments):
    """With how to write them."""
    (line,) = ingest(f"llama-index:llama_index.core:SimpleDirectoryReader?{arguments}")[1]
    assert "write it as llama-index:MODULE:CLASS" in line["reason"]
