"""A whole class in a scratch course: answers handed in, cheats and a broken file among them, graded, and a table."""

import shutil
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from rich.console import Console
from rich.table import Table

from gradebox import answers, given, notebook, sample
from gradebox.course import Course
from gradebox.grading import classroom
from gradebox.grading.pipeline import configure
from gradebox.grading.state import Result

RIGHT, WRONG = 1, 2  # how many students hand in other right answers, and how many wrong ones
TRANSFORMER = """def without_asserts(lines):
    return [line for line in lines if "check" not in line and "assert" not in line]
get_ipython().input_transformers_cleanup.append(without_asserts)"""
LIAR = """class Liar(float):
    __call__ = __getattr__ = __getitem__ = __sub__ = __abs__ = lambda self, *args, **kwargs: self
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = lambda self, other: True
"""
FULL = ("reference", "other_right", "from_colab", "renamed")
NOTHING = ("untouched", "cheat")


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
    configure(scratch.config)
    good = True
    for name in names:
        results = _grade_class(course, scratch, name, console)
        console.print(_table(scratch, name, results))
        good &= _as_expected(scratch, name, results)
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
    students["cheat_transformer"] = {name: _beginning_with(TRANSFORMER, nb) for name, nb in released.items()}
    lies = {name: _lie(notebook.without_markers(text, markers)) for name, text in keys.items()}
    students["cheat_liar"] = {name: sample.answered(nb, lies) for name, nb in released.items()}
    renamed = {f"{Path(name).stem} (1).ipynb": nb for name, nb in students["reference"].items()}
    return {**students, "renamed": renamed, "broken_file": students["reference"]}


def _beginning_with(code: str, nb: NotebookNode) -> NotebookNode:
    """Return a notebook with one more cell on top."""
    result = sample.answered(nb, {})
    result.cells.insert(0, nbformat.v4.new_code_cell(code))
    return result


def _lie(solution: str) -> str:
    """Return an answer that gives all names of a solution to an object that agrees with everything."""
    try:
        names = sorted(set().union(*map(given.bound, given.parse(solution))))
    except SyntaxError:  # a written answer
        return solution
    return LIAR + "".join(f"{name} = Liar()\n" for name in names)


def _grade_class(course: Course, scratch: Course, assignment: str, console: Console) -> list[Result]:
    """Hand in, grade, write feedback; return what came of each submission, in the order of the class."""
    with console.status(f"{assignment}: generate the release"):
        scratch.generate(assignment)
    released = {path.name: notebook.read(path) for path in (scratch.release / assignment).glob("*.ipynb")}
    students = sample_class(course, assignment, released)
    for student, notebooks in students.items():
        sample.hand_in(scratch, assignment, student, notebooks)
    for path in (scratch.root / scratch.coursedir.submitted_directory / "broken_file" / assignment).glob("*.ipynb"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    results = classroom.autograde(scratch, assignment, list(students), console, classroom.cores(), force=True)
    with console.status(f"{assignment}: write feedback"):
        scratch.feedback(assignment, "*")
    return results


def _table(scratch: Course, assignment: str, results: list[Result]) -> Table:
    """Lay out student × exercise with totals and states."""
    table = Table(title=f"{assignment}: points by tests", header_style="bold", title_justify="left")
    table.add_column("student", no_wrap=True)
    points = {result.student: _points(scratch, assignment, result) for result in results}
    exercises = list(dict.fromkeys(name for sums in points.values() for name in sums))
    for name in exercises:
        table.add_column(name.replace("_", "\n"), justify="right", no_wrap=True)
    table.add_column("total", justify="right", no_wrap=True)
    table.add_column("state")
    for result in results:
        sums = points[result.student]
        cells = [f"{sums[name][0]:g}/{sums[name][1]:g}" if name in sums else "" for name in exercises]
        got, most = (sum(p[k] for p in sums.values()) for k in (0, 1))
        table.add_row(result.student, *cells, f"{got:g}/{most:g}" if sums else "", _state(result))
    return table


def _points(scratch: Course, assignment: str, result: Result) -> dict[str, tuple[float, float]]:
    """Add up the points by tests of each exercise; none where there is no score."""
    sums: dict[str, tuple[float, float]] = {}
    for score in sample.scores(scratch, assignment, result.student) if result.score is not None else []:
        if "--" in score.grade_id:
            name = notebook.exercise(score.grade_id)
            got, most = sums.get(name, (0.0, 0.0))
            sums[name] = (got + (score.auto or 0), most + score.max)
    return sums


def _state(result: Result) -> str:
    why = result.reason or (result.repairs[0] if result.repairs else "")
    waiting = f"{result.manual_max:g} by hand" if result.manual_max and result.score is not None else ""
    return "; ".join(filter(None, [result.state, waiting, why if len(why) < 90 else why[:87] + "..."]))


def _as_expected(scratch: Course, assignment: str, results: list[Result]) -> bool:
    """Tell whether right answers got everything, wrong ones less, cheats and untouched releases nothing."""
    good = True
    for result in results:
        sums = _points(scratch, assignment, result)
        got, most = (sum(p[k] for p in sums.values()) for k in (0, 1))
        if result.student == "broken_file":
            good &= result.state == "failed"
        elif result.student.startswith(FULL):
            good &= got == most > 0
        else:
            good &= most > 0 and (got == 0 if result.student.startswith(NOTHING) else got < most)
    return good


def _print_paths(course: Course, scratch: Course, assignment: str, results: list[Result], console: Console) -> None:
    """Say what to open next."""
    names = [result.student for result in results]
    student = next((name for name in names if name.startswith("typical_wrong")), names[0])
    for path in course.notebooks(assignment):
        html = Path(scratch.coursedir.feedback_directory) / student / assignment / f"{path.stem}.html"
        console.print(f"Feedback of one student  {scratch.root / html}", soft_wrap=True)
    console.print(f"Gradebook                {scratch.root / 'gradebook.db'}", soft_wrap=True)
    jupyter = Path(sys.executable).with_name("jupyter")
    command = f"cd {scratch.root} && {jupyter} lab   (menu Nbgrader > Formgrader)"
    console.print(f"Formgrader               {command}", soft_wrap=True)
