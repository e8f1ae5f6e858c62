"""What a case is: a submission, and what a good grader says of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.gradebox.corpus.course import AUTO, SOLUTIONS

Notebook = dict  # as JSON
OK = ("graded", "repaired")


@dataclass
class Case:
    """A submission.

    Args:
        name: the student's id.
        write: writes what is handed in to a folder, given the release notebook.
        score: the points it deserves, or None where there is no score.
        states: the states allowed.
    """

    name: str
    write: Callable[[Path, Notebook], None]
    score: float | None
    states: tuple[str, ...] = OK


def code(source: str, **metadata: object) -> dict:
    """A code cell of a student's own."""
    return {"cell_type": "code", "source": source, "metadata": dict(metadata), "outputs": [], "execution_count": None}


def find(nb: Notebook, name: str) -> dict:
    """The cell with a grade id."""
    return next(c for c in nb["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name)


def place(nb: Notebook, name: str) -> int:
    """The place of the cell with a grade id."""
    return nb["cells"].index(find(nb, name))


def answer(nb: Notebook, answers: Mapping[str, str]) -> Notebook:
    """Fill in answers."""
    for name, source in answers.items():
        find(nb, name)["source"] = source
    return nb


def solved(nb: Notebook, **other: str) -> Notebook:
    """Fill in all answers, some of them other than the solution."""
    return answer(nb, {**SOLUTIONS, "why": "My own words, at last.", **other})


def save(folder: Path, nb: Notebook, name: str = "hw1.ipynb") -> None:
    """Write a notebook."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(nb, indent=1), encoding="utf-8")


def first(source: str, name: str, score: float = 0, states: tuple[str, ...] = OK, **answers: str) -> Case:
    """A case whose first cell runs some code; the answers are those given, or none."""

    def write(folder: Path, nb: Notebook) -> None:
        nb["cells"].insert(0, code(source))
        save(folder, answer(nb, answers))

    return Case(name, write, score, states)


def answers(name: str, score: float, states: tuple[str, ...] = OK, **other: str) -> Case:
    """A case of a full solution but for some answers."""
    return Case(name, lambda folder, nb: save(folder, solved(nb, **other)), score, states)


def changed(name: str, change: Callable[[Notebook], object], score: float | None = AUTO, states=("repaired",)) -> Case:
    """A case of a full solution in a notebook that is changed before it is saved."""

    def write(folder: Path, nb: Notebook) -> None:
        nb = solved(nb)
        result = change(nb)
        save(folder, result if isinstance(result, dict) else nb)

    return Case(name, write, score, states)


def raw(
    name: str, make: Callable[[str], bytes], score: float | None = AUTO, states=("repaired",), file="hw1.ipynb"
) -> Case:
    """A case of a full solution whose file is made from its text."""

    def write(folder: Path, nb: Notebook) -> None:
        folder.mkdir(parents=True)
        (folder / file).write_bytes(make(json.dumps(solved(nb), indent=1)))

    return Case(name, write, score, states)
