"""Runs source notebooks with their solutions, as a person would; what was run can be kept until something changes."""

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat.notebooknode import NotebookNode

from gradebox.course import Course

TIMEOUT = 1800  # seconds for one cell


@dataclass
class Run:
    """What came of a notebook.

    Args:
        path: the source notebook.
        nb: the same with outputs, as far as it came.
        seconds: how long it ran.
        problem: the error that stopped it, or an empty text.
    """

    path: Path
    nb: NotebookNode
    seconds: float
    problem: str = ""


def run(path: Path, quick: bool = False) -> Run:
    """Run a notebook from top to bottom.

    Args:
        path: the notebook; its folder is the working folder.
        quick: with the small budgets that it has when nbgrader executes it.
    """
    nb, start, problem = nbformat.read(path, as_version=4), time.monotonic(), ""
    client = NotebookClient(nb, timeout=TIMEOUT, kernel_name="python3", resources=beside(path))
    client.extra_arguments = ["--log-level=ERROR"]
    try:
        client.execute(env={**os.environ, **({"NBGRADER_EXECUTION": "autograde"} if quick else {})})
    except CellExecutionError as error:
        problem = f"{error.ename}: {error.evalue}"
    except DeadKernelError as error:
        problem = str(error)
    except AssertionError:  # at Ctrl-C nbclient ends the kernel, and then misses it
        raise KeyboardInterrupt from None
    return Run(path, nb, time.monotonic() - start, problem)


def keep(course: Course, done: Run, folder: Path, quick: bool = False) -> None:
    """Write an executed notebook to a folder, with what `kept` needs to know it again."""
    done.nb.metadata["gradebox"] = {"run": _digest(course, done.path, quick), "seconds": done.seconds}
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f".{done.path.stem}.new"
    nbformat.write(done.nb, new)
    new.replace(folder / f"{done.path.stem}.ipynb")


def kept(course: Course, path: Path, folder: Path, quick: bool = False) -> Run | None:
    """Return what was kept of a notebook, None where there is nothing or notebook or library have changed since."""
    try:
        nb = nbformat.read(folder / f"{path.stem}.ipynb", as_version=4)
        notes = nb.metadata["gradebox"]
        same = notes["run"] == _digest(course, path, quick)
        return Run(path, nb, notes["seconds"]) if same else None
    except (OSError, ValueError, KeyError):
        return None


def beside(path: Path) -> dict:
    """Return what tells nbclient and nbconvert where a notebook lies."""
    return {"metadata": {"path": str(path.parent), "name": path.stem}}


def _digest(course: Course, path: Path, quick: bool) -> str:
    """Return a hash of a notebook and of the library that the course brings with it, this package aside."""
    digest, own = hashlib.sha256(f"{quick}".encode() + path.read_bytes()), Path(__file__).parent
    for file in sorted(path for path in (course.root / "lib").rglob("*") if path.is_file()):
        if not {own.name, "__pycache__"} & set(file.relative_to(course.root / "lib").parts):
            digest.update(file.read_bytes())
    return digest.hexdigest()
