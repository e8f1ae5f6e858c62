"""Marker lines: whether they stand where they belong, and lines that look like one and are none.

nbgrader takes a line that does not hold a delimiter, letter by letter, for ordinary code: the solution is released.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterator

from nbformat.notebooknode import NotebookNode

from gradebox import notebook

PLACES = {"begin", "end", "start", "stop", "beginn", "begins", "begn", "bgein", "ends"}
BESIDE = {"test", "tests", "region", "cell", "mark", "scheme"}


def problems(cell: NotebookNode, markers: notebook.Markers, shown: bool) -> Iterator[str]:
    """Yield what is wrong with the markers of a cell.

    Args:
        cell: a cell of a source notebook.
        markers: the course's markers.
        shown: whether the notebook marks its given cells.
    """
    code = cell.cell_type == "code"
    for line in cell.source.splitlines():
        if looks_like_one(line, markers, code):
            yield f"line {line.strip()!r} looks like a marker and is none; the markers are: {', '.join(markers.all())}"
    yield from _misplaced(cell, markers, shown)
    yield from _unclosed(cell, markers)


def looks_like_one(line: str, markers: notebook.Markers, code: bool) -> bool:
    """Tell whether a line looks like a marker and is none.

    Args:
        line: a line of a cell.
        markers: the course's markers.
        code: whether it stands in a code cell.
    """
    text = unicodedata.normalize("NFKC", line).strip()
    exact = line.strip() in (markers.show, markers.question)
    if exact or any(marker in line for region in markers.regions() for marker in region):
        return False
    if re.search(r"(<|&lt;|^)[^`]{0,4}@\s*q\b", text):
        return True
    comment = text[text.index("#") :] if "#" in text else text
    if "#" not in text and "@" not in text and not text.startswith(("//", "%", "<", '"""')):
        return False
    words = re.findall(r"[A-Za-z]+", comment)
    names = {w.lower() for marker in markers.all() for w in re.findall(r"@(\w\w+)", marker)} | {"solution", "hidden"}
    named = [w for w in words if difflib.get_close_matches(w.lower(), names, 1, 0.8)]
    rest = {w.lower() for w in words} - {w.lower() for w in named}
    if not named or rest - PLACES - BESIDE:
        return False
    return bool(rest & PLACES) or bool(re.search(r"(^|\W)@\W*" + named[0], comment)) or (code and named[0].isupper())


def _misplaced(cell: NotebookNode, markers: notebook.Markers, shown: bool) -> Iterator[str]:
    """Find markers in the wrong kind of cell, and cells that lack theirs."""
    role, code = notebook.role(cell), cell.cell_type == "code"
    lines = [line.strip() for line in cell.source.splitlines()]
    fills, hides = markers.fill_begin in cell.source, markers.hidden_begin in cell.source
    if fills and role not in ("solution", "answer"):
        yield f"'{markers.fill_begin}' stands in a {role} cell; it belongs in an 'Autograded answer' cell"
    if role == "solution" and code and not fills:
        yield f"a solution cell without '{markers.fill_begin}': students would lose the whole cell"
    if hides and role != "test":
        yield f"'{markers.hidden_begin}' stands in a {role} cell; it belongs in an 'Autograder tests' cell"
    if code and markers.show in lines and role != "given":
        yield f"'{markers.show}' stands in a {role} code cell; it belongs in a read-only code cell"
    if shown and role == "given" and code and lines[:1] != [markers.show]:
        yield f"a read-only code cell without '{markers.show}' in its first line"
    if code and markers.question in lines:
        yield f"'{markers.question}' stands in a code cell; it belongs in a Markdown cell"


def _unclosed(cell: NotebookNode, markers: notebook.Markers) -> Iterator[str]:
    """Find begin markers without an end, and the other way round."""
    for begin, end in markers.regions():
        inside = False
        for line in cell.source.splitlines():
            if begin in line and inside:
                yield f"'{begin}' twice without '{end}' between"
            if end in line and not inside:
                yield f"'{end}' without '{begin}' before it"
            inside = begin in line or (inside and end not in line)
        if inside:
            yield f"'{begin}' without '{end}' after it"
