"""Checks of an answer, and what a student reads when one fails.

A check opens with `visible` or `hidden`, names one property, and compares inside:

    with check.visible("contraction: the factor of one step", hints=["What does one step do to the error?"]):
        check.close(contraction(0.1, 6.0), 0.4, "contraction(0.1, 6.0)")

Five outcomes, never mixed up: right, wrong, not attempted, error in your code, could not run. All but the first raise
`Failed`, whose text is everything the student needs; in a notebook a wrong array also comes with a picture. A second
identical failure brings the next hint.

Inside a check, `array` and `parts` ask for the form of an answer and return it; `close`, `equal`, `true` and `raises`
compare. `in_student` calls a function where the student's objects live.
"""

import contextlib
import linecache
import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TypeVar

import numpy as np

from lrlab import plots
from lrlab.compare import Wrong, array, close, equal, parts, raises, true

__all__ = ["Failed", "Wrong", "array", "close", "equal", "hidden", "in_student", "parts", "raises", "true", "visible"]

R = TypeVar("R")
RED, YELLOW, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[0m"
_last_failures: dict[str, tuple[str, int]] = {}  # property -> its last headline, how often in a row


class Failed(AssertionError):
    """A check that did not pass. `state` is one of the five outcomes, `text` what the student reads."""

    def __init__(self, state: str, text: str):
        super().__init__(text)
        self.state = state
        self.text = text

    def _render_traceback_(self) -> list[str]:  # IPython shows this in place of a traceback through our code
        colour = RED if self.state in ("wrong", "error in your code") else YELLOW
        first, *rest = self.text.split("\n")
        return [f"{colour}{first}{PLAIN}", *rest]


def visible(name: str, hints: Sequence[str] = ()) -> "_Check":
    """Open a check that students see; use it in a `with` statement.

    Args:
        name: the property that is checked, as `exercise: property`.
        hints: what to say when the same failure comes again, one hint a time.
    """
    return _Check(name, hints, hidden=False)


def hidden(name: str) -> "_Check":
    """Open a check that students do not see: a failure names the property and never an expected value.

    Args:
        name: the property that is checked, as `exercise: property`; students read it.
    """
    return _Check(name, (), hidden=True)


class _Check:
    def __init__(self, name: str, hints: Sequence[str], hidden: bool):
        self.name, self.hints, self.hidden = name, hints, hidden
        self.file = ""
        # Warnings are no failures, but nbgrader takes any line on stderr in a graded cell for one.
        self.output = contextlib.redirect_stderr(sys.stdout)

    def __enter__(self) -> "_Check":
        self.file = sys._getframe(1).f_code.co_filename
        self.output.__enter__()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, tb: TracebackType | None) -> bool:
        self.output.__exit__(kind, error, tb)
        if error is None:
            _last_failures.pop(self.name, None)
            print(f"✓ right · {self.name}" + (" (hidden test)" if self.hidden else ""))
            return False
        if not isinstance(error, Exception):
            return False
        state, text = self._explain(error, tb)
        lines = [f"{'✗' if state in ('wrong', 'error in your code') else '○'} {state} · {self.name}", text]
        if isinstance(error, Wrong) and not self.hidden:
            lines += self._next_hint(error.headline)
            _show_picture(error)
        raise Failed(state, "\n".join(lines)) from None

    def _explain(self, error: Exception, tb: TracebackType | None) -> tuple[str, str]:
        place = _student_line(tb, self.file)
        if isinstance(error, NotImplementedError):
            where = f"{place}\n" if place else ""
            return "not attempted", where + "Replace this line with your code, run that cell, then this one."
        if isinstance(error, (NameError, ImportError)) and place is None:
            return "could not run", f"{error}. Run the cells above first (menu Run > Run All Above Selected Cell)."
        if isinstance(error, AssertionError) and place is None:
            told = "A hidden test of this property failed; the visible tests passed."
            return "wrong", told if self.hidden else str(error)
        reason = type(error).__name__ if self.hidden else f"{type(error).__name__}: {error}"
        return "error in your code", f"{place}\n{reason}" if place else reason

    def _next_hint(self, headline: str) -> list[str]:
        last, times = _last_failures.get(self.name, ("", 0))
        times = times + 1 if last == headline else 1
        _last_failures[self.name] = headline, times
        shown = self.hints[: times - 1]
        return [f"Hint {i} of {len(self.hints)}: {hint}" for i, hint in enumerate(shown, 1)]


def in_student(function: Callable[..., R], *args: object, **kwargs: object) -> R:
    """Call a function beside the student's objects: in a notebook, simply `function(*args, **kwargs)`."""
    return function(*args, **kwargs)


def _student_line(tb: TracebackType | None, check_file: str) -> str | None:
    """Find the student's own line nearest to an error: the last frame outside the check, lrlab and libraries."""
    place = None
    while tb is not None:
        file, line = tb.tb_frame.f_code.co_filename, tb.tb_lineno
        if (
            file not in (check_file, __file__)
            and "site-packages" not in file
            and tb.tb_frame.f_globals.get("__name__") == "__main__"
        ):
            code = linecache.getline(file, line).strip()
            place = f"{_cell_name(file)}, line {line}" + (f": {code}" if code else "")
        tb = tb.tb_next
    return place


def _shell() -> object | None:
    """Return the IPython shell of a Jupyter kernel, or None anywhere else."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return shell if hasattr(shell, "kernel") else None


def _cell_name(file: str) -> str:
    label = _shell() and _shell().compile.format_code_name(file)
    return " ".join(label) if label else "your code"


def _show_picture(error: Wrong) -> None:
    if error.picture is None or np.asarray(error.picture[0]).size < 3 or np.asarray(error.picture[0]).ndim != 1:
        return
    if _shell() is not None:
        plots.show_image(plots.comparison(*error.picture), alt=str(error))
