"""Reading what a question asks for."""

from assistant.questions.reading import read_question

__all__ = ["read_question"]
