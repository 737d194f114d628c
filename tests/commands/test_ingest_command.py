"""The command `ingest`, as a person runs it: real files, a real corpus, the real model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.cli import main

STORY = "Shells fell on the market of Orsk on Sunday.\n\nTwo people were killed, the mayor said.\n"


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def run(data: Path, *arguments: str, capsys) -> tuple[int, list[dict], str]:
    status = main([*arguments, "--data", str(data), "--json"])
    told = capsys.readouterr()
    return status, [json.loads(line) for line in told.out.splitlines()], told.err


def test_each_article_is_reported_and_a_second_run_changes_nothing(tmp_path, data, capsys):
    """Added, then unchanged, then updated when the file has changed."""
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    status, lines, _ = run(data, str(story), capsys=capsys)
    assert (status, [line["status"] for line in lines]) == (0, ["added"])
    assert lines[0]["article_id"] == "story"
    assert lines[0]["passages"] == 1
    assert run(data, str(story), capsys=capsys)[1][0]["status"] == "unchanged"
    story.write_text(STORY.replace("Two", "Three"))
    assert run(data, str(story), capsys=capsys)[1][0]["status"] == "updated"


def test_bad_files_are_named_and_the_rest_goes_in(tmp_path, data, capsys):
    """Empty, binary, broken, missing, unparsable: a line each, exit status 1, and the good article is in."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(STORY)
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(b"\x7fELF\x00\x00\x01" * 50)
    (folder / "lines.jsonl").write_text(
        '{"title": "T", "text": "Calm returned to Orsk."}\n{oops\n{"title": "no text"}\n'
    )
    status, lines, _ = run(data, str(folder), str(tmp_path / "missing.txt"), capsys=capsys)
    assert status == 1
    by_source = {line["source"].removeprefix(str(tmp_path)): line for line in lines}
    assert by_source["/in/good.txt"]["status"] == "added"
    assert by_source["/in/lines.jsonl#1"]["status"] == "added"
    failed = {source for source, line in by_source.items() if line["status"] == "failed"}
    assert {"/in/empty.txt", "/in/binary.txt", "/missing.txt"} <= failed
    assert sum(source.startswith("/in/lines.jsonl") for source in failed) == 2
    assert all(line["reason"] for line in lines if line["status"] == "failed")


def test_the_users_word_on_outlet_and_day_wins(tmp_path, data, capsys):
    """--outlet and --published are taken for all files of a call."""
    from assistant.cli import main as assistant

    (tmp_path / "story.txt").write_text(STORY)
    main([str(tmp_path / "story.txt"), "--data", str(data), "--outlet", "Orsk Post", "--published", "2020-10-05"])
    capsys.readouterr()
    assert assistant(["article", "story", "--data", str(data), "--json"]) == 0
    article = json.loads(capsys.readouterr().out)
    assert (article["outlet"], article["published"]) == ("Orsk Post", "2020-10-05")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "name at least one file"),
        (["--rebuild", "x.txt"], "--rebuild takes no files"),
        (["x.txt", "--published", "yesterday"], "'yesterday' is no date"),
    ],
)
def test_wrong_usage_exits_with_two_and_says_what_to_do(arguments, told, capsys):
    """Argparse's status for usage, and a sentence that helps."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert told in capsys.readouterr().err


def test_an_unknown_embedding_model_is_refused_before_anything_is_read(tmp_path, data, capsys):
    """The message lists what can be set."""
    assert main([str(tmp_path), "--data", str(data), "--embedding", "word2vec"]) == 1
    assert "use minilm" in capsys.readouterr().err
    assert not data.exists()


def test_a_corpus_of_another_model_is_rebuilt_from_its_articles(tmp_path, data, capsys):
    """A corpus that another model made is refused, and `--rebuild` makes it usable with every article in it."""
    import sqlite3

    (tmp_path / "story.txt").write_text(STORY)
    assert main([str(tmp_path / "story.txt"), "--data", str(data)]) == 0
    connection = sqlite3.connect(data / "corpus.sqlite")
    connection.execute("UPDATE meta SET value = 'another' WHERE name = 'embedding'")
    connection.commit()
    connection.close()
    capsys.readouterr()
    assert main([str(tmp_path / "story.txt"), "--data", str(data)]) == 1
    assert "ingest --rebuild" in capsys.readouterr().err
    assert main(["--rebuild", "--data", str(data)]) == 0
    capsys.readouterr()
    status, lines, _ = run(data, str(tmp_path / "story.txt"), capsys=capsys)
    assert (status, lines[0]["status"]) == (0, "unchanged")
    assert not (data / "rebuilding").exists()


def test_rebuilding_where_there_is_no_corpus_says_so(data, capsys):
    """Nothing is made, and the message says what to run."""
    assert main(["--rebuild", "--data", str(data)]) == 1
    assert "to rebuild" in capsys.readouterr().err
    assert not data.exists()
