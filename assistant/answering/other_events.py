"""What makes a claim one of another event, whoever its victims are: it was done by other means than those asked about,
or its article knows nothing of the market, the wedding or the gas that the question tells of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.answering.circumstances import arms, kinds, unsaid
from assistant.answering.doers import REBELS, RULERS, doers_in, same_doers
from assistant.answering.fits import Setting
from assistant.answering.one_event import is_of_a_war, is_of_the_whole_front
from assistant.answering.parts_asked import EXCEPTED
from assistant.answering.source_reports import event_words, is_of_report
from assistant.answering.spans_asked import is_of_one_day
from assistant.answering.telling import clause
from assistant.domain.articles import Article
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.language.remembering import has

# Reports keep these apart. Gas comes by shell and by plane, and whoever speaks of gunmen tells of no weapon.
MEANS = frozenset({"air", "guns", "laid"})
# Kinds of places and deeds that a report of them never leaves unsaid. A base, a battle or a police source it may.
NEVER_UNSAID = frozenset(
    [
        "bakery",
        "gas",
        "helicopter",
        "hotel",
        "market",
        "prison",
        "school",
        "tunnel",
        "wedding",
        "worship",
    ]
)
# Who speaks is no scene, and a name in capitals may be a town's ("Sarin").
NO_SCENE = re.compile(
    r"\b(?:hospital|prison|school)s?['’]?s? (?:source|official|director|staff|doctor)s?\b|"
    r"\b(?:source|official|doctor|medic)s? (?:at|in|from) (?:an? |the )?(?:[\w'’-]+ ){0,3}?(?:hospital|clinic)s?\b|"
    r"\b(?:taken|brought|rushed|admitted|moved|treated) (?:to|in|at) (?:an? |the )?(?:[\w'’-]+ ){0,3}?hospitals?\b|"
    r"\bSarin\b"
)


def by_other_means(claim: Claim, frame: QuestionFrame) -> bool:
    """`Rockets killed nine` is no toll of an air raid; a sentence that tells of both may be."""
    question = event_words(frame.text)
    if _other_agent(claim, question):
        return True
    asked, told = arms(EXPLODED.sub(" ", question)), arms(claim.quote)
    if asked == POISON:
        # A driven bomb brings no gas, and whose helicopter crashed was not gassed.
        return told == LAID or _crashed(claim, question)
    known = told & MEANS
    if asked == LAID and not known and MISSILE.search(claim.quote):
        return True  # nobody lays a missile, and planes fire it as guns do
    return (len(asked) == 1 and asked <= MEANS and bool(known) and asked.isdisjoint(known)) or (
        asks_attack(question) and _crashed(claim, question)
    )


# A depot that rockets hit explodes, too: the word alone tells of no means.
EXPLODED = re.compile(r"(?<!bomb )\b(?:blasts?|explosions?)\b", re.IGNORECASE)
# Chlorine is no mustard gas; "gas" may be either.
AGENT = re.compile(r"\b(?:mustard|chlorine|sarin|phosphorus|napalm|VX)\b", re.IGNORECASE)


def _other_agent(claim: Claim, question: str) -> bool:
    asked, told = ({word.lower() for word in AGENT.findall(text)} for text in (question, claim.quote))
    return bool(asked and told) and asked.isdisjoint(told)


MISSILE = re.compile(r"\bmissiles?\b", re.IGNORECASE)
POISON, LAID = frozenset({"poison"}), frozenset({"laid"})
ATTACK = re.compile(
    r"\b(?:attacks?|raids?|strikes?|airstrikes?|shelling|bomb\w*|blasts?|rockets?|massacre)\b", re.IGNORECASE
)
# "Five airmen died when their helicopter crashed near the town."
CRASH = re.compile(
    r"\s+(?:were\s+)?(?:killed|died|dead|perished|injured)\b[^.;]{0,25}?\b(?:helicopter|plane|jet|aircraft|warplane|chopper)"
    r"\s+(?:had\s+|was\s+)?(?:crash(?:ed)?|(?:shot|brought)\s+down|downed|came\s+down|went\s+down)\b",
    re.IGNORECASE,
)
OF_FLIERS = re.compile(
    r"\b(?:crash\w*|down(?:ed|ing)?|helicopters?|chopper|crew\w*|pilots?|airmen|planes?|jets?)\b", re.IGNORECASE
)
asks_attack, asks_fliers = has(ATTACK), has(OF_FLIERS)


def _crashed(claim: Claim, question: str) -> bool:
    at = claim.quote.find(claim.figure.text) if claim.figure else -1
    behind = claim.quote[at + len(claim.figure.text) :] if claim.figure and at >= 0 else ""
    return not asks_fliers(question) and CRASH.match(behind) is not None


def is_another(claim: Claim, frame: QuestionFrame, setting: Setting, lexicon: Lexicon) -> bool:
    """Does the claim itself tell of another event: by other means, by others, or that of the report alone? Or of one
    event, where years are asked about?
    """
    another = by_other_means(claim, frame) or by_another(claim, frame, lexicon)
    another = another or is_of_a_war(claim, frame) or is_of_the_whole_front(claim, frame)
    return another or is_of_report(claim, frame, setting) or is_of_one_day(claim, frame)


def by_another(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """`Twelve were killed by government forces` is no toll of the party that is asked about, where that is none of
    theirs; who only stands in the sentence may have done it.
    """
    told = clause(claim)
    start = told.find(claim.figure.text) if claim.figure else -1
    by = KILLED_BY.search(told, start) if start >= 0 else None
    party = lexicon.resolve(frame.accused) if frame.accused and by else None
    if by is None or party is None:
        return False
    # What follows "by" alone, up to the next clause, as the rest tells of others.
    theirs = doers_in(told[by.start() :], -1, lexicon)
    known = frozenset(key for key in theirs if key in (RULERS, REBELS) or lexicon.actor(key) is not None)
    return bool(known) and not same_doers(frozenset({party.key}), known, lexicon)


KILLED_BY = re.compile(
    r"\b(?:killed|executed|shot\s+dead|beheaded|slain|murdered|wounded|injured)\s+(?:[\w-]+\s+){0,2}?by\b",
    re.IGNORECASE,
)


def of_nothing_asked(frame: QuestionFrame, articles: Mapping[str, Article]) -> frozenset[str]:
    """The articles, by id, that know nothing of what is asked about: a market, and no market in them."""
    asked = kinds(NO_SCENE.sub(" ", frame.text)) & NEVER_UNSAID
    if not asked or EXCEPTED.search(frame.text):
        return frozenset()
    return frozenset(name for name, article in articles.items() if unsaid(asked, article))
