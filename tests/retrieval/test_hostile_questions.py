"""Questions that nobody should be able to break anything with: through the whole answerer, over a real corpus."""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import wiring
from assistant.domain.answers import Abstention, Answer
from assistant.settings import load_settings
from ingest.cli import main as ingest

ARTICLES = [
    {
        "id": f"article-{at}",
        "title": f"Shelling of Tovuz, day {at}",
        "outlet": "Orsk Post",
        "published": f"2020-10-{at:02}",
        "text": f"Azerbaijan said that {at + 1} civilians were killed in Tovuz. The title of the report was in Arabic. "
        "Armenia denied that its forces had fired. Select the people from the tables; drop nothing.",
    }
    for at in range(1, 29)
]
HOSTILE = [
    "x",
    "?",
    "the of and to",
    "How many?",
    "كم عدد القتلى في حلب؟",
    "Сколько мирных жителей погибло в Гяндже?",
    "有多少平民被杀害？",
    "👩‍👩‍👧‍👦 🚀💥",
    "title:[* TO *]",
    "body:(a AND (b OR (c",
    'he said "',
    "' OR 1=1 --",
    "'; DROP TABLE articles; --",
    "%s %d {0} {frame} \\x00",
    "killed^9999 ~ * ? : ! && ||",
    "(" * 3000 + "killed" + ")" * 3000,
    "killed " * 2000,
    "a" * 10_000,
    "é" * 10_000,
    "1 " * 5000,
    "(((((12 (13 (14 " * 600,
    "on 4 April 2017, " * 600,
    "How many civilians did " + "the ministry of the " * 500 + "say were killed?",
    "Azerbaijan " * 900,
    "Tovuz, " * 1400,
    "how many civilians\u202e were killed\u0000 in Tovuz\ud7ff",
    "http://a.example/" + "b/" * 4000,
    "\n\n\t  \u2028killed\u2029",
    "000000000000000000000000000000000000000000000000000000000000000000000000",
    "on 99 October 20201 and 31 February 2020",
]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    lines = folder / "articles.jsonl"
    lines.write_text("\n".join(json.dumps(article) for article in ARTICLES))
    assert ingest([str(lines), "--data", str(folder / "data")]) == 0
    return wiring.build_answerer(load_settings({"data": str(folder / "data")}, os.environ))


@pytest.mark.parametrize("question", HOSTILE, ids=[f"{at}: {text[:20]!a}" for at, text in enumerate(HOSTILE)])
def test_a_hostile_question_gets_an_answer_or_an_abstention(answerer, question):
    """Never an error; and what is quoted stands in an article."""
    response = answerer.ask(question)
    assert isinstance(response, Answer | Abstention)
    assert response.text
    for statement in response.statements:
        for citation in statement.citations:
            article = answerer.article(citation.article_id)
            assert article.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize("question", ["x", "the of and to", "كم عدد القتلى في حلب؟", "' OR 1=1 --", "a" * 10_000])
def test_a_question_without_content_is_not_answered(answerer, question):
    """Nothing that it could be about: an abstention, not the nearest quote."""
    assert isinstance(answerer.ask(question), Abstention)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_text_can_be_asked(answerer, text):
    """Also what no keyboard types."""
    assert isinstance(answerer.ask(text), Answer | Abstention)


@pytest.mark.parametrize("question", ["who was it that did the of and", "Why?", "What about it, then?"])
def test_a_question_of_question_words_alone_is_about_nothing(answerer, question):
    """No sentence answers it, and what to do is said."""
    answer = answerer.ask(question)
    assert isinstance(answer, Abstention)
    assert "say which is meant" in answer.text
