"""Comparisons of an answer with what is expected: form first, then missing values, then every number.

`array` and `parts` ask for a form and return it; `close`, `equal`, `true` and `raises` compare. Each raises `Wrong`.
"""

import math
from collections.abc import Callable, Mapping
from numbers import Real

import numpy as np

from lrlab import mistakes


class Wrong(AssertionError):
    """A wrong answer: one headline, a diagnosis where the mistake is known, and what a picture of it needs."""

    def __init__(self, headline: str, diagnosis: str | None = None, picture: tuple | None = None):
        end = "" if diagnosis is None or diagnosis.endswith("?") else "."
        super().__init__(headline if diagnosis is None else f"{headline}\nLooks like this: {diagnosis}{end}")
        self.headline = headline
        self.diagnosis = diagnosis
        self.picture = picture


def array(got: object, shape: tuple[int, ...], what: str) -> np.ndarray:
    """Demand finite real numbers of this shape and return them as an array of floats.

    Args:
        got: the answer, a number, an array or nested lists.
        shape: the expected shape; () for a single number.
        what: what the answer is called, such as `contraction(0.1, 6.0)`.
    """
    numbers = _numbers(got, what)
    if numbers.shape != shape:
        raise Wrong(f"{what}: got {_shape(numbers.shape)}, expected {_shape(shape)}", _extra_row(numbers.shape, shape))
    if not np.isfinite(numbers).all():
        place = tuple(int(i) for i in np.argwhere(~np.isfinite(numbers))[0])
        raise Wrong(f"{what}: got {numbers[place]}, expected a finite number" + (f" at {list(place)}" if place else ""))
    return numbers


def parts(got: object, n: int, what: str) -> tuple:
    """Demand a tuple or list of `n` parts and return them.

    Args:
        got: the answer.
        n: how many parts.
        what: what the answer is called.
    """
    if not isinstance(got, tuple | list) or len(got) != n:
        size = f" of {len(got)}" if isinstance(got, tuple | list) else ""
        raise Wrong(f"{what}: got a {type(got).__name__}{size}, expected {n} values: `return a, b`")
    return tuple(got)


def close(
    got: object,
    expected: object,
    what: str,
    index: str = "entry",
    tol: float = 1e-9,
    known: Mapping[str, object] | None = None,
) -> None:
    """Compare numbers: type and shape first, then missing values, then every entry.

    Args:
        got: the answer, a number or an array.
        expected: the expected values.
        what: what the answer is called, such as `contraction(0.1, 6.0)`.
        index: what one entry is called (`step`, `epoch` …).
        tol: the difference allowed, relative to the largest expected magnitude.
        known: sentences about mistakes of this exercise, each with the values that the mistake gives.
    """
    expected = np.asarray(expected, dtype=float)
    got = _numbers(got, what)
    if got.shape != expected.shape:
        headline = f"{what}: got {_shape(got.shape)}, expected {_shape(expected.shape)}"
        raise Wrong(headline, mistakes.diagnose(got, expected, tol, known, index))
    bad = ~mistakes.agree(got, expected, tol)
    if not bad.any():
        return
    missing = bad & ~np.isfinite(got)
    headline = _headline(got, expected, missing if missing.any() else bad, what, index)
    raise Wrong(headline, mistakes.diagnose(got, expected, tol, known, index), (got, expected, what, index, bad))


def equal(got: object, expected: object, what: str) -> None:
    """Compare two values of plain types for equality; 1, 1.0 and True are three different answers.

    Args:
        got: the answer; NumPy scalars count as the Python numbers they hold.
        expected: a plain value (number, string, list, dict, None …).
        what: what the answer is called.
    """
    got = got.item() if isinstance(got, np.generic) else got
    if type(got) is not type(expected) or got != expected:
        raise Wrong(f"{what}: got {_brief(got)}, expected {_brief(expected)}")


def true(condition: bool, otherwise: str) -> None:
    """Demand a condition.

    Args:
        condition: what must hold; exactly True or False.
        otherwise: the sentence a student reads when it does not.
    """
    if condition is not True and not (isinstance(condition, np.bool_) and bool(condition)):
        raise Wrong(otherwise)


def raises(kind: type[Exception], function: Callable, *args: object, what: str) -> None:
    """Demand that a call is refused with an exception of this kind.

    Args:
        kind: the exception type.
        function: what to call with `args`.
        what: how the call reads, such as `clip(-1)`.
    """
    try:
        value = function(*args)
    except NotImplementedError:
        raise
    except kind:
        return
    raise Wrong(f"{what}: got {_brief(value)}, expected a {kind.__name__}")


def _numbers(got: object, what: str) -> np.ndarray:
    if got is None:
        raise Wrong(f"{what}: got None, expected numbers", "a `return` is missing")
    try:
        array = np.asarray(got)
    except ValueError:
        raise Wrong(f"{what}: got rows of different lengths, expected an array") from None
    if array.dtype == object and all(isinstance(value, Real) and not isinstance(value, bool) for value in array.flat):
        array = array.astype(float)  # such as fractions
    if array.dtype.kind not in "iuf":
        raise Wrong(f"{what}: got {_brief(got)} ({type(got).__name__}), expected real numbers")
    return array.astype(float)


def _headline(got: np.ndarray, expected: np.ndarray, bad: np.ndarray, what: str, index: str) -> str:
    first = tuple(int(i) for i in np.argwhere(bad)[0])
    value, wanted = got[first], expected[first]
    numbers = f"got {value:.6g}, expected {wanted:.6g}{_factor(value, wanted)}"
    if abs(value - wanted) < 1e-5 * abs(wanted):
        numbers = f"got {float(value)!r}, expected {float(wanted)!r}"
    if got.ndim == 0:
        return f"{what}: {numbers}"
    place = first[0] if got.ndim == 1 else first
    differ = "nan or infinite" if not np.isfinite(value) else "different"
    many = f"{index[:-1]}ies" if index.endswith("y") else f"{index}s"
    return f"{what}: {bad.sum()} of {bad.size} {many} {differ}; first at {index} {place}: {numbers}"


def _factor(value: float, wanted: float) -> str:
    """Say by which telling factor a value is off, if by one."""
    ratio = float(value) / float(wanted) if wanted else math.nan
    near = [factor for factor in (-1, 2, 0.5, 10, 0.1, 100, 0.01) if abs(ratio / factor - 1) < 1e-6]
    return f" ({near[0]:g}×)" if near else ""


def _shape(shape: tuple[int, ...]) -> str:
    return "a single number" if shape == () else f"an array of shape {shape}"


def _extra_row(got: tuple[int, ...], shape: tuple[int, ...]) -> str | None:
    if got and shape and got[1:] == shape[1:] and got[0] == shape[0] + 1:
        return "one too many at the beginning or the end; does the start itself stand in the result?"
    return "rows and columns are swapped" if len(got) == 2 and got[::-1] == shape else None


def _brief(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
