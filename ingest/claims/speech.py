"""Is a word of speech a verb that tells something, or a noun, another sense, or a passive without a speaker?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from assistant.language.numbers import quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from ingest.claims.words import words

Sense = Callable[[Sequence[Token], int], bool]

# Behind these a word like "reports" is a noun, in front of others too.
BEHIND_NOUN = frozenset({"of", "on", "from", "by", "about", "said", "say", "indicate", "suggest"})
BEFORE_NOUN = frozenset(
    {"media", "news", "unconfirmed", "initial", "united", "", "these", "military", "partial", "local"}
)
BE = frozenset({"to", "was", "were", "been", "be", "is", "are"})
CONDEMNING = frozenset(
    {
        "condemned",
        "condemns",
        "decried",
        "decries",
        "denounced",
        "denounces",
        "deplored",
        "deplores",
        "mourned",
        "mourns",
    }
)
OF_DOCUMENTS = frozenset({"suggesting", "indicating", "alleging", "claiming"})
FAR = 14
NEAR = 5


def tells(tokens: Sequence[Token], place: int) -> bool:
    """Does the word of speech at token `place` tell what its subject said?"""
    word = tokens[place].lower
    sense = SENSES.get(word)
    if word in words("changes_toll"):
        sense = _of_toll
    if sense is not None:
        return sense(tokens, place)
    before = _before(tokens, place)
    if before in {"the", "a", "an", "its", "their", "this"}:
        # "a day after the reported execution of a pilot": an adjective.
        return False
    if word == "reported" and _ahead(tokens, place, HEARD_REACH) & HEARD:
        # "a correspondent reported the sound of shelling": what he heard is no figure.
        return False
    # "The soldiers are said to have killed nine": by others.
    of_others = before in BE and tokens[place + 1 : place + 2] and tokens[place + 1].lower == "to"
    return (word in {"said", "says"} and not of_others) or before not in BE


HEARD = frozenset({"sound", "sounds", "hearing"})
HEARD_REACH = 4


def _before(tokens: Sequence[Token], place: int) -> str:
    return tokens[place - 1].lower if place else ""


def _ahead(tokens: Sequence[Token], place: int, reach: int) -> set[str]:
    return {token.lower for token in tokens[place + 1 : place + reach]}


def _noun_or_verb(tokens: Sequence[Token], place: int) -> bool:
    """`the claims of`, `media reports`: nouns; `the monitor reports 12 dead`, `…, a broadcaster claims.`: verbs."""
    before = _before(tokens, place)
    after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    claims = tokens[place].lower == "claims"
    sent = tokens[place + 2 : place + 3]
    if after in words("agencies") and sent and sent[0].is_capital and sent[0].lower in words("days"):
        # "Raid kills 12 rebels Report Reuters Sunday": whom the headline credits.
        return False
    if not after[:1].isalnum():
        ends = tokens[place].lower in {"claims", "reports"} and not _is_kind(tokens, place)
        return ends and (before in words("speaker_nouns") or _agency_ends(tokens, place))
    if claims and not _claimed(tokens, place):
        return False
    if after == "that" and (before in words("prepositions") | ARTICLES or before.endswith("ing")):
        # "is looking into reports that 40 died", "would not comment on the report that 40 died": of others.
        return False
    if after in BEHIND_NOUN:
        return claims and after == "of"
    return before not in words("determiners") | BEFORE_NOUN or after == "that"


ARTICLES = frozenset({"a", "an", "another", "no", "the", "this"})


def _is_kind(tokens: Sequence[Token], place: int) -> bool:
    """`refuses to communicate military reports, but …`: of which kind they are, where no article makes it a body."""
    ahead = tokens[place - 2] if place > 1 else None
    bare = ahead is not None and ahead.is_word and not ahead.is_capital and ahead.lower not in words("determiners")
    return bare and tokens[place - 1].lower in KINDS_OF_REPORT


KINDS_OF_REPORT = frozenset({"army", "government", "intelligence", "military", "police"})


def _agency_ends(tokens: Sequence[Token], place: int) -> bool:
    """`… and nine in al-Sinaa ANP reports.`: an agency's letters; not `according to UN reports`."""
    if place < LONG or not tokens[place - 1].text.isupper() or len(tokens[place - 1].text) < SHORT:
        return False
    before = tokens[place - 2]
    led = before.lower in words("prepositions") | words("determiners") | {"and", "or", "as"}
    return not led and before.is_word and any(_counts_people(tokens, k) for k in range(place - 2))


# A clause that tells something; the letters of a name.
LONG, SHORT = 6, 3


def _takes_lives(tokens: Sequence[Token], place: int) -> bool:
    return bool(_ahead(tokens, place, NEAR) & {"lives", "responsibility"})


def _claimed(tokens: Sequence[Token], place: int) -> bool:
    """`claims 11 children died`, but not `claimed 11 children`, `claimed 11 lives`, nor `claimed responsibility`."""
    if _takes_lives(tokens, place) or _owns_up(tokens, place):
        return False
    fates = outcomes().passive
    return quantity_at(tokens, place + 1) is None or any(word in fates for word in _ahead(tokens, place, FAR))


def _owns_up(tokens: Sequence[Token], place: int) -> bool:
    """`claimed the bombing that killed ten` says whose work it was; `claimed the bombing had killed ten` tells more."""
    phrase = _object(tokens, place + 1)
    behind = {token.lower for token in tokens[phrase.stop : phrase.stop + 1]}
    return any(tokens[k].lower in words("events") for k in phrase) and not behind & FINITE


def _object(tokens: Sequence[Token], at: int) -> range:
    """The noun phrase at token `at` that an article opens; empty where none does."""
    while at < len(tokens) and tokens[at].lower in words("days"):
        at += 1
    if at >= len(tokens) or tokens[at].lower not in OPENS_OBJECT:
        return range(at, at)
    end = at + 1
    while end < min(len(tokens), at + FAR) and tokens[end].is_word and not _ends_phrase(tokens[end]):
        end += 1
    return range(at, end)


def _ends_phrase(token: Token) -> bool:
    # "a May 3 attack": the month is no auxiliary.
    word = token.text
    return word in words("breaks") or word in words("prepositions") or word in FINITE


OPENS_OBJECT = frozenset({"a", "an", "the", "its", "their"})
FINITE = frozenset({"was", "were", "had", "has", "have", "would", "could", "killed", "left", "wounded", "injured"})


def _announced(tokens: Sequence[Token], place: int) -> bool:
    """`hours after both announced a deal`, `declared a caliphate`: what they announced is no figure."""
    if _ahead(tokens, place, NEAR) & words("announced") or _before(tokens, place) in BE:
        return False
    phrase = _object(tokens, place + 1)
    behind = {token.lower for token in tokens[phrase.stop : phrase.stop + 1]}
    return not phrase or bool(behind & FINITE) or any(_counts_people(tokens, k) for k in phrase)


def _counts_people(tokens: Sequence[Token], place: int) -> bool:
    """Does the word tell of harm, of a number, or of who the dead are?"""
    word, fates = tokens[place].lower, outcomes()
    told = word in fates.passive or word in fates.active or word in words("other_signs") | TOLD
    return told or (quantity_at(tokens, place) is not None and word not in OPENS_OBJECT)


TOLD = frozenset({"names", "loss", "losses", "identities", "figure", "figures"})


def _estimated(tokens: Sequence[Token], place: int) -> bool:
    """`has left an estimated 20 dead`: it qualifies the number, unless somebody does the estimating."""
    before = _before(tokens, place)
    return before not in words("determiners") | words("prepositions") | BE | {"left", "killed", "killing", "leaving"}


def _condemns(tokens: Sequence[Token], place: int) -> bool:
    """`condemned the massacre in which 12 died`: who condemns a deed tells of it."""
    return bool(
        _ahead(tokens, place, FAR) & (words("need_of") | words("events") | {"crime", "crimes", "killing", "loss"})
    )


def _of_documents(tokens: Sequence[Token], place: int) -> bool:
    """`reports suggesting that …`, `appealed after claiming 60 were killed`: said of a report, or of the subject."""
    if tokens[place].lower == "claiming" and _before(tokens, place) == "after":
        return _claimed(tokens, place)
    return _before(tokens, place) in words("documents") | {"reports", "claims", "sources"}


def _says(tokens: Sequence[Token], place: int) -> bool:
    """`… Minister says aims to mend ties`: a headline's speaker tells of his own plan, and no figure."""
    return not _ahead(tokens, place, 2) & AIMS


AIMS = frozenset({"aims", "expects", "hopes", "plans", "seeks", "wants"})


def _saying(tokens: Sequence[Token], place: int) -> bool:
    # "police said, without saying who had fired"
    return _before(tokens, place) not in {"as", "without"} | BE


def _of_toll(tokens: Sequence[Token], place: int) -> bool:
    """`raised the toll to 61`."""
    return bool({"toll", "tally", "number", "count"} & _ahead(tokens, place, NEAR))


def _put(tokens: Sequence[Token], place: int) -> bool:
    """`put the number of dead at 40`, `put the toll as high as 40`."""
    ahead = _ahead(tokens, place, FAR + NEAR)
    return "at" in ahead or ("as" in ahead and bool({"high", "low", "many"} & ahead))


def _placed(tokens: Sequence[Token], place: int) -> bool:
    """`placed the toll at 12`; not `placed a bomb at the gate`."""
    return _put(tokens, place) and _of_toll(tokens, place)


def _is_reporting(tokens: Sequence[Token], place: int) -> bool:
    """`activists are reporting that nine died`; not `journalists reporting from the town`."""
    that = _ahead(tokens, place, 2) == {"that"} or quantity_at(tokens, place + 1) is not None
    # "… fell on the town with the monitor reporting a new raid": what it said of it follows.
    led = {token.lower for token in tokens[max(0, place - WITH_REACH) : place]} & {"with"}
    anew = bool(led) and _ahead(tokens, place, 2) & {"a", "an", "new", "more", "fresh", "heavy", "several"}
    return _confirming(tokens, place) or bool(anew) or (that and _before(tokens, place) in {"is", "are"})


WITH_REACH = 8


def _counts(tokens: Sequence[Token], place: int) -> bool:
    """`gave 63 civilians killed`, `registered at least 50`, `gave a toll of 12`: a figure follows at once."""
    if place + 1 >= len(tokens):
        return False
    return quantity_at(tokens, place + 1) is not None or bool(COUNTS & _ahead(tokens, place, 6))


COUNTS = frozenset({"toll", "tally", "count", "figure", "figures", "estimate"})


def _speaks_of(tokens: Sequence[Token], place: int) -> bool:
    """`spoke of nearly 5,000 dead`: a figure follows; not `spoke of his village`."""
    of = [token.lower for token in tokens[place + 1 : place + 2]] == ["of"]
    return of and any(quantity_at(tokens, k) is not None for k in range(place + 2, min(len(tokens), place + 5)))


def _calls_it(tokens: Sequence[Token], place: int) -> bool:
    """`called it a massacre of 41 traders`: a figure of his own; not `called it a massacre`, nor `called for talks`."""
    it = _ahead(tokens, place, 2) & {"it", "that", "this"}
    near = range(place + 2, min(len(tokens) - 1, place + CALLED_REACH))
    return bool(it) and any(tokens[k].lower == "of" and quantity_at(tokens, k + 1) is not None for k in near)


CALLED_REACH = 7


def _amounts(tokens: Sequence[Token], place: int) -> bool:
    """`announcements on the Armenian side amount to 104`."""
    return _ahead(tokens, place, 2) == {"to"}


def _public(tokens: Sequence[Token], place: int) -> bool:
    """`made public`."""
    return _before(tokens, place) in {"made", "makes", "make"}


def _points_out(tokens: Sequence[Token], place: int) -> bool:
    """`pointed out that …`; not `pointed at the ruins`."""
    return _ahead(tokens, place, 2) == {"out"}


def _saw(tokens: Sequence[Token], place: int) -> bool:
    """`a photographer saw two bodies`: who is paid to look tells what he saw."""
    near = [token.lower for token in tokens[max(0, place - CLAUSE) : place]]
    opens = max((k + 1 for k, word in enumerate(near) if word in OTHER_CLAUSE or word in words("speech")), default=0)
    # "saw no sign of the deaths": of those others told.
    return bool(set(near[opens:]) & REPORTERS) and not _ahead(tokens, place, 2) & {"no"}


CLAUSE = 8
OTHER_CLAUSE = frozenset(
    {",", ";", ".", "who", "which", "that", "when", "after", "and", "he", "she", "they", "it", "we"}
)


REPORTERS = frozenset(
    [
        "correspondent",
        "correspondents",
        "journalist",
        "journalists",
        "photographer",
        "photographers",
        "reporter",
        "reporters",
    ]
)


def _identified(tokens: Sequence[Token], place: int) -> bool:
    """`the militia identified two of the dead as its officers`; not `two were identified`, `identified a suspect`."""
    count = quantity_at(tokens, place + 1) if place + 1 < len(tokens) else None
    given = count is not None and tokens[count.first].lower not in OPENS_OBJECT
    return given and _before(tokens, place) not in BE


def _confirming(tokens: Sequence[Token], place: int) -> bool:
    """`with the agency confirming five dead`: a figure follows; not `a statement confirming the deal`."""
    led = "with" in {token.lower for token in tokens[max(0, place - CLAUSE) : place]}
    return led and any(quantity_at(tokens, k) is not None for k in range(place + 1, min(len(tokens), place + 3)))


def _quoted(tokens: Sequence[Token], place: int) -> bool:
    """`the army was quoted as saying`."""
    return _before(tokens, place) in {"was", "were"}


SENSES: Mapping[str, Sense] = MappingProxyType(
    {
        **dict.fromkeys(
            ("report", "reports", "claims", "states", "estimate", "estimates", "notes", "mentions"), _noun_or_verb
        ),
        **dict.fromkeys(("announced", "announces", "declared"), _announced),
        **dict.fromkeys(OF_DOCUMENTS, _of_documents),
        **dict.fromkeys(CONDEMNING, _condemns),
        **dict.fromkeys(("put", "puts"), _put),
        **dict.fromkeys(("placed", "places"), _placed),
        "reporting": _is_reporting,
        **dict.fromkeys(
            ("gave", "given", "gives", "registered", "named", "listed", "tallied", "lists", "registers"), _counts
        ),
        "amount": _amounts,
        "called": _calls_it,
        **dict.fromkeys(("speak", "speaks", "spoke", "spoken"), _speaks_of),
        **dict.fromkeys(("pointed", "points"), _points_out),
        "public": _public,
        "confirming": _confirming,
        **dict.fromkeys(("identified", "identifies"), _identified),
        "claimed": _claimed,
        "estimated": _estimated,
        "quoted": _quoted,
        "saw": _saw,
        "saying": _saying,
        "says": _says,
    }
)
