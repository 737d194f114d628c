"""Parts of a city and spans of days: a toll of the whole is none of the part, one day's none of the days."""

from __future__ import annotations

import json

import pytest

from assistant import wiring
from assistant.domain import Abstention, Answer
from assistant.settings import Settings
from ingest.cli import main as ingest

TWICE = "Bakers in Sarmun closed their shops because flour had run out, the mayor said."
ARTICLES = [
    {
        "id": "city",
        "outlet": "The Herald",
        "published": "2016-05-17",
        "title": "Raids on Aleppo",
        "text": "Raids killed 15 civilians in a northern district of Aleppo on Monday, the Observatory said. In all of "
        "Aleppo 21 civilians were killed on Monday, it said.",
    },
    {
        "id": "siege",
        "outlet": "The Gazette",
        "published": "2016-06-20",
        "title": "Idlib under fire",
        "text": "Three children were killed in Idlib on Monday, the Observatory said. It said that nine children had "
        "been killed in Idlib since Thursday.",
    },
    {
        "id": "front",
        "outlet": "The Courier",
        "published": "2014-09-20",
        "title": "18 IS jihadists killed near Kobane",
        "text": "18 IS jihadists were killed near Kobane on Friday, the Observatory said. The 18 militants died in a "
        "village that the Kurds call Zeitan, it said.",
    },
    {
        "id": "push",
        "outlet": "The Courier",
        "published": "2016-08-13",
        "title": "Push in Hama",
        "text": "The army has killed over 200 fighters in Hama since Thursday, the Observatory said. In the past "
        "ten days over 900 fighters were killed in Hama, it said.",
    },
    {
        "id": "year",
        "outlet": "The Courier",
        "published": "2015-02-22",
        "title": "A year on",
        "text": "Government air raids have killed 900 children in Syria in the past year, the Observatory said. Rebel "
        "fire on towns killed 400 people, it said, adding that 90 of them were children.",
    },
    {"id": "one", "outlet": "The Herald", "published": "2016-07-01", "title": "Bread", "text": TWICE},
    {"id": "two", "outlet": "The Gazette", "published": "2016-07-02", "title": "Flour", "text": "It rained. " + TWICE},
]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts")
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    assert ingest([str(folder / "articles.jsonl"), "--data", str(folder / "corpus")]) == 0
    return wiring.build_answerer(Settings(data=folder / "corpus"))


@pytest.mark.parametrize(
    ("question", "low"),
    [
        ("How many civilians did the Observatory count killed in the northern quarter of Aleppo on 16 May 2016?", 15),
        ("How many children were killed in Idlib from 16 to 20 June 2016, according to the Observatory?", 9),
        ("How many children were killed in Idlib on 20 June 2016, according to the Observatory?", 3),
        ("Since 11 August 2016, how many fighters were killed in Hama, by the Observatory's count on the 13th?", 200),
        ("From 1 February 2014 to 22 February 2015, how many children did rebel fire kill, said the Observatory?", 90),
        ("How many fighters were killed in Hama from 4 to 13 August 2016, according to the Observatory?", 900),
    ],
)
def test_the_figure_of_the_part_and_of_the_days(answerer, question, low):
    """Though the whole city's, or one day's, stands beside it."""
    answer = answerer.ask(question)
    assert isinstance(answer, Answer), answer.text
    assert answer.statements[0].figure.low == low


@pytest.mark.parametrize(
    "question",
    [
        "How many civilians did the Observatory count killed in the southern quarter of Aleppo on 16 May 2016?",
        "How many Kurdish fighters were killed near Kobane on 19 September 2014?",
    ],
)
def test_another_part_and_the_other_side_are_not_answered(answerer, question):
    """Nobody told of the south; a people's name for a village makes nobody its fighter."""
    answer = answerer.ask(question)
    assert isinstance(answer, Abstention), answer.text


def test_a_sentence_that_two_articles_share_is_quoted_once(answerer):
    """The second copy says nothing new."""
    answer = answerer.ask("Why did bakers in Sarmun close their shops?")
    assert isinstance(answer, Answer), answer.text
    assert answer.text.count("flour had run out") == 1
