"""Builds everything from Settings. The one place that knows which class stands behind which seam."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.domain.errors import SettingsError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.answering.answerer import Answerer
    from assistant.corpus import Corpus
    from assistant.embedding import Embedder
    from assistant.embedding.pairs import Reader
    from assistant.language.actors import Lexicon
    from assistant.retrieval.endpoint import Reranker
    from assistant.serving.desk import Desk
    from assistant.streaming import Asker


def build_lexicon(settings: Settings) -> Lexicon:
    from assistant.language.actors_file import load_lexicon

    return load_lexicon(settings.actors_file if settings.actors_file.is_file() else None)


def build_embedder(settings: Settings) -> Embedder:
    from assistant.embedding.configured import embedder_from

    return embedder_from(settings.embedding, api_key=settings.api_key, base_url=settings.base_url)


@contextmanager
def open_for_writing(settings: Settings, embedder: Embedder) -> Iterator[Corpus]:
    from assistant.corpus import Corpus

    with Corpus.writing(settings.data, embedding=embedder.name) as corpus:
        yield corpus


def open_for_reading(settings: Settings) -> Corpus:
    from assistant.corpus import Corpus

    return Corpus.open(settings.data, embedding=build_embedder(settings).name)


def build_answerer(settings: Settings) -> Answerer:
    """Everything that answers, over the corpus that the settings name. Raises CorpusError where it cannot be read."""
    from assistant.answering.answerer import Answerer
    from assistant.corpus import Corpus
    from assistant.embedding.remembering import Remembering
    from assistant.retrieval.retriever import Retriever

    most_wrong = _share(settings.most_wrong)
    embedder, lexicon = Remembering(build_embedder(settings)), build_lexicon(settings)
    corpus = Corpus.open(settings.data, embedding=embedder.name)
    retriever = Retriever(corpus, embedder, lexicon, reranker=_reranker(settings))
    return Answerer(corpus.record, retriever, lexicon, build_reader(), settings.data, most_wrong=most_wrong)


def build_reader() -> Reader | None:
    """The reader of pairs; None where the built-in model is not installed, since it adapts that model's weights."""
    from assistant.embedding.minilm import MiniLM
    from assistant.embedding.pairs import PairReader

    return PairReader() if MiniLM.installed() else None


def _share(given: str | None) -> float | None:
    """A share of answers, 0 to 1, as a setting writes it. SettingsError where it is none."""
    if given is None:
        return None
    try:
        share = float(given)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise SettingsError(f"most_wrong is {given!r}: give the share of wrong answers that you bear, such as 0.05.")
    return share


def _reranker(settings: Settings) -> Reranker | None:
    from assistant.retrieval.endpoint import endpoint_from

    return endpoint_from(settings.rerank_url, settings.rerank_model, settings.rerank_key)


def build_asker(settings: Settings) -> Asker:
    """What every face asks: the answerer, with the language model where the settings name one."""
    return _asker(settings, build_answerer(settings), build_lexicon(settings))


def _asker(settings: Settings, answerer: Answerer, lexicon: Lexicon) -> Asker:
    from assistant.streaming import Asker

    if not settings.model:
        return Asker(answerer)
    from assistant.model.configured import writer_from

    return Asker(answerer, writer_from(settings, answerer, lexicon))


def build_desk(settings: Settings) -> Desk:
    """What the page and the interfaces for other programs ask. Raises CorpusError where the corpus cannot be read."""
    from assistant.serving.desk import Desk

    lexicon, asker = build_lexicon(settings), build_asker(settings)
    model = settings.model if asker.has_model else None
    return Desk(asker, open_for_reading(settings).record, lexicon, settings.data, model)


def is_empty(settings: Settings) -> bool:
    """True where there is no corpus, or one without articles."""
    from assistant.domain.errors import CorpusMissingError

    try:
        return open_for_reading(settings).record.summary().articles == 0
    except CorpusMissingError:
        return True
