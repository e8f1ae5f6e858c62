"""The facts that the notebook gradient_descent tells, derived again without the notebook's code."""

import numpy as np
import pytest

N, CURVATURE, MINIMUM = 50, 6.0, 0.5


def descend(x: float, rule, n: int = N) -> np.ndarray:
    """Return the positions after each update on 3x² − 3x + 4."""
    path = []
    for i in range(n):
        grad = 6 * x - 3
        x = x - rule(i, n, grad) * grad
        path.append(x)
    return np.array(path)


def error(x: float, rule, n: int = N) -> float:
    return abs(descend(x, rule, n)[-1] - MINIMUM)


def fixed(lr: float):
    return lambda i, n, g: lr


def by_time(lr0: float):
    return lambda i, n, g: lr0 * (1 - (i + 1) / n)


def by_gradient(i: int, n: int, g: float) -> float:
    return 0.01 * abs(g)


def test_the_race_from_minus_two():
    assert error(-2, fixed(0.01)) == pytest.approx(0.113, abs=5e-4)
    assert error(-2, by_gradient) == pytest.approx(0.045, abs=5e-4)
    assert error(-2, by_time(0.1)) == pytest.approx(1.4e-8, rel=0.05)
    assert error(-2, by_time(0.01)) == pytest.approx(0.558, abs=5e-4)
    assert error(-2, fixed(0.049)) == pytest.approx(6.9e-8, rel=0.01)
    assert error(-2, fixed(0.01), 500) == pytest.approx(9e-14, rel=0.1)


def test_the_ranking_turns_with_the_start():
    assert error(0, fixed(0.01)) == pytest.approx(0.023, abs=5e-4)
    assert error(0, by_gradient) == pytest.approx(0.048, abs=5e-4)
    assert error(-2, by_gradient) < error(-2, fixed(0.01)) and error(0, fixed(0.01)) < error(0, by_gradient)


def test_contraction_two_cycle_and_divergence():
    assert error(-2, fixed(1 / 6), 1) == pytest.approx(0, abs=1e-15)
    assert descend(-2, fixed(1 / 3), 4) == pytest.approx([3, -2, 3, -2])
    assert error(-2, fixed(0.34), 200) > 100
    k = np.arange(1, N + 1)
    assert descend(-2, fixed(0.01)) - MINIMUM == pytest.approx(-2.5 * 0.94**k)


def test_the_mean_of_the_time_based_rates():
    rates = [by_time(0.1)(i, N, 0) for i in range(N)]
    assert np.mean(rates) == pytest.approx(0.1 * (N - 1) / (2 * N)) == pytest.approx(0.049)
    assert rates[-1] == 0
    assert error(-2, by_time(0.1)) == pytest.approx(2.5 * np.prod(1 - 6 * np.array(rates)))


def test_the_gradient_rule():
    e = np.array([0.3, -1.0, 50 / 9])
    for start in e:
        assert descend(0.5 + start, by_gradient, 1)[0] - 0.5 == pytest.approx(start * (1 - 0.36 * abs(start)))
    assert descend(0.5 + 50 / 9, by_gradient, 4) - 0.5 == pytest.approx(50 / 9 * np.array([-1, 1, -1, 1]))
    assert abs(descend(0.5 + 5.7, by_gradient, 12)[-1]) > 1e3
    assert error(0.5, by_gradient) == 0
    x, rates = -2.0, []
    for _ in range(N):
        rates.append(0.01 * abs(6 * x - 3))
        x -= rates[-1] * (6 * x - 3)
    assert np.mean(rates) == pytest.approx(0.0086, abs=5e-5)
    assert error(-2, by_gradient) < error(-2, fixed(np.mean(rates)))


def test_noise_floor():
    lr, sigma, rng = 0.1, 3.0, np.random.default_rng(0)
    x, tail = np.full(4000, 0.5), []
    for i in range(400):
        x = x - lr * (6 * x - 3 + sigma * rng.normal(size=x.size))
        if i >= 100:
            tail.append(np.mean((x - MINIMUM) ** 2))
    assert np.mean(tail) == pytest.approx(lr * sigma**2 / (CURVATURE * (2 - lr * CURVATURE)), rel=0.01)


@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9])
def test_the_heavy_ball_is_stable_below_its_limit_only(momentum: float):
    for factor, grows in ((0.99, False), (1.01, True)):
        lr = factor * 2 * (1 + momentum) / CURVATURE
        x, v = -2.0, 0.0
        for _ in range(2000):
            v = momentum * v - lr * (6 * x - 3)
            x += v
        assert (abs(x - MINIMUM) > 1e3) == grows
