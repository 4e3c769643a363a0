"""The best reading of all words for one anchor: who speaks, by which cue, and what."""

import numpy as np
from numpy.typing import NDArray

from sayso.encoder.encoding import Floats
from sayso.encoder.layout import FACTORS, ROLES

NEVER = -1e4
STATES = len(ROLES)


def pair_scores(anchors: Floats, words: Floats) -> Floats:
    """``FACTORS`` scores of each anchor (rows of ``anchors``) with each word of its window."""
    size = words.shape[1] // FACTORS // 2
    left = anchors.reshape(-1, 2, FACTORS, size).transpose(2, 0, 1, 3).reshape(FACTORS, -1, 2 * size)
    right = words.reshape(-1, 2, FACTORS, size).transpose(2, 1, 3, 0).reshape(FACTORS, 2 * size, -1)
    scores: Floats = np.matmul(left, right).transpose(1, 2, 0)
    return scores


def best_paths(scores: Floats, transitions: Floats) -> NDArray[np.int8]:
    """The role of every word for every anchor, by Viterbi's algorithm.

    Args:
        scores: anchors by words by ``FACTORS``.
        transitions: score of each role after each role.
    """
    table = step_scores(scores, transitions)
    count, width = scores.shape[:2]
    came_from = np.zeros((width, count, STATES), dtype=np.int8)
    best = np.full((count, STATES), NEVER, dtype=np.float32)
    best[:, 0] = 0.0
    for place in range(width):
        options = best[:, :, None] + table[place]
        came_from[place] = options.argmax(axis=1)
        best = options.max(axis=1)
    paths = np.zeros((count, width), dtype=np.int8)
    role = best.argmax(axis=1)
    anchors = np.arange(count)
    for place in range(width - 1, -1, -1):
        paths[:, place] = role
        role = came_from[place, anchors, role]
    return paths


def step_scores(scores: Floats, transitions: Floats) -> Floats:
    """Score of going from role to role: words by anchors by role before by role."""
    count, width = scores.shape[:2]
    being = np.zeros((width, count, 1, STATES), dtype=np.float32)
    being[..., 0, 1:] = scores[..., : STATES - 1].swapaxes(0, 1)
    becoming = scores[..., STATES - 1 :].swapaxes(0, 1)[:, :, None, :]
    changed = (1 - np.eye(STATES)).astype(np.float32)
    table: Floats = being + becoming * changed + transitions
    return table
