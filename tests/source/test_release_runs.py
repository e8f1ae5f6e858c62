"""A release runs where students are: in a fresh environment, in a clone, in Colab."""

import re
import subprocess
import sys
import venv
from pathlib import Path

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from gradebox import notebook, sample
from gradebox.course import Course
from gradebox.edition import student_edition

FAKE_COLAB = "import sys, types; sys.modules['google.colab'] = types.ModuleType('google.colab')\n"


@pytest.fixture(scope="module")
def edition(course, tmp_path_factory) -> Path:
    """The student edition, as a git repository."""
    folder = tmp_path_factory.mktemp("edition") / "class"
    student_edition(course, folder)
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "class"]):
        subprocess.run([*git, *arguments], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def python(edition, tmp_path_factory) -> Path:
    """The interpreter of a fresh environment with the student edition's library and a kernel, nothing else."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, with_pip=True)
    install = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", edition / "lib", "ipykernel"]
    done = subprocess.run(install, capture_output=True, text=True)
    assert done.returncode == 0, f"this test installs a fresh environment and needs the network: {done.stderr}"
    return folder / "bin" / "python"


@pytest.fixture
def without_lrlab(python):
    """The same environment while lrlab is not installed."""
    subprocess.run([python, "-m", "pip", "uninstall", "--quiet", "--yes", "lrlab"], check=True)
    return python


def answered_release(course: Course, assignment: str, path: Path) -> nbformat.NotebookNode:
    key = sample.key(notebook.read(path), notebook.Markers.of(course.config))
    return sample.answered(notebook.read(course.release / assignment / path.name), key)


def test_an_answered_release_in_a_fresh_environment(course, python, tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")  # small budgets
    for assignment, path in [(name, path) for name in course.assignments() for path in course.notebooks(name)]:
        nb = answered_release(course, assignment, path)
        if any(re.search("import (torch|tensorflow)", cell.source) for cell in nb.cells):
            continue  # those run with all their answers elsewhere
        manager = AsyncKernelManager()
        launch = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        manager._kernel_spec = KernelSpec(argv=launch, display_name="fresh", language="python")
        NotebookClient(nb, km=manager, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
        outputs = [output for cell in nb.cells for output in cell.get("outputs", [])]
        assert not [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"]


def setup_cell(course: Course, address: str = "") -> str:
    """Return the first code cell of a release, as the public address makes it."""
    path = next(course.release.glob("*/*.ipynb"))
    first = next(cell.source for cell in notebook.read(path).cells if cell.cell_type == "code")
    assert first.count('ADDRESS = ""') == 1
    return first.replace('ADDRESS = ""', f'ADDRESS = "{address}"') + "\nimport lrlab; print(lrlab.__file__)"


def run(python: Path, code: str, folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run([python, "-c", code], cwd=folder, capture_output=True, text=True)


def test_in_a_clone_the_setup_cell_finds_the_library(course, edition, without_lrlab):
    done = run(without_lrlab, setup_cell(course), next((edition / "release").iterdir()))
    assert done.stdout.strip() == str(edition / "lib" / "lrlab" / "__init__.py"), done.stderr


def test_elsewhere_the_setup_cell_says_what_to_do(course, without_lrlab, tmp_path):
    done = run(without_lrlab, setup_cell(course), tmp_path)
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("ImportError: lrlab is not installed. In a terminal: pip install ./lib")
    done = run(without_lrlab, setup_cell(course, "https://git.example.edu/class"), tmp_path)
    assert "pip install 'git+https://git.example.edu/class#subdirectory=lib'" in done.stderr.splitlines()[-1]


def test_in_colab_the_setup_cell_installs_the_library_and_touches_nothing_else(
    course, edition, without_lrlab, tmp_path
):
    def installed() -> set[str]:
        freeze = [without_lrlab, "-m", "pip", "list", "--format=freeze"]
        return set(subprocess.run(freeze, capture_output=True, text=True, check=True).stdout.split())

    before = installed()
    done = run(without_lrlab, FAKE_COLAB + setup_cell(course, f"file://{edition}"), tmp_path)
    assert done.returncode == 0 and "site-packages" in done.stdout, done.stderr
    assert {line.partition("==")[0] for line in installed() - before} == {"lrlab"} and before <= installed()


def test_the_release_does_not_depend_on_the_clone(course, tmp_path):
    copy = course.scratch(tmp_path / "elsewhere" / "with spaces", course.assignments())
    for name in course.assignments():
        copy.generate(name)
        for path in (copy.release / name).iterdir():
            assert path.read_bytes() == (course.release / name / path.name).read_bytes()
            assert str(course.root) not in path.read_text(encoding="utf-8")
    assert sys.executable not in (course.release / name / path.name).read_text(encoding="utf-8")
