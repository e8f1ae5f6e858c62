"""Two optimizers for the networks of `nn`. Each has one method: `step(params, grads)` changes the params in place.

Whatever has such a method is an optimizer, and can be given to `training.Trainer`.
"""

import numpy as np

Arrays = list[np.ndarray]


class SGD:
    """Stochastic gradient descent with momentum: v ← μ v + g, w ← w − η v.

    Equals `torch.optim.SGD` (its momentum, not Sutskever's, which has η inside v).

    Args:
        lr: the learning rate η, ≥ 0.
        momentum: μ, 0 ≤ μ < 1.
    """

    def __init__(self, lr: float, momentum: float = 0.0):
        _demand(lr >= 0, f"lr={lr!r}: give a number ≥ 0")
        _demand(0 <= momentum < 1, f"momentum={momentum!r}: give a number from 0 to below 1")
        self.lr, self.momentum = lr, momentum
        self.velocity: Arrays = []

    def step(self, params: Arrays, grads: Arrays) -> None:
        """Make one update.

        Args:
            params: the parameters, changed in place.
            grads: the gradients, same shapes, left as they are.
        """
        _same_shapes(params, grads)
        if not self.velocity:
            self.velocity = [np.zeros_like(param) for param in params]
        for param, grad, v in zip(params, grads, self.velocity):
            v *= self.momentum
            v += grad
            param -= self.lr * v


class Adam:
    """Adam (Kingma and Ba, 1412.6980, algorithm 1), with weight decay as L2: g ← g + λ w before anything else.

    m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and
    v̂ = v / (1 − β₂ᵗ); t counts from 1. Equals `torch.optim.Adam`.

    Args:
        lr: the learning rate η, ≥ 0.
        betas: β₁ and β₂, each 0 ≤ β < 1.
        eps: ε, > 0; added after the root.
        weight_decay: λ, ≥ 0.
    """

    def __init__(
        self, lr: float = 1e-3, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8, weight_decay: float = 0.0
    ):
        _demand(lr >= 0, f"lr={lr!r}: give a number ≥ 0")
        _demand(all(0 <= beta < 1 for beta in betas), f"betas={betas!r}: give two numbers from 0 to below 1")
        _demand(eps > 0, f"eps={eps!r}: give a number > 0")
        _demand(weight_decay >= 0, f"weight_decay={weight_decay!r}: give a number ≥ 0")
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        self.t = 0
        self.moments: list[tuple[np.ndarray, np.ndarray]] = []

    def step(self, params: Arrays, grads: Arrays) -> None:
        """Make one update.

        Args:
            params: the parameters, changed in place.
            grads: the gradients, same shapes, left as they are.
        """
        _same_shapes(params, grads)
        if not self.moments:
            self.moments = [(np.zeros_like(param), np.zeros_like(param)) for param in params]
        self.t += 1
        beta1, beta2 = self.betas
        size = self.lr / (1 - beta1**self.t)
        root = np.sqrt(1 - beta2**self.t)
        for param, grad, (m, v) in zip(params, grads, self.moments):
            if self.weight_decay:
                grad = grad + self.weight_decay * param
            m += (1 - beta1) * (grad - m)
            v += (1 - beta2) * (grad * grad - v)
            param -= size * m / (np.sqrt(v) / root + self.eps)


def _demand(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ValueError(otherwise)


def _same_shapes(params: Arrays, grads: Arrays) -> None:
    shapes, others = [param.shape for param in params], [grad.shape for grad in grads]
    _demand(shapes == others, f"grads have shapes {others}, params {shapes}")
