"""Grading all submissions of an assignment: a bar with the current student, workers that may die, a table."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from gradebox.course import Course, CourseError
from gradebox.grading import state, submission, workers
from gradebox.grading.state import Result
from gradebox.intake.repair import printable
from gradebox.sandbox.settings import Sandbox
from gradebox.verdict.calibrate import package_digest
from gradebox.verdict.execute import TrustedExecute

COLOURS = {"graded": "green", "repaired": "green", "needs-person": "yellow", "failed": "red", "missing": "dim"}


def autograde(
    course: Course, assignment: str, students: Sequence[str], jobs: int, force: bool, console: Console
) -> list[Result]:
    """Grade the submissions of an assignment; those graded before and unchanged are left alone.

    Args:
        course: the course, its configuration already that of `gradebox`.
        assignment: which assignment.
        students: which students; none: all.
        jobs: how many submissions at a time.
        force: grade also what has not changed.
        console: where the bar is drawn.

    Raises:
        CourseError: there is no such assignment or student.
        SandboxError: student code cannot be run safely here.
    """
    Sandbox(config=course.config).choose()
    wanted = _students(course, assignment, students)
    folders = state.handed_in(course, assignment)
    marks = _marks(course, assignment, console)
    results, todo = _sorted_out(course, assignment, {name: folders.get(name) for name in wanted}, marks, force)
    unchanged = sum(result.state != "missing" for result in results.values())
    if unchanged:
        console.print(f"{unchanged} unchanged since they were graded; --force grades them again")
    with _bar(console) as bar:
        task = bar.add_task(assignment, total=len(todo))

        def tell(busy: Sequence[str]) -> None:
            more = " …" if len(busy) > 3 else ""
            bar.update(task, description=f"{assignment}: {', '.join(busy[:3])}{more}")

        for result in workers.graded(course, assignment, todo, jobs, tell):
            results[result.student] = result
            bar.update(task, advance=1)
    return [results[student] for student in wanted]


def _sorted_out(
    course: Course, assignment: str, folders: Mapping[str, Path | None], marks: list[str], force: bool
) -> tuple[dict[str, Result], list[workers.Job]]:
    """Return what is known already, and what has to be graded."""
    known: dict[str, Result] = {}
    todo: list[workers.Job] = []
    for student, folder in folders.items():
        if folder is None:
            known[student] = Result(student, "missing", max_score=state.max_score(course, assignment))
            continue
        mark = state.fingerprint(folder, marks)
        old, old_mark = state.load(course, assignment, student)
        if old is not None and old_mark == mark and not force and _in_gradebook(course, assignment, student):
            known[student] = old
        else:
            todo.append((student, folder, mark))
    return known, todo


def status(course: Course, assignment: str) -> list[Result]:
    """Return what came of each student's submission when it was last graded.

    Raises:
        CourseError: there is no such assignment.
    """
    submission.references(course, assignment)
    folders, results = state.handed_in(course, assignment), []
    for student in state.students(course, assignment):
        old, _ = state.load(course, assignment, student)
        if student not in folders:
            old = Result(student, "missing", max_score=state.max_score(course, assignment))
        results.append(old or Result(student, "missing", reason="handed in, not graded yet"))
    return results


def table(assignment: str, results: Iterable[Result]) -> Table:
    """Lay out results for a terminal."""
    layout = Table(title=assignment, title_justify="left", header_style="bold")
    for name in ("student", "state"):
        layout.add_column(name, no_wrap=True)
    for name in ("score", "by hand", "seconds"):
        layout.add_column(name, justify="right")
    layout.add_column("why", ratio=1)
    for result in results:
        most = "" if result.max_score is None else f" / {result.max_score:g}"
        score = "–" if result.score is None else f"{result.score:g}"
        why = "; ".join(filter(None, [result.reason, *result.repairs]))
        why = why if len(why) < 300 else why[:297] + "..."
        hand = f"{result.manual_max:g}" if result.manual_max else ""
        name = Text(printable(result.student))
        label = Text(result.state, style=COLOURS[result.state])
        layout.add_row(name, label, score + most, hand, f"{result.seconds:.1f}", Text(why))
    return layout


def _students(course: Course, assignment: str, students: Sequence[str]) -> list[str]:
    known = state.students(course, assignment)
    for student in students:
        if student not in known:
            folder = course.root / course.coursedir.submitted_directory
            raise CourseError(f"no student {student!r} in the gradebook or in {folder}")
    return list(dict.fromkeys(students)) or known


def _marks(course: Course, assignment: str, console: Console) -> list[str]:
    """Calibrate each notebook; return what decides verdicts besides the submission."""
    marks = [package_digest()]
    step = TrustedExecute(config=course.config)
    for name, reference in submission.references(course, assignment).items():
        marks += [reference.digest, step.verdict, step.unfit, step.sandbox_kind()]
        with console.status(f"{assignment}: trying the solution of {name}"):
            settings = step.settings(course.coursedir, assignment)
            found = step.calibration(course.coursedir, reference, settings)
        for test, why in found.unfit.items():
            console.print(Text(f"{assignment}, {test}: {printable(why)}", style="yellow"), soft_wrap=True)
        if found.unfit:
            what = "run in the student's kernel" if step.unfit == "in-kernel" else "wait for a person"
            console.print(f"{name}: tests without a trusted verdict {what}: {', '.join(found.unfit)}")
    return marks


def _in_gradebook(course: Course, assignment: str, student: str) -> bool:
    with course.gradebook() as gradebook:
        return any(s.student.id == student for s in gradebook.assignment_submissions(assignment))


def _bar(console: Console) -> Progress:
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*columns, console=console, transient=True)


def write_report(path: Path, results: Sequence[Result]) -> None:
    """Write results as a JSON list."""
    path.write_text(json.dumps([result.public() for result in results], indent=1) + "\n", encoding="utf-8")


def cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
