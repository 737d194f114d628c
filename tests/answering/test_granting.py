"""What a question takes for granted, and whether a sentence bears it out."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.granting import granted
from assistant.answering.relevance import read
from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


def borne_out(question: str, text: str) -> bool | None:
    """Does the first sentence of a text bear the question out? None where it takes nothing for granted."""
    check = granted(read_question(question, LEXICON), LEXICON)
    return None if check is None else check(read(Article("zeitan", text)), 0)


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Who gave a number of dead for the raid on Zeitan?", "Medics said nine people were killed at Zeitan.", True),
        ("Who gave a number of dead for the raid on Zeitan?", "Medics said that Zeitan's clinics had closed.", False),
        ("Which charity put a figure on the dead of Zeitan?", "Two clinics of Zeitan had closed, it said.", False),
        ("What kind of missile hit Zeitan?", "The raid on Zeitan hit a market.", False),
        ("What kind of missile hit Zeitan?", "An X-9 missile, medics said, hit the market.", True),
        # Who confirms a toll need not be who gave it first.
        ("Who confirmed the death toll of the raid on Zeitan?", "An aide confirmed the toll to reporters.", True),
        ("Who backed up the death toll of the raid on Zeitan?", "An aide said that nine were killed.", False),
        ("Who reported the death toll of the raid on Zeitan?", "An aide said that nine were killed.", None),
        # A number of something else, and a saying that needs none.
        ("Who gave the number of tents that burned at Zeitan?", "Medics said that 40 people were hurt.", None),
        ("Who said that civilians were killed at Zeitan?", "Medics spoke of dead civilians.", None),
    ],
)
def test_who_gave_a_number_gave_one(question, text, told):
    """Where a number of victims is to have been given, a sentence without one is nobody's count."""
    assert borne_out(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        (
            "Which rebel commander was killed at Zeitan in May 2016?",
            "Medics said the rebel commander Amin Sameer was killed at Zeitan.",
            True,
        ),
        # A victim of another trade, and one who only speaks of it.
        (
            "Which rebel commander was killed at Zeitan in May 2016?",
            "The reporter Amin Sameer was killed at Zeitan.",
            False,
        ),
        (
            "Which rebel commander was killed at Zeitan in May 2016?",
            "A rebel commander was killed at Zeitan, activist Amin Sameer told reporters.",
            False,
        ),
        ("What were the names of the two girls killed at Zeitan?", "Two girls were killed at Zeitan.", False),
        ("What were the names of the two girls killed at Zeitan?", "The raid killed Hala Sameer and her sister.", True),
        # Whose words are asked for, and not who fell.
        ("Which town saw a commander killed in May 2016?", "A commander was killed at Zeitan.", None),
    ],
)
def test_the_victim_is_named(question, text, told):
    """By a name that is not the speaker's, with what he was in the sentence or beside it."""
    assert borne_out(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        (
            "Which armed group claimed the blast at Hama on 3 May 2016?",
            "Ahrar al-Sham claimed the attack in Hama on 3 May 2016.",
            True,
        ),
        (
            "Which armed group claimed the blast at Hama on 3 May 2016?",
            "Ahrar al-Sham claimed an attack in Raqqa in another raid.",
            False,
        ),
        (
            "Which armed group claimed the blast at Hama on 3 May 2016?",
            "Ahrar al-Sham claimed an attack in Hama on 3 March 2016.",
            False,
        ),
        ("Which armed group claimed the blast at Hama on 3 May 2016?", "Militants claimed the attack in Hama.", False),
    ],
)
def test_the_group_owns_up_to_this_deed(question, text, told):
    """By its name, and not to what was done in another town or month."""
    assert borne_out(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Did SANA say that bus drivers died at Zeitan?", "The dead are women and girls, SANA said.", False),
        ("Did SANA say that bus drivers died at Zeitan?", "A driver was among the dead, SANA said.", True),
        ("Did SANA say that rebels shelled Zeitan?", "Shells fell on Zeitan, SANA said.", True),
    ],
)
def test_whether_a_group_was_among_the_victims(question, text, told):
    """A sentence that does not speak of them says neither yes nor no."""
    assert borne_out(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("On what date were the men of Zeitan put to death?", "They were shot on 4 May, an aide said.", True),
        ("On which day were the men of Zeitan put to death?", "They were shot on Monday. An aide said so.", True),
        ("On what date were the men of Zeitan put to death?", "They were shot, an aide said.", False),
        ("On what date were the men of Zeitan put to death?", "They were shot last month, an aide said.", False),
        # Whoever asks when may be told a month.
        ("When were the men of Zeitan put to death?", "They were shot last month, an aide said.", True),
    ],
)
def test_a_day_that_is_asked_for_is_told(question, text, told):
    assert borne_out(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Did the medic say that villagers of Zeitan were abducted?", "He said 40 people died at Zeitan.", False),
        ("Did the medic say that villagers of Zeitan were abducted?", "He said ten were held as hostages.", True),
        ("Did the army say people were used as human shields?", "It said that families had fled Zeitan.", False),
        ("Did the army say people were used as human shields?", "It said militants hid behind human shields.", True),
        # Which attack it was is told by the gas, and whether it killed is asked.
        ("Did the army say that the sarin attack on Zeitan killed men?", "It said that 40 men had died.", None),
        ("Did the army say that 40 men died at Zeitan?", "It said that 40 men had died.", None),
    ],
)
def test_a_deed_that_no_death_implies_is_told(question, text, told):
    assert borne_out(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Did the army say that civilians died at Zeitan?", "The army said that five gunmen were killed.", False),
        ("Did the army say that civilians died at Zeitan?", "The army said that it killed no innocents.", True),
        ("Did the army say that civilians died at Zeitan?", "The army said that two women were killed.", True),
        # What was hit, and whom nobody asks for.
        ("Did the army say that it hit civilian homes at Zeitan?", "The army said that it hit gunmen.", None),
        ("Did the army say that gunmen died at Zeitan?", "The army said that five gunmen were killed.", None),
    ],
)
def test_dead_gunmen_say_nothing_of_civilians(question, text, told):
    assert borne_out(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Where in Hama did the rockets land?", "The rockets landed in Raqqa.", False),
        ("Where in Hama did the rockets land?", "The rockets landed on the old bus station.", True),
        ("Where in Hama did the rockets land?", "In Hama the rockets landed on a mill, and others hit Raqqa.", True),
        ("From where were the rockets fired that hit Hama?", "The rockets were fired from Raqqa.", True),
        # Another's name within the quarter's: no town of its own.
        ("Which part of Aleppo was hit on 3 May 2016?", "A rocket hit the Hama al-Gharbiya quarter.", True),
        ("Which part of Aleppo was hit on 3 May 2016?", "A rocket hit the town of Hama.", False),
    ],
)
def test_what_befell_another_town_was_not_in_this_one(question, text, told):
    """Where in a town it was is not told by a sentence of other towns alone; where from may be."""
    assert borne_out(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Who shelled Hama on 5 May 2016?", "Militants shelled Hama on 12 March.", False),
        ("Who shelled Hama on 5 May 2016?", "Militants shelled the old mill on Thursday.", True),
        ("Who said that Hama was shelled on 5 May 2016?", "The mayor said so of the raid of 12 March.", False),
        ("Who said that Hama was shelled on 5 May 2016?", "The mayor said so.", True),
        # The day is that of what befell the truce.
        ("Who had made the truce that held when Hama was hit on 5 May 2016?", "Rebels made it on 12 March.", True),
        # Another town may be told of beside it, and whoever asks for a month asks for no day.
        ("Who shelled Hama on 5 May 2016?", "Militants shelled Raqqa.", True),
        ("Who said that Hama was shelled on 5 May 2016?", "The mayor of Raqqa said so.", True),
        ("Who shelled Hama in 2016?", "Militants shelled Hama on 12 March 2015.", True),
    ],
)
def test_whose_deed_it_was_is_not_told_of_other_days_alone(question, text, told):
    check = granted(read_question(question, LEXICON), LEXICON)
    assert (check is None or check(read(Article("hama", text, published=date(2016, 5, 6))), 0)) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Whom did Armenia blame for the raid on Ganja?", "Georgia blames Armenia for the raid on Ganja.", False),
        ("Whom did Armenia blame for the raid on Ganja?", "Armenia was blamed for the raid by Georgia.", False),
        ("Whom did Armenia blame for the raid on Ganja?", "Armenia blames Georgia for the raid on Ganja.", True),
        ("Whom did Armenia blame for the raid on Ganja?", "Accusing Georgia, Armenia said it would answer.", True),
        ("Whom did Armenia blame for the raid on Ganja?", "Georgian guns fired on Ganja, Armenia said.", True),
        # Of a party that is nowhere near, no sentence tells whom it blames.
        ("Whom did Armenia blame for the raid on Ganja?", "Georgian guns fired on Ganja.", False),
    ],
)
def test_the_accused_blames_nobody(question, text, told):
    """Whom a party blames is not told by those who blame it."""
    assert borne_out(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Who counted 480 breaches of the truce near Ganja?", "The monitors registered 480 breaches.", True),
        ("Who counted some 500 breaches of the truce near Ganja?", "The monitors registered 491 breaches.", True),
        ("Who counted 480 breaches of the truce near Ganja?", "Armenia says that it was broken 212 times.", False),
        # Few are told in other words, and what only tells which raid is meant is nobody's count.
        ("Who counted 3 breaches of the truce near Ganja?", "The monitors registered a handful of breaches.", None),
        ("Who spoke of the raid near Ganja that killed 40?", "The monitors spoke of the raid near Ganja.", None),
    ],
)
def test_who_gave_a_figure_gave_that_figure(question, text, told):
    """Another's count of the like is another's."""
    assert borne_out(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Who told Reuters that the mill near Ganja was hit?", "The mill was hit, the miller Amin told Reuters.", True),
        ("Who told Reuters that the mill near Ganja was hit?", "The mill was hit, the miller Amin told AFP.", False),
        ("Who told Reuters that the mill near Ganja was hit?", "Reuters reported that the mill was hit.", False),
        # Whoever told his brother told no agency.
        ("Who told his brother that the mill near Ganja was hit?", "The miller told him.", None),
    ],
)
def test_who_told_an_agency_told_that_one(question, text, told):
    """What others told others is theirs."""
    assert borne_out(question, text) is told
