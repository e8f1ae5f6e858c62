"""The compiled loop makes the updates of plain `fit`, for every optimizer and with a short last batch."""

import os

import numpy as np
import pytest

os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}
from tensorflow import keras

from lrlab import fitting

RNG = np.random.default_rng(0)
X, Y, WATCHED = RNG.normal(size=(22, 3)), RNG.integers(0, 2, 22), RNG.normal(size=(5, 3))
MAKERS = {
    "SGD": lambda: keras.optimizers.SGD(0.1, momentum=0.9),
    "Adam": lambda: keras.optimizers.Adam(0.02),
    "RMSprop": lambda: keras.optimizers.RMSprop(0.02),
}


def built(optimizer, **settings):
    """A network of 3–4–1, the same on each call."""
    keras.utils.set_random_seed(3)
    hidden = keras.layers.Dense(4, activation="relu", kernel_regularizer="l2")
    model = keras.Sequential([keras.Input((3,)), hidden, keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer, loss="binary_crossentropy", **settings)
    return model


class Batches(keras.utils.PyDataset):
    """The batches of all epochs, for one plain `fit` with one long epoch."""

    def __init__(self, order: np.ndarray, batch_size: int):
        super().__init__()
        self.rows = [row[start : start + batch_size] for row in order for start in range(0, len(row), batch_size)]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, place):
        return X[self.rows[place]].astype("float32"), Y[self.rows[place]]


def by_fit(name: str, order: np.ndarray, batch_size: int) -> keras.Model:
    model = built(MAKERS[name]())
    model.fit(Batches(order, batch_size), shuffle=False, verbose=0)
    return model


def furthest(one, other) -> float:
    return max(float(np.abs(a - b).max()) for a, b in zip(one.get_weights(), other.get_weights(), strict=True))


@pytest.mark.parametrize("name", MAKERS)
def test_the_weights_are_those_of_fit(name):
    """Batches of 8 of 22 samples: the last one has 6. As a graph equal to the last bit, by XLA up to rounding."""
    order = fitting.batch_order(22, 3, seed=1)
    plain = by_fit(name, order, 8)
    for jit_compile, allowed in ((False, 0.0), (True, 1e-5)):
        model = built(MAKERS[name]())
        trainer = fitting.CompiledFit(model, batch_size=8, jit_compile=jit_compile)
        predictions = trainer.fit(X, Y, order, WATCHED)
        assert furthest(model, plain) <= allowed
        assert predictions.shape == (3, 5, 1)
        assert predictions[-1] == pytest.approx(plain(WATCHED.astype("float32")).numpy(), abs=1e-5)


def test_a_restart_forgets_weights_moments_and_the_count_of_steps():
    model, order = built(MAKERS["Adam"]()), fitting.batch_order(22, 2, seed=2)
    weights, trainer = model.get_weights(), fitting.CompiledFit(model, 22, jit_compile=False)
    trainer.restart(weights, lr=0.02)
    first = trainer.fit(X, Y, order, WATCHED)
    trainer.restart(weights, lr=0.5)
    other = trainer.fit(X, Y, order, WATCHED)
    trainer.restart(weights, lr=0.02)
    assert np.array_equal(trainer.fit(X, Y, order, WATCHED), first) and not np.allclose(first, other)
    assert furthest(model, by_fit("Adam", order, 22)) == 0


@pytest.mark.parametrize("jit_compile", [False, True])
def test_a_batch_may_be_larger_than_the_data(jit_compile):
    model, order = built(MAKERS["SGD"]()), fitting.batch_order(22, 2, seed=2)
    fitting.CompiledFit(model, 100, jit_compile).fit(X, Y[:, None], order, WATCHED)
    assert furthest(model, by_fit("SGD", order, 100)) <= (1e-6 if jit_compile else 0)


def test_orders_are_permutations_from_the_seed():
    order = fitting.batch_order(30, 4, seed=5)
    assert order.shape == (4, 30) and order.dtype == np.int32 and (np.sort(order) == np.arange(30)).all()
    assert np.array_equal(fitting.batch_order(30, 2, seed=5), order[:2]) and not np.array_equal(order[0], order[1])
    assert not np.array_equal(fitting.batch_order(30, 4, seed=6), order)


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="n_epochs=0: give a whole number of at least 1"):
        fitting.batch_order(5, 0, 0)
    with pytest.raises(ValueError, match="seed=-1"):
        fitting.batch_order(5, 1, -1)
    with pytest.raises(ValueError, match=r"batch_size=2\.5"):
        fitting.CompiledFit(built("sgd"), 2.5)
    with pytest.raises(ValueError, match=r"went through model\.compile"):
        fitting.CompiledFit(keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)]))
    with pytest.raises(ValueError, match="has metrics"):
        fitting.CompiledFit(built("sgd", metrics=["accuracy"]))
    with pytest.raises(ValueError, match="schedule"):
        fitting.CompiledFit(built(keras.optimizers.SGD(keras.optimizers.schedules.CosineDecay(0.1, 10))))
    trainer = fitting.CompiledFit(built("sgd"), 8, jit_compile=False)
    with pytest.raises(ValueError, match="lr=0: give a finite number above 0"):
        trainer.restart(trainer.model.get_weights(), 0)
    with pytest.raises(ValueError, match="x has 22 samples, y has 21"):
        trainer.fit(X, Y[1:], fitting.batch_order(22, 1, 0), WATCHED)
    for order in (np.zeros((1, 22), int), fitting.batch_order(21, 1, 0), np.arange(22)):
        with pytest.raises(ValueError, match="order, shape"):
            trainer.fit(X, Y, order, WATCHED)
