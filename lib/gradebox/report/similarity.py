"""Answers that are suspiciously alike, after what the release gave has been taken away.

Two signs, for a person to judge: the likeness of the code when comments, spaces and the student's own names are left
out (rapidfuzz's normalized Indel similarity of the tokens), and lines, comments among them, that only these two have.
"""

import builtins
import io
import itertools
import keyword
import statistics
import tokenize
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from gradebox.course import Course
from gradebox.grading import classroom, submission
from gradebox.report.figures import SCORED, graded_cells
from gradebox.report.page import ENVIRONMENT

SHORT = 40  # tokens of one's own; with fewer, likeness says nothing
LINE = 8  # characters; shorter lines are everybody's
KNOWN = {*keyword.kwlist, *keyword.softkwlist, *dir(builtins)}
SKIPPED = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}


@dataclass
class Side:
    """One answer cell of both students.

    Args:
        exercise: its grade id.
        left, right: lines, each with whether the other one has it too.
    """

    exercise: str
    left: list[tuple[str, bool]]
    right: list[tuple[str, bool]]


@dataclass
class Pair:
    """Two students.

    Args:
        students: their ids.
        likeness: 0 to 1, of all their answers.
        lines: lines that only these two have.
        sides: their answers, side by side.
    """

    students: tuple[str, str]
    likeness: float
    lines: list[str]
    sides: list[Side]


@dataclass
class Similarity:
    """What was found: pairs, the strongest first, and the likeness of the class's pairs in the middle."""

    assignment: str
    students: int
    least: float
    typical: float | None
    pairs: list[Pair]


def compare(course: Course, assignment: str, least: float = 0.8, most: int = 50) -> Similarity:
    """Compare the answers of all graded submissions.

    Args:
        course: the course.
        assignment: which assignment.
        least: the likeness from which a pair is shown, 0 to 1.
        most: how many pairs are shown.

    Raises:
        CourseError: there is no such assignment.
    """
    given = _given(course, assignment)
    answers = {
        result.student: _answers(course, assignment, result.student, given)
        for result in classroom.status(course, assignment)
        if result.state in SCORED
    }
    names = {line for lines in given.values() for line in lines}
    known = KNOWN | set().union(*(_names(line) for line in names)) if names else KNOWN
    codes: dict[str, str] = {}
    texts = {student: _encoded(mine, known, codes) for student, mine in answers.items()}
    students = [student for student, text in texts.items() if len(text) >= SHORT]
    pairs = list(itertools.combinations(range(len(students)), 2))
    if not pairs:
        return Similarity(assignment, len(students), least, None, [])
    encoded = [texts[student] for student in students]
    likeness = cdist(encoded, encoded, scorer=Indel.normalized_similarity, workers=-1, dtype=np.float32)
    values = likeness[np.triu_indices(len(students), 1)]
    shared = _shared_lines({student: answers[student] for student in students})
    found = []
    for (one, other), value in zip(pairs, values, strict=True):
        both = (students[one], students[other])
        if value >= least or len(shared.get(both, ())) > 2:
            found.append((float(value), both))
    found.sort(key=lambda entry: (-len(shared.get(entry[1], ())), -entry[0], entry[1]))
    result = [
        Pair(both, value, shared.get(both, []), _sides(answers[both[0]], answers[both[1]]))
        for value, both in found[:most]
    ]
    return Similarity(assignment, len(students), least, statistics.median(values.tolist()), result)


def page(found: Similarity) -> str:
    """Lay out the pairs as an HTML page."""
    return ENVIRONMENT.get_template("similarity.html").render(found=found)


def _given(course: Course, assignment: str) -> dict[tuple[str, str], set[str]]:
    """Return, for each answer cell, the lines that its release has; solution cells and written answers."""
    return {
        (notebook, cell.name): {line.strip() for line in cell.released.splitlines()}
        for notebook, reference in submission.references(course, assignment).items()
        for cell in reference.cells
        if cell.role in ("solution", "answer")
    }


def _answers(course: Course, assignment: str, student: str, given: dict) -> dict[str, list[str]]:
    """Return a student's own lines, by grade id."""
    folder: Path = course.root / course.coursedir.autograded_directory / student / assignment
    cells = {notebook: graded_cells(folder / f"{notebook}.ipynb") for notebook, _ in given}
    found = {}
    for (notebook, name), lines in given.items():
        source = cells[notebook][name].source if name in cells[notebook] else ""
        mine = [line.rstrip() for line in source.splitlines() if line.strip() and line.strip() not in lines]
        if mine:
            found[name] = mine
    return found


def _tokens(text: str) -> list[tokenize.TokenInfo]:
    try:
        return list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError, IndentationError):
        return []


def _names(text: str) -> set[str]:
    return {token.string for token in _tokens(text) if token.type == tokenize.NAME}


def _encoded(answers: dict[str, list[str]], known: set[str], codes: dict[str, str]) -> str:
    """Return answers as one character for each token; a student's own names are all the same one."""
    result = []
    for lines in answers.values():
        text = "\n".join(lines)
        words = [token for token in _tokens(text) if token.type not in SKIPPED]
        strings = [
            "a name of one's own" if token.type == tokenize.NAME and token.string not in known else token.string
            for token in words
        ] or text.split()  # what is no Python: words
        result += [codes.setdefault(string, chr(0x100 + len(codes) % 0xD000)) for string in strings]
    return "".join(result)


def _shared_lines(answers: dict[str, dict[str, list[str]]]) -> dict[tuple[str, str], list[str]]:
    """Return the lines that exactly two students have."""
    owners: dict[str, list[str]] = {}
    for student, mine in answers.items():
        for line in dict.fromkeys(line.strip() for lines in mine.values() for line in lines):
            if len(line) >= LINE:
                owners.setdefault(line, []).append(student)
    result: dict[tuple[str, str], list[str]] = {}
    for line, students in owners.items():
        if len(students) == 2:
            result.setdefault((students[0], students[1]), []).append(line)
    return result


def _sides(left: dict[str, list[str]], right: dict[str, list[str]]) -> list[Side]:
    sides = []
    for name in [name for name in left if name in right]:
        texts = [Counter(line.strip() for line in lines[name]) for lines in (left, right)]
        marked = [
            [(line, line.strip() in other) for line in lines[name]]
            for lines, other in ((left, texts[1]), (right, texts[0]))
        ]
        sides.append(Side(name, *marked))
    return sides
