"""A small course, and the hub with a class that takes it: one for all tests, which go on where the last ended."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from hub import __main__ as command_line
from tests.gradebox.conftest import small_notebook

from .client import Hub, User

ROOT = Path(__file__).parents[2]
LATE = """
c.AssignLatePenalties.plugin_class = "gradebox.grading.late.LatePenalty"
c.LatePenalty.grace = 0.0
"""


def needs(condition: bool, what: str) -> None:
    """Skip a test that cannot run here; where everything has to be there, in continuous integration, fail it."""
    if not condition:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(what)


@dataclass(frozen=True)
class Class:
    """A class on the hub.

    Args:
        hub: the running hub.
        passwords: of its users.
        process: the command that runs it.
        said: what it has printed.
    """

    hub: Hub
    passwords: dict[str, str]
    process: subprocess.Popen
    said: list[str]

    def users(self, *names: str) -> list[User]:
        """Start the servers of users, several at a time, and wait for them."""
        for name in names:
            self.hub.start(name)
        return [self.hub.user(name) for name in names]


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course of the class: a small assignment, and the first of this repository."""
    folder = tmp_path_factory.mktemp("taken")
    (folder / "source" / "doubling").mkdir(parents=True)
    nbformat.write(small_notebook(), folder / "source" / "doubling" / "doubling.ipynb")
    shutil.copytree(ROOT / "source" / "01_gradient_descent", folder / "source" / "01_gradient_descent")
    config = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (folder / "nbgrader_config.py").write_text(config + LATE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def command(taken: Path) -> Iterator[list[str]]:
    """The command that runs the class."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    try:
        command_line.check(command_line.parser().parse_args(["--port", str(port)]))
    except ValueError as error:
        needs(False, str(error))
    name = f"test-{os.getpid()}"
    what = ["--assignment", "doubling", "01_gradient_descent"]
    yield [sys.executable, "-m", "hub", "--port", str(port), "--course", str(taken), "--name", name, *what]
    shutil.rmtree(ROOT / "build" / "hub" / name, ignore_errors=True)
    (ROOT / "build" / "hub" / f"{name}.lock").unlink(missing_ok=True)


def start(command: list[str]) -> Class:
    """Start a class, and wait until it says that it is there."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    watchdog = threading.Timer(120, process.kill)
    watchdog.start()
    said = []
    for line in process.stdout:
        said.append(line)
        if "Ctrl-C ends" in line:
            break
    watchdog.cancel()
    assert process.poll() is None, "".join(said)
    kept = ROOT / "build" / "hub" / command[command.index("--name") + 1] / "register.json"
    register = json.loads(kept.read_text(encoding="utf-8"))
    passwords = {person["name"]: person["password"] for person in register["people"]}
    return Class(Hub(int(command[command.index("--port") + 1]), register["token"]), passwords, process, said)


def end(process: subprocess.Popen) -> str:
    """End a class as Ctrl-C does; return what it still said."""
    process.send_signal(signal.SIGINT)
    try:
        return process.communicate(timeout=40)[0]
    except subprocess.TimeoutExpired:
        process.kill()
        raise


@pytest.fixture(scope="session")
def running(command: list[str]) -> Iterator[Class]:
    """The class, for the time of the tests."""
    klass = start(command)
    yield klass
    if klass.process.poll() is None:
        end(klass.process)
