from __future__ import annotations

from datetime import date

import pytest

from ingest.reading import Defaults
from ingest.reading.apart import Worker
from ingest.reading.drafts import Place, UnreadableError
from ingest.reading.kinds import TAGS_HERE, read_document
from ingest.reading.web_pages import check_markup, read_page

PLACE = Place("raid.html", "/raid.html", "raid")
PARAGRAPHS = (
    "Two soldiers were killed on Thursday when shells fell on the village of Old Varna, the governor's office said.",
    "The army of the neighbouring province denied that it had fired, and accused the governor of “inventing victims”.",
    (
        "Residents told the Example Herald by telephone that the shelling had gone on until dawn and that the road to "
        "the capital was closed; eleven families had spent the night in the cellar of the school."
    ),
    "The mission of the regional union called on both sides to return to the truce that they signed in the spring.",
)
STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
COMMENTS = "<div class='comments' id='comments'><h3>Comments</h3><p>First! What a thing to read at breakfast.</p></div>"
COOKIES = "<div class='cookie-banner'>We use cookies to give you the best experience. <button>Accept all</button></div>"
RELATED = (
    "<aside class='related'><h3>Related</h3><ul><li><a href='/b'>Bread dearer</a>"
    "<time datetime='2021-12-31'>31 December</time></li></ul></aside>"
)


def page(
    head: str = "", header: str = "<h1>Night raid kills two in Old Varna</h1>", lang: str = ' lang="en-GB"'
) -> bytes:
    return (
        f"<!DOCTYPE html><html{lang}><head><meta charset='utf-8'>{head}</head><body>{COOKIES}<nav><a href='/'>Home</a>"
        f"<a href='/war'>War</a></nav><main><article>{header}{STORY}</article></main>{RELATED}{COMMENTS}"
        "<footer>© 2022 Example Herald. All rights reserved.</footer></body></html>"
    ).encode()


def read(data: bytes):
    return read_page(data, PLACE, Defaults())


SCHEMA = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "Some site"},
 {"@type": ["NewsArticle"], "headline": "Night raid kills two", "datePublished": "2020-10-01T22:15:00+04:00",
  "dateModified": "2020-10-05", "publisher": {"@type": "Organization", "name": "Example Herald"},
  "url": "https://herald.example/raid"}]}</script>"""
OPEN_GRAPH = """<title>Night raid kills two | Example Herald</title>
<meta property="og:title" content="Night raid kills two | Example Herald">
<meta property="og:site_name" content="Example Herald">
<meta property="article:published_time" content="2020-10-01T08:00:00Z">
<meta property="og:url" content="https://herald.example/raid">"""


@pytest.mark.parametrize(("head", "where"), [(SCHEMA, "schema.org"), (OPEN_GRAPH, "og:site_name")])
def test_a_page_says_its_own_title_outlet_day_and_address(head, where):
    """schema.org and OpenGraph are read, and the outlet's name is no part of the title."""
    draft = read(page(head))
    assert (draft.title, draft.outlet) == ("Night raid kills two", "Example Herald")
    assert (draft.published, draft.url) == (date(2020, 10, 1), "https://herald.example/raid")
    assert draft.language == "en"
    assert draft.taken_from["outlet"] == where


def test_the_story_is_taken_whole_and_the_page_is_left():
    """Every paragraph once, in order; no menu, cookies, comments, related links or footer."""
    text = read(page(SCHEMA)).text
    assert text.startswith("Night raid kills two\n\n")
    assert text.endswith("\n\n".join(PARAGRAPHS))
    for furniture in ("cookies", "Home", "Bread dearer", "breakfast", "rights reserved"):
        assert furniture not in text


def test_reading_a_page_twice_gives_the_same():
    """Nothing that was read before changes what is read now."""
    assert read(page(SCHEMA)) == read(page(SCHEMA))


def test_the_time_element_of_the_article_gives_the_day_and_a_neighbour_s_does_not():
    """A time in the article's head is its own; one in a list of links is another's."""
    header = "<header><h1>Night raid kills two</h1><time datetime='2020-10-01T10:00'>yesterday</time></header>"
    assert read(page(header=header)).published == date(2020, 10, 1)


def test_a_page_without_notes_leaves_open_what_it_does_not_say():
    """No outlet, language or address is made up."""
    draft = read(page(lang=""))
    assert (draft.outlet, draft.language, draft.url) == (None, None, None)
    assert draft.title == "Night raid kills two in Old Varna"


def test_broken_notes_are_passed_over():
    """A page whose notes cannot be read is still an article."""
    head = "<script type='application/ld+json'>{broken</script><meta property='article:published_time' content='soon'>"
    assert read(page(head)).text.endswith(PARAGRAPHS[-1])


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<p " + " ".join(f"a{number}='1'" for number in range(200_000)) + ">text</p>", "200,001 attributes"),
        ("<b>x</b>" * 150_000, "300,000 tags"),
        ("<div>" * 50_000, "nested 50,000 deep"),
    ],
)
def test_markup_that_would_take_minutes_is_refused(markup, says):
    """The check itself is one pass over the text."""
    with pytest.raises(UnreadableError, match=says):
        check_markup(markup)


def test_a_picture_inside_the_markup_is_no_reason_to_refuse():
    """Saved pages carry pictures as long attributes."""
    check_markup(f"<img src='data:image/png;base64,{'A=b ' * 500_000}' alt=x>")


def test_paragraphs_that_are_never_closed_are_no_nesting():
    """Old pages open paragraphs and list items without closing them."""
    check_markup("<p>One.<li>Two." * 5_000)


def many_readers(count: int) -> bytes:
    """The page with a comment section that is longer than any story."""
    told = "".join(f"<div class='comment'><b>Reader {number}</b><p>Well said.</p></div>" for number in range(count))
    return page().replace(b"</main>", f"</main><section class='comments' id='comments'>{told}</section>".encode())


def test_a_page_with_very_many_tags_is_the_same_article():
    """It is read in a process of its own, and nobody sees that."""
    data = many_readers(2_000)
    assert data.count(b"<") > TAGS_HERE
    assert list(read_document(data, PLACE, Defaults(), suffix=".html")) == [read(data)]


def test_a_page_that_takes_minutes_is_given_up():
    """The parsers' work grows with the square of paragraphs that are all alike; the next page is read."""
    same = f"<div><div>{STORY}</div></div>" * 8_000
    worker = Worker()
    with pytest.raises(UnreadableError, match="takes more than 3 s"):
        worker.read("html", f"<html><body>{same}</body></html>".encode(), PLACE, Defaults(), 3)
    assert worker.read("html", page(), PLACE, Defaults(), 60) == read(page())
    worker.end()
