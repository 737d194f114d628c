"""A whole war's toll: every counter's newest count that was current, and no event of the war."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant import wiring
from assistant.answering.whole_wars import differ_by_much
from assistant.domain import Answer
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.questions.wars import asks_of_war
from assistant.settings import Settings
from ingest.cli import main as ingest

ARTICLES = [
    {
        "id": "spring",
        "outlet": "Relief Bulletin",
        "published": "2015-03-10",
        "title": "Market struck in Aleppo",
        "text": "Nine people were killed in Aleppo on Monday, the Syrian Observatory for Human Rights said. More than "
        "215,000 people have been killed since the conflict in Syria began, the Observatory said.",
    },
    {
        "id": "autumn",
        "outlet": "Relief Bulletin",
        "published": "2015-10-02",
        "title": "Shells fall on Hama",
        "text": "Four people died when shells fell on Hama. More than 240,000 people have been killed in Syria since "
        "the war began, according to the Syrian Observatory for Human Rights. The United Nations says 220,000 people "
        "have been killed since the war began. Some 70,000 civilians have been killed since the war began, the "
        "Observatory says. Sixty aid workers have been killed since the war began.",
    },
    {
        "id": "later",
        "outlet": "Evening Post",
        "published": "2017-05-02",
        "title": "Talks resume",
        "text": "Delegates met on Tuesday for talks on Syria. The war has killed more than 320,000 people, the "
        "Observatory says.",
    },
]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wars")
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)) + "\n", encoding="utf-8")
    assert ingest([str(folder / "articles.jsonl"), "--data", str(folder / "corpus")]) == 0
    return wiring.build_answerer(Settings(data=folder / "corpus"))


@pytest.mark.parametrize(
    ("question", "lows"),
    [
        ("How many people had the war in Syria killed by December 2015?", [240000, 220000]),
        ("As of late 2015, what toll had the Observatory put on the Syrian war since it broke out?", [240000]),
        ("By April 2015, how many lives had the conflict in Syria claimed?", [215000]),
        ("How many civilians had died in the Syrian war by November 2015, according to the Observatory?", [70000]),
        ("How many people have been killed in Syria's war?", [320000]),
    ],
)
def test_the_newest_count_of_each_counter_until_the_day(answerer, question, lows):
    answer = answerer.ask(question)
    assert isinstance(answer, Answer)
    assert [statement.figure.low for statement in answer.statements] == lows


def test_open_figures_that_lie_far_apart_are_two_accounts():
    """Above 400,000 contradicts above 250,000 in no strict sense; 250,000 and 270,000 are about the same."""
    low, high = (Figure(f"more than {n}", n, None, Qualifier.MORE_THAN) for n in (250_000, 400_000))
    one, other = (Claim("a", 0, 1, "x", figure, Outcome.KILLED, Status.UNKNOWN) for figure in (low, high))
    near = replace(one, figure=replace(low, low=270_000))
    assert differ_by_much(one, other)
    assert not differ_by_much(one, near)


def test_one_event_of_the_war_is_answered_as_ever(answerer):
    answer = answerer.ask("How many people were killed in Aleppo in March 2015, according to the Observatory?")
    assert isinstance(answer, Answer)
    assert answer.statements[0].figure.low == 9


@pytest.mark.parametrize(
    "question",
    [
        "How many lives had the war in Syria claimed since it broke out?",
        "What number of war dead had the United Nations put out?",
        "How many people had the three-year Syrian war killed overall?",
        "death toll of the conflict in Yemen as of 2016",
        "Libyan civil war death toll, September 2016, UN",
        "How many people had been wounded in the Malian conflict by early 2016?",
        "the tally of deaths since the uprising in Syria began",
    ],
)
def test_a_whole_war_is_asked_about(question):
    assert asks_of_war(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many were killed in the war on Saturday in the last hours?",
        "How many journalists were killed in the first week of the war?",
        "How many children did the coalition's war on terror kill?",
        "How many died in the war museum blast?",
        "How many people died in the first Karabakh war of the 1990s?",
        "How many did the strike on Hama kill?",
    ],
)
def test_a_part_of_a_war_is_no_whole_one(question):
    assert not asks_of_war(question)
