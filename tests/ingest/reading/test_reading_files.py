from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from ingest.reading import Defaults, Disk, Draft, Skipped, read_sources

STORY = (
    "Shells fall on Varna Heights\n\nTwo soldiers were killed on Monday, the governor's office said in a statement.\n"
)


def read(*paths, defaults=None, files=None):
    return list(read_sources([str(path) for path in paths], defaults or Defaults(), files))


def write(folder: Path, name: str, content: str | bytes = STORY) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def reason(*paths, files=None) -> str:
    (result,) = read(*paths, files=files)
    assert isinstance(result, Skipped)
    assert result.failed
    return result.reason


class Refusing(Disk):
    """A disk on which one name may not be read."""

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, path):
        if path.endswith(self.name):
            raise PermissionError(13, "Permission denied")
        return super().read(path)

    def names(self, folder):
        if folder.endswith(self.name):
            raise PermissionError(13, "Permission denied")
        return super().names(folder)


class Huge(Disk):
    """A disk whose files are all said to have 200 MB, and none of which may be loaded."""

    def status(self, path):
        return os.stat_result((stat.S_IFREG, 1, 1, 1, 0, 0, 200 * 1024**2, 0, 0, 0))

    def read(self, path):
        raise AssertionError(f"{path} was loaded")


def test_a_folder_is_read_with_its_folders_in_order(tmp_path):
    """Names decide the order, hidden things are left alone, other kinds are told in one line that is no failure."""
    for name in ("b.txt", "a/z.md", "a/b.TXT", ".hidden/c.txt", ".d.txt", "picture.jpg", "a/table.ods"):
        write(tmp_path, name)
    *drafts, told = read(tmp_path)
    assert [Path(draft.source).relative_to(tmp_path).as_posix() for draft in drafts] == ["a/b.TXT", "a/z.md", "b.txt"]
    assert isinstance(told, Skipped)
    assert not told.failed
    assert "2 files" in told.reason


def test_a_link_into_its_own_folder_ends(tmp_path):
    """A loop of links gives each article once."""
    write(tmp_path, "one.txt")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(read(tmp_path)) == 1


def test_a_link_to_itself_is_told(tmp_path):
    """A link without an end is a failure with a reason, and no crash."""
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "cannot be read" in reason(tmp_path / "loop.txt")


def test_a_named_file_of_another_kind_fails(tmp_path):
    """What the user names must be readable, and the message says which kinds are."""
    assert ".jsonl" in reason(write(tmp_path, "paper.odt"))


def test_an_empty_folder_fails(tmp_path):
    """A folder without anything to read is not passed over in silence."""
    assert "nothing to read" in reason(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n\t\n", "is empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "zero byte at byte 8"),
        ("control.txt", bytes([1, 2, 3, 4]) * 50, "control characters"),
        ("broken.txt", "Élan vital était là. Æ".encode() + b" \xff and on", "broken UTF-8 at byte 27"),
        ("half.txt", b"\xff\xfea\x00b", "broken UTF-16"),
        ("empty.md", b"---\ntitle: Nothing\n---\n", "no text"),
        ("wrong.md", b"---\ntitle: [one\ndate: x\n---\nText.", "wrong front matter in line"),
        ("day.md", b"---\npublished: 2020-13-45\n---\nText.", "wrong front matter"),
        ("empty.html", b"  ", "is empty"),
        ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        ("empty.jsonl", b"\n\n", "is empty"),
    ],
)
def test_what_is_no_article_says_why(tmp_path, name, content, says):
    """Each kind of wrong file has its reason."""
    assert says in reason(write(tmp_path, name, content))


def test_missing_files_and_addresses_say_what_to_do(tmp_path):
    """A wrong name and an address of another kind get different advice."""
    assert "check the name" in reason(tmp_path / "no.txt")
    assert "save the page" in reason("ftp://news.example/story.html")


def test_a_file_that_may_not_be_read_fails_and_the_rest_goes_on(tmp_path):
    """A refused file or folder costs its own line only."""
    for name in ("a.txt", "b.txt", "shut/c.txt"):
        write(tmp_path, name)
    for refused in ("a.txt", "shut"):
        results = read(tmp_path, files=Refusing(refused))
        assert [result.failed for result in results if isinstance(result, Skipped)] == [True]
        assert sum(isinstance(result, Draft) for result in results) == 2


def test_a_huge_file_is_told_without_loading_it():
    """200 MB are refused by their size alone."""
    assert "200 MB (at most 20 MB)" in reason("huge.txt", files=Huge())


def test_flags_win_over_what_the_source_says(tmp_path):
    """The user's word is final, and the draft says so."""
    path = write(tmp_path, "a.md", "---\noutlet: The Example Herald\npublished: 2021-05-06\n---\nTwo died.")
    (draft,) = read(path, defaults=Defaults("Gazette", date(2020, 1, 2)))
    assert (draft.outlet, draft.published) == ("Gazette", date(2020, 1, 2))
    assert draft.taken_from["outlet"] == draft.taken_from["published"] == "flag"


def test_the_same_file_has_the_same_identity_from_any_folder(tmp_path, monkeypatch):
    """An update is told from a new article, however the path is written."""
    path = write(tmp_path, "in/a.txt")
    monkeypatch.chdir(tmp_path / "in")
    (by_path,), (by_name,) = read(path), read("a.txt")
    assert by_path.identity == by_name.identity
    assert by_name.source == "a.txt"
