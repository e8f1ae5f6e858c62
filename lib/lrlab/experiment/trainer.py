"""How a run is done: the updates, the evaluations between them, and the record of both."""

import itertools
import math
import platform
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import nn

from lrlab.experiment.runs import OPTIMIZERS, Run
from lrlab.experiment.tasks import Part, Task

DEVICES = ("cpu", "cuda")
METRICS = ("step", "epoch", "loss", "accuracy", "val_loss", "val_accuracy")  # what a controller reads
COLUMNS = (*METRICS, "seconds", "lr")
Record = dict[str, Any]


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
        return _Training(run, Task.load(run.task, run.tier), device).record()
    finally:
        torch.set_num_threads(threads)


class _Training:
    """The state of a run while it is done."""

    def __init__(self, run: Run, task: Task, device: str):
        torch.manual_seed(run.seed)
        self.run, self.task, self.device = run, task, device
        self.model = task.size.build().to(device, memory_format=torch.channels_last)  # convolutions are faster
        self.optimizer = OPTIMIZERS[run.optimizer](self.model.parameters(), run.lr)
        self.controller = run.controller(self.optimizer) if run.controller else None
        self.n_steps = run.n_steps or task.size.epochs * task.steps_per_epoch
        self.log: dict[str, list] = {name: [] for name in COLUMNS}
        self.rates: list[float] = []
        self.seen, self.seconds = np.zeros(3), 0.0  # summed loss, right predictions, samples; of training

    def record(self) -> Record:
        """Train; return the record."""
        every = max(1, round(self.task.steps_per_epoch / self.task.size.checks))
        for step, places in enumerate(itertools.islice(self._batches(), self.n_steps)):
            begin = time.perf_counter()
            self._update(step, places)
            self.seconds += time.perf_counter() - begin
            if (step + 1) % every == 0 or step + 1 == self.n_steps:
                self._check(step + 1)
        test_loss, test_accuracy = evaluate(self.model, self.task.test, self.device)
        target = self.task.size.target
        return {
            "run": self.run.identity(),
            "environment": _environment(self.device),
            "evaluations": self.log,
            "rates": self.rates,
            "target": target,
            "arrived": _arrived(self.log, target),
            "test_loss": test_loss,
            "test_accuracy": test_accuracy,
        }

    def _batches(self) -> Iterator[np.ndarray]:
        """Yield the places of the samples of each batch, epoch after epoch, each in an order of its own."""
        rng, n, size = np.random.default_rng(self.run.seed), len(self.task.train.y), self.task.size.batch_size
        while True:
            order = rng.permutation(n)
            yield from (order[at : at + size] for at in range(0, n, size))

    def _update(self, step: int, places: np.ndarray) -> None:
        """Make one update with the learning rate of this step."""
        if self.run.factor is not None:
            _set(self.optimizer, self.run.lr * _factor(self.run, step, self.n_steps))
        self.rates.append(float(self.optimizer.param_groups[0]["lr"]))
        inputs, labels = self.task.train.batch(places, self.device)
        self.model.train()
        logits = self.model(*inputs)
        loss = nn.functional.cross_entropy(logits, labels)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        right = (logits.argmax(1) == labels).sum().item()
        self.seen += (loss.item() * len(labels), right, len(labels))

    def _check(self, done: int) -> None:
        """Evaluate after so many updates, note it, and let the controller know."""
        loss, accuracy = self.seen[:2] / self.seen[2]
        val_loss, val_accuracy = evaluate(self.model, self.task.validation, self.device)
        epoch = done / self.task.steps_per_epoch
        values = (done, epoch, float(loss), float(accuracy), val_loss, val_accuracy, self.seconds, self.rates[-1])
        for name, value in zip(COLUMNS, values, strict=True):
            self.log[name].append(value)
        self.seen[:] = 0
        if self.controller is not None:
            self.controller.step(dict(zip(METRICS, values, strict=False)))


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
