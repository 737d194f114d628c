"""Are the victims of a claim those a question asks about: their group and their side?"""

from __future__ import annotations

import itertools
import re

from assistant.answering.camps import REBELS, RULERS, kind_of, words_of
from assistant.answering.doers import did, doers, doers_in
from assistant.answering.fits import Fit, Setting
from assistant.answering.naming import same_words
from assistant.answering.peoples_and_pairs import both_sides, counts_own, fit_of_both, lives_there, named_by_land
from assistant.answering.scenes import scenes_in
from assistant.domain.claims import Claim, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import ActorKind, Lexicon
from assistant.language.places import same_place, within

# "How many soldiers did Baku report killed?" asks for Baku's own; "… did Baku say it killed?" does not.
OWN_MEN = re.compile(r"\b(?:soldiers?|troops|servicemen|military|conscripts|own)\b", re.IGNORECASE)
ITS_DOING = re.compile(
    r"\b(?:it|they|its forces|its army) (?:had |has |have )?(?:killed|inflicted|eliminated|destroyed)\b", re.IGNORECASE
)


def _own_side(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> Fit | None:
    """A party that is asked for losses among soldiers, and for no side's, is asked for its own."""
    party = lexicon.actor(frame.claimant_actor) if frame.claimant_actor else None
    if (
        party is None
        or party.kind not in {ActorKind.STATE, ActorKind.NON_STATE}
        or frame.status is not Status.COMBATANT
    ):
        return None
    if frame.group or frame.accused or not OWN_MEN.search(frame.text) or ITS_DOING.search(frame.text):
        return None
    if claim.side is None or lexicon.actor(claim.side) is None:
        return Fit.OPEN
    return Fit.MET if allied(party.key, claim.side, lexicon) else Fit.VIOLATED


def side_fit(claim: Claim, frame: QuestionFrame, setting: Setting, lexicon: Lexicon) -> Fit | None:
    if not frame.side and not frame.side_actor:
        return _own_side(claim, frame, lexicon) or _soldiers(claim, frame, lexicon)
    if asked_of := both_sides(frame, lexicon):
        return fit_of_both(claim, asked_of, lambda one: side_fit(claim, one, setting, lexicon), lexicon)
    asked = frame.side_actor
    raided = asked and frame.status is Status.CIVILIAN and asked in doers_in(frame.text, -1, lexicon)
    if raided or (claim.side is None and _by_its_place(claim, frame, lexicon)):
        # "How many civilians did the Russian raid kill?" asks for nobody's in particular.
        return None
    if claim.side is None:
        return _side_unnamed(claim, frame, setting, lexicon)
    return _side_by_name(claim, frame, claim.side, lexicon)


def _side_unnamed(claim: Claim, frame: QuestionFrame, setting: Setting, lexicon: Lexicon) -> Fit:
    told = words_of(claim.group)
    if told & REBELS and told & RULERS:
        # "70 regime and rebel fighters": neither side's own.
        return Fit.VIOLATED
    if EACH.search(claim.quote) or counts_own(claim, frame.side_actor or "", lexicon):
        # "More than 2,000 had died on each side": theirs too, whichever side is asked for.
        return Fit.MET
    fit = _side_by_kind(claim, frame, lexicon)
    if fit is not Fit.OPEN or not frame.side_actor or lives_there(frame.side or "", claim):
        return fit
    return _named_near(claim, frame, setting, lexicon)


def _by_its_place(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """As in "civilians killed in Syria": whose they are is told by where they were, and reports do not say it again."""
    party = lexicon.actor(frame.side_actor or "")
    if party is None or party.kind is not ActorKind.STATE or frame.status is not Status.CIVILIAN:
        return False
    scene = any(same_place(place, party.name) for place in frame.places)
    return scene and claim.status is not Status.COMBATANT and (frame.side or "") == party.name


EACH = re.compile(
    r"\b(?:died|dead|killed|fallen|wounded|injured|hurt|lost|losses|deaths?) (?:on|from|for|by) (?:each|either) side\b",
    re.IGNORECASE,
)


def _side_by_name(claim: Claim, frame: QuestionFrame, side: str, lexicon: Lexicon) -> Fit:
    """Where the claim does name a side."""
    asked, party = frame.side_actor, lexicon.actor(side)
    if asked and party:
        people = _is_people(frame.side or "", claim.group or "")
        if people or allied(asked, side, lexicon) or named_by_land(claim, asked, lexicon):
            return Fit.MET
        return Fit.OPEN if _joined(claim, asked, lexicon) else Fit.VIOLATED
    words = words_of(frame.side)
    if not asked and words & REBELS and words_of(claim.group) & REBELS:
        # "Syrian rebels" are rebels, though their side is read as their country.
        return Fit.MET
    if party and words & REBELS:
        return Fit.MET if party.kind is ActorKind.NON_STATE else Fit.VIOLATED
    if party and words & RULERS:
        return Fit.MET if party.kind is ActorKind.STATE else Fit.VIOLATED
    return Fit.MET if same_words(frame.side or asked or "", side) else Fit.OPEN


def _is_people(asked: str, group: str) -> bool:
    """As in "Kurds", where "3,000 Iraqi Kurds" are counted: the people, whichever party's they are."""
    wanted, told = PEOPLE.fullmatch(asked), group.lower().split()
    return wanted is not None and all(word in told for word in asked.lower().split())


# "Kurds", "Iraqi Kurds", "Syrian Turkmens": named as a people, and not by a party.
PEOPLE = re.compile(r"(?:[A-Z][a-z]+ )?[A-Z][a-z]{2,}s")


def _joined(claim: Claim, asked: str, lexicon: Lexicon) -> bool:
    """`40 men of Nusra and the Free Army`: the asked party's dead are counted with those of the claim's side."""
    named = lexicon.mentions(claim.quote)
    return any(
        AND.fullmatch(claim.quote, one.end, other.start)
        and {asked, claim.side} == {one.actor.key, other.actor.key}
        and not did(claim.quote, other.start, other.end)
        for one, other in itertools.pairwise(named)
    )


AND = re.compile(r"(?: [\w-]+){0,2},? and (?:the )?(?:so-called )?", re.IGNORECASE)


def _named_near(claim: Claim, frame: QuestionFrame, setting: Setting, lexicon: Lexicon) -> Fit:
    """Whose men "militants" are is often not said again: the party that the sentence names, else title or lead."""
    asked = frame.side_actor or ""
    if claim.actor and allied(asked, claim.actor, lexicon):
        # Who counts his own need not say whose they are.
        return Fit.OPEN
    title, text = setting.article.title or "", setting.article.text
    told = words_of(claim.group)
    killers = doers(claim, lexicon)
    apart = told & RULERS and _in_another_clause(claim)
    if claim.status is Status.COMBATANT and not apart and any(allied(asked, key, lexicon) for key in killers):
        # Who kills there does not count his own.
        return Fit.VIOLATED
    struck = {key for key in _not_doing(claim, lexicon) if not any(lexicon.related(key, one) for one in killers)}
    alone = bool(struck) and all(allied(asked, key, lexicon) for key in struck)
    if told & REBELS and any(allied(asked, key, lexicon) for key in struck):
        # With another party beside it, or one named behind it only, "militants" may be anybody's; "rebels" are nobody's
        # by name.
        until = claim.quote[: claim.quote.find(claim.figure.text)] if claim.figure else ""
        before = _names(until, asked, lexicon)
        return Fit.MET if before and len(struck) == 1 and not told & OPPOSED else Fit.OPEN
    if told & OPPOSED or (told & ITS and alone):
        # "A blow to the brigade, killing one of its commanders"
        return Fit.VIOLATED if told & OPPOSED else Fit.MET
    if told & RULERS:
        return _of_the_state(claim, asked, told, setting, lexicon)
    near = (title, text[:LEAD], text[max(0, claim.start - BEFORE) : claim.end])
    return Fit.OPEN if any(_names(part, asked, lexicon) for part in near) else Fit.VIOLATED


def _in_another_clause(claim: Claim) -> bool:
    """As in "one man died in regime shelling, it said, adding that 11 troops fell": what was done stands before."""
    ahead = claim.quote[: claim.quote.find(claim.figure.text)] if claim.figure else ""
    return ADDING.search(ahead) is not None


ADDING = re.compile(r"\b(?:adding(?: that)?|while|whereas) (?:[\w-]+ ){0,2}$")


def _names(text: str, asked: str, lexicon: Lexicon) -> bool:
    """Does a text name a party, but not as who did it?"""
    return any(allied(asked, m.actor.key, lexicon) for m in lexicon.mentions(text) if not did(text, m.start, m.end))


def _of_the_state(claim: Claim, asked: str, told: set[str], setting: Setting, lexicon: Lexicon) -> Fit:
    """Soldiers of nobody in particular: "government soldiers" are those of the country they fell in; "troops" may be
    those of a state that is named near by, where no other one is.
    """
    party = lexicon.actor(asked)
    if party is None or party.kind is not ActorKind.STATE:
        return Fit.VIOLATED
    places = (*scenes_in(claim.quote), claim.place or "", *setting.places)
    at_home = any(within(place, party.name) or same_place(place, party.name) for place in places if place)
    if told & GOVERNING:
        return Fit.MET if at_home else Fit.OPEN
    if at_home and told & TROOPS:
        # In its own country a state's troops need no name, whoever else is named before.
        return Fit.OPEN
    text = setting.article.text
    parts = (setting.article.title or "", text[:LEAD], text[max(0, claim.start - BEFORE) : claim.end])
    others = any(
        m.actor.kind is ActorKind.STATE and not allied(asked, m.actor.key, lexicon) and not did(part, m.start, m.end)
        for part in parts
        for m in lexicon.mentions(part)
    )
    return Fit.OPEN if not others and any(_names(part, asked, lexicon) for part in parts) else Fit.VIOLATED


TROOPS = frozenset({"army", "troops", "soldiers", "conscripts"})
GOVERNING = frozenset({"government", "regime", "state", "loyalist", "loyalists", "pro-government"})


def _not_doing(claim: Claim, lexicon: Lexicon) -> frozenset[str]:
    """The parties that a claim's sentence names, but for who says so and for who did it."""
    return frozenset(
        mention.actor.key
        for mention in lexicon.mentions(claim.quote)
        if mention.actor.kind in {ActorKind.STATE, ActorKind.NON_STATE}
        and mention.actor.key != claim.actor
        and not did(claim.quote, mention.start, mention.end)
    )


LEAD, BEFORE = 400, 250
ITS = frozenset({"its", "their"})
# These say whose they are, though not by name; "militants" and "terrorists" are anybody's.
OPPOSED = frozenset({"opposition", "rebel", "rebels", "insurgent", "insurgents"})


def _soldiers(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> Fit | None:
    """`How many soldiers …?` asks for a state's: jihadists and rebels are none."""
    if frame.status is not Status.COMBATANT or frame.group or not SOLDIERS.search(frame.text):
        return None
    told = words_of(claim.group)
    party = lexicon.actor(claim.side) if claim.side else None
    irregular = party is not None and party.kind is ActorKind.NON_STATE
    return Fit.VIOLATED if told & REBELS or (irregular and told & FIGHTERS) else None


SOLDIERS = re.compile(r"\b(?:soldiers|servicemen|conscripts)\b", re.IGNORECASE)
FIGHTERS = frozenset({"fighter", "fighters", "militiamen", "members", "elements"})


def _side_by_kind(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> Fit:
    """Where a claim names no side, its noun may: rebels are no state's soldiers."""
    told = kind_of(claim)
    party = lexicon.actor(frame.side_actor) if frame.side_actor else None
    if party and party.kind is ActorKind.NON_STATE and claim.status is Status.CIVILIAN and MEMBERS.search(frame.text):
        # "How many Daesh members …": those of an armed group bear arms.
        return Fit.VIOLATED
    asked = words_of(frame.side)
    rulers = asked & RULERS or (party is not None and party.kind is ActorKind.STATE)
    rebels = asked & REBELS
    if (rulers and told & REBELS) or (rebels and told & RULERS):
        return Fit.VIOLATED
    named_by_kind = party is None and ((rulers and told & RULERS) or (rebels and told & REBELS))
    return Fit.MET if named_by_kind else Fit.OPEN


MEMBERS = re.compile(r"\b(?:members?|elements|men|operatives)\b", re.IGNORECASE)


def allied(asked: str, side: str, lexicon: Lexicon) -> bool:
    """Victims of an ally count for the side ("the Armenian side" covers Karabakh's forces)."""
    actor = lexicon.actor(side)
    return lexicon.related(asked, side) or (actor is not None and asked in actor.allies)
