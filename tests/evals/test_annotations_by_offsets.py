"""Further annotations quote by offsets: over the articles that it was made of, and over no others."""

from __future__ import annotations

import json

import pytest

from assistant.domain.errors import SettingsError
from evals.sets.annotated import beside_checkout, cases_of
from evals.sets.by_offsets import annotation, main

needs_set = pytest.mark.skipif(beside_checkout() is None, reason="the annotated set is not beside the checkout")


@needs_set
@pytest.mark.parametrize(
    ("name", "articles", "questions"),
    [
        ("syria-second", 22, 66),
        ("syria-third", 44, 264),
        ("syria-fourth", 22, 132),
        ("syria-fifth", 48, 288),
        ("syria-sixth", 96, 576),
        ("syria-seventh", 48, 288),
        ("syria-eighth", 40, 240),
        ("syria-ninth", 40, 240),
        ("syria-tenth", 40, 240),
        ("syria-eleventh", 40, 240),
        ("syria-twelfth", 40, 240),
        ("syria-thirteenth", 39, 234),
        ("syria-fourteenth", 30, 180),
        ("syria-fifteenth", 20, 120),
        ("syria-sixteenth", 20, 120),
        ("syria-seventeenth", 20, 120),
        ("syria-eighteenth", 40, 240),
        ("syria-nineteenth", 40, 240),
        ("syria-twentieth", 39, 234),
    ],
)
def test_quotes_and_evidence_are_filled_in(name, articles, questions):
    """Every figure stands in its quote, and every answerable question has its evidence."""
    units = annotation(name, beside_checkout())
    claims = [claim for unit in units for claim in unit["claims"]]
    assert len(units) == articles
    assert len(claims) > 100
    assert all(claim["figure"] in claim["quote"] for claim in claims)
    cases = list(cases_of(units))
    assert len({case.id for case in cases}) == len(cases) == questions
    assert all(bool(case.evidence) is case.answerable for case in cases)


@needs_set
@pytest.mark.parametrize(
    ("name", "articles"),
    [
        ("second", 12),
        ("third", 23),
        ("fourth", 12),
        ("fifth", 28),
        ("sixth", 36),
        ("tenth", 36),
        ("eleventh", 35),
        ("twelfth", 36),
        ("thirteenth", 39),
        ("fourteenth", 30),
    ],
)
def test_further_questions_are_about_articles_of_their_set(name, articles):
    """Questions alone, by other people, about articles whose claims the set of that number has."""
    units = annotation(f"syria-{name}-further", beside_checkout())
    known = {unit["unit_id"] for unit in annotation(f"syria-{name}", beside_checkout())}
    assert len(units) == articles
    assert {unit["unit_id"] for unit in units} <= known
    cases = list(cases_of(units))
    assert len(cases) == 7 * articles
    assert all(bool(case.evidence) is case.answerable for case in cases)


@needs_set
@pytest.mark.parametrize(
    ("name", "articles"), [("first", 48), ("second", 48), ("third", 48), ("fourth", 72), ("fifth", 72), ("sixth", 72)]
)
def test_questions_alone_are_asked_about_articles_of_the_set(name, articles):
    """Two of three have an answer, which stands in the article."""
    units = annotation(f"syria-asked-{name}", beside_checkout())
    cases = list(cases_of(units))
    assert len(units) == len({unit["unit_id"] for unit in units}) == articles
    assert len(cases) == 3 * len(units)
    assert sum(case.answerable for case in cases) == 2 * len(units)
    assert all(bool(case.evidence) is case.answerable for case in cases)


@pytest.mark.parametrize(
    ("lines", "fault"),
    [("", "another set"), ("no json", "cannot be read"), (None, "cannot be read")],
    ids=["no such article", "malformed", "missing"],
)
def test_other_articles_are_refused(tmp_path, capsys, lines, fault):
    """A set that is not the one annotated is named, with what to do."""
    if lines is not None:
        (tmp_path / "articles.jsonl").write_text(lines, encoding="utf-8")
    with pytest.raises(SettingsError, match=fault):
        annotation("syria-second", tmp_path)
    assert main(["syria-second", str(tmp_path)]) == 1
    assert fault in capsys.readouterr().err


@needs_set
def test_another_version_of_an_article_is_refused(tmp_path):
    """Offsets fit one text alone."""
    whole = (beside_checkout() / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    changed = [json.dumps(article | {"text": "x" + article["text"]}) for article in map(json.loads, whole)]
    (tmp_path / "articles.jsonl").write_text("\n".join(changed), encoding="utf-8")
    with pytest.raises(SettingsError, match="another version"):
        annotation("syria-second", tmp_path)
