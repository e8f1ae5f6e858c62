"""Four rings around the origin that belong to two classes: a task whose noise has a dial.

`rings` makes them in order, with noise along the radius only. Shuffling and noise in both coordinates are left to do.
"""

import math

import numpy as np

from lrlab import demand

RADII = (2.0, 3.0, 4.0, 5.0)
CLASSES = (0, 1, 0, 1)
PHASES = (0.0, math.pi / 4, math.pi / 2, 3 * math.pi / 4)
TURNS = 2


def rings(n_samples: int = 1000, noise_level: float = 0.1, seed: int = 42) -> tuple[np.ndarray, np.ndarray]:
    """Make four rings of two turns each, whose points move along the radius by 0.2·noise_level·N(0, 1).

    Args:
        n_samples: how many points in all, at least 4; the rings differ by one point at most.
        noise_level: ≥ 0, in units of the plane; at 0 all radii are exactly 2, 3, 4 and 5.
        seed: a whole number ≥ 0. The draws are a stream of their own: `np.random.default_rng(seed)` elsewhere draws
            other numbers.

    Returns:
        Points, float64 of shape (n_samples, 2), ring after ring from the inmost outwards; and their classes, int64 of
        shape (n_samples,): 0 for radius 2 and 4, 1 for 3 and 5.

    Raises:
        ValueError: an impossible argument; the message names it, its value and what is allowed.
    """
    demand.whole("n_samples", n_samples, 4)
    demand.whole("seed", seed, 0)
    demand.number("noise_level", noise_level, lambda value: value >= 0, "a finite number of at least 0")
    rng = np.random.default_rng([seed, len(RADII)])
    points, classes = [], []
    for place, (radius, label, phase) in enumerate(zip(RADII, CLASSES, PHASES, strict=True)):
        n = (n_samples + len(RADII) - 1 - place) // len(RADII)
        angle = np.linspace(0, TURNS * 2 * np.pi, n) + phase
        moved = radius + 0.2 * noise_level * rng.normal(size=n)
        points.append(moved[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1))
        classes.append(np.full(n, label))
    return np.concatenate(points), np.concatenate(classes)
