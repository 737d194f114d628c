"""MiniLM as OpenVINO graphs, built from the published weights: of texts to vectors, of pairs of texts to log-odds.

The architecture is BERT (Devlin et al., 2019) as all-MiniLM-L6-v2 uses it: six post-norm layers of
twelve heads, mean pooling over the attended word pieces, and unit length.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

LAYERS = 6
HEADS = 12
HEAD_SIZE = 32
LAYER_NORM_EPSILON = 1e-12

Weights = Mapping[str, NDArray[np.float32]]


def build_graph(weights: Weights) -> Any:
    """Return an `openvino.Model`: (input_ids, attention_mask) int32 [batch, length] → unit vectors f32 [batch, 384]."""
    import openvino as ov
    from openvino import opset13 as ops

    ids, mask = _input(ops, "input_ids"), _input(ops, "attention_mask")
    attended = ops.convert(mask, "f32")
    pooled = _mean(ops, _encode(ops, weights, _embed(ops, weights, ids), attended), attended)
    unit = ops.normalize_l2(pooled, np.array([1]), 1e-12, "max")
    return ov.Model([unit], [ids, mask], "minilm")


def build_pair_graph(weights: Weights) -> Any:
    """Return an `openvino.Model`: (input_ids, attention_mask, token_type_ids) int32 [batch, length] → f32 [batch, 1].

    `weights` holds `head.weight` [1, 768] and `head.bias` [1] besides, for the first piece's state and the mean of all.
    """
    import openvino as ov
    from openvino import opset13 as ops

    ids, mask, kinds = (_input(ops, name) for name in ("input_ids", "attention_mask", "token_type_ids"))
    attended = ops.convert(mask, "f32")
    hidden = _encode(ops, weights, _embed(ops, weights, ids, kinds), attended)
    first = ops.gather(hidden, np.int32(0), np.int32(1))
    judged = _linear(ops, weights, "head", ops.concat([first, _mean(ops, hidden, attended)], 1))
    return ov.Model([judged], [ids, mask, kinds], "pairs")


def _input(ops: Any, name: str) -> Any:
    return ops.parameter([-1, -1], np.int32, name=name)


def _encode(ops: Any, weights: Weights, hidden: Any, attended: Any) -> Any:
    # A word piece that is padding gets a large negative bias, so that no head attends to it.
    bias = ops.multiply(
        ops.subtract(ops.unsqueeze(attended, np.array([1, 2])), np.float32(1.0)),
        np.float32(1e4),
    )
    for number in range(LAYERS):
        hidden = _layer(ops, weights, f"encoder.layer.{number}.", hidden, bias)
    return hidden


def _embed(ops: Any, weights: Weights, ids: Any, kinds: Any | None = None) -> Any:
    words = ops.gather(_constant(weights["embeddings.word_embeddings.weight"]), ids, np.int32(0))
    length = ops.gather(ops.shape_of(ids), np.array([1]), np.int32(0))
    segments = weights["embeddings.token_type_embeddings.weight"]
    positions = weights["embeddings.position_embeddings.weight"]
    if kinds is None:
        # Every text is one segment, so the segment's vector is added to all positions alike.
        positions = positions + segments[0]
    else:
        words = ops.add(words, ops.gather(_constant(segments), kinds, np.int32(0)))
    head = ops.slice(positions, np.array([0]), length, np.array([1]), np.array([0]))
    return _normalise(ops, weights, "embeddings.LayerNorm", ops.add(words, ops.unsqueeze(head, np.int32(0))))


def _layer(ops: Any, weights: Weights, prefix: str, hidden: Any, bias: Any) -> Any:
    own = prefix + "attention.self."
    query, key, value = (_heads(ops, _linear(ops, weights, own + name, hidden)) for name in ("query", "key", "value"))
    mixed = ops.scaled_dot_product_attention(query, key, value, bias)
    joined = ops.reshape(ops.transpose(mixed, np.array([0, 2, 1, 3])), np.array([0, 0, HEADS * HEAD_SIZE]), True)
    attended = ops.add(hidden, _linear(ops, weights, prefix + "attention.output.dense", joined))
    hidden = _normalise(ops, weights, prefix + "attention.output.LayerNorm", attended)
    inner = ops.gelu(_linear(ops, weights, prefix + "intermediate.dense", hidden), "erf")
    outer = ops.add(hidden, _linear(ops, weights, prefix + "output.dense", inner))
    return _normalise(ops, weights, prefix + "output.LayerNorm", outer)


def _heads(ops: Any, states: Any) -> Any:
    return ops.transpose(ops.reshape(states, np.array([0, 0, HEADS, HEAD_SIZE]), True), np.array([0, 2, 1, 3]))


def _linear(ops: Any, weights: Weights, name: str, states: Any) -> Any:
    weight, bias = _constant(weights[name + ".weight"]), _constant(weights[name + ".bias"])
    return ops.add(ops.matmul(states, weight, False, True), bias)


def _normalise(ops: Any, weights: Weights, name: str, states: Any) -> Any:
    centred = ops.mvn(states, np.array([-1]), True, LAYER_NORM_EPSILON, "inside_sqrt")
    return ops.add(ops.multiply(centred, weights[name + ".weight"]), weights[name + ".bias"])


def _constant(array: NDArray[np.float32]) -> Any:
    """A graph constant over the array's own memory: an implicit conversion copies element by element (1.3 s)."""
    from openvino.op import Constant

    return Constant(array, shared_memory=True)


def _mean(ops: Any, hidden: Any, attended: Any) -> Any:
    weighed = ops.multiply(hidden, ops.unsqueeze(attended, np.int32(-1)))
    total = ops.reduce_sum(weighed, np.array([1]))
    return ops.divide(total, ops.reduce_sum(attended, np.array([1]), True))
