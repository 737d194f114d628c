"""Whether a party denied a raid is asked: its denial of another raid, in a report that names no such place, is none."""

from __future__ import annotations

import pytest

from assistant.answering.causes import tells_cause
from assistant.answering.figure_questions import asks_figure
from assistant.answering.granting import granted
from assistant.answering.owning import asks_owner
from assistant.answering.relevance import read
from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


def fits(text: str, number: int) -> bool:
    check = granted(read_question("Did the Russian defence ministry deny bombing Douma?", LEXICON), LEXICON)
    assert check is not None
    return check(read(Article("a", text)), number)


def test_a_denial_of_another_place():
    denied = "Russia's defence ministry denied that its planes bombed the market."
    assert fits(f"Bombs fell on Douma. {denied}", 1)
    assert not fits(f"Bombs fell on Raqqa. {denied}", 1)
    # A picture of another town stands further on.
    assert not fits(f"Bombs fell on Raqqa. Rain fell. {denied} It was late. Dogs barked. A boy walks in Douma.", 2)


def test_a_quarter_may_have_another_towns_name():
    """Many a town has a quarter of one name; a town is a town."""
    check = granted(read_question("In which part of Homs did the bomb go off?", LEXICON), LEXICON)
    assert check is not None
    assert check(read(Article("a", "It went off in the Zahra neighbourhood.")), 0)
    assert not check(read(Article("a", "It went off in Raqqa.")), 0)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Had any group claimed the bombing when the toll was raised to 22?", False),
        ("Had the army reacted to the report of ten civilians killed?", False),
        ("Did the army say that ten civilians were killed?", True),
    ],
)
def test_whether_somebody_owned_up_or_reacted_is_no_count(question, asked):
    assert asks_figure(read_question(question, LEXICON)) is asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which group said its men had raided the police station?", True),
        ("Which group said that its fighters had stormed the hall?", True),
        ("Which group said its men had been paid?", False),
    ],
)
def test_whose_men_did_it_is_an_owning_up(question, asked):
    assert asks_owner(question) is asked


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("They quarrelled over the bridge.", True),
        ("They waited for over two years.", False),
        ("It rained, since wind had come up.", True),
        ("The town has been held since 2014.", False),
        ("The shelling resulted in ten deaths.", False),
        ("It was the result of a quarrel.", True),
    ],
)
def test_a_span_of_time_is_no_cause(sentence, told):
    assert tells_cause("Why did they stay?", sentence) is told
