"""`assistant doctor`: each check says what it found, and a failed one what to do."""

from __future__ import annotations

import pytest

from assistant.doctor import State, examine
from assistant.settings import Settings
from tests.model.chat_server import KEY


def told(settings):
    found = list(examine(settings))
    return {state: " ".join(finding.text for finding in found if finding.state is state) for state in State}


def test_a_healthy_installation_with_a_model(served, demo_data):
    """Corpus, models and endpoint are fine; the endpoint's form of output is found out on the way."""
    served.schema = False
    found = told(Settings(data=demo_data, model="test-model", base_url=served.url, api_key=KEY))
    assert found[State.FAILED] == ""
    assert "36 articles" in found[State.OK]
    assert "offers test-model" in found[State.OK]
    assert "json_object" in found[State.OK]


def test_no_model_is_no_failure(demo_data):
    """Without a model everything works, and that is said plainly."""
    found = told(Settings(data=demo_data))
    assert found[State.FAILED] == ""
    assert "quotes alone" in found[State.NOTE]


def test_a_missing_corpus_and_a_missing_key_are_told_with_their_remedies(tmp_path):
    """What fails names the command or the variable that mends it."""
    found = told(Settings(data=tmp_path / "none", model="test-model"))
    assert "ingest" in found[State.FAILED]
    assert "OPENAI_API_KEY" in found[State.FAILED]


@pytest.mark.parametrize(
    ("fault", "named"), [("401", "OPENAI_API_KEY"), ("404", "COMMUNIQUE_MODEL"), ("500", "OPENAI_BASE_URL")]
)
def test_an_endpoint_that_refuses_is_told_with_the_setting(served, demo_data, fault, named):
    """The reason and the variable to change, and never the key."""
    served.fault = fault
    found = told(Settings(data=demo_data, model="test-model", base_url=served.url, api_key=KEY))
    assert named in found[State.FAILED]
    assert KEY not in str(found)


def test_a_model_that_is_not_offered_is_named_beside_those_that_are(served, demo_data):
    """A misspelt name is found before the first question."""
    found = told(Settings(data=demo_data, model="tset-model", base_url=served.url))
    assert "does not list 'tset-model'; it lists test-model" in found[State.NOTE]


def test_a_limit_that_is_no_number_is_named(demo_data):
    """A wrong setting is one failed check and not the end of the examination."""
    found = told(Settings(data=demo_data, model="m", base_url="http://127.0.0.1:9/v1", model_context="large"))
    assert "COMMUNIQUE_MODEL_CONTEXT is 'large'" in found[State.FAILED]
    assert "36 articles" in found[State.OK]
