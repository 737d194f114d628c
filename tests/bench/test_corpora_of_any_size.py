"""Variants of real articles: other names, days and figures, and every offset as true as in the real ones."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpus import ClaimFilter, Corpus, Entry
from assistant.domain import Article, Claim, DateSpan, Figure, Outcome, Passage, Qualifier, Status
from assistant.embedding.minilm import MiniLM
from bench.corpora import build, entries, variant
from bench.questions import trials
from bench.speed import made_corpus

TEXT = "Shells fell on Barda on 29 February 2020. The ministry in Baku said on Sunday that 121 people were killed."
QUOTE = TEXT[TEXT.index("The ministry") :]


def real(name: str = "real") -> Entry:
    start = TEXT.index(QUOTE)
    article = Article(name, TEXT, title="Barda shelled", outlet="Orsk Post", published=date(2020, 3, 1))
    claim = Claim(
        article_id=name,
        start=start,
        end=len(TEXT),
        quote=QUOTE,
        figure=Figure("121 people", 121, 121, Qualifier.EXACT),
        outcome=Outcome.KILLED,
        status=Status.UNKNOWN,
        claimant="The ministry in Baku",
        place="Barda",
        event_date=DateSpan.day(date(2020, 2, 29)),
        published=article.published,
        outlet=article.outlet,
    )
    keys = ("actor:azerbaijan", "place:barda", "date:2020-02-29", "month:2020-02")
    vector = np.zeros((1, 384), dtype=np.float32)
    vector[0, 0] = 1
    return Entry(article, name, "hash", (Passage(name, 0, len(TEXT), TEXT, keys),), vector, (claim,))


@given(st.integers(1, 5000))
def test_a_variant_is_another_event_with_true_offsets(number):
    """Quotes stand where claims say, figures are those of the text, and the day is moved alike everywhere."""
    made = variant(real(), number)
    (claim,), (passage,) = made.claims, made.passages
    assert len(made.article.text) == len(TEXT)
    assert made.article.text[claim.start : claim.end] == claim.quote
    assert made.article.text[passage.start : passage.end] == passage.text
    assert str(claim.figure.low) in claim.quote
    assert str(claim.event_date.first.year) in made.article.text
    assert f"month:{claim.event_date.first:%Y-%m}" in passage.keys
    assert claim.event_date.first.year < 2020
    assert np.isclose(np.linalg.norm(made.vectors[0]), 1)
    assert 0.9 < made.vectors[0, 0] < 1


def test_variants_differ_and_are_the_same_each_time():
    """Else a corpus of them would be one article many times over, and a measurement could not be repeated."""
    texts = [variant(real(), number).article.text for number in range(1, 60)]
    assert len(set(texts)) == len(texts)
    assert texts == [variant(real(), number).article.text for number in range(1, 60)]


@pytest.mark.parametrize("size", [1, 7])
def test_a_corpus_of_a_size_holds_the_real_ones_and_can_be_asked(tmp_path, size):
    """As many passages as wanted, the real article among them, searchable, with questions about its own claims."""
    built = build(tmp_path / "corpus", [real()], size, embedding="arithmetic")
    corpus = Corpus.open(built.folder, embedding="arithmetic")
    assert built.passages == corpus.record.passage_count() == size
    assert corpus.record.article("real").text == TEXT
    assert len(corpus.search_words("ministry", (), 10)) == size
    assert len(corpus.record.claims(ClaimFilter())) == size
    assert [one.article.id for one in entries(corpus)][-1] == "real"
    asked = trials(corpus.record, 8)
    assert len({trial.question for trial in asked}) > 3
    assert all(trial.filters for trial in asked)
    corpus.close()


def test_a_kept_corpus_is_used_again_and_a_broken_off_one_made_anew(tmp_path):
    """A corpus of 100,000 passages takes minutes to make, and one whose making ended early is too small."""
    name = MiniLM().name
    ingested, data = tmp_path / "real", tmp_path / "kept"
    build(ingested, [real()], 1, embedding=name)
    assert made_corpus(ingested, data, 2) == 2
    (data / "seen").touch()
    assert made_corpus(ingested, data, 2) == 2
    assert (data / "seen").exists()
    assert made_corpus(ingested, data, 5) == 5
    assert not (data / "seen").exists()
