"""The words of reports in any order: nothing raises, and every claim quotes what is there."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from ingest.claims import read_claims

LEXICON = load_lexicon()
REPORTING = """
said says told reported according to citing quoting condemned denied confirmed from figures compiled by which who that
for of the a an in on at near and or but as after before while killed wounded injured died dead missing captured
kidnapped displaced fled people civilians soldiers militants children women others more bodies dozens scores many
several 12 3 104 two hundred at least up including among them it he they its group Observatory Syrian Human Rights
Centre UN ministry spokesman source Reuters SANA agency Aleppo Homs Russia Monday Tuesday April 2016 war began since
. , " ( ) - : ; '
"""
WORDS = REPORTING.split()
# A name, a day, and a verb that is none of saying: what was between them was once taken for granted.
NOTHING_BETWEEN = "A statement from the aid agency MERCY on Tuesday condemned raids that killed 12 people ."


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.lists(st.sampled_from(WORDS), max_size=12))
@example(NOTHING_BETWEEN.split(" "), [])
def test_any_order_of_words_is_read(text, title):
    article = Article("a", " ".join(text), title=" ".join(title), outlet="Post", published=date(2016, 4, 12))
    for claim in read_claims(article, LEXICON):
        assert article.text[claim.start : claim.end] == claim.quote
        assert claim.figure is None or claim.figure.text in claim.quote
