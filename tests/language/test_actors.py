import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.errors import SettingsError
from assistant.language import actors_file
from assistant.language.actors import ActorKind, Form, Lexicon, inside, spellings
from assistant.language.actors_file import load_lexicon
from assistant.language.name_words import normal


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def found(lexicon: Lexicon, text: str) -> list[tuple[str, str, str]]:
    return [(mention.text, mention.actor.key, mention.form.value) for mention in lexicon.mentions(text)]


def keys(lexicon: Lexicon, text: str) -> list[str]:
    return [mention.actor.key for mention in lexicon.mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Azerbaijan lost a tank.", ("Azerbaijan", "azerbaijan", "name")),
        ("Two Armenians were hurt.", ("Armenians", "armenia", "demonym")),
        ("Baku counted twelve.", ("Baku", "azerbaijan", "capital")),
        ("President Ilham Aliev spoke.", ("Ilham Aliev", "azerbaijan", "person")),
        ("The Azerbaijani Defense Ministry spoke.", ("Azerbaijani Defense Ministry", "azerbaijan", "body")),
        ("Stepanakert was shelled.", ("Stepanakert", "nagorno-karabakh", "capital")),
        ("Artsakh mourns.", ("Artsakh", "nagorno-karabakh", "name")),
        ("fighters of the so-called Islamic State group", ("so-called Islamic State group", "islamic-state", "name")),
        ("a raid by Türkiye's air force", ("Türkiye's air force", "turkey", "body")),
        ("the White House", ("White House", "united-states", "body")),
        ("the Gaza Health Ministry", ("Gaza Health Ministry", "gaza-health-ministry", "name")),
    ],
)
def test_a_party_is_found_under_any_of_its_names(lexicon, text, expected):
    """The mention says which party it is and whether it is named by name, people, capital, person or body."""
    assert found(lexicon, text) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Azerbaijan's Defence Ministry",
        "Azerbaijans Defence Ministry",
        "Azerbaijan’s Ministry of Defense",
        "Azerbaijani armed forces",
        "Defence Ministry of the Republic of Azerbaijan",
        "Ministry of Defence of Azerbaijan",
        "government of Azerbaijan",
        "government in Baku",
        "AZERBAIJANI ARMY",
        "Azerbaijani\nDefence Ministry",
        "Baku's foreign ministry",
        "Aliyev government",
        "Azerbaijani general staff",
    ],
)
def test_bodies_of_a_state_are_made_from_its_names(lexicon, body):
    """Ministries and armies need no listing: possessives with and without apostrophe, "of" and "in" are all read."""
    assert found(lexicon, f"On Sunday the {body} gave no figure.") == [(body, "azerbaijan", "body")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is left of us is little.", []),
        ("IS took the town, and the US left it.", ["islamic-state", "united-states"]),
        ("Who said so? The WHO did.", ["who"]),
        ("WHO IS TO BLAME FOR US ALL?", []),
        ("US STRIKE BY NIGHT KILLS TEN", ["united-states"]),
        ("TEN KILLED BY IS IN THE EAST", ["islamic-state"]),
        ("a dinner of turkey and china", []),
        ("SYRIAN OBSERVATORY COUNTS TEN", ["syrian-observatory"]),
    ],
)
def test_names_that_are_also_words_are_told_apart_by_case(lexicon, text, expected):
    """Acronyms need capitals, and in a headline in capitals a word before them that a verb or pronoun never follows."""
    assert keys(lexicon, text) == expected


def test_the_longest_name_wins_where_names_overlap(lexicon):
    """The Free Syrian Army is not the Syrian army, and a state's name inside a longer name is not found again."""
    text = "The Free Syrian Army and the Syrian army met Syrian Democratic Forces and South Sudanese police."
    assert keys(lexicon, text) == ["free-syrian-army", "syria", "sdf", "south-sudan"]


@pytest.mark.parametrize(
    "text",
    [
        "Russian-backed envoys",
        "anti-Assad slogans",
        "in eastern Damascus",
        "the Damascus countryside",
        "South America",
        "the rebels and the opposition",
        "Michelle, then Michelle Obama said no",
    ],
)
def test_a_name_that_only_describes_somebody_else_is_no_mention(lexicon, text):
    """Who backs whom, quarters of a capital and group nouns name no party."""
    assert keys(lexicon, f"we saw {text}") == []


def test_what_a_state_did_is_told_from_what_it_backs(lexicon):
    """A determiner behind the word makes it a verb; without one it may be an adjective that lost its hyphen."""
    assert keys(lexicon, "Iran brokered the deal, and Qatar funded it.") == ["iran", "qatar"]
    assert keys(lexicon, "The Iran brokered deal fell apart.") == []


def test_what_a_group_did_is_told_from_what_it_holds(lexicon):
    """A group that owns up or leads an assault is named; a town that it holds only lies in its hands."""
    assert keys(lexicon, "Islamic State claimed responsibility and Hamas led the assault.") == [
        "islamic-state",
        "hamas",
    ]
    assert keys(lexicon, "A raid on the ISIS held village followed an ISIS-claimed bombing.") == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Azerbaijan's Defence Ministry", "azerbaijan"),
        ("the Azerbaijani Defense Ministry", "azerbaijan"),
        ("baku", "azerbaijan"),
        ("a spokesman for Baku", "azerbaijan"),
        ("officials in Washington", "united-states"),
        ("a spokesman for the Syrian Observatory", "syrian-observatory"),
        ("the UK-based monitor", "syrian-observatory"),
        ("its director, Rami Abdulrahman", "syrian-observatory"),
        ("Syrian Observatory for Human Rights", "syrian-observatory"),
        ("a SANA reporter in Aleppo", "sana"),
        ("Syrian state news agency SANA", "sana"),
        ("Syrian state television", "syria-state-media"),
        ("Russian centre for reconciliation", "russia"),
        ("Syria's ambassador to the UN", "syria"),
        ("UN envoy to Yemen", "united-nations"),
        ("US-backed Syrian Democratic Forces", "sdf"),
        ("Turkish-backed rebels", "syrian-opposition"),
        ("a military source quoted by Reuters", "reuters"),
        ("Reuters, citing a Turkish official", "turkey"),
        ("Hezbollah's Al-Manar TV", "al-manar"),
        ("Armenia and Azerbaijan", "armenia"),
        ("the us military", "united-states"),
        ("the charity Aid to the Church in Need", "aid-to-the-church-in-need"),
        ("Jund Al-Aqsa", "jund-al-aqsa"),
        ("Turkestan Islamic Party", "turkistan-islamic-party"),
    ],
)
def test_the_party_that_speaks_is_resolved(lexicon, name, key):
    """An organisation wins over the country in its name, a part over its whole, and the first party over the next."""
    actor = lexicon.resolve(name)
    assert actor is not None
    assert actor.key == key


@pytest.mark.parametrize(
    "name",
    [
        "state television",
        "rebels",
        "the opposition",
        "is",
        "who",
        "a medic",
        "activists in Syria",
        "Syrian activists",
        "residents of Damascus",
        "a human rights lawyer from Armenia",
        "opponents of Assad",
        "worshippers at al-Aqsa",
        "aid to the churches of Homs",
        "",
        "?!",
    ],
)
def test_nobody_is_resolved_where_no_party_speaks(lexicon, name):
    """Residents, activists and unnamed media speak for no state, wherever they are."""
    assert lexicon.resolve(name) is None


def test_same_compares_names_in_words_and_related_follows_parents(lexicon):
    """Two wordings of one party are the same; a formation is related to its movement, but not to its sister."""
    assert lexicon.same("SOHR", "the Observatory")
    assert not lexicon.same("Yerevan", "Baku")
    assert not lexicon.same("a medic", "a medic")
    assert lexicon.related("free-syrian-army", "syrian-opposition")
    assert lexicon.related("syria", "sana")
    assert not lexicon.related("ypg", "free-syrian-army")


def test_armenia_and_karabakh_are_apart_and_allied(lexicon):
    """The self-proclaimed republic is its own party; both are counted as one side."""
    karabakh, armenia = lexicon.actor("nagorno-karabakh"), lexicon.actor("armenia")
    assert karabakh is not None
    assert armenia is not None
    assert karabakh.parent is None
    assert karabakh.allies == ("armenia",)
    assert armenia.allies == ("nagorno-karabakh",)


def test_shipped_data_give_no_name_to_two_parties():
    """A name that two entries claim would go to whichever file is read last."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for entry in actors_file._shipped():
        for alias in actors_file._aliases(entry):
            owners.setdefault(tuple(map(normal, alias.words)), set()).add(alias.actor)
    assert [name for name, claimed in owners.items() if len(claimed) > 1] == []


def test_every_governing_party_of_the_grammar_exists(lexicon):
    """A misspelt key in the grammar would silently leave a party without its bodies."""
    assert [key for key in actors_file._grammar()["governing"] if lexicon.actor(key) is None] == []


def test_keys_that_are_not_known_are_printed_as_they_are(lexicon):
    """An answer can print a side that the lexicon does not have."""
    assert lexicon.actor("gondor") is None
    assert lexicon.name_of("gondor") == "gondor"
    assert lexicon.name_of("syrian-observatory") == "Syrian Observatory for Human Rights"


WORDS = [
    "Syrian",
    "Syria's",
    "army",
    "US",
    "IS",
    "U.S.",
    "-led",
    "Ministry of Defence",
    "of",
    "the",
    "İ",
    "ﬁ",
    "’s",
    "\n",
    "-",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)))
def test_mentions_lie_where_they_say_and_never_overlap(text):
    """Offsets are exact for any text, letters that change length when folded included."""
    mentions = load_lexicon().mentions(text)
    assert all(text[mention.start : mention.end] == mention.text != "" for mention in mentions)
    assert all(first.end <= second.start for first, second in itertools.pairwise(mentions))


@given(st.text(max_size=80))
def test_any_name_can_be_resolved_without_error(name):
    """A claimant comes from a text or a question and may be anything."""
    load_lexicon().same(name, f"the {name} of Syria")


@pytest.mark.parametrize("piece", ["A.", "Islamic ", "Ministry of ", "'", "Syrian-", "in the Republic of the ", "é"])
def test_hostile_repetition_is_read_to_its_end(lexicon, piece):
    """A text of one repeated piece neither stalls nor loses the name that ends it."""
    text = piece * (50_000 // len(piece)) + ". Hezbollah"
    assert found(lexicon, text)[-1] == ("Hezbollah", "hezbollah", "name")


def test_spellings_reads_alternatives():
    """A pattern stands for every combination of its alternatives, an empty one included."""
    assert spellings("Jai{sh,ysh} {al-,}Islam") == ["Jaish al-Islam", "Jaish Islam", "Jaiysh al-Islam", "Jaiysh Islam"]


def test_the_users_file_adds_parties_and_changes_shipped_ones(tmp_path):
    """The user's names win over shipped ones, and a shipped actor takes further names by its key."""
    file = tmp_path / "actors.toml"
    file.write_text(
        '[[actor]]\nkey = "valley-watch"\nname = "Valley Watch"\nkind = "monitor"\nnames = ["the Observatory"]\n'
        '[[actor]]\nkey = "armenia"\npeople = ["{Anahit ,}Testyan"]\n',
        encoding="utf-8",
    )
    lexicon = load_lexicon(file)
    assert keys(lexicon, "Valley Watch and the Observatory, and Testyan") == ["valley-watch", "valley-watch", "armenia"]
    watch = lexicon.actor("valley-watch")
    assert watch is not None
    assert watch.kind is ActorKind.MONITOR
    assert lexicon.mentions("Testyan")[0].form is Form.PERSON
    assert keys(load_lexicon(), "Testyan and the Observatory") == ["syrian-observatory"]


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('key = "Valley Watch"', "key must be"),
        ('key = "x"\nname = "X"', "kind must be given"),
        ('key = "x"\nname = "X"\nkind = "club"', "kind must be one of"),
        ('key = "x"\nname = "X"\nkind = "monitor"\nalias = ["Y"]', "unknown field 'alias'"),
        ('key = "x"\nname = "X"\nkind = "monitor"\nnames = "Y"', "names must be a list"),
        ('key = "x"\nname = "X"\nkind = "monitor"\nnames = [""]', "names must be a list of texts"),
        ('key = "x"\nname = "X"\nkind = "monitor"\nnames = ["rebels"]', "'rebels' is no name"),
        ('key = "x"\nname = "X"\nkind = "monitor"\nparent = "y"', "there is no such actor"),
        ('key = "syria"\nparent = "sana"', "part of itself"),
        ("key = ", "cannot be read"),
    ],
)
def test_a_mistake_in_the_users_file_is_named(tmp_path, entry, complaint):
    """The error names the file and what is wrong, and the entry where there is one."""
    file = tmp_path / "mine.toml"
    file.write_text(f"[[actor]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=complaint) as raised:
        load_lexicon(file)
    assert "mine.toml" in str(raised.value)


def test_a_users_file_that_holds_anything_else_is_refused(tmp_path):
    """A misspelt table would otherwise be ignored without a word."""
    file = tmp_path / "mine.toml"
    file.write_text('[[actors]]\nkey = "x"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="may only hold"):
        load_lexicon(file)


def test_a_users_file_that_is_missing_is_named(tmp_path):
    """The path is in the message, so that it can be put right."""
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        load_lexicon(tmp_path / "nowhere.toml")


def test_names_of_a_part_are_those_of_the_whole_told_from_its_beginning(lexicon):
    """A sentence is not read again: what the article names in it is moved to where it stands there."""
    text = "Baku spoke. Then Armenia's Defence Ministry answered Russia."
    start = text.index("Then")
    part = inside(lexicon.mentions(text), start, len(text))
    assert (
        [text[start:][m.start : m.end] for m in part]
        == [m.text for m in part]
        == ["Armenia's Defence Ministry", "Russia"]
    )
    assert part == lexicon.mentions(text[start:])
