"""Trains a network of `nn` with any optimizer, and keeps what was seen on the way."""

import contextlib
from collections.abc import Callable, Iterator

import numpy as np
from tqdm.auto import tqdm

from lrlab.nn import Sequential

Arrays = list[np.ndarray]
Loss = Callable[[np.ndarray, np.ndarray], tuple[float, np.ndarray]]


class Trainer:
    """Trains a classifier by minibatches.

    `loss_history` holds the loss of every step (spikes live there), `epoch_losses` their means over samples.

    Two places are open for functions of your own: `loss` and `clip`. The optimizer is any object with a method
    `step(params, grads)` that changes the params in place. Where it keeps slower weights in an attribute `slow`, as
    Lookahead does, those are evaluated.

    Args:
        model: the network.
        optimizer: makes the updates.
        num_classes: how many classes there are, at least 2.
        grad_clip_norm: the largest norm a gradient may have, > 0, or None for no limit.
        clip: `clip(grads, max_norm)` returns the list of gradients to use; needed with `grad_clip_norm`.
        loss: `loss(logits, y)` returns the mean loss and its gradient with respect to the logits; None: softmax
            cross-entropy.
    """

    def __init__(
        self,
        model: Sequential,
        optimizer: object,
        num_classes: int = 10,
        grad_clip_norm: float | None = None,
        clip: Callable[[Arrays, float], Arrays] | None = None,
        loss: Loss | None = None,
    ):
        if num_classes < 2:
            raise ValueError(f"num_classes={num_classes!r}: give at least 2")
        if grad_clip_norm is not None and not grad_clip_norm > 0:
            raise ValueError(f"grad_clip_norm={grad_clip_norm!r}: give a number > 0, or None")
        if grad_clip_norm is not None and clip is None:
            raise ValueError("grad_clip_norm needs a function that clips: Trainer(…, clip=clip_by_global_norm)")
        if not callable(getattr(optimizer, "step", None)):
            raise TypeError(f"optimizer is a {type(optimizer).__name__} without a method step(params, grads)")
        self.model, self.optimizer, self.num_classes = model, optimizer, num_classes
        self.grad_clip_norm, self.clip, self.loss = grad_clip_norm, clip, loss
        self.loss_history: list[float] = []
        self.epoch_losses: list[float] = []

    def train(
        self, X: np.ndarray, y: np.ndarray, epochs: int = 3, batch_size: int = 64, verbose: bool = False, seed: int = 0
    ) -> None:
        """Train on all samples for some epochs; calling it again goes on.

        Args:
            X: inputs, shape (n, n_in).
            y: classes, whole numbers from 0, shape (n,).
            epochs: how often each sample is used, ≥ 1.
            batch_size: samples of one step, ≥ 1; the last batch of an epoch may be smaller.
            verbose: show a progress bar, and the loss of each epoch.
            seed: of the order of the samples.
        """
        self._demand(X, y)
        if epochs < 1 or batch_size < 1:
            raise ValueError(f"epochs={epochs}, batch_size={batch_size}: give whole numbers of at least 1")
        rng = np.random.default_rng(seed)
        bar = tqdm(range(epochs), disable=not verbose, leave=False)
        for _ in bar:
            order, total = rng.permutation(len(X)), 0.0
            for start in range(0, len(X), batch_size):
                batch = order[start : start + batch_size]
                self.loss_history.append(self._step(X[batch], y[batch]))
                total += self.loss_history[-1] * len(batch)
            self.epoch_losses.append(total / len(X))
            if verbose:
                bar.set_postfix(loss=f"{self.epoch_losses[-1]:.4f}")
                bar.write(f"epoch {len(self.epoch_losses)}: loss {self.epoch_losses[-1]:.4f}")

    def evaluate(self, X: np.ndarray, y: np.ndarray) -> tuple[float, float]:
        """Return the mean loss and the accuracy (0 to 1) of the network as it is."""
        self._demand(X, y)
        with self._slow_weights():
            loss, _, logits = self._forward(X, y)
        return float(loss), float(np.mean(logits.argmax(axis=1) == y))

    def misclassification_data(
        self, X: np.ndarray, y: np.ndarray, max_images: int = 25
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
        """Return the first wrongly classified samples.

        Returns:
            Their inputs, predicted classes, true classes (each at most `max_images`), and how many there are in all.
        """
        self._demand(X, y)
        with self._slow_weights():
            predictions = self.model.forward(X).argmax(axis=1)
        wrong = np.flatnonzero(predictions != y)
        shown = wrong[:max_images]
        return X[shown], predictions[shown], y[shown], len(wrong)

    def _step(self, X: np.ndarray, y: np.ndarray) -> float:
        """Make one update; return the loss before it."""
        loss, grad, _ = self._forward(X, y)
        self.model.backward(grad)
        grads = self.model.grads
        if self.grad_clip_norm is not None:
            grads = list(self.clip(grads, self.grad_clip_norm))
        self.optimizer.step(self.model.params, grads)
        return float(loss)

    def _forward(self, X: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Return the mean loss (the caller's, or softmax cross-entropy), its gradient by the logits, and the logits."""
        logits, rows = self.model.forward(X), np.arange(len(y))
        if self.loss is not None:
            return (*self.loss(logits, y), logits)
        grad = np.exp(logits - logits.max(axis=1, keepdims=True))
        grad /= grad.sum(axis=1, keepdims=True)
        loss = -np.log(np.maximum(grad[rows, y], np.finfo(grad.dtype).tiny)).mean()
        grad[rows, y] -= 1
        return loss, grad / len(y), logits

    @contextlib.contextmanager
    def _slow_weights(self) -> Iterator[None]:
        """Let the network have the optimizer's slow weights, where it keeps some."""
        fast = [param.copy() for param in self.model.params]
        for param, value in zip(self.model.params, getattr(self.optimizer, "slow", None) or ()):
            param[...] = value
        try:
            yield
        finally:
            for param, value in zip(self.model.params, fast):
                param[...] = value

    def _demand(self, X: np.ndarray, y: np.ndarray) -> None:
        """Refuse inputs and labels that do not fit."""
        if len(X) != len(y) or np.ndim(y) != 1 or not len(y):
            raise ValueError(f"X has shape {np.shape(X)}, y {np.shape(y)}: give (n, n_in) and (n,) with n ≥ 1")
        if not np.issubdtype(np.asarray(y).dtype, np.integer):
            raise ValueError(f"y has the type {np.asarray(y).dtype}; classes are whole numbers")
        if y.min() < 0 or y.max() >= self.num_classes:
            raise ValueError(f"y has classes {y.min()} to {y.max()}; num_classes={self.num_classes} allows 0 to "
                             f"{self.num_classes - 1}")  # fmt: skip
