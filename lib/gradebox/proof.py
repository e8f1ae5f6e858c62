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
from gradebox.reference import Cell, Reference
from gradebox.verdict.calibrate import calibrate
from gradebox.verdict.execute import TrustedExecute, kept
from gradebox.verdict.grade import execute
from gradebox.verdict.settings import Calibration, Settings

UNTOUCHED = "is the untouched release"
SHOWS = (ast.Expr, ast.For, ast.While, ast.With)  # statements of a given cell that only show something
PATIENCE = 20  # seconds that a cell may take when an answer knows nothing


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
        plain = reference.solution()
        with tempfile.TemporaryDirectory(prefix="gradebox-") as empty:
            execute(plain, reference, settings, settings.files or Path(empty))
        calibration = calibrate(reference, settings, kept(scratch.coursedir), plain)
        found = [*_solution(plain, reference), *_unfit(calibration), *_ignorant(reference, settings, calibration)]
        yield from (Problem(where, cell, what) for cell, what in found)


def _unfit(calibration: Calibration) -> Iterator[tuple[str, str]]:
    for test, why in calibration.unfit.items():
        yield test, f"cannot be judged apart from the student's code: {why}"


def _solution(nb: NotebookNode, reference: Reference) -> Iterator[tuple[str, str]]:
    """Find points that the executed solution does not get, and cells that stop."""
    for cell, known in zip(nb.cells, reference.cells, strict=True):
        for output in (o for o in cell.get("outputs", []) if o.output_type == "error" and known.role != "test"):
            yield known.name, f"stops with {output.ename}: {output.evalue} although every exercise is solved"
        if known.role == "test" and cell.cell_type == "code":
            score, most = utils.determine_grade(cell)
            if score < most:
                yield known.name, f"the solution gets {score:g} of {most:g} points (an error, or any text on stderr)"


def _ignorant(reference: Reference, settings: Settings, calibration: Calibration) -> Iterator[tuple[str, str]]:
    """Find tests that let the untouched release, or an answer that knows nothing, through."""
    attempts = {UNTOUCHED: [cell.released for cell in reference.cells]}
    for title in adversaries.VALUES:
        attempts[title] = [_source(cell, title, reference) for cell in reference.cells]
    passed = _passed(reference, settings, calibration, attempts)
    wrong: dict[str, list[str]] = {}
    for title in dict.fromkeys(title for title, _ in passed):  # now alone, without what the others left in the kernel
        for _, test in _passed(reference, settings, calibration, {title: attempts[title]}):
            wrong.setdefault(test, []).append(title)
    for test, titles in wrong.items():
        if UNTOUCHED in titles:
            yield test, "an untouched release gets points; the test must fail until the task is done"
        else:
            yield test, f"lets an answer through that {', or that '.join(titles)}"


def _source(cell: Cell, title: str, reference: Reference) -> str:
    """Return the source of a cell when an adversary answers: its given code without what would run the student's."""
    if cell.role == "solution":
        return adversaries.answers(cell.solved)[title]
    claims = {name for step in reference.steps if step.name == cell.name and not step.test for name in step.claims}
    if not claims or cell.kind != "code":
        return cell.source
    kept = [s for s in given.parse(cell.solved) if not given.bound(s) & claims and not isinstance(s, SHOWS)]
    return "\n".join(map(ast.unparse, kept))


def _passed(
    reference: Reference, settings: Settings, calibration: Calibration, attempts: dict[str, list[str]]
) -> list[tuple[str, str]]:
    """Return (title, test) of the tests that give points to one of several attempts, made one after the other."""
    nb, titles = reference.written([]), []
    for title, sources in attempts.items():
        cells = reference.written(sources).cells
        repeated = (
            cells if not titles else [c for c, k in zip(cells, reference.cells) if k.role in ("solution", "test")]
        )
        nb.cells += repeated
        titles += [title] * len(repeated)
    quick = Settings(**{**vars(settings), "timeout": min(settings.timeout or PATIENCE, PATIENCE)})
    with tempfile.TemporaryDirectory(prefix="gradebox-") as empty:
        execute(nb, reference, quick, settings.files or Path(empty), in_kernel=(), calibration=calibration)
    graded = [
        (title, cell) for title, cell in zip(titles, nb.cells) if cell.cell_type == "code" and utils.is_grade(cell)
    ]
    return [(title, cell.metadata.nbgrader.grade_id) for title, cell in graded if utils.determine_grade(cell)[0]]
