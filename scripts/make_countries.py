"""Write `assistant/language/data/countries.json` from the package countryinfo (MIT licence), with corrections.

Run it from the root of the repository: `python scripts/make_countries.py`.
"""  # noqa: INP001 -- a script of its own, in no package

from __future__ import annotations

import json
import re
import unicodedata
from importlib import resources
from pathlib import Path

OUT = Path(__file__).parent.parent / "assistant/language/data/countries.json"
SOURCE = "countryinfo 1.0 (MIT licence), corrected by scripts/make_countries.py"

# Dependencies, uninhabited islands and doublets: they take no side under a name of their own.
LEFT_OUT = (
    *("american_samoa", "anguilla", "antarctica", "aruba", "bermuda", "bonaire", "bouvet", "british_indian"),
    *("cayman", "christmas", "cocos", "cook", "curacao", "falkland", "faroe", "french_guiana"),
    *("french_polynesia", "french_southern", "gibraltar", "greenland", "guadeloupe", "guam", "guernsey"),
    *("heard", "hong_kong", "jersey", "macau", "isle_of_man", "martinique", "mayotte", "montserrat"),
    *("netherlands_antilles", "antilles", "new_caledonia", "niue", "norfolk", "northern_mariana", "pitcairn"),
    *("puerto_rico", "reunion", "saint_barth", "saint_helena", "saint_martin", "saint_pierre", "sint_maarten"),
    *("south_georgia", "svalbard", "tokelau", "turks", "united_states_minor", "virgin", "wallis", "aland"),
    *("holy_see", "serbia_and_montenegro", "palestine_state"),
)

RENAMED = {
    "The Bahamas": "Bahamas",
    "The Gambia": "Gambia",
    "Vatican City State": "Vatican City",
    "Republic of Macedonia": "North Macedonia",
    "Federated States of Micronesia": "Micronesia",
    "Swaziland": "Eswatini",
}

# Capitals that are first of all something else: a word, a given name, the seat of an alliance, or a city in dispute.
NO_METONYM = {
    *(
        "Victoria",
        "Malé",
        "Georgetown",
        "Kingston",
        "Brussels",
        "Jerusalem",
        "Luxembourg",
        "Singapore",
        "Monaco",
        "Djibouti",
    ),
    *("San Marino", "City of San Marino", "Panama City", "Mexico City", "Kuwait City", "Guatemala City", "The Valley"),
    *(
        "Vatican City",
        "Port of Spain",
        "Wellington",
        "Santiago",
        "San José",
        "San Salvador",
        "Saint John's",
        "St. George's",
    ),
}

CAPITALS = {
    "Bolivia": ["La Paz"],
    "Eswatini": ["Mbabane"],
    "Israel": ["Tel Aviv"],
    "Ivory Coast": ["Yamoussoukro", "Abidjan"],
    "Kazakhstan": ["Astana", "Nur-Sultan"],
    "Myanmar": ["Naypyidaw", "Naypyitaw"],
    "Nigeria": ["Abuja"],
    "Sri Lanka": ["Colombo"],
    "Tanzania": ["Dodoma", "Dar es Salaam"],
    "Ukraine": ["Kyiv", "Kiev"],
    "United States": ["Washington", "Washington D.C."],
    "Yemen": ["Sana'a", "Sanaa"],
    "India": ["New Delhi", "Delhi"],
    "Armenia": ["Yerevan", "Erevan"],
    "Georgia": ["Tbilisi"],
    "Kyrgyzstan": ["Bishkek"],
    "Iran": ["Tehran", "Teheran"],
    "Saudi Arabia": ["Riyadh"],
    "Qatar": ["Doha"],
}

# Where the package has none, one of several, or a wrong one. A plural in -s is added where the form takes one.
DEMONYMS = {
    "Afghanistan": ["Afghan"],
    "Antigua and Barbuda": ["Antiguan"],
    "Argentina": ["Argentine", "Argentinian"],
    "Azerbaijan": ["Azerbaijani", "Azeri"],
    "Bangladesh": ["Bangladeshi"],
    "Belarus": ["Belarusian", "Belarussian"],
    "Bosnia and Herzegovina": ["Bosnian"],
    "Botswana": ["Botswanan", "Motswana", "Batswana"],
    "Burkina Faso": ["Burkinabe", "Burkinabè"],
    "Cape Verde": ["Cape Verdean"],
    "Central African Republic": [],
    "Comoros": ["Comoran", "Comorian"],
    "Croatia": ["Croatian", "Croat"],
    "Czech Republic": ["Czech"],
    "Denmark": ["Danish", "Dane"],
    "Democratic Republic of the Congo": ["Congolese"],
    "Republic of the Congo": [],
    "Djibouti": ["Djiboutian"],
    "Dominica": [],
    "Dominican Republic": ["Dominican"],
    "Ecuador": ["Ecuadorian", "Ecuadorean"],
    "Eswatini": ["Swazi"],
    "Finland": ["Finnish", "Finn"],
    "France": ["French", "Frenchman", "Frenchmen"],
    "Greece": ["Greek"],
    "Guinea-Bissau": ["Bissau-Guinean"],
    "Iceland": ["Icelandic", "Icelander"],
    "Ireland": ["Irish"],
    "Kazakhstan": ["Kazakh", "Kazakhstani"],
    "Kyrgyzstan": ["Kyrgyz"],
    "Laos": ["Lao", "Laotian"],
    "Lesotho": ["Basotho"],
    "Libya": ["Libyan"],
    "Luxembourg": ["Luxembourgish"],
    "Maldives": ["Maldivian"],
    "Mexico": ["Mexican"],
    "Myanmar": ["Burmese"],
    "Nepal": ["Nepali", "Nepalese"],
    "Netherlands": ["Dutch"],
    "New Zealand": ["New Zealander"],
    "Niger": ["Nigerien"],
    "North Macedonia": ["Macedonian", "North Macedonian"],
    "Philippines": ["Filipino", "Philippine"],
    "Poland": ["Polish"],
    "Saudi Arabia": ["Saudi", "Saudi Arabian"],
    "Saint Kitts and Nevis": [],
    "Serbia": ["Serbian", "Serb"],
    "Slovakia": ["Slovak", "Slovakian"],
    "Slovenia": ["Slovene", "Slovenian"],
    "Somalia": ["Somali", "Somalian"],
    "Spain": ["Spanish", "Spaniard"],
    "Sweden": ["Swedish", "Swede"],
    "Tajikistan": ["Tajik"],
    "Trinidad and Tobago": ["Trinidadian"],
    "Turkey": ["Turkish", "Turk"],
    # "Turkmen" are also a people of Syria and Iraq, and far oftener meant there.
    "Turkmenistan": ["Turkmenistani"],
    "United Kingdom": ["British", "Briton"],
    "Uzbekistan": ["Uzbek", "Uzbekistani"],
    "Vatican City": [],
    "Yemen": ["Yemeni", "Yemenite"],
    "Kosovo": ["Kosovar", "Kosovan"],
    "Taiwan": ["Taiwanese"],
}

NAMES = {
    "Bosnia and Herzegovina": ["Bosnia", "Bosnia-Herzegovina"],
    "Burkina Faso": ["Burkina"],
    "Cape Verde": ["Cabo Verde"],
    "Czech Republic": ["Czechia"],
    "Democratic Republic of the Congo": ["DR Congo", "DRC", "Democratic Republic of Congo", "Congo-Kinshasa"],
    "Republic of the Congo": ["Congo-Brazzaville", "Republic of Congo"],
    "East Timor": ["Timor-Leste"],
    "Eswatini": ["Swaziland"],
    "Gambia": ["The Gambia"],
    "Ivory Coast": ["Côte d'Ivoire", "Cote d'Ivoire"],
    "Kyrgyzstan": ["Kirghizia", "Kyrgyz Republic"],
    "Myanmar": ["Burma"],
    "North Korea": ["DPRK"],
    "North Macedonia": ["Macedonia"],
    "South Korea": ["Republic of Korea"],
    "Vatican City": ["Holy See", "Vatican"],
    "Belarus": ["Byelorussia"],
    "Moldova": ["Republic of Moldova"],
    "Cameroon": ["Cameroun"],
}

ADDED = [{"name": "Kosovo", "capital": "Pristina"}]
LONG_NAME = re.compile(r"[A-Za-z' -]*\b(?:Republic|Kingdom|Federation|Emirates|Sultanate|State)\b[A-Za-z' -]*")
# The plural is the same, or is listed beside it.
UNCHANGED = (
    "s",
    "z",
    "y",
    "sh",
    "ch",
    "ese",
    "men",
    "man",
    "ic",
    "wana",
    "sotho",
    "Lao",
    "be",
    "bè",
    "ine",
    "Dutch",
    "uatu",
    "bati",
)


def main() -> None:
    countries = [entry(country) for country in [*packaged(), *ADDED]]
    countries.sort(key=lambda country: str(country["key"]))
    lines = ",\n".join("    " + json.dumps(country, ensure_ascii=False) for country in countries)
    source = json.dumps(SOURCE)
    OUT.write_text(f'{{\n  "source": {source},\n  "countries": [\n{lines}\n  ]\n}}\n', encoding="utf-8")


def packaged() -> list[dict[str, object]]:
    """The package's records of states, in no order."""
    folder = resources.files("countryinfo") / "data"
    kept = []
    for file in (file for file in folder.iterdir() if file.name.endswith(".json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        capital = record.get("capital")
        record["capital"] = capital[0] if isinstance(capital, list) else capital
        slug = key_of(record["name"]).replace("-", "_")
        if not slug.startswith(LEFT_OUT):
            kept.append(record)
    return kept


def entry(record: dict[str, object]) -> dict[str, object]:
    printed = str(record["name"])
    name = RENAMED.get(printed, printed)
    spellings = record.get("altSpellings", [])
    assert isinstance(spellings, list)
    official = [spelling for spelling in spellings if LONG_NAME.fullmatch(spelling)]
    capital = str(record.get("capital") or "")
    capitals = CAPITALS.get(name, [capital] if capital and capital not in NO_METONYM else [])
    demonyms = DEMONYMS.get(name, [part for part in re.split(r"[,/]", str(record.get("demonym") or "")) if part])
    return {
        "key": key_of(name),
        "name": name,
        "names": sorted({*NAMES.get(name, []), *official} - {name}),
        "capitals": capitals,
        "demonyms": [form for demonym in demonyms for form in with_plural(demonym)],
    }


def with_plural(demonym: str) -> list[str]:
    return [demonym] if demonym.endswith(UNCHANGED) else [demonym, f"{demonym}s"]


def key_of(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]+", "-", plain.replace("'", "")).strip("-")


if __name__ == "__main__":
    main()
