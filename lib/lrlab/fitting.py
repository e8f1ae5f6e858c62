"""Keras training with the loop over epochs and batches compiled: the updates of `fit`, without its cost for each batch.

    trainer = fitting.CompiledFit(model, batch_size=32)              # a model after `model.compile(…)`
    trainer.restart(weights, lr=0.01)                                # as often as you like; nothing is compiled again
    predictions = trainer.fit(x, y, fitting.batch_order(len(x), n_epochs=100, seed=0), watched)

`batch_order` draws the order of samples, `epoch_loop` is the loop that gets compiled, `CompiledFit` compiles it once.
"""

from collections.abc import Callable, Sequence

import numpy as np
import tensorflow as tf

from lrlab import demand


def batch_order(n_samples: int, n_epochs: int, seed: int) -> np.ndarray:
    """Return one random order of all samples for each epoch, int32 of shape (n_epochs, n_samples).

    Args:
        n_samples: ≥ 1.
        n_epochs: ≥ 1.
        seed: a whole number ≥ 0; the first epochs are the same whatever `n_epochs`.
    """
    for name, value, least in (("n_samples", n_samples, 1), ("n_epochs", n_epochs, 1), ("seed", seed, 0)):
        demand.whole(name, value, least)
    rng = np.random.default_rng(seed)
    return np.stack([rng.permutation(n_samples) for _ in range(n_epochs)]).astype(np.int32)


def epoch_loop(model: tf.keras.Model, batch_size: int) -> Callable:
    """Return the training loop as a function that TensorFlow can compile; `train_step` is the method that `fit` calls.

    Args:
        model: a model after `model.compile(…)`.
        batch_size: ≥ 1.
    """

    def run(x, y, order, watched):
        n_epochs, size = order.shape[0], min(batch_size, x.shape[0])
        n_full = x.shape[0] // size * size
        full = tf.reshape(order[:, :n_full], (n_epochs, n_full // size, size))
        rest = order[:, n_full:]  # sliced here, because XLA reads from a wrong place for order[epoch, n_full:]
        predictions = tf.TensorArray(tf.float32, n_epochs)
        for epoch in tf.range(n_epochs):
            for batch in full[epoch]:
                model.train_step((tf.gather(x, batch), tf.gather(y, batch)))
            if rest.shape[1] > 0:  # the last batch is shorter
                model.train_step((tf.gather(x, rest[epoch]), tf.gather(y, rest[epoch])))
            predictions = predictions.write(epoch, model(watched, training=False))
        return predictions.stack()

    return run


class CompiledFit:
    """Trains a Keras model again and again by one compiled program.

    Args:
        model: a built model after `model.compile(…)` with a Keras optimizer, a fixed learning rate, and no metrics.
        batch_size: ≥ 1.
        jit_compile: whether XLA compiles the program (fastest); False: a TensorFlow graph.

    Raises:
        ValueError: a model that is not built or not compiled, has metrics or a schedule, or an impossible batch size.

    Differs from `fit`: the order of samples is an argument; there are no callbacks, and predictions instead of metrics.
    The updates are the same; with XLA they are rounded in another order.
    """

    def __init__(self, model: tf.keras.Model, batch_size: int = 32, jit_compile: bool = True):
        demand.whole("batch_size", batch_size, 1)
        _demand_model(model)
        self.model = model
        model.optimizer.build(model.trainable_variables)
        self._fresh = [variable.numpy() for variable in model.optimizer.variables]
        self._run = tf.function(epoch_loop(model, int(batch_size)), jit_compile=jit_compile)

    def restart(self, weights: Sequence[np.ndarray], lr: float) -> None:
        """Set weights and learning rate, and forget all that the optimizer has gathered.

        Args:
            weights: as `model.get_weights()` returns them.
            lr: > 0.
        """
        demand.number("lr", lr, lambda value: value > 0, "a finite number above 0")
        self.model.set_weights(weights)
        for variable, value in zip(self.model.optimizer.variables, self._fresh, strict=True):
            variable.assign(value)
        self.model.optimizer.learning_rate = lr

    def fit(self, x: np.ndarray, y: np.ndarray, order: np.ndarray, watched: np.ndarray) -> np.ndarray:
        """Train through all epochs; return what the model predicts after each of them.

        Args:
            x: inputs, shape (n, …).
            y: targets, shape (n, …); labels of shape (n,) count as (n, 1), as in `fit`.
            order: for each epoch the order of samples, whole numbers from 0 to n − 1, shape (n_epochs, n).
            watched: inputs that are not trained on, shape (n_watched, …).

        Returns:
            The outputs for `watched`, float32 of shape (n_epochs, n_watched, …).
        """
        x, y, order, watched = (np.asarray(value) for value in (x, y, order, watched))
        if len(x) == 0 or len(y) != len(x):
            raise ValueError(f"x has {len(x)} samples, y has {len(y)}: give as many of both, at least 1")
        ascending = np.arange(len(x))
        if order.ndim != 2 or order.shape[1:] != ascending.shape or (np.sort(order, axis=1) != ascending).any():
            raise ValueError(f"order, shape {order.shape}: give rows that hold each number from 0 to {len(x) - 1} once")
        y = y[:, None] if y.ndim == 1 else y
        x, y, watched = (tf.constant(value, tf.float32) for value in (x, y, watched))
        arguments = (x, y, tf.constant(order, tf.int32), watched)
        return self._run.get_concrete_function(*arguments)(*arguments).numpy()  # compiled once for these shapes


def _demand_model(model: tf.keras.Model) -> None:
    if not model.built or getattr(model, "optimizer", None) is None:
        raise ValueError(f"model {model.name!r}: give one that has an Input and went through model.compile(…)")
    if model.metrics[1:]:
        raise ValueError(f"model {model.name!r} has metrics: compute them from the predictions that fit returns")
    if not isinstance(model.optimizer.learning_rate, tf.keras.Variable | tf.Variable):
        raise ValueError(f"model {model.name!r} has a learning rate schedule: give a fixed learning rate")
