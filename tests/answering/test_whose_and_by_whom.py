"""Whose men a claim counts, and who says so: by its own sentence and those around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.answering.asked_groups import group_fit
from assistant.answering.belonging import side_fit
from assistant.answering.fits import Fit, Setting
from assistant.answering.matching import match
from assistant.answering.naming import same_party
from assistant.answering.scenes import names_any
from assistant.answering.voices import claimant_fit
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan
from assistant.language.actors_file import load_lexicon
from ingest.claims import read_claims

LEXICON = load_lexicon()


def claim_of(quote: str, figure: str, *, text: str = "", **more: Any) -> tuple[Claim, Setting]:
    """A claim of dead in a sentence, which stands behind `text` in an article of its own."""
    article = Article(
        id="a", title="War report", text=f"{text}{quote}", outlet="The Herald", published=date(2016, 7, 1)
    )
    found = Claim(
        "a",
        len(text),
        len(text) + len(quote),
        quote,
        Figure(figure, 3, 3, Qualifier.EXACT),
        Outcome.KILLED,
        Status.UNKNOWN,
    )
    return replace(found, **more), Setting(article, ())


def asked(text: str = "How many were killed?", **slots: Any) -> QuestionFrame:
    return replace(QuestionFrame(text, QuestionKind.COUNT, outcome=Outcome.KILLED), **slots)


def test_a_whole_wars_dead_are_not_those_of_a_day():
    """A cumulative count is no answer to one day's, though the article of that day tells it."""
    day = DateSpan(date(2016, 7, 1), date(2016, 7, 1))
    found, setting = claim_of("The war has killed thousands", "thousands", scope=Scope.CUMULATIVE, published=day.first)
    assert match(found, asked(when=day), setting, LEXICON).fits["when"] is Fit.VIOLATED


SIDES = [
    ("SDF fighters repelled an ISIS assault killing 12 militants", "12 militants", "sdf", Fit.VIOLATED),
    ("SDF fighters repelled an ISIS assault killing 12 militants", "12 militants", "islamic-state", Fit.MET),
    ("In Raqqa a raid killed dozens of government soldiers", "dozens of government soldiers", "syria", Fit.MET),
    ("In Raqqa a raid killed dozens of government soldiers", "dozens of government soldiers", "sdf", Fit.VIOLATED),
    ("More than 30 troops were shot near Raqqa", "More than 30 troops", "islamic-state", Fit.VIOLATED),
]


@pytest.mark.parametrize(("quote", "figure", "side", "fit"), SIDES)
def test_whose_men_a_nameless_group_is(quote, figure, side, fit):
    """Who kills loses none; government soldiers are those of the country they fell in; troops are no armed group's."""
    group = figure.split(maxsplit=1)[1].removeprefix("of ").removeprefix("than 30 ")
    found, setting = claim_of(quote, figure, group=group, status=Status.COMBATANT)
    frame = asked(side=side, side_actor=side, status=Status.COMBATANT)
    assert side_fit(found, frame, setting, LEXICON) is fit


PEOPLES = [
    ("Kurds", "Iraqi Kurds", "kurdistan-region", Fit.MET),
    ("Syrian Kurds", "Iraqi Kurds", "kurdistan-region", Fit.VIOLATED),
    ("Kurds", "Iraqi soldiers", "iraq", Fit.VIOLATED),
]


@pytest.mark.parametrize(("who", "group", "side", "fit"), PEOPLES)
def test_a_people_is_itself_whichever_party_it_is_read_as(who, group, side, fit):
    found, setting = claim_of(f"The gas killed 300 {group} in Erbil.", "300", group=group, side=side)
    assert side_fit(found, asked(side=who, side_actor="kurdish-forces"), setting, LEXICON) is fit


AFFILIATES = [("nusra-front", Fit.MET), ("hayat-tahrir-al-sham", Fit.MET), ("islamic-state", Fit.VIOLATED)]


@pytest.mark.parametrize(("side", "fit"), AFFILIATES)
def test_an_affiliates_dead_count_for_its_parent(side, fit):
    """Who asks for al-Qaeda's branch means whoever it is there; its rival is not."""
    found, setting = claim_of("The raid killed nine fighters near Saraqib.", "nine", group="fighters", side=side)
    assert side_fit(found, asked(side="al-Qaeda affiliate", side_actor="al-qaeda"), setting, LEXICON) is fit


AT_HOME = [("Troops", "Idlib", Fit.OPEN), ("Troops", "Mosul", Fit.VIOLATED)]


@pytest.mark.parametrize(("group", "place", "fit"), AT_HOME)
def test_a_states_troops_need_no_name_at_home(group, place, fit):
    """Thirty troops that fall in Idlib may be Syria's, though Turkey is named; those that fall in Mosul are not."""
    quote = f"Thirty {group.lower()} were shot near {place}."
    found, setting = claim_of(
        quote, "Thirty", text="Turkey mourns. ", group=group, place=place, status=Status.COMBATANT
    )
    assert side_fit(found, asked(side="Syrian", side_actor="syria"), setting, LEXICON) is fit


def test_rebels_of_a_country_are_rebels():
    """`Syrian rebels` answers for rebels, though their side is read as their country; soldiers do not."""
    frame = asked(side="rebels")
    for group, fit in (("Syrian rebels", Fit.MET), ("Syrian soldiers", Fit.VIOLATED)):
        found, setting = claim_of(f"The blast killed nine {group}.", "nine", group=group, side="syria")
        assert side_fit(found, frame, setting, LEXICON) is fit


OTHERS = [
    ("anti-government", "Nine insurgents died and dozens of others were hurt", "dozens of others", Fit.MET),
    ("anti-government", "Nine conscripts died and dozens of others were hurt", "dozens of others", Fit.VIOLATED),
    ("pro-government", "Nine loyalists died and dozens of others were hurt", "dozens of others", Fit.MET),
    ("anti-government", "A raid on the hill hurt dozens of others", "dozens of others", Fit.OPEN),
]


@pytest.mark.parametrize(("side", "quote", "figure", "fit"), OTHERS)
def test_others_under_arms_are_of_the_kind_named_before(side, quote, figure, fit):
    """Of nine insurgents and dozens of others the dozens are insurgents, too; where no kind is named, nobody knows."""
    found, setting = claim_of(quote, figure, group="others", status=Status.COMBATANT)
    assert side_fit(found, asked(side=side), setting, LEXICON) is fit


MONITORS = [
    ("the rights group", "the Observatory", "syrian-observatory", Fit.MET),
    ("NGO", "the Observatory", "syrian-observatory", Fit.MET),
    ("NGO", "the army", "syria", Fit.VIOLATED),
    ("UN envoy", "Staffan de Mistura", "united-nations", Fit.MET),
    ("UN envoy", "the Turkish foreign ministry", "turkey", Fit.VIOLATED),
]


@pytest.mark.parametrize(("who", "claimant", "actor", "fit"), MONITORS)
def test_who_is_asked_for_by_trade_or_office(who, claimant, actor, fit):
    """An NGO is whoever watches there, and the UN's envoy speaks for the UN; an army or a ministry is neither."""
    found, setting = claim_of(f"Nine died {claimant} said.", "Nine", claimant=claimant, actor=actor)
    key = "united-nations" if who.startswith("UN") else None
    assert claimant_fit(found, asked(claimant=who, claimant_actor=key), setting, LEXICON) is fit


def test_a_river_names_no_place_of_its_own():
    """A village "on the Euphrates" may lie where the lead says; one "in Raqqa" may not."""
    lead = "Raids hit Deir ez-Zor province. "
    for where, fit in (("on the Euphrates", Fit.OPEN), ("in Aleppo", Fit.VIOLATED)):
        found, _ = claim_of(f"Nine people died in a village {where}.", "Nine", text=lead)
        article = Article(id="a", title="", text=lead + found.quote, outlet="The Herald", published=date(2016, 7, 1))
        frame = asked(places=("deir-ez-zor-province",))
        assert match(found, frame, Setting(article, ("Deir ez-Zor",)), LEXICON).fits["place"] is fit


def test_troops_are_those_of_the_state_named_near():
    """Where the lead tells of one state's army, "more than 30 troops" are open to be its; not where it tells of two."""
    frame = asked(side="Syrian", side_actor="syria", status=Status.COMBATANT)
    told = {"group": "troops", "status": Status.COMBATANT}
    one = claim_of("More than 30 troops were shot.", "More than 30 troops", text="Syrian soldiers fled. ", **told)
    two = claim_of("More than 30 troops were shot.", "More than 30 troops", text="Iraq and Syria mourn. ", **told)
    assert side_fit(one[0], frame, one[1], LEXICON) is Fit.OPEN
    assert side_fit(two[0], frame, two[1], LEXICON) is Fit.VIOLATED


@pytest.mark.parametrize("side", ["armenia", "azerbaijan"])
def test_a_count_for_each_side_is_of_whichever_is_asked(side):
    """`More than 2,000 had died on each side` answers for whichever is asked; a count of both together for neither."""
    each = claim_of("More than 2,000 soldiers had died on each side", "More than 2,000 soldiers", group="soldiers")
    both = claim_of("More than 2,000 soldiers had died on both sides", "More than 2,000 soldiers", group="soldiers")
    frame = asked(side=side, side_actor=side, status=Status.COMBATANT)
    assert side_fit(each[0], frame, each[1], LEXICON) is Fit.MET
    assert side_fit(both[0], frame, both[1], LEXICON) is not Fit.MET


def test_civilians_are_not_of_the_side_that_bombed_them():
    """`How many civilians did the Russian raid kill?` asks for no Russians."""
    found, setting = claim_of("A raid killed nine civilians", "nine civilians", status=Status.CIVILIAN)
    frame = asked("How many civilians did the Russian raid kill?", side_actor="russia", side="Russian")
    frame = replace(frame, status=Status.CIVILIAN)
    assert side_fit(found, frame, setting, LEXICON) is None


@pytest.mark.parametrize(
    ("group", "figure", "counted", "side", "fit"),
    [
        ("relatives", "six members of one family", "members", None, Fit.MET),
        ("attackers", "20 terrorists", "terrorists", None, Fit.MET),
        ("White Helmets rescuers", "nine SARC volunteers", "SARC volunteers", None, Fit.VIOLATED),
        ("men", "nine soldiers", "soldiers", "syria", None),
        ("doctors", "nine nurses", "nurses", None, Fit.VIOLATED),
        ("doctors", "nine doctors and nurses", "doctors", None, Fit.MET),
        ("medics", "nine nurses", "nurses", None, Fit.MET),
    ],
)
def test_narrower_groups(group, figure, counted, side, fit):
    """A family's members are relatives; another body's volunteers are not meant; a side's men are any of its dead."""
    found, _ = claim_of(f"A raid killed {figure}", figure, group=counted)
    assert group_fit(found, asked(group=group, side=side, side_actor=side), LEXICON) is fit


def test_a_name_in_two_spellings_is_one_speaker():
    """Vowels are what transliterations choose freely; a name that only looks like a trade is still a name."""
    assert same_party("Al-Mayadeen", "al-mayadeen", "the channel Al-Mayadin", None, LEXICON)
    assert same_party("Doctors Without Borders", None, "MSF", "msf", LEXICON)
    assert not same_party("Al-Mayadeen", "al-mayadeen", "the channel Al-Manar", None, LEXICON)


def test_the_group_is_the_body_named_before():
    """`the group` is the last body of the sentences before, and no other: reading the claim says so, once."""
    text = "The Syrian Observatory for Human Rights reported fighting. The group said that nine men were killed."
    setting = Setting(Article(id="a", title="War report", text=text, outlet="The Herald"), ())
    (found,) = read_claims(setting.article, LEXICON)
    met = asked(claimant="SOHR", claimant_actor="syrian-observatory")
    other = asked(claimant="MSF", claimant_actor="msf")
    assert claimant_fit(found, met, setting, LEXICON) is Fit.MET
    assert claimant_fit(found, other, setting, LEXICON) is Fit.VIOLATED


def test_a_person_is_who_the_article_says():
    """`the council's spokesman` is Karim Haddad where the article presents him so; a ministry is no person."""
    text = "Karim Haddad is the spokesman of the council of Marun. "
    found, setting = claim_of("Nine men fell, Karim Haddad said.", "Nine men", text=text, claimant="Karim Haddad")
    assert claimant_fit(found, asked(claimant="the council's spokesman"), setting, LEXICON) is Fit.MET
    assert claimant_fit(found, asked(claimant="the mayor"), setting, LEXICON) is Fit.VIOLATED
    council = asked(claimant="Council", claimant_actor="syrian-national-coalition")
    assert claimant_fit(found, council, setting, LEXICON) is Fit.VIOLATED


def test_names_of_several_words_are_found():
    """Villages have names of up to three words, and what is folded already is not folded again."""
    assert names_any("They shelled al-Hamra al-Sheikh Marun again", ["Sheikh Marun"])
    assert not names_any("They shelled Tel Abyad again", ["Sheikh Marun"])


def test_a_name_of_one_sound_is_met_under_each_of_its_letters():
    """One Arabic letter is written th, dh or z; a name that the gazetteer has is read as it stands."""
    assert names_any("shells fell on al-Mathloomiyeh", ["mazlumia"]) == names_any("on al-Mazloomiyeh", ["mazlumia"])
    assert names_any("the al-Athamiyeh quarter was hit", ["azamya"])
    assert not names_any("the raids on Azaz and Dael", ["azamya"])


ASKED = QuestionFrame(text="", kind=QuestionKind.COUNT)


@pytest.mark.parametrize(
    ("asked", "claimant", "fit"),
    [
        ("The Herald's source", "an informed source", Fit.MET),
        ("The Tribune's source", "an informed source", Fit.VIOLATED),
        ("The Herald's source", "a nurse", Fit.VIOLATED),
        ("Al-Mayadeen channel", "Lebanese TV channel Al-Mayadin", Fit.MET),
        ("Al-Mayadeen channel", "Lebanese daily Al-Akhbar", Fit.VIOLATED),
        ("provincial health director", "Director of Sweida Health Directorate Omar Halabi", Fit.MET),
        ("provincial police director", "Director of Sweida Health Directorate Omar Halabi", Fit.VIOLATED),
    ],
)
def test_a_speaker_is_known_under_other_words(asked, claimant, fit):
    """An outlet's source is the unnamed one of its report, and where an office is tells nothing of whose it is."""
    claim, setting = claim_of("Three people died.", "Three people", claimant=claimant)
    assert claimant_fit(claim, replace(ASKED, claimant=asked), setting, LEXICON) is fit


@pytest.mark.parametrize(("actor", "fit"), [("white-helmets", Fit.MET), ("syrian-observatory", Fit.VIOLATED)])
def test_a_bodys_members_are_its_own(actor, fit):
    """`eight members`, by the body that is asked for, are of that body; by another they may be anybody's."""
    claim, _ = claim_of("Eight members died.", "Eight members", group="members", actor=actor, claimant="they")
    assert group_fit(claim, replace(ASKED, group="White Helmets"), LEXICON) is fit


def test_its_commanders_are_those_of_the_only_party_named():
    quote = "The army gave a heavy blow to the Nusra Front in the hills, killing one of its commanders."
    claim, setting = claim_of(quote, "one", group="its commanders", status=Status.COMBATANT)
    for key, fit in (("nusra-front", Fit.MET), ("islamic-state", Fit.VIOLATED)):
        assert side_fit(claim, replace(ASKED, side="x", side_actor=key), setting, LEXICON) is fit


@pytest.mark.parametrize(
    ("group", "fits"), [("regime and rebel fighters", False), ("rebel fighters", True), ("fighters", True)]
)
def test_the_dead_of_both_sides_are_neither_sides_own(group, fits):
    """Counted together they answer for nobody's losses alone."""
    quote = f"The clashes near Hama killed 70 {group}, Ahrar al-Sham's men among them."
    found, setting = claim_of(quote, f"70 {group}", group=group, status=Status.COMBATANT)
    frame = asked("How many rebels were killed?", side="rebels", status=Status.COMBATANT)
    assert (side_fit(found, frame, setting, LEXICON) is not Fit.VIOLATED) is fits


@pytest.mark.parametrize(
    ("quote", "fits"),
    [
        ("The battle of Hama killed 90 militants, among them seven minors.", False),
        ("The raid on Hama killed 90 people, among them seven minors.", True),
    ],
)
def test_minors_among_fighters_are_no_civilians(quote, fits):
    """They bore arms; those among other people did not."""
    found, setting = claim_of(quote, "seven minors", group="minors", status=Status.CIVILIAN)
    frame = asked("How many civilians were killed?", status=Status.CIVILIAN)
    assert (match(found, frame, setting, LEXICON).fits["status"] is Fit.MET) is fits


PAIR = {"side": "Nusra and Ahrar al-Sham", "side_actor": "nusra-front"}


@pytest.mark.parametrize(
    ("quote", "side", "fit"),
    [
        ("Three men of Nusra and Ahrar al-Sham died at Marun", "nusra-front", Fit.MET),
        ("Three Nusra men died at Marun", "nusra-front", Fit.OPEN),
        ("Three Hezbollah men died at Marun", "hezbollah", Fit.VIOLATED),
    ],
)
def test_two_parties_are_asked_for_together(quote, side, fit):
    """The dead of one may be a part of what is asked for; those of a third are none of it."""
    claim, setting = claim_of(quote, "Three", side=side, group="men", status=Status.COMBATANT)
    assert side_fit(claim, asked(**PAIR), setting, LEXICON) is fit


@pytest.mark.parametrize(
    ("quote", "fit"),
    [
        ("Gunmen kidnapped three people from a Kurdish village near Marun", Fit.OPEN),
        ("Gunmen kidnapped three people from a village near Marun", Fit.VIOLATED),
    ],
)
def test_a_people_live_where_they_live(quote, fit):
    """Kurds are asked for as a people, and a Kurdish village's people may be Kurds."""
    claim, setting = claim_of(quote, "three people", group="people")
    frame = asked(side="Kurds", side_actor="kurdish-forces")
    assert side_fit(claim, frame, setting, LEXICON) is fit


def test_civilians_of_a_country_are_told_by_their_place():
    """Whose the civilians killed in Syria are no report says; the Syrian soldiers' side it must say."""
    claim, setting = claim_of("Three people died in air raids on Marun", "Three people", group="people")
    frame = asked(status=Status.CIVILIAN, side="Syria", side_actor="syria", places=("syria",))
    assert side_fit(claim, frame, setting, LEXICON) is None
    assert side_fit(claim, replace(frame, status=Status.COMBATANT), setting, LEXICON) is Fit.VIOLATED


@pytest.mark.parametrize(
    ("claimant", "told", "more", "fit"),
    [
        ("policeman", "A police source", {}, Fit.MET),
        ("policeman", "A hospital source", {}, Fit.VIOLATED),
        ("city's health directorate", "A medical source at Marun Health Directorate", {}, Fit.MET),
        ("city's health directorate", "A source at Marun Education Directorate", {}, Fit.VIOLATED),
        ("their own organisation", "The White Helmets", {"group": "civil defence volunteers"}, Fit.MET),
        ("their own organisation", "The White Helmets", {"group": "lorry drivers"}, Fit.VIOLATED),
    ],
)
def test_bodies_called_by_where_they_sit(claimant, told, more, fit):
    """A body may be asked for without its name: by its town, its men, or whose body it is."""
    voice = LEXICON.resolve(told)
    claim, setting = claim_of("Three were killed", "Three", claimant=told, actor=voice.key if voice else None)
    assert claimant_fit(claim, asked(claimant=claimant, **more), setting, LEXICON) is fit


@pytest.mark.parametrize(
    ("quote", "figure", "fit"),
    [
        ("The drone killed three fighters of Lebanon's Shiite movement Hezbollah.", "three fighters", Fit.MET),
        ("Three Lebanese fighters of Hezbollah died in the blast.", "Three Lebanese fighters", Fit.MET),
        ("Three Lebanese soldiers died when Hezbollah fled the town.", "Three Lebanese soldiers", Fit.VIOLATED),
        ("The raid killed three men; Lebanon's Shiite movement Hezbollah denied it.", "three men", Fit.VIOLATED),
    ],
)
def test_a_party_is_told_with_the_land_that_it_is_of(quote, figure, fit):
    """Where the land only says where a party is from, its men are the party's; a state's own men stay the state's."""
    claim, setting = claim_of(quote, figure, side="lebanon", status=Status.COMBATANT)
    assert side_fit(claim, asked(side="Hezbollah", side_actor="hezbollah"), setting, LEXICON) is fit
