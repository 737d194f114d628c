"""Saved pages in the manner of news sites: every field right or None, every paragraph there, no line of furniture.

Each page is written out from a story and a site: the sites differ in where they put what, as real ones do. What is
expected is written beside each page; `FURNITURE` must never be in a text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

import pytest

from ingest.reading import Defaults
from ingest.reading.drafts import Place
from ingest.reading.web_pages import read_page

TITLE = "Two killed as shells fall on Orsk market"
STORY = (
    (
        "Shells fell on the crowded central market of Orsk on Thursday morning, killing two traders and "
        "wounding at least eleven people, the mayor's office said in a statement."
    ),
    (
        "The army of the neighbouring province denied that it had fired. “Our batteries have been silent "
        "since the truce,” a spokesman told reporters, and accused the mayor of inventing victims."
    ),
    (
        "Residents reached by telephone said the shelling went on until noon; several families spent the "
        "day in the cellar of the school, without water and without news of their relatives."
    ),
    (
        "The observer mission called on both sides to return to the truce that they signed in the "
        "spring, and said it would send a patrol to the market as soon as the road was open."
    ),
)
FURNITURE = (
    "We use cookies to improve your experience",
    "Accept all cookies",
    "Subscribe to our newsletter",
    "Share on Facebook",
    "Read more: Bread prices double in Varna",
    "Bread prices double in Varna",
    "What a terrible thing, my cousin sold cups there",
    "All rights reserved",
    "Advertisement",
    "Most read",
    "Sign in",
)
COOKIES = (
    "<div id='cookie-banner' class='cookie-consent'><p>We use cookies to improve your experience. <a href='/p'>Privacy"
    "</a></p><button>Accept all cookies</button></div>"
)
NAV = (
    "<header class='site-header'><nav><ul><li><a href='/'>Home</a></li><li><a href='/in'>Sign in</a></li></ul></nav>"
    "</header>"
)
RELATED = (
    "<aside class='related'><h3>Most read</h3><ul><li><a href='/b'>Bread prices double in Varna</a> "
    "<time datetime='2021-12-31'>31 December 2021</time></li></ul></aside>"
)
COMMENTS = (
    "<section id='comments' class='comments'><h3>Comments</h3><div class='comment'><p>What a terrible thing, my cousin "
    "sold cups there.</p><time datetime='2020-10-03T08:00:00Z'>3 October</time></div></section>"
)
FOOTER = "<footer><p>© 2024 Orsk Media. All rights reserved.</p><p>Subscribe to our newsletter</p></footer>"
SHARE = "<div class='share-buttons'><a href='#'>Share on Facebook</a></div>"
AD = "<div class='ad advertisement'><span>Advertisement</span></div>"


def ld(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


def meta(**fields: str) -> str:
    return "".join(f"<meta property='{name.replace('__', ':')}' content='{value}'>" for name, value in fields.items())


def body(*paragraphs: str, between: str = "") -> str:
    return between.join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


@dataclass(frozen=True)
class Page:
    """A page and what it says of itself; `extra`: paragraphs of the story beside the usual four."""

    name: str
    head: str = ""
    top: str = f"<h1>{TITLE}</h1>"
    story: str = body(*STORY)
    title: str = TITLE
    byline: str | None = None
    outlet: str | None = None
    published: date | None = None
    published_at: str | None = None
    modified: str | None = None
    url: str | None = None
    language: str | None = "en"
    origin: str | None = None
    corrections: int = 0
    lang: str = "en"
    shell: str = "<main><article>{top}{story}</article></main>"
    furniture: str = field(default=COOKIES + NAV)
    after: str = field(default=RELATED + COMMENTS + FOOTER)
    charset: str = "utf-8"
    paragraphs: tuple[str, ...] = STORY
    rest: tuple[str, ...] = ()
    fetched_from: str | None = None

    def data(self) -> bytes:
        inner = self.shell.format(top=self.top, story=self.story)
        lang = f" lang='{self.lang}'" if self.lang else ""
        return (
            f"<!DOCTYPE html><html{lang}><head><meta charset='{self.charset}'>{self.head}</head><body>{self.furniture}"
            f"{inner}{self.after}</body></html>"
        ).encode(self.charset)


DAY = date(2020, 10, 1)
AT, LATER = "2020-10-01T22:15:00+04:00", "2020-10-02T09:00:00+04:00"

PAGES = (
    Page("schema.org alone", ld(headline=TITLE, datePublished=AT), published=DAY, published_at=AT),
    Page(
        "schema.org with everything",
        ld(headline=TITLE, datePublished=AT, dateModified=LATER, author={"@type": "Person", "name": "Ana Bell"},
           publisher={"name": "Orsk Post"}, url="https://post.example/market", inLanguage="en-GB"),
        byline="Ana Bell", outlet="Orsk Post", published=DAY, published_at=AT, modified=LATER,
        url="https://post.example/market",
    ),
    Page(
        "schema.org in a graph, two authors",
        "<script type='application/ld+json'>" + json.dumps({"@graph": [
            {"@type": "WebSite", "name": "A site"},
            {"@type": ["ReportageNewsArticle"], "headline": TITLE, "datePublished": "2020-10-01",
             "author": [{"name": "Ana Bell"}, {"name": "Tom Reed"}]}]}) + "</script>",
        byline="Ana Bell, Tom Reed", published=DAY,
    ),
    Page("a site that says it was changed before it was published", ld(headline=TITLE, datePublished=AT,
         dateModified="2020-09-01T00:00:00Z"), published=DAY, published_at=AT),
    Page("a site that gives one moment twice", ld(headline=TITLE, datePublished=AT, dateModified=AT), published=DAY,
         published_at=AT),
    Page("OpenGraph", meta(og__title=TITLE, og__site_name="Orsk Post", article__published_time="2020-10-01T18:15:00Z",
         article__modified_time="2020-10-01T19:00:00Z", og__url="https://post.example/a"),
         outlet="Orsk Post", published=DAY, published_at="2020-10-01T18:15:00+00:00",
         modified="2020-10-01T19:00:00+00:00", url="https://post.example/a"),
    Page("the outlet in the title", f"<title>{TITLE} | Orsk Post</title>" + meta(og__title=f"{TITLE} | Orsk Post",
         og__site_name="Orsk Post"), outlet="Orsk Post"),
    Page("Dublin Core", "<meta name='DC.title' content='" + TITLE + "'>"
         "<meta name='DC.date.issued' content='2020-10-01'>"
         "<meta name='DC.publisher' content='Orsk Post'><meta name='DC.creator' content='Ana Bell'>",
         outlet="Orsk Post", published=DAY, byline="Ana Bell"),
    Page("parsely", "<meta name='parsely-pub-date' content='2020-10-01T18:15:00Z'><meta name='parsely-author' "
         "content='Ana Bell'>", published=DAY, published_at="2020-10-01T18:15:00+00:00", byline="Ana Bell"),
    Page("a time element in the article's head", top=f"<h1>{TITLE}</h1><time datetime='{AT}'>yesterday</time>",
         published=DAY, published_at=AT),
    Page("microdata", top=f"<h1 itemprop='headline'>{TITLE}</h1><span itemprop='author'>Ana Bell</span>"
         "<meta itemprop='datePublished' content='2020-10-01'><meta itemprop='dateModified' content='2020-10-02'>",
         published=DAY, modified="2020-10-02", byline="Ana Bell"),
    Page("a byline told by its class alone", top=f"<h1>{TITLE}</h1><p class='meta byline'>By <a>Ana Bell</a> and "
         "Omar al-Sayeg</p>", byline="Ana Bell and Omar al-Sayeg"),
    Page("a byline among other things", top=f"<h1>{TITLE}</h1><p class='byline'>Posted by the desk at 10 o'clock</p>"),
    Page("a page without any date but its neighbours'"),
    Page("only the canonical link", "<link rel='canonical' href='https://post.example/market'>",
         url="https://post.example/market"),
    Page("fetched, and silent about itself", fetched_from="https://www.post.example/market", outlet="post.example",
         url="https://www.post.example/market"),
    Page("a dateline with an agency", story=body("ORSK, Oct 1, 2020 (Reuters) - " + STORY[0], *STORY[1:]),
         published=DAY, origin="Reuters",
         rest=("ORSK, Oct 1, 2020 (Reuters) - " + STORY[0],)),
    Page("an agency's mark at the end", story=body(*STORY, "(AFP)"), origin="AFP", rest=("(AFP)",)),
    Page("a source line at the end", story=body(*STORY, "Source: Xinhua"), origin="Xinhua", rest=("Source: Xinhua",)),
    Page("a correction at the end", story=body(*STORY, "An earlier version of this article gave three dead."),
         corrections=1, paragraphs=(*STORY, "An earlier version of this article gave three dead.")),
    Page("a correction at the head", story=body("Correction, 2 October: two people died, not three.", *STORY),
         corrections=1, paragraphs=("Correction, 2 October: two people died, not three.", *STORY)),
    Page("an advertisement between paragraphs", story=body(*STORY, between=AD)),
    Page("share buttons above and below", top=f"<h1>{TITLE}</h1>{SHARE}", story=body(*STORY) + SHARE),
    Page("a link to another story among the paragraphs", story=body(*STORY[:2]) +
         "<p><a href='/b'>Read more: Bread prices double in Varna</a></p>" + body(*STORY[2:])),
    Page("divs and no article element", shell="<div id='content'><div class='article-body'>{top}{story}</div></div>"),
    Page("nested in wrappers", shell="<div><div><div class='wrap'><article>{top}<div class='body'>{story}"
         "</div></article></div></div></div>"),
    Page("pictures with captions", story=body(STORY[0]) + "<figure><img src='a.jpg' alt=''></figure>"
         + body(*STORY[1:])),
    Page("a quotation set apart", story=body(*STORY[:3]) + f"<blockquote><p>{STORY[3]}</p></blockquote>"),
    Page("paragraphs with links and emphasis", story=body(STORY[0].replace("Orsk", "<a href='/o'>Orsk</a>"),
         STORY[1].replace("denied", "<b>denied</b>"), *STORY[2:])),
    Page("windows-1252", head="", charset="windows-1252"),
    Page("no language", lang="", language=None),
    Page("British English", lang="en-GB"),
    Page("an author who is an address", "<meta name='author' content='https://post.example/ana'>"),
    Page("broken notes", "<script type='application/ld+json'>{broken</script><meta property='article:published_time' "
         "content='soon'>"),
    Page("a live blog", ld(headline=TITLE, datePublished=AT).replace("NewsArticle", "LiveBlogPosting"),
         story="".join(f"<div class='post'><h2>1{hour}:00</h2><p>{text}</p></div>" for hour, text in enumerate(STORY)),
         rest=tuple(f"1{hour}:00" for hour in range(4)), published=DAY, published_at=AT),
    Page("laid out by a table, paragraphs by line breaks", f"<title>{TITLE}</title>", top="",
         shell="<table width=600><tr><td><a href='/'>Home</a></td></tr><tr><td>{top}{story}</td></tr></table>",
         story="<br><br>".join((*STORY, "<a href='/p'>Print this page</a> | <a href='/s'>Send to a friend</a>"))),
    Page("laid out by tables in tables", f"<title>{TITLE}</title>", top="",
         shell="<table><tr><td><table><tr><td><font size=2>{story}</font></td></tr></table></td></tr></table>"),
    Page("a table of figures", story=body(*STORY) + "<table><tr><th>Town</th><th>Killed</th></tr><tr><td>Orsk</td>"
         "<td>2</td></tr></table>", rest=("| Town | Killed |\n| Orsk | 2 |",)),
    Page("the heading in a div, and a site named in the window's title", f"<title>{TITLE} | Orsk Post</title>", top="",
         shell="<div class='content'><div class='head'>" + TITLE + "</div><div class='body'>{story}</div></div>",
         story="".join(f"<div>{text}</div>" for text in STORY)),
    Page("a byline with where it was written", top=f"<h1>{TITLE}</h1><div class='byline'>By <a>Ana Bell</a> in Old "
         "Varna</div>", byline="Ana Bell"),
    Page("links to other stories in words of their own", story=body(*STORY[:2], "ALSO READ: <a href='/b'>Bread prices "
         "double in Varna</a>", STORY[2], "Related story | <a href='/b'>Bread prices double in Varna</a>", STORY[3])),
    Page("a cookie wall after the story", after=COOKIES + RELATED + COMMENTS + FOOTER, furniture=NAV),
)  # fmt: skip


def test_there_are_enough_pages():
    """At least thirty, each of another make."""
    assert len({page.name for page in PAGES}) == len(PAGES) >= 30


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_saved_page_gives_its_fields_and_its_story_and_nothing_else(page):
    """Fields right or None, paragraphs whole and in order, furniture gone."""
    draft = read_page(page.data(), Place("page.html", "/page.html", "page", page.fetched_from), Defaults())
    for name in ("title", "byline", "outlet", "published", "published_at", "modified", "url", "language", "origin"):
        assert getattr(draft, name) == getattr(page, name), name
    assert len(draft.corrections) == page.corrections
    at = 0
    for paragraph in page.paragraphs:
        at = draft.text.index(paragraph, at)
    assert [line for line in FURNITURE if line in draft.text] == []
    known = {TITLE, *page.paragraphs, *page.rest}
    assert [line for line in draft.text.split("\n\n") if line not in known] == []
