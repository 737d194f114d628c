"""Sentences that plainly have what is asked for come before their neighbours, and only in reports on the event."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.plain_answers import plainly, required
from assistant.answering.relevance import read
from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()
DAY = date(2020, 10, 5)


def is_plain(question: str, text: str, number: int = 0, *, day: date = DAY, outlet: str = "The Courier") -> bool:
    check = plainly(read_question(question, LEXICON), LEXICON)
    assert check is not None
    return check(read(Article("a", text, outlet=outlet, published=day)), number)


BLAMED = "Whom did Turkey blame for the blast?"


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        (BLAMED, "Turkey blamed Kurdish rebels.", True),
        (BLAMED, "Turkey on Monday lost its first soldier in the town, blaming Kurdish rebels.", True),
        (BLAMED, "No one claimed the blast, which Turkey blamed on the rebels.", True),
        (BLAMED, "Turkey said terrorists had carried out the blast.", True),
        (BLAMED, "The rebels blamed Turkey.", False),
        (BLAMED, "Turkey was blamed by the rebels.", False),
        (BLAMED, "Turkey buried its dead on Monday.", False),
        ("Whose planes did the rebels hold responsible for the raid?", "The rebels blamed Russian jets.", True),
        ("Whose planes did the rebels hold responsible for the raid?", "Russian jets flew over the town.", False),
        # A group is asked for by name.
        ("Which armed group does Turkey blame for the blast?", "Turkey blamed the PKK.", True),
        ("Which armed group does Turkey blame for the blast?", "Turkey blamed terrorists.", False),
    ],
)
def test_whom_a_party_blames(question, text, told):
    assert is_plain(question, text) is told


def test_the_government_of_a_report_from_its_own_country():
    assert is_plain(BLAMED, "A blast shook Turkey. The government blamed rebels.", 1)
    assert not is_plain(BLAMED, "A blast shook Georgia. Turkey closed the road. The government blamed rebels.", 2)


def test_an_agency_blames_in_its_own_news():
    asked = "Whom did SANA blame for the shells?"
    assert is_plain(asked, "Terrorists fired shells at the quarter.", outlet="SANA")
    assert not is_plain(asked, "Terrorists fired shells at the quarter.", outlet="The Courier")
    assert not is_plain(asked, "Terrorists met in the quarter.", outlet="SANA")


WHOSE = "Whose planes bombed Ganja on 4 October 2020?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Turkish warplanes bombed Ganja.", True),
        ("Ganja was bombed by either Russian or Turkish jets.", True),
        ("It was not clear whose planes bombed Ganja, the mayor said.", True),
        ("Planes bombed Ganja.", False),
        ("The mayor of Ganja said the rebels shot down a Turkish warplane that struck a hill.", False),
        ("The mayor of Ganja said a Turkish bomber blew himself up.", False),
        ("Turkish officials came to Ganja after planes bombed it.", False),
        ("Rain fell in Ganja. Turkish warplanes bombed Baku.", False),
    ],
)
def test_whose_planes_they_were(text, told):
    assert is_plain(WHOSE, text, text.count(". ")) is told


def test_only_in_reports_on_the_event():
    """Of the places asked about, and of those days."""
    assert is_plain(WHOSE, "Ganja burned. Turkish warplanes struck at noon.", 1)
    assert not is_plain(WHOSE, "Stepanakert burned. Turkish warplanes struck at noon.", 1)
    assert not is_plain(WHOSE, "Turkish warplanes bombed Ganja.", day=date(2020, 9, 5))
    assert not is_plain(WHOSE, "Turkish warplanes bombed Ganja.", day=date(2020, 12, 5))


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Were the dead of the blast all traders?", "Most of the dead were traders.", True),
        ("Were the dead of the blast all traders?", "Ten traders died.", False),
        ("Were the dead of the blast all traders?", "Most of the windows broke.", False),
        ("Did the mayor say there were any fighters among the dead?", "The dead were all civilians, he said.", True),
        ("Did the mayor say there were any fighters among the dead?", "Two fighters were among them, he said.", True),
        ("Did the mayor say there were any fighters among the dead?", "Ten people died, he said.", False),
        ("Was it the first blast in the market?", "It was the third blast there in a month.", True),
        ("Was it the first blast in the market?", "The blast broke all windows.", False),
    ],
)
def test_all_any_or_the_first(question, text, told):
    assert is_plain(question, text) is told


@pytest.mark.parametrize(
    ("question", "text", "number", "told"),
    [
        (
            "Who at the UN called the shelling a crime?",
            "Anna Lind, the UN envoy, said the shelling was a crime.",
            0,
            True,
        ),
        (
            "Who at the UN called the shelling a crime?",
            "The UN's Chief Security Adviser Anna Lind said the shelling was a crime.",
            0,
            True,
        ),
        (
            "Who at the UN called the shelling a crime?",
            'Anna Lind of the UN came late. "This shelling is a crime," Lind said.',
            1,
            True,
        ),
        ("Who at the UN called the shelling a crime?", "The UN said the shelling was a crime.", 0, False),
        # Of another body, of another matter, and a group's name that ends in a word like a surname.
        (
            "Who at the UN called the shelling a crime?",
            "Anna Lind, the mayor, said the shelling was a crime.",
            0,
            False,
        ),
        ("Who at the UN called the shelling a crime?", "Anna Lind, the UN envoy, said the zones had held.", 0, False),
        (
            "Who at the UN called the shelling a crime?",
            "The UN met the White Helmets. White Helmets said the shelling was a crime.",
            1,
            False,
        ),
        ("Who pinned the raid on Russia?", "The Turkish army accused Russia.", 0, True),
        ("Who pinned the raid on Russia?", "Russia accused the Turkish army.", 0, False),
        ("Who holds the rebels responsible for the raid?", "The government blamed rebels for the raid.", 0, True),
        ("Who holds the rebels responsible for the raid?", "The rebels blamed the government for the raid.", 0, False),
        ("Which group said it had nothing to do with the bomb?", "The Red Lions denied any role.", 0, True),
        ("Which group said it had nothing to do with the bomb?", "The Red Lions denied him a seat.", 0, False),
    ],
)
def test_who_said_so(question, text, number, told):
    assert is_plain(question, text, number) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army shelled the villages in retaliation for a raid.", True),
        ("The shelling of the villages by the army began after a pilot was killed.", True),
        # A time, a reason for something else, and no reason.
        ("The army shelled the villages after noon.", False),
        ("She wept because of the cold.", False),
        ("The army shelled the villages over two days.", False),
    ],
)
def test_a_reason_for_what_was_done(text, told):
    assert is_plain("Why did the army shell the villages?", text) is told


CHARGED = "What did Turkey accuse the army of Georgia of using in the siege?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army of Georgia, accused by Turkey of using hunger in the siege, kept silent.", True),
        ("Turkey accused Greece of using hunger in the siege.", False),
        ("The army of Georgia and that of Turkey met in the siege.", False),
    ],
)
def test_of_what_somebody_is_accused(text, told):
    assert is_plain(CHARGED, text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Turkey said the shells had been fired by mistake.", True),
        ("A spokesman for Turkey, Karl Ott, said the shells had been fired by mistake.", True),
        ("The mayor said the shells of Turkey had been fired by mistake.", False),
    ],
)
def test_how_a_party_explains_it(text, told):
    assert is_plain("How did Turkey explain the shelling of the school?", text) is told


@pytest.mark.parametrize(
    ("question", "text", "may"),
    [
        ("Were there any foreigners among the dead?", "A foreigner died.", True),
        ("Were there any foreigners among the dead?", "The groom was among the dead.", False),
        ("Were there any dead among those who were reached?", "Nobody died, she said.", True),
        ("Were there any foreigners among the dead?", "Officials said the groom was among the dead.", False),
        ("Were all of the dead of the blast soldiers?", "Ten people died in the blast.", False),
        ("Were the dead of the blast all soldiers?", "Ten soldiers and two medics died.", True),
        ("Were the dead of the blast all soldiers?", "Ten people died.", False),
        ("Was it the first blast in the market?", "The blast broke all windows.", False),
        ("Whose planes bombed Ganja?", "A bomb fell on Ganja.", False),
        ("Whose planes bombed Ganja?", "Turkish planes bombed Ganja.", True),
        ("Who accused Iran of the blast?", "A group claimed responsibility for the blast.", False),
        ("Who accused Iran of the blast?", "The mayor said Iran was behind the blast.", True),
        (
            "Which group said it had nothing to do with the blast?",
            "A group that watches the war counted ten dead.",
            False,
        ),
    ],
)
def test_what_an_answer_cannot_do_without(question, text, may):
    check = required(read_question(question, LEXICON), LEXICON)
    assert check is not None
    assert check(read(Article("a", text, published=DAY)), 0) is may


@pytest.mark.parametrize(
    ("before", "may"),
    [("The men work for a Paris newspaper.", True), ("The army launched an attack on Baku.", False)],
)
def test_the_town_of_the_attack_before(before, may):
    """Where a sentence leans on the one before, the attack told of there is its own; whence people came is not."""
    check = required(read_question("Whose artillery hit Ganja?", LEXICON), LEXICON)
    assert check is not None
    told = read(Article("a", f"{before} They were in houses when Turkish artillery struck again.", published=DAY))
    assert check(told, 1) is may
