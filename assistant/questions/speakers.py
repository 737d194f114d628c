"""Who is asked to have said it: the claimant, and the outlet that printed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.questions.admitting import admitting
from assistant.questions.clauses import second_count
from assistant.questions.crediting import Credits
from assistant.questions.names import LONGEST_NAME, Named
from assistant.questions.printing import CLOSING
from assistant.questions.speaking_otherwise import (
    is_hearsay,
    is_past,
    is_reported_figure,
    is_small_body,
    is_spoken_of,
    modal_between,
    owns_up,
    sets_free,
    tells_elsewhat,
)
from assistant.questions.terse import SPEAKERS, in_brackets, opening, whose_alone
from assistant.questions.wording import CALENDAR, Run, Wording, listed

# Behind these the question begins: what was told before them is known.
TURNS = frozenset({".", ";", "but", "yet", "while", "whereas"})
# "An officer in the north said"
SEATED = listed("saying", "unaligned") | listed("saying", "heads") | {"officials", "authorities", "police"}
# Behind "had" they are the verb already ("had died in …", "had gone over to …").
DONE = frozenset({"died", "perished", "gone", "come", "fallen", "become", "begun", "happened", "fled"})
BY = frozenset({"by", "from", "per", "to"})
PICKED_OUT = frozenset(["identified", "counted", "named", "listed", "recorded", "registered", "reported", "found"])
# What is told or printed tells nothing itself.
TALES = frozenset(["count", "toll", "tally", "total", "story", "headline", "headlines"])
# "Hama police spoke on 3 May of a bomb": no participles.
ONLY_FINITE = frozenset(["spoke", "gave", "wrote", "says", "gives"])
WHOLE_VERBS = frozenset(["stand", "reach", "rise", "climb", "come", "die", "perish", "fall", "occur", "happen"])
FATES = frozenset(["dead", "killed", "wounded", "injured", "missing", "captured", "slain", "hurt"])


@dataclass(frozen=True, slots=True)
class Speakers:
    claimant: Run | None = None
    outlet: Run | None = None
    doer: Run | None = None
    """The subject of a verb of harm ("did Turkey kill")."""
    loser: Run | None = None
    """The subject of a verb of losing ("did Armenia lose")."""


def read_speakers(words: Wording, parties: Sequence[Named], dates: Sequence[Run], focus: int) -> Speakers:
    """The subject of a verb of saying first, then "according to …", then "…'s toll"."""
    scene = _Scene(words, parties, dates)
    subjects = scene.subjects()
    said = [run for kind, run in subjects if kind == "say"]
    said = [run for run in said if not any(of(words, run) for of in (owns_up, tells_elsewhat, sets_free))]
    said = [run for run in said if not _denies(words, run)] or said
    if len(said) > 1 and any(words.lower(index) == "." for index in range(max(run.end for run in said), focus)):
        said = []  # "Kyiv says 18, Moscow says none. How many were wounded?" asks neither
    alone = whose_alone(scene)
    asked = max([focus, *(run.first for run in alone)])
    turn = max((at for at in range(asked) if _turns(words, at, asked)), default=0)
    said.sort(key=lambda run: (run.first < focus, run.first < turn))  # "Kyiv says 12, but how many does Moscow say …"
    cued = scene.cued("cues")
    said = [run for run in said if not (cued and (_in_aside(words, run, asked) or _in_relative(scene, run, focus)))]
    said = [next((cue for cue in cued if cue.first < run.first and run.end == cue.end), run) for run in said]
    said = [run for run in said if (run.first < focus and not cued) or not scene.is_told_elsewhen(run)]
    printed = scene.cued("outlet_cues") + scene.told() + scene.printed()
    owners = scene.owners()
    # "as told by the Armenian foreign ministry": a party that prints nothing says it.
    told = [run for run in printed if scene.is_party(run) or scene.is_somebody(run)]
    heard = scene.hearers()
    printed = [run for run in printed if run not in told and run not in heard]
    told = [run for run in told if run not in heard]
    quoting = scene.quoting() + admitting(scene)
    relaying = [run for run in [*cued, *told] if scene.only_relays(run)]
    direct = [run for run in [*cued, *told] if run not in relaying]
    named = [*quoting, *said, *direct, *owners, *alone, *opening(scene), *in_brackets(scene), *relaying]
    # "Khartoum said 30 died, but how many according to the RSF?": what was said before the turn is known.
    named.sort(key=lambda run: run.first < turn)
    candidates = [run for run in named if not any(run.meets(other) for other in printed)]
    # "…, according to the UN, and how many did the army claim?": of two counts the first is read.
    candidates = [run for run in candidates if run.first < second_count(words)] or candidates
    media = [run for run in candidates if scene.is_outlet(run)]
    others = [run for run in candidates if run not in media]
    claimant = next(iter(others or media), None)
    if outlet := next(iter(printed), None):
        claimant = claimant if claimant and not claimant.meets(outlet) else None
    claimant = scene.named_beside(claimant) if claimant else None
    outlet = outlet or next((run for run in media if not (claimant and run.meets(claimant))), None)
    return Speakers(
        claimant,
        outlet,
        next((run for kind, run in subjects if kind == "harm" and not (outlet and run.meets(outlet))), None),
        next((run for kind, run in subjects if kind == "lose"), None),
    )


def _turns(words: Wording, at: int, asked: int) -> bool:
    """Whether the question begins behind a word; not behind the "but" of an aside, which a comma closes again."""
    if words.lower(at) in {".", ";"}:
        return True
    return words.lower(at) in TURNS and "," not in words.words(Run(at + 1, asked))


def _in_aside(words: Wording, run: Run, asked: int) -> bool:
    """As in "According to the UN, but Israel says otherwise, how many …": told beside the one who is asked for."""
    if words.lower(run.first - 1) == "(":
        return True  # "according to Amnesty (Eritrean soldiers blamed)"
    led = set(words.words(Run(max(0, run.first - 2), run.first))) & TURNS - {".", ";"}
    return bool(led) and "," in words.words(Run(run.end, max(run.end, asked)))


def _in_relative(scene: Credits, run: Run, focus: int) -> bool:
    """As in "Of the 137 whom the rebels reported, how many, according to MSF, …": who told of the others."""
    words = scene.words
    if scene.is_outlet(run):
        return False  # "the doctor whom AFP spoke to"
    before = run.first - 1 - (words.lower(run.first - 1) == "the")
    return run.end < focus and words.lower(before) in {"whom", "which", "that"}


def _denies(words: Wording, run: Run) -> bool:
    """As in "Kyiv says, but Moscow denies, that …": whoever denies it is not the one who says so."""
    behind = words.words(Run(run.end, run.end + 2))
    return bool(DENYING & set(behind[:1])) or behind in (["said", "nothing"], ["says", "otherwise"])


DENYING = frozenset(
    ["denies", "denied", "deny", "disputes", "disputed", "rejects", "rejected", "dismisses", "dismissed"]
)


# Words of a name that is set off by commas.
ASIDE = 6


@dataclass(frozen=True, slots=True)
class _Scene(Credits):
    """Where in the question somebody speaks."""

    def subjects(self) -> list[tuple[str, Run]]:
        """Subjects of verbs, by what the verb does: `say`, `harm`, `lose`."""
        found: list[tuple[str, Run]] = []
        used: set[int] = set()
        for index in range(len(self.words)):
            if self.in_party(index):
                continue
            if self.words.lower(index) in listed("asking", "aux") and (pair := self._after_aux(index)):
                if pair[1] is not None or pair[0] != "lose":  # "say Wagner had lost": the subject stands before
                    used.add(pair[2])
                if pair[1] is not None:
                    found.append((pair[0], pair[1]))
            elif index not in used and (kind := self._finite(index)) and (run := self._before_verb(index)):
                found.append((kind, run))
        return found

    def _after_aux(self, aux: int) -> tuple[str, Run | None, int] | None:
        """As in "did Baku [say]": the words between the auxiliary and its verb."""
        words = self.words
        support = words.lower(aux) in {"did", "does", "do", "will", "would", "can", "could", "should"}
        if words.lower(aux + 1) == "been":
            return None  # "how many had been burnt in the fire"
        for index in range(aux + 1, min(len(words), aux + 22)):
            if self._ends_clause(aux, index, support=support):
                return None
            if self.in_party(index) or self.in_date(index):
                continue
            kind = None if is_hearsay(words, index) else self.verb_kind(index)
            if kind is None or self.is_noun(index) or (kind != "say" and self._is_no_deed(index, support=support)):
                continue
            return self._subject(aux, index, kind)
        return None

    def _ends_clause(self, aux: int, index: int, *, support: bool) -> bool:
        """Whether no verb behind this word belongs to the auxiliary any more."""
        words, word = self.words, self.words.lower(index)
        joint = word in listed("nearby", "conjunctions") and word not in {"and", "or"}
        joint = joint or word == "want"  # "did the Coalition want put into effect"
        # "did Moscow hand over, said the envoy"
        inverted = word == "," and words.lower(index + 1) in {"said", "says"} and words.lower(index + 2) != "to"
        parts = word == "," and (self._closes(index) if support else not self._sets_off_name(index))
        if inverted or word in {"?", ";", ":", "!"} or parts or joint:
            return True
        if self.in_party(index) or self.in_date(index):
            return False
        if word == "," and words.lower(index - 1) in WHOLE_VERBS:
            return True  # "how high did the toll stand, by the UN estimate?"
        if word == "as" and words.lower(index - 1) == "," and "," not in words.words(Run(index, len(words))):
            return True  # ", as the mayor told it?"
        # "had got out by the count the general gave"
        counted = words.lower(index + 1) == "the" and words.lower(index + 2) in listed("saying", "belongings")
        apart = word in {"before", "after", "until", "since", "during"} or (word == "by" and counted)
        if apart and index > aux + 1:
            return True
        done = word in DONE or (word.endswith("ing") and not self.verb_kind(index))
        return (index == aux + 1 and done) or (self.verb_kind(index) == "harm" and self._is_purpose(aux, index))

    def _closes(self, comma: int) -> bool:
        """As in "…, Colombia's ombudsman said?", "…, one survivor told AFP?": nothing but who told it stands behind."""
        words = self.words
        end = len(words) - (words.lower(len(words) - 1) in {"?", "."})
        verb = next((at for at in range(comma + 2, end) if self.verb_kind(at) == "say"), end)
        told = words.lower(verb) in listed("saying", "telling")
        aside = any(words.lower(at) in {",", ";", ":"} for at in range(comma + 1, end))
        dated = all(self.in_date(at) or words.lower(at) in {"on", "in"} for at in range(verb + 1, end))
        return verb < end and (dated or told) and not aside

    def _sets_off_name(self, comma: int) -> bool:
        """As in "had the mayor, Ivan Fedorov, counted": by either of the two commas."""
        words = self.words

        def named(first: int, end: int) -> bool:
            inside = range(first, end)
            return bool(inside) and all(words.source[words.tokens[at].start].isupper() for at in inside)

        behind = next((at for at in range(comma + 1, min(len(words), comma + ASIDE)) if words.lower(at) == ","), None)
        before = next((at for at in range(comma - 1, max(0, comma - ASIDE), -1) if words.lower(at) == ","), None)
        opens = behind is not None and named(comma + 1, behind)
        return opens or (before is not None and named(before + 1, comma))

    def _is_no_deed(self, index: int, *, support: bool) -> bool:
        """As in "was killed by", "did the attack killed": no verb of the auxiliary's subject."""
        word, after = self.words.lower(index), self.words.lower(index + 1)
        behind = {self.words.lower(at) for at in range(index + 2, index + 5)}
        dated = self.in_date(index + 1) or self.in_date(index + 2) or bool(behind & CALENDAR)
        further = self.words.lower(index + 2)
        if word in {"blow", "blew"} and after == "up":  # of itself, where nothing follows that was blown up
            return not further.isalpha() or further in listed("nearby", "prepositions")
        return (after == "by" and not dated) or after in listed("events", "harm") or (support and is_past(word))

    def _subject(self, aux: int, verb: int, kind: str) -> tuple[str, Run | None, int] | None:
        """Who stands between the two; "was the mission able to say" asks for the mission's word too."""
        words, to_be = self.words, listed("nearby", "be") | {"wasn't", "weren't", "isn't"}
        if words.lower(verb - 1) in listed("nearby", "be"):
            return None
        able = modal_between(words, aux, verb)
        if words.lower(aux) in to_be and not words.lower(verb).endswith("ing") and able is None:
            return None
        end = able or verb
        end -= words.lower(end - 1) == "been"
        return kind, self.name(aux + 1, end), verb

    def _is_purpose(self, aux: int, verb: int) -> bool:
        """As in "would dispatch a team to look into the use of", but not "did the rebels try to storm"."""
        words = self.words
        to = next((at for at in range(aux + 2, verb) if words.lower(at) == "to"), None)
        return to is not None and words.lower(to - 1) not in listed("asking", "trying")

    def _finite(self, index: int) -> str | None:
        """As in "Baku says", "the army lost": a verb that needs no auxiliary."""
        word = self.words.lower(index)
        if word.endswith("ing") or self.in_party(index) or self.words.lower(index + 1) == "by":
            return None
        fate = word == "reported" and self.words.lower(index + 1) in FATES
        if fate or is_reported_figure(self.words, index) or is_hearsay(self.words, index):
            # "the men reported dead on that front": by somebody else.
            return None
        if word in PICKED_OUT and self.words.lower(index + 1) in {"among", "amongst"}:
            # "the women identified among the dead"
            return None
        past = word.endswith(("s", "ed")) or word in {
            "said",
            "told",
            "gave",
            "put",
            "spoke",
            "wrote",
            "lost",
            "made",
            "say",
            "claim",
            "report",
            "have",
            "give",
        }
        if not past or self.is_noun(index) or is_spoken_of(self.words, index):
            return None
        kind = self.verb_kind(index)
        if kind == "say" and self._is_participle(index):
            return None
        return kind if kind in {"say", "lose"} else None

    def is_told_elsewhen(self, run: Run) -> bool:
        """As in "before the rebels told people to leave": when it was, unless they speak of a count there."""
        before = run.first - 1
        while self.words.lower(before) in listed("nearby", "determiners"):
            before -= 1
        counts = {"toll", "tolls", "count", "figure", "figures", "number", "tally", "total", "estimate"}
        ahead = self.words.words(Run(run.end, min(len(self.words), run.end + 5)))
        return self.words.lower(before) in {"before", "after", "until", "since"} and not counts & set(ahead)

    def named_beside(self, claimant: Run) -> Run:
        """As in "SOHR and activists announced": of the two the one that has a name."""
        if self.words.lower(claimant.first - 1) != "and" or claimant.end - claimant.first > 1:
            return claimant
        beside = next((named.run for named in self.parties if named.run.end == claimant.first - 1), None)
        anybody = self.words.lower(claimant.first) in listed("saying", "unaligned")
        return Run(beside.first, claimant.end) if beside and anybody else claimant

    def _stands_alone(self, party: Run) -> bool:
        """As in "dead in barda azerbaijan says": a country needs no word before it, but "the government of"."""
        bare = any(named.run == party and named.kind == "state" and named.form == "name" for named in self.parties)
        if self.words.lower(party.first - 2) in {"in", "at", "near", "from"}:
            return False  # "an officer in northern Mali said"
        return bare and self.words.lower(party.first - 1) not in {"of", "in", "'s", "and", "the", "-"}

    def _is_participle(self, index: int) -> bool:
        """As in "the battle reported on 10 July": said by nobody in particular, unless "as … reported"."""
        words = self.words
        if words.lower(index) in ONLY_FINITE:
            return False
        at = index + 1 + (words.lower(index + 1) in {"on", "in", "at"})
        dated = self.in_date(at) or (at > index + 1 and self.in_date(at + 1))
        if not dated or self.in_party(index - 1):
            return False
        clause = words.words(Run(max(0, index - 5), index))
        if "," in clause and words.lower(index - 1) in CLOSING | SPEAKERS and words.lower(index + 1) in {"on", "in"}:
            # "…, the agency's correspondent reported on 5 May": not "the raid on the agency reported on 5 May".
            return bool({"on", "at", "of", "in", "by"} & set(clause[clause.index(",") :]))
        return not {"as", "that", "which"} & set(clause)

    def _before_verb(self, verb: int) -> Run | None:
        words, first = self.words, verb
        while first > 0 and words.lower(first - 1) in listed("saying", "adverbs") | {"has", "have", "had"}:
            first -= 1
        end = first
        if words.lower(first - 1) in listed("nearby", "be") | {"lie", "lies", "lay"}:
            return None
        while first > 0 and end - first < LONGEST_NAME:
            before = first - 1
            if party := next((named.run for named in self.parties if before in named.run), None):
                if first < end and words.lower(first) not in {"'s", "of"} and first in self.starts():
                    break
                first = party.first
                if self._stands_alone(party):
                    break
                continue
            located = words.lower(before) in {"in", "at", "near", "from"} and words.lower(before - 1) in SEATED
            tells = self.verb_kind(before) == "say" and not self.is_noun(before)
            if first < end and self._is_told_of(before, first):
                break  # "the air raids Moscow claims"
            if tells or (self.bounds(before, end - first) and not (located and first < end)):
                break  # "Russia say Ukraine lost": Ukraine
            first = before
            seat = words.lower(first - 1) in {"in", "at", "near", "from"} and words.lower(first - 2) in SEATED
            if words.lower(first) in listed("nearby", "determiners") and not seat:
                break
        return self.name(first, end) if self._may_speak(Run(first, end)) else None

    def _is_told_of(self, index: int, first: int) -> bool:
        """As in "the raids Moscow claims", "the one medics gave": what is told stands before the one who tells it."""
        if self.words.words(Run(index - 1, index + 1)) == ["the", "one"]:
            return True
        if is_small_body(self.words, first) and not self.in_party(index):
            return True  # "killed wadi deif army says"
        things = listed("events", "nouns") | listed("saying", "belongings")
        named = first in self.starts() or self._is_titled(first)
        return named and self.words.lower(index) in things and not self.in_party(index)

    def _may_speak(self, run: Run) -> bool:
        """Not "500 dead at al-Ahli reported", "which side says", "what was said"."""
        asked = self.words.lower(run.first - 1)
        if self.words.verbatim(run).islower() and self.words.lower(run.end - 1).endswith("ing"):
            return False  # "were exchanging vows"
        if self.words.lower(run.end - 1) in TALES:
            return False  # "the highest body count reported for the raid"
        named = any(party.run.meets(run) for party in self.parties)
        if asked in {"at", "in", "near"} and not named:
            return False
        if asked == "what" and self.words.lower(run.first - 2) in listed("nearby", "prepositions") - BY:
            return False  # "in what its head called the worst raid"
        definite = self.words.lower(run.first) in listed("nearby", "determiners")
        if asked in {"which", "whose"}:
            return asked == "which" and definite  # "the toll which the ministry published"
        return asked != "what" or named or definite
