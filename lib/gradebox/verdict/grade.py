"""Executes a notebook: student code in a sandboxed kernel, tests in the trusted process, each cell within its time."""

import json
import time
from collections.abc import Collection
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from gradebox.reference import Reference
from gradebox.sandbox.session import KernelLost, Session, error
from gradebox.sandbox.warm import Preload
from gradebox.verdict.judge import GRACE, Judge, JudgeLost
from gradebox.verdict.outputs import outputs, stopped, within_points
from gradebox.verdict.settings import Calibration, Outcome, Settings

REPLACEMENTS = 10  # kernels that a notebook may use up
ODD = ("empty", "nan", "masked", "changed")


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
    run, start = _Run(reference, settings, work, in_kernel, calibration), time.monotonic()
    unfit = calibration.unfit.items() if calibration is not None and in_kernel is not None else ()
    outcome = Outcome(undecided={name: why for name, why in unfit if name not in in_kernel})
    try:
        run.start()
        for count, cell in enumerate((cell for cell in nb.cells if cell.cell_type == "code"), 1):
            cell.execution_count = count
            _execute_cell(cell, run, reference, in_kernel, outcome)
        outcome.modules = run.modules() if calibration is None and in_kernel is not None else {}
    finally:
        outcome.memory = run.session.watch.peak / 2**20 if run.session.watch else 0.0
        outcome.cold = run.session.cold or (run.judge.cold if run.judge else "")
        run.stop()
        outcome.seconds = time.monotonic() - start
    return outcome


def _execute_cell(
    cell: NotebookNode, run: "_Run", reference: Reference, in_kernel: Collection[str] | None, outcome: Outcome
) -> None:
    """Execute one code cell where it belongs."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
    known = reference.by_name.get(name)
    test = known is not None and known.role == "test"
    if not test or in_kernel is None or name in in_kernel:
        cell.outputs = run.cell(cell.source) if cell.source.strip() else []
        if test:
            cell.outputs = within_points(cell.outputs, known)
            run.bind(name)
    elif name in outcome.undecided:
        run.bind(name)
    else:
        report = run.test(name)
        cell.outputs = outputs(report, known, run.calibration is not None and name in run.calibration.partial)
        outcome.odd[name] = report.get("odd", [])
        if "undecided" in report:
            outcome.undecided[name] = report["undecided"]


class _Run:
    """A kernel and a trusted process, and what to do when one of them is lost."""

    def __init__(
        self,
        reference: Reference,
        settings: Settings,
        work: Path,
        in_kernel: Collection[str] | None,
        calibration: Calibration | None,
    ):
        self.settings, self.calibration = settings, calibration
        self.told = False  # whether hidden tests have run
        trusted = in_kernel is not None
        known = calibration.modules if calibration else {}
        preload = Preload(tuple(reference.imports), tuple(known.get("kernel", ())))
        arguments = (work, settings.hidden, settings.arguments, preload)
        self.session = Session(settings.config, reference.kernel, *arguments)
        sandbox = self.session.sandbox
        beside = (settings.files, settings.hidden, settings.in_student, known.get("trusted", ()))
        self.judge = Judge(sandbox, *beside) if trusted else None
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

    def modules(self) -> dict[str, list[str]]:
        """Return what both processes have imported."""
        try:
            kernel = self.session.run("import json, sys; print(json.dumps(sorted(sys.modules)))", self._seconds())
            return {"kernel": json.loads(kernel[0].text), "trusted": self.judge.ask("modules", GRACE)}
        except (JudgeLost, KernelLost, ValueError, AttributeError, IndexError):
            return {}

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
            return stopped("not run: the notebook has used up its time or its kernels")
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
            return stopped(f"the test did not end: {lost}")
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
