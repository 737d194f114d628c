"""Who is asked for by name, where a sentence credits his post: "the regional governor" is whom the report calls so."""

from __future__ import annotations

import re

from assistant.answering.saying import VERBS
from assistant.answering.scenes import names_any
from assistant.domain.claims import Claim

# Posts that one person holds in one report. Of spokesmen and doctors there may be several.
POSTS = "governor|mayor|president|premier|minister|director|commander|ambassador|commissioner|prosecutor|bishop|head"
POST = re.compile(
    rf"(?:the |its |their )?(?:[\w'’-]+ ){{0,3}}?(?P<post>{POSTS})(?: of [\w' -]+)?",
    re.IGNORECASE,
)
PERSON = re.compile(r"(?:[A-Z][\w'’.-]+ ){0,4}(?P<surname>[A-Z][\w'’-]{2,})")
NAME = r"(?:[A-Z][\w'’.-]+|al-[A-Z][\w'’-]+)(?: (?:[A-Z][\w'’.-]+|al-[A-Z][\w'’-]+|bin|van|de)){0,4}"
# Words that may stand between a post and its holder: "governor of Donetsk region, Vadym …", "mayor, Oleh …".
BETWEEN = r"(?:,? (?:of|for) (?:the )?[\w'’ -]{2,40}?)?,? "


def is_by_his_post(asked: str, claim: Claim, text: str) -> bool:
    """Does the report present the person asked for as the one who holds the post, and nobody else as that?"""
    told = POST.fullmatch(claim.claimant or "")
    person = PERSON.fullmatch(asked)
    if told is None or person is None or any(word.istitle() for word in (claim.claimant or "").split()[1:-1]):
        return False
    holders = holders_of(told["post"], text)
    return bool(holders) and all(name.split()[-1] == person["surname"] for name in holders)


# "The mayor of Jos", "Jos's mayor", "the Jos governor".
OF_A_PLACE = re.compile(
    rf"(?:the )?(?:(?P<post>(?i:{POSTS})) of (?P<place>[A-Z].+)|(?P<land>[A-Z].*?)(?:['’]s?)? (?P<held>(?i:{POSTS})))"
)


def is_of_his_office(asked: str, claim: Claim, text: str) -> bool:
    """`The mayor of Jos`: whom a report of Jos presents as the mayor, and nobody else as that."""
    office, person = OF_A_PLACE.fullmatch(asked), PERSON.fullmatch(claim.claimant or "")
    if office is None or person is None:
        return False
    place = (office["place"] or office["land"]).removesuffix(" region").removesuffix(" city")
    holders = holders_of(office["post"] or office["held"], text)
    named = bool(holders) and all(name.split()[-1] == person["surname"] for name in holders)
    return named and names_any(text, [place])


def holders_of(post: str, text: str) -> list[str]:
    """The full names that stand right before or behind the post, or begin the sentence behind one in which he spoke."""
    behind = rf"\b(?i:{post}){BETWEEN}(?P<name>{NAME})(?!['’]s)"
    before = rf"\b(?P<name>{NAME}), (?:the |its |a )?(?:[\w'’-]+ ){{0,3}}?(?i:{post})\b"
    spoke = rf"\b(?i:{post}) (?:has |had )?(?:said|says|told|added|reported|wrote)\b[^.]{{0,40}}\.\s+"
    next_one = rf"{spoke}(?P<name>{NAME}) {VERBS}\b"
    found = [
        match["name"].rstrip(".’'") for pattern in (behind, before, next_one) for match in re.finditer(pattern, text)
    ]
    return [name for name in found if " " in name]
