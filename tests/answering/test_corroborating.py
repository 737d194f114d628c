"""Over a small corpus: every report that says the same is cited, and none that says something else."""

from __future__ import annotations

import json

import pytest

from assistant import wiring
from assistant.domain import Answer
from assistant.settings import Settings
from ingest.cli import main as ingest

ARTICLES = [
    {
        "id": "morning",
        "outlet": "The Herald",
        "published": "2016-07-17",
        "title": "Raids on Darkush",
        "text": "Fourteen civilians were killed by air raids on Saturday in the town of Darkush, the Observatory said. "
        "The market burned until nightfall because no water reached the firemen.",
    },
    {
        "id": "evening",
        "outlet": "The Gazette",
        "published": "2016-07-17",
        "title": "Town mourns after bombs",
        "text": "In Darkush families buried their dead. The Syrian Observatory for Human Rights said 14 civilians died "
        "in the air raids of Saturday on Darkush. The market burned until nightfall, because no water reached the "
        "firemen. “We asked for the convoy to be let through because the clinic had run out of blood,” said the mayor, "
        "Omar Brown, whose own house was hit.",
    },
    {
        "id": "medics",
        "outlet": "The Courier",
        "published": "2016-07-17",
        "title": "Medics on Darkush",
        "text": "A doctor at the hospital told the Courier that 14 civilians were killed in Saturday's air raids on "
        "Darkush. The market burned until 10 pm because no water reached the firemen. In the evening mayor Omar Brown "
        "told a crowd of reporters at the town hall: “We asked for the convoy to be let through because the clinic "
        "had run out of blood”, and left.",
    },
    {
        "id": "later",
        "outlet": "The Gazette",
        "published": "2016-08-20",
        "title": "Darkush hit again",
        "text": "The Syrian Observatory for Human Rights said 14 civilians were killed on Friday in raids on Darkush.",
    },
]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    assert ingest([str(folder / "articles.jsonl"), "--data", str(folder / "corpus")]) == 0
    return wiring.build_answerer(Settings(data=folder / "corpus"))


def _cited(statement):
    return {citation.article_id for citation in statement.citations}


def test_a_figure_is_cited_from_each_report_of_the_same_event_by_the_same_claimant(answerer):
    """Not from the doctor's word, which is another's, and not from a raid a month later."""
    answer = answerer.ask("How many civilians did the Observatory say were killed in Darkush on 16 July 2016?")
    assert isinstance(answer, Answer)
    assert answer.statements[0].figure.low == 14
    assert _cited(answer.statements[0]) == {"morning", "evening"}
    assert "[1][2]" in answer.text


def test_a_sentence_is_cited_from_each_article_that_has_it(answerer):
    """Punctuation aside it is one sentence; with another hour in it, it is not."""
    answer = answerer.ask("Why did the market of Darkush burn until nightfall?")
    assert isinstance(answer, Answer)
    assert {"morning", "evening"} <= _cited(answer.statements[0])
    assert "medics" not in _cited(answer.statements[0])
    assert answer.text.count("because no water reached the firemen") == 1


def test_a_quotation_is_cited_from_each_article_that_quotes_it(answerer):
    """Whatever each tells around it, the words are the mayor's; whoever quotes other words of his is not cited."""
    answer = answerer.ask("Why did the mayor of Darkush ask for the convoy to be let through?")
    assert isinstance(answer, Answer)
    assert _cited(answer.statements[0]) == {"evening", "medics"}
