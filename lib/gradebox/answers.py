"""Right and wrong answers of an exercise, and what the tests say to them, without one kernel per answer.

A file `tests/answers/<assignment>/<exercise>.py` holds the answers of one exercise. A line begins each:

    # %% right: as a loop
    # %% wrong: forgets the bias correction | fails: first_step, hundred_steps

What follows takes the place of the whole solution cell. A wrong answer must fail exactly the properties it names.
"""

import ast
import contextlib
import importlib
import io
import multiprocessing
import os
import re
import signal
import traceback
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
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

    The given code that needs no student's code runs once, in a process of its own; each answer gets a forked copy of
    that process, so that nothing it changes reaches the next one.

    Args:
        path: the source notebook.
        markers: the course's markers.
        timeout: seconds for one answer with its tests.
        preload: modules to import beside the given code, which answers would need seconds to import one by one.
    """

    def __init__(self, path: Path, markers: notebook.Markers, timeout: float = 40.0, preload: Sequence[str] = ()):
        cells = [cell for cell in notebook.read(path).cells if cell.cell_type == "code"]
        cells = [(notebook.role(cell), notebook.grade_id(cell), cell.source) for cell in cells]
        self.solutions = {
            name: notebook.without_markers(source, markers) for kind, name, source in cells if kind == "solution"
        }
        self.tests = [name for kind, name, _ in cells if kind == "test"]
        cells = [(kind, name, self.solutions.get(name, source)) for kind, name, source in cells]
        self.path = path
        self._arguments = (cells, tuple(preload), timeout)
        self._connection: Connection | None = None

    def run(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Run the tests of the exercises that are answered; other exercises keep their solution.

        Args:
            answers: code for exercises, by grade id.

        Returns:
            For each test's grade id an empty text where it passes, else the message of its failure.

        Raises:
            CourseError: the given code raises.
        """
        self._connection = self._connection or self._started()
        self._connection.send((dict(answers), [name for name in self.tests if notebook.exercise(name) in answers]))
        return self._connection.recv()

    def _started(self) -> Connection:
        context = multiprocessing.get_context("spawn")  # a fork would inherit what other tests did to this process
        connection, theirs = context.Pipe()
        context.Process(target=_serve, args=(theirs, *self._arguments), daemon=True).start()
        theirs.close()
        if trouble := connection.recv():
            raise CourseError(f"{self.path}: the given code raises {trouble}")
        return connection


def _serve(connection: Connection, cells: list[tuple[str, str, str]], preload: Sequence[str], timeout: float) -> None:
    """Run the given code; then answer each request by what a forked copy of this process says."""
    try:
        namespace = _prepared(cells, preload)
    except Exception as error:
        return connection.send(_described(error))
    connection.send("")
    with contextlib.suppress(EOFError):  # the asking process is gone
        while True:
            answers, tests = connection.recv()
            receiver, sender = multiprocessing.Pipe(duplex=False)
            child = os.fork()
            if child == 0:
                sender.send(_results(cells, answers, tests, namespace))
                os._exit(0)
            sender.close()
            try:
                done = receiver.recv() if receiver.poll(timeout) else {}
            except EOFError:
                done = {}
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            none = f"no verdict: the answer ended or took over {timeout:g} s"
            connection.send({name: done.get(name, none) for name in tests})


def _prepared(cells: list[tuple[str, str, str]], preload: Sequence[str]) -> dict[str, object]:
    """Run the given code that needs no student's code; its plots go nowhere."""
    import matplotlib

    matplotlib.use("agg")
    for module in preload:
        importlib.import_module(module)
    sources = defaultdict(list)
    for kind, _, source in cells:
        sources["given" if kind == "free" else kind].append(source)
    statements = given.needed(sources["given"], sources["solution"], sources["test"])
    namespace: dict[str, object] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(ast.Module(statements, []), "<given>", "exec"), namespace)
    return namespace


def _results(
    cells: list[tuple[str, str, str]], answers: dict[str, str], tests: list[str], namespace: dict[str, object]
) -> dict[str, str]:
    """Run the solution cells, with some answers in their place, and the tests among them."""
    threadpool_limits(limits=1)  # a forked process that waits for its parent's threads would wait for ever
    results = {}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for kind, name, source in cells:
            if kind == "solution":
                _execute(answers.get(name, source), name, namespace)
            elif name in tests:
                results[name] = _execute(source, name, namespace)
    return results


def _execute(source: str, name: str, namespace: dict[str, object]) -> str:
    """Run one cell; return an empty text, or what went wrong."""
    try:
        exec(compile(ast.Module(given.parse(source), []), f"<{name}>", "exec"), namespace)
    except BaseException as error:  # an answer may raise anything, SystemExit included
        return _described(error)
    return ""


def _described(error: BaseException) -> str:
    return "".join(traceback.format_exception_only(error)).strip()
