"""A conversation as HTML: each question with its answer, its abstention or its fault."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.answers import Abstention, Answer, Citation, Mode, Statement
from assistant.domain.articles import CorpusSummary
from assistant.domain.claims import Stance
from assistant.domain.sources import Sources
from assistant.serving.replies import Reply, Slot
from assistant.web.claimants import claimant_of, victims_of
from assistant.web.contested import side_by_side
from assistant.web.copying import as_markdown
from assistant.web.markup import Html, element, escaped, joined
from assistant.web.turns import Turn
from assistant.web.words import Words


def card_id(turn: int, number: int) -> str:
    """The id of the evidence card that citation `number` of question `turn` leads to."""
    return f"card-{turn}-{number}"


def welcome(examples: Sequence[str], words: Words) -> Html:
    """What stands where nothing was asked yet: what can be asked, and questions that these articles answer."""
    offered = _offered(words("ask.examples"), examples) if examples else None
    return element("div", element("p", words("talk.welcome")), offered, class_="welcome")


def conversation(turns: Sequence[Turn], words: Words) -> Html:
    return element("div", *(_turn(turn, words) for turn in turns), class_="conversation")


def _turn(turn: Turn, words: Words) -> Html:
    return element(
        "article",
        element("h2", turn.question, class_="question", dir="auto"),
        _understood(turn.reply, words) if turn.reply else None,
        _outcome(turn, words),
        _tools(turn, words),
        _follow_ups(turn, words),
        class_="turn",
    )


def _understood(reply: Reply, words: Words) -> Html | None:
    """How the question was read: slot by slot, or in the words of a model that wrote it out."""
    if reply.response.understood:
        said = element("span", reply.response.understood, class_="rewritten", dir="auto")
        return element("div", element("span", words("understood")), said, class_="understood")
    if not reply.understood:
        return None
    pairs = [
        element("div", element("dt", words(f"slot.{slot.name}")), element("dd", _slot_value(slot, words), dir="auto"))
        for slot in reply.understood
    ]
    return element("div", element("span", words("understood")), element("dl", *pairs), class_="understood")


def _slot_value(slot: Slot, words: Words) -> str:
    return words(f"{slot.name}.{slot.value}") if slot.coded else slot.value


def _outcome(turn: Turn, words: Words) -> Html:
    if turn.response is None and turn.stopped:
        return _boxed(words("verdict.stopped"), words("stopped"), "stopped")
    if turn.response is None and turn.pending:
        return element("p", words("talk.reading"), class_="outcome pending", role="status")
    match turn.response:
        case Answer() as answer:
            return _answer(answer, turn, words)
        case Abstention() as abstention:
            return _abstention(abstention, turn, words)
    return fault(turn.fault or words("unanswered"), words)


def _boxed(verdict: str, message: str, kind: str) -> Html:
    return element("div", element("p", verdict, class_="verdict"), element("p", message), class_=f"outcome {kind}")


def fault(message: str, words: Words) -> Html:
    return element(
        "div",
        element("p", words("verdict.fault"), class_="verdict"),
        element("p", message, dir="auto"),
        class_="outcome fault",
        role="alert",
    )


def _answer(answer: Answer, turn: Turn, words: Words) -> Html:
    notes = []
    if answer.conflicting:
        notes.append(element("p", words("conflicting"), class_="note"))
    if answer.mode is Mode.MODEL:
        notes.append(element("p", words("mode.model"), class_="note"))
    if turn.pending:
        notes.append(element("p", words("talk.reading"), class_="note pending", role="status"))
    elif not answer.complete:
        notes.append(element("p", words("incomplete"), class_="note"))
    notes += [element("p", note, class_="note", dir="auto") for note in answer.notes]
    if answer.as_of:
        notes.append(element("p", words("as_of", day=words.day(answer.as_of)), class_="note"))
    sources = Sources.of(answer.statements)
    table = side_by_side(answer, lambda statement: _links(statement, sources, turn.number, words), words)
    return element("div", *notes, table, _statements(answer.statements, sources, turn, words), class_="outcome answer")


def _abstention(abstention: Abstention, turn: Turn, words: Words) -> Html:
    nearest = turn.reply.nearest if turn.reply else ()
    sources = Sources.of((*abstention.statements, *nearest))
    context = None
    if abstention.statements or nearest:
        context = joined(
            element("p", words("nearby" if abstention.statements else "nearest"), class_="note"),
            _statements(abstention.statements or nearest, sources, turn, words),
        )
    reason = words(f"reason.{abstention.reason.value}")
    said = abstention.text if abstention.text.strip() != reason else None
    searched = turn.reply.searched if turn.reply else None
    return element(
        "div",
        element("p", words("verdict.abstention"), class_="verdict"),
        element("p", reason, class_="reason"),
        element("p", said, dir="auto") if said else None,
        *(element("p", note, class_="note", dir="auto") for note in abstention.notes),
        element("p", searched_words(searched, words), class_="searched") if searched else None,
        element("p", words("searched.filtered", filters=turn.narrowed), class_="searched") if turn.narrowed else None,
        context,
        class_="outcome abstention",
    )


def searched_words(summary: CorpusSummary, words: Words) -> str:
    """What was searched, in one sentence."""
    counted = {
        "articles": words.count("article", summary.articles),
        "outlets": words.count("outlet", summary.outlets),
    }
    if summary.first and summary.last:
        days = words("days", first=words.day(summary.first), last=words.day(summary.last))
        return words("searched", **counted, days=days)
    return words("searched.undated", **counted)


def _statements(statements: Sequence[Statement], sources: Sources, turn: Turn, words: Words) -> Html:
    return element(
        "ol", *(_statement(statement, sources, turn.number, words) for statement in statements), class_="statements"
    )


def _statement(statement: Statement, sources: Sources, turn: int, words: Words) -> Html:
    links = _links(statement, sources, turn, words)
    return element(
        "li",
        _label(statement, words),
        element("div", _with_figure(statement), Html(" "), *links, class_="said", dir="auto"),
    )


def _links(statement: Statement, sources: Sources, turn: int, words: Words) -> list[Html]:
    return [link(number, citation, turn, words) for number, citation in sources.numbered(statement).items()]


def _label(statement: Statement, words: Words) -> Html:
    stance = words(f"stance.{statement.stance.value}") if statement.stance is not Stance.ASSERTS else None
    victims = victims_of(statement, words)
    return element(
        "div",
        claimant_of(statement, words),
        element("span", stance, class_=f"stance stance-{statement.stance.value}") if stance else None,
        element("span", victims, class_="status", dir="auto") if victims else None,
        class_="label",
    )


def _with_figure(statement: Statement) -> Html:
    # The figure's own words, qualifier and all, are what a reader looks for first.
    text, words = statement.text, statement.figure.text if statement.figure else ""
    at = text.lower().find(words.lower()) if words else -1
    if at < 0:
        return escaped(text)
    end = at + len(words)
    return joined(escaped(text[:at]), element("strong", text[at:end]), escaped(text[end:]))


def link(number: int, citation: Citation, turn: int, words: Words) -> Html:
    """The citation's number, leading to its card."""
    where = ", ".join(part for part in (citation.outlet, citation.title) if part) or words("cite.article")
    name = words("cite.name", n=number, where=where)
    return element("a", f"[{number}]", href=f"#{card_id(turn, number)}", class_="cite", aria_label=name)


def _tools(turn: Turn, words: Words) -> Html | None:
    """What can be done with a turn: copy it, ask again, change the question, judge it."""
    if turn.pending:
        return None
    number = str(turn.number)
    copied = as_markdown(turn, words) if turn.reply else None
    tools = [
        _tool("copy", number, words("tool.copy"), data_copy=copied, data_done=words("tool.copied")) if copied else None,
        _tool("retry", number, words("tool.retry")),
        _tool("edit", number, words("tool.edit"), data_text=turn.question),
    ]
    if turn.reply and not turn.verdict:
        tools += [_tool("up", number, words("tool.up")), _tool("down", number, words("tool.down"))]
    thanks = element("span", words(f"feedback.thanks.{turn.verdict}"), role="status") if turn.verdict else None
    return element("div", *tools, thanks, class_="tools", role="group", aria_label=words("tool.label"))


def _tool(act: str, turn: str, name: str, **data: str | None) -> Html:
    return element("button", name, type="button", class_="tool", data_act=act, data_turn=turn, **data)


def _follow_ups(turn: Turn, words: Words) -> Html | None:
    if turn.reply is None or not turn.reply.follow_ups:
        return None
    heading = "follow_ups" if isinstance(turn.response, Answer) else "follow_ups.abstention"
    return _offered(words(heading), turn.reply.follow_ups)


def _offered(heading: str, questions: Sequence[str]) -> Html:
    buttons = [
        element("button", text, type="button", class_="example", data_act="ask", data_text=text, dir="auto")
        for text in questions
    ]
    return element("div", element("p", heading, class_="note"), *buttons, class_="follow-ups")
