"""The facts that the notebook clipping_and_lookahead tells, derived again without the notebook's code."""

import numpy as np
import pytest

from lrlab import optim


def lookahead(curvature: float, lr: float, k: int, alpha: float, rounds: int) -> np.ndarray:
    """Return the slow weight after each round around SGD on curvature · w² / 2, from 1."""
    slow, kept = 1.0, [1.0]
    for _ in range(rounds):
        fast, base = [np.array([slow])], optim.SGD(lr)
        for _ in range(k):
            base.step(fast, [curvature * fast[0]])
        slow += alpha * (fast[0][0] - slow)
        kept.append(slow)
    return np.array(kept)


@pytest.mark.parametrize(("eta_lambda", "k", "alpha"), [(0.3, 5, 0.5), (1.7, 4, 0.3), (0.01, 10, 0.8)])
def test_one_round_on_a_parabola(eta_lambda: float, k: int, alpha: float):
    slow = lookahead(4.0, eta_lambda / 4, k, alpha, 6)
    factor = 1 - alpha + alpha * (1 - eta_lambda) ** k
    assert slow[1:] / slow[:-1] == pytest.approx(np.full(6, factor))
    if (eta_lambda, k, alpha) == (0.3, 5, 0.5):
        assert factor == pytest.approx(0.584035)


def test_for_small_steps_lookahead_is_a_smaller_learning_rate():
    alone = (1 - 0.5 * 1e-3) ** 5
    assert 1 - lookahead(1.0, 1e-3, 5, 0.5, 1)[1] == pytest.approx(1 - alone, rel=2e-3)


def test_lookahead_converges_a_little_beyond_where_sgd_diverges():
    assert abs(1 - 2.1) > 1
    assert abs(lookahead(1.0, 2.1, 5, 0.5, 40)[-1]) < 1e-3
    assert abs(lookahead(1.0, 2.4, 5, 0.5, 40)[-1]) > 1e3


def test_adam_does_not_see_the_scale_of_all_gradients_but_that_of_one():
    rng = np.random.default_rng(0)
    gradients = rng.normal(size=(200, 3))

    def end(scales: np.ndarray) -> np.ndarray:
        w, adam = [np.zeros(3)], optim.Adam(1e-2)
        for gradient, scale in zip(gradients, scales, strict=True):
            adam.step(w, [scale * gradient])
        return w[0]

    same, outlier = np.ones(200), np.ones(200)
    outlier[50] = 100
    assert end(0.1 * same) == pytest.approx(end(same), abs=1e-6)
    assert np.abs(end(outlier) - end(same)).max() > 0.05


def test_sgd_pays_for_a_limit_on_every_step():
    w = {0.1: [np.array([1.0])], 1.0: [np.array([1.0])]}
    for scale, weights in w.items():
        base = optim.SGD(0.01)
        for _ in range(50):
            base.step(weights, [scale * weights[0]])
    assert 1 - w[0.1][0][0] == pytest.approx(1 - 0.999**50)
    assert 1 - w[1.0][0][0] == pytest.approx(1 - 0.99**50)
