"""Copies of one text are one origin: found when an article is stored, in the same transaction, and kept in SQL.

MinHash signatures (Broder 1997) are cut into bands; articles that share a band are candidates. Their signatures say
which may be copies, and only those are compared run by run. The work for one article depends on how many copies of it
there are, not on the size of the corpus: of a band that phrases of the trade have filled the newest are looked at.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from assistant.corpus.schema import articles, bands, origins
from assistant.language.shingles import SHARED, Shingles, overlap, shingles

if TYPE_CHECKING:
    from datasketch import MinHash

Numbers = NDArray[np.float64]

# 40 bands of 3: two texts with half of all their runs in common meet with a chance of 99.5 %, with 40 % in common of
# 93 %, and two reports of one event that share a tenth with one of 4 %, and are then told apart by their runs.
BANDS, ROWS = 40, 3
# Below this many runs there is too little to compare.
FEWEST = 8
# Members of a group that stand for it in the bands: a text with ten thousand copies must not slow the next one down.
REPRESENTATIVES = 24
# Of a band, the newest so many are looked at: copies come within days, and what hundreds share are set phrases.
NEWEST = 64
# Of those, so many share most bands and have their signatures compared; and so many of these are read.
CANDIDATES = 100
COMPARED = 60
COMPARED_OF_GROUP = 4
# A signature is taken for one of no copy where it agrees in fewer places than a copy's would but for one in 700.
DEVIATIONS = 3.0


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article of the same origin."""

    article_id: str
    outlet: str | None


def signature(runs: Shingles) -> bytes:
    """The MinHash of a text's runs and how many they are: BANDS × ROWS + 1 numbers of 32 bits, the same everywhere."""
    minhash = _empty().copy()
    minhash.update_batch(" ".join(run).encode() for run in sorted(runs))
    return bytes(np.asarray(minhash.hashvalues).astype("<u4").tobytes()) + struct.pack("<I", len(runs))


@functools.cache
def _empty() -> MinHash:
    from datasketch import MinHash

    return MinHash(num_perm=BANDS * ROWS, seed=1, scheme="affine32")


def band_keys(signed: bytes) -> list[int]:
    """One number of 63 bits a band."""
    import hashlib

    size = 4 * ROWS
    return [
        int.from_bytes(hashlib.blake2b(bytes([band]) + signed[band * size : (band + 1) * size], digest_size=8).digest())
        >> 1
        for band in range(BANDS)
    ]


def join(connection: sa.Connection, article_id: str, text: str) -> None:
    """Put an article that was just stored into the group of its copies, or into a new one."""
    runs = shingles(text)
    if len(runs) < FEWEST:
        connection.execute(origins.insert(), _row(article_id, _new_origin(connection), b"", indexed=False))
        return
    signed = signature(runs)
    keys = band_keys(signed)
    groups = _groups_of_copies(connection, runs, signed)
    origin = min(groups) if groups else _new_origin(connection)
    if len(groups) > 1:
        connection.execute(origins.update().where(origins.c.origin.in_(groups)).values(origin=origin))
    standing = sa.select(origins.c.number).where(origins.c.origin == origin, origins.c.indexed).limit(REPRESENTATIVES)
    indexed = len(connection.scalars(standing).all()) < REPRESENTATIVES
    row = _row(article_id, origin, signed, indexed=indexed)
    number = connection.execute(origins.insert(), row).inserted_primary_key
    if indexed and number:
        connection.execute(bands.insert(), [{"key": key, "number": number[0]} for key in keys])


def leave(connection: sa.Connection, article_id: str) -> None:
    """Take an article out of its group. Another member stands for the group where this one did."""
    row = connection.execute(sa.select(origins).where(origins.c.article_id == article_id)).one_or_none()
    if row is None:
        return
    connection.execute(origins.delete().where(origins.c.number == row.number))
    if not row.indexed:
        return
    gone = [{"gone_key": key, "gone_number": row.number} for key in band_keys(row.signature)]
    connection.execute(
        bands.delete().where(bands.c.key == sa.bindparam("gone_key"), bands.c.number == sa.bindparam("gone_number")),
        gone,
    )
    waiting = sa.select(origins).where(origins.c.origin == row.origin, ~origins.c.indexed).limit(1)
    other = connection.execute(waiting).one_or_none()
    if other is not None and other.signature:
        connection.execute(origins.update().where(origins.c.number == other.number).values(indexed=True))
        keys = [{"key": key, "number": other.number} for key in band_keys(other.signature)]
        connection.execute(bands.insert(), keys)


def copies(connection: sa.Connection, article_ids: Sequence[str]) -> dict[str, tuple[Copy, ...]]:
    """For each article that has copies, the other members of its group, earliest first."""
    own, other = origins.alias(), origins.alias()
    query = (
        sa.select(own.c.article_id.label("of"), articles.c.id, articles.c.outlet)
        .join(other, sa.and_(other.c.origin == own.c.origin, other.c.number != own.c.number))
        .join(articles, articles.c.id == other.c.article_id)
        .where(own.c.article_id.in_(article_ids))
        .order_by(articles.c.published, articles.c.id)
    )
    found: dict[str, list[Copy]] = {}
    for row in connection.execute(query):
        found.setdefault(row.of, []).append(Copy(row.id, row.outlet))
    return {article_id: tuple(others) for article_id, others in found.items()}


def _groups_of_copies(connection: sa.Connection, runs: Shingles, signed: bytes) -> list[int]:
    """The groups that hold a copy of this text, most alike first."""
    found: list[int] = []
    compared: dict[int, int] = {}
    for article_id, origin in _may_be_copies(connection, signed):
        if origin in found or compared.get(origin, 0) >= COMPARED_OF_GROUP:
            continue
        if sum(compared.values()) >= COMPARED:
            break
        compared[origin] = compared.get(origin, 0) + 1
        text = connection.scalar(sa.select(articles.c.text).where(articles.c.id == article_id))
        if overlap(runs, shingles(str(text))) >= SHARED:
            found.append(origin)
    return found


def _may_be_copies(connection: sa.Connection, signed: bytes) -> list[tuple[str, int]]:
    """The ids and groups of articles whose signatures are like a copy's, most alike first."""
    keys = {f"key{band}": key for band, key in enumerate(band_keys(signed))}
    numbers = connection.scalars(_in_bands(), keys).all()
    query = sa.select(origins.c.article_id, origins.c.origin, origins.c.signature).where(origins.c.number.in_(numbers))
    rows = connection.execute(query.order_by(origins.c.number)).all()
    if not rows:
        return []
    agreed, copies = _likenesses(signed, [row.signature for row in rows])
    return [(rows[at].article_id, rows[at].origin) for at in np.argsort(-agreed, kind="stable") if copies[at]]


@functools.cache
def _in_bands() -> sa.Select[tuple[int]]:
    """Who stands in the bands `key0`, `key1`…: those in most of them first."""
    newest = [
        sa.select(bands.c.number)
        .where(bands.c.key == sa.bindparam(f"key{band}", type_=sa.BigInteger))
        .order_by(bands.c.number.desc())
        .limit(NEWEST)
        .subquery()
        for band in range(BANDS)
    ]
    found = sa.union_all(*(sa.select(each) for each in newest)).subquery()
    number = found.c.number
    return sa.select(number).group_by(number).order_by(sa.func.count().desc(), number.desc()).limit(CANDIDATES)


def _likenesses(one: bytes, others: Sequence[bytes]) -> tuple[Numbers, NDArray[np.bool_]]:
    """The share of their runs that a text and each of others have in common, by signatures; and which may be copies."""
    size = 4 * BANDS * ROWS
    # A signature stored before the number of runs was is shorter: its number is 0 then, and it may be a copy's.
    table = np.frombuffer(b"".join(each.ljust(size + 4, b"\0") for each in (one, *others)), "<u4")
    table = table.reshape(len(others) + 1, -1)
    own, theirs = table[0], table[1:]
    agreed = np.mean(theirs[:, :-1] == own[:-1], axis=1)
    lengths, length = theirs[:, -1].astype(float), float(own[-1])
    both = SHARED * np.minimum(lengths, length)
    least = both / (lengths + length - both)
    spread = np.sqrt(least * (1 - least) / (BANDS * ROWS))
    return agreed, agreed >= least - DEVIATIONS * spread


def _new_origin(connection: sa.Connection) -> int:
    return int(connection.scalar(sa.select(sa.func.coalesce(sa.func.max(origins.c.origin), 0))) or 0) + 1


def _row(article_id: str, origin: int, signed: bytes, *, indexed: bool) -> dict[str, object]:
    return {"article_id": article_id, "origin": origin, "signature": signed, "indexed": indexed}
