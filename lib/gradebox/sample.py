"""Sample submissions: a release with answers filled in, as a student would hand it in or as Colab would save it."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass

import nbformat
from nbformat.notebooknode import NotebookNode

from gradebox import notebook
from gradebox.course import Course

OF_COLAB = {
    "colab": {"provenance": [], "toc_visible": True, "include_colab_link": True, "gpuType": "T4"},
    "kernelspec": {"name": "python3", "display_name": "Python 3"},
    "language_info": {"name": "python"},
    "accelerator": "GPU",
    "widgets": {"application/vnd.jupyter.widget-state+json": {"1f": {"model_name": "LayoutModel", "state": {}}}},
}
RAN = {"status": "ok", "timestamp": 1760000000000, "user_tz": -120, "elapsed": 4, "user": {"displayName": "A"}}


@dataclass(frozen=True)
class Score:
    """The points of one graded cell: `auto` is None where a person has to grade it."""

    grade_id: str
    auto: float | None
    max: float


def key(source: NotebookNode, markers: notebook.Markers) -> dict[str, str]:
    """Return the answer key of a source notebook: by grade id, solutions and model answers without their markers."""
    return {
        notebook.grade_id(cell): notebook.without_markers(cell.source, markers)
        for cell in source.cells
        if notebook.role(cell) in ("solution", "answer")
    }


def answered(release: NotebookNode, answers: Mapping[str, str]) -> NotebookNode:
    """Return a release notebook with answers in place of their cells.

    Args:
        release: the notebook as students get it.
        answers: the text of solution cells and written answers, by grade id; the rest stays untouched.
    """
    result = copy.deepcopy(release)
    for cell in result.cells:
        cell.source = answers.get(notebook.grade_id(cell), cell.source)
    return result


def as_colab(nb: NotebookNode) -> NotebookNode:
    """Return a notebook as Colab saves it: nbformat 4.0, its own metadata and outputs, a badge, ids in other places."""
    result = copy.deepcopy(nb)
    result.nbformat_minor = 0
    result.metadata = nbformat.from_dict(OF_COLAB)
    for number, cell in enumerate(result.cells):
        cell.metadata["id"] = cell.pop("id", f"cell{number}")
        cell.source = cell.source.rstrip("\n")
        if cell.cell_type == "code":
            cell.metadata |= {"colab": {"base_uri": "https://localhost:8080/", "height": 35}, "executionInfo": RAN}
            cell.metadata["outputId"] = f"{number:08x}-0000-4000-8000-000000000000"
            cell.execution_count = number + 1
            table = {
                "text/plain": "   a\n0  1",
                "application/vnd.google.colaboratory.intrinsic+json": {"type": "dataframe"},
            }
            cell.outputs = [
                nbformat.from_dict({"output_type": "stream", "name": "stdout", "text": ["from Colab\n"]}),
                nbformat.from_dict({"output_type": "display_data", "data": table, "metadata": {}}),
            ]
    badge = nbformat.v4.new_markdown_cell('<a href="https://colab.research.google.com/github/x"><img/></a>')
    badge.pop("id", None)
    badge.metadata = nbformat.from_dict({"id": "view-in-github", "colab_type": "text"})
    result.cells.insert(0, badge)
    return result


def hand_in(course: Course, assignment: str, student: str, notebooks: Mapping[str, NotebookNode]) -> None:
    """Write a submission.

    Args:
        course: the course, often a scratch copy.
        assignment: the assignment's name.
        student: the student's id.
        notebooks: the notebooks by file name.
    """
    folder = course.root / course.coursedir.submitted_directory / student / assignment
    folder.mkdir(parents=True, exist_ok=True)
    for name, nb in notebooks.items():
        (folder / name).write_text(nbformat.writes(nb), encoding="utf-8")


def scores(course: Course, assignment: str, student: str) -> list[Score]:
    """Return what the gradebook says of each graded cell of a submission, in the order of the source."""
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission(assignment, student)
        found = {
            (submitted.name, grade.name): Score(grade.name, grade.auto_score, grade.max_score)
            for submitted in submission.notebooks
            for grade in submitted.grades
        }
    paths = course.notebooks(assignment)
    order = [(path.stem, notebook.grade_id(cell)) for path in paths for cell in notebook.read(path).cells]
    return [found[place] for place in order if place in found]
