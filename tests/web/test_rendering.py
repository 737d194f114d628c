"""Responses as HTML: nothing of an article becomes markup, and no word of it is lost."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import (
    Abstention,
    AbstentionReason,
    Answer,
    Article,
    Citation,
    Figure,
    Qualifier,
    Stance,
    Statement,
)
from assistant.domain.articles import CorpusSummary
from assistant.serving.replies import Reply, Slot
from assistant.web.chat import conversation, welcome
from assistant.web.copying import as_markdown
from assistant.web.evidence import marked, panel, surroundings
from assistant.web.markup import element, escaped, web_address
from assistant.web.reader import article_view
from assistant.web.turns import Turn
from assistant.web.words import words

EN = words("en")


class Reading(HTMLParser):
    """What a browser would make of it: tags, attributes, and the text between."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.text += data


MARKUP = ["<script>x</script>", "<img src=x onerror=y>", '" onclick="z', "</mark></div>", "&lt;b&gt;", "{{a}}", "${b}"]
hostile = st.lists(st.sampled_from(MARKUP) | st.text(max_size=8), min_size=1, max_size=6).map("".join)
OURS = {"div", "article", "h2", "h3", "p", "ol", "li", "span", "strong", "a", "details", "summary", "section", "header"}
OURS |= {"time", "blockquote", "mark", "button", "dl", "dt", "dd"}
PLAIN = {"class", "id", "dir", "href", "aria-label", "aria-labelledby", "role", "tabindex", "open", "datetime"}
PLAIN |= {"rel", "target", "type"}


@given(hostile, hostile, hostile, hostile)
def test_no_tag_of_an_article_or_question_survives(question, text, title, url):
    """Whatever stands in questions, texts, titles, claimants and addresses, only our own elements come out."""
    citation = Citation("a", 0, len(text), text, title, outlet=title, url=url)
    answer = Answer(question, text, (Statement(text, (citation,), claimant=title),))
    turn = Turn(1, question, Reply(answer, (Slot("places", text),), None, (), (question,)))
    article = Article("a", text, title=title, url=url, outlet=title, origin=text)
    markup = conversation([turn], EN) + panel([turn], {"a": article}.get, EN)
    markup += article_view(article, 0, len(text), EN) + welcome((question,), EN)
    reading = Reading(markup)
    assert set(reading.tags) <= OURS
    assert {name for name in reading.names if not name.startswith("data-")} <= PLAIN
    assert all(link.startswith(("#card-", "/?article=a")) for link in reading.links)
    assert "{{" not in markup
    assert "${" not in markup


@given(hostile, hostile)
def test_no_tag_of_a_fault_or_abstention_survives(question, text):
    """Messages and reasons are text too."""
    abstention = Reply(Abstention(question, text, AbstentionReason.UNCLEAR), (), CorpusSummary(1, 1, 0, 0, None, None))
    turns = [Turn(1, question, fault=text), Turn(2, question, abstention, narrowed=text)]
    assert set(Reading(conversation(turns, EN)).tags) <= OURS


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_escaped_text_reads_as_it_was(text):
    """Escaping changes how a text is written, never how it reads."""
    reading = Reading(element("p", text))
    assert (reading.tags, reading.text) == (["p"], text)


texts = st.lists(st.sampled_from(["One. ", "“Two!” ", "three ", "\n", "\n\n", "Four?\n", "1.5 "]), min_size=1).map(
    "".join
)


@given(texts, st.data())
def test_surroundings_hold_the_quote_and_stay_near_it(text, data):
    """What is shown contains the quote, keeps to its paragraph, and reaches no farther than allowed."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = surroundings(text, start, end, reach=12)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert start - first <= 12
    assert last - end <= 12
    assert "\n" not in text[first:start] + text[end:last]


@given(texts, st.data())
def test_marking_keeps_every_word(text, data):
    """The marked article reads as the article, and the mark holds exactly the quote."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    markup = marked(text, start, end)
    assert Reading(markup).text == text
    assert f"<mark>{escaped(text[start:end])}</mark>" in markup


def test_surroundings_are_cut_at_sentences():
    """A long paragraph is cut to whole sentences on both sides of the quote."""
    text = "Long before it began. Then came rain. The town fell. Nobody came. Much later it ended in the hills."
    start = text.index("The town fell.")
    first, last = surroundings(text, start, start + 14, reach=20)
    assert text[first:last] == "Then came rain. The town fell. Nobody came."


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host/x",
        "/x",
        "http://",
        "https://a b/",
        "http://[",
        "java\nscript:x",
        None,
        "",
    ],
)
def test_only_web_addresses_are_linked(url):
    """What is not an http(s) address with a host is no link."""
    assert web_address(url) is None


def test_a_web_address_stays_as_it_is():
    """An ordinary address is linked unchanged."""
    assert web_address("https://news.example/a?b=1&c=2") == "https://news.example/a?b=1&c=2"


def cited(text: str, quote: str) -> Citation:
    return Citation("a", text.index(quote), text.index(quote) + len(quote), quote, outlet="The Gazette")


def test_one_quote_has_one_number():
    """Two statements that rest on the same words share a number and a card."""
    citation = cited("He left.", "He left.")
    answer = Answer("?", "He left.", (Statement("He left.", (citation,)), Statement("Gone.", (citation, citation))))
    assert Reading(conversation([Turn(3, "?", Reply(answer))], EN)).links == ["#card-3-1", "#card-3-1"]


def test_a_claim_without_claimant_is_the_outlets_own():
    """A claim without a claimant is the outlet's own voice; of a quoted sentence only who printed it is told."""
    citation = cited("Five left.", "Five left.")
    claim = Statement("Five left.", (citation,), figure=Figure("Five", 5, 5, Qualifier.EXACT))
    for statement, told in (
        (claim, "The Gazette, in its own voice"),
        (Statement("He left.", (citation,)), "As printed by The Gazette"),
    ):
        answer = Answer("?", "x", (statement,))
        assert told in Reading(conversation([Turn(1, "?", Reply(answer))], EN)).text


def test_each_card_tells_who_printed_it():
    """A sentence that two outlets have is as printed by the one beside its card, and not by the first of them twice."""
    first = cited("He left.", "He left.")
    second = replace(first, article_id="b", outlet="The Herald")
    answer = Answer("?", "x", (Statement("He left.", (first, second)),))
    told = Reading(panel([Turn(1, "?", Reply(answer))], lambda _: None, EN)).text
    assert told.index("As printed by The Gazette") < told.index("As printed by The Herald")


def test_a_denial_is_seen_as_one():
    """A stance other than asserting stands beside the claimant."""
    answer = Answer("?", "x", (Statement("No.", (cited("No.", "No."),), claimant="Norland", stance=Stance.DENIES),))
    assert '<span class="stance stance-denies">denies</span>' in conversation([Turn(1, "?", Reply(answer))], EN)


@pytest.mark.parametrize("reason", list(AbstentionReason))
def test_every_abstention_tells_its_reason_in_words(reason):
    """No reason is shown by its code name alone, and no abstention looks like an answer or a fault."""
    markup = conversation([Turn(1, "?", Reply(Abstention("?", "Nothing was found.", reason)))], EN)
    assert 'class="outcome abstention"' in markup
    assert reason.value not in Reading(markup).text
    assert 'role="alert"' not in markup


def test_a_changed_article_leaves_the_quote_alone():
    """An article whose text no longer holds the quote at its place is not shown as if it did."""
    answer = Answer("?", "x", (Statement("He left.", (cited("He left.", "He left."),)),))
    for article in (None, Article("a", "She came instead.")):
        reading = Reading(panel([Turn(1, "?", Reply(answer))], lambda _, found=article: found, EN))
        assert "He left." in reading.text
        assert "changed or withdrawn" in reading.text
        assert "She came" not in reading.text


def test_a_contested_answer_has_its_figures_side_by_side():
    """Each party's figure is a row, and who withholds one stands there too; a plain answer has no table."""
    said = [
        Statement(
            "Five.", (cited("Five.", "Five."),), claimant="Norland", figure=Figure("five", 5, 5, Qualifier.EXACT)
        ),
        Statement("None.", (cited("None.", "None."),), claimant="Sudmark", stance=Stance.WITHHOLDS),
    ]
    markup = conversation([Turn(1, "?", Reply(Answer("?", "x", tuple(said), conflicting=True)))], EN)
    table = Reading(markup.partition("<table>")[2].partition("</table>")[0]).text
    assert [word in table for word in ("Norland", "five", "Sudmark", "withholds")] == [True] * 4
    assert "<table>" not in conversation([Turn(1, "?", Reply(Answer("?", "x", tuple(said))))], EN)


def test_copied_markdown_has_every_claimant_and_quote():
    """What is copied names who said it and gives each source once, with its quote word for word."""
    citation = Citation("a", 0, 9, "He *left*", "A [title]", "The Gazette", None, "https://news.example/a")
    answer = Answer("Who?", "x", (Statement("He left.", (citation,), claimant="Norland"),))
    copied = as_markdown(Turn(1, "Who?", Reply(answer)), EN)
    assert "- **Norland**: He left. [1]" in copied
    assert "1. The Gazette, undated: [A \\[title\\]](<https://news.example/a>)" in copied
    assert "> He \\*left\\*" in copied


@given(texts, st.data())
def test_a_whole_article_loses_no_word(text, data):
    """The reader shows every line of the article, and its marks together hold exactly the quote's lines."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    markup = article_view(Article("a", text), start, end, EN)
    shown = markup[markup.index('<div class="text"') :]
    assert Reading(shown).text == text.replace("\n", "")
    marks = "".join(part.partition("</mark>")[0] for part in shown.split("<mark>")[1:])
    assert Reading(marks).text == text[start:end].replace("\n", "")
