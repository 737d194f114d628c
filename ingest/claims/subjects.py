"""Whose name is the subject of a verb of speech, where something stands between the two or the name says too little."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.phrases import BOUNDARIES, QUOTE_MARKS, RANKS, Named, name_left, speaks
from ingest.claims.trailing import name_right
from ingest.claims.victim_phrases import is_verb
from ingest.claims.words import words


def describing(tokens: Sequence[Token], last: int) -> int:
    """`a group tracking the violence`, `an organisation that monitors the war`: where it begins, else `last`."""
    for place in range(last - 2, max(-1, last - 9), -1):
        if tokens[place].lower in words("speech") | words("stops") - {"that", "which", "who"}:
            return last
        if (running := _running(tokens, place, last)) is not None:
            return running
        if tokens[place].lower in words("monitor_heads") and {t.lower for t in tokens[place + 1 : place + 3]} & words(
            "monitoring"
        ):
            before = place
            while before and (tokens[before - 1].lower in words("monitor_words") | words("determiners")):
                before -= 1
            return before
    return last


def _running(tokens: Sequence[Token], head: int, last: int) -> int | None:
    """`the aid group that supports it said`, `a charity which runs the clinic said`: where its name begins."""
    if tokens[head].lower not in words("monitor_heads") | words("bodies"):
        return None
    told = [token.lower for token in tokens[head + 1 : last]]
    owned = len(told) > 2 and told[0] in {"that", "which"} and told[1] in RUNS and len(told) <= LONGEST_OWNED
    whole = told[2:] in (["it"], ["them"]) or (told[2:3] and told[2] in {"the", "a", "an", "its", "these", "those"})
    if not owned or not whole or {",", "and"} & set(told):
        return None
    first = head
    while first and tokens[first - 1].lower in words("monitor_words") | words("adjectives") | {"medical", "health"}:
        first -= 1
    if not first or tokens[first - 1].lower not in {"a", "an", "the", "another"}:
        return None
    # "a raid on the charity that runs the clinic police said": not it.
    return first - 1 if first == 1 or tokens[first - 2].lower not in words("prepositions") else None


RUNS = frozenset(
    {"backs", "funds", "helps", "manages", "operates", "owns", "ran", "runs", "sponsors", "supported", "supports"}
)
LONGEST_OWNED = 6


def named_before(tokens: Sequence[Token], first: int, last: int, named: Named) -> tuple[int, int]:
    """`The Centre for Policy Research, an NGO, has put …`: the name stands before what it is."""
    end = first
    while end and tokens[end - 1].lower in {",", "however", "meanwhile", "though"}:
        end -= 1
    if end < first and tokens[first - 1].text == "," and _verb_beside(tokens, last):
        # "in the capital, Aden, a senior official said": a comma would close what the name before is.
        return first, last
    if end > 3 and tokens[end - 1].text == ")" and tokens[end - 3].text == "(":
        end -= 3
    if end <= 0 or not tokens[end - 1].is_capital:
        return first, last
    begin = name_left(tokens, end, named)
    if begin < end and tokens[begin].lower in NO_SUBJECT:
        # "In a statement to the paper a clerk at the ministry said": where he said it is no name of his.
        return first, last
    opens = begin == 0 or tokens[begin - 1].lower in BOUNDARIES | QUOTE_MARKS | {".", ","}
    opens = opens or (begin == 1 and tokens[0].lower in LINKS)
    if begin >= end or not opens:
        return first, last
    if speaks(tokens, begin, end, named):
        return begin, end
    # "Omar Said, an activist in the town, told …": a person's name says little without what he is.
    person = end - begin >= 2 and all(tokens[k].is_capital for k in range(begin, end))
    return (begin, last) if person else (first, last)


def _verb_beside(tokens: Sequence[Token], last: int) -> bool:
    return last < len(tokens) and tokens[last].lower in words("speech")


def in_person(tokens: Sequence[Token], first: int, last: int, named: Named) -> tuple[int, int]:
    """`Omar Said the manager of the clinic told …`: the name that opens the sentence belongs to the role behind it."""
    begin = named_before(tokens, first, last, named)[0] if tokens[first].text == "the" else first
    bare = (
        begin < first
        and tokens[begin].lower not in NO_SUBJECT
        and all(k not in named and k not in named.scenes for k in range(begin, first))
    )
    return (begin, last) if bare else (first, last)


ROLES = frozenset(
    {
        "activist",
        "adviser",
        "advisor",
        "ambassador",
        "analyst",
        "archbishop",
        "bishop",
        "captain",
        "chairman",
        "chairwoman",
    }
    | {"chief", "co-founder", "colonel", "commander", "coordinator", "deputy", "director", "doctor", "envoy", "founder"}
    | {
        "general",
        "governor",
        "head",
        "journalist",
        "lawyer",
        "leader",
        "manager",
        "mayor",
        "member",
        "minister",
        "officer",
    }
    | {"ombudsman", "president", "prime", "prosecutor", "researcher", "resident", "secretary", "senior", "speaker"}
    | {"spokesman", "spokesperson", "spokeswoman", "surgeon", "vice"}
)


def with_role(tokens: Sequence[Token], first: int, verb: int, named: Named) -> int:
    """`Omar Said the charity's deputy for Europe and Asia told …`: where a person's name begins that opens the clause
    and whose role, up to the verb, stands behind it without a comma; else `first`.
    """
    opens = max((k + 1 for k in range(verb) if tokens[k].lower in BOUNDARIES), default=0)
    end = opens
    while end < verb and tokens[end].is_capital and tokens[end].is_word and end not in named.scenes:
        end += 1
    person = 2 <= end - opens <= 4 and not any(k in named and k not in named.people for k in range(opens, end))
    role = person and tokens[end].lower in {"a", "an", "the"} and verb - end <= LONGEST_ROLE
    if not role or tokens[opens].lower in NO_SUBJECT | words("determiners") | LINKS:
        return first
    told = (token.lower for token in tokens[end:verb])
    return first if any(_ends_role(word) for word in told) else opens


def _ends_role(word: str) -> bool:
    return word in ENDS_ROLE or word in words("speech") or is_verb(word) or word in {",", ";", ":", "(", '"', "“", "”"}


LONGEST_ROLE = 16
ENDS_ROLE = frozenset({"has", "had", "have", "was", "were", "is", "are", "that", "which", "who", "after", "when", "as"})


def called(tokens: Sequence[Token], last: int, verb: int) -> int:
    """`An activist who goes by the name Abu Hadi said`, `a doctor identified only as Salim said`: where the name ends
    that belongs to who is said to speak, up to token `last`; else `last`.
    """
    told = [token.lower for token in tokens[last:verb]]
    opens = next((k for k, word in enumerate(told) if tokens[last + k].is_capital), 0)
    led = [word for word in told[:opens] if word not in CALLING["fill"]]
    end = last + opens
    while opens and end < verb and (tokens[end].is_capital or tokens[end - 1].lower in RANKS):
        # "going by the name of Dr. Salim Hadi"
        end += 1
    return end if opens and led and led[0] in CALLING["words"] and set(led) <= CALLING["words"] else last


CALLING = {
    "words": frozenset(
        {"called", "goes", "going", "identified", "name", "named", "nickname", "nicknamed", "used", "uses", "using"}
    ),
    "fill": frozenset(
        {
            "as",
            "by",
            "first",
            "full",
            "gave",
            "his",
            "her",
            "himself",
            "herself",
            "of",
            "only",
            "the",
            "who",
            ",",
            '"',
            "“",
        }
    ),
}


# "However the Centre, an NGO, has put …": they open a sentence before its subject.
LINKS = frozenset({"however", "meanwhile", "but", "and", "separately"})


def from_body(tokens: Sequence[Token], first: int, last: int, named: Named) -> int:
    """`Activists from the grassroots Committee reported`: where those who speak for the body begin."""
    opens = max((k + 1 for k in range(first) if tokens[k].lower in BOUNDARIES), default=0)
    end = name_right(tokens, opens, named) if opens < first else opens
    joined = opens < end < first <= end + 4 and tokens[end].lower in {"from", "with", "for", "of", "at", "in"}
    if tokens[opens].lower in NO_SUBJECT or any(tokens[k].text == "," for k in range(end, first)):
        return first
    return opens if joined and first < last and speaks(tokens, opens, end, named) else first


NO_SUBJECT = frozenset({"on", "in", "at", "by", "for", "with", "from", "since", "to", "of", "near"})


def _long_name(tokens: Sequence[Token], last: int, verb: int) -> bool:
    """`The Centre for watching the halt of hostilities in the north said`, `A group citing figures compiled from
    clinics put …`: is what stands between a body's name and its verb what the body is for, or goes by?
    """
    told = [token.lower for token in tokens[last:verb]]
    if not told:
        return False
    figures = told[0] == "citing" and bool(set(told[1:4]) & words("documents")) and "from" in told
    body = told[0] == "for" and tokens[last - 1].is_capital and tokens[last - 1].lower in words("speaker_nouns")
    plain = not any(_ends_role(word) for word in told if word not in GATHERED | {"monitoring"})
    # "The group with offices inside the country said", "Volunteers digging at the site gave …"
    kept = told[0] == "with" or (told[0].endswith("ing") and tokens[last - 1].lower in words("somebody_there"))
    # "Doctors at the clinic speaking on condition of anonymity said"
    kept = kept or "anonymity" in told
    return (figures or body or kept) and plain and verb - last <= LONGEST_ROLE


GATHERED = frozenset({"compiled", "collected", "gathered"})


def _of_outfit(tokens: Sequence[Token], opens: int, last: int, verb: int) -> bool:
    """`Omar Said of the Civil Defence search and rescue outfit said`: what kind of body it is ends a person's role."""
    of = [token.lower for token in tokens[opens + 2 : opens + 4]] in (["of", "the"], ["from", "the"])
    person = all(token.is_capital for token in tokens[opens : opens + 2])
    kind = tokens[last:verb]
    plain = all(token.is_word and not token.is_capital and not _ends_role(token.lower) for token in kind)
    return of and person and 0 < len(kind) <= LONGEST_KIND and plain and kind[-1].lower in OUTFITS


LONGEST_KIND = 5
OUTFITS = frozenset(
    {"agency", "body", "charity", "force", "group", "network", "organisation", "organization", "outfit", "service"}
    | {"squad", "team", "unit", "union"}
)


def _is_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`Omar Said, who runs the clinic, said`: a full name, of whom something is told before he speaks."""
    behind = [token.lower for token in tokens[last : last + 2]]
    full = last - first in {2, 3} and all(tokens[k].is_capital and tokens[k].is_word for k in range(first, last))
    return full and (behind[:1] == ["who"] or behind == [",", "who"])


def _someone_who(tokens: Sequence[Token], opens: int, verb: int) -> int | None:
    """`A monk who helped to bury them said`: where his noun ends, of whom something is told before he speaks."""
    if tokens[opens].lower not in {"a", "an", "one", "another"}:
        return None
    who = next((k for k in range(opens + 2, min(verb, opens + 5)) if tokens[k].lower == "who"), None)
    somebody = who is not None and tokens[who - 1].lower in victims().nouns
    told = [token.lower for token in tokens[who:verb]] if who is not None else []
    return who if somebody and not any(word in words("speech") or word in {",", ";"} for word in told) else None


def subject(tokens: Sequence[Token], verb: int, end: int, named: Named) -> tuple[int, int]:
    """The speaker that opens the verb's clause, where the verb has no subject beside it: `The Observatory, which …,
    said`, `while Baku refuses …, but announced`, `The source noted that …`. `end`: where adverbs before the verb begin.
    """
    opens = max((k + 1 for k in range(verb - 1) if tokens[k].lower in BOUNDARIES), default=0)
    if tokens[opens].lower in NO_SUBJECT:
        return 0, 0
    last = name_right(tokens, opens, named)
    if someone := _someone_who(tokens, opens, verb):
        return opens, someone
    if last >= verb:
        # "The group with offices inside the country said"
        last = next((k for k in range(opens + 1, verb) if tokens[k].lower == "with"), last)
    if last <= opens or last >= verb or not (speaks(tokens, opens, last, named) or _is_person(tokens, opens, last)):
        return 0, 0
    proper = name_right(tokens, last, named) if tokens[last].lower == "the" else last
    if last < proper < verb and any(k in named for k in range(last, proper)):
        # "Another activist group the Observatory gave … and said": the name is better than what it is.
        opens, last = last, proper
    relative = tokens[last].lower in {"which", "who", "that", ",", "a", "an"} or _long_name(tokens, last, end)
    relative = relative or _of_outfit(tokens, opens, last, end)
    joined = tokens[end - 1].lower in {"and", "but", "however"}
    clause = tokens[verb + 1 : verb + 2] and tokens[verb + 1].lower == "that"
    # "The Observatory placed the toll lower, saying …"
    goes_on = tokens[verb].lower == "saying" or (tokens[verb].lower == "claiming" and tokens[verb - 1].lower == "after")
    return (opens, last) if relative or joined or clause or goes_on else (0, 0)


def anew(tokens: Sequence[Token], first: int, last: int) -> int:
    """`… to the Azaz hospital one witness said`: where a phrase with an article of its own begins behind another."""
    begins = (k for k in range(first + 1, last) if tokens[k].lower == "one" and tokens[k - 1].is_word)
    witness = next((k for k in begins if tokens[k - 1].lower not in words("inside") | words("prepositions")), None)
    return first if witness is None else witness


def past_list(tokens: Sequence[Token], first: int, last: int, named: Named) -> int:
    """`… hit Maysar Salhin and Ansari rescue official Omar Hadi said`: towns that nobody knows, and the role behind."""
    end = first
    while end < last and (tokens[end].is_capital or tokens[end].lower == "and" or "-" in tokens[end].text):
        end += 1
    listed = "and" in {token.lower for token in tokens[first:end]} and tokens[first].lower not in {"the", "a", "an"}
    unknown = not any(k in named or tokens[k].lower in words("speaker_nouns") for k in range(first, end))
    role = any(tokens[k].lower in words("somebody_there") for k in range(end, last))
    return end if listed and unknown and role and first and _ends_in_name(tokens, end, last) else first


def _ends_in_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Does a person's name end the role?"""
    return last - first > 2 and all(token.is_capital for token in tokens[last - 2 : last])
