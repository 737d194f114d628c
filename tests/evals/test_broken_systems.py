"""A gate that cannot fail is no gate: the system is broken in one way each, and a gate names the right measure."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from assistant.answering import Answerer
from assistant.domain.answers import Answer, Citation, Statement
from assistant.domain.claims import Outcome
from assistant.language.actors_file import load_lexicon
from assistant.retrieval import Evidence
from evals.cases import load_suite
from evals.gating import bounds_of, gate
from evals.looking import looked_into
from evals.measures import BY_NAME
from evals.outcomes import Outcome as Asked
from evals.reporting import measure, results_of
from evals.scoring import score

LEXICON = load_lexicon()
SWAPPED = {Outcome.KILLED: Outcome.INJURED, Outcome.INJURED: Outcome.KILLED}


def asked(answerer, cases):
    pairs = [(case, answerer.ask(case.question)) for case in cases]
    return judged(answerer, pairs)


def judged(answerer, pairs):
    return [Asked(case, given, score(case, given, answerer.article, LEXICON), 1.0) for case, given in pairs]


def failures(outcomes, sound, tmp_path):
    """The measures that a gate names when each may be no worse than in the sound run.

    The measures are those of the shipped gates; how far they may fall is a matter of the suite, and not tested here.
    """
    reached = measure(sound)
    way = {name: "at_least" if BY_NAME[name].more_is_better else "at_most" for name in bounds_of("demo", None)}
    bounds = "\n".join(f"{name} = {{ {kind} = {float(reached[name])} }}" for name, kind in way.items())
    (tmp_path / "gates.toml").write_text(f"[default]\n{bounds}\n")
    return {line.split()[0] for line in gate({"suite": "made", "overall": measure(outcomes)}, tmp_path / "gates.toml")}


def as_shipped(outcomes):
    """The measures that the shipped gates of the demo suite name, its baseline included."""
    return {line.split()[0] for line in gate(results_of(outcomes, "demo"))}


@pytest.fixture(scope="module")
def sound(demo_answerer):
    """Every second case of the demo suite, asked of the system as it is."""
    return looked_into(asked(demo_answerer, load_suite("demo")[::2]), demo_answerer)


def broken(sound, answerer, change):
    """The same run with its responses changed."""
    changed = judged(answerer, [(outcome.case, change(outcome.response)) for outcome in sound])
    return [replace(new, ranking=old.ranking, about=old.about) for old, new in zip(sound, changed, strict=True)]


@pytest.fixture
def told_of(sound, demo_answerer, tmp_path):
    """What a gate says of the sound run after a change to each response: one as strict as it was, and those shipped."""

    def told(change):
        outcomes = broken(sound, demo_answerer, change)
        return failures(outcomes, sound, tmp_path), as_shipped(outcomes)

    return told


def each_statement(response, change):
    return replace(response, statements=tuple(map(change, response.statements)))


def shifted(response):
    def change(told):
        moved = tuple(replace(c, start=c.start + 1, end=c.end + 1) for c in told.citations)
        return replace(told, citations=moved)

    return each_statement(response, change)


def swapped(response):
    other = {"azerbaijan": ("Armenia", "armenia")}

    def change(told):
        name, key = other.get(told.actor, ("Azerbaijan", "azerbaijan"))
        return replace(told, claimant=name, actor=key) if told.claimant else told

    return each_statement(response, change)


def never_abstains(response):
    if isinstance(response, Answer):
        return response
    somehow = Statement("Nine people were killed", (Citation("first-day-of-fighting", 0, 1, "x"),))
    return Answer(response.question, response.text, response.statements or (somehow,))


@pytest.mark.parametrize(
    ("change", "named", "untouched"),
    [
        (shifted, "citation_verbatim", {"wrong_attribution", "outcome", "abstained_unanswerable", "hit_at_5"}),
        (swapped, "wrong_attribution", {"citation_verbatim", "outcome", "abstained_unanswerable", "hit_at_5"}),
        (never_abstains, "abstained_unanswerable", {"hit_at_5"}),
    ],
)
def test_broken_answers_are_caught_by_the_measure_of_their_fault(told_of, change, named, untouched):
    """Citations moved by one, claimants swapped, abstention switched off; what is sound is not accused."""
    strict, shipped = told_of(change)
    assert named in strict & shipped
    assert not strict & untouched


class Mistaken(Answerer):
    """Answers the killed for the injured, and the other way round."""

    def read(self, question, history=()):
        frame = super().read(question, history)
        return replace(frame, outcome=SWAPPED.get(frame.outcome, frame.outcome))


class Anywhere:
    """Finds random articles."""

    def __init__(self, retriever, evidence):
        self._retriever = retriever
        self._rows = {}
        self._claims = {}
        self._articles = {}
        for found in evidence:
            self._articles |= found.articles
            for row in found.passages:
                self._rows.setdefault(row.passage.article_id, []).append(row)
            for claim in found.claims:
                self._claims.setdefault(claim.article_id, {})[claim] = None

    def retrieve(self, frame):
        chosen = random.Random(frame.text).sample(sorted(self._articles), 12)
        passages = tuple(row for name in chosen for row in self._rows[name][:1])
        claims = tuple(claim for name in chosen for claim in self._claims.get(name, ()))
        return Evidence(passages, {name: self._articles[name] for name in chosen}, claims)

    def __getattr__(self, name):
        return getattr(self._retriever, name)


def with_parts(kind, answerer, retriever=None):
    parts = answerer._record, retriever or answerer._retriever, answerer._lexicon, answerer._reader, answerer._folder
    return kind(*parts)


def test_killed_answered_for_injured_is_caught(sound, demo_answerer, tmp_path):
    """The gate names the outcome, and not the quotes or the claimants, which are sound."""
    chosen = [outcome for outcome in sound if outcome.case.outcome in {"killed", "injured"}]
    mistaken = asked(with_parts(Mistaken, demo_answerer), [outcome.case for outcome in chosen])
    looked = looked_into(mistaken, demo_answerer)
    told = failures(looked, chosen, tmp_path)
    assert "outcome" in told & as_shipped(looked)
    assert not told & {"citation_verbatim", "hit_at_5"}


def test_random_passages_are_caught(sound, demo_answerer, tmp_path):
    """The gate names the retriever's measure, and not the quotes, which are verbatim wherever they come from."""
    cases = [outcome.case for outcome in sound]
    evidence = [demo_answerer.evidence(demo_answerer.read(case.question)) for case in cases]
    lost = with_parts(Answerer, demo_answerer, Anywhere(demo_answerer._retriever, evidence))
    looked = looked_into(asked(lost, cases), lost)
    told = failures(looked, sound, tmp_path)
    assert {"hit_at_5", "right_answerable"} <= told & as_shipped(looked)
    assert "citation_verbatim" not in told
