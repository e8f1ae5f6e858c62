"""What the configuration makes of submissions and releases, by nbgrader's own commands on a small course."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from traitlets import TraitError
from traitlets.config import Config

from gradebox import notebook, sample
from gradebox.course import Course, CourseError
from gradebox.preprocessors import PublicAddress

from .conftest import cell, small_notebook

RIGHT = {"double": "def double(x):\n    return 2 * x", "why": "Because."}
FULL = {"double--values": 3.0, "why": None}


@pytest.fixture
def course(generated: Path, tmp_path: Path) -> Course:
    """The small course with its release generated."""
    return Course(shutil.copytree(generated, tmp_path / "course"))


def released(course: Course) -> nbformat.NotebookNode:
    return notebook.read(course.release / "doubling" / "doubling.ipynb")


def graded(course: Course, nb: nbformat.NotebookNode, student: str = "ada") -> dict[str, float | None]:
    """Hand in a notebook, autograde it and return the points of each graded cell."""
    sample.hand_in(course, "doubling", student, {"doubling.ipynb": nb})
    course.autograde("doubling", student)
    return {score.grade_id: score.auto for score in sample.scores(course, "doubling", student)}


def test_right_wrong_and_untouched(course):
    assert graded(course, sample.answered(released(course), RIGHT)) == FULL
    wrong = sample.answered(released(course), {"double": "def double(x):\n    return x**2"})
    assert graded(course, wrong, "bob") == {"double--values": 0.0, "why": 0.0}
    assert graded(course, released(course), "eve") == {"double--values": 0.0, "why": 0.0}


def test_as_colab_saves_it(course):
    nb = sample.as_colab(sample.answered(released(course), RIGHT))
    assert all("id" not in c and "id" in c.metadata for c in nb.cells) and nb.nbformat_minor == 0
    assert graded(course, nb) == FULL


@pytest.mark.parametrize("tag", ["skip-execution", "raises-exception"])
def test_no_tag_skips_a_cell(course, tag):
    nb = sample.answered(released(course), {"double": "def double(x):\n    return x**2"})
    for c in nb.cells:
        c.metadata["tags"] = [tag]
    assert graded(course, nb)["double--values"] == 0.0


@pytest.mark.parametrize(
    "missing",
    [("double-values",), ("half",), ("look", "double-values"), ("half", "look", "double-values", "why"), ("intro",)],
)
def test_missing_cells_come_back(course, missing):
    nb = sample.answered(released(course), RIGHT)
    nb.cells = [c for c in nb.cells if c.id not in missing]
    assert graded(course, nb)["double--values"] == 3.0
    kept = notebook.read(course.root / "autograded" / "ada" / "doubling" / "doubling.ipynb")
    names = [notebook.grade_id(c) for c in kept.cells if notebook.grade_id(c)]
    assert names == ["half", "double", "look", "double--values", "why"]


def test_a_missing_solution_costs_its_points_and_stops_nobody(course):
    nb = sample.answered(released(course), RIGHT)
    nb.cells = [c for c in nb.cells if c.id != "double"]
    assert graded(course, nb)["double--values"] == 0.0


def test_changed_tests_and_points_are_overwritten(course):
    nb = sample.answered(released(course), {"double": "def double(x):\n    return x**2"})
    for c in nb.cells:
        if c.id == "double-values":
            c.source = "assert True"
            c.metadata["nbgrader"]["points"] = 100
    assert graded(course, nb)["double--values"] == 0.0


def test_an_endless_loop_ends(course):
    course.config.Execute.timeout = 3
    nb = sample.answered(released(course), {"double": "def double(x):\n    while True:\n        pass"})
    assert graded(course, nb)["double--values"] == 0.0


def test_a_submission_that_is_no_notebook_says_so(course):
    folder = course.root / "submitted" / "ada" / "doubling"
    folder.mkdir(parents=True)
    (folder / "doubling.ipynb").write_text("not json", encoding="utf-8")
    with pytest.raises(CourseError, match=r"doubling, Autograde: .*JSON"):
        course.autograde("doubling", "ada")
    assert not (course.root / "autograded" / "ada" / "doubling").exists()


def test_nothing_handed_in_and_a_folder_without_a_notebook(course):
    with pytest.raises(CourseError, match="No notebooks were matched"):
        course.autograde("doubling", "ada")
    (course.root / "submitted" / "ada" / "doubling").mkdir(parents=True)
    with pytest.raises(CourseError, match="No notebooks were matched"):
        course.autograde("doubling", "ada")


@pytest.mark.parametrize(
    ("address", "badge"),
    [
        ("", None),
        (
            "https://github.com/someone/lr-course",
            "https://colab.research.google.com/github/someone/lr-course/blob/main",
        ),
        (
            "https://github.com/someone/lr-course.git",
            "github/someone/lr-course/blob/main/release/doubling/doubling.ipynb",
        ),
        ("https://git.example.edu/lr-course", None),
    ],
)
def test_the_public_address(write_course, address, badge):
    course = write_course(small_notebook())
    course.config.PublicAddress.address = address
    course.generate("doubling")
    (intro,) = [c.source for c in released(course).cells if c.id == "intro"]
    assert intro.endswith("Address: " + address.removesuffix(".git"))
    assert (badge in intro) if badge else ("colab" not in intro)


@pytest.mark.parametrize("address", ["github.com/someone", "http://x.org", "https://x.org/a b", "https://x/'; rm -r"])
def test_a_wrong_address_says_what_is_allowed(address):
    with pytest.raises(TraitError, match=r"PublicAddress.address is .*https://"):
        PublicAddress(config=Config(PublicAddress=Config(address=address)))


def test_nbgraders_own_commands(course):
    """generate_assignment, validate, autograde, generate_feedback and export, from the course's root."""

    def nbgrader(*arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "nbgrader", *arguments]
        return subprocess.run(command, cwd=course.root, capture_output=True, text=True)

    fresh = course.release / "doubling" / "doubling.ipynb"
    by_gradebox = fresh.read_bytes()
    shutil.rmtree(course.release)
    assert nbgrader("generate_assignment", "doubling").returncode == 0
    assert fresh.read_bytes() == by_gradebox
    right = sample.answered(released(course), RIGHT)
    for student, nb in {"ada": right, "eve": released(course)}.items():
        sample.hand_in(course, "doubling", student, {"doubling.ipynb": nb})
    validated = nbgrader("validate", "submitted/ada/doubling/doubling.ipynb")
    assert "Success! Your notebook passes all the tests." in validated.stdout
    assert "VALIDATION FAILED ON 2 CELL" in nbgrader("validate", str(fresh.relative_to(course.root))).stdout
    for command in ("autograde", "generate_feedback"):
        done = nbgrader(command, "doubling")
        assert done.returncode == 0, done.stderr
    assert nbgrader("export").returncode == 0
    rows = Path(course.root / "grades.csv").read_text(encoding="utf-8").splitlines()
    header = rows[0].split(",")
    scores = {row.split(",")[header.index("student_id")]: row.split(",")[header.index("score")] for row in rows[1:]}
    assert scores == {"ada": "3.0", "eve": "0.0"}
    assert nbgrader("autograde", "tripling").returncode != 0
    assert {score.auto for score in sample.scores(course, "doubling", "eve")} == {0.0}


def test_a_cell_that_prints_without_end_is_cut(course):
    noisy = sample.answered(released(course), RIGHT)
    noisy.cells.append(cell("for i in range(5000):\n    print(i)", "noise", "free"))
    assert graded(course, noisy)["double--values"] == 3.0
    kept = notebook.read(course.root / "autograded" / "ada" / "doubling" / "doubling.ipynb")
    assert len(kept.cells[-1].outputs[0].text.split("\n")) <= 200
