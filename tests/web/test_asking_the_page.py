"""What the page does around an answer: history, faults, the header."""

from __future__ import annotations

from datetime import date

from assistant.domain import Abstention, AbstentionReason, Citation, CorpusBusyError, CorpusEmptyError, Statement
from assistant.domain.articles import CorpusSummary
from assistant.web.chat import Turn
from assistant.web.page import KEPT_TURNS, UNEXPECTED, answered, evidence, holdings


class Recording:
    """Abstains, remembers what it was asked with, and raises `fault` where it has one."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault
        self.histories: list[tuple[str, ...]] = []

    def ask(self, question, history=()):
        self.histories.append(tuple(history))
        if self.fault:
            raise self.fault
        return Abstention(question, "Nothing.", AbstentionReason.NOT_REPORTED)

    def article(self, article_id):
        return None

    def summary(self):
        return CorpusSummary(0, 0, 0, 0, None, None)

    def examples(self):
        return ()


def test_earlier_questions_go_with_a_follow_up():
    """The second question is asked with the first as its history."""
    asked = Recording()
    answered(asked, "And in Varn?", answered(asked, "How many died?", ()))
    assert asked.histories == [(), ("How many died?",)]


def test_a_fault_is_shown_in_its_own_words():
    """An error meant for users becomes a turn with its message and no response."""
    (turn,) = answered(Recording(CorpusEmptyError("The corpus is empty.")), "Who?", ())
    assert (turn.response, turn.fault) == (None, "The corpus is empty.")


def test_an_unexpected_fault_keeps_its_inside_to_the_log(caplog):
    """A fault that nobody foresaw is logged with its cause, and the page shows no inside of the program."""
    (turn,) = answered(Recording(RuntimeError("secret path")), "Who?", ())
    assert turn.fault == UNEXPECTED
    assert "secret path" in caplog.text


def test_a_long_conversation_keeps_its_newest_turns():
    """Old turns fall off and numbers go on, so that a card's id is never used twice."""
    turns = ()
    for count in range(KEPT_TURNS + 2):
        turns = answered(Recording(), f"Question {count}", turns)
    assert [turn.number for turn in turns] == list(range(3, KEPT_TURNS + 3))


def test_holdings_tell_articles_outlets_and_days():
    """The header's line counts in words that fit the number."""
    summary = CorpusSummary(1, 1, 5, 5, date(2031, 5, 4), date(2031, 5, 4))
    assert holdings(summary) == "1 article · 1 outlet · 4 May 2031"


def test_an_empty_corpus_says_how_to_fill_it():
    """With no articles the header says what to do."""
    assert "ingest" in holdings(CorpusSummary(0, 0, 0, 0, None, None))


def test_articles_that_cannot_be_read_are_a_fault_of_the_panel():
    """Where the articles cannot be read, the panel says why; it does not claim that they were withdrawn."""

    class Unreadable(Recording):
        def article(self, article_id):
            raise CorpusBusyError("The corpus is being written to.")

    context = (Statement("He left.", (Citation("a", 0, 8, "He left."),)),)
    turn = Turn(1, "Who?", Abstention("Who?", "Nothing.", AbstentionReason.NOT_REPORTED, context))
    shown = evidence(Unreadable(), (turn,))
    assert "The corpus is being written to." in shown
    assert "withdrawn" not in shown
