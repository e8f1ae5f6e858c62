"""What must not reach students: the telling lines of solutions, hidden tests and model answers."""

import re
from collections.abc import Iterator
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from gradebox import notebook

PLUMBING = re.compile(r".*:$|\w+(, *\w+)* *= *[\w.]+\([^()]*\)$|\"\"\".*")


def secret_lines(path: Path, markers: notebook.Markers) -> set[str]:
    """Return the telling lines of a source notebook's solutions, hidden tests and model answers, without spaces.

    Plain plumbing, such as a loop's head or `rng = np.random.default_rng(0)`, is no secret where given code has it too.
    """
    secret, public = [], []
    for cell in notebook.read(path).cells:
        hidden = [line for begin, end in markers.regions() for line in notebook.region_lines(cell.source, begin, end)]
        if notebook.role(cell) == "answer" and markers.fill_begin not in cell.source:
            hidden = cell.source.splitlines()
        secret += hidden
        public += [line.strip() for line in cell.source.splitlines() if line not in hidden]
    shared = {plain(line) for line in public if PLUMBING.fullmatch(line)}
    return {plain(line) for line in secret if telling(line)} - shared


def plain(line: str) -> str:
    """Return a line without white space and kinds of quotes, so that neither hides it."""
    return "".join(line.split()).replace("'", '"')


def telling(line: str) -> bool:
    """Tell whether a line would help: no import, and long enough not to stand in every notebook."""
    words = re.findall(r"\w+", line)
    return not line.lstrip().startswith(("import ", "from ", "#")) and len(plain(line)) >= 12 and len(set(words)) >= 3


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (cell, line) of all texts in a notebook, metadata included, or (empty, line) of another text file."""
    if path.suffix != ".ipynb":
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            yield "", line
        return
    nb = notebook.read(path)
    for cell in nb.cells:
        for text in _texts(cell):
            for line in text.splitlines():
                yield notebook.grade_id(cell) or cell.get("id", ""), line
    for text in _texts(nb.metadata):
        for line in text.splitlines():
            yield "", line


def _texts(node: NotebookNode | dict | list | str) -> Iterator[str]:
    """Yield every text in nested data."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for part in node.values() if isinstance(node, dict) else node:
            yield from _texts(part)
