"""Runs the reference solution both ways before a class is graded: which tests can be judged by the trusted process.

A test cell where the solution does not reach, in the trusted process, the points it gets in one kernel gives no
verdict on students. Results are kept by a hash of the notebook and of this package.
"""

import functools
import hashlib
import json
import os
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbgrader import utils

from gradebox.reference import Reference
from gradebox.verdict.grade import execute
from gradebox.verdict.settings import Calibration, Settings

ROUNDS = 4


def calibrate(reference: Reference, settings: Settings, folder: Path, plain: NotebookNode | None = None) -> Calibration:
    """Return the calibration of a notebook, from the folder or by running its solution.

    Args:
        reference: the instructor's version.
        settings: how notebooks are executed.
        folder: where calibrations are kept.
        plain: the solution, executed in one kernel; None: this is done here.
    """
    tests = [cell for cell in reference.cells if cell.role == "test"]
    if reference.problem:
        return Calibration({cell.name: f"the solution cannot be run: {reference.problem}" for cell in tests})
    text = f"{reference.digest} {package_digest()} {settings.timeout} {settings.in_student} {settings.unfit}"
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    path = folder / reference.assignment / f"{reference.name}-{key}.json"
    try:
        return Calibration(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        pass
    result = _run(reference, settings, tests, plain)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, json.dumps(asdict(result), indent=1))
    return result


def _run(reference: Reference, settings: Settings, tests: list, plain: NotebookNode | None) -> Calibration:
    with tempfile.TemporaryDirectory(prefix="gradebox-") as empty:
        work = settings.files or Path(empty)
        if plain is None:
            plain = reference.solution()
            execute(plain, reference, settings, work)
        points, found = _scores(plain), Calibration(partial=[_name(c) for c in plain.cells if _is_partial(c)])
        for _ in range(ROUNDS):  # a test that is left out may leave another one without what it needs
            trusted = reference.solution()
            in_kernel = tuple(found.unfit) if settings.unfit == "in-kernel" else ()
            trial = None if not found.unfit else replace(found, odd={})
            outcome = execute(trusted, reference, settings, work, in_kernel, trial)
            reached = _scores(trusted)
            unfit = {**found.unfit, **outcome.undecided}
            for cell in tests:
                if cell.kind == "code" and cell.name not in unfit and reached[cell.name] < points[cell.name]:
                    unfit[cell.name] = _why(trusted, cell.name, reached[cell.name], points[cell.name])
            done = unfit.keys() == found.unfit.keys()
            modules = found.modules or outcome.modules
            found = replace(found, unfit=unfit, odd=outcome.odd, seconds=outcome.seconds, modules=modules)
            if done:
                break
    return found


def _why(nb: NotebookNode, name: str, reached: float, points: float) -> str:
    outputs = [output for cell in nb.cells if _name(cell) == name for output in cell.outputs]
    shown = next((output for output in outputs if "ename" in output), None)
    told = f" ({shown.ename}: {shown.evalue})"[:300] if shown else ""
    return f"the reference solution gets {reached:g} of the {points:g} points that it gets in one kernel{told}"


def _name(cell: NotebookNode) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def _scores(nb: NotebookNode) -> dict[str, float]:
    """Return nbgrader's scores of the test cells."""
    cells = [c for c in nb.cells if utils.is_grade(c) and not utils.is_solution(c) and c.cell_type == "code"]
    return {_name(cell): utils.determine_grade(cell)[0] for cell in cells}


def _is_partial(cell: NotebookNode) -> bool:
    """Tell whether a test ends with a number that nbgrader takes for points."""
    for output in cell.get("outputs", []) if utils.is_grade(cell) and not utils.is_solution(cell) else ():
        if output.output_type == "execute_result":
            try:
                float(output.data.get("text/plain", ""))
            except ValueError:
                return False
            return True
    return False


@functools.cache
def package_digest() -> str:
    """Return a hash of this package's own code."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def write_atomically(path: Path, text: str) -> None:
    """Write a text file so that a reader finds the old content or the new, never half of it."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(name, path)
