"""The page itself: what stands where, and what happens when somebody asks."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from assistant.domain.answers import Response
from assistant.domain.articles import Article, CorpusSummary
from assistant.domain.errors import CommuniqueError
from assistant.web.chat import Turn, conversation, fault
from assistant.web.evidence import panel
from assistant.web.markup import Html, element

log = logging.getLogger(__name__)

KEPT_TURNS = 20
"""How many questions a page shows; older ones fall off, so that a page left open all day stays light."""
LONGEST_QUESTION = 1000
"""Characters."""
UNEXPECTED = "An unexpected fault stopped the answer. The command that opened this page has logged it."
Turns = tuple[Turn, ...]


class Answering(Protocol):
    """What the page needs to know about answering."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Response:
        """Answer or abstain; `history` holds earlier questions. Raises CommuniqueError with a message for users."""
        ...

    def article(self, article_id: str) -> Article | None:
        """The article, or None where the corpus does not hold it."""
        ...

    def summary(self) -> CorpusSummary:
        """What the corpus holds."""
        ...

    def examples(self) -> tuple[str, ...]:
        """Questions that the corpus can answer."""
        ...


def answered(answering: Answering, question: str, turns: Turns) -> Turns:
    """The conversation with `question` answered at its end. A fault becomes a turn that shows it as a fault."""
    number = turns[-1].number + 1 if turns else 1
    history = tuple(turn.question for turn in turns if turn.response)
    try:
        turn = Turn(number, question, answering.ask(question, history))
    except CommuniqueError as error:
        turn = Turn(number, question, fault=str(error))
    except Exception:
        # The outermost face: whatever went wrong is logged with its cause, and shown as a fault.
        log.exception("asking failed: %r", question)
        turn = Turn(number, question, fault=UNEXPECTED)
    return (*turns, turn)[-KEPT_TURNS:]


def evidence(answering: Answering, turns: Turns) -> Html:
    """The cards of the conversation, or the message of what kept the articles from being read."""
    try:
        return panel(turns, answering.article)
    except CommuniqueError as error:
        return fault(str(error))


def header(summary: CorpusSummary) -> Html:
    """The name, and one line of what is in the corpus."""
    return element(
        "header",
        element("h1", "Communiqué"),
        element("p", "What was reported, and who said it."),
        element("p", holdings(summary), class_="holdings"),
        class_="masthead",
    )


def holdings(summary: CorpusSummary) -> str:
    if summary.articles == 0:
        return "No articles yet: put some in with “ingest PATH”."
    parts = [_counted(summary.articles, "article"), _counted(summary.outlets, "outlet")]
    if summary.first and summary.last:
        first, last = _day(summary.first), _day(summary.last)
        parts.append(first if first == last else f"{first} to {last}")
    return " · ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def build_page(answering: Answering) -> Any:
    """The page as `gradio.Blocks`, ready to be mounted. Its look is added by whoever mounts it."""
    import gradio

    read = answering.article
    with gradio.Blocks(title="Communiqué", analytics_enabled=False, fill_width=True) as page:
        turns = gradio.State((), time_to_live=12 * 3600)
        gradio.HTML(lambda: _safe_header(answering), apply_default_css=False, elem_id="masthead")
        with gradio.Row(elem_id="desk"):
            with gradio.Column(elem_id="chat", min_width=0):
                talk = gradio.HTML(element("div", class_="conversation"), apply_default_css=False, elem_id="talk")
                with gradio.Row(elem_id="asking"):
                    question = gradio.Textbox(
                        placeholder="What was reported?",
                        label="Your question",
                        lines=1,
                        max_lines=4,
                        max_length=LONGEST_QUESTION,
                        autofocus=True,
                        elem_id="question",
                        submit_btn=False,
                    )
                    ask = gradio.Button("Ask", variant="primary", elem_id="ask", min_width=0)
                chosen = _examples(gradio, answering)
            with gradio.Column(elem_id="evidence", min_width=0):
                gradio.HTML(element("h2", "Evidence"), apply_default_css=False, elem_id="evidence-title")
                cards = gradio.HTML(panel((), read), apply_default_css=False, elem_id="cards")
        _connect(gradio, answering, (question, ask, chosen), (turns, talk, cards))
    page.queue(max_size=64, default_concurrency_limit=4, api_open=False)
    return page


def _safe_header(answering: Answering) -> Html:
    try:
        return header(answering.summary())
    except CommuniqueError as error:
        return element(
            "header", element("h1", "Communiqué"), element("p", str(error), class_="holdings"), class_="masthead"
        )


def _examples(gradio: Any, answering: Answering) -> list[Any]:
    try:
        questions = answering.examples()
    except CommuniqueError:
        # The header tells what is wrong with the corpus; a page without examples still opens.
        questions = ()
    with gradio.Row(elem_id="examples", visible=bool(questions)):
        return [gradio.Button(question, size="sm", elem_classes="example", min_width=0) for question in questions]


def _connect(gradio: Any, answering: Answering, asked: tuple[Any, Any, list[Any]], shown: tuple[Any, Any, Any]) -> None:
    question, ask, chosen = asked
    turns, talk, cards = shown

    def answer(words: str, so_far: Turns) -> tuple[Any, ...]:
        words = (words or "").strip()[:LONGEST_QUESTION]
        if not words:
            return gradio.skip(), gradio.skip(), gradio.skip(), gradio.skip()
        now = answered(answering, words, tuple(so_far))
        return now, conversation(now), evidence(answering, now), ""

    outputs = [turns, talk, cards, question]
    quiet = {"show_progress": "hidden", "api_visibility": "private", "trigger_mode": "once"}
    gradio.on([question.submit, ask.click], answer, [question, turns], outputs, **quiet)
    for example in chosen:
        example.click(answer, [example, turns], outputs, **quiet)
