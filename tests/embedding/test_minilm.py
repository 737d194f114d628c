"""The built-in model, with its real weights."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import EmbeddingError
from assistant.embedding.minilm import BATCH_TOKENS, MiniLM, batches


@pytest.fixture(scope="module")
def model():
    return MiniLM()


def test_vectors_have_length_one_and_keep_the_order_of_texts(model):
    """A text's vector does not depend on what it was batched with."""
    texts = ["Shells fell on the town.", "x", "The ministry said that talks would go on. " * 12]
    together = model.embed(texts)
    alone = np.concatenate([model.embed([text]) for text in texts])
    assert together.shape == (3, 384)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-3)
    assert (together * alone).sum(axis=1) == pytest.approx(1.0, abs=2e-3)


def test_meaning_decides_nearness(model):
    """A paraphrase is nearer than a sentence about something else."""
    asked, near, far = model.embed(["How many civilians died?", "The number of dead civilians", "I like cheese"])
    assert asked @ near > 0.6
    assert asked @ far < 0.3


def test_no_text_gives_no_vector(model):
    """An empty batch is no error."""
    assert model.embed([]).shape == (0, 384)


def test_weights_that_are_not_the_published_ones_are_refused(model, tmp_path):
    """The digest vouches for the weights, and the message says how to mend it."""
    shutil.copy(model.folder / "tokenizer.json", tmp_path)
    data = bytearray((model.folder / "model.safetensors").read_bytes())
    data[-1] ^= 1
    (tmp_path / "model.safetensors").write_bytes(data)
    with pytest.raises(EmbeddingError, match="is not the published model"):
        MiniLM(tmp_path).embed(["text"])


def test_missing_weights_are_named(tmp_path):
    """A folder without the model says which file is missing."""
    with pytest.raises(EmbeddingError, match=r"tokenizer\.json is missing"):
        MiniLM(tmp_path).embed(["text"])


@given(st.lists(st.integers(min_value=1, max_value=256), max_size=200))
def test_batches_hold_every_row_once_and_stay_small(lengths):
    """No row is lost or doubled, and no padded batch is larger than the limit, unless it is a single row."""
    groups = list(batches(lengths))
    assert sorted(row for group in groups for row in group) == list(range(len(lengths)))
    for group in groups:
        assert len(group) == 1 or len(group) * max(lengths[row] for row in group) <= BATCH_TOKENS
