"""What can be asked of a sweep: a configuration, and everything else; impossible wishes are refused here."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from numbers import Real

import numpy as np

from lrlab import demand
from lrlab.data import Split

OPTIMIZERS = ("SGD", "RMSprop", "Adam")
KEYS = {"momentum": ("SGD",), "alpha": ("RMSprop",), "betas": ("Adam",), "eps": ("RMSprop", "Adam")}
COMMON = ("optimizer", "lr", "weight_decay", "schedule", "perturb")
NUMBERS = {
    "lr": (lambda value: value > 0, "a number > 0"),
    "momentum": (lambda value: 0 <= value < 1, "a number from 0 to below 1"),
    "alpha": (lambda value: 0 <= value < 1, "a number from 0 to below 1"),
    "eps": (lambda value: value > 0, "a number > 0"),
    "weight_decay": (lambda value: value >= 0, "a number ≥ 0"),
    "perturb": (lambda value: abs(value) < 1, "a number between −1 and 1"),
}


@dataclass(frozen=True)
class Config:
    """One configuration; defaults and symbols are those of `torch.optim`."""

    optimizer: str
    lr: float
    momentum: float = 0.0
    alpha: float = 0.99
    betas: tuple[float, float] = (0.9, 0.999)
    eps: float = 1e-8
    weight_decay: float = 0.0
    schedule: Callable[[int, int], float] | None = None
    perturb: float = 0.0
    given: dict = field(default_factory=dict, compare=False)  # what the caller wrote

    @classmethod
    def of(cls, config: Mapping) -> "Config":
        """Return a configuration from a dict.

        Raises:
            ValueError: a key or value is not allowed.
        """
        if not isinstance(config, Mapping) or not {"optimizer", "lr"} <= set(config):
            raise ValueError(f"{config!r}: a configuration is a dict with at least 'optimizer' and 'lr'")
        name = config["optimizer"]
        if name not in OPTIMIZERS:
            raise ValueError(f"optimizer={name!r}: there are {', '.join(OPTIMIZERS)}")
        for key in config:
            if key not in COMMON and name not in KEYS.get(key, ()):
                allowed = [*COMMON, *(key for key, names in KEYS.items() if name in names)]
                raise ValueError(f"{key!r} in a configuration of {name}: allowed are {', '.join(allowed)}")
        for key in NUMBERS.keys() & config.keys():
            demand.number(key, config[key], *NUMBERS[key])
        betas = config.get("betas", (0.9, 0.999))
        if len(betas) != 2 or not all(isinstance(beta, Real) and 0 <= beta < 1 for beta in betas):
            raise ValueError(f"betas={betas!r}: give two numbers from 0 to below 1")
        if config.get("schedule") is not None and not callable(config["schedule"]):
            raise ValueError(f"schedule={config['schedule']!r}: give a function of step and n_steps, or None")
        return cls(**config, given=dict(config))

    def rates(self, n_steps: int) -> np.ndarray:
        """Return the learning rate of each step, shape (n_steps,).

        Raises:
            ValueError: the schedule returns something that is no number ≥ 0.
        """
        if self.schedule is None:
            return np.full(n_steps, float(self.lr))
        factors = np.array([float(self.schedule(step, n_steps)) for step in range(n_steps)])
        if not (np.isfinite(factors).all() and (factors >= 0).all()):
            step = int(np.argmin(np.isfinite(factors) & (factors >= 0)))
            raise ValueError(f"schedule({step}, {n_steps}) returned {factors[step]}; give a number ≥ 0")
        return self.lr * factors


@dataclass(frozen=True)
class Job:
    """A whole sweep, checked."""

    data: Split
    configs: list[Config]
    hidden: tuple[int, ...]
    seeds: tuple[int, ...]
    epochs: int
    batch_size: int

    @property
    def sizes(self) -> list[int]:
        """Sizes of all layers: inputs, hidden layers, classes."""
        classes = int(max(self.data.y_train.max(), self.data.y_test.max())) + 1
        return [self.data.x_train.shape[1], *self.hidden, max(2, classes)]

    @property
    def steps_per_epoch(self) -> int:
        """How many updates an epoch has; the last one may have a smaller batch."""
        return math.ceil(len(self.data.x_train) / self.batch_size)


def demand_numbers(n_configs: int, hidden: tuple, seeds: list, epochs: int, batch_size: int) -> list[int]:
    """Refuse impossible numbers; return the seeds.

    Raises:
        ValueError: names the argument, its value and what is allowed.
    """
    if not n_configs:
        raise ValueError("configs=[]: give at least one configuration")
    if not seeds or not all(demand.is_whole(seed, 0) for seed in seeds) or len(set(seeds)) < len(seeds):
        raise ValueError(f"seeds={seeds!r}: give one or more different whole numbers ≥ 0")
    if not all(demand.is_whole(size, 1) for size in hidden):
        raise ValueError(f"hidden={hidden!r}: give whole numbers of at least 1")
    for name, value in (("epochs", epochs), ("batch_size", batch_size)):
        demand.whole(name, value, 1)
    return [int(seed) for seed in seeds]


def demand_data(data: Split) -> None:
    """Refuse data of which no network can be trained.

    Raises:
        ValueError: names what is wrong, and what is allowed.
    """
    for part in ("train", "test"):
        x, y = np.asarray(getattr(data, f"x_{part}")), np.asarray(getattr(data, f"y_{part}"))
        if x.ndim != 2 or y.shape != (len(x),) or not len(x):
            raise ValueError(f"x_{part} has shape {x.shape}, y_{part} {y.shape}: give (n, n_in) and (n,) with n ≥ 1")
        if x.shape[1] != data.x_train.shape[1]:
            raise ValueError(f"x_test has {x.shape[1]} columns, x_train {data.x_train.shape[1]}: give equal numbers")
        if x.dtype.kind not in "fiu" or not np.isfinite(x).all():
            raise ValueError(f"x_{part} holds values that are no finite numbers (type {x.dtype})")
        if y.dtype.kind not in "iu" or y.min() < 0:
            raise ValueError(f"y_{part} (type {y.dtype}, from {y.min()}): classes are whole numbers from 0")
    if data.y_test.max() > data.y_train.max():
        raise ValueError(f"y_test has class {data.y_test.max()}, y_train only 0 to {data.y_train.max()}")
