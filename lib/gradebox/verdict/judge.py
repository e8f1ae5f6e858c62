"""Drives the trusted process of a submission from outside: starts it, asks it, ends it when it does not answer."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from gradebox.kernel.channel import Channel
from gradebox.kernel.errors import Lost, Malformed
from gradebox.sandbox import bubblewrap, warm
from gradebox.sandbox.settings import Sandbox, SandboxError
from gradebox.sandbox.warm import ColdStart, Forked, Preload
from gradebox.verdict.plan import Step

GRACE = 10.0  # seconds beyond a test's own time


class JudgeLost(Exception):
    """The trusted process did not answer and was killed."""


class Judge:
    """A trusted process.

    Args:
        sandbox: the limits, and the kind of sandbox.
        files: a folder of the course's own files, which tests may read; or None.
        hidden: folders of which it sees nothing.
        in_student: the course's own name for the function that runs another one in the student's kernel, dotted.
        modules: what it will import; it is forked from a process that has done so, if it can be; none: it starts cold.
    """

    def __init__(
        self, sandbox: Sandbox, files: Path | None, hidden: list[str], in_student: str, modules: Sequence[str] = ()
    ):
        self.sandbox, self.files, self.hidden, self.in_student = sandbox, files, hidden, in_student
        self.modules, self.cold = modules, ""
        self.process: subprocess.Popen | Forked | None = None
        self.folder: str | None = None

    def start(self) -> None:
        """Start the process, forked from a warm parent if it can be.

        Raises:
            SandboxError: it does not start.
        """
        control, theirs = socket.socketpair()
        self.passing, passed = socket.socketpair()
        self.control = Channel(control)
        with theirs, passed:
            try:
                self.process = self._fork([theirs, passed])
            except ColdStart as reason:
                self.cold = str(reason)
                self.process = self._spawn([theirs, passed])
        try:
            limits = {"DATA": self.sandbox.memory * 2**20, "CORE": 0}
            problem = self.ask("begin", self.sandbox.start_seconds, limits=limits, in_student=self.in_student)
        except JudgeLost:
            error = self.process.stderr
            said = error.read().decode(errors="replace").strip().splitlines() if error else []
            raise SandboxError(f"the trusted process does not start: {' '.join(said[-2:])}") from None
        if problem:
            raise SandboxError(f"TrustedExecute.in_student: {problem}")

    def _fork(self, sockets: list[socket.socket]) -> Forked:
        if not self.modules:
            raise ColdStart("")
        beside, preload = bubblewrap.beside(self.files), Preload(modules=tuple(self.modules))
        size = sum(size for _, size in beside)
        parent = warm.parent("trusted", sys.executable, preload, self.sandbox, self.hidden, size)
        return parent.fork({}, sockets, {str(path.relative_to(self.files)): path.read_bytes() for path, _ in beside})

    def _spawn(self, sockets: list[socket.socket]) -> subprocess.Popen:
        run, numbers = self._command([each.fileno() for each in sockets])
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        files, environment = [each.fileno() for each in sockets], {**os.environ, **self.sandbox.inherited()}
        where = {"cwd": self.folder or "/", "env": environment, "start_new_session": True}
        try:
            return subprocess.Popen(run, pass_fds=[*files, *numbers], **quiet, **where)
        finally:
            for number in numbers:
                os.close(number)

    def _command(self, sockets: list[int]) -> tuple[list[str], list[int]]:
        """Return the command that starts the process, and further open files it needs."""
        run = [sys.executable, "-m", "gradebox.verdict.process", *map(str, sockets)]
        self.folder = None
        if self.sandbox.choose() == "bwrap":
            sees = [*bubblewrap.interpreter_paths(sys.executable), *self.sandbox.read_only]
            return bubblewrap.command(run, self.sandbox, self.files, sees, self.hidden)
        self.folder = tempfile.mkdtemp(prefix="gradebox-")  # a container could not inherit the sockets
        for path in self.files.iterdir() if self.files else ():
            if path.is_file() and path.suffix != ".ipynb":
                shutil.copy(path, self.folder)
        return run, []

    def stop(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            if self.process.stderr:
                self.process.stderr.close()
            self.control.close()
            self.passing.close()
            self.process = None
            if self.folder:
                shutil.rmtree(self.folder, ignore_errors=True)

    def kernel(self, channel: socket.socket) -> None:
        """Hand over the channel to a kernel."""
        socket.send_fds(self.passing, [b"kernel"], [channel.fileno()])
        self.ask("kernel", GRACE)

    def given(self, step: Step, seconds: float) -> bool:
        """Run what tests need of a given cell; return whether the kernel still answers."""
        return self.ask("given", seconds + GRACE, step=step.message(), seconds=seconds)

    def bind(self, step: Step, seconds: float) -> bool:
        """Run what a test without a verdict binds for others; return whether the kernel still answers."""
        return self.ask("bind", seconds + GRACE, step=step.message(), seconds=seconds)

    def test(self, step: Step, seconds: float, **how: object) -> dict:
        """Run a test cell; return its report. `how`: see `process.Trusted.do_test`."""
        return self.ask("test", 2 * seconds + GRACE, step=step.message(), seconds=seconds, **how)

    def ask(self, do: str, patience: float, **arguments: object) -> object:
        """Ask for something and return the answer.

        Raises:
            JudgeLost: it did not answer in time.
        """
        deadline = time.monotonic() + patience
        try:
            self.control.send({"do": do, "with": arguments}, [], deadline)
            return self.control.receive(deadline)[0]["answer"]
        except (Lost, Malformed, OSError) as error:
            self.process.kill()
            raise JudgeLost(str(error)) from None
