"""How a notebook is executed, what its solution has shown, and what came of it."""

from dataclasses import dataclass, field
from pathlib import Path

from traitlets.config import Config


@dataclass(frozen=True)
class Calibration:
    """What the reference solution showed.

    Args:
        unfit: tests without a trusted verdict, with the reason.
        partial: tests whose last expression is a number of points.
        odd: by test, what was odd about the solution's own answers: empty arrays, NaN, masked items, changed arguments.
        seconds: how long the solution took in the trusted process.
        modules: what was imported in the end, by `kernel` and `trusted`: the processes that others are forked from
            import it beforehand.
    """

    unfit: dict[str, str] = field(default_factory=dict)
    partial: list[str] = field(default_factory=list)
    odd: dict[str, list[str]] = field(default_factory=dict)
    seconds: float = 0.0
    modules: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Outcome:
    """What came of executing a notebook; its cells hold their outputs."""

    undecided: dict[str, str] = field(default_factory=dict)  # by grade id, why a test gave no verdict
    odd: dict[str, list[str]] = field(default_factory=dict)  # by grade id, what was odd about the answers
    seconds: float = 0.0
    memory: float = 0.0  # MiB, at most
    modules: dict[str, list[str]] = field(default_factory=dict)  # imported in the end, if this is the solution
    cold: str = ""  # why a process was started the slow way


@dataclass
class Settings:
    """How notebooks are executed.

    Args:
        config: nbgrader's configuration.
        hidden: folders of which student code sees nothing.
        files: the folder of the assignment's own files; tests may read them.
        timeout: seconds for one cell, or None.
        in_student: the course's own name for `in_student`, dotted, or an empty text.
        arguments: further arguments of the kernel.
        unfit: what happens to tests without a trusted verdict: person or in-kernel.
    """

    config: Config
    hidden: list[str]
    files: Path | None
    timeout: float | None
    in_student: str = ""
    arguments: tuple[str, ...] = ()
    unfit: str = "person"
