"""RESULTS.md by one command, the history of runs and its drawing."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest

from assistant.domain.answers import Abstention, AbstentionReason, Answer, Citation, Statement
from assistant.domain.errors import SettingsError
from assistant.language.actors_file import load_lexicon
from evals.cases import Case
from evals.cli import main
from evals.outcomes import Outcome
from evals.reporting import OURS, results_of
from evals.results import cli
from evals.results.history import append, commit_of, history_line, read
from evals.results.history_plot import plot
from evals.results.measuring import ROBUSTNESS, Measured, Plan, measure_suite, measured_in, suites_at_hand
from evals.results.page import page
from evals.scoring import score

LEXICON = load_lexicon(None)
WHEN = datetime(2026, 1, 2, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def results(right: int, cases: int = 10, suite: str = "demo"):
    """A run in which so many cases are answered rightly, the others left unanswered."""
    outcomes = []
    for number in range(cases):
        case = Case(f"c{number}", "where" if number % 2 else "what", "?", answerable=True, answers=("here",))
        said = Statement("It is here.", (Citation("a", 0, 4, "here"),))
        told = Answer("?", "x", (said,)) if number < right else Abstention("?", "n", AbstentionReason.NOT_REPORTED)
        outcomes.append(Outcome(case, told, score(case, told, lambda _: None, LEXICON), 2.0, about=case.id))
    return results_of(outcomes, suite)


def test_the_page_names_the_weakest_first_and_sets_the_baselines_beside():
    """A reader sees where we are weak before what we are proud of, each value with its interval."""
    suites = [
        Measured("demo", {OURS: results(9), "top-passage": results(3)}, {"citation-query-engine": "no model"}),
        Measured("other", {OURS: results(2, suite="other")}),
    ]
    text = page(suites, "Written by hand.", "abc1234567")
    assert text.index("weakest slices") < text.index("## Suite `demo`") < text.index("Written by hand.")
    weak = [line for line in text.splitlines() if line.startswith("| other |")]
    assert text.index(weak[0]) < text.index("| demo | what |")
    (row,) = [line for line in text.splitlines() if line.startswith("| right | 0.90")]
    assert "| 0.30 (" in row
    assert "citation-query-engine could not be asked: no model" in text
    assert "abc1234567" in text


def test_a_run_of_the_same_commit_takes_the_place_of_the_earlier(tmp_path):
    """One line a commit and suite, in the order of the runs."""
    file = tmp_path / "history.jsonl"
    append([history_line(results(5), "a1", WHEN), history_line(results(5, suite="x"), "a1", WHEN)], file)
    append([history_line(results(7), "b2", WHEN)], file)
    append([history_line(results(8), "b2", WHEN)], file)
    told = [(line["commit"], line["suite"], line["overall"]["right"]) for line in read(file)]
    assert told == [("a1", "demo", 0.5), ("a1", "x", 0.5), ("b2", "demo", 0.8)]


def test_a_folder_without_runs_is_named(tmp_path, capsys):
    """A page of nothing is not written over one of something."""
    assert main(["results", "--from", str(tmp_path), "--write"]) == 1
    assert "holds no runs" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["no json", "{}", "[1]", '{"when": 1}'])
def test_a_broken_history_is_named_with_its_line(line, tmp_path):
    """Nothing is overwritten where a line cannot be read."""
    file = tmp_path / "history.jsonl"
    file.write_text(json.dumps(history_line(results(5), "a1", WHEN)) + f"\n{line}\n")
    with pytest.raises(SettingsError, match=r"history\.jsonl:2"):
        append([history_line(results(5), "b2", WHEN)], file)
    assert line in file.read_text()


def test_the_drawing_has_a_panel_a_measure_and_a_point_a_run():
    """Well-formed SVG; a commit's point tells its value, and the higher value stands higher."""
    lines = [history_line(results(right), f"commit{right}", WHEN) for right in (2, 8)]
    drawn = ET.fromstring(plot(lines))
    titles = [text.text for text in drawn.iter(f"{SVG}text") if text.get("class") == "title"]
    assert "right" in titles
    panel = next(g for g in drawn.iter(f"{SVG}g") if g.findtext(f"{SVG}text") == "right")
    low, high = panel.findall(f"{SVG}circle")
    assert float(low.get("cy")) > float(high.get("cy"))
    assert float(low.get("cx")) < float(high.get("cx"))
    assert "commit8" in high.findtext(f"{SVG}title")


@pytest.mark.parametrize("lines", [[], [history_line(results(5), None, WHEN)]])
def test_a_history_of_none_or_one_can_be_drawn(lines):
    """Nothing to draw is no fault."""
    assert ET.fromstring(plot(lines)).tag == f"{SVG}svg"


def test_a_lone_run_shows_its_interval():
    """One commit makes no band; how sure its measures are is drawn all the same."""
    drawn = ET.fromstring(plot([history_line(results(5), "a1", WHEN)]))
    panel = next(g for g in drawn.iter(f"{SVG}g") if g.findtext(f"{SVG}text") == "right")
    assert [path for path in panel.findall(f"{SVG}path") if path.get("class") == "whisker"]


def test_markup_in_a_name_is_text():
    """A suite's file may be called anything."""
    line = history_line(results(5, suite="<script>alert(1)</script>"), "a&b", WHEN)
    drawn = ET.fromstring(plot([line]))
    assert not list(drawn.iter(f"{SVG}script"))


def test_the_commit_of_a_checkout_says_if_files_were_changed(tmp_path):
    """A run of uncommitted code is not passed off as the commit's."""
    assert commit_of(tmp_path) is None
    git = ["git", "-C", str(tmp_path), "-c", "user.name=n", "-c", "user.email=n@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    (tmp_path / "a").write_text("1")
    subprocess.run([*git, "add", "a"], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "one"], check=True)
    commit = commit_of(tmp_path)
    assert len(commit) == 10
    (tmp_path / "a").write_text("2")
    assert commit_of(tmp_path) == f"{commit}+"


def test_suites_at_hand_are_those_with_questions(tmp_path, monkeypatch):
    """Annotated claims are no questions; the set on Syria counts where its folder is named."""
    monkeypatch.setattr("evals.results.measuring.beside_checkout", lambda: None)
    found = suites_at_hand(None)
    assert {"demo", "robustness"} <= set(found)
    assert "demo-claims" not in found
    assert "syria" in suites_at_hand(tmp_path)


def test_every_variation_is_asked_of_the_baselines_too(tmp_path, monkeypatch):
    """Ours and each baseline over one corpus, side by side on the page; one that cannot be asked is named once."""
    article = {"id": "m", "published": "2020-10-05", "text": "Azerbaijan said two civilians were killed in Ganja."}
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps(article))
    case = Case(
        "k", "count", "How many did Baku say were killed in Ganja?", answerable=True, answers=("2",), article_ids=("m",)
    )
    monkeypatch.setattr("evals.results.measuring.load_suite", lambda _: [case])
    monkeypatch.setattr("evals.results.measuring.demo_folder", lambda: articles)
    told = []
    plan = Plan(["top-passage", "sh -c 'exit 3'"], tmp_path, None, told.append, (1,))
    measured = measure_suite(ROBUSTNESS, plan)
    assert list(measured.by_system) == [OURS, "top-passage"]
    assert "exit status 3" in measured.failed["sh -c 'exit 3'"]
    assert sum("could not be asked" in line for line in told) == 1
    shown = page([measured], "", None)
    row = next(line for line in shown.splitlines() if line.startswith("| irrelevant articles ×1 | 1.00"))
    assert row.count("wrongly") == 2
    assert measured_in(tmp_path, ["top-passage"])[0].by_system == measured.by_system


def test_the_command_measures_writes_and_draws(tmp_path, monkeypatch, capsys):
    """One command: a suite of ours beside a baseline over the same corpus, the page, the history and the drawing."""
    for name in ("PAGE", "HISTORY", "PLOT"):
        monkeypatch.setattr(cli, name, tmp_path / name)
    asked = ["results", "--suites", "injected", "--systems", "top-passage", "--out", str(tmp_path / "out"), "--write"]
    assert main(asked) == 0
    assert "## Suite `injected`" in (tmp_path / "PAGE").read_text()
    assert read(tmp_path / "HISTORY")[0]["suite"] == "injected"
    assert (tmp_path / "out" / "injected" / "top-passage" / "results.json").is_file()
    first = (tmp_path / "PAGE").read_text()
    asked = ["results", "--from", str(tmp_path / "out"), "--systems", "top-passage", "--write"]
    assert main(asked) == 0
    assert (tmp_path / "PAGE").read_text() == first
    assert main(["history", str(tmp_path / "HISTORY"), "--plot", str(tmp_path / "again.svg")]) == 0
    assert (tmp_path / "again.svg").read_text() == (tmp_path / "PLOT").read_text()
    assert "1 runs" in capsys.readouterr().out
