"""The lexicon's files: the actors that ship, and those of the user's own file."""

from __future__ import annotations

import functools
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.domain.errors import SettingsError
from assistant.language.actors import DATA, Actor, ActorKind, Alias, Form, Lexicon, spellings
from assistant.language.name_words import split_words


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The shipped actors, and those of the user's own TOML file, which has the same format and wins where both differ.

    Raises SettingsError that names the file, the entry and what is wrong with it.
    """
    return _shipped_lexicon() if extra is None else _build([*_shipped(), *_read(extra)])


@dataclass(frozen=True, slots=True)
class _Entry:
    """One `[[actor]]` of a file, checked by itself."""

    file: str
    table: Mapping[str, Any]

    @property
    def key(self) -> str:
        return str(self.table["key"])

    def error(self, problem: str) -> SettingsError:
        return SettingsError(f"{self.file}: actor '{self.table.get('key', '?')}': {problem}")


FORMS = {
    "names": Form.NAME,
    "demonyms": Form.DEMONYM,
    "capitals": Form.CAPITAL,
    "people": Form.PERSON,
    "bodies": Form.BODY,
}
FIELDS: dict[str, type] = dict.fromkeys(("key", "name", "kind", "parent"), str) | dict.fromkeys(
    ("allies", *FORMS), list
)


@functools.cache
def _shipped_lexicon() -> Lexicon:
    return _build(_shipped())


@functools.cache
def _grammar() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "actors" / "grammar.toml").read_text(encoding="utf-8"))


@functools.cache
def _shipped() -> tuple[_Entry, ...]:
    file = DATA / "countries.json"
    countries = json.loads(file.read_text(encoding="utf-8"))["countries"]
    entries = [_Entry(file.name, country | {"kind": ActorKind.STATE}) for country in countries]
    media = [_state_media(country) for country in countries]
    files = sorted(path for path in (DATA / "actors").glob("*.toml") if path.name != "grammar.toml")
    return (*entries, *media, *(entry for path in files for entry in _read(path)))


def _state_media(country: Mapping[str, Any]) -> _Entry:
    """The voice of a state's own television and agencies, which speak for it without being its government."""
    name = f"{country['demonyms'][0]} state media" if country["demonyms"] else f"State media of {country['name']}"
    key = f"{country['key']}-state-media"
    return _Entry("countries.json", {"key": key, "name": name, "kind": ActorKind.NEWS, "parent": country["key"]})


def _read(path: Path) -> list[_Entry]:
    try:
        parsed = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as a list of actors in TOML: {error}") from error
    tables = parsed.pop("actor", [])
    if parsed or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        odd = ", ".join(parsed) or "actor"
        raise SettingsError(f"{path}: holds {odd}, and may only hold [[actor]] entries")
    entries = [_Entry(str(path), table) for table in tables]
    for number, entry in enumerate(entries, 1):
        _check(entry, number)
    return entries


def _check(entry: _Entry, number: int) -> None:
    key = entry.table.get("key")
    if not isinstance(key, str) or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key):
        raise SettingsError(
            f"{entry.file}: actor number {number}: key must be lower-case words with hyphens, not {key!r}"
        )
    for field, value in entry.table.items():
        if field not in FIELDS:
            raise entry.error(f"unknown field '{field}'; known are {', '.join(FIELDS)}")
        if not isinstance(value, FIELDS[field]) or (isinstance(value, list) and not all(map(_is_text, value))):
            raise entry.error(
                f"{field} must be a {'list of texts' if FIELDS[field] is list else 'text'}, not {value!r}"
            )
    if (kind := entry.table.get("kind")) and kind not in set(ActorKind):
        raise entry.error(f"kind must be one of {', '.join(ActorKind)}, not '{kind}'")
    for name in (name for field in FORMS for name in entry.table.get(field, [])):
        for spelling in spellings(name):
            words = split_words(spelling)
            if not words or (len(words) == 1 and spelling.islower()):
                raise entry.error(f"'{spelling}' is no name: give it a capital letter, or a second word")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _build(entries: Sequence[_Entry]) -> Lexicon:
    actors: dict[str, Actor] = {}
    aliases: list[Alias] = []
    for entry in entries:
        actors[entry.key] = _actor(entry, actors.get(entry.key))
        aliases += _aliases(entry)
    for entry in reversed(entries):  # the user's own come first: a shipped entry would be blamed for their links
        _check_links(entry, actors)
    grammar = dict(_grammar())
    aliases += [_alias(name, "", Form.NAME) for pattern in grammar["nobody"] for name in spellings(pattern)]
    states = [key for key, actor in actors.items() if actor.kind is ActorKind.STATE]
    return Lexicon(actors, aliases, grammar | {"governing": [*states, *grammar["governing"]]})


def _actor(entry: _Entry, known: Actor | None) -> Actor:
    """A new actor, or a known one with what the entry changes."""
    table = entry.table
    if known is None and (missing := {"name", "kind"} - set(table)):
        raise entry.error(f"{' and '.join(sorted(missing))} must be given for an actor that is not shipped")
    base = known or Actor(entry.key, table["name"], ActorKind(table["kind"]))
    return replace(
        base,
        name=table.get("name", base.name),
        kind=ActorKind(table.get("kind", base.kind)),
        parent=table.get("parent", base.parent),
        allies=tuple(table.get("allies", base.allies)),
    )


def _aliases(entry: _Entry) -> list[Alias]:
    given = [(entry.table["name"], Form.NAME)] if "name" in entry.table else []
    given += [(pattern, form) for field, form in FORMS.items() for pattern in entry.table.get(field, [])]
    return [_alias(name, entry.key, form) for pattern, form in given for name in spellings(pattern)]


def _alias(name: str, actor: str, form: Form) -> Alias:
    return Alias(tuple(word.text for word in split_words(name)), actor, form)


def _check_links(entry: _Entry, actors: Mapping[str, Actor]) -> None:
    actor = actors[entry.key]
    for field, key in [("parent", actor.parent), *(("allies", ally) for ally in actor.allies)]:
        if key and key not in actors:
            raise entry.error(f"{field} names '{key}', and there is no such actor")
    chain = [entry.key]
    while actor.parent:
        if actor.parent in chain:
            raise entry.error(f"is part of itself: {', '.join([*chain[1:], actor.parent])}")
        chain.append(actor.parent)
        actor = actors[actor.parent]
