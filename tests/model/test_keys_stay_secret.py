"""A planted key is looked for wherever something is written: it is in the requests, and nowhere else."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys

import pytest

from assistant import wiring
from assistant.domain import EmbeddingError
from assistant.serialising import response_line
from assistant.settings import Settings
from tests.model.chat_server import KEY

QUESTION = "How many mourners were killed at the cemetery in Tartar, according to Azerbaijani officials?"


@pytest.mark.parametrize("fault", [None, "401", "500", "drop", "broken"])
def test_no_answer_log_or_stored_file_holds_the_key(served, demo_data, caplog, fault):
    """Not even where the server itself repeats it, as it does with a wrong key."""
    caplog.set_level(logging.DEBUG)
    served.fault = fault
    settings = Settings(data=demo_data, model="test-model", base_url=served.url, api_key=KEY, model_seconds="5")
    asker = wiring.build_asker(settings)
    response = asker.ask(QUESTION)
    told = json.dumps(response_line(response, name_of=asker.name_of, elapsed_ms=1))
    assert served.keys[0] == f"Bearer {KEY}"
    assert KEY not in told
    assert KEY not in caplog.text
    assert KEY not in repr(settings)
    assert KEY not in repr(asker._writer._client.endpoint)
    assert not [path for path in demo_data.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    ("arguments", "fault"), [(["ask", QUESTION], None), (["ask", QUESTION, "--json"], "401"), (["doctor"], "401")]
)
def test_no_command_prints_the_key(served, demo_data, arguments, fault):
    """With the key in the environment as users have it, and the client's own log turned up."""
    served.fault = fault
    environment = {**os.environ, "OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": served.url, "COMMUNIQUE_MODEL": "test-model"}
    environment |= {"OPENAI_LOG": "debug", "COMMUNIQUE_MODEL_SECONDS": "5"}
    command = [sys.executable, "-m", "assistant", *arguments, "--data", str(demo_data)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert served.keys or arguments == ["doctor"]
    assert done.stdout
    assert KEY not in done.stdout + done.stderr


def test_a_failing_embedding_endpoint_does_not_tell_the_key(served, demo_data):
    """The same key serves the embedding model, whose errors reach users too."""
    from assistant.embedding.configured import embedder_from

    embedder = embedder_from("openai:test-model", api_key=KEY, base_url=served.url)
    with pytest.raises(EmbeddingError) as raised:
        embedder.embed(["text"])
    assert KEY not in str(raised.value)
