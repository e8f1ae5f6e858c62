"""The figures of the course. Every function draws, changes none of its arguments, and returns Axes; none shows.

General: `palette`, `comparison`, `show_image`. One-dimensional descent: `descent_panels`, `error_curves`, `cobweb`.
Sweeps: `basins`, `small_multiples`.
"""

import io
from collections.abc import Callable, Mapping

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

# Okabe and Ito's palette without yellow: told apart with every kind of colour vision, and on paper.
palette = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")


def comparison(got: np.ndarray, expected: np.ndarray, what: str, index: str, bad: np.ndarray) -> np.ndarray:
    """Draw an answer on the expected curve, the difference below, and mark where they first part.

    Args:
        got: the answer, shape (n,).
        expected: the expected values, shape (n,).
        what: what the answer is called.
        index: what one entry is called; labels the horizontal axis.
        bad: which entries differ, shape (n,), bool.

    Returns:
        The two Axes, shape (2,).
    """
    first = int(np.argmax(bad))
    _, axes = plt.subplots(2, 1, sharex=True, figsize=(6, 3.6), height_ratios=(2, 1), layout="constrained")
    axes[0].plot(expected, color=palette[0], lw=4, alpha=0.4, label="expected")
    axes[0].plot(got, "o-", color=palette[1], ms=3, lw=1, label="yours")
    axes[1].plot(got - expected, "o-", color=palette[1], ms=3, lw=1)
    axes[1].axhline(0, color="0.6", lw=1)
    for ax in axes:
        ax.axvline(first, color="0.3", ls=":", label=f"first difference: {index} {first}")
    axes[0].set_title(what)
    axes[0].legend()
    axes[1].set(xlabel=index, ylabel="difference")
    axes[1].xaxis.set_major_locator(MaxNLocator(integer=True))
    return axes


def show_image(axes: np.ndarray, alt: str) -> None:
    """Display a figure in a notebook as an image with a text for those who cannot see it, and close the figure.

    Args:
        axes: Axes of the figure, shape (n,).
        alt: the text with the same content.
    """
    from IPython.display import Image, display

    figure = axes[0].figure
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=90)
    plt.close(figure)
    display(Image(buffer.getvalue(), alt=alt))


def descent_panels(logs: Mapping[str, np.ndarray]) -> np.ndarray:
    """Draw position, derivative and learning rate of several descents against the step (the iteration).

    Args:
        logs: for each label an array of shape (n_steps, 3) whose row i is (x after update i, gradient before it, the
            learning rate used).

    Returns:
        The three Axes, shape (3,).
    """
    _, axes = plt.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
    titles = ("x after the update", "derivative before the update", "learning rate used")
    for column, (ax, title) in enumerate(zip(axes, titles, strict=True)):
        for (label, log), color in zip(logs.items(), palette):
            ax.plot(log[:, column], "o-", color=color, mfc="none", ms=4, lw=0.8, label=label)
        ax.set(title=title, xlabel="step")
    axes[0].legend()
    return axes


def error_curves(errors: Mapping[str, np.ndarray], ylabel: str = "distance to the minimum") -> Axes:
    """Draw errors against the number of steps taken on a logarithmic scale, one labelled curve each.

    Args:
        errors: for each label the errors after each step, shape (n_steps,), ≥ 0; the logarithm leaves zeros out.
        ylabel: the label of the vertical axis.
    """
    _, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
    for (label, error), color in zip(errors.items(), palette):
        ax.semilogy(np.arange(1, len(error) + 1), np.where(error > 0, error, np.nan), color=color, label=label)
    ax.set(xlabel="steps taken", ylabel=ylabel)
    ax.minorticks_off()  # half of the drawing time, and no help over many decades
    ax.grid(alpha=0.3)
    ax.legend()
    return ax


def cobweb(step: Callable[[float], float], x0: float, n_steps: int, span: tuple[float, float], ax: Axes) -> Axes:
    """Draw the iteration x → step(x) as a staircase between the curve and the diagonal.

    Args:
        step: one update, from x to the next x.
        x0: the start.
        n_steps: how many updates to draw.
        span: the range of x that is shown.
        ax: where to draw.
    """
    xs = np.linspace(*span, 200)
    ax.plot(xs, xs, color="0.6", lw=1)
    ax.plot(xs, [step(x) for x in xs], color=palette[0], lw=2)
    path = [x0]
    for _ in range(n_steps):
        path += [step(path[-1])]
    stairs = np.repeat(path, 2)
    ax.plot(stairs[:-1], stairs[1:], color=palette[1], lw=1)
    ax.plot(x0, x0, "o", color=palette[1], mfc="none")
    ax.set(xlim=span, ylim=span, xlabel="x", ylabel="next x", aspect="equal")
    return ax


def basins(
    scores: Mapping[str, tuple[np.ndarray, np.ndarray]], ylabel: str = "accuracy", ax: Axes | None = None
) -> Axes:
    """Draw scores against the learning rate: a line for the mean over seeds, a band of ± one s.d.

    Args:
        scores: for each label the learning rates, shape (n,), > 0, and the scores, shape (n, n_seeds).
        ylabel: the label of the vertical axis.
        ax: where to draw; None: a new figure.
    """
    if ax is None:
        _, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
    for (label, (lrs, values)), color in zip(scores.items(), palette):
        mean, sd = np.mean(values, axis=1), np.std(values, axis=1)
        ax.fill_between(lrs, mean - sd, mean + sd, color=color, alpha=0.2, lw=0)
        ax.plot(lrs, mean, "o-", color=color, ms=3, lw=1.2, label=label)
    ax.set(xscale="log", xlabel="learning rate", ylabel=ylabel)
    ax.grid(alpha=0.3)
    ax.legend()
    return ax


def small_multiples(table: pd.DataFrame, rows: str, columns: str, y: str) -> np.ndarray:
    """Draw every training of a sweep: one small picture for each row and column value, one thin line for each seed.

    Args:
        table: histories as `sweep.run` returns them.
        rows, columns: names of two of its columns, such as "optimizer" and "lr".
        y: the column to draw against the epoch.

    Returns:
        The Axes, shape (row values, column values).
    """
    names, values = list(dict.fromkeys(table[rows])), sorted(set(table[columns]))
    size = (0.2 + 0.62 * len(values), 0.3 + 1.1 * len(names))
    figure, axes = plt.subplots(len(names), len(values), figsize=size, sharex=True, sharey=True, squeeze=False)
    for (row, column), runs in table.groupby([rows, columns]):
        ax = axes[names.index(row), values.index(column)]
        for _, run in runs.groupby("seed"):
            ax.plot(run["epoch"], run[y], color=palette[names.index(row) % len(palette)], lw=0.6)
    for ax, value in zip(axes[0], values):
        ax.set_title(f"{value:.2g}", fontsize=6.5)
    for ax, name in zip(axes[:, 0], names):
        ax.set_ylabel(name, fontsize=8)
    for ax in axes.flat:
        ax.tick_params(labelsize=6, length=2)
        ax.set_xticks([])
    figure.subplots_adjust(wspace=0.08, hspace=0.08, left=0.05, right=0.995, bottom=0.05, top=0.9)
    return axes
