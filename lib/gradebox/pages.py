"""Runs source notebooks with their solutions, as a person would, and writes them as pages with all figures."""

import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter

from gradebox.course import Course

TIMEOUT = 1800  # seconds for one cell


def write(course: Course, assignment: str, folder: Path) -> list[tuple[Path, float, str]]:
    """Run the notebooks of an assignment and write each as an HTML page.

    Args:
        course: the course directory.
        assignment: which assignment.
        folder: the pages are written to a folder in it with the assignment's name, made if it is missing.

    Returns:
        For each notebook its page, the seconds it ran, and the error that stopped it or an empty text; a notebook that
        stops is written as far as it came.
    """
    (folder / assignment).mkdir(parents=True, exist_ok=True)
    result = []
    for path in course.notebooks(assignment):
        nb, start, problem = nbformat.read(path, as_version=4), time.monotonic(), ""
        try:
            NotebookClient(nb, timeout=TIMEOUT, kernel_name="python3", resources=_beside(path)).execute()
        except CellExecutionError as error:
            problem = f"{error.ename}: {error.evalue}"
        seconds = time.monotonic() - start
        page = folder / assignment / f"{path.stem}.html"
        page.write_text(HTMLExporter().from_notebook_node(nb, _beside(path))[0], encoding="utf-8")
        result.append((page, seconds, problem))
    return result


def _beside(path: Path) -> dict:
    """Return what tells nbclient and nbconvert where a notebook lies."""
    return {"metadata": {"path": str(path.parent), "name": path.stem}}
