"""The site: what the public sees of a notebook, and a small course as pages."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from gradebox import cli, runs
from gradebox.course import Course
from gradebox.site.cells import public
from tests.gradebox.conftest import ROOT, cell, small_notebook

PICTURE = "import matplotlib.pyplot as plt\nfig, ax = plt.subplots(figsize=(1, 1))\nax.plot([1, 2]);"
CONF = """project = "Small"
extensions = ["myst_nb", "gradebox.site.pages"]
html_theme = "furo"
html_math_renderer = "mathml"
nb_execution_mode = "off"
myst_enable_extensions = ["dollarmath"]
"""


def course_notebook() -> nbformat.NotebookNode:
    """The small notebook with a hint, a picture, and output that a page cannot show."""
    nb = small_notebook()
    hint = "<details><summary>Hint</summary>Half of $x^2$, twice.</details>"
    nb.cells[2].source += f"\n\nDouble $x$.\n\n{hint}"
    nb.cells.insert(5, cell(f"# @SHOW\n{PICTURE}", "picture", "given"))
    nb.cells.insert(6, cell("# @SHOW\nimport sys\nprint('told', file=sys.stderr)\nprint(HALF)", "told", "given"))
    nb.cells.insert(7, cell("**What you see.** A *line* rises. It ends.", "takeaway", "text"))
    return nb


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> nbformat.NotebookNode:
    """The notebook with its outputs."""
    path = tmp_path_factory.mktemp("run") / "doubling.ipynb"
    nbformat.write(course_notebook(), path)
    done = runs.run(path)
    assert not done.problem
    return done.nb


@pytest.fixture
def config(write_course):
    """The configuration of a course."""
    return write_course(small_notebook()).config


def texts(nb: nbformat.NotebookNode) -> str:
    """All of a notebook as text."""
    return nbformat.writes(nb)


def test_solutions_are_folded_and_hidden_tests_absent(run, config):
    page = public(run, config)
    solution = next(c for c in page.cells if "return x + x" in c.source)
    assert solution.metadata.tags == ["hide-input"] and "solution" in solution.metadata.mystnb.code_prompt_show
    assert "@FILL" not in texts(page) and "@SHOW" not in texts(page) and "@q" not in texts(page)
    assert any("NotImplementedError" in c.source and c.source.startswith("# STUDENT TASK") for c in page.cells)
    assert "double(-1.5)" not in texts(page) and "@HIDDEN" not in texts(page)
    assert any(c.source == "assert double(2) == 4" and c.metadata.tags == ["hide-input"] for c in page.cells)
    answer = next(c.source for c in page.cells if "whole thing" in c.source)
    assert answer.startswith("<details>") and "\n\nBecause" in answer and answer.endswith("\n\n</details>")


def test_without_solutions_there_are_none(run, config):
    page = public(run, config, solutions=False)
    assert "x + x" not in texts(page) and "whole thing" not in texts(page) and "double(-1.5)" not in texts(page)
    assert "NotImplementedError" in texts(page) and "assert double(2) == 4" in texts(page)
    assert any("image/png" in output.get("data", {}) for c in page.cells for output in c.get("outputs", []))


def test_pictures_are_described_and_noise_is_left_out(run, config):
    page = public(run, config)
    picture = next(c for c in page.cells if "plt.subplots" in c.source)
    assert picture.metadata.mystnb.image.alt == "Figure: Exercise: double. A line rises."
    assert picture.metadata.tags == ["hide-input"]
    told = next(c for c in page.cells if "sys.stderr" in c.source)
    assert [output.name for output in told.outputs] == ["stdout"] and "tags" not in told.metadata


def test_a_widget_without_a_page_is_left_out(run, config):
    nb = nbformat.from_dict(run)
    data = {"text/plain": "Slider()", "application/vnd.jupyter.widget-view+json": {"model_id": "1"}}
    widget = nbformat.v4.new_output("display_data", data)
    both = nbformat.v4.new_output("display_data", {**data, "text/html": "<p>a page</p>"})
    nb.cells[1].outputs = [widget, both]
    (kept,) = next(c for c in public(nb, config).cells if c.source == "HALF = 0.5").outputs
    assert kept.data["text/html"] == "<p>a page</p>" and "application/vnd.jupyter.widget-view+json" not in kept.data


def test_the_hint_is_markdown(run, config):
    (task,) = (c.source for c in public(run, config).cells if "Hint" in c.source)
    assert "<summary>Hint</summary>\n\nHalf of $x^2$, twice.\n\n</details>" in task


@pytest.fixture(scope="module")
def released(tmp_path_factory) -> Path:
    """A course with a release and a site of one page."""
    folder = tmp_path_factory.mktemp("site") / "course"
    (folder / "source" / "doubling").mkdir(parents=True)
    (folder / "docs").mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    nbformat.write(course_notebook(), folder / "source" / "doubling" / "doubling.ipynb")
    (folder / "docs" / "conf.py").write_text(CONF)
    (folder / "docs" / "index.md").write_text("# Home\n\n```{toctree}\nassignments/doubling\n```\n")
    (folder / "README.md").write_text("# A course\n")
    course = Course(folder)
    course.generate("doubling")
    runs.keep(course, runs.run(course.notebooks("doubling")[0]), folder / "build" / "notebooks" / "doubling")
    return folder


@pytest.fixture
def course(released, tmp_path) -> Course:
    """A copy of it."""
    return Course(shutil.copytree(released, tmp_path / "course"))


def test_a_small_course_becomes_a_site(course, capsys, monkeypatch):
    where = ["--course-dir", str(course.root)]
    assert cli.main(["site", *where]) == 0
    index = course.root / "build" / "site" / "index.html"
    assert capsys.readouterr().out.strip() == str(index)
    page = (index.parent / "assignments" / "doubling.html").read_text(encoding="utf-8")
    assert "<math" in page and "MathJax" not in page and "A line rises." in page
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", page.replace('href="https://', ""))
    release = (course.release / "doubling" / "doubling.ipynb").read_bytes()
    assert (index.parent / "downloads" / "doubling.ipynb").read_bytes() == release
    monkeypatch.setattr(runs, "run", None)  # nothing has changed, so nothing is run again
    assert cli.main(["site", *where]) == 0
    shutil.copytree(index.parent, course.root / "public")
    (course.root / "public" / "assignments" / "renamed.html").write_text("x + x")
    assert cli.main(["site", "--without-solutions", "--out", str(course.root / "public"), *where]) == 0
    everything = "".join(path.read_text(errors="ignore") for path in (course.root / "public").rglob("*.*"))
    assert "whole thing" not in everything and "x + x" not in everything and "double(-1.5)" not in everything


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda course: (course.root / "docs" / "conf.py").unlink(), "docs/conf.py: missing"),
        (lambda course: (course.root / "docs" / "index.md").write_text("# Home\n\n[x](y.md)\n"), "y.md"),
        (lambda course: (course.release / "doubling" / "doubling.ipynb").unlink(), "run: gradebox release doubling"),
        (lambda course: (course.root / "build" / "site").mkdir(parents=True), ""),
        (lambda course: (course.root / "build" / "site" / "mine").mkdir(parents=True), "holds something else"),
    ],
)
def test_what_is_wrong_is_said(course, capsys, harm, said):
    harm(course)
    assert cli.main(["site", "--course-dir", str(course.root)]) == (2 if said else 0)
    assert said in capsys.readouterr().err


def test_a_notebook_that_stops_is_named_and_not_kept(write_course, capsys):
    nb = course_notebook()
    nb.cells.append(cell("1 / 0", "broken", "free"))
    course = write_course(nb)
    (course.root / "docs").mkdir()
    (course.root / "docs" / "conf.py").write_text(CONF)
    (course.root / "README.md").write_text("")
    assert cli.main(["site", "--course-dir", str(course.root)]) == 2
    assert "doubling.ipynb: stopped: ZeroDivisionError" in capsys.readouterr().err
    assert not list((course.root / "build").rglob("doubling.ipynb"))


def test_what_was_run_is_kept_until_something_changes(write_course, tmp_path):
    course = write_course(small_notebook())
    (path,) = course.notebooks("doubling")
    done = runs.run(path)
    runs.keep(course, done, tmp_path)
    assert runs.kept(course, path, tmp_path).nb.cells[3].source == done.nb.cells[3].source
    assert runs.kept(course, path, tmp_path, quick=True) is None
    (course.root / "lib" / "mine").mkdir(parents=True)
    (course.root / "lib" / "mine" / "module.py").write_text("x = 1\n")
    assert runs.kept(course, path, tmp_path) is None
