"""What a corpus was made by: its format and its embedding model, noted at its making, checked at its opening."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from assistant.corpus.record import Record
from assistant.corpus.schema import FORMAT, articles, claims, meta, metadata
from assistant.domain.errors import CorpusIncompatibleError


def create(engine: sa.Engine, embedding: str) -> None:
    """Make the tables that are not there yet, and note what a new corpus is made by."""
    metadata.create_all(engine)
    # Tables that stand already are left as they are, and so without an index that was thought of later.
    for index in articles.indexes | claims.indexes:
        index.create(engine, checkfirst=True)
    with engine.begin() as connection:
        if connection.scalar(sa.select(sa.func.count()).select_from(meta)):
            return
        notes = {"format": FORMAT, "embedding": embedding, "generation": "0"}
        connection.execute(meta.insert(), [{"name": name, "value": value} for name, value in notes.items()])


def check(record: Record, database: Path, embedding: str) -> None:
    """Raise CorpusIncompatibleError where `database` is of another format or model; the message says what to run."""
    folder = database.parent
    try:
        found, model = record.note("format"), record.note("embedding")
    except sa.exc.DatabaseError as error:
        raise CorpusIncompatibleError(
            f"{database} is not a corpus database ({error.orig}): name another folder with --data."
        ) from error
    remedy = f"rebuild it with `ingest --rebuild --data {folder}`"
    if found != FORMAT:
        raise CorpusIncompatibleError(
            f"The corpus in {folder} has format {found}, and this version reads format {FORMAT}: {remedy}."
        )
    if model != embedding:
        raise CorpusIncompatibleError(
            f"The corpus in {folder} was made with the embedding model {model}, and {embedding} is set: "
            f"set COMMUNIQUE_EMBEDDING back, or {remedy}."
        )
