"""Who admits by two words, what commas set apart, sites that a bomb fell by: each with what only looks like it."""

from __future__ import annotations

import pytest

from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


def _slot(question: str, slot: str) -> object:
    value = getattr(read_question(question, LEXICON), slot)
    return str(value) if slot in {"kind", "outcome", "status"} and value else value


SLOTS = [
    # A number is asked for behind a yes or no
    ("Did the prefect of Bol say how many were hurt, and if so what number?", "kind", "count"),
    ("Is there a figure for the marines captured at Snake Island, and what is it?", "kind", "count"),
    ("Did the army say why it left Bol, and if so, when?", "kind", "yes_no"),
    # Losses of people, and of ground
    ("What was the loss among the marines when the pier at Mokha was shelled?", "kind", "count"),
    ("What was the loss of the airfield to the rebels?", "kind", "what"),
    ("What did Prigozhin say Wagner had lost at Bakhmut?", "kind", "count"),
    ("What did the minister say the rebels had lost control of?", "kind", "what"),
    ("What did Kyiv claim Moscow had lost in territory?", "kind", "what"),
    ("By 30 January, how far had the count for Derna climbed?", "kind", "count"),
    ("How far had the army advanced?", "kind", "what"),
    # Who admits, who put a figure on it, who came to a total
    ("How many civilian deaths in Sirte had AFRICOM owned up to by late 2019?", "claimant", "AFRICOM"),
    ("Has the Taliban owned up to the bombing of Kunduz?", "claimant", None),
    ("What figure was put on the dead of Jos by the state police?", "claimant", "state police"),
    ("What pressure was put on Baku by Moscow?", "claimant", None),
    ("What total for the dead of Bucha did the city's mayor arrive at?", "claimant", "city's mayor"),
    ("How many died in the shelling of Goris, by Armenian accounts?", "claimant", "Armenian"),
    ("How many died in the shelling of Goris by Armenian guns?", "claimant", None),
    ("What were the numbers of dead given by Al-Masirah for Hajjah?", "claimant", "Al-Masirah"),
    ("What toll did the Yemen Centre for Policy Research give?", "claimant", "Yemen Centre for Policy Research"),
    ("how many died. derna. sohr", "claimant", "sohr"),
    ("Dead of the raid on army posts at Zaki - what does SANA's source say?", "claimant", "SANA's source"),
    ("casualties attack Kerman January 2024 Iranian state media", "claimant", "Iranian state media"),
    ("casualties strike on Iranian state media June 2025", "claimant", None),
    ("dead station strike Ukrainian interior ministry 8 April 2022", "claimant", "Ukrainian interior ministry"),
    ("dead in car bomb at Yemeni defence ministry 5 December 2013", "claimant", None),
    ("Qatar's foreign ministry spokesman, 24 November 2023: how many hostages released?", "outcome", "captured"),
    # Of two counts the first is read
    ("How many were hurt, according to the UN, and how many does Mali say were jihadists?", "claimant", "UN"),
    ("How many were hurt, and how many were killed, according to the UN?", "claimant", "UN"),
    # No speaker: a share, the counted themselves, who is reported of
    ("wounded per side Artsakh war", "claimant", None),
    ("wounded per the mayor of Kutum", "claimant", "mayor of Kutum"),
    ("The conscripts' death toll at the base in Marib?", "claimant", None),
    ("The army's death toll for the raid on Marib?", "claimant", "army"),
    ("How many soldiers is Armenia reported to have lost by 27 October 2020?", "side", "Armenia"),
    ("How many civilians were reported to have died in Armenia?", "claimant", None),
    ("How many people lie buried in the mass grave at Tarhuna?", "side", None),
    ("How many had been burnt in the Basra hospital fire?", "accused", None),
    # Whose dead: behind commas, on their part, and no site's or kind's
    ("How many Iranians, advisers included, were killed in Damascus?", "side", "Iranians"),
    ("How many Iranians, the paper asks, like Damascus?", "side", None),
    ("How many on the part of the SDF fell at Derik?", "side", "SDF"),
    ("What casualties did the raids inflict on Gao's cattle market?", "side", None),
    ("What casualties did the raids inflict on the Movement's men?", "side", "Movement's men"),
    ("Of the 40 dead in Gao, how many belonged to soldiers?", "side", None),
    ("How many died on the rebel side of Donetsk?", "group", None),
    ("How many died on the rebel side in Donetsk?", "side", "rebel"),
    ("Brothers killed in the raid on Kutum: how many?", "group", "Brothers"),
    # Where a bomb fell, and who threw it
    ("How many were hurt when a missile came down by the Central Stadium in Kramatorsk?", "accused", None),
    ("How many were killed by the Tigers in Mullaitivu?", "accused", "Tigers"),
    ("How many were hurt by the car bomb by the Bab al-Salama border post?", "places", ("bab-al-salama",)),
    ("How many died in the Nusra-Hazm battle at Atarib?", "accused", None),
    ("How many died in the Nusra shelling at Atarib?", "accused", "Nusra"),
    # Where it was, and nobody's side or doing
    ("How many medics had Israel's strikes on Lebanon killed by 2024?", "side", None),
    ("How many Lebanon soldiers had Israel's strikes killed by 2024?", "side", "Lebanon"),
    ("How many does SOHR say the rebels lost in Olive Branch?", "places", ()),
    ("How many does SOHR say the rebels lost in Olive Grove?", "places", ("alvgrv",)),
    ("How heavy were the losses of Azerbaijan in the operation?", "places", ()),
    # What commas set apart, and what the question's own number is
    ("How many Israelis, soldiers among them, did the drone kill?", "status", None),
    ("How many of the Israelis among them were soldiers?", "status", "combatant"),
    ("How many of its own had Hezbollah said were killed?", "side", "Hezbollah"),
    ("How many had Hezbollah said were killed?", "side", None),
    ("How many were killed in Derna, by the experts' 2023 report?", "figures", ()),
    ("Did 2,023 people die in Derna?", "figures", (2023,)),
    ("For June 2025, how many bodies did Russia hand over, said the envoy?", "claimant", "envoy"),
    ("How many fled Hadrut: number put by the Karabakh ombudsman?", "claimant", "Karabakh ombudsman"),
    ("How many died, says the Damascus Revolution Command?", "claimant_actor", None),
    ("How many died, says the Damascus government?", "claimant_actor", "syria"),
    ("How many people did the offensive in Marib displace?", "outcome", "displaced"),
    # A town loses its own, on nobody's side
    ("How many did Hroza bury?", "side", None),
    ("How many did Hroza bury?", "places", ("hroza",)),
    ("How many men did Tamarod lose?", "side", "Tamarod"),
    # Typed small, a body is not part of the place before it
    ("rebels killed wadi deif army says", "claimant", "army"),
    ("rebels killed wadi deif, syrian army says", "claimant", "syrian army"),
    # Bodies of another land
    ("How many were killed at Shujaiya, according to the civil defence?", "claimant_actor", None),
    ("How many were killed at Ariha, according to the civil defence?", "claimant_actor", "white-helmets"),
    ("Were there children among the dead in Sumy, and how many, according to Klymenko?", "kind", "count"),
    ("Were there children among the dead in Sumy, and how did they die?", "kind", "yes_no"),
    ("killed sumy missile strike palm sunday 2025 minister", "figures", ()),
    ("Does the headline of Al-Alam's May 2016 story give a toll?", "outlet", "Al-Alam"),
    # Searches and headings that a monitor opens or that it stands in
    ("SOHR, people on rafts by Mayadin killed, night of 5 October 2017: number", "claimant", "SOHR"),
    ("SOHR children dead convoy suicide car bomb 15 April 2017", "claimant", "SOHR"),
    ("road strikes 3 June 2016 SOHR civilian toll", "claimant", "SOHR"),
    ("killed SOHR activist Daraa May 2013", "claimant", None),
    ("civilian dead Ghanto Homs late January 2016 activists", "claimant", "activists"),
    ("What did SOHR say was the death toll of the raid on Kutum?", "kind", "count"),
    ("What did SOHR say was the weapon used at Kutum?", "kind", "what"),
    ("Deaths at Sednaya since the war began: what did SOHR claim in 2016?", "kind", "count"),
    ("An earlier bombing, claimed by Daesh, is recalled: how many did it kill?", "kind", "count"),
    ("An earlier bombing, claimed by Daesh, is recalled: how many did it kill?", "claimant", None),
    ("How many dead are claimed by Daesh at Derik?", "claimant", "Daesh"),
    ("women killed in Sarmin, Idlib, when its bazaar was bombed, December 2016", "kind", "count"),
    ("Raid on Sarmin, when was it?", "kind", "when"),
    ("By governor Talal Barazi's first data, how many died at Shayrat?", "claimant", "governor Talal Barazi"),
    ("How many were killed by the Homs weapons store blasts?", "accused", None),
    ("How many of the slain belonged to the Ansari quarter of Aleppo?", "side", None),
    ("How many of the slain belonged to the Ansar brigade?", "side", "Ansar brigade"),
    ("How many Madaya evacuees were killed in the bus blast?", "side", None),
    ("How many Yazidis were killed in the bus blast?", "side", "Yazidis"),
    # Who stands as a figure's source, and on whom something is pinned
    ("In the story on the verdict, who is quoted for a toll of 1,300?", "kind", "who_said"),
    ("Which body is credited for the figure of 40?", "kind", "who_said"),
    ("Who is named as the gunman?", "kind", "what"),
    ("Who is credited with the attack?", "kind", "who_did"),
    ("On whom did Damascus pin the attack on the buses?", "kind", "who_did"),
    ("On whom did Damascus pin the attack on the buses?", "claimant", "Damascus"),
    ("Who pinned down the troops at Homs?", "claimant", None),
    # Where the dead came from
    ("How many of the dead in Gao were people leaving Foua and Kefraya?", "places", ("gao",)),
    ("How many of the dead in Gao were people leaving Foua and Kefraya?", "group", "people leaving"),
    ("How many people fleeing Manbij were killed?", "places", ("manbij",)),
    ("How many evacuees died near Aleppo?", "group", "evacuees"),
    ("What death toll did HRW attach to the raid on Hajin?", "claimant", "HRW"),
    ("How many lives were lost, by the Observatory's documentation?", "claimant", "Observatory"),
    ("How many IS men were taken alive at Derik?", "outcome", "captured"),
    ("What was the first tally for the bombing of Armanaz?", "outcome", "killed"),
    ("What was the first tally of the wounded in Armanaz?", "outcome", "injured"),
    ("How many rebels did the capture of Zeitan cost?", "outcome", "killed"),
    ("Who killed Abu Abdul Rahman al-Madani?", "claimant", None),
    ("How many died in places north of Homs, Rastan among them?", "places", ("homs", "rastan")),
    ("How many rebels bussed out of Zabadani were wounded?", "outcome", "injured"),
    ("How many rebels were bussed out of Zabadani?", "outcome", "displaced"),
    ("The rights groups' tally of raids on Derna?", "outcome", None),
    # Dead and wounded as one figure
    ("Dead and wounded taken together, what losses did the battle of Atarib cause?", "outcome", None),
    ("What losses in dead did the battle of Atarib cause?", "outcome", "killed"),
    # A whole war's toll, told when something else happened
    ("What toll for the Yemen war did the UN cite when the Dahyan bus was hit?", "places", ("yemen",)),
    ("What toll did the UN give when the Dahyan bus was hit?", "places", ("dahyan",)),
    ("AFP's May 2019 piece on the camps: how many does it count?", "outlet", "AFP"),
    ("AFP's staff in Gaza: how many were killed?", "outlet", None),
    ("how many were crucified in Mayadin", "outcome", "killed"),
]


@pytest.mark.parametrize(("question", "slot", "meant"), SLOTS)
def test_a_slot_is_filled_by_its_words_and_no_others(question, slot, meant):
    assert _slot(question, slot) == meant
