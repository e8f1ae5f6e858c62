"""The facts that the notebook noisy_data tells, derived again without the notebook's code."""

import functools
import os

import numpy as np
import pytest
from scipy.special import ive

os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}
from tensorflow import keras

from lrlab import data, fitting

SEEDS = range(42, 50)
CEILINGS = {0.1: 1.0, 0.5: 0.755, 1.0: 0.620}


@functools.cache
def model(name: str) -> keras.Model:
    keras.utils.set_random_seed(0)
    layers = [keras.layers.Dense(n, activation=how) for n, how in ((16, "relu"), (8, "relu"), (1, "sigmoid"))]
    made = keras.Sequential([keras.Input((2,)), *layers])
    makers = {"SGD": functools.partial(keras.optimizers.SGD, momentum=0.9),
              "Adam": keras.optimizers.Adam, "RMSprop": keras.optimizers.RMSprop}  # fmt: skip
    made.compile(makers[name](0.1), loss="binary_crossentropy")
    return made


@functools.cache
def trainer(name: str) -> fitting.CompiledFit:
    return fitting.CompiledFit(model(name))


@functools.cache
def weights(seed: int) -> list:
    keras.utils.set_random_seed(seed)
    return keras.models.clone_model(model("Adam")).get_weights()


@functools.cache
def curves(level: float, name: str, lr: float, spoil: str = "") -> np.ndarray:
    """Test accuracies after each of 100 epochs, shape (n_seeds, 100)."""
    return np.array([curve(level, name, lr, spoil, seed) for seed in SEEDS])


def curve(level: float, name: str, lr: float, spoil: str, seed: int) -> np.ndarray:
    points, classes = data.rings(1000, level, seed)
    rng = np.random.default_rng([seed, 1])
    points = points + level * rng.normal(size=points.shape)
    order = rng.permutation(1000)
    train, test = order[:640], order[800:]
    points = (points - points[train].mean(axis=0)) / points[train].std(axis=0)
    x = points[train]
    if spoil == "outliers":
        angles = rng.uniform(0, 2 * np.pi, 32)
        x[:32] += 4 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    elif spoil == "gaussian":
        x = x + np.sqrt(0.05 * 4**2 / 2) * rng.normal(size=x.shape)
    trainer(name).restart(weights(seed), lr)
    predicted = trainer(name).fit(x, classes[train], fitting.batch_order(640, 100, seed), points[test])[:, :, 0]
    return ((predicted > 0.5) == classes[test]).mean(axis=1)


@pytest.mark.parametrize("level", CEILINGS)
def test_the_ceilings(level):
    """By the density of the radius, and by the best rule on points: the nearest thresholds of that density."""
    radius, (nodes, weight) = np.linspace(1e-4, 12, 6000), np.polynomial.hermite_e.hermegauss(41)

    def density(ring):
        moved = np.abs(ring + 0.2 * level * nodes)[:, None]
        rice = radius / level**2 * np.exp(-((radius - moved) ** 2) / (2 * level**2)) * ive(0, radius * moved / level**2)
        return weight @ rice / weight.sum()

    classes = [(density(a) + density(b)) / 2 for a, b in ((2, 4), (3, 5))]
    assert np.maximum(*classes).sum() * (radius[1] - radius[0]) / 2 == pytest.approx(CEILINGS[level], abs=1e-3)
    points, labels = data.rings(200_000, level, 0)
    points = points + level * np.random.default_rng(0).normal(size=points.shape)
    says = np.interp(np.hypot(*points.T), radius, classes[1] - classes[0]) > 0
    assert (says == labels).mean() == pytest.approx(CEILINGS[level], abs=5e-3)


def test_with_much_noise_all_three_are_near_the_ceiling_and_tie():
    means = {name: curves(1.0, name, 0.01)[:, -1].mean() for name in ("SGD", "Adam", "RMSprop")}
    assert max(means.values()) - min(means.values()) < 0.03
    assert all(abs(mean - CEILINGS[1.0]) < 0.04 for mean in means.values())


def test_with_much_noise_more_epochs_change_nothing():
    for name in ("SGD", "Adam", "RMSprop"):
        assert abs((curves(1.0, name, 0.01)[:, 99] - curves(1.0, name, 0.01)[:, 29]).mean()) < 0.02


def test_with_little_noise_the_learning_rate_decides_not_the_optimizer():
    slow, fast, adam = (curves(0.1, *cell)[:, -1] for cell in (("SGD", 0.01), ("SGD", 0.1), ("Adam", 0.01)))
    assert slow.mean() < 0.6 and adam.mean() - slow.mean() > 0.15 and fast.mean() - slow.mean() > 0.15
    assert adam.std(ddof=1) > 0.1 or fast.std(ddof=1) > 0.1  # some seeds find the rings, others do not


def test_with_little_noise_more_epochs_help_those_on_their_way():
    runs = curves(0.1, "Adam", 0.01)
    assert (runs[:, 99] - runs[:, 29]).mean() > 0.1


def test_outliers_harm_less_than_gaussian_noise_of_the_same_variance():
    clean, outliers, gaussian = (curves(0.1, "Adam", 0.01, kind)[:, -1] for kind in ("", "outliers", "gaussian"))
    assert outliers.mean() - gaussian.mean() > 0.1 and clean.mean() - gaussian.mean() > 0.1


def test_a_batch_gradient_strays_like_one_over_the_root_of_its_size():
    """Also on clean data: measured at the initial weights, for a batch of 8 and one of 128."""
    points, classes = data.rings(1000, 0.0)
    hidden = [points.astype("float32"), classes.astype("float32")[:, None]]
    rng, net = np.random.default_rng(0), model("Adam")
    net.set_weights(weights(42))

    def gradient(rows):
        import tensorflow as tf

        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(keras.losses.binary_crossentropy(hidden[1][rows], net(hidden[0][rows])))
        return np.concatenate([np.ravel(part) for part in tape.gradient(loss, net.trainable_variables)])

    full = gradient(np.arange(1000))
    strays = [
        np.sqrt(np.mean([np.sum((gradient(rng.choice(1000, n, replace=False)) - full) ** 2) for _ in range(30)]))
        for n in (8, 128)
    ]
    assert strays[0] / strays[1] == pytest.approx(np.sqrt((1 / 8 - 1e-3) / (1 / 128 - 1e-3)), rel=0.3)
