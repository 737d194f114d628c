"""What stands beside a figure: other events told apart by their days, and no later state of a toll as of a day."""

from __future__ import annotations

import json
from datetime import date

import pytest

from assistant import wiring
from assistant.answering.matching import Match
from assistant.answering.ranking import Ranked
from assistant.answering.running import _by_the_day
from assistant.domain import Abstention, Answer
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.settings import Settings
from ingest.cli import main as ingest

REPORTS = [
    {
        "id": "town",
        "title": "Rockets on the market of Izium",
        "text": "Rockets fell on the market of Izium on Wednesday, killing 17 people and wounding 40, the Ukrainian "
        "prosecutor's office said.\n\nThe day before, a strike on a village in the Izium district killed three "
        "civilians and wounded nine, the office said.",
        "outlet": "Blue Hill Herald",
        "date": "2022-10-19",
    },
    {
        "id": "after",
        "title": "Ukraine mourns in Izium",
        "text": "Shops in Izium stayed shut on Thursday. Ukraine says that 17 civilians died there on Wednesday.",
        "outlet": "Morning Ferry",
        "date": "2022-10-20",
    },
    {
        "id": "toll",
        "title": "Shelling goes on",
        "text": "Shells fell again along the river on Monday.\n\nUkraine's prosecutors put the number of civilians "
        "killed by Russian fire since 1 October at 50, with 170 wounded.",
        "outlet": "Blue Hill Herald",
        "date": "2022-10-17",
    },
    {
        "id": "later",
        "title": "Toll rises after a night of fire",
        "text": "A family of three died in Sumy on Saturday.\n\nNationwide, 53 civilians have been killed and 181 "
        "wounded since 1 October, Ukraine's prosecutors said on Tuesday.",
        "outlet": "Morning Ferry",
        "date": "2022-10-18",
    },
]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("side")
    lines = "\n".join(json.dumps(report) for report in REPORTS)
    (folder / "articles.jsonl").write_text(lines + "\n", encoding="utf-8")
    assert ingest([str(folder / "articles.jsonl"), "--data", str(folder / "corpus")]) == 0
    return wiring.build_answerer(Settings(data=folder / "corpus"))


def test_two_events_that_one_report_tells_apart_are_no_conflict(answerer):
    """Four in a village on Tuesday and 17 in the town on Wednesday: each is told with its day."""
    answer = answerer.ask("How many civilians died in the Izium strike?")
    assert isinstance(answer, Answer)
    assert sorted(said.figure.low for said in answer.statements) == [3, 17]
    assert not answer.conflicting
    assert "on 18 October 2022" in answer.text
    assert "on 19 October 2022" in answer.text


@pytest.mark.parametrize(
    ("question", "low"),
    [
        ("How many wounded civilians did Ukrainian prosecutors count by 17 October 2022?", 170),
        ("How many wounded civilians did Ukrainian prosecutors count by 18 October 2022?", 181),
        ("How many civilians had been killed, by the count of Ukraine's prosecutors, as of 17 October 2022?", 50),
    ],
)
def test_a_toll_as_of_a_day_is_no_later_state(answerer, question, low):
    answer = answerer.ask(question)
    assert isinstance(answer, Answer)
    assert answer.statements[0].figure.low == low


def test_a_fate_that_has_no_name_is_not_printed_as_none(answerer):
    """Of survivors no report tells: what is told instead is said to be another kind of figure."""
    abstention = answerer.ask("How many survivors did rescuers dig out of the market of Izium?")
    assert isinstance(abstention, Abstention)
    assert "None" not in abstention.text


def counted(low: int, published: date) -> Ranked:
    figure = Figure(str(low), low, low, Qualifier.EXACT)
    claim = Claim("a", 0, 1, "c", figure, Outcome.KILLED, Status.UNKNOWN, scope=Scope.CUMULATIVE, published=published)
    return Ranked(Match(claim, {}, frozenset()), 1.0, 0)


def test_next_days_paper_knows_better_than_last_weeks():
    """Of the day's own paper nothing later is taken; of a count a week old the next day's paper is the better state."""
    asked = QuestionFrame("How many had died?", QuestionKind.COUNT, as_of=date(2020, 10, 10))
    week, own, behind = (
        counted(28, date(2020, 10, 3)),
        counted(90, date(2020, 10, 10)),
        counted(107, date(2020, 10, 11)),
    )
    assert _by_the_day([week, own, behind], asked) == [week, own]
    assert _by_the_day([week, behind], asked) == [week, behind]
