"""Who speaks in a sentence, and over which part of it: "X said", "according to X", "said X", "citing X".

A cue is a speech verb or a preposition of attribution with the name beside it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.language.actors import ActorKind, Form, Mention
from assistant.language.numbers import VAGUE, quantity_at
from assistant.language.places import find_places
from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.appositions import apposed, past_interviewer, somebody_who
from ingest.claims.assertions import ASSERTIONS, assertions
from ingest.claims.citations import ACCOUNTS, FILMS, PUBLISHES, TALLIED, Cue, citations, hearsay, issuers
from ingest.claims.crediting_headlines import credits_of
from ingest.claims.documents import FINDS, ITS_FIGURES, documented, theirs, theirs_tell
from ingest.claims.headlines import credited, find_datelines
from ingest.claims.inversion import PERSON, content_before, divides, has_content, inverted, parenthetic, subject_end
from ingest.claims.phrases import (
    BOUNDARIES,
    QUOTE_MARKS,
    Named,
    is_adjective,
    name_left,
    speaks,
    words_of,
)
from ingest.claims.reaches import (
    FRONTING,
    ONWARD,
    answers,
    condemning_nothing,
    denying,
    fronted,
    in_its_story,
    of_all,
    of_named,
    of_reports,
    without_byline,
)
from ingest.claims.seats import DIRECTIONS
from ingest.claims.speech import CONDEMNING, OF_DOCUMENTS, tells
from ingest.claims.subjects import (
    anew,
    called,
    describing,
    from_body,
    in_person,
    named_before,
    past_list,
    subject,
    with_role,
)
from ingest.claims.victim_phrases import is_verb
from ingest.claims.words import words


@functools.cache
def _speaking() -> frozenset[str]:
    """Without one of these words nobody speaks."""
    return (
        words("speech")
        | ((ACCOUNTS | TALLIED) - {"own"})
        | ASSERTIONS
        | FILMS
        | PUBLISHES
        | FINDS
        | {"according", "citing", "quoting", "cited"}
    )


MARKS_SPEAKER = re.compile(r"^[^:.]{3,70}:\s|(?::|\s[-–—])\s*[\w .'’-]{2,60}$")


def find_cues(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention], surnames: Collection[str] = ()
) -> list[Cue]:
    """Every speaker of a sentence with the part he speaks, in order of the cue. `mentions` are the sentence's.

    `surnames`: of people who have spoken before, by `surname`.
    """
    silent = _speaking().isdisjoint(token.lower for token in tokens)
    if silent and not MARKS_SPEAKER.search(text) and not ITS_FIGURES.search(text):
        return _credited(text, tokens)
    known = _tokens_in(tokens, [(m.start, m.end) for m in mentions])
    if surnames:
        known |= {k for k, token in enumerate(tokens) if token.is_capital and surname(token.text) in surnames}
    scenes = _tokens_in(tokens, [(place.start, place.end) for place in find_places(text)])
    called = (Form.NAME, Form.CAPITAL)
    lands = [(m.start, m.end) for m in mentions if m.form in called and m.actor.kind is ActorKind.STATE]
    datelines = find_datelines(tokens)
    begins = _tokens_in(tokens, [(m.start, m.start + 1) for m in mentions])
    people = _tokens_in(tokens, [(m.start, m.end) for m in mentions if m.form is Form.PERSON])
    stories = tuple(end for _, end in datelines)
    named = Named(known, scenes - known, _tokens_in(tokens, lands), stories, begins, people)
    cues = [
        *citations(text, tokens, named),
        *issuers(text, tokens, named),
        *documented(text, tokens, named),
        *hearsay(tokens),
        *assertions(text, tokens, named),
        *(cue for cue in _verbs(text, tokens, named) if not theirs_tell(tokens, cue.verb)),
        *theirs(tokens),
        *credits_of(text, tokens, named, datelines),
    ]
    news = _tokens_in(tokens, [(m.start, m.end) for m in mentions if m.actor.kind is ActorKind.NEWS])
    cues = of_all(tokens, of_named(tokens, of_reports(sorted(cues, key=lambda cue: cue.verb))))
    by = _credited(text, tokens)
    if by and by[0].name.lower() in words("documents"):
        # "… kill 8 militants Report Reuters Sunday …": a report is nobody whom the story would name again.
        cues = [replace(cue, start=max(cue.start, by[0].last)) for cue in cues if cue.first >= by[0].last]
        cues = [*by, *cues]
    cues = denying(tokens, condemning_nothing(tokens, cues)) or by
    return [in_its_story(without_byline(text, tokens, cue, news), datelines) for cue in cues]


def _credited(text: str, tokens: Sequence[Token]) -> list[Cue]:
    """Whom a headline credits before an agency's dateline, where the story behind it names nobody."""
    by = credited(tokens)
    return [Cue(*by, by[1] - 1, 0, by[0], False, words_of(text, tokens, *by))] if by else []


def surname(name: str) -> str:
    """`barazi` for "Talal al-Barazi"."""
    return name.rsplit(maxsplit=1)[-1].lower().removeprefix("al-").removeprefix("el-")


def _tokens_in(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    if not spans:
        return frozenset()
    return frozenset(k for k, token in enumerate(tokens) if any(a <= token.start < b for a, b in spans))


def _verbs(text: str, tokens: Sequence[Token], named: Named) -> list[Cue]:
    cues: list[Cue] = []
    for place, token in enumerate(tokens):
        if token.lower not in words("speech") or _is_name(tokens, place) or not tells(tokens, place):
            continue
        ends = subject_end(tokens, place)
        if found := apposed(tokens, ends, named) or somebody_who(tokens, ends):
            cues.append(_spoken_by(text, tokens, found, place, named))
            continue
        cue = inverted(text, tokens, place, named) or _direct(text, tokens, place, named)
        if cue is not None:
            cues.append(cue)
    return cues


def _is_name(tokens: Sequence[Token], place: int) -> bool:
    """`the district of Sheikh Said it added`: a name and no verb, but in a headline where all is capitals."""
    behind = tokens[place + 1 : place + 2]
    after_name = place > 0 and tokens[place - 1].is_capital and tokens[place].text == "Said"
    if after_name and place > 1 and tokens[place - 2].lower in words("agencies"):
        # "REUTERS Omar Said Middle East": who took the picture.
        return True
    return after_name and not (behind and behind[0].is_capital)


POWERS = frozenset({"capitals", "countries", "governments", "leaders", "nations", "powers"})


def _inside_clause(tokens: Sequence[Token], first: int) -> bool:
    """Is the name that begins at token `first` the object of a preposition or of a relative clause?"""
    opens = max((k + 1 for k in range(first) if tokens[k].lower in BOUNDARIES), default=0)
    if tokens[first - 1].text == "," and tokens[opens].lower in FRONTING:
        # "Contrary to a statement that 40 had died, the ministry said …"
        return False
    relative = any(tokens[k].lower in {"that", "which", "who"} for k in range(opens, first))
    # "speaking because he was not allowed to brief the media, said"
    done = first > 1 and tokens[first - 2].lower == "to" and tokens[first - 1].text.islower()
    return relative or done or tokens[first - 1].lower in words("prepositions")


def _direct(text: str, tokens: Sequence[Token], place: int, named: Named) -> Cue | None:
    """`X said (that) …` and `…, X said`."""
    last = subject_end(tokens, place)
    if last == 0:
        return None
    which = last > 2 and tokens[last - 1].lower == "which"
    if which:
        # "reported by state television, which said …"
        last -= 2 if tokens[last - 2].text == "," else 1
    last = past_interviewer(tokens, name_left(tokens, last, named), last)
    first = min(name_left(tokens, last, named), describing(tokens, last))
    # "released by Yerevan, which said": whoever the sentence begins with.
    within = not (which and tokens[first - 1].lower == "by") and _inside_clause(tokens, first)
    if first < last and first and tokens[place].lower not in OF_DOCUMENTS and within:
        # "The Committee, a group that protests against the government, said": the government said nothing.
        whole = subject(tokens, place, last, named)
        first, last = whole if whole[0] < whole[1] else (first, last)
    goes_on = tokens[place].lower == "saying" and tokens[place - 1].text == ","
    blamed = goes_on and 0 < first < last and tokens[first - 1].lower in AGAINST
    if blamed or first >= last or (goes_on and tokens[last - 1].lower in words("documents") | {"reports"}):
        # "The army denied the reports, saying …", "Police blamed the rebels, saying …"
        first, last = subject(tokens, place, last, named)
    first = _past_scene(tokens, from_body(tokens, first, last, named), last, named)
    if first < last and tokens[first].lower in {"a", "an"}:
        first, last = named_before(tokens, first, last, named)
    elif first < last:
        first, last = in_person(tokens, first, last, named)
    if first >= last or _only_a_town(tokens, first, last):
        first, last = _passer_by(tokens, subject_end(tokens, place))
    first = past_list(tokens, anew(tokens, first, last), last, named)
    first = with_role(tokens, first, last, named) if first < last else first
    nobody = tokens[place].lower in CONDEMNING and tokens[last - 1].lower in POWERS
    nobody = nobody or _tail_of_place(tokens, first, last, named) or _only_a_town(tokens, first, last)
    if first >= last or nobody or any(tokens[k].lower in words("events") for k in range(first, last)):
        # "World leaders condemned the raid that killed 40" tells whose figure it is as little as "The raid killed 40".
        return None
    behind = [token.lower for token in tokens[place + 1 : place + 3]]
    # "JNIM claimed to have killed 70": whoever that is.
    clause = tokens[last - 1].is_capital and (behind[:1] == ["that"] or behind == ["to", "have"])
    if tokens[place].lower in words("weak") and not clause and not speaks(tokens, first, last, named):
        return None
    return _spoken_by(text, tokens, (first, called(tokens, last, place)), place, named)


AGAINST = CONDEMNING | {
    "accused",
    "accuses",
    "attacked",
    "blamed",
    "blames",
    "contradicted",
    "criticised",
    "criticized",
}


def _spoken_by(text: str, tokens: Sequence[Token], name: tuple[int, int], place: int, named: Named) -> Cue:
    """The cue of a verb of speech at token `place`, whose subject is known, with the part of the sentence he tells."""
    first, last = name
    # Not back over "while": there another clause, and perhaps another speaker, ends.
    opens = max((k + 1 for k in range(first) if divides(tokens, k)), default=0)
    opens = max((opens, *(begin for begin in named.stories if begin <= first)))
    # Behind a trailing cue too: "…, X said, adding that …".
    # Who raises a toll says the figure that follows and none before.
    # Who accuses, and who comments ("which Washington said was no accident"), says nothing of what stands before.
    onward = tokens[place].lower in words("changes_toll") | ONWARD or _comments(tokens, first, place)
    answering = answers(tokens, opens, first) or _said_that(tokens, opens, first, place)
    leads = has_content(tokens, place + 1) and (not content_before(tokens[opens:], first - opens) or answering)
    # "…, but the mayor said 31 were": few words, and a number.
    leads = leads or (answering and place + 1 < len(tokens) and quantity_at(tokens, place + 1) is not None)
    leads = leads and not parenthetic(tokens, opens, first, place)
    # "The raid, which wounded 60, was claimed by the militia, which said …"
    ahead = [token.lower for token in tokens[max(0, first - 3) : first]]
    listed = "by" in ahead and ANSWERED.isdisjoint(ahead) and not _spoke_before(tokens, opens, first)
    of_which = tokens[max(0, subject_end(tokens, place) - 1)].lower == "which"
    onward = onward or (of_which and not listed and has_content(tokens, place + 1))
    leading = leads or onward or _opens_anew(tokens, first, place) or fronted(tokens, opens, place)
    # "The network, which gave a toll of 17, said …": what stands between the name and the verb is his too.
    start, stop = (last if leading else opens), len(tokens)
    return Cue(first, last, place, start, stop, leading, words_of(text, tokens, first, last))


def _spoke_before(tokens: Sequence[Token], opens: int, first: int) -> bool:
    """`A group put the toll at 55, more than that given by the army, which spoke of 22`: the 55 are the group's."""
    by = next((k for k in range(first - 1, max(-1, first - 4), -1) if tokens[k].lower == "by"), first)
    return any(tokens[k].lower in words("speech") and tells(tokens, k) for k in range(opens, by - 1))


def _said_that(tokens: Sequence[Token], opens: int, first: int, verb: int) -> bool:
    """`State television said 300 were hurt, the agency reported that five had died`: behind the comma another tells."""
    that = [token.lower for token in tokens[verb + 1 : verb + 2]] == ["that"]
    apart = first > 0 and tokens[first - 1].text == ","
    return that and apart and any(tokens[k].lower in words("speech") for k in range(opens, first))


def _only_a_town(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`hospitals in the eastern Malian city said`: where they are does not speak."""
    inside = first > 1 and tokens[first - 1].lower in DIRECTIONS | {"the", "in"}
    inside = inside or (first > 1 and tokens[first - 1].lower.endswith("'s"))
    town = last > first and tokens[last - 1].lower in words("town_words") | {"state", "province"}
    return inside and town and not any(tokens[k].lower in words("speaker_nouns") for k in range(first, last))


# "claimed by the militia": of the deed, and not of the figure.
ANSWERED = frozenset(
    {"blamed", "claimed", "condemned", "contested", "contradicted", "denied", "dismissed", "disputed", "launched"}
    | {"refuted", "rejected", "ridiculed"}
)


def _tail_of_place(tokens: Sequence[Token], first: int, last: int, named: Named) -> bool:
    """`the strike on the town of Ain al-Hamra reported 15 dead`: is the name the second word of a town's?"""
    alone = last - first == 1 and first > 1 and tokens[first].text.lower().startswith(("al-", "el-"))
    led = alone and tokens[first - 1].is_capital and first not in named
    return (
        led
        and tokens[first - 2].lower in {"of", "in", "on", "near", "at"}
        and (first in named.scenes or first - 1 not in named.scenes)
    )


def _opens_anew(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """`"… they fled." Officials also said that …`: behind the mark a sentence begins, and he said none of the quote."""
    anew = first > 0 and tokens[first - 1].lower in QUOTE_MARKS and tokens[first].is_capital
    behind = [token.lower for token in tokens[verb + 1 : verb + 4] if token.lower not in words("days")]
    return anew and behind[:1] == ["that"] and any(tokens[k].lower in {"also", "earlier"} for k in range(first, verb))


def _passer_by(tokens: Sequence[Token], end: int) -> tuple[int, int]:
    """`A shopkeeper said`, `…, an engineer said`: a person of any trade, where the clause begins with him."""
    there, end = end, _before_place(tokens, end)
    head = tokens[end - 1].lower if end else ""
    if end > 1 and head in words("documents") and tokens[end - 2].lower in VAGUE:
        # "with some estimates suggesting that …"
        return end - 2, end
    person = head in victims().nouns or PERSON.search(head)
    for first in range(end - 2, max(-1, end - 6), -1):
        word = tokens[first]
        if word.lower in {"a", "an", "the", "one", "another"}:
            opens = first == 0 or tokens[first - 1].lower in BOUNDARIES | QUOTE_MARKS | {","}
            both = _and_somebody(tokens, first) if person and not opens else first
            return (both, there) if person and (opens or both < first) else (0, 0)
        if not word.is_word or word.is_capital or is_verb(word.lower) or word.lower in words("prepositions"):
            break
    return 0, 0


def _before_place(tokens: Sequence[Token], end: int) -> int:
    """`A fighter in Mali's Kidal state said`: where it begins where he is; `end` where nothing tells it."""
    at, kinds = end - 1, LANDS | words("town_words")
    while at > 0 and end - at <= LONGEST_PLACE and (tokens[at].is_capital or tokens[at].lower in kinds):
        at -= 1
    return at if 0 < at < end - 1 and tokens[at].lower in {"in", "from"} and tokens[at + 1].is_capital else end


LONGEST_PLACE = 4
LANDS = frozenset({"state", "province", "region"})


def _and_somebody(tokens: Sequence[Token], first: int) -> int:
    """`…, residents and a priest said`: where both begin; `first` where nobody is joined."""
    joined = first > 2 and tokens[first - 1].lower == "and" and tokens[first - 2].lower in words("local_people")
    begin = first - 2
    while joined and begin and is_adjective(tokens[begin - 1].lower):
        begin -= 1
    return begin if joined and (begin == 0 or tokens[begin - 1].text in {",", ";"}) else first


def _past_scene(tokens: Sequence[Token], first: int, last: int, named: Named) -> int:
    """`killed 12 in the town of Azaz reports said`: the place ends the sentence, whose comma was lost."""
    behind = first
    while behind < last and (behind in named.scenes or (tokens[behind].lower == "and" and behind + 1 in named.scenes)):
        behind += 1
    at = first - 1
    while at > 0 and (
        tokens[at].lower in DIRECTIONS | {"al", "el", "as", "ad", "ar", "ash"}
        or (at in named.scenes and tokens[at].is_capital)
    ):
        # "in Al Tabqah local media reported", "in Khan Touman military sources said"
        at -= 1
    led = first > 1 and tokens[at].lower in {"in", "of", "near", "at", "around", "outside"}
    led = led or (at > 0 and [token.lower for token in tokens[at - 1 : at + 1]] == ["border", "with"])
    beside = led and behind == first and first in named.lands and first + 1 < last
    anew = beside and (tokens[first + 1].lower in words("speaker_nouns") or is_adjective(tokens[first + 1].lower))
    if beside and (anew or first + 1 in named.known - named.lands):
        # "killed 58 in eastern Syria UNICEF said", "… in northern Syria activists said"
        return first + 1
    return behind if led and behind < last else first


def _comments(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """`…, which Washington said was not intentional`: a relative clause of its own about what stands before."""
    relative = first > 0 and tokens[first - 1].lower == "which"
    after = [token.lower for token in tokens[verb + 1 : verb + 2]]
    return relative and bool(set(after) & {"was", "were", "is", "had", "has", "could", "may", "would"})
