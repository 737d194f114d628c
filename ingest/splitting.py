"""Splits a text into passages: runs of whole sentences that fit what the embedding model reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]
Counts = Callable[[Sequence[str]], Sequence[int]]

# What breaking a passage here costs, beside the square of the share of the limit that a passage leaves empty:
# a paragraph's end is worth a passage that is a little shorter, and a word is only cut where nothing else helps.
PARAGRAPH, SENTENCE, CLAUSE, WORD, CHARACTER = 0.0, 0.05, 0.5, 1.0, 2.0

CLAUSE_END = re.compile(r"[,;:–—](?=[\s\"”’])[\"”’]?|\s[–—-](?=\s)")
WORD_END = re.compile(r"\S+")
PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece that is never cut: `size` tokens, and what it costs to end a passage after it."""

    start: int
    end: int
    size: int
    cost: float


def split(text: str, counts: Counts, limit: int) -> list[Span]:
    """Passages `[start, end)` of `text`, in order, without space at their ends, that together cover all of its words.

    `counts` gives the tokens of each of several texts; `limit`, in tokens, is what a passage may have and is never
    exceeded, but by a single character that alone is longer. Passages of a text are of about equal length, and end
    with a paragraph where that costs little. A sentence is cut only where it is too long: at a clause, else between
    words, else within one. Raises ValueError for a limit below one.
    """
    if limit < 1:
        raise ValueError(f"a passage needs room for at least one token, not {limit}: shorten what is put before it")
    atoms = _atoms(text, counts, limit)
    runs = _runs(atoms, limit)
    return _fitted(text, atoms, runs, counts, limit)


def _atoms(text: str, counts: Counts, limit: int) -> list[Atom]:
    """Sentences, and of those that are too long the clauses, words or pieces of words."""
    pieces = [(span, SENTENCE) for span in _sentences(text)]
    atoms = _counted(text, pieces, counts)
    for rule in ((_clauses, CLAUSE), (_words, WORD)):
        atoms = _cut_long(text, atoms, counts, limit, rule)
    while any(atom.size > limit and atom.end - atom.start > 1 for atom in atoms):
        atoms = _cut_long(text, atoms, counts, limit, (_halves, CHARACTER))
    return _marked(text, atoms)


def _sentences(text: str) -> list[Span]:
    """Sentences without space around them; words that belong to none are pieces of their own."""
    from assistant.language.sentences import sentences

    spans: list[Span] = []
    at = 0
    for start, end in [*sentences(text), (len(text), len(text))]:
        spans += [_stripped(text, at, start), _stripped(text, max(start, at), end)]
        at = max(at, end)
    return [span for span in spans if span[0] < span[1]]


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _counted(text: str, pieces: Sequence[tuple[Span, float]], counts: Counts) -> list[Atom]:
    if not pieces:
        return []
    sizes = counts([text[start:end] for (start, end), _ in pieces])
    return [Atom(start, end, size, cost) for ((start, end), cost), size in zip(pieces, sizes, strict=True)]


def _cut_long(
    text: str, atoms: list[Atom], counts: Counts, limit: int, rule: tuple[Callable[[str, int, int], list[Span]], float]
) -> list[Atom]:
    """Put the pieces of the atoms that are too long in their place; one call of `counts` for all of them."""
    cut, cost = rule
    pieces: list[list[tuple[Span, float]]] = []
    for atom in atoms:
        long = atom.size > limit
        spans = cut(text, atom.start, atom.end) if long else [(atom.start, atom.end)]
        costs = [cost] * (len(spans) - 1) + [atom.cost]
        pieces.append(list(zip(spans, costs, strict=True)))
    changed = _counted(text, [piece for group in pieces if len(group) > 1 for piece in group], counts)
    fresh = iter(changed)
    return [
        new
        for atom, group in zip(atoms, pieces, strict=True)
        for new in ([next(fresh) for _ in group] if len(group) > 1 else [atom])
    ]


def _clauses(text: str, start: int, end: int) -> list[Span]:
    ends = [match.end() for match in CLAUSE_END.finditer(text, start, end)]
    spans = [_stripped(text, first, last) for first, last in pairwise([start, *ends, end])]
    return [span for span in spans if span[0] < span[1]]


def _words(text: str, start: int, end: int) -> list[Span]:
    return [match.span() for match in WORD_END.finditer(text, start, end)]


def _halves(_: str, start: int, end: int) -> list[Span]:
    middle = (start + end) // 2
    return [(start, middle), (middle, end)] if end - start > 1 else [(start, end)]


def _marked(text: str, atoms: list[Atom]) -> list[Atom]:
    """The atoms, with those that end a paragraph told from the others."""
    marked = [
        Atom(atom.start, atom.end, atom.size, PARAGRAPH)
        if PARAGRAPH_BREAK.search(text, atom.end, after.start)
        else atom
        for atom, after in pairwise(atoms)
    ]
    return marked + atoms[-1:]


def _join(atom: Atom) -> int:
    """Tokens that putting something after `atom` may add to the sum; words are counted as they stand."""
    return 1 if atom.cost <= CLAUSE else 0


def _runs(atoms: Sequence[Atom], limit: int) -> list[Span]:
    """Runs of atoms, as indexes `[first, after)`, of the least cost: the line-breaking of Knuth and Plass (1981)."""
    best = [0.0] + [float("inf")] * len(atoms)
    came_from = [0] * (len(atoms) + 1)
    for after in range(1, len(atoms) + 1):
        size, first = atoms[after - 1].size, after - 1
        while True:
            cost = best[first] + _emptiness(size, limit) + atoms[after - 1].cost
            if cost < best[after]:
                best[after], came_from[after] = cost, first
            if first == 0:
                break
            first -= 1
            size += atoms[first].size + _join(atoms[first])
            if size > limit:
                break
    return _traced(came_from)


def _emptiness(size: int, limit: int) -> float:
    return (max(limit - size, 0) / limit) ** 2


def _traced(came_from: Sequence[int]) -> list[Span]:
    runs, after = [], len(came_from) - 1
    while after > 0:
        runs.append((came_from[after], after))
        after = came_from[after]
    return runs[::-1]


def _fitted(text: str, atoms: Sequence[Atom], runs: Iterable[Span], counts: Counts, limit: int) -> list[Span]:
    """The runs as spans of the text, each counted as a whole; one that is too long after all is halved."""
    waiting, done = list(runs), []
    while waiting:
        sizes = counts([text[atoms[first].start : atoms[after - 1].end] for first, after in waiting])
        halved: list[Span] = []
        for (first, after), size in zip(waiting, sizes, strict=True):
            if size <= limit or after - first == 1:
                done.append((atoms[first].start, atoms[after - 1].end))
            else:
                middle = (first + after) // 2
                halved += [(first, middle), (middle, after)]
        waiting = halved
    return sorted(done)
