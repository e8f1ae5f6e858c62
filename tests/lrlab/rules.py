"""Rules for the learning rate that tests of experiments use, here so that other processes can import them."""

import os
import time


def falling(step: int, n_steps: int) -> float:
    return 1 - step / n_steps


def noted(step: int, n_steps: int) -> float:
    """Constant; notes the beginning of each run in a file, and takes its time."""
    if step == 0:
        with open(os.environ["RUNS_BEGUN"], "a", encoding="utf-8") as file:
            file.write("begun\n")
    time.sleep(0.05)
    return 1.0


class Halving:
    """A controller that halves the learning rate at each call and remembers what it was told."""

    told: list[dict] = []  # noqa: RUF012

    def __init__(self, optimizer):
        self.optimizer = optimizer

    def step(self, metrics):
        self.told.append(dict(metrics))
        for group in self.optimizer.param_groups:
            group["lr"] /= 2
        return self.optimizer.param_groups[0]["lr"]


class Destroying(Halving):
    """A controller that makes everything NaN."""

    def step(self, metrics):
        self.optimizer.param_groups[0]["lr"] = float("inf")
        return float("inf")
