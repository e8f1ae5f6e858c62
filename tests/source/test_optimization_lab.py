"""The facts that the notebook optimization_lab tells, derived again without the notebook's code."""

import numpy as np
import pytest

from lrlab import optim


def test_steps_without_bias_correction_are_too_long():
    t = np.arange(1, 51)
    ratio = (1 - 0.9**t) / np.sqrt(1 - 0.999**t)
    assert ratio[0] == pytest.approx(3.2, abs=0.05)
    assert ratio.max() == ratio[11] == pytest.approx(6.6, abs=0.05)
    assert ratio[49] == pytest.approx(4.5, abs=0.05)


def distances(kind: str, lr: float, n: int = 150, steep: float = 100.0) -> np.ndarray:
    """Return the distances from the minimum of (w₁² + 100 w₂²) / 2, from (1, 1)."""
    w, v, path, mu = np.ones(2), np.zeros(2), [], 0.0 if kind == "plain" else 0.9
    for _ in range(n):
        g = np.array([1.0, steep]) * w
        v = mu * v + g
        w = w - lr * (g + mu * v if kind == "Nesterov" else v)
        path.append(np.linalg.norm(w))
    return np.array(path)


def test_the_valley():
    ends = {(kind, lr): distances(kind, lr)[-1] for kind in ("plain", "momentum", "Nesterov") for lr in (0.01, 0.015)}
    assert ends["Nesterov", 0.01] < ends["momentum", 0.01] < ends["plain", 0.01]
    assert ends["Nesterov", 0.015] > 1e6 and ends["momentum", 0.015] < ends["plain", 0.015] < 1


@pytest.mark.parametrize("mu", [0.0, 0.5, 0.9])
def test_nesterov_is_stable_below_its_limit_only(mu: float):
    assert pytest.approx(1.36, abs=0.005) == (2 + 1.8) / (1 + 1.8)
    for factor, grows in ((0.99, False), (1.01, True)):
        eta_lambda, w, v = factor * (2 + 2 * mu) / (1 + 2 * mu), 1.0, 0.0
        for _ in range(3000):
            v = mu * v + w
            w = w - eta_lambda * (w + mu * v)
            if abs(w) > 1e6:
                break
        assert (abs(w) > 1e3) == grows


def test_nesterov_on_a_parabola():
    mu, shrink, w, v, path = 0.8, 0.7, 1.0, 0.0, [1.0]
    for _ in range(30):
        v = mu * v + w
        w = w - (1 - shrink) * (w + mu * v)
        path.append(w)
    want = (1 + mu) * shrink * np.array(path[1:-1]) - mu * shrink * np.array(path[:-2])
    assert path[2:] == pytest.approx(want)


def test_l2_inside_adam_decays_by_the_size_of_the_gradient():
    rng, scales, w = np.random.default_rng(0), np.array([[10.0], [1.0], [0.1]]), [np.ones((3, 400))]
    adam = optim.Adam(1e-3, weight_decay=0.1)
    for _ in range(2000):
        adam.step(w, [scales * rng.normal(size=(3, 400))])
    large, same, small = w[0].mean(axis=1)
    assert (
        large > 0.95 and same == pytest.approx((1 - 1e-4) ** 2000, abs=0.02) and small == pytest.approx(0.2, abs=0.03)
    )


@pytest.mark.parametrize("scale", [1.0, 100.0])
def test_l2_inside_adam_fades_when_the_loss_is_scaled(scale: float):
    rng, w, adam = np.random.default_rng(1), [np.ones(2000)], optim.Adam(1e-3, weight_decay=0.1)
    for _ in range(500):
        adam.step(w, [scale * rng.normal(size=2000)])
    assert 1 - w[0].mean() == pytest.approx((1 - (1 - 1e-4) ** 500) / scale, abs=0.004)
