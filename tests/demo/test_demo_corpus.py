"""The demo articles and the suite about them keep the form that is promised in evals/suites/README.md."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

import pytest
import yaml

from assistant.demo import demo_folder

FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
KINDS = {
    *("count", "as_of", "withheld", "contested"),
    *("who_said", "who_did", "where", "when", "why", "what", "yes_no"),
}
FIGURES = {"count", "as_of", "withheld", "contested"}


@dataclass(frozen=True, slots=True)
class DemoArticle:
    notes: dict[str, Any]
    body: str


@pytest.fixture(scope="module")
def articles() -> dict[str, DemoArticle]:
    found = []
    for path in sorted(demo_folder().glob("*.md")):
        match = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
        assert match, f"{path.name} has no front matter"
        found.append(DemoArticle(yaml.safe_load(match[1]), match[2].strip()))
    by_id = {article.notes["id"]: article for article in found}
    assert len(by_id) == len(found)
    return by_id


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    text = resources.files("evals").joinpath("suites/demo.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_there_are_enough_articles_of_different_outlets(articles):
    """At least 24 articles from at least 6 outlets."""
    assert len(articles) >= 24
    assert len({article.notes["outlet"] for article in articles.values()}) >= 6


def test_every_article_says_what_it_is(articles):
    """Front matter is complete, dated within the war, on a reserved domain, and says that the outlet is invented."""
    for article in articles.values():
        notes = article.notes
        assert all(notes.get(name) for name in ("id", "title", "outlet", "published", "url", "note")), notes
        assert date(2020, 9, 27) <= notes["published"] <= date(2020, 11, 12), notes
        assert re.fullmatch(r"https://[a-z-]+\.example/\d{4}/\d{2}/\d{2}/[a-z0-9-]+", notes["url"]), notes
        assert "our own words" in notes["note"], notes
        assert "the outlet is invented" in notes["note"], notes


def test_articles_are_short_prose(articles):
    """150 to 350 words each, in plain paragraphs that Markdown leaves as they are."""
    for key, article in articles.items():
        assert 150 <= len(article.body.split()) <= 350, key
        assert not re.search(r"[*_`#<>\[\]]", article.body), key


def test_one_agency_text_is_carried_by_three_outlets(articles):
    """Copies of one agency's text share their origin and most of their sentences."""
    copies = [article for article in articles.values() if article.notes.get("origin")]
    assert len({article.notes["outlet"] for article in copies}) >= 3
    shared = set.intersection(*(set(re.split(r"(?<=[.?!])\s+", article.body)) for article in copies))
    assert len(shared) >= 8


def test_ids_of_cases_are_unique(cases):
    """No two cases share an id or a question."""
    assert len({case["id"] for case in cases}) == len(cases) >= 120
    assert len({case["question"].lower() for case in cases}) == len(cases)


def test_a_third_of_the_suite_has_no_answer(cases):
    """At least a third of the cases want an abstention, and at least a third ask for no figure."""
    assert 3 * sum(not case["answerable"] for case in cases) >= len(cases)
    assert 3 * sum(case["kind"] not in FIGURES for case in cases) >= len(cases)
    assert {case["kind"] for case in cases} == KINDS


def test_answerable_cases_rest_on_the_articles(cases, articles):
    """An answerable case has answers, known articles, and evidence that stands in the first of them."""
    for case in cases:
        if not case["answerable"]:
            continue
        assert case["answers"], case["id"]
        assert all(case["answers"]), case["id"]
        assert case["article_ids"], case["id"]
        assert set(case["article_ids"]) <= set(articles), case["id"]
        assert case["evidence"], case["id"]
        assert case["evidence"] in articles[case["article_ids"][0]].body, case["id"]


def test_unanswerable_cases_have_an_answerable_twin(cases):
    """An unanswerable case promises nothing and names the answerable case it was made from."""
    answerable = {case["id"] for case in cases if case["answerable"]}
    for case in cases:
        if case["answerable"]:
            continue
        assert case["twin"] in answerable, case["id"]
        assert not case["answers"], case["id"]
        assert not case["article_ids"], case["id"]
        assert not case["evidence"], case["id"]


def test_contested_cases_name_every_party(cases):
    """A contested case, and no other, gives two or more claimants with their figures."""
    for case in cases:
        parties = case["contested"]
        assert (len(parties) >= 2) == (case["kind"] == "contested"), case["id"]
        assert all(party["claimant"] and party["answers"] for party in parties), case["id"]
