"""Parties by their names: are two the same speaker, and how is one printed?"""

from __future__ import annotations

import re

from assistant.language.actors import Actor, ActorKind, Form, Lexicon
from assistant.language.places import find_places, fold
from assistant.language.terms import terms

# Words that many speakers share: two names that have only these in common are not the same speaker.
SHARED_WORDS = frozenset(
    terms(
        "source sources official officials statement spokesman spokeswoman spokesperson director head chief leader "
        "member human rights monitor monitoring group groups ministry minister army military forces troops government "
        "regime state media agency news reporter correspondent local field medical health security national general "
        "committee own account count figures told say said al el "
        "provincial regional governorate province district municipal"
    )
)


def same_party(asked: str, asked_actor: str | None, words: str | None, actor: str | None, lexicon: Lexicon) -> bool:
    """Is the party a question names the one that made a claim? By the lexicon where it knows both, else by words."""
    if words is None and actor is None:
        return False
    if words and (squashed(asked) == squashed(words) or _spelled_alike(asked, words)):
        return True
    asked_actor, actor = asked_actor or _organisation(asked, lexicon), actor or _organisation(words or "", lexicon)
    if asked_actor and actor:
        # A country's agency and its television have one owner, and are two voices.
        other_voice = asked_actor != actor and not TELEVISION.search(asked) and TELEVISION.search(words or "")
        known = lexicon.actor(asked_actor)
        if other_voice and known is not None and known.kind is ActorKind.NEWS and known.parent == actor:
            return False
        return lexicon.related(asked_actor, actor)
    if asked_actor or actor:
        # One is known and the other is not: "a medic" is not the Observatory, whatever words they share.
        known = lexicon.actor(asked_actor or actor or "")
        other = (words if asked_actor else asked) or ""
        return known is not None and (
            _shares_telling_word(known.name, other, lexicon) or _same_but_peoples(asked, words or "", lexicon)
        )
    return _same_but_peoples(asked, words or "", lexicon)


def _organisation(name: str, lexicon: Lexicon) -> str | None:
    """Whom a whole name stands for, however it reads: "Doctors Without Borders" are no doctors."""
    bare = name.removeprefix("the ").removeprefix("The ")
    found = lexicon.mentions(bare)
    whole = len(found) == 1 and found[0].text == bare and found[0].form is Form.NAME
    return found[0].actor.key if whole and found[0].actor.kind in ORGANISATIONS else None


ORGANISATIONS = frozenset({ActorKind.AGENCY, ActorKind.MONITOR, ActorKind.NEWS})


def _spelled_alike(asked: str, words: str) -> bool:
    """`Al-Mayadeen` is "the channel Al-Mayadin": one name in two transliterations."""
    whole = ARABIC.fullmatch(TELEVISION.sub("", asked.removeprefix("the ")).strip())
    sound = fold(whole.group()) if whole else ""
    return len(sound) >= LEAST_SOUND and any(fold(name) == sound for name in ARABIC.findall(words))


ARABIC = re.compile(r"\b[AaEe]l[- ][A-Z][\w'’]+")
LEAST_SOUND = 4


def squashed(name: str) -> str:
    """A name's letters alone: outlets are written "Al-Alam", "alalam", "Al Alam"."""
    return re.sub(r"\W|_", "", name.lower().removeprefix("the "))


TELEVISION = re.compile(r"\b(?:TV|tv|Tv|[Tt]elevision|broadcaster|channel)\b")


def same_words(one: str, other: str) -> bool:
    """Do two descriptions of speakers that no lexicon knows fit each other ("a local source", "the source")?"""
    first, second = set(terms(_in_one_spelling(one))), set(terms(_in_one_spelling(other)))
    if not first or not second:
        return False
    telling_first, telling_second = first - SHARED_WORDS, second - SHARED_WORDS
    where = {term for name in (one, other) for place in find_places(name) for term in terms(place.text)}
    if telling_first - where and telling_second - where:
        # "Idlib Media Centre", "the head of Idlib's health authority": one town, and two voices.
        return bool((telling_first - where) & (telling_second - where))
    if telling_first and telling_second:
        return bool(telling_first & telling_second)
    return len(first & second) >= min(len(first), len(second), 2)


def _in_one_spelling(name: str) -> str:
    """`Aleppo Media Centre` is the `Aleppo Media Center`."""
    return BRITISH.sub(lambda found: AMERICAN[found.group().lower()], TELEVISION.sub("television", name))


AMERICAN = {"centre": "center", "defence": "defense", "labour": "labor"}
BRITISH = re.compile(rf"\b(?:{'|'.join(AMERICAN)})\b", re.IGNORECASE)


def _shares_telling_word(one: str, other: str, lexicon: Lexicon) -> bool:
    """Nationalities tell nothing: the Syrian Observatory is not the Syrian Centre for Policy Research."""
    shared = (set(terms(one)) & set(terms(other))) - SHARED_WORDS
    peoples = {term for word in other.split() if _is_people(word, lexicon) for term in terms(word)}
    return bool(shared - peoples)


def _same_but_peoples(one: str, other: str, lexicon: Lexicon) -> bool:
    """`state TV` is `Syrian state TV`; but two names that share a nationality alone are two."""
    return same_words(without_peoples(one, lexicon) or one, without_peoples(other, lexicon) or other)


def without_peoples(name: str, lexicon: Lexicon) -> str:
    return " ".join(word for word in name.split() if not _is_people(word, lexicon))


def _is_people(word: str, lexicon: Lexicon) -> bool:
    actor = lexicon.resolve(word) if word[:1].isupper() else None
    return actor is not None and actor.kind is ActorKind.STATE


def printed(words: str | None, key: str | None, lexicon: Lexicon) -> str | None:
    """The claimant as an answer names it: a bare alias by the party's name (Baku: Azerbaijan), else in its words.

    What an outlet thinks of him ("the so-called …") stands in the quotation, and is not ours to repeat.
    """
    words = OPINION.sub("", words) if words else words
    actor = lexicon.actor(key) if key else None
    if words is None:
        return actor.name if actor else None
    if actor and _is_bare_alias(words, actor, lexicon):
        return actor.name
    owner, _, body = words.partition(" ")
    if actor and body and owner.lower() in {"its", "their"}:
        # Out of its sentence "its press office" is nobody's.
        return f"{actor.name}'s {body}"
    told = _without_article_case(words)
    nobodys = actor is not None and BODY.fullmatch(words) is not None and not lexicon.mentions(words)
    return f"{told} ({actor.name})" if actor and nobodys else told


# Out of its report "the army" may be either side's.
BODY = re.compile(
    r"(?:the |local |its )?(?:(?:local |central |regional |military )?authorities|army(?: command)?|armed forces|"
    r"military|government|general staff|presidency|(?:defen[cs]e |interior |health |foreign )?ministry)",
    re.IGNORECASE,
)
OPINION = re.compile(r"\b(?:so-called|self-styled|self-proclaimed) ", re.IGNORECASE)


def _is_bare_alias(words: str, actor: Actor, lexicon: Lexicon) -> bool:
    found = lexicon.mentions(words)
    bare = words.removeprefix("the ").removeprefix("The ").strip()
    # "Azerbaijan's Defence Ministry" says more than "Azerbaijan".
    plain = found and found[0].form not in (Form.BODY, Form.PERSON)
    return bool(plain) and len(found) == 1 and found[0].actor.key == actor.key and found[0].text == bare


def _without_article_case(words: str) -> str:
    """`A medical source` inside a sentence is `a medical source`."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if first in {"A", "An", "The", "Some", "Local", "Medical", "Military"} else words
