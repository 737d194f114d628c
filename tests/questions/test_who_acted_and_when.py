"""Who acted and who suffered, by the verb that stands behind them; whose toll; which day a bare number is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain.times import DateSpan
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


def slot(question: str, name: str) -> Any:
    value = getattr(read_question(question, LEXICON), name)
    return str(value) if name in {"kind", "outcome", "status"} and value else value


@pytest.mark.parametrize(
    ("question", "name", "meant"),
    [
        # Who has killed is no victim, with an article before its name or without
        ("How many fighters had the Ugandan army killed near Beni?", "side", None),
        ("How many fighters had the Ugandan army killed near Beni?", "accused", "Ugandan army"),
        ("How many fighters had the Ugandan army lost near Beni?", "side", "Ugandan army"),
        ("How many fighters had the Ugandan army lost by 5 June?", "side", "Ugandan army"),
        ("How many fighters had been lost by the Ugandan army?", "accused", None),
        # Whoever fights has a toll; whoever counts tells one
        ("What was the militants' toll in the raid on Beni?", "claimant", None),
        ("What was the militants' toll in the raid on Beni?", "status", "combatant"),
        ("What was the medics' toll for the raid on Beni?", "claimant", "medics"),
        # What else happened that day
        ("How many were hurt in Goma on 5 May, the day soldiers retook the airport?", "status", None),
        ("How many soldiers were hurt in Goma on 5 May, the day they retook the airport?", "status", "combatant"),
        # Fled before, and held now
        ("How many fleeing soldiers was the militia holding after Goma fell?", "outcome", "captured"),
        ("How many soldiers fled when Goma fell?", "outcome", "displaced"),
        ("How many militants were holding the town of Bria?", "outcome", None),
        ("How many members of one displaced household died at Tawila?", "outcome", "killed"),
        ("How many households were displaced from Tawila?", "outcome", "displaced"),
        # Where it was, known or not
        ("How many died in Khartoum state on 3 May 2024?", "places", ("khartoum",)),
        ("How many died in Khartoum state on 3 May 2024?", "told", None),
        ("How many people fled Catatumbo since 16 January 2025?", "places", ("ctmb",)),
        ("How many people fled Assad's army since 16 January 2025?", "places", ()),
        ("How many were beheaded in the church of Kasanga?", "places", ("ksng",)),
        ("How many soldiers died at al-Anad air base?", "places", ("anad",)),
        ("How many pupils died at the Kaaj learning centre?", "places", ()),
        # Who holds hostages says nothing
        ("How many hostages did Hamas hold in May 2024?", "claimant", None),
        ("How many hostages did Hamas hold in May 2024?", "outcome", "captured"),
        ("How many deaths did Kyiv hold Moscow responsible for?", "claimant", "Kyiv"),
        # The last words tell whose count it is; who told of others does not
        ("Displaced in Sudan as of 15 June 2024, IOM DTM figure?", "claimant", "IOM DTM"),
        ("Killed near Maungdaw on 5 August 2024; number, BINUH?", "claimant", "BINUH"),
        ("Killed near Maungdaw on 5 August 2024, IDP camp?", "claimant", None),
        ("They executed how many people at Moura, the UN rights office found?", "claimant", "UN rights office"),
        ("How many patients died at Kunduz, by MSF's internal review?", "claimant", "MSF"),
        ("Of those whom the rebels reported hurt, how many died, according to MSF?", "claimant", "MSF"),
        ("The Taliban's claim of commandos captured in Faryab - how many?", "claimant", "Taliban"),
        ("How many bodies had the mayor, Anatoliy Fedoruk, counted?", "claimant", "mayor"),
        ("Dead reported by the council, please, and no estimates of the wounded.", "claimant", "council"),
        ("What is the toll which the ministry published?", "claimant", "ministry"),
        ("Deaths in Axum, according to Amnesty (Eritrean soldiers blamed)", "claimant", "Amnesty"),
        ("Deaths in Bakhmut (Russian MoD)", "claimant", "Russian MoD"),
        ("What was the mayor's body count from the gangs' rampage in Jos?", "claimant", "mayor"),
        ("How many did rebels drive out of Jos, the ombudsman said?", "claimant", "ombudsman"),
        ("How many men died in Makiivka, the ministry eventually conceding?", "claimant", "ministry"),
        ("Which outlet was TASS citing when it said the coalition had killed 20?", "claimant", None),
        ("A girl was killed in Jos. How many others were wounded there?", "group", None),
        ("3 May 2016 bombing of Jos: wounded toll according to the police?", "outcome", "injured"),
        ("Reuters quoted the Observatory on raids in Jos. How many died?", "claimant", "Observatory"),
        ("Reuters quoted the Observatory on raids in Jos. How many died?", "outlet", "Reuters"),
        ("What toll did the doctor whom Reuters quoted give for Jos?", "claimant", "doctor"),
        # Whose victims they were is not whose people
        ("Among the ADF's victims how many were children?", "side", None),
        ("Among the ADF's dead how many were children?", "side", "ADF"),
        ("How many bathers lost their lives at Lido beach?", "side", None),
        ("How many people lost an eye when the pagers blew up?", "outcome", "injured"),
        # The capital whose academy was hit did not hit it
        ("How many died in Tripoli's Hadba academy strike?", "accused", None),
        ("How many died in Ankara's air strikes?", "accused", "Ankara"),
        # Beside what is asked
        ("Fatalities in the Kaya camp attack (gunmen on motorbikes)", "status", None),
        ("Gunmen (and others) killed in the Kaya camp attack", "status", "combatant"),
        ("How many died when a bomb hit buses carrying evacuees?", "group", None),
        ("How many evacuees died when a bomb hit their bus?", "group", "evacuees"),
        ("A hundred inmates, of whom how many were women, are said to have died?", "kind", "count"),
        # Words that only look as if they asked
        ("In Mekelle, when the camp was hit, how many died?", "kind", "count"),
        ("When was the camp in Mekelle hit, and by whom?", "kind", "when"),
        ("Was told of prisoners at Minembwe. How many were they?", "kind", "count"),
        ("Militiamen burned a dormitory in Beni: students dead?", "group", "students"),
        ("How many 'terrorists' were killed at Moura?", "group", "terrorists"),
        ("How many died in Suwayda, fighters or not?", "status", None),
        # A quarter that only another city is known to have
        ("How many died near Souq al-Hamidiyeh in Damascus?", "places", ("damascus",)),
        ("How many died in Hamidiyeh in Homs?", "places", ("hamidiyeh-homs", "homs")),
        # By whom a monitor knows it
        ("How many died in Idlib, by SOHR's medical sources?", "claimant_actor", "syrian-observatory"),
        ("How many died in Idlib, by medical sources who spoke to AFP?", "claimant_actor", None),
        # Of no kind that is known
        ("How many corpses could not be assigned to either rebels or villagers?", "status", None),
        ("How many corpses were assigned to villagers?", "status", "civilian"),
    ],
)
def test_who_acts_and_who_suffers(question, name, meant):
    assert slot(question, name) == meant


@pytest.mark.parametrize(
    ("question", "name", "meant"),
    [
        ("On 3 May 2023 they attacked Bahri; how many had died by the 5th?", "as_of", date(2023, 5, 5)),
        ("On 28 December 2023 they attacked Bahri; how many had died by the 2nd?", "as_of", date(2024, 1, 2)),
        (
            "How many died in Bahri on 3 May 2023, by the ministry's count on the 5th?",
            "told",
            DateSpan(date(2023, 5, 5), date(2023, 5, 5)),
        ),
        (
            "Of those who died in Goma in June and July 2015, how many were minors?",
            "when",
            DateSpan(date(2015, 6, 1), date(2015, 7, 31)),
        ),
        ("How many needed care after 28 April 2025's air raid?", "since", None),
        ("On 14 September 2022, how many had died since the 13th?", "since", date(2022, 9, 13)),
        ("How many of the 5th brigade died in Bahri on 3 May 2023?", "told", None),
    ],
)
def test_a_bare_day_is_of_the_month_that_was_named(question, name, meant):
    assert slot(question, name) == meant
