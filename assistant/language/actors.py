"""Who is who: the parties, monitors and agencies that speak and are spoken of, under all their names."""

from __future__ import annotations
import re, tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class ActorKind(StrEnum):
    STATE = "state"
    NON_STATE = "non_state"
    MONITOR = "monitor"
    AGENCY = "agency"
    NEWS = "news"
    ALLIANCE = "alliance"


class Form(StrEnum):
    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Actor:
    key: str
    name: str
    kind: ActorKind
    parent: str | None = None
    allies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    text: str
    actor: Actor
    form: Form


C = {
    "azerbaijan": (
        "Azerbaijan",
        ["Baku"],
        ["Azerbaijani", "Azerbaijanis", "Azeri"],
        ["Aliyev", "Aliev", "Ilham Aliyev", "Ilham Aliev"],
    ),
    "armenia": (
        "Armenia",
        ["Yerevan"],
        ["Armenian", "Armenians"],
        ["Pashinyan", "Nikol Pashinyan", "Pashinian", "Nikol Pashinian"],
    ),
    "turkey": ("Turkey", ["Ankara"], ["Turkish"], ["Erdogan"]),
    "russia": ("Russia", ["Moscow", "Kremlin"], ["Russian", "Russians"], ["Putin"]),
    "syria": (
        "Syria",
        ["Damascus"],
        ["Syrian", "Syrians", "regime", "Syrian army", "Syrian state television"],
        ["Assad", "Bashar al-Assad"],
    ),
    "united-states": ("United States", ["Washington", "Pentagon"], ["American", "US", "U.S."], ["Trump", "Obama"]),
    "iran": ("Iran", ["Tehran"], ["Iranian"], []),
    "france": ("France", ["Paris"], ["French"], ["Macron"]),
    "israel": ("Israel", [], ["Israeli"], []),
    "iraq": ("Iraq", ["Baghdad"], ["Iraqi"], []),
}
O = {
    "syrian-observatory": (
        "Syrian Observatory for Human Rights",
        ActorKind.MONITOR,
        [
            "Syrian Observatory",
            "SOHR",
            "Observatory",
            "Rami Abdel Rahman",
            "Rami Abdel-Rahman",
            "Abdel Rahman",
            "Syrian Observatory for Human Rights",
        ],
    ),
    "islamic-state": ("Islamic State", ActorKind.NON_STATE, ["Islamic State", "ISIS", "ISIL", "Daesh", "IS"]),
    "sana": ("SANA", ActorKind.NEWS, ["SANA"]),
    "nusra": ("al-Nusra Front", ActorKind.NON_STATE, ["Nusra", "al-Nusra", "Al-Nusra Front", "Nusra Front"]),
    "hezbollah": ("Hezbollah", ActorKind.NON_STATE, ["Hezbollah"]),
    "ypg": ("YPG", ActorKind.NON_STATE, ["YPG"]),
    "who": ("World Health Organization", ActorKind.AGENCY, ["WHO", "World Health Organization"]),
    "un": ("United Nations", ActorKind.AGENCY, ["UN", "United Nations", "U.N."]),
    "hrw": ("Human Rights Watch", ActorKind.MONITOR, ["Human Rights Watch", "HRW"]),
    "nagorno-karabakh": (
        "Nagorno-Karabakh",
        ActorKind.NON_STATE,
        ["Nagorno-Karabakh", "Nagorny Karabakh", "Karabakh", "Artsakh"],
    ),
    "reuters": ("Reuters", ActorKind.NEWS, ["Reuters"]),
    "afp": ("AFP", ActorKind.NEWS, ["AFP"]),
}


class Lexicon:
    def __init__(self):
        self.by = {}
        self.al = {}
        for k, (n, caps, dem, per) in C.items():
            a = Actor(k, n, ActorKind.STATE, None, ("nagorno-karabakh",) if k == "armenia" else ())
            self.by[k] = a
            self.al[n] = (a, Form.NAME)
            for x in caps:
                self.al[x] = (a, Form.CAPITAL)
            for x in dem:
                self.al[x] = (a, Form.DEMONYM)
            for x in per:
                self.al[x] = (a, Form.PERSON)
        for k, (n, kind, al) in O.items():
            a = Actor(k, n, kind, None, ("armenia",) if k == "nagorno-karabakh" else ())
            self.by[k] = a
            for x in al:
                self.al[x] = (a, Form.NAME)
        self.re = re.compile(
            r"(?<!\w)(" + "|".join(sorted(map(re.escape, self.al), key=len, reverse=True)) + r")(?!\w)"
        )

    def mentions(self, t):
        return [Mention(m.start(), m.end(), m.group(), *self.al[m.group()]) for m in self.re.finditer(t)]

    def resolve(self, n):
        ms = self.mentions(n)
        for m in ms:
            if m.actor.kind is not ActorKind.STATE:
                return m.actor
        return ms[0].actor if ms else None

    def actor(self, k):
        return self.by.get(k)

    def actors(self):
        return list(self.by.values())

    def related(self, a, b):
        return a == b

    def same(self, a, b):
        x, y = self.resolve(a), self.resolve(b)
        return x is not None and y is not None and x.key == y.key

    def name_of(self, k):
        return self.by[k].name if k in self.by else k


def load_lexicon(extra=None):
    return Lexicon()
