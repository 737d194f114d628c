"""The corpus on disk: a real SQLite file, a real Chroma and a real tantivy, with vectors made by arithmetic."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant.corpus import ClaimFilter, Corpus, Entry
from assistant.corpus import corpus as corpus_module
from assistant.corpus.probe import readable_ids
from assistant.domain import (
    Article,
    Claim,
    CorpusBusyError,
    CorpusIncompatibleError,
    CorpusMissingError,
    DateSpan,
    Figure,
    Outcome,
    Passage,
    Qualifier,
    Status,
)
from assistant.domain.errors import CorpusError

MODEL = "arithmetic"


def vector(seed: int) -> np.ndarray:
    values = np.random.default_rng(seed).normal(size=16).astype(np.float32)
    return values / np.linalg.norm(values)


def entry(name: str, text: str, *, seed: int, published: date | None = date(2020, 10, 4)) -> Entry:
    article = Article(name, text, title=f"Headline {name}", outlet="The Gazette", published=published)
    claim = Claim(
        article_id=name,
        start=0,
        end=len(text),
        quote=text,
        figure=Figure("four people", 4, 4, Qualifier.EXACT),
        outcome=Outcome.KILLED,
        status=Status.UNKNOWN,
        side="azerbaijan",
        actor="armenia",
        event_date=DateSpan.day(date(2020, 10, 3)),
        published=published,
        outlet="The Gazette",
    )
    passage = Passage(name, 0, len(text), text, ("actor:armenia",))
    return Entry(article, name, f"hash {text}", (passage,), vector(seed).reshape(1, -1), (claim,))


@pytest.fixture(params=[True, False], ids=["scanned", "chroma"])
def both_ways(request, monkeypatch):
    if not request.param:
        monkeypatch.setattr(corpus_module, "SCAN_LIMIT", 0)


def fill(folder: Path, *entries: Entry) -> None:
    with Corpus.writing(folder, embedding=MODEL) as corpus:
        corpus.put(entries)
        corpus.flush()


@pytest.mark.usefixtures("both_ways")
def test_what_was_put_is_found_by_words_keys_and_vectors(tmp_path):
    """An article that was stored and flushed is found by each index."""
    fill(tmp_path, entry("a", "Shells fell on Ganja.", seed=1), entry("b", "Talks began in Geneva.", seed=2))
    corpus = Corpus.open(tmp_path, embedding=MODEL)
    assert [name for name, _ in corpus.search_words("shell", [], 5)] == ["a@0-21"]
    assert {name for name, _ in corpus.search_words("", ["actor:armenia"], 5)} == {"a@0-21", "b@0-22"}
    name, cosine = corpus.search_vectors(vector(2), 1)[0]
    assert name == "b@0-22"
    assert cosine == pytest.approx(1.0, abs=1e-3)


@pytest.mark.usefixtures("both_ways")
def test_a_changed_article_replaces_the_old_one_whole(tmp_path):
    """Nothing of the old text, its passages, vectors or claims is left."""
    fill(tmp_path, entry("a", "Shells fell on Ganja last night.", seed=1))
    fill(tmp_path, entry("a", "Talks began in Geneva.", seed=2))
    corpus = Corpus.open(tmp_path, embedding=MODEL)
    assert corpus.search_words("Ganja", [], 5) == []
    assert [name for name, _ in corpus.search_vectors(vector(1), 5)] == ["a@0-22"]
    assert [claim.quote for claim in corpus.record.claims(ClaimFilter())] == ["Talks began in Geneva."]
    assert corpus.record.summary().passages == 1


@pytest.mark.usefixtures("both_ways")
def test_a_reader_sees_what_a_writer_adds_without_reopening(tmp_path):
    """A page that is open keeps up with ingest."""
    fill(tmp_path, entry("a", "Shells fell on Ganja.", seed=1))
    reader = Corpus.open(tmp_path, embedding=MODEL)
    assert len(reader.search_vectors(vector(1), 9)) == 1
    fill(tmp_path, entry("b", "Talks began in Geneva.", seed=2))
    assert len(reader.search_vectors(vector(1), 9)) == 2
    assert reader.search_words("Geneva", [], 9)


def test_claims_come_back_as_they_were_put_and_filter_by_slot(tmp_path):
    """The ledger keeps every field, and filters by actor, side, outcome and day."""
    given = entry("a", "Four people died.", seed=1)
    fill(tmp_path, given)
    record = Corpus.open(tmp_path, embedding=MODEL).record
    assert record.claims(ClaimFilter()) == list(given.claims)
    assert record.claims(ClaimFilter(actors=("armenia",), sides=("azerbaijan",), outcomes=("killed",)))
    assert not record.claims(ClaimFilter(actors=("azerbaijan",)))
    assert record.claims(ClaimFilter(since=date(2020, 10, 3), until=date(2020, 10, 3)))
    assert not record.claims(ClaimFilter(since=date(2020, 10, 4)))


def test_what_was_stored_but_not_indexed_is_finished_by_the_next_reader(tmp_path):
    """An article that was acknowledged just before a kill is found by whoever opens the corpus next."""
    with Corpus.writing(tmp_path, embedding=MODEL) as corpus:
        corpus.put([entry("a", "Shells fell on Ganja.", seed=1)])
    assert Corpus.open(tmp_path, embedding=MODEL).search_words("Ganja", [], 5)


def test_a_damaged_vector_store_is_made_anew_from_the_record(tmp_path, monkeypatch):
    """A store that a killed writer left unfinished is checked, and rebuilt where it cannot be read."""
    monkeypatch.setattr(corpus_module, "SCAN_LIMIT", 0)
    fill(tmp_path, entry("a", "Shells fell on Ganja.", seed=1))
    (tmp_path / "vectors" / "UNFINISHED").touch()
    (tmp_path / "vectors" / "chroma.sqlite3").write_bytes(b"damaged")
    corpus = Corpus.open(tmp_path, embedding=MODEL)
    assert [name for name, _ in corpus.search_vectors(vector(1), 5)] == ["a@0-21"]
    assert not (tmp_path / "vectors" / "UNFINISHED").exists()


def test_a_vector_lost_from_the_store_is_put_back_from_the_record(tmp_path):
    """After a kill, ids are compared one by one: a count proves nothing."""
    fill(tmp_path, entry("a", "Shells fell on Ganja.", seed=1), entry("b", "Talks began.", seed=2))
    with Corpus.writing(tmp_path, embedding=MODEL) as corpus:
        corpus._chroma.write([], ["b@0-12"])
    (tmp_path / "vectors" / "UNFINISHED").touch()
    with Corpus.writing(tmp_path, embedding=MODEL):
        pass
    assert readable_ids(tmp_path / "vectors") == {"a@0-21", "b@0-12"}


def test_rebuilt_indexes_find_what_the_old_ones_found(tmp_path):
    """Both derived indexes can be thrown away and made anew without embedding anything."""
    fill(tmp_path, entry("a", "Shells fell on Ganja.", seed=1))
    with Corpus.writing(tmp_path, embedding=MODEL) as corpus:
        corpus.rebuild_indexes()
    corpus = Corpus.open(tmp_path, embedding=MODEL)
    assert corpus.search_words("Ganja", [], 5)
    assert readable_ids(tmp_path / "vectors") == {"a@0-21"}


def test_a_second_writer_is_told_who_writes(tmp_path):
    """The lock names its holder."""
    with (
        Corpus.writing(tmp_path, embedding=MODEL),
        pytest.raises(CorpusBusyError, match=f"process {os.getpid()}"),
        Corpus.writing(tmp_path, embedding=MODEL),
    ):
        pass


HANGING_WRITER = """
import sys, time
from pathlib import Path
from assistant.corpus import Corpus
with Corpus.writing(Path(sys.argv[1]), embedding=sys.argv[2]):
    print("writing", flush=True)
    time.sleep(600)
"""


def test_the_writers_lock_dies_with_its_holder(tmp_path):
    """A killed writer leaves no lock behind."""
    command = [sys.executable, "-c", HANGING_WRITER, str(tmp_path), MODEL]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "writing\n"
        with pytest.raises(CorpusBusyError), Corpus.writing(tmp_path, embedding=MODEL):
            pass
        process.kill()
    fill(tmp_path, entry("a", "Shells fell on Ganja.", seed=1))


def test_a_missing_corpus_says_how_to_make_one(tmp_path):
    """The message holds the command to run."""
    with pytest.raises(CorpusMissingError, match=r"ingest FILE_OR_FOLDER --data"):
        Corpus.open(tmp_path, embedding=MODEL)


def test_another_embedding_model_is_refused_with_the_way_out(tmp_path):
    """Vectors of two models are never mixed."""
    fill(tmp_path, entry("a", "Shells fell on Ganja.", seed=1))
    with pytest.raises(CorpusIncompatibleError, match=r"arithmetic.*geometry.*ingest --rebuild"):
        Corpus.open(tmp_path, embedding="geometry")


def test_another_format_is_refused_with_the_way_out(tmp_path):
    """A corpus of another version is not misread."""
    fill(tmp_path, entry("a", "Shells fell on Ganja.", seed=1))
    with sqlite3.connect(tmp_path / "corpus.sqlite") as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE name = 'format'")
    connection.close()
    with pytest.raises(CorpusIncompatibleError, match=r"format 999.*ingest --rebuild"):
        Corpus.open(tmp_path, embedding=MODEL)


def test_a_file_that_is_no_database_is_named(tmp_path):
    """Rubbish under the database's name is told as such."""
    (tmp_path / "corpus.sqlite").write_bytes(b"rubbish" * 1000)
    with pytest.raises(CorpusIncompatibleError, match="is not a corpus database"):
        Corpus.open(tmp_path, embedding=MODEL)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    """A data folder under a file is refused with its path."""
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(CorpusError, match="cannot be written to"),
        Corpus.writing(tmp_path / "file" / "data", embedding=MODEL),
    ):
        pass


def test_a_search_that_looks_like_a_query_language_is_only_words(tmp_path):
    """Tantivy's query syntax has no power here, however deep its parentheses."""
    fill(tmp_path, entry("a", "Shells fell on Ganja.", seed=1))
    corpus = Corpus.open(tmp_path, embedding=MODEL)
    for hostile in ("title:[* TO *]", '"', "(" * 5000, "' OR 1=1 --", "", "شهداء", "+" * 9):
        assert corpus.search_words(hostile, [], 5) == []
