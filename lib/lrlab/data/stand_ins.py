"""What takes the place of a public data set that cannot be had: small, of the same form, never called by its name."""

import numpy as np

from lrlab.data.archives import Parts

N_TEST = 360  # of scikit-learn's 1,797 digits


def make(name: str) -> tuple[Parts, str]:
    """Return a stand-in and what it is called.

    Args:
        name: `mnist`, `fashion_mnist`, `cifar10` or `imdb`.
    """
    if name == "imdb":
        return _reviews(), "2,500 generated reviews of 20 to 200 tokens"
    x_train, y_train, x_test, y_test = _digits()
    if name == "cifar10":
        x_train, x_test = (
            np.repeat(np.pad(x, ((0, 0), (2, 2), (2, 2)))[..., None], 3, axis=3) for x in (x_train, x_test)
        )
        return (x_train, y_train, x_test, y_test), "scikit-learn's 1,797 digits at 32×32×3"
    return (x_train, y_train, x_test, y_test), "scikit-learn's 1,797 digits at 28×28"


def _digits() -> Parts:
    """Return scikit-learn's digits, each pixel of 8×8 as 3×3, with a border of 2: uint8 of shape (n, 28, 28)."""
    from sklearn.datasets import load_digits  # takes a while, and few need it

    digits = load_digits()
    images = np.round(digits.images * 255 / 16).astype(np.uint8).repeat(3, axis=1).repeat(3, axis=2)
    images = np.pad(images, ((0, 0), (2, 2), (2, 2)))
    order = np.random.default_rng(0).permutation(len(images))
    test, train = order[:N_TEST], order[N_TEST:]
    return images[train], digits.target[train], images[test], digits.target[test]


def _reviews(n_train: int = 2000, n_test: int = 500) -> Parts:
    """Return token sequences whose class shows in how often the ranks of two groups of words occur."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 2, n_train + n_test)
    common = 1 / np.arange(4, 500)  # ranks follow Zipf's law
    reviews = []
    for label in labels:
        weights = common.copy()
        weights[60 + 40 * label : 100 + 40 * label] *= 3.0
        tokens = rng.choice(np.arange(4, 500), rng.integers(20, 200), p=weights / weights.sum())
        reviews.append(np.concatenate([[1], tokens]).astype(np.int32))
    return reviews[:n_train], labels[:n_train], reviews[n_train:], labels[n_train:]
