"""Measures over several cases: abstention, twins, ranks, risk over coverage, intervals."""

from __future__ import annotations

import random

import pytest

from evals.abstaining import area_interval, risk_coverage
from evals.cases import Case
from evals.describing import fault_of
from evals.estimating import estimate
from evals.measures import MEASURES
from evals.reporting import costs, measure
from evals.retrieving import Retrieved, rank_measures
from evals.supporting import Support


def test_abstention_has_precision_recall_and_their_mean(outcome):
    """Two of three abstentions are due, two of four unanswerable cases are left unanswered: 2/3, 1/2, and F1 4/7."""
    outcomes = [
        outcome("u1", answerable=False, answered=False),
        outcome("u2", answerable=False, answered=False),
        outcome("u3", answerable=False),
        outcome("u4", answerable=False),
        outcome("a1", answered=False),
        outcome("a2"),
    ]
    found = measure(outcomes)
    assert found["abstention_precision"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["abstained_unanswerable"] == 0.5
    assert found["abstention_f1"] == pytest.approx(4 / 7, abs=1e-4)
    assert found["over_abstention"] == 0.5


def test_over_abstention_on_twins_looks_at_twins_alone(outcome):
    """Of two twins one is left unanswered; the case that is nobody's twin does not count."""
    twins = [outcome("a", twinned=True), outcome("b", twinned=True, answered=False)]
    found = measure([*twins, outcome("c", answered=False), outcome("u", answerable=False, answered=False, twin="a")])
    assert found["over_abstention_twins"] == 0.5


def test_what_could_not_be_read_is_no_abstention(outcome):
    """A system that breaks where nothing answers has not abstained, nor over-abstained where something does."""
    outcomes = [
        outcome("u", answerable=False, answered=False, fault="no JSON"),
        outcome("a", answered=False, fault="?"),
    ]
    found = measure(outcomes)
    assert found["abstained_unanswerable"] == found["over_abstention"] == 0
    assert "abstention_precision" not in found
    assert fault_of(outcomes[0]) == "missing"


def test_obeying_an_article_is_counted_where_one_gives_orders(outcome):
    """One of two cases with an order is obeyed; a case without one does not count, and the fault is named first."""
    outcomes = [outcome("a", obeyed=True, wrong_attribution=True), outcome("b", obeyed=False), outcome("c")]
    assert measure(outcomes)["obeyed"] == 0.5
    assert [fault_of(one) for one in outcomes] == ["obeyed", None, None]


def test_a_right_answer_whose_quotes_fail_it_is_shown(outcome):
    """Right figures that no quote bears out are misleading to cite: they are among what a report shows."""
    weak = outcome("a", support=Support(statements=2, supported=1, citations=2, precise=1))
    off = outcome("b", quotes=2, verbatim=1)
    assert [fault_of(one) for one in (weak, off, outcome("c"))] == ["unsupported", "not_verbatim", None]


def test_what_applies_to_no_case_is_no_measure(outcome):
    """Without contested cases there is no contested recall, and no zero either."""
    found = measure([outcome("a")])
    assert "contested_recall" not in found
    assert "citation_verbatim" not in found
    assert "aurc" not in found


def test_quotes_are_counted_over_all_cases(outcome):
    """One of four quotes is off: three quarters, whichever case it stands in."""
    outcomes = [outcome("a", quotes=3, verbatim=3), outcome("b", quotes=1, verbatim=0)]
    assert measure(outcomes)["citation_verbatim"] == 0.75
    supported = outcome("c", support=Support(statements=2, supported=1, citations=4, precise=3))
    assert measure([supported])["citation_recall"] == 0.5
    assert measure([supported])["citation_precision"] == 0.75


def found_at(*articles):
    return [Retrieved(name, None, None, 0, 1, "x", 1.0) for name in articles]


CASE = Case("c", "count", "How many?", answerable=True, answers=("1",), article_ids=("a", "b"))


def test_ranks_are_those_of_articles():
    """Second and fourth: found in five and not first, one half, and the gain of both ranks over the best order."""
    found = rank_measures(CASE, found_at("x", "a", "x", "a", "y", "b"))
    assert (found["hit_at_1"], found["hit_at_5"], found["hit_at_10"], found["mrr"]) == (0, 1, 1, 0.5)
    assert found["ndcg_at_10"] == pytest.approx((0.6309 + 0.4307) / (1 + 0.6309), abs=1e-3)


def test_an_article_that_is_not_found_has_no_rank():
    """Nothing relevant is zero everywhere; an unanswerable case has no ranks at all."""
    assert set(rank_measures(CASE, found_at("x", "y")).values()) == {0.0}
    assert rank_measures(Case("u", "count", "?", answerable=False), found_at("a")) == {}
    assert rank_measures(CASE, []) == {}


def test_the_surest_answers_first_give_the_curve(outcome):
    """Sure and right, unsure and wrong: risk is 0, 0 and 1/3 at coverages of a quarter to three quarters."""
    outcomes = [
        outcome("a", confidence=0.9),
        outcome("b", confidence=0.8),
        outcome("c", confidence=0.1, right=False),
        outcome("u", answerable=False, answered=False),
    ]
    curve = risk_coverage(outcomes)
    assert curve.points == ((0.25, 0.0), (0.5, 0.0), (0.75, 0.3333))
    assert curve.area == pytest.approx(1 / 9, abs=1e-4)
    assert curve.excess == 0
    unsure = [*outcomes[:1], outcome("b", confidence=0.1, right=True), outcome("c", confidence=0.8, right=False)]
    assert risk_coverage(unsure).excess > 0
    assert measure(outcomes)["aurc"] == curve.area
    low, high = area_interval(outcomes)
    assert 0 <= low <= curve.area <= high <= 1
    assert (low, high) == area_interval(outcomes)


def test_equal_confidence_has_no_order(outcome):
    """Cases of one confidence give one curve, however they are shuffled; silence alone gives none."""
    outcomes = [outcome(str(n), confidence=0.5, right=n % 3 > 0) for n in range(9)]
    shuffled = random.Random(1).sample(outcomes, 9)
    assert risk_coverage(outcomes) == risk_coverage(shuffled)
    assert risk_coverage(outcomes).area == pytest.approx(1 / 3, abs=1e-4)
    assert risk_coverage([outcome("silent")]) is None


def test_an_answer_without_a_confidence_stands_last(outcome):
    """One kind of answer that tells none does not take the curve from all the others, nor is it left out."""
    sure = [outcome("a", confidence=0.2), outcome("b", confidence=0.1)]
    curve = risk_coverage([outcome("silent", right=False), *sure])
    assert curve.points == ((0.3333, 0.0), (0.6667, 0.0), (1.0, 0.3333))


def test_questions_about_one_article_are_one_draw():
    """Forty cases of four articles are less sure than forty of forty, and the error is the clustered one."""
    parts = [(float(n % 40 < 20), 1.0) for n in range(40)]
    apart = estimate(parts, [str(n) for n in range(40)])
    together = estimate(parts, [str(n // 10) for n in range(40)])
    assert apart.value == together.value == 0.5
    assert together.high - together.low > 1.5 * (apart.high - apart.low)
    assert apart.error == pytest.approx((0.25 / 39) ** 0.5, abs=1e-4)
    assert together.error == pytest.approx((0.25 / 3) ** 0.5, abs=1e-4)
    assert together == estimate(parts, [str(n // 10) for n in range(40)])


def test_the_interval_holds_what_is_true():
    """Of a hundred samples with a known share, the 95 % interval holds it in at least 88."""
    rng = random.Random(7)
    held = 0
    for _ in range(100):
        parts = [(float(rng.random() < 0.7), 1.0) for _ in range(60)]
        found = estimate(parts, [str(n) for n in range(60)])
        held += found.low <= 0.7 <= found.high
    assert held >= 88


def test_no_failure_seen_is_not_none_possible():
    """Ten of ten right is no proof of perfection: the interval has the exact bound. One article tells nothing."""
    perfect = estimate([(1.0, 1.0)] * 10, [str(n) for n in range(10)])
    assert (perfect.low, perfect.high) == (pytest.approx(0.6915, abs=1e-4), 1.0)
    assert estimate([(1.0, 1.0)] * 10, ["a"] * 10).low is None
    assert estimate([], []) is None


def test_the_model_costs_what_its_answers_cost(outcome):
    """Tokens are summed; dollars only where every price is known; without a model there is nothing."""
    from dataclasses import replace

    from assistant.domain.answers import Making

    def made(cost):
        one = outcome("a")
        return replace(one, response=replace(one.response, made=Making("m", "d", 100, 10, cost)))

    assert costs([made(0.5), made(0.25)]) == {
        "tokens_in": 200,
        "tokens_out": 20,
        "cost_usd": 0.75,
        "cost_usd_per_question": 0.375,
    }
    assert "cost_usd" not in costs([made(0.5), made(None)])
    assert costs([outcome("a")]) == {}


def test_every_measure_says_what_it_is():
    """Names are unique, and each has its sentence."""
    assert len({m.name for m in MEASURES}) == len(MEASURES)
    assert all(m.says for m in MEASURES)
