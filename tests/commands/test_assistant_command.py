"""The command `assistant`, as a person or a program runs it, over a small corpus."""

from __future__ import annotations

import json

import pytest

from assistant.cli import main
from ingest.cli import main as ingest

ARTICLES = [
    {
        "id": "market",
        "title": "Two dead in market shelling",
        "outlet": "Orsk Post",
        "published": "2020-10-05",
        "url": "https://orsk-post.example/market",
        "text": "Shells fell on the market of Ganja on Sunday. "
        "Azerbaijan said two civilians were killed and five wounded. "
        "Armenia denied that its forces had fired on the town.",
    },
    {
        "id": "talks",
        "title": "Talks in Geneva",
        "outlet": "Lake Herald",
        "published": "2020-10-06",
        "text": "Foreign ministers met in Geneva to speak about a ceasefire. The talks will go on tomorrow.",
    },
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    lines = folder / "articles.jsonl"
    lines.write_text("\n".join(json.dumps(article) for article in ARTICLES))
    assert ingest([str(lines), "--data", str(folder / "data")]) == 0
    return str(folder / "data")


def lines_of(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_figure_is_answered_with_its_claimant_and_an_exact_quote(data, capsys):
    """The asked claimant's figure, never a figure alone."""
    assert main(["ask", "How many civilians did Baku say were killed in Ganja?", "--data", data, "--json"]) == 0
    (line,) = lines_of(capsys)
    assert line["outcome"] == "answer"
    first = line["statements"][0]
    assert (first["figure"]["low"], first["actor"], first["outcome"]) == (2, "Azerbaijan", "killed")
    citation = first["citations"][0]
    assert ARTICLES[0]["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_another_claimants_figure_is_never_given(data, capsys):
    """Yerevan gave no figure: Baku's is not passed off as its own."""
    assert main(["ask", "How many civilians did Yerevan say were killed in Ganja?", "--data", data, "--json"]) == 0
    (line,) = lines_of(capsys)
    assert (line["outcome"], line["reason"]) == ("abstention", "not_reported")


def test_a_person_reads_answer_sources_and_quote(data, capsys):
    """Outlet, date, title and the quote stand under the answer."""
    assert main(["ask", "How many civilians were killed in Ganja?", "--data", data]) == 0
    told = capsys.readouterr().out
    assert "according to Azerbaijan" in told
    assert "[1] Orsk Post, 2020-10-05, Two dead in market shelling" in told
    assert "“Azerbaijan said two civilians were killed and five wounded.”" in told


def test_a_batch_answers_line_by_line_and_goes_on_after_a_bad_one(data, tmp_path, capsys):
    """One line out per good line in, in order, with its id; bad lines are named and the exit status tells."""
    batch = tmp_path / "batch.jsonl"
    asked = '{"id": 7, "question": "Where did foreign ministers speak about a ceasefire?"}\n'
    batch.write_text(asked + 'no json\n{"x": 1}\n{"question": "?"}\n')
    assert main(["ask", "--batch", str(batch), "--data", data]) == 1
    told = capsys.readouterr()
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert [line.get("id") for line in lines] == [7, None]
    assert "Geneva" in lines[0]["statements"][0]["text"]
    assert lines[1]["reason"] == "unclear"
    assert "batch.jsonl:2" in told.err
    assert "batch.jsonl:3" in told.err


def test_the_ledger_is_listed_as_table_json_and_csv(data, capsys):
    """The same claims in three forms, filtered by a claimant's alias."""
    assert main(["claims", "--data", data, "--json", "--claimant", "Baku"]) == 0
    lines = lines_of(capsys)
    assert {(line["figure"]["low"], line["outcome"]) for line in lines} == {(2, "killed"), (5, "injured")}
    for line in lines:
        assert ARTICLES[0]["text"][line["start"] : line["end"]] == line["quote"]
    assert main(["claims", "--data", data, "--csv"]) == 0
    assert capsys.readouterr().out.startswith("article_id,outlet,published,claimant")
    assert main(["claims", "--data", data]) == 0
    assert "Azerbaijan" in capsys.readouterr().out


def test_articles_are_listed_and_printed_with_the_text_that_offsets_refer_to(data, capsys):
    """What `article` prints is the stored text."""
    assert main(["articles", "--data", data, "--json"]) == 0
    assert [line["article_id"] for line in lines_of(capsys)] == ["market", "talks"]
    assert main(["article", "market", "--data", data, "--json"]) == 0
    assert lines_of(capsys)[0]["text"] == ARTICLES[0]["text"]
    assert main(["article", "nosuch", "--data", data]) == 1
    assert "no article 'nosuch'" in capsys.readouterr().err


def test_a_name_can_be_tested_against_the_lexicon(data, capsys):
    """`actors NAME` says who speaks under a name."""
    assert main(["actors", "Ilham Aliyev", "--data", data]) == 0
    assert "Azerbaijan" in capsys.readouterr().out
    assert main(["actors", "--data", data]) == 0
    assert "armenia  Armenia" in capsys.readouterr().out


def test_a_missing_corpus_says_how_to_fill_one(tmp_path, capsys):
    """No corpus: the command to run, and exit status 1."""
    assert main(["ask", "Who won?", "--data", str(tmp_path / "none")]) == 1
    assert "ingest FILE_OR_FOLDER --data" in capsys.readouterr().err


def test_an_empty_corpus_abstains_and_says_how_to_fill_it(tmp_path, capsys):
    """A corpus without articles is no fault: the abstention's reason is no_articles."""
    (tmp_path / "empty.txt").write_text("")
    ingest([str(tmp_path / "empty.txt"), "--data", str(tmp_path / "data")])
    capsys.readouterr()
    assert main(["ask", "Who won?", "--data", str(tmp_path / "data"), "--json"]) == 0
    (line,) = lines_of(capsys)
    assert line["reason"] == "no_articles"
    assert "ingest" in line["text"]


def test_what_no_article_tells_of_is_a_matter_of_reports_all_the_same(data, capsys):
    """Where all articles are younger than the day asked for, nothing is found; the question is a good one."""
    question = "How many people had the war in Syria killed by September 2016?"
    assert main(["ask", question, "--data", data, "--json"]) == 0
    (line,) = lines_of(capsys)
    assert (line["outcome"], line["reason"]) == ("abstention", "not_reported")
    assert "no article in the corpus is about this" in line["text"]


@pytest.mark.parametrize(
    "hostile", ["title:[* TO *]", '"', "' OR 1=1 --", "x" * 10_000, "كم عدد القتلى؟", "the of and"]
)
def test_hostile_questions_get_an_answer_or_an_abstention(data, hostile, capsys):
    """Query syntax, other scripts and endless words are no fault."""
    assert main(["ask", hostile, "--data", data, "--json"]) == 0
    assert lines_of(capsys)[0]["outcome"] in {"answer", "abstention"}


def test_what_only_a_search_engine_understands_names_nothing(data, capsys):
    """A field of an index is no word of a question, and no sentence is quoted for it."""
    assert main(["ask", "title:[* TO *]", "--data", data, "--json"]) == 0
    assert lines_of(capsys)[0]["outcome"] == "abstention"
