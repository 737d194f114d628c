"""The desk over the demo corpus: narrowing, suggestions that hold, feedback, and adding articles."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime

import pytest

from assistant import wiring
from assistant.corpus.headings import Listing
from assistant.domain import Abstention, AbstentionReason, Answer
from assistant.domain.errors import CorpusError
from assistant.ledger import Asked
from assistant.retrieval.filtering import Filters
from assistant.serving.claims import Wanted
from assistant.serving.feedback import FEEDBACK, Note, keep_note
from assistant.serving.replies import outright
from assistant.settings import Settings
from assistant.web.ingesting import Given, Ingesting, results_of

BAKU = "How many civilians did Baku report killed?"
STORY = b"Norland Post, 4 May 2031\n\nThe ministry of Norland said that 14 civilians were killed in the town of Varn.\n"


@pytest.fixture(scope="module")
def desk(demo_data):
    return wiring.build_desk(Settings(demo_data))


def replied(desk, question, filters=None):
    return list(desk.stream(question, (), filters or Filters()))[-1]


def test_a_reply_grows_and_ends_whole(desk):
    """Statements come as they are verified, each a part of the last reply, which alone is complete."""
    steps = list(desk.stream(BAKU))
    assert [step.complete for step in steps] == [False] * (len(steps) - 1) + [True]
    whole = steps[-1].response.statements
    assert all(step.response.statements == whole[: len(step.response.statements)] for step in steps)
    assert {slot.name: slot.value for slot in steps[-1].understood}["outcome"] == "killed"


def test_only_what_the_filters_let_through_is_cited(desk):
    """An outlet and days are kept to, down to the sentences nearest to an abstention."""
    filters = Filters(outlets=("Ararat Gate",), since=date(2020, 10, 1), until=date(2020, 10, 31))
    for question in ("How many soldiers did Karabakh lose?", "What does a conscript cost?"):
        reply = desk.finish(replied(desk, question, filters), (), filters)
        cited = [citation for said in (*reply.response.statements, *reply.nearest) for citation in said.citations]
        assert cited
        assert {citation.outlet for citation in cited} == {"Ararat Gate"}
        assert all(citation.published.month == 10 for citation in cited)


def test_a_wanted_claimant_is_asked_for(desk):
    """With a claimant chosen, the answer is that party's, and the question stays as it was asked."""
    reply = replied(desk, "How many civilians were killed?", Filters(claimant="Azerbaijan"))
    assert isinstance(reply.response, Answer)
    assert reply.response.question == "How many civilians were killed?"
    assert {said.actor for said in reply.response.statements} == {"azerbaijan"}


@pytest.mark.parametrize("question", [BAKU, "What does bread cost?"])
def test_what_is_suggested_is_answered(desk, question):
    """Every question offered next is answered by the corpus, and none is the one just asked."""
    reply = desk.finish(replied(desk, question))
    assert len(reply.follow_ups) >= 2
    assert question not in reply.follow_ups
    assert all(isinstance(desk.answer(text), Answer) for text in reply.follow_ups)


def test_an_abstention_knows_what_was_searched_and_what_is_near(desk):
    """It has the summary of the corpus, and verbatim sentences that are no answer."""
    reply = desk.finish(replied(desk, "What does bread cost?"))
    assert reply.searched.articles == 36
    for said in reply.nearest:
        citation = said.citations[0]
        assert desk.article(citation.article_id).text[citation.start : citation.end] == citation.quote


def test_the_ledger_fits_every_filter(desk):
    """Claims are those of the stance, the outlet and the party that were asked for."""
    found = desk.claims(Wanted(Asked(claimant="Baku"), stance="withholds", outlet="Golden Horn Herald"))
    assert found
    assert {(claim.stance.value, claim.outlet) for claim in found} == {("withholds", "Golden Horn Herald")}
    assert desk.choices().outlets


def test_articles_are_listed_in_order_with_all_the_words(desk):
    """Every word must be there, a percent sign is a sign, and the count is that of all that fit."""
    found = desk.headings(Listing(("GANJA", "missile"), "oldest", limit=1))
    assert len(found.shown) == 1 < found.total
    assert desk.headings(Listing(("%",))).total < 36


@pytest.mark.parametrize(
    ("claimant", "party", "told"),
    [
        ("its press office", "Nagorno-Karabakh", "Nagorno-Karabakh's press office"),
        ("Their commander", "Armenia", "Armenia's commander"),
        ("its press office", None, "its press office"),
        ("Baku", "Azerbaijan", "Baku"),
        (None, "Azerbaijan", None),
    ],
)
def test_a_claimant_out_of_its_sentence_is_named(claimant, party, told):
    """What "its" stands for is said where it is known; every other claimant keeps his own words."""
    assert outright(claimant, party) == told


RESPONSE = Abstention("Who?", "Nothing.", AbstentionReason.NOT_REPORTED)


def test_a_verdict_is_a_line_of_its_own(tmp_path):
    """Two verdicts are two lines, with reason, history and the whole response."""
    now = datetime(2031, 5, 4, 12, tzinfo=UTC)
    for verdict in ("up", "down"):
        keep_note(tmp_path, Note(verdict, "wrong\nday", RESPONSE, ("Before?",)), lambda key: key, lambda: now)
    lines = [json.loads(line) for line in (tmp_path / FEEDBACK).read_text().splitlines()]
    assert [line["verdict"] for line in lines] == ["up", "down"]
    assert lines[1]["reason"] == "wrong\nday"
    assert lines[1]["at"] == "2031-05-04T12:00:00+00:00"
    assert lines[1]["response"]["reason"] == "not_reported"


def test_a_verdict_that_cannot_be_stored_says_so(tmp_path):
    """A folder that is not there is a fault with the file's name."""
    with pytest.raises(CorpusError, match=FEEDBACK):
        keep_note(tmp_path / "gone", Note("up", "", RESPONSE), lambda key: key)


def test_an_uploaded_file_is_known_by_its_own_name(demo_data, tmp_path):
    """The same file put in again from another temporary place is the same article; a changed one replaces it."""
    shutil.copytree(demo_data, tmp_path / "corpus")
    ingesting = Ingesting(Settings(tmp_path / "corpus"))
    told = []
    for number, text in enumerate((STORY, STORY, STORY.replace(b"14", b"15"))):
        place = tmp_path / str(number) / "varn.txt"
        place.parent.mkdir()
        place.write_bytes(text)
        (result,) = ingesting.take(Given(files=((str(place), "varn.txt"),)))
        told.append((result.status.value, result.source))
    assert told == [("added", "varn.txt"), ("unchanged", "varn.txt"), ("updated", "varn.txt")]


def test_a_pasted_text_keeps_what_was_said_of_it(demo_data, tmp_path):
    """Outlet, date and headline are those that were given, and an empty page is a result with its reason."""
    shutil.copytree(demo_data, tmp_path / "corpus")
    settings = Settings(tmp_path / "corpus")
    given = Given(text=STORY.decode(), title="Varn", outlet="Osk Gazette", published=date(2031, 5, 6))
    (result,) = Ingesting(settings).take(given)
    article = wiring.build_desk(settings).article(result.article_id)
    assert (article.title, article.outlet, article.published) == ("Varn", "Osk Gazette", date(2031, 5, 6))


def test_what_is_no_address_is_not_read(demo_data, tmp_path):
    """A path of this machine that is typed where addresses go is refused, and never opened."""
    shutil.copytree(demo_data, tmp_path / "corpus")
    (tmp_path / "secret.txt").write_bytes(STORY)
    (result,) = Ingesting(Settings(tmp_path / "corpus")).take(Given(urls=(str(tmp_path / "secret.txt"),)))
    assert (result.status.value, result.reason.partition(":")[0]) == ("failed", "is no web address")


def test_a_fault_ends_the_results_as_one_of_them(caplog):
    """What went in before a fault stays, and the fault is a last result in words."""

    def broken():
        yield "first"
        raise RuntimeError("secret path")

    results = list(results_of(broken(), "Logged."))
    assert results[0] == "first"
    assert (results[1].status.value, results[1].reason) == ("failed", "Logged.")
    assert "secret path" in caplog.text
