"""Another voice of the same party than the one asked for: a minister is not the rescue service, nor UNICEF the UN."""

from __future__ import annotations

import re

from assistant.answering.naming import without_peoples
from assistant.domain.articles import Article
from assistant.domain.claims import Claim
from assistant.language.actors import ActorKind, Form, Lexicon, Mention
from assistant.language.kin import kin
from assistant.language.places import fold
from assistant.language.terms import terms

# Letters around a name in which it is said who that is.
PRESENTED = 90
# Names are written in several ways at their ends: Zelensky, Zelenskyy, Zelenskiy.
SAME_START = 5
ENDS = re.compile(r"(?<=[a-z]{2})[.!?][\"”]?\s")
OWNER = re.compile(r"['’]s?(?= )")
# "Rami Abdel Rahman's group" is no person.
BODY = re.compile(
    r"['’]s? (?:[\w-]+ )?(?:group|organi[sz]ation|monitor|watchdog|network|office|party|movement)$", re.IGNORECASE
)
ARTICLE = re.compile(r"\b[AaEe]l[- ]")


def is_another_voice(claim: Claim, asked: str, article: Article, lexicon: Lexicon) -> bool:
    """Does the claimant belong to the same party as who was asked for, and is somebody else all the same?"""
    if claim.actor is None or claim.claimant is None:
        return False
    named = lexicon.mentions(asked)
    if len(named) != 1:
        # "Konashenkov of the defence ministry" may speak as the ministry.
        return False
    text = f"{article.title or ''} {article.text}"
    if named[0].form is Form.PERSON and not BODY.search(asked):
        return _of_another_person(claim.claimant, named[0].text, text, lexicon)
    return _of_the_whole(claim.actor, named[0], text, lexicon)


def _of_another_person(told: str, person: str, text: str, lexicon: Lexicon) -> bool:
    """A state may speak through anybody whom the report names, and a body through whom it presents as its man."""
    if ABD.search(person):
        person, told, text = (ABD.sub(_as_one, name) for name in (person, told, text))
    surname = _surname(person)
    if any(_surname(word).startswith(surname) for word in told.split()):
        return False
    voices = [mention.form for mention in lexicon.mentions(told)]
    if Form.PERSON in voices:
        return True
    if Form.BODY not in voices:
        return not _around(surname, text)
    wanted = terms(without_peoples(OWNER.sub("", told), lexicon))
    return not any(all(not kin(term).isdisjoint(near) for term in wanted) for near in _around(surname, text))


# "Abdulrahman", "Abdel Rahman", "Abd al-Rahman": one name, in one word or in three.
ABD = re.compile(
    r"\b[Aa]bd(?:(?:[aeu]|ou)l[ -]?|[ue]r(?=r)|i(?=[a-z])| )(?:(?:al|el|ul|ur|ar|er)[ -])?(?P<name>[A-Za-z]\w{3,})"
)


def _as_one(match: re.Match[str]) -> str:
    return "Abd" + match["name"].lower()


def _around(surname: str, text: str) -> list[set[str]]:
    """The words of its sentence around each naming of the person."""
    return [
        set(
            terms(
                ENDS.split(text[max(0, word.start() - PRESENTED) : word.start()])[-1]
                + ENDS.split(text[word.start() : word.end() + PRESENTED])[0]
            )
        )
        for word in re.finditer(r"\b[A-Z][\w'’-]+", text)
        if _surname(word.group()).startswith(surname)
    ]


def _surname(name: str) -> str:
    last = ARTICLE.sub("", name).split()[-1:] or [""]
    return fold(last[0].strip("'’s").strip(".,"))[:SAME_START]


def _of_the_whole(actor: str, asked: Mention, text: str, lexicon: Lexicon) -> bool:
    """`UNICEF` where "the United Nations" speaks, in a report that knows nothing of UNICEF."""
    part, whole = asked.actor, lexicon.actor(actor)
    agencies = part.kind is ActorKind.AGENCY and whole is not None and whole.kind is ActorKind.AGENCY
    if not agencies or part.parent != actor:
        return False
    return all(mention.actor.key != part.key for mention in lexicon.mentions(text))
