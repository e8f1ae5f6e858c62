"""A file that claims to be a notebook: its cells as plain text, or one sentence on why it is none."""

import json
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

MAX_BYTES = 50 * 2**20
MAX_CELLS = 5000
MAX_BRACKETS = 2_000_000  # lists and mappings in a notebook; more only exhaust memory
MAX_SOURCE = 2**20  # characters of one cell
CLAIMS = ("grade_id", "grade", "solution", "task", "locked", "points", "schema_version", "checksum", "cell_type")
MAX_ATTACHMENTS = 10 * 2**20  # bytes of pictures attached to one cell


class Unreadable(Exception):
    """A file cannot be read as a notebook; the message says why, in words for its student and instructor."""


@dataclass
class Found:
    """A cell of a submission: text and what nbgrader's metadata claim, nothing else."""

    kind: str  # code, markdown or raw
    source: str
    grade_id: str = ""
    claims: dict = field(default_factory=dict)  # the nbgrader metadata as handed in
    tags: bool = False
    attachments: dict = field(default_factory=dict)


@dataclass
class Submitted:
    """A notebook as handed in, and what had to be put right to read it."""

    cells: list[Found]
    kernel: str
    repairs: list[str]


def read(path: Path) -> Submitted:
    """Read a notebook.

    Raises:
        Unreadable: it is none.
    """
    repairs: list[str] = []
    text = _text(_bytes(path), repairs)
    if text.count("[") + text.count("{") > MAX_BRACKETS:
        raise Unreadable("the file holds too many lists and mappings for a notebook")
    try:
        data = json.loads(text)
    except RecursionError:
        raise Unreadable("the file is nested too deeply") from None
    except ValueError as error:
        raise Unreadable(_why_no_json(text, error)) from None
    if not isinstance(data, dict):
        raise Unreadable("the file is JSON but no notebook")
    cells = _cells(data, text, repairs)
    if len(cells) > MAX_CELLS:
        raise Unreadable(f"the notebook has {len(cells)} cells; {MAX_CELLS} are allowed")
    found = [_found(cell, place, repairs) for place, cell in enumerate(cells, 1)]
    metadata = data.get("metadata") if isinstance(data.get("metadata"), dict) else {}
    spec = metadata.get("kernelspec") if isinstance(metadata.get("kernelspec"), dict) else {}
    return Submitted([cell for cell in found if cell is not None], str(spec.get("name", "")), repairs)


def from_notebook(nb: NotebookNode) -> Submitted:
    """Return what counts of a notebook that is read already; what was put right in it before is known."""
    repairs: list[str] = []
    found = [_found(cell, place, repairs) for place, cell in enumerate(nb.cells, 1)]
    spec = nb.metadata.get("kernelspec")
    kernel = str(spec.get("name", "")) if isinstance(spec, dict) else ""
    return Submitted([cell for cell in found if cell is not None], kernel, repairs)


def _bytes(path: Path) -> bytes:
    """Read a regular file, without following links."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        link = path.is_symlink()
        raise Unreadable("the file is a symbolic link, which is not followed" if link else
                         f"the file cannot be opened ({error.strerror})") from None  # fmt: skip
    with os.fdopen(number, "rb") as file:
        state = os.fstat(number)
        if not stat.S_ISREG(state.st_mode):
            raise Unreadable("this is no regular file")
        if state.st_size > MAX_BYTES:
            raise Unreadable(f"the file has {state.st_size / 2**20:.0f} MiB; {MAX_BYTES // 2**20} are allowed")
        data = file.read(MAX_BYTES + 1)
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("the file is empty")
    return data


def _text(data: bytes, repairs: list[str]) -> str:
    """Decode a file; editors on some systems write other encodings than UTF-8."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                raise Unreadable("the file is binary, not a notebook") from None
            repairs.append(f"the file was saved as {encoding.upper()}, with a byte order mark")
            return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("cp1252", errors="replace")
    if not text.lstrip().startswith("{") or "\x00" in text:
        raise Unreadable("the file is binary, not a notebook")
    repairs.append("the file was saved in another encoding than UTF-8; some letters may be wrong")
    return text


def _why_no_json(text: str, error: ValueError) -> str:
    if "<<<<<<<" in text and ">>>>>>>" in text:
        return "the file has the conflict marks of a merge in it (<<<<<<<)"
    if text.lstrip()[:1] == "<":
        return "the file is a web page, not a notebook; download the notebook itself"
    if not text.lstrip().startswith("{"):
        return "the file is no notebook: it does not begin with {"
    where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "an unknown place"
    near_end = isinstance(error, json.JSONDecodeError) and error.pos >= len(text.rstrip()) - 1
    cut = isinstance(error, json.JSONDecodeError) and "Unterminated" in error.msg
    return f"the file is cut off at {where}" if near_end or cut else f"the file is damaged at {where}"


def _cells(data: dict, text: str, repairs: list[str]) -> list:
    """Return the cells of a notebook of any format."""
    version = data.get("nbformat")
    if "worksheets" in data or (isinstance(version, int) and 1 <= version <= 3):
        try:
            upgraded = nbformat.reads(text, as_version=4)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"[:120]
            raise Unreadable(f"the notebook has the old format {version} and cannot be upgraded ({reason})") from None
        repairs.append(f"the notebook had the old format {version}; it was upgraded")
        return list(upgraded.cells)
    cells = data.get("cells")
    if not isinstance(cells, list):
        raise Unreadable("the file is JSON but no notebook: it has no list of cells")
    if version != 4:
        repairs.append(f"the notebook gave its format as {str(version)[:20]}; it was read as 4")
    return cells


def _found(cell: object, place: int, repairs: list[str]) -> Found | None:
    """Return what counts of one cell."""
    if not isinstance(cell, dict):
        repairs.append(f"cell {place} was no cell and was left out")
        return None
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    elif not isinstance(source, str):
        repairs.append(f"cell {place} had no text; it counts as empty")
        source = ""
    if len(source) > MAX_SOURCE:
        repairs.append(f"cell {place} had {len(source)} characters; the first {MAX_SOURCE} were kept")
        source = source[:MAX_SOURCE]
    kind = cell.get("cell_type")
    if kind not in ("code", "markdown", "raw"):
        repairs.append(f"cell {place} was of the unknown type {str(kind)[:20]!r}; it counts as raw text")
        kind = "raw"
    metadata = cell.get("metadata") if isinstance(cell.get("metadata"), dict) else {}
    claims = metadata.get("nbgrader") if isinstance(metadata.get("nbgrader"), dict) else {}
    grade_id = claims.get("grade_id") if isinstance(claims.get("grade_id"), str) else ""
    source = source.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    known = {key: value for key, value in claims.items() if key in CLAIMS and type(value) in (bool, int, float, str)}
    return Found(kind, source, grade_id, known, bool(metadata.get("tags")), _attachments(cell))


def _attachments(cell: dict) -> dict:
    """Return attached pictures that are what they claim to be."""
    from gradebox.feedback.sanitize import picture

    kept, room = {}, MAX_ATTACHMENTS
    attachments = cell.get("attachments") if isinstance(cell.get("attachments"), dict) else {}
    for name, kinds in attachments.items():
        for kind, data in kinds.items() if isinstance(kinds, dict) else ():
            clean = picture(kind, data)
            if clean and len(clean) < room and all(c.isalnum() or c in "-_. " for c in name):
                room -= len(clean)
                kept[name] = {kind: clean}
    return kept
