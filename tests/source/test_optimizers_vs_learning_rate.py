"""The facts that the notebook optimizers_vs_learning_rate tells, derived again without the notebook's code."""

import numpy as np
import pandas as pd
import pytest
import torch

from lrlab import data, sweep

OPTIMIZERS = ("SGD", "RMSprop", "Adam")
WIDE = np.logspace(-5, 3, 41)


def scores(table: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """For each optimizer the mean test accuracy of the last ten epochs, by learning rate and seed."""
    last = table[table.epoch >= table.epoch.max() - 9]
    means = last.groupby(["optimizer", "lr", "seed"]).test_acc.mean().unstack("seed")
    return {name: means.loc[name] for name in OPTIMIZERS}


def basin(means: pd.Series) -> tuple[float, float]:
    """The ends of the unbroken run of rates around the best within one point of it."""
    place = low = high = int(means.argmax())
    while low > 0 and means.iloc[low - 1] >= means.iloc[place] - 0.01:
        low -= 1
    while high < len(means) - 1 and means.iloc[high + 1] >= means.iloc[place] - 0.01:
        high += 1
    return means.index[low], means.index[high]


@pytest.fixture(scope="module")
def narrow() -> pd.DataFrame:
    return sweep.run(data.qwerty(), sweep.grid(optimizer=OPTIMIZERS, lr=np.logspace(-4, -1, 20)), seeds=range(10))


@pytest.fixture(scope="module")
def wide() -> pd.DataFrame:
    return sweep.run(data.qwerty(), sweep.grid(optimizer=OPTIMIZERS, lr=WIDE), seeds=range(10))


def widths(table: pd.DataFrame) -> dict[str, float]:
    ends = {name: basin(runs.mean(axis=1)) for name, runs in scores(table).items()}
    return {name: float(np.log10(high / low)) for name, (low, high) in ends.items()}


def test_the_grid():
    assert np.logspace(-4, -1, 20)[1:] / np.logspace(-4, -1, 20)[:-1] == pytest.approx(10 ** (3 / 19))


def test_in_the_usual_range_sgd_is_a_decade_narrower_and_open(narrow):
    found = widths(narrow)
    assert found["SGD"] == pytest.approx(1.3, abs=0.3)
    assert found["RMSprop"] > 1.9 and found["Adam"] > 1.9
    assert basin(scores(narrow)["SGD"].mean(axis=1))[1] == pytest.approx(0.1)


def test_in_the_wide_range_no_basin_is_cut_off_and_all_are_as_wide(wide):
    for runs in scores(wide).values():
        low, high = basin(runs.mean(axis=1))
        assert WIDE[0] < low and high < WIDE[-1]
    assert max(widths(wide).values()) - min(widths(wide).values()) < 0.5
    starts = {name: basin(runs.mean(axis=1))[0] for name, runs in scores(wide).items()}
    assert starts["SGD"] / starts["Adam"] > 8


def test_only_sgd_diverges(wide):
    lost = wide.groupby(["optimizer", "lr"]).diverged.any()
    assert not lost["Adam"].any() and not lost["RMSprop"].any()
    runs = wide[(wide.optimizer == "SGD") & (wide.lr >= 10)].groupby(["lr", "seed"]).diverged.any()
    assert runs.all()


def test_all_end_at_the_ceiling_within_less_than_a_test_point(wide):
    best = {name: runs.mean(axis=1).max() for name, runs in scores(wide).items()}
    assert max(best.values()) - min(best.values()) < 1 / 180
    assert all(abs(value - 0.9705) < 0.01 for value in best.values())


def test_a_decade_lower_takes_about_ten_times_the_epochs(wide):
    for name, rate in (("SGD", 0.01), ("Adam", 10 ** (-2.6))):
        median = []
        for lr in (rate / 10**0.6, rate * 10**0.4):
            runs = wide[(wide.optimizer == name) & np.isclose(wide.lr, lr) & (wide.test_acc >= 0.95)]
            median.append((runs.groupby("seed").epoch.min() + 1).reindex(range(10)).fillna(np.inf).median())
        assert 5 < median[0] / median[1] < 15


def test_momentum_moves_the_basin_down_by_about_a_decade():
    table = sweep.run(
        data.qwerty(), sweep.grid(optimizer=["SGD"], momentum=[0.0, 0.9], lr=np.logspace(-4, 2, 19)), seeds=range(5)
    )
    last = table[table.epoch >= 40].groupby(["momentum", "lr"]).test_acc.mean()
    low, high = (basin(last[momentum])[0] for momentum in (0.9, 0.0))
    assert 5 < high / low < 20


def test_rmsprop_and_adam_move_in_units_of_the_weights():
    moved = {}
    for name in OPTIMIZERS:
        weight = torch.nn.Parameter(torch.zeros(2))
        optimizer = getattr(torch.optim, name)([weight], lr=0.01)
        weight.grad = torch.tensor([1e-3, 1.0])
        optimizer.step()
        moved[name] = weight.detach().abs().numpy()
    assert moved["SGD"] == pytest.approx([1e-5, 1e-2])
    assert moved["Adam"] == pytest.approx([0.01, 0.01], rel=1e-3)
    assert moved["RMSprop"] == pytest.approx([0.1, 0.1], rel=1e-3)


def test_inside_the_basins_rounding_changes_nothing(wide):
    again = sweep.run(data.qwerty(), sweep.grid(optimizer=OPTIMIZERS, lr=WIDE, perturb=[1e-7]), seeds=range(10))
    for name, runs in scores(wide).items():
        moved = (scores(again)[name] - runs).abs() > 1 / 180
        low, high = basin(runs.mean(axis=1))
        assert moved.loc[low:high].to_numpy().mean() < 0.02
        if name != "SGD":
            assert moved.loc[10:].to_numpy().mean() > 0.3
