"""Has a sentence what a question asks for: an agent, a name, a kind of speaker, a word for what is asked about?

Each answer is 1 (yes), 0 (no) or 0.5 (the question asks for nothing of the kind): features for the judge of sentences.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.answering.account_asked import asked_account, speaks_by_name
from assistant.answering.asked_names import (
    ASKS_BAND,
    ASKS_ROLE,
    CALENDAR,
    NAME,
    WORD,
    asks_name,
    asks_person,
    new_band,
    new_name,
    new_person,
    unnamed,
)
from assistant.answering.asked_owners import has_official
from assistant.answering.causes import asks_cause, tells_cause
from assistant.answering.doers import FIGHTING
from assistant.answering.figure_questions import ASKS_SHARE, SHARE, asks_who_counted, counts_victims
from assistant.answering.hours_asked import asks_hour, tells_hour
from assistant.answering.left_unsaid import says_no
from assistant.answering.owning import (
    asks_of_owner,
    asks_owner,
    asks_whether_anyone_owned,
    owns_up,
    tells_whether_owned,
)
from assistant.answering.predicates import accuses_in_turn, does_as_asked
from assistant.answering.premises import asked_premises, has_premises
from assistant.answering.saying import asks_stance, declines, says_yes_or_no
from assistant.answering.speaker_kinds import asked_kind
from assistant.answering.where_told import tells_place
from assistant.answering.whose_arms import asks_whose_arms, leaves_open_whose
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import ActorKind, Form, Lexicon, Mention
from assistant.language.dates import DateMention, find_dates

# "Blamed it on rebels", "pinned the attack on forces loyal to the president".
BY = re.compile(
    r"\b(?:by|blam\w+|accus\w+|behind|responsib\w+|from)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}$"
    r"|\b(?:blam\w+|pinn\w+)\s+(?:[\w'’-]+\s+){1,8}?on\s+(?:[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)
ACTS = re.compile(
    r"^(?:['’]s?)?\s+(?:[\w'’-]+\s+){0,4}?"
    r"(?:claimed|admitted|fired|shelled|attacked|targeted|bombed|launched|hit|struck|killed|executed|seized|captured|"
    r"took|carried|detonated|planted|shot|downed|beheaded|said|reported|announced|has|have|had|were|was|"
    r"kills?|hits?|bombs?|shells?|executes?|seizes?|takes?|captures?|dropped|opened|stormed|blew|agreed|brokered|"
    r"kidnapped|abducted|arrested|detained|assassinated|ambushed|raided|besieged|surprised|overran|refused|rejected)\b",
    re.IGNORECASE,
)
# "Russian and regime air strikes", "government warplanes": whose deed it is, told without a verb.
DEEDS = re.compile(
    r"^(?:['’]s?)?(?:[\s-]+(?:and\s+)?[\w'’-]+){0,3}?[\s-]+"
    r"(?:(?:air)?strikes?|(?:air\s)?raids?|bombardments?|bombings?|shelling|barrages?|warplanes?|jets?|(?:air)?planes?|"
    r"aircraft|helicopters?|missiles?|rockets?|mortars?|artillery|drones?|attacks?)\b",
    re.IGNORECASE,
)
# "The ministry said the plane was shot down", but "the group said it had shot it down".
TELLS = re.compile(
    r"^(?:['’]s?)?\s+(?:[\w'’-]+\s+){0,4}?(?:(?:said|reported|announced)\b(?!\s+(?:that\s+)?(?:it|its|they|their|responsib\w+)\b)"
    r"|(?:was|were|been)\s+(?!behind|responsible|accused|blamed)\w+)",
    re.IGNORECASE,
)


def has_type(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> float:
    """Has the sentence an answer of the type asked for, that the question does not give itself?"""
    by_words = _by_words(frame, sentence, lexicon)
    if by_words is not None:
        return by_words
    if frame.kind is QuestionKind.WHERE:
        return float(tells_place(frame, sentence, lexicon))
    if frame.kind is QuestionKind.WHEN:
        return float(tells_hour(sentence)) if asks_hour(frame) else _new_time(frame.text, sentence)
    # "Which official explained how …": who did is asked for, and no cause.
    if frame.kind is QuestionKind.WHY or (frame.kind not in ASKS_SOMEBODY and asks_cause(frame.text)):
        return float(tells_cause(frame.text, sentence))
    if frame.kind is QuestionKind.WHO_SAID and not asks_name(frame.text):
        return _speaker(frame, sentence, lexicon)
    return _somebody(frame, sentence, lexicon)


def _speaker(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> float:
    """A name that the question does not give; half for one who speaks without a name."""
    if accuses_in_turn(frame, sentence, lexicon):
        return 0.0
    asked = set(WORD.findall(frame.text.lower()))
    speaks = any(word not in asked for word in SPEAKERS.findall(sentence))
    if does_as_asked(frame.text, sentence) and new_name(frame.text, sentence, lexicon, lands=True):
        return 1.0
    return 0.5 * (speaks or new_name(frame.text, sentence, lexicon, lands=True))


def _by_words(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> float | None:
    """For what the sentence's own words tell: a hospital, an owning up, a yes or no to it; None for all else."""
    premises = asked_premises(frame.text)
    if premises is not None:
        return float(has_premises(premises, sentence))
    if asks_owner(frame.text):
        return _owner(frame, sentence, lexicon)
    if (
        _tells_itself(frame, sentence, lexicon)
        or says_no(frame, sentence)
        or (asks_stance(frame) and declines(frame, sentence, lexicon))
    ):
        return 1.0
    if ASKS_SHARE.search(frame.text):
        return float(SHARE.search(sentence) is not None)
    if asks_who_counted(frame.text) and not counts_victims(sentence):
        return 0.0
    return _whether_owned(frame, sentence, lexicon) if asks_whether_replied(frame) else None


def _tells_itself(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """Does the party speak whose account is asked for, or is it open whose planes they were that are asked for?"""
    account = asked_account(frame, lexicon)
    if account is not None:
        return speaks_by_name(account, sentence, lexicon)
    return asks_whose_arms(frame) and leaves_open_whose(sentence)


def _whether_owned(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> float:
    anyone = asks_whether_anyone_owned(frame.text) and tells_whether_owned(sentence)
    return float(anyone or says_yes_or_no(frame, sentence, lexicon))


def _owner(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> float:
    """Somebody who owns up, and who may be known to no list of parties."""
    if not owns_up(sentence):
        return 0.0
    return max(_somebody(frame, sentence, lexicon), float(new_name(frame.text, sentence, lexicon)))


def must_have_type(question: str) -> bool:
    """Is a name, an owning up, a hospital, a prison or a count's author asked for, so that no likeness of words makes
    up for a sentence without it?
    """
    named = asks_name(question) or asks_owner(question) or asked_premises(question) is not None
    return named or asks_who_counted(question)


# What the other side said to it, which reports seldom have: not whom somebody holds responsible.
ASKS_REPLY = re.compile(
    r"\b(?:respond(?:s|ed)?|response|repl(?:y|ied|ies)|react\w*|confirm\w*|den(?:y|ied|ies)|admit\w*|justif\w*|"
    r"acknowledge\w*|answer(?:ed)?|comment\w*)\b",
    re.IGNORECASE,
)


def asks_reply(question: str) -> bool:
    """Is it asked what somebody answered, admitted, or had to say about it?"""
    return ASKS_REPLY.search(question) is not None


def asks_whether_replied(frame: QuestionFrame) -> bool:
    """`Did Kyiv admit the raid?`: that it denied the raid answers, too."""
    own = asks_of_owner(frame.text) or SAYS_OF_OWN.search(frame.text) is not None
    return frame.kind is QuestionKind.YES_NO and (asks_reply(frame.text) or own)


# "Did Moscow say its planes bombed the village?"
SAYS_OF_OWN = re.compile(
    r"^(?:did|does|has|have|had)\b[^?;]{1,60}?\b(?:say|said|claim|claimed|insist|maintain|state|stated)\s+(?:that\s+)?"
    r"(?:its|their)\s+(?:own\s+)?(?:[\w'’-]+\s+){0,2}?(?:(?:war|air)?planes?|jets?|aircraft|helicopters?|forces|troops|"
    r"soldiers|(?:air)?strikes?|raids?|missiles?|rockets?|artillery|army|military|men|fighters)\b",
    re.IGNORECASE,
)


def _somebody(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> float:
    """Is one named of the kind that the question asks for: a state, a group, a person, whoever did it?"""
    if ASKS_BAND.search(frame.text):
        return float(new_band(frame.text, frame.actors, sentence, lexicon))
    return _of_kind(frame, sentence, lexicon)


def _of_kind(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> float:
    kind = asked_kind(frame.text)
    if kind == "state":
        return float(any(m.actor.kind is ActorKind.STATE for m in _new_parties(frame, sentence, lexicon)))
    if kind == "body":
        return float(_new_body(frame, sentence, lexicon))
    if ASKS_ROLE.search(frame.text):
        return float(has_official(frame, sentence, lexicon))
    if asks_person(frame.text):
        return float(new_person(frame.text, sentence, lexicon))
    if kind is not None or asks_name(frame.text):
        return float(new_name(frame.text, sentence, lexicon) and not unnamed(frame.text, sentence))
    return _doer(frame, sentence, lexicon) if frame.kind is QuestionKind.WHO_DID else 0.5


ASKS_SOMEBODY = frozenset({QuestionKind.WHO_SAID, QuestionKind.WHO_DID})


def _new_time(question: str, sentence: str) -> float:
    """A day or an hour that the question does not give itself; half for one that it gives, and for the day on which the
    sentence was printed.
    """
    asked = question.lower()
    days = find_dates(sentence, ANY_DAY)
    told = [mention.text.lower() for mention in days if not _of_printing(mention, sentence)]
    hours = [match.group().lower() for match in HOUR.finditer(sentence)]
    if any(time not in asked for time in (*told, *hours)):
        return 1.0
    return 0.5 * bool(days or hours)


def _of_printing(mention: DateMention, sentence: str) -> bool:
    """`30 May 2016 Ten cases …`, `Last updated at May 30 2016 …`: the day and year with which a report begins."""
    return YEAR.search(mention.text) is not None and PRINTED.fullmatch(sentence[: mention.start]) is not None


YEAR = re.compile(r"(?:19|20)\d\d")
PRINTED = re.compile(
    r"\W*(?:(?:date\s+of\s+publication|(?:last\s+)?updated|published|posted)(?:\s+(?:on|at))?\W*)?", re.IGNORECASE
)


# Those who speak without a name.
SPEAKERS = re.compile(
    r"\b(?:diplomats?|officials?|sources?|medics?|doctors?|activists?|residents?|witness(?:es)?|spokes\w+|reporters?|"
    r"officers?|commanders?|monitors?|rebels?|militants?|police|presidency|ministry|government|army|authorities)\b"
)
# Dates without a year are dates too: any day will do to read them by.
ANY_DAY = date(2100, 1, 1)
HOUR = re.compile(r"\b(?:midnight|dawn|noon|midday|morning|afternoon|evening|night|sunset|o'clock|hours?|[ap]\.?m)\b")


def _new_body(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """A group or an organisation that the question does not name: one that is known, or a name that acts."""
    known = [m for m in lexicon.mentions(sentence) if m.form is not Form.PERSON and m.actor.kind is not ActorKind.STATE]
    if any(mention.actor.key not in frame.actors for mention in known):
        return True
    asked = set(WORD.findall(frame.text.lower()))
    return any(
        (BY.search(sentence[: match.start()]) or ACTS.match(sentence[match.end() :]))
        and not set(WORD.findall(match.group().lower())) <= asked | CALENDAR
        for match in NAME.finditer(sentence)
    )


FACTIONS = re.compile(
    r"\b(?:rebels?|terrorists?|militants?|insurgents?|jihadists?|extremists?|gunmen|opposition|regime|government|army|"
    r"coalition|brigades?|forces|troops)\b",
    re.IGNORECASE,
)


def names_doer(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """Does a party that the question does not name do something in the sentence?"""
    return any(_does(mention, sentence) for mention in _new_parties(frame, sentence, lexicon))


def _doer(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> float:
    """A party that the question does not name and that does something; half for one by kind alone ("rebels")."""
    if names_doer(frame, sentence, lexicon):
        return 1.0
    asked = {word.lower() for word in FACTIONS.findall(frame.text)}
    kinds = [match for match in FACTIONS.finditer(sentence) if match.group().lower() not in asked]
    return 1.0 if any(DEEDS.match(sentence[match.end() :]) for match in kinds) else 0.5 * bool(kinds)


def _new_parties(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> list[Mention]:
    return [
        mention
        for mention in lexicon.mentions(sentence)
        if mention.actor.kind in FIGHTING and mention.actor.key not in frame.actors
    ]


def _does(mention: Mention, sentence: str) -> bool:
    """Is the party an agent: `by X`, `blamed X`, `X fired`, `X claimed`? Who only tells of it is none."""
    behind = sentence[mention.end :]
    if BY.search(sentence[: mention.start]) or DEEDS.match(behind):
        return True
    return ACTS.match(behind) is not None and not TELLS.match(behind)
