"""`Which UN official said so`: somebody of that post and party spoke, or nobody is the answer."""

from __future__ import annotations

import pytest

from assistant.answering.asked_speakers import asked_post, holds, speaks_for
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which UN official confirmed the twelve deaths at Zeitan?", True),
        ("Which rebel commander in Homs disputed the toll?", True),
        ("What Russian general, speaking in Sochi, put the dead at ninety?", True),
        ("Which monitor counted the dead of Zeitan?", True),
        # A deed, no words; a post of no party; a person who is named; a body's adjective.
        ("Which rebel commander was killed at Zeitan?", False),
        ("Which official gave the toll of Zeitan?", False),
        ("What toll did UN envoy Piotr Sokolov give for Zeitan?", False),
        ("What did Russia's official agency say was hit?", False),
    ],
)
def test_whether_a_partys_post_is_asked_for(question, asked):
    """Somebody of a party is to have spoken."""
    assert (asked_post(question, LEXICON) is not None) is asked


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Piotr Sokolov, the UN envoy, said twelve had died at Zeitan.", True),
        ("The head of the UN mission in Hama, Piotr Sokolov, gave twelve dead.", True),
        ("The mayor of Zeitan, Omar Rifai, gave twelve dead.", False),
        ("A medic told reporters that twelve had died at Zeitan.", False),
        ("The UN was told. In Zeitan the mayor Omar Rifai gave twelve dead.", False),
    ],
)
def test_a_sentence_names_one_of_the_party(sentence, told):
    """By name, in such a post, with the party beside it in the same sentence."""
    question = "Which UN official confirmed the twelve deaths at Zeitan?"
    post = asked_post(question, LEXICON)
    assert post is not None
    assert speaks_for(post, question, sentence, sentence, LEXICON) is told


@pytest.mark.parametrize(
    ("claimant", "text", "fits"),
    [
        ("Adel Karim", "Adel Karim, a spokesman for the YPG, said nine had died.", True),
        ("Adel Karim", "YPG fighters withdrew. Militia spokesman Adel Karim said nine had died.", True),
        ("Adel Karim", "YPG fighters withdrew. The surgeon Adel Karim said nine had died.", False),
        ("a medic", "A medic said nine YPG men had died, and a spokesman kept silent.", False),
    ],
)
def test_a_claimant_as_his_article_presents_him(claimant, text, fits):
    """A trade is another post, and who has no name is nobody in particular."""
    post = asked_post("Which YPG spokesman said that nine had died?", LEXICON)
    assert post is not None
    assert holds(post, claimant, text, LEXICON) is fits


@pytest.mark.parametrize(
    ("question", "claimant", "fits"),
    [
        ("Which monitor counted the dead?", "the Syrian Observatory for Human Rights", True),
        ("Which monitor counted the dead?", "a police source", False),
        ("Which UN body verified the toll?", "a Sputnik correspondent", False),
        ("Which UN body verified the toll?", "UNICEF", True),
    ],
)
def test_a_body_needs_no_persons_name(question, claimant, fits):
    """It is one of the party's, or watches as a trade."""
    post = asked_post(question, LEXICON)
    assert post is not None
    assert holds(post, claimant, "", LEXICON) is fits
