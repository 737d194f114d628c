"""The corpus: articles, passages, vectors and claims in SQL as the record; Chroma and tantivy derived from it."""

from assistant.corpus.corpus import Corpus, SearchHit
from assistant.corpus.counts import ClaimFilter
from assistant.corpus.facets import Narrowing
from assistant.corpus.record import Entry

__all__ = ["ClaimFilter", "Corpus", "Entry", "Narrowing", "SearchHit"]
