"""What went wrong with a number: the fingerprints that common mistakes leave in an answer.

`diagnose` compares an answer with the expected values and says in one sentence what would turn one into the other.
"""

from collections.abc import Mapping

import numpy as np

FACTORS = {
    -1.0: "the sign is flipped",
    2.0: "every value is twice too large",
    0.5: "every value is half of what it should be",
    180 / np.pi: "every value is 180/π too large: degrees where radians are needed",
    np.pi / 180: "every value is 180/π too small: radians where degrees are needed",
    100.0: "every value is 100 times too large",
    0.01: "every value is 100 times too small",
    10.0: "every value is 10 times too large",
    0.1: "every value is 10 times too small",
}


def agree(got: np.ndarray, expected: np.ndarray, tol: float) -> np.ndarray:
    """Tell, entry by entry, whether two arrays of one shape agree.

    Args:
        got: the answer.
        expected: the expected values, same shape.
        tol: the difference allowed, relative to the largest finite expected magnitude (or to 1 where that is 0).
    """
    finite = np.abs(expected[np.isfinite(expected)])
    scale = finite.max() if finite.size and finite.max() > 0 else 1.0
    return np.isclose(got, expected, rtol=0, atol=tol * scale)


@np.errstate(all="ignore")  # a warning on stderr would look like a mistake of the student's
def diagnose(
    got: np.ndarray, expected: np.ndarray, tol: float, known: Mapping[str, object] | None = None, index: str = "entry"
) -> str | None:
    """Name the mistake that explains a wrong answer, or return None where no fingerprint fits.

    Args:
        got: the answer, any shape.
        expected: the expected values, any shape.
        tol: as in `agree`.
        known: sentences about mistakes of this exercise, each with the values that the mistake gives.
        index: what one entry is called (`step`, `epoch` …).
    """
    for sentence, value in (known or {}).items():
        value = np.asarray(value, dtype=float)
        if value.shape == got.shape and agree(got, value, tol).all():
            return sentence
    if got.shape != expected.shape:
        return _wrong_shape(got, expected, tol, index)
    if got.size == 1:
        return None  # one number fits a fingerprint by chance
    return _scaled(got, expected, tol) or _shifted(got, expected, tol, index) or _transformed(got, expected, tol)


def _wrong_shape(got: np.ndarray, expected: np.ndarray, tol: float, index: str) -> str | None:
    if got.ndim == 2 and got.T.shape == expected.shape and agree(got.T, expected, tol).all():
        return "rows and columns are swapped"
    if got.ndim == 0 or expected.ndim == 0 or got.shape[1:] != expected.shape[1:]:
        return None
    extra = len(got) - len(expected)
    if extra == 1 and agree(got[1:], expected, tol).all():
        return f"the first {index} is one too many: the start itself does not belong in the result"
    if extra == 1 and agree(got[:-1], expected, tol).all():
        return f"the last {index} is one too many"
    if extra == -1 and agree(got, expected[1:], tol).all():
        return f"the first {index} is missing"
    if extra == -1 and agree(got, expected[:-1], tol).all():
        return f"the last {index} is missing"
    return None


def _scaled(got: np.ndarray, expected: np.ndarray, tol: float) -> str | None:
    for factor, sentence in FACTORS.items():
        if expected.any() and agree(got, factor * expected, tol).all():
            return sentence
    return None


def _shifted(got: np.ndarray, expected: np.ndarray, tol: float, index: str) -> str | None:
    if got.ndim == 0 or len(got) < 3:
        return None
    if agree(got[1:], expected[:-1], tol).all():
        return f"every value comes one {index} late"
    if agree(got[:-1], expected[1:], tol).all():
        return f"every value comes one {index} early"
    if agree(got[::-1], expected, tol).all():
        return "the order is reversed"
    return None


def _transformed(got: np.ndarray, expected: np.ndarray, tol: float) -> str | None:
    if agree(np.abs(got), np.abs(expected), tol).all():
        return "only signs differ: is an absolute value missing, or one too many?"
    if agree(got, 1 - expected, tol).all():
        return "this is 1 minus the expected value"
    if agree(got, expected**2, tol).all():
        return "this is the square of the expected value"
    offsets = got - expected
    if (
        got.size > 2
        and np.isfinite(offsets).all()
        and agree(offsets, np.full_like(offsets, offsets.flat[0]), tol).all()
    ):
        return f"every value is off by the same amount, {offsets.flat[0]:+.4g}"
    return None
