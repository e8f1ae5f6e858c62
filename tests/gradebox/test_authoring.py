"""The guard finds each mistake of an author, and nothing in a sound source."""

import subprocess
import sys

import nbformat
import pytest

from gradebox import authoring, leaks, markers, notebook, release
from gradebox.course import CourseError

from .conftest import cell, small_notebook


def set_source(name: str, old: str, new: str):
    """Return a change of the small notebook: a text in one cell."""

    def change(nb):
        (target,) = [c for c in nb.cells if c.id == name]
        assert old in target.source
        target.source = target.source.replace(old, new)

    return change


def set_id(name: str, grade_id: str):
    """Return a change of the small notebook: a grade id."""

    def change(nb):
        next(c for c in nb.cells if c.id == name).metadata["nbgrader"]["grade_id"] = grade_id

    return change


def set_metadata(name: str, key: str, value: object):
    """Return a change of the small notebook: a value in a cell's nbgrader metadata."""

    def change(nb):
        next(c for c in nb.cells if c.id == name).metadata["nbgrader"][key] = value

    return change


def set_attachment(nb):
    nb.cells[6]["attachments"] = {"a.png": {"image/png": "aGVsbG8="}}


def drop_test(nb):
    del nb.cells[5]


def add_output(nb):
    nb.cells[3].outputs = [nbformat.v4.new_output("stream", text="42")]


def add_cell(source: str, role: str):
    def change(nb):
        nb.cells.append(cell(source, "extra", role))

    return change


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        (set_source("double", "# @FILL begin", "# @FIL begin"), "double", "looks like a marker and is none"),
        (set_source("double", "# @FILL begin", "#@FILL begin"), "double", "looks like a marker and is none"),
        (set_source("double", "# @FILL begin", "# @fill begin"), "double", "looks like a marker and is none"),
        (set_source("double", "# @FILL end", "# FILL end"), "double", "looks like a marker and is none"),
        (set_source("double", "# @FILL begin", "### BEGIN SOLUTION"), "double", "looks like a marker and is none"),
        (set_source("double-values", "# @HIDDEN begin", "# @HIDEN begin"), "double--values", "looks like a marker"),
        (set_source("double-values", "# @HIDDEN begin", "# HIDDEN begin"), "double--values", "looks like a marker"),
        (set_source("half", "# @SHOW", "# @SHOWN"), "half", "looks like a marker and is none"),
        (set_source("double-task", "<!-- @q -->", "<!-- @ q -->"), "double-task", "looks like a marker and is none"),
        (set_source("double", "    # @FILL end", ""), "double", "without '# @FILL end' after it"),
        (set_source("double", "    # @FILL begin\n", ""), "double", "without '# @FILL begin' before it"),
        (set_source("double", "# @FILL begin", "# @FILL begin\n    # @FILL begin"), "double", "twice without"),
        (add_cell("# @FILL begin\nx = 1\n# @FILL end", "free"), "extra", "'# @FILL begin' stands in a free cell"),
        (add_cell("# @HIDDEN begin\nx = 1\n# @HIDDEN end", "free"), "extra", "stands in a free cell"),
        (add_cell("# @SHOW\nx = 1", "free"), "extra", "'# @SHOW' stands in a free code cell"),
        (add_cell("x = 1", "given"), "extra", "a read-only code cell without '# @SHOW'"),
        (add_cell("def f(x):\n    return x", "solution"), "extra", "students would lose the whole cell"),
        (set_source("half", "HALF", "<!-- @q -->\nHALF"), "half", "stands in a code cell"),
        (set_id("half", "cell-3f2a9c0d1e4b5a67"), "cell-3f2a9c0d1e4b5a67", "says nothing"),
        (set_id("half", "Half 1"), "Half 1", "says nothing"),
        (set_id("half", "double"), "double", "is used 2 times"),
        (set_id("double-values", "triple--values"), "triple--values", "no solution cell has the grade id 'triple'"),
        (set_source("double", "# @FILL begin", "# @FILL start"), "double", "looks like a marker"),
        (set_source("double", "# @FILL begin", "# BEGIN FILL"), "double", "looks like a marker"),
        (set_source("double", "# @FILL begin", "@FILL begin"), "double", "looks like a marker"),
        (set_source("double", "# @FILL begin", "\uff03 @FILL begin"), "double", "looks like a marker"),
        (set_source("double", "# @FILL begin", "x = x  # @FIL begin"), "double", "looks like a marker"),
        (set_source("double", "# @FILL begin", "### begin solution"), "double", "looks like a marker"),
        (set_source("double-values", "# @HIDDEN begin", "### BEGIN HIDDEN TEST"), "double--values", "looks like a"),
        (set_source("double-values", "# @HIDDEN end", "# HIDDEN"), "double--values", "looks like a marker"),
        (set_source("double-task", "<!-- @q -->", "<-- @q -->"), "double-task", "looks like a marker"),
        (set_source("double-task", "<!-- @q -->", "@q"), "double-task", "looks like a marker"),
        (set_source("half", "# @SHOW\n", "HALF = 0.5\n# @SHOW\n"), "half", "without '# @SHOW' in its first line"),
        (set_id("half", "cell_3f2a9c0d"), "cell_3f2a9c0d", "says nothing"),
        (set_id("half", "q1"), "q1", "says nothing"),
        (set_metadata("double-values", "points", 0), "double--values", "the points are 0"),
        (set_metadata("why", "points", None), "why", "the points are None"),
        (set_attachment, "why", "a picture attached to an answer stays in the release"),
        (drop_test, "double", "no test names this exercise"),
        (add_output, "double", "has outputs; strip them: nbstripout --keep-id source/doubling/doubling.ipynb"),
    ],
)
def test_a_mistake_in_the_source(change, where, what, write_course):
    nb = small_notebook()
    change(nb)
    course = write_course(nb)
    problems = list(authoring.check(course, "doubling"))
    assert any(p.cell == where and what in p.what for p in problems), problems
    assert all(p.file == "source/doubling/doubling.ipynb" and "\n" not in str(p) for p in problems)
    with pytest.raises(CourseError):
        release.release(course, "doubling")
    assert not course.release.exists()


def test_a_sound_source_is_silent_once_released(write_course):
    course = write_course(small_notebook())
    assert [str(p) for p in authoring.check(course, "doubling")] == [
        "release/doubling/doubling.ipynb · is missing or older than its source; run: make release"
    ]
    assert release.release(course, "doubling") is True
    assert release.release(course, "doubling") is False
    assert list(authoring.check(course, "doubling")) == []
    released = nbformat.read(course.release / "doubling" / "doubling.ipynb", 4)
    (solution,) = [c for c in released.cells if c.id == "double"]
    assert solution.source.endswith("    # TODO: Replace with your code (fill)\n    raise NotImplementedError")
    (written,) = [c for c in released.cells if c.id == "why"]
    assert written.source == "*Enter your answer in this cell*"
    (test,) = [c for c in released.cells if c.id == "double-values"]
    assert test.source == "assert double(2) == 4"


def test_a_stale_release_and_foreign_files(write_course):
    course = write_course(small_notebook())
    release.release(course, "doubling")
    path = course.release / "doubling" / "doubling.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("Doubling", "Twice"), encoding="utf-8")
    (course.release / "doubling" / "old.txt").write_text("left over", encoding="utf-8")
    whats = [str(p) for p in authoring.check(course, "doubling")]
    assert "release/doubling/doubling.ipynb · is missing or older than its source; run: make release" in whats
    assert "release/doubling/old.txt · does not come from the source; run: make release" in whats


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("text", "Hint: `return x + x + 0 * x`"),
        ("given", "# @SHOW\ndef solve(x):\n    return x + x + 0 * x"),
        ("given", "# @SHOW\nassert double(-1.5) == -3 and double(10) == 20"),
        ("text", "Because twice a half is one whole thing."),
    ],
)
def test_a_leak(place, line, write_course):
    nb = small_notebook()
    nb.cells.append(cell(line, "extra", place))
    course = write_course(nb)
    found = next(p for p in authoring.check(course, "doubling") if "gives away a line" in p.what)
    assert found.cell == "extra"


@pytest.mark.parametrize(
    "line",
    [
        "# show",
        "# Show it",
        "# how",
        "# fill and bend",
        "# hidden dim",
        "# use @show_all to show",
        "# mark @slow tests",
        "# W @ hidden + b",
        "# img @ filter",
        "# mail: ann@hidde.nl",
        "# @file utils.py",
        "# nbgrader uses BEGIN SOLUTION by default",
        "hidden = x @ w  # begin with the first layer",
        "@decorator",
        "fill = begin = 0",
    ],
)
def test_lines_that_are_no_markers(line, course):
    marks = notebook.Markers.of(course.config)
    assert not markers.looks_like_one(line, marks, code=True)
    assert not markers.looks_like_one(line, marks, code=False)


def test_plumbing_that_given_code_has_too_is_no_leak(write_course):
    nb = small_notebook()
    loop = "rng = np.random.default_rng(0)\nfor x, y in zip(xs, ys):\n    pass\n"
    set_source("double", "return x + x", loop.replace("\n", "\n    ") + "return x + x")(nb)
    set_source("half", "HALF = 0.5", "import numpy as np\nxs = ys = []\n" + loop + "HALF = 0.5")(nb)
    course = write_course(nb)
    secret = leaks.secret_lines(course.source / "doubling" / "doubling.ipynb", notebook.Markers.of(course.config))
    assert secret == {
        "returnx+x+0*x",
        "assertdouble(-1.5)==-3anddouble(10)==20",
        "Becausetwiceahalfisonewholething.",
    }


def test_a_leak_in_metadata(write_course):
    nb = small_notebook()
    nb.cells[0].metadata["note"] = {"solution": ["return x + x + 0 * x"]}
    found = next(p for p in authoring.check(write_course(nb), "doubling") if "gives away a line" in p.what)
    assert found.cell == "intro"


def test_a_release_that_is_no_python_and_a_given_cell_that_stops(write_course):
    nb = small_notebook()
    test = "if True:\n    # @HIDDEN begin\n    assert double(3) == 6\n    # @HIDDEN end"
    nb.cells.append(cell(test, "double--six", "test"))
    nb.cells.append(cell("# @SHOW\nlook = 1 / 0", "broken", "given"))
    course = write_course(nb)
    release.release(course, "doubling")
    found = [str(p) for p in authoring.check(course, "doubling")]
    assert any("double--six · is no valid Python once the region is cut out" in p for p in found)
    assert any("broken · stops with ZeroDivisionError" in p for p in found)


def test_notebooks_and_archives_that_nobody_reads(write_course):
    course = write_course(small_notebook())
    (course.source / "doubling" / "more").mkdir()
    nbformat.write(small_notebook(), course.source / "doubling" / "more" / "extra.ipynb")
    (course.source / "doubling" / "solution.zip").write_bytes(b"PK")
    nbformat.write(small_notebook(), course.source / "doubling" / "again.ipynb")
    found = [str(p) for p in authoring.check(course, "doubling")]
    assert any(p.startswith("source/doubling/more/extra.ipynb · nbgrader leaves out") for p in found)
    assert any(p.startswith("source/doubling/solution.zip · an archive") for p in found)
    assert any("the same grade id stands in again.ipynb" in p for p in found)


def test_metadata_that_is_no_metadata(write_course):
    nb = small_notebook()
    nb.cells[3].metadata["nbgrader"]["grade_id"] = 5
    (problem,) = authoring.check(write_course(nb), "doubling")
    assert "a grade id is no text: 5" in str(problem)


def test_a_leak_in_a_file_beside_the_notebook(write_course):
    course = write_course(small_notebook())
    (course.source / "doubling" / "helper.py").write_text("def f(x):\n  return x + x + 0 * x\n", encoding="utf-8")
    found = next(str(p) for p in authoring.check(course, "doubling") if "gives away" in p.what)
    assert found == (
        "release/doubling/helper.py · gives away a line of a solution or hidden test: 'return x + x + 0 * x'"
    )


def test_a_wrong_solution_and_a_test_that_asks_nothing(write_course):
    nb = small_notebook()
    set_source("double", "x + x + 0 * x", "x + x + 0 * x if x > 0 else 0")(nb)
    nb.cells.insert(6, cell("print('checked')", "double--nothing", "test"))
    course = write_course(nb)
    release.release(course, "doubling")
    where = "source/doubling/doubling.ipynb · double--"
    assert [str(p) for p in authoring.check(course, "doubling")] == [
        f"{where}values · the solution gets 0 of 3 points (an error, or any text on stderr)",
        f"{where}nothing · an untouched release gets points; the test must fail until the task is done",
    ]


def test_a_test_that_an_empty_answer_passes(write_course):
    nb = small_notebook()
    weak = "import numpy as np\nnp.testing.assert_allclose(double(2), 4)\nassert not abs(np.sum(double(3)) - 6) > 6"
    nb.cells.insert(6, cell(weak, "double--weak", "test"))
    course = write_course(nb)
    release.release(course, "doubling")
    (problem,) = map(str, authoring.check(course, "doubling"))
    assert "double--weak · lets an answer through that returns []" in problem


def test_a_test_that_cannot_run_apart_from_the_student(write_course):
    nb = small_notebook()
    nb.cells.insert(6, cell("class Odd:\n    def __add__(self, other):\n        return 4\n"
                            "    def __mul__(self, other):\n        return 0\n    __rmul__ = __mul__\n"
                            "assert double(Odd()) == 4", "double--odd", "test"))  # fmt: skip
    course = write_course(nb)
    release.release(course, "doubling")
    problems = [str(p) for p in authoring.check(course, "doubling")]
    assert any(
        "double--odd · cannot be judged apart from the student's code" in p and "in_student" in p for p in problems
    )


def test_a_source_that_is_no_notebook(write_course):
    course = write_course(small_notebook())
    (course.source / "doubling" / "doubling.ipynb").write_text('{"cells": [', encoding="utf-8")
    (problem,) = authoring.check(course, "doubling")
    assert "source/doubling/doubling.ipynb · not a notebook" in str(problem)


def test_the_command(write_course):
    course = write_course(small_notebook())

    def run(*arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "gradebox.cli", *arguments]
        return subprocess.run(command, cwd=course.root, capture_output=True, text=True)

    failed = run("check")
    assert failed.returncode == 1 and failed.stdout.count("\n") == 1 and "make release" in failed.stdout
    assert run("release").stdout == "release/doubling: written\n"
    sound = run("check", "doubling")
    assert (sound.returncode, sound.stdout) == (0, "")
    unknown = run("check", "tripling")
    assert unknown.returncode == 2 and "no assignment 'tripling'" in unknown.stderr and "doubling" in unknown.stderr
    assert run("check", "--course-dir", "nowhere").returncode == 2
    assert run("--help").stdout.count("gradebox") > 3
