"""What is trained, on which data, for how long: three tasks, each in a small tier for a laptop and in full."""

import functools
import hashlib
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
    tokens: int = 0  # of a review at most, its last ones
    shortest: int = 1  # reviews with fewer tokens are left out: an LSTM trains six times as fast on equal lengths
    words: int = 0  # word ranks below this are kept; others become 2, "unknown"
    held: int = 5


SIZES = {
    ("mnist", "cpu"): Size(2400, 4, 64, 4, 0.85, lambda: models.SimpleCNN(4)),
    ("mnist", "full"): Size(None, 50, 64, 2, 0.99, models.SimpleCNN),
    ("cifar10", "cpu"): Size(800, 4, 64, 3, 0.2, lambda: models.ResNet18(4)),
    ("cifar10", "full"): Size(None, 50, 64, 2, 0.9, models.ResNet18),
    ("imdb", "cpu"): Size(2500, 4, 64, 4, 0.6, lambda: models.BiLSTM(2000, 16, 16, layers=1), 64, 64, 2000),
    ("imdb", "full"): Size(None, 50, 64, 2, 0.85, models.BiLSTM, 200, words=20_000),
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
            return (torch.from_numpy(self.x[places]).to(device, memory_format=torch.channels_last),), labels
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

    @functools.cached_property
    def fingerprint(self) -> str:
        """A hash of what is trained and on which samples: stand-ins or another version's sizes make another task."""
        digest = hashlib.sha256()
        for part in (self.train, self.validation, self.test):
            for array in (*part.x, part.y):
                digest.update(np.ascontiguousarray(array))
        sizes = {key: value for key, value in vars(self.size).items() if key != "build"}
        with torch.random.fork_rng(devices=[]), torch.device("meta"):
            network = self.size.build()
        digest.update(f"{sizes} {network}".encode())
        return digest.hexdigest()[:16]

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
    found = data.load(name, size.n)
    prepare = functools.partial(_reviews, size=size) if isinstance(found.x_train, list) else _images
    train, test = prepare(found.x_train, found.y_train), prepare(found.x_test, found.y_test)
    order = np.random.default_rng(SPLIT_SEED).permutation(len(train.y))
    held, rest = np.split(order, [len(order) // size.held])
    return Task(name, tier, size, _part(train, rest), _part(train, held), test)


def _images(pixels: np.ndarray, classes: np.ndarray) -> Part:
    """Bring pixels to −1 … 1, channels first."""
    pixels = pixels[:, None] if pixels.ndim == 3 else pixels.transpose(0, 3, 1, 2)
    return Part(np.ascontiguousarray(pixels, dtype=np.float32) / 127.5 - 1, classes)


def _reviews(reviews: list[np.ndarray], classes: np.ndarray, size: Size) -> Part:
    """Cut reviews to the size's tokens and words, and leave short ones out."""
    long = [place for place, review in enumerate(reviews) if len(review) >= size.shortest]
    cut = [reviews[place][-size.tokens :].astype(np.int64) for place in long]
    return Part([np.where(review < size.words, review, 2) for review in cut], classes[long])


def _part(whole: Part, places: np.ndarray) -> Part:
    x = whole.x
    return Part(x[places] if isinstance(x, np.ndarray) else [x[place] for place in places], whole.y[places])
