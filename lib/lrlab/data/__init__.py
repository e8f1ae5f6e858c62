"""Data sets: clouds and rings made on the spot, and real images and reviews, or stand-ins that say so.

`qwerty` and `rings` make data, `load` finds a public data set, `standardised` prepares images for a network of dense
layers. `archives` knows where the public data sets are and how their files are read, `stand_ins` what replaces them
offline; `cache` is the folder of downloads.
"""

from typing import NamedTuple

import numpy as np

from lrlab import demand
from lrlab.data import archives, stand_ins
from lrlab.data.archives import cache as cache
from lrlab.data.rings import rings as rings

MEANS = ((2.0, 1.0), (-2.0, 1.0), (0.0, -3.0))  # of qwerty's classes
NAMES = ("mnist", "fashion_mnist", "cifar10", "imdb")


class Split(NamedTuple):
    """Training and test part of a data set; `x_train, y_train, x_test, y_test = split` takes it apart."""

    x_train: np.ndarray | list[np.ndarray]
    y_train: np.ndarray
    x_test: np.ndarray | list[np.ndarray]
    y_test: np.ndarray


def qwerty(seed: int = 42, n_per_class: int = 300) -> Split:
    """Make the "Qwerty" data: three Gaussian clouds in the plane with identity covariance, 20 % of them for testing.

    Args:
        seed: of NumPy's legacy generator, for the points; the split is that of scikit-learn's `train_test_split` with
            random state 42, whatever the seed.
        n_per_class: how many points a class has, at least 2.

    Returns:
        Points, float32 of shape (n, 2), and classes 0, 1, 2, int64 of shape (n,).
    """
    demand.whole("n_per_class", n_per_class, 2)
    rng = np.random.RandomState(seed)
    points = np.concatenate([rng.multivariate_normal(mean, np.eye(2), n_per_class) for mean in MEANS])
    classes = np.repeat(np.arange(len(MEANS)), n_per_class)
    n_test = -(-len(classes) // 5)
    order = np.random.RandomState(42).permutation(len(classes))  # as scikit-learn's train_test_split
    x, y = points[order].astype(np.float32), classes[order]
    return Split(x[n_test:], y[n_test:], x[:n_test], y[:n_test])


def load(name: str, n: int | None = None, seed: int = 0) -> Split:
    """Return a public data set, or a small stand-in of the same form.

    Looked for in the folder that the environment variable LRLAB_DATA names, then among earlier downloads, then on
    the network; a file counts only if its SHA-256 is the known one. Where all of that fails, one printed line says why,
    and the stand-in is returned: scikit-learn's digits for images, generated reviews for imdb.

    Args:
        name: `mnist`, `fashion_mnist`, `cifar10` or `imdb`.
        n: how many training samples to draw, without replacement, and at most a quarter as many test samples; more
            than there are: all of them. None: everything, in the order of the files.
        seed: of that draw.

    Returns:
        Images, uint8 of shape (n, 28, 28) or (n, 32, 32, 3), or reviews, a list of int32 arrays of word ranks; and
        labels, int64 of shape (n,).

    Raises:
        ValueError: an unknown name, an impossible n, or a file in LRLAB_DATA that does not hold what it should.
        FileNotFoundError: LRLAB_DATA names no folder.
    """
    if name not in NAMES:
        raise ValueError(f"name={name!r}: there are {', '.join(NAMES)}")
    if n is not None and not demand.is_whole(n, 1):
        raise ValueError(f"n={n!r}: give a whole number of at least 1, or None for all")
    try:
        parts = archives.read(name)
    except archives.Unavailable as why:
        parts, what = stand_ins.make(name)
        print(f"{name}: {why}; using {what} instead")
    split = Split(parts[0], parts[1].astype(np.int64), parts[2], parts[3].astype(np.int64))
    return split if n is None else _drawn(name, split, int(n), seed)


def standardised(split: Split) -> Split:
    """Flatten images and bring them to mean 0 and standard deviation 1, both measured on the training part alone.

    Args:
        split: images of any shape (n, …).

    Returns:
        float32 arrays of shape (n, number of pixels), and the labels as they were.
    """
    mean, sd = split.x_train.mean(), split.x_train.std()
    x_train, x_test = (((x.reshape(len(x), -1) - mean) / sd).astype(np.float32) for x in (split.x_train, split.x_test))
    return Split(x_train, split.y_train, x_test, split.y_test)


def _drawn(name: str, split: Split, n: int, seed: int) -> Split:
    """Draw n training samples, and at most a quarter as many test samples."""
    if n > len(split.y_train):
        print(f"{name}: {len(split.y_train)} training samples are there; {n} were asked for")
    rng = np.random.default_rng(seed)
    train = rng.permutation(len(split.y_train))[:n]
    test = rng.permutation(len(split.y_test))[: max(1, n // 4)]
    return Split(_take(split.x_train, train), split.y_train[train], _take(split.x_test, test), split.y_test[test])


def _take(x: np.ndarray | list[np.ndarray], places: np.ndarray) -> np.ndarray | list[np.ndarray]:
    return [x[i] for i in places] if isinstance(x, list) else x[places]
