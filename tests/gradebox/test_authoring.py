"""The guard finds each mistake of an author, and nothing in a sound source."""

import subprocess
import sys

import nbformat
import pytest

from gradebox import authoring, release
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
        (set_source("half", "HALF", "# <!-- @q -->\nHALF"), "half", "stands in a code cell"),
        (set_id("half", "cell-3f2a9c0d1e4b5a67"), "cell-3f2a9c0d1e4b5a67", "says nothing"),
        (set_id("half", "Half 1"), "Half 1", "says nothing"),
        (set_id("half", "double"), "double", "is used 2 times"),
        (set_id("double-values", "triple--values"), "triple--values", "no solution cell has the grade id 'triple'"),
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
    assert [str(p) for p in authoring.check(course, "doubling")] == [
        "source/doubling · double--values · the solution gets 0 of 3 points; run the notebook and mend the cell",
        "source/doubling · double--nothing · an untouched release gets 1 points; "
        "the test must fail until the task is done",
    ]


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
