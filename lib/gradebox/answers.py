"""Right and wrong answers of an exercise, and what the tests say to them, without one kernel per answer.

A file `tests/answers/<assignment>/<exercise>.py` holds the answers of one exercise. A line begins each:

    # %% right: as a loop
    # %% wrong: forgets the bias correction | fails: first_step, hundred_steps

What follows takes the place of the whole solution cell. A wrong answer must fail exactly the properties it names.
"""

import ast
import contextlib
import io
import multiprocessing
import re
import traceback
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from threadpoolctl import threadpool_limits

from gradebox import given, notebook
from gradebox.course import CourseError

HEAD = re.compile(r"# %% (right|wrong): ([^|\n]+?)(?: *\| *fails: *([\w, ]+))?\n")


@dataclass(frozen=True)
class Answer:
    """One answer to an exercise. `fails` names the tests it must fail: grade ids, none for a right answer."""

    exercise: str
    title: str
    code: str
    fails: frozenset[str]


def load(folder: Path) -> list[Answer]:
    """Read the answers of an assignment.

    Args:
        folder: `tests/answers/<assignment>`.

    Raises:
        CourseError: a file does not begin with a heading, or a wrong answer names no test.
    """
    found = []
    for path in sorted(folder.glob("*.py")):
        before, *parts = HEAD.split(path.read_text(encoding="utf-8"))
        if before.strip() or not parts:
            raise CourseError(f"{path}: the first line must be a heading such as '# %% right: as a loop'")
        for line in (line for code in parts[3::4] for line in code.split("\n") if line.startswith("# %%")):
            raise CourseError(f"{path}: not a heading: '{line}'; see '# %% wrong: squares | fails: values'")
        for kind, title, fails, code in zip(*[iter(parts)] * 4, strict=True):
            names = frozenset(f"{path.stem}--{name.strip()}" for name in (fails or "").split(",") if name.strip())
            if (kind == "wrong") != bool(names):
                raise CourseError(f"{path}: '{title}': a wrong answer names the tests it fails, a right one names none")
            found.append(Answer(path.stem, title, code.strip() + "\n", names))
    return found


class Harness:
    """Runs the tests of one source notebook against answers.

    The given code that needs no student's code runs once; each answer gets a forked copy of that process, so that
    nothing it changes reaches the next one.

    Args:
        path: the source notebook.
        markers: the course's markers.
        timeout: seconds for one answer with its tests.
    """

    def __init__(self, path: Path, markers: notebook.Markers, timeout: float = 40.0):
        cells = [cell for cell in notebook.read(path).cells if cell.cell_type == "code"]
        self.cells = [(notebook.role(cell), notebook.grade_id(cell), cell.source) for cell in cells]
        self.solutions = {
            name: notebook.without_markers(source, markers) for kind, name, source in self.cells if kind == "solution"
        }
        self.tests = [name for kind, name, _ in self.cells if kind == "test"]
        self.timeout = timeout
        self._namespace: dict[str, object] | None = None

    def run(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Run the tests of the exercises that are answered; other exercises keep their solution.

        Args:
            answers: code for exercises, by grade id.

        Returns:
            For each test's grade id an empty text where it passes, else the message of its failure.
        """
        if self._namespace is None:
            self._namespace = self._prepare()
        tests = [name for name in self.tests if notebook.exercise(name) in answers]
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=self._run_in_child, args=(dict(answers), tests, sender))
        child.start()
        sender.close()
        try:
            done = receiver.recv() if receiver.poll(self.timeout) else {}
        except EOFError:
            done = {}
        child.kill()
        child.join()
        return {name: done.get(name, f"no verdict: the answer ended or took over {self.timeout:g} s") for name in tests}

    def _prepare(self) -> dict[str, object]:
        """Run the given code once; its plots go nowhere."""
        import matplotlib

        matplotlib.use("agg")
        sources = {kind: [source for k, _, source in self.cells if k == kind] for kind in ("given", "free", "test")}
        statements = given.needed(sources["given"] + sources["free"], self.solutions.values(), sources["test"])
        namespace: dict[str, object] = {"__name__": "__main__"}
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(ast.Module(statements, []), "<given>", "exec"), namespace)
        return namespace

    def _run_in_child(self, answers: dict[str, str], tests: list[str], sender) -> None:
        namespace, results = self._namespace, {}
        threadpool_limits(limits=1)  # a forked process that waits for its parent's threads would wait for ever
        warnings.simplefilter("default")  # as in a kernel, whatever the caller made of warnings
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            for kind, name, source in self.cells:
                if kind == "solution":
                    _execute(answers.get(name, self.solutions[name]), name, namespace)
                elif name in tests:
                    results[name] = _execute(source, name, namespace)
        sender.send(results)


def _execute(source: str, name: str, namespace: dict[str, object]) -> str:
    """Run one cell; return an empty text, or what went wrong."""
    try:
        exec(compile(ast.Module(given.parse(source), []), f"<{name}>", "exec"), namespace)
    except BaseException as error:  # an answer may raise anything, SystemExit included
        return "".join(traceback.format_exception_only(error)).strip()
    return ""
