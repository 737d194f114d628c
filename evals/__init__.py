"""Measures how good the answers are, how sure, and where they fail."""
