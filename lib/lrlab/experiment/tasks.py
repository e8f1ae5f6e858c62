"""What is trained, on which data, for how long: three tasks, each in a small tier for a laptop and in full."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from lrlab import data, models

Inputs = tuple[torch.Tensor, ...]
TIERS = ("cpu", "full")
SPLIT_SEED = 0  # of which samples are for validation: the same for all runs


@dataclass(frozen=True)
class Size:
    """How large a task is. `n` training samples, None for all; one in `held` samples is for validation."""

    n: int | None
    epochs: int
    batch_size: int
    checks: int  # evaluations on validation data in each epoch
    target: float  # validation accuracy that counts as arrived
    build: Callable[[], nn.Module]
    tokens: int = 0  # of a review at most, from its beginning
    words: int = 0  # word ranks below this are kept; others become 2, "unknown"
    held: int = 5


SIZES = {
    ("mnist", "cpu"): Size(1600, 5, 64, 4, 0.9, lambda: models.SimpleCNN(4)),
    ("mnist", "full"): Size(None, 50, 64, 2, 0.99, models.SimpleCNN),
    ("cifar10", "cpu"): Size(800, 6, 64, 2, 0.3, lambda: models.ResNet18(4)),
    ("cifar10", "full"): Size(None, 50, 64, 2, 0.9, models.ResNet18),
    ("imdb", "cpu"): Size(1600, 5, 64, 4, 0.65, lambda: models.BiLSTM(500, 16, 16, layers=1), 64, 500),
    ("imdb", "full"): Size(None, 50, 64, 2, 0.85, models.BiLSTM, 200, 20_000),
}
NAMES = tuple(dict.fromkeys(name for name, _ in SIZES))


@dataclass(frozen=True)
class Part:
    """Samples and their classes. Images: float32 of shape (n, channels, height, width); reviews: a list of arrays."""

    x: np.ndarray | list[np.ndarray]
    y: np.ndarray

    def batch(self, places: np.ndarray, device: str) -> tuple[Inputs, torch.Tensor]:
        """Return the inputs of a network, and classes, for some samples."""
        labels = torch.from_numpy(self.y[places]).to(device)
        if isinstance(self.x, np.ndarray):
            return (torch.from_numpy(self.x[places]).to(device),), labels
        reviews = [torch.from_numpy(self.x[place]) for place in places]
        lengths = torch.tensor([len(review) for review in reviews])
        return (nn.utils.rnn.pad_sequence(reviews, batch_first=True).to(device), lengths), labels


@dataclass(frozen=True)
class Task:
    """A task in one tier: data, split once for all runs, and a network."""

    name: str
    tier: str
    size: Size
    train: Part
    validation: Part
    test: Part

    @property
    def steps_per_epoch(self) -> int:
        """Updates in an epoch; the last one may have a smaller batch."""
        return -(-len(self.train.y) // self.size.batch_size)

    @classmethod
    def load(cls, name: str, tier: str = "cpu") -> "Task":
        """Return a task; its data are found as `lrlab.data.load` finds them, and kept for the next call.

        Args:
            name: `mnist` (a simple CNN), `cifar10` (ResNet-18) or `imdb` (a bidirectional LSTM).
            tier: `cpu`: narrow networks and few samples; `full`: published sizes, all samples, 50 epochs.

        Raises:
            ValueError: an unknown name or tier.
        """
        demand_task(name, tier)
        return _load(name, tier)


def demand_task(name: str, tier: str) -> None:
    """Raise ValueError for an unknown task or tier."""
    for argument, value, allowed in (("task", name, NAMES), ("tier", tier, TIERS)):
        if value not in allowed:
            raise ValueError(f"{argument}={value!r}: there are {', '.join(allowed)}")


@functools.cache
def _load(name: str, tier: str) -> Task:
    size = SIZES[name, tier]
    x_train, y_train, x_test, y_test = data.load(name, size.n)
    prepare = functools.partial(_reviews, size=size) if isinstance(x_train, list) else _images
    order = np.random.default_rng(SPLIT_SEED).permutation(len(y_train))
    held, rest = np.split(order, [len(order) // size.held])
    x_train = prepare(x_train)
    parts = [Part(_take(x_train, places), y_train[places]) for places in (rest, held)]
    return Task(name, tier, size, *parts, Part(prepare(x_test), y_test))


def _images(pixels: np.ndarray) -> np.ndarray:
    """Bring pixels to −1 … 1, channels first."""
    pixels = pixels[:, None] if pixels.ndim == 3 else pixels.transpose(0, 3, 1, 2)
    return np.ascontiguousarray(pixels, dtype=np.float32) / 127.5 - 1


def _reviews(reviews: list[np.ndarray], size: Size) -> list[np.ndarray]:
    cut = [review[: size.tokens].astype(np.int64) for review in reviews]
    return [np.where(review < size.words, review, 2) for review in cut]


def _take(x: np.ndarray | list, places: np.ndarray) -> np.ndarray | list:
    return [x[place] for place in places] if isinstance(x, list) else x[places]
