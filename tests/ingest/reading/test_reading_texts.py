from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading import Defaults
from ingest.reading.boilerplate import without_boilerplate, without_tail
from ingest.reading.cleaning import kept, slug, tidied
from ingest.reading.decoding import decode
from ingest.reading.drafts import Place
from ingest.reading.markdown import read_markdown
from ingest.reading.metadata import agency
from ingest.reading.plain_text import read_text

PLACE = Place("a/night-raid.txt", "/a/night-raid.txt", "Night raid")
ONE = "The governor's office said on Tuesday that two drivers were killed near the bridge of Old Varna."
TWO = "Residents told the Example Herald that the shelling went on until dawn and that nobody could leave."


def text_of(content: str) -> str:
    return read_text(content.encode(), PLACE, Defaults()).text


def test_a_saved_page_keeps_its_story_and_loses_the_page():
    """Links, share lines, advertisements and the comment form go; the title stays the text's first line."""
    draft = read_text(
        f"Night raid kills two\r\n\r\nShare this:\r\n\r\n{ONE}\r\n\r\nAdvertisement\r\n\r\nA hard winter\r\n\r\n{TWO}"
        "\r\n\r\nSource link\r\n\r\nRelated posts\r\nBread prices rise again\r\n\r\nLeave a Reply\r\n\r\nYour email "
        "address will not be published. Required fields are marked *\r\n\r\nFirst!\r\n".encode(),
        PLACE,
        Defaults(),
    )
    assert draft.text == f"Night raid kills two\n\n{ONE}\n\nA hard winter\n\n{TWO}"
    assert draft.title == "Night raid kills two"
    assert draft.suggested_id == "night-raid"


@pytest.mark.parametrize(
    "line",
    [
        "Comments (3)",
        "Leave a Reply Cancel reply",
        "Click to share on Twitter (Opens in new window)",
        "Read more: Why the bridge matters",
        "Read also",
        "Sign up for our newsletter",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Post Comment",
        "We use cookies to improve your experience.",
        "Follow us on Facebook",
        "© 2020 Example Herald. All rights reserved.",
        "Photo: Jane Doe/Example Herald",
        "Facebook Twitter WhatsApp",
        "You may also like",
        "ADVERTISEMENT",
    ],
)
def test_lines_that_pages_leave_go(line):
    """Each line of page furniture goes, in the middle and at the end."""
    assert without_boilerplate(f"Title\n\n{ONE}\n\n{TWO}\n\n{line}") == f"Title\n\n{ONE}\n\n{TWO}"
    assert line not in without_boilerplate(f"Title\n\n{line}\n\n{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    "sentence",
    [
        "He told reporters to leave a reply for the commission, and said comments were closed to the press.",
        "The advertisement for recruits was posted on Facebook and Twitter.",
        "“Share this burden with us,” the minister said.",
        "All rights were reserved to the mission, according to the truce.",
        "The photo by a Reuters reporter shows two tanks at the crossing.",
        "Follow-up attacks killed three.",
        "Sources close to the ministry denied it.",
        "Cookies and bread were handed out to the displaced.",
        "Home to 40,000 people, the town fell.",
        "Tags were found on the bodies.",
        "Similar attacks killed nine people in May.",
        "More from the same unit were captured.",
        "Related attacks left 12 wounded.",
        "Print shops and bakeries were hit.",
        "Copyright offices were hit by two shells, killing four.",
        "Topics of the talks were the prisoners and the corridor.",
        "12 responses to the appeal came from Ankara.",
        "Report this week said nine people had died.",
        "Share with your neighbours what you have, the mayor said.",
        "Register for the draft, the men were told.",
        "Photographs by residents showed two burned houses.",
        "More in the south were displaced.",
        "Latest news from the front was grim.",
    ],
)
def test_sentences_of_the_story_stay(sentence):
    """A sentence that merely holds such words is the story's."""
    text = f"Title\n\n{ONE}\n\n{sentence}\n\n{TWO}\n\n{sentence}"
    assert without_boilerplate(text) == text


def test_a_comment_line_above_the_story_takes_nothing_with_it():
    """Before the story has begun, a link to the comments is a line and no end."""
    assert without_boilerplate(f"Title\nComments (3)\n\n{ONE}\n\n{TWO}") == f"Title\n\n{ONE}\n\n{TWO}"


def test_links_inside_the_story_go_and_the_story_goes_on():
    """A box of related links takes its own block; the heading after it stays."""
    text = f"Title\n\n{ONE}\n\nRelated stories\nBread dearer\nRiver freezes\n\nA hard winter\n\n{TWO}"
    assert without_boilerplate(text) == f"Title\n\n{ONE}\n\nA hard winter\n\n{TWO}"


@given(st.lists(st.sampled_from([ONE, TWO, "", "Share this:", "Leave a Reply", "Long war", "Comments (2)"])))
def test_cutting_the_tail_leaves_offsets_alone(lines):
    """What is left of a text given as data is how the text began."""
    text = "\n".join(lines)
    assert text.startswith(without_tail(text))


def test_a_text_in_one_line_is_never_cut():
    """In one line nothing can be told from the story."""
    text = f"{ONE} Leave a Reply Read Also"
    assert without_tail(text) == text


@given(st.text())
def test_tidied_text_is_stable_and_can_be_stored(text):
    """Tidying twice changes nothing, and the result is NFC, UTF-8, and without blank lines in a row."""
    tidy = tidied(text)
    assert tidied(tidy) == tidy
    assert unicodedata.is_normalized("NFC", tidy)
    assert "\n\n\n" not in tidy
    assert tidy.encode().decode() == tidy


def test_invisible_characters_go():
    """Soft hyphens, zero-width and direction marks go; a no-break space becomes a space."""
    assert (
        tidied("\ufeffship\u00adment of\u00a0200\u200b\u200f men \r\n\r\n\r\n\r\nEnd") == "shipment of 200 men\n\nEnd"
    )


def test_half_characters_keep_their_place_in_given_text():
    """What cannot be stored is replaced one for one, so that offsets stay."""
    assert kept("a\ud800b\x00c") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfTwo d\xc3\xa9p\xc3\xb4ts", "Two dépôts"),
        ("Two dépôts".encode("utf-16"), "Two dépôts"),
        (("Он сказал, что двое солдат погибли в понедельник. " * 5).encode("cp1251"), "Он сказал"),
        ("“Two soldiers died,” the governor’s office said on Monday.".encode("cp1252"), "“Two soldiers died,”"),
    ],
)
def test_texts_in_other_encodings_are_read(data, text):
    """Byte order marks and sure guesses are followed."""
    assert decode(data).startswith(text)


def test_a_page_is_read_in_the_encoding_that_it_declares():
    """What a page says of itself wins over guessing."""
    page = '<meta charset="iso-8859-9"><p>İstanbul’da'.replace("’", "'").encode("iso-8859-9")
    assert "İstanbul'da" in decode(page, declares=True)


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Night raid kills two", "Night raid kills two"),
        ("Who fired first?", "Who fired first?"),
        ("Two were killed.", None),
        ("4 April 2017", None),
        ("x" * 300, None),
    ],
)
def test_a_first_line_is_the_title_where_it_looks_like_one(first, title):
    """A sentence, a date or a paragraph is no title."""
    assert read_text(f"{first}\n\n{ONE}".encode(), PLACE, Defaults()).title == title


def test_the_day_comes_from_the_dateline():
    """A text that opens with its day is of that day."""
    draft = read_text(f"Night raid kills two\n\nPublished 4 April 2017\n\n{ONE}".encode(), PLACE, Defaults())
    assert draft.published == date(2017, 4, 4)
    assert draft.taken_from["published"] == "dateline"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("VARNA, Oct 1 (Reuters) - Two soldiers died.", "Reuters"),
        ("Old Varna (AP) — Two soldiers died.", "AP"),
        ("Two die in raid AFP Thursday 9 Jul 2015 Two soldiers died.", "AFP"),
        ("Two soldiers died.\n\n(AFP)", "AFP"),
        ("Two soldiers died. - REUTERS", "Reuters"),
        ("Two soldiers died --Reuters", "Reuters"),
        ("Two soldiers died.\nSource: Xinhua", "Xinhua"),
        ("By Associated Press\n\nTwo soldiers died.", "AP"),
        ("The governor told Reuters that two soldiers died.", None),
        ("Two soldiers died, a witness told AFP", None),
        ("A view of the bridge. (Reuters) Two soldiers died.", None),
        ("Two soldiers died. Source: AFP, AP", None),
    ],
)
def test_an_agency_s_mark_is_its_own_and_no_mention(text, origin):
    """Marks at the head or tail name the origin; being quoted or credited for a picture does not."""
    assert agency(text) == origin


def test_markdown_becomes_readable_text():
    """No marks, targets, images or tags stay; words, items and cells do."""
    draft = read_markdown(
        b"---\nid: 17\ntitle: Night raid\noutlet: Example Herald\ndate: 2020-10-02\nurl: https://n.example/1\n"
        b"origin: AFP\nlanguage: en-GB\n---\n# Night raid\n\nTwo **soldiers** and [a driver](https://x.example) died\n"
        b"near *Old Varna*. ![map](m.png)\n\n- first `shell`\n- second\n\n> It burned.\n\n| killed | town |\n|-|-|\n"
        b"| 2 | Varna |\n\n<!-- note -->\n",
        PLACE,
        Defaults(),
    )
    assert draft.text == (
        "Night raid\n\nTwo soldiers and a driver died near Old Varna.\n\n- first shell\n- second\n\nIt burned.\n\n"
        "killed | town\n2 | Varna"
    )
    assert (draft.given_id, draft.title, draft.outlet, draft.published) == (
        "17", "Night raid", "Example Herald", date(2020, 10, 2),
    )  # fmt: skip
    assert (draft.url, draft.origin, draft.language) == ("https://n.example/1", "AFP", "en")
    assert draft.taken_from["outlet"] == "front matter"


def test_markdown_without_front_matter_takes_its_heading_as_title():
    """A rule at the head is no front matter, and the first heading is the title."""
    assert read_markdown(b"# Night *raid*\n\nTwo died.", PLACE, Defaults()).title == "Night raid"
    assert "Just words" in read_markdown(b"---\nJust words\n---\nTwo died.", PLACE, Defaults()).text


def test_an_id_can_be_made_of_any_title():
    """Accents fall, other scripts leave a word to read."""
    assert slug("Élysée: 3 morts!") == "elysee-3-morts"
    assert slug("Два") == "article"
