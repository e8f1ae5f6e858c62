"""The harness: a fresh copy for each answer, no answer that stops it, and files that say what is wrong with them."""

import nbformat
import pytest

from gradebox import notebook
from gradebox.answers import Harness, load
from gradebox.course import Course, CourseError

from .conftest import ROOT, cell, small_notebook


@pytest.fixture(scope="module")
def harness(tmp_path_factory: pytest.TempPathFactory) -> Harness:
    nb = small_notebook()
    nb.cells.insert(2, cell("# @SHOW\nimport math\nstore = []", "store", "given"))
    nb.cells.insert(7, cell("store.append(1)\nassert double(1) == 2 and len(store) == 1", "double--once", "test"))
    path = tmp_path_factory.mktemp("harness") / "doubling.ipynb"
    nbformat.write(nb, path)
    return Harness(path, notebook.Markers.of(Course(ROOT).config), timeout=3)


def test_verdicts(harness):
    assert harness.run({"double": "def double(x):\n    return 2 * x"}) == {"double--values": "", "double--once": ""}
    result = harness.run({"double": "def double(x):\n    return x ** 2"})
    assert result["double--values"].startswith("AssertionError") and result["double--once"]


def test_one_answer_does_not_reach_the_next(harness):
    harness.run({"double": "store.append(7)\nmath.pi = 3\ndef double(x):\n    return 2 * x"})
    assert not any(harness.run({"double": "assert math.pi > 3\ndef double(x):\n    return 2 * x"}).values())


@pytest.mark.parametrize(
    "code",
    [
        "def double(x):\n    while True:\n        pass",
        "import os\nos._exit(0)",
        "raise SystemExit",
        "def double(x:",
        "def double(x):\n    raise KeyboardInterrupt",
    ],
)
def test_no_answer_stops_the_harness(harness, code):
    assert all(harness.run({"double": code}).values())


def test_load(tmp_path):
    path = tmp_path / "double.py"
    path.write_text(
        "# %% right: a sum\ndef double(x):\n    return x + x\n# %% wrong: squares | fails: values, once\npass\n"
    )
    right, wrong = load(tmp_path)
    assert (right.title, right.fails, right.code) == ("a sum", frozenset(), "def double(x):\n    return x + x\n")
    assert wrong.fails == {"double--values", "double--once"} and wrong.code == "pass\n"


@pytest.mark.parametrize(
    "text", ["def double(x): ...", "# %% wrong: squares\npass\n", "# %% right: sums | fails: values\npass\n", ""]
)
def test_a_file_that_says_too_little(tmp_path, text):
    (tmp_path / "double.py").write_text(text)
    with pytest.raises(CourseError, match=r"double.py"):
        load(tmp_path)


def test_a_broken_source(tmp_path, write_course):
    course = write_course(nbformat.v4.new_notebook())
    (tmp_path / "broken.ipynb").write_text("[]")
    with pytest.raises(CourseError, match=r"broken.ipynb: not a notebook"):
        Harness(tmp_path / "broken.ipynb", notebook.Markers.of(course.config))


def test_given_code_that_raises(write_course):
    nb = small_notebook()
    nb.cells.insert(2, cell("import math\nfactor = math.sqrt(-1)", "factor", "given"))
    nb.cells.insert(7, cell("assert double(factor) == 2", "double--factor", "test"))
    course = write_course(nb)
    harness = Harness(course.source / "doubling" / "doubling.ipynb", notebook.Markers.of(course.config))
    for _ in range(2):
        with pytest.raises(CourseError, match=r"doubling.ipynb: the given code raises ValueError"):
            harness.run(harness.solutions)
