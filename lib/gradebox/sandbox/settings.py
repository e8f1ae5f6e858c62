"""What a sandboxed process may use, and which sandbox this machine has."""

import functools
import os
import shutil
import subprocess

from traitlets import Bool, Enum, Float, Integer, List, Unicode
from traitlets.config import Configurable

KINDS = ("auto", "bwrap", "container", "none")


class SandboxError(Exception):
    """No sandbox can be had; the message is one line for a person."""


class Sandbox(Configurable):
    """Limits of a student's kernel. Sizes are in MiB, times in seconds; they hold for one submission each."""

    kind = Enum(
        KINDS, "auto", help="bwrap, container, none (no protection at all), or auto: bwrap, else a container engine."
    ).tag(config=True)
    memory = Integer(4096, min=64, help="Memory of all processes of a submission together, MiB.").tag(config=True)
    processes = Integer(256, min=1, help="Processes and threads of a submission.").tag(config=True)
    open_files = Integer(512, min=32, help="Open files of a process.").tag(config=True)
    disk = Integer(256, min=1, help="Size of /tmp and of the working folder, MiB each.").tag(config=True)
    cell_output = Integer(4, min=1, help="Output that is kept of one cell, MiB; more of it ends the cell.").tag(
        config=True
    )
    notebook_seconds = Float(900, min=1, help="Wall time of a whole notebook.").tag(config=True)
    interrupt_seconds = Float(5, min=0.1, help="How long a cell may go on when interrupted.").tag(config=True)
    warm = Bool(True, help="Fork kernels from a parent that has imported what the notebook imports.").tag(config=True)
    start_seconds = Float(60, min=1, help="How long a kernel may take to start.").tag(config=True)
    read_only = List(Unicode(), help="Further files and folders to see, read-only; such as a folder with data.").tag(
        config=True
    )
    environment = List(
        Unicode(),
        ["LANG", "LC_ALL", "TZ", "NBGRADER_EXECUTION", "OMP_NUM_THREADS", "PYTHONPATH", "TF_CPP_MIN_LOG_LEVEL"],
        help="Names of the environment variables that the sandbox inherits.",
    ).tag(config=True)
    image = Unicode("debian:stable-slim", help="The image that a container engine uses as base.").tag(config=True)

    def choose(self) -> str:
        """Return the sandbox to use: bwrap, container or none.

        Raises:
            SandboxError: what is asked for does not work here.
        """
        if self.kind == "none":
            return "none"
        reasons = []
        if self.kind in ("auto", "bwrap"):
            reason = bwrap_problem()
            if not reason:
                return "bwrap"
            reasons.append(reason)
        if self.kind in ("auto", "container"):
            if engine():
                return "container"
            reasons.append("no docker or podman that answers")
        raise SandboxError(
            f"no sandbox for student code here: {'; '.join(reasons)}. "
            "Install bubblewrap (apt install bubblewrap), or give --sandbox none to run without protection"
        )

    def rlimits(self) -> dict[str, int]:
        """Return the limits that a process sets itself, by the names of setrlimit."""
        return {
            "DATA": self.memory * 2**20,
            "NPROC": self.processes,
            "NOFILE": self.open_files,
            "FSIZE": self.disk * 2**20,
            "CORE": 0,
        }

    def inherited(self) -> dict[str, str]:
        """Return the environment of a sandboxed process.

        Long experiments in it are short, as nbgrader asks for. NumPy and PyTorch compute in one thread, if not told
        otherwise: others grade beside it, and sums do not depend on how many cores a machine has.
        """
        kept = {name: os.environ[name] for name in self.environment if name in os.environ}
        return {"LANG": "C.UTF-8", "NBGRADER_EXECUTION": "autograde", "OMP_NUM_THREADS": "1", **kept}


@functools.cache
def bwrap_problem() -> str:
    """Return why bubblewrap does not work here, or an empty text."""
    command = shutil.which("bwrap")
    if command is None:
        return "bubblewrap (bwrap) is not installed"
    try:
        test = [command, "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "--proc", "/proc", "true"]
        done = subprocess.run(test, capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"bubblewrap does not start ({error})"
    said = done.stderr.decode(errors="replace").strip().replace("\n", " ")
    return f"bubblewrap does not work ({said or done.returncode})" if done.returncode else ""


@functools.cache
def engine() -> str:
    """Return the command of a container engine that answers, or an empty text."""
    for name in ("podman", "docker"):
        command = shutil.which(name)
        try:
            if command and not subprocess.run([command, "info"], capture_output=True, timeout=20).returncode:
                return command
        except (OSError, subprocess.TimeoutExpired):
            continue
    return ""
