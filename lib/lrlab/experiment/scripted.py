"""Controllers put to the test without a training: they read scripted metrics, on an optimizer with few weights.

A script is a list of checks: (loss, accuracy, validation loss, validation accuracy), or (loss, accuracy) for both.
"""

import copy
import json
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch

Script = Sequence[Sequence[float]]
Make = Callable[..., Any]  # of a controller, from an optimizer and settings


class Prescribed:
    """A controller that sets learning rates it was given, one at each check.

    Args:
        optimizer: whose first group is set.
        rates: the learning rates, as many as there are checks.
    """

    def __init__(self, optimizer: torch.optim.Optimizer, rates: Sequence[float]):
        self.optimizer = optimizer
        self.rates: Iterator[float] = iter(rates)

    def step(self, metrics: dict[str, float]) -> float:
        """Set and return the next learning rate."""
        self.optimizer.param_groups[0]["lr"] = next(self.rates)
        return self.optimizer.param_groups[0]["lr"]


def rates(make: Make, script: Script, lrs: Sequence[float] = (0.1,), **settings: Any) -> list[list[float]]:
    """Return what a controller makes of a script: for each check what `step` returned, and each group's learning rate.

    Args:
        make: `make(optimizer, **settings)` returns the controller.
        script: the metrics of each check.
        lrs: a parameter group of the optimizer for each of these learning rates, > 0.
        **settings: of the controller.
    """
    optimizer = _optimizer(lrs)
    return _stepped(make(optimizer, **settings), optimizer, script)


def factors(make: Make, script: Script, **settings: Any) -> list[float]:
    """Return the learning rate after each check, over the one before the first.

    Args:
        make, script, settings: as for `rates`.
    """
    return [row[1] / 0.1 for row in rates(make, script, (0.1,), **settings)]


def resumed_rates(
    make: Make, script: Script, at: int, lrs: Sequence[float] = (0.1,), **settings: Any
) -> list[list[float]]:
    """Return rows as `rates` does, from check `at` on, of a controller that was saved there and loaded by another.

    The state goes through JSON, and the first controller goes on before the other one loads it.

    Args:
        make: `make(optimizer, **settings)` returns a controller with `state_dict` and `load_state_dict`.
        script: the metrics of each check.
        at: how many checks come before the save.
        lrs: as for `rates`.
        **settings: of both controllers.
    """
    first, second = _optimizer(lrs), _optimizer([1.0 for _ in lrs])
    controller = make(first, **settings)
    _stepped(controller, first, script[:at])
    of_optimizer, saved = copy.deepcopy(first.state_dict()), controller.state_dict()
    _stepped(controller, first, script[at:])
    second.load_state_dict(of_optimizer)
    controller = make(second, **settings)
    controller.load_state_dict(json.loads(json.dumps(saved)))
    return _stepped(controller, second, script[at:])


def weights(
    make: Make, script: Script, slopes: Sequence[Sequence[float]], lr: float = 0.1, **settings: Any
) -> list[list[float]]:
    """Return the weights after each check, where an update of Adam with a given gradient comes before it.

    Args:
        make: `make(optimizer, **settings)` returns the controller.
        script: the metrics of each check.
        slopes: the gradient of each update, all of one length; weights begin with zeros, in float64.
        lr: the optimizer's learning rate, > 0.
        **settings: of the controller.
    """
    w = torch.nn.Parameter(torch.zeros(len(slopes[0]), dtype=torch.float64))
    optimizer = torch.optim.Adam([w], lr=lr)
    controller, rows = make(optimizer, **settings), []
    for entry, slope in zip(script, slopes, strict=True):
        w.grad = torch.tensor(slope, dtype=torch.float64)
        optimizer.step()
        controller.step(_metrics(entry))
        rows.append(w.detach().tolist())
    return rows


def _optimizer(lrs: Sequence[float]) -> torch.optim.Optimizer:
    return torch.optim.SGD([{"params": [torch.nn.Parameter(torch.ones(2))], "lr": lr} for lr in lrs])


def _stepped(controller: Any, optimizer: torch.optim.Optimizer, script: Script) -> list[list[float]]:
    rows = []
    for entry in script:
        metrics = _metrics(entry)
        returned = controller.step(metrics)
        if repr(metrics) != repr(_metrics(entry)):
            raise ValueError("step changed the metrics that it was given")
        rows.append([float(returned), *(float(group["lr"]) for group in optimizer.param_groups)])
    return rows


def _metrics(entry: Sequence[float]) -> dict[str, float]:
    names = ("loss", "accuracy", "val_loss", "val_accuracy")
    return dict(zip(names, (*entry, *entry)[:4], strict=True)) | {"epoch": 0.5, "step": 10, "other": math.nan}
