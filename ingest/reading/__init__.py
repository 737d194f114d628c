"""Reads files into articles. `read_sources` is the door."""

from ingest.reading.drafts import Defaults, Draft, Skipped
from ingest.reading.files import Disk, Files, read_sources

__all__ = ["Defaults", "Disk", "Draft", "Files", "Skipped", "read_sources"]
