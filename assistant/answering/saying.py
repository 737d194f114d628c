"""Whether a sentence gives somebody's own words, where a question asks what he said."""

from __future__ import annotations

import re

from assistant.answering.charges import asks_of_what_accused, charges
from assistant.answering.naming import same_party
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import ActorKind, Form, Lexicon, Mention
from assistant.language.sentences import leans

VERBS = (
    r"(?:said|says|sa(?:y|ying)|told|tells?|report(?:s|ed)?|announced?|claim(?:s|ed)?|add(?:s|ed)|stated?|confirm(?:s|ed)?|"
    r"den(?:y|ies|ied)|accus(?:es|ed)|blam(?:es|ed)|quoted|estimat(?:es|ed)|puts?|describ(?:es|ed)|call(?:s|ed)|"
    r"denounc(?:es|ed)|condemn(?:s|ed)|explain(?:s|ed)|insist(?:s|ed)|warn(?:s|ed)|argu(?:es|ed)|admit(?:s|ted)|"
    r"acknowledg(?:es|ed)|reject(?:s|ed)?|dismiss(?:es|ed)|respond(?:s|ed)|repl(?:ies|ied)|justif(?:ies|ied)|"
    r"document(?:s|ed)|record(?:s|ed)|count(?:s|ed)|mention(?:s|ed)|suspect(?:s|ed)|believ(?:es|ed)|declared?|urg(?:es|ed)|"
    r"demand(?:s|ed)|refus(?:es|ed)|wrote|spoke|expressed|called|vow(?:s|ed)|promis(?:es|ed)|pledg(?:es|ed)|threaten(?:s|ed)|"
    r"stress(?:es|ed)|not(?:es|ed)|underlin(?:es|ed)|reiterat(?:es|ed)|emphasi[sz](?:es|ed)|maintain(?:s|ed)|propos(?:es|ed)|"
    r"suggest(?:s|ed)|prais(?:es|ed)|critici[sz](?:es|ed)|hail(?:s|ed)|predict(?:s|ed)|hop(?:es|ed)|appeal(?:s|ed)|"
    r"assur(?:es|ed)|alleg(?:es|ed)|disput(?:es|ed)|voic(?:es|ed)|tweet(?:s|ed)|declin(?:es|ed))"
)
# "What did the ministry say", "How does Kyiv explain": the words of whoever stands behind the auxiliary are asked for.
ASKED_OF = re.compile(
    r"\b(?:what|how|why|whom|who|when)\b[^?;:.]{0,40}?\b(?:did|does|do|has|had)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE
)
# Saved pages lose apostrophes: "Assads remarks".
SAYS = re.compile(
    rf"^['’]?s?['’]?(?:,?\s+(?:which|who|whose)(?:\s+[\w'’(),-]+){{1,15}}?|(?:\s+[\w'’()-]+){{0,6}}?)\s+(?:{VERBS}|comments|remarks|statements?|interview)\b"
)
# First names and ranks behind the comma.
FIRST_NAMES = 40
APPOSED = re.compile(r",\s+(?:[A-Z][\w.'’-]*\s+){0,3}$")
SAYS_BEHIND = re.compile(rf"^,\s+(?:\w+ly\s+|also\s+)?{VERBS}\b(?!\s+(?:the|an?|its|his|her)\s+\w+\s*[.,])")
SAID_BY = re.compile(
    r"\b(?:according\s+to|told|[,\"”]\s*said|quoted|citing|cited|quoting|statement\s+by|in\s+a\s+statement\s+to)\s+(?:[\w'’-]+\s+){0,3}$"
)
IT_SAID = re.compile(
    rf"\b(?:it|he|she|they|(?P<kind>statement|spokes\w+|agency|minister|ministry|group|organi[sz]ation))\s+"
    rf"(?:\w+ly\s+|also\s+)?{VERBS}\b",
    re.IGNORECASE,
)
# What says yes or no to whether somebody owned up or agreed, behind the name of him who does.
ANSWERS = re.compile(
    r"^(?:['’]s?)?(?:\s+[\w'’()-]+){0,6}?\s+(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)|admit(?:s|ted)?|"
    r"confirm(?:s|ed)|acknowledge[sd]?|conceded?|accept(?:s|ed)|claim(?:s|ed)\s+(?:\w+\s+)?responsib\w+)\b",
    re.IGNORECASE,
)
# The same in other words: "its planes have not struck the town", "there was no truth to the reports".
DISAVOWS = re.compile(
    r"^(?:['’]s?)?(?:\s+[\w'’()-]+){0,12}?\s+(?:(?:had|has|have|did|was|were)(?:\s+not|n['’]?t|\s+never)\s+(?:been\s+)?"
    r"(?:carr(?:y|ied)|bomb(?:ed)?|str(?:ike|uck)|hit|target(?:ed)?|attack(?:ed)?|shell(?:ed)?|us(?:e|ed)|conduct(?:ed)?|"
    r"kill(?:ed)?|behind|involved|responsible|fired?|launch(?:ed)?)"
    r"|no\s+(?:truth|basis|role|part|involvement|hand|connection)|nothing\s+to\s+do\s+with)\b",
    re.IGNORECASE,
)
# Whoever will not speak of it has been asked, and that is told.
DECLINES = re.compile(
    r"^(?:['’]?s)?(?:\s+[\w'’()-]+){0,8}?\s+(?:declin|refus)(?:es?|ed|ing)\s+to\s+"
    r"(?:comment|speak|discuss|respond|answer|give\s+details|say\s+(?:more|anything|whether))\b",
    re.IGNORECASE,
)
ASKS_STANCE = re.compile(
    r"\b(?:say|said|tell|told|comment\w*|react\w*|respon[ds]\w*|repl(?:y|ied)|confirm\w*|acknowledge\w*|admit\w*)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"^[\"“'‘]")


def asks_words(frame: QuestionFrame) -> bool:
    """Is it asked what a known party said, so that another's account of the matter is no answer?"""
    # Whom a party blames is told by reports in their own voice, too.
    if not frame.claimant or frame.claimant_actor is None or frame.kind is QuestionKind.WHO_DID:
        return False
    at = frame.text.find(frame.claimant)
    if at < 0 or CALLS.match(frame.text[at + len(frame.claimant) :]):
        return False
    return ASKED_OF.search(frame.text[max(0, at - 80) : at]) is not None


# "What do Armenians call the town?": anybody may tell how they name it.
CALLS = re.compile(r"\s+(?:call|name|know|spell|refer)\b", re.IGNORECASE)


def gives_words(frame: QuestionFrame, text: str, before: str, lexicon: Lexicon) -> bool:
    """Does the asked claimant speak in a sentence, or just before one that goes on with his words?"""
    if any(not _is_anothers(frame, said, text, lexicon) for said in IT_SAID.finditer(text)):
        return True
    if speaks(frame, text, lexicon) or (asks_of_what_accused(frame) and charges(frame, text, lexicon)):
        return True
    return bool(QUOTED.match(text) or leans(text)) and speaks(frame, before, lexicon)


def _is_anothers(frame: QuestionFrame, said: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """`The Tass news agency said`, where the army was asked: the word behind a name is of whoever bears it."""
    if said["kind"] is None:
        return False
    near = (mention for mention in lexicon.mentions(text) if mention.start < said.end("kind"))
    named = [m for m in near if JUST_BEFORE.fullmatch(text[m.end : said.start("kind")]) or m.end > said.start("kind")]
    if not named:
        return NEW_SPEAKER.search(text[: said.start("kind")]) is not None
    return not any(_is_claimant(frame, mention, lexicon) for mention in named)


# "A rebel spokesman said": somebody of whom nothing was told yet, and not the one who is asked.
NEW_SPEAKER = re.compile(r"\b(?:an?|another)\s+(?:[a-z-]+\s+){1,3}$", re.IGNORECASE)
# "The Anadolu state news agency", "the Observatory's spokesman".
JUST_BEFORE = re.compile(r"(?:['’]?s)?(?:\s+[a-z-]+){0,2}\s+")


# "Neither Russian nor Syrian jets flew there", "there were no Turkish troops in the town".
NONE_OF = re.compile(r"\b(?:neither|nor|no)\s+(?:the\s+)?$", re.IGNORECASE)
ARMS = re.compile(
    r"^(?:['’]?s)?(?:\s+[\w'’-]+){0,5}?\s+(?:(?:war|air)?planes?|jets?|aircraft|helicopters?|air\s+forces?|forces|troops|"
    r"soldiers|(?:air)?strikes?|raids?|missiles?|rockets?|artillery|army|military)\b",
    re.IGNORECASE,
)


def says_yes_or_no(frame: QuestionFrame, text: str, lexicon: Lexicon) -> bool:
    """Does the party that is asked about say in a sentence that it did or did not? Another's charge is no answer."""
    asked = frame.claimant_actor or next(iter(frame.actors), None)
    named = [(text[: m.start], text[m.end :]) for m in lexicon.mentions(text) if m.actor.key == asked]
    return any(
        ANSWERS.match(rest) or DISAVOWS.match(rest) or (NONE_OF.search(before) and ARMS.match(rest))
        for before, rest in named
    )


def is_anothers(frame: QuestionFrame, text: str, lexicon: Lexicon) -> bool:
    """Does a sentence say by name who speaks in it, and is that somebody else than whom the question asks?"""
    mentions = [m for m in lexicon.mentions(text) if m.form is not Form.CAPITAL]
    if any(_is_claimant(frame, mention, lexicon) for mention in mentions):
        return False
    asked = lexicon.actor(frame.claimant_actor) if frame.claimant_actor else None
    if asked is not None and asked.kind is not ActorKind.MONITOR and MONITOR_SAID.search(text):
        return True
    return any(SAID.match(text[m.end :]) or ACCORDING.search(text[: m.start]) for m in mentions)


SAID = re.compile(
    r"^(?:['’]?s)?(?:\s+(?:for\s+Human\s+Rights|group|monitor|agency|channel|(?:news|state)\s+agency))?\s+(?:said|says|reported|added|stated)\b"
)
ACCORDING = re.compile(r"\baccording\s+to\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
MONITOR_SAID = re.compile(
    r"\b(?:monitor|monitoring\s+group|watchdog|observatory)\s+(?:said|says|reported|added)\b", re.IGNORECASE
)


def asks_stance(frame: QuestionFrame) -> bool:
    """`What did the army say about the raid?`, `Did it confirm it?`: that it would not comment answers."""
    return frame.kind in STANCES and ASKS_STANCE.search(frame.text) is not None


STANCES = frozenset({QuestionKind.WHAT, QuestionKind.YES_NO})


def declines(frame: QuestionFrame, text: str, lexicon: Lexicon) -> bool:
    """Does the party that is asked about decline to comment? Another's silence is none of its own."""
    asked = frame.claimant_actor or next(iter(frame.actors), None)
    named = (mention for mention in lexicon.mentions(text) if mention.actor.key == asked)
    return any(DECLINES.match(text[mention.end :]) for mention in named)


def speaks(frame: QuestionFrame, text: str, lexicon: Lexicon) -> bool:
    """Does the asked claimant speak in a sentence by name?"""
    named = (mention for mention in lexicon.mentions(text) if _is_claimant(frame, mention, lexicon))
    return any(
        SAYS.match(text[mention.end :]) or SAID_BY.search(text[: mention.start]) or _says_apposed(mention, text)
        for mention in named
    )


def _says_apposed(mention: Mention, text: str) -> bool:
    """`The agency's head, Anna Lind, said`; and not `in Lindau, said the head`."""
    ahead = text[max(0, mention.start - FIRST_NAMES) : mention.start]
    return APPOSED.search(ahead) is not None and SAYS_BEHIND.match(text[mention.end :]) is not None


def _is_claimant(frame: QuestionFrame, mention: Mention, lexicon: Lexicon) -> bool:
    return same_party(frame.claimant or "", frame.claimant_actor, mention.text, mention.actor.key, lexicon)
