"""A whole class in a scratch course: releases, answers handed in, autograded, feedback, and a table of the points."""

import multiprocessing.pool
import os
import shutil
import signal
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from nbformat.notebooknode import NotebookNode
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from gradebox import answers, notebook, sample
from gradebox.course import Course, CourseError

RIGHT, WRONG = 1, 2  # how many students hand in other right answers, and how many wrong ones


def demo(course: Course, folder: Path, names: list[str], console: Console) -> bool:
    """Grade a sample class for each assignment and print a table.

    Args:
        course: the course directory; its answers lie in `tests/answers`.
        folder: where to build the scratch course; an earlier one there is removed.
        names: the assignments.
        console: where to print.

    Returns:
        Whether every submission was graded, right answers got full marks and untouched releases none.
    """
    for path in (path for name in names for path in course.notebooks(name)):
        notebook.read(path)  # say what is wrong with a file before anything is removed
    shutil.rmtree(folder, ignore_errors=True)
    scratch = course.scratch(folder, names)
    columns = (TextColumn("{task.description:55}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    good = True
    for name in names:
        with Progress(*columns, console=console, transient=True) as progress:
            results = _grade_class(course, scratch, name, progress)
        console.print(_table(name, results))
        good &= _as_expected(results)
        _print_paths(course, scratch, name, results, console)
    return good


def sample_class(course: Course, assignment: str, released: Mapping[str, NotebookNode]) -> dict[str, dict]:
    """Return a class: for each student the notebooks handed in, by file name.

    Args:
        course: the course directory.
        assignment: the assignment's name.
        released: its release notebooks by file name.
    """
    markers = notebook.Markers.of(course.config)
    keys: dict[str, str] = {}
    for path in course.notebooks(assignment):
        keys |= sample.key(notebook.read(path), markers)
    right, wrong = defaultdict(list), defaultdict(list)
    for answer in answers.load(course.root / "tests" / "answers" / assignment):
        (wrong if answer.fails else right)[answer.exercise].append(answer.code)
    filled = {"reference": keys}
    for kind, pool, students in (("other_right", right, RIGHT), ("typical_wrong", wrong, WRONG)):
        for number in range(students if pool else 0):
            chosen = {name: codes[number % len(codes)] for name, codes in pool.items()}
            filled[f"{kind}_{number + 1}"] = {**keys, **chosen}
    students = {
        student: {name: sample.answered(nb, texts) for name, nb in released.items()}
        for student, texts in filled.items()
    }
    students["from_colab"] = {name: sample.as_colab(nb) for name, nb in students["reference"].items()}
    students["untouched"] = dict(released)
    return students


def _grade_class(
    course: Course, scratch: Course, assignment: str, progress: Progress
) -> dict[str, list[sample.Score] | str]:
    """Run the class; return each student's scores, or why the submission could not be graded."""
    task = progress.add_task(f"{assignment}: generate the release")
    scratch.generate(assignment)
    released = {path.name: notebook.read(path) for path in (scratch.release / assignment).glob("*.ipynb")}
    students = sample_class(course, assignment, released)
    progress.update(task, total=len(students), description=f"{assignment}: autograde")
    for student, notebooks in students.items():
        sample.hand_in(scratch, assignment, student, notebooks)
    results: dict[str, list[sample.Score] | str] = {}
    jobs = [(scratch.root, assignment, student) for student in students]
    with _workers(min(len(jobs), os.cpu_count() or 1)) as pool:
        for student, reason in pool.imap_unordered(_autograde, jobs):
            results[student] = reason or sample.scores(scratch, assignment, student)
            progress.update(task, advance=1, description=f"{assignment}: graded {student}")
    progress.update(task, description=f"{assignment}: write feedback")
    scratch.feedback(assignment, "*")
    return {student: results[student] for student in students}


def _autograde(job: tuple[Path, str, str]) -> tuple[str, str]:
    """Grade one submission in a process of its own; return the student and why it could not be graded, or nothing."""
    folder, assignment, student = job
    try:
        Course(folder).autograde(assignment, student)
    except CourseError as error:
        return student, str(error)
    return student, ""


def _workers(number: int) -> multiprocessing.pool.Pool:
    """Start processes that leave Ctrl-C to this one, which ends them."""
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)  # they inherit it, while they start too
    try:
        return multiprocessing.get_context("spawn").Pool(number)
    finally:
        signal.signal(signal.SIGINT, handler)


def _table(assignment: str, results: Mapping[str, list[sample.Score] | str]) -> Table:
    """Lay out student × exercise with totals and states."""
    table = Table(title=f"{assignment}: points by tests", header_style="bold", title_justify="left")
    table.add_column("student", no_wrap=True)
    exercises = list(dict.fromkeys(e for scores in results.values() for e in _points(scores)))
    for name in exercises:
        table.add_column(name.replace("_", "\n"), justify="right", no_wrap=True)
    table.add_column("total", justify="right", no_wrap=True)
    table.add_column("state")
    for student, scores in results.items():
        points = _points(scores)
        cells = [f"{points[name][0]:g}/{points[name][1]:g}" if name in points else "" for name in exercises]
        got, most = (sum(p[k] for p in points.values()) for k in (0, 1))
        table.add_row(student, *cells, f"{got:g}/{most:g}" if points else "", _state(scores))
    return table


def _points(scores: list[sample.Score] | str) -> dict[str, tuple[float, float]]:
    """Add up the points by tests of each exercise."""
    sums: dict[str, tuple[float, float]] = {}
    for score in scores if isinstance(scores, list) else []:
        if "--" in score.grade_id:
            name = notebook.exercise(score.grade_id)
            got, most = sums.get(name, (0.0, 0.0))
            sums[name] = (got + (score.auto or 0), most + score.max)
    return sums


def _state(scores: list[sample.Score] | str) -> str:
    if isinstance(scores, str):
        return f"could not be graded: {scores}"
    waiting = sum(score.max for score in scores if score.auto is None)
    return f"graded; {waiting:g} by hand" if waiting else "graded"


def _as_expected(results: Mapping[str, list[sample.Score] | str]) -> bool:
    """Tell whether right answers got everything, wrong ones less, and untouched releases nothing."""
    good = True
    for student, scores in results.items():
        got, most = (sum(p[k] for p in _points(scores).values()) for k in (0, 1))
        full = student in ("reference", "from_colab") or student.startswith("other_right")
        good &= most > 0 and (got == most if full else got == 0 if student == "untouched" else got < most)
    return good


def _print_paths(course: Course, scratch: Course, assignment: str, results: Mapping, console: Console) -> None:
    """Say what to open next."""
    student = next((name for name in results if name.startswith("typical_wrong")), next(iter(results)))
    for path in course.notebooks(assignment):
        html = Path(scratch.coursedir.feedback_directory) / student / assignment / f"{path.stem}.html"
        console.print(f"Feedback of one student  {scratch.root / html}", soft_wrap=True)
    console.print(f"Gradebook                {scratch.root / 'gradebook.db'}", soft_wrap=True)
    jupyter = Path(sys.executable).with_name("jupyter")
    command = f"cd {scratch.root} && {jupyter} lab   (menu Nbgrader > Formgrader)"
    console.print(f"Formgrader               {command}", soft_wrap=True)
