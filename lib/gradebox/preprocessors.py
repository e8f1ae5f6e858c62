"""nbgrader preprocessors that make a course directory safe to publish and to grade; list them in nbgrader_config.py."""

import re

from nbformat.notebooknode import NotebookNode, from_dict
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import TraitError, Unicode, validate

PLACEHOLDER = "{{public_address}}"
BADGE = "[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({url})\n\n"


class PublicAddress(NbGraderPreprocessor):
    """Write the address where students find the course into a release, with a badge that opens it in Colab."""

    address = Unicode(
        "", help="Address of the published student edition, such as https://github.com/NAME/REPOSITORY; empty: none."
    ).tag(config=True)

    @validate("address")
    def _check_address(self, proposal):
        address = proposal["value"].rstrip("/").removesuffix(".git")
        if address and not re.fullmatch(r"(https|file)://[\w.~:/-]+", address):
            raise TraitError(
                f"PublicAddress.address is {address!r}; allowed: '' or an address that begins with https://"
            )
        return address

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        for cell in nb.cells:
            cell.source = cell.source.replace(PLACEHOLDER, self.address)
        url = self._colab_url(resources["nbgrader"]["assignment"], resources["nbgrader"]["notebook"])
        if url:
            first = next(cell for cell in nb.cells if cell.cell_type == "markdown")
            first.source = BADGE.format(url=url) + first.source
        return nb, resources

    def _colab_url(self, assignment: str, notebook: str) -> str | None:
        if not self.address.startswith("https://github.com/"):
            return None  # Colab opens notebooks from there only
        repository = self.address.removeprefix("https://github.com/")
        path = f"{repository}/blob/main/release/{assignment}/{notebook}.ipynb"
        return f"https://colab.research.google.com/github/{path}"


class ClearTags(NbGraderPreprocessor):
    """Remove all cell tags of a submission, so that none of them can make the grader skip a cell."""

    def preprocess_cell(self, cell: NotebookNode, resources: dict, cell_index: int) -> tuple[NotebookNode, dict]:
        cell.metadata.pop("tags", None)
        return cell, resources


class RestoreCells(NbGraderPreprocessor):
    """Bring back given, test and answer cells that a submission lacks, each after the cell it followed in the source.

    nbgrader's own `OverwriteCells.add_missing_cells` stops the whole submission where the cell before is missing too,
    and leaves out given cells.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(names["notebook"], names["assignment"])
            points = {cell.name: cell.max_score for cell in notebook.grade_cells}
            solutions = {cell.name for cell in notebook.solution_cells}
            present = {_grade_id(cell) for cell in nb.cells}
            after = 0
            for source in notebook.source_cells:
                if source.name in present:
                    after = 1 + next(i for i, cell in enumerate(nb.cells) if _grade_id(cell) == source.name)
                elif source.locked or source.name in points:
                    self.log.warning("Cell '%s' is missing and was put back.", source.name)
                    cell = _cell(source, points.get(source.name), source.name in solutions)
                    if (nb.nbformat, nb.nbformat_minor) < (4, 5):
                        del cell["id"]  # older formats, such as Colab's, know no cell ids
                    nb.cells.insert(after, cell)
                    after += 1
        return nb, resources


def _grade_id(cell: NotebookNode) -> str | None:
    named = utils.is_grade(cell) or utils.is_solution(cell) or utils.is_locked(cell)
    return cell.metadata["nbgrader"].get("grade_id") if named else None


def _cell(source, points: float | None, solution: bool) -> NotebookNode:
    """Build a notebook cell from what the gradebook keeps of it."""
    metadata = {
        "grade_id": source.name, "grade": points is not None, "solution": solution, "locked": source.locked,
        "task": False, "schema_version": 3, "cell_type": source.cell_type, "checksum": source.checksum,
    }  # fmt: skip
    if points is not None:
        metadata["points"] = points
    make = new_code_cell if source.cell_type == "code" else new_markdown_cell
    return make(source.source, metadata=from_dict({"nbgrader": metadata}))
