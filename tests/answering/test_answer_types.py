"""What a question asks for must stand in the sentence: whose deed, another place, another time, a reason."""

from __future__ import annotations

import pytest

from assistant.answering.answer_types import asks_owner, asks_reply, has_type
from assistant.answering.asked_names import insists_on_name
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "sentence", "held"),
    [
        ("Whose planes bombed the market in Idlib?", "Russian and regime air strikes tore through the market.", 1.0),
        ("Whose planes bombed the market in Idlib?", "Government warplanes were over the market at noon.", 1.0),
        ("Whose planes bombed the market in Idlib?", "The rebels left the market days before.", 0.5),
        ("Whose planes bombed the market in Idlib?", "Eleven traders lay under the stalls.", 0.0),
        ("Who hit the depot near Homs?", "Turkish forces hit a depot.", 1.0),
        ("Who was held responsible for the raid?", "Aid men pinned the raid on units loyal to the Syrian ruler.", 1.0),
        ("Who was held responsible for the raid?", "Aid men blamed the cold, and went on with the Syrian boy.", 0.0),
        ("Which group admitted the blast in Ganja?", "The Jund Brigade said one of the groups members did it.", 1.0),
        ("Which group admitted the blast in Ganja?", "The Jund Brigade said one of the town's members fled.", 0.0),
        ("Who abducted the monk near Homs?", "Nusra Front men kidnapped the monk.", 1.0),
        ("Who abducted the monk near Homs?", "Nusra Front talks on the monk went on.", 0.0),
        ("Where in Aleppo did the shell land?", "It landed in the village of Zeitan.", 1.0),
        ("Where in Aleppo did the shell land?", "Syria has been at war for years, and Aleppo with it.", 0.0),
        # A land is no town, and the end of a month no end of a town.
        ("Which town near Homs fell at the end of May 2016?", "Russia said that the eastern front had held.", 0.0),
        ("Which town near Homs fell at the end of May 2016?", "The village of Zeitan fell.", 1.0),
        ("At which end of Homs did the wall fall?", "It fell in the eastern quarter.", 1.0),
        ("Where did the men come from who fell near Homs?", "They had come from Jordan.", 1.0),
        # Who says that he killed them is known to who asks where they came from.
        ("Where did the men come from whom the army says it killed?", "They had come from Jordan.", 1.0),
        ("When did the army enter Palmyra in March 2016?", "It went in on Sunday before dawn.", 1.0),
        ("When did the army enter Palmyra in March 2016?", "The army entered Palmyra in March 2016.", 0.5),
        ("When did the army enter Palmyra in March 2016?", "The army entered Palmyra unopposed.", 0.0),
        ("When did the army enter Palmyra?", "28 March 2016 Army enters Palmyra.", 0.5),
        ("When did the army enter Palmyra?", "Last updated at Mar 28 2016 The army entered Palmyra.", 0.5),
        ("When did the army enter Palmyra?", "Army spokesmen said that on 27 March 2016 it entered Palmyra.", 1.0),
        ("Why did the convoy turn back?", "A lack of fuel made it turn.", 1.0),
        ("Why did the convoy turn back?", "It turned back because the road was mined.", 1.0),
        ("Why did the convoy turn back?", "Forty lorries made up the convoy.", 0.0),
        ("Which group claimed the bombing in Ganja?", "The Jund Brigade claimed the bombing in a statement.", 1.0),
        ("Which group claimed the bombing in Ganja?", "The blast was claimed by the Jund Brigade.", 1.0),
        ("Which group claimed the bombing in Ganja?", "No group has claimed the bombing, the Jund Brigade said.", 0.0),
        ("Which group admitted firing at Ganja?", "The Jund Brigade said it had fired ten rockets.", 1.0),
        ("Which group admitted firing at Ganja?", "The Jund Brigade condemned the fire on Ganja.", 0.0),
        ("Which group admitted firing at Ganja?", "The fire claimed nine lives, the Jund Brigade said.", 0.0),
        ("Did Armenia admit the raid on Ganja?", "Armenia's army has denied any part in the raid.", 1.0),
        ("Did Armenia admit the raid on Ganja?", "Georgia said Armenia was responsible for the raid.", 0.0),
        ("Did Armenia admit the raid on Ganja?", "Georgia denied any part in the raid by Armenia.", 0.0),
        ("Who held Armenia responsible for the raid on Ganja?", "Georgia accused Armenia of the raid.", 1.0),
        ("Who held Armenia responsible for the raid on Ganja?", "Armenia accused Georgia of the raid.", 0.0),
        ("Who held Armenia responsible for the raid on Ganja?", "Armenia was accused by Georgia of it.", 1.0),
        ("Did Armenia admit the raid on Ganja?", "Armenian jets have not carried out any raid on Ganja.", 1.0),
        ("Did Armenia admit the raid on Ganja?", "Armenia's agency quoted a source as seeing no truth in it.", 1.0),
        ("Did Armenia admit the raid on Ganja?", "Armenia has not commented on the raid.", 0.0),
        ("Who pinned the raid on Armenia?", "Aid workers of Caritas blamed Armenia for the raid.", 1.0),
        ("Who pinned the raid on Armenia?", "Aid workers of Caritas said the raid had killed nine.", 0.5),
        ("Who denied raiding Ganja?", "Armenia rejected reports of the raid.", 1.0),
        ("Who denied raiding Ganja?", "Armenia said the raid went on.", 0.5),
        ("Who said that Armenia denied raiding Ganja?", "Aid workers of Caritas said the raid went on.", 1.0),
        ("Where were the burned of Ganja given treatment?", "They lie in a clinic.", 1.0),
        ("Where were the burned of Ganja given treatment?", "They came from Barda.", 0.0),
        ("Where were the burned of Ganja given shelter?", "They came from Barda.", 1.0),
        ("Why did the jets hit the convoy?", "They mistook it for a column of rebels.", 1.0),
        ("Which official explained how the convoy was hit?", "Governor Anwar Haddad told of two jets.", 1.0),
        ("Which official explained how the convoy was hit?", "The convoy was hit because of its tanks.", 0.0),
        ("Which hospital treated the wounded of Ganja?", "They lie in the Republic Hospital.", 1.0),
        ("Which hospital treated the wounded of Ganja?", "The wounded left Ganja for Barda.", 0.0),
        ("Where were the wounded of Ganja taken for treatment?", "Two were treated in Barda.", 1.0),
        ("Where were the wounded of Ganja taken for treatment?", "Shells fell on Barda, too.", 0.0),
        ("What was the name of the bomber of Ganja?", "The bomber was Rashid Velizade from Barda.", 1.0),
        ("What was the name of the bomber of Ganja?", "A witness named Tural saw the bomber.", 0.0),
        ("What was the name of the bomber of Ganja?", "The Truth Commission counted an Afghan among them.", 0.0),
        ("What reason did the army give for the halt?", "The halt was due to a sandstorm, the army said.", 1.0),
        ("Why did the jets hit the bridge?", "The raid was carried out to deny the rebels a crossing.", 1.0),
        ("Why was the sheikh put to death?", "He was shot for “crimes against villagers”.", 1.0),
        # Where a city lies is no part of it, and whoever lives in a town gives it no name.
        ("In which part of Homs did the bomb go off?", "It went off in the northern city of Homs.", 0.0),
        ("In which part of Homs did the bomb go off?", "It went off in the northern outskirts of Homs.", 1.0),
        ("From where were the rockets on Homs fired?", "Gunmen in some eastern quarters fired them.", 1.0),
        ("When and where were the rockets on Homs fired?", "Gunmen in some eastern quarters fired them.", 0.0),
        ("Which town near Homs did the army retake?", "Troops were in full control of Qarmis town.", 1.0),
        ("Which town near Homs did the army retake?", "Troops were in full control of a Turkish town.", 0.0),
        ("Outside what kind of building did the car explode in Homs?", "It blew up outside a crowded bakery.", 1.0),
        ("Outside what kind of building did the car explode in Homs?", "It blew up in the town of Talbisa.", 0.0),
        ("Near which airport did the car explode in Homs?", "It blew up near Shayrat airport.", 1.0),
        ("Which town near Homs did the car explode in?", "It blew up outside a crowded bakery.", 0.0),
        # Whoever will not speak has been asked; another's silence is none of his.
        ("Did Armenia confirm the raid on Ganja?", "Armenia's army declined to comment on the raid.", 1.0),
        ("Did Armenia confirm the raid on Ganja?", "Georgia declined to comment on the raid.", 0.0),
        ("What did Armenia say about the raid on Ganja?", "Armenia refused to comment.", 1.0),
        ("What did Armenia say about the raid on Ganja?", "Armenia called it a lie.", 0.5),
        ("Did any group claim the bombing in Ganja?", "It was not immediately clear who planted the bomb.", 1.0),
        ("Did any group claim the bombing in Ganja?", "The Jund Brigade claimed responsibility.", 1.0),
        ("Did any group claim the bombing in Ganja?", "The bombing was heard in Barda.", 0.0),
        ("Did Armenia say its jets bombed Ganja?", "It said neither Armenian nor Iranian jets flew near Ganja.", 1.0),
        ("Did Armenia say its jets bombed Ganja?", "There were no Armenian troops near Ganja, it said.", 1.0),
        ("Did Armenia say its jets bombed Ganja?", "Armenian jets bombed Ganja, neighbours said.", 0.0),
        ("Why did Armenia raid Ganja?", "The raids were carried out to assist the rebels.", 1.0),
        ("Why did Armenia raid Ganja?", "The raids went on to the evening.", 0.0),
        ("Were women the majority of those killed in Ganja?", "The shell killed 31, mostly women.", 1.0),
        ("Were women the majority of those killed in Ganja?", "The shell killed 31 on Monday.", 0.0),
        ("Who became head of the council after the bombing?", "It chose Hashem Sabbagh as its head.", 1.0),
        ("Who became head after Hassan Sabbagh died?", "Mr Hasan Sabagh had led it since 2011.", 0.0),
        ("Who became head of the council after the bombing?", "The bombing killed the council's head.", 0.0),
    ],
)
def test_what_is_asked_for_stands_in_the_sentence(question, sentence, held):
    """A deed told by a party's planes or raids is that party's; what the question gives itself is no answer to it."""
    assert has_type(read_question(question, LEXICON, []), sentence, LEXICON) == held


@pytest.mark.parametrize(
    ("question", "owner", "reply", "by_name"),
    [
        ("Which group admitted to the bombing at Zeitan?", True, True, False),
        ("Which group said it had carried out the bombing at Zeitan?", True, False, False),
        ("How did the ministry respond to the charge?", False, True, False),
        ("Did the army confirm the withdrawal?", False, True, False),
        ("Did the army take responsibility for the bombing?", False, False, False),
        ("Who said they were behind the bombing?", True, False, False),
        ("Who claimed that the guards had fled before the attack?", False, False, False),
        ("Whom did the ministry hold responsible for the bombing?", False, False, False),
        ("What was the name of the judge who died at Zeitan?", False, False, True),
        ("Where did the convoy stop?", False, False, False),
    ],
)
def test_what_a_question_takes_for_granted(question, owner, reply, by_name):
    """That somebody owned up, answered or was named; whom somebody blames is no reply."""
    assert (asks_owner(question), asks_reply(question), insists_on_name(question)) == (owner, reply, by_name)
