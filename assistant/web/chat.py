"""A conversation as HTML: each question with its answer, its abstention or its fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.answers import Abstention, AbstentionReason, Answer, Citation, Response, Statement
from assistant.domain.claims import Stance, Status
from assistant.web.markup import Html, element, escaped, joined

REASONS: Mapping[AbstentionReason, str] = {
    AbstentionReason.NOT_REPORTED: "The articles do not report this.",
    AbstentionReason.NO_ARTICLES: "No article here is about this.",
    AbstentionReason.OUT_OF_SCOPE: "This is not something that news articles about a conflict can answer.",
    AbstentionReason.UNCLEAR: "The question can be read in more than one way.",
}
STANCES: Mapping[Stance, str | None] = {
    Stance.ASSERTS: None,
    Stance.DENIES: "denies",
    Stance.WITHHOLDS: "withholds",
    Stance.ACCUSES: "accuses",
}
STATUSES: Mapping[Status, str] = {
    Status.CIVILIAN: "civilians",
    Status.COMBATANT: "combatants",
    Status.MIXED: "civilians and combatants",
    Status.UNKNOWN: "status not stated",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with what came of it: a response, or the message of a fault."""

    number: int
    question: str
    response: Response | None = None
    fault: str | None = None


def numbered(response: Response) -> tuple[Citation, ...]:
    """The citations in the order of their numbers, each once; the first is number 1."""
    return tuple(dict.fromkeys(citation for statement in response.statements for citation in statement.citations))


def card_id(turn: int, number: int) -> str:
    """The id of the evidence card that citation `number` of question `turn` leads to."""
    return f"card-{turn}-{number}"


def conversation(turns: Sequence[Turn]) -> Html:
    return element("div", *(_turn(turn) for turn in turns), class_="conversation")


def _turn(turn: Turn) -> Html:
    return element(
        "article", element("h2", turn.question, class_="question", dir="auto"), _outcome(turn), class_="turn"
    )


def _outcome(turn: Turn) -> Html:
    match turn.response:
        case Answer() as answer:
            return _answer(answer, turn.number)
        case Abstention() as abstention:
            return _abstention(abstention, turn.number)
    return fault(turn.fault or "The question was not answered.")


def fault(message: str) -> Html:
    return element(
        "div",
        element("p", "Something went wrong", class_="verdict"),
        element("p", message),
        class_="outcome fault",
        role="alert",
    )


def _answer(answer: Answer, turn: int) -> Html:
    notes = []
    if answer.conflicting:
        notes.append(element("p", "The accounts differ: each figure stands with whoever gives it.", class_="note"))
    if answer.as_of:
        notes.append(element("p", f"As of {answer.as_of.day} {answer.as_of:%B %Y}.", class_="note"))
    return element("div", *notes, _statements(answer, turn), class_="outcome answer")


def _abstention(abstention: Abstention, turn: int) -> Html:
    context = None
    if abstention.statements:
        context = joined(
            element("p", "What the articles do say nearby, which is no answer:", class_="note"),
            _statements(abstention, turn),
        )
    said = abstention.text if abstention.text.strip() != REASONS[abstention.reason] else None
    return element(
        "div",
        element("p", "No answer in these articles", class_="verdict"),
        element("p", REASONS[abstention.reason], class_="reason"),
        element("p", said, dir="auto") if said else None,
        context,
        class_="outcome abstention",
    )


def _statements(response: Response, turn: int) -> Html:
    numbers = {citation: number for number, citation in enumerate(numbered(response), 1)}
    return element(
        "ol", *(_statement(statement, numbers, turn) for statement in response.statements), class_="statements"
    )


def _statement(statement: Statement, numbers: Mapping[Citation, int], turn: int) -> Html:
    links = [_link(numbers[citation], citation, turn) for citation in dict.fromkeys(statement.citations)]
    return element(
        "li",
        _label(statement),
        element("div", _with_figure(statement), Html(" "), *links, class_="said", dir="auto"),
    )


def claimant_of(statement: Statement) -> Html:
    """Who says it; where no claimant is named the outlet speaks in its own voice, and that is said."""
    if statement.claimant:
        return element("span", statement.claimant, class_="claimant")
    outlet = statement.citations[0].outlet
    return element(
        "span",
        f"{outlet}, in its own voice" if outlet else "The article, in its own voice",
        class_="claimant own-voice",
    )


def _label(statement: Statement) -> Html:
    stance = STANCES[statement.stance]
    return element(
        "div",
        claimant_of(statement),
        element("span", stance, class_=f"stance stance-{statement.stance.value}") if stance else None,
        element("span", STATUSES[statement.status], class_="status") if statement.status and statement.figure else None,
        class_="label",
    )


def _with_figure(statement: Statement) -> Html:
    # The figure's own words, qualifier and all, are what a reader looks for first.
    words = statement.figure.text if statement.figure else ""
    before, found, after = statement.text.partition(words) if words else (statement.text, "", "")
    return joined(escaped(before), element("strong", found) if found else None, escaped(after))


def _link(number: int, citation: Citation, turn: int) -> Html:
    where = ", ".join(part for part in (citation.outlet, citation.title) if part) or "the article"
    return element(
        "a", f"[{number}]", href=f"#{card_id(turn, number)}", class_="cite", aria_label=f"Source {number}: {where}"
    )
