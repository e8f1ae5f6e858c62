"""Neural networks of dense layers in NumPy: read `Linear`, `ReLU` and `Sequential`, and you have read it all.

A layer remembers in `forward` what it needs in `backward`. `backward` is given the gradient of the loss with respect to
the layer's output, writes the gradients of its parameters into `grads`, and returns the gradient for its input.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np


class Linear:
    """A dense layer, y = x W + b.

    Differs from PyTorch in the shape of W (inputs first) and in its initial values: normal, with bias 0.

    Args:
        n_in, n_out: numbers of inputs and outputs, at least 1.
        rng: draws the initial W, with standard deviation √(2 / n_in) before a ReLU (He et al., 1502.01852, equation 10)
            and √(1 / n_in) otherwise.
        activation_hint: "relu" where a ReLU follows, else None.
        dtype: of the parameters.
    """

    def __init__(
        self,
        n_in: int,
        n_out: int,
        rng: np.random.Generator,
        activation_hint: str | None = None,
        dtype: type = np.float32,
    ):
        if n_in < 1 or n_out < 1:
            raise ValueError(f"n_in={n_in}, n_out={n_out}: a layer needs at least 1 of each")
        if activation_hint not in (None, "relu"):
            raise ValueError(f"activation_hint={activation_hint!r}: give 'relu' or None")
        sd = np.sqrt((2 if activation_hint == "relu" else 1) / n_in)
        self.params = [rng.normal(0, sd, (n_in, n_out)).astype(dtype), np.zeros(n_out, dtype)]
        self.grads = [np.zeros_like(param) for param in self.params]

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return x W + b for inputs of shape (n, n_in)."""
        weight, bias = self.params
        if x.ndim != 2 or x.shape[1] != len(weight):
            raise ValueError(f"x has shape {x.shape}, this layer takes (n, {len(weight)})")
        self.x = x
        return x @ weight + bias

    def backward(self, grad: np.ndarray) -> np.ndarray:
        """Take ∂loss/∂output, keep ∂loss/∂W and ∂loss/∂b, return ∂loss/∂x."""
        self.grads[0][...] = self.x.T @ grad
        self.grads[1][...] = grad.sum(axis=0)
        return grad @ self.params[0].T


class ReLU:
    """The activation max(x, 0). Its slope at 0 counts as 0."""

    def __init__(self):
        self.params: list[np.ndarray] = []
        self.grads: list[np.ndarray] = []

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return max(x, 0), same shape."""
        self.positive = x > 0
        return x * self.positive

    def backward(self, grad: np.ndarray) -> np.ndarray:
        """Let the gradient through where the input was positive."""
        return grad * self.positive


class Sequential:
    """Layers, one after the other. `params` and `grads` list those of all layers, in order.

    Args:
        layers: objects with `forward`, `backward`, `params` and `grads`.
    """

    def __init__(self, *layers: Linear | ReLU):
        self.layers = layers
        self.params = [param for layer in layers for param in layer.params]
        self.grads = [grad for layer in layers for grad in layer.grads]

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return the output of the last layer: the logits, shape (n, n_out)."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad: np.ndarray) -> np.ndarray:
        """Take ∂loss/∂logits, fill `grads`, return ∂loss/∂x."""
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return grad


def build_mlp(
    hidden: Sequence[int] = (256, 128), n_in: int = 784, n_out: int = 10, seed: int = 0, dtype: type = np.float32
) -> Sequential:
    """Build a network of dense layers with a ReLU after each but the last.

    Args:
        hidden: sizes of the hidden layers; empty for a linear classifier.
        n_in, n_out: numbers of inputs and of classes.
        seed: of the initial weights.
        dtype: of the parameters.
    """
    rng = np.random.default_rng(seed)
    sizes = [n_in, *hidden, n_out]
    layers: list[Linear | ReLU] = []
    for size, following in pairwise(sizes[:-1]):
        layers += [Linear(size, following, rng, "relu", dtype), ReLU()]
    return Sequential(*layers, Linear(sizes[-2], n_out, rng, dtype=dtype))
