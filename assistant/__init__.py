"""Answers questions about armed conflicts from ingested articles, and never lets go of who said it."""
