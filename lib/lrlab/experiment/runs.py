"""One run: a task, a rule for the learning rate and a seed make a record.

The rule is either a *factor*, a function of step and number of steps, or a *controller*, which reads metrics while the
network is trained. Runs of one task and seed share initial weights and batches, whatever their rule.
"""

import hashlib
import inspect
import json
import math
import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import torch
from torch import nn

from lrlab import demand
from lrlab.experiment.tasks import Part, Task, demand_task

OPTIMIZERS: dict[str, Callable] = {
    "Adam": lambda parameters, lr: torch.optim.Adam(parameters, lr=lr),
    "SGD": lambda parameters, lr: torch.optim.SGD(parameters, lr=lr, momentum=0.9),
}
DEVICES = ("cpu", "cuda")
Record = dict[str, Any]


class Controller(Protocol):
    """What a controller must have; it sets the optimizer's learning rate itself."""

    def step(self, metrics: Mapping[str, float]) -> float: ...


@dataclass(frozen=True)
class Run:
    """A run, before it is done.

    Args:
        task: `mnist`, `cifar10` or `imdb`.
        rule: its name, for tables and plots.
        factor: `factor(step, n_steps)` multiplies `lr` at each step from 0; None: the learning rate stays.
        controller: `controller(optimizer)` returns an object whose `step(metrics)` is called after each evaluation with
            `loss` and `accuracy` of the training samples since the last one, `val_loss` and `val_accuracy`, `epoch`
            (a fraction) and `step`. A run has a factor or a controller, not both.
        lr: the optimizer's learning rate, > 0.
        seed: of initial weights and batches, a whole number ≥ 0.
        tier: `cpu` or `full`.
        optimizer: `Adam`, or `SGD`, which has momentum 0.9.
        n_steps: how many updates; None: all epochs of the tier.

    Raises:
        ValueError: names the argument, its value and what is allowed.
    """

    task: str
    rule: str
    factor: Callable[[int, int], float] | None = None
    controller: Callable[[torch.optim.Optimizer], Controller] | None = field(default=None, kw_only=True)
    lr: float = field(default=1e-3, kw_only=True)
    seed: int = field(default=0, kw_only=True)
    tier: str = field(default="cpu", kw_only=True)
    optimizer: str = field(default="Adam", kw_only=True)
    n_steps: int | None = field(default=None, kw_only=True)
    code: str = field(init=False)  # of the rule, shortened: another rule of the same name is another run

    def __post_init__(self) -> None:
        demand_task(self.task, self.tier)
        demand.number("lr", self.lr, lambda value: value > 0, "a finite number above 0")
        demand.whole("seed", self.seed, 0)
        if self.n_steps is not None:
            demand.whole("n_steps", self.n_steps, 1)
        if self.optimizer not in OPTIMIZERS:
            raise ValueError(f"optimizer={self.optimizer!r}: there are {', '.join(OPTIMIZERS)}")
        if self.factor is not None and self.controller is not None:
            raise ValueError(f"rule {self.rule!r} has a factor and a controller: give one of them")
        for name, value in (("factor", self.factor), ("controller", self.controller)):
            if value is not None and not callable(value):
                raise ValueError(f"{name}={value!r}: give a function, or None")
        object.__setattr__(self, "code", _fingerprint(self.factor or self.controller))

    def identity(self) -> dict[str, Any]:
        """Return what makes this run this run, as JSON."""
        names = ("task", "rule", "code", "seed", "tier", "optimizer", "n_steps")
        return {name: getattr(self, name) for name in names} | {"lr": float(self.lr)}

    @property
    def key(self) -> str:
        """A name for files: readable, and different for runs that differ."""
        digest = hashlib.sha256(json.dumps(self.identity(), sort_keys=True).encode()).hexdigest()
        rule = "".join(letter if letter.isalnum() else "-" for letter in self.rule)
        return f"{self.task}-{self.tier}-{rule}-lr{self.lr:g}-seed{self.seed}-{digest[:10]}"


def _fingerprint(rule: Callable | None) -> str:
    """Return a hash of a rule's source, or of its code where there is none, and of what it closes over."""
    if rule is None:
        return ""
    inner = getattr(rule, "func", rule)  # functools.partial
    bound = (getattr(rule, "args", ()), getattr(rule, "keywords", {}), getattr(inner, "__defaults__", None))
    closed = [cell.cell_contents for cell in getattr(inner, "__closure__", None) or ()]
    try:
        text = inspect.getsource(inner)
    except (OSError, TypeError):
        code = getattr(inner, "__code__", None)
        text = repr((code.co_code, code.co_consts, code.co_names)) if code else repr(inner)
    whole = [text, repr(bound), *(_fingerprint(each) if callable(each) else repr(each) for each in closed)]
    return hashlib.sha256("\0".join(whole).encode()).hexdigest()[:16]


def demand_device(device: str | None) -> str:
    """Return the device to train on: CUDA where there is one, unless another is asked for.

    Raises:
        ValueError: an unknown device, or CUDA where PyTorch finds none.
    """
    there = torch.cuda.is_available()
    if device is None:
        return "cuda" if there else "cpu"
    if device not in DEVICES:
        raise ValueError(f"device={device!r}: there are {', '.join(DEVICES)}, or None for the best one here")
    if device == "cuda" and not there:
        raise ValueError("device='cuda': PyTorch finds no CUDA device here; give 'cpu', or None")
    return device


def train(run: Run, device: str | None = None) -> Record:
    """Do a run and return its record.

    On a CPU it computes in one thread, so that a run gives the same numbers beside others as alone.

    Args:
        run: what to do.
        device: `cpu`, `cuda`, or None for CUDA where it is.

    Returns:
        A dict of JSON's types: `run`, its identity; `environment`; `evaluations`, a dict of lists (`step`, `epoch`,
        `seconds` of training so far, `loss`, `accuracy`, `val_loss`, `val_accuracy`, `lr`), one entry for each
        evaluation; `rates`, the learning rate of each update; `arrived`, the first evaluation's step and seconds at
        which the validation accuracy was at the task's `target`, or None: censored; `test_loss`, `test_accuracy` at
        the end.
    """
    device, threads = demand_device(device), torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return _train(run, Task.load(run.task, run.tier), device)
    finally:
        torch.set_num_threads(threads)


def _train(run: Run, task: Task, device: str) -> Record:
    torch.manual_seed(run.seed)
    model = task.size.build().to(device)
    optimizer = OPTIMIZERS[run.optimizer](model.parameters(), run.lr)
    controller = run.controller(optimizer) if run.controller else None
    n_steps = run.n_steps or task.size.epochs * task.steps_per_epoch
    every, rng = max(1, round(task.steps_per_epoch / task.size.checks)), np.random.default_rng(run.seed)
    log = {name: [] for name in ("step", "epoch", "seconds", "loss", "accuracy", "val_loss", "val_accuracy", "lr")}
    rates, seen, seconds, order = [], np.zeros(3), 0.0, np.array([], dtype=int)
    for step in range(n_steps):
        begin = time.perf_counter()
        order = order if len(order) else rng.permutation(len(task.train.y))
        places, order = order[: task.size.batch_size], order[task.size.batch_size :]
        if run.factor is not None:
            _set(optimizer, run.lr * _factor(run, step, n_steps))
        rates.append(float(optimizer.param_groups[0]["lr"]))
        seen += _update(model, optimizer, *task.train.batch(places, device))
        seconds += time.perf_counter() - begin
        if (step + 1) % every == 0 or step + 1 == n_steps:
            loss, accuracy = seen[:2] / seen[2]
            val_loss, val_accuracy = evaluate(model, task.validation, device)
            values = (step + 1, (step + 1) / task.steps_per_epoch, seconds, loss, accuracy, val_loss, val_accuracy)
            for name, value in zip(log, (*values, rates[-1]), strict=True):
                log[name].append(value if name == "step" else float(value))
            seen[:] = 0
            if controller is not None:
                controller.step({name: log[name][-1] for name in log if name not in ("seconds", "lr")})
    test_loss, test_accuracy = evaluate(model, task.test, device)
    outcome = {"target": task.size.target, "arrived": _arrived(log, task.size.target)}
    tested = {"test_loss": test_loss, "test_accuracy": test_accuracy}
    return (
        {"run": run.identity(), "environment": _environment(device), "evaluations": log, "rates": rates}
        | outcome
        | tested
    )


def _update(model: nn.Module, optimizer: torch.optim.Optimizer, inputs: tuple, labels: torch.Tensor) -> np.ndarray:
    """Make one update; return summed loss, right predictions and number of samples."""
    model.train()
    logits = model(*inputs)
    loss = nn.functional.cross_entropy(logits, labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return np.array([loss.item() * len(labels), (logits.argmax(1) == labels).sum().item(), len(labels)])


@torch.no_grad()
def evaluate(model: nn.Module, part: Part, device: str, batch_size: int = 500) -> tuple[float, float]:
    """Return mean cross-entropy and accuracy over all samples of a part."""
    model.eval()
    loss, right = 0.0, 0
    for places in np.array_split(np.arange(len(part.y)), -(-len(part.y) // batch_size)):
        inputs, labels = part.batch(places, device)
        logits = model(*inputs)
        loss += nn.functional.cross_entropy(logits, labels, reduction="sum").item()
        right += (logits.argmax(1) == labels).sum().item()
    return loss / len(part.y), right / len(part.y)


def _factor(run: Run, step: int, n_steps: int) -> float:
    factor = float(run.factor(step, n_steps))
    if not 0 <= factor < math.inf:
        raise ValueError(f"rule {run.rule!r}: factor({step}, {n_steps}) returned {factor}; give a number ≥ 0")
    return factor


def _set(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = lr


def _arrived(log: dict[str, list], target: float) -> dict[str, float] | None:
    for step, seconds, accuracy in zip(log["step"], log["seconds"], log["val_accuracy"], strict=True):
        if accuracy >= target:
            return {"step": step, "seconds": seconds}
    return None


def _environment(device: str) -> dict[str, str]:
    name = torch.cuda.get_device_name() if device == "cuda" else platform.processor() or platform.machine()
    return {"python": platform.python_version(), "torch": str(torch.__version__), "numpy": np.__version__,
            "system": platform.system(), "device": device, "processor": name}  # fmt: skip
