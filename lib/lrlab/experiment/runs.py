"""What a run is: a task, a rule for the learning rate and a seed.

The rule is either a *factor*, a function of step and number of steps, or a *controller*, which reads metrics while the
network is trained. Runs of one task and seed share initial weights and batches, whatever their rule.
"""

import dis
import functools
import hashlib
import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import CodeType
from typing import Any, Protocol

import torch

from lrlab import demand
from lrlab.experiment.tasks import Task, demand_task

OPTIMIZERS: dict[str, Callable] = {
    "Adam": lambda parameters, lr: torch.optim.Adam(parameters, lr=lr),
    "SGD": lambda parameters, lr: torch.optim.SGD(parameters, lr=lr, momentum=0.9),
}


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
        """Return what makes this run this run, as JSON; its task's samples and sizes are part of it."""
        names = ("task", "rule", "code", "seed", "tier", "optimizer", "n_steps")
        own = {name: getattr(self, name) for name in names} | {"lr": float(self.lr)}
        return own | {"trained": Task.load(self.task, self.tier).fingerprint}

    @property
    def key(self) -> str:
        """A name for files: readable, and different for runs that differ."""
        digest = hashlib.sha256(json.dumps(self.identity(), sort_keys=True).encode()).hexdigest()
        rule = "".join(letter if letter.isalnum() else "-" for letter in self.rule)
        return f"{self.task}-{self.tier}-{rule}-lr{self.lr:g}-seed{self.seed}-{digest[:10]}"


def _fingerprint(value: object, seen: frozenset[int] = frozenset()) -> str:
    """Return a hash that changes with a rule: its source, its defaults, what it closes over, has bound, and reads.

    Of what it reads from its module, functions and classes of that module count, and plain values. A class counts by
    its methods: a notebook keeps no source of classes.
    """
    if value is None or id(value) in seen:
        return ""
    again = functools.partial(_fingerprint, seen=seen | {id(value)})
    if isinstance(value, type):
        members = sorted(
            (name, each) for name, each in vars(value).items() if not name.startswith("__") or callable(each)
        )
        bases = [again(base) for base in value.__bases__ if base.__module__ == value.__module__]
        parts = [value.__name__, *bases, *(name + again(each) for name, each in members)]
    elif hasattr(value, "func"):  # functools.partial
        keywords = [name + again(each) for name, each in sorted(value.keywords.items())]
        parts = [again(value.func), *map(again, value.args), *keywords]
    elif hasattr(value, "__code__"):
        closed = [cell.cell_contents for cell in value.__closure__ or ()]
        parts = [_source(value), *map(again, (*(value.__defaults__ or ()), *closed, *_read(value)))]
    else:
        parts = [repr(value)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _read(function: Callable) -> Iterator[object]:
    """Yield what a function reads from its module: functions and classes of that module, and plain values."""
    for name in sorted(_globals(function.__code__)):
        value = function.__globals__.get(name)
        ours = callable(value) and getattr(value, "__module__", None) == function.__module__
        if ours or _is_plain(value):
            yield value


def _globals(code: CodeType) -> set[str]:
    names = {each.argval for each in dis.get_instructions(code) if each.opname == "LOAD_GLOBAL"}
    return names.union(*(_globals(const) for const in code.co_consts if isinstance(const, CodeType)))


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_is_plain, (*value, *value.values())))
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return isinstance(value, int | float | str)


def _source(function: Callable | CodeType) -> str:
    try:
        return inspect.getsource(function)
    except (OSError, TypeError):
        steps = [(each.opname, each.argval, each.argrepr) for each in dis.get_instructions(function)]
        inner = [_source(value) if hasattr(value, "co_code") else text for _, value, text in steps]
        return "\n".join(f"{name} {text}" for (name, *_), text in zip(steps, inner, strict=True))
