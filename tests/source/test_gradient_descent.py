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


def test_the_race_from_the_start_that_is_drawn():
    x0 = np.random.default_rng(7).choice(np.linspace(-2, 2, 2001))
    slow = min(error(x0, fixed(0.01)), error(x0, by_gradient))
    assert slow / error(x0, by_time(0.1)) == pytest.approx(7e6, rel=0.1)
    assert error(x0, by_time(0.01)) > max(error(x0, fixed(0.01)), error(x0, by_gradient))


def test_the_best_fixed_rate_under_noise_for_a_thousand_steps():
    def mean_squared(lr: np.ndarray | float, n: int = 1000, sigma: float = 3.0):
        shrink = (1 - lr * CURVATURE) ** (2 * n)
        return 2.5**2 * shrink + (1 - shrink) * lr * sigma**2 / (CURVATURE * (2 - lr * CURVATURE))

    best = mean_squared(np.linspace(1e-4, 1e-2, 2000)).min()
    assert mean_squared(0.001) == pytest.approx(best, rel=0.05)
    falling = 6.25  # one step of rate 1 / (λ (i + 2)) shrinks the error by 1 − 1 / (i + 2)
    for i in range(1000):
        lr = 1 / (CURVATURE * (i + 2))
        falling = (1 - lr * CURVATURE) ** 2 * falling + lr**2 * 3.0**2
    assert 2.5 < best / falling < 3.5
    assert pytest.approx(14, abs=0.2) == 0.1 * (2 - 0.06) / (0.01 * (2 - 0.6))


def test_momentum_at_a_hundredth():
    def ball(mu: float) -> float:
        x, v = -2.0, 0.0
        for _ in range(100):
            v = mu * v - 0.01 * (6 * x - 3)
            x += v
        return abs(x - MINIMUM)

    assert ball(0.6) < ball(0.5) < ball(0.0) < ball(0.9)


@pytest.mark.parametrize(("lr", "arrives"), [(0.1, True), (0.35, True), (0.39, False)])
def test_a_fixed_rate_on_steep_walls(lr: float, arrives: bool):
    x = -5.0
    for _ in range(200):
        x -= lr * (x / np.sqrt(1 + x**2) + 0.2 * x**3)
        if abs(x) > 1e6:
            break
    assert (abs(x) < 1e-3) == arrives
