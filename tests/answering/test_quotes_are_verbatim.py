"""Every quote of every answer equals the article's text at its offsets, whatever is asked of whatever text."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import wiring
from assistant.demo import demo_folder
from assistant.domain import Article
from assistant.domain.sources import Sources
from assistant.language.actors_file import load_lexicon
from assistant.settings import Settings
from evals.cases import load_suite
from ingest.claims import read_claims
from ingest.cli import main as ingest


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    data = tmp_path_factory.mktemp("demo")
    assert ingest([str(demo_folder()), "--data", str(data)]) == 0
    return wiring.build_answerer(Settings(data=data))


def test_every_quote_over_the_demo_corpus_is_verbatim(answerer):
    """All questions of the demo suite, answered or not: each citation's quote stands at its offsets, and each mark of
    the text leads to a source that is shown.
    """
    cited = 0
    for case in load_suite("demo"):
        response = answerer.ask(case.question)
        numbers = range(1, len(Sources.of(response.statements).citations) + 1)
        assert {int(mark) for mark in MARK.findall(response.text)} <= set(numbers)
        for statement in response.statements:
            for citation in statement.citations:
                article = answerer.article(citation.article_id)
                assert article.text[citation.start : citation.end] == citation.quote
                cited += 1
    assert cited > 100


MARK = re.compile(r"\[(\d+)\]")

HOSTILE = (
    "The army said that at least 12 civilians were killed and wounded 60 soldiers including three children in Baku , . "
    "“ ” ( according to Azerbaijan Armenia on Sunday \n\n dozens no casualties he told AFP 1e9 0x10 ½ killing U.S. Mr. "
    "وقال ٣ жертв"
)
WORDS = st.sampled_from(HOSTILE.split())
TEXTS = st.one_of(st.text(max_size=600), st.lists(WORDS, max_size=120).map(" ".join))


@given(TEXTS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_claim_of_any_text_is_quoted_from_it(text):
    """Reading claims never raises, and claims nothing that it cannot quote."""
    article = Article("any", text, published=date(2020, 10, 4))
    for claim in read_claims(article, load_lexicon()):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.figure is None or claim.figure.text in claim.quote


@given(st.lists(TEXTS, min_size=1, max_size=3), st.one_of(TEXTS, st.just("How many civilians were killed?")))
@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
def test_every_quote_over_any_corpus_is_verbatim(tmp_path_factory, texts, question):
    """A corpus of made texts, through the commands' own code: quotes are exact there too."""
    folder = tmp_path_factory.mktemp("any")
    lines = [json.dumps({"id": f"a{n}", "title": "T", "text": f"Killed: {text}"}) for n, text in enumerate(texts)]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ingest([str(folder / "articles.jsonl"), "--data", str(folder / "data")])
    answerer = wiring.build_answerer(Settings(data=folder / "data"))
    for statement in answerer.ask(question).statements:
        for citation in statement.citations:
            assert answerer.article(citation.article_id).text[citation.start : citation.end] == citation.quote
