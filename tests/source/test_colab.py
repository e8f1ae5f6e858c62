"""Colab: what it does to a notebook costs no grade, and the first cell changes nothing that is installed there."""

import json
import subprocess
import venv
from pathlib import Path

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from gradebox import sample
from gradebox.course import Course
from gradebox.intake.stage import stage
from gradebox.reference import Reference

from .test_release_runs import FAKE_COLAB, answered_release, edition, setup_cell  # noqa: F401

OLDER = ("numpy==2.0.2", "matplotlib==3.10.0", "pandas==2.2.2", "scikit-learn==1.6.1", "scipy==1.15.3")
OLDER += ("seaborn==0.13.2", "tensorflow-cpu==2.19.0 ; sys_platform == 'linux' and platform_machine == 'x86_64'")
THERE = ("ipykernel", "ipywidgets", "pooch", "requests", "tqdm", "jinja2")  # Colab has these; it has no anywidget


@pytest.fixture(scope="module")
def older(tmp_path_factory) -> Path:
    """The interpreter of an environment with older versions than ours, as Colab may have them."""
    folder = tmp_path_factory.mktemp("older") / "venv"
    venv.create(folder, with_pip=True)
    install = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", *OLDER, *THERE]
    done = subprocess.run(install, capture_output=True, text=True)
    assert done.returncode == 0, f"this test installs an environment and needs the network: {done.stderr}"
    return folder / "bin" / "python"


def installed(python: Path) -> dict[str, str]:
    """Return the versions of what is installed."""
    told = subprocess.run([python, "-m", "pip", "list", "--format=json"], capture_output=True, text=True, check=True)
    return {package["name"]: package["version"] for package in json.loads(told.stdout)}


def test_the_first_cell_adds_the_library_and_changes_nothing(course, edition, older, tmp_path):  # noqa: F811
    before = installed(older)
    code = FAKE_COLAB + setup_cell(course, f"file://{edition}")
    done = subprocess.run([older, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    after = installed(older)
    assert after.pop("lrlab") and after == before and before["numpy"] == "2.0.2"


@pytest.mark.parametrize("name", ["gradient_descent", "optimization_lab", "learning_rate_finder"])
def test_notebooks_run_with_what_is_there(course, older, tmp_path, monkeypatch, name):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")  # small budgets
    (path,) = course.source.glob(f"*/{name}.ipynb")
    nb = answered_release(course, path.parent.name, path)
    nb.cells.insert(0, nbformat.v4.new_code_cell(FAKE_COLAB))
    manager = AsyncKernelManager()
    launch = [str(older), "-m", "ipykernel_launcher", "--log-level=ERROR", "-f", "{connection_file}"]
    manager._kernel_spec = KernelSpec(argv=launch, display_name="older", language="python")
    NotebookClient(nb, km=manager, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [output for each in nb.cells for output in each.get("outputs", [])]
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]


@pytest.fixture(scope="module")
def generated(course, tmp_path_factory) -> Course:
    """The course with its assignments in a gradebook."""
    scratch = course.scratch(tmp_path_factory.mktemp("generated") / "course", course.assignments())
    for name in course.assignments():
        scratch.generate(name)
    return scratch


@pytest.mark.parametrize("named", ["{}", "Copy of {}", "{} (1)"])
def test_what_colab_does_costs_no_grade(course, generated, tmp_path, named):
    for name in course.assignments():
        notebooks = [path.stem for path in course.notebooks(name)]
        known = {each: Reference.load(generated.coursedir, name, each) for each in notebooks}
        for way in ("jupyter", "colab"):
            (tmp_path / way / name).mkdir(parents=True)
        for path in course.notebooks(name):
            nb = answered_release(course, name, path)
            nbformat.write(nb, tmp_path / "jupyter" / name / path.name)
            text = nbformat.writes(sample.as_colab(nb))
            (tmp_path / "colab" / name / f"{named.format(path.stem)}.ipynb").write_text(text, encoding="utf-8")
        staged = {
            way: stage(tmp_path / way / name, tmp_path / f"{way}-staged" / name, known) for way in ("jupyter", "colab")
        }
        assert sorted(staged["colab"].ready) == sorted(notebooks) and not any(staged["colab"].doubts.values())
        for each in notebooks:
            plain, colab = (graded(tmp_path / f"{way}-staged" / name / f"{each}.ipynb") for way in ("jupyter", "colab"))
            assert colab == plain and len(plain) > 20, each


def graded(path: Path) -> list[tuple[str, str, dict]]:
    """Return what decides the grades: the code that runs, in order, and the cells that have points."""
    cells = nbformat.read(path, as_version=4).cells
    kept = [each for each in cells if each.cell_type == "code" or each.metadata.get("nbgrader", {}).get("grade")]
    return [(each.cell_type, each.source, dict(each.metadata.get("nbgrader", {}))) for each in kept]
