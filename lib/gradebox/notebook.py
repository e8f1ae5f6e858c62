"""A source notebook: the role of each cell, its markers, and what of it must stay secret."""

from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions
from traitlets.config import Config

from gradebox.course import CourseError


@dataclass(frozen=True)
class Markers:
    """The marker lines of a course: nbgrader's delimiters as configured, and two for people."""

    fill_begin: str
    fill_end: str
    hidden_begin: str
    hidden_end: str
    show: str = "# @SHOW"
    question: str = "<!-- @q -->"

    @classmethod
    def of(cls, config: Config) -> "Markers":
        """Return the markers that a configuration sets."""
        solutions, tests = ClearSolutions(config=config), ClearHiddenTests(config=config)
        return cls(
            solutions.begin_solution_delimeter,
            solutions.end_solution_delimeter,
            tests.begin_test_delimeter,
            tests.end_test_delimeter,
        )

    def all(self) -> tuple[str, ...]:
        """Return every marker."""
        return (*self.regions()[0], *self.regions()[1], self.show, self.question)

    def regions(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return (begin, end) of a solution and of hidden tests."""
        return (self.fill_begin, self.fill_end), (self.hidden_begin, self.hidden_end)


def read(path: Path) -> NotebookNode:
    """Read a notebook.

    Raises:
        CourseError: the file is no notebook; the message names the file and says why.
    """
    try:
        nb = nbformat.read(path, as_version=4)
        for cell in nb.cells:
            if not isinstance(cell.source, str) or not isinstance(cell.metadata.get("nbgrader", {}), dict):
                raise ValueError("a cell has no text, or nbgrader metadata that is no mapping")
            if not isinstance(grade_id(cell), str):
                raise ValueError(f"a grade id is no text: {grade_id(cell)!r}")
        return nb
    except Exception as error:  # nbformat raises whatever a strange file makes it stumble over
        reason = " ".join(str(error).split())[:120]
        raise CourseError(
            f"{path}: not a notebook ({reason}); a notebook is a JSON file as Jupyter saves it"
        ) from error


def role(cell: NotebookNode) -> str:
    """Return what a cell is for: `test`, `answer` (written), `solution`, `given` (read-only) or `free`."""
    if utils.is_grade(cell):
        return "answer" if utils.is_solution(cell) else "test"
    if utils.is_solution(cell):
        return "solution"
    return "given" if utils.is_locked(cell) else "free"


def grade_id(cell: NotebookNode) -> str:
    """Return the nbgrader id of a cell, or an empty text."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def exercise(test_id: str) -> str:
    """Return the exercise that a grade id belongs to: the part before `--`."""
    return test_id.partition("--")[0]


def region_lines(source: str, begin: str, end: str) -> list[str]:
    """Return the lines between a begin and an end marker."""
    lines, inside = [], False
    for line in source.split("\n"):
        if begin in line:
            inside = True
        elif end in line:
            inside = False
        elif inside:
            lines.append(line)
    return lines


def without_markers(source: str, markers: Markers) -> str:
    """Return a cell as a student would have written it: the solution stays, the lines with markers go."""
    return "\n".join(
        line for line in source.split("\n") if markers.fill_begin not in line and markers.fill_end not in line
    )
