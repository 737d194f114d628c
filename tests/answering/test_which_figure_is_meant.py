"""Over a small corpus: of several figures near each other the one that was asked for, and none where none was given."""

from __future__ import annotations

import json

import pytest

from assistant import wiring
from assistant.domain import Abstention, Answer
from assistant.settings import Settings
from ingest.cli import main as ingest

ARTICLES = [
    {
        "id": "quarters",
        "outlet": "The Herald",
        "published": "2016-07-17",
        "title": "Raids on two quarters of Aleppo",
        "text": "Nine civilians were killed by air raids on Saturday in the Bab al-Marj area of Aleppo and seven "
        "others in the Karmous quarter, the Observatory said. It said that tens of people were wounded.",
    },
    {
        "id": "north",
        "outlet": "The Gazette",
        "published": "2016-09-29",
        "title": "Rockets on Aleppo",
        "text": "A source at the police command said that one person was killed and 16 others were injured when "
        "rockets hit Al-Aziziya on Wednesday. The rockets were fired from Bani Rafat.",
    },
    {
        "id": "front",
        "outlet": "The Gazette",
        "published": "2014-10-07",
        "title": "Hezbollah takes a village in Qalamoun",
        "text": "The Observatory said that 20 opposition fighters were killed on Monday in the village of Assal al-Nur "
        "in Qalamoun. The state news agency SANA gave a toll of 33 militants.",
    },
    {
        "id": "prices",
        "outlet": "The Herald",
        "published": "2016-09-27",
        "title": "Hunger in Aleppo",
        "text": "Bread in besieged Aleppo cost 500 pounds on Monday. A shell wounded two doctors there.",
    },
    {
        "id": "judge",
        "outlet": "The Herald",
        "published": "2016-10-07",
        "title": "Blast at a court in Atmeh",
        "text": "A bomb at the court of Atmeh killed Sheikh Omar al-Rifai and a judge on Thursday, a witness said. "
        "Witnesses said that terrorists had planted the bomb.",
    },
]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    assert ingest([str(folder / "articles.jsonl"), "--data", str(folder / "corpus")]) == 0
    return wiring.build_answerer(Settings(data=folder / "corpus"))


@pytest.mark.parametrize(
    ("question", "low"),
    [
        ("How many people did SOHR count killed in Aleppo's Karmous quarter on 16 July 2016?", 7),
        ("How many non-combatants lost their lives in Aleppo's Bab al-Marj quarter on 16 July 2016?", 9),
        ("How many residents did the police say were hurt by rockets on al-Aziziyah on 28 September 2016?", 16),
        ("What toll did the government news agency give for Assal al-Nur in Qalamoun in October 2014?", 33),
    ],
)
def test_the_figure_of_the_place_and_the_speaker(answerer, question, low):
    """The quarter's own figure, under any spelling of its name; residents are whoever lives there."""
    answer = answerer.ask(question)
    assert isinstance(answer, Answer), answer.text
    assert answer.statements[0].figure.low == low


@pytest.mark.parametrize(
    "question",
    [
        "How many people were wounded at Assal al-Nur in Qalamoun in October 2014, according to SOHR?",
        "How many Hezbollah men did the Observatory report killed at Assal al-Nur in October 2014?",
        "How many soldiers did the Observatory report killed at Assal al-Nur in October 2014?",
        "How many people were killed by rockets on Bani Rafat on 28 September 2016?",
        "How many people were killed in Aleppo's Zubda district on 16 July 2016?",
        "Which militant faction, by name, planted the bomb at the court of Atmeh in October 2016?",
        "What was the name of the judge killed at the court of Atmeh in October 2016?",
    ],
)
def test_what_was_not_said_is_not_answered(answerer, question):
    """Nobody's number, another party's men, where the guns stood, an unnamed quarter, a name that nobody gave."""
    answer = answerer.ask(question)
    assert isinstance(answer, Abstention), answer.text


def test_dozens_answer_and_are_called_no_number(answerer):
    """Where only "tens" was said, that is what was reported, in the word that was used and with who said it."""
    told = answerer.ask("How many people were wounded in Aleppo on 16 July 2016, according to SOHR?")
    assert isinstance(told, Answer), told.text
    assert told.text.startswith("No number is reported. Tens of people")
    assert told.statements[0].claimant == "the Observatory"


def test_what_is_no_count_of_people_is_answered_by_a_sentence(answerer):
    """A price is asked for with "how much", and nobody's wounded answer it."""
    answer = answerer.ask("How much did bread cost in besieged Aleppo in September 2016?")
    assert isinstance(answer, Answer), answer.text
    assert "500 pounds" in answer.text
