"""The reader of pairs: what a question asks and what a sentence says, read together."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.embedding.pairs import PairReader, adapted, told


@pytest.fixture(scope="module")
def reader():
    return PairReader()


# Of each pair the first sentence answers, and the second has as many words of the question.
TOLD_APART = [
    (
        "Whom did the mayor of Ostrava hold responsible for the shelling of the depot?",
        "The mayor accused the border guard of having fired on the depot.",
        "The mayor thanked the border guard for having saved the depot.",
    ),
    (
        "Why was the ferry between Lagura and the islands halted?",
        "Crossings were suspended after divers found two mines in the channel.",
        "The ferry between Lagura and the islands carries nine hundred people a day.",
    ),
    (
        "Who denied having looted the aid convoy?",
        "A spokesman for the brigade said that its men had not touched the trucks and called the story a lie.",
        "The aid convoy had been due in the town at dawn.",
    ),
    (
        "Had it been established who fired at the school bus near Tervel?",
        "It was not immediately clear which side had opened fire on the bus.",
        "The school bus had left Tervel with twelve pupils on board.",
    ),
    (
        "When did the rebels enter the port?",
        "The insurgents marched into the harbour on Tuesday evening.",
        "The rebels said that the port had been mined by the navy.",
    ),
]


@pytest.mark.parametrize(("question", "answer", "look_alike"), TOLD_APART, ids=lambda text: text[:30])
def test_an_answer_is_likelier_than_a_sentence_with_the_same_words(reader, question, answer, look_alike):
    """Words that the question uses do not make an answer; what they say does."""
    right, wrong = reader.judge(question, [(answer, ""), (look_alike, "")])
    assert right > wrong


def test_sentences_are_judged_alike_alone_and_together(reader):
    """Batches are made by length; scores come back in the order of the sentences."""
    question = "Who said that the bridge was mined?"
    sentences = [("Short.", ""), ("The army said that it had mined the bridge. " * 6, ""), ("Engineers mined it.", "")]
    together = reader.judge(question, sentences)
    alone = [reader.judge(question, [sentence])[0] for sentence in sentences]
    # bf16 keeps some three digits.
    assert np.allclose(together, alone, atol=0.15)


def test_a_question_longer_than_the_model_reads_is_cut(reader):
    """However long: a score, and no error."""
    assert np.isfinite(reader.judge("Who said so? " * 400, [("The army said so. " * 400, "")])).all()


def test_a_sentence_that_leans_on_the_one_before_is_shown_with_it():
    """`He added …` says who only with what stands before; other sentences stand alone."""
    assert told("He denied it.", "General Orlo spoke in Brod.") == "He denied it. | General Orlo spoke in Brod."
    assert told("Orlo denied it.", "He spoke in Brod.") == "Orlo denied it."
    assert told("He denied it.", "") == "He denied it."


def test_adapters_are_added_to_the_weights_they_adapt():
    """W + B·A; weights without adapters stay, and the head comes along."""
    weights = {"a.weight": np.zeros((3, 2), np.float32), "b.weight": np.ones((2, 2), np.float32)}
    lower, upper = np.array([[1, 2]], np.float16), np.array([[1], [0], [3]], np.float16)
    found = adapted(weights, {"a.lora_A": lower, "a.lora_B": upper, "head.bias": np.array([5], np.float16)})
    assert found["a.weight"].tolist() == [[1, 2], [0, 0], [3, 6]]
    assert found["b.weight"] is weights["b.weight"]
    assert found["head.bias"].tolist() == [5]
    assert weights["a.weight"].sum() == 0
