"""The guard of an author: what nbgrader would let through in a source notebook, found before students do.

nbgrader fails open on a misspelt marker (the solution stays in the release), and never runs the notebook it releases.
"""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from gradebox import given, leaks, markers, notebook, proof
from gradebox.course import Course, CourseError
from gradebox.problem import Problem

OPAQUE = re.compile(r"(cell|test|untitled|solution)?[-_]*\d*|\w\d*|(cell[-_]+)?(?=\w*\d)[0-9a-f]{6,}")
READABLE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*(--[a-z0-9]+(_[a-z0-9]+)*)?")
ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar")


def check(course: Course, assignment: str) -> Iterator[Problem]:
    """Look an assignment over: markers, grade ids, outputs, the release, and what solution and release score.

    Args:
        course: the course directory.
        assignment: the name of a folder in its source.
    """
    problems = list(_files(course, assignment))
    seen: dict[str, str] = {}
    for path in course.notebooks(assignment):
        try:
            problems += read_source(course, path)
            for name in {
                notebook.grade_id(cell) for cell in notebook.read(path).cells if notebook.role(cell) != "free"
            }:
                if seen.setdefault(name, path.name) != path.name:
                    problems.append(Problem(_short(course, path), name, f"the same grade id stands in {seen[name]}"))
        except CourseError as error:
            problems.append(Problem(_short(course, path), "", str(error).partition(": ")[2]))
    yield from problems
    if problems:
        return  # a release of such a source would only repeat them
    with tempfile.TemporaryDirectory() as folder:
        scratch = course.scratch(Path(folder) / "course", [assignment])
        try:
            scratch.generate(assignment)
            yield from _release(course, scratch, assignment)
            yield from proof.problems(course, scratch, assignment)
        except CourseError as error:
            yield Problem(f"{course.coursedir.source_directory}/{assignment}", "", f"nbgrader stops: {error}")


def read_source(course: Course, path: Path) -> list[Problem]:
    """Return the problems that show in a source notebook without running it."""
    nb, marks = notebook.read(path), notebook.Markers.of(course.config)
    name, problems = _short(course, path), []
    shown = any(marks.show in map(str.strip, cell.source.splitlines()) for cell in nb.cells)
    for number, cell in enumerate(nb.cells):
        where = notebook.grade_id(cell) or cell.get("id") or f"cell {number + 1}"
        found = [*markers.problems(cell, marks, shown), *_metadata(cell)]
        if cell.get("outputs") or cell.get("execution_count"):
            found.append("has outputs; strip them: nbstripout --keep-id " + name)
        problems += [Problem(name, where, what) for what in found]
    return problems + [Problem(name, where, what) for where, what in _grade_ids(nb)]


def _short(course: Course, path: Path) -> str:
    return str(path.relative_to(course.root))


def _files(course: Course, assignment: str) -> Iterator[Problem]:
    """Find files that students would not get, or whose content nobody can check."""
    for path in sorted((course.source / assignment).rglob("*")):
        if path.suffix == ".ipynb" and path.parent.name not in (assignment, ".ipynb_checkpoints"):
            yield Problem(_short(course, path), "", "nbgrader leaves out notebooks in subfolders; move it up")
        if path.suffix.lower() in ARCHIVES:
            yield Problem(_short(course, path), "", "an archive would be released unread; put its files here instead")


def _metadata(cell: NotebookNode) -> Iterator[str]:
    """Find points that count nothing, and attachments that nbgrader would release with a cleared cell."""
    points, role = cell.metadata.get("nbgrader", {}).get("points"), notebook.role(cell)
    number = isinstance(points, int | float) and not isinstance(points, bool)
    if role in ("test", "answer") and not (number and points > 0):
        yield f"the points are {points!r}; give a number above 0"
    if role in ("solution", "answer") and cell.get("attachments"):
        yield "a picture attached to an answer stays in the release; put it in a cell of its own or leave it out"
    if role != "free" and cell.cell_type == "raw":
        yield "a raw cell cannot be graded; make it a code or Markdown cell"


def _grade_ids(nb: NotebookNode) -> Iterator[tuple[str, str]]:
    """Find grade ids that are opaque, unreadable, used twice, or without an exercise; exercises without a test."""
    cells = [cell for cell in nb.cells if notebook.role(cell) != "free"]
    ids = [notebook.grade_id(cell) for cell in cells]
    graded = {notebook.exercise(name) for cell, name in zip(cells, ids, strict=True) if notebook.role(cell) == "test"}
    exercises = {name for c, name in zip(cells, ids, strict=True) if notebook.role(c) in ("solution", "answer")}
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield name, f"the grade id {name!r} is used {ids.count(name)} times; give each cell its own"
    for cell, name in zip(cells, ids, strict=True):
        if any(OPAQUE.fullmatch(part) for part in name.split("--")) or not READABLE.fullmatch(name):
            yield name, f"the grade id {name!r} says nothing; use words such as adam_step or adam_step--bias_correction"
        elif notebook.role(cell) == "solution" and name not in graded:
            yield name, f"no test names this exercise; give it one with a grade id such as {name}--property"
        elif notebook.role(cell) == "test" and notebook.exercise(name) not in exercises:
            yield name, f"no solution cell has the grade id {notebook.exercise(name)!r}, which this test names"


def _release(course: Course, scratch: Course, assignment: str) -> Iterator[Problem]:
    """Find secret lines in the fresh release, and differences to the one that is kept."""
    fresh, kept = scratch.release / assignment, course.release / assignment
    marks = notebook.Markers.of(course.config)
    secret = set().union(*(leaks.secret_lines(path, marks) for path in course.notebooks(assignment)))
    for path in sorted(p for p in fresh.rglob("*") if p.is_file()):
        where = f"{course.coursedir.release_directory}/{assignment}/{path.relative_to(fresh)}"
        yield from (Problem(where, cell, what) for cell, what in _not_python(path))
        for cell, line in leaks.lines(path):
            if any(part in leaks.plain(line) for part in secret):
                yield Problem(where, cell, f"gives away a line of a solution or hidden test: {line.strip()!r}")
        old = kept / path.relative_to(fresh)
        if not old.is_file() or old.read_bytes() != path.read_bytes():
            yield Problem(where, "", "is missing or older than its source; run: make release")
    for path in sorted(p for p in kept.rglob("*") if p.is_file() and not (fresh / p.relative_to(kept)).exists()):
        yield Problem(str(path.relative_to(course.root)), "", "does not come from the source; run: make release")


def _not_python(path: Path) -> Iterator[tuple[str, str]]:
    """Find code cells of a released notebook that cutting out a region has broken."""
    for cell in notebook.read(path).cells if path.suffix == ".ipynb" else ():
        try:
            if cell.cell_type == "code":
                given.parse(cell.source)
        except SyntaxError as error:
            where = notebook.grade_id(cell) or cell.get("id", "")
            yield where, f"is no valid Python once the region is cut out (line {error.lineno}: {error.msg})"
