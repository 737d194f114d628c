"""The chat page: a face over the same functions that the command line uses."""
