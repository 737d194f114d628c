"""Sentences that plainly have what is asked for: the very party blames somebody, the planes are somebody's, all or some
of the dead were of that kind. They are few words of the question's own, and a neighbour has more of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from assistant.answering.account_asked import asked_account, asks_explanation, speaks_itself
from assistant.answering.answer_types import ASKS_SOMEBODY, FACTIONS
from assistant.answering.asked_names import new_name, persons
from assistant.answering.blamed import AT_HOME, asks_whom_a_side_blames, blames_somebody
from assistant.answering.causes import asks_cause, tells_cause_plainly
from assistant.answering.charges import asks_of_what_accused, charges
from assistant.answering.placing import exact
from assistant.answering.predicates import ACCUSES, ASKS_ACT
from assistant.answering.printing import printed
from assistant.answering.relevance import Fits, Reading
from assistant.answering.saying import SAYS, SAYS_BEHIND, VERBS, gives_words, is_anothers
from assistant.answering.scenes import lies, names_any, scenes_in
from assistant.answering.shares_told import asks_share, is_of_those, tells_share
from assistant.answering.whose_arms import HITS, asks_whose_arms, tells_whose_arms
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Form, Lexicon
from assistant.language.kin import kin
from assistant.language.places import find_places, is_capital, is_country, is_known, is_wide
from assistant.language.sentences import leans
from assistant.language.terms import terms

SOON = timedelta(days=10)


def plainly(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """Tells whether a sentence of a report on the very event plainly answers; None where no rule tells."""
    tells = _telling(frame, lexicon)
    if tells is None:
        return None
    return lambda reading, number: (
        _of_the_event(frame, reading)
        and not _in_another_town(frame, reading.sentence(number))
        and _in_voice(frame, reading.sentence(number), lexicon)
        and tells(reading, number)
    )


def _telling(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    account = asked_account(frame, lexicon)
    if account is not None and asks_explanation(frame):
        return lambda reading, number: speaks_itself(account, reading, number, lexicon)
    tells = next((tells for asks, tells in RULES if asks(frame)), None)
    if tells is None:
        return None
    return lambda reading, number: tells(frame, reading, number, lexicon)


def _of_the_event(frame: QuestionFrame, reading: Reading) -> bool:
    """Does a report name a place asked about, and was it printed on such a day or soon after?"""
    places = _narrow(frame)
    if places and not names_any(reading.article.text, places):
        return False
    day = printed(reading.article, frame.when) if frame.when else None
    if frame.when is None:
        return True
    return day is not None and frame.when.first <= day <= frame.when.last + SOON


def _narrow(frame: QuestionFrame) -> list[str]:
    """The places asked about without those that only say where they lie. A capital is often a state's name: `Who held
    Moscow responsible`.
    """
    places = [place for place in frame.places if not (is_country(place) or is_capital(place))]
    return [place for place in places if not is_wide(place)] or list(exact(places))


def _in_another_town(frame: QuestionFrame, sentence: str) -> bool:
    """Does a sentence name known towns, and none of the very places asked about?"""
    asked = _narrow(frame)
    if not asked or names_any(sentence, asked):
        return False
    told = [place for place in scenes_in(sentence) if is_known(place) and not is_country(place)]
    return any(not any(_may_lie(place, one) for one in asked) for place in told)


def _may_lie(place: str, asked: str) -> bool:
    """Does one lie in the other? A village that no gazetteer has may lie in any province."""
    return lies(place, asked) or lies(asked, place) or (is_wide(place) and not is_known(asked))


def _in_voice(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    return frame.claimant_actor is None or not is_anothers(frame, sentence, lexicon)


def asks_who_accused(frame: QuestionFrame) -> bool:
    """Is it asked who accused a party: `Who pinned the raid on Russia?`"""
    of_party = frame.actors or FACTIONS.search(frame.text)
    asked = ASKS_ACT.search(frame.text) if frame.kind is QuestionKind.WHO_SAID and of_party else None
    return asked is not None and asked.lastgroup == "blame"


def accuses(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """Does somebody in a sentence accuse that very party, who is named behind the charge?"""
    verb = ACCUSES.search(sentence)
    if verb is None or not _somebody(frame.text, sentence[: verb.start()], lexicon):
        return False
    if any(m.start >= verb.end() and m.actor.key in frame.actors for m in lexicon.mentions(sentence)):
        return True
    asked = {found.group().lower() for found in FACTIONS.finditer(frame.text)}
    return any(found.group().lower() in asked for found in FACTIONS.finditer(sentence, verb.end()))


def tells_of_charge(sentence: str) -> bool:
    """Does a sentence tell of a charge in any words? Who says that a deed was his own makes none."""
    return ACCUSES.search(sentence) is not None or BEHIND_IT.search(sentence) is not None


BEHIND_IT = re.compile(
    r"\b(?:pin(?:s|ned|ning)|finger\w*|attribut\w+|(?:was|were|is|are|being|as)\s+behind|(?:was|were|is|are|being|holds?|held|as)\b"
    r"[^.;]{0,60}?\bresponsible|(?:carried\s+out|committed|launched|perpetrated|fired|done)\s+by|condemn\w*)\b",
    re.IGNORECASE,
)


def _somebody(question: str, before: str, lexicon: Lexicon) -> bool:
    return new_name(question, before, lexicon, lands=True) or AT_HOME.search(before) is not None


NO_PART = r"(?:involvement|part|role|hand|responsib\w+|link|connection)"
DENY = r"(?:den(?:y|ied|ies|ying)|disclaim\w*|reject\w*)"
ASKS_WHO_DISOWNED = re.compile(
    rf"^(?:\W*(?:and|but|so)\W+)?(?:who|which|what)\b[^?;]{{0,60}}?\b(?:{DENY}\s+(?:(?:any|all|having|a)\s+){{0,2}}(?:{NO_PART}|[a-z]+ing|carried|"
    rf"been)\b|(?:had|has|having)\s+(?:nothing\s+to\s+do\s+with|no\s+{NO_PART})\b)",
    re.IGNORECASE,
)
DISOWNS = re.compile(
    rf"\b{DENY}\s+(?:(?:any|all|having|a|its|their)\s+){{0,3}}(?:{NO_PART}|this|it|the\s+(?:charge|claim|accusation|allegation)s?|"
    rf"(?:those|these|such)\s+\w+|[a-z]+ing|carried|been)\b"
    rf"|\b(?:nothing\s+to\s+do\s+with|(?:had|has)\s+no\s+{NO_PART}|distanc\w+\s+(?:itself|themselves))\b",
    re.IGNORECASE,
)


def asks_who_disowned(frame: QuestionFrame) -> bool:
    """Is it asked who said that he had no part in it?"""
    return frame.kind in ASKS_SOMEBODY and ASKS_WHO_DISOWNED.search(frame.text) is not None


def disowns(sentence: str) -> bool:
    """Does somebody say in a sentence that he had no part in it?"""
    return DISOWNS.search(sentence) is not None


def asks_why(frame: QuestionFrame) -> bool:
    """Is the reason for something asked for?"""
    return frame.kind is QuestionKind.WHY or (frame.kind is QuestionKind.WHAT and asks_cause(frame.text))


def tells_why(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> bool:
    """Does a sentence tell a reason, and has it words for what was done, besides names of places and of who speaks?"""
    sentence = reading.sentence(number)
    if not tells_cause_plainly(sentence):
        return False
    if frame.claimant_actor and not gives_words(frame, sentence, reading.sentence(number - 1), lexicon):
        return False
    return _words_of_the_matter(frame, sentence) >= OF_THE_MATTER


def _words_of_the_matter(frame: QuestionFrame, sentence: str) -> int:
    """How many words of a question it has, or near ones, besides names of places and of who speaks."""
    named = " ".join((frame.claimant or "", *(place.text for place in find_places(frame.text))))
    wanted = set(terms(frame.text)) - set(terms(named))
    told = set(terms(sentence))
    return sum(not kin(term).isdisjoint(told) for term in wanted)


OF_THE_MATTER = 3


# "Who at the White House held …", "who in the opposition said …": one of them, by name.
ASKS_WHO_OF = re.compile(
    r"^(?:\W*(?:and|but|so)\W+)?who\s+(?:at|in|from|on|of|among|inside|within)\s+(?:the\s+)?\w", re.IGNORECASE
)


def asks_who_of(frame: QuestionFrame) -> bool:
    """Is one of a body's people asked for by name?"""
    return frame.kind is QuestionKind.WHO_SAID and ASKS_WHO_OF.search(frame.text) is not None


def somebody_of_it_speaks(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> bool:
    """Does one of the body's people speak in a sentence, near where the body is named?"""
    asked = ASKS_WHO_OF.search(frame.text)
    body = next((m for m in lexicon.mentions(frame.text) if asked and m.start <= asked.end() <= m.end + 1), None)
    if body is not None:
        near = " ".join(reading.sentence(at) for at in range(number - NEAR_BODY, number + 2))
        if not any(lexicon.related(body.actor.key, m.actor.key) for m in lexicon.mentions(near)):
            return False
    return _somebody_speaks(frame, reading, number, lexicon)


NEAR_BODY = 4


def _somebody_speaks(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> bool:
    """Does a person whom the question does not name speak in a sentence, be it by his surname alone?"""
    question, sentence = frame.text, reading.sentence(number)
    if any(_speaks(name, sentence) for name in persons(question, sentence, lexicon)):
        return True
    surname = SURNAME_SAID.search(sentence)
    if surname is None or surname["name"].lower() in question.lower():
        return False
    bodies = (m for m in lexicon.mentions(sentence) if m.form is not Form.PERSON)
    if any(m.start <= surname.start("name") < m.end for m in bodies):
        return False
    earlier = reading.article.text[: reading.spans[number][0]]
    return re.search(rf"\b[A-Z][\w'’-]+ {re.escape(surname['name'])}\b", earlier) is not None


def _speaks(name: str, sentence: str) -> bool:
    at = sentence.find(name)
    behind = sentence[at + len(name) :]
    said = any(says.match(behind) for says in (SAYS, SAYS_BEHIND, SAYS_APPOSED))
    return at >= 0 and (said or SAID_JUST_BEFORE.search(sentence[:at]) is not None)


# "Anna Lind, the bloc's envoy to the town, said".
SAYS_APPOSED = re.compile(rf"^,\s+[^,]{{3,80}},\s+(?:\w+ly\s+|also\s+)?{VERBS}\b")
SAID_JUST_BEFORE = re.compile(r"\b(?:said|says|told\s+[\w'’-]+|according\s+to)\s+(?:[\w'’-]+\s+){0,5}?$")
SURNAME_SAID = re.compile(r"(?<![\w-])(?P<name>[A-Z][\w'’-]{2,})\s+(?:said|told|added|says)\b")


def _whose_arms(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> bool:
    sentence = reading.sentence(number)
    there = names_any(sentence, _narrow(frame)) or _words_of_the_matter(frame, sentence) >= A_FEW
    return there and tells_whose_arms(sentence, lexicon)


def _named_of_it(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> bool:
    of_it = somebody_of_it_speaks(frame, reading, number, lexicon)
    return of_it and _words_of_the_matter(frame, reading.sentence(number)) >= A_FEW


A_FEW = 2


def required(frame: QuestionFrame, lexicon: Lexicon) -> Fits | None:
    """What a sentence must have to be an answer at all; None where a question asks for nothing such."""
    if asks_whose_arms(frame) and not asks_whom_a_side_blames(frame):
        return lambda reading, number: (
            tells_whose_arms(reading.sentence(number), lexicon)
            and not _in_another_town(frame, _led_to(reading, number))
        )
    if asks_who_of(frame):
        return lambda reading, number: somebody_of_it_speaks(frame, reading, number, lexicon)
    if asks_who_disowned(frame):
        return lambda reading, number: disowns(reading.sentence(number))
    if asks_who_accused(frame):
        return lambda reading, number: tells_of_charge(reading.sentence(number))
    if asks_share(frame):
        return lambda reading, number: is_of_those(frame, reading.sentence(number))
    return None


def _led_to(reading: Reading, number: int) -> str:
    """A sentence, with the one before where it leans on that and that tells of an attack: not of a Paris newspaper."""
    sentence, before = reading.sentence(number), reading.sentence(number - 1)
    return f"{before} {sentence}" if leans(sentence) and HITS.search(before) else sentence


def _charges(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> bool:
    sentence = reading.sentence(number)
    return charges(frame, sentence, lexicon) and _words_of_the_matter(frame, sentence) >= OF_THE_MATTER


# What is asked, and what answers it; the first that fits a question is its rule.
RULES: tuple[tuple[Callable[[QuestionFrame], bool], Callable[[QuestionFrame, Reading, int, Lexicon], bool]], ...] = (
    (asks_whom_a_side_blames, blames_somebody),
    (asks_whose_arms, _whose_arms),
    (asks_who_of, _named_of_it),
    (asks_who_accused, lambda frame, reading, number, lexicon: accuses(frame, reading.sentence(number), lexicon)),
    (asks_who_disowned, lambda _frame, reading, number, _: disowns(reading.sentence(number))),
    (asks_of_what_accused, _charges),
    (asks_why, tells_why),
    (asks_share, lambda frame, reading, number, _: tells_share(frame, reading.sentence(number))),
)
