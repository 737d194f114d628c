"""Over a small corpus: who gave a figure, in which story, and for whom; nobody else's figure stands in."""

from __future__ import annotations

import json

import pytest

from assistant import wiring
from assistant.domain import Answer
from assistant.settings import Settings
from ingest.cli import main as ingest

ARTICLES = [
    {
        "id": "ghal-monitor",
        "outlet": "The Herald",
        "published": "2014-05-03",
        "title": "Shells hit the market of Homs",
        "text": "Shells that hit the market of Homs on Friday killed 30 people, activists said. Homs surgeon Adel "
        "Karim told reporters in Ankara that the shells had killed 45 people.",
    },
    {
        "id": "ghal-state",
        "outlet": "The Gazette",
        "published": "2014-06-10",
        "title": "Draft resolution on the shelling of Homs",
        "text": "A draft resolution condemns the shelling of the market of Homs on 2 May, which Washington says killed "
        "more than 60 people. Diplomats said that a vote was expected next week.",
    },
    {
        "id": "bus",
        "outlet": "The Gazette",
        "published": "2015-03-09",
        "title": "Bomb on a bus near Hama",
        "text": "A bomb wounded 25 others on a bus near Hama on Sunday and killed its driver. In January a gas attack "
        "in the same district injured 500 civilians.",
    },
    {
        "id": "school",
        "outlet": "The Gazette",
        "published": "2016-11-21",
        "title": "Shells on a school of Aleppo",
        "text": "A medical source at Aleppo Health Directorate said that eight pupils were killed by shells on a "
        "school of Aleppo on Sunday.",
    },
    {
        "id": "qamishli-agency",
        "outlet": "The Herald",
        "published": "2016-07-27",
        "title": "Twin bombing in Qamishli",
        "text": "A twin bombing killed 44 people in Qamishli on Wednesday, Syria's state-run news agency reported.",
    },
    {
        "id": "qamishli-television",
        "outlet": "The Gazette",
        "published": "2016-07-27",
        "title": "Double bomb attack in Qamishli kills 31, state TV says",
        "text": "A double bomb attack killed 31 people in Qamishli on Wednesday, Syrian state television said. "
        "Ambulances took the dead of Qamishli to Hasakah.",
    },
]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    assert ingest([str(folder / "articles.jsonl"), "--data", str(folder / "corpus")]) == 0
    return wiring.build_answerer(Settings(data=folder / "corpus"))


@pytest.mark.parametrize(
    ("question", "figure", "claimant"),
    [
        ("Which surgeon, speaking in Ankara, put the toll of the May 2014 shelling of Homs at 45?", "45", "Adel Karim"),
        ("Which country says that more than 60 died when Homs market was shelled?", "60", "United States"),
        ("Who said that 30 people were killed at the market of Homs in May 2014?", "30", "activists"),
        ("How many passengers were hurt by the bomb on a bus near Hama in March 2015?", "25", None),
        ("How many people did SANA say were killed in Qamishli on 27 July 2016?", "44", "SANA"),
        (
            "How many pupils were killed in Aleppo on 20 November 2016 according to the city's health directorate?",
            "Eight",
            "a medical source at Aleppo Health Directorate",
        ),
    ],
)
def test_the_one_who_gave_the_figure_is_named(answerer, question, figure, claimant):
    """Of several figures and speakers on one event, the first statement has those that were asked for."""
    answer = answerer.ask(question)
    assert isinstance(answer, Answer), answer.text
    first = answer.statements[0]
    assert figure in first.text
    assert claimant is None or claimant in first.text


@pytest.mark.parametrize(
    "question",
    [
        "Which minister put the toll of the May 2014 shelling of Homs at 30?",
        "Which country says that 30 died when Homs market was shelled?",
        "How many commuters were killed by the gas attack near Hama in January 2015?",
        "How many pupils were killed in Aleppo on 20 November 2016 according to the city's education directorate?",
    ],
)
def test_nobody_else_stands_in(answerer, question):
    """A speaker of another kind, or a count of another group, is no answer."""
    assert not isinstance(answerer.ask(question), Answer)


def test_two_claimants_get_a_statement_each(answerer):
    """Their figures stand side by side and are said to differ; nobody who was not asked is added."""
    answer = answerer.ask(
        "How many people were killed in Qamishli on 27 July 2016, according to SANA and Syrian state TV?"
    )
    assert isinstance(answer, Answer), answer.text
    assert [statement.figure.low for statement in answer.statements] == [44, 31]
    assert answer.conflicting
    assert answer.text.startswith("Accounts differ, from 31 to 44.")


def test_a_claimant_without_a_figure_is_named(answerer):
    """The one that gave a figure is quoted, and of the other it is said that none is reported."""
    answer = answerer.ask("How many people were killed in Qamishli on 27 July 2016, according to SANA and Moscow?")
    assert [statement.figure.low for statement in answer.statements] == [44]
    assert "No figure from Moscow is reported" in answer.text
    assert not answer.conflicting
