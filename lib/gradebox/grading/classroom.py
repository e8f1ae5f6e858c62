"""Grading all submissions of an assignment: a bar with the current student, workers that may die, a table at the end."""

import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from traitlets.config import Config

from gradebox.course import Course, CourseError
from gradebox.grading import state, submission
from gradebox.grading.state import Result
from gradebox.sandbox.settings import Sandbox, SandboxError
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
    results: dict[str, Result] = {}
    todo: list[tuple[str, Path, str]] = []
    for student in wanted:
        if student not in folders:
            results[student] = Result(student, "missing", max_score=_max_score(course, assignment))
            continue
        mark = state.fingerprint(folders[student], marks)
        old, old_mark = state.load(course, assignment, student)
        if old is not None and old_mark == mark and not force and _in_gradebook(course, assignment, student):
            results[student] = old
        else:
            todo.append((student, folders[student], mark))
    unchanged = sum(result.state != "missing" for result in results.values())
    if unchanged:
        console.print(f"{unchanged} unchanged since they were graded; --force grades them again")
    with _bar(console) as bar:
        task = bar.add_task(assignment, total=len(todo))
        for result, busy in _graded(course, assignment, todo, jobs, bar, task):
            results[result.student] = result
            bar.update(task, advance=1, description=_working(assignment, busy))
    return [results[student] for student in wanted]


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
            old = Result(student, "missing", max_score=_max_score(course, assignment))
        results.append(old or Result(student, "missing", reason="handed in, not graded yet"))
    return results


def table(assignment: str, results: Iterable[Result]) -> Table:
    """Lay out results for a terminal."""
    layout = Table(title=assignment, title_justify="left", header_style="bold")
    for name, style in (("student", {"no_wrap": True}), ("state", {"no_wrap": True}), ("score", {"justify": "right"}),
                        ("by hand", {"justify": "right"}), ("seconds", {"justify": "right"}), ("why", {"ratio": 1})):  # fmt: skip
        layout.add_column(name, **style)
    for result in results:
        most = "" if result.max_score is None else f" / {result.max_score:g}"
        score = "–" if result.score is None else f"{result.score:g}"
        why = "; ".join(filter(None, [result.reason, *result.repairs]))
        hand = f"{result.manual_max:g}" if result.manual_max else ""
        colour = COLOURS[result.state]
        layout.add_row(result.student, f"[{colour}]{result.state}[/]", score + most, hand, f"{result.seconds:.1f}",
                       _escape(why if len(why) < 300 else why[:297] + "..."))  # fmt: skip
    return layout


def _escape(text: str) -> str:
    return text.replace("[", "\\[")


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
            console.print(f"[yellow]{assignment}, {test}: {_escape(why)}[/]", soft_wrap=True)
        if found.unfit:
            what = "run in the student's kernel" if step.unfit == "in-kernel" else "wait for a person"
            console.print(f"{name}: tests without a trusted verdict {what}: {', '.join(found.unfit)}")
    return marks


def _max_score(course: Course, assignment: str) -> float:
    with course.gradebook() as gradebook:
        return float(gradebook.find_assignment(assignment).max_score)


def _in_gradebook(course: Course, assignment: str, student: str) -> bool:
    with course.gradebook() as gradebook:
        return any(s.student.id == student for s in gradebook.assignment_submissions(assignment))


def _bar(console: Console) -> Progress:
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*columns, console=console, transient=True)


def _working(assignment: str, busy: Sequence[str]) -> str:
    return f"{assignment}: {', '.join(busy[:3])}{' …' if len(busy) > 3 else ''}" if busy else assignment


def _graded(
    course: Course, assignment: str, todo: list[tuple[str, Path, str]], jobs: int, bar: Progress, task
) -> Iterator[tuple[Result, list[str]]]:
    """Grade submissions; yield each result and who is being graded now."""
    if jobs == 1 or len(todo) == 1:
        for place, job in enumerate(todo):
            bar.update(task, description=_working(assignment, [job[0]]))
            yield _grade(course, assignment, *job), [job[0] for job in todo[place + 1 : place + 2]]
        return
    left = list(todo)
    while left:
        done, broken = [], False
        for result, busy in _pooled(course, assignment, left, jobs, bar, task):
            done.append(result.student)
            yield result, busy
        suspects = [job for job in left if job[0] not in done]
        broken = bool(suspects)
        left = suspects[jobs:] if broken else []
        for job in suspects[:jobs]:  # one of these has killed its worker: now each in one of its own
            alone = list(_pooled(course, assignment, [job], 1, bar, task))
            yield alone[0] if alone else (_died(course, assignment, job), [])


def _pooled(
    course: Course, assignment: str, todo: list[tuple[str, Path, str]], jobs: int, bar: Progress, task
) -> Iterator[tuple[Result, list[str]]]:
    """Grade submissions in processes; ends early when one of those dies."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(todo)), context, initializer=_leave_interrupts) as pool:
        waiting, running = list(todo), {}
        try:
            while waiting or running:
                while waiting and len(running) < jobs:
                    job = waiting.pop(0)
                    running[pool.submit(_grade_elsewhere, course.root, course.config, assignment, *job)] = job[0]
                    bar.update(task, description=_working(assignment, list(running.values())))
                for future in _first(running):
                    result = future.result()
                    del running[future]
                    yield result, [*running.values(), *(job[0] for job in waiting[:1])]
        except BrokenProcessPool:
            return
        except BaseException:
            for process in list(pool._processes.values()):
                process.terminate()
            pool.shutdown(cancel_futures=True)
            raise


def _first(running: dict[Future, str]) -> set[Future]:
    return wait(running, return_when=FIRST_COMPLETED).done


def _died(course: Course, assignment: str, job: tuple[str, Path, str]) -> Result:
    result = Result(
        job[0], "failed", max_score=_max_score(course, assignment), reason="the process that graded it died"
    )
    state.save(course, assignment, result, job[2])
    return result


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the main process, and clean up when it ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def _grade_elsewhere(root: Path, config: Config, assignment: str, student: str, folder: Path, mark: str) -> Result:
    return _grade(Course(root, config), assignment, student, folder, mark)


def _grade(course: Course, assignment: str, student: str, folder: Path, mark: str) -> Result:
    """Grade one submission and keep its state; whatever goes wrong is this submission's alone."""
    start = time.monotonic()
    try:
        result = submission.grade(course, assignment, student, folder)
    except (SandboxError, KeyboardInterrupt, SystemExit):
        raise
    except Exception as error:
        why = f"gradebox itself failed: {type(error).__name__}: {error}"
        result = Result(student, "failed", reason=why[:500], seconds=time.monotonic() - start)
    state.save(course, assignment, result, mark)
    return result


def write_report(path: Path, results: Sequence[Result]) -> None:
    """Write results as a JSON list."""
    path.write_text(json.dumps([result.public() for result in results], indent=1) + "\n", encoding="utf-8")


def cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
