"""The programs that fit models: what they are told, how they fold, and that a fit finds what tells claims apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.answering.describing import FEATURES
from assistant.answering.weighing import Standing
from evals.fitting import FOLDS, by_article, parser
from evals.weighing import Asked, fit

TELLING, NOISE = FEATURES.index("place_met"), FEATURES.index("coverage")


@pytest.mark.parametrize(
    "program", ["python -m evals.fitting", "python -m evals.weighing", "python -m evals.calibrating"]
)
def test_each_program_takes_several_annotated_sets(program):
    """As their first lines say: one set, and any number beside it."""
    options = parser(program, "Fit.").parse_args(
        ["--annotated", "a.json", "--articles", "texts.jsonl", "--also", "b.json", "c.json"]
    )
    assert (options.annotated, *options.also) == (Path("a.json"), Path("b.json"), Path("c.json"))


def questions(count: int, seed: int) -> list[Asked]:
    """Two thirds of the questions have one claim among five whose place is met, and that one answers."""
    random = np.random.default_rng(seed)
    found = []
    for number in range(count):
        features = np.zeros((5, len(FEATURES)))
        features[:, NOISE] = random.random(5)
        answers = np.zeros(5, dtype=bool)
        if number % 3:
            right = int(random.integers(5))
            features[right, TELLING] = 1.0
            answers[right] = True
        found.append(Asked(f"article {number // 2}", features, answers, (Standing.SHOWN,) * 5, bool(answers.any())))
    return found


def test_no_article_is_in_two_folds():
    """Questions about one article fail together: those of one must not be fitted on others of it."""
    asked = questions(40, seed=1)
    folds = list(by_article(asked))
    assert len(folds) == FOLDS
    for others, own in folds:
        assert {one.article for one in others}.isdisjoint(one.article for one in own)
    assert sum(len(own) for _, own in folds) == len(asked)


def test_the_fit_finds_the_claim_that_answers_and_leaves_questions_without_one():
    """On questions not fitted on: the answering claim is the likeliest, and likelier than any where none answers."""
    model = fit(questions(120, seed=2))
    answered, unanswered = [], []
    for one in questions(60, seed=3):
        chances = model.chances(one.features.tolist(), one.stands)
        if one.answerable:
            assert one.answers[int(np.argmax(chances))]
            answered.append(max(chances))
        else:
            unanswered.append(max(chances))
    assert min(answered) > 0.8
    assert max(unanswered) < 0.3


def test_what_is_not_allowed_is_never_likely():
    """A claim that violates a slot or happened elsewhere has no chance, whatever speaks for it."""
    model = fit(questions(60, seed=4))
    one = next(one for one in questions(9, seed=5) if one.answerable)
    for standing in (Standing.OUT, Standing.RIVAL):
        stands = [standing if answers else Standing.SHOWN for answers in one.answers.tolist()]
        chances = model.chances(one.features.tolist(), stands)
        assert chances[int(np.argmax(one.answers))] == 0.0


def test_what_happened_elsewhere_makes_others_doubtful():
    """A rival that is not shown is still as likely the one that was meant."""
    model = fit(questions(60, seed=4))
    one = next(one for one in questions(9, seed=5) if one.answerable)
    doubled = np.vstack([one.features, one.features[one.answers]])
    alone, beside = (
        max(model.chances(doubled.tolist(), [Standing.SHOWN] * 5 + [last])) for last in (Standing.OUT, Standing.RIVAL)
    )
    assert beside < alone
