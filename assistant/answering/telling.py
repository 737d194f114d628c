"""Whom and what a figure counts, in its own words and its own clause: a total or one event's dead, these victims or
others, one outcome where both were asked for.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from assistant.answering.groups import classes, classes_of, of_anybody
from assistant.answering.ranking import size
from assistant.answering.relevance import Reading
from assistant.domain.claims import Claim, Outcome, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.kin import kin
from assistant.language.remembering import has
from assistant.language.terms import terms

# A sentence often gives two figures: "the barrage killed 10 while air strikes killed 82 and wounded 200 others".
APART = re.compile(
    r"\s*(?:[;:]|,? (?:while|whereas|as well as|but|although|though|when|after which|with (?=\d|another)|"
    r"and (?=(?:at |more |another |some |about |\d|[a-z]+ (?:others?|more|people|civilians|were|was))))\b)\s*",
    re.IGNORECASE,
)
ASKS_TOTAL = re.compile(
    r"\b(?:total|overall|in all|altogether|combined|all told|so far|since|counting from|between .{3,40} and|"
    r"from .{3,30} to|had (?:\w+ ){0,3}(?:lost|been|died|killed)|cumulative|whole|tally)\b",
    re.IGNORECASE,
)
asks_total = has(ASKS_TOTAL)
TELLS_TOTAL = re.compile(
    r"\b(?:total|overall|in all|altogether|combined|so far|since|now|to date|br(?:ings?|ought|inging) (?:\w+ ){0,6}to|"
    r"in the (?:past|last) (?:\w+ )?(?:days|weeks|months|years)|over (?:the )?(?:past|last|two|three)|"
    r"r(?:ose|ises|isen|ising) to)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[a-z'-]{3,}")
# Several features look at the clause of each of a question's claims.
CLAUSES = 2048
# Words of a figure that the question lacks: so many are enough.
LACKING, MOST_LACKING = 2.0, 1.5


def clause(claim: Claim) -> str:
    """The part of its sentence that the figure stands in, up to where the next figure or another deed is told."""
    return _clause(claim.quote, claim.figure.text if claim.figure else "")


@functools.lru_cache(maxsize=CLAUSES)
def _clause(text: str, figure: str) -> str:
    at = text.find(figure) if figure else -1
    if at < 0:
        return text
    breaks = list(APART.finditer(text))
    start = max((found.end() for found in breaks if found.end() <= at), default=0)
    end = min((found.start() for found in breaks if found.start() >= at + len(figure)), default=len(text))
    return text[start:end]


def in_total(claim: Claim, frame: QuestionFrame) -> tuple[float, float, float]:
    """A total where one was asked for, a total where none was, and none where one was."""
    asked = asks_total(frame.text) or frame.as_of is not None or frame.scope is not None
    told = TELLS_TOTAL.search(clause(claim)) is not None
    return float(asked and told), float(told and not asked), float(asked and not told)


def counted(claim: Claim, frame: QuestionFrame) -> tuple[float, float]:
    """Does the question name the victims of the figure, or how many words does it lack that tell them from others?"""
    figure = claim.figure.text.lower() if claim.figure else ""
    own = set(terms(" ".join(word for word in WORD.findall(figure) if word not in of_anybody())))
    asked = set(terms(frame.text))
    lacking = {term for term in own if term not in asked and kin(term).isdisjoint(asked)}
    return float(len(lacking) < len(own)), min(len(lacking) / LACKING, MOST_LACKING)


def narrower(claim: Claim, frame: QuestionFrame) -> tuple[float, float, float]:
    """Fighters, and the dead of one side, where everybody is asked for; one outcome where the question names none."""
    everybody = not (frame.group or frame.status or frame.side)
    return (
        float(everybody and claim.status is Status.COMBATANT),
        float(everybody and claim.side is not None),
        float(frame.outcome is None and claim.outcome in (Outcome.KILLED, Outcome.INJURED)),
    )


def victims_told(claim: Claim, frame: QuestionFrame, reading: Reading) -> tuple[float, float, float, float]:
    """Does the sentence call the victims by a word near the question's; do title, it and the one before by none; do
    they name none of the side asked for; and is it one person in passing, where nobody asks for a single one?
    """
    number = reading.sentence_at(claim.start)
    own = reading.own[number] if reading.own else frozenset[str]()
    before = reading.own[number - 1] if reading.own and number else frozenset[str]()
    near = own | before | frozenset(terms(reading.article.title or ""))
    asked = {word for word in LETTERS.findall(frame.text.lower()) if word in classes() and word not in of_anybody()}
    wanted, side = [term for word in asked for term in terms(word)], terms(frame.side or "")
    single = claim.figure is not None and size(claim) == 1 and ONE_PERSON.match(claim.figure.text) is not None
    return (
        float(_has_any(wanted, own)),
        float(bool(wanted) and not _has_any(wanted, near)),
        float(bool(side) and not _has_any(side, near)),
        float(single),
    )


def _has_any(asked: Sequence[str], there: frozenset[str]) -> bool:
    return any(not kin(term).isdisjoint(there) for term in asked)


LETTERS = re.compile(r"[a-z]+")
# "an injured man", "the pilot": told with other things in view.
ONE_PERSON = re.compile(r"(?:an?|the)\b", re.IGNORECASE)


# "Besides his own son": those are not asked for, and the others are.
EXCEPTED = re.compile(
    r"\b(?:besides|apart from|aside from|other than|in addition to|not counting|excluding|except(?: for)?)"
    r"\s+(?P<whom>[^,?]{3,60})",
    re.IGNORECASE,
)
OTHERS = re.compile(r"\b(?:others?|else|further|remaining|rest)\b", re.IGNORECASE)
asks_others = has(OTHERS)
FAMILY = re.compile(r"\b(?:family|families|household)\b", re.IGNORECASE)
OF_FAMILY = 40
AFTER = 12


def apart_from(claim: Claim, frame: QuestionFrame) -> tuple[float, float]:
    """The others, where the question asks for others; those whom it excepts."""
    figure, behind = _figure_and_behind(claim)
    excepted = EXCEPTED.search(frame.text)
    asked = excepted is not None or asks_others(frame.text)
    told = OTHERS.search(figure) is not None or OTHERS.match(behind.lstrip()) is not None
    whom = excepted["whom"] if excepted else ""
    own = set(terms(" ".join(word for word in WORD.findall(figure.lower()) if word not in of_anybody())))
    named = bool(own & set(terms(whom))) or bool(classes_of(figure) & classes_of(whom))
    return float(told and asked), float(named)


def of_family(claim: Claim, frame: QuestionFrame) -> float:
    """`An entire family of six`: the figure is one family's, and a family's dead were asked for."""
    if claim.figure is None or not FAMILY.search(frame.text):
        return 0.0
    figure, behind = _figure_and_behind(claim)
    start = max(0, claim.quote.find(claim.figure.text))
    near = f"{claim.quote[max(0, start - OF_FAMILY) : start]}{figure}{behind}"
    return float(re.search(r"\bfamily of\b|\bof (?:one|a|the same|a single|an entire) family\b", near) is not None)


def _figure_and_behind(claim: Claim) -> tuple[str, str]:
    figure = claim.figure.text if claim.figure else ""
    at = claim.quote.find(figure) if figure else -1
    end = at + len(figure)
    return figure, claim.quote[end : end + AFTER] if at >= 0 else ""
