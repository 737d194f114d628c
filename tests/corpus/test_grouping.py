"""Copies of one text are found across outlets and edits, and look-alikes are left apart."""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from assistant.corpus import Corpus, Entry
from assistant.corpus.grouping import BANDS, NEWEST, REPRESENTATIVES, ROWS, join, leave
from assistant.corpus.record import Record
from assistant.corpus.schema import articles, bands, metadata, open_database, origins
from assistant.domain import Article, Passage

spec = importlib.util.spec_from_file_location("made_stories", Path(__file__).with_name("made_stories.py"))
made_stories = importlib.util.module_from_spec(spec)
sys.modules["made_stories"] = made_stories
spec.loader.exec_module(made_stories)


@pytest.fixture
def connection():
    engine = sa.create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as opened:
        yield opened
    engine.dispose()


def put(connection, name: str, text: str) -> None:
    row = {"id": name, "identity": name, "text": text, "content_hash": text[:9], "corrections": []}
    connection.execute(articles.insert(), row)
    join(connection, name, text)


def drop(connection, name: str) -> None:
    leave(connection, name)
    connection.execute(articles.delete().where(articles.c.id == name))


def groups(connection) -> dict[str, int]:
    return dict(connection.execute(sa.select(origins.c.article_id, origins.c.origin)).all())


def test_copies_are_found_and_look_alikes_are_not(connection):
    """60 groups of edited copies and as many reports of the same events: precision ≥ 0.98, recall ≥ 0.95."""
    stories = made_stories.made_set(60)
    assert len(stories) >= 300
    for story in stories:
        put(connection, story.id, story.text)
    found = groups(connection)
    compared = [(a.group == b.group, found[a.id] == found[b.id]) for a, b in combinations(stories, 2)]
    together = sum(same for _, same in compared)
    right = sum(meant and same for meant, same in compared)
    assert right / together >= 0.98
    assert right / sum(meant for meant, _ in compared) >= 0.95


def test_the_order_in_which_copies_arrive_does_not_matter(connection):
    """A text that joins two halves of a group makes them one."""
    story = made_stories.made_set(1)[0]
    parts = story.text.split("\n\n")
    put(connection, "head", "\n\n".join(parts[:4]))
    put(connection, "tail", "\n\n".join(parts[-4:]))
    put(connection, "whole", story.text)
    assert len(set(groups(connection).values())) == 1


def test_an_article_that_changes_or_goes_leaves_its_group(connection):
    """The others stay together, and nothing of it is left behind."""
    story = made_stories.made_set(2, seed=3)[0]
    for name in "abc":
        put(connection, name, story.text)
    drop(connection, "a")
    put(connection, "a", "\n\n".join(made_stories.paragraphs(made_stories.random.Random(99), "Orsk")))
    found = groups(connection)
    assert found["b"] == found["c"] != found["a"]
    for name in "abc":
        drop(connection, name)
    assert connection.scalar(sa.select(sa.func.count()).select_from(bands)) == 0


def test_a_text_with_very_many_copies_is_represented_by_some(connection):
    """A new copy finds them also when those that stood for the group are gone."""
    text = made_stories.made_set(1)[0].text
    for number in range(REPRESENTATIVES + 10):
        put(connection, f"a{number}", text)
    for number in range(REPRESENTATIVES + 5):
        drop(connection, f"a{number}")
    put(connection, "new", text)
    assert len(set(groups(connection).values())) == 1


def test_short_texts_and_empty_ones_stand_alone(connection):
    """There is too little in them to compare."""
    for name in ("a", "b"):
        put(connection, name, "Calm returned to Orsk.")
    assert len(set(groups(connection).values())) == 2


def test_the_record_says_where_else_a_text_stands(tmp_path):
    """Copies of an article come with their outlets; an article without copies has none."""
    story = made_stories.made_set(1)[0].text
    vector = np.ones((1, 16), dtype=np.float32) / 4
    entries = []
    for name, text in (("a", story), ("b", story + "\n\nMore follows."), ("c", "Calm returned to Orsk.")):
        article = Article(name, text, outlet=f"Outlet {name}", published=date(2020, 10, 4))
        entries.append(Entry(article, name, text, (Passage(name, 0, 9, text[:9]),), vector, ()))
    with Corpus.writing(tmp_path, embedding="arithmetic") as corpus:
        corpus.put(entries)
        found = corpus.record.copies(["a", "c"])
        corpus.record.purge("b")
        left = corpus.record.copies(["a"])
    assert {name: [copy.outlet for copy in copies] for name, copies in found.items()} == {"a": ["Outlet b"]}
    assert left == {}


def test_a_phrase_that_all_articles_share_hides_no_copy_among_them(connection):
    """More articles than a band is looked through stand between a text and its copy, all with the same long notice."""
    notice = "The ministry does not comment on reports that were not made to it in writing and signed by hand. " * 2
    stories = [story for story in made_stories.made_set(40, seed=5) if story.id.endswith("l0")]
    first = made_stories.made_set(1)[0].text
    put(connection, "first", f"{first}\n\n{notice}")
    for number in range(3 * NEWEST):
        town = stories[number % len(stories)].text.split()[0]
        told = made_stories.paragraphs(made_stories.random.Random(number), town)
        put(connection, f"a{number}", "\n\n".join([*told, notice]))
    put(connection, "copy", f"As we reported:\n\n{first}\n\n{notice}")
    found = groups(connection)
    assert found["first"] == found["copy"]
    assert sum(origin == found["copy"] for origin in found.values()) == 2


def test_a_signature_of_an_earlier_version_is_still_compared(connection):
    """Those had no number of runs at their end."""
    text = made_stories.made_set(1)[0].text
    put(connection, "old", text)
    size = 4 * BANDS * ROWS
    signed = connection.scalar(sa.select(origins.c.signature))
    assert len(signed) > size
    connection.execute(origins.update().values(signature=signed[:size]))
    put(connection, "new", f"{text}\n\nMore follows.")
    assert len(set(groups(connection).values())) == 1


@pytest.mark.skipif(not os.environ.get("COMMUNIQUE_SOAK"), reason="minutes: run by `make soak`")
def test_grouping_takes_time_that_grows_nearly_linearly(tmp_path):
    """The work for one article at 100,000 is at most twice that at 10,000, and the groups are as right.

    Stored as ingest stores them: on the disk, fifty articles a transaction, without passages and claims.
    """
    stories = made_stories.made_set(15_000)[:100_000]
    engine = open_database(tmp_path / "groups.sqlite")
    metadata.create_all(engine)
    record = Record(engine)
    # Of the processor: what else runs on the machine must not decide.
    spent, told, began = {}, [], time.process_time()
    for at in range(0, len(stories), 50):
        record.put(entry(story) for story in stories[at : at + 50])
        if (number := at + 50) in (10_000, 30_000, 100_000):
            spent[number] = time.process_time() - began
            precision, recall = agreement(engine, stories[:number])
            began += time.process_time() - began - spent[number]
            told.append(f"{number}: {spent[number]:.0f} s, precision {precision:.4f}, recall {recall:.4f}")
            assert precision >= 0.98
            assert recall >= 0.95
    sys.stderr.write("\n".join(["", *told, ""]))
    assert spent[100_000] / 100_000 < 2 * spent[10_000] / 10_000
    engine.dispose()


def entry(story) -> Entry:
    article = Article(story.id, story.text, published=date(2020, 10, 4))
    return Entry(article, story.id, story.id, (), np.zeros((0, 16), dtype=np.float32), ())


def agreement(engine, stories) -> tuple[float, float]:
    """Of pairs of articles: the share of the grouped ones that are copies, and of the copies that are grouped."""
    with engine.connect() as connection:
        found = groups(connection)
    both = pairs((story.group, found[story.id]) for story in stories)
    return both / pairs(found[story.id] for story in stories), both / pairs(story.group for story in stories)


def pairs(labels) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(labels).values())
