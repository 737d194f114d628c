"""Whose people the counted were: each rule beside a sentence that only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Article
from assistant.language.actors_file import load_lexicon
from ingest.claims import read_claims

LEXICON = load_lexicon()


def last_side(text):
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=date(2016, 10, 12)), LEXICON)
    return claims[-1].side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Jets raided ISIS positions near Palmyra, killing nine militants.", "islamic-state"),
        ("Jets raided ISIS and Nusra Front positions near Palmyra, killing nine militants.", None),
        ("ISIS raided positions near Palmyra, killing nine militants.", None),
        ("Jets raided ISIS positions near Palmyra, killing nine people.", None),
    ],
)
def test_militants_at_the_positions_of_one_party(text, side):
    """Unnamed militants are of the party whose positions were struck, and not of the one that struck."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Jets killed 30 Nusra Front militants including three commanders.", "nusra-front"),
        ("Jets killed 30 Nusra Front militants including three Hezbollah commanders.", "hezbollah"),
        ("Jets killed 30 people including three commanders.", None),
    ],
)
def test_a_part_is_of_the_party_of_the_whole(text, side):
    """Unless it names a party of its own."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Activists said ISIS had executed nine of its own fighters.", "islamic-state"),
        ("Activists said ISIS had executed nine captured fighters.", None),
        ("Two sites of the Nusra Front were hit and nine of its members were killed.", "nusra-front"),
        ("Two sites of the Nusra Front were hit and nine of the members were killed.", None),
        ("ISIS has lost 40 fighters in the battle and the SDF has lost nine.", "sdf"),
        ("ISIS has lost 40 fighters in the battle and nine more in a raid.", "islamic-state"),
        ("Hezbollah left the ridge and left behind scores of dead and wounded members.", "hezbollah"),
        ("Hezbollah shelled the ridge and left scores of people dead.", None),
        ("The crash brought the toll for Russian soldiers killed in the war to 18.", "russia"),
        ("The toll among villagers in Russian raids rose to 18.", None),
    ],
)
def test_a_partys_own(text, side):
    """Who executes its own, and who lost them."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Nine government soldiers were killed near Aleppo in Syria.", "syria"),
        ("Nine regime forces were killed near Aleppo in Syria.", "syria"),
        ("Nine former government officers were killed near Aleppo in Syria.", None),
        ("The Turkish army and the Syrian army advanced near Aleppo in Syria. Nine army soldiers were killed.", None),
    ],
)
def test_a_government_in_its_own_country(text, side):
    """Needs no name there; an army does where another country's is spoken of."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("At least 88 rebel and regime forces have been killed in Syria.", None),
        ("At least 88 regime forces have been killed in Syria.", "syria"),
        ("At least 88 members of the Nusra Front and Ahrar al-Sham were killed in Syria.", "nusra-front"),
    ],
)
def test_one_count_of_two_sides(text, side):
    """Is neither's; two bands of one camp are no two sides."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Six militants from Syrias Al-Qaeda-affiliated Nusra Front were killed.", "nusra-front"),
        ("Six militants from Syria clashed with the Nusra Front and were killed.", "syria"),
    ],
)
def test_band_of_a_land(text, side):
    """The land a band is called after is not whose men its men are."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Baku said 40 soldiers had died while Yerevan put its own losses at 12.", "armenia"),
        ("Baku said 40 soldiers had died and 12 more were hurt.", "azerbaijan"),
    ],
)
def test_losses_of_its_own(text, side):
    """Who tells of its own losses says nothing of those of whom the clause before told."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Five Yemen rebel officers were killed.", None),
        ("Five Syria rebels were killed.", "syrian-opposition"),
        ("Five Yemen army officers were killed.", "yemen"),
        ("Five anti-ISIS fighters were killed.", None),
        ("Five ISIS fighters were killed.", "islamic-state"),
    ],
)
def test_whoever_rises_against_a_party(text, side):
    """Rebels of a land are not its government's men, and who is against a band is not of it."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Jets flew strikes against the Malian army, leaving 40 soldiers dead, the Pentagon said.", "mali"),
        ("Jets flew strikes beside the Malian army, leaving 40 soldiers dead, the Pentagon said.", "united-states"),
        ("Raiders ambushed a Malian army convoy and killed nine soldiers.", "mali"),
        ("Raiders ambushed a Malian army convoy and killed nine people.", None),
    ],
)
def test_soldiers_of_the_army_that_was_struck(text, side):
    """They are no men of whoever struck it, though he tells of them."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Six foreign fighters from France were killed.", None),
        ("Six soldiers from France were killed.", "france"),
        ("Six bodies of clerks found in Mali were buried.", None),
        ("Six foreign members of Hezbollah were killed.", "hezbollah"),
        ("Six Iraqi Hezbollah fighters were killed.", "hezbollah"),
        ("Six Iraqi fighters were killed beside Hezbollah.", "iraq"),
        ("Six Tunisian jihadists were killed.", None),
        ("Six Tunisian officers were killed.", "tunisia"),
        ("Five Malian armed opposition members were killed.", None),
    ],
)
def test_where_somebody_was_born_or_lay(text, side):
    """Says nothing of whom he fought for."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Hezbollah identified one of the slain as a farmer.", None),
        ("Hezbollah identified nine soldiers killed on Friday.", "hezbollah"),
    ],
)
def test_one_of_many_whom_a_party_names(text, side):
    """May be the other side's."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("SANA did not give a death toll for the ambush.", None),
        ("Baku did not give a death toll for the ambush.", "azerbaijan"),
    ],
)
def test_whose_losses_are_kept_back(text, side):
    """A party's are its own; an agency has none."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The army killed nine jihadists; there were no losses on the French side.", None),
        ("The army said nine soldiers were killed on the Armenian side.", "armenia"),
    ],
)
def test_a_side_that_another_clause_tells_of(text, side):
    """Behind a semicolon another party's losses are told."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Moscow claimed its missiles killed 600 troops.", None),
        ("Moscow put its losses at 600.", "russia"),
        ("Moscow raised the number of its soldiers killed to 320.", "russia"),
    ],
)
def test_what_is_a_partys_own(text, side):
    """Its missiles are; whom they killed are not."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russia's ministry said up to 60 servicemen were killed in strikes on Ukrainian positions.", "ukraine"),
        ("Russia's ministry said up to 60 servicemen were killed in strikes on Russian positions.", "russia"),
        ("Russia's ministry said up to 60 servicemen were killed near Ukrainian positions.", "russia"),
        ("Russia's ministry said 60 servicemen were killed when they attacked Ukrainian positions.", "russia"),
        ("Russia's ministry said 60 servicemen were killed when missiles hit a Ukrainian base.", "ukraine"),
        ("Mali's army said nine soldiers were killed in strikes on rebel positions.", None),
        ("Mali's army said nine soldiers were killed in rebel strikes on its positions.", "mali"),
        ("Mali's army said nine soldiers were killed by its troops.", None),
        ("Mali's army said nine soldiers were killed in Malian air strikes.", None),
        ("Mali's army said nine soldiers were killed in Mali.", "mali"),
    ],
)
def test_whoever_was_struck_is_not_who_tells_of_it(text, side):
    """A party tells of its own dead, unless it says that its fire killed them or whose positions were struck."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Israeli military named eight terror operatives killed in the strike.", None),
        ("The Israeli military named eight soldiers killed in the strike.", "israel"),
        ("Israel said eight officers of the group were killed in the strike.", None),
        ("Israel said eight officers were killed in the strike.", "israel"),
    ],
)
def test_whom_a_state_calls_enemies_are_none_of_its_own(text, side):
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The ministry in Moscow put Ukrainian losses at 985.", "ukraine"),
        ("The ministry in Moscow put losses in Ukrainian towns at 985.", None),
        ("Ukraine said Russia's military losses for Monday reached 985.", "russia"),
        ("Ukraine said its military losses for Monday reached 985.", "ukraine"),
        ("Russia said Ukrainian losses mounted and 985 people had been killed.", None),
    ],
)
def test_losses_are_of_the_party_named_before_them(text, side):
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The strike killed nine al-Shabaab fighters and 17 others, including eight children.", None),
        ("The strike killed nine al-Shabaab fighters and wounded 17 others.", "al-shabaab"),
    ],
)
def test_others_among_whom_are_children(text, side):
    """They are of no band, where others of whom nothing is said are."""
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=date(2016, 10, 12)), LEXICON)
    assert claims[1].side == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ukrainian losses are 40 killed, Moscow said.", "ukraine"),
        ("Ukrainian losses were heavy; 40 soldiers died, Moscow said.", None),
        ("Ukrainian guns were heavy; 40 soldiers died, Moscow said.", "russia"),
    ],
)
def test_whose_losses_a_party_tells_of(text, side):
    """Where it speaks of another's losses, the soldiers who died are none of its own."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The RSF said 38 soldiers had been killed in Nyala.", None),
        ("The RSF said 38 of its soldiers had been killed in Nyala.", "rsf"),
        ("Nagorno-Karabakh's defence ministry said 38 soldiers had been killed.", "nagorno-karabakh"),
    ],
)
def test_a_bands_word_of_soldiers(text, side):
    """The soldiers of whom a band tells are of the army that it fights; a territory has an army of its own."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Gunmen near Loikaw in Myanmar attacked; 12 regime soldiers were killed.", None),
        ("Gunmen near Hama attacked; 12 regime soldiers were killed.", "syria"),
        ("Gunmen attacked; 12 regime soldiers were killed. Damascus was silent.", "syria"),
    ],
)
def test_a_regime_is_the_one_told_of(text, side):
    """Syria's is called so in reports of its war, and others in reports of theirs."""
    assert last_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("There were 15 dead among the ranks of Nusra.", "nusra-front"),
        ("At least 15 were killed in Hezbollah's ranks.", "hezbollah"),
        ("At least 15 were killed in Hezbollah's suburbs.", None),
        ("There were 15 dead among the ranks of Nusra and 23 among its adversaries.", None),
        ("The Houthis lost 15 men and 23 died on the army's side.", None),
        ("The Houthis lost 15 men and 23 wounded.", "houthis"),
    ],
)
def test_in_whose_ranks(text, side):
    """Among their adversaries, and on the other side, they are not of the party told before."""
    assert last_side(text) == side
