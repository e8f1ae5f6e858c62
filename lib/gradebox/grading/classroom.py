"""Grading all submissions of an assignment: a bar with the current student, workers that may die, a table."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from gradebox.course import Course, CourseError
from gradebox.grading import grader, ledger, parcel, state, submission, workshop
from gradebox.grading.state import Result
from gradebox.grading.workshop import Job
from gradebox.intake.repair import printable
from gradebox.sandbox import warm
from gradebox.sandbox.settings import Sandbox
from gradebox.verdict.calibrate import package_digest
from gradebox.verdict.execute import TrustedExecute, kept

Handed = tuple[Path, str]  # what was handed in, and its fingerprint
COLOURS = {"graded": "green", "repaired": "green", "needs-person": "yellow", "failed": "red", "missing": "dim"}


def autograde(
    course: Course,
    assignment: str,
    students: Sequence[str],
    console: Console,
    jobs: int = 1,
    force: bool = False,
    scheduler: str = "",
) -> list[Result]:
    """Grade the submissions of an assignment; those graded before and unchanged are left alone.

    Args:
        course: the course, its configuration already that of `gradebox`.
        assignment: which assignment.
        students: which students; none: all.
        console: where the bar is drawn.
        jobs: how many submissions at a time, on this machine.
        force: grade also what has not changed.
        scheduler: the address of a Dask cluster whose workers grade instead of this machine's.

    Raises:
        CourseError: there is no such assignment, student or cluster, or it is being graded already.
        SandboxError: student code cannot be run safely here.
    """
    Sandbox(config=course.config).choose()
    wanted = _students(course, assignment, students)
    with ledger.alone(kept(course.coursedir), assignment):
        grader.prepare()
        folders = state.handed_in(course, assignment)
        marks = _marks(course, assignment, console)
        results, todo = _sorted_out(course, assignment, {name: folders.get(name) for name in wanted}, marks, force)
        unchanged = sum(result.state != "missing" for result in results.values())
        if unchanged:
            console.print(f"{unchanged} unchanged since they were graded; --force grades them again")
        for result in _graded(course, assignment, todo, console, jobs, scheduler) if todo else ():
            results[result.student] = result
    cold = Counter(results[student].cold for student in todo if results[student].cold)
    for why, count in cold.items():
        console.print(
            f"{count} of {len(todo)} started cold, which takes longer: {printable(why)}", markup=False, soft_wrap=True
        )
    return [results[student] for student in wanted]


def _graded(
    course: Course, assignment: str, todo: Mapping[str, Handed], console: Console, jobs: int, scheduler: str
) -> Iterator[Result]:
    """Grade submissions and enter each, as soon as it is done, into the gradebook and `autograded/`."""
    from gradebox.grading import cluster  # imports Dask, which takes its time

    most, autograded = state.max_score(course, assignment), course.root / course.coursedir.autograded_directory
    with (
        course.gradebook() as gradebook,
        cluster.client(min(jobs, len(todo)), scheduler) as workers,
        _bar(console) as bar,
    ):
        task = bar.add_task(assignment, total=len(todo))

        def tell(busy: Sequence[str]) -> None:
            more = " …" if len(busy) > 3 else ""
            bar.update(task, description=f"{assignment}: {', '.join(map(printable, busy[:3]))}{more}")

        def submissions() -> Iterator[Job]:
            for student, (folder, _) in todo.items():
                yield Job(student, parcel.pack(folder), ledger.read(gradebook, assignment, student))

        for done in cluster.graded(workers, workshop.kit(course, assignment), submissions(), tell):
            if isinstance(done, str):  # not entered anywhere: it will be tried again the next time
                why = "the workers that graded it were lost, one after another; run the same command again"
                yield Result(done, "failed", max_score=most, reason=why)
            else:
                student = done.result.student
                parcel.replace(done.parcel, autograded / student / assignment)
                ledger.write(gradebook, assignment, student, done.record)
                state.save(course, assignment, done.result, todo[student][1])
                yield done.result
            bar.update(task, advance=1)


def _sorted_out(
    course: Course, assignment: str, folders: Mapping[str, Path | None], marks: list[str], force: bool
) -> tuple[dict[str, Result], dict[str, Handed]]:
    """Return what is known already, and what has to be graded."""
    known: dict[str, Result] = {}
    todo: dict[str, Handed] = {}
    most, entered = state.max_score(course, assignment), _entered(course, assignment)
    for student, folder in folders.items():
        if folder is None:
            known[student] = Result(student, "missing", max_score=most)
            continue
        mark = state.fingerprint(folder, marks)
        old, old_mark = state.load(course, assignment, student)
        if old is not None and old_mark == mark and not force and student in entered and _kept(course, assignment, old):
            known[student] = old
        else:
            todo[student] = (folder, mark)
    return known, todo


def status(course: Course, assignment: str) -> list[Result]:
    """Return what came of each student's submission when it was last graded.

    Raises:
        CourseError: there is no such assignment.
    """
    submission.references(course, assignment)
    folders, results, most = state.handed_in(course, assignment), [], state.max_score(course, assignment)
    for student in state.students(course, assignment):
        old, _ = state.load(course, assignment, student)
        if student not in folders:
            old = Result(student, "missing", max_score=most)
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
    warm.close_all()  # this process runs no submission
    return marks


def _entered(course: Course, assignment: str) -> set[str]:
    """Return the students whose submission the gradebook knows."""
    with course.gradebook() as gradebook:
        return {submission.student_id for submission in gradebook.assignment_submissions(assignment)}


def _kept(course: Course, assignment: str, old: Result) -> bool:
    """Tell whether `autograded/` still holds what came of a submission."""
    folder = course.root / course.coursedir.autograded_directory / old.student / assignment
    return old.state == "failed" or folder.is_dir()


def _bar(console: Console) -> Progress:
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*columns, console=console, transient=True)


def write_report(path: Path, results: Sequence[Result]) -> None:
    """Write results as a JSON list."""
    path.write_text(json.dumps([result.public() for result in results], indent=1) + "\n", encoding="utf-8")


def cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
