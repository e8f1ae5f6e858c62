"""Promises about the repository as a whole."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from gradebox import notebook
from gradebox.course import Course

ROOT = Path(__file__).parents[1]
COURSE = Course(ROOT)
NOTEBOOKS = [path for name in COURSE.assignments() for path in COURSE.notebooks(name)]


def test_the_configuration_stays_short():
    assert len((ROOT / "nbgrader_config.py").read_text(encoding="utf-8").splitlines()) <= 40


def test_modules_and_functions_stay_small():
    for path in (ROOT / "lib").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 250, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                docstring = ast.get_docstring(node, clean=False) or ""
                lines = node.end_lineno - node.lineno + 1 - len(docstring.splitlines())
                assert lines <= 32, f"{path}: {node.name} has {lines} lines"
                assert len(node.args.args) + len(node.args.kwonlyargs) <= 7, f"{path}: {node.name}"


def test_every_module_and_public_function_has_a_docstring():
    for path in (ROOT / "lib").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        public = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and n.name[0] != "_"]
        missing = [node.name for node in public if not ast.get_docstring(node)]
        assert ast.get_docstring(tree) and not missing, f"{path}: {missing}"


def test_gradebox_knows_nothing_of_the_course():
    for path in (ROOT / "lib" / "gradebox").glob("*.py"):
        assert "lrlab" not in path.read_text(encoding="utf-8"), path


def test_the_licences_and_the_library_agree_on_python():
    project = tomllib.loads((ROOT / "lib" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT" and project["requires-python"] == ">=3.11,<3.14"
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_keeps_to_its_size(path):
    nb = notebook.read(COURSE.release / path.parent.name / path.name)
    words = sum(len(cell.source.split()) for cell in nb.cells if cell.cell_type == "markdown")
    assert words <= 2500 and len(nb.cells) <= 70
    for cell in notebook.read(path).cells:
        assert cell.cell_type != "code" or len(cell.source.splitlines()) <= 25, cell.id
        for _, number in re.findall(r"(source|release)/(\d\d)_", cell.source):
            pytest.fail(f"{cell.id} names the assignment's number {number}, which may change")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_exercise_says_what_it_asks(path):
    nb = notebook.read(path)
    prompts = [cell.source for cell in nb.cells if "<!-- @q -->" in cell.source]
    solutions = [cell for cell in nb.cells if notebook.role(cell) == "solution"]
    assert len(prompts) == len(solutions)
    for prompt in prompts:
        assert re.search(r"\*\d+ points? · \d+ minutes · \w+\*", prompt), prompt[:80]
        assert "heck by hand" in prompt or "check by hand" in prompt, prompt[:80]
        assert "<details><summary>Hint</summary>" in prompt, prompt[:80]
    for cell in solutions:
        assert "# STUDENT TASK: " in cell.source, cell.id
        markers = notebook.Markers.of(COURSE.config)
        written = notebook.region_lines(cell.source, markers.fill_begin, markers.fill_end)
        assert len(written) <= 15, cell.id
    tests = [notebook.grade_id(cell) for cell in nb.cells if notebook.role(cell) == "test"]
    assert {notebook.exercise(name) for name in tests} == {notebook.grade_id(cell) for cell in solutions}
    by_tests = sum(c.metadata["nbgrader"]["points"] for c in nb.cells if notebook.role(c) == "test")
    by_hand = sum(c.metadata["nbgrader"]["points"] for c in nb.cells if notebook.role(c) == "answer")
    assert f"{by_tests} by tests, {by_hand} for written answers" in nb.cells[0].source


README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_what_is_there():
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert set(re.findall(r"(?:^|`)make (\w+)", README, re.M)) <= set(targets)
    for link in re.findall(r"\]\(([\w/.-]+)\)", README) + re.findall(r"`((?:lib|docs|tests)/[\w/.]+)`", README):
        assert "ASSIGNMENT" in link or (ROOT / link).exists(), link


def test_the_exercise_in_the_readme_works():
    """Its solution passes its tests, and its tests fail what is left when the solution is cut out."""
    solution, test = re.findall(r"```python\n(.*?)```", README, re.S)
    solution, test = (re.sub(r"^   ", "", code, flags=re.M) for code in (solution, test))
    markers = notebook.Markers.of(COURSE.config)
    lines = notebook.region_lines(solution, markers.fill_begin, markers.fill_end)
    assert lines and notebook.region_lines(test, markers.hidden_begin, markers.hidden_end)
    namespace = {"__name__": "__main__"}
    exec(solution, namespace)
    exec(test, namespace)
    stub = solution.replace("\n".join(lines), "    raise NotImplementedError")
    exec(stub, namespace)
    with pytest.raises(AssertionError, match="not attempted"):
        exec(test, namespace)
