"""Embedding models by setting: a real HTTP server that speaks the embeddings protocol, and LlamaIndex's own classes."""

from __future__ import annotations

import http.server
import json
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import EmbeddingError, SettingsError
from assistant.embedding.configured import embedder_from
from assistant.embedding.counting import count_tokens


class EmbeddingsServer(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if body["model"] == "broken":
            self.send_error(400, "no such model")
            return
        # Answered in reverse, as the protocol allows: `index` says which text a vector belongs to.
        rows = [
            {"object": "embedding", "index": at, "embedding": [float(len(text)), 2.0, 0.0]}
            for at, text in reversed(list(enumerate(body["input"])))
        ]
        answer = json.dumps({"object": "list", "data": rows, "model": body["model"], "usage": {}}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def endpoint():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), EmbeddingsServer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_openai_compatible_endpoint_makes_unit_vectors_in_the_texts_order(endpoint):
    """Vectors are put in order by the index that the endpoint gives."""
    model = embedder_from("openai:some-model", api_key="k", base_url=endpoint)
    vectors = model.embed(["a", "bbbb"] * 50)
    assert vectors.shape == (100, 3)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0)
    assert vectors[0] == pytest.approx([1 / 5**0.5, 2 / 5**0.5, 0])
    assert model.name == "openai:some-model"


def test_an_endpoint_that_refuses_is_named_with_the_settings_to_check(endpoint):
    """A fault of the endpoint is told with its address and the variables that set it."""
    with pytest.raises(EmbeddingError, match=r"broken at http://127.*OPENAI_BASE_URL"):
        embedder_from("openai:broken", api_key="k", base_url=endpoint).embed(["a"])


def test_a_key_is_not_in_the_message_of_a_failed_call(endpoint):
    """What is printed of a fault never holds the key."""
    with pytest.raises(EmbeddingError) as caught:
        embedder_from("openai:broken", api_key="sk-planted", base_url=endpoint).embed(["a"])
    assert "sk-planted" not in str(caught.value)


@pytest.mark.filterwarnings("ignore")
def test_a_llama_index_embedding_can_be_named():
    """Any BaseEmbedding that can be imported and made without arguments will do."""
    model = embedder_from("llama-index:tests_support_embedding:make")
    with pytest.raises(SettingsError, match="cannot be loaded"):
        model.embed(["a"])


@pytest.mark.parametrize("setting", ["", "minilm2", "openai:", "openai", "torch:x"])
def test_a_setting_that_names_no_model_says_what_would(setting):
    """The message lists the forms that a setting can take."""
    with pytest.raises(SettingsError, match="use minilm, openai:MODEL or llama-index:"):
        embedder_from(setting)


@given(st.text(max_size=200))
def test_any_text_can_be_counted(text):
    """Text that looks like a special token is counted as text, and nothing is downloaded."""
    assert count_tokens([text, "<|endoftext|>"])[1] > 1
    assert count_tokens([text])[0] >= bool(text)
