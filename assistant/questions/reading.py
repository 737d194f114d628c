"""From a question to its frame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.domain.claims import Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Lexicon
from assistant.language.numbers import quantity_at
from assistant.language.tokens import tokenise
from assistant.questions.blaming import read_accused
from assistant.questions.following import corrected, follow
from assistant.questions.following_times import year_of
from assistant.questions.halves import is_bereft_town
from assistant.questions.kinds import Asking, read_kind
from assistant.questions.latter import one_of_two
from assistant.questions.left_out import left_out, without
from assistant.questions.names import Named, named_parties
from assistant.questions.namesakes import at_home, is_stranger, told_apart
from assistant.questions.outcomes import DEAD_AND_HURT, read_outcome
from assistant.questions.sayer_and_side import read_sayer_and_side
from assistant.questions.scenes import read_scenes
from assistant.questions.sides import read_side
from assistant.questions.speakers import Speakers, read_speakers
from assistant.questions.timing import BARE_YEAR, YEAR_BEFORE, date_runs, question_dates, read_timing
from assistant.questions.victims import Victims, read_victims
from assistant.questions.wording import LONGEST, Run, Wording, listed

# Read as blanks, so that a quoted name is found; the offsets stay.
QUOTES = str.maketrans(dict.fromkeys('“”„«»"', " "))
QUOTED = re.compile(r"(?<=\s)['‘](?P<inside>\w[^'’\n]{0,60}?)['’](?=[\s,.;:?!)])")
TITLE = re.compile(
    r"(?P<genre>\b(?:column|article|story|report|piece|headline|headlined|titled|entitled|post|feature|editorial|op-ed|"
    r"dispatch|explainer|analysis),? )(?P<title>[\"“«'‘][^\"”»\n]{3,160}?[\"”»'’])(?=[\s,.;:?!)]|$)",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?<![\w.,:/^~-])(?<![A-Z][a-z]{3}\s)(\d{1,3}(?:,\d{3})+|\d{1,7})(?![\w:/-]|[.,]\d)"
    r"(?!\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
    r"(?!\s?(?:km|kilomet|mile|metre|meter|hour|minute|year|day|month|week|per ?cent|%|th\b|mm\b))"
)


def read_question(
    question: str, lexicon: Lexicon, history: Sequence[QuestionFrame] = (), newest: date | None = None
) -> QuestionFrame:
    """Read a question into slots; what it leaves open is None or empty. Never an error, whatever the text.

    `history` holds the frames of the conversation so far, the latest last: an elliptic question ("And the injured?")
    takes its open slots from there. Of a very long text the first words are read. A day without a year is the last such
    one until `newest`.
    """
    plain = corrected(question) if history else question
    # What a title names is not what is asked about.
    plain = TITLE.sub(lambda title: title["genre"] + " " * len(title["title"]), plain).translate(QUOTES)
    words = Wording.of(QUOTED.sub(r" \g<inside> ", plain))
    dates = question_dates(words.source, next(filter(None, map(year_of, reversed(history))), None), newest)
    runs = date_runs(words, dates)
    parties = told_apart(words, named_parties(words, lexicon), lexicon)
    asking = read_kind(words)
    hidden = left_out(words)
    # "I would like to know …": the asker's own words tell nothing.
    mute = [*hidden, *(run for run in words.find("asking", "polite") if run.end > run.first + 1)]
    speakers = _heard(without(words, mute), words, asking, parties, runs)
    asked, counted = without(words, hidden), [named for named in parties if not any(map(named.run.meets, hidden))]
    victims = read_victims(asked, asking.focus, speakers, counted)
    accused = read_accused(words, speakers, counted)
    whose = read_side(asked, victims, speakers, counted)
    told = read_sayer_and_side(words, victims, speakers, whose, parties=parties, lexicon=lexicon)
    speakers, side = told.speakers, told.side
    men = side is not None and victims.head is not None and words.words(victims.head) == ["men"]
    timing = read_timing(words, dates)
    places = read_scenes(words, words.source[:LONGEST], speakers, parties, [*runs, *hidden])
    there = at_home(words, parties, places)
    strange = {named.key for named in parties if named not in there}
    claimant = words.verbatim(speakers.claimant) if speakers.claimant else None
    foreign = told.claimant_actor in strange or is_stranger(claimant, places)
    frame = QuestionFrame(
        text=question,
        kind=asking.kind,
        outcome=read_outcome(asked, asking.focus, speakers, counted=asking.kind is QuestionKind.COUNT),
        status=victims.status or _military(words, victims) or (Status.COMBATANT if men else None),
        group=None if men or _is_side(words, victims, side) else victims.group,
        side=words.verbatim(side) if side else None,
        side_actor=told.side_actor,
        claimant=claimant,
        claimant_actor=None if foreign else told.claimant_actor,
        outlet=words.verbatim(speakers.outlet) if speakers.outlet else None,
        accused=words.verbatim(accused) if accused and accused != side else None,
        places=places,
        actors=tuple(dict.fromkeys(named.key for named in there)),
        when=timing.when,
        told=timing.told,
        as_of=timing.as_of,
        since=timing.since,
        scope=timing.scope,
        figures=_figures(words.source, [(mention.start, mention.end) for mention in dates]),
        sum_asked=_sum_asked(words, asking.kind),
        terms=_terms(words, runs),
    )
    return follow(frame, words, history)


def _is_side(words: Wording, victims: Victims, side: Run | None) -> bool:
    """As in "rebel dead": one word for the side, and no group beside it."""
    head = victims.head
    adjective = head is not None and words.words(head)[-1] in listed("victims", "adjectival")
    return adjective and side is not None and head is not None and side.meets(head)


def _military(words: Wording, victims: Victims) -> Status | None:
    """`the military death toll`: soldiers, where no victims are named."""
    said = victims.head is None and MILITARY_LOSSES.search(words.source[:LONGEST])
    return Status.COMBATANT if said else None


MILITARY_LOSSES = re.compile(
    r"\bmilitary (?:death toll|deaths?|toll|dead|fatalities|casualties|losses|tally)\b", re.IGNORECASE
)


def _heard(
    audible: Wording, words: Wording, asking: Asking, parties: Sequence[Named], dates: Sequence[Run]
) -> Speakers:
    """Whose word is asked for, in the part of the question that tells so."""
    speakers = _asked_speaker(read_speakers(audible, parties, dates, asking.focus), asking.kind, words)
    loser = None if is_bereft_town(words, speakers.loser, parties) else speakers.loser
    return replace(speakers, claimant=one_of_two(words, parties) or speakers.claimant, loser=loser)


def _asked_speaker(speakers: Speakers, kind: QuestionKind, words: Wording) -> Speakers:
    """As in "On whose word did Al-Manar report …": where the speaker is asked for, the outlet is none."""
    claimant = speakers.claimant
    if kind is QuestionKind.WHO_SAID and claimant and " ".join(words.words(claimant)) in listed("saying", "outlets"):
        return replace(speakers, claimant=None, outlet=claimant)
    return speakers


def _figures(question: str, dates: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """In digits, then those from ten on that are spelt out ("close to fifty"), none of them of a date or a time."""
    tokens = tokenise(question[:LONGEST])
    spelt = []
    for at, token in enumerate(tokens):
        found = quantity_at(tokens, at) if token.lower.isalpha() else None
        if found is None or found.low is None or found.low < SPELT or found.last > at + 3:
            continue
        counted = tokens[found.last].lower if found.last < len(tokens) else ""
        words = question[token.start : tokens[found.last - 1].end]
        dated = any(start <= token.start < end for start, end in dates)
        if not dated and counted not in TIMES and not any(map(str.isdigit, words)):
            spelt.append(found.low)
    return tuple(dict.fromkeys((*_in_digits(question, dates), *spelt)))


# "the experts' 2024 report"; in a search "killed sumy palm sunday 2025 minister"
DATED = re.compile(r" (?:report|story|study|survey|census|war|offensive|campaign|conflict|massacre|uprising|truce)\b")
SEARCHED = re.compile(r"\b(?:strike|attack|raid|blast|bombing|clashes|shelling|massacre|siege|[a-z]+day) $")
SPELT = 10
TIMES = frozenset(
    unit + plural for unit in ("hour", "day", "week", "fortnight", "month", "year", "minute") for plural in ("", "s")
)


def _in_digits(question: str, dates: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    return tuple(
        int(match[1].replace(",", ""))
        for match in NUMBER.finditer(question[:LONGEST])
        if not any(start <= match.start() < end for start, end in dates)
        and not (_is_year(match[1]) and YEAR_BEFORE.match(question, match.start() - 4))
        and not (_is_year(match[1]) and DATED.match(question, match.end()))
        and not (_is_year(match[1]) and SEARCHED.search(question[: match.start()]))
        and match.start() not in {year.start("year") for year in BARE_YEAR.finditer(question[:LONGEST])}
        and not re.search(r"[a-z,] [A-Z][A-Za-z-]+ $", question[max(0, match.start() - 30) : match.start()])
    )


def _is_year(number: str) -> bool:
    return number.startswith(("19", "20")) and len(number) == 4


def _sum_asked(words: Wording, kind: QuestionKind) -> bool:
    # "Dead and wounded taken together" asks for one figure that somebody gave for both.
    # So do "both sides together": one count of all who fell may stand.
    if MAKING_UP.search(words.source[:LONGEST]):
        return False
    both = any(kind.search(words.source[:LONGEST]) for kind in (DEAD_AND_HURT, BOTH_SIDES, BOTH_KINDS))
    return kind is QuestionKind.COUNT and bool(words.find("scope", "sum")) and not both


# "I'm putting together a timeline"
MAKING_UP = re.compile(r"\b(?:putting|put|pulling|pull|piecing) together (?:a|an|the|my|our)\b", re.IGNORECASE)
BOTH_SIDES = re.compile(
    r"\b(?:both|the two|all) sides,? (?:together|combined|taken together|put together)|"
    r"\b(?:on|across|from|of|among) both sides(?! lose| give| report)",
    re.IGNORECASE,
)
# "Government and rebel combined", but "in Homs and Hama together" are two counts.
BOTH_KINDS = re.compile(r"\b[a-z]{4,} and [a-z]{4,} (?:combined|together|put together|taken together)\b")


def _terms(words: Wording, dates: Sequence[Run]) -> tuple[str, ...]:
    machinery = listed("search", "machinery")
    kept = [
        words.verbatim(Run(index, index + 1))
        for index, token in enumerate(words.tokens)
        if token.lower not in machinery and token.lower[0].isalnum() and not any(index in run for run in dates)
    ]
    return tuple(dict.fromkeys(kept))
