"""Which sentences are read and quoted where several articles tell of one event, and of another day's."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from importlib import resources

import pytest

from assistant.answering.candidates import candidates
from assistant.answering.judging import BY_READER, FEATURES, SIGNS, judge, signs_of
from assistant.answering.material import Material
from assistant.answering.quoting import answer_from_sentences
from assistant.answering.relevance import read
from assistant.answering.shortlist import shortlist, undated
from assistant.answering.told_beside import telling_beside
from assistant.domain import Article
from assistant.domain.articles import Passage
from assistant.domain.questions import QuestionKind
from assistant.language.actors_file import load_lexicon
from assistant.language.terms import terms
from assistant.questions import read_question
from assistant.retrieval.evidence import Evidence, FoundPassage

DEED = "Shells struck the bakery in Ganja on Sunday, the mayor said."
ASKED = "Who said that shells struck the bakery in Ganja on 4 October 2020?"


def asking(question, *told):
    """Material of articles given as (text, day of publication), the first found the likeliest to answer."""
    lexicon = load_lexicon()
    articles = {f"a{n}": Article(f"a{n}", text, published=day) for n, (text, day) in enumerate(told)}
    passages = tuple(
        FoundPassage(Passage(name, 0, len(article.text), article.text), 0.5 / (1 + n), 1.0, 0.6 - n / 10)
        for n, (name, article) in enumerate(articles.items())
    )
    return Material(
        read_question(question, lexicon, []),
        Evidence(passages, articles, ()),
        {name: read(article) for name, article in articles.items()},
        dict.fromkeys(terms(question), 1.0),
        lexicon,
    )


def test_a_sentence_of_several_articles_is_read_once():
    """An agency's report stands in many papers: its copies leave room for other sentences."""
    day = date(2020, 10, 4)
    copies = [(f"{DEED} Paper number {n} was printed.", day) for n in range(8)]
    material = asking(ASKED, *copies, ("A bakery in Ganja burned down, witnesses told reporters.", day))
    texts = [near.text for near in shortlist(material, undated(material))]
    assert texts.count(DEED) == 1
    assert any("burned down" in text for text in texts)


def test_what_is_almost_the_same_is_quoted_once():
    """A second statement that says the first over in almost its words tells nothing."""
    day = date(2020, 10, 4)
    again = "Shells struck the bakery in Ganja early on Sunday, the mayor said."
    answer = answer_from_sentences(asking(ASKED, (DEED, day), (again, day)))
    assert answer is not None
    assert len(answer.statements) == 1


@pytest.mark.parametrize(("published", "day"), [(4, 1.0), (5, 0.717), (11, 0.097), (3, 0.717)])
def test_an_article_is_nearer_the_nearer_its_day_is(published, day):
    """A town is shelled every week: an article off the day asked for counts less with each day."""
    undated_deed = DEED.replace(" on Sunday", "")
    (found,) = candidates(asking(ASKED, (undated_deed, date(2020, 10, published))), judge(read=False))
    assert found.features[FEATURES.index("day")] == pytest.approx(day, abs=0.001)


@pytest.mark.parametrize(("published", "read"), [(5, 1), (3, 1), (2, 0)])
def test_what_was_printed_before_the_day_tells_of_another(published, read):
    """Of the shells of 4 October no paper of the 2nd can tell; one of the 3rd may be of another clock."""
    material = asking(ASKED, (DEED, date(2020, 10, published)))
    assert len(shortlist(material, undated(material))) == read


@pytest.mark.parametrize(
    ("head", "noted", "read"),
    [
        ("04-10-2020", date(2020, 8, 9), 1),  # the day of collecting: the text's own says otherwise
        ("10-04-2020", date(2020, 8, 9), 1),
        ("10-04-2020", date(2020, 4, 10), 0),  # the noted day is one of its two readings
        ("07-08-2020", date(2020, 8, 9), 0),  # neither reading is the day asked for
    ],
)
def test_a_day_at_the_head_that_reads_two_ways_may_be_the_one_asked_for(head, noted, read):
    """The head "04-10-2020" is 4 October or 10 April: the noted day tells, unless it is neither."""
    material = asking(ASKED, (f"{head} Bakery burns in Ganja. {DEED}", noted))
    assert bool(shortlist(material, undated(material))) == bool(read)


@pytest.mark.parametrize(("told", "read"), [("4 October 2020", 1), ("4 October", 0), ("October 2020", 0)])
def test_a_text_that_names_the_day_asked_for_was_not_printed_before(told, read):
    """A plan may name a month to come; of a day and its year a report tells afterwards."""
    material = asking(ASKED, (f"{DEED} It was {told}.", date(2020, 1, 5)))
    assert bool(shortlist(material, undated(material))) == bool(read)


@pytest.mark.parametrize(
    ("question", "wanted", "other"),
    [
        ("Did Armenia admit the raid on Ganja?", "Armenia denied it.", "Armenia was silent."),
        ("Who denied the raid on the bakery in Ganja?", "A spokesman denied it.", "A spokesman was there."),
        ("Who was blamed for the raid on the bakery in Ganja?", "One aide blamed Turkey.", "One aide met rebels."),
        ("Why was the bakery in Ganja raided?", "It was taken for a depot because of its roof.", "It had a roof."),
        ("What charge led to the raid on the bakery in Ganja?", "Its men were accused of theft.", "Its men had left."),
    ],
)
def test_what_answers_in_other_words_is_read_too(question, wanted, other):
    """Eleven sentences have more of the question's words than the one that answers; a last one tells nothing."""
    raids = " ".join(f"The raid on the bakery in Ganja by Armenia burned oven number {n}." for n in range(11))
    told = asking(question, (f"{raids} Smoke rose. {wanted} {other}", date(2020, 10, 5)))
    texts = [near.text for near in shortlist(told, undated(told))]
    assert wanted in texts
    assert other not in texts


def test_the_place_is_quoted_from_the_sentence_beside_it():
    """The first sentence is the nearest and names no place but the asked one; a sentence further off is left out."""
    text = (
        "Shells that hit a school on the edge of Aleppo on Monday killed eleven pupils and wounded their teacher, and "
        "the classrooms burned until late. It stood in Zeitan, south of the city. Trucks left for Homs."
    )
    found = candidates(
        asking("Where in Aleppo was the school that the shells hit?", (text, date(2020, 10, 5))), judge(read=False)
    )
    assert next(item.quoted for item in found if item.number == 0) == (0, 1)


def test_names_are_looked_for_in_the_sentence_and_before_it():
    """The place stands in the first sentence, and the second goes on about it."""
    text = "Shells hit Ganja. They struck the bakery, the mayor said."
    found = candidates(asking(ASKED, (text, date(2020, 10, 4))), judge(read=False))
    second = next(item for item in found if item.number == 1)
    inside, before = (second.features[FEATURES.index(name)] for name in ("names_inside", "names_before"))
    assert inside < before


def test_what_is_behind_is_told_from_the_best():
    """The likelier article's sentence is behind nothing, the other's by what its article and passage lack."""
    day = date(2020, 10, 4)
    material = asking(ASKED, (DEED, day), ("The bakery in Ganja was struck by two shells.", day))
    found = {item.reading.article.id: item.features for item in candidates(material, judge(read=False))}
    at = FEATURES.index("article_behind")
    assert (found["a0"][at], found["a1"][at]) == (0.0, pytest.approx(-0.25))
    at = FEATURES.index("passage_behind")
    assert (found["a0"][at], found["a1"][at]) == (0.0, pytest.approx(-0.1))


def test_the_verdict_knows_who_is_asked_for():
    """The same sentences, asked for a doer and for a reason."""
    rows = [[0.5] * len(FEATURES)]
    did, why = (signs_of("Who shelled it?", kind, [0.5], rows) for kind in (QuestionKind.WHO_DID, QuestionKind.WHAT))
    assert [name for name, one, other in zip(SIGNS, did, why, strict=True) if one != other] == ["who_did"]


def test_the_shipped_judge_has_a_weight_for_each_feature_and_sign():
    """What was added, dropped or moved without fitting again is seen here."""
    text = resources.files("assistant.answering").joinpath("data/judge.toml").read_text(encoding="utf-8")
    for name, fewer in (("with_reader", 0), ("without_reader", BY_READER)):
        data = tomllib.loads(text)[name]
        assert tuple(data["sentence"]["weights"]) == FEATURES[: len(FEATURES) - fewer]
        assert tuple(data["verdict"]["weights"]) == SIGNS[: len(SIGNS) - fewer]


def test_a_short_sentence_is_quoted_with_those_beside_it():
    """Who claimed the raid stands in six words, and which raid in the sentence before; a long one stands alone."""
    long = "Shells struck the bakery in Ganja early on Sunday while some forty people stood in line for bread, he said."
    told = f"{long} The raid on Ganja was claimed by the Jund. Its men had come by night."
    found = candidates(asking("Who claimed the raid on Ganja?", (told, date(2020, 10, 5))), judge(read=False))
    quoted = {item.number: item.quoted for item in found}
    assert quoted[1] == (0, 1, 2)
    alone = candidates(
        asking("Who stood in line at the bakery in Ganja?", (told, date(2020, 10, 5))), judge(read=False)
    )
    assert next(item.quoted for item in alone if item.number == 0) == (0,)


def test_a_party_that_says_no_leaves_nothing_for_granted():
    """Whether it admitted the raid is told once it denies it; a charge against it leaves that open."""
    question = "Did Armenia admit the raid on Ganja?"
    met, unmet = ([0.5] * (len(FEATURES) - BY_READER) for _ in range(2))
    met[FEATURES.index("type")], unmet[FEATURES.index("type")] = 1.0, 0.0
    reply = SIGNS.index("reply")
    assert signs_of(question, QuestionKind.YES_NO, [0.7], [met])[reply] == 0.0
    assert signs_of(question, QuestionKind.YES_NO, [0.7], [unmet])[reply] == 1.0
    assert signs_of("Who admitted the raid on Ganja?", QuestionKind.WHO_SAID, [0.7], [met])[reply] == 1.0


def test_somebody_else_is_not_quoted_for_whose_words_are_asked():
    """What the mayor said of Moscow's raid is none of Moscow's words, however near it is to the question."""
    told = "The raid of Moscow on Ganja hit a bakery, the mayor said. Moscow said its raid on Ganja hit a depot."
    found = asking("What did Moscow say about the raid on Ganja?", (told, date(2020, 10, 5)))
    assert [item.number for item in shortlist(found, undated(found))] == [1]
    assert len(shortlist(found, undated(found), of_any_kind=True)) == 2


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The mayor said that shells struck a bakery in Ganja again.", False),
        ("The mayor recalled the shells that struck the bakery in Ganja on 4 October 2020.", True),
        ("The mayor said that shells had struck the bakery in Ganja in October 2020.", True),
        # It names the day, and is on to other things in this sentence.
        ("It was 4 October 2020. Men fled. Snow fell. So they said. Shells struck the bakery in Ganja.", False),
        # A year told in passing is no day.
        ("The mayor said that shells struck a bakery in Ganja, as they often did in 2020.", False),
    ],
)
def test_what_is_printed_weeks_later_says_of_which_day_it_tells(text, kept):
    material = asking(ASKED, (text, date(2020, 12, 9)))
    assert any("bakery" in near.text for near in shortlist(material, undated(material))) is kept


def test_what_went_on_for_a_month_is_told_of_long_after_without_its_days():
    asked = "Who brokered the truce in Ganja in October 2020?"
    material = asking(asked, ("The truce in Ganja was brokered by Turkey, the mayor said.", date(2020, 12, 9)))
    assert shortlist(material, undated(material))


def test_what_is_printed_within_the_week_need_not_say_of_which_day_it_tells():
    material = asking(ASKED, ("The mayor said that shells had struck the bakery in Ganja.", date(2020, 10, 9)))
    assert shortlist(material, undated(material))


@pytest.mark.parametrize(
    ("outlet", "kept"), [("zeitandaily", True), ("Zeitan Daily", True), ("zeitanweekly", False), (None, False)]
)
def test_an_outlet_is_known_however_its_name_is_joined(outlet, kept):
    question = "Why did people leave the village in May 2020, according to Zeitan Daily?"
    material = asking(question, ("People left the village because its wells ran dry.", date(2020, 5, 4)))
    articles = {name: replace(one, outlet=outlet) for name, one in material.evidence.articles.items()}
    material = replace(
        material,
        evidence=replace(material.evidence, articles=articles),
        readings={name: read(article) for name, article in articles.items()},
    )
    assert bool(shortlist(material, undated(material))) is kept


WHO_FIRED = "Who was blamed for the shelling of Hama on 3 May 2016?"


@pytest.mark.parametrize(
    ("before", "sentence", "told"),
    [
        ("Militants from the Nusra Front shelled Hama.", "The militants fired on two streets.", 0),
        ("A Nusra Front attack hit Hama.", "The group fired on two streets.", 0),
        # Others than those told of before, and somebody who is named himself.
        ("A Nusra Front attack hit Hama.", "The rebels fired on two streets.", None),
        ("Militants from the Nusra Front shelled Hama.", "The militants of the north fired on it.", None),
        ("Militants met in Hama.", "The militants fired on two streets.", None),
    ],
)
def test_who_they_were_is_quoted_from_the_sentence_before(before, sentence, told):
    """Whoever is called "the militants" is among those whom the sentence before names."""
    reading = read(Article("a0", f"{before} {sentence}"))
    assert telling_beside(read_question(WHO_FIRED, load_lexicon(), []), reading, 1, load_lexicon()) == told
