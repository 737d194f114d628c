"""Runs the command `ingest` as `python -m ingest`."""

import sys

from ingest.cli import main

sys.exit(main())
