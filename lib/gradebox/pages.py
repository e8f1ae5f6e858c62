"""Writes notebooks that were run as pages with all figures."""

from pathlib import Path

from nbconvert import HTMLExporter

from gradebox import runs
from gradebox.course import Course


def write(course: Course, assignment: str, folder: Path) -> list[tuple[Path, float, str]]:
    """Run the notebooks of an assignment and write each as an HTML page, and as a notebook with its outputs.

    Args:
        course: the course directory.
        assignment: which assignment.
        folder: the pages are written to a folder in it with the assignment's name, made if it is missing.

    Returns:
        For each notebook its page, the seconds it ran, and the error that stopped it or an empty text; a notebook that
        stops is written as far as it came.
    """
    result = []
    for path in course.notebooks(assignment):
        done = runs.run(path)
        page = folder / assignment / f"{path.stem}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(HTMLExporter().from_notebook_node(done.nb, runs.beside(path))[0], encoding="utf-8")
        if not done.problem:
            runs.keep(course, done, page.parent)
        result.append((page, done.seconds, done.problem))
    return result
