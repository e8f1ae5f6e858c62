"""Executes a notebook: student code in a sandboxed kernel, tests in the trusted process, each cell within its time."""

import math
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from traitlets.config import Config

from gradebox.reference import Cell, Reference
from gradebox.sandbox.session import KernelLost, Session, error
from gradebox.verdict.judge import GRACE, Judge, JudgeLost

REPLACEMENTS = 10  # kernels that a notebook may use up
ODD = ("empty", "nan", "masked", "changed")


@dataclass(frozen=True)
class Calibration:
    """What the reference solution showed.

    Args:
        unfit: tests without a trusted verdict, with the reason.
        partial: tests whose last expression is a number of points.
        odd: by test, what was odd about the solution's own answers: empty arrays, NaN, masked items, changed arguments.
        seconds: how long the solution took in the trusted process.
    """

    unfit: dict[str, str] = field(default_factory=dict)
    partial: list[str] = field(default_factory=list)
    odd: dict[str, list[str]] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass
class Outcome:
    """What came of executing a notebook; its cells hold their outputs."""

    undecided: dict[str, str] = field(default_factory=dict)  # by grade id, why a test gave no verdict
    odd: dict[str, list[str]] = field(default_factory=dict)  # by grade id, what was odd about the answers
    seconds: float = 0.0
    memory: float = 0.0  # MiB, at most


@dataclass
class Settings:
    """How notebooks are executed.

    Args:
        config: nbgrader's configuration.
        hidden: folders of which student code sees nothing.
        files: the folder of the assignment's own files; tests may read them.
        timeout: seconds for one cell, or None.
        in_student: the course's own name for `in_student`, dotted, or an empty text.
        arguments: further arguments of the kernel.
        unfit: what happens to tests without a trusted verdict: person or in-kernel.
    """

    config: Config
    hidden: list[str]
    files: Path | None
    timeout: float | None
    in_student: str = ""
    arguments: tuple[str, ...] = ()
    unfit: str = "person"


def execute(
    nb: NotebookNode,
    reference: Reference,
    settings: Settings,
    work: Path,
    in_kernel: Collection[str] | None = None,
    calibration: Calibration | None = None,
) -> Outcome:
    """Execute a notebook in place.

    Args:
        nb: the notebook, its cells as in `reference` where they have a grade id.
        reference: the instructor's version.
        settings: how.
        work: a folder whose files the student's kernel finds beside it.
        in_kernel: tests to run in the student's kernel, as nbgrader does; None: all of them.
        calibration: what the solution showed; None: this is the solution.
    """
    run = _Run(reference, settings, work, in_kernel)
    run.calibration = calibration
    start, outcome = time.monotonic(), Outcome()
    if calibration is not None and in_kernel is not None:
        outcome.undecided = {name: why for name, why in calibration.unfit.items() if name not in in_kernel}
    try:
        run.start()
        for count, cell in enumerate((cell for cell in nb.cells if cell.cell_type == "code"), 1):
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            known = reference.by_name.get(name)
            cell.execution_count = count
            if known is None or known.role != "test" or in_kernel is None or name in in_kernel:
                cell.outputs = run.cell(cell.source) if cell.source.strip() else []
                if known is not None and known.role == "test":
                    cell.outputs = _within_points(cell.outputs, known)
                    run.bind(name)
            elif name in outcome.undecided:
                run.bind(name)
            else:
                report = run.test(name)
                cell.outputs = _outputs(report, known, calibration is not None and name in calibration.partial)
                outcome.odd[name] = report.get("odd", [])
                if "undecided" in report:
                    outcome.undecided[name] = report["undecided"]
    finally:
        outcome.memory = run.session.watch.peak / 2**20 if run.session.watch else 0.0
        run.stop()
        outcome.seconds = time.monotonic() - start
    return outcome


class _Run:
    """A kernel and a trusted process, and what to do when one of them is lost."""

    def __init__(self, reference: Reference, settings: Settings, work: Path, in_kernel: Collection[str] | None):
        self.settings = settings
        self.calibration: Calibration | None = None
        self.told = False  # whether hidden tests have run
        trusted = in_kernel is not None
        self.session = Session(settings.config, reference.kernel, work, settings.hidden, list(settings.arguments))
        sandbox = self.session.sandbox
        self.judge = Judge(sandbox, settings.files, settings.hidden, settings.in_student) if trusted else None
        self.steps = reference.plan(tuple(in_kernel)) if in_kernel else reference.steps
        self.tests = {cell.name: cell for cell in reference.cells if cell.role == "test"}
        self.next = 0  # the first step that has not been taken
        self.history: list[str] = []  # the code that ran in the kernel, to be run again in a new one
        self.replaced = 0
        self.end = time.monotonic() + sandbox.notebook_seconds

    def start(self) -> None:
        self.session.start()
        if self.judge is not None:
            self.judge.start()
            self.judge.kernel(self.session.channel)

    def stop(self) -> None:
        self.session.stop()
        if self.judge is not None:
            self.judge.stop()

    def cell(self, source: str) -> list[NotebookNode]:
        """Run a cell in the kernel; return its outputs."""
        if time.monotonic() > self.end or self.replaced > REPLACEMENTS:
            return [error("NotebookStopped", "not run: the notebook has used up its time or its kernels")]
        try:
            outputs = self.session.run(source, self._seconds())
        except KernelLost as lost:
            self._replace()
            return [error("KernelStopped", f"{lost.why}; the cells below run in a new kernel, without this cell")]
        self.history.append(source)
        return outputs

    def test(self, name: str) -> dict:
        """Run a test cell in the trusted process; return its report."""
        if time.monotonic() > self.end or self.replaced > REPLACEMENTS:
            return _stopped("not run: the notebook has used up its time or its kernels")
        step = next(step for step in self.steps if step.test and step.name == name)
        try:
            self._given_until(self.steps.index(step))
            fit = self.calibration is not None
            allowed = self.calibration.odd[name] if fit and name in self.calibration.odd else [*ODD]
            hidden = list(self.tests[name].hidden)
            how = {"hidden": hidden, "fit": fit, "allowed": allowed, "told": self.told}
            report = self.judge.test(step, self._seconds() or 1e6, **how)
            self.told = self.told or report.get("told", False)
            self._heed(report.get("kernel", True))
            if report.get("code"):
                self.cell(report["code"])
        except JudgeLost as lost:
            self._judge_again()
            return _stopped(f"the test did not end: {lost}")
        return report

    def bind(self, name: str) -> None:
        """Let the trusted process know what a test without a verdict binds for later ones."""
        if self.judge is None:
            return
        step = next(step for step in self.steps if step.test and step.name == name)
        try:
            self._given_until(self.steps.index(step))
            self._heed(self.judge.bind(step, self._seconds() or 1e6))
        except JudgeLost:
            self._judge_again()

    def _given_until(self, place: int) -> None:
        for step in self.steps[self.next : place]:
            self.next += 1
            if not step.test:
                self._heed(self.judge.given(step, self._seconds() or 1e6))

    def _heed(self, answers: bool) -> None:
        """Bring a kernel back that does not answer, or replace it."""
        if not answers:
            self.session.interrupt()
            if not self.judge.ask("reset", GRACE * 2, seconds=self.session.sandbox.interrupt_seconds):
                self._replace()

    def _judge_again(self) -> None:
        """Start the trusted process anew, with a new kernel."""
        self.judge.stop()
        self.judge.start()
        done, self.next = self.next, 0
        self._replace()
        self._given_until(done)

    def _replace(self) -> None:
        """Start a new kernel and bring it to where the old one was, as far as that goes."""
        self.session.stop()
        while self.replaced <= REPLACEMENTS:
            self.replaced += 1
            self.session.start()
            again, self.history = self.history, []
            for number, source in enumerate(again):
                try:
                    self.session.run(source, self._seconds())
                except KernelLost:
                    self.history += again[number + 1 :]
                    self.session.stop()
                    break
                self.history.append(source)
            else:
                break
        if self.judge is not None and self.session.watch is not None:
            self.judge.kernel(self.session.channel)
            self.judge.ask("push", 2 * GRACE, seconds=GRACE)

    def _seconds(self) -> float | None:
        left = max(self.end - time.monotonic(), 1.0)
        return left if self.settings.timeout is None else min(left, self.settings.timeout)


def _stopped(why: str) -> dict:
    line = {"ename": "StudentCodeStopped", "evalue": why, "traceback": [f"StudentCodeStopped: {why}"]}
    return {"text": "", "error": line, "result": None}


def _outputs(report: dict, cell: Cell, partial: bool) -> list[NotebookNode]:
    """Return the outputs of a test cell, in the words that nbgrader reads scores from."""
    outputs = []
    if report.get("text"):
        outputs.append(nbformat.v4.new_output("stream", name="stdout", text=report["text"]))
    if report.get("error"):
        outputs.append(nbformat.v4.new_output("error", **report["error"]))
    elif partial and not _points(report.get("result"), cell.points):
        shown = (report.get("result") or {}).get("text/plain", "nothing")
        outputs.append(error("PartialCreditError", f"the points are {shown[:100]}, not 0 to {cell.points:g}"))
    elif report.get("result"):
        outputs.append(nbformat.v4.new_output("execute_result", data=report["result"], execution_count=None))
    return outputs if partial else _within_points(outputs, cell)


def _points(data: Mapping[str, str] | None, most: float) -> bool:
    """Tell whether the display of a value is a number of points."""
    try:
        return 0 <= float((data or {}).get("text/plain", "")) <= most
    except (TypeError, ValueError):
        return False


def _within_points(outputs: list[NotebookNode], cell: Cell) -> list[NotebookNode]:
    """Leave out a shown number that nbgrader would take for points and then stumble over, or give all points for."""

    def odd(output: NotebookNode) -> bool:
        try:
            value = float(output.data.get("text/plain", ""))
        except (TypeError, ValueError):
            return not isinstance(output.data.get("text/plain"), str)
        return not math.isfinite(value) or not 0 <= value <= cell.points

    return [o for o in outputs if o.output_type != "execute_result" or not odd(o)]
