"""Plots return Axes, leave their arguments alone, and show what they say."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from lrlab import plots

matplotlib.use("agg")


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_descent_panels():
    logs = {name: np.random.default_rng(0).normal(size=(5, 3)) for name in ("a", "b", "c")}
    before = {name: log.copy() for name, log in logs.items()}
    axes = plots.descent_panels(logs)
    assert axes.shape == (3,)
    for column, ax in enumerate(axes):
        assert [line.get_label() for line in ax.lines] == ["a", "b", "c"]
        assert all(line.get_marker() == "o" and line.get_markerfacecolor() == "none" for line in ax.lines)
        for line, log in zip(ax.lines, logs.values(), strict=True):
            assert np.array_equal(line.get_ydata(), log[:, column])
    assert all(np.array_equal(logs[name], before[name]) for name in logs)


def test_error_curves_leaves_zeros_out():
    ax = plots.error_curves({"a": np.array([1.0, 0.1, 0.0])})
    assert ax.get_yscale() == "log" and np.isnan(ax.lines[0].get_ydata()[2])


def test_cobweb_follows_the_map():
    _, ax = plt.subplots()
    plots.cobweb(lambda x: x / 2, 1.0, 3, (-1, 2), ax)
    stairs = ax.lines[2]
    assert list(stairs.get_xdata()) == [1, 1, 0.5, 0.5, 0.25, 0.25, 0.125]
    assert list(stairs.get_ydata()) == [1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125]


def test_comparison_marks_the_first_difference():
    got, expected = np.array([1.0, 2.0, 5.0]), np.array([1.0, 2.0, 3.0])
    axes = plots.comparison(got, expected, "values", "step", got != expected)
    assert "first difference: step 2" in [text.get_text() for text in axes[0].get_legend().get_texts()]
    assert list(axes[1].lines[0].get_ydata()) == [0, 0, 2]


def test_the_palette_is_told_apart_by_people_with_red_green_blindness():
    """Distances in CIE Lab after Viénot's simulation of deuteranopia, at least 15 between any two colours."""
    rgb = np.array([matplotlib.colors.to_rgb(color) for color in plots.palette])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    to_lms = np.array([[17.8824, 43.5161, 4.11935], [3.45565, 27.1554, 3.86714], [0.0299566, 0.184309, 1.46709]])
    deuteranope = np.array([[1, 0, 0], [0.494207, 0, 1.24827], [0, 0, 1]])
    seen = np.clip(linear @ (np.linalg.inv(to_lms) @ deuteranope @ to_lms).T, 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    scaled = seen @ to_xyz.T / [0.9505, 1.0, 1.089]
    f = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    lab = np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)
    distances = np.linalg.norm(lab[:, None] - lab[None], axis=-1)
    assert distances[~np.eye(len(lab), dtype=bool)].min() > 15


def test_basins():
    lrs, values = np.array([0.01, 0.1, 1.0]), np.array([[0.5, 0.7], [0.9, 0.9], [0.2, 0.4]])
    ax = plots.basins({"SGD": (lrs, values), "Adam": (lrs, values / 2)}, "accuracy")
    assert ax.get_xscale() == "log" and [line.get_label() for line in ax.lines] == ["SGD", "Adam"]
    assert ax.lines[0].get_ydata() == pytest.approx([0.6, 0.9, 0.3])
    band = ax.collections[0].get_paths()[0].vertices[:, 1]
    assert band.max() == pytest.approx(0.9) and band.min() == pytest.approx(0.2)
    assert values[0, 0] == 0.5
    assert plots.basins({"a": (lrs, values)}, ax=ax) is ax


def test_small_multiples_show_every_run():
    rows = [(o, lr, s, e, lr * e + s) for o in ("SGD", "Adam") for lr in (0.1, 1.0) for s in (0, 1) for e in range(3)]
    table = pd.DataFrame(rows, columns=["optimizer", "lr", "seed", "epoch", "loss"])
    axes = plots.small_multiples(table, "optimizer", "lr", "loss")
    assert axes.shape == (2, 2) and axes[0, 0].get_ylabel() == "SGD" and axes[0, 1].get_title() == "1"
    for ax, lr in zip(axes[1], (0.1, 1.0)):
        assert sorted(tuple(line.get_ydata()) for line in ax.lines) == [(0, lr, 2 * lr), (1, lr + 1, 2 * lr + 1)]
