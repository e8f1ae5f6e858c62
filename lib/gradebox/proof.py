"""Proof that the tests of an assignment judge: the solution, the release and answers without knowledge are graded.

Each runs the way a class is graded, student code in the sandbox and tests in the trusted process; the solution also in
one kernel, as nbgrader and students run it, and both ways must agree.
"""

import ast
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbgrader import utils

from gradebox import adversaries, given
from gradebox.course import Course
from gradebox.grading.pipeline import configure
from gradebox.grading.submission import references
from gradebox.problem import Problem
from gradebox.reference import Reference
from gradebox.verdict.calibrate import Calibration, calibrate
from gradebox.verdict.execute import TrustedExecute, kept
from gradebox.verdict.grade import Settings, execute

PATIENCE = 10  # seconds that a cell may take when an answer knows nothing


def problems(course: Course, scratch: Course, assignment: str) -> Iterator[Problem]:
    """Grade the solution, the untouched release and the adversaries.

    Args:
        course: the course, for the names of its files.
        scratch: a copy of it with the release generated.
        assignment: which assignment.
    """
    configure(scratch.config)
    step = TrustedExecute(config=scratch.config)
    settings = step.settings(scratch.coursedir, assignment)
    for name, reference in references(scratch, assignment).items():
        where = f"{course.coursedir.source_directory}/{assignment}/{name}.ipynb"
        calibration = calibrate(reference, settings, kept(scratch.coursedir))
        found = [*_solution(reference, settings), *_unfit(calibration)]
        yield from (Problem(where, cell, what) for cell, what in found)
        if not found:
            yield from (Problem(where, cell, what) for cell, what in _ignorant(reference, settings, calibration))


def _unfit(calibration: Calibration) -> Iterator[tuple[str, str]]:
    for test, why in calibration.unfit.items():
        yield test, f"cannot be judged apart from the student's code: {why}"


def _solution(reference: Reference, settings: Settings) -> Iterator[tuple[str, str]]:
    """Run the solution in one kernel; find points that it does not get, and cells that stop."""
    nb = reference.solution()
    with utils.setenv(NBGRADER_EXECUTION="autograde"), tempfile.TemporaryDirectory(prefix="gradebox-") as empty:
        execute(nb, reference, settings, settings.files or Path(empty))
    for cell, known in zip(nb.cells, reference.cells, strict=True):
        for output in (o for o in cell.get("outputs", []) if o.output_type == "error" and known.role != "test"):
            yield known.name, f"stops with {output.ename}: {output.evalue} although every exercise is solved"
        if known.role == "test" and cell.cell_type == "code":
            score, most = utils.determine_grade(cell)
            if score < most:
                yield known.name, f"the solution gets {score:g} of {most:g} points (an error, or any text on stderr)"


def _ignorant(reference: Reference, settings: Settings, calibration: Calibration) -> Iterator[tuple[str, str]]:
    """Find tests that let the untouched release, or an answer that knows nothing, through."""
    released = [cell.released for cell in reference.cells]
    for test, score in _graded(reference, settings, calibration, released).items():
        yield test, f"an untouched release gets {score:g} points; the test must fail until the task is done"
    wrong: dict[str, list[str]] = {}
    for title in adversaries.VALUES:
        sources = [_sources(cell.role, cell.solved, cell.source, title, reference) for cell in reference.cells]
        for test in _graded(reference, settings, calibration, sources):
            wrong.setdefault(test, []).append(title)
    for test, titles in wrong.items():
        yield test, f"lets an answer through that {', or that '.join(titles)}"


def _sources(role: str, solved: str, source: str, title: str, reference: Reference) -> str:
    """Return the source of a cell when an adversary answers: its given code without what would run the student's."""
    if role == "solution":
        return adversaries.answers(solved)[title]
    steps = [s for s in reference.steps if s.source == solved and s.claims and not s.test]
    if not steps or role == "test":
        return source
    claims = set(steps[0].claims)
    return "\n".join(ast.unparse(s) for s in given.parse(solved) if not given.bound(s) & claims and not _shows(s))


def _shows(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr | ast.For | ast.While | ast.With)


def _graded(reference: Reference, settings: Settings, calibration: Calibration, sources: list[str]) -> dict[str, float]:
    """Return the points of tests that give any, when the cells have these sources."""
    nb = reference.written(sources)
    quick = Settings(**{**vars(settings), "timeout": min(settings.timeout or PATIENCE, PATIENCE)})
    with utils.setenv(NBGRADER_EXECUTION="autograde"), tempfile.TemporaryDirectory(prefix="gradebox-") as empty:
        work = settings.files or Path(empty)
        execute(nb, reference, quick, work, in_kernel=(), partial=calibration.partial)
    return {known.name: score for cell, known in zip(nb.cells, reference.cells, strict=True)
            if known.role == "test" and (score := _score(cell))}  # fmt: skip


def _score(cell: NotebookNode) -> float:
    return utils.determine_grade(cell)[0] if cell.cell_type == "code" else 0.0
