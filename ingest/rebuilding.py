"""Making a corpus anew from its own articles, whichever version or embedding model made it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from assistant.corpus import Corpus, locking, versions
from assistant.corpus.replacing import DATABASE, finish_swap, is_swapping
from assistant.domain.errors import CorpusIncompatibleError, CorpusMissingError
from ingest.pipeline import article_from
from ingest.reading import Draft
from ingest.recognising import was_detected


def check_rebuildable(folder: Path) -> None:
    """Raise CorpusMissingError where `folder` holds no corpus. Ends a rebuild that was killed in its last step."""
    if is_swapping(folder):
        with locking.writer(folder / "writer.lock", activity=locking.program()):
            finish_swap(folder)
    if not (folder / DATABASE).is_file():
        raise CorpusMissingError(f"There is no corpus in {folder} to rebuild: add articles with `ingest`.")
    (folder / "index.lock").touch()


def stored_drafts(folder: Path) -> Iterator[Draft]:
    """Every article of the corpus in `folder` as a draft, read by the columns that all formats share.

    Raises CorpusIncompatibleError where the file holds no articles.
    """
    path = folder / DATABASE
    engine = sa.create_engine(f"sqlite:///{path}")
    try:
        table = sa.Table("articles", sa.MetaData(), autoload_with=engine)
        with engine.connect() as connection:
            for row in connection.execution_options(yield_per=100).execute(sa.select(table)):
                yield _as_stated(dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's public name for it
    except (sa.exc.NoSuchTableError, sa.exc.DatabaseError) as error:
        raise CorpusIncompatibleError(
            f"{path} holds no articles ({error}): name another folder with --data."
        ) from error
    finally:
        engine.dispose()


def count_stored(folder: Path) -> int | None:
    """How many articles the corpus in `folder` holds; None where nobody can say."""
    engine = sa.create_engine(f"sqlite:///{folder / DATABASE}")
    try:
        with engine.connect() as connection:
            return int(connection.scalar(sa.text("SELECT count(*) FROM articles")) or 0)
    except sa.exc.DatabaseError:
        return None
    finally:
        engine.dispose()


def carry_over(folder: Path, corpus: Corpus) -> None:
    """Put the earlier versions and the withdrawn articles of the corpus in `folder` into the new one."""
    engine = sa.create_engine(f"sqlite:///{folder / DATABASE}")
    try:
        if sa.inspect(engine).has_table("versions"):
            with engine.connect() as connection:
                for version in versions.history(connection):
                    corpus.record.put_back(version)
    except sa.exc.DatabaseError as error:
        raise CorpusIncompatibleError(
            f"{folder / DATABASE} holds no earlier versions that can be read ({error}): name another folder."
        ) from error
    finally:
        engine.dispose()


def _as_stated(row: dict[str, object]) -> Draft:
    """The draft as its source had it: a language that was read from the text is read from it again."""
    draft = _draft(row)
    detected = was_detected(article_from(draft, draft.suggested_id), str(row.get("content_hash")))
    return replace(draft, language=None) if detected else draft


def _draft(row: dict[str, object]) -> Draft:
    def text(name: str) -> str | None:
        value = row.get(name)
        return str(value) if value is not None else None

    published = row.get("published")
    name = text("id") or ""
    return Draft(
        source=text("source") or name,
        identity=text("identity") or name,
        given_id=name,
        suggested_id=name,
        title=text("title"),
        text=text("text") or "",
        url=text("url"),
        outlet=text("outlet"),
        published=published if isinstance(published, date) else None,
        language=text("language"),
        origin=text("origin"),
        byline=text("byline"),
        published_at=text("published_at"),
        modified=text("modified"),
        corrections=_texts(row.get("corrections")),
        taken_from={},
    )


def _texts(value: object) -> tuple[str, ...]:
    """What SQLite gives for a column of JSON."""
    return tuple(map(str, value if isinstance(value, list) else json.loads(str(value or "[]"))))
