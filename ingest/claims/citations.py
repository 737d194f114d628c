"""Who is cited beside what is told: "according to X", "citing X", "by X's count", "were reported by X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.language.numbers import quantity_at
from assistant.language.outcomes import outcomes
from assistant.language.tokens import Token
from ingest.claims.bearers import bearer
from ingest.claims.phrases import Named, is_adjective, name_left, speaks, words_of
from ingest.claims.trailing import ISSUED, TALLIES, clause_behind, name_right
from ingest.claims.words import words


@dataclass(frozen=True, slots=True)
class Cue:
    """A speaker's name at tokens `first` to `last` (excluded); `verb` the token of the cue, and how far it reaches.

    It governs tokens `start` to `stop` (excluded) of the sentence. `leading` where the name stands before what is said.
    """

    first: int
    last: int
    verb: int
    start: int
    stop: int
    leading: bool
    name: str


def citations(text: str, tokens: Sequence[Token], named: Named) -> list[Cue]:
    """`according to X`, `citing X`, `quoting X`."""
    cues = []
    for place, token in enumerate(tokens):
        if token.lower == "by" and (own := _by_account(tokens, place) or _by_tally(tokens, place, named)):
            name = words_of(text, tokens, place + 1, own)
            cues.append(Cue(place + 1, own, place, 0, len(tokens), False, OWNERS.get(name.lower(), name)))
            continue
        if token.lower in FILMS and (film := _film(text, tokens, place, named)):
            cues.append(film)
            continue
        if token.lower == "according" and tokens[place + 1 : place + 2] and tokens[place + 1].lower == "to":
            first = _past_adjective(tokens, place + 2)
        elif token.lower == "by" and place and (tokens[place - 1].lower in GIVEN or _was_put(tokens, place)):
            cues.extend(_given_by(text, tokens, place, named))
            continue
        elif (token.lower in {"citing", "quoting"} and not _own_figures(tokens, place + 1)) or (
            token.lower in {"quoted", "cited", "reported"} and _as_saying(tokens, place + 1)
        ):
            first = place + 1
        else:
            continue
        last = _before_topic(tokens, first, clause_behind(tokens, first, name_right(tokens, first, named), named))
        # "According to initial information": of whoever spoke before.
        nobodys = last == first and first < len(tokens) and tokens[first].lower == "information"
        last = first + 1 if nobodys else last
        told = [t.lower for t in tokens[first:last]]
        own = told[:1] in (["its"], ["their"]) and told[-1] in {"correspondent", "reporter"}
        if token.lower in {"quoted", "cited"} and (own or NAMELESS & set(told)):
            # "the Council quoted trusted sources as saying", "the channel quoted its reporter": it answers for them.
            quoting = _who_quotes(tokens, place, named)
            if quoting is None:
                continue
            first, last = quoting
        last = bearer(tokens, last, named) if last > first else last
        estimate = last < len(tokens) and tokens[last].lower in words("documents")
        # "according to a Pentagon estimate"
        first += estimate and last - first > 1 and tokens[first].lower in {"a", "an"} and first + 1 in named
        if last > first:
            # A capital in mid-sentence is a sentence whose stop was lost.
            opens = place == 0 or (token.text == "According") or tokens[place - 1].text in {".", ";"}
            opens = opens or _told_behind(tokens, place, last)
            start, stop = (last if opens else 0), len(tokens)
            name = "they" if nobodys else words_of(text, tokens, first, last)
            cues.append(Cue(first, last, place, start, stop, opens, name))
    return cues


def _was_put(tokens: Sequence[Token], by: int) -> bool:
    """`was put at 471 by the ministry`: does a figure that somebody gave stand right before the "by"?"""
    at = next((k for k in range(by - 2, max(0, by - PUT_REACH), -1) if tokens[k].lower == "at"), 0)
    put = at > 1 and tokens[at - 1].lower in {"estimated", "put"} and tokens[at - 2].lower in words("be")
    quantity = quantity_at(tokens, at + 1) if put else None
    return quantity is not None and by - quantity.last <= 1


PUT_REACH = 7


def _told_behind(tokens: Sequence[Token], place: int, last: int) -> bool:
    """`a strike that, according to the ministry, killed 22`: what follows alone is his."""
    ahead = [token.lower for token in tokens[max(0, place - 2) : place]]
    if ahead[-1:] in (["and"], ["but"], ["while"]):
        # "12 died, and according to the ministry 22 were hurt"
        return last < len(tokens) and tokens[last].text not in {".", ";"}
    closes = last < len(tokens) and tokens[last].text == ","
    return closes and ahead in (["that", ","], ["which", ","], ["who", ","])


def _before_topic(tokens: Sequence[Token], first: int, last: int) -> int:
    """`according to information and coordinates on the militia`: what it is about is not who gave it, and nobody is."""
    told = {token.lower for token in tokens[first:last]}
    if told in ({"official"}, {"unofficial"}) and last < len(tokens) and tokens[last].lower in words("documents"):
        # "according to official figures": of nobody in particular.
        return last + 1
    about = bool({"on", "about"} & told) and not {"by", "from"} & told
    return first if about and tokens[first].lower == "information" else last


def _own_figures(tokens: Sequence[Token], first: int) -> bool:
    """`citing figures compiled from clinics`: who compiled them speaks."""
    near = [token.lower for token in tokens[first : first + 4]]
    return any(word in GATHERED and after == "from" for word, after in pairwise(near))


GATHERED = frozenset({"compiled", "collected", "gathered"})


def hearsay(tokens: Sequence[Token]) -> list[Cue]:
    """What somebody hears of is told by nobody he names."""
    if {token.lower for token in tokens[:2]} & {"i", "we"}:
        # "I am appalled by reports that 40 have died the minister said": his own words.
        return []
    heard = (place for place, token in enumerate(tokens) if token.lower == "reports" and _heard_of(tokens, place))
    return [Cue(place, place + 1, place, place + 1, len(tokens), True, tokens[place].text) for place in heard]


def _heard_of(tokens: Sequence[Token], place: int) -> bool:
    """`is looking into reports that 40 died`, `amid reports that …`: they tell it, and not who heard of them."""
    before = tokens[place - 1].lower if place else ""
    that = [token.lower for token in tokens[place + 1 : place + 2]] == ["that"]
    return that and (before in words("prepositions") | {"amid", "after", "following"} or before.endswith("ing"))


def _given_by(text: str, tokens: Sequence[Token], place: int, named: Named) -> list[Cue]:
    """`84 soldiers named by the ministry and 11 civilians`: the figure before, and no other."""
    last = name_right(tokens, place + 1, named)
    if last <= place + 1 or not speaks(tokens, place + 1, last, named):
        return []
    name = words_of(text, tokens, place + 1, last)
    reach = FAR if tokens[place - 2].lower in {"was", "were"} else GIVEN_REACH
    return [Cue(place + 1, last, place, max(0, place - reach), place, False, name)]


def issuers(text: str, tokens: Sequence[Token], named: Named) -> list[Cue]:
    """`The committee has published the names of the dead. It says …`: who publishes is who "it" is.

    In that sentence he tells nothing yet.
    """
    places = (place for place, token in enumerate(tokens) if token.lower in PUBLISHES)
    return [cue for place in places if (cue := _issuer(text, tokens, place, named))]


def _issuer(text: str, tokens: Sequence[Token], verb: int, named: Named) -> Cue | None:
    issued = {token.lower for token in tokens[verb + 1 : verb + ISSUE_REACH]} & (FILMS | words("documents") | PRINTS)
    last = verb - 1 if verb and tokens[verb - 1].lower in {"has", "have", "had", "also"} else verb
    first = name_left(tokens, last, named) if issued and last else last
    if first >= last or not speaks(tokens, first, last, named) or (first and tokens[first - 1].text != "."):
        return None
    return Cue(first, last, verb, len(tokens), len(tokens), True, words_of(text, tokens, first, last))


PUBLISHES = frozenset({"published", "posted", "released", "issued", "shared"})
PRINTS = frozenset({"names", "image", "images", "picture", "pictures", "tweet"})
ISSUE_REACH = 5


def _film(text: str, tokens: Sequence[Token], place: int, named: Named) -> Cue | None:
    """`A video posted online showed …`, `the militia released footage purporting to show …`: who shows, tells."""
    shows = next((k for k in range(place + 1, min(len(tokens), place + FILM_REACH)) if tokens[k].lower in SHOWS), None)
    if shows is None or tokens[shows - 1].lower in RELATIVE:
        # "smuggled out photos that show nine bodies": somebody tells of them.
        return None
    first = place
    while first and place - first < FILM_WORDS and _says_which_film(tokens, first - 1, named):
        first -= 1
    if first == place and place > 1 and tokens[place - 1].text.islower() and tokens[place - 2].lower in ARTICLES:
        # "published a grisly video"
        first -= 2
    name = (first, place + 1)
    taken = place + 1
    if tokens[taken].lower in TAKEN and tokens[taken + 1].lower == "by":
        # "A photograph taken by activists showed": whose it is belongs to its name.
        last = min(name_right(tokens, taken + 2, named), shows)
        name = (first, last) if last > taken + 2 and speaks(tokens, taken + 2, last, named) else name
    # "has posted online a new video"
    issued = first - 1 - (first > 1 and tokens[first - 1].lower == "online")
    if issued > 0 and tokens[issued].lower in ISSUED:
        last = issued - 1 if tokens[issued - 1].lower in {"has", "have", "had"} else issued
        begin = name_left(tokens, last, named) if last else last
        name = (begin, last) if begin < last and speaks(tokens, begin, last, named) else name
    return Cue(*name, shows, shows + 1, len(tokens), True, words_of(text, tokens, *name))


def _says_which_film(tokens: Sequence[Token], place: int, named: Named) -> bool:
    word = tokens[place].lower
    return word in ARTICLES or place in named or (word not in ISSUED and is_adjective(word))


FILMS = frozenset({"video", "videos", "footage", "photograph", "photographs", "photo", "photos"})
TAKEN = frozenset({"taken", "shot", "filmed", "recorded", "posted", "published", "released", "shared", "uploaded"})
SHOWS = frozenset({"show", "showed", "showing", "shows"})
ARTICLES = frozenset({"a", "an", "the", "new", "same", "latest", "another"})
RELATIVE = frozenset({"that", "which"})
FILM_REACH, FILM_WORDS = 16, 6


NAMELESS = frozenset(
    {"trusted", "reliable", "credible", "anonymous", "unidentified", "undisclosed", "unnamed", "unspecified"}
)


def _who_quotes(tokens: Sequence[Token], verb: int, named: Named) -> tuple[int, int] | None:
    """Who quotes nameless sources: the name beside the verb, else the first known name of the sentence."""
    begin = name_left(tokens, verb, named) if verb else verb
    inside = begin > 0 and tokens[begin - 1].lower in words("prepositions")
    if begin < verb and not inside and speaks(tokens, begin, verb, named):
        return begin, verb
    first = min((k for k in named.starts if k < verb and k not in named.lands), default=None)
    return None if first is None else (first, next(k for k in range(first, verb + 1) if k not in named))


# Whose account it is: the one named before.
OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she", "its own": "it", "their own": "they"}
ACCOUNTS = frozenset({"account", "count", "reckoning", "tally", "estimate", "figures", "own"})
TALLIED = TALLIES | {"count", "estimate", "reckoning", "reckonings", "tally"}


def _by_account(tokens: Sequence[Token], place: int) -> int | None:
    """`…, by its account`, `by the ministry's own count`: where the name behind "by" ends; None for another "by"."""
    for end in range(place + 2, min(len(tokens), place + 8)):
        word = tokens[end].lower
        if word not in ACCOUNTS | TALLIED:
            continue
        owner = tokens[end - 1].lower
        return end if owner in OWNERS or owner.endswith("'s") or owner == "'" else None
    return None


def _by_tally(tokens: Sequence[Token], place: int, named: Named) -> int | None:
    """`…, by Israeli tallies`: where the words behind "by" end; None for `killed by Israeli figures in the raid`."""
    opens = place == 0 or tokens[place - 1].lower not in outcomes().passive
    end = place + 1
    while end < len(tokens) and (end in named or tokens[end].lower in {"the", "official", "own"}):
        end += 1
    known = any(k in named for k in range(place + 1, end))
    if not opens or not known or end == len(tokens) or tokens[end].lower not in TALLIED:
        return None
    behind = tokens[end + 1 : end + 2]
    closes = not behind or not behind[0].is_word or quantity_at(tokens, end + 1) is not None
    joined = bool(behind) and behind[0].lower in {"and", "but", "while"} and tokens[end].lower != "figures"
    return end + 1 if closes or joined else None


def _past_adjective(tokens: Sequence[Token], first: int) -> int:
    """`according to initial information`: whose it is does not stand in the adjective."""
    toll = next((k for k in range(first, min(len(tokens), first + 5)) if tokens[k].lower in TOLLS), None)
    if toll is not None and [token.lower for token in tokens[toll + 1 : toll + 2]] in (["by"], ["from"]):
        # "according to a new toll from the ministry"
        return toll + 2
    pair = [token.lower for token in tokens[first : first + 2]]
    old = pair[:1] == ["earlier"] or (pair[:1] != ["the"] and pair[1:] == ["information"])
    return first + 1 if old else first


TOLLS = frozenset({"count", "tally", "toll"})
GIVEN = frozenset(
    {
        "reported",
        "confirmed",
        "named",
        "announced",
        "counted",
        "registered",
        "recorded",
        "documented",
        "published",
        "listed",
    }
)
GIVEN_REACH, FAR = 6, 20


def _as_saying(tokens: Sequence[Token], at: int) -> bool:
    """`quoted a medic as saying`, `reported residents as saying`."""
    near = [token.lower for token in tokens[at : at + 14]]
    return any(pair in {("as", "saying"), ("as", "telling")} for pair in pairwise(near))
