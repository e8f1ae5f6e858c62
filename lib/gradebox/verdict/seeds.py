"""Seeds that a test sets hold in the student's kernel too, as they would in one kernel."""

import random
from collections.abc import Callable


def forward(tell: Callable[[str, tuple], None]) -> None:
    """Let the global seeds of `random` and numpy be told to the student's kernel.

    Args:
        tell: is given `random` or `numpy`, and the arguments of the seed.
    """
    modules = {"random": random}
    try:
        import numpy

        modules["numpy"] = numpy.random
    except ImportError:
        pass
    for name, module in modules.items():
        module.seed = _telling(name, module.seed, tell)


def _telling(name: str, seed: Callable, tell: Callable[[str, tuple], None]) -> Callable:
    def telling(*args):
        seed(*args)
        tell(name, args)

    return telling
