"""What a person at a terminal sees while `ingest` runs."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import termios
import zipfile

import pytest

from ingest.expecting import expected


def test_time_left_is_shown_and_failures_stand_on_lines_of_their_own(tmp_path):
    """The bar knows how many articles are to come, and what failed is not written into it."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Shells fell on market {number} of Orsk on Sunday.")
    (folder / "empty.txt").write_text("")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 120))
    command = [sys.executable, "-m", "ingest", str(folder), "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, stderr=theirs, stdout=subprocess.DEVNULL) as process:
        os.close(theirs)
        seen = b""
        while chunk := _read(ours):
            seen += chunk
        assert process.wait() == 1
    os.close(ours)
    assert b"4/4" in seen
    assert b"articles/s" in seen or b"s/ articles" in seen
    assert f"\rfailed: {folder / 'empty.txt'}: is empty\r\n".encode() in seen


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # a terminal that nobody writes to any more ends so on Linux
        return b""


@pytest.fixture
def sources(tmp_path):
    """A folder with four articles: a text, a collection of two without a last newline, and a zip of one."""
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.jsonl").write_text("\n".join(json.dumps({"text": word}) for word in ("Two.", "Three.")))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("d.md", "Four.")
        archive.writestr("map.png", "no article")
    (tmp_path / "map.png").write_text("no article")
    (tmp_path / ".hidden.txt").write_text("no article")
    return tmp_path


def test_articles_to_come_are_counted_without_reading_them(sources):
    """Lines and members count, and what is damaged counts as the failure that it will be."""
    assert expected([str(sources)]) == 4
    assert expected([str(sources / "a.txt"), str(sources / "b.jsonl")]) == 3
    (sources / "c.zip").write_bytes(b"no zip")
    assert expected([str(sources)]) == 4


@pytest.mark.parametrize("name", ["https://example.org/feed.xml", "-", "not-there.txt", "llama-index:m:C"])
def test_what_only_reading_would_tell_is_not_guessed(sources, name):
    """One such source, and nobody can say how much time is left."""
    assert expected([str(sources), name]) is None


def test_rows_and_archived_pages_are_not_guessed(sources):
    """A row of a table may span lines, and an archive holds more than pages."""
    (sources / "e.csv").write_text('text\n"One\ntwo"\n')
    assert expected([str(sources)]) is None
