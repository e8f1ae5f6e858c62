"""The instructor's version of a notebook: its cells as the gradebook keeps them, in the order of the source notebook.

Tests, grade ids and points come from the gradebook, where `nbgrader generate_assignment` has saved them; the text that
nbgrader does not save (free cells, solutions) comes from the source notebook. Nothing comes from a submission.
"""

import functools
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar

import nbformat
from nbformat.notebooknode import NotebookNode, from_dict
from nbformat.v4.nbbase import random_cell_id
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory

from gradebox import notebook
from gradebox.course import CourseError
from gradebox.verdict.plan import Step, imports, plan


@dataclass(frozen=True)
class Cell:
    """A cell of the instructor's version.

    `source` holds what the gradebook keeps (with hidden tests, without solutions), `solved` the solution as well,
    `released` what students got; the three are equal for most cells.
    """

    role: str  # test, answer, solution, given, task or free
    name: str
    kind: str  # code, markdown or raw
    source: str
    solved: str
    released: str
    hidden: tuple[int, ...] = ()  # numbers of the hidden lines of a test
    points: float | None = None
    checksum: str | None = None


@dataclass(frozen=True)
class Reference:
    """The instructor's version of one notebook.

    Args:
        assignment, name: which notebook.
        cells: its cells, in order.
        kernelspec: its kernel, as nbgrader saved it.
        problem: why its solution cannot be run, or an empty text.

    `kept`: where a gradebook does not change, its notebooks may be kept here after they have been read once.
    """

    kept: ClassVar[dict[tuple[str, str, str], "Reference"] | None] = None

    assignment: str
    name: str
    cells: tuple[Cell, ...]
    kernelspec: dict
    problem: str

    @classmethod
    def load(cls, coursedir: CourseDirectory, assignment: str, name: str) -> "Reference":
        """Read a notebook of the gradebook and its source notebook.

        Raises:
            CourseError: the gradebook does not know it.
        """
        key = (coursedir.db_url, assignment, name)
        if cls.kept is None:
            return cls._read(coursedir, assignment, name)
        if key not in cls.kept:
            cls.kept[key] = cls._read(coursedir, assignment, name)
        return cls.kept[key]

    @classmethod
    def _read(cls, coursedir: CourseDirectory, assignment: str, name: str) -> "Reference":
        markers = notebook.Markers.of(coursedir.config)
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            try:
                saved = gradebook.find_notebook(name, assignment)
            except MissingEntry:
                raise CourseError(
                    f"the gradebook knows no notebook {name!r} of {assignment!r}; "
                    f"run: nbgrader generate_assignment {assignment}"
                ) from None
            known = {cell.name: cell for cell in _saved_cells(saved, markers)}
            kernelspec = json.loads(saved.kernelspec or "{}")
        path = Path(coursedir.format_path(coursedir.source_directory, ".", assignment)) / f"{name}.ipynb"
        if not path.is_file():
            return cls(assignment, name, tuple(known.values()), kernelspec, f"there is no {path}")
        cells, found = [], set()
        for place, cell in enumerate(notebook.read(path).cells):
            grade_id = notebook.grade_id(cell)
            if grade_id in known:
                found.add(grade_id)
                solved = notebook.without_markers(cell.source, markers)
                old = known[grade_id]
                cells.append(
                    Cell(**{**asdict(old), "solved": solved if old.role in ("solution", "answer") else old.source})
                )
            else:
                cells.append(Cell("free", f"cell {place + 1}", cell.cell_type, *[cell.source] * 3))
        problem = f"{path} has changed since nbgrader generate_assignment; run that again" if set(known) - found else ""
        return cls(assignment, name, tuple(known.values() if problem else cells), kernelspec, problem)

    @functools.cached_property
    def by_name(self) -> dict[str, Cell]:
        """The cells that the gradebook knows, by grade id."""
        return {cell.name: cell for cell in self.cells if cell.role != "free"}

    @functools.cached_property
    def steps(self) -> list[Step]:
        """What the trusted process does, cell by cell."""
        return self.plan(())

    def plan(self, in_kernel: tuple[str, ...]) -> list[Step]:
        """Plan the tests, some of which run in the student's kernel and need there what earlier tests have bound."""
        return plan(self._code(), in_kernel)

    @functools.cached_property
    def imports(self) -> list[str]:
        """The import statements of given code and solutions."""
        return imports(self._code())

    def _code(self) -> list[tuple[str, str, str]]:
        return [(cell.role, cell.name, cell.solved) for cell in self.cells if cell.kind == "code"]

    @functools.cached_property
    def digest(self) -> str:
        """A hash of everything here."""
        text = json.dumps([self.name, [asdict(cell) for cell in self.cells], self.kernelspec, self.problem])
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def kernel(self) -> str:
        """The name of the kernelspec."""
        return str(self.kernelspec.get("name") or "python3")

    def solution(self) -> NotebookNode:
        """Return the notebook with every exercise solved."""
        return self.written([cell.solved for cell in self.cells])

    def written(self, sources: list[str]) -> NotebookNode:
        """Return a notebook of these cells with other sources."""
        nb = nbformat.v4.new_notebook(metadata={"kernelspec": self.kernelspec or {"name": "python3"}})
        nb.cells = [make_cell(cell, source) for cell, source in zip(self.cells, sources)]
        return nb


def make_cell(cell: Cell, source: str) -> NotebookNode:
    """Return a notebook cell with nbgrader's metadata as they should be."""
    result = from_dict({"id": random_cell_id(), "cell_type": cell.kind, "source": source, "metadata": {}})
    if cell.kind == "code":
        result.outputs, result.execution_count = [], None
    if cell.role != "free":
        metadata = {
            "grade_id": cell.name, "grade": cell.role in ("test", "answer"), "task": cell.role == "task",
            "solution": cell.role in ("solution", "answer"), "locked": cell.role in ("test", "given"),
            "schema_version": 3, "cell_type": cell.kind, "checksum": cell.checksum,
        }  # fmt: skip
        if cell.points is not None:
            metadata["points"] = cell.points
        result.metadata["nbgrader"] = from_dict(metadata)
    return result


def _saved_cells(saved, markers: notebook.Markers) -> list[Cell]:
    """Return the cells that the gradebook keeps of a notebook."""
    points = {cell.name: float(cell.max_score) for cell in (*saved.grade_cells, *saved.task_cells)}
    grades, solutions = {cell.name for cell in saved.grade_cells}, {cell.name for cell in saved.solution_cells}
    tasks = {cell.name for cell in saved.task_cells}
    cells = []
    for cell in saved.source_cells:
        name = cell.name
        kinds = {(True, True): "answer", (True, False): "test", (False, True): "solution", (False, False): "given"}
        role = "task" if name in tasks else kinds[name in grades, name in solutions]
        source = cell.source or ""
        released, hidden = _released(source, markers) if role == "test" else (source, ())
        cells.append(
            Cell(role, name, cell.cell_type, source, source, released, hidden, points.get(name), cell.checksum)
        )
    return cells


def _released(source: str, markers: notebook.Markers) -> tuple[str, tuple[int, ...]]:
    """Return a test as students got it, and the numbers of its hidden lines."""
    kept, hidden, inside = [], [], False
    for number, line in enumerate(source.split("\n"), 1):
        begins, ends = markers.hidden_begin in line, markers.hidden_end in line
        if inside or begins or ends:
            hidden.append(number)
        else:
            kept.append(line)
        inside = begins or (inside and not ends)
    return "\n".join(kept), tuple(hidden)
