import itertools
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.places import find_places, gazetteer, place_key, plain, same_place, within


def texts(text: str) -> list[str]:
    return [place.text for place in find_places(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aleppo", "Halab"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("Idlib", "Idleb"),
        ("Raqqa", "al-Raqqah"),
        ("Hasaka", "Hasakeh"),
        ("Saraqeb", "Seraqeb"),
        ("Kobane", "Ain al-Arab"),
        ("Stepanakert", "Khankendi"),
        ("Shusha", "Shushi"),
        ("Tartar", "Terter"),
        ("Kyiv", "Kiev"),
        ("Ghouta", "Ghota"),
        ("Castello Road", "Castello road"),
        ("Tabni", "Tibni"),
        ("Taldou", "Teldo"),
        ("the Syrian capital", "Damascus"),
        ("al-Msheirfeh", "al-Mshairfeh"),
        ("Salah al-Din", "Salaheddin"),
        ("Salah al-Din", "Salah Eddin"),
        ("Beit Lahia", "Bait Lahiya"),
        ("Tal Qarmuz", "Tell al-Qarmouz"),
        ("Ain Sabta", "Ein Sabta"),
        ("Alnabiyeh", "al-Nabiya"),
    ],
)
def test_spellings_of_one_place_are_one_place(one, other):
    """Known places by the gazetteer, unknown ones by what transliterations have in common."""
    assert same_place(one, other)
    assert same_place(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Homs", "Hama"),
        ("Daraa", "Daraya"),
        ("Kharkiv", "Kherson"),
        ("Barda", "Baku"),
        ("al-Bab", "Bab al-Hawa"),
        ("Mari", "Mara"),
        ("Hass", "Hasan"),
        ("Tabni", "Tabqa"),
    ],
)
def test_names_that_look_alike_stay_apart(one, other):
    """Folding spellings must not fold places: short names keep their vowels."""
    assert not same_place(one, other)


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("Bustan al-Qasr", "Aleppo"),
        ("Douma", "Ghota"),
        ("Douma", "Syria"),
        ("Hadrut", "Karabakh"),
        ("Ganja", "Azerbaijan"),
        ("Bucha", "Ukraine"),
        ("Jabalia refugee camp", "Gaza Strip"),
        ("Zamzam", "Darfur"),
    ],
)
def test_a_quarter_lies_in_its_city_and_a_town_in_its_country(inner, outer):
    """Lying within is followed all the way up, under any spelling, and never the other way round."""
    assert within(inner, outer)
    assert not within(outer, inner)


def test_a_place_is_not_within_itself():
    """`within` is strict: sameness is asked of `same_place`."""
    assert not within("Aleppo", "Halab")
    assert not within("Nowhereville", "Aleppo")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Ganja and Barda.", ["Ganja", "Barda"]),
        ("They fled the town of Qastal Mirhan at dawn.", ["Qastal Mirhan"]),
        ("A market in al-Tuwaibah burned.", ["al-Tuwaibah"]),
        ("They advanced in Karm al -Naqib at dawn.", ["Karm al -Naqib"]),
        ("Strikes hit Zorava district again.", ["Zorava"]),
        ("FIFTEEN DEAD IN ALEPPO AND DEIR EZ-ZOR", ["ALEPPO", "DEIR EZ-ZOR"]),
        ("Deir\nEzzor was quiet.", ["Deir\nEzzor"]),
        ("In March, in Islamic State hands, on Friday", []),
        ("They believe in Hezbollah and in Putin.", []),
        ("nothing happened anywhere", []),
    ],
)
def test_places_are_found_by_name_and_by_what_stands_beside_them(text, expected):
    """A name nobody listed is a place after "in" or "the town of"; months, parties and people are none."""
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed in South Sudan's Zeitan state", ["South Sudan", "Zeitan"]),
        ("struck on New Year's Eve", []),
        ("in besieged Zeitan", ["Zeitan"]),
        ("In Zeitan nine died", ["Zeitan"]),
    ],
)
def test_a_name_begins_behind_whose_it_is(text, expected):
    assert texts(text) == expected


def test_neighbouring_spellings_share_a_key():
    """Retrieval looks places up by key, so two spellings must have one."""
    first, second = find_places("in Deir al-Zour"), find_places("near Deir Ezzor")
    assert first[0].key == second[0].key


def test_the_gazetteer_hangs_together():
    """Every place lies in a listed one, nothing lies in itself, and no name belongs to two places."""
    known = gazetteer()
    for key in known.places:
        chain = [key]
        while (parent := known.parents.get(chain[-1])) is not None:
            assert parent in known.places, f"{chain[-1]} lies in {parent}, which is not listed"
            assert parent not in chain
            chain.append(parent)
    owners: dict[str, set[str]] = {}
    file = resources.files("assistant.language").joinpath("data/places.toml")
    for section in tomllib.loads(file.read_text(encoding="utf-8")).values():
        for key, line in section.items():
            for name in line.split("|")[1:]:
                owners.setdefault(plain(name), set()).add(key)
    assert {name: claimed for name, claimed in owners.items() if len(claimed) > 1} == {}


PIECES = ["in", "the town of", "Aleppo", "al-", "Deir", "ez-Zor", "HOMS", "district", "’s", "\n", "İ", "Tal", "Ganja's"]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)))
def test_places_lie_where_they_say_and_never_overlap(text):
    """Offsets are exact for any text."""
    places = find_places(text)
    assert all(text[place.start : place.end] == place.text for place in places)
    assert all(first.end <= second.start for first, second in itertools.pairwise(places))


@pytest.mark.parametrize("piece", ["In The ", "Town of ", "Al-", "al ", "AA ", "HOMSX ", "Aa\t\t\t\t"])
def test_hostile_repetition_of_place_words_is_read_to_its_end(piece):
    """A text of one repeated piece neither stalls nor loses the place that ends it."""
    text = piece * (50_000 // len(piece)) + ". Stepanakert"
    assert texts(text)[-1] == "Stepanakert"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the quarters of Karam al-Nuzha and Tal al-Zarazir", ["Karam al-Nuzha", "Tal al-Zarazir"]),
        ("the villages of Droushan, Durra and Rabia", ["Droushan", "Durra", "Rabia"]),
        ("in al-Nuzha", ["al-Nuzha"]),
    ],
)
def test_names_are_taken_whole_and_lists_to_their_end(text, names):
    """A known name inside a longer one is another place's; behind "the villages of" stand several."""
    assert [place.text for place in find_places(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pro-Damascus fighters left Homs", ["Homs"]),
        ("anti-Kyiv units near Donetsk", ["Donetsk"]),
        ("in Deir ez-Zor and in Deir-ez-Zor", ["Deir ez-Zor", "Deir-ez-Zor"]),
    ],
)
def test_a_place_by_which_people_are_told_apart_is_no_scene(text, expected):
    """Those who are for or against a capital are somewhere else; a hyphen inside a name is a space."""
    assert texts(text) == expected


def test_every_name_of_the_gazetteer_is_found_whole():
    """However many names begin alike, the longest one is taken."""
    text = resources.files("assistant.language").joinpath("data/places.toml").read_text(encoding="utf-8")
    names = [
        name.strip()
        for section in tomllib.loads(text).values()
        for line in section.values()
        for name in line.split("|")[1:]
    ]
    lost = [name for name in names if gazetteer().pattern.findall(f"({name})") != [name]]
    assert len(names) > 500
    assert lost == []


@pytest.mark.parametrize("name", ["Wadi Nadahar", "al-Qasadiha", "Tel Bakahil"])
def test_the_key_of_an_unknown_place_is_its_key_again(name):
    """A question's places are compared by their keys: letters that meet in one are no new sound."""
    assert place_key(place_key(name)) == place_key(name)
    assert same_place(place_key(name), name)
