"""Many small trainings as one program: every configuration with every seed, as a loop in PyTorch would train them.

    table = sweep.run(data.qwerty(), sweep.grid(optimizer=["SGD", "Adam"], lr=[0.01, 0.1]), seeds=range(10))

`run` trains, `grid` lists configurations. Modules: `configs` says what a configuration may be, `start` draws weights
and batches as PyTorch does, and there are two engines: `compiled` (one compiled program per model, `kernel`, for small
models on processors) and `batched` (all models as stacked tensors in PyTorch, also on a GPU).
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from lrlab.data import Split
from lrlab.sweep.configs import Config, Job, demand_data, demand_numbers

COLUMNS = ("train_loss", "train_acc", "test_loss", "test_acc")


def grid(**axes: Iterable) -> list[dict]:
    """Return every combination of some values, as configurations for `run`; the last axis varies fastest.

    Args:
        axes: for each key of a configuration its values, such as `lr=[0.01, 0.1]`.
    """
    lists = {key: list(values) for key, values in axes.items()}
    for key, values in lists.items():
        if not values:
            raise ValueError(f"{key}=[]: an axis of the grid needs at least one value")
    return [dict(zip(lists, values)) for values in itertools.product(*lists.values())]


def run(
    data: Split,
    configs: Sequence[Mapping],
    hidden: Sequence[int] = (8,),
    seeds: Iterable[int] = (0,),
    epochs: int = 50,
    batch_size: int = 32,
    engine: str = "auto",
) -> pd.DataFrame:
    """Train a small ReLU network with every configuration and every seed, and return all histories.

    The same seed means the same initial weights and the same batches for all configurations, and the same as in this
    loop of PyTorch: `torch.manual_seed(seed)`, then a `Sequential` of `Linear` and `ReLU`, then a `DataLoader` with
    `shuffle=True, generator=torch.Generator().manual_seed(seed)`, cross-entropy, and an optimizer of `torch.optim`
    with float32 parameters. Where that loop itself is not chaotic, its accuracies are reproduced.

    Losses and accuracies are means over samples. Those of training are taken batch by batch before each update, those
    of the test after each epoch. A run that diverges stays in the table: its loss is NaN or infinite, `diverged` is
    True, and its accuracy is that of predicting one class always, as PyTorch's argmax has it.

    Ctrl-C ends the sweep; what is done by then is returned, and a line says how much that is.

    Args:
        data: inputs of shape (n, n_in) and classes 0, 1, …
        configs: each a dict with `optimizer` ("SGD", "RMSprop" or "Adam") and `lr` (> 0), and if wanted `momentum`
            (SGD), `alpha` (RMSprop), `betas` (Adam), `eps`, `weight_decay`, `schedule` (a function of step and n_steps
            that returns the factor on lr) and `perturb` (a relative change of all initial weights, to test for chaos).
        hidden: sizes of the hidden layers.
        seeds: whole numbers ≥ 0.
        epochs: ≥ 1.
        batch_size: ≥ 1.
        engine: "compiled", "batched", or "auto" for what is faster here.

    Returns:
        A table with one row for each configuration, seed and epoch: the keys of the configurations, `seed`, `epoch`,
        `train_loss`, `train_acc`, `test_loss`, `test_acc`, `diverged`.

    Raises:
        ValueError: an impossible argument; the message names it, its value and what is allowed.
    """
    configs = [Config.of(config) for config in configs]
    seeds = demand_numbers(len(configs), hidden, list(seeds), epochs, batch_size)
    demand_data(data)
    job = Job(data, configs, tuple(hidden), tuple(seeds), epochs, batch_size)
    histories = _engine(engine, job)(job)  # (config, seed, epoch, column); NaN-filled accuracy: not done
    return _table(job, histories)


def _engine(name: str, job: Job):
    """Return the function that trains."""
    if name not in ("auto", "compiled", "batched"):
        raise ValueError(f"engine={name!r}: give 'auto', 'compiled' or 'batched'")
    from lrlab.sweep import batched

    if name == "auto":
        name = batched.better(job)
    if name == "batched":
        return batched.train
    from lrlab.sweep import compiled

    return compiled.train


def _table(job: Job, histories: np.ndarray) -> pd.DataFrame:
    """Arrange histories as rows."""
    n_configs, n_seeds, n_epochs, _ = histories.shape
    each = n_seeds * n_epochs
    keys = dict.fromkeys(key for config in job.configs for key in config.given)
    table = {key: _repeated([config.given.get(key) for config in job.configs], each) for key in keys}
    table["seed"] = np.tile(np.repeat(job.seeds, n_epochs), n_configs)
    table["epoch"] = np.tile(np.arange(n_epochs), n_configs * n_seeds)
    for number, name in enumerate(COLUMNS):
        table[name] = histories[..., number].ravel()
    table["diverged"] = ~np.isfinite(table["train_loss"] + table["test_loss"])
    done = ~np.isnan(table["test_acc"])
    if not done.all():
        print(f"interrupted: {done.sum()} of {len(done)} epochs are done and returned")
    return pd.DataFrame(table)[done].reset_index(drop=True)


def _repeated(values: list, each: int) -> np.ndarray:
    """Return each value some times, as numbers where all are."""
    if all(isinstance(value, int | float) for value in values):
        return np.repeat(values, each)
    column = np.empty(len(values), dtype=object)
    column[:] = [getattr(value, "__name__", value) for value in values]
    return np.repeat(column, each)
