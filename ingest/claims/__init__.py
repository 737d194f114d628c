"""Reading claims: every casualty figure of an article with who gives it. Pure, deterministic, no model."""

from ingest.claims.reading import read_claims

__all__ = ["read_claims"]
