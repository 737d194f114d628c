"""Marks by a model: what it is given, what becomes of faults, and that they touch no measure."""

from __future__ import annotations

import json
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.domain.errors import SettingsError
from evals.cli import main
from evals.graders.grading import Mark, graded, known_metrics, metrics_named, samples_of, told
from evals.reporting import write_results

KEY = "sk-planted-0123456789"


@pytest.fixture
def run(tmp_path, told_wrongly, outcome):
    """A run of two answers and an abstention, in a folder of its own."""
    outcomes = [told_wrongly, outcome("one", right=True, about="b"), outcome("u", answerable=False, answered=False)]
    return write_results(outcomes, "made", tmp_path / "run"), tmp_path / "run"


class Marking:
    """A grader that knows what it will say."""

    name, model = "ragas", "a-model"

    def __init__(self, marks):
        self._marks = marks

    def marks(self, samples, metrics):
        return [self._marks(sample, metric) for sample in samples for metric in metrics]


def test_a_grader_sees_the_answer_what_it_quotes_and_what_was_found(run):
    """Abstentions are left out; quotes come first, each passage once; a claimant is part of what is expected."""
    results, _ = run
    lake, one = samples_of(results)
    assert (lake.case, one.case) == ("lake", "one")
    assert lake.response == "30 soldiers, according to the Lake ministry"
    assert lake.reference == "12, according to the Lake ministry"
    assert lake.retrieved_contexts[0].startswith("The Lake ministry said")
    assert "It rained" in lake.retrieved_contexts
    assert len(set(lake.retrieved_contexts)) == len(lake.retrieved_contexts)
    assert samples_of(results, 1) == [lake]


def test_marks_are_summed_and_failures_counted(run):
    """A fault is no mark of nought: the mean is of the marks that were made, and the report says how many were not."""
    results, _ = run
    grader = Marking(
        lambda s, m: Mark(s.case, m.name, 0.5) if s.case == "lake" else Mark(s.case, m.name, fault="APITimeoutError")
    )
    found = graded(results, [grader], metrics_named("faithfulness"), None)
    summed = found["metrics"]["faithfulness"]
    assert (summed["value"], summed["marked"], summed["failed"]) == (0.5, 1, 1)
    report = told(found)
    assert "no gate reads it" in report
    assert "APITimeoutError" in report
    assert "lake faithfulness 0.50" in report


def test_a_grader_that_says_nothing_is_a_fault(run):
    """A model that cannot be reached is not reported as a mark."""
    results, _ = run
    silent = Marking(lambda s, m: Mark(s.case, m.name, fault="APIConnectionError"))
    with pytest.raises(SettingsError, match=r"a-model gave no mark: APIConnectionError"):
        graded(results, [silent], metrics_named("faithfulness"), None)


def test_what_cannot_be_graded_is_named(run, tmp_path, outcome, capsys, monkeypatch):
    """A metric nobody knows, a run without answers, no model: each says what to do."""
    _, folder = run
    monkeypatch.delenv("COMMUNIQUE_MODEL", raising=False)
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "none.toml"))
    assert main(["grade", str(folder), "--metrics", "charm"]) == 1
    assert "'charm': take of faithfulness" in capsys.readouterr().err
    assert main(["grade", str(folder)]) == 1
    assert "No grading model is named" in capsys.readouterr().err
    empty = tmp_path / "empty"
    write_results([outcome("u", answerable=False, answered=False)], "made", empty)
    assert main(["grade", str(empty), "--model", "m"]) == 1
    assert "no answer that could be graded" in capsys.readouterr().err


def test_without_ragas_the_command_says_what_to_install(run, capsys, monkeypatch):
    """Ragas is no part of the default install."""
    monkeypatch.setitem(sys.modules, "ragas", None)
    _, folder = run
    assert main(["grade", str(folder), "--model", "m"]) == 1
    assert "install the extra `ragas`" in capsys.readouterr().err
    assert not (folder / "graded.json").exists()


class Endpoint(BaseHTTPRequestHandler):
    """A model that takes an answer for one statement, bears out what names the ministry, and rates all else 2 of 2."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        told = " ".join(message["content"] for message in asked["messages"])
        self.server.asked.append(asked)
        if ('"verdict"' in told and "NLI" in told) or "natural language inference" in told.lower():
            said = {"statements": [{"statement": "s", "reason": "r", "verdict": int("Lake ministry" in told)}]}
        elif '"statements"' in told:
            said = {"statements": ["30 soldiers were killed"]}
        elif '"supported"' in told:
            quotes = told.partition("QUOTES")[2].partition("STATEMENT")[0]
            said = {"supported": "Lake ministry" in quotes, "missing": None}
        else:
            said = {"rating": 2}
        reply = {"role": "assistant", "content": json.dumps(said)}
        body = json.dumps(
            {
                "id": "x",
                "object": "chat.completion",
                "created": 1,
                "model": asked["model"],
                "choices": [{"index": 0, "message": reply, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
            }
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def endpoint():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def dialled(monkeypatch):
    """The addresses that anything connects to or looks up."""
    reached = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def watched(self, address):
        reached.append(address[0] if isinstance(address, tuple) else address)
        return connect(self, address)

    def looked_up(host, *rest, **named):
        reached.append(host)
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", watched)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    return reached


@pytest.mark.filterwarnings("default")
def test_ragas_grades_through_an_endpoint_and_tells_nobody(run, endpoint, dialled, capsys, monkeypatch):
    """Real ragas against a real server: marks in files of their own, results.json as it was, nobody else called."""
    pytest.importorskip("ragas", reason="the extra `ragas` is not installed")
    results, folder = run
    before = (folder / "results.json").read_bytes()
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{endpoint.server_port}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    ragas = [metric for metric in known_metrics().values() if metric.by == "ragas"]
    names = ",".join(metric.name for metric in ragas)
    assert main(["grade", str(folder), "--model", "a-model", "--metrics", names]) == 0
    found = json.loads((folder / "graded.json").read_text())
    assert set(found["metrics"]) == set(names.split(","))
    by_case = {(mark["case"], mark["metric"]): mark for mark in found["marks"]}
    assert by_case["lake", "faithfulness"]["value"] == 1.0
    assert by_case["one", "faithfulness"]["value"] == 0.0
    assert by_case["one", "groundedness"]["value"] == 1.0
    assert len(found["marks"]) == len(samples_of(results)) * len(ragas)
    assert not [mark for mark in found["marks"] if mark["fault"]]
    assert (folder / "results.json").read_bytes() == before
    assert endpoint.asked[0]["model"] == "a-model"
    assert set(dialled) <= {"127.0.0.1", b"127.0.0.1"}
    written = "".join(path.read_text() for path in folder.glob("graded.*"))
    assert KEY not in written + capsys.readouterr().out


def test_a_model_judges_the_quotes_where_the_rule_did(run, endpoint, monkeypatch):
    """ALCE's recall and precision by a model: no extra is needed, and each case is asked about by its own quotes."""
    _, folder = run
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{endpoint.server_port}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    names = "citation_recall_by_model,citation_precision_by_model"
    assert main(["grade", str(folder), "--model", "a-model", "--metrics", names]) == 0
    found = json.loads((folder / "graded.json").read_text())
    values = {(mark["case"], mark["metric"]): mark["value"] for mark in found["marks"]}
    assert values["lake", "citation_recall_by_model"] == 1.0
    assert values["lake", "citation_precision_by_model"] == 1.0
    assert values["one", "citation_recall_by_model"] == 0.0
    assert values["one", "citation_precision_by_model"] == 0.0


def test_an_endpoint_that_is_not_there_is_named(run, capsys, monkeypatch):
    """Nobody listens: a fault with a message and without marks."""
    _, folder = run
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert main(["grade", str(folder), "--model", "a-model", "--metrics", "citation_recall_by_model"]) == 1
    assert "a-model gave no mark" in capsys.readouterr().err
    assert not (folder / "graded.json").exists()
