"""The test server, running, and writers that ask it over the demo corpus."""

from __future__ import annotations

import threading

import pytest

from assistant import wiring
from assistant.demo import demo_folder
from assistant.model.answering import ModelWriter
from assistant.model.client import Client
from assistant.model.faults import Endpoint
from assistant.model.limits import Limits
from assistant.model.memory import Memory
from assistant.model.spending import Budget, Price
from assistant.settings import Settings
from ingest.cli import main as ingest
from tests.model.chat_server import KEY, MODEL, Handler, Served, Server


@pytest.fixture
def served():
    """The server, honest and able until a test says otherwise."""
    server = Server(("127.0.0.1", 0), Handler)
    server.served = Served(url=f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server.served
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory):
    """The demo corpus, ingested once for all tests here."""
    folder = tmp_path_factory.mktemp("model-demo") / "data"
    assert ingest([str(demo_folder()), "--data", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def demo_answerer(demo_data):
    """Answers from quotes alone; tests put models on top of it."""
    return wiring.build_answerer(Settings(data=demo_data))


@pytest.fixture
def new_writer(served, demo_answerer):
    """Makes writers over the demo corpus and the test server, each with a memory of its own."""

    def make(*, seconds=20.0, context=8192, answer=None, day=None, price=None, memory=None, second_look=False):
        limits = Limits(
            context,
            seconds,
            answer or Budget("COMMUNIQUE_ANSWER_BUDGET"),
            day or Budget("COMMUNIQUE_DAY_BUDGET"),
            Price(*price) if price else None,
            second_look,
        )
        client = Client(Endpoint(MODEL, served.url, KEY), memory or Memory(None))
        return ModelWriter(demo_answerer, demo_answerer._lexicon, client, limits)

    return make
