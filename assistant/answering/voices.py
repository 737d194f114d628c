"""Does the voice of a claim fit the question: the claimant asked for, the kind of speaker, the figure, the outlet?"""

from __future__ import annotations

import re

from assistant.answering.asked_speakers import asked_post, holds
from assistant.answering.belonging import allied
from assistant.answering.bodies import is_its_body
from assistant.answering.departments import another_department
from assistant.answering.fits import Fit, Setting
from assistant.answering.his_post import is_by_his_post, is_of_his_office
from assistant.answering.local_bodies import is_local_body
from assistant.answering.named_voices import is_another_voice
from assistant.answering.naming import TELEVISION, same_party, same_words, squashed
from assistant.answering.speaker_kinds import asked_kind, may_be
from assistant.answering.unnamed_sources import (
    PRESS,
    are_monitors,
    is_army_source,
    is_of_kind,
    of_the_monitor,
    passes_on,
    source_owner,
)
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Qualifier
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Actor, ActorKind, Lexicon
from assistant.language.kin import kin
from assistant.language.remembering import has
from assistant.language.terms import terms


def claimant_fit(claim: Claim, frame: QuestionFrame, setting: Setting, lexicon: Lexicon) -> Fit | None:
    if not frame.claimant and not frame.claimant_actor:
        return None
    asked = frame.claimant or ""
    if claim.claimant is None or NOBODYS.fullmatch(claim.claimant):
        # In its own voice an outlet is its own claimant ("What toll does Reuters give?").
        own = printed_by(asked, setting.article, lexicon) or _is_its_outlet(frame, setting.article, lexicon)
        if own or claim.claimant is None:
            return Fit.MET if own else Fit.OPEN
    same = same_party(asked, frame.claimant_actor, claim.claimant, claim.actor, lexicon)
    in_role = _by_role(claim, frame, lexicon) or _is_its(claim, asked, frame) or are_monitors(asked, claim.claimant)
    if same or in_role:
        another = another_department(asked, claim.claimant) or is_another_voice(claim, asked, setting.article, lexicon)
        return Fit.VIOLATED if another else Fit.MET
    # A body is not who happens to be named beside it; who is asked for by office may be.
    own_source = _is_source_of(claim, asked, setting.article, lexicon) or is_army_source(claim, frame, lexicon)
    own_source = own_source or passes_on(claim, frame, setting.article.text, lexicon) or is_of_kind(claim, frame)
    own_source = own_source or is_its_body(claim, asked, lexicon) or is_local_body(claim, frame, lexicon)
    nameless = of_the_monitor(claim, frame, setting.article.text, lexicon)
    by_post = is_by_his_post(asked, claim, setting.article.text) or is_of_his_office(asked, claim, setting.article.text)
    own_source = own_source or nameless is Fit.MET or by_post
    office = asked.rpartition(" ")[2]
    by_office = not office.istitle() and (frame.claimant_actor is None or office in BODY_HEADS)
    if own_source or (by_office and _introduced(claim, asked, setting.article)):
        return Fit.MET
    of_side = asked.lower().endswith(" side") and frame.claimant_actor and claim.actor
    if of_side and allied(frame.claimant_actor or "", claim.actor or "", lexicon):
        # "the Armenian side" speaks through Karabakh's authorities too.
        return Fit.MET
    # What a news agency reported includes what others told it; the answer still names who said it.
    press = lexicon.actor(frame.claimant_actor) if frame.claimant_actor else None
    carried = press is not None and press.kind is ActorKind.NEWS and printed_by(asked, setting.article, lexicon)
    voice = lexicon.actor(claim.actor) if claim.actor else None
    # Another outlet's figure stays that outlet's.
    # But what it printed "as reported by" it may be another's.
    relayed = AS_PRINTED.search(frame.text) is not None
    others = voice is not None and voice.kind is ActorKind.NEWS and not relayed
    return Fit.MET if carried and not others else nameless or Fit.VIOLATED


# "Initial reports indicated": nobody's but who prints them.
NOBODYS = re.compile(
    r"(?:the )?(?:(?:initial|first|early|preliminary|unconfirmed|latest) )?"
    r"(?:reports|estimates|information|figures|count|tally|toll)",
    re.IGNORECASE,
)
AS_PRINTED = re.compile(r"\bas (?:reported|carried|printed|published|relayed) (?:by|in|on)\b", re.IGNORECASE)


def _is_source_of(claim: Claim, asked: str, article: Article, lexicon: Lexicon) -> bool:
    """`Reuters' source` is the unnamed source of a report that Reuters printed."""
    owner = source_owner(claim, asked)
    return owner is not None and printed_by(owner, article, lexicon)


def _is_its_outlet(frame: QuestionFrame, article: Article, lexicon: Lexicon) -> bool:
    """Is the outlet the agency, or the press, of the state whose agency or press is asked for?"""
    printed = lexicon.resolve(article.outlet) if article.outlet and frame.claimant_actor else None
    known = lexicon.actor(frame.claimant_actor or "")
    if known is not None and known.kind is ActorKind.NEWS and printed_by(known.name, article, lexicon):
        # "Iran's al-Alam"
        return True
    if printed is None or known is None or TELEVISION.search(frame.claimant or ""):
        return False
    return {printed.kind, known.kind} == {ActorKind.NEWS} and printed.parent == known.key


# "The UN envoy" is a person with a name, who speaks for a body that has another.
BODY_HEADS = frozenset(
    (
        *("envoy", "representative", "coordinator", "ambassador", "commissioner", "rapporteur", "adviser", "advisor"),
        *("aide", "lawmaker", "commander", "spokesman", "spokeswoman", "spokesperson", "official", "minister"),
        "diplomat",
    )
)
ITS = re.compile(r"^(?:its|their|his|her) ", re.IGNORECASE)
OWNER = re.compile(r"['’]s?\b")
PERSON = re.compile(r"(?:Dr\.? |Mr\.? )?[A-Z][\w'’]+(?: (?:al-|el-|Al-|El-|bin |Abu )?[A-Z][\w'’-]+){1,3}")
# A ministry is no person, and "its own account" presents nobody.
OFFICE = re.compile(
    r"['’]s\b|\b(?:Ministry|Office|Agency|Observatory|Command|Committee|Council|Coalition|Army|Front|Hospital|Party|"
    r"Network|Centre|Center|Group|Union|Nations|Cross|Crescent|Defen[cs]e|Media|News|TV|Authorit\w+)\b"
)
# Letters around a name in which it is said who that is.
PRESENTED = 90


def _introduced(claim: Claim, asked: str, article: Article) -> bool:
    """`the council's spokesman`: a claimant who is a bare name here, and whom the article presents so elsewhere."""
    name = claim.claimant or ""
    wanted = set(terms(ITS.sub("", OWNER.sub("", asked))))
    if not wanted or claim.actor or not PERSON.fullmatch(name) or OFFICE.search(name):
        return False
    surname, text = re.escape(name.split()[-1]), f"{article.title or ''} {article.text}"
    if claim.start < LEAD and _closes_title(asked, article.title or ""):
        return True
    return any(
        all(not kin(term).isdisjoint(near) for term in wanted)
        for found in re.finditer(rf"\b{surname}\b", text)
        for near in [set(terms(text[max(0, found.start() - PRESENTED) : found.end() + PRESENTED]))]
    )


LEAD = 400


def _closes_title(asked: str, title: str) -> bool:
    """As in "Blast kills nine: governor": the headline tells the post of whom the lead then names."""
    post = ITS.sub("", asked.removeprefix("the "))
    return re.search(rf"\w[\s:-]+{re.escape(post)}\s*(?:$|[-–|])", title, re.IGNORECASE) is not None


def _by_role(claim: Claim, frame: QuestionFrame, lexicon: Lexicon) -> bool:
    """`the government news agency` is SANA where Syria is at home; `townspeople` are a town's residents."""
    asked = frame.claimant or ""
    actor = lexicon.actor(claim.actor) if claim.actor else None
    if frame.claimant_actor is None and _by_trade(asked, actor):
        return True
    if PRESS.fullmatch(asked.lower()):
        return PRESS.fullmatch((claim.claimant or "").lower()) is not None
    if frame.claimant_actor is not None:
        # "Syria's official media": "state media" of a report that needs not say whose.
        named = STATE_PRESS.search(asked.lower()) and claim.actor is None
        return bool(named and STATE_PRESS.search((claim.claimant or "").lower()))
    if asked != asked.lower():
        return False
    if STATE_PRESS.search(asked):
        return _is_state_press(actor, lexicon) or bool(STATE_PRESS.search((claim.claimant or "").lower()))
    told = set(terms(claim.claimant or ""))
    # "the city's health directorate": a source there, of the city by its name.
    body = set(terms(OF_A_PLACE.sub("", asked)))
    roles = [term for term in terms(asked) if len(kin(term)) > 1]
    in_role = bool(roles) and all(not kin(term).isdisjoint(told) for term in roles)
    return in_role or (len(body) > 1 and body <= told)


def _is_its(claim: Claim, asked: str, frame: QuestionFrame) -> bool:
    """`Taken to Jos hospital, according to its director`: "the director of Jos hospital", by post and by the name."""
    if not ITS.match(asked) or claim.actor is not None:
        return False
    post, told = set(terms(ITS.sub("", asked))), set(terms(claim.claimant or ""))
    return bool(post) and post <= told and not set(terms(frame.text)).isdisjoint(told - post)


OF_A_PLACE = re.compile(r"\b(?:(?:city|town|province|region|governorate|district|area)['’]?s?|local) ", re.IGNORECASE)


def _by_trade(asked: str, actor: Actor | None) -> bool:
    """`the war monitor`, `rescuers`: whoever watches or rescues there, under a name of its own."""
    if actor is None:
        return False
    return bool(
        (actor.kind is ActorKind.MONITOR and MONITOR.search(asked.lower()))
        or (actor.kind is ActorKind.AGENCY and RESCUERS.search(asked.lower()) and RESCUERS.search(actor.name.lower()))
    )


MONITOR = re.compile(
    r"\b(?:(?:war|conflict|rights|monitoring|activist|watchdog) )?(?:monitors?|watchdog|monitoring group)\b|"
    r"\bngos?\b|\brights (?:group|organi[sz]ation|body)\b"
)
RESCUERS = re.compile(r"\b(?:rescue(?:rs?)?|civil defen[cs]e|first responders?|white helmets?)\b")


STATE_PRESS = re.compile(
    r"\b(?:state|government|official|regime|national)(?:[- ](?:run|owned))?['’]?s? (?:news|media|press|tv|"
    r"television|radio|agency|broadcaster)\b"
)


def _is_state_press(voice: Actor | None, lexicon: Lexicon) -> bool:
    """Is it an outlet of a state, or part of one?"""
    above = voice
    while above is not None and above.parent:
        above = lexicon.actor(above.parent)
        if above is not None and above.kind is ActorKind.STATE:
            return voice is not None and voice.kind is ActorKind.NEWS
    return False


def speaker_fit(claim: Claim, frame: QuestionFrame, setting: Setting, lexicon: Lexicon) -> Fit | None:
    """`Which minister put the toll at 30?` is answered by no monitor, and by no article's own voice; `which UN
    official`, by nobody else's.
    """
    post = asked_post(frame.text, lexicon) if frame.kind is QuestionKind.WHO_SAID else None
    if post is not None:
        return (
            Fit.MET if claim.claimant and holds(post, claim.claimant, setting.article.text, lexicon) else Fit.VIOLATED
        )
    kind = asked_kind(frame.text) if frame.kind is QuestionKind.WHO_SAID else None
    if kind is None:
        return None
    if claim.claimant is None:
        return Fit.MET if kind == "press" else Fit.VIOLATED
    actor = lexicon.actor(claim.actor) if claim.actor else None
    fits = may_be(kind, claim.claimant, actor, lexicon)
    return Fit.OPEN if fits is None else Fit.MET if fits else Fit.VIOLATED


def figure_fit(claim: Claim, frame: QuestionFrame) -> Fit | None:
    """`Who said 1,300 were killed?` asks for who gave that figure, and not for who gave another."""
    told = (claim.figure.low, claim.figure.high) if claim.figure else ()
    if claim.figure and claim.figure.qualifier is Qualifier.VAGUE and asks_exactly(frame.text):
        # Dozens are no exact number.
        return Fit.VIOLATED
    if frame.kind is QuestionKind.COUNT and claim.figure and ONE_MORE.match(claim.figure.text):
        # "Another fighter died" adds to those told before: one is no toll.
        return None if MORE.search(frame.text) else Fit.VIOLATED
    if frame.kind is QuestionKind.COUNT and frame.figures and told:
        return _is_known(told[0], frame)
    if frame.kind is not QuestionKind.WHO_SAID or not frame.figures:
        return None
    return Fit.MET if any(figure in told for figure in frame.figures) else Fit.VIOLATED


def _is_known(low: int | None, frame: QuestionFrame) -> Fit | None:
    """`Of the 16 killed, how many were soldiers?`, `before it rose to 70`: a figure of the question is no answer to it,
    nor is one that was reached later.
    """
    whole = asks_of_the(frame.text) and low in frame.figures
    later = asks_before(frame.text) and low is not None and low >= min(frame.figures)
    return Fit.VIOLATED if whole or later else None


ONE_MORE = re.compile(
    r"another\b(?! (?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred)\b|"
    r"\w+teen\b|(?:twen|thir|for|fif|six|seven|eigh|nine)ty))",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\b(?:another|others?|else|more|further|additional|besides|apart from|aside from|in addition)\b", re.IGNORECASE
)
EXACTLY = re.compile(r"\b(?:exact|precise)(?:ly)?\b", re.IGNORECASE)
OF_THE = re.compile(
    r"\bof (?:the|those|these|its|their) (?:some |about |at least )?(?:\d|[a-z]+(?:-[a-z]+)? )", re.IGNORECASE
)
ROSE = re.compile(
    r"\b(?:before|until) (?:it|they|this|the (?:\w+ )?(?:toll|tally|count|figure|number)) "
    r"(?:had )?(?:been )?(?:later )?(?:rose|rise|risen|went|gone|climbed|jumped|grew|increased|passed|reached|raised|"
    r"revised|updated)(?: up)?(?: to| above| past| beyond| over)?\b",
    re.IGNORECASE,
)
asks_exactly, asks_of_the, asks_before = has(EXACTLY), has(OF_THE), has(ROSE)


def printed_by(name: str, article: Article, lexicon: Lexicon) -> bool:
    if not article.outlet and not article.origin:
        return False
    return any(
        lexicon.same(name, printed) or same_words(name, printed) or squashed(name) == squashed(printed)
        for printed in (article.outlet, article.origin)
        if printed
    )


def outlet_fit(frame: QuestionFrame, setting: Setting, lexicon: Lexicon) -> Fit | None:
    if not frame.outlet:
        return None
    return Fit.MET if printed_by(frame.outlet, setting.article, lexicon) else Fit.OPEN
