"""What grading has left of a class: scores by property, the commonest mistakes, states, time and memory."""

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import numpy as np
from nbformat.notebooknode import NotebookNode

from gradebox.course import Course
from gradebox.grading import classroom, submission
from gradebox.grading.state import STATES, Result
from gradebox.intake.match import same
from gradebox.reference import Reference

NUMBER = re.compile(r"(?<![\w.])[-+]?\d[\d,]*\.?\d*(?:[eE][-+]?\d+)?(?![\w])")
SCORED = ("graded", "repaired", "needs-person")
BINS = 10  # of the distribution


@dataclass
class Property:
    """One graded cell over the class.

    Args:
        name: its grade id.
        notebook, exercise: where it belongs; the exercise is the answer cell before it.
        points: at most.
        shares: by student, the share of the points that they got by machine.
        discrimination: correlation with the points of all other properties.
        untouched: students who left the exercise as the release had it.
    """

    name: str
    notebook: str
    exercise: str
    points: float
    shares: dict[str, float] = field(default_factory=dict)
    discrimination: float | None = None
    untouched: list[str] = field(default_factory=list)

    @property
    def passed(self) -> float:
        """The share of students with all points."""
        return sum(share >= 1 for share in self.shares.values()) / max(1, len(self.shares))

    @property
    def mean(self) -> float:
        """The mean share of the points: the item's difficulty index, 1 is easy."""
        return statistics.fmean(self.shares.values()) if self.shares else 0.0


@dataclass
class Mistake:
    """One way in which a property was missed.

    Args:
        name: the property's grade id.
        exercise: its exercise.
        diagnosis: what the test said, numbers left out.
        students: who.
        said: what the test said to the first of them.
        answer: the first one's answer.
    """

    name: str
    exercise: str
    diagnosis: str
    students: list[str]
    said: str
    answer: str


@dataclass
class ClassFigures:
    """Everything that a report shows of one assignment."""

    assignment: str
    results: list[Result]
    properties: list[Property]
    mistakes: list[Mistake]

    @property
    def states(self) -> dict[str, int]:
        """How many submissions ended in each state."""
        count = Counter(result.state for result in self.results)
        return {state: count[state] for state in STATES}

    @property
    def shares(self) -> list[float]:
        """The share of the points by machine that each scored submission got."""
        pairs = [(r.score, (r.max_score or 0) - r.manual_max) for r in self.results if r.score is not None]
        return [min(1.0, score / most) for score, most in pairs if most > 0]

    @property
    def distribution(self) -> list[int]:
        """How many of these lie in each tenth."""
        return np.histogram(self.shares, bins=BINS, range=(0, 1))[0].tolist()

    @property
    def repairs(self) -> list[tuple[str, int]]:
        """What was put right how often, names and numbers left out."""
        return Counter(general(text) for result in self.results for text in result.repairs).most_common()


def gather(course: Course, assignment: str) -> ClassFigures:
    """Gather the figures of an assignment.

    Raises:
        CourseError: there is no such assignment.
    """
    references = submission.references(course, assignment)
    results = classroom.status(course, assignment)
    properties = _properties(course, assignment, references, results)
    _discriminate(properties)
    mistakes: dict[tuple[str, str], Mistake] = {}
    for result in results:
        if result.state in SCORED:
            _find_mistakes(course, assignment, result.student, references, properties, mistakes)
    ordered = sorted(mistakes.values(), key=lambda mistake: (-len(mistake.students), mistake.name))
    return ClassFigures(assignment, results, list(properties.values()), ordered)


def general(text: str) -> str:
    """Return a sentence without the numbers and quoted names that differ from student to student."""
    return NUMBER.sub("…", re.sub(r"'[^']{0,200}'", "‘…’", text))


def _properties(
    course: Course, assignment: str, references: dict[str, Reference], results: Sequence[Result]
) -> dict[tuple[str, str], Property]:
    found: dict[tuple[str, str], Property] = {}
    for notebook, reference in references.items():
        exercise = ""
        for cell in reference.cells:
            exercise = cell.name if cell.role == "solution" else exercise
            if cell.role == "test" and cell.points:
                found[notebook, cell.name] = Property(cell.name, notebook, exercise or cell.name, cell.points)
    graded = {result.student for result in results if result.state in SCORED}
    with course.gradebook() as gradebook:
        for handed_in in gradebook.assignment_submissions(assignment):
            if handed_in.student.id not in graded:
                continue
            for notebook in handed_in.notebooks:
                for grade in notebook.grades:
                    item = found.get((notebook.name, grade.name))
                    if item is not None and grade.auto_score is not None:
                        item.shares[handed_in.student.id] = grade.auto_score / item.points
    return found


def _discriminate(properties: dict[tuple[str, str], Property]) -> None:
    """Correlate each property with the points of all others: whether it tells strong students from weak ones."""
    totals: dict[str, float] = defaultdict(float)
    for item in properties.values():
        for student, share in item.shares.items():
            totals[student] += share * item.points
    for item in properties.values():
        got = np.array(list(item.shares.values()))
        rest = np.array([totals[student] - share * item.points for student, share in item.shares.items()])
        if len(got) > 2 and got.std() > 0 and rest.std() > 0:
            item.discrimination = float(np.corrcoef(got, rest)[0, 1])


def _find_mistakes(
    course: Course, assignment: str, student: str, references: dict[str, Reference], properties: dict, mistakes: dict
) -> None:
    folder = course.root / course.coursedir.autograded_directory / student / assignment
    for notebook in references:
        cells = graded_cells(folder / f"{notebook}.ipynb")
        for (place, name), item in properties.items():
            if place != notebook or item.shares.get(student, 1) >= 1 or name not in cells:
                continue
            said = _said(cells[name])
            key = (name, general(said.strip().splitlines()[-1] if said.strip() else "no points, and no error"))
            answer = cells[item.exercise].source if item.exercise in cells else ""
            if same(answer, references[place].by_name[item.exercise].released):
                item.untouched.append(student)
                continue
            mistake = mistakes.setdefault(key, Mistake(name, item.exercise, key[1], [], said, answer))
            mistake.students.append(student)


def graded_cells(path: Path) -> dict[str, NotebookNode]:
    """Return the cells of a graded notebook by grade id."""
    try:
        nb = nbformat.read(path, as_version=4)
    except (OSError, ValueError):
        return {}
    return {cell.metadata.nbgrader.grade_id: cell for cell in nb.cells if "nbgrader" in cell.metadata}


def _said(cell: NotebookNode) -> str:
    """Return what a test cell said of a failure."""
    errors: Sequence = [output for output in cell.get("outputs", []) if output.output_type == "error"]
    return f"{errors[0].ename}: {errors[0].evalue}" if errors else ""
