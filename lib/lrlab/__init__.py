"""The helper library of the course.

Modules, in reading order, each importing only from those above it: `demand` refuses impossible arguments, `data` makes
and finds data, `nn`, `optim` and `training` are networks, optimizers and a trainer in NumPy, `sweep` trains many small
networks as one program, `fitting` compiles the training loop of a Keras model, `models` are networks in PyTorch,
`experiment` trains those under learning rates that change and keeps a record of each run. `mistakes` names the cause of
a wrong number, `compare` compares an answer with what is expected, `plots` draws, `check` tells a student the outcome;
`progress` shows progress bars, `explore` pictures to drag. At the top: `budget`.
"""

import os
from typing import TypeVar

__version__ = "0.1.0"

T = TypeVar("T")


def budget(full: T, quick: T) -> T:
    """Return how much a long experiment should do: `full` for a person, `quick` while nbgrader runs the notebook.

    nbgrader sets the environment variable NBGRADER_EXECUTION to `autograde` or `validate` when it executes a notebook.

    Args:
        full: the amount of work in a person's hands (a number of seeds, steps, epochs …).
        quick: the same, small enough for a class to be graded.
    """
    return quick if os.environ.get("NBGRADER_EXECUTION") in ("autograde", "validate") else full
