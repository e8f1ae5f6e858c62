"""The guard of an author: what nbgrader would let through in a source notebook, found before students do.

nbgrader fails open on a misspelt marker (the solution stays in the release), and never runs the notebook it releases.
"""

import difflib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from gradebox import notebook, sample
from gradebox.course import Course, CourseError

OPAQUE = re.compile(r"cell-[0-9a-f]{6,}")
READABLE = re.compile(r"[a-z][a-z0-9_]*(--[a-z0-9_]+)?")
DEFAULT_DELIMITERS = ("BEGIN SOLUTION", "END SOLUTION", "BEGIN HIDDEN TESTS", "END HIDDEN TESTS")


@dataclass(frozen=True)
class Problem:
    """Something an author has to mend: where it is and what to do."""

    file: str
    cell: str
    what: str

    def __str__(self) -> str:
        return f"{self.file} · {self.cell} · {self.what}" if self.cell else f"{self.file} · {self.what}"


def check(course: Course, assignment: str) -> Iterator[Problem]:
    """Look an assignment over: markers, grade ids, outputs, the release, and what solution and release score.

    Args:
        course: the course directory.
        assignment: the name of a folder in its source.
    """
    problems = []
    for path in course.notebooks(assignment):
        try:
            problems += read_source(course, path)
        except CourseError as error:
            problems.append(Problem(_short(course, path), "", str(error).partition(": ")[2]))
    yield from problems
    if problems:
        return  # a release of such a source would only repeat them
    with tempfile.TemporaryDirectory() as folder:
        scratch = course.scratch(Path(folder) / "course", [assignment])
        try:
            scratch.generate(assignment)
            yield from _release(course, scratch, assignment)
            yield from _scores(course, scratch, assignment)
        except CourseError as error:
            yield Problem(f"{course.coursedir.source_directory}/{assignment}", "", f"nbgrader stops: {error}")


def read_source(course: Course, path: Path) -> list[Problem]:
    """Return the problems that show in a source notebook without running it."""
    nb, markers = notebook.read(path), notebook.Markers.of(course.config)
    name, problems = _short(course, path), []
    shown = any(markers.show in cell.source.split("\n") for cell in nb.cells)
    for number, cell in enumerate(nb.cells):
        where = notebook.grade_id(cell) or cell.get("id") or f"cell {number + 1}"
        found = [*_misspelt(cell, markers), *_misplaced(cell, markers, shown), *_unclosed(cell, markers)]
        if cell.get("outputs") or cell.get("execution_count"):
            found.append("has outputs; strip them: nbstripout --keep-id " + name)
        problems += [Problem(name, where, what) for what in found]
    return problems + [Problem(name, where, what) for where, what in _grade_ids(nb)]


def _short(course: Course, path: Path) -> str:
    return str(path.relative_to(course.root))


def _misspelt(cell: NotebookNode, markers: notebook.Markers) -> Iterator[str]:
    """Find lines that look like a marker and are none."""
    words = {word for marker in markers.all() for word in re.findall(r"@(\w+)", marker)}
    for line in cell.source.split("\n"):
        text = line.strip()
        if not text.startswith(("#", "<!--")) or text in (markers.show, markers.question):
            continue
        if any(marker in line for region in markers.regions() for marker in region):
            continue
        like = difflib.get_close_matches(text.upper(), [m.upper() for m in markers.all()], 1, 0.75)
        tagged = [w for w in re.findall(r"@\s*(\w+)", text) if difflib.get_close_matches(w.upper(), words, 1, 0.6)]
        foreign = [d for d in DEFAULT_DELIMITERS if d in line and not any(d in marker for marker in markers.all())]
        if like or tagged or foreign:
            yield f"line {text!r} looks like a marker and is none; the markers are: {', '.join(markers.all())}"


def _misplaced(cell: NotebookNode, markers: notebook.Markers, shown: bool) -> Iterator[str]:
    """Find markers in the wrong kind of cell, and cells that lack theirs."""
    role, code = notebook.role(cell), cell.cell_type == "code"
    fills, hides = markers.fill_begin in cell.source, markers.hidden_begin in cell.source
    shows = markers.show in cell.source.split("\n")  # prose may name the marker inside a line
    if fills and role not in ("solution", "answer"):
        yield f"'{markers.fill_begin}' stands in a {role} cell; it belongs in an 'Autograded answer' cell"
    if role == "solution" and code and not fills:
        yield f"a solution cell without '{markers.fill_begin}': students would lose the whole cell"
    if hides and role != "test":
        yield f"'{markers.hidden_begin}' stands in a {role} cell; it belongs in an 'Autograder tests' cell"
    if shows and (role != "given" or not code):
        yield f"'{markers.show}' stands in a {role} {cell.cell_type} cell; it belongs in a read-only code cell"
    if shown and role == "given" and code and not shows:
        yield f"a read-only code cell without '{markers.show}' in its first line"
    if markers.question in cell.source and code:
        yield f"'{markers.question}' stands in a code cell; it belongs in a Markdown cell"


def _unclosed(cell: NotebookNode, markers: notebook.Markers) -> Iterator[str]:
    for begin, end in markers.regions():
        inside = False
        for line in cell.source.split("\n"):
            if begin in line and inside:
                yield f"'{begin}' twice without '{end}' between"
            if end in line and not inside:
                yield f"'{end}' without '{begin}' before it"
            inside = begin in line or (inside and end not in line)
        if inside:
            yield f"'{begin}' without '{end}' after it"


def _grade_ids(nb: NotebookNode) -> Iterator[tuple[str, str]]:
    """Find grade ids that are opaque, unreadable, used twice, or belong to no exercise."""
    cells = [cell for cell in nb.cells if notebook.role(cell) != "free"]
    ids = [notebook.grade_id(cell) for cell in cells]
    exercises = {name for cell, name in zip(cells, ids, strict=True) if notebook.role(cell) == "solution"}
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield name, f"the grade id {name!r} is used {ids.count(name)} times; give each cell its own"
    for cell, name in zip(cells, ids, strict=True):
        if OPAQUE.fullmatch(name) or not READABLE.fullmatch(name):
            yield name, f"the grade id {name!r} says nothing; use words such as adam_step or adam_step--bias_correction"
        elif notebook.role(cell) == "test" and notebook.exercise(name) not in exercises:
            yield name, f"no solution cell has the grade id {notebook.exercise(name)!r}, which this test names"


def _release(course: Course, scratch: Course, assignment: str) -> Iterator[Problem]:
    """Find secret lines in the fresh release, and differences to the one that is kept."""
    fresh, kept = scratch.release / assignment, course.release / assignment
    secret = set().union(*(secret_lines(course, path) for path in course.notebooks(assignment)))
    for path in sorted(p for p in fresh.rglob("*") if p.is_file()):
        where = f"{course.coursedir.release_directory}/{assignment}/{path.relative_to(fresh)}"
        for cell, line in _lines(path):
            if any(part in plain(line) for part in secret):
                yield Problem(where, cell, f"gives away a line of a solution or hidden test: {line.strip()!r}")
        old = kept / path.relative_to(fresh)
        if not old.is_file() or old.read_bytes() != path.read_bytes():
            yield Problem(where, "", "is missing or older than its source; run: make release")
    for path in sorted(p for p in kept.rglob("*") if p.is_file() and not (fresh / p.relative_to(kept)).exists()):
        yield Problem(str(path.relative_to(course.root)), "", "does not come from the source; run: make release")


def secret_lines(course: Course, path: Path) -> set[str]:
    """Return the telling lines of a source notebook's solutions, hidden tests and model answers, without spaces."""
    markers, lines = notebook.Markers.of(course.config), []
    for cell in notebook.read(path).cells:
        for begin, end in markers.regions():
            lines += notebook.region_lines(cell.source, begin, end)
        if notebook.role(cell) == "answer" and markers.fill_begin not in cell.source:
            lines += cell.source.split("\n")
    return {plain(line) for line in lines if telling(line)}


def plain(line: str) -> str:
    """Return a line without white space, so that a changed indent does not hide it."""
    return "".join(line.split())


def telling(line: str) -> bool:
    """Tell whether a line would help: no import, and long enough not to stand in every notebook."""
    words = re.findall(r"\w+", line)
    return not line.lstrip().startswith(("import ", "from ", "#")) and len(plain(line)) >= 12 and len(set(words)) >= 3


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (cell, line) of a released notebook, or (empty, line) of another text file."""
    if path.suffix != ".ipynb":
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            yield "", line
        return
    for cell in notebook.read(path).cells:
        for line in cell.source.split("\n"):
            yield notebook.grade_id(cell) or cell.get("id", ""), line


def _scores(course: Course, scratch: Course, assignment: str) -> Iterator[Problem]:
    """Grade the solution and the untouched release with nbgrader itself."""
    markers = notebook.Markers.of(course.config)
    released = {path.name: notebook.read(path) for path in (scratch.release / assignment).glob("*.ipynb")}
    keys = {path.name: sample.key(notebook.read(path), markers) for path in course.notebooks(assignment)}
    solved = {name: sample.answered(nb, keys[name]) for name, nb in released.items()}
    where = f"{course.coursedir.source_directory}/{assignment}"
    for student, notebooks in {"solution": solved, "untouched": released}.items():
        sample.hand_in(scratch, assignment, student, notebooks)
        scratch.autograde(assignment, student)
        for score in sample.scores(scratch, assignment, student):
            if student == "solution" and score.auto is not None and score.auto < score.max:
                what = f"the solution gets {score.auto:g} of {score.max:g} points; run the notebook and mend the cell"
                yield Problem(where, score.grade_id, what)
            if student == "untouched" and score.auto:
                what = f"an untouched release gets {score.auto:g} points; the test must fail until the task is done"
                yield Problem(where, score.grade_id, what)
