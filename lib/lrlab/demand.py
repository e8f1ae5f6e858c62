"""What arguments may be. A refusal names the argument, its value and what is allowed."""

import math
from collections.abc import Callable
from numbers import Integral, Real


def is_whole(value: object, least: int) -> bool:
    """Tell whether a value is a whole number of at least `least`; True and False are none."""
    return isinstance(value, Integral) and not isinstance(value, bool) and value >= least


def whole(name: str, value: object, least: int) -> None:
    """Raise ValueError unless the value is a whole number of at least `least`."""
    if not is_whole(value, least):
        raise ValueError(f"{name}={value!r}: give a whole number of at least {least}")


def number(name: str, value: object, condition: Callable[[float], bool], allowed: str) -> None:
    """Raise ValueError unless the value is a finite real number, no truth value, that meets the condition.

    Args:
        name: of the argument.
        value: what was given for it.
        condition: on the number.
        allowed: the condition in words, such as "a number > 0".
    """
    real = isinstance(value, Real) and not isinstance(value, bool)
    if not real or not math.isfinite(value) or not condition(value):
        raise ValueError(f"{name}={value!r}: give {allowed}")
