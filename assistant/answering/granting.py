"""What a question takes for granted, and whether a sentence bears it out: that a UN official spoke, that somebody gave
a number, that a victim was named. Where no sentence does, nobody reported it, however near the others are in words.
"""

from __future__ import annotations

import re

from assistant.answering.account_asked import gives_account
from assistant.answering.asked_names import ASKS_BAND, new_band
from assistant.answering.asked_speakers import asked_post, speaks_for
from assistant.answering.asked_victims import asked_role, names_victim
from assistant.answering.blamed import asks_whom_it_blames, is_only_blamed
from assistant.answering.camps import REBELS, RULERS
from assistant.answering.deeds import asked_deeds, tells_deeds
from assistant.answering.figure_questions import (
    asks_about_figure,
    asks_who_confirmed,
    asks_who_counted,
    confirms,
    counts_victims,
    has_figure,
)
from assistant.answering.hours_asked import asks_hour, tells_hour
from assistant.answering.of_the_event import denied_there, fits_event, fits_place
from assistant.answering.plain_answers import required
from assistant.answering.relevance import Fits, Reading
from assistant.answering.suspects import asks_doer_by_word, tells_doer
from assistant.answering.told_days import asks_day, tells_day
from assistant.answering.told_to import tells, told_to
from assistant.answering.undone import asks_of_done, is_only_meant
from assistant.answering.voice_asked import told_by_party
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Lexicon
from assistant.language.kin import kin
from assistant.language.terms import terms


def granted(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Tells whether a sentence bears out what the question takes for granted; None where it takes nothing such."""
    made = (
        _post(frame, lexicon),
        _number(frame),
        _confirming(frame),
        _victim(frame, lexicon),
        _band(frame, lexicon),
        fits_event(frame),
        fits_place(frame),
        _group(frame),
        _day(frame),
        _deeds(frame),
        _civilians(frame),
        _blamed(frame, lexicon),
        _figure(frame),
        _told_to(frame, lexicon),
        _done(frame),
        _kind_of(frame),
        told_by_party(frame, lexicon),
        gives_account(frame, lexicon),
        _hour(frame),
        denied_there(frame),
        _doer(frame, lexicon),
        required(frame, lexicon),
    )
    checks = [check for check in made if check is not None]
    if not checks:
        return None
    return lambda reading, number: all(check(reading, number) for check in checks)


def _text(reading: Reading, first: int, last: int) -> str:
    """The sentences from one to another, as far as there are such."""
    ends = len(reading.spans) - 1
    return reading.article.text[reading.spans[min(max(0, first), ends)][0] : reading.spans[min(last, ends)][1]]


def _post(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    post = asked_post(frame.text, lexicon)
    if post is None:
        return None
    return lambda reading, number: speaks_for(
        post, frame.text, _text(reading, number, number), reading.article.text, lexicon
    )


def _number(frame: QuestionFrame) -> Fits | None:
    """Who gave a number is asked: the sentence counts victims."""
    if not asks_who_counted(frame.text):
        return None
    return lambda reading, number: counts_victims(_text(reading, number, number))


def _confirming(frame: QuestionFrame) -> Fits | None:
    """Who confirmed a toll is asked: whoever only gives one confirms none."""
    if not asks_who_confirmed(frame):
        return None
    return lambda reading, number: confirms(_text(reading, number, number))


def _victim(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Who was killed is asked by name: the sentence has one, and one near by says what he was."""
    role = None if frame.kind is QuestionKind.WHO_SAID else asked_role(frame.text)
    if role is None:
        return None
    return lambda reading, number: (
        role.search(_text(reading, number - 1, number + 1)) is not None
        and names_victim(frame.text, _text(reading, number, number), lexicon)
    )


def _band(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Which armed group it was is asked: "militants" is no group's name."""
    if ASKS_BAND.search(frame.text) is None:
        return None
    return lambda reading, number: new_band(frame.text, frame.actors, _text(reading, number, number), lexicon)


def _group(frame: QuestionFrame) -> Fits | None:
    """`Did the agency say that bus drivers died?`: a sentence of drivers says so or not, and no other does."""
    if frame.kind is not QuestionKind.YES_NO or not frame.group or not frame.claimant:
        return None
    # Rebels may be those who are to have done it.
    party = REBELS | RULERS
    wanted = [term for word in frame.group.lower().split() if word not in party for term in terms(word)]
    wanted = [term for term in wanted if term not in ANYBODY]
    if not wanted:
        return None
    return lambda reading, number: any(
        not kin(term).isdisjoint(terms(_text(reading, number, number))) for term in wanted
    )


def _day(frame: QuestionFrame) -> Fits | None:
    """The sentence, or one beside it, tells a day."""
    if not asks_day(frame):
        return None
    return lambda reading, number: tells_day(_text(reading, number - 1, number + 1), reading.article.published)


def _hour(frame: QuestionFrame) -> Fits | None:
    """The sentence, or one beside it, tells a time of day."""
    if not asks_hour(frame):
        return None
    return lambda reading, number: any(tells_hour(reading.sentence(near)) for near in range(number - 1, number + 2))


def _doer(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Who did it, by somebody's word, is asked: that it happened there names nobody."""
    if not asks_doer_by_word(frame):
        return None
    return lambda reading, number: tells_doer(frame, reading.sentence(number), lexicon)


def _deeds(frame: QuestionFrame) -> Fits | None:
    """Whether somebody was abducted is not told by how many died."""
    deeds = asked_deeds(frame)
    return (lambda reading, number: tells_deeds(deeds, _text(reading, number - 1, number + 1))) if deeds else None


def _blamed(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Whom a party blames is asked: where it is the accused, it blames nobody."""
    if not asks_whom_it_blames(frame):
        return None
    return lambda reading, number: not is_only_blamed(frame, _text(reading, number, number), lexicon)


def _figure(frame: QuestionFrame) -> Fits | None:
    """Who told of a figure is asked: the sentence, or one beside it, has that figure, and not another count's."""
    if frame.kind is not QuestionKind.WHO_SAID or not asks_about_figure(frame) or max(frame.figures) < MANY:
        return None
    return lambda reading, number: has_figure(frame.figures, _text(reading, number - 1, number + 1))


# Fewer are often told in other words: "a couple and their child".
MANY = 13


def _told_to(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Who told an agency so is asked: what others told others is no answer. Reports say it once of several remarks."""
    heard = told_to(frame, lexicon)
    if heard is None:
        return None
    return lambda reading, number: any(
        tells(heard, _text(reading, near, near), lexicon) for near in range(max(0, number - 3), number + 4)
    )


def _kind_of(frame: QuestionFrame) -> Fits | None:
    """What kind of missile it was is asked: the sentence, or one beside it, speaks of a missile."""
    asked = KIND_OF.search(frame.text)
    thing = terms(asked["thing"]) if asked else []
    if not thing:
        return None
    return lambda reading, number: not kin(thing[0]).isdisjoint(terms(_text(reading, number - 1, number + 1)))


KIND_OF = re.compile(
    r"^(?:what|which) (?:kind|type|model|make|sort)s? of (?P<thing>missile|rocket|drone|bomb|shell|mine|jet|plane|"
    r"aircraft|helicopter|gas|gun|rifle|launcher|tank|grenade|mortar)s?\b",
    re.IGNORECASE,
)


def _done(frame: QuestionFrame) -> Fits | None:
    """When it was done is asked: who vows to do it has not."""
    if not asks_of_done(frame):
        return None
    return lambda reading, number: not is_only_meant(frame.text, _text(reading, number, number))


def _civilians(frame: QuestionFrame) -> Fits | None:
    """`Did the agency say that civilians died?`: "five gunmen died" says neither yes nor no."""
    if frame.kind is not QuestionKind.YES_NO or not frame.claimant or ASKS_CIVILIANS.search(frame.text) is None:
        return None
    return lambda reading, number: SAYS_OF_CIVILIANS.search(_text(reading, number, number)) is not None


ASKS_CIVILIANS = re.compile(
    r"\b(?:civilians?|non-?combatants?)\b(?!\s+(?:areas?|homes?|houses?|targets?))", re.IGNORECASE
)
SAYS_OF_CIVILIANS = re.compile(
    r"\b(?:civil\w*|non-?combatants?|people|persons?|citizens?|residents?|inhabitants|villagers|locals|wom[ae]n|child\w*|"
    r"famil\w+|students?|pupils?|workers?|passengers?|patients?|refugees?|displaced|journalists?|den(?:y|ies|ied|ying)|"
    r"reject\w*|dismiss\w*|confirm\w*|investigat\w*|not?|(?:did|was|were|had|has|does|is)n['’]?t|never|nobody|none|without)\b",
    re.IGNORECASE,
)
ANYBODY = frozenset(terms("people persons civilians men"))
