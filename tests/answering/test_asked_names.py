"""Who is asked for by name must be named: what counts as a name, and whose."""

from __future__ import annotations

import pytest

from assistant.answering.asked_names import asks_name, asks_person, new_band, new_name, new_person, persons, unnamed
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which rebel faction fired the rockets on Zeitan?", True),
        ("What was the nom de guerre of the commander?", True),
        ("Which commander led the raid?", True),
        ("Which local chief died at Zeitan?", True),
        ("What are the names of the three girls killed at Zeitan?", True),
        ("What was the name and age of the man killed at Zeitan?", True),
        ("A nurse died at Zeitan: what was her name?", True),
        ("Was it in her name that the school at Zeitan was built?", False),
        ("Who fired the rockets on Zeitan?", False),
        ("Which town was hit on Monday?", False),
        ("Which reason did the rebel commander give for the raid on Zeitan?", False),
        ("What did the Belgian General Staff say of the raid on Zeitan?", False),
    ],
)
def test_whether_a_name_is_asked_for(question, asked):
    """A faction or an office in a "which" asks for a name; "who" may be answered by "rebels"."""
    assert asks_name(question) is asked


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The Sultan Qasim Brigade fired the rockets.", True),
        ("Fighters of Ahrar al-Karam fired the rockets.", True),
        ("Hezbollah fired the rockets.", True),
        ("Rebels fired the rockets on Zeitan from Bani Rafat.", False),
        ("Militants fired the rockets on Tuesday.", False),
    ],
)
def test_a_band_is_named(sentence, named):
    """By a name that bands have, behind a word for them, or known; a village and a day are none."""
    assert new_band("Which rebel faction fired the rockets on Zeitan?", (), sentence, LEXICON) is named


def test_the_band_in_the_question_is_no_new_one():
    """Who is asked about does not answer who else it was."""
    question = "Which group besides Hezbollah fought at Zeitan?"
    asked = {mention.actor.key for mention in LEXICON.mentions(question)}
    assert not new_band(question, asked, "Hezbollah fought at Zeitan.", LEXICON)
    assert new_band(question, asked, "Hezbollah and Ahrar al-Karam fought at Zeitan.", LEXICON)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The judge, Omar al-Rifai, was killed.", True),
        ("The raid killed commander Qasim.", True),
        ("The raid killed a commander of the Free Army.", False),
        ("The elder of Homs Anwar Haddad was killed.", True),
        ("The elders of Homs Province were killed.", False),
        ("The National Council said so in Damascus.", False),
    ],
)
def test_a_person_is_named(sentence, named):
    """Two capitals, or one behind an office; a body and a town are nobody's name."""
    assert new_person("Who was the judge killed in the raid?", sentence, LEXICON) is named


@pytest.mark.parametrize(
    ("sentence", "without"),
    [
        ("A bomb killed a judge on Thursday.", True),
        ("A bomb killed a judge, Omar al-Rifai, on Thursday.", False),
        ("A bomb killed Judge Rifai and a judge of another court.", False),
        ("A bomb killed two clerks.", False),
    ],
)
def test_who_is_told_of_without_a_name(sentence, without):
    """The sentence has the one asked for and keeps the name to itself."""
    assert unnamed("What was the name of the judge killed by the bomb?", sentence) is without


@pytest.mark.parametrize(
    ("sentence", "lands", "named"),
    [
        ("Iran brokered the deal.", True, True),
        ("Iran brokered the deal.", False, False),
        ("They brokered the deal on Monday in May.", True, False),
    ],
)
def test_a_state_is_a_name_where_states_are_asked_for(sentence, lands, named):
    """And a weekday or a month never is."""
    assert new_name("Which state brokered the deal?", sentence, LEXICON, lands=lands) is named


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Omid al-Rashti and two of his men fell on the road to Zeitan.", True),
        ("However Deputy Ambassador Piotr Sokolov cast doubt on it.", True),
        ("Rebel Army units fell back.", False),
        ("Shelling of the road went on.", False),
    ],
)
def test_a_name_at_the_head_of_a_sentence_or_behind_an_office(sentence, named):
    """Two capitals that begin a sentence are a name, one is only its beginning."""
    assert new_person("Which diplomat or leader is meant?", sentence, LEXICON) is named


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Tue Mar 10 2020 shells fell on Zeitan.", []),
        ("On Monday the relief chief in Libya Omar al-Zaatari spoke.", ["Omar al-Zaatari"]),
        ("The men fell back from Tal al-Zaatari on Monday.", []),
        ("Then Abu Abdul Rahman al-Kurdi was killed there.", ["Abu Abdul Rahman al-Kurdi"]),
        ("Later Rami Abdul Rahman counted the dead.", ["Rami Abdul Rahman"]),
    ],
)
def test_names_of_persons_among_days_and_places(sentence, names):
    """A surname may be a town's and a part of a name somebody else's; days and hills are nobody's."""
    assert list(dict.fromkeys(persons("Who is meant?", sentence, LEXICON))) == names


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("Which member of the rebel government was shot dead in Zeitan?", True),
        ("Which senior member of the town council died at Zeitan?", True),
        ("Which member of the coalition bombed Zeitan?", False),
        ("Which members of the family died at Zeitan?", False),
        ("Which government sent the convoy to Zeitan?", False),
    ],
)
def test_whether_a_body_s_member_is_asked_for(question, person):
    """He has a name."""
    assert asks_person(question) is person


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The film shows Col. Amin Haddad, of the military council.", True),
        ("The order came from Brig. Gen. Sami Aziz.", True),
        ("The officers came from afar. Many villagers fled.", False),
        ("It was the order of a Col. in Zeitan.", False),
    ],
)
def test_a_shortened_rank_ends_no_sentence(sentence, named):
    """A name stands behind it; one word after another dot is a sentence's first."""
    assert new_person("Which officer gave the order at Zeitan?", sentence, LEXICON) is named
