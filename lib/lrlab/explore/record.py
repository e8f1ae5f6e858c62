"""Record the trainings that the picture of basins shows: `python -m lrlab.explore.record` writes basins.json.

It takes about a minute on two cores. The file holds, for each task, optimizer, learning rate and seed, how many test
samples were classified rightly in the last epochs together, as a whole number, and whether the run diverged; and all
settings, so that anybody can train the same runs again.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from lrlab import data, sweep

FILE = Path(__file__).with_name("basins.json")
LAST = 10  # epochs that the score is a mean of
PER_DECADE, FROM, TO = 5, -5, 3  # learning rates 1e-5 … 1e3
OPTIMIZERS = {
    "SGD": {"optimizer": "SGD"},
    "SGD, momentum 0.9": {"optimizer": "SGD", "momentum": 0.9},
    "RMSprop": {"optimizer": "RMSprop"},
    "Adam": {"optimizer": "Adam"},
}
TASKS = {
    "qwerty": {
        "title": "Qwerty clouds",
        "about": "lrlab.data.qwerty(): three Gaussian clouds in the plane",
        "network": "2–8–3, ReLU",
        "hidden": [8],
        "epochs": 50,
        "batch_size": 32,
        "seeds": 20,
    },
    "digits": {
        "title": "handwritten digits",
        "about": "sklearn.datasets.load_digits(): images of 8×8 pixels",
        "network": "64–16–10, ReLU",
        "hidden": [16],
        "epochs": 30,
        "batch_size": 32,
        "seeds": 20,
    },
}


def samples(task: str) -> data.Split:
    """Return the data of a task.

    Args:
        task: "qwerty" or "digits".

    Returns:
        float32 inputs of shape (n, 2) or (n, 64), and classes 0, 1, ….

    Raises:
        ValueError: there is no such task.
    """
    if task not in TASKS:
        raise ValueError(f"task={task!r}: there are {', '.join(TASKS)}")
    if task == "qwerty":
        return data.qwerty()
    from sklearn.datasets import load_digits  # takes a while, and only this needs it

    digits = load_digits()
    order = np.random.default_rng(0).permutation(len(digits.target))
    test, train = order[:360], order[360:]
    parts = (digits.data[train], digits.target[train], digits.data[test], digits.target[test])
    return data.standardised(data.Split(*parts))


def rates() -> list[float]:
    """Return the recorded learning rates, five a decade from 1e-5 to 1e3."""
    return [float(f"{10 ** (k / PER_DECADE):.6g}") for k in range(FROM * PER_DECADE, TO * PER_DECADE + 1)]


def cells(task: str, name: str, lrs: Iterable[float], seeds: Iterable[int]) -> tuple[np.ndarray, np.ndarray]:
    """Train some cells of the record.

    Args:
        task: "qwerty" or "digits".
        name: an optimizer of OPTIMIZERS.
        lrs: learning rates, each > 0.
        seeds: whole numbers ≥ 0.

    Returns:
        The numbers of right test predictions in the last epochs together, and which runs diverged: whole numbers and
        truth values, both of shape (n_lrs, n_seeds).
    """
    split, settings = samples(task), TASKS[task]
    lrs, seeds = list(lrs), list(seeds)
    configs = [{**OPTIMIZERS[name], "lr": lr} for lr in lrs]
    table = sweep.run(split, configs, settings["hidden"], seeds, settings["epochs"], settings["batch_size"])
    shape = (len(lrs), len(seeds), settings["epochs"])
    right = np.rint(table.test_acc.to_numpy().reshape(shape) * len(split.y_test)).astype(int)
    return right[..., -LAST:].sum(axis=2), table.diverged.to_numpy().reshape(shape).any(axis=2)


def record() -> dict:
    """Train everything and return what the file holds."""
    tasks = {}
    for task, settings in TASKS.items():
        split, runs = samples(task), {}
        for name in OPTIMIZERS:
            print(f"{task}, {name}", flush=True)
            right, diverged = cells(task, name, rates(), range(settings["seeds"]))
            marks = ["".join("x" if bad else "." for bad in row) for row in diverged]
            runs[name] = {"right": right.tolist(), "diverged": marks}
        sizes = {"n_train": len(split.y_train), "n_test": len(split.y_test)}
        tasks[task] = {**settings, **sizes, "runs": runs}
    return {"made by": "python -m lrlab.explore.record", "last": LAST, "lrs": rates(), "tasks": tasks}


if __name__ == "__main__":
    FILE.write_text(json.dumps(record(), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{FILE.name}: {FILE.stat().st_size / 1000:.0f} kB")
