"""An executed source notebook as a page for the public: solutions folded or absent, hidden tests absent, no script."""

import copy
import re

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions
from traitlets.config import Config

from gradebox import notebook
from gradebox.notebook import Markers

LONG = 15  # lines; longer given code is folded
SHOWN = ("image/png", "image/svg+xml", "text/html", "text/plain")  # kinds of output that need no script of Jupyter's
DETAILS = re.compile(r"<details>\s*<summary>(.*?)</summary>\s*(.*?)\s*</details>", re.DOTALL)
HEADING = re.compile(r"^#{1,4} +(.*)$", re.MULTILINE)
FIRST_SENTENCE = re.compile(r"^\*\*[^*]+\*\*\s*(.+?[.?!])(?:\s|$)", re.DOTALL)


def public(run: NotebookNode, config: Config, solutions: bool = True) -> NotebookNode:
    """Return what the site shows of a notebook.

    Args:
        run: a source notebook that was executed with its solutions; it stays as it is.
        config: the course's, which says how solutions and hidden tests are marked.
        solutions: whether solutions and model answers are there, folded, or absent.
    """
    released, markers = copy.deepcopy(run), Markers.of(config)
    for step in (ClearSolutions, ClearHiddenTests):
        released, _ = step(config=config).preprocess(released, {})
    page, section = nbformat.v4.new_notebook(metadata={"kernelspec": run.metadata.get("kernelspec", {})}), ""
    for place, (cell, shown) in enumerate(zip(run.cells, released.cells, strict=True)):
        found = HEADING.findall(cell.source) if cell.cell_type == "markdown" else []
        section = found[-1] if found else section
        after = next((each.source for each in run.cells[place + 1 :] if each.cell_type == "markdown"), "")
        for new in _shown(cell, shown, markers, solutions):
            _describe(new, section, after)
            page.cells.append(new)
    for place, cell in enumerate(page.cells):
        cell.id = f"cell-{place}"
    return page


def _shown(cell: NotebookNode, released: NotebookNode, markers: Markers, solutions: bool) -> list[NotebookNode]:
    """Return the cells that stand for one of the source."""
    role = notebook.role(cell)
    if cell.cell_type != "code":
        answer = role == "answer"
        if answer and not solutions:
            return []
        text = folded("A model answer", cell.source) if answer else text_of(cell.source, markers)
        return [nbformat.v4.new_markdown_cell(text)] if text.strip() else []
    if role == "test":
        what = notebook.grade_id(cell).rpartition("--")[2].replace("_", " ")
        return [_code(released.source, [], f"the check: {what}")]
    if role == "solution":
        cells = [_code(released.source, [])]
        if solutions:
            source = notebook.without_markers(cell.source, markers)
            cells.append(_code(source, _outputs(cell.outputs), "a solution"))
        return cells
    outputs = _outputs(cell.outputs)
    source = "\n".join(line for line in cell.source.split("\n") if line.strip() != markers.show).strip("\n")
    picture = any(set(output.get("data", ())) & set(SHOWN[:3]) for output in outputs)
    return [_code(source, outputs, "the code" if picture or source.count("\n") >= LONG else "")]


def _code(source: str, outputs: list[NotebookNode], fold: str = "") -> NotebookNode:
    cell = nbformat.v4.new_code_cell(source, outputs=outputs, execution_count=None)
    if fold:
        cell.metadata["tags"] = ["hide-input"]
        cell.metadata["mystnb"] = {"code_prompt_show": f"Show {fold}", "code_prompt_hide": f"Hide {fold}"}
    return cell


def _outputs(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Keep what a page can show by itself: no text of progress bars, no widget that asks for a kernel."""
    kept = []
    for output in copy.deepcopy(outputs):
        if output.output_type == "stream" and output.name == "stdout":
            kept.append(output)
        elif output.output_type in ("display_data", "execute_result"):
            widget = any("widget" in kind for kind in output.data)
            output.data = {kind: data for kind, data in output.data.items() if kind in SHOWN}
            if set(output.data) - ({"text/plain"} if widget else set()):
                kept.append(output)
    return kept


def _describe(cell: NotebookNode, section: str, after: str) -> None:
    """Say in words what a picture is, for those who do not see it: the section, and the takeaway below it."""
    if cell.cell_type != "code" or not any("image/png" in output.get("data", {}) for output in cell.outputs):
        return
    takeaway = FIRST_SENTENCE.match(after)
    words = f"Figure: {section}. {takeaway[1] if takeaway else ''}"
    words = re.sub(r"[*`$\\\"]", "", " ".join(words.split())).strip()
    cell.metadata.setdefault("mystnb", {})["image"] = {"alt": words}


def text_of(source: str, markers: Markers) -> str:
    """Return the Markdown of a text cell; what is folded in it is Markdown, too."""
    source = "\n".join(line for line in source.split("\n") if line.strip() != markers.question)
    return DETAILS.sub(lambda found: folded(found[1], found[2]), source)


def folded(title: str, text: str) -> str:
    """Return Markdown that is shown at a click."""
    return f"<details>\n<summary>{title}</summary>\n\n{text}\n\n</details>"
