"""The facts that the notebooks of adaptive_learning_rate tell, derived again without the notebooks' code."""

import math

import numpy as np
import pytest
import torch
from scipy import stats
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from lrlab.experiment import tasks


def test_the_exponential_rival_is_nearly_a_constant():
    ends = []
    for n in (60_000, 50_000, 25_000):  # samples of mnist, cifar10, imdb; a fifth is held out
        n_full = 50 * math.ceil(n * 0.8 / 64)
        ends.append(0.96 ** (n_full / 10_000))
    assert [round(end, 2) for end in ends] == [0.86, 0.88, 0.94]
    assert min(ends) > 5 / 6  # "loses less than a sixth"
    assert tasks.SIZES["mnist", "full"].held == 5 and tasks.SIZES["mnist", "full"].epochs == 50


def test_the_naive_rule_needs_more_falls_than_noise_gives():
    share = math.log(0.7) / (math.log(0.7) - math.log(1.05))
    assert share == pytest.approx(0.880, abs=0.0005)
    assert share * math.log(1.05) + (1 - share) * math.log(0.7) == pytest.approx(0)
    assert -math.log(0.7) / math.log(1.05) > 7  # raises that one cut costs
    noise = np.random.default_rng(7).normal(size=(200, 100))
    fell = np.diff(noise, axis=0) < 0
    assert fell.mean() == pytest.approx(0.5, abs=0.01)
    assert (np.where(fell, 1.05, 0.7).prod(axis=0) < 1e-6).all()


@pytest.mark.parametrize(
    ("runtime", "samples", "steps", "accuracy", "want"),
    [(3.8372, 130.303, 16.418, 0.856, (500, 63, 428)), (6.2893, 138.649, 17.331, 0.487385, (872, 109, 425))],
)
def test_what_the_two_lines_of_the_report_tell(runtime, samples, steps, accuracy, want):
    rows = runtime * samples
    assert rows == pytest.approx(want[0], abs=0.02) and runtime * steps == pytest.approx(want[1], abs=0.02)
    assert accuracy * want[0] == pytest.approx(want[2], abs=0.001)
    assert [b for b in range(1, 1000) if math.ceil(want[0] / b) == want[1]] == [8]


def test_the_second_line_is_at_chance():
    assert 0.432305 < math.log(2) < 0.698837
    low, high = stats.binomtest(425, 872).proportion_ci(0.95)
    assert low < 0.5 < high


def test_two_seeds_tell_next_to_nothing():
    half = stats.t.ppf(0.975, 1) * np.std([1, 3], ddof=1) / math.sqrt(2)
    assert (2 - half, 2 + half) == pytest.approx((-10.71, 14.71), abs=0.005)


def test_flipped_digits_are_other_digits():
    """Training on images of which half are flipped costs a small network accuracy on images as they are."""
    images, classes = load_digits(return_X_y=True)
    images, losses = images.reshape(-1, 8, 8) / 16, []
    for seed in range(3):
        order = np.random.default_rng(seed).permutation(len(images))
        train, test = order[:400], order[400:]
        mirrored = np.random.default_rng(seed).random(400) < 0.5
        some = np.where(mirrored[:, None, None], images[train][:, :, ::-1], images[train])
        scores = []
        for x in (images[train], some):
            net = MLPClassifier((32,), max_iter=60, learning_rate_init=0.01, random_state=seed, tol=0.0)
            with pytest.warns(ConvergenceWarning):  # it stops after 60 epochs, as it should
                net.fit(x.reshape(400, 64), classes[train])
            scores.append(net.score(images[test].reshape(-1, 64), classes[test]))
        losses.append(scores[0] - scores[1])
    assert min(losses) > 0.01


def test_sharpness_settles_at_the_edge_of_stability():
    """Full-batch descent on 200 digits with a tanh network: the largest eigenvalue of the exact Hessian ends at 2/η."""
    digits = load_digits()
    x = torch.tensor(digits.data[:200] / 16 - 0.3)
    y = torch.eye(10, dtype=torch.float64)[digits.target[:200]]
    shapes = [(64, 5), (5,), (5, 10), (10,)]
    sizes = [math.prod(shape) for shape in shapes]
    generator = torch.Generator().manual_seed(1)
    weights = 0.2 * torch.randn(sum(sizes), generator=generator, dtype=torch.float64)

    def loss(flat):
        w1, b1, w2, b2 = (part.view(shape) for part, shape in zip(flat.split(sizes), shapes, strict=True))
        return ((torch.tanh(x @ w1 + b1) @ w2 + b2 - y) ** 2).sum(1).mean() / 2

    rate, slope, found = 0.6, torch.func.grad(loss), []
    for step in range(800):
        if step >= 600 and step % 60 == 0:
            found.append(float(torch.linalg.eigvalsh(torch.func.hessian(loss)(weights))[-1]))
        weights = weights - rate * slope(weights)
    assert np.mean(found) == pytest.approx(2 / rate, rel=0.1)
