"""Who, which and whose: the one who said it, the one who did it, or somebody about whom something is asked."""

from __future__ import annotations

from assistant.domain.questions import QuestionKind
from assistant.questions.telling import PINNING, is_saying
from assistant.questions.wording import Run, Wording, listed

REACH = 18
ACCUSING = frozenset({"accused", "accuse", "accuses", "blame", "blamed", "blames"})
HOLDING = frozenset({"hold", "holds", "held", "blame", "blames", "blamed", "accuse", "accuses", "accused"})


def which_one(words: Wording, run: Run, ahead: Run) -> QuestionKind:
    """Whether a party is asked for as the one who said or the one who did."""
    following, parties = words.lower(run.end), listed("asking", "parties")
    word = words.lower(run.first)
    if word not in {"who", "whom", "whose"} and not set(_head_of(words, ahead)) & parties:
        return QuestionKind.WHAT
    if word == "whose" and following in listed("asking", "arms"):
        return QuestionKind.WHO_DID
    if (word == "who" and _asks_identity(words, run)) or (word == "whom" and words.lower(run.first - 1) == "with"):
        return QuestionKind.WHAT
    spoken_of = (word == "what" and following not in parties) or (
        word == "which" and words.lower(run.first - 1) == "to"
    )
    victims = word == "who" and following in listed("nearby", "be")
    if spoken_of or (victims and _names_victims(words, Run(run.end + 1, run.end + 4))):
        return QuestionKind.WHAT
    if _asks_source(words, run):
        return QuestionKind.WHO_SAID
    return _asks_culprit(words, run, ahead) or _by_first_verb(words, ahead)


def _head_of(words: Wording, ahead: Run) -> list[str]:
    """The first words of what is asked for: "which article of the resolution" asks for no council."""
    said = words.words(ahead)[:4]
    ends = (
        at for at, word in enumerate(said) if at and word in listed("nearby", "prepositions") | listed("asking", "aux")
    )
    return said[: next(ends, 4)]


def _asks_identity(words: Wording, run: Run) -> bool:
    """As in "Who is Omar Haddad, reported killed …", "Who does the monitor say was on board"."""
    following = words.lower(run.end)
    if following in {"is", "was"}:
        named = run.end + 1 < len(words) and words.verbatim(Run(run.end + 1, run.end + 2)).istitle()
        return named and words.lower(run.end + 1) not in {"behind", "responsible"}
    if following not in {"does", "did", "do"}:
        return False
    said = next((at for at in range(run.end + 1, len(words)) if is_saying(words, at)), len(words))
    blamed = words.lower(said + 2) in listed("events", "responsibility") | {"to"}
    return words.lower(said + 1) in listed("nearby", "be") and not blamed


def _names_victims(words: Wording, run: Run) -> bool:
    """As in "Who were the victims", "who are the dead"."""
    said = words.words(run)
    return said[:1] == ["the"] and bool(
        set(said[1:2])
        & (
            listed("victims", "plain")
            | listed("victims", "civilian")
            | listed("outcomes", "killed")
            | {"wounded", "injured"}
        )
    )


def _asks_source(words: Wording, run: Run) -> bool:
    """As in "according to whom", "on whose word", "whose figure", "who blames", "who is the source"."""
    word, following = words.lower(run.first), words.lower(run.end)
    charges = (word in {"who", "which"} and following in HOLDING) or (word != "whose" and _is_quoted(words, run))
    if charges or (word == "who" and (_says_that(words, run.end) or _pins(words, run.end))):
        return True
    if "according" in {words.lower(run.first - 1), words.lower(run.first - 2)} or words.lower(run.first - 2) == "word":
        return True
    report = words.words(Run(run.end, min(len(words), run.end + 7)))
    if "behind" in report and {"report", "reports", "claim", "figure", "toll"} & set(report[report.index("behind") :]):
        return True
    if word == "whose":
        return bool(set(words.words(Run(run.end, run.end + 4))) & listed("asking", "source_nouns"))
    rest = words.words(Run(run.end, len(words)))
    source = next((at for at, told in enumerate(rest) if told in {"source", "sources"}), None)
    if source is None:
        return False
    # "Which agency was the source for the claim"
    return following in {"'s", "is", "was"} or bool({"was", "is", "were"} & set(rest[max(0, source - 3) : source]))


def _says_that(words: Wording, verb: int) -> bool:
    """As in "who charged that", "who claimed that the gunmen": whatever the verb, he says it; not of his own deed."""
    if words.lower(verb + 1) != "that" or words.lower(verb) in listed("events", "harm") | listed("asking", "doing"):
        return False
    own = {"it", "its", "they", "their", "itself", "themselves", "he", "she"}
    noun = words.lower(verb + 2) in listed("events", "nouns") | listed("asking", "where_nouns")
    return words.lower(verb).endswith(("ed", "s", "d")) and words.lower(verb + 2) not in own and not noun


def _pins(words: Wording, verb: int) -> bool:
    """As in "who pinned the bombing on the rebels"; not "who pinned down the troops"."""
    return (
        words.lower(verb) in PINNING
        and words.lower(verb + 1) != "down"
        and "on" in words.words(Run(verb + 2, len(words)))
    )


def _is_quoted(words: Wording, run: Run) -> bool:
    """As in "which agency did the paper cite", "whom does it quote for the toll", "who is quoted for a toll of 40"."""
    if _stands_as_source(words, run):
        return True
    aux = next((at for at in range(run.end, min(len(words), run.end + 5)) if words.lower(at) in ASKED), None)
    return aux is not None and bool({"cite", "quote"} & set(words.words(Run(aux + 2, min(len(words), aux + 8)))))


ASKED = frozenset({"did", "does", "do"})


def _stands_as_source(words: Wording, run: Run) -> bool:
    """As in "who is cited for the figure", "which body is named as the source"; not "who is named as the gunman"."""
    be = next((at for at in range(run.end, run.end + 3) if words.lower(at) in listed("nearby", "be")), None)
    if be is None or (words.lower(run.first) == "who" and be != run.end):
        return False
    told = words.words(Run(be + 1, min(len(words), be + 7)))
    named = bool({"named", "given", "credited", "mentioned", "listed"} & set(told[:2]))
    of_figure = bool(listed("asking", "source_nouns") & set(told)) and bool({"for", "as"} & set(told))
    return bool({"quoted", "cited"} & set(told[:2])) or (named and of_figure)


def _asks_culprit(words: Wording, run: Run, ahead: Run) -> QuestionKind | None:
    """As in "who was behind", "whom did X blame"; a party that is spoken of did something or is only named."""
    rest = set(words.words(Run(run.end, len(words))))
    if _speaks_of_others(words, run):
        return None
    attributed = words.lower(run.first - 1) == "to" and {"attribute", "attributed", "ascribe", "ascribed"} & rest
    if attributed or rest & (listed("events", "responsibility") - ACCUSING):
        return QuestionKind.WHO_DID
    if any(words.lower(at) in ACCUSING and words.lower(at + 1) in {"of", "for"} for at in _passives(words, ahead)):
        return QuestionKind.WHO_DID  # "which group was accused of the shelling"
    if words.lower(run.first) == "which" and _is_object(words, ahead):
        return QuestionKind.WHO_DID if _tells_deed(words, ahead.first) else QuestionKind.WHAT
    asked = words.lower(run.first) == "whom" or words.lower(run.end) in listed("asking", "aux")
    pinned = words.lower(run.first - 1) == "on" and rest & PINNING
    return QuestionKind.WHO_DID if pinned or (asked and rest & ACCUSING) else None


def _speaks_of_others(words: Wording, run: Run) -> bool:
    """As in "Which minister said that force must be used if the junta is guilty": he spoke, and did nothing."""
    if words.lower(run.first) not in {"who", "which"}:
        return False
    for index in range(run.end, min(len(words), run.end + REACH)):
        word = words.lower(index)
        if word == "held" and "responsible" in words.words(Run(index, len(words))):
            return True
        if word in listed("asking", "aux") | listed("events", "harm") | {"claimed", "admitted"} | HOLDING:
            return False
        if is_saying(words, index) and word not in listed("asking", "parties"):
            ahead = words.words(Run(index + 1, min(len(words), index + 5)))
            return not {"it", "they", "itself", "themselves", "responsibility"} & set(ahead)
    return False


def _by_first_verb(words: Wording, ahead: Run) -> QuestionKind:
    hurt = (
        listed("outcomes", "killed")
        | listed("outcomes", "injured")
        | {"hit", "struck", "bombed", "shelled", "attacked"}
    )
    passive = _passives(words, ahead)
    for index in range(ahead.first, ahead.end):
        word = words.lower(index)
        if word in listed("nearby", "be") and words.lower(index + 1) in hurt:
            return QuestionKind.WHAT
        if index in passive and word not in hurt:
            # "Which commander was reported dead", but "which group is said to have shelled it"
            if words.lower(index + 1) in FATES:
                return QuestionKind.WHAT
            continue
        if word == "armed" and words.lower(index + 1) in listed("asking", "parties"):
            continue
        told = is_saying(words, index) and not (word == "claimed" and _claims_event(words, index))
        # "who supplied the agency with the details"
        told = told or bool(word in {"supplied", "provided", "furnished"} and TOLD & set(words.words(ahead)))
        told = told or _judges_report(words, index)
        if word in listed("asking", "speaking") or (told and not _is_no_word(words, index)):
            return QuestionKind.WHO_SAID
        done = word in listed("asking", "doing") and words.lower(index - 1) not in listed("nearby", "be")
        if done or word in listed("events", "harm") or word == "claimed":
            return QuestionKind.WHO_DID
        if word in listed("events", "losing"):
            return QuestionKind.WHAT
    return QuestionKind.WHAT


def _judges_report(words: Wording, index: int) -> bool:
    """As in "dismissed the reports", "backed up the toll": not "dismissed the general", "backed the rebels"."""
    if words.lower(index) not in listed("asking", "waving_away"):
        return False
    ahead = words.words(Run(index + 1, min(len(words), index + 6)))
    ends = next(
        (at for at, word in enumerate(ahead) if word in listed("nearby", "prepositions") | {"that"}), len(ahead)
    )
    return bool(listed("asking", "sayings") & set(ahead[:ends]))


TOLD = frozenset({"details", "figures", "figure", "toll", "information", "news", "account", "numbers"})
FATES = frozenset({"dead", "killed", "wounded", "injured", "missing", "captured", "hurt", "arrested"})


def _passives(words: Wording, ahead: Run) -> list[int]:
    """Where somebody is spoken of: "was reported", "were reportedly accused"."""
    before = (
        (at, at - 1 - (words.lower(at - 1) in listed("saying", "adverbs"))) for at in range(ahead.first, ahead.end)
    )
    spoken_of = [at for at, be in before if words.lower(be) in listed("nearby", "be") and is_saying(words, at)]
    return [at for at in spoken_of if not words.lower(at).endswith("ing")]  # who "was calling for it" speaks himself


def _is_no_word(words: Wording, index: int) -> bool:
    """As in "which three states had", "which Islamic State commander", "which named faction": nothing is said."""
    word, before, after = words.lower(index), words.lower(index - 1), words.lower(index + 1)
    return (word in {"state", "states"} and after != "that") or (word == "named" and before in {"which", "what"})


def _is_object(words: Wording, ahead: Run) -> bool:
    """As in "Which armed group does Russia name as …": the party is spoken of, and does not speak."""
    for index in range(ahead.first, min(ahead.end, ahead.first + 5)):
        if words.lower(index) in {"does", "did", "do"}:
            return True
        noun = words.lower(index + 1) in listed("asking", "aux")
        if not noun and (is_saying(words, index) or words.lower(index) in listed("events", "harm")):
            return False
    return False


def _tells_deed(words: Wording, first: int) -> bool:
    """As in "name as having shelled" tells what the party did, "say was killed" what was done to it."""
    return any(
        words.lower(index) == "having"
        or (words.lower(index) in listed("events", "harm") and words.lower(index - 1) not in listed("nearby", "be"))
        for index in range(first, len(words))
    )


def _claims_event(words: Wording, index: int) -> bool:
    """As in "Which group claimed the bombing": it owned up to it, and did not speak of it."""
    ahead = words.words(Run(index + 1, min(len(words), index + 9)))
    return ahead[:1] != ["that"] and bool(set(ahead) & (listed("events", "nouns") | {"responsibility"}))
