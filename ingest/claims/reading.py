"""From an article to its claims, sentence by sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Scope, Stance, Status
from assistant.language.actors import ActorKind, Form, Lexicon, Mention, inside
from assistant.language.datelines import filed
from assistant.language.dates import dateline
from assistant.language.orders import orders_in
from assistant.language.sentences import sentences
from assistant.language.tokens import Token, tokenise
from ingest.claims.attributing import speaker_of
from ingest.claims.beside import Linked
from ingest.claims.carrying import goes_on_from, still_telling
from ingest.claims.circumstances import date_of
from ingest.claims.citations import Cue
from ingest.claims.crediting import LEADING, Voice, credited_behind
from ingest.claims.figures import find_counted
from ingest.claims.filed import behind_dateline, without_city
from ingest.claims.furniture import without_links
from ingest.claims.groups import group_before, group_of
from ingest.claims.headlines import opens_story
from ingest.claims.lands import health_ministry, land_of
from ingest.claims.last_told import last_fate
from ingest.claims.linking import link, tells_of_harm
from ingest.claims.memory import Memory, Speaker, remembering
from ingest.claims.others import another_story, told_apart
from ingest.claims.own_dead import Bounds
from ingest.claims.posts import credited_to_signers
from ingest.claims.quotations import REACH, closing, quoted
from ingest.claims.reaches import tell
from ingest.claims.remembering import opening, remember
from ingest.claims.same_again import says_same, toll_of
from ingest.claims.scenes import place_of
from ingest.claims.sides import of_others, told_side, two_sides, victims_side
from ingest.claims.spans import scope_of
from ingest.claims.speakers import find_cues
from ingest.claims.statuses import implied, is_whole, of_both_kinds, part_of, shared_noun, statuses_of
from ingest.claims.strangers import without_strangers
from ingest.claims.struck import PARTIES
from ingest.claims.surroundings import Surroundings, opens_with_credit
from ingest.claims.withholding import Before, find_withheld

LEAD = 2
# So many sentences behind one of the lead name what it does not.
FURTHER = 2


def read_claims(article: Article, lexicon: Lexicon) -> list[Claim]:
    """Every casualty figure in an article's text, with all that the text says of it. Quotes are whole sentences."""
    spans = without_links(article.text, sentences(article.text))
    mentions = lexicon.mentions(article.text)
    memory = remembering(mentions, lexicon)
    lead = " ".join(article.text[start:end] for start, end in spans[:LEAD])
    published = dateline(article.text, article.published) or article.published
    claims: list[Claim] = []
    voices: list[Voice] = []
    whole = Surroundings(0, "", "", lead, published, land=land_of(mentions, lead))
    home = lexicon.resolve(whole.land) if whole.land else None
    memory.health = health_ministry(lead, lexicon) if "ealth" in article.text else None
    memory.home = home.key if home and home.kind is ActorKind.STATE else None
    orders = orders_in(article.text)
    for number, (start, end) in enumerate(spans):
        if any(first <= start < last for first, last in orders):
            continue
        around = _around(article.text, spans, number, whole, inside(mentions, start, end))
        memory.closes = functools.partial(closing, article.text, spans[number + 1 : number + REACH], mentions)
        memory.opening = opening(around)
        claims.extend(_in_sentence(article, around, lexicon, memory))
        if number < LEADING:
            voices.append(Voice(start, around.text, memory.teller if memory.told_for == 0 else None))
    told = implied(credited_behind(credited_to_signers(claims, article.text, lexicon), voices))
    return without_strangers(told, mentions, lead, lexicon)


def _around(
    text: str, spans: Sequence[tuple[int, int]], number: int, whole: Surroundings, named: tuple[Mention, ...]
) -> Surroundings:
    """A sentence with those before it, and behind one of the lead those that say what it leaves open."""
    start, end = spans[number]
    sentence = text[start:end]
    end_of_dateline = filed(sentence, named)
    told = [] if opens_with_credit(sentence) else [text[slice(*span)] for span in spans[max(0, number - 2) : number]]
    return Surroundings(
        start,
        sentence,
        told[-1] if told else "",
        whole.lead,
        whole.published,
        without_city(named, end_of_dateline),
        earlier=told[-2] if len(told) > 1 else "",
        after=text[end : spans[min(number + FURTHER, len(spans) - 1)][1]] if number < LEAD else "",
        land=whole.land,
        filed=end_of_dateline,
    )


def _in_sentence(article: Article, around: Surroundings, lexicon: Lexicon, memory: Memory) -> Iterator[Claim]:
    text = around.text
    tokens = tokenise(text)
    if not tokens:
        return
    cues = find_cues(text, tokens, around.named, memory.people)
    cues = [kept for cue in cues if (kept := behind_dateline(text, tokens, cue, around.filed))]
    harm = tells_of_harm(tokens) or memory.fate is not None or (memory.toll is not None and says_same(tokens))
    memory.named = _named_land(around.named) or memory.named
    counts = [counted for counted in find_counted(tokens) if not tell(tokens, counted.first, cues)] if harm else []
    linked = link(tokens, counts, memory.fate, memory.toll)
    memory.fate, memory.toll = last_fate(tokens, linked), toll_of(linked) or memory.toll
    if linked:
        spoken = tuple(_spoken(text, tokens, cue) for cue in cues)
        around = replace(around, speaking=spoken, counted_over=memory.scope)
    memory.scope = Scope.INCIDENT
    anew = opens_story(tokens, linked)
    statuses = statuses_of(text, tokens, linked)
    side: str | None = None
    sides: list[str | None] = []
    group: str | None = None
    groups: list[str | None] = []
    carried: Speaker | None = None
    for number, (item, status) in enumerate(zip(linked, statuses, strict=True)):
        speaker = (
            speaker_of(cues, item.counted.first, lexicon, memory)
            or quoted(text, lexicon, memory)
            or (None if anew else goes_on_from(text, tokens, item, memory) or still_telling(around, memory))
            or carried
        )
        # Who is carried over to one figure of a sentence tells the others, too.
        carried = speaker if speaker and speaker.inferred else None
        memory.figures = speaker
        if item.continued and side is None:
            side = memory.side
        goes_on = item.counted.head is None or tokens[item.counted.head].lower in {"others", "other"}
        after = linked[number + 1 :]
        until = tokens[after[0].counted.first].start if after else len(text)
        bounds = Bounds(until, speaker.actor if speaker else None, memory.owners, memory.home)
        if noun := shared_noun(tokens, item, after):
            group = text[tokens[noun.quantity.last].start : tokens[noun.last - 1].end]
        before = part_of(tokens, linked, number - 1) if number else None
        if before is not None:
            # "80 civilians including three children were killed and dozens wounded": beside the eighty.
            group = groups[before]
        apart = is_whole(tokens, item.counted)
        whose = group_before(tokens, linked, number, group, statuses[number - 1])
        # "30 Nusra militants including three commanders": of the same party, if they bear arms.
        part = item.whole is not None and item.whole < number and status is not Status.CIVILIAN
        whole = sides[item.whole] if part and item.whole is not None else None
        # "nine rebels and 17 others, including eight children": these are of nobody's party.
        alone = number > 0 and (
            told_apart(tokens, item, statuses[number - 1 if before is None else before], status)
            or another_story(tokens, linked[number - 1], item)
        )
        theirs = None if alone else side if goes_on and not apart else whole
        told = Told(item, status, speaker, theirs, None if alone else whose, bounds)
        claim = _claim(article, around, tokens, told, lexicon)
        side, group = claim.side, claim.group
        sides.append(side)
        groups.append(group)
        memory.side, memory.scope = side, claim.scope or memory.scope
        yield claim
    yield from _withheld(article, around, lexicon, memory)
    remember(around, cues, lexicon, memory)


def _spoken(text: str, tokens: Sequence[Token], cue: Cue) -> tuple[int, int]:
    """Where a speaker stands, his seat with him: "the ministry in Moscow"."""
    start, end = tokens[cue.first].start, tokens[cue.last - 1].end
    seat = SEAT.match(text, end)
    return start, seat.end() if seat else end


SEAT = re.compile(r"\s+in\s+(?:the\s+)?[A-Z][\w'’-]+")


def _named_land(mentions: Sequence[Mention]) -> str | None:
    return next((m.actor.key for m in mentions if m.form is Form.NAME and m.actor.kind in LANDS), None)


LANDS = frozenset({ActorKind.STATE, ActorKind.NON_STATE})


@dataclass(frozen=True, slots=True)
class Told:
    """One count of a sentence with what its neighbours say of it: status, speaker, and what it goes on from."""

    item: Linked
    status: Status
    speaker: Speaker | None
    side: str | None
    group: str | None
    bounds: Bounds


def _claim(article: Article, around: Surroundings, tokens: Sequence[Token], told: Told, lexicon: Lexicon) -> Claim:
    item, speaker = told.item, told.speaker
    counted = item.counted
    first, last = tokens[counted.first].start, tokens[counted.last - 1].end
    words = around.text[first:last].removesuffix(" of")
    quantity = counted.quantity
    most = quantity.high if quantity.low is None else quantity.low
    scope = scope_of(around, most, at=first, vague=words.lower(), deaths=item.outcome is Outcome.KILLED)
    side = None
    if not two_sides(around.text, tokens, counted, lexicon):
        # "while the other side put its own losses at 12"
        others = OWN_DEAD.search(around.text[:first]) or of_others(around.text, tokens[counted.last - 1].end)
        carried = None if others else told.side
        side = told_side(around.text, tokens, item, lexicon) or carried
        side = side or victims_side(around.text, tokens, item, told.bounds, lexicon)
    return Claim(
        article_id=article.id,
        start=around.start,
        end=around.start + len(around.text),
        quote=around.text,
        figure=Figure(words, quantity.low, quantity.high, quantity.qualifier),
        outcome=item.outcome,
        status=_member_status(told, around.text, tokens, side, lexicon),
        group=_own_group(around.text, tokens, told),
        side=side,
        claimant=speaker.name if speaker else None,
        actor=speaker.actor if speaker else None,
        inferred=speaker.inferred if speaker else False,
        scope=scope,
        place=place_of(around, first, scope, quantity.low),
        event_date=date_of(around, first, scope),
        published=article.published,
        outlet=article.outlet,
    )


def _own_group(text: str, tokens: Sequence[Token], told: Told) -> str | None:
    """The count's own words; those of the count before for `others`, who have none."""
    own = group_of(text, tokens, told.item)
    return told.group if own is None or (own == "others" and told.group) else own


def _armys_own(told: Told, text: str, tokens: Sequence[Token]) -> bool:
    """`The army puts its own deaths at 63`: soldiers, though it does not say so."""
    if told.speaker is None or not ARMED.search(told.speaker.name):
        return False
    return OWN_DEAD.search(text[: tokens[told.item.counted.first].start]) is not None


OWN_DEAD = re.compile(r"\bits (?:own )?(?:deaths|dead|losses|fallen|casualties)\b[^.;]{0,30}$", re.IGNORECASE)
ARMED = re.compile(r"\b(?:military|army|armed forces|defen[cs]e|militia|brigades?|forces|navy)\b", re.IGNORECASE)


def _member_status(told: Told, text: str, tokens: Sequence[Token], side: str | None, lexicon: Lexicon) -> Status:
    """Members of an armed group bear arms: `10 IS members`. So do those whom an army counts as its own."""
    counted = told.item.counted
    if of_both_kinds(text, tokens, counted):
        return Status.MIXED
    if told.status is Status.UNKNOWN and _armys_own(told, text, tokens):
        return Status.COMBATANT
    known = told.status not in (Status.UNKNOWN, Status.MIXED)
    if known or counted.head is None or tokens[counted.head].lower not in MEMBERS:
        return told.status
    if OWN_MEMBERS.search(text, tokens[counted.first].start, tokens[counted.head].end) and FIGHTING.search(text):
        # "The militants lost a number of their members"
        return Status.COMBATANT
    party = lexicon.actor(side) if side else None
    return Status.COMBATANT if party and party.kind is ActorKind.NON_STATE else told.status


OWN_MEMBERS = re.compile(r"\b(?:its|their|his|own|dead)\b", re.IGNORECASE)
FIGHTING = re.compile(
    r"\b(?:terrorists?|militants?|rebels?|jihadists?|insurgents?|gunmen|ISIS|ISIL|Daesh)\b", re.IGNORECASE
)
MEMBERS = frozenset({"comrades", "members", "member", "elements", "element", "operatives", "operative", "men"})


def _told_of(lexicon: Lexicon, memory: Memory) -> Before | None:
    """The party that "it" is: who spoke in the sentence before, else the last that the text was about."""
    just = memory.just
    if just is not None and just.actor is None:
        # "The same office counted nine. It did not say …": no party named further up.
        return Before(None, just.name)
    key = (just.actor if just else None) or memory.subject or (memory.party.actor if memory.party else None)
    party = lexicon.actor(key) if key else None
    return Before(party.key, party.name) if party is not None and party.kind in LANDS else None


def _withheld(article: Article, around: Surroundings, lexicon: Lexicon, memory: Memory) -> Iterator[Claim]:
    told = " " * around.filed + around.text[around.filed :]
    for held in find_withheld(told, lexicon, _told_of(lexicon, memory)):
        teller = lexicon.actor(held.actor) if held.actor else None
        yield Claim(
            article_id=article.id,
            start=around.start,
            end=around.start + len(around.text),
            quote=around.text,
            figure=None,
            outcome=held.outcome,
            status=held.status,
            group=held.group,
            # A monitor or an agency that gives no toll keeps no losses of its own to itself.
            side=held.actor if teller and teller.kind in PARTIES else None,
            claimant=held.name,
            actor=held.actor,
            inferred=held.inferred,
            stance=Stance.WITHHOLDS,
            event_date=None,
            published=article.published,
            outlet=article.outlet,
        )
