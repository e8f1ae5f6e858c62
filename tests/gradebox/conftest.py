"""A small course of one exercise, with the markers and the pipeline of this repository."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.notebooknode import NotebookNode

from gradebox.course import Course

ROOT = Path(__file__).parents[2]
SOLUTION = "# STUDENT TASK: double it.\ndef double(x):\n    # @FILL begin\n    return x + x + 0 * x\n    # @FILL end"
TEST = "assert double(2) == 4\n# @HIDDEN begin\nassert double(-1.5) == -3 and double(10) == 20\n# @HIDDEN end"


def cell(source: str, grade_id: str, role: str, points: int = 1) -> NotebookNode:
    """Make a cell of an nbgrader role: free, given, solution, test or answer (written)."""
    make = nbformat.v4.new_markdown_cell if role in ("answer", "text") else nbformat.v4.new_code_cell
    result = make(source, id=grade_id.replace("--", "-").replace("_", "-"))
    if role in ("free", "text"):
        return result
    flags = {
        "given": {"locked": True},
        "solution": {"solution": True},
        "test": {"grade": True, "locked": True, "points": points},
        "answer": {"grade": True, "solution": True, "points": points},
    }[role]
    none = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    result.metadata["nbgrader"] = {**none, "grade_id": grade_id, **flags}
    return result


def small_notebook() -> NotebookNode:
    """A notebook with one exercise, a given cell, a written question."""
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    cells = [
        cell("# Doubling\n\nAddress: {{public_address}}", "intro", "text"),
        cell("# @SHOW\nHALF = 0.5", "half", "given"),
        cell("<!-- @q -->\n## Exercise: double", "double_task", "text"),
        cell(SOLUTION, "double", "solution"),
        cell("# @SHOW\nlook = HALF", "look", "given"),
        cell(TEST, "double--values", "test", points=3),
        cell("Because twice a half is one whole thing.", "why", "answer", points=2),
    ]
    return nbformat.v4.new_notebook(cells=cells, metadata=kernel)


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small course, its release generated; copy it before use."""
    folder = tmp_path_factory.mktemp("generated") / "course"
    (folder / "source" / "doubling").mkdir(parents=True)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    nbformat.write(small_notebook(), folder / "source" / "doubling" / "doubling.ipynb")
    Course(folder).generate("doubling")
    return folder


@pytest.fixture
def write_course(tmp_path: Path):
    """Return a function that writes a course with this notebook and returns it."""

    def write(nb: NotebookNode, folder: str = "course") -> Course:
        place = tmp_path / folder / "source" / "doubling"
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "nbgrader_config.py", tmp_path / folder)
        nbformat.write(nb, place / "doubling.ipynb")
        return Course(tmp_path / folder)

    return write
