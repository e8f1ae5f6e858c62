"""One submission, from the folder a student handed in to scores in the gradebook."""

import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import nbformat
from nbgrader.utils import temp_attrs

from gradebox.course import Course, CourseError
from gradebox.grading.state import Result
from gradebox.intake.read import Unreadable
from gradebox.intake.stage import Staged, stage
from gradebox.patience import within
from gradebox.reference import Reference

INTAKE_SECONDS = 60.0  # for reading and repairing a submission


def references(course: Course, assignment: str) -> dict[str, Reference]:
    """Return the notebooks of an assignment that the gradebook knows.

    Raises:
        CourseError: it knows none.
    """
    with course.gradebook() as gradebook:
        known = [a for a in gradebook.assignments if a.name == assignment]
        names = [notebook.name for a in known for notebook in a.notebooks]
    if not names:
        raise CourseError(
            f"the gradebook knows no assignment {assignment!r}; run: nbgrader generate_assignment {assignment}"
        )
    return {name: Reference.load(course.coursedir, assignment, name) for name in sorted(names)}


def grade(course: Course, assignment: str, student: str, folder: Path, known: Mapping[str, Reference]) -> Result:
    """Grade one submission: read, repair, execute, save; the gradebook and `autograded/` hold what came of it.

    Args:
        course: the course.
        assignment: which assignment.
        student: the student's id.
        folder: what was handed in.
        known: the assignment's notebooks.
    """
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gradebox-") as place:
        try:
            with within(INTAKE_SECONDS):
                staged = stage(folder, Path(place) / student / assignment, known)
            if not staged.ready:
                raise Unreadable(_nothing(staged))
            with temp_attrs(course.coursedir, submitted_directory=place):
                course.autograde(assignment, student)
        except (Unreadable, CourseError, OSError) as error:
            reason = str(error)
            unscored(course, assignment, student, None)
            stale = course.root / course.coursedir.autograded_directory / student / assignment
            shutil.rmtree(stale, ignore_errors=True)
            most = _scores(course, assignment, student)["max_score"]
            return Result(student, "failed", max_score=most, reason=reason, seconds=time.monotonic() - start)
    unscored(course, assignment, student, list(staged.unreadable), staged.doubts)
    return _result(course, assignment, student, staged, time.monotonic() - start)


def _nothing(staged: Staged) -> str:
    if staged.unreadable:
        return "; ".join(f"{name}.ipynb: {why}" for name, why in staged.unreadable.items())
    return f"no notebook in the submission; expected: {', '.join(f'{name}.ipynb' for name in staged.absent)}"


def _result(course: Course, assignment: str, student: str, staged: Staged, seconds: float) -> Result:
    """Put together what the gradebook and the autograded notebooks say."""
    reasons = [f"{name}.ipynb: {why}" for name, why in staged.unreadable.items()]
    reasons += [why for doubts in staged.doubts.values() for why in doubts.values()]
    repairs, memory, cold = list(staged.repairs), 0.0, ""
    for name in staged.ready:
        path = course.root / course.coursedir.autograded_directory / student / assignment / f"{name}.ipynb"
        notes: Mapping = nbformat.read(path, as_version=4).metadata.get("gradebox", {})
        reasons += [f"{test}: {why}" for test, why in notes.get("undecided", {}).items()]
        memory, cold = max(memory, notes.get("memory", 0.0)), cold or notes.get("cold", "")
    absent = [f"{name}.ipynb was not handed in: no points for it" for name in staged.absent]
    scores = _scores(course, assignment, student)
    state = "needs-person" if reasons else "repaired" if repairs else "graded"
    score = None if reasons else scores["score"]
    waits, reason = scores["manual_max"], "; ".join([*reasons, *absent])
    return Result(student, state, score, scores["max_score"], waits, reason, repairs, seconds, memory, cold)


def _scores(course: Course, assignment: str, student: str) -> dict[str, float]:
    """Add up what the gradebook keeps of a submission."""
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission(assignment, student)
        grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
        return {
            "score": sum(grade.auto_score or 0.0 for grade in grades),
            "max_score": sum(grade.max_score for grade in grades),
            "manual_max": sum(grade.max_score for grade in grades if grade.needs_manual_grade),
        }


def unscored(
    course: Course,
    assignment: str,
    student: str,
    notebooks: list[str] | None,
    cells: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> None:
    """Let notebooks that could not be graded (None: all), and single cells, wait for a person without a score."""
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(student)
        submission = gradebook.update_or_create_submission(assignment, student)
        for notebook in submission.notebooks:
            whole = notebooks is None or notebook.name in notebooks
            for grade in (g for g in notebook.grades if whole or g.name in cells.get(notebook.name, ())):
                grade.auto_score, grade.needs_manual_grade = None, True
        gradebook.db.commit()
