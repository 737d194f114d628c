"""From a question and the evidence to a cited answer, or to an abstention with its reason. No model, no network."""

from assistant.answering.answerer import Answerer

__all__ = ["Answerer"]
