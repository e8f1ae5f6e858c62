"""Clean text and outputs of a student's, before they are written where an instructor's browser will show them.

Only forms that are known to be harmless stay: plain text, pictures that decode, and HTML reduced to a list of elements
and attributes. Scripts, SVG, widgets and unknown forms are left out.
"""

import base64
import binascii
import re
from html import escape

import bleach
from bleach.css_sanitizer import CSSSanitizer
from nbconvert.filters.markdown import markdown2html
from nbformat.notebooknode import NotebookNode, from_dict
from nbgrader.preprocessors import NbGraderPreprocessor

from gradebox.patience import within

PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8", "image/gif": b"GIF8"}
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del", "details", "div", "dl",
    "dt", "em",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p", "pre", "q", "s", "samp", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var",
}  # fmt: skip
ATTRIBUTES = {
    "*": ["title", "align", "style"], "a": ["href"], "img": ["src", "alt", "width", "height"],
    "td": ["colspan", "rowspan"], "th": ["colspan", "rowspan", "scope"], "ol": ["start"],
}  # fmt: skip
STYLES = CSSSanitizer(allowed_css_properties=[
    "color", "background-color", "font-weight", "font-style", "font-family", "font-size", "text-align", "width",
    "padding", "margin", "border", "white-space", "vertical-align",
])  # fmt: skip
RISKY = re.compile(r"[<&]|\](\(|:|\[)|\\(href|style|class|cssId|html|require)\b")
MATH = re.compile(r"\\(href|style|class|cssId|html\w*|require)\b")
SECONDS = 5.0  # for cleaning one text; made to take longer, it is shown as plain text


def html(text: str) -> str:
    """Return HTML with harmless elements and attributes only; others are shown as text."""
    try:
        with within(SECONDS):
            return bleach.clean(text, TAGS, ATTRIBUTES, protocols=["http", "https", "mailto"], css_sanitizer=STYLES)
    except (TimeoutError, RecursionError):
        return escape(text)


def markdown(text: str) -> str:
    """Return Markdown that is harmless: with links or HTML in it, as the cleaned HTML that a page would show."""
    if not RISKY.search(text):
        return text
    try:
        with within(SECONDS):
            page = markdown2html(MATH.sub(r"\\text", text))
    except (TimeoutError, RecursionError):
        page = f"<pre>{escape(text)}</pre>"
    return f"<div>{html(page)}</div>".replace("\n", "&#10;")  # one line: Markdown leaves it as it is


def picture(kind: object, data: object) -> str:
    """Return a picture's base64 text if it is one of a known kind, else an empty text."""
    text = "".join(data) if isinstance(data, list) and all(isinstance(d, str) for d in data) else data
    if kind not in PICTURES or not isinstance(text, str):
        return ""
    try:
        content = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    return base64.b64encode(content).decode() if content.startswith(PICTURES[kind]) else ""


def output(node: NotebookNode) -> NotebookNode | None:
    """Return an output with its harmless forms, or None if it has none."""
    if node.output_type in ("stream", "error"):
        return node
    clean = {}
    for kind, data in node.data.items():
        text = "".join(data) if isinstance(data, list) and all(isinstance(d, str) for d in data) else data
        if kind in PICTURES and picture(kind, text):
            clean[kind] = picture(kind, text)
        elif isinstance(text, str) and kind in ("text/plain", "text/latex"):
            clean[kind] = MATH.sub(r"\\text", text) if kind == "text/latex" else text
        elif isinstance(text, str) and kind in ("text/html", "text/markdown"):
            clean[kind] = html(text) if kind == "text/html" else markdown(text)
    if not clean:
        return None
    return from_dict({**node, "data": clean, "metadata": {}})


class Sanitize(NbGraderPreprocessor):
    """Clean the Markdown and the outputs of a submission."""

    def preprocess_cell(self, cell: NotebookNode, resources: dict, cell_index: int) -> tuple[NotebookNode, dict]:
        given = cell.metadata.get("nbgrader", {}).get("locked") and not cell.metadata["nbgrader"].get("solution")
        if cell.cell_type != "code" and not given:
            cell.source = markdown(cell.source)
        if cell.cell_type == "code":
            cell.outputs = [clean for clean in map(output, cell.outputs) if clean is not None]
        return cell, resources
