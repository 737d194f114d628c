"""Questions in many voices, with the frames they mean."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.claims import Outcome, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.questions import read_question

PHRASINGS = [
    json.loads(line) for line in Path(__file__).with_name("phrasings.jsonl").read_text("utf-8").splitlines() if line
]
# Slots that a case leaves out ask for nothing; these are always compared.
ALWAYS = {
    "kind": "count",
    "outcome": None,
    "status": None,
    "group": None,
    "claimant": None,
    "outlet": None,
    "when": None,
    "as_of": None,
    "since": None,
    "figures": [],
    "sum_asked": False,
}
PARTIES = {
    "azerbaijan": "Azerbaijan Azerbaijani Azerbaijan's Baku",
    "armenia": "Armenia Armenian Yerevan",
    "syria": "Syria Syrian Damascus Assad",
    "russia": "Russia Russian Russians Moscow Kremlin",
    "ukraine": "Ukraine Ukrainian Ukrainians Kyiv",
    "turkey": "Turkey Turkish Ankara",
    "israel": "Israel Israeli",
    "france": "France French Paris",
    "united-states": "American Pentagon US",
    "mali": "Mali Malian",
    "india": "India Indian",
    "palestine": "Palestinians Palestinian",
    "hezbollah": "Hezbollah",
    "hamas": "Hamas",
    "houthis": "Houthis",
    "ocha": "OCHA",
    "islamic-state": "IS",
    "syrian-observatory": "SOHR Observatory",
    "un": "UN",
    "taliban": "Taliban",
    "pkk": "PKK",
    "china": "China Beijing",
    "ethiopia": "Ethiopia",
    "iran": "Iran Tehran",
    "kurds": "Kurdish",
}
# Those who count the dead of others; the rest stand for states.
COUNTING = {"ocha": "agency", "un": "agency", "syrian-observatory": "monitor"}


@dataclass(frozen=True)
class Party:
    key: str
    name: str
    kind: str = "state"


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    text: str
    actor: Party
    form: str = "name"


class FewNames:
    """A lexicon of the few parties above: the others stand for those that no lexicon knows."""

    def __init__(self):
        self._keys = {name: key for key, names in PARTIES.items() for name in names.split()}
        self._pattern = re.compile(r"(?<!\w)(?:" + "|".join(sorted(self._keys, key=len, reverse=True)) + r")(?!\w)")

    def mentions(self, text):
        found = [(m, self._keys[m[0]]) for m in self._pattern.finditer(text)]
        return [Mention(m.start(), m.end(), m[0], Party(key, m[0], COUNTING.get(key, "state"))) for m, key in found]

    def resolve(self, name):
        return next((mention.actor for mention in self.mentions(name)), None)


LEXICON = FewNames()


def read(question, history=()):
    return read_question(question, LEXICON, history)


def slot(frame: QuestionFrame, name: str):
    value = getattr(frame, name)
    if name in {"when", "told"}:
        return value and value.iso
    if name in {"as_of", "since"}:
        return value and value.isoformat()
    if name in {"figures", "places"}:
        return list(value)
    return value.removeprefix("the ") if isinstance(value, str) else value


@pytest.mark.parametrize("case", PHRASINGS, ids=lambda case: case["question"][:60])
def test_a_phrasing_is_read_into_the_frame_it_means(case):
    """Every slot that a phrasing fills is read, and no slot that it leaves open."""
    frame = read(case["question"])
    want = {**ALWAYS, **{name: value for name, value in case.items() if name != "question"}}
    assert {name: slot(frame, name) for name in want} == want


def test_the_claimants_own_losses_are_its_side():
    """As in "Its own fighters" are those of the one who is asked to have said it."""
    frame = read("How many of its own fighters did Hezbollah say it lost?")
    assert (frame.claimant_actor, frame.side_actor) == ("hezbollah", "hezbollah")


def test_the_blamed_is_no_claimant():
    """A party named after "by" and a deed is accused, and claims nothing."""
    frame = read("How many civilians were killed by Russian strikes on Sumy?")
    assert (frame.claimant, frame.accused) == (None, "Russian")


def test_a_capital_that_speaks_is_a_claimant_and_no_place():
    """As in "Baku reported" names who spoke; "killed in Baku" where."""
    assert read("How many did Baku report killed?").claimant_actor == "azerbaijan"
    assert read("How many were killed in Baku?").claimant is None


def test_residents_of_a_capital_do_not_speak_for_the_state():
    """Unaligned speakers have no actor, wherever they live."""
    frame = read("How many did residents of Damascus say died?")
    assert (frame.claimant, frame.claimant_actor) == ("residents of Damascus", None)


def test_an_elliptic_question_takes_its_open_slots_from_the_one_before():
    """As in "And the wounded?" keeps claimant and day, and changes the outcome."""
    first = read("How many civilians did Baku say were killed on 4 October 2020?")
    frame = read("And the wounded?", [first])
    assert (frame.kind, frame.outcome, frame.status) == (QuestionKind.COUNT, Outcome.INJURED, Status.CIVILIAN)
    assert (frame.claimant_actor, frame.when) == ("azerbaijan", first.when)


def test_another_party_alone_is_asked_the_same():
    """As in "And Yerevan?" asks Yerevan what Baku was asked."""
    first = read("How many civilians did Baku say were killed on 4 October 2020?")
    frame = read("And Yerevan?", [first])
    assert (frame.claimant_actor, frame.outcome, frame.when) == ("armenia", Outcome.KILLED, first.when)


def test_a_full_question_takes_nothing_from_the_one_before():
    """A question that stands alone is not filled from the conversation."""
    first = read("How many civilians did Baku say were killed on 4 October 2020?")
    frame = read("How many soldiers did Russia lose near Izium in 2022?", [first])
    assert (frame.claimant, frame.when and frame.when.iso) == (None, "2022")


def test_search_terms_keep_names_and_drop_the_machinery_of_asking():
    """Names and content words are searched for; "how many", dates and "according to" are not."""
    frame = read("How many civilians were killed in Barda on 28 October 2020, according to Baku?")
    assert frame.terms == ("civilians", "killed", "Barda", "Baku")


@pytest.mark.parametrize(
    "question",
    [
        "",
        " ",
        "?",
        "how",
        "How many " * 2000,
        "did Baku say " * 1000,
        "'s toll " * 2000,
        "(" * 5000,
        "\x00�",
        "İ" * 300,
        "according to " * 900,
        "by the count of " * 700,
        "а" * 10000,
        "killed and " * 1000,
        "4 April 2017 to " * 700,
    ],
    ids=repr,
)
def test_a_hostile_question_has_a_frame(question):
    """Whatever is typed is read into a frame of the same text."""
    assert read(question).text == question


@given(st.text(max_size=300))
def test_any_text_has_a_frame(text):
    """No text raises."""
    assert read(text).text == text


@given(
    st.lists(
        st.sampled_from(
            [
                "who",
                "what",
                "how",
                "many",
                "did",
                "Baku",
                "say",
                "killed",
                "by",
                "the",
                "'s",
                "of",
                ",",
                "?",
                "58",
                "and",
                "its",
                "own",
                "soldiers",
                "lost",
                "in",
                "to",
            ]
        )
    )
)
def test_any_order_of_question_words_has_a_frame(parts):
    """No order of the words of asking raises, and a claimant is in the question's words."""
    question = " ".join(parts)
    frame = read(question)
    assert frame.claimant is None or frame.claimant in question


def test_a_day_without_a_year_is_the_last_such_one_of_a_corpus_of_one_year():
    """And a year that the question has, or an earlier question of the conversation, counts before it."""
    asked = "How many soldiers had died by 20 October?"
    assert read_question(asked, LEXICON).as_of is None
    assert read_question(asked, LEXICON, (), date(2020, 11, 12)).as_of == date(2020, 10, 20)
    assert read_question(f"{asked[:-1]} 2016?", LEXICON, (), date(2020, 11, 12)).as_of == date(2016, 10, 20)
    earlier = [read_question("How many died on 3 May 2014?", LEXICON)]
    assert read_question(asked, LEXICON, earlier, date(2020, 11, 12)).as_of == date(2014, 10, 20)
