"""What becomes of articles over time, through the command as a person runs it."""

from __future__ import annotations

import json
import sqlite3

import pytest

from assistant.cli import main as assistant
from ingest.cli import main

STORY = "Market shelled\n\nShells fell on the market of Orsk on Sunday. Two people were killed, the mayor said.\n"


@pytest.fixture
def ingest(tmp_path, capsys):
    """Run `ingest` on the corpus of the test: the exit status, its JSON lines, and what it said to a person."""

    def run(*arguments: object, data: str = "data"):
        status = main([*map(str, arguments), "--data", str(tmp_path / data), "--json"])
        told = capsys.readouterr()
        return status, [json.loads(line) for line in told.out.splitlines()], told.err

    return run


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def claims(tmp_path, capsys) -> list[str]:
    assert assistant(["claims", "--json", "--data", str(tmp_path / "data")]) == 0
    return [json.loads(line)["figure"]["text"] for line in capsys.readouterr().out.splitlines()]


def test_the_old_version_of_a_changed_article_is_kept_and_its_claims_no_longer_count(ingest, story, tmp_path, capsys):
    """The history has its text, its dates and what it claimed; the ledger has only what stands."""
    ingest(story)
    story.write_text(STORY.replace("Two", "Three"))
    assert ingest(story)[1][0]["status"] == "updated"
    _, (old,), _ = ingest("history", "story")
    assert (old["status"], old["article"]["text"]) == ("updated", STORY.strip())
    assert [claim["figure_text"] for claim in old["claims"]] == ["Two people"]
    assert old["stored"] <= old["ended"]
    assert claims(tmp_path, capsys) == ["Three people"]


def test_a_removed_article_stays_removed_until_it_is_taken_in_again(ingest, story, tmp_path, capsys):
    """Not even the same file brings it back by itself; --restore does, and the history remembers."""
    ingest(story)
    assert ingest("remove", "story", "--reason", "retracted")[1][0]["status"] == "withdrawn"
    assert claims(tmp_path, capsys) == []
    _, (again,), _ = ingest(story)
    assert again["status"] == "skipped"
    assert "retracted" in again["reason"]
    assert ingest(story, "--restore")[1][0]["status"] == "added"
    assert claims(tmp_path, capsys) == ["Two people"]
    assert ingest("history", "story")[1][0]["reason"] == "retracted"


def test_a_purged_article_leaves_nothing(ingest, story):
    """Text and versions are deleted, and a second removal says that it is not there."""
    ingest(story)
    assert ingest("remove", str(story), "--purge")[0] == 0
    assert ingest("history", "story")[0] == 1
    status, _, told = ingest("remove", "story")
    assert status == 1
    assert "is no article here" in told


def test_an_archive_makes_the_same_corpus_elsewhere(ingest, story, tmp_path, capsys):
    """Ids, texts, fields and earlier versions survive the journey, and a second import changes nothing."""
    ingest(story)
    story.write_text(STORY.replace("Two", "Three"))
    ingest(story, "--outlet", "Orsk Post", "--published", "2020-10-05")
    archive = tmp_path / "archive.jsonl"
    main(["export", str(archive), "--data", str(tmp_path / "data")])
    capsys.readouterr()
    assert ingest("import", archive, data="other")[1][0]["status"] == "added"
    assert ingest("import", archive, data="other")[1][0]["status"] == "unchanged"
    there, here = tmp_path / "there.jsonl", tmp_path / "here.jsonl"
    main(["export", str(here), "--data", str(tmp_path / "data")])
    main(["export", str(there), "--data", str(tmp_path / "other")])
    assert there.read_text() == here.read_text()


def test_what_is_no_archive_is_refused(ingest, story, tmp_path):
    """JSON lines of articles are ingested, not imported."""
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "One."}\n')
    status, _, told = ingest("import", path)
    assert status == 1
    assert "is no archive" in told


def test_what_is_no_archive_makes_no_corpus(ingest, story, tmp_path):
    """A wrong file is refused before a folder is made for it."""
    assert ingest("import", story)[0] == 1
    assert not (tmp_path / "data").exists()


def test_an_archive_is_not_taken_for_articles(ingest, story, tmp_path):
    """Ingested as it is, its history and its ids' places would be lost: the message names the command."""
    ingest(story)
    archive = tmp_path / "archive.jsonl"
    ingest("export", archive)
    status, (line,), _ = ingest(archive, data="other")
    assert (status, line["status"]) == (1, "failed")
    assert "ingest import" in line["reason"]


def test_options_may_stand_before_the_command(ingest, story, tmp_path, capsys):
    """`ingest --data DIR status` asks for the status, and reads no file called status."""
    ingest(story)
    assert main(["--data", str(tmp_path / "data"), "--json", "status"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 1


def test_a_rebuilt_corpus_keeps_its_history_and_every_article(ingest, story):
    """Also the article that was removed once and taken in again."""
    ingest(story)
    ingest("remove", "story")
    ingest(story, "--restore")
    assert ingest("--rebuild")[1][0]["status"] == "added"
    assert len(ingest("history", "story")[1]) == 1
    assert ingest("status")[1][0]["articles"] == 1


def test_verify_tells_each_kind_of_harm_apart(ingest, tmp_path):
    """One article each is harmed in another way, and each way is told by name."""
    for name in "abcdef":
        text = " ".join(f"On day {day} shells of brigade {name} killed {day} people, he said." for day in range(2, 9))
        (tmp_path / f"{name}.txt").write_text(text)
    ingest(*(tmp_path / f"{name}.txt" for name in "abcdef"))
    assert ingest("verify")[:2] == (0, [])
    with sqlite3.connect(tmp_path / "data" / "corpus.sqlite") as connection:
        connection.execute("DELETE FROM passages WHERE article_id = 'a'")
        connection.execute("UPDATE passages SET vector = zeroblob(1536) WHERE article_id = 'b'")
        connection.execute("DELETE FROM bands WHERE number = (SELECT number FROM origins WHERE article_id = 'c')")
        connection.execute("DELETE FROM origins WHERE article_id = 'd'")
        connection.execute("UPDATE passages SET end = 90000, id = 'e@0-90000' WHERE article_id = 'e'")
        connection.execute("UPDATE claims SET end = 90000 WHERE article_id = 'f'")
    connection.close()
    status, lines, _ = ingest("verify")
    assert status == 1
    told = " | ".join(line["told"] for line in lines)
    for part in (
        "left over (a@", "vectors that are not those", "compared with as they should (c)", "no group of copies (d)",
        "passages whose offsets lie outside their article (e)", "claims whose offsets lie outside their article (f)",
        "missing (e@0-90000)",
    ):  # fmt: skip
        assert part in told


def test_verify_repairs_lost_indexes(ingest, story, tmp_path):
    """Both indexes are made anew from the record."""
    import shutil

    ingest(story)
    shutil.rmtree(tmp_path / "data" / "words")
    shutil.rmtree(tmp_path / "data" / "vectors")
    assert {line["where"] for line in ingest("verify")[1]} == {"vectors", "words"}
    ingest("verify", "--repair")
    assert ingest("verify")[:2] == (0, [])


def test_inspect_says_where_each_field_is_from_and_what_was_left_out(ingest, tmp_path):
    """Nothing is stored."""
    page = tmp_path / "page.html"
    page.write_text(
        "<html lang=en><head><meta property='og:site_name' content='Orsk Post'></head><body><nav>Subscribe today</nav>"
        "<article><h1>Market shelled</h1>"
        + "<p>Shells fell on the market of Orsk on Sunday, and two people were killed, the mayor said.</p>" * 3
        + "<p>Correction: an earlier version of this article gave three dead.</p></article></body></html>"
    )
    status, (seen,), _ = ingest("inspect", page)
    assert status == 0
    assert seen["fields"]["outlet"] == {"value": "Orsk Post", "from": "og:site_name"}
    assert seen["fields"]["published"] == {"value": None, "from": None}
    assert seen["cut"] == ["Subscribe today"]
    assert seen["corrections"] == ["Correction: an earlier version of this article gave three dead."]
    assert not (tmp_path / "data").exists()


def test_a_disk_that_is_full_is_said_plainly_and_nothing_is_half_written(ingest, story, tmp_path, monkeypatch):
    """SQLite's own limit of pages stands for the disk's."""
    import sqlalchemy as sa

    from assistant.corpus import corpus as corpus_module

    ingest(story)
    real = corpus_module.open_database

    def small(path):
        engine = real(path)

        @sa.event.listens_for(engine, "connect")
        def _limit(connection, _record):
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")

        return engine

    monkeypatch.setattr(corpus_module, "open_database", small)
    big = tmp_path / "big.txt"
    big.write_text("\n\n".join(f"On day {day} shells fell, and {day} people died, he said." for day in range(2000)))
    status, _, told = ingest(big)
    assert status == 1
    assert "is full" in told
    monkeypatch.undo()
    assert ingest("verify")[:2] == (0, [])
    assert ingest("status")[1][0]["articles"] == 1


def test_status_names_who_writes(ingest, story, tmp_path):
    """And nobody when nobody does."""
    from assistant.corpus.locking import writer

    ingest(story)
    assert ingest("status")[1][0]["writing_now"] is None
    with writer(tmp_path / "data" / "writer.lock", activity="a test"):
        assert "a test" in ingest("status")[1][0]["writing_now"]
