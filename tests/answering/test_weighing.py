"""The chance that a claim is the figure asked for: a weight for each feature, and slots that no chance makes up for."""

from __future__ import annotations

import json
import tomllib
from importlib import resources

import pytest

from assistant import wiring
from assistant.answering.revising import INITIAL
from assistant.answering.weighing import FEATURES, NEVER_VIOLATED, SIGNS, may_answer, scales, signs_of
from assistant.domain import Abstention, Answer
from assistant.domain.claims import Outcome
from assistant.settings import Settings
from ingest.cli import main as ingest

ARTICLES = [
    {
        "id": "bridge",
        "outlet": "The Herald",
        "published": "2016-05-11",
        "title": "Shelling at the bridge of Amrun",
        "text": "Shelling at the bridge of Amrun killed nine civilians and four soldiers on Tuesday, the Observatory "
        "said. It said that 21 civilians were wounded. The defence ministry put the toll at two civilians.",
    },
    {
        "id": "market",
        "outlet": "The Gazette",
        "published": "2016-05-12",
        "title": "Raid on the market of Darbin",
        "text": "An air raid on the market of Darbin killed 17 civilians on Wednesday, the Observatory said.",
    },
    {
        "id": "station",
        "outlet": "The Courier",
        "published": "2016-05-14",
        "title": "Blast at the station of Sarmun",
        "text": "A blast at the station of Sarmun killed 30 people on Friday, the Observatory said. It had put the "
        "toll at 11 people before. Fighting in Hazra killed 16 opposition fighters on Friday, including in a "
        "Hezbollah ambush, the Observatory said.",
    },
]
ASKED = "How many civilians did the Observatory say were killed at the bridge of Amrun on 10 May 2016?"


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("weighing")
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    assert ingest([str(folder / "articles.jsonl"), "--data", str(folder / "corpus")]) == 0
    return wiring.build_answerer(Settings(data=folder / "corpus"))


def test_the_shipped_model_has_a_weight_for_each_feature():
    """Weights are named in the file: a feature that was added, dropped or moved without fitting again is seen here."""
    text = resources.files("assistant.answering").joinpath("data/figures.toml").read_text(encoding="utf-8")
    assert tuple(tomllib.loads(text)["weights"]) == FEATURES
    assert tuple(tomllib.loads(text)["verdict"]) == SIGNS
    assert 0.3 < scales().threshold < 1.0


def test_who_tells_the_same_is_no_rival():
    """Two outlets that print one report leave no doubt; another figure, and two that miss a slot, do."""
    points, killed = [4.0, 4.0, 1.0], Outcome.KILLED
    ahead = SIGNS.index("ahead")
    alone = signs_of(points, 0, ())[ahead]
    assert signs_of(points, 0, (), [(killed, 9), (killed, 9), (killed, 7)])[ahead] > alone == 0.0
    assert signs_of(points, 0, (), [(killed, 9), (Outcome.INJURED, 9), (killed, 7)])[ahead] == alone
    assert signs_of(points, 0, (), [(killed, 0), (killed, 0), (killed, 7)])[ahead] == alone


def test_the_figure_asked_for_is_the_likeliest(answerer):
    """Behind it come the other outcome, the other status, the other claimant and the other place."""
    weighed = answerer.weighed(answerer.read(ASKED))
    figures = [item.item.claim.figure.low for item in weighed]
    assert figures[0] == 9
    assert {4, 21, 2, 17} <= set(figures)
    assert weighed[0].chance > scales().threshold
    assert [item.chance for item in weighed] == sorted((item.chance for item in weighed), reverse=True)


@pytest.mark.parametrize(
    ("figure", "slot"),
    [(4, "status"), (21, "outcome"), (2, "claimant")],
    ids=["soldiers for civilians", "wounded for killed", "another's word"],
)
def test_what_no_chance_makes_up_for(answerer, figure, slot):
    """Such a claim is never the answer, whatever its weights say."""
    found = next(w.item for w in answerer.weighed(answerer.read(ASKED)) if w.item.claim.figure.low == figure)
    assert slot in found.match.missed() & NEVER_VIOLATED
    assert not may_answer(found)


@pytest.mark.parametrize(
    ("question", "low"),
    [
        (ASKED, 9),
        ("What did the defence ministry give as the civilian toll of the shelling at the Amrun bridge?", 2),
        ("How many soldiers died at the bridge of Amrun on 10 May 2016, according to the Observatory?", 4),
        ("How many civilians were hurt at the bridge of Amrun on 10 May 2016, by the Observatory's count?", 21),
        ("What was the Observatory's toll for the blast at the station of Sarmun before it rose to 30?", 11),
    ],
)
def test_the_figure_asked_for_is_the_one_printed(answerer, question, low):
    """One sentence holds several figures: the outcome, the status and the claimant choose among them."""
    answer = answerer.ask(question)
    assert isinstance(answer, Answer), answer.text
    assert answer.statements[0].figure.low == low


@pytest.mark.parametrize(
    "question",
    [
        "How many civilians did the police say were killed at the bridge of Amrun on 10 May 2016?",
        "How many soldiers were wounded at the bridge of Amrun on 10 May 2016, according to the Observatory?",
        "How many journalists did the Observatory say were killed at the market of Darbin on 11 May 2016?",
        "How many civilians were in a critical condition after the shelling of the bridge of Amrun on 10 May 2016?",
        "How many Hezbollah fighters did the Observatory say were killed in Hazra in May 2016?",
        "Of the 16 fighters whom the Observatory counted killed in Hazra in May 2016, how many belonged to Hezbollah?",
    ],
)
def test_none_is_printed_where_the_one_asked_for_is_missing(answerer, question):
    """Nobody's word, nobody's wounded, a trade that no claim names, the men of those who laid the ambush."""
    answer = answerer.ask(question)
    assert isinstance(answer, Abstention), answer.text


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What initial toll did the Observatory give?", True),
        ("What was the hospital's first count of the dead?", True),
        ("What was the early July toll at Amrun?", False),
        ("What was the first day's count at Amrun?", False),
    ],
)
def test_an_initial_toll_is_asked_for(question, asks):
    """A date or a span behind "early" and "first" asks for that time's toll, and not for the first one given."""
    assert bool(INITIAL.search(question)) is asks
